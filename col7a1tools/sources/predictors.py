"""Predictors: REVEL, BayesDel, CADD, AlphaMissense and SpliceAI."""

import re

from col7a1tools.model.evidence import Prediction, SourceStamp
from col7a1tools.model.positions import Assembly
from col7a1tools.sources.items import Item
from col7a1tools.sources.rows import GenomicAllele, Placed, Row, Substitution

UNIPROT = "Q02388"
# The naming transcript as RefSeq and as Ensembl call it, and Ensembl's older canonical one with
# the same protein.
TRANSCRIPTS = ("NM_000094", "ENST00000681320", "ENST00000328333")
_SYMBOL = "COL7A1"
_SUBSTITUTION = re.compile(r"([A-Z])([0-9]{1,4})([A-Z])")


def revel_alleles(row: Row) -> tuple[Placed, ...]:
    """Where the allele lies on each assembly that the row gives a position for."""
    columns = {Assembly.GRCH37: "hg19_pos", Assembly.GRCH38: "grch38_pos"}
    ref, alt = row.get("ref").upper(), row.get("alt").upper()
    return tuple(
        GenomicAllele(position, ref, alt, assembly)
        for assembly, column in columns.items()
        if (position := row.count(column)) is not None
    )


def revel_items(row: Row, stamp: SourceStamp) -> tuple[Item, ...]:
    """The score, unless the row is about other transcripts only."""
    transcripts = row.get("ensembl_transcriptid")
    if transcripts and not any(name in transcripts for name in TRANSCRIPTS):
        return ()
    return _score(row, stamp, "REVEL", "revel", "revel_score")


def bayesdel_items(row: Row, stamp: SourceStamp) -> tuple[Item, ...]:
    """The score without allele frequency; one with frequency in it counts frequency twice."""
    names = [key for key in row.values if key.startswith("bayesdel") and "addaf" not in key]
    return _score(row, stamp, "BayesDel", *names)


def cadd_items(row: Row, stamp: SourceStamp) -> tuple[Item, ...]:
    """The phred-scaled score."""
    return _score(row, stamp, "CADD", "phred")


def alphamissense_substitution(row: Row) -> Placed | None:
    """The substitution of a row of the protein-level table, where it is in collagen VII."""
    match = _SUBSTITUTION.fullmatch(row.get("protein_variant"))
    if row.get("uniprot_id") != UNIPROT or match is None:
        return None
    return Substitution(int(match[2]), match[1], match[3])


def alphamissense_items(row: Row, stamp: SourceStamp) -> tuple[Item, ...]:
    """The score of a row of the genomic or the protein-level table."""
    if row.get("uniprot_id") not in {"", UNIPROT}:
        return ()
    return _score(row, stamp, "AlphaMissense", "am_pathogenicity")


def spliceai_items(row: Row, stamp: SourceStamp) -> tuple[Item, ...]:
    """The greatest of the four delta scores for this ALT and gene."""
    score = spliceai_score(row.get("spliceai"), row.get("alt"))
    return () if score is None else (Prediction(stamp, "SpliceAI", score),)


def spliceai_score(text: str, alt: str) -> float | None:
    """Greatest delta score of an INFO field ``SpliceAI``.

    Args:
        text: ``ALLELE|SYMBOL|DS_AG|DS_AL|DS_DG|DS_DL|...``, several joined by commas.
        alt: ALT allele.

    Returns:
        the score, or None where the field has none for COL7A1 and this ALT.
    """
    scores = []
    for entry in text.split(","):
        allele, *fields = entry.split("|")
        if allele == alt and len(fields) >= 5 and fields[0] in {_SYMBOL, "ENSG00000114270"}:
            scores += [float(field) for field in fields[1:5] if _is_number(field)]
    return max(scores, default=None)


def _score(row: Row, stamp: SourceStamp, tool: str, *columns: str) -> tuple[Item, ...]:
    score = row.number(*columns) if columns else None
    return () if score is None else (Prediction(stamp, tool, score),)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
