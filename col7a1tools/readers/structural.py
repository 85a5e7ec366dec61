"""Read symbolic alleles and breakends."""

import re

from col7a1tools.gene.sequence import reverse_complement
from col7a1tools.model.variant import NotAnnotated, StructuralChange, StructuralType
from col7a1tools.readers.extent import allele_lengths, info_end
from col7a1tools.readers.faults import bad_alternate, bad_end
from col7a1tools.readers.site import Site

_REFERENCE_BLOCKS = frozenset(("<*>", "<NON_REF>", "<X>"))
_COPIES = re.compile(r"<CN=?(\d+)>", re.IGNORECASE)
_TYPES = {
    "DEL": StructuralType.DELETION,
    "DUP": StructuralType.DUPLICATION,
    "INV": StructuralType.INVERSION,
    "INS": StructuralType.INSERTION,
    "CNV": StructuralType.COPY_NUMBER,
    "BND": StructuralType.BREAKEND,
    "TRA": StructuralType.BREAKEND,
}
_AS_LONG_AS_THEIR_REFERENCE = frozenset(
    {StructuralType.DELETION, StructuralType.DUPLICATION, StructuralType.INVERSION}
)
_UNCERTAIN = re.compile(r"(?:^|;)(?:IMPRECISE(?:;|=|$)|CI(?:POS|END)=[^;]*[1-9])")
# The four forms of VCF section 5.4: t[p[ and t]p] join behind t, ]p]t and [p[t before it.
_BREAKEND = re.compile(
    r"(?P<before>[A-Za-z.]*)(?P<mark>[\[\]])(?P<contig>.+):(?P<position>[0-9]{1,10})(?P=mark)"
    r"(?P<after>[A-Za-z.]*)"
)
_SINGLE_BREAKEND = re.compile(r"\.[A-Za-z]+|[A-Za-z]+\.")


def read_symbolic(text: str, index: int, count: int, site: Site) -> StructuralChange | NotAnnotated:
    """An allele in angle brackets.

    POS is the base before the event. Where the record has one ALT, END says where it ends;
    where it has several, each one's SVLEN does, because END is that of the longest. Where END and
    SVLEN contradict each other, END is taken, and the ends are not precise.

    Args:
        text: the allele as written.
        index: its place among the ALT alleles, from 0.
        count: how many ALT alleles the record has.
        site: the record.

    Raises:
        InputError: END lies before POS.
    """
    if text in _REFERENCE_BLOCKS:
        return NotAnnotated.REFERENCE_BLOCK
    kinds = text[1:-1].upper().split(":")
    copies = _COPIES.fullmatch(text)
    kind = _of_copies(int(copies[1])) if copies else _TYPES.get(kinds[0])
    if kind is None:
        return NotAnnotated.UNSUPPORTED_SYMBOL
    if kind is StructuralType.BREAKEND:
        # A translocation in the style of Delly: END is the position on CHR2.
        at = info_end(site.info) if site.distant else None
        return _breakend_at(at or site.pos, text, site)
    lengths = allele_lengths(site.info)
    length = lengths[index] if index < len(lengths) else None
    start = site.pos + 1
    end = start if kind is StructuralType.INSERTION else _end(length, count, site)
    if end is None:
        return NotAnnotated.UNKNOWN_EXTENT
    return StructuralChange(
        kind,
        site.assembly,
        start,
        max(start, end),
        tandem="TANDEM" in kinds,
        precise=not (
            copies  # counted by depth, which tells no end to the base
            or _UNCERTAIN.search(site.info)
            or _contradicted(kind, length, end - site.pos)
        ),
        length=length,
    )


def _of_copies(copies: int) -> StructuralType:
    """What an allele with so many copies is.

    Without any it is a deletion, as Ensembl VEP reads it too (ensembl-vep#1289). Any other number
    is that of one chromosome to some callers (1000 Genomes) and of both to others (gnomAD), so it
    may be a gain, a loss or neither.
    """
    return StructuralType.COPY_NUMBER if copies else StructuralType.DELETION


def _contradicted(kind: StructuralType, length: int | None, reach: int) -> bool:
    """Whether SVLEN is not the length of the reference up to END.

    Some callers count the base at POS, too. SVLEN of an insertion is that of the inserted bases,
    and callers differ on what it is of a copy number change.
    """
    if length is None or kind not in _AS_LONG_AS_THEIR_REFERENCE:
        return False
    return abs(length - reach) > 1


def _end(length: int | None, count: int, site: Site) -> int | None:
    """Last base of a deletion, duplication, inversion or copy number change; None if not told."""
    stated = info_end(site.info)
    if stated is not None and stated < site.pos:
        raise bad_end(stated, site.pos, site.place)
    by_length = site.pos + length if length else None
    if by_length and (count > 1 or stated is None or stated == site.pos):
        return by_length
    return stated if stated and stated > site.pos else None


def read_breakend(text: str, site: Site) -> StructuralChange:
    """A breakend whose own position lies at the locus.

    Raises:
        InputError: it has none of the forms that the VCF specification gives.
    """
    if not _SINGLE_BREAKEND.fullmatch(text):
        _match_breakend(text, site)
    return _breakend_at(site.pos, text, site)


def read_distant_breakend(text: str, site: Site) -> StructuralChange | NotAnnotated:
    """A breakend away from the locus, seen from its mate at the locus.

    The allele is turned round: the base at the mate is not known and written N, and the mate
    text names the place of the record.

    Raises:
        InputError: as `read_breakend`.
    """
    if _SINGLE_BREAKEND.fullmatch(text):
        return NotAnnotated.OUTSIDE_LOCUS
    match = _match_breakend(text, site)
    if match["contig"].strip("<>") not in site.span.contig_names:
        return NotAnnotated.OUTSIDE_LOCUS
    here = f"{site.chrom}:{site.pos}"
    joins_behind = bool(match["before"])
    inserted = match["before"][1:] if joins_behind else match["after"][:-1]
    mark = match["mark"]
    if (mark == "[") == joins_behind:
        # t[p[ <-> ]p]t: the same strand on both sides.
        joins_behind = not joins_behind
        mark = "]" if mark == "[" else "["
    else:
        # t]p] and [p[t are their own counterparts, read on the other strand.
        inserted = reverse_complement(inserted.upper())
    turned = f"{mark}{here}{mark}"
    turned = f"N{inserted}{turned}" if joins_behind else f"{turned}{inserted}N"
    return _breakend_at(int(match["position"]), turned, site)


def _match_breakend(text: str, site: Site) -> re.Match[str]:
    match = _BREAKEND.fullmatch(text)
    if match is None or bool(match["before"]) == bool(match["after"]):
        raise bad_alternate(text, site.place)
    return match


def _breakend_at(position: int, mate: str, site: Site) -> StructuralChange:
    return StructuralChange(
        StructuralType.BREAKEND,
        site.assembly,
        position,
        position,
        precise=not _UNCERTAIN.search(site.info),
        mate=mate,
    )
