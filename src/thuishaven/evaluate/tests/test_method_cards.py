"""The cards of the measures can be read in the product, in both languages."""

import pytest
from django.urls import reverse

from thuishaven.evaluate.measures import shown_measures
from thuishaven.evaluate.methods import CARDS


@pytest.mark.parametrize("card", CARDS.values(), ids=list(CARDS))
def test_a_card_says_what_it_is_when_not_to_use_it_and_where_it_comes_from(card, as_user):
    page = as_user("marleen").get(reverse("methods:card", args=[card.code])).content.decode()
    for heading in ("Wat het is", "Wanneer niet", "Hoe het wordt berekend", "Waar het vandaan komt"):
        assert heading in page
    assert len(card.not_when.nl) == len(card.not_when.en) > 0
    assert card.sources


def test_every_measure_that_is_shown_has_its_card(as_user):
    assert {one.card for one in shown_measures()} <= {code for code, card in CARDS.items() if card.shown}
    page = as_user("joost").get(reverse("methods:all")).content.decode()
    assert all(reverse("methods:card", args=[code]) in page for code in CARDS)


def test_an_unknown_measure_is_not_there(as_user):
    assert as_user("marleen").get(reverse("methods:card", args=["iq"])).status_code == 404
