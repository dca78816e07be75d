"""Earlier notes: from a table somebody kept elsewhere, looked over one by one, to observations."""
