"""Words of other subjects: how much of a question is about something that this library does not know."""

import re
from collections.abc import Iterable

from thuishaven.domain.language.normalise import fold
from thuishaven.domain.texts import Texts


class Elsewhere:
    """The words of other subjects in one language; an asterisk at the end of one stands for any ending."""

    def __init__(self, groups: Iterable[Texts], language: str) -> None:
        said = sorted({fold(word) for group in groups for word in group.in_language(language)}, key=len, reverse=True)
        parts = [re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in said]
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)") if parts else None

    def words_in(self, text: str) -> int:
        """How many words of ``text`` belong elsewhere."""
        if self._pattern is None:
            return 0
        return sum(len(match.group().split()) for match in self._pattern.finditer(fold(text)))
