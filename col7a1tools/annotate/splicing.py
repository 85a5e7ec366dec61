"""Changes at and near exon-intron borders, and what skipping an exon would remove."""

from functools import cache
from typing import NamedTuple

from col7a1tools.annotate.coding import CodingChange, protein_change
from col7a1tools.annotate.collagen import read_protein_change
from col7a1tools.annotate.location import Location
from col7a1tools.gene.gene import Gene
from col7a1tools.model.annotation import Outcome
from col7a1tools.model.finding import Finding
from col7a1tools.model.variant import GeneChange


class SpliceSite(NamedTuple):
    """One end of an intron.

    Attributes:
        intron: index of the intron (it follows the exon of the same index).
        side: ``donor`` or ``acceptor``.
        exon: index of the exon that the site belongs to.
    """

    intron: int
    side: str
    exon: int


def sites_hit(
    change: GeneChange, location: Location, terms: tuple[str, ...], gene: Gene
) -> tuple[SpliceSite, ...]:
    """Splice sites whose two core intronic bases the change touches."""
    sites = []
    exons = gene.transcript.exons
    for index in location.introns:
        donor, acceptor = exons[index].end, exons[index + 1].start
        if "splice_donor_variant" in terms and _touches(change, donor, donor + 2):
            sites.append(SpliceSite(index, "donor", index))
        if "splice_acceptor_variant" in terms and _touches(change, acceptor - 2, acceptor):
            sites.append(SpliceSite(index, "acceptor", index + 1))
    return tuple(sites)


def _touches(change: GeneChange, start: int, end: int) -> bool:
    """Whether the change touches ``[start, end)``; an insertion only strictly inside it."""
    if change.start == change.end:
        return start < change.start < end
    return change.start < end and change.end > start


def makes_canonical_donor(change: GeneChange, gene: Gene) -> bool:
    """Whether the change turns the GC donor of intron 103 into the usual GT."""
    exons = gene.transcript.exons
    sequence = gene.locus.gene
    return (
        change.end - change.start == 1
        and change.inserted == "T"
        and any(
            change.start == exon.end + 1 and sequence[exon.end : exon.end + 2] == "GC"
            for exon in exons[:-1]
        )
    )


def repeats_exon_end(change: GeneChange, location: Location, gene: Gene) -> bool:
    """Whether an insertion at a donor repeats exonic bases only.

    The exon is then longer by the copy, and the intron as it was.
    """
    if not location.at_exon_edge or location.within_exon is None:
        return False
    exon = gene.transcript.exons[location.within_exon]
    source = change.start - len(change.inserted)
    return (
        change.start == exon.end
        and source >= exon.start
        and gene.locus.gene[source : change.start] == change.inserted
    )


def repeats_whole_exon(change: GeneChange, location: Location, gene: Gene) -> bool:
    """Whether an insertion behind an exon ends with the whole exon once more, and no acceptor.

    The bases between the two copies join them into one long exon, which has the sites of the old
    one: a duplication that takes one intronic base with each end of the exon does that.
    """
    if not location.at_exon_edge or location.within_exon is None:
        return False
    exon = gene.transcript.exons[location.within_exon]
    copy = gene.locus.gene[exon.start : exon.end]
    if change.start != exon.end or not change.inserted.endswith(copy):
        return False
    between = change.inserted[: -len(copy)]
    return bool(between) and not (copy + between).endswith("AG")


def duplicates_acceptor(change: GeneChange, location: Location, gene: Gene) -> bool:
    """Whether an insertion into an exon repeats the end of the intron before it.

    The transcript then has two acceptors to choose from, and the exon may stay as it is.
    """
    if location.within_exon is None or change.start < change.end:
        return False
    exon = gene.transcript.exons[location.within_exon]
    source = change.start - len(change.inserted)
    return source < exon.start < change.start and (
        gene.locus.gene[source : change.start] == change.inserted
    )


@cache
def skipped_exon(index: int, gene: Gene) -> Outcome | None:
    """The outcome of skipping one exon; None for the first and last, which cannot be skipped.

    Args:
        index: index of the exon in the transcript.
        gene: the gene.
    """
    return joined_without((index,), gene, kind="exon_skipped")


