"""Two taps, on any device, with or without a network."""
