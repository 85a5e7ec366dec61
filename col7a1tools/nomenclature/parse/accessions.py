"""The part before a description: accessions, gene symbol, assembly.

``NM_000094.4:``, ``NM_000094.4(COL7A1):``, ``NC_000003.12(NM_000094.4):``, ``COL7A1:``,
``chr3(GRCh37):``, ``COL7A1:NM_000094.4:exon80:`` and their mixtures.
"""

import re
from dataclasses import dataclass, replace
from enum import Enum

from col7a1tools.gene.gene import NAMING_TRANSCRIPT, Gene
from col7a1tools.model.positions import Assembly
from col7a1tools.nomenclature.parse.coding_frame import Upstream
from col7a1tools.nomenclature.parse.description import Note
from col7a1tools.nomenclature.parse.errors import DescriptionError

GENE_SYMBOL = "COL7A1"
GENE_REGION = "NG_007065.1"

# without their version, upper case; the versions that are read, "" for none given
_TRANSCRIPTS = {
    "NM_000094": {"4": Upstream.SPLICED, "3": Upstream.NONE, "": Upstream.UNSTATED},
    "ENST00000681320": {"1": Upstream.SPLICED, "": Upstream.SPLICED},
    "LRG_286T1": {"": Upstream.NONE},
}
_CONTINUOUS_TRANSCRIPT = "ENST00000328333"  # read in every version
_PROTEINS = {"NP_000085": ("1", ""), "LRG_286P1": ("",), "Q02388": ("",)}
_GENE_REGIONS = {"NG_007065": ("1", ""), "LRG_286": ("",)}
_ASSEMBLIES = {
    "GRCH37": Assembly.GRCH37,
    "HG19": Assembly.GRCH37,
    "GRCH38": Assembly.GRCH38,
    "HG38": Assembly.GRCH38,
}
_CHROMOSOME_NAME = re.compile(r"(?:CHR)?([0-9]{1,2}|X|Y|MT?)", re.IGNORECASE)
_VERSIONED = re.compile(r"([A-Z]+_?[0-9]+[A-Z]?[0-9]*)(?:\.([0-9]{1,3}))?", re.IGNORECASE)
_SYMBOL = re.compile(r"[A-Z][A-Z0-9-]{1,11}", re.IGNORECASE)
_EXON = re.compile(r"(?:exon|intron|ex|in)[0-9]{1,3}(?:/[0-9]{1,3})?", re.IGNORECASE)
_READ = "NM_000094.4, NM_000094.3, ENST00000681320.1, ENST00000328333, LRG_286t1 (c.); "
_READ += "NC_000003.12, NC_000003.11, NG_007065.1, LRG_286 (g.); NP_000085.1 (p.)"


class Sequence(Enum):
    """The kinds of reference sequence; where several are named, the first of these counts."""

    TRANSCRIPT = "transcript"
    PROTEIN = "protein"
    GENE_REGION = "gene region"
    CHROMOSOME = "chromosome"


@dataclass(frozen=True, slots=True)
class Reference:
    """The reference that a prefix names.

    Attributes:
        sequence: its kind, or None where the prefix names none (a gene symbol at most).
        accession: as written, upper case, with version where it had one.
        upstream: 5' UTR of the transcript; UNSTATED without a transcript's version.
        assembly: of a chromosome, where the prefix tells.
        notes: translations made.
    """

    sequence: Sequence | None = None
    accession: str = ""
    upstream: Upstream = Upstream.UNSTATED
    assembly: Assembly | None = None
    notes: tuple[Note, ...] = ()


