"""What a device gets to record without a network: names to tap, sealed there at once, and words, which are no secret."""

import base64
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thuishaven.accounts.models import User
from thuishaven.domain.access import CARING_ROLES, Action
from thuishaven.domain.catalogue import THEMES, Catalogue
from thuishaven.knowledge.loader import load_wording
from thuishaven.observe.choices import moments_for, response_choices, signal_choices, theme_name
from thuishaven.observe.fields import offered_signals
from thuishaven.privacy.access import Admission, Person, admit, person_of, record_change
from thuishaven.privacy.queries import care_team_pupils
from thuishaven.school.pupils import KnownPupil
from thuishaven.school.queries import assignments_today, pupils_in
from thuishaven.vault.sealing import blind_index

from .boxes import box_of
from .offering import asked_and_used


def owner_mark(user: User) -> str:
    """Tells the accounts that use one device apart, and tells nobody who they are."""
    return blind_index("capture.device", str(user.pk))[:24]


def records(person: Person) -> bool:
    """Whether somebody works with children, and so gets names to tap."""
    return person.is_substitute or any(one.role in CARING_ROLES for one in person.roles)


def kit(request: HttpRequest, catalogue: Catalogue) -> dict[str, Any]:
    """Everybody one may record for today, each with the signals that stand in front, and a box to seal letters for."""
    person, now = person_of(request), timezone.now()
    groups = _pupils(person, timezone.localdate(now))
    admitted = [
        (group, admit(request, Action.RECORD, one.id, look=False)) for group, ones in groups.items() for one in ones
    ]
    pupils = [_pupil(group, admission, catalogue) for group, admission in admitted]
    with transaction.atomic():  # nobody waits while pictures are computed
        for _group, admission in admitted:
            record_change(admission, "device")
    box = box_of(person.user, now)
    return {
        "owner": owner_mark(person.user),
        "box": {"id": str(box.pk), "public": base64.b64encode(bytes(box.public)).decode()},
        "now": int(now.timestamp() * 1000),
        "idle": settings.SESSION_IDLE_SECONDS * 1000,
        "language": get_language(),
        "pupils": pupils,
    }


def _pupils(person: Person, today: date) -> Mapping[str, list[KnownPupil]]:
    groups = [one.group for one in assignments_today(person.user, today)]
    by_group = pupils_in(groups, today)
    found = {_("Groep %(name)s") % {"name": one.name}: by_group[one.pk] for one in groups}
    known = {pupil.id for pupils in found.values() for pupil in pupils}
    others = [one for one in care_team_pupils(person, today) if one.id not in known]
    return {**found, _("In mijn zorgteams"): others} if others else found


def _pupil(group: str, admission: Admission, catalogue: Catalogue) -> dict[str, Any]:
    pupil = admission.known
    offered = signal_choices(catalogue, asked_and_used(admission), ())
    return {
        "id": str(pupil.id), "name": pupil.name, "initials": pupil.initials, "hue": pupil.hue, "group": group,
        "good": [one.id for one in offered.strengths], "first": [one.id for one in offered.first],
    }  # fmt: skip


def words(catalogue: Catalogue) -> dict[str, Any]:
    """Everything that can be tapped, in the language of this moment, and the words that get another way to write.

    The same for everybody, so it may be kept by any device.
    """
    language = "en" if get_language() == "en" else "nl"
    offered = offered_signals(catalogue)
    responses, more = response_choices(catalogue, {}, ())

    def told(terms: Any) -> list[dict[str, str]]:
        return [{"id": one.id, "label": one.label.in_language(language)} for one in terms]

    return {
        "signals": {
            one.id: {
                "label": one.label.in_language(language), "icon": one.icon, "good": one.strength, "theme": one.theme,
            }
            for one in catalogue.signals.values() if one.id in offered
        },
        "themes": {one: theme_name(one) for one in THEMES},
        "moments": told(moments_for(catalogue, at_home=False)),
        "states": told(catalogue.states.values()),
        "triggers": told(catalogue.triggers.values()),
        "responses": told([*responses, *more]),
        "consequences": told(catalogue.consequences.values()),
        "effects": told(sorted(catalogue.effects.values(), key=lambda one: -int(one.id))),
        "wording": {word: text.in_language(language) for word, text in load_wording(language).items()},
    }  # fmt: skip
