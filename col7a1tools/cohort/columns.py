"""Columns of the tables of a cohort."""

from col7a1tools.views.columns import ANNOTATION_COLUMNS

_NAMES = ANNOTATION_COLUMNS[1:]

# What of an allele's annotation is repeated for each carrier; variants.tsv has the rest.
CARRIER_WORDS = (
    "hgvs_c",
    "hgvs_p",
    "consequence",
    "impact",
    "collagen_effect",
    "classification",
)
CALL_COLUMNS = (
    "genotype",
    "zygosity",
    "phase_set",
    "depth",
    "ref_reads",
    "alt_reads",
    "genotype_quality",
    "sample_filter",
)
CARRIER_COLUMNS = (
    "sample",
    "file",
    "chrom",
    "pos",
    "ref",
    "alt",
    "filter",
    "assembly",
    "hgvs_g",
    *CARRIER_WORDS,
    *CALL_COLUMNS,
)
COUNT_COLUMNS = (
    "allele_count",
    "allele_number",
    "allele_frequency",
    "call_rate",
    "frequency_if_unread_is_reference",
    "carriers",
    "heterozygotes",
    "homozygotes",
    "other_carriers",
    "files",
    "filters",
)
VARIANT_COLUMNS = (
    "grch38_chrom",
    "grch38_pos",
    "grch38_ref",
    "grch38_alt",
    "grch37_chrom",
    "grch37_pos",
    "grch37_ref",
    "grch37_alt",
    "hgvs_g_grch38",
    "hgvs_g_grch37",
    *_NAMES,
    *COUNT_COLUMNS,
)
SAMPLE_COLUMNS = (
    "sample",
    "file",
    "sites",
    "call_rate",
    "heterozygous",
    "homozygous",
    "other",
    "mean_depth",
    "mean_genotype_quality",
    "sex",
    "same_genotypes",
)
CANDIDATE_COLUMNS = (
    "sample",
    "files",
    "sex",
    "affected",
    "two_alleles",
    "phase",
    "phase_how",
    "variants",
    "proteins",
    "classifications",
    "dominant_alleles",
    "dominant_reasons",
    "dominant_classifications",
    "other_alleles",
    "disagreeing_alleles",
)
FILE_COLUMNS = (
    "file",
    "assembly",
    "format",
    "samples",
    "records",
    "records_with_genotypes",
    "variants",
    "not_annotated",
    "reference_blocks",
    "notices",
)
FAILURE_COLUMNS = ("file", "line", "code", "message", "cause", "cure")
NO_VALUE = "."