def read_reference(pieces: list[str], gene: Gene) -> Reference:
    """Read the pieces of a prefix, which colons and brackets part.

    Raises:
        DescriptionError: ``accession.unknown``, ``accession.version``, ``gene.other``,
            ``accession.chromosome`` or ``accession.conflict``.
    """
    references = [
        reference
        for piece in pieces
        for name in piece.replace(")", "").split("(")
        if name and (reference := _read_name(name, gene)) is not None
    ]
    assemblies = {reference.assembly for reference in references if reference.assembly}
    if len(assemblies) > 1:
        raise DescriptionError(
            "accession.conflict",
            f"'{':'.join(pieces)[:60]}' names both GRCh37 and GRCh38",
            cure="keep the assembly that the positions count on",
        )
    named = [reference for reference in references if reference.sequence]
    by_kind = {reference.sequence: reference for reference in named}
    if len(by_kind) < len(named):
        raise DescriptionError(
            "accession.conflict",
            f"'{':'.join(pieces)[:60]}' names two references of one kind",
            cure="keep the one that the numbers count on",
        )
    chosen = next((by_kind[kind] for kind in Sequence if kind in by_kind), Reference())
    return replace(chosen, assembly=assemblies.pop() if assemblies else None)


def _read_name(name: str, gene: Gene) -> Reference | None:
    """One name; None where it carries no information that is needed."""
    upper = name.upper()
    if upper == GENE_SYMBOL or _EXON.fullmatch(name):
        return None
    if upper in _ASSEMBLIES:
        return Reference(assembly=_ASSEMBLIES[upper])
    if _CHROMOSOME_NAME.fullmatch(name):
        return _chromosome(upper)
    for span in gene.locus.spans.values():
        if upper in span.contig_names:
            return Reference(Sequence.CHROMOSOME, upper, assembly=span.assembly)
    if match := _VERSIONED.fullmatch(upper):
        reference = _versioned(match[1], match[2] or "")
        if reference is not None:
            return reference
    if _SYMBOL.fullmatch(name):
        raise DescriptionError(
            "gene.other",
            f"'{name}' is not {GENE_SYMBOL}, the one gene that is read here",
            cause="a variant of another gene, or a mistyped symbol",
        )
    raise DescriptionError(
        "accession.unknown",
        f"'{name[:40]}' is no reference of {GENE_SYMBOL}",
        cause=f"these are read: {_READ}",
    )


def _chromosome(upper: str) -> Reference:
    if upper.removeprefix("CHR") != "3":
        raise DescriptionError(
            "accession.chromosome",
            f"'{upper.lower()}' is not chromosome 3, where {GENE_SYMBOL} lies",
            cause="a variant of another gene",
        )
    return Reference(Sequence.CHROMOSOME, "3")


def _versioned(stem: str, version: str) -> Reference | None:
    """A reference with its version checked; None for an accession that is not of this gene."""
    full = f"{stem}.{version}" if version else stem
    if stem == _CONTINUOUS_TRANSCRIPT or stem in _TRANSCRIPTS:
        return _transcript(stem, version, full)
    if stem == "NC_000003":
        if version:
            raise _version_error(full, "11 (GRCh37), 12 (GRCh38)")
        return Reference(Sequence.CHROMOSOME, full)
    for table, kind in ((_PROTEINS, Sequence.PROTEIN), (_GENE_REGIONS, Sequence.GENE_REGION)):
        if stem in table:
            if version not in table[stem]:
                raise _version_error(full, table[stem][0] or "none")
            return Reference(kind, GENE_REGION if stem == "NG_007065" else full)
    return None


def _transcript(stem: str, version: str, full: str) -> Reference:
    """A transcript of the gene, in a version whose numbering is known."""
    versions = _TRANSCRIPTS.get(stem, {version: Upstream.CONTINUOUS})
    if version not in versions:
        raise _version_error(full, ", ".join(sorted(filter(None, versions))) or "none")
    upstream = versions[version]
    full = full.replace("LRG_286T1", "LRG_286t1")
    if upstream is Upstream.UNSTATED:
        notes: tuple[Note, ...] = (Note("transcript_without_version", {"accession": full}),)
    elif full == NAMING_TRANSCRIPT:
        notes = ()
    else:
        notes = (Note("same_numbering", {"accession": full}),)
    return Reference(Sequence.TRANSCRIPT, full, upstream, notes=notes)


def _version_error(accession: str, versions: str) -> DescriptionError:
    return DescriptionError(
        "accession.version",
        f"{accession} is not a version that is held here",
        cause=f"its numbers cannot be checked; versions held: {versions}",
        cure="compare the sequences, then give the description on a version that is held",
    )
