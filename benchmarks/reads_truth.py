"""Truth against call on simulated reads: ``python -m benchmarks.reads_truth PART...``.

The parts are ``phase`` (genotypes, too), ``calibration``, ``mosaic``, ``skin`` and ``donor``; all
by default, which takes an hour. Each leaves its rows in ``benchmarks/work``, and
``benchmarks/reads_truth.md`` is written of what is there. Needs bwa, minimap2 and samtools.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from benchmarks.peers import WORK
from benchmarks.reads_truth_page import BOUNDS, PAGE, Rows, page
from benchmarks.simulated_reads import Person, examined, phases
from col7a1tools.gene import Gene, load_gene
from col7a1tools.model.variant import LocusAllele
from col7a1tools.reads.haplotypes import leftmost
from col7a1tools.reads.mosaic import MosaicKind, Tissue
from col7a1tools.reads.targets import Origin
from tests.simulate.fixtures import SKIN_COPIES
from tests.simulate.haplotypes import allele_of, diploid, haplotype
from tests.simulate.long_reads import LongReads, hifi, nanopore
from tests.simulate.scenarios import (
    DISTANCES,
    DONOR_SHARES,
    MOSAIC_SHARES,
    background,
    mosaic,
    mother_in_child,
    pair,
    skin_patch,
    windows,
)
from tests.simulate.short_reads import ShortReads

DEPTHS = (10, 30, 100)
LIBRARIES: dict[str, Callable[[float], ShortReads | LongReads]] = {
    "short": ShortReads,
    "HiFi": hifi,
    "Nanopore": nanopore,
}
PEOPLE = 6
REPEATS = 6
TOLD = (0.0002, 0.001, 0.01)
CARRIED = 5
PATCH_SHARES = (0.05, 0.1, 0.2, 0.3)
MOSAIC_ALLELES = ("c.8038G>A", "c.6127G>A", "c.6527dup", "c.425A>G")


@dataclass
class Genotypes:
    """Counts of alleles and of what was said of them."""

    right: int = 0
    wrong: int = 0
    not_callable: int = 0
    found: int = 0
    hidden: int = 0
    false: int = 0
    absent: int = 0
    false_mosaics: int = 0


@dataclass
class Tally:
    """All that is counted of one library at one depth.

    Attributes:
        genotypes: of alleles.
        by_distance: pairs by distance and by what became of them.
        told: pairs, errors foretold and wrong phases, by the error that each was told with.
    """

    genotypes: Genotypes = field(default_factory=Genotypes)
    by_distance: Counter[tuple[int, str]] = field(default_factory=Counter)
    told: dict[float, tuple[int, float, int]] = field(default_factory=dict)

    def phase(self, distance: int, error: float | None, *, right: bool) -> None:
        """Count a pair; ``error`` is None where its phase is unknown."""
        bound = next(one for one in BOUNDS if distance < one)
        word = "unknown" if error is None else ("right" if right else "wrong")
        self.by_distance[bound, word] += 1
        if error is not None:
            bucket = next(one for one in TOLD if error <= one)
            pairs, foretold, wrong = self.told.get(bucket, (0, 0.0, 0))
            self.told[bucket] = (pairs + 1, foretold + error, wrong + (not right))


def carriers(gene: Gene, library: ShortReads | LongReads, seed: int) -> tuple[Person, Person]:
    """A person with five published variants on two copies, called; and the same, not called."""
    draw = np.random.default_rng(seed)
    names = sorted(gene.known_variants)
    chosen = [
        leftmost(allele_of(names[at], gene), gene.locus)
        for at in draw.choice(len(names), CARRIED, replace=False)
    ]
    apart = [
        one
        for at, one in enumerate(chosen)
        if all(abs(one.start - other.start) > 60 for other in chosen[:at])
    ]
    common = background(gene, seed, apart)
    sides = apart[::2], apart[1::2]
    parts = diploid(
        haplotype(gene, *sides[0], *common.first), haplotype(gene, *sides[1], *common.second)
    )
    return Person(parts, library, seed), Person(parts, library, seed, hidden=apart)


def count_genotypes(tally: Tally, called: Person, hidden: Person, gene: Gene) -> None:
    """Examine one person twice: with a complete VCF, and with one that lacks the variants."""
    document, found = examined(called)
    copies = called.copies(gene)
    counts = tally.genotypes
    for one in found.variants:
        truth = ("0/0", "0/1", "1/1")[sum(one.target.allele in copy for copy in copies)]
        said = one.genotype.genotype.value
        counts.right += said == truth
        counts.not_callable += said == "not callable"
        counts.wrong += said not in (truth, "not callable")
    counts.false_mosaics += len(document.mosaic)
    for distance, error, right in phases(called, found, gene):
        tally.phase(distance, error, right=right)
    document, found = examined(hidden)
    for one in found.looked_for:
        if one.target.origin is Origin.CALLED:
            continue
        carried = any(one.target.allele in copy for copy in copies)
        seen = one.genotype.genotype.value in ("0/1", "1/1")
        counts.hidden += carried
        counts.found += carried and seen
        counts.absent += not carried
        counts.false += seen and not carried
    counts.false_mosaics += len(document.mosaic)


def count_pair(tally: Tally, library: ShortReads | LongReads, number: int, gene: Gene) -> None:
    """Examine a person with two variants at one of the distances."""
    distance = DISTANCES[number % len(DISTANCES)]
    parts, *_ = pair(gene, distance, cis=bool(number % 2), seed=2000 + number)
    person = Person(parts, library, 2000 + number)
    _, examination = examined(person)
    for apart, error, right in phases(person, examination, gene):
        tally.phase(apart, error, right=right)


def phase_part(gene: Gene) -> Rows:
    """Genotypes and phases, for each library and depth."""
    rows = []
    for name, library in LIBRARIES.items():
        for depth in DEPTHS:
            tally = Tally()
            for number in range(PEOPLE):
                count_genotypes(tally, *carriers(gene, library(depth), 1000 + number), gene)
            for number in range(len(DISTANCES)):
                count_pair(tally, library(depth), number, gene)
            g = tally.genotypes
            by_distance = [
                [tally.by_distance[bound, word] for word in ("right", "wrong", "unknown")]
                for bound in BOUNDS
            ]
            counts = [g.right, g.wrong, g.not_callable, g.found, g.hidden, g.false, g.absent]
            rows.append([name, depth, *counts, g.false_mosaics, by_distance])
    return rows


def calibration_part(gene: Gene) -> Rows:
    """Errors foretold and seen at 10 reads, where they are likeliest; other people than above."""
    tally = Tally()
    for library in LIBRARIES.values():
        for number in range(len(DISTANCES), 3 * len(DISTANCES)):
            count_pair(tally, library(DEPTHS[0]), number, gene)
    return [[bound, *tally.told.get(bound, (0, 0.0, 0))] for bound in TOLD]


def mosaic_part(gene: Gene) -> Rows:
    """Share of reads, depth, found of `REPEATS`, and false calls, in amplicons of 700 bases."""
    return [
        [fraction, depth, *_mosaics(gene, fraction, depth)]
        for depth in (*DEPTHS, 300)
        for fraction in (0.0, *MOSAIC_SHARES)
    ]


def _mosaics(gene: Gene, fraction: float, depth: int) -> tuple[int, int]:
    seen = false = 0
    for number in range(REPEATS):
        name = MOSAIC_ALLELES[number % len(MOSAIC_ALLELES)]
        allele = leftmost(allele_of(name, gene), gene.locus)
        seed = 3000 + number
        parts = mosaic(gene, allele, fraction, seed)
        around = windows(gene, allele.start, width=700)
        person = Person(parts, ShortReads(depth), seed, hidden=[allele], weights=around)
        rare = [one.found.target.allele for one in examined(person)[1].mosaic]
        seen += allele in rare
        false += sum(one != allele for one in rare)
    return seen, false


def skin_part(gene: Gene) -> Rows:
    """What changed in the patch, its share of reads, depth, found, found otherwise, false calls."""
    variant, other = (allele_of(name, gene) for name in SKIN_COPIES)
    cases = {
        "nothing (heterozygous)": _Patch((variant, other), None, None),
        "nothing (homozygous)": _Patch((variant, variant), None, None),
        "back mutation (heterozygous)": _Patch((variant, other), None, MosaicKind.BACK_MUTATION),
        "back mutation (homozygous)": _Patch((variant, variant), None, MosaicKind.BACK_MUTATION),
        "second site, c.6510del": _Patch(
            (variant, other), allele_of("c.6510del", gene), MosaicKind.SECOND_SITE
        ),
        "second site, c.6520G>A": _Patch(
            (variant, other), allele_of("c.6520G>A", gene), MosaicKind.SECOND_SITE
        ),
    }
    return [
        [name, fraction, depth, *_patches(gene, patch, fraction, depth)]
        for name, patch in cases.items()
        for depth in (DEPTHS[-1], 300)
        for fraction in (PATCH_SHARES if patch.kind else (0.0,))
    ]


@dataclass(frozen=True, slots=True)
class _Patch:
    """A patient's alleles, what a patch of skin gains in cis, and how it is to be named."""

    copies: tuple[LocusAllele, LocusAllele]
    second: LocusAllele | None
    kind: MosaicKind | None


