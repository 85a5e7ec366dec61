"""Tables of truth against call on simulated reads: ``python -m benchmarks.reads_truth``.

Writes ``benchmarks/reads_truth.md``. Needs bwa, minimap2 and samtools, and some twenty minutes.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from benchmarks.simulated_reads import Person, examined, phases
from col7a1tools.gene import Gene, load_gene
from col7a1tools.reads.haplotypes import leftmost
from col7a1tools.reads.targets import Origin
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
    windows,
)
from tests.simulate.short_reads import ShortReads

PAGE = Path(__file__).resolve().parent / "reads_truth.md"
DEPTHS = (10, 30, 100)
LIBRARIES: dict[str, Callable[[float], ShortReads | LongReads]] = {
    "short": ShortReads,
    "HiFi": hifi,
    "Nanopore": nanopore,
}
PEOPLE = 6
REPEATS = 12
# Pairs nearer than the first bound, nearer than the second, and so on.
BOUNDS = (150, 300, 500, 1_000, 5_000, 20_000, 40_000)
TOLD = (0.0002, 0.001, 0.01)
CARRIED = 5


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
    """All that is counted of one library at one depth."""

    genotypes: Genotypes = field(default_factory=Genotypes)
    by_distance: Counter[tuple[int, str]] = field(default_factory=Counter)
    told: dict[float, list[float]] = field(default_factory=dict)

    def phase(self, distance: int, error: float | None, *, right: bool) -> None:
        """Count a pair; ``error`` is None where its phase is unknown."""
        bound = next(one for one in BOUNDS if distance < one)
        word = "unknown" if error is None else ("right" if right else "wrong")
        self.by_distance[bound, word] += 1
        if error is not None:
            bucket = next(one for one in TOLD if error <= one)
            self.told.setdefault(bucket, []).append(error if right else error + 1)


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


def tallies(gene: Gene) -> dict[tuple[str, int], Tally]:
    """Genotype and phase, for each library and depth."""
    found = {}
    for name, library in LIBRARIES.items():
        for depth in DEPTHS:
            tally = Tally()
            for number in range(PEOPLE):
                seed = 1000 + number
                count_genotypes(tally, *carriers(gene, library(depth), seed), gene)
            for number, distance in enumerate(DISTANCES):
                parts, *_ = pair(gene, distance, cis=bool(number % 2), seed=2000 + number)
                person = Person(parts, library(depth), 2000 + number)
                _, examination = examined(person)
                for apart, error, right in phases(person, examination, gene):
                    tally.phase(apart, error, right=right)
            found[name, depth] = tally
            print(name, depth, tally.genotypes, dict(tally.by_distance), flush=True)
    return found


def mosaics(gene: Gene) -> list[tuple[float, int, int, int]]:
    """Share, depth, found of `REPEATS`, and false calls, in amplicons of 700 bases."""
    rows = []
    names = ["c.8038G>A", "c.6127G>A", "c.6527dup", "c.425A>G"]
    for depth in (*DEPTHS, 300, 1000):
        for fraction in (0.0, *MOSAIC_SHARES):
            seen = false = 0
            for number in range(REPEATS):
                allele = leftmost(allele_of(names[number % len(names)], gene), gene.locus)
                seed = 3000 + number
                parts = mosaic(gene, allele, fraction, seed)
                around = windows(gene, allele.start, width=700)
                person = Person(parts, ShortReads(depth), seed, hidden=[allele], weights=around)
                _, examination = examined(person)
                rare = [one.found.target.allele for one in examination.mosaic]
                seen += allele in rare
                false += sum(one != allele for one in rare)
            rows.append((fraction, depth, seen, false))
            print("mosaic", rows[-1], flush=True)
    return rows


def donors(gene: Gene) -> list[tuple[float, int, list[tuple[float, bool, bool, float]]]]:
    """Share and depth with, for each repeat: share, held by the interval, detected, least share."""
    rows = []
    sites = windows(gene, *range(3_000, 36_000, 4_000), width=600)
    for depth in (30, 100, 300):
        for share in DONOR_SHARES:
            results = []
            for number in range(REPEATS):
                seed = 4000 + number
                parts, child, mother = mother_in_child(gene, share, seed)
                person = Person(
                    parts, ShortReads(depth), seed, called=child, donor=mother, weights=sites
                )
                donor = examined(person)[0].donor
                if donor is None or donor.share is None or donor.share_ci95 is None:
                    continue
                low, high = donor.share_ci95
                least = donor.smallest_detectable or 1.0
                results.append((donor.share, low <= share <= high, donor.detected, least))
            rows.append((share, depth, results))
            print("donor", share, depth, results, flush=True)
    return rows


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """A table of the page."""
    lines = [head, ["---"] * len(head), *rows]
    return ["| " + " | ".join(map(str, line)) + " |" for line in lines] + [""]


def genotype_rows(found: dict[tuple[str, int], Tally]) -> list[list[object]]:
    """Rows of the table of genotypes."""
    rows: list[list[object]] = []
    for (name, depth), tally in found.items():
        g = tally.genotypes
        rows.append(
            [name, f"{depth}x", g.right, g.wrong, g.not_callable, f"{g.found} of {g.hidden}",
             f"{g.false} of {g.absent}", g.false_mosaics]
        )  # fmt: skip
    return rows


def phase_rows(found: dict[tuple[str, int], Tally]) -> list[list[object]]:
    """Rows of the table of phases by distance."""
    rows: list[list[object]] = []
    for (name, depth), tally in found.items():
        cells = []
        for bound in BOUNDS:
            right, wrong, unknown = (
                tally.by_distance[bound, word] for word in ("right", "wrong", "unknown")
            )
            cells.append(f"{right} / {wrong} / {unknown}")
        rows.append([name, f"{depth}x", *cells])
    return rows


def calibration_rows(found: dict[tuple[str, int], Tally]) -> list[list[object]]:
    """Rows of the table of errors foretold and seen."""
    rows: list[list[object]] = []
    for bound in TOLD:
        errors = [one for tally in found.values() for one in tally.told.get(bound, [])]
        wrong = sum(one >= 1 for one in errors)
        told = sum(one % 1 for one in errors)
        rows.append([f"to {bound}", len(errors), f"{told:.2f}", wrong])
    return rows


def page(gene: Gene) -> str:
    """Everything, as Markdown."""
    found = tallies(gene)
    lines = [
        "# What the reads say, against the truth",
        "",
        "Written by `python -m benchmarks.reads_truth`: simulated people (`tests/simulate`), reads",
        "aligned by bwa (pairs of 150 bases) or minimap2 (10,000 bases), fixed seeds.",
        "",
        "## Genotype by the reads alone",
        "",
        f"{PEOPLE} people for each row, each with up to {CARRIED} published variants and some 60",
        "common substitutions. *Found*: the published variants, when the VCF lacks them. *False*:",
        "published variants said of people who do not carry them.",
        "",
        *table(
            ["reads", "depth", "right", "wrong", "not callable", "found", "false", "false mosaics"],
            genotype_rows(found),
        ),
        "## Phase",
        "",
        "Every pair of heterozygous alleles, by distance: right / wrong / unknown.",
        "",
        *table(["reads", "depth", *(f"< {b:,}" for b in BOUNDS)], phase_rows(found)),
        "Does the error probability hold? All of the above together:",
        "",
        *table(["told", "pairs", "errors foretold", "errors seen"], calibration_rows(found)),
        "## Mosaics",
        "",
        f"An allele of two that errors do not explain, {REPEATS} people a row, amplicons of 700",
        "bases, not in the VCF. Of c.8038G>A, c.6127G>A, c.6527dup and c.425A>G in turn.",
        "",
        *table(
            ["share of reads", "depth", "found", "false calls"],
            ([f"{f:.0%}", f"{d}x", f"{s} of {REPEATS}" if f else "-", x]
             for f, d, s, x in mosaics(gene)),
        ),
        "## A donor's share",
        "",
        "A child's sample with a share of its mother's DNA, nine amplicons of 600 bases,",
        f"{REPEATS} people a row. *Held*: the 95% interval holds the true share.",
        "",
        *table(
            ["true share", "depth", "measured", "held", "detected", "smallest detectable"],
            (_donor_row(*row) for row in donors(gene)),
        ),
    ]  # fmt: skip
    return "\n".join(lines)


def _donor_row(
    share: float, depth: int, results: Sequence[tuple[float, bool, bool, float]]
) -> list[object]:
    shares = [one[0] for one in results]
    return [
        f"{share:.0%}",
        f"{depth}x",
        f"{min(shares):.1%} to {max(shares):.1%}",
        f"{sum(one[1] for one in results)} of {len(results)}",
        f"{sum(one[2] for one in results)} of {len(results)}",
        f"{min(one[3] for one in results):.1%} to {max(one[3] for one in results):.1%}",
    ]


if __name__ == "__main__":
    PAGE.write_text(page(load_gene()), encoding="utf-8")
