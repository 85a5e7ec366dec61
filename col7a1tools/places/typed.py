"""What somebody types of a name, free of case, spaces, brackets, accession and typography."""

import re
import unicodedata
from typing import NamedTuple

from col7a1tools.gene.sequence import ONE_LETTER
from col7a1tools.nomenclature.parse import DescriptionError
from col7a1tools.nomenclature.parse.text import clean

# More than a name of one variant or place, and nothing is looked for.
LONGEST = 120
_KIND = re.compile(r"([cgp])\.(.*)")
_CHROMOSOME = re.compile(r"(?:chr)?3[:-](?:g\.)?([0-9].*)|nc_000003\.?[0-9]*:(?:g\.)?([0-9].*)")
_BRACKETS = str.maketrans("", "", "()[] ")
_LETTERS = {one.casefold(): one for one in ONE_LETTER.values()}
_LETTERS |= {three.casefold(): one for three, one in ONE_LETTER.items()}
_LETTERS |= {"x": "*", "stop": "*"}


class Typed(NamedTuple):
    """What was typed.

    Attributes:
        kind: ``c``, ``g`` or ``p`` where the text says what its numbers count, else empty.
        key: the rest in lower case, without spaces, brackets and accession.
    """

    kind: str
    key: str


def read_typed(text: str) -> Typed | None:
    """What was typed; None where it is empty, too long, or holds what no name has.

    Accents are dropped, so that ``exón 73`` is read as ``exon 73``.
    """
    if len(text) > LONGEST:
        return None
    try:
        folded = clean(without_accents(text)).casefold().translate(_BRACKETS)
    except DescriptionError:
        return None
    if match := _CHROMOSOME.fullmatch(folded):
        return Typed("g", match[1] or match[2])
    body = folded.rpartition(":")[2]
    if match := _KIND.fullmatch(body):
        return Typed(match[1], match[2])
    return Typed("", body)


def without_accents(text: str) -> str:
    """The text with ``ó`` as ``o``."""
    letters = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def residue_letter(text: str) -> str:
    """One-letter code of a residue's letters in lower case; empty for none."""
    return _LETTERS.get(text, "")
