"""Read the ALT alleles of a record."""

from col7a1tools.model.positions import PlusOffset
from col7a1tools.model.record import AltAllele
from col7a1tools.model.variant import (
    LocusAllele,
    NotAnnotated,
    StructuralChange,
    StructuralType,
)
from col7a1tools.readers.faults import bad_alternate, bad_reference
from col7a1tools.readers.site import Site
from col7a1tools.readers.structural import (
    read_breakend,
    read_distant_breakend,
    read_symbolic,
)

_BASES = "ACGT"
_AMBIGUOUS = "ACGTNRYKMSWBDHV"  # IUPAC nucleotide codes

Change = LocusAllele | StructuralChange | NotAnnotated


def read_alternates(alt: str, site: Site) -> tuple[AltAllele, ...]:
    """Every ALT of a record.

    Args:
        alt: ALT as written.
        site: the record.

    Raises:
        InputError: an ALT is nothing that the VCF specification knows.
    """
    if alt == ".":
        return (AltAllele(1, alt, NotAnnotated.NO_ALTERNATE),)
    texts = alt.split(",")
    return tuple(
        AltAllele(index + 1, text, _read(text, index, len(texts), site))
        for index, text in enumerate(texts)
    )


def _read(text: str, index: int, count: int, site: Site) -> Change:
    upper = text.upper()
    if not text or text == ".":
        raise bad_alternate(text, site.place)
    if "[" in text or "]" in text or text.startswith(".") or text.endswith("."):
        return _breakend(text, site)
    if not upper.strip(_BASES):
        return _sequence(upper, site)
    if text == "*":
        return NotAnnotated.OVERLAPPING_DELETION
    if text.startswith("<") and text.endswith(">"):
        return _inside(read_symbolic(text, index, count, site), site)
    if not upper.strip(_AMBIGUOUS):
        return NotAnnotated.AMBIGUOUS_BASE
    raise bad_alternate(text, site.place)


def _breakend(text: str, site: Site) -> Change:
    read = read_distant_breakend if site.distant else read_breakend
    return _inside(read(text, site), site)


def _inside(change: StructuralChange | NotAnnotated, site: Site) -> Change:
    """The change, unless it lies away from the locus while another ALT of the record reaches it."""
    span = site.locus.spans[site.assembly]
    if isinstance(change, StructuralChange) and (
        change.end < span.start or change.start > span.end + 1
    ):
        return NotAnnotated.OUTSIDE_LOCUS
    return change


def _sequence(alt: str, site: Site) -> Change:
    ref = site.ref
    if site.distant:
        return NotAnnotated.OUTSIDE_LOCUS
    if "N" in ref:
        raise bad_reference(ref, site.place)
    if ref == alt:
        return NotAnnotated.SAME_AS_REFERENCE
    size = len(site.locus)
    start = site.locus.plus_offset(site.assembly, site.pos)
    if start >= 0 and start + len(ref) <= size:
        return LocusAllele(start, ref, alt)
    shared = _shared_prefix(ref, alt)
    start = PlusOffset(start + shared)
    ref, alt = ref[shared:], alt[shared:]
    shared = _shared_prefix(ref[::-1], alt[::-1])
    ref, alt = ref[: len(ref) - shared], alt[: len(alt) - shared]
    return _beyond_the_edge(LocusAllele(start, ref, alt), size, site)


def _beyond_the_edge(allele: LocusAllele, size: int, site: Site) -> Change:
    """A minimal allele whose record reaches over the edge of the locus."""
    if allele.start >= 0 and allele.end <= size:
        return allele
    if allele.end <= 0 or allele.start >= size:
        return NotAnnotated.OUTSIDE_LOCUS
    if allele.alt:
        return NotAnnotated.PARTLY_OUTSIDE_LOCUS
    first = site.locus.chromosome_position(site.assembly, allele.start)
    return StructuralChange(
        StructuralType.DELETION,
        site.assembly,
        first,
        first + len(allele.ref) - 1,
        length=len(allele.ref),
    )


def _shared_prefix(left: str, right: str) -> int:
    """Bases that both begin with."""
    for index, (a, b) in enumerate(zip(left, right, strict=False)):
        if a != b:
            return index
    return min(len(left), len(right))
