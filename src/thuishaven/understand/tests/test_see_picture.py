"""The page of the picture: what it says on much, on little and on nothing, and what it never says."""

import html
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from thuishaven.observe.models import Observation
from thuishaven.observe.services import note_context
from thuishaven.understand.footnotes import MOST_LISTED
from thuishaven.vault.sealing import open_key

LEAD = "past het best bij wat er nu ligt"
EVERYBODY = (
    ("sami", "marleen"), ("milan", "marleen"), ("noor", "marleen"), ("tigist", "marleen"), ("jayden", "marleen"),
    ("lotte", "marleen"), ("bram", "marleen"), ("elif", "marleen"), ("daan", "joost"), ("yara", "joost"),
)  # fmt: skip


def _page(demo, as_user, pupil: str, user: str = "marleen") -> str:  # type: ignore[no-untyped-def]
    answer = as_user(user).get(f"/leerling/{demo.pupils[pupil].pk}/begrijpen/")
    assert answer.status_code == 200
    return answer.content.decode()


def _text(page: str) -> str:
    """What a reader sees of the page itself, without the frame."""
    main = page[page.index('<main class="main"') : page.index("</main>")]
    words = re.sub(r"<[^>]+>", " ", re.sub(r"<svg.*?</svg>", "", main, flags=re.DOTALL))
    return re.sub(r"\s+", " ", html.unescape(words))


def _see(demo, pupil: str, observer: str, days_ago: int, **seen) -> Observation:  # type: ignore[no-untyped-def]
    """Record something of a pupil, with the note sealed as the product does."""
    row = Observation(
        id=uuid4(), pupil=demo.pupils[pupil], observer=demo.users[observer], observer_role="teacher",
        at=timezone.now() - timedelta(days=days_ago), recorded_at=timezone.now(),
    )  # fmt: skip
    note = seen.pop("note", "")
    for name, value in seen.items():
        setattr(row, name, value)
    if note:
        row.note_sealed = open_key(row.pupil.key).seal(note_context(row.id), note)
    row.save(force_insert=True)
    return row


@pytest.mark.parametrize("pupil", ["bram", "elif"])
def test_thin_data_never_show_a_lead_or_a_reading(demo, as_user, pupil) -> None:  # type: ignore[no-untyped-def]
    text = _text(_page(demo, as_user, pupil))
    assert "Nog geen beeld" in text
    assert "Waar kun je nu op letten?" in text
    assert LEAD not in text
    assert "Wat je ziet past bij" not in text
    assert "Reden om mee te kijken met een specialist" not in text


