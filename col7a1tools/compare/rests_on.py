"""What each line of a record can rest on.

A test proves the table of criteria: it varies each kind of input and finds that no other criterion
moves.
"""

from enum import Enum

from col7a1tools.compare.comparison import InputChange


class Role(Enum):
    """What an input can speak on."""

    SOFTWARE = "how everything is done"
    RULES = "what evidence weighs"
    GENE = "sequence, exons, protein, known variants, splice model"
    NAMES = "older names"
    WORDS = "sentences, glossary, citations"
    FIGURES = "shares of carriers"
    PRODUCTS = "approved products"
    TABLE = "made from the others; no record is made from it"
    FREQUENCY = "population frequencies"
    PREDICTION = "predictors"
    ASSERTION = "others' classes"
    CASE = "what the laboratory states"
    FAMILY = "who is related, and what relatives carry"
    CALLS = "the person's genotypes"
    READS = "the person's reads"


_REFERENCE = {
    "sentences.toml": Role.WORDS,
    "glossary.toml": Role.WORDS,
    "citations.toml": Role.WORDS,
    "legacy_names.tsv": Role.NAMES,
    "legacy_name_reasons.tsv": Role.NAMES,
    "carrier_figures.toml": Role.FIGURES,
    "approved_products.toml": Role.PRODUCTS,
    "snv_annotations.tsv.gz": Role.TABLE,
}
_SOURCES = {
    "gnomad": (Role.FREQUENCY,),
    "revel": (Role.PREDICTION,),
    "bayesdel": (Role.PREDICTION,),
    "cadd": (Role.PREDICTION,),
    "spliceai": (Role.PREDICTION,),
    "alphamissense": (),  # shown, and counted by no criterion
    "clinvar": (Role.ASSERTION,),
    "lovd": (Role.ASSERTION,),
}
# The user's own file and a laboratory's tables may hold any kind.
_ANY_KIND = (Role.FREQUENCY, Role.PREDICTION, Role.ASSERTION)
_KINDS = {
    "software": (Role.SOFTWARE,),
    "layout": (Role.SOFTWARE,),
    "rule_set": (Role.RULES,),
    "overlay": (Role.RULES,),
    "assembly": (Role.CALLS,),
    "sample_file": (Role.CALLS,),
    "case_file": (Role.CASE,),
    "pedigree": (Role.FAMILY,),
    "family_files": (Role.FAMILY,),
    "reads": (Role.READS,),
}

_SPLICE = (Role.GENE, Role.PREDICTION, Role.CASE)
CRITERIA: dict[str, tuple[Role, ...]] = {
    "PVS1": (Role.GENE, Role.CASE),
    "PS1": _SPLICE,
    "PS2": (Role.CASE, Role.FAMILY),
    "PS3": (Role.CASE,),
    "PS4": (Role.CASE, Role.FAMILY),
    "PM1": (Role.GENE, Role.CASE),
    "PM2": (Role.FREQUENCY, Role.CASE),
    "PM3": (Role.CASE, Role.FAMILY, Role.FREQUENCY),
    "PM4": (Role.GENE, Role.CASE),
    "PM5": _SPLICE,
    "PM6": (Role.CASE, Role.FAMILY),
    "PP1": (Role.CASE, Role.FAMILY),
    "PP2": (),
    "PP3": _SPLICE,
    "PP4": (Role.CASE,),
    "PP5": (),
    "BA1": (Role.FREQUENCY,),
    "BS1": (Role.FREQUENCY, Role.CASE),
    "BS2": (Role.CASE,),
    "BS3": (Role.CASE,),
    "BS4": (Role.CASE, Role.FAMILY),
    "BP1": (),
    "BP2": (Role.CASE,),
    "BP3": (Role.GENE,),
    "BP4": _SPLICE,
    "BP5": (Role.CASE,),
    "BP6": (),
    "BP7": _SPLICE,
}
# What a family shows of one variant leans on the classes of the others.
_BY_CLASS_OF_ANOTHER = (Role.GENE, Role.PREDICTION, Role.FREQUENCY)

# Who would give what an answer lacks, by the keys of the rule set.
LACKS: dict[str, tuple[Role, ...]] = {
    "population_frequency": (Role.FREQUENCY,),
    "frequency_bound": (Role.FREQUENCY,),
    "predictor_scores": (Role.PREDICTION,),
    "splice_predictor": (Role.PREDICTION,),
    "rna_study": (Role.CASE,),
    "exact_breakpoints": (Role.CALLS,),
    "parents_genotypes": (Role.CASE, Role.FAMILY),
    "functional_study": (Role.CASE,),
    "affected_carriers": (Role.CASE,),
    "second_allele": (Role.CASE, Role.FAMILY),
    "segregation": (Role.CASE, Role.FAMILY),
    "phenotype": (Role.CASE,),
    "healthy_carriers": (Role.CASE,),
    "other_cause": (Role.CASE,),
    "complete_rna_study": (Role.CASE,),
    "carrier_threshold": (Role.RULES,),
    "segregation_thresholds": (Role.RULES,),
    "missense_constraint": (Role.RULES,),
}


def roles_of(change: InputChange, *, family: bool) -> frozenset[Role]:
    """What an input can speak on.

    Args:
        change: the input.
        family: whether either record has a family: the person's file then holds relatives, too.
    """
    if change.kind == "reference":
        return frozenset({_REFERENCE.get(change.id.partition(":")[2], Role.GENE)})
    if change.kind == "source":
        stamp = change.before or change.after
        assert stamp is not None
        return frozenset(_SOURCES.get(stamp.name, _ANY_KIND))
    roles = frozenset(_KINDS[change.kind])
    return roles | {Role.FAMILY} if family and change.kind == "sample_file" else roles


def criterion_roles(criterion: str, *, family: bool) -> tuple[Role, ...]:
    """What a criterion can rest on; one that this program does not know may rest on anything."""
    roles = CRITERIA.get(criterion, tuple(Role))
    by_family = family and Role.FAMILY in roles
    further = _BY_CLASS_OF_ANOTHER if by_family else ()
    return (*roles, *further, Role.RULES, Role.SOFTWARE)
