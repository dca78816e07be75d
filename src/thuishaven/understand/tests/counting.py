"""Finds the counts on a page, tells which are no link, and checks the list behind one."""

import html
import re

#: Words a count of observations comes with; a bare number in a cell of a table is one as well.
_COUNT = re.compile(
    r"\b\d+ (?:van de \d+ )?(?:keer|observaties?|waarneming(?:en)?|momenten|gedeelde momenten)\b(?! nodig)|\balle \d+\b"
)
#: What says how the page itself works: the rules, the dots of a drawing, and so many times in ten as an estimate.
_RULES = re.compile(
    r"De stippen zijn de laatste 20 keer|vanaf \d+ keer|minstens \d+ (?:observaties|keer)"
    r"|\d+ van elke tien keer|Nodig is \d+ keer"
)
_LINK = re.compile(r'<a class="count[^"]*" href="([^"]+)">(.*?)</a>', re.DOTALL)


def _main(page: str) -> str:
    main = page[page.index('<main class="main"') : page.index("</main>")]
    # what a drawing says stands in the table beside it
    main = re.sub(r'<svg.*?</svg>|<div class="bal" role="img" aria-label="[^"]*"|<span class="dots".*?</span>\s*<span class="vh">.*?</span>', " ", main, flags=re.DOTALL)  # fmt: skip
    return re.sub(r'<section class="card card--flat noprint" aria-label="Hoe komt dit tot stand\?">.*?</section>', " ", main, flags=re.DOTALL)  # fmt: skip


def _words(part: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", part))).strip()


def links_of(page: str) -> dict[str, list[str]]:
    """The address of every count with the words that stand there."""
    found: dict[str, list[str]] = {}
    for url, said in _LINK.findall(_main(page)):
        found.setdefault(html.unescape(url), []).append(_words(re.sub(r'<span class="vh">.*?</span>', "", said)))
    return found


def unlinked(page: str) -> list[str]:
    """Counts that are no link, in sentences and in tables."""
    rest = re.sub(_LINK, "", _main(page))
    cells = re.findall(r"<td[^>]*>\s*(\d[^<]*)<", rest)
    # nought has nothing behind it; a margin and a time of the day count nothing
    in_tables = [
        cell for cell in cells if not re.fullmatch(r"(?:0|\d+ tot \d+|\d+\.\d\d|\d+ \w+ \d{4} tot en met .*)\s*", cell)
    ]
    return _COUNT.findall(_RULES.sub(" ", _words(rest))) + in_tables


def check_list(said: str, listed: str) -> None:
    """The list holds as many as is said: of the whole where it is said as "5 of the 7", else of what was counted."""
    rows = listed[listed.index('aria-labelledby="behind-t"') :]
    rest = rows.find("<h3>")
    seen = len(re.findall(r'<li class="start', rows[:rest] if rest > 0 else rows))
    everything = len(re.findall(r'<li class="start', rows))
    numbers = [int(one) for one in re.findall(r"\d+", said)]
    assert numbers, said
    if re.search(r"\bdag(en)?\b", said):
        assert f", op {said}" in _words(rows)
    elif len(numbers) == 2:
        assert numbers == [seen, everything], said
    else:
        assert (numbers, rest) == ([seen], -1), said
