"""What guardians see and add, each for themselves."""
