"""What the page of the picture shows, as plain data in reading order."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Literal
from uuid import UUID

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from markupsafe import Markup

from thuishaven.domain.catalogue import Catalogue, Text
from thuishaven.domain.picture.phrases import THEME_WORDS
from thuishaven.domain.picture.result import Advice, Balance, Help, HomeSchool, Missing, SummaryPart, TriggerRate
from thuishaven.domain.picture.sightings import days_before
from thuishaven.domain.picture.triggers import TENSE_FIRST
from thuishaven.observe.witnesses import names_of_observers
from thuishaven.privacy.access import Admission
from thuishaven.school.models import Enrolment

from . import circle, rates, when, words
from .entries import entries_of
from .fits import Fits
from .footnotes import MOST_BEHIND, Footnotes, Line, Refs
from .memory import Memory, fingerprint
from .numbers import Counted, Numbers, linked
from .parts import AdviceLine, Contrast, HelpLine, PicturePage, SinceCard, TriggerLine
from .queries import Behind, alarming_of, change_since, picture_with_sources

_MOST_BEHIND_SIGNAL = 2
_MOST_DOTS = 20
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


def counts_of(
    admission: Admission, behind: Behind, catalogue: Catalogue, names: Mapping[str, str]
) -> dict[str, Counted]:
    """Every count on the page by its key, with the observations behind it."""
    builder = _Builder(admission, behind, catalogue, names)
    builder.page((), "", "")
    return builder.numbers.found


def forget() -> None:
    """Write every page anew from here on."""
    _BODIES.forget()


class _Builder:
    """Builds the parts of one page; the order of the calls is the order of the numbers."""

    def __init__(self, admission: Admission, behind: Behind, catalogue: Catalogue, names: Mapping[str, str]) -> None:
        self._admission, self._behind, self._catalogue, self._names = admission, behind, catalogue, names
        self._pupil, self._seen, self._picture = admission.known, behind.seen, behind.seen.picture
        self._notes = Footnotes(self._seen.observations, with_words=self._seen.notes)
        self.numbers = Numbers(
            reverse("understand:behind", args=[self._pupil.id]), self._seen.observations, self._picture.from_words
        )
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
        self._fits = Fits(behind, catalogue, self._pupil.name, self._notes, self.numbers, self._observers)

    def page(self, readers: Sequence[str], record_url: str, rounds_url: str) -> PicturePage:
        picture, name = self._picture, self._pupil.name
        fits, numbers = self._fits, self.numbers
        shown = fits.readings()
        return PicturePage(
            pupil=self._pupil,
            all_url=reverse("observe:pupil", args=[self._pupil.id]), record_url=record_url,
            rounds_url=rounds_url, picture=picture,
            safety=self._refs("safety", _("Waar het staat"), picture.safety.observations),
            alarming=tuple(map(words.spoken, alarming_of(self._admission, self._seen))),
            summary=self._summary(),
            since=self._since(),
            facts=self._facts(),
            missing=tuple(map(self._missing, picture.not_enough_because)),
            hangs_on=self._hangs_on(),
            missing_eyes=self._missing_eyes(readers),
            heat=when.heat_of(self._behind, numbers),
            timeline=when.timeline_of(self._behind, self._catalogue, numbers),
            away=when.away_words(self._behind, name),
            day=rates.day_chart(picture.day_curve, numbers),
            helps=self._help_groups(),
            state_helps=rates.state_helps(picture, self._catalogue, numbers),
            triggers=tuple(map(self._trigger, picture.triggers)),
            tension_heads=tuple(map(self._label, TENSE_FIRST)),
            haven=self._balance("haven", picture.haven),
            base=self._balance("base", picture.base),
            balance=circle.balance_of(self._behind, self._catalogue, name, numbers),
            circle=circle.circle_part(self._behind, self._catalogue, name, self._notes, self._label, numbers),
            lead=next((fits.card(one) for one in shown if one.pattern == picture.lead), None),
            readings=tuple(fits.card(one) for one in shown if one.pattern != picture.lead and not one.consult_only),
            too_thin=len(picture.readings) - len(shown) if picture.enough else 0,
            consult=tuple(fits.card(one) for one in shown if one.consult_only),
            also=tuple(fits.possibility(one) for one in picture.look_alikes[:_MOST_ALSO]),
            also_more=tuple(fits.possibility(one, is_short=True) for one in picture.look_alikes[_MOST_ALSO:]),
            agree=self._agree(),
            differences=self._differences(),
            home_school=tuple(map(self._home_school, picture.observers.home_school)),
            strategies=tuple(map(self._advice, picture.strategies)),
            avoid=tuple(map(self._advice, picture.avoid)),
            method=tuple(words.method_lines(self._catalogue)),
            entries=entries_of(self._admission, self._seen, self._catalogue, self._names, self._notes.listed),
        )  # fmt: skip

    def _label(self, code: str) -> str:
        return words.spoken(self._labels[code]) if code in self._labels else code

    def _refs(self, key: str, title: str | Markup, seen: Sequence[str], most: int = MOST_BEHIND) -> Refs:
        """The numbers of the most telling observations, with the way to the list of all of them."""
        return self._notes.behind(seen, most, url=self.numbers.add(key, title, self.numbers.each(seen)))

    def _trigger(self, rate: TriggerRate) -> TriggerLine:
        title = words.spoken(rate.label)
        of, counts = rates.trigger_counts(rate, title, self._states, self.numbers)
        return TriggerLine(
            title, rates.trigger_line(rate, title, self._states, self.numbers), rates.margin_words(rate),
            self._notes.behind(rate.observations, _MOST_BEHIND_SIGNAL), counts, of,
        )  # fmt: skip

    def _balance(self, function: Literal["haven", "base"], balance: Balance) -> tuple[Line, ...]:
        """Comfort or exploring in words, each count with the moments it was seen at."""
        found = []
        for text, seen in words.balance_lines(function, balance, self._pupil.name):
            items = self.numbers.moments(seen)
            side = "shown" if seen == balance.shown_in else "not_shown"
            url = self.numbers.add(f"{function}.{side}", text, items)
            found.append(Line(linked(text, (words.times(len(items)), url)), self._notes.behind(seen)))
        return tuple(found)

    def _agree(self) -> Markup:
        """How far observers agree, with the moments they shared."""
        shared, said = self._picture.observers.shared, words.spoken(self._picture.observers.alpha_text)
        url = self.numbers.add("shared", _("Momenten waarop meer mensen keken"), shared)
        moments = ngettext("één gedeeld moment", "%(num)s gedeelde momenten", len(shared)) % {"num": len(shared)}
        return linked(said, (moments, url))

    def _home_school(self, one: HomeSchool) -> Contrast:
        def side(
            head: str, place: str, count: tuple[int, int], seen: tuple[str, ...], looked: tuple[str, ...]
        ) -> tuple[str, Markup]:
            rest = self.numbers.each(code for code in looked if code not in set(seen))
            kind = "good" if one.strength else "hard"
            title = f"{head}: {words.spoken(THEME_WORDS[one.theme, one.strength])}"
            url = self.numbers.add(f"{place}.{one.theme}.{kind}", title, self.numbers.each(seen), rest)
            said = words.n_of(*count)
            return head, linked(said, (said, url))

        return Contrast(words.spoken(one.text), (
            side(_("Op school"), "school", (one.school, one.school_of), one.school_in, one.school_of_in),
            side(_("Thuis"), "home", (one.home, one.home_of), one.home_in, one.home_of_in),
        ))  # fmt: skip

    def _missing(self, missing: Missing) -> Markup:
        """What is still lacking; only observations are counted by observations, days and people are not."""
        said = words.spoken(missing.text)
        if missing.code != "too_few_observations":
            return linked(said)
        have = ngettext("één waarneming", "%(num)s waarnemingen", missing.have) % {"num": missing.have}
        return linked(said, (have, self._period_url()))

    def _period_url(self) -> str:
        return self.numbers.add(
            "all", _("Alles wat in dit beeld meetelt"), self.numbers.each(self._picture.period.seen_in)
        )

    def _summary(self) -> tuple[Line, ...]:
        """The parts of the summary; how sure it is stands beside it, when it is hard belongs to what was seen."""
        found: list[Line] = []
        for part in self._picture.summary_parts:
            if part.kind != "sure":
                found.append(self._part(part))
            if part.kind == "seen" and self._picture.enough and (hardest := when.hardest_of(self._picture)):
                found.append(Line(hardest, Refs(), "when"))
        return tuple(found)

    def _part(self, part: SummaryPart) -> Line:
        said = self._said(part.kind, part.text)
        return Line(said, self._refs(f"short.{part.kind}", said, part.observations), part.kind)

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
                    said := words.named(one.text, self._pupil.name),
                    self._refs(f"since.{one.id}", said, one.now.observations, _MOST_BEHIND_SIGNAL),
                )
                for one in change.of_kind("progress")[:_MOST_PROGRESS]
            ),
        )

    def _said(self, kind: str, text: Text) -> str:
        """The name stands where a sentence is about this child; a need is said as it is for any child."""
        return words.spoken(text) if kind == "needs" else words.named(text, self._pupil.name)

    def _observers(self, codes: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(name for code in codes if (name := self._names.get(code))))

    def _facts(self) -> tuple[tuple[str, str | Markup], ...]:
        period = self._picture.period
        if period.first is None or period.last is None:
            return ()
        watchers = self._observers(
            one.observer for one in self._seen.observations if period.first <= one.day <= period.last
        )
        facts: list[tuple[str, str | Markup]] = [
            (_("Periode"), words.period_words(period.first, period.last)),
            (_("Gezien"), linked(words.looked_at(period), (words.times(period.observations), self._period_url()))),
            (_("Keken mee"), words.listed(watchers)),
        ]
        if self._picture.older:
            said = ngettext(
                "%(num)s observatie is te lang geleden voor dit beeld. Die blijft wel te lezen.",
                "%(num)s observaties zijn te lang geleden voor dit beeld. Die blijven wel te lezen.", self._picture.older,
            ) % {"num": self._picture.older}  # fmt: skip
            facts.append((_("Langer geleden"), linked(said, (str(self._picture.older), self._older_url()))))
        return tuple(facts)

    def _older_url(self) -> str:
        opens = days_before(self._behind.today, int(self._catalogue.thresholds["window_days"].value))
        older = (one.id for one in self._seen.observations if one.day < opens and not one.words_only)
        return self.numbers.add("older", _("Te lang geleden voor dit beeld"), self.numbers.each(older))

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
        said = rates.help_line(found, self.numbers)
        if found.n > _MOST_DOTS:
            said += ". " + _("De stippen zijn de laatste %(num)s keer.") % {"num": _MOST_DOTS}
        entry = found.id if found.id in self._catalogue.strategies else ""
        return HelpLine(words.spoken(found.label), found.tries[-_MOST_DOTS:], said, entry)

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
            tried=rates.help_line(own, self.numbers) if own else "",
            evidence=advice.evidence,
            entry=advice.id if advice.id in self._catalogue.strategies else "",
        )
