"""A letter opens for whoever holds the other half of the pair, at the place it was sealed for, and for nobody else."""

import os

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from thuishaven.vault.letterbox import Letter, make_pair, open_letter, seal_letter
from thuishaven.vault.sealing import UnreadableError

PRIVATE, PUBLIC = make_pair()


@given(st.text(max_size=300), st.text(max_size=40))
def test_what_goes_in_comes_out(text: str, place: str) -> None:
    assert open_letter(PRIVATE, seal_letter(PUBLIC, text, place, os.urandom(12)), place) == text


def test_no_other_pair_and_no_other_place_opens_it() -> None:
    letter = seal_letter(PUBLIC, "wie", "a", os.urandom(12))
    for private, place in ((make_pair()[0], "a"), (PRIVATE, "b")):
        with pytest.raises(UnreadableError):
            open_letter(private, letter, place)


@given(st.binary(max_size=80), st.binary(max_size=20), st.binary(max_size=80))
def test_any_bytes_that_are_no_letter_are_refused_and_break_nothing(sender: bytes, nonce: bytes, sealed: bytes) -> None:
    with pytest.raises(UnreadableError):
        open_letter(PRIVATE, Letter(sender, nonce, sealed), "a")


def test_the_public_half_is_a_point_every_browser_reads() -> None:
    assert (len(PUBLIC), PUBLIC[0]) == (65, 4)
    assert ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), PUBLIC)
    assert PRIVATE not in PUBLIC.hex()
