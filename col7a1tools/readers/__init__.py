"""Read variants at COL7A1 from VCF, VCF.gz (bgzip or gzip), BCF and standard input.

::

    with open_variants("patient.vcf.gz", gene.locus) as source:
        for record in source.records(samples=["mother"]):
            ...

`open_variants` sees by the first bytes what a file is, checks its header, and gives a
`VariantSource`: header, samples, notices, and, once, its `lines`, its `records`, or both at once.
`RecordParser` turns one raw line into a `VcfRecord`. `callable_intervals` says from a gVCF which
part of the locus was looked at.

Every record that touches the locus comes out: small variants, reference blocks, symbolic alleles
that reach in from far upstream, breakends here and breakends elsewhere whose mate is here. What
is wrong with a file is an `InputError` or `AssemblyError` with file, line, cause and cure.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from col7a1tools.readers.coverage import LocusCoverage, callable_intervals
    from col7a1tools.readers.header import VcfHeader
    from col7a1tools.readers.notice import Notice
    from col7a1tools.readers.plain_reading import PlainReading
    from col7a1tools.readers.plain_sites import Piece, SiteRun
    from col7a1tools.readers.record_parser import RecordParser
    from col7a1tools.readers.source import VariantSource, open_variants

__all__ = [
    "LocusCoverage",
    "Notice",
    "Piece",
    "PlainReading",
    "RecordParser",
    "SiteRun",
    "VariantSource",
    "VcfHeader",
    "callable_intervals",
    "open_variants",
]

# Where each of these names lives: whoever reads BAM files does without the readers of VCF.
_HOMES = {
    "LocusCoverage": "col7a1tools.readers.coverage",
    "Notice": "col7a1tools.readers.notice",
    "Piece": "col7a1tools.readers.plain_sites",
    "PlainReading": "col7a1tools.readers.plain_reading",
    "RecordParser": "col7a1tools.readers.record_parser",
    "SiteRun": "col7a1tools.readers.plain_sites",
    "VariantSource": "col7a1tools.readers.source",
    "VcfHeader": "col7a1tools.readers.header",
    "callable_intervals": "col7a1tools.readers.coverage",
    "open_variants": "col7a1tools.readers.source",
}


def __getattr__(name: str) -> object:
    """Load what is asked for."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