def _patches(gene: Gene, patch: _Patch, fraction: float, depth: int) -> tuple[int, int, int]:
    """Found by its allele and kind, found otherwise, and anything else."""
    expected = leftmost(patch.second or patch.copies[0], gene.locus)
    around = windows(gene, patch.copies[0].start, width=700)
    found = otherwise = false = 0
    for number in range(REPEATS):
        seed = 5000 + number
        parts = skin_patch(gene, patch.copies, fraction, seed, patch.second)
        hidden = [patch.second] if patch.second else []
        person = Person(
            parts, ShortReads(depth), seed, hidden=hidden, weights=around, tissue=Tissue.SKIN
        )
        seen = examined(person)[1]
        otherwise += fraction > 0 and any(one.target.allele == expected for one in seen.missed)
        for one in seen.mosaic:
            right = fraction > 0 and one.found.target.allele == expected
            found += right and one.kind is patch.kind
            otherwise += right and one.kind is not patch.kind
            false += not right
    return found, otherwise, false


def donor_part(gene: Gene) -> Rows:
    """True share and depth; then lowest and highest measured, held, detected, smallest to see."""
    return [
        [share, depth, *_donors(gene, share, depth)] for depth in DEPTHS for share in DONOR_SHARES
    ]


def _donors(gene: Gene, share: float, depth: int) -> list[object]:
    sites = windows(gene, *range(3_000, 36_000, 4_000), width=600)
    measured, least = [], []
    held = detected = 0
    for number in range(REPEATS):
        seed = 4000 + number
        parts, child, mother = mother_in_child(gene, share, seed)
        person = Person(parts, ShortReads(depth), seed, called=child, donor=mother, weights=sites)
        donor = examined(person)[0].donor
        assert donor is not None
        if donor.share is None or donor.share_ci95 is None:
            continue
        low, high = donor.share_ci95
        measured.append(donor.share)
        least.append(donor.smallest_detectable or 1.0)
        held += low <= share <= high
        detected += donor.detected
    return [min(measured), max(measured), held, detected, min(least), max(least), len(measured)]


PARTS: dict[str, Callable[[Gene], Rows]] = {
    "phase": phase_part,
    "calibration": calibration_part,
    "mosaic": mosaic_part,
    "skin": skin_part,
    "donor": donor_part,
}


def main(names: Sequence[str]) -> None:
    """Run the parts that are named, and write the page."""
    WORK.mkdir(exist_ok=True)
    for name in names or PARTS:
        rows = PARTS[name](load_gene())
        (WORK / f"reads_{name}.json").write_text(json.dumps(rows))
    PAGE.write_text(page(WORK), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
