"""ClinVar: the VCF, and variant_summary.txt."""

from col7a1tools.model.evidence import Assertion, SourceStamp
from col7a1tools.model.positions import Assembly
from col7a1tools.readers.numbers import whole_number
from col7a1tools.sources.items import Item
from col7a1tools.sources.rows import GenomicAllele, Row

_SYMBOL = "COL7A1"


def vcf_allele_of(row: Row) -> GenomicAllele | None:
    """Where a VCF row's allele lies; also serves every other table with VCF's four columns."""
    position = row.count("pos", "start")
    ref, alt = row.get("ref").upper(), row.get("alt").upper()
    return GenomicAllele(position, ref, alt) if position and ref and alt else None


def clinvar_vcf_items(row: Row, stamp: SourceStamp) -> tuple[Item, ...]:
    """The assertion of a VCF row; none where ClinVar classifies a haplotype only."""
    significance = row.get("clnsig")
    if not significance:
        return ()
    conflict = row.get("clnsigconf")
    words = significance + (f" ({conflict})" if conflict else "")
    return (
        Assertion(
            stamp,
            _readable(words),
            _readable(row.get("clnrevstat")),
            _accession(row.get("id")),
        ),
    )


def summary_allele(row: Row) -> GenomicAllele | None:
    """Where an allele of variant_summary.txt lies, on the assembly that its row names."""
    symbols = row.get("genesymbol").split(";")
    names = {assembly.value: assembly for assembly in Assembly}
    assembly = names.get(row.get("assembly"))
    position = row.count("positionvcf")
    if _SYMBOL not in symbols or assembly is None or not position:
        return None
    ref, alt = row.get("referenceallelevcf").upper(), row.get("alternateallelevcf").upper()
    return GenomicAllele(position, ref, alt, assembly)


def summary_items(row: Row, stamp: SourceStamp) -> tuple[Item, ...]:
    """The assertion of a row of variant_summary.txt."""
    significance = row.get("clinicalsignificance", "germlineclassification")
    if not significance:
        return ()
    review = row.get("reviewstatus", "germlinereviewstatus")
    return (Assertion(stamp, significance, review, _accession(row.get("variationid"))),)


def _readable(text: str) -> str:
    return text.replace("|", "; ").replace(",_", ", ").replace("_", " ").strip()


def _accession(variation: str) -> str:
    """VCV accession of a VariationID."""
    number = whole_number(variation)
    return "" if number is None else f"VCV{number:09d}"
