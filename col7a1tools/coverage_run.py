"""Depth of the exons in many BAM and CRAM files, several at a time."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from col7a1tools.errors import Col7a1Error
from col7a1tools.gene import Gene, load_gene
from col7a1tools.model.positions import Assembly
from col7a1tools.readers.alignments import open_alignments
from col7a1tools.readers.notice import Notice
from col7a1tools.reads.coverage import MINIMUM_DEPTH, ExonDepth, exon_depths
from col7a1tools.reads.depth import ReadFilter, count_depth


@dataclass(frozen=True, slots=True)
class CoverageRequest:
    """What is asked of every file.

    Attributes:
        minimum_depth: what a base needs to count as covered.
        reads: which reads and bases count.
        assembly: what the user says; None to take it from each header.
        reference: FASTA that the CRAMs were written against.
    """

    minimum_depth: int = MINIMUM_DEPTH
    reads: ReadFilter = field(default_factory=ReadFilter)
    assembly: Assembly | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class SampleCoverage:
    """Depth of the exons of one sample in one file.

    Attributes:
        sample: its name.
        file: the file's name as given.
        assembly: on which the reads lie.
        contig: chromosome 3 as the file writes it.
        exons: 5' to 3'.
    """

    sample: str
    file: str
    assembly: Assembly
    contig: str
    exons: tuple[ExonDepth, ...]


@dataclass(frozen=True, slots=True)
class FileCoverage:
    """What one file gave.

    Attributes:
        file: its name as given.
        samples: of it; none if it failed.
        notices: what the user should know about it.
        error: why it failed, as the user reads it; empty if it did not.
    """

    file: str
    samples: tuple[SampleCoverage, ...] = ()
    notices: tuple[Notice, ...] = ()
    error: str = ""


def measure_file(path: str, gene: Gene, request: CoverageRequest) -> FileCoverage:
    """Depth of the exons of every sample in one file.

    Raises:
        InputError: as `open_alignments`.
    """
    with open_alignments(
        path, gene.locus, assembly=request.assembly, reference=request.reference
    ) as source:
        depths = count_depth(source, request.reads)
        samples = tuple(
            SampleCoverage(
                sample,
                path,
                source.assembly,
                source.contig,
                exon_depths(depth, gene, request.minimum_depth),
            )
            for sample, depth in depths.items()
        )
        return FileCoverage(path, samples, source.notices)


def measure_files(
    paths: Sequence[str], gene: Gene, request: CoverageRequest, jobs: int | None = None
) -> Iterator[FileCoverage]:
    """The same for many files, in their order; one that fails does not stop the others.

    Args:
        paths: the files.
        gene: the gene.
        request: what is asked.
        jobs: files read at a time; None for one a processor.
    """
    workers = min(jobs or os.cpu_count() or 1, len(paths))
    if workers == 1:
        yield from (_measured(path, gene, request) for path in paths)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - heavy

    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(partial(_measured_elsewhere, request=request), paths)


def _measured(path: str, gene: Gene, request: CoverageRequest) -> FileCoverage:
    try:
        return measure_file(path, gene, request)
    except Col7a1Error as error:
        return FileCoverage(path, error=str(error))


def _measured_elsewhere(path: str, request: CoverageRequest) -> FileCoverage:
    """The same in a process of its own, which loads the gene once."""
    return _measured(path, load_gene(), request)
