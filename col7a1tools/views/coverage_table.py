"""Depth of exons as TSV, JSON and BED."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from col7a1tools.coverage_run import CoverageRequest, SampleCoverage
from col7a1tools.gene import Gene
from col7a1tools.model.positions import PlusOffset
from col7a1tools.reads.coverage import FLANK, ExonDepth
from col7a1tools.reads.depth import DUPLICATE

COLUMNS = (
    "sample",
    "exon",
    "chrom",
    "start",
    "end",
    "length",
    "mean_depth",
    "min_depth",
    "pct_covered",
    "callable",
    "flank_min_depth",
    "flank_pct_covered",
    "mapq0_pct",
    "forward_pct",
    "gc_pct",
    "below_threshold",
    "file",
)
Value = str | int | float | bool | None | list[str]


def tsv_lines(samples: Iterable[SampleCoverage], gene: Gene) -> Iterator[str]:
    """The table, header line first; a row an exon and sample, ``.`` for no value."""
    yield "\t".join(COLUMNS)
    for one in samples:
        for exon in one.exons:
            yield "\t".join(map(_cell, _values(one, exon, gene).values()))


def json_text(samples: Iterable[SampleCoverage], gene: Gene, request: CoverageRequest) -> str:
    """The same as one JSON object, with what was asked for."""
    reads = request.reads
    document = {
        "minimum_depth": request.minimum_depth,
        "flank": FLANK,
        "minimum_mapping_quality": reads.minimum_mapping_quality,
        "minimum_base_quality": reads.minimum_base_quality,
        "duplicates": not reads.excluded_flags & DUPLICATE,
        "both_mates": reads.both_mates,
        "samples": [_sample(one, gene) for one in samples],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def bed_lines(samples: Iterable[SampleCoverage], gene: Gene) -> Iterator[str]:
    """One line for each stretch below the threshold: place, sample and exon, least depth."""
    for one in samples:
        for exon in one.exons:
            for thin in exon.thin:
                first = gene.locus.chromosome_position(one.assembly, thin.start) - 1
                last = gene.locus.chromosome_position(one.assembly, thin.end) - 1
                name = f"{one.sample}:exon_{exon.exon.number}"
                yield f"{one.contig}\t{first}\t{last}\t{name}\t{thin.minimum_depth}"


def _sample(one: SampleCoverage, gene: Gene) -> dict[str, Any]:
    rows = [_values(one, exon, gene) for exon in one.exons]
    for row in rows:
        del row["sample"], row["file"], row["chrom"]
    return {
        "sample": one.sample,
        "file": one.file,
        "assembly": one.assembly.value,
        "chrom": one.contig,
        "exons_below_threshold": [exon.exon.number for exon in one.exons if exon.thin],
        "exons": rows,
    }


def _values(one: SampleCoverage, depth: ExonDepth, gene: Gene) -> dict[str, Value]:
    def position(offset: int) -> int:
        return gene.locus.chromosome_position(one.assembly, PlusOffset(offset))

    length = depth.end - depth.start
    values: tuple[Value, ...] = (
        one.sample,
        depth.exon.number,
        one.contig,
        position(depth.start),
        position(depth.end) - 1,
        length,
        round(depth.mean_depth, 2),
        depth.minimum_depth,
        _percent(depth.covered / length),
        depth.callable,
        depth.flank_minimum_depth,
        _percent(depth.flank_covered / depth.flank_bases),
        _percent(depth.unplaced),
        _percent(depth.forward),
        _percent(depth.gc),
        [f"{position(thin.start)}-{position(thin.end) - 1}" for thin in depth.thin],
        one.file,
    )
    return dict(zip(COLUMNS, values, strict=True))


def _percent(share: float | None) -> float | None:
    """Percent with two decimals; 100 only for the whole, and 0 only for nothing."""
    if share is None or share in (0, 1):
        return None if share is None else 100.0 * share
    return round(min(max(100 * share, 0.01), 99.99), 2)


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, list):
        return ";".join(value) or "."
    return "." if value is None else str(value)
