"""Pages of the office: one module for each kind of work."""
