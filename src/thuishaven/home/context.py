"""The frame of every page: the menu that fits somebody's ties, and who is logged in."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from thuishaven.accounts.models import User
from thuishaven.accounts.people import profile_of
from thuishaven.capture.device import records
from thuishaven.capture.worker import device_of
from thuishaven.domain.access import CARING_ROLES, Action, Role
from thuishaven.privacy.access import Person, may, person_of
from thuishaven.school.words import role_words
from thuishaven.web.shell import Me, NavItem


def shell(request: HttpRequest) -> Mapping[str, Any]:
    """Menu, name and links for the page frame; the role switcher for the login page of the demo."""
    if not isinstance(request.user, User):
        people, password = import_string(settings.DEMO_PEOPLE)() if settings.DEMO else ((), "")
        return {
            "nav": [], "me": None, "links": [], "logout_url": "", "demo_people": people, "demo_password": password,
            "device": device_of(None),
        }  # fmt: skip
    person = person_of(request)
    return {
        "nav": _menu(request, person),
        "me": Me(profile_of(request.user).full_name, ", ".join(role_names(person))),
        "links": _links(request),
        "logout_url": reverse("account_logout"),
        "device": device_of(request.user, records=records(person)),
    }


def role_names(person: Person) -> list[str]:
    """The roles somebody has, in words."""
    held = [role_words(one.role.value) for one in person.roles]
    return held + ([role_words(Role.GUARDIAN.value)] if person.is_guardian else [])


def _menu(request: HttpRequest, person: Person) -> list[NavItem]:
    records = person.is_substitute or any(
        one.role in {Role.TEACHER, Role.COORDINATOR, Role.SOCIAL_WORKER} for one in person.roles
    )
    pages = [("home:today", "sun", _("Vandaag"), False)]
    if any(one.role in CARING_ROLES for one in person.roles):
        pages.append(("home:pupils", "users", _("Leerlingen"), False))
    if records:
        pages.append(("observe:choose", "plus", _("Vastleggen"), True))
    if person.is_guardian:
        pages.append(("share:mine", "heart", _("Mijn kind"), False))
    pages.append(("knowledge:browse", "book-open", _("Kennis"), False))
    if may(request, Action.MANAGE_STAFF) or may(request, Action.IMPORT_ROSTER) or may(request, Action.SEE_AGGREGATES):
        pages.append(("school:overview", "school", _("School"), False))
    path = request.path
    items = []
    for name, icon, label, do in pages:
        address = reverse(name)
        here = path == address or (address != "/" and path.startswith(address))
        items.append(NavItem(address, icon, label, here, do))
    return items


def _links(request: HttpRequest) -> list[tuple[str, str, str]]:
    return [(reverse("accounts:profile"), "user", _("Mijn account"))]
