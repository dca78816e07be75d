"""Asking colleagues for a short look: "zie jij dit ook?"."""
