"""Make the fixtures of ``tests/data/reads``: ``python -m tests.simulate.fixtures [NAME...]``.

Needs bwa, minimap2 and samtools. The files are small, so depths are low and some cover windows of
the locus alone; `benchmarks` makes larger ones and keeps tables only.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from col7a1tools.gene import Gene, load_gene
from col7a1tools.model.positions import Assembly
from tests.simulate.aligned import Sequenced, write_bam
from tests.simulate.capture import Kit, Weights, captured
from tests.simulate.haplotypes import Part, allele_of, diploid, haplotype
from tests.simulate.long_reads import LongReads, hifi, nanopore
from tests.simulate.scenarios import (
    REGISTER_DELETION,
    background,
    carrier,
    exons_deleted,
    exons_duplicated,
    mosaic,
    mother_in_child,
    normal,
    skin_patch,
    windows,
)
from tests.simulate.short_reads import ShortReads

FOLDER = Path(__file__).resolve().parents[1] / "data" / "reads"

# The two copies of the person with known variants. c.425A>G and c.6527dup are in trans; the
# others make pairs at many distances.
FIRST_COPY = ("c.425A>G", "c.4448G>A", "c.6205C>T")
SECOND_COPY = ("c.682+1G>A", "c.6527dup", "c.7154del")
MOSAIC = "c.8038G>A"
MOSAIC_FRACTION = 0.05
DONOR_SHARE = 0.05
MOTHERS = ("c.6527dup",)
# The patient whose skin is looked at, and what a patch of it may have gained: the deletion puts
# the frame right again.
SKIN_COPIES = ("c.6527dup", "c.425A>G")
SKIN_SECOND = "c.6510del"
TURNED_BACK, GAINED = 0.25, 0.1


@dataclass(frozen=True, slots=True)
class Fixture:
    """A file, and what is sequenced for it."""

    name: str
    parts: Sequence[Part]
    library: ShortReads | LongReads
    weights: Weights | None = None
    assembly: Assembly = Assembly.GRCH38
    contig: str = "chr3"


def known_variants(gene: Gene) -> tuple[Part, Part]:
    """Both copies of the person with known variants."""
    named = [allele_of(name, gene) for name in (*FIRST_COPY, *SECOND_COPY)]
    common = background(gene, 11, named)
    return diploid(
        haplotype(gene, *FIRST_COPY, *common.first), haplotype(gene, *SECOND_COPY, *common.second)
    )


def fixtures(gene: Gene) -> Iterator[Fixture]:
    """Every fixture that is made here."""
    person = known_variants(gene)
    yield Fixture("known_variants.short.cram", person, ShortReads(40))
    yield Fixture("known_variants.hifi.cram", person, hifi(20))
    yield Fixture("known_variants.nanopore.cram", person, nanopore(20))
    exome = captured(gene, Kit(), np.random.default_rng(1))
    yield Fixture("normal.exome.cram", normal(gene, 12), ShortReads(40), exome)
    yield Fixture(
        "normal_GRCh37.short.cram", normal(gene, 13), ShortReads(15), None, Assembly.GRCH37, "3"
    )
    register = allele_of(REGISTER_DELETION, gene)
    yield Fixture("exons_13_24_deleted.short.cram", carrier(gene, register, 14), ShortReads(30))
    yield Fixture("exons_13_24_deleted.hifi.cram", carrier(gene, register, 14), hifi(12))
    one = exons_deleted(gene, 27, 27, 15)
    yield Fixture("exon_27_deleted.short.cram", carrier(gene, one, 15), ShortReads(30))
    short = exons_deleted(gene, 84, 84, 16)
    yield Fixture("exon_84_deleted.short.cram", carrier(gene, short, 16), ShortReads(30))
    double = exons_duplicated(gene, 50, 54, 17)
    yield Fixture("exons_50_54_duplicated.short.cram", carrier(gene, double, 17), ShortReads(30))
    allele = allele_of(MOSAIC, gene)
    around = windows(gene, allele.start, width=700)
    parts = mosaic(gene, allele, MOSAIC_FRACTION, 18)
    yield Fixture("mosaic.amplicon.cram", parts, ShortReads(600), around)
    yield from followed_up(gene)
    yield from skins(gene)


def skins(gene: Gene) -> Iterator[Fixture]:
    """A patient's skin: with a patch that turned back, with one that gained a change, and plain."""
    first, other = (allele_of(name, gene) for name in SKIN_COPIES)
    second = allele_of(SKIN_SECOND, gene)
    around = windows(gene, first.start, other.start, width=500)
    for name, parts in {
        "skin_turned_back": skin_patch(gene, (first, other), TURNED_BACK, 20),
        "skin_turned_back_homozygous": skin_patch(gene, (first, first), GAINED, 21),
        "skin_second_site": skin_patch(gene, (first, other), GAINED, 22, second),
        "skin_plain": skin_patch(gene, (first, other), 0, 23),
    }.items():
        yield Fixture(f"{name}.amplicon.cram", parts, ShortReads(400), around)


def followed_up(gene: Gene) -> Iterator[Fixture]:
    """The sample after an infusion of the mother's cells, and hers and the child's before it."""
    passed_on = [allele_of(name, gene) for name in MOTHERS]
    sample, child, mother = mother_in_child(gene, DONOR_SHARE, 19, passed_on)
    sites = windows(gene, *range(3_000, 36_000, 4_000), width=600)
    yield Fixture("child_after.amplicon.cram", sample, ShortReads(250), sites)
    yield Fixture("child_before.amplicon.cram", child, ShortReads(60), sites)
    yield Fixture("mother.amplicon.cram", mother, ShortReads(60), sites)


def main(wanted: Sequence[str] = ()) -> None:
    """Write all files, or those whose names begin so; each has a seed of its own."""
    gene = load_gene()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for seed, fixture in enumerate(fixtures(gene), 100):
        if wanted and not fixture.name.startswith(tuple(wanted)):
            continue
        sequenced = Sequenced(
            fixture.name.partition(".")[0],
            fixture.parts,
            fixture.library,
            seed,
            fixture.weights,
            fixture.assembly,
            fixture.contig,
        )
        write_bam(FOLDER / fixture.name, sequenced, gene)


if __name__ == "__main__":
    main(sys.argv[1:])
