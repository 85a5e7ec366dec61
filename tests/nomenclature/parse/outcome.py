"""What becomes of a text, error or not, and the one change that it names."""

from col7a1tools.gene import Gene
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.normalise import normalise
from col7a1tools.nomenclature.parse import (
    Description,
    DescriptionError,
    ParsedVariant,
    parse_description,
)


def outcome(text: str, gene: Gene) -> Description | DescriptionError:
    """The description, or the error it raises."""
    try:
        return parse_description(text, gene)
    except DescriptionError as error:
        return error


def offered(text: str, code: str, gene: Gene) -> tuple[str, ...]:
    """The candidates of an invalid description whose error has this code."""
    result = outcome(text, gene)
    assert isinstance(result, DescriptionError), text
    assert result.code == code, (text, result.code)
    return result.candidates


def only_variant(text: str, gene: Gene) -> ParsedVariant:
    """The one variant of a description."""
    (allele,) = parse_description(text, gene).alleles
    (variant,) = allele.variants
    return variant


def only_change(text: str, gene: Gene) -> GeneChange:
    """The normalised change of the one variant of a description."""
    change = only_variant(text, gene).change
    assert isinstance(change, GeneChange)
    return normalise(change, gene)
