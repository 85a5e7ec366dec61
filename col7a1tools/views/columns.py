"""The columns that every table and JSON row of variants shares, in their order."""

from col7a1tools.model.criteria import criteria_text
from col7a1tools.model.positions import Assembly
from col7a1tools.model.record import VcfRecord
from col7a1tools.model.result import AlleleResult

RECORD_COLUMNS = ("chrom", "pos", "id", "ref", "alt", "filter", "assembly")
ANNOTATION_COLUMNS = (
    "hgvs_g",
    "hgvs_c",
    "hgvs_p",
    "consequence",
    "impact",
    "exon",
    "intron",
    "exon_mane",
    "intron_mane",
    "domain",
    "collagen_effect",
    "classification",
    "points",
    "criteria",
)
NOTE_COLUMNS = ("not_annotated",)
COLUMNS = (*RECORD_COLUMNS, *ANNOTATION_COLUMNS, *NOTE_COLUMNS)


def annotation_values(result: AlleleResult, assembly: Assembly) -> tuple[str, ...]:
    """Values of ANNOTATION_COLUMNS; ``.`` for no value.

    Args:
        result: what is said about one ALT.
        assembly: the assembly on which ``hgvs_g`` is given.
    """
    annotation, classification = result.annotation, result.classification
    if annotation is None or classification is None:
        return (".",) * len(ANNOTATION_COLUMNS)
    names, placement = annotation.names, annotation.placement
    # Of an Enum, ``value`` runs in Python at every look; ``_value_`` is the same without it.
    return (
        names.genomic_grch37 if assembly is Assembly.GRCH37 else names.genomic_grch38,
        names.coding,
        names.protein,
        "&".join(annotation.consequence),
        annotation.impact._value_,
        placement.exon,
        placement.intron,
        placement.exon_mane,
        placement.intron_mane,
        placement.domain,
        annotation.collagen_effect,
        classification.verdict._value_,
        str(classification.points),
        criteria_text(classification) or ".",
    )


def note_values(result: AlleleResult) -> tuple[str, ...]:
    """Values of NOTE_COLUMNS."""
    return (result.reason.value if result.reason else ".",)


def record_values(record: VcfRecord, alt: str) -> tuple[str, ...]:
    """Values of RECORD_COLUMNS, as the input has them."""
    return (
        record.chrom,
        str(record.pos),
        record.identifier,
        record.ref,
        alt,
        record.filters,
        record.assembly.value,
    )


def row_values(record: VcfRecord, result: AlleleResult) -> tuple[str, ...]:
    """Values of COLUMNS for one ALT."""
    return (
        *record_values(record, result.alt.text),
        *annotation_values(result, record.assembly),
        *note_values(result),
    )
