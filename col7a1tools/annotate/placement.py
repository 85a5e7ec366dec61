"""Exon, intron and domain of a change, in the numberings that people use."""

from functools import lru_cache

from col7a1tools.annotate.coding import NO_STATEMENT, CodingChange
from col7a1tools.annotate.laid import LaidChange
from col7a1tools.annotate.stretch import touched
from col7a1tools.gene.gene import Gene
from col7a1tools.gene.transcript import Exon
from col7a1tools.model.annotation import Placement, ProteinChange

# Places that many changes share: an exon or an intron with a region.
_REMEMBERED = 1024


def place(laid: LaidChange, gene: Gene) -> Placement:
    """Number the exons and introns that a change touches, and name the protein region.

    The literature counts 118 exons (NM_000094.3); NM_000094.4 has one more, upstream, so its
    numbers are one higher. A change in the upstream exon or intron has no literature number.
    The region of a lost splice site is the one that its exon encodes.
    """
    if laid.duplicated is not None:
        return numbered_placement(*touched(laid.duplicated, gene), gene)
    location = laid.location
    encoding = location.exons
    if laid.sites:
        encoding = tuple(sorted({*encoding, *(site.exon for site in laid.sites)}))
    domain = _domain(encoding, laid.coding, laid.protein, gene)
    return _numbered(location.exons, location.introns, domain, len(gene.transcript.exons))


def numbered_placement(exons: tuple[int, ...], introns: tuple[int, ...], gene: Gene) -> Placement:
    """Placement of a structural change, by the indices of the exons and introns it touches."""
    domain = _domain(exons, None, NO_STATEMENT, gene)
    return _numbered(exons, introns, domain, len(gene.transcript.exons))


@lru_cache(maxsize=_REMEMBERED)
def _numbered(
    exon_indices: tuple[int, ...], intron_indices: tuple[int, ...], domain: str, total: int
) -> Placement:
    return Placement(
        exon=_numbers(exon_indices, 0, total - 1),
        intron=_numbers(intron_indices, 0, total - 2),
        exon_mane=_numbers(exon_indices, 1, total),
        intron_mane=_numbers(intron_indices, 1, total - 1),
        domain=domain,
    )


def _numbers(indices: tuple[int, ...], shift: int, total: int) -> str:
    """``80/118``, or ``79-80/118``; an index of 0 has no number where nothing is added to it."""
    counted = indices if shift or not indices or indices[0] else indices[1:]
    if not counted:
        return "."
    first, last = counted[0] + shift, counted[-1] + shift
    return f"{first}/{total}" if first == last else f"{first}-{last}/{total}"


def _domain(
    exons: tuple[int, ...], coding: CodingChange | None, protein: ProteinChange, gene: Gene
) -> str:
    if protein.first is not None:
        # The stop codon counts to the region of the last residue.
        end = len(gene.protein) - 1
        last = protein.first if protein.last is None else protein.last
        return _regions(min(protein.first, end), min(last, end), gene)
    if coding is not None:
        return "."
    touched = [gene.transcript.exons[index] for index in exons]
    spans = [span for exon in touched if (span := coded_residues(exon, gene)) is not None]
    if not spans:
        return "."
    return _regions(spans[0][0], spans[-1][1] - 1, gene)


def _regions(first: int, last: int, gene: Gene) -> str:
    name = _region(first, gene)
    return name if (other := _region(last, gene)) == name else f"{name};{other}"


def _region(residue: int, gene: Gene) -> str:
    region = gene.protein.region_at(residue)
    return region.name if region else "."


def coded_residues(exon: Exon, gene: Gene) -> tuple[int, int] | None:
    """Half-open range of residues that an exon encodes at least in part; None for none."""
    transcript = gene.transcript
    start = max(0, exon.transcript_start - transcript.cds_start)
    end = min(len(gene.protein) * 3, exon.transcript_start + exon.length - transcript.cds_start)
    return None if end <= start else (start // 3, -(-end // 3))
