"""Whose two alleles, or one dominant allele, may explain DEB."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import Any

from col7a1tools.case.copies import compare_copies
from col7a1tools.case.observed import ObservedVariant, Zygosity
from col7a1tools.case.phase import Phase
from col7a1tools.cohort.alleles import AlleleReader, AlleleWords
from col7a1tools.cohort.carriers import SITE_HEADER
from col7a1tools.cohort.columns import NO_VALUE
from col7a1tools.cohort.parents import CalledCopies, phase_by_parents
from col7a1tools.cohort.people import People
from col7a1tools.errors import Place
from col7a1tools.gene import Gene
from col7a1tools.model.positions import Assembly
from col7a1tools.readers import RecordParser, VcfHeader
from col7a1tools.report.variants import carried_once, short_name

_BETWEEN = ";"
# Phase sets of different files get numbers that cannot meet.
_SETS_OF_A_FILE = 1 << 40


# An allele that a person carries, and what is said of it.
Weighed = tuple[ObservedVariant, AlleleWords]
PhaseOfKeys = Callable[[str, str], Phase]


class Support(Enum):
    """How much of two alleles is established; the value is the word of the table."""

    BOTH = "both_established"
    ONE = "one_established"
    NONE = "none_established"


_SUPPORTS = tuple(Support)
_PHASES = (Phase.HOMOZYGOUS, Phase.TRANS, Phase.UNKNOWN)


@dataclass(frozen=True, slots=True)
class TwoAlleles:
    """The pair of alleles that best may explain DEB.

    Attributes:
        support: how much of it is established.
        phase: homozygous, trans or unknown.
        how: rule id of what established the phase, or of why it is unknown.
        variants: the two, or the one that is on both copies.
    """

    support: Support
    phase: Phase
    how: str
    variants: tuple[ObservedVariant, ...]

    @property
    def rank(self) -> tuple[int, int]:
        """The smaller, the stronger."""
        return _SUPPORTS.index(self.support), _PHASES.index(self.phase)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person and what may explain DEB in them.

    Attributes:
        sample: name in the cohort.
        files: where the calls stand.
        two: the two alleles, or None.
        dominant: alleles that may do so alone, each with the reason.
        others: further weighty alleles.
    """

    sample: str
    files: tuple[str, ...]
    two: TwoAlleles | None
    dominant: tuple[tuple[ObservedVariant, str], ...]
    others: tuple[ObservedVariant, ...]


@dataclass(frozen=True, slots=True)
class _Call:
    """One sample column of one record, as a unit keeps it."""

    label: str
    assembly: Assembly
    site: str
    text: str


class CandidateFinder:
    """Looks through the calls that the units kept."""

    def __init__(self, gene: Gene, alleles: AlleleReader, people: People) -> None:
        """Prepare.

        Args:
            gene: the gene.
            alleles: reads ALT alleles.
            people: who stands in several files.
        """
        self._gene = gene
        self._alleles = alleles
        self._people = people
        self._waiting: dict[str, list[_Call]] = {}

    def of_unit(self, head: dict[str, Any]) -> Iterator[Candidate]:
        """Candidates of one file; people who may stand in several wait for `rest`."""
        calls: dict[str, list[_Call]] = {}
        for site, texts in head["kept"]:
            for name, text in texts.items():
                call = _Call(head["file"], Assembly(head["assembly"]), site, text)
                where = self._waiting if name in self._people.joined else calls
                where.setdefault(name, []).append(call)
        for name, found in calls.items():
            yield from self._candidate(name, found, self._read(name, found), _no_parents)

    def rest(self) -> Iterator[Candidate]:
        """Candidates among those who may stand in several files, or have parents in them."""
        read = {name: self._read(name, calls) for name, calls in self._waiting.items()}
        for name, carried in read.items():
            father, mother = (
                read[parent].copies if parent in read else {}
                for parent in self._people.parents.get(name, ("", ""))
            )
            phase = partial(phase_by_parents, father=father, mother=mother)
            yield from self._candidate(name, self._waiting[name], carried, phase)

    def _candidate(
        self, name: str, calls: Sequence[_Call], carried: "_Carried", phase: PhaseOfKeys
    ) -> Iterator[Candidate]:
        variants = carried.variants
        two = _best_pair([one for one in variants if one[1].weighty], phase)
        dominant = tuple(
            (variant, _why_dominant(words)) for variant, words in variants if words.may_be_dominant
        )
        if two is None and not dominant:
            return
        shown = [*(two.variants if two else ()), *(variant for variant, _ in dominant)]
        others = tuple(variant for variant, _ in variants if variant not in shown)
        files = tuple(sorted({call.label for call in calls}))
        yield Candidate(name, files, two, dominant, others)

    def _read(self, name: str, calls: Sequence[_Call]) -> "_Carried":
        """What the person was called at the kept records."""
        files = sorted({call.label for call in calls})
        parser = RecordParser(_header(name), self._gene.locus, Place(name), (name,))
        read: dict[int, AlleleWords] = {}
        copies: dict[str, int] = {}
        observed = []
        for call in calls:
            record = parser.parse(f"{call.site}\t{call.text}", None, call.assembly)
            genotype = record.genotypes[0]
            if len(files) > 1 and genotype.phased:
                own = _SETS_OF_A_FILE * (files.index(call.label) + 1) + (genotype.phase_set or 0)
                genotype = genotype._replace(phase_set=own)
            for alt in record.alts:
                words = self._alleles.words(record, alt)
                if not isinstance(words, AlleleWords):
                    continue
                if not (words.weighty or words.may_be_dominant):
                    continue
                if None not in genotype.alleles:
                    copies.setdefault(words.key, genotype.alleles.count(alt.index))
                result = self._alleles.result(alt)
                assert result.annotation is not None
                assert result.classification is not None
                variant = ObservedVariant(
                    record, alt, result.annotation, result.classification, genotype
                )
                observed.append(variant)
                read[id(variant)] = words
        once = carried_once(observed, self._gene)
        return _Carried([(variant, read[id(variant)]) for variant, _ in once], copies)


