"""Words that ask for the reporting code prompt; ordinary bumps, play and stories do not."""

import time
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.language.safety import SafetyAnswer, check
from thuishaven.knowledge.loader import load_catalogue


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


def answer(text: str) -> SafetyAnswer:
    return check(text, catalogue())


@pytest.mark.parametrize(
    "text",
    [
        "Hij zei dat papa hem met de riem slaat",
        "'papa slaat mij' zei ze zachtjes",
        "ze vertelde dat haar vader haar gisteren heeft geslagen",
        "Hij zegt papa slaat mij als ik stout ben",
        "Wordt thuis geslgaen door zijn stiefvader",
        "mama mept mij altijd",
        "papa slaat hem niet meer zegt hij",
        "mag niet vertellen dat papa hem slaat",
        "hij vertelde dat zijn pa hem in elkaar slaat",
        "durft na school echt niet naar huis",
        "zegt dat hij dood wil",
        'ze zei: "ik wil niet meer leven"',
        "striemen gezien op haar rug",
        "my dad hits me when he is angry",
    ],
)
def test_words_about_danger_prompt_at_once(text: str) -> None:
    assert answer(text).prompt
    assert answer(text).urgency == "acute"


@pytest.mark.parametrize(
    "text",
    [
        "heeft alweer blauwe plekken op zijn rug en zegt niet hoe dat komt",
        "wil niets zeggen over de blauwe plekken op haar armen",
        "komt al weken zonder ontbijt en in vieze kleren op school",
        "is bang voor zijn vader",
        "krast met een passer in haar arm",
        "zegt dat er thuis geen eten is",
        "is 's nachts vaak alleen thuis met haar broertje",
        "ziet thuis hoe papa mama slaat",
        "vader komt dronken ophalen",
        "eet uit de prullenbak",
    ],
)
def test_words_about_lasting_worry_prompt(text: str) -> None:
    assert answer(text).prompt
    assert answer(text).because


@pytest.mark.parametrize(
    "text",
    [
        "",
        "🙂",
        "viel op het plein en heeft een blauwe plek op zijn knie",
        "Heeft een blauwe plek. Gevallen met de fiets.",
        "blauwe plek na het voetballen",
        "schaafwond van het klimrek",
        "We lazen een boek waarin een vader zijn kind sloeg",
        "in het verhaal slaat papa de wolf",
        "speelde dat hij dood was",
        "Deed alsof hij neergeschoten werd tijdens tikkertje",
        "is niet geslagen",
        "ze zegt dat papa nooit slaat",
        "Hij sloeg Tom in de pauze",
        "heeft thuis zijn zusje geslagen",
        "hij slaat zijn moeder, vertelde moeder",
        "werd boos en schopte tegen de stoel",
        "slaat de bal heel ver",
        "de juf sloeg een bladzijde om",
        "heeft thuis geslapen bij opa",
        "wil niet meer spelen",
        "wil er niet meer over praten",
        "wil niet naar huis omdat het zo leuk is op school",
        "verveelt zich dood",
        "dood vogeltje gevonden op het plein",
        "hij vertelde dat zijn opa dood is",
        "is bang in het donker",
        "papa kwam hem ophalen",
        "huilde omdat hij zijn mama mist",
        "klappen voor papa op het toneel",
        "vraagt niet om hulp",
    ],
)
def test_ordinary_words_do_not_prompt(text: str) -> None:
    assert answer(text) == SafetyAnswer(False, "none", ())


@pytest.mark.parametrize(
    "text",
    [
        "Hij speelt veel Fortnite, thuis wordt hij geslagen door papa.",
        "We hebben voorgelezen en daarna vertelde ze dat haar stiefvader haar slaat.",
        "Na het tikkertje zei hij dat papa hem slaat.",
        "Bij het spelletje zei hij: ik wil dood.",
        "Hij bouwde in minecraft een huis waar hij veilig is omdat mama hem slaat.",
        "Toen hij buiten speelde, sloeg papa hem.",
        "Gisteren sloeg papa hem.",
    ],
)
def test_a_game_or_a_story_in_another_clause_silences_nobody(text: str) -> None:
    assert answer(text).urgency == "acute"


@pytest.mark.parametrize(
    "text",
    [
        "De kinderen speelden dat mama hen opsloot.",
        "Uit het verhaal: de vader slaat het meisje.",
        "Ze vertelde over een serie waarin een man zijn vrouw slaat.",
        "In Minecraft ging hij dood.",
    ],
)
def test_a_story_excuses_what_happens_in_it(text: str) -> None:
    assert not answer(text).prompt


