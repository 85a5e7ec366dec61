"""Several variants in one text without brackets: their phase would be a guess, so none is made."""

import re

from col7a1tools.gene.gene import NAMING_TRANSCRIPT, Gene
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.coding import coding_name
from col7a1tools.nomenclature.normalise import normalise
from col7a1tools.nomenclature.parse.brackets import MOST_VARIANTS
from col7a1tools.nomenclature.parse.description import ParsedVariant
from col7a1tools.nomenclature.parse.errors import DescriptionError
from col7a1tools.nomenclature.parse.protein_part import split_protein
from col7a1tools.nomenclature.parse.reader import read_variant
from col7a1tools.nomenclature.parse.text import shown
from col7a1tools.nomenclature.parse.twice import read_once

_KIND = re.compile(r"(?<![A-Za-z0-9_])[cg]\.", re.IGNORECASE)
_BETWEEN = re.compile(r" ?; ?|[ ,/|&+]{1,3}(?:and )?(?=(?:[^ ;,/|:]{1,40}:)?[cg]\.)", re.IGNORECASE)


def count_kinds(text: str) -> int:
    """How often the text says ``c.`` or ``g.``."""
    return len(_KIND.findall(text))


def read_single(text: str, gene: Gene) -> ParsedVariant:
    """The variant of a text without brackets, which holds one description, or one variant twice.

    Raises:
        DescriptionError: ``allele.several`` for different variants, with the three possible phases
            of two of them, or whatever the description raises.
    """
    if count_kinds(text) < 2 and ";" not in "".join(split_protein(text)):
        return read_variant(text, gene)
    items = _BETWEEN.split(text)
    variants = _all_read(items[:MOST_VARIANTS], gene)
    once = read_once(variants, gene) if len(variants) == len(items) else None
    if once is not None:
        return once
    names = _coding_names(variants, gene)
    candidates: tuple[str, ...] = ()
    if len(names) == 2:
        a, b = names
        prefix = f"{NAMING_TRANSCRIPT}:c."
        candidates = (f"{prefix}[{a}];[{b}]", f"{prefix}[{a};{b}]", f"{prefix}{a}(;){b}")
    raise DescriptionError(
        "allele.several",
        f"'{shown(text)}' holds several descriptions without brackets",
        cause="whether the variants lie on one copy of the gene or on both is not said",
        cure="" if candidates else "describe one variant, or write c.[a];[b], c.[a;b] or c.a(;)b",
        candidates=candidates,
    )


def _all_read(items: list[str], gene: Gene) -> list[ParsedVariant]:
    """The variants of all items; none where one of them cannot be read."""
    try:
        return [read_variant(item, gene) for item in items]
    except DescriptionError:
        return []


def _coding_names(variants: list[ParsedVariant], gene: Gene) -> list[str]:
    """The c. names of all variants without their prefix; none where one has no such name."""
    names = []
    for variant in variants:
        change = variant.change
        name = (
            coding_name(normalise(change, gene), gene) if isinstance(change, GeneChange) else None
        )
        if name is None:
            return []
        names.append(name.removeprefix("c."))
    return names
