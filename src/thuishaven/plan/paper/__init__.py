"""The support plan and the card for a substitute on paper: PDF that a screen reader can read aloud."""