@pytest.mark.parametrize(
    ("told", "urgency"),
    [
        ("papa hem slaat", "acute"),
        ("hij niet naar huis durft", "acute"),
        ("hij dood wil", "acute"),
        ("zijn stiefvader hem heeft geslagen", "acute"),
        ("hij bang is voor zijn vader", "concern"),
        ("hij thuis geen eten krijgt", "structural"),
    ],
)
def test_what_is_told_in_passing_in_a_long_note_is_heard(told: str, urgency: str) -> None:
    note = (
        "Vandaag bij rekenen zat Tom naast Mees en samen maakten ze een mooie poster over vulkanen, daarna aten we fruit, "
        f"en toen we de jassen pakten zei hij zachtjes dat {told} en daarna ging hij gewoon weer spelen met de anderen."
    )
    assert answer(note).urgency == urgency


@pytest.mark.parametrize(
    "text",
    [
        "Haar vader werkt op een schip en is drie weken weg, ze weet dat hij met de kerst terugkomt.",
        "Als papa haar brengt roept ze dat ik weg moet, en een uur later wil ze bij mij op schoot.",
        "Woest omdat ik later was dan beloofd. Eerst sloeg ze me, daarna moest ik haar de hele avond vasthouden.",
        "Bij het halen gooit hij zijn beker naar mama, vraagt dan 'draag je me', en slaat als ze het doet.",
        "Zit vol blauwe plekken van de pony en het klimmen in het hooi, en liet ze vrolijk zien.",
        "Moeder vertelt dat hij haar elke avond vraagt of zij ook doodgaat en dat hij na een liedje slaapt.",
        "Ouders gaan uit elkaar, papa slaapt nu bij oma en hij telt de nachtjes dat hij bij mama is.",
        "Vader slaat de spijkers in het hek en zij mag ze aangeven.",
        "Want die stond niet op de planning, zei ze, en ze sloeg opdracht zes over.",
        "Hij zag de kralen liggen en ging op zijn hurken mee rapen.",
    ],
)
def test_what_only_looks_like_danger_does_not_prompt(text: str) -> None:
    assert answer(text) == SafetyAnswer(False, "none", ())


@pytest.mark.parametrize(
    "text",
    [
        "Heeft blauwe plekken op zijn rug, van het voetballen zegt hij",
        "Alweer blauwe plekken, van de pony zegt ze",
        "krijgt elke avond op zijn kop met de riem van zijn vader, vertelde hij bij het opruimen",
    ],
)
def test_play_excuses_no_marks_where_play_leaves_none_or_that_come_back(text: str) -> None:
    assert answer(text).prompt


def test_bruises_once_are_a_concern_and_bruises_again_are_more() -> None:
    assert answer("Blauwe plekken op haar arm en ze zegt niet hoe").urgency == "concern"
    assert answer("Alweer blauwe plekken op haar arm en ze zegt niet hoe").urgency == "structural"


@pytest.mark.parametrize(
    "text",
    [
        "Terloops vertelde ze dat papa en mama twee nachten weg waren en dat zij voor haar broertje zorgde.",
        "Zei dat hij 's nachts onder het bed slaapt omdat de vriend van mama dan weer zo tekeergaat.",
    ],
)
def test_what_no_cue_foresaw_prompts_when_it_is_like_the_examples(text: str) -> None:
    found = answer(text)
    assert found.prompt
    assert "lijkt op" in found.because[0].nl or "vraagt misschien aandacht" in found.because[0].nl


def test_one_telling_word_alone_resembles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    from thuishaven.domain.language import safety

    text = "Terloops vertelde ze dat papa en mama twee nachten weg waren en dat zij voor haar broertje zorgde."
    monkeypatch.setattr(safety, "_LEAST_TELLING", 9)
    assert not answer(text).prompt


def test_the_most_urgent_words_decide_and_come_first() -> None:
    both = answer("Is bang voor zijn vader. Zegt dat hij dood wil.")
    assert both.urgency == "acute"
    assert "dood wil" in both.because[0].nl


def test_the_answer_quotes_the_words_in_both_languages() -> None:
    because = answer("Ze fluisterde: 'papa slaat mij'.").because[0]
    assert "papa slaat mij" in because.nl
    assert "papa slaat mij" in because.en


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gets_an_answer(text: str) -> None:
    found = answer(text)
    assert found.prompt == (found.urgency != "none") == bool(found.because)


def test_a_key_that_got_stuck_holds_nobody_up() -> None:
    catalogue()
    began = time.process_time()
    assert answer("x" * 5000).urgency == "none"
    assert answer("y" * 4000 + ". Papa slaat mij").urgency == "acute"
    assert time.process_time() - began < 2
