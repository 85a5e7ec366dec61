"""Read a case file: TOML, one claim, what the person shows, and a table for each variant."""

from col7a1tools.case_facts.sections import read_facts, read_phenotype
from col7a1tools.errors import InputError, VariantTextError
from col7a1tools.gene import Gene
from col7a1tools.model.case_facts import CaseFacts, CaseFile, SomeChange
from col7a1tools.model.claim import Claim
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.normalise import normalise
from col7a1tools.nomenclature.parse import parse_description
from col7a1tools.readers.checked_table import CheckedTable
from col7a1tools.readers.toml_file import TomlFile, read_toml


def read_case_file(path: str, gene: Gene) -> CaseFile:
    """Read what a laboratory knows of a case.

    Args:
        path: the TOML file.
        gene: the gene, whose variants the file names in any notation.

    Raises:
        InputError: the file cannot be read, has a key that is not known, or a value that cannot
            be; the error names the line.
    """
    file = read_toml(path)
    top = CheckedTable(file, (), file.table)
    top.allow("claim", "phenotype", "variants")
    general = CaseFacts(
        claim=top.choice("claim", Claim, Claim.RECESSIVE),
        phenotype=read_phenotype(top.table("phenotype")),
    )
    facts: dict[SomeChange, CaseFacts] = {}
    variants = top.table("variants")
    for name in variants.keys() if variants else ():
        change = _change(name, file, gene)
        if change in facts:
            raise InputError(
                "case.twice",
                f"{name} is a variant that the file names twice",
                place=file.place("variants", name),
                cure="put everything about one variant into one table",
            )
        assert variants is not None
        table = variants.table(name)
        assert table is not None
        facts[change] = read_facts(table, general)._replace(phenotype=general.phenotype)
    return CaseFile(path, file.sha256, general, facts)


def _change(name: str, file: TomlFile, gene: Gene) -> SomeChange:
    try:
        alleles = parse_description(name, gene).alleles
    except VariantTextError as error:
        raise InputError(
            error.code,
            f"{name}: {error.message}",
            place=file.place("variants", name),
            cause=error.cause,
            cure=error.cure,
        ) from error
    variants = [variant for allele in alleles for variant in allele.variants]
    if len(variants) != 1:
        raise InputError(
            "case.several",
            f"{name} describes {len(variants)} variants",
            place=file.place("variants", name),
            cure="give each variant a table of its own",
        )
    change = variants[0].change
    return normalise(change, gene) if isinstance(change, GeneChange) else change
