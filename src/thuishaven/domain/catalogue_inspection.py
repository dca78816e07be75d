"""The check of all knowledge together: what ``thuishaven check-knowledge`` reports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.catalogue_checks import build_catalogue
from thuishaven.domain.catalogue_coverage import (
    build_fact_ranges,
    build_wording_rules,
    coverage_faults,
    interface_faults,
    missing_entries,
    unused_sources,
    wording_faults,
)
from thuishaven.domain.catalogue_legibility import legibility, orphans
from thuishaven.domain.catalogue_parsing import CatalogueFaults, Fault, RawEntry
from thuishaven.domain.circle_checks import circle_faults
from thuishaven.domain.need_checks import need_faults
from thuishaven.domain.round_checks import round_faults


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a check of all knowledge found: ``faults`` to mend, and ``remarks`` that need no mending."""

    catalogue: Catalogue | None
    faults: tuple[Fault, ...]
    remarks: tuple[Fault, ...]


def inspect(raw: Mapping[str, Sequence[RawEntry]], interface: Sequence[tuple[str, str]] = ()) -> Inspection:
    """Check everything in ``raw``: each entry, the wording and, once all entries can be read, the coverage.

    ``interface`` gives the texts of the pages, each with its language; no judging word may stand there either.
    """
    faults: list[Fault] = []
    remarks: list[Fault] = []
    catalogue = None
    try:
        rules = build_wording_rules(raw.get("wording", ()))
        faults += wording_faults(raw, rules)
        faults += interface_faults(interface, rules)
    except CatalogueFaults as error:
        faults += error.faults
    hard, harder = legibility(raw)
    faults += hard
    remarks += harder
    try:
        catalogue = build_catalogue(raw)
        ranges = build_fact_ranges(raw.get("coverage", ()))
        faults += coverage_faults(catalogue, ranges, raw)
        faults += missing_entries(catalogue)
        faults += orphans(catalogue, raw)
        faults += round_faults(catalogue, raw)
        faults += need_faults(catalogue, raw)
        faults += circle_faults(catalogue, raw)
        remarks += unused_sources(catalogue, raw)
    except CatalogueFaults as error:
        faults += error.faults
    return Inspection(catalogue, tuple(faults), tuple(remarks))
