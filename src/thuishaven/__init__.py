"""Thuishaven: see, understand, support and carry on, without labelling a child."""

__version__ = "0.1.0"
