"""Who agrees with a version of the plan: asked of each, kept per version, on the page and on paper."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from thuishaven.plan.models import Consent, PlanVersion
from thuishaven.privacy.models import LogEntry


def _base(demo, key: str = "sami") -> str:  # type: ignore[no-untyped-def]
    return f"/leerling/{demo.pupils[key].pk}/plannen/"


def _guardian(demo, key: str = "sami") -> str:  # type: ignore[no-untyped-def]
    return f"guardian-{demo.pupils[key].guardianships.first().pk}"


def _say(client, demo, today, **more: object):  # type: ignore[no-untyped-def]
    newest = PlanVersion.objects.filter(plan__pupil=demo.pupils["sami"]).first()
    standard = {"version": newest.number, "party": "coordinator", "answer": "agrees", "on": today.isoformat()}
    return client.post(_base(demo) + "eens/", standard | more)


def _new_version(client, demo, today, based_on: int) -> None:  # type: ignore[no-untyped-def]
    form = {"based_on": based_on, "starts": today.isoformat(), "review_on": (today + timedelta(weeks=6)).isoformat()}
    assert client.post(_base(demo) + "wijzig/", form | {"needs": f"iets {based_on}"}).status_code == 302


def test_an_answer_stands_on_the_plan_and_sealed_in_the_database(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    assert _say(client, demo, today, answer="in_part", words="Minder taken tegelijk.").status_code == 302
    page = client.get(_base(demo)).content.decode()
    assert "intern begeleider" in page
    assert "Minder taken tegelijk." in page
    assert "Voor een deel eens" in page
    row = Consent.objects.get(version__plan__pupil=demo.pupils["sami"], party="coordinator")
    assert b"taken" not in bytes(row.words_sealed)
    assert LogEntry.objects.filter(verb="plan_consent", subject=demo.pupils["sami"].pk).exists()


def test_the_last_answer_counts_and_the_first_is_kept(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    _say(client, demo, today, party=_guardian(demo), answer="not", words="Nee, te druk.")
    _say(client, demo, today, party=_guardian(demo), answer="agrees", words="Zo is het goed.")
    page = client.get(_base(demo)).content.decode()
    assert "Zo is het goed." in page
    assert "Nee, te druk." not in page
    assert Consent.objects.filter(version__plan__pupil=demo.pupils["sami"], party="guardian").count() == 3


def test_somebody_else_is_named_and_sealed(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    assert _say(client, demo, today, party="other").status_code == 422
    assert _say(client, demo, today, party="other", name="tante Rima").status_code == 302
    assert "tante Rima" in client.get(_base(demo)).content.decode()
    assert b"Rima" not in b"".join(bytes(row.words_sealed) for row in Consent.objects.all())


def test_a_new_version_asks_anew_and_the_old_answers_stay_with_the_old_one(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    _new_version(client, demo, today, 1)
    page = client.get(_base(demo)).content.decode()
    assert "Bij deze versie is nog niemand gevraagd." in page
    assert "Vraag opnieuw wie het met deze versie eens is." in page
    assert "Zo doen wij het thuis ook." in client.get(_base(demo) + "versies/1/").content.decode()
    assert "voor een deel eens" in client.get(_base(demo) + "versies/").content.decode()


def test_an_answer_to_an_older_version_is_not_kept_with_one_that_was_not_read(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    client, before = as_user("marleen"), Consent.objects.count()
    assert 'name="version" value="1"' in client.get(_base(demo) + "eens/").content.decode()
    _new_version(client, demo, today, 1)
    for stale in (1, ""):
        answer = _say(client, demo, today, version=stale, words="Zo is het goed.")
        assert answer.status_code == 422
        page = answer.content.decode()
        assert "Er is intussen versie 2 van het plan." in page
        assert "Zo is het goed." in page
        assert 'name="version" value="2"' in page
    assert Consent.objects.count() == before
    assert _say(client, demo, today, version=2).status_code == 302


def test_paper_says_who_agreed_without_what_a_guardian_said(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    answer = as_user("marleen").get(_base(demo) + "steunplan.pdf")
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages).split())
    assert "Opa of oma: eens" in text
    assert "Zo doen wij het thuis ook." not in text
    assert "Sami: voor een deel eens" in text


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("party", "", "Kies wie het is."), ("party", "guardian-999999", "Dit staat niet in de lijst."),
        ("answer", "", "Kies een antwoord."), ("answer", "ja", "Dit staat niet in de lijst."),
        ("on", "2199-01-01", "Deze dag moet nog komen."), ("on", "", "Kies een dag."), ("words", "x" * 501, "Dit is te lang"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_and_nothing_is_kept(demo, as_user, today, field, value, sentence) -> None:  # type: ignore[no-untyped-def]
    before = Consent.objects.count()
    answer = _say(as_user("marleen"), demo, today, **{field: value})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Consent.objects.count() == before


def test_a_guardian_without_authority_who_lives_elsewhere_is_not_on_the_list(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client, guardianships = as_user("marleen"), demo.pupils["sami"].guardianships
    Consent.objects.all().delete()
    assert f'value="{_guardian(demo)}"' in client.get(_base(demo) + "eens/").content.decode()
    guardianships.update(has_authority=False, lives_with_child=False)
    assert f'value="{_guardian(demo)}"' not in client.get(_base(demo) + "eens/").content.decode()


def test_a_guardian_of_another_child_cannot_be_chosen(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    assert _say(as_user("marleen"), demo, today, party=_guardian(demo, "milan")).status_code == 422


def test_without_a_plan_there_is_nothing_to_agree_with(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    for page in ("eens/", "opp/", "opp.docx"):
        assert client.get(_base(demo, "lotte") + page).status_code == 404


def test_queries_do_not_grow_with_answers_or_versions(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    client, counts = as_user("marleen"), []
    for based_on in (1, 2, 3):
        _new_version(client, demo, today, based_on)
        for party in ("child", "teacher", "coordinator"):
            _say(client, demo, today, party=party)
        seen = []
        for page in ("", "versies/", "eens/", "opp/"):
            with CaptureQueriesContext(connection) as found:
                client.get(_base(demo) + page)
            seen.append(len(found))
        counts.append(tuple(seen))
    assert len(set(counts)) == 1
