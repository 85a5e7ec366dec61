"""The text of a protein-level description: ``p.(Gly2043Arg)``, ``R578X``, ``G2043``."""

import re
from dataclasses import dataclass

from col7a1tools.gene.sequence import ONE_LETTER, THREE_LETTER

_RESIDUE = "|".join([*ONE_LETTER, "Stop", "[ACDEFGHIKLMNPQRSTVWYX*]"])
_SUBSTITUTION = re.compile(
    rf"({_RESIDUE})([0-9]{{1,6}})({_RESIDUE}|=)(ext(?:Ter|X|\*)?[0-9?]*)?", re.IGNORECASE
)
_LONE = re.compile(rf"({_RESIDUE})([0-9]{{1,6}})", re.IGNORECASE)
_FURTHER = re.compile(
    rf"({_RESIDUE})([0-9]{{1,6}})(?:_(?:{_RESIDUE})[0-9]{{1,6}})?"
    rf"(del|dup|ins|delins|(?:{_RESIDUE})?fs|ext|\?)[A-Za-z0-9*?]{{0,60}}",
    re.IGNORECASE,
)
_THREE = {three.casefold(): one for three, one in ONE_LETTER.items()} | {"stop": "*", "x": "*"}


@dataclass(frozen=True, slots=True)
class Substitution:
    """A residue replaced by another, or by a stop (``*``).

    Attributes:
        ref: one-letter code.
        number: 1-based.
        alt: one-letter code; ``ref`` where nothing changes.
        stop_letter: whether a stop was written X or ``*``.
    """

    ref: str
    number: int
    alt: str
    stop_letter: bool = False


@dataclass(frozen=True, slots=True)
class LoneResidue:
    """A residue without a change."""

    ref: str
    number: int


@dataclass(frozen=True, slots=True)
class FurtherChange:
    """Any other change of the protein: frame shift, deletion, duplication, insertion.

    Attributes:
        ref: first residue, one-letter code.
        number: its 1-based number.
        text: as written, without ``p.`` and brackets.
    """

    ref: str
    number: int
    text: str


def strip_protein_prefix(text: str) -> str:
    """The description without ``p.`` and without the brackets of a prediction."""
    bare = text[2:] if text[:2].casefold() == "p." else text
    if bare.startswith("(") and bare.endswith(")"):
        return bare[1:-1]
    return bare


def read_protein_text(text: str) -> Substitution | LoneResidue | FurtherChange | None:
    """Read the form of a protein-level description; None where it has none."""
    bare = strip_protein_prefix(text)
    match = _SUBSTITUTION.fullmatch(bare)
    if match and (not match[4] or _one_letter(match[1]) == "*"):
        ref = _one_letter(match[1])
        alt = ref if match[3] == "=" else _one_letter(match[3])
        return Substitution(ref, int(match[2]), alt, stop_letter=match[3] in "Xx*")
    if match := _LONE.fullmatch(bare):
        return LoneResidue(_one_letter(match[1]), int(match[2]))
    if match := _FURTHER.fullmatch(bare):
        return FurtherChange(_one_letter(match[1]), int(match[2]), bare)
    return None


def three_letter_text(text: str) -> str:
    """``Gly2064_Arg2069del`` for ``p.(G2064_R2069del)``, as the known variants are listed."""

    def spell(match: re.Match[str]) -> str:
        return f"{THREE_LETTER[_one_letter(match[1])]}{match[2]}"

    return _LONE.sub(spell, strip_protein_prefix(text))


def _one_letter(residue: str) -> str:
    return _THREE.get(residue.casefold(), residue.upper())
