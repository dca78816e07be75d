"""Sealed words open only where they belong, and never after their key was destroyed."""

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from thuishaven.vault.models import DataKey
from thuishaven.vault.sealing import (
    KeyDestroyedError,
    UnreadableError,
    blind_index,
    create_key,
    destroy_key,
    finish_destructions,
    open_key,
)
from thuishaven.vault.shards import shards

pytestmark = pytest.mark.django_db


@settings(max_examples=50)
@given(st.text(max_size=300))
def test_what_was_sealed_opens_again_for_the_same_place(text: str) -> None:
    key = open_key(DataKey.objects.order_by("created_at").first())
    assert key.unseal("note:1", key.seal("note:1", text)) == text


def test_a_value_moved_to_another_row_does_not_open() -> None:
    key = open_key(create_key(now=timezone.now()))
    with pytest.raises(UnreadableError):
        key.unseal("note:2", key.seal("note:1", "gezien"))


def test_another_persons_key_does_not_open_it() -> None:
    mine, other = (open_key(create_key(now=timezone.now())) for _ in range(2))
    with pytest.raises(UnreadableError):
        other.unseal("note:1", mine.seal("note:1", "gezien"))


def test_the_same_text_is_sealed_differently_each_time() -> None:
    key = open_key(create_key(now=timezone.now()))
    assert key.seal("note:1", "gezien") != key.seal("note:1", "gezien")


def test_a_destroyed_key_is_gone_from_the_row_and_twice_is_once() -> None:
    key = create_key(now=timezone.now())
    destroy_key(key=key, now=timezone.now())
    destroy_key(key=key, now=timezone.now())
    stored = DataKey.objects.get(pk=key.pk)
    assert stored.wrapped is None
    with pytest.raises(KeyDestroyedError):
        open_key(stored)


def test_a_key_wrapped_elsewhere_does_not_open(settings) -> None:  # type: ignore[no-untyped-def]
    key = create_key(now=timezone.now())
    settings.KEY_ENCRYPTION_KEY = "A" * 43 + "="
    with pytest.raises(UnreadableError):
        open_key(key)


def test_a_login_name_is_found_whatever_its_case_but_not_readable() -> None:
    index = blind_index("login", "Marleen@Vlinderboom.example ")
    assert index == blind_index("login", "marleen@vlinderboom.example")
    assert index != blind_index("other", "marleen@vlinderboom.example")
    assert "marleen" not in index


def test_a_copy_of_the_database_from_before_opens_nothing_after_erasing(django_capture_on_commit_callbacks) -> None:  # type: ignore[no-untyped-def]
    key = create_key(now=timezone.now())
    sealed = open_key(key).seal("note:1", "gezien")
    from_backup = bytes(key.wrapped)
    with django_capture_on_commit_callbacks(execute=True):
        destroy_key(key=key, now=timezone.now())
    key.wrapped = from_backup
    assert sealed
    with pytest.raises(KeyDestroyedError):
        open_key(key)


def test_a_crash_between_commit_and_removal_is_mended_at_the_next_start() -> None:
    key = create_key(now=timezone.now())
    destroy_key(key=key, now=timezone.now())
    finish_destructions()
    assert shards().get(key.pk) is None


def test_an_erasing_that_is_rolled_back_takes_nothing_away(django_capture_on_commit_callbacks) -> None:  # type: ignore[no-untyped-def]
    key = create_key(now=timezone.now())
    with pytest.raises(RuntimeError), transaction.atomic():
        destroy_key(key=key, now=timezone.now())
        raise RuntimeError
    assert open_key(DataKey.objects.get(pk=key.pk))
