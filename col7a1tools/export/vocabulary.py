"""Codes of other vocabularies for what the record says, each with its term."""

from typing import NamedTuple


class Term(NamedTuple):
    """A code and its display name."""

    code: str
    display: str


GENE = Term("HGNC:2214", "COL7A1")
# Mondo: the disease of the gene, recessive and dominant together.
DISEASE = Term("MONDO:0006543", "epidermolysis bullosa dystrophica")

# LOINC answer list LL4034-6, by our class.
LOINC_CLASS = {
    "Pathogenic": Term("LA6668-3", "Pathogenic"),
    "Likely pathogenic": Term("LA26332-9", "Likely pathogenic"),
    "Uncertain significance": Term("LA26333-7", "Uncertain significance"),
    "Likely benign": Term("LA26334-5", "Likely benign"),
    "Benign": Term("LA6675-8", "Benign"),
}
LOINC_ASSEMBLY = {
    "GRCh37": Term("LA14029-5", "GRCh37"),
    "GRCh38": Term("LA26806-2", "GRCh38"),
}
# By the record's zygosity; one copy that was called, or read, leaves the other open.
LOINC_STATE = {
    "heterozygous": Term("LA6706-1", "Heterozygous"),
    "homozygous": Term("LA6705-3", "Homozygous"),
}
GENO_STATE = {
    "heterozygous": Term("GENO:0000135", "heterozygous"),
    "homozygous": Term("GENO:0000136", "homozygous"),
}
