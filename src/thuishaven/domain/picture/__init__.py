"""The picture: what the observations of one child show together, how sure that is, and what else it may be.

``parse_input(raw, catalogue, today=None)`` reads the JSON of INTERFACES (raises ``BadInput``);
``compute(inp, catalogue)`` gives the picture; ``to_json(picture)`` and ``to_text(picture, language)`` show it. A web
page builds :class:`PictureInput` itself from rows. A picture of an earlier day is
``compute(replace(inp, today=earlier), catalogue)``; ``change_of(inp, catalogue, then)`` lays what was seen up to a day
beside what was seen since (``to_json(picture, change)`` adds it under ``change``). How a picture comes about stands in docs/methods/picture.md.

The fields of :class:`Picture` (``observations``, ``speaks_for``, ``shown_in`` and the like are observation ids in order
of time):

- ``enough``, ``not_enough_because`` (``code, have, need, text``), ``look_next`` (``id, text, why, moments``)
- ``lead`` (a pattern name or None) and ``certainty`` (``code, text``; code ``not_enough``, ``nothing_described``,
  ``mixed``, ``thin``, ``hangs_on_observer``, ``hangs_on_day`` or ``holds``)
- ``readings``: ``pattern, title, text, signals_seen, signals_against, speaks_for, speaks_against, days, observers,
  moments, holds_without_any_observer, holds_without_any_day, hangs_on_day, hangs_on_observer, consult_only, sources``
- ``haven``, ``base``: ``shown, not_shown, shown_in, not_shown_in``
- ``circle``: ``phases`` (``id`` explore, upset, seek or soothed, ``title, shown, not_shown, shown_in, not_shown_in,
  verdict`` works, mixed, breaks or not_seen, ``sources``), ``goes_well`` and ``breaks`` (ids of phases), ``breaks_at``
  (the first of them or None), ``text``
- ``states`` (state to count)
- ``triggers``: ``id, label, n, of, rate, shrunken, low, high, states``, ``by_state`` (state of tension to ``n, of, rate,
  shrunken, low, high``), ``observations``
- ``helps``: ``id, label, n, mean, low, high, helped, tries, by_state`` (state to ``n, helped, mean, low, high``),
  ``verdict`` (``helps``, ``mixed``, ``does_not_help``, ``too_few``), ``observations``
- ``look_alikes``: ``id, title, because, questions, tells_apart, contrast`` (``look, with_this, with_bond, so_far,
  observations, sources, told`` as ``text, seen_in, not_seen_in``), ``who, signals, observations, moments, sources``
- ``observers``: ``alpha, alpha_text, overlaps``, ``differences`` (``theme, strength, seen_by, not_seen_by, moments,
  text``), ``home_school`` (``theme, strength, school, school_of, home, home_of, text`` and
  the observations behind each count: ``school_in, school_of_in, home_in, home_of_in``), ``shared`` (the observations at
  each shared moment)
- ``safety``: ``prompt, urgency, because, observations``
- ``strategies``, ``avoid``: ``id, title, because, evidence, tried`` (``n, mean`` or None)
- ``summary`` (one text) and ``summary_parts`` (``kind`` needs, strengths, seen, helps, sure or also, ``text,
  observations``)
- ``strengths``: ``id, label, n, days, observations``
- ``heat``: rows ``moment, label, looked, tension, cells`` with cells ``weekday`` (1 is Monday), ``looked, tension,
  tension_in``
- ``day_curve``: ``points`` in the order of the day (``moment, label, starts, looked, tension, rate, shrunken, low,
  high, looked_in, tension_in``), ``enough, peak`` (a place in ``points`` or None), ``text``
- ``weeks``: ``week, start, observations, tension, strengths, states, haven_shown, haven_not_shown, base_shown,
  base_not_shown``
- ``period``: ``first, last, observations, days, observers, moments, seen_in``
- ``older``: how many observations lie before the window
- ``from_words``: ``observation, signals, because, moment, triggers, responses``

The fields of :class:`Change`: ``then`` and ``now`` (``first, last, looks, days, aimed, observers, states, enough, lead,
certainty, aimed_in, states_in``), ``lines`` (``id, about, label, good, kind`` progress, same, unknown or harder, ``then`` and ``now`` as
``n, of, observations, looked_in``, ``low, high, text``), ``learned`` (``id, label, helped, tries, observations``), ``reading`` and
``cautions``.

Texts are ``Text(nl, en)``. In JSON ``because`` of look-alikes, safety and words holds the Dutch sentences and
``because_texts`` both languages.
"""

from thuishaven.domain.picture.change import change_of
from thuishaven.domain.picture.change_result import Change
from thuishaven.domain.picture.model import Background, Observation, PictureInput
from thuishaven.domain.picture.output import to_json, to_text
from thuishaven.domain.picture.parsing import parse_input
from thuishaven.domain.picture.result import Picture
from thuishaven.domain.picture.steps import compute

__all__ = [
    "Background",
    "Change",
    "Observation",
    "Picture",
    "PictureInput",
    "change_of",
    "compute",
    "parse_input",
    "to_json",
    "to_text",
]
