"""Print the figures: ``python -m tests.picture_cases.notes``."""

from . import HELD_OUT, IN_SIGHT, heard_in

for path in (IN_SIGHT, HELD_OUT):
    heard = heard_in(path)
    print(path.stem, ", ".join(f"{label}: {heard.prompted[label]} of {heard.notes[label]}" for label in heard.notes))
