"""The demo school: fixed, fictional people and histories, the same in tests, demo and README."""
