"""The p. description that stands beside a nucleotide description, and parting the two.

``c.425A>G (p.Lys142Arg)``, ``c.425A>G, p.K142R``, ``c.425A>G:p.K142R``, ``G2043R (c.6127G>A)``.
"""

import re

from col7a1tools.nomenclature.parse.errors import DescriptionError
from col7a1tools.nomenclature.parse.protein_text import read_protein_text
from col7a1tools.nomenclature.parse.text import shown

_DNA_START = re.compile(r"(?:^|[: (])[cg]\.", re.IGNORECASE)
_PART = re.compile(r"[ ,;:/|(]{1,3}p\.", re.IGNORECASE)
_PROTEIN = re.compile(r"[\[(]{0,2}[A-Za-z0-9_*?=;]{1,200}[\])]{0,2}")
_DNA_IN_BRACKETS = re.compile(
    r"([^ ()]{1,80}|p\.\([^ ()]{1,80}\)) ?\(([cg]\.[^()]+)\)", re.IGNORECASE
)


def split_protein(text: str) -> tuple[str, str]:
    """The nucleotide description, and the p. part with ``p.``; empty where there is none.

    Raises:
        DescriptionError: ``protein.part``: what follows ``p.`` is not one p. description, so that
            it might hold something that would be lost.
    """
    swapped = _DNA_IN_BRACKETS.fullmatch(text)
    if swapped and read_protein_text(swapped[1]):
        return swapped[2], _with_prefix(swapped[1])
    start = _DNA_START.search(text)
    if start is None:
        return text, ""
    if part := _PART.search(text, start.end()):
        protein = text[part.end() :]
        if protein.count(")") > protein.count("("):
            protein = protein.removesuffix(")")
        if not _PROTEIN.fullmatch(protein):
            raise DescriptionError(
                "protein.part",
                f"'p.{shown(protein)}' behind the nucleotide description is no p. description",
                cause="a word or a second variant behind it would be lost",
                cure="leave it out, or describe several variants in brackets",
            )
        return text[: part.start()], f"p.{protein}"
    opening = text.rfind("(")
    if text.endswith(")") and opening > start.end():
        inside = text[opening + 1 : -1]
        if read_protein_text(inside):
            return text[:opening].rstrip(" ,;"), _with_prefix(inside)
    return text, ""


def _with_prefix(protein: str) -> str:
    return protein if protein[:2].casefold() == "p." else f"p.{protein}"
