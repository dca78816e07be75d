"""Numbers about the school, small groups hidden."""
