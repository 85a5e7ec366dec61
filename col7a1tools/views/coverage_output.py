"""Depth of exons in the form that a file's suffix names."""

from collections.abc import Sequence

from col7a1tools.coverage_run import CoverageRequest, SampleCoverage
from col7a1tools.gene import Gene

SUFFIXES = (".tsv", ".json", ".bed", ".svg")


def coverage_text(
    suffix: str, samples: Sequence[SampleCoverage], gene: Gene, request: CoverageRequest
) -> str:
    """The text of an output; a table for a suffix that is none of `SUFFIXES`."""
    if suffix == ".svg":
        from col7a1tools.views.coverage_picture import coverage_picture  # noqa: PLC0415 - seldom

        return coverage_picture(samples, request.minimum_depth)
    from col7a1tools.views import coverage_table  # noqa: PLC0415 - not for a picture

    if suffix == ".json":
        return coverage_table.json_text(samples, gene, request)
    lines = coverage_table.bed_lines if suffix == ".bed" else coverage_table.tsv_lines
    return "".join(f"{line}\n" for line in lines(samples, gene))
