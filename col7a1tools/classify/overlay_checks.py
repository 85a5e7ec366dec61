"""What must hold between the numbers of a rule set, whoever changed one of them.

One score or one frequency may not count for and against a variant, and more evidence may not weigh
less.
"""

from itertools import pairwise

from col7a1tools.classify.parameters import Steps
from col7a1tools.classify.rules import RuleSet
from col7a1tools.errors import InputError, VariantTextError
from col7a1tools.gene import load_gene
from col7a1tools.model.claim import Claim
from col7a1tools.model.classification import Strength
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.coding import coding_name
from col7a1tools.nomenclature.normalise import normalise
from col7a1tools.nomenclature.parse import parse_description
from col7a1tools.readers.toml_file import TomlFile

KeyPath = tuple[str | int, ...]


def check_rules(rules: RuleSet, file: TomlFile) -> None:
    """Refuse rules that contradict themselves.

    Raises:
        InputError: naming the place in the laboratory's file.
    """
    _check_classes(rules, file)
    _check_points(rules, file)
    _check_frequencies(rules, file)
    _check_predictors(rules, file)
    for name, steps in (("points", rules.case.points), ("segregation", rules.case.segregation)):
        _check_steps(steps, ("case", name), file)


def founder_name(written: str, path: KeyPath, file: TomlFile) -> str:
    """The c. name of a founder allele, which a laboratory may write in any notation.

    Raises:
        InputError: it does not name one sequence variant of the gene.
    """
    gene = load_gene()
    try:
        alleles = parse_description(written, gene).alleles
    except VariantTextError as error:
        raise rules_error(f"{written}: {error.message}", path, file, error.cure) from error
    variants = [variant for allele in alleles for variant in allele.variants]
    change = variants[0].change if len(variants) == 1 else None
    name = coding_name(normalise(change, gene), gene) if isinstance(change, GeneChange) else None
    if name is None:
        raise rules_error(f"{written} does not name one variant of the transcript", path, file)
    return name


def rules_error(message: str, path: KeyPath, file: TomlFile, cure: str = "") -> InputError:
    """A value that cannot be, with its place."""
    return InputError("rules.value", message, place=file.place(*path), cure=cure)


def _check_classes(rules: RuleSet, file: TomlFile) -> None:
    least = [value for _, value in rules.classes]
    if least != sorted(set(least), reverse=True):
        message = "the classes must ask for fewer points from row to row"
        raise rules_error(message, ("classes",), file)


def _check_points(rules: RuleSet, file: TomlFile) -> None:
    worth = [rules.points[strength] for strength in Strength if strength in rules.points]
    if worth[-1] <= 0 or any(more <= less for more, less in pairwise(worth)):
        raise rules_error("a greater strength must be worth more points", ("points",), file)


def _check_frequencies(rules: RuleSet, file: TomlFile) -> None:
    limits = rules.frequency.limits
    highest = max(limits[claim, "ba1"].frequency for claim in Claim)
    for claim in Claim:
        rare, frequent = (limits[claim, criterion].frequency for criterion in ("pm2", "bs1"))
        if not rare <= frequent <= highest:
            raise rules_error(
                f"in a {claim.value} claim PM2 would hold up to {rare:.3g}, BS1 above "
                f"{frequent:.3g} and BA1 above {highest:.3g}: each must be at least the one before",
                _given(("frequency", claim.value), ("bs1", "pm2", "ba1"), file),
                file,
            )


def _check_predictors(rules: RuleSet, file: TomlFile) -> None:
    predictor = rules.predictor
    path = ("predictor", predictor.missense)
    damaging, benign = predictor.cutoffs
    _check_steps(damaging, (*path, "pathogenic"), file)
    _check_steps(tuple((name, -most) for name, most in benign), (*path, "benign"), file)
    if damaging[-1][1] <= benign[-1][1]:
        message = f"one score of {predictor.missense} would meet PP3 and BP4"
        raise rules_error(message, _given(path, ("benign", "pathogenic"), file), file)
    if predictor.splice_affected <= predictor.splice_not_affected:
        message = "one score of SpliceAI would meet PP3 and BP4"
        raise rules_error(message, ("predictor", "SpliceAI"), file)


def _given(path: KeyPath, keys: tuple[str, ...], file: TomlFile) -> KeyPath:
    """Of the tables that a fault lies between, the first that the laboratory's file holds."""
    held = file.table
    for key in path:
        held = held.get(str(key), {})
    return (*path, *[key for key in keys if key in held][:1])


def _check_steps(steps: Steps, path: KeyPath, file: TomlFile) -> None:
    if any(strong <= weak for (_, strong), (_, weak) in pairwise(steps)):
        raise rules_error("a greater strength must ask for more", path, file)
