"""The picture of a pupil: computed from the observations, never stored as a truth."""
