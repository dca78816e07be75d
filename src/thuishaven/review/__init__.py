"""Looking back together, and what we do next."""