def joined_without(
    indices: tuple[int, ...], gene: Gene, kind: str = "exons_deleted"
) -> Outcome | None:
    """The outcome of joining the exons on both sides of a run of missing exons.

    Args:
        indices: consecutive indices of the missing exons.
        gene: the gene.
        kind: kind of the outcome: ``exon_skipped``, ``exons_skipped`` or ``exons_deleted``.

    Returns:
        None where the run takes the first or the last exon, the start or the stop with it:
        nothing can be joined then.
    """
    transcript = gene.transcript
    first, last = transcript.exons[indices[0]], transcript.exons[indices[-1]]
    start = first.transcript_start - transcript.cds_start
    end = last.transcript_start + last.length - transcript.cds_start
    length = transcript.cds_end - transcript.cds_start
    if start < 0 or end > length:
        return None
    bases = end - start
    protein = protein_change(CodingChange(start, end, ""), gene)
    effect, findings = read_protein_change(protein, -bases, gene)
    in_frame = bases % 3 == 0
    values: dict[str, str | int] = {
        "exon": exon_numbers(indices, gene),
        "bases": bases,
        "residues": bases // 3,
        "percent": f"{100 * (bases // 3) / len(gene.protein):.1f}",
        "effect": effect,
    }
    event = "exon_deletion" if kind == "exons_deleted" else "exon_skip"
    rule = f"splice.{event}_in_frame" if in_frame else f"splice.{event}_frameshift"
    return Outcome(kind, protein.hgvs, in_frame, (Finding(rule, values), *findings))


def exon_numbers(indices: tuple[int, ...], gene: Gene) -> str:
    """Literature numbers of a run of exons, ``13-24``; ``.`` where none has one."""
    numbers = [gene.transcript.exons[index].number for index in indices]
    counted = [number for number in numbers if number is not None]
    if not counted:
        return "."
    return str(counted[0]) if len(counted) == 1 else f"{counted[0]}-{counted[-1]}"


def border_findings(change: GeneChange, location: Location, gene: Gene) -> tuple[Finding, ...]:
    """Flags for exonic bases next to a border, whatever their coding effect."""
    if location.within_exon is None:
        return ()
    exons = gene.transcript.exons
    index = location.within_exon
    exon = exons[index]
    start, end, inserted = change
    if start > exon.start + len(inserted) and end <= exon.end - 3:
        return ()  # too far inside for any of them
    values: dict[str, str | int] = {"exon": str(exon.number or "5' UTR")}
    findings = []
    if location.at_exon_edge:
        findings.append(Finding("splice.insertion_at_exon_edge", values))
    elif duplicates_acceptor(change, location, gene):
        findings.append(Finding("splice.two_acceptors", values))
    elif index + 1 < len(exons) and change.end == exon.end:
        findings.append(Finding("splice.last_base_of_exon", values, ("walker_2023",)))
    elif index + 1 < len(exons) and change.end > exon.end - 3:
        distance = exon.end - change.end + 1
        findings.append(Finding("splice.last_bases_of_exon", {**values, "from_end": distance}))
    if index > 0 and change.start == exon.start and not location.at_exon_edge:
        findings.append(Finding("splice.first_base_of_exon", values))
    return tuple(findings)


def intron_findings(
    location: Location, terms: tuple[str, ...], sites: tuple[SpliceSite, ...], gene: Gene
) -> tuple[Finding, ...]:
    """Findings for the intronic part of a change."""
    if not location.introns:
        return ()
    findings = [
        Finding(f"splice.{site.side}_core", {"intron": intron_number(site.intron, gene)})
        for site in sites
    ]
    if not sites and location.introns and any(term.startswith("splice_") for term in terms):
        values: dict[str, str | int] = {"intron": intron_number(location.introns[0], gene)}
        findings.append(Finding("splice.intronic_region", values))
    return tuple(findings)


def intron_number(index: int, gene: Gene) -> str:
    """Literature number of an intron, by the index of the exon before it."""
    number = gene.transcript.exons[index].number
    return str(number) if number is not None else "5' UTR"
