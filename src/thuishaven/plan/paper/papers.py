"""What stands on the two papers: the support plan and the card for a substitute, as data for the templates beside this."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.dateformat import format as date_text
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thuishaven.domain.catalogue import Source
from thuishaven.plan.cards import Card, CardStep
from thuishaven.plan.consents import CHILD, Party
from thuishaven.plan.pages import Approach, PlanPage
from thuishaven.plan.parts import GoalShown
from thuishaven.privacy.access import Admission
from thuishaven.school.queries import enrolment_of
from thuishaven.web.jinja_env import clock, day_long

from .child_paper import child_on_paper, credit
from .lettering import lines, printable
from .press import press

_PLAN_STEPS, _LINES_ON_PAPER = 3, 6


def plan_pdf(admission: Admission, page: PlanPage, agreed: Sequence[Party]) -> bytes:
    """The plan on A4, two pages for a normal plan. What guardians wrote themselves is not on it: see plan/README.md."""
    return press("plan.typ", _plan_data(admission, page, agreed), made_at=page.version.at)


def cards_pdf(cards: Sequence[Card], now: datetime) -> bytes:
    """The cards, each on an A4 of its own. At least one; all of the same day."""
    title = (
        _("Kaart voor de invaller: %(name)s") % {"name": cards[0].name}
        if len(cards) == 1
        else _("Kaarten voor de invaller, %(day)s") % {"day": day_long(cards[0].day)}
    )  # fmt: skip
    frame = _frame(title, _("Vertrouwelijk. Lever deze kaart aan het eind van de dag weer in."))
    return press(
        "card.typ", frame | {"labels": _card_labels(), "cards": [_card_data(one) for one in cards]}, made_at=now
    )


def _long(day: date) -> str:
    return date_text(day, "j F Y")


def _words(text: str) -> list[str]:
    """Lines as they were written; more than a few lines are run together, so that they cannot push a page away."""
    found = lines(text)
    return found if len(found) <= _LINES_ON_PAPER else [" ".join(found)]


def _all(texts: Iterable[str]) -> list[str]:
    return [printable(" ".join(text.split())) for text in texts]


def _one(text: str) -> str:
    return _all([text])[0]


def _frame(title: str, confidential: str) -> dict[str, Any]:
    language = get_language() or "nl"
    # The template puts the two numbers where # stands; words around them differ per language.
    page_of = _("bladzijde %(page)s van %(pages)s") % {"page": "#", "pages": "#"}
    return {
        "lang": "en" if language == "en" else "nl",
        "title": _one(title),
        "confidential": confidential,
        "page_of": page_of,
    }


def _plan_data(admission: Admission, page: PlanPage, agreed: Sequence[Party]) -> dict[str, Any]:
    content, name, known = page.content, admission.known.name, admission.known
    enrolment = enrolment_of(known.id, timezone.localdate(admission.now))
    language = get_language() or "nl"
    who = (
        _("%(name)s, groep %(group)s") % {"name": known.full_name, "group": enrolment.group.name}
        if enrolment
        else known.full_name
    )
    dates = _("Start: %(start)s. Samen terugkijken: %(review)s.") % {
        "start": _long(content.starts), "review": _long(content.review_on),
    }  # fmt: skip
    written = _("Versie %(number)s, opgeschreven door %(writer)s op %(day)s.") % {
        "number": page.version.number, "writer": page.writer, "day": _long(page.at.date()),
    }  # fmt: skip
    return _frame(
        _("Steunplan van %(name)s") % {"name": name},
        _("Vertrouwelijk. Alleen voor wie dit voor het kind nodig heeft."),
    ) | {
        "under": _all([who, dates]), "written": _one(written),
        "labels": _plan_labels(name),
        "strengths": _all(content.strengths), "interests": _one(", ".join(content.interests)),
        "heard": _heard(page),
        "child": child_on_paper(admission, page.child, _words), "credit": credit(page.child),
        "needs": _all(one.text for one in page.needs), "teacher_needs": _all(content.teacher_needs),
        "goals": [_goal(one) for one in page.goals],
        "approaches": [_approach(one, language) for one in page.approaches],
        "avoid": [
            {"title": _one(one.words(language)), "why": _one(one.why.in_language(language)) if one.why else ""}
            for one in page.avoid
        ],
        "guardians": _words(content.guardians),
        "agreements": [{"who": _one(one.who), "what": _one(one.what)} for one in content.agreements],
        "agreed": _all(_agreed(agreed)), "signers": _all([name, _("Ouder of verzorger"), _("Ouder of verzorger"), _("School")]),
    }  # fmt: skip


def _heard(page: PlanPage) -> list[dict[str, str]]:
    """How the child was heard and what was done with it, each as a label with a text."""
    hearing = page.content.hearing
    on = f", {_long(hearing.on)}" if hearing.on else ""
    pairs = (
        (_("Zo gehoord:"), f"{page.heard}{on}" if page.heard else ""),
        (_("Wat we ermee deden:"), hearing.influence),
    )
    return [{"label": _one(label), "text": _one(text)} for label, text in pairs if text]


def _goal(goal: GoalShown) -> dict[str, Any]:
    begins = _("We beginnen hiermee op %(day)s.") % {"day": _long(goal.begins)} if goal.begins else ""
    when = _("Moment: %(moment)s.") % {"moment": goal.moment.lower()} if goal.moment else ""
    return {
        "text": _one(goal.text), "under": _one(" ".join(one for one in (when, begins) if one)),
        "levels": [
            {"label": _one(label), "text": _one(text), "start": _one(_("zo was het bij het begin")) if level == goal.start_level else ""}
            for level, label, text in goal.levels[::-1]
        ],
    }  # fmt: skip


def _agreed(agreed: Iterable[Party]) -> Iterable[str]:
    """Who said what and when. What a guardian said stands here without own words: the other one reads this too."""
    for one in agreed:
        if one.answer:
            who = one.role[:1].upper() + one.role[1:]
            words = f" “{one.answer.words}”" if one.key == CHILD and one.answer.words else ""
            yield _("%(who)s: %(answer)s, %(day)s.") % {
                "who": who, "answer": one.answer.text.lower(), "day": _long(one.answer.on),
            } + words  # fmt: skip


def _plan_labels(name: str) -> dict[str, str]:
    labels = {
        "strengths": _("Wat gaat goed"), "interests": _("Graag bezig met:"), "agreed": _("Wie is het ermee eens?"), "child": _("In eigen woorden van %(name)s") % {"name": name},
        "needs": _("%(name)s heeft nodig") % {"name": name}, "teacher_needs": _("De leerkracht heeft nodig"),
        "goals": _("Waar we naartoe werken"), "approaches": _("Zo doen we dat"), "avoid": _("Hier letten we op"),
        "guardians": _("Wat ouders of verzorgers toevoegen"), "agreements": _("Wie doet wat"), "who": _("Wie"),
        "what": _("Doet wat"), "rather_not": _("Liever niet:"), "together": _("Samen afgesproken"),
        "together_text": _("Dit plan is van ons samen. Het mag veranderen als het kind verandert."),
    }  # fmt: skip
    return {key: _one(text) for key, text in labels.items()}


def _approach(approach: Approach, language: str) -> dict[str, Any]:
    strategy = approach.strategy
    not_this = strategy.not_this.in_language(language)
    return {
        "title": _one(strategy.title.in_language(language)), "when": _one(", ".join(approach.moments)), "how": _words(approach.how),
        # Where people wrote how they do it with this child, that counts and the general steps stay in the knowledge.
        "steps": [] if approach.how else _all(strategy.steps.in_language(language)[:_PLAN_STEPS]),
        "not_this": _one(not_this[0]) if not_this else "", "rests_on": _one(_rests_on(strategy.evidence, approach.sources)),
    }  # fmt: skip


def _rests_on(evidence: str, sources: Iterable[Source]) -> str:
    mark = {
        "practice": _("Praktijkkennis"), "theory": _("Theorie"), "studies": _("Enkele onderzoeken"),
        "trials": _("Meerdere vergelijkende onderzoeken"),
    }[evidence]  # fmt: skip
    names = "; ".join(f"{one.author} {one.year}" if one.year else one.author for one in sources)
    return _("Waar het op rust: %(mark)s. Bron: %(names)s") % {"mark": mark.lower(), "names": names} if names else mark


def _card_labels() -> dict[str, str]:
    return {
        "today": _("Het belangrijkste"), "moments": _("Zo loopt de dag"), "do": _("Dit helpt"), "all_day": _("Dit helpt de hele dag"),
        "do_not": _("Let hierop"), "calm_place": _("Rustige plek"), "contacts": _("Wie kun je roepen?"),
        "closing": _("Twijfel je? Vraag het gerust. Fijn dat je er bent."),
    }  # fmt: skip


def _card_data(card: Card) -> dict[str, Any]:
    helps = [(_("Dit helpt mij"), card.helps), (_("Dit helpt mij niet"), card.helps_not)]
    group = [_("Groep %(name)s") % {"name": card.group}] if card.group else []
    return {
        "title": _one(_("Kaart voor de invaller: %(name)s") % {"name": card.name}),
        "under": _all([*group, day_long(card.day)]), "child_label": _one(_("%(name)s zegt zelf") % {"name": card.name}),
        "has_plan": card.has_plan, "today": _words(card.today), "do": [_step(one) for one in card.do],
        "moments": [
            {"at": clock(one.starts), "label": _one(one.label), "steps": [_step(step) for step in one.steps]}
            for one in card.moments
        ],
        "do_not": _all(card.rather_not),
        "child": [{"label": prompt, "lines": _words(words)} for prompt, words in helps if words],
        "calm_place": _words(card.calm_place),
        "parts": [{"title": _one(one.title), "lines": _all(one.lines)} for one in card.parts],
        "contacts": [{"name": _one(name), "role": _one(role)} for name, role in card.contacts],
    }  # fmt: skip


def _step(step: CardStep) -> dict[str, Any]:
    return {"title": _one(step.title), "lines": _words(step.how)}
