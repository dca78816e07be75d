"""What the pages of home show, as plain data."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.language import safety
from thuishaven.observe.choices import moments_for, response_choices, signal_choices
from thuishaven.observe.fields import fresh_id
from thuishaven.observe.services import note_context
from thuishaven.privacy.access import Admission
from thuishaven.school.models import Guardianship
from thuishaven.school.pupils import guardian_identity, know
from thuishaven.school.words import relation_words
from thuishaven.vault.sealing import open_key

from .forms import DAYS_BACK
from .models import HomeVisit
from .queries import sent_in
from .words import FamilyWords

_FIRST_GOOD, _FIRST_HARD, _FIRST_RESPONSES = 8, 8, 6


def tell_page(
    *, visit: HomeVisit, form: forms.Form, catalogue: Catalogue, words: FamilyWords, now: datetime
) -> dict[str, Any]:
    """The page for a family: what can be tapped, what is tapped, and what was sent in this visit."""
    offer, pupil = catalogue.home["page"], visit.link.guardianship.pupil
    good = [one for one in offer.signals if catalogue.signals[one].strength]
    hard = [one for one in offer.signals if not catalogue.signals[one].strength]
    responses = (*offer.strategies, *offer.responses)
    chosen = _chosen(form)
    key, today = open_key(pupil.key), timezone.localdate(now)
    sent = sent_in(visit)
    notes = [
        key.unseal(note_context(row.pk), row.note_sealed) for row, taken in sent if row.note_sealed and not taken
    ]  # fmt: skip
    return {
        "name": know(pupil).name, "id": form["id"].value() if form.is_bound else fresh_id(), "chosen": chosen,
        "note": (form["note"].value() or "") if form.is_bound else "",
        "back": str(form["back"].value() or 0) if form.is_bound else "0",
        "groups": [
            ("went_well", *_folded(good, _FIRST_GOOD, chosen)), ("was_hard", *_folded(hard, _FIRST_HARD, chosen)),
        ],
        "moments": offer.moments, "states": list(catalogue.states),
        "effects": sorted(catalogue.effects, key=lambda one: -int(one)), "responses": _folded(responses, _FIRST_RESPONSES, chosen),
        "icons": {one.id: one.icon for kind in (catalogue.signals, catalogue.states, catalogue.moments) for one in kind.values()},
        "days": [(back, today - timedelta(days=back)) for back in range(DAYS_BACK)],
        "sent": [
            (row.pk, [words.labels.get(code, catalogue.signals[code].label.nl) for code in row.signals], taken)
            for row, taken in sent
        ],
        "worry": any(safety.check(text, catalogue).prompt for text in notes),
    }  # fmt: skip


def _folded(ids: Sequence[str], first: int, chosen: set[str]) -> tuple[list[str], list[str]]:
    """What stands open and what folds away; what is tapped stands open."""
    shown = [one for place, one in enumerate(ids) if place < first or one in chosen]
    return shown, [one for one in ids if one not in shown]


def _chosen(form: forms.Form) -> set[str]:
    """What is tapped; the ids of the different questions differ."""
    if not form.is_bound:
        return set()
    values = [form[name].value() or [] for name in ("signals", "responses", "moment", "state", "effect")]
    return {str(one) for value in values for one in ([value] if isinstance(value, str) else value)}


def guardian_label(guardianship: Guardianship, admission: Admission) -> str:
    """A guardian by name and relation; never with an address or a phone number."""
    return _("%(name)s (%(relation)s)") % {
        "name": guardian_identity(guardianship, admission.key).full_name,
        "relation": relation_words(guardianship.relation),
    }


def talk_page(forms_: Sequence[forms.Form], catalogue: Catalogue) -> dict[str, Any]:
    """What can be tapped for each of the things told in a talk, and what is tapped."""
    language = get_language() or "nl"
    things = []
    for number, form in enumerate(forms_, start=1):
        signals, responses = _values(form, "signals"), _values(form, "responses")
        first, more = response_choices(catalogue, {}, responses)
        things.append({
            "number": number, "form": form, "signals": signal_choices(catalogue, {}, signals), "responses": first,
            "more_responses": more, "chosen": {name: _values(form, name) for name in form.fields},
        })  # fmt: skip
    return {
        "things": things, "moments": moments_for(catalogue, at_home=True), "states": list(catalogue.states.values()),
        "triggers": sorted(catalogue.triggers.values(), key=lambda one: one.label.in_language(language)),
        "effects": sorted(catalogue.effects.values(), key=lambda one: -int(one.id)),
    }  # fmt: skip


def _values(form: forms.Form, name: str) -> list[str]:
    value = form[name].value()
    if isinstance(value, list | tuple):
        return [str(one) for one in value]
    return [str(value)] if value else []
