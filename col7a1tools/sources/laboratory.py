"""A laboratory's own table, any table whose columns are named in a form, and LOVD exports."""

from col7a1tools.model.evidence import (
    Assertion,
    PopulationFrequency,
    Prediction,
    SourceStamp,
)
from col7a1tools.sources.frequency import filtering_frequency
from col7a1tools.sources.items import Item
from col7a1tools.sources.rows import DescribedAllele, GenomicAllele, Placed, Row

# Fields of a laboratory's table; a form gives its columns these names.
FIELDS = (
    "variant",
    "chrom",
    "pos",
    "ref",
    "alt",
    "classification",
    "review",
    "identifier",
    "allele_count",
    "allele_number",
    "homozygotes",
    "filtering_frequency",
    "group",
    "score",
)
_VARIANT = ("variant", "hgvs_c", "hgvs", "hgvs_g", "cdna")
_LOVD_CODING = ("variantontranscript/dna", "dna change (cdna)", "vot_clean_dna_change")
_LOVD_GENOMIC = {
    "GRCh37": ("variantongenome/dna", "dna change (genomic) (hg19)"),
    "GRCh38": ("variantongenome/dna/hg38", "dna change (hg38)"),
}
_LOVD_CLASS = (
    "variantongenome/clinicalclassification",
    "clinical classification",
    "classification",
)


def laboratory_allele(row: Row) -> Placed | None:
    """The variant of a row, by its description or by VCF's columns."""
    text = row.get(*_VARIANT)
    if text:
        return DescribedAllele(text)
    position = row.count("pos")
    chrom = row.get("chrom", "chr").lower().removeprefix("chr")
    ref, alt = row.get("ref").upper(), row.get("alt").upper()
    if position is None or chrom not in {"3", "nc_000003.11", "nc_000003.12"}:
        return None
    return GenomicAllele(position, ref, alt)


def laboratory_items(row: Row, stamp: SourceStamp, tool: str = "") -> tuple[Item, ...]:
    """Classification, frequency and score of a row, as far as it has them.

    Args:
        row: values by the names of `FIELDS`.
        stamp: the source.
        tool: the predictor whose ``score`` it is; without one, scores are left aside.
    """
    items: list[Item] = []
    if text := row.get("classification"):
        items.append(Assertion(stamp, text, row.get("review", "date"), row.get("identifier", "id")))
    count, number = row.count("allele_count"), row.count("allele_number")
    if count is not None and number is not None:
        bound = row.number("filtering_frequency")
        items.append(
            PopulationFrequency(
                stamp,
                count,
                number,
                row.count("homozygotes"),
                filtering_frequency(count, number) if bound is None else bound,
                row.get("group"),
            )
        )
    score = row.number("score")
    if tool and score is not None:
        items.append(Prediction(stamp, tool, score))
    return tuple(items)


def lovd_allele(row: Row) -> Placed | None:
    """The variant of a LOVD row: by its c. description, else by one on the genome."""
    text = row.get(*_LOVD_CODING)
    if text:
        return DescribedAllele(text)
    accessions = {"GRCh37": "NC_000003.11", "GRCh38": "NC_000003.12"}
    for assembly, columns in _LOVD_GENOMIC.items():
        if text := row.get(*columns):
            return DescribedAllele(f"{accessions[assembly]}:{text}")
    return None


def lovd_items(row: Row, stamp: SourceStamp) -> tuple[Item, ...]:
    """What submitters to LOVD say of the variant."""
    text = row.get(*_LOVD_CLASS)
    effect = row.get("effect", "effectid", "affects function (reported)")
    if not text and not effect:
        return ()
    identifier = row.get("variantongenome/dbid", "db-id", "db id")
    return (Assertion(stamp, text or f"effect {effect}", "", identifier),)
