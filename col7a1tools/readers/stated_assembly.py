"""What a header says of the assembly, and the assemblies that are refused by name."""

import re
from collections.abc import Mapping

from col7a1tools.errors import AssemblyError, Place
from col7a1tools.gene.locus import Locus
from col7a1tools.model.positions import Assembly
from col7a1tools.readers.faults import other_contig_name
from col7a1tools.readers.header import VcfHeader

# Chromosome 3 of T2T-CHM13 in RefSeq and GenBank, whatever the version.
T2T_ACCESSIONS = ("NC_060927", "CP068275")
_OTHER_LENGTHS = {
    201105948: ("assembly.t2t", "T2T-CHM13"),
    199501827: ("assembly.hg18", "hg18 (NCBI36)"),
}
_REFERENCE_WORDS = {
    Assembly.GRCH37: re.compile(r"GRCh37|hg19|b37|hs37|g1k_v37|assembly19", re.IGNORECASE),
    Assembly.GRCH38: re.compile(r"GRCh38|hg38|hs38|assembly38", re.IGNORECASE),
}
_OTHER_WORDS = {
    re.compile(r"chm13|t2t", re.IGNORECASE): ("assembly.t2t", "T2T-CHM13"),
    re.compile(r"hg18|ncbi36|b36", re.IGNORECASE): ("assembly.hg18", "hg18 (NCBI36)"),
}
_REFERENCE_LINE = re.compile(r"##(?:reference|assembly)=", re.IGNORECASE)


def header_assembly(header: VcfHeader, locus: Locus, place: Place) -> Assembly | None:
    """The assembly that a VCF's header states by chromosome 3; see `contigs_assembly`.

    Raises:
        AssemblyError: as `contigs_assembly`.
        InputError: the header knows chromosome 3, by its length, under none of the names in use, so
            that no record of it would be found.
    """
    contigs = header.contigs
    names = {name for span in locus.spans.values() for name in span.contig_names}
    lengths = {span.contig_length for span in locus.spans.values()}
    if names.isdisjoint(contigs):
        for name, length in contigs.items():
            if length in lengths:
                raise other_contig_name(name, place)
    return contigs_assembly(contigs, locus, place)


def contigs_assembly(
    contigs: Mapping[str, int | None], locus: Locus, place: Place
) -> Assembly | None:
    """The assembly that the length of chromosome 3 or its accession states, or None.

    Args:
        contigs: length of each contig that the header declares, by name.
        locus: the locus on both assemblies.
        place: the file, for messages.

    Raises:
        AssemblyError: the header states another assembly, or both.
    """
    stated: set[Assembly] = set()
    names = {name for span in locus.spans.values() for name in span.contig_names}
    for name, length in contigs.items():
        if name.startswith(T2T_ACCESSIONS):
            raise t2t_contig(name, place)
        if name not in names:
            continue
        by_length = [s.assembly for s in locus.spans.values() if s.contig_length == length]
        if length is not None and not by_length:
            raise _wrong_length(name, length, locus, place)
        stated.update(by_length)
        if by_name := assembly_of_name(name, locus):
            stated.add(by_name)
    if len(stated) > 1:
        raise AssemblyError(
            "assembly.mixed",
            "the header declares chromosome 3 of GRCh37 and of GRCh38",
            place=place,
            cause="files on both assemblies were joined",
            cure="lift one of them over before joining them",
        )
    return next(iter(stated), None)


def assembly_of_name(contig: str, locus: Locus) -> Assembly | None:
    """The assembly that an accession belongs to; None for a name that both assemblies use."""
    named = [s.assembly for s in locus.spans.values() if contig in s.contig_names]
    return named[0] if len(named) == 1 else None


def reference_hint(header: VcfHeader, place: Place) -> Assembly | None:
    """The assembly that ``##reference`` or ``##assembly`` names, or None.

    Raises:
        AssemblyError: it names T2T-CHM13 or hg18 and neither GRCh37 nor GRCh38.
    """
    lines = [line for line in header.lines if _REFERENCE_LINE.match(line)]
    named = _named("\n".join(lines))
    if not named:
        for words, (code, name) in _OTHER_WORDS.items():
            if line := next((line for line in lines if words.search(line)), None):
                raise _unsupported(code, f"the header says {line!r}, which is {name}", place)
    return next(iter(named)) if len(named) == 1 else None


def named_assembly(text: str) -> Assembly | None:
    """The assembly that a text names (GRCh38, hg38, b37 and the like); None for none or both."""
    named = _named(text)
    return next(iter(named)) if len(named) == 1 else None


def _named(text: str) -> set[Assembly]:
    return {assembly for assembly, words in _REFERENCE_WORDS.items() if words.search(text)}


def t2t_contig(contig: str, place: Place) -> AssemblyError:
    """The error for a contig of T2T-CHM13."""
    message = f"the contig {contig} is chromosome 3 of T2T-CHM13"
    return _unsupported("assembly.t2t", message, place)


def _unsupported(code: str, message: str, place: Place) -> AssemblyError:
    return AssemblyError(
        code,
        f"{message}; GRCh37 and GRCh38 are supported",
        place=place,
        cause="the reads were aligned to another assembly",
        cure="align the reads to GRCh38 and call again, or lift the file over to GRCh38",
    )


def _wrong_length(name: str, length: int, locus: Locus, place: Place) -> AssemblyError:
    seen = f"the header says that {name} has {length:,} bases"
    if length in _OTHER_LENGTHS:
        code, assembly = _OTHER_LENGTHS[length]
        return _unsupported(code, f"{seen}, as in {assembly}", place)
    expected = " and ".join(
        f"{span.contig_length:,} on {span.assembly.value}" for span in locus.spans.values()
    )
    return _unsupported("assembly.unknown", f"{seen}; expected are {expected}", place)
