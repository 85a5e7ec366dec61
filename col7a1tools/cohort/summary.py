"""What the summary of a cohort says: chosen here, shown by the page."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from col7a1tools.cohort.candidates import Candidate
from col7a1tools.cohort.columns import NO_VALUE, SAMPLE_COLUMNS
from col7a1tools.cohort.equal_samples import EqualGroup, SharedAlone
from col7a1tools.cohort.plan import Failure
from col7a1tools.cohort.totals import VariantTotal
from col7a1tools.model.classification import Verdict

# How much of each list the page shows; the tables have everything.
MOST_CANDIDATES = 25
MOST_RECURRENT = 20
MOST_SAMPLES = 10
MOST_GROUPS = 10
MOST_FAILURES = 20
_NO_PAIR = (9, 9)  # behind every pair
_CALL_RATE = SAMPLE_COLUMNS.index("call_rate")
_GLYCINE_EFFECTS = ("glycine_substitution", "imperfection_glycine_substitution")


@dataclass(frozen=True, slots=True)
class SampleQuality:
    """A sample of which much was not read."""

    sample: str
    file: str
    call_rate: str


@dataclass(frozen=True, slots=True)
class ClassCount:
    """One class: distinct variants, and people who carry one, counted once a variant."""

    name: str
    variants: int
    carriers: int


@dataclass(frozen=True, slots=True)
class CohortSummary:
    """What the page shows.

    Attributes:
        software: name and version.
        rules: name and version of the rule set.
        files: number of files read.
        assemblies: files by assembly.
        samples: number of samples.
        variants: number of distinct variants.
        classes: by class, the most serious first.
        candidates: as many as the page shows, the strongest first.
        all_candidates: how many there are.
        glycines: substitutions of glycines of the triple helix that somebody carries.
        recurrent: weighty variants that most carry.
        low_call_rates: samples of which least was read.
        equal: groups of samples that carry the same.
        shared: pairs that share what nobody else has.
        notices: files by notice.
        failures: as many as the page shows.
        all_failures: how many there are.
    """

    software: str
    rules: str
    files: int
    assemblies: tuple[tuple[str, int], ...]
    samples: int
    variants: int
    classes: tuple[ClassCount, ...]
    candidates: tuple[Candidate, ...]
    all_candidates: int
    glycines: tuple[VariantTotal, ...]
    recurrent: tuple[VariantTotal, ...]
    low_call_rates: tuple[SampleQuality, ...]
    equal: tuple[EqualGroup, ...]
    shared: tuple[SharedAlone, ...]
    notices: tuple[tuple[str, int], ...]
    failures: tuple[Failure, ...]
    all_failures: int


def count_classes(totals: Iterable[VariantTotal]) -> tuple[ClassCount, ...]:
    """Variants and carriers by class."""
    variants: Counter[str] = Counter()
    carriers: Counter[str] = Counter()
    for total in totals:
        name = total.words.values["classification"]
        variants[name] += 1
        carriers[name] += total.carriers
    return tuple(
        ClassCount(verdict.value, variants[verdict.value], carriers[verdict.value])
        for verdict in Verdict
    )


def carried_glycines(totals: Iterable[VariantTotal]) -> tuple[VariantTotal, ...]:
    """Glycine substitutions of the triple helix that somebody carries, in their order."""
    return tuple(
        total
        for total in totals
        if total.carriers and total.words.values["collagen_effect"] in _GLYCINE_EFFECTS
    )


def most_carried(totals: Iterable[VariantTotal]) -> tuple[VariantTotal, ...]:
    """The weighty variants that most people carry, two at least."""
    found = [total for total in totals if total.carriers > 1 and total.words.weighty]
    found.sort(key=lambda total: (-total.carriers, total.start, total.words.key))
    return tuple(found[:MOST_RECURRENT])


def strongest(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The candidates that the page shows: those with two alleles first, by what supports them."""
    ordered = sorted(
        candidates,
        key=lambda one: (one.two.rank if one.two else _NO_PAIR, one.sample, one.files),
    )
    return tuple(ordered[:MOST_CANDIDATES])


def assemblies_of(heads: Iterable[dict[str, Any]]) -> tuple[tuple[str, int], ...]:
    """Files by assembly."""
    return tuple(sorted(Counter(head["assembly"] for head in heads).items()))


def notices_of(heads: Iterable[dict[str, Any]]) -> tuple[tuple[str, int], ...]:
    """Files by the notices that they gave."""
    found = Counter(code for head in heads for code in {code for code, _ in head["notices"]})
    return tuple(sorted(found.items()))


def qualities(rows: Iterable[str]) -> Iterator[SampleQuality]:
    """Call rates of rows of samples that have sites."""
    for row in rows:
        values = row.split("\t")
        if values[_CALL_RATE] != NO_VALUE:
            yield SampleQuality(values[0], values[1], values[_CALL_RATE])


def least_read(samples: Iterable[SampleQuality]) -> list[SampleQuality]:
    """The samples of which least was read, those of which everything was read left out."""
    found = [one for one in samples if float(one.call_rate) < 1]
    found.sort(key=lambda one: (float(one.call_rate), one.file, one.sample))
    return found[:MOST_SAMPLES]
