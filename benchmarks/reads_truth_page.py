"""The page of truth against call, from the rows of ``benchmarks.reads_truth``."""

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

Rows = list[list[Any]]

PAGE = Path(__file__).resolve().parent / "reads_truth.md"
# Pairs nearer than the first bound, nearer than the second, and so on.
BOUNDS = (150, 300, 500, 1_000, 5_000, 20_000, 40_000)

_HEAD = """# What the reads say, against the truth

Written by `python -m benchmarks.reads_truth`: simulated people (`tests/simulate`), reads aligned by
bwa (pairs of 150 bases) or minimap2 (10,000 bases), fixed seeds.
"""
_GENOTYPES = """## Genotype by the reads alone

Six people a row, each with up to five published variants and some 60 common substitutions on two
copies. *Found*: the published variants, where the VCF lacks them. *False*: published variants said
of people who do not carry them. The last column counts alleles said to be in a part of the cells,
where none is.
"""
_PHASE = """## Phase

Every pair of heterozygous alleles in these people and in ten more with a pair at 50 to 20,000
bases, by distance: right / wrong / unknown.
"""
_CALIBRATION = """## Does the error probability of a phase hold?

At 10 reads, where errors are likeliest: sixty other people, twenty for each kind of reads.
"""
_MOSAIC = """## Alleles in a part of the cells

Six people a row, amplicons of 700 bases, short reads; c.8038G>A, c.6127G>A, c.6527dup and c.425A>G
in turn, and the VCF lacks them. Whole-locus scan: nobody names the allele to look for, but all four
are published.
"""
_SKIN = """## A patch of skin that changed

A patient with c.6527dup, in trans with c.425A>G or homozygous; the reads are said to be from skin.
In a patch, the copy of c.6527dup has lost it (a back mutation) or has gained a second change. The
share is that of reads from changed copies: twice as many cells in a heterozygous patient. Six
people a row, amplicons of 700 bases, short reads. *Otherwise*: the right allele, as a mosaic or as
one that the file of variants lacks, because its share may be that of a germline allele. In a
heterozygous patient a back mutation takes reads away from a variant that has half of them, and is
told from chance only when it is in some half of the cells.
"""
_DONOR = """## A donor's share

A child's sample with a share of its mother's DNA, nine amplicons of 600 bases, six people a row.
*Held*: the 95% interval holds the true share. *Smallest*: the share that the record says could have
been seen.
"""


def page(work: Path) -> str:
    """Everything for which there are rows, as Markdown.

    Args:
        work: folder of the rows.
    """
    return "\n".join([_HEAD, *(part for name in _TABLES for part in _part(name, work))])


def _part(name: str, work: Path) -> Iterable[str]:
    path = work / f"reads_{name}.json"
    return _TABLES[name](json.loads(path.read_text())) if path.exists() else ()


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines) + "\n"


def _phase_tables(rows: Rows) -> list[str]:
    genotypes = [
        [
            name,
            f"{depth}x",
            right,
            wrong,
            open_,
            f"{found} of {hidden}",
            f"{false} of {absent}",
            rare,
        ]
        for name, depth, right, wrong, open_, found, hidden, false, absent, rare, _ in rows
    ]
    distances = [
        [row[0], f"{row[1]}x", *(" / ".join(map(str, cell)) for cell in row[-1])] for row in rows
    ]
    head = ["reads", "depth", "right", "wrong", "not callable", "found", "false", "false mosaics"]
    bounds = [f"< {bound:,}" for bound in BOUNDS]
    return [
        _GENOTYPES,
        _table(head, genotypes),
        _PHASE,
        _table(["reads", "depth", *bounds], distances),
    ]


def _calibration_table(rows: Rows) -> list[str]:
    shown = [[f"up to {bound}", pairs, f"{told:.2f}", wrong] for bound, pairs, told, wrong in rows]
    head = ["told", "pairs", "errors foretold", "errors seen"]
    return [_CALIBRATION, _table(head, shown)]


def _mosaic_table(rows: Rows) -> list[str]:
    shown = [
        [f"{fraction:.0%}", f"{depth}x", f"{seen} of 6" if fraction else "-", false]
        for fraction, depth, seen, false in rows
    ]
    return [_MOSAIC, _table(["share of reads", "depth", "found", "false calls"], shown)]


def _skin_table(rows: Rows) -> list[str]:
    shown = [
        [
            name,
            f"{fraction:.0%}",
            f"{depth}x",
            f"{found} of 6" if fraction else "-",
            otherwise if fraction else "-",
            false,
        ]
        for name, fraction, depth, found, otherwise, false in rows
    ]
    head = ["changed", "share of reads", "depth", "found and named", "otherwise", "false"]
    return [_SKIN, _table(head, shown)]


def _donor_table(rows: Rows) -> list[str]:
    shown = [
        [
            f"{share:.0%}",
            f"{depth}x",
            f"{lowest:.1%} to {highest:.1%}",
            f"{held} of {count}",
            f"{detected} of {count}",
            f"{least:.1%} to {most:.1%}",
        ]
        for share, depth, lowest, highest, held, detected, least, most, count in rows
    ]
    head = ["true share", "depth", "measured", "held", "detected", "smallest"]
    return [_DONOR, _table(head, shown)]


_TABLES: dict[str, Callable[[Rows], list[str]]] = {
    "phase": _phase_tables,
    "calibration": _calibration_table,
    "mosaic": _mosaic_table,
    "skin": _skin_table,
    "donor": _donor_table,
}
