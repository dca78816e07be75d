"""The evaluation on paper for the review meeting: words first, one chart, what was done, what to talk about; two A4 at most."""

from typing import Any

from django.utils.dateformat import format as date_text
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thuishaven.domain.catalogue import Catalogue
from thuishaven.plan.paper.lettering import printable
from thuishaven.plan.paper.press import press
from thuishaven.privacy.access import Admission
from thuishaven.school.queries import enrolment_of

from . import advice_words
from .approach_reports import ApproachReport, approaches_of, seen_of
from .goal_reports import GoalReport, chart_of
from .pages import Judged, design_of, judged, together_of
from .paper_chart import svg_of

_MOST_APPROACHES = 8


def paper_of(admission: Admission, catalogue: Catalogue) -> bytes | None:
    """The evaluation of the newest plan as a PDF; None without a plan or without a running goal."""
    found = judged(admission, catalogue)
    if found is None or not found.running:
        return None
    return press("evaluation.typ", _data(admission, found, catalogue), made_at=admission.now)


def _data(admission: Admission, found: Judged, catalogue: Catalogue) -> dict[str, Any]:
    name, known, language = admission.known.name, admission.known, get_language() or "nl"
    enrolment = enrolment_of(known.id, found.today)
    who = (
        _("%(name)s, groep %(group)s") % {"name": known.full_name, "group": enrolment.group.name}
        if enrolment
        else known.full_name
    )
    dates = _("Het plan begon op %(start)s. Gemaakt op %(today)s.") % {
        "start": date_text(found.begun, "j F Y"), "today": date_text(found.today, "j F Y"),
    }  # fmt: skip
    approaches = approaches_of(
        seen_of(admission.pupil.pk, catalogue), found.content, found.begun, found.fidelity, catalogue
    )
    together = together_of(found, admission.pupil.pk)
    rated = [one for one in found.running if one.rated]
    charts = chart_of(rated, admission.pupil.pk, found.today, found.school_days)
    advices = [one.advised.code for one in found.running if one.advised]
    asked = advice_words.questions(advices, not_done=0, name=name)
    return {
        "lang": "en" if language == "en" else "nl",
        "title": _clean(_("Helpt het bij %(name)s?") % {"name": name}),
        "confidential": _("Vertrouwelijk. Alleen voor wie dit voor het kind nodig heeft."),
        "page_of": _("bladzijde %(page)s van %(pages)s") % {"page": "#", "pages": "#"},
        "under": [_clean(who), _clean(dates)],
        "labels": {
            "goals": _("Wat de dagen laten zien"), "chart": _("Dag voor dag"), "done": _("Wat er gedaan is"),
            "ask": _("Om samen te bespreken"), "notes": _("Wat spreken we af?"), "chance": _("Kan dit toeval zijn?"),
            "legend": _("Open rondje: een dag zonder de aanpak. Dicht rondje: een dag met de aanpak. Streep: het midden van de periode. Leeg: die dag niet ingevuld of niet op school."),
            "people": _("Doorgaan, aanpassen of stoppen kiezen jullie samen. De cijfers kiezen niet."),
        },
        "goals": [_goal(one, design_of(one, together)) for one in found.running],
        "together": [_clean(one) for one in together.sentences] if together else [],
        "charts": [
            {"svg": svg_of(chart), "alt": _clean(_in_words(one))} for one, chart in zip(rated, charts, strict=True)
        ],
        "done": [_approach(one) for one in approaches[:_MOST_APPROACHES]],
        "ask": [_clean(one) for one in asked],
    }  # fmt: skip


def _clean(text: str) -> str:
    return printable(" ".join(text.split()))


def _goal(one: GoalReport, design: tuple[str, ...]) -> dict[str, Any]:
    advised = one.advised
    return {
        "text": _clean(one.text),
        "lead": _clean(one.sentences[0]),
        "sentences": [_clean(sentence) for sentence in one.sentences[1:]],
        "chance": [_clean(sentence) for sentence in one.chance + design],
        "advice": _clean(_("Voorstel: %(what)s.") % {"what": advised.title[:1].lower() + advised.title[1:]}) if advised else "",
        "why": _clean(advised.why) if advised else "",
    }  # fmt: skip


def _in_words(one: GoalReport) -> str:
    """The chart of one goal for who cannot see it."""
    lines = [
        _("%(phase)s: %(rated)s van %(days)s dagen ingevuld, het midden is ‘%(middle)s’.")
        % {"phase": line.title, "rated": line.rated, "days": line.days, "middle": line.middle or "-"}
        for line in one.phase_lines
    ]
    return " ".join([_("Grafiek van het doel: %(goal)s") % {"goal": one.text}, *lines])


def _approach(one: ApproachReport) -> dict[str, str]:
    helped = " ".join(line for _effects, line in one.lines)
    return {"title": _clean(one.title), "doing": _clean(one.doing), "helped": _clean(helped)}
