"""Notes that ask for the reporting code prompt, and others hardly ever."""

from pathlib import Path

import pytest

from . import HELD_OUT, IN_SIGHT, heard_in


@pytest.mark.parametrize("path", [IN_SIGHT, HELD_OUT], ids=lambda path: path.stem)
def test_danger_is_heard_and_ordinary_notes_stay_quiet(path: Path) -> None:
    heard = heard_in(path)

    assert heard.share("acute") >= 0.8
    assert heard.share("structural") >= 0.5
    assert heard.share("concern") >= 0.4
    assert heard.share("none") <= 0.025
