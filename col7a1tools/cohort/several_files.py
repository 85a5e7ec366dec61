"""What several files of one person say together; their names and their order change nothing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from col7a1tools.case.carried import carried_once
from col7a1tools.case.copies import compare_pairs
from col7a1tools.case.observed import ObservedVariant, Zygosity
from col7a1tools.case.phase import EstablishedPhase, Phase
from col7a1tools.case.quality import is_sure
from col7a1tools.family.calls import telling
from col7a1tools.gene import Gene
from col7a1tools.model.case_facts import SomeChange

# Calls of one person by the name of their file.
CallsByFile = Mapping[str, Sequence[ObservedVariant]]

_COPIES = {Zygosity.ABSENT: 0, Zygosity.HETEROZYGOUS: 1, Zygosity.HOMOZYGOUS: 2}


def put_together(calls: CallsByFile) -> list[ObservedVariant]:
    """All calls, those first that say most: of each change the first one stands."""
    return sorted((one for found in calls.values() for one in found), key=_rank)


def _rank(variant: ObservedVariant) -> tuple[int, bool, bool, str]:
    genotype = variant.genotype
    what = genotype._replace(phase_set=None)  # its name tells the file
    return telling(variant), not is_sure(variant), not genotype.phased, repr((what, variant.record))


def disagreements(calls: CallsByFile) -> frozenset[SomeChange]:
    """Changes of which two files surely say that different numbers of copies carry them."""
    said: defaultdict[SomeChange, set[int]] = defaultdict(set)
    for found in calls.values():
        most: dict[SomeChange, int] = {}
        for variant in found:
            copies = _COPIES.get(variant.zygosity)
            if copies is not None and is_sure(variant):
                change = variant.annotation.change
                most[change] = max(copies, most.get(change, 0))
        for change, copies in most.items():
            said[change].add(copies)
    return frozenset(change for change, numbers in said.items() if len(numbers) > 1)


def phases_in_files(calls: CallsByFile, gene: Gene) -> tuple[EstablishedPhase, ...]:
    """The phases that the files' own genotypes show, each file by itself."""
    found = set()
    for observed in calls.values():
        variants = [variant for variant, _ in carried_once(sorted(observed, key=_rank), gene)]
        for pair in compare_pairs(variants):
            if pair.phase in (Phase.CIS, Phase.TRANS):
                a, b = (variants[place].annotation.change for place in (pair.first, pair.second))
                found.add(EstablishedPhase(a, b, pair.phase, pair.how))
    return tuple(sorted(found, key=lambda one: (one.how, repr(one))))


def left_open(variant: ObservedVariant) -> ObservedVariant:
    """The variant as if it had not been called, where the files disagree on it."""
    return replace(variant, genotype=variant.genotype._replace(alleles=(None, None)))
