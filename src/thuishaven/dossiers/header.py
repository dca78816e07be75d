"""What stands on top of every page of a pupil: who it is, why this person may see it, the tabs."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from thuishaven.domain.access import Action, Decision
from thuishaven.privacy.access import Admission
from thuishaven.privacy.queries import care_team_names
from thuishaven.school.models import Enrolment
from thuishaven.school.pupils import KnownPupil
from thuishaven.school.queries import enrolment_of

#: Tabs that fold away, so that on a phone the page itself begins in sight.
_SELDOM = frozenset(
    {"incidents:pupil", "passport:show", "phaseplan:show", "plan:card", "presence:pupil", "dossiers:who"}
)


@dataclass(frozen=True, slots=True)
class Tab:
    """One page of the pupil's dossier."""

    url: str
    label: str
    current: bool
    often: bool


@dataclass(frozen=True, slots=True)
class PupilHeader:
    """The head of a pupil's page."""

    pupil: KnownPupil
    enrolment: Enrolment | None
    age: int | None
    tabs: tuple[Tab, ...]
    decision: Decision
    readers: tuple[str, ...]
    record_url: str
    who_url: str

    @property
    def group(self) -> str:
        """The name of the pupil's group; empty when there is none today."""
        return self.enrolment.group.name if self.enrolment else ""

    @property
    def tab_items(self) -> list[tuple[str, str, bool]]:
        """The tabs of every day, as the page macro takes them."""
        return [(tab.url, tab.label, tab.current) for tab in self.tabs if tab.often]

    @property
    def more_items(self) -> list[tuple[str, str, bool]]:
        """The tabs that fold away."""
        return [(tab.url, tab.label, tab.current) for tab in self.tabs if not tab.often]


def pupil_header(admission: Admission, current: str, today: date) -> PupilHeader:
    """The head of a page of the admitted pupil; ``current`` is the url name of the page."""
    known = admission.known
    enrolment = enrolment_of(known.id, today)
    pages = (
        ("understand:picture", _("Beeld"), Action.SEE_PICTURE),
        ("observe:pupil", _("Vastgelegd"), Action.SEE_DOSSIER),
        ("incidents:pupil", _("Incidenten"), Action.SEE_DOSSIER),
        ("plan:show", _("Steunplan"), Action.SEE_PLAN),
        ("passport:show", _("Dit ben ik"), Action.SEE_PLAN),
        ("phaseplan:show", _("Signaleringsplan"), Action.SEE_PLAN),
        ("evaluate:show", _("Helpt het?"), Action.SEE_EVALUATION),
        ("plan:card", _("Kaart voor de invaller"), Action.SEE_CARD),
        ("presence:pupil", _("Niet op school"), Action.RECORD),
        ("dossiers:who", _("Wie ziet dit?"), Action.SEE_WHO_LOOKED),
    )
    tabs = tuple(
        Tab(reverse(name, args=[known.id]), label, name == current, often=name not in _SELDOM or name == current)
        for name, label, action in pages
        if admission.may(action)
    )
    return PupilHeader(
        pupil=known, enrolment=enrolment, age=known.identity.age_on(today), tabs=tabs,
        decision=admission.decision, readers=tuple(care_team_names(admission.pupil, today)),
        record_url=reverse("observe:record", args=[known.id]) if admission.may(Action.RECORD) else "",
        who_url=reverse("dossiers:who", args=[known.id]) if admission.may(Action.SEE_WHO_LOOKED) else "",
    )  # fmt: skip
