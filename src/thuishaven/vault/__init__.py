"""Encryption at rest: one data key per person, wrapped by a key that never enters the database."""
