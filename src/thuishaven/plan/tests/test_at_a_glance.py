"""A full plan is read at a glance: lines stand for fields, and nothing wrong or filled in hides while something is wrong."""

import re

import pytest

from thuishaven.plan.child_choices import IN_VIEW, first_choices, in_view, more_choices, named_in

_FOLD = 'class="more more--print filled"'
_MOMENTS = re.compile(
    r'<details class="more more--print said-when"( open)?>.*?data-said="when-([^"]+)"[^>]*>([^<]*)<', re.S
)


def _edit(demo, key: str) -> str:  # type: ignore[no-untyped-def]
    return f"/leerling/{demo.pupils[key].pk}/plannen/wijzig/"


def _wrong(today, **more: object) -> dict[str, object]:  # type: ignore[no-untyped-def]
    """A plan whose day of looking back is its first day."""
    return {
        "based_on": 1, "starts": today.isoformat(), "review_on": today.isoformat(), "strengths": "tekent graag",
        "approaches": ["STR-STRUCT-10"], "when-STR-STRUCT-10": ["gym"], **more,
    }  # fmt: skip


def test_what_stands_in_a_plan_is_a_line_above_its_folded_fields(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = as_user("marleen").get(_edit(demo, "sami")).content.decode()
    lines = [line.split("</summary>")[0] for line in page.split(_FOLD)[1:]]
    assert len(lines) >= 8
    for words in (
        "ruimt graag op · ",
        "Opruimen en de konijnen.",
        "Sami vertelde het zelf, ",
        "juf Marleen",
        "De hele dag",
    ):
        assert any(words in line for line in lines), words


def test_an_empty_plan_stands_open(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    assert _FOLD not in as_user("marleen").get(_edit(demo, "lotte")).content.decode()


def test_each_chosen_approach_says_when_in_one_line(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = as_user("marleen").get(_edit(demo, "sami")).content.decode()
    said = {code: (is_open, words) for is_open, code, words in _MOMENTS.findall(page)}
    assert said["STR-STRUCT-10"] == ("", "Bij: wisseling")
    assert ("", "Op alle momenten") in said.values()


def test_while_something_is_wrong_nothing_folds_that_is_filled_in(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    answer = as_user("marleen").post(
        _edit(demo, "sami"), _wrong(today, level_0_2="Begint zelf.", heard_on="2020-01-01")
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert _FOLD not in page
    assert next(is_open for is_open, code, _words in _MOMENTS.findall(page) if code == "STR-STRUCT-10") == " open"
    assert re.search(r"<details[^>]* open><summary>(?:(?!</summary>).)*De vijf stappen zijn ingevuld", page, re.S)
    assert re.search(r"<details[^>]* open><summary>(?:(?!</summary>).)*Zo kwam Sami aan het woord", page, re.S)


def test_a_goal_with_steps_and_no_words_is_not_folded_away(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    page = as_user("marleen").post(_edit(demo, "lotte"), _wrong(today, level_1_2="Begint zelf.")).content.decode()
    assert page.index('id="id_goal_1"') < page.index("Nog een doel")


def test_a_wrong_word_with_an_approach_behind_two_folds_opens_both(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    families = client.get(_edit(demo, "sami")).content.decode().split("Alle aanpakken")[1]
    code = re.findall(r'name="how-(STR-[A-Z]+-\d+)"', families)[0]
    page = client.post(_edit(demo, "sami"), _wrong(today, **{f"how-{code}": "x" * 401})).content.decode()
    before = page[: page.index(f'name="how-{code}"')]
    folds = re.findall(r"<details([^>]*)>|(</details>)", before)
    standing: list[str] = []
    for attributes, closed in folds:
        if closed:
            standing.pop()
        else:
            standing.append(attributes)
    assert len(standing) == 2
    assert all("open" in one for one in standing)


@pytest.mark.parametrize("count", [0, 4, 9])
def test_what_was_chosen_stands_in_view_before_the_usual_ones(count) -> None:  # type: ignore[no-untyped-def]
    usual, more = first_choices("likes"), more_choices("likes")
    chosen = [one.code for one in more[:count]]
    first, rest = in_view(usual, more, chosen, ("rabbit", "not_there"))
    assert {one.pictogram.code for one in first if one.is_chosen} == set(chosen)
    assert len(first) == max(IN_VIEW, count)
    assert not any(one.is_chosen for one in rest)
    assert len(first) + len(rest) == len(usual) + len(more)
    if count < IN_VIEW:
        assert first[count].pictogram.code == "rabbit"


def test_a_pictogram_of_long_ago_stays_to_be_seen() -> None:
    first, _rest = in_view(first_choices("opinion"), more_choices("opinion"), ["guitar"])
    assert "guitar" in [one.pictogram.code for one in first if one.is_chosen]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Twee konijnen en een Poes", {"rabbit", "cat"}),
        ("dan weet ik niet meer", set()),
        ("bellenblazer", set()),
        ("", set()),
    ],
)
def test_a_pictogram_fits_where_its_name_stands_in_the_plan(words, codes) -> None:  # type: ignore[no-untyped-def]
    assert (
        set(named_in(words, (*first_choices("likes"), *more_choices("likes"), *first_choices("makes_angry")))) == codes
    )


def test_the_child_sees_a_few_pictograms_that_fit_and_the_others_behind_a_fold(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = as_user("marleen").get(f"/leerling/{demo.pupils['sami'].pk}/plannen/samen/").content.decode()
    question = page[page.index('id="helps"') : page.index('id="helps_not"')]
    shown, folded = question.split("Meer plaatjes")
    codes = re.findall(r'name="chosen_helps" value="(\w+)"', shown)
    assert len(codes) == IN_VIEW
    assert codes[:3] == re.findall(r'value="(\w+)" checked', shown)
    assert "teacher_woman" in codes  # "Als de juf het van tevoren zegt."
    assert len(re.findall('name="chosen_helps"', folded)) > IN_VIEW
    assert "checked" not in folded.split("Zeg het zelf")[0]


def test_words_of_the_child_that_are_wrong_or_written_open_when_something_is_wrong(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    address = f"/leerling/{demo.pupils['lotte'].pk}/plannen/samen/"
    form = {"based_on": 0, "words_likes": "Konijnen.", "words_helps": "x" * 501}
    page = as_user("marleen").post(address, form).content.decode()
    opened = re.findall(r'<details class="more more--print ways__say"( open)?>.*?name="words_(\w+)"', page, re.S)
    assert [prompt for is_open, prompt in opened if is_open] == ["likes", "helps"]


def test_the_heading_above_what_to_avoid_does_not_say_not_twice(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client, base = as_user("marleen"), f"/leerling/{demo.pupils['sami'].pk}/plannen/"
    card = client.get(base + "kaart/").content.decode()
    part = card[card.index('id="not-t"') :].split("</section>")[0]
    assert part.startswith('id="not-t">Let hierop<')
    assert "Vraag liever niet waarom" in part
    plan = client.get(base).content.decode()
    assert "Hier letten we op" in plan
    assert "laten we liever" not in plan
    assert "Hier letten we op: Vraag liever niet waarom" in client.get(base + "opp/").content.decode()
