"""What the page of the picture shows, as plain data in reading order."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from markupsafe import Markup

from thuishaven.domain.catalogue import Catalogue, Text
from thuishaven.domain.picture.result import Advice, Help, RaisedLookAlike, Reading
from thuishaven.domain.picture.triggers import TENSE_FIRST
from thuishaven.knowledge.citing import cited
from thuishaven.observe.witnesses import names_of_observers
from thuishaven.privacy.access import Admission
from thuishaven.school.models import Enrolment

from . import circle, rates, when, words
from .entries import entries_of
from .footnotes import MOST_BEHIND, Footnotes, Line, Refs
from .memory import Memory, fingerprint
from .parts import (
    AdviceLine,
    AlsoCard,
    Contrast,
    ContrastRow,
    HelpLine,
    PicturePage,
    ReadingCard,
    SinceCard,
    TriggerLine,
)
from .queries import Behind, alarming_of, change_since, picture_with_sources

_MOST_BEHIND_SIGNAL = 2
_MOST_DOTS = 20
_MOST_SIGNALS = 5
_MOST_REASONS = 3
#: So many other explanations stand open on the page, those with most grounds.
_MOST_ALSO = 4
_MOST_PROGRESS = 3


_BODY = "understand.picture.body"
_BODIES: Memory[bytes] = Memory(most=32)


def picture_body(
    admission: Admission,
    catalogue: Catalogue,
    enrolment: Enrolment | None,
    readers: Sequence[str],
    record_url: str,
    rounds_url: str,
) -> Markup:
    """The page of the admitted pupil, without its frame.

    ``readers``: the names of everybody who can see the dossier; ``record_url``: where this reader can record, if so;
    ``rounds_url``: where looking with a purpose is planned.

    Writing it out takes longer than everything before it. It is remembered for as long as all it is made from stays the
    same, sealed with the pupil's key, so that only an admitted look opens it.
    """
    behind, language = picture_with_sources(admission, enrolment), get_language() or "nl"
    observers = {UUID(one.observer) for one in behind.seen.observations}
    found = names_of_observers(admission.pupil.pk, admission.key, observers)
    names = {str(key): name for key, name in found.items()}
    state = fingerprint(
        behind.seen.made_from, sorted(names.items()), admission.known, sorted(behind.programme.starts.items()),
        behind.days, behind.today, tuple(readers), record_url, rounds_url,
    )  # fmt: skip

    def write() -> bytes:
        page = _Builder(admission, behind, catalogue, names).page(readers, record_url, rounds_url)
        return admission.key.seal(_BODY, render_to_string("understand/picture_body.html", {"page": page}))

    sealed = _BODIES.get((admission.pupil.pk, language), state, write)
    return Markup(admission.key.unseal(_BODY, sealed))  # noqa: S704 - written by our own template just before


def forget() -> None:
    """Write every page anew from here on."""
    _BODIES.forget()


class _Builder:
    """Builds the parts of one page; the order of the calls is the order of the numbers."""

    def __init__(self, admission: Admission, behind: Behind, catalogue: Catalogue, names: Mapping[str, str]) -> None:
        self._admission, self._behind, self._catalogue, self._names = admission, behind, catalogue, names
        self._pupil, self._seen, self._picture = admission.known, behind.seen, behind.seen.picture
        self._notes = Footnotes(self._seen.observations, with_words=self._seen.notes)
        self._labels: dict[str, Text] = {
            code: term.label
            for terms in (
                catalogue.moments, catalogue.triggers, catalogue.states, catalogue.responses, catalogue.strategies,
                catalogue.signals,
            )
            for code, term in terms.items()
        }  # fmt: skip
        self._states = {code: words.spoken(term.label).lower() for code, term in catalogue.states.items()}
        self._helps = {found.id: found for found in self._picture.helps}
        self._with_signal = self._observations_by_signal()

    def page(self, readers: Sequence[str], record_url: str, rounds_url: str) -> PicturePage:
        picture, name = self._picture, self._pupil.name
        shown = self._readings()
        return PicturePage(
            pupil=self._pupil,
            all_url=reverse("observe:pupil", args=[self._pupil.id]), record_url=record_url,
            rounds_url=rounds_url, picture=picture,
            safety=self._notes.behind(picture.safety.observations),
            alarming=tuple(map(words.spoken, alarming_of(self._admission, self._seen))),
            summary=self._summary(),
            since=self._since(),
            facts=self._facts(),
            hangs_on=self._hangs_on(),
            missing_eyes=self._missing_eyes(readers),
            heat=when.heat_of(self._behind),
            timeline=when.timeline_of(self._behind, self._catalogue),
            away=when.away_words(self._behind, name),
            day=rates.day_chart(picture.day_curve),
            helps=self._help_groups(),
            state_helps=rates.state_helps(picture, self._catalogue),
            triggers=tuple(
                TriggerLine(
                    words.spoken(rate.label), rates.trigger_words(rate, self._states), rates.margin_words(rate),
                    self._notes.behind(rate.observations, _MOST_BEHIND_SIGNAL, code=rate.id),
                    tuple(one.n for one in rate.by_state.values()), rate.of,
                )
                for rate in picture.triggers
            ),
            tension_heads=tuple(map(self._label, TENSE_FIRST)),
            haven=tuple(self._line(text, seen) for text, seen in words.balance_lines("haven", picture.haven, name)),
            base=tuple(self._line(text, seen) for text, seen in words.balance_lines("base", picture.base, name)),
            balance=circle.balance_of(self._behind, self._catalogue, name),
            circle=circle.circle_part(self._behind, self._catalogue, name, self._notes, self._label),
            lead=next((self._card(one) for one in shown if one.pattern == picture.lead), None),
            readings=tuple(self._card(one) for one in shown if one.pattern != picture.lead and not one.consult_only),
            too_thin=len(picture.readings) - len(shown) if picture.enough else 0,
            consult=tuple(self._card(one) for one in shown if one.consult_only),
            also=tuple(self._possibility(one) for one in picture.look_alikes[:_MOST_ALSO]),
            also_more=tuple(self._possibility(one, is_short=True) for one in picture.look_alikes[_MOST_ALSO:]),
            differences=self._differences(),
            home_school=tuple(
                Contrast(words.spoken(one.text), (
                    (_("Op school"), words.n_of(one.school, one.school_of)),
                    (_("Thuis"), words.n_of(one.home, one.home_of)),
                ))
                for one in picture.observers.home_school
            ),
            strategies=tuple(map(self._advice, picture.strategies)),
            avoid=tuple(map(self._advice, picture.avoid)),
            method=tuple(words.method_lines(self._catalogue)),
            entries=entries_of(self._admission, self._seen, self._catalogue, self._names, self._notes),
        )  # fmt: skip

    def _label(self, code: str) -> str:
        return words.spoken(self._labels[code]) if code in self._labels else code

    def _line(self, text: str, seen: Iterable[str], most: int = MOST_BEHIND, code: str = "") -> Line:
        codes = tuple(seen)
        return Line(text, self._notes.behind(codes, most, code=code), count=len(codes))

    def _summary(self) -> tuple[Line, ...]:
        """The parts of the summary; how sure it is stands beside it, when it is hard belongs to what was seen."""
        found: list[Line] = []
        for part in self._picture.summary_parts:
            if part.kind != "sure":
                found.append(Line(self._said(part.kind, part.text), self._notes.behind(part.observations), part.kind))
            if part.kind == "seen" and self._picture.enough and (hardest := when.hardest_of(self._picture)):
                found.append(Line(hardest, Refs(), "when"))
        return tuple(found)

    def _since(self) -> SinceCard:
        """What goes better than some weeks ago, in a few lines; the page of then and now holds the rest."""
        days = int(self._catalogue.thresholds["change_back_days"].value)
        then = self._behind.today - timedelta(days=days)
        change = change_since(self._admission, self._seen, self._behind.today, then)
        return SinceCard(
            url=reverse("then:show", args=[self._pupil.id]),
            weeks=days // 7,
            is_enough=change.then.enough and change.now.enough,
            lines=tuple(
                Line(
                    words.named(one.text, self._pupil.name),
                    self._notes.behind(one.now.observations, _MOST_BEHIND_SIGNAL),
                )
                for one in change.of_kind("progress")[:_MOST_PROGRESS]
            ),
        )

    def _said(self, kind: str, text: Text) -> str:
        """The name stands where a sentence is about this child; a need is said as it is for any child."""
        return words.spoken(text) if kind == "needs" else words.named(text, self._pupil.name)

    def _observers(self, codes: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(name for code in codes if (name := self._names.get(code))))

    def _observations_by_signal(self) -> dict[str, list[str]]:
        """Which observations each signal was seen in, also where it was found in words."""
        found: dict[str, list[str]] = {}
        from_words = {one.observation: one.signals for one in self._picture.from_words}
        for one in self._seen.observations:
            for code in one.signals or from_words.get(one.id, ()):
                known = self._catalogue.signal_id(code)
                if known is not None:
                    found.setdefault(known, []).append(one.id)
        return found

    def _facts(self) -> tuple[tuple[str, str], ...]:
        period = self._picture.period
        if period.first is None or period.last is None:
            return ()
        watchers = self._observers(
            one.observer for one in self._seen.observations if period.first <= one.day <= period.last
        )
        facts = [
            (_("Periode"), words.period_words(period.first, period.last)),
            (_("Gezien"), words.looked_at(period)),
            (_("Keken mee"), words.listed(watchers)),
        ]
        if self._picture.older:
            facts.append((_("Langer geleden"), ngettext(
                "%(num)s observatie is te lang geleden voor dit beeld. Die blijft wel te lezen.",
                "%(num)s observaties zijn te lang geleden voor dit beeld. Die blijven wel te lezen.", self._picture.older,
            ) % {"num": self._picture.older}))  # fmt: skip
        return tuple(facts)

    def _hangs_on(self) -> str:
        """The single day or person an unsure picture hangs on, by name."""
        if self._picture.certainty.code not in {"hangs_on_day", "hangs_on_observer"}:
            return ""
        first = next(one for one in self._picture.readings if not one.consult_only)
        return words.standing_words(first, self._names.get(first.hangs_on_observer or "", ""))

    def _missing_eyes(self, readers: Sequence[str]) -> str:
        """Who looked so far and who could, when too few people looked."""
        if all(missing.code != "too_few_observers" for missing in self._picture.not_enough_because):
            return ""
        watched = self._observers(one.observer for one in self._seen.observations)
        others = [name for name in readers if name not in watched]
        said = [_("Tot nu toe keek alleen %(name)s.") % {"name": words.listed(watched)}] if watched else []
        said.append(
            ngettext("%(names)s kan ook kijken.", "%(names)s kunnen ook kijken.", len(others)) % {"names": words.listed(others)}
            if others else _("Er mist nog een tweede paar ogen: een collega, een ouder of iemand uit het zorgteam.")
        )  # fmt: skip
        return " ".join(said)

    def _help_groups(self) -> dict[str, tuple[HelpLine, ...]]:
        places = {"helps": "helps", "mixed": "unclear", "too_few": "unclear", "does_not_help": "less"}
        groups: dict[str, list[HelpLine]] = {"helps": [], "unclear": [], "less": []}
        for found in self._picture.helps:
            groups[places[found.verdict]].append(self._help(found))
        return {group: tuple(lines) for group, lines in groups.items()}

    def _help(self, found: Help) -> HelpLine:
        said = words.help_words(found)
        if found.n > _MOST_DOTS:
            said = _("%(said)s. De stippen zijn de laatste %(num)s keer.") % {"said": said, "num": _MOST_DOTS}
        entry = found.id if found.id in self._catalogue.strategies else ""
        return HelpLine(words.spoken(found.label), found.tries[-_MOST_DOTS:], said, entry, found.id)

    def _readings(self) -> list[Reading]:
        """What may be shown: nothing on thin data, and each reading only when it was seen often enough itself.

        What speaks for trust is shown from the first signal on: it labels nobody, and strengths count in full.
        """
        if not self._picture.enough:
            return []
        limits = self._catalogue.thresholds
        days, signals = limits["lead_min_days"].value, limits["lead_min_distinct_signals"].value
        return [
            one for one in self._picture.readings
            if one.days >= days and (len(one.signals_seen) >= signals or one.pattern == "secure")
        ]  # fmt: skip

    def _card(self, reading: Reading) -> ReadingCard:
        pattern = next(one for one in self._catalogue.patterns.values() if one.pattern == reading.pattern)
        observer_of = {one.id: one.observer for one in self._seen.observations}
        sources = [self._catalogue.sources[one] for one in reading.sources if one in self._catalogue.sources]
        return ReadingCard(
            title=words.spoken(reading.title),
            text=words.spoken(reading.text),
            entry=pattern.id,
            is_lead=reading.pattern == self._picture.lead,
            speaks_for=self._signal_lines(reading.signals_seen, reading.speaks_for),
            speaks_against=self._signal_lines(reading.signals_against, reading.speaks_against),
            seen=words.seen_over(reading, self._observers(observer_of[code] for code in reading.speaks_for)),
            standing=words.standing_words(reading, self._names.get(reading.hangs_on_observer or "", "")),
            sources=tuple(words.source_words(one.author, one.year) for one in sources),
        )

    def _signal_lines(self, signals: Sequence[str], seen_in: Iterable[str]) -> tuple[Line, ...]:
        kept = set(seen_in)
        return tuple(
            self._line(
                self._label(code),
                (one for one in self._with_signal.get(code, ()) if one in kept),
                _MOST_BEHIND_SIGNAL,
                code,
            )
            for code in signals[:_MOST_SIGNALS]
        )

    def _possibility(self, one: RaisedLookAlike, *, is_short: bool = False) -> AlsoCard:
        """One other explanation. The numbers behind its contrast come from what is listed already wherever possible."""
        sources = [self._catalogue.sources[code] for code in one.sources if code in self._catalogue.sources]
        return AlsoCard(
            id=one.id,
            title=words.spoken(one.title),
            because=tuple(words.named(text, self._pupil.name) for text in one.because),
            questions=tuple(map(words.spoken, one.questions)),
            refs=self._notes.behind(one.observations, _MOST_BEHIND_SIGNAL),
            contrast=() if is_short else tuple(
                ContrastRow(
                    look=words.spoken(pair.look),
                    with_this=words.spoken(pair.with_this),
                    with_bond=words.spoken(pair.with_bond),
                    so_far=words.spoken(pair.so_far) if pair.so_far else "",
                    refs=self._notes.behind(pair.observations, 1),
                )
                for pair in one.contrast
            ),
            who=words.spoken(one.who),
            sources=tuple(cited(source) for source in sources),
        )  # fmt: skip

    def _differences(self) -> tuple[Contrast, ...]:
        return tuple(
            Contrast(
                words.spoken(one.text),
                (
                    (_("Ziet het vaak"), words.listed(self._observers(one.seen_by))),
                    (_("Ziet het niet"), words.listed(self._observers(one.not_seen_by))),
                ),
                ", ".join(self._label(moment).lower() for moment in one.moments),
            )
            for one in self._picture.observers.differences
        )

    def _advice(self, advice: Advice) -> AdviceLine:
        own = self._helps.get(advice.id)
        because = [self._label(code).lower() for code in advice.because if code != advice.id]
        return AdviceLine(
            title=words.spoken(advice.title),
            because=", ".join(because[:_MOST_REASONS]),
            tried=words.help_words(own) if own else "",
            evidence=advice.evidence,
            entry=advice.id if advice.id in self._catalogue.strategies else "",
        )
