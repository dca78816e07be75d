"""What the rules raise when the data they are given cannot be used."""

from thuishaven.domain.catalogue import Text


class BadInput(Exception):  # noqa: N818 - what was given
    """Input that cannot be used, with the place of the fault and what to write instead.

    ``field`` is the path from the top of the input, such as ``observations[3].at``; ``message`` says what is wrong in
    both languages and holds no name or other words about a child.
    """

    def __init__(self, field: str, message: Text) -> None:
        super().__init__(field, message)
        self.field = field
        self.message = message

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, language: str) -> str:
        """One line, ``field: message``, in ``language`` (Dutch for any language that is not English)."""
        return f"{self.field}: {self.message.in_language(language)}"
