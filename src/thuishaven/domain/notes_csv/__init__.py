"""Notes somebody wrote elsewhere, read from a table of text: date, pupil, text, author.

Pure: bytes in, notes and broken lines out. Nothing is guessed about what a note means.
"""

from thuishaven.domain.notes_csv.names import Candidate, Names, plain_name
from thuishaven.domain.notes_csv.reading import (
    LONGEST_NOTE,
    MOST_BYTES,
    MOST_LINES,
    BrokenLine,
    FileFault,
    LineFault,
    Note,
    Notes,
    RefusedFileError,
    read_notes,
    read_text,
)

__all__ = [
    "LONGEST_NOTE",
    "MOST_BYTES",
    "MOST_LINES",
    "BrokenLine",
    "Candidate",
    "FileFault",
    "LineFault",
    "Names",
    "Note",
    "Notes",
    "RefusedFileError",
    "plain_name",
    "read_notes",
    "read_text",
]
