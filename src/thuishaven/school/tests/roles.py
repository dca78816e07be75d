"""What the tests of importing and of staff ask."""

from datetime import date

from django.db.models import Q

from thuishaven.accounts.models import User
from thuishaven.domain.access import Role
from thuishaven.school.models import Appointment
from thuishaven.school.queries import StaffRole


def roles_of(user: User, today: date) -> tuple[StaffRole, ...]:
    """The roles ``user`` holds on ``today``."""
    current = Q(starts__lte=today) & (Q(ends=None) | Q(ends__gte=today))
    rows = Appointment.objects.filter(current, user=user).values_list("school_id", "role")
    return tuple(StaffRole(school_id, Role(role)) for school_id, role in rows)
