"""Days, times and numbers as people write them, in both languages."""

from datetime import UTC, date, datetime, time

import pytest
from django.utils import translation

from thuishaven.domain.catalogue import Text, Texts
from thuishaven.web import jinja_env as env

DAY = date(2026, 11, 18)
LATE_UTC = datetime(2026, 11, 18, 23, 38, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "short", "long", "at", "decimal"),
    [
        ("nl", "wo 18 nov", "woensdag 18 november 2026", "10.38", "2,5"),
        ("en", "Wed 18 Nov", "Wednesday 18 November 2026", "10:38", "2.5"),
    ],
)
def test_each_language_has_its_own_way(language, short, long, at, decimal):
    with translation.override(language):
        assert env.day(DAY) == short
        assert env.day_long(DAY) == long
        assert env.clock(time(10, 38)) == at
        assert env.number(2.5) == decimal


def test_a_moment_is_told_in_local_time():
    with translation.override("nl"):
        assert env.clock(LATE_UTC) == "0.38"
        assert env.day(LATE_UTC) == "do 19 nov"
        assert env.iso(LATE_UTC) == "2026-11-19T00:38+01:00"


def test_a_whole_number_has_no_decimals():
    assert env.number(3.0) == "3"
    assert env.number(-0.04) == "0"


@pytest.mark.parametrize("show", [env.day, env.day_long, env.short_date, env.clock, env.iso, env.number, env.in_lang])
def test_nothing_shows_as_nothing(show):
    assert show(None) == ""


def test_knowledge_texts_follow_the_reader_and_other_text_stays():
    with translation.override("en"):
        assert env.in_lang(Text(nl="hand", en="a hand")) == "a hand"
        assert env.in_lang(Texts(nl=("een",), en=("one", "two"))) == ("one", "two")
    with translation.override("nl"):
        assert env.in_lang(Text(nl="hand", en="a hand")) == "hand"
        assert env.in_lang("zo") == "zo"