def test_one_observer_is_named_and_the_page_asks_for_another(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    text = _text(_page(demo, as_user, "elif"))
    assert "Tot nu toe keek alleen Marleen de Wit." in text
    assert "Er mist nog een tweede paar ogen" in text


def test_who_could_also_look_is_named_when_somebody_is_in_the_care_team(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    Observation.objects.filter(pupil=demo.pupils["sami"]).exclude(observer=demo.users["marleen"]).delete()
    text = _text(_page(demo, as_user, "sami"))
    assert "Tot nu toe keek alleen Marleen de Wit. Hilde Vonk en Aïcha El Amrani kunnen ook kijken." in text


def test_nothing_seen_is_met_with_what_to_do_now(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = _page(demo, as_user, "lotte")
    assert "Nog geen beeld van Lotte" in _text(page)
    assert "Eerste keer vastleggen" in page
    assert "Wat kun je doen?" not in _text(page)


def test_a_lead_stands_with_its_evidence_its_limits_and_its_sources(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    text = _text(_page(demo, as_user, "sami"))
    assert f"Vermijdend {LEAD}" in text
    assert text.count(LEAD) == 1
    for part in ("Wat ervoor spreekt", "Wat ertegen spreekt", "Bronnen: Horeweg, A. (2023)", "kan veranderen",
                 "Dit blijft staan, ook zonder één dag of zonder één waarnemer."):  # fmt: skip
        assert part in text


def test_the_page_reads_in_the_order_of_understanding(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    text = _text(_page(demo, as_user, "sami"))
    heads = ("In het kort", "Hoe zeker is dit beeld?", "Wanneer is het lastig?", "Hoe verloopt het?", "Dit helpt",
             "Wat ging er vooraf?", "Veilige haven en veilige basis", "Waar past dit bij?",
             "Waar kan het nog meer op lijken?", "Meer ogen", "Dit past bij wat er gezien is", "Let hierop",
             "Hoe komt dit tot stand?", "Waar komt dit vandaan?")  # fmt: skip
    after_links = text.index("Hoe zeker is dit beeld?")
    places = [text.index(head) if head == "In het kort" else text.index(head, after_links) for head in heads]
    assert places == sorted(places)


def test_a_thriving_pupil_is_shown_by_strengths_first(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    text = _text(_page(demo, as_user, "noor"))
    assert "Wat goed gaat: vraagt hulp en pakt die aan" in text
    assert text.index("Wat goed gaat") < text.index("Dit hielp vaak")
    assert f"Veilig gehecht {LEAD}" in text
    assert "keer zocht Noor steun of troost en kon daar iets mee" in text


def test_strengths_come_before_what_is_hard(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    text = _text(_page(demo, as_user, "sami"))
    assert text.index("Wat goed gaat") < text.index("De mensen om Sami heen zien")


def test_a_pupil_new_in_the_country_is_not_explained_by_attachment_alone(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    text = _text(_page(demo, as_user, "tigist"))
    also = text[text.index("Waar kan het nog meer op lijken?") :]
    assert "Geen diagnose" in also
    assert "Taal" in also
    assert "Titi is hier korter dan een jaar" in also


def _also(page: str) -> str:
    return page[
        page.index('aria-labelledby="also-t"') : page.index("</section>", page.index('aria-labelledby="also-t"'))
    ]


def test_another_explanation_has_a_contrast_with_its_sources_and_who_can_look(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    also = _also(_page(demo, as_user, "tigist"))
    assert '<th scope="col">Meer bij taal</th><th scope="col">Meer bij onveiligheid in contact</th>' in also
    assert 'data-label="Meer bij taal">Doet mee met gebaren en voordoen.' in also
    assert "Beide kunnen tegelijk waar zijn." in also
    assert "Tabors (2008) · Toppelberg e.a. (2005) · Bishop e.a. (2017)" in also
    assert "Wie kan meekijken?" in also
    assert "Meer dan één kan tegelijk waar zijn" in also


def test_what_was_seen_so_far_stands_under_a_contrast_with_the_observations_behind_it(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    seen = re.findall(r"Tot nu toe .+?<a class=\"ref\" href=\"#bron-", _also(_page(demo, as_user, "tigist")))
    assert any("van de 2 mensen die vaker keken" in one for one in seen)


def test_on_a_few_observations_a_contrast_says_nothing_about_the_child(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    also = _also(_page(demo, as_user, "bram"))
    assert "Meer bij onveiligheid in contact" in also
    assert "Tot nu toe" not in also


def test_home_and_school_are_both_there(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    text = _text(_page(demo, as_user, "milan"))
    assert "Petra Molenaar" in text
    assert "Dennis Kuipers" in text
    assert "schuld" not in text


@pytest.mark.parametrize(("pupil", "user"), EVERYBODY)
def test_it_never_gives_a_percentage_a_score_or_a_judgement(demo, as_user, pupil, user) -> None:  # type: ignore[no-untyped-def]
    text = _text(_page(demo, as_user, pupil, user))
    assert "%" not in text
    lowered = text.lower()
    for word in ("procent", "score", "kans op", "probleemkind", "manipul", "aandachttrekk", "gestoord", "schuld van",
                 "hechtingsstoornis", "risicokind"):  # fmt: skip
        assert word not in lowered, word
    assert lowered.count("diagnose") == lowered.count("geen diagnose")
    assert not re.search(r"\bNone\b|\bnan\b|SIG-|STR-|TRIG-", text)


@pytest.mark.parametrize(("pupil", "user"), EVERYBODY)
def test_every_number_leads_to_an_observation_of_this_pupil(demo, as_user, pupil, user) -> None:  # type: ignore[no-untyped-def]
    page = _page(demo, as_user, pupil, user)
    asked = set(re.findall(r'href="#(bron-\d+)"', page))
    given = re.findall(r'id="(bron-\d+)"', page)
    assert asked == set(given)
    assert len(given) == len(set(given)) <= MOST_LISTED


@pytest.mark.parametrize(("pupil", "user"), EVERYBODY)
def test_ids_of_other_pupils_are_never_in_the_page(demo, as_user, pupil, user) -> None:  # type: ignore[no-untyped-def]
    page = _page(demo, as_user, pupil, user)
    others = [str(other.pk) for key, other in demo.pupils.items() if key != pupil]
    assert not any(other in page for other in others)


def test_words_that_ask_for_the_reporting_code_prompt_calmly_on_top(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    _see(demo, "bram", "marleen", 1, signals=["SIG-GEN-14"], note='Zei: "papa slaat mij".')
    text = _text(_page(demo, as_user, "bram"))
    assert text.index("Nu hulp nodig?") < text.index("In het kort")
    assert "0800-2000" in text
    assert "Nu hulp nodig?" not in _text(_page(demo, as_user, "elif"))


def test_an_unknown_code_matches_nothing(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    listed = as_user("marleen").get(f"/leerling/{demo.pupils['sami'].pk}/waarnemen/?met=%22%3E%3Cb%3E").content.decode()
    assert "Niets gevonden" in listed
    assert re.search(r'name="met" value="(?:&quot;|&#34;)&gt;&lt;b&gt;"', listed)


def test_what_was_read_in_words_is_said_beside_them(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    _see(
        demo, "bram", "marleen", 1, signals=[], state="tense", note="Vraagt nooit om hulp, ook niet als hij vastloopt."
    )
    assert "In deze woorden gelezen: Vraagt geen hulp" in _text(_page(demo, as_user, "bram"))


def test_what_was_seen_long_ago_is_counted_but_does_not_colour_the_picture(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    _see(demo, "lotte", "marleen", 400, signals=["SIG-GEN-14"])
    text = _text(_page(demo, as_user, "lotte"))
    assert "Nog geen beeld van Lotte" in text
    assert "Er is 1 observatie van langer geleden." in text


def test_not_looked_and_nothing_seen_are_told_apart(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = _page(demo, as_user, "sami")
    heat = page[page.index('id="heat"') : page.index("</table>", page.index('id="heat"'))]
    assert '<td class="lv0">0</td>' in heat
    assert "niet gekeken" in heat


def test_the_day_is_drawn_with_a_sentence_and_a_table_and_only_when_enough_was_seen(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page, little = _page(demo, as_user, "sami"), _page(demo, as_user, "bram")
    assert "De spanning is het hoogst" in _text(page)
    assert 'class="tl daychart"' in page
    assert "Begint om" in _text(page)
    assert page.index('class="tl daychart"') < page.index('id="heat"')
    assert "daychart" not in little
    assert "De spanning is" not in _text(little)


def test_what_followed_and_what_helped_are_told_per_state(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    text = _text(_page(demo, as_user, "sami"))
    assert re.search(r"keer was er spanning: (meestal|het vaakst|steeds|even vaak) \w+", text)
    assert "Voorzichtig geschat: " in text
    assert "Hoe vaak elke toestand volgde, per aanleiding" in text
    assert "Hoe zeker is dat, en bij welke toestand?" in text
    assert "Toen nog niet geprobeerd, en anders hielp het vaak: " in text


def test_a_name_from_right_to_left_and_a_note_with_markup_are_safe(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    _see(demo, "bram", "marleen", 1, signals=["SIG-POS-01"], note="<script>alert(1)</script> محمد lachte")
    page = _page(demo, as_user, "bram")
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_it_speaks_english_to_who_reads_english(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    demo.users["marleen"].language = "en"
    demo.users["marleen"].save()
    text = _text(_page(demo, as_user, "sami"))
    assert "This child needs" in text
    assert "Dit kind heeft nodig" not in text


def test_a_reading_that_was_hardly_seen_is_not_shown_beside_the_lead(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    text = _text(_page(demo, as_user, "sami"))
    assert "Past ook bij een deel: veilig gehecht" in text
    assert "Past ook bij een deel: gedesorganiseerd" not in text
    assert "andere beschrijvingen is te weinig gezien om iets te laten zien." in text
