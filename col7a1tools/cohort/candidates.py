"""Whose two alleles, or one dominant allele, may explain DEB."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from col7a1tools.case.callability import BLOCK_DEPTH, BLOCK_QUALITY, CoveredBases
from col7a1tools.case.carried import carried_once
from col7a1tools.case.copies import compare_pairs
from col7a1tools.case.observed import ObservedVariant, Zygosity
from col7a1tools.case.phase import EstablishedPhase, Phase
from col7a1tools.cohort.alleles import AlleleReader, AlleleWords
from col7a1tools.cohort.carriers import SITE_HEADER
from col7a1tools.cohort.people import People
from col7a1tools.cohort.several_files import (
    disagreements,
    left_open,
    phases_in_files,
    put_together,
)
from col7a1tools.errors import Place
from col7a1tools.family.calls import FamilyCalls, Person
from col7a1tools.family.household import Household
from col7a1tools.family.phase import established_phases
from col7a1tools.gene import Gene
from col7a1tools.model.case_facts import SomeChange
from col7a1tools.model.pedigree import Pedigree
from col7a1tools.model.positions import Assembly, PlusOffset
from col7a1tools.readers import RecordParser, VcfHeader

# An allele that a person carries, and what is said of it.
Weighed = tuple[ObservedVariant, AlleleWords]
Interval = tuple[PlusOffset, PlusOffset]


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
        disagreeing: alleles of which the files say different things.
    """

    sample: str
    files: tuple[str, ...]
    two: TwoAlleles | None
    dominant: tuple[tuple[ObservedVariant, str], ...]
    others: tuple[ObservedVariant, ...]
    disagreeing: tuple[ObservedVariant, ...] = ()


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
        self._covered: defaultdict[str, list[Interval]] = defaultdict(list)

    def of_unit(self, head: dict[str, Any]) -> Iterator[Candidate]:
        """Candidates of one file; people who may stand in several wait for `rest`."""
        calls: dict[str, list[_Call]] = {}
        for site, texts in head["kept"]:
            for name, text in texts.items():
                call = _Call(head["file"], Assembly(head["assembly"]), site, text)
                where = self._waiting if name in self._people.joined else calls
                where.setdefault(name, []).append(call)
        for name in head["covering"]:
            if name in self._people.joined:
                self._covered[name].extend(map(_interval, head["covered"]))
        for name, found in calls.items():
            yield from self._candidate(name, found, self._read(name, found))

    def rest(self) -> Iterator[Candidate]:
        """Candidates among those who may stand in several files, or have relatives in them.

        What relatives show of the phase is what `report` says of the same family.
        """
        read = {name: self._read(name, calls) for name, calls in self._waiting.items()}
        households = {}
        for pedigree in self._people.families():
            family = self._family_calls(pedigree, read)
            for member in pedigree.members:
                households[member.name] = Household(pedigree, member.name, family)
        for name, person in read.items():
            phases: tuple[EstablishedPhase, ...] = ()
            if name in households:
                observed = [variant for variant, _ in person.carried]
                phases = established_phases(households[name], observed)
            phases = (*phases, *person.phases)
            yield from self._candidate(name, self._waiting[name], person, phases)

    def _family_calls(self, pedigree: Pedigree, read: Mapping[str, "_Read"]) -> FamilyCalls:
        people = []
        for name in (member.name for member in pedigree.members):
            covered = None
            if name in self._covered:
                intervals = tuple(self._covered[name])
                covered = CoveredBases(intervals, BLOCK_DEPTH, BLOCK_QUALITY)
            if name in read or covered:
                observed = read[name].for_relatives() if name in read else ()
                people.append(Person(name, observed, (), covered))
        return FamilyCalls(people, len(self._gene.locus))

    def _candidate(
        self,
        name: str,
        calls: Sequence[_Call],
        person: "_Read",
        phases: Sequence[EstablishedPhase] = (),
    ) -> Iterator[Candidate]:
        variants = person.carried
        two = _best_pair([variant for variant, words in variants if words.weighty], phases)
        dominant = tuple(
            (variant, _why_dominant(words)) for variant, words in variants if words.may_be_dominant
        )
        if two is None and not dominant:
            return
        shown = [*(two.variants if two else ()), *(variant for variant, _ in dominant)]
        others = tuple(variant for variant, _ in variants if variant not in shown)
        files = tuple(sorted({call.label for call in calls}))
        disagreeing = tuple(
            variant for variant, _ in variants if variant.annotation.change in person.disagreeing
        )
        yield Candidate(name, files, two, dominant, others, disagreeing)

    def _read(self, name: str, calls: Sequence[_Call]) -> "_Read":
        """What the person was called at the kept records."""
        files = sorted({call.label for call in calls})
        parser = RecordParser(_header(name), self._gene.locus, Place(name), (name,))
        read: dict[int, AlleleWords] = {}
        by_file: dict[str, list[ObservedVariant]] = {}
        for call in calls:
            record = parser.parse(f"{call.site}\t{call.text}", None, call.assembly)
            genotype = record.genotypes[0]
            if len(files) > 1 and genotype.phased:
                # Phase sets of different files get names that cannot meet.
                own = f"{files.index(call.label)}:{genotype.phase_set or ''}"
                genotype = genotype._replace(phase_set=own)
            for alt in record.alts:
                words = self._alleles.words(record, alt)
                if not isinstance(words, AlleleWords):
                    continue
                if not (words.weighty or words.may_be_dominant):
                    continue
                result = self._alleles.result(alt)
                assert result.annotation is not None
                assert result.classification is not None
                variant = ObservedVariant(
                    record, alt, result.annotation, result.classification, genotype
                )
                by_file.setdefault(call.label, []).append(variant)
                read[id(variant)] = words
        observed = put_together(by_file) if len(files) > 1 else by_file.get(files[0], [])
        once = carried_once(observed, self._gene)
        carried = tuple((variant, read[id(variant)]) for variant, _ in once)
        if len(files) == 1:
            return _Read(carried, tuple(observed))
        phases = phases_in_files(by_file, self._gene)
        return _Read(carried, tuple(observed), phases, disagreements(by_file))