@dataclass(frozen=True, slots=True)
class _Carried:
    """What a person was called.

    Attributes:
        variants: weighty and dominant alleles that the person carries, each once, most important
            first.
        copies: of these and of those that were read and not carried.
    """

    variants: list[Weighed]
    copies: CalledCopies


def _header(name: str) -> VcfHeader:
    columns = f"{SITE_HEADER.lines[-1]}\tFORMAT\t{name}"
    return VcfHeader((SITE_HEADER.lines[0], columns), (name,), SITE_HEADER.version, {})


def _best_pair(variants: Sequence[Weighed], phase: PhaseOfKeys) -> TwoAlleles | None:
    """The strongest pair that is not known to lie on one copy, or None."""
    observed = [variant for variant, _ in variants]
    found = [
        TwoAlleles(
            Support.BOTH if variant.established else Support.NONE,
            Phase.HOMOZYGOUS,
            "phase.homozygous",
            (variant,),
        )
        for variant in observed
        if variant.zygosity is Zygosity.HOMOZYGOUS
    ]
    for pair in compare_copies(observed).pairs:
        lies, how = pair.phase, pair.how
        if lies is Phase.UNKNOWN:
            by_parents = phase(variants[pair.first][1].key, variants[pair.second][1].key)
            if by_parents is not Phase.UNKNOWN:
                lies, how = by_parents, "phase.parents"
        if lies in (Phase.TRANS, Phase.UNKNOWN):
            two = (observed[pair.first], observed[pair.second])
            support = _SUPPORTS[2 - sum(variant.established for variant in two)]
            found.append(TwoAlleles(support, lies, how, two))
    return min(found, key=lambda one: one.rank, default=None)


def _no_parents(a: str, b: str) -> Phase:
    return Phase.UNKNOWN


def _why_dominant(words: AlleleWords) -> str:
    return "reported_dominant" if words.reported_dominant else "glycine_substitution"


def candidate_row(candidate: Candidate, people: People) -> str:
    """CANDIDATE_COLUMNS of one person."""
    two = candidate.two
    variants = two.variants if two else ()
    values = (
        candidate.sample,
        _BETWEEN.join(candidate.files),
        people.sexes.get(candidate.sample, NO_VALUE),
        people.affected.get(candidate.sample, NO_VALUE),
        two.support.value if two else NO_VALUE,
        two.phase.value if two else NO_VALUE,
        two.how if two else NO_VALUE,
        _names(variants),
        _joined(variant.annotation.names.protein for variant in variants),
        _joined(variant.classification.verdict.value for variant in variants),
        _names(variant for variant, _ in candidate.dominant),
        _joined(why for _, why in candidate.dominant),
        _joined(variant.classification.verdict.value for variant, _ in candidate.dominant),
        _names(candidate.others),
    )
    return "\t".join(values)


def _names(variants: Iterable[ObservedVariant]) -> str:
    return _joined(short_name(variant.annotation) for variant in variants)


def _joined(texts: Iterable[str]) -> str:
    return _BETWEEN.join(texts) or NO_VALUE
