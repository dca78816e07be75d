"""The first account of an installation: an administrator with a link to choose a password."""

from typing import TextIO

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from thuishaven.accounts.invitations import invite
from thuishaven.accounts.people import LoginTakenError, Profile, create_user
from thuishaven.domain.access import Role
from thuishaven.domain.catalogue import Text
from thuishaven.domain.errors import BadInput
from thuishaven.school.models import Appointment, Board, School

_LONGEST = 100


def invite_first_administrator(*, login: str, given: str, prefix: str, family: str, school: str, out: TextIO) -> int:
    """Make an administrator of the (first) school; the link works once, for three days. Raises BadInput."""
    for name, value in (("--login", login), ("--given", given), ("--family", family)):
        if not value.strip() or len(value) > _LONGEST:
            raise BadInput(name, Text("schrijf 1 tot 100 tekens", "write 1 to 100 characters"))
    now = timezone.now()
    with transaction.atomic():
        first = School.objects.order_by("pk").first()
        if first is None:
            if not school.strip():
                raise BadInput("--school", Text("geef de naam van de school", "give the name of the school"))
            Board.objects.create(name=school.strip())
            first = School.objects.create(name=school.strip())
        try:
            user = create_user(profile=Profile(given, prefix, family, login), password=None, now=now)
        except LoginTakenError as error:
            raise BadInput(
                "--login", Text("hiermee logt al iemand in", "somebody logs in with this already")
            ) from error
        Appointment.objects.create(user=user, school=first, role=Role.ADMINISTRATOR, starts=timezone.localdate(now))
    path = reverse("accounts:choose_password", args=[invite(user)])
    out.write(f"Made. Open this path on the address of the installation, within three days:\n{path}\n")
    return 0
