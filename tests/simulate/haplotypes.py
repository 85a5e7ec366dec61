"""Haplotypes of the locus: its bases on the forward strand, with changes at known places."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from col7a1tools.gene import Gene
from col7a1tools.gene.locus import Locus
from col7a1tools.model.positions import PlusOffset
from col7a1tools.model.variant import GeneChange, LocusAllele
from col7a1tools.nomenclature.parse import parse_description


@dataclass(frozen=True)
class Haplotype:
    """One copy of the locus.

    Attributes:
        locus: the reference.
        alleles: changes on the forward strand, in order, apart from each other.
    """

    locus: Locus
    alleles: tuple[LocusAllele, ...] = ()

    @cached_property
    def bases(self) -> NDArray[np.uint8]:
        """The sequence, as ASCII codes."""
        plus = self.locus.plus
        parts, at = [], 0
        for allele in self.alleles:
            parts += [plus[at : allele.start], allele.alt]
            at = allele.end
        return np.frombuffer("".join([*parts, plus[at:]]).encode(), np.uint8)

    @cached_property
    def places(self) -> NDArray[np.int64]:
        """Forward-strand offset of each base; an inserted one has that of the base before."""
        parts, at = [], 0
        for allele in self.alleles:
            parts.append(np.arange(at, allele.start))
            kept = np.minimum(np.arange(len(allele.alt)), max(len(allele.ref) - 1, 0))
            # A duplicate lies where its original does, one repeat before.
            copied = self.locus.plus[allele.start - len(allele.alt) : allele.start] == allele.alt
            parts.append(
                np.arange(allele.start - len(allele.alt), allele.start)
                if copied and not allele.ref
                else allele.start + kept
            )
            at = allele.end
        return np.concatenate([*parts, np.arange(at, len(self.locus))])


@dataclass(frozen=True, slots=True)
class Part:
    """A haplotype, and its share of the DNA of a sample."""

    haplotype: Haplotype
    share: float


def allele_of(name: str, gene: Gene) -> LocusAllele:
    """The allele on the forward strand that an HGVS c. name describes."""
    (described,) = parse_description(name, gene).alleles
    (variant,) = described.variants
    assert isinstance(variant.change, GeneChange)
    return gene.locus.locus_allele(variant.change)


def haplotype(gene: Gene, *alleles: LocusAllele | str) -> Haplotype:
    """A haplotype that carries alleles, or what HGVS c. names describe."""
    made = [allele_of(one, gene) if isinstance(one, str) else one for one in alleles]
    made.sort(key=lambda allele: allele.start)
    assert all(a.end < b.start for a, b in pairwise(made))
    return Haplotype(gene.locus, tuple(made))


def deletion(start: int, end: int, locus: Locus) -> LocusAllele:
    """A deletion of a stretch of the forward strand."""
    return LocusAllele(PlusOffset(start), locus.plus[start:end], "")


def tandem_duplication(start: int, end: int, locus: Locus) -> LocusAllele:
    """A second copy of a stretch of the forward strand, directly behind the first."""
    return LocusAllele(PlusOffset(end), "", locus.plus[start:end])


def substitution(at: int, locus: Locus) -> LocusAllele:
    """The transition at a base of the forward strand."""
    base = locus.plus[at]
    return LocusAllele(PlusOffset(at), base, {"A": "G", "G": "A", "C": "T", "T": "C"}[base])


def common_substitutions(
    draw: np.random.Generator, locus: Locus, per_kilobase: float = 1.0
) -> list[LocusAllele]:
    """Substitutions such as any haplotype has, in order, at least 20 bases apart."""
    count = draw.poisson(per_kilobase * len(locus) / 1000)
    drawn = np.sort(draw.choice(len(locus), count, replace=False))
    places = drawn[np.diff(drawn, prepend=-20) >= 20] if count else drawn
    return [substitution(int(at), locus) for at in places]


def diploid(one: Haplotype, other: Haplotype) -> tuple[Part, Part]:
    """Two copies in equal shares."""
    return Part(one, 0.5), Part(other, 0.5)


def mixed(*people: tuple[Sequence[Part], float]) -> tuple[Part, ...]:
    """DNA of several people (or of changed and unchanged cells) by shares that add up to 1."""
    return tuple(
        Part(part.haplotype, part.share * share) for parts, share in people for part in parts
    )
