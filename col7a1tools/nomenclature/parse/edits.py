"""What follows the position: ``A>G``, ``del``, ``dupC``, ``delinsTT``, ``G[4]``.

Old forms that name the affected bases or their number (``delCTTG``, ``del4``) are read; what they
state is checked where the edit is laid on the reference.
"""

import re
from dataclasses import dataclass
from enum import Enum

from col7a1tools.gene.sequence import reverse_complement
from col7a1tools.nomenclature.parse.errors import DescriptionError


class EditKind(Enum):
    """The kinds of DNA change that a description can name."""

    SUBSTITUTION = ">"
    DELETION = "del"
    DUPLICATION = "dup"
    INVERSION = "inv"
    INSERTION = "ins"
    DELINS = "delins"
    IDENTITY = "="
    REPEAT = "[]"


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit as written.

    Attributes:
        kind: what it does.
        ref: the affected bases where they are stated; the unit of a repeat.
        length: number of affected bases where a number is stated.
        alt: new bases.
        copies: copies of the unit, for a repeat.
    """

    kind: EditKind
    ref: str = ""
    length: int | None = None
    alt: str = ""
    copies: int = 0

    @property
    def stated_length(self) -> int | None:
        """Number of affected bases as the edit states it, or None."""
        return len(self.ref) if self.ref else self.length

    def replacement(self, present: str) -> str:
        """What the edit puts in the place of ``present``; not for insertions and repeats."""
        match self.kind:
            case EditKind.DUPLICATION:
                return present + present
            case EditKind.INVERSION:
                return reverse_complement(present)
            case EditKind.IDENTITY:
                return present
            case _:
                return self.alt


_SUBSTITUTION = re.compile(r"([A-Z]*)>([A-Z]+)")
_DELINS = re.compile(r"DEL(?:([A-Z]*?)|([0-9]{1,6}))INS([A-Z]*)")
_SIMPLE = re.compile(r"(DEL|DUP|INV)(?:([A-Z]*)|([0-9]{1,6}))")
_INSERTION = re.compile(r"INS([A-Z]*)")
_IDENTITY = re.compile(r"([A-Z]*)=")
_REPEAT = re.compile(r"([A-Z]+)\[([0-9]{1,4})\]")
_UNSUPPORTED = {
    "CON": "a gene conversion is described as delins with its bases",
    "INDEL": "an insertion-deletion is written delins, with the new bases",
    "TRI": "a triplication is written as a repeat, with [3] behind the bases",
    "FS": "a frame shift is a statement on the protein (p.)",
    "EXT": "an extension is a statement on the protein (p.)",
}
_WRONG_LETTERS = {"U": "U belongs to RNA; DNA has T", "N": "N is an unknown base, and has no name"}
_MAX_BASES = 5_000


def read_edit(text: str) -> Edit:
    """Read an edit in any case of letters.

    Raises:
        DescriptionError: ``edit.missing``, ``edit.form``, ``edit.bases`` or ``edit.letters``.
    """
    upper = text.upper()
    if not upper:
        raise DescriptionError(
            "edit.missing",
            "the description ends behind its position: what happens there is missing",
            cure="say the change, such as 425A>G or 425del",
        )
    edit = _match(upper)
    if edit is None:
        raise _unreadable(text, upper)
    for bases in (edit.ref, edit.alt):
        check_letters(bases)
    return edit


def check_letters(bases: str) -> None:
    """Refuse letters that are not the four bases.

    Raises:
        DescriptionError: ``edit.letters``.
    """
    wrong = sorted(set(bases) - set("ACGT"))
    if not wrong:
        return
    if len(wrong) > 1:
        cause = "a word behind the description, or bases in another alphabet of letters"
    else:
        cause = _WRONG_LETTERS.get(wrong[0], "a letter for several bases is no variant")
    raise DescriptionError(
        "edit.letters",
        f"{', '.join(wrong)} {'is no base' if len(wrong) == 1 else 'are no bases'} of DNA",
        cause=cause,
    )


def _match(upper: str) -> Edit | None:
    if match := _SUBSTITUTION.fullmatch(upper):
        return Edit(EditKind.SUBSTITUTION, match[1], alt=match[2])
    if match := _DELINS.fullmatch(upper):
        return Edit(EditKind.DELINS, match[1] or "", _number(match[2]), _required(match[3]))
    if match := _SIMPLE.fullmatch(upper):
        return Edit(EditKind(match[1].lower()), match[2] or "", _number(match[3]))
    if match := _INSERTION.fullmatch(upper):
        return Edit(EditKind.INSERTION, alt=_required(match[1]))
    if match := _IDENTITY.fullmatch(upper):
        return Edit(EditKind.IDENTITY, match[1])
    match = _REPEAT.fullmatch(upper)
    return _repeat(match[1], int(match[2])) if match else None


def _repeat(unit: str, copies: int) -> Edit:
    if copies * len(unit) > _MAX_BASES:
        raise DescriptionError(
            "edit.bases",
            f"{copies} copies of {len(unit)} bases are more than is read",
            cure=f"describe at most {_MAX_BASES} bases",
        )
    return Edit(EditKind.REPEAT, unit, copies=copies)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _required(bases: str) -> str:
    if not bases:
        raise DescriptionError(
            "edit.bases",
            "the inserted bases are missing",
            cure="write them behind ins",
        )
    return bases


def _unreadable(text: str, upper: str) -> DescriptionError:
    quoted = text if len(text) <= 40 else f"{text[:40]}..."
    for word, advice in _UNSUPPORTED.items():
        if word in upper:
            return DescriptionError(
                "edit.unsupported", f"'{quoted}' is not read as a DNA change", cause=advice
            )
    if "INS" in upper:
        return DescriptionError(
            "edit.bases",
            f"'{quoted}' does not give the inserted bases",
            cause="a number or a position of inserted bases does not say which bases they are",
            cure="write the inserted bases themselves behind ins",
        )
    if "/" in upper:
        return DescriptionError(
            "edit.unsupported",
            f"'{quoted}' describes two states at one position, a mosaic or a list",
            cure="describe the variant alone, such as 425A>G",
        )
    return DescriptionError(
        "edit.form",
        f"'{quoted}' is no DNA change",
        cause="a change is one of A>G, del, dup, insA, inv, delinsA, =, or a repeat A[4]",
    )
