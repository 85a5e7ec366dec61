"""What the header of a BAM or CRAM says: samples, chromosome 3, assembly."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from col7a1tools.errors import AssemblyError, InputError, Place
from col7a1tools.gene.locus import AssemblySpan, Locus
from col7a1tools.model.positions import Assembly
from col7a1tools.readers.notice import Notice
from col7a1tools.readers.stated_assembly import contigs_assembly, named_assembly

# A header as pysam gives it: sections by code, each a list of tags.
Header = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ReadGroups:
    """Whose reads a file holds.

    Attributes:
        samples: names of the samples, in the order of the header.
        sample_of: name of the sample, by read group.
        notices: what the user should know of the names.
    """

    samples: tuple[str, ...]
    sample_of: dict[str, str]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Contig:
    """Chromosome 3 as a file has it.

    Attributes:
        name: as the file writes it.
        span: the locus on the file's assembly.
        checksum: MD5 of the sequence that the reads were aligned to (M5), or empty.
        location: where that sequence was (UR), or empty.
    """

    name: str
    span: AssemblySpan
    checksum: str
    location: str


def read_groups(header: Header, path: Path) -> ReadGroups:
    """Samples of a file by its read groups.

    Reads without a sample name get that of the file, without its ending.
    """
    own = path.stem
    groups = {str(group.get("ID", "")): str(group.get("SM", "")) for group in header.get("RG", ())}
    sample_of = {group: sample or own for group, sample in groups.items()}
    samples = tuple(dict.fromkeys(sample_of.values())) or (own,)
    if groups and all(groups.values()):
        return ReadGroups(samples, sample_of, ())
    missing = "its read groups have no sample name (SM)" if groups else "it has no read groups"
    notice = Notice(
        "sample.unnamed",
        f"the file does not name the sample: {missing}; it is called {own!r} after the file",
        "samtools addreplacerg -r ID:1 -r SM:NAME -o OUT.bam IN.bam names it",
    )
    return ReadGroups(samples, sample_of, (notice,))


def chromosome_3(
    header: Header, locus: Locus, place: Place, given: Assembly | None = None
) -> Contig:
    """Chromosome 3 of a file, and the assembly that its length states.

    Raises:
        AssemblyError: the file has no chromosome 3 of GRCh37 or GRCh38, or not that of ``given``.
        InputError: it has two.
    """
    lines = list(header.get("SQ", ()))
    stated = contigs_assembly(
        {str(line.get("SN")): int(line.get("LN", 0)) for line in lines}, locus, place
    )
    names = {name for span in locus.spans.values() for name in span.contig_names}
    found = [line for line in lines if line.get("SN") in names]
    if stated is None or not found:
        raise _no_chromosome_3(lines, place)
    if len(found) > 1:
        written = " and ".join(str(line["SN"]) for line in found)
        raise InputError(
            "alignments.two_contigs",
            f"the header declares chromosome 3 twice, as {written}",
            place=place,
            cause="files with different chromosome names were joined",
            cure="align all reads to one reference, or split the file by chromosome name",
        )
    named = named_assembly(str(found[0].get("AS", "")))
    for other, words in ((given, "was asked for"), (named, "is what its header names (AS)")):
        if other is not None and other is not stated:
            raise AssemblyError(
                "assembly.contradicted",
                f"{other.value} {words}, but the length of chromosome 3 is that of {stated.value}",
                place=place,
                cause="the header was edited, or the wrong --assembly was given",
                cure=f"leave --assembly out, or correct the header if it is not {stated.value}",
            )
    line = found[0]
    return Contig(
        str(line["SN"]), locus.spans[stated], str(line.get("M5", "")), str(line.get("UR", ""))
    )


def _no_chromosome_3(lines: list[Mapping[str, Any]], place: Place) -> AssemblyError:
    names = [str(line.get("SN")) for line in lines]
    if not names:
        return AssemblyError(
            "alignments.no_contigs",
            "the header declares no reference sequence, so these reads are not aligned",
            place=place,
            cause="the file is an unaligned BAM, as sequencers write it",
            cure="align the reads to GRCh38 first, for example with bwa mem or minimap2",
        )
    shown = ", ".join(names[:5]) + (", ..." if len(names) > 5 else "")
    return AssemblyError(
        "assembly.no_chromosome_3",
        f"the header declares no chromosome 3 of GRCh37 or GRCh38; it has {shown}",
        place=place,
        cause="the reads were aligned to a part of the genome, to another species, or under "
        "other names than 3, chr3, NC_000003.11 and NC_000003.12",
        cure="align the reads to GRCh38, or rename the sequences (samtools reheader)",
    )
