"""What the child shows when tension rises, and what helps then."""
