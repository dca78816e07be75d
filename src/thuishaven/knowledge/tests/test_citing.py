"""Sources by surname and year, and the contrast on the page of an explanation."""

import pytest
from django.utils import translation

from thuishaven.domain.catalogue import Source
from thuishaven.knowledge.citing import cited
from thuishaven.knowledge.loader import load_catalogue


@pytest.mark.parametrize(
    ("author", "year", "said"),
    [
        ("Moran, H.", 2010, "Moran (2010)"),
        ("Al-Yagon, M. & Mikulincer, M.", 2004, "Al-Yagon en Mikulincer (2004)"),
        ("Van IJzendoorn, M. H. & Bakermans-Kranenburg, M. J.", 2019, "Van IJzendoorn en Bakermans-Kranenburg (2019)"),
        ("Davidson, C., O'Hare, A. & Minnis, H.", 2015, "Davidson e.a. (2015)"),
        ("Webb, J. T. en anderen", 2005, "Webb e.a. (2005)"),
        ("BPSW, NIP en NVO", 2014, "BPSW, NIP en NVO (2014)"),
        ("American Psychiatric Association", 2022, "American Psychiatric Association (2022)"),
        ("Dekker, F.", None, "Dekker"),
    ],
)
def test_a_source_is_cited_by_who_and_when(author: str, year: int | None, said: str) -> None:
    assert cited(Source("X", author, "Titel", year, "Ergens")) == said


def test_english_readers_read_english_between_the_names() -> None:
    source = Source("X", "Davidson, C., O'Hare, A. & Minnis, H.", "Titel", 2015, "Ergens")
    with translation.override("en"):
        assert cited(source) == "Davidson et al. (2015)"


@pytest.mark.parametrize("name", sorted(load_catalogue().look_alikes))
def test_every_explanation_shows_its_contrast_with_literature_beyond_our_own(name, demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = as_user("marleen").get(f"/kennis/{name}/").content.decode()
    entry = load_catalogue().look_alikes[name]
    assert page.count('scope="rowgroup"') == len(entry.contrast)
    assert "Meer bij onveiligheid in contact" in page
    named = {code for pair in entry.contrast for code in pair.sources} - {"OWN"}
    assert named, "a contrast rests on something one can look up"
    for code in named:
        assert f'#{code}">' in page[page.index('class="contrast"') : page.index("</table>")]
