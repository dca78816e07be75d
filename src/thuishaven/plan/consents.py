"""Who agrees with a version of the plan, and when: what is kept of it, and everybody who can be asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from thuishaven.privacy.access import Admission, record_change
from thuishaven.school.models import Guardianship
from thuishaven.school.pupils import guardian_identity
from thuishaven.school.words import relation_words, role_words
from thuishaven.vault.sealing import OpenKey

from .models import Consent, PlanVersion
from .words import answer_words

CHILD, GUARDIAN, TEACHER, COORDINATOR, OTHER = "child", "guardian", "teacher", "coordinator", "other"


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody said of a version: the code of the answer, the answer in words, the day, and own words."""

    code: str
    text: str
    on: date
    words: str


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who can be asked. ``key`` is what the form sends; ``role`` says the same without a name, for paper.

    ``answer`` is the last one given to this version; ``may_decide`` marks those who agree to the action part (BEY-B-07).
    """

    key: str
    who: str
    role: str
    may_decide: bool
    answer: Answer | None


def give_consent(
    *, admission: Admission, version: PlanVersion, party: str, guardianship: Guardianship | None, answer: str, on: date,
    name: str = "", words: str = "",
) -> Consent:  # fmt: skip
    """Keep what somebody said of ``version``. An earlier answer stays; the last one counts.

    ``name`` is who it was, for somebody else than the usual ones.
    """
    with transaction.atomic():
        row = Consent(
            id=uuid4(), version=version, party=party, guardianship=guardianship, answer=answer, on=on,
            by=admission.person.user, at=admission.now,
        )  # fmt: skip
        row.words_sealed = admission.key.seal_json(_words_context(row.pk), {"name": name, "words": words})
        row.save(force_insert=True)
        record_change(admission, "plan_consent", row.pk)
    return row


def _words_context(consent_id: UUID) -> str:
    return f"plan.consent.words:{consent_id}"


def parties(version: PlanVersion, admission: Admission) -> list[Party]:
    """Everybody who can be asked about ``version``, with the last answer; two queries.

    Of the guardians those with authority, and those the child lives with.
    """
    return _parties(version.consents.order_by("at"), _guardians(admission), admission)


def agreed(version: PlanVersion, admission: Admission) -> list[Party]:
    """Those who gave an answer to ``version``."""
    return [one for one in parties(version, admission) if one.answer]


def agreed_by_version(admission: Admission) -> dict[UUID, list[Party]]:
    """Those who gave an answer, for every version of the plan; two queries however many versions there are."""
    rows: dict[UUID, list[Consent]] = {}
    for row in Consent.objects.filter(version__plan__pupil=admission.pupil).order_by("at"):
        rows.setdefault(row.version_id, []).append(row)
    guardians = _guardians(admission)
    return {
        version_id: [one for one in _parties(found, guardians, admission) if one.answer]
        for version_id, found in rows.items()
    }


def guardian_of(key: str, admission: Admission) -> Guardianship | None:
    """The guardianship behind a party's key; None when the key names no guardian of this child."""
    return next((one for one in _guardians(admission) if key == f"{GUARDIAN}-{one.pk}"), None)


def _guardians(admission: Admission) -> list[Guardianship]:
    """All who ever were guardians of the child: who no longer is, may have answered then."""
    return list(Guardianship.objects.filter(pupil=admission.pupil).order_by("id"))


def _parties(rows: Iterable[Consent], guardians: Iterable[Guardianship], admission: Admission) -> list[Party]:
    given = _last_answers(rows, admission.key)
    name = admission.known.name
    found = [Party(CHILD, name, name, False, given.pop((CHILD, None, ""), None))]
    for row in guardians:
        answer = given.pop((GUARDIAN, row.pk, ""), None)
        is_near = row.ended_on is None and (row.has_authority or row.lives_with_child)
        if answer or is_near:
            relation = relation_words(row.relation)
            who = guardian_identity(row, admission.key).full_name
            label = _("%(name)s, %(relation)s") % {"name": who, "relation": relation}
            found.append(Party(f"{GUARDIAN}-{row.pk}", label, relation, row.has_authority, answer))
    for code in (TEACHER, COORDINATOR):
        words = role_words(code)
        found.append(Party(code, words, words, False, given.pop((code, None, ""), None)))
    for (_code, _row, other), answer in given.items():
        who = other or _("iemand anders")
        found.append(Party(OTHER, who, who, False, answer))
    return found


def _last_answers(rows: Iterable[Consent], key: OpenKey) -> dict[tuple[str, int | None, str], Answer]:
    found: dict[tuple[str, int | None, str], Answer] = {}
    texts = answer_words()
    for row in rows:
        told = key.unseal_json(_words_context(row.pk), row.words_sealed)
        found[row.party, row.guardianship_id, told["name"]] = Answer(
            row.answer, texts.get(row.answer, row.answer), row.on, told["words"]
        )
    return found
