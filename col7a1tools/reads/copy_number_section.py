"""Deletions and duplications of exons as the record of the reads holds them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from col7a1tools.annotate.structural import annotate_structural
from col7a1tools.gene import Gene
from col7a1tools.model.positions import Assembly, PlusOffset
from col7a1tools.model.variant import StructuralChange, StructuralType
from col7a1tools.readers.alignments import AlignmentSource, open_alignments
from col7a1tools.reads.copy_number import CopyNumber, CopyNumberEvent, find_copy_number
from col7a1tools.reads.document import NotAssessed
from col7a1tools.reads.exon_counts import ExonCounts, count_exons
from col7a1tools.reads.fragments import collect_fragments
from col7a1tools.report.limits import number_ranges


@dataclass(frozen=True, slots=True)
class CopyNumberSection:
    """What is said of deletions and duplications.

    Attributes:
        rows: each event as plain data.
        not_assessed: what depth and reads across ends could not show.
    """

    rows: tuple[dict[str, object], ...]
    not_assessed: tuple[NotAssessed, ...]


def copy_number_section(
    source: AlignmentSource, sample: str, gene: Gene, panel: Sequence[ExonCounts] = ()
) -> CopyNumberSection:
    """Look for deletions and duplications of exons in one sample of an opened file.

    Args:
        source: the file.
        sample: the sample.
        gene: the gene.
        panel: reads over exons of other samples, see `panel_counts`.

    Raises:
        InputError: the file turns out to be damaged.
    """
    found = collect_fragments(source, sample)
    result = find_copy_number(found, count_exons(found, gene), gene, panel)
    rows = tuple(_row(event, source, gene) for event in result.events)
    return CopyNumberSection(rows, tuple(_not_assessed(result)))


def panel_counts(
    paths: Sequence[str], gene: Gene, *, reference: str | None = None
) -> list[ExonCounts]:
    """Reads over exons of every sample in other files.

    Args:
        paths: BAM and CRAM files.
        gene: the gene.
        reference: FASTA that the CRAMs were written against.

    Raises:
        InputError: a file is unusable.
    """
    counts = []
    for path in paths:
        with open_alignments(path, gene.locus, reference=reference) as source:
            counts += [
                count_exons(collect_fragments(source, sample), gene) for sample in source.samples
            ]
    return counts


def structural_change(event: CopyNumberEvent, assembly: Assembly, gene: Gene) -> StructuralChange:
    """The event as a structural change on an assembly."""
    locus = gene.locus
    return StructuralChange(
        event.type,
        assembly,
        locus.chromosome_position(assembly, PlusOffset(event.start)),
        locus.chromosome_position(assembly, PlusOffset(event.end)) - 1,
        tandem=event.type is StructuralType.DUPLICATION and event.split_reads > 0,
        precise=event.precise,
        length=event.end - event.start,
    )


def _row(event: CopyNumberEvent, source: AlignmentSource, gene: Gene) -> dict[str, object]:
    change = structural_change(event, source.assembly, gene)
    names = annotate_structural(gene, change).names
    evidence: dict[str, object] = {
        "split_reads": event.split_reads,
        "discordant_pairs": event.discordant_pairs,
        "log10_likelihood_ratio": round(event.log_ratio / log(10), 1),
    }
    if event.depth is not None:
        evidence |= {
            "reads": event.depth.observed,
            "expected_reads": round(event.depth.expected, 1),
            "copies": event.depth.copies,
            "depth_log10_likelihood_ratio": round(event.depth.log_ratio / log(10), 1),
        }
    return {
        "type": event.type.value,
        "chrom": source.contig,
        "start": change.start,
        "end": change.end,
        "precise": event.precise,
        "exons": list(event.exons),
        "evidence": evidence,
        "hgvs_c": names.coding,
        "hgvs_g": names.genomic_grch38,
        "hgvs_p": names.protein,
    }


def _not_assessed(result: CopyNumber) -> list[NotAssessed]:
    rows = [
        NotAssessed(
            "deletion or duplication of the whole gene, or of most of its exons",
            "depth is compared within the gene, where nothing is left to compare with",
        )
    ]
    if result.undecided:
        compared = f"{result.panel} other samples" if result.panel else "no other samples"
        rows.append(
            NotAssessed(
                f"loss of one copy of a single exon by depth: exons "
                f"{number_ranges(result.undecided)}",
                f"too few reads, or too uneven ones, to decide by depth with {compared} to compare "
                "with; such a loss is seen only where reads run across its ends",
            )
        )
    return rows