@dataclass(frozen=True, slots=True)
class _Read:
    """What a person was called at the kept records.

    Attributes:
        carried: weighty and dominant alleles that the person carries, each once, most important
            first.
        observed: the call of every such allele of the records, carried or not.
        phases: what several files show of the phase, each by itself.
        disagreeing: changes on which several files disagree.
    """

    carried: tuple[Weighed, ...]
    observed: tuple[ObservedVariant, ...]
    phases: tuple[EstablishedPhase, ...] = ()
    disagreeing: frozenset[SomeChange] = frozenset()

    def for_relatives(self) -> tuple[ObservedVariant, ...]:
        """The calls from which relatives' phase may be read."""
        return tuple(
            left_open(variant) if variant.annotation.change in self.disagreeing else variant
            for variant in self.observed
        )


def _interval(pair: Sequence[int]) -> Interval:
    start, end = pair
    return PlusOffset(start), PlusOffset(end)


def _header(name: str) -> VcfHeader:
    columns = f"{SITE_HEADER.lines[-1]}\tFORMAT\t{name}"
    return VcfHeader((SITE_HEADER.lines[0], columns), (name,), SITE_HEADER.version, {})


def _best_pair(
    observed: Sequence[ObservedVariant], phases: Sequence[EstablishedPhase]
) -> TwoAlleles | None:
    """The strongest pair that is not known to lie on one copy, or None."""
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
    for pair in compare_pairs(observed, phases):
        if pair.phase in (Phase.TRANS, Phase.UNKNOWN):
            two = (observed[pair.first], observed[pair.second])
            support = _SUPPORTS[2 - sum(variant.established for variant in two)]
            found.append(TwoAlleles(support, pair.phase, pair.how, two))
    return min(found, key=lambda one: one.rank, default=None)


def _why_dominant(words: AlleleWords) -> str:
    return "reported_dominant" if words.reported_dominant else "glycine_substitution"
