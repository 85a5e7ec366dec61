"""Deletions, duplications and inversions whose ends are uncertain or lie beyond the locus.

Read: ``(1636+1_1637-1)_(3276+1_3277-1)del``, ``(?_1637)_(3276_?)dup``, the older
``1637-?_3276+?del``, and on chromosome 3 exact ranges that reach beyond the locus. What is kept is
the part that is certainly affected: from the latest possible first base to the earliest possible
last one.
"""

import re

from col7a1tools.model.positions import Assembly, PlusOffset
from col7a1tools.model.variant import StructuralChange, StructuralType
from col7a1tools.nomenclature.parse.description import Note
from col7a1tools.nomenclature.parse.edits import EditKind, read_edit
from col7a1tools.nomenclature.parse.errors import DescriptionError
from col7a1tools.nomenclature.parse.frames import (
    ChromosomeFrame,
    Frame,
    outside_locus,
    read_number,
)

_SIDE = r"\([^()_]{1,30}_[^()_]{1,30}\)|[^()_]{1,30}"
_RANGE = re.compile(rf"({_SIDE})_({_SIDE})")
_OLD_FIRST = re.compile(r"([-*]?[0-9]+)-\?")
_OLD_LAST = re.compile(r"([-*]?[0-9]+)\+\?")
_PLAIN_RANGE = re.compile(r"([0-9]{1,12})_([0-9]{1,12})")
_TYPES = {
    EditKind.DELETION: StructuralType.DELETION,
    EditKind.DUPLICATION: StructuralType.DUPLICATION,
    EditKind.INVERSION: StructuralType.INVERSION,
}


def is_structural(positions: str, frame: Frame) -> bool:
    """Whether the positions are uncertain, or a range that reaches over the edge of the locus."""
    if "?" in positions or "(" in positions or ")" in positions:
        return True
    match = _PLAIN_RANGE.fullmatch(positions)
    if not match or not isinstance(frame, ChromosomeFrame):
        return False
    first, last = int(match[1]), int(match[2])
    span = frame.gene.locus.spans[frame.assembly]
    return first <= span.end and last >= span.start and (first < span.start or last > span.end)


def read_structural(
    positions: str, edit_text: str, frame: Frame
) -> tuple[StructuralChange, tuple[Note, ...]]:
    """Read a change with such positions.

    Raises:
        DescriptionError: ``uncertain.form``, ``uncertain.open``, ``uncertain.edit``,
            ``position.reversed``, or what the positions themselves raise.
    """
    match = _RANGE.fullmatch(positions)
    if not match:
        raise DescriptionError(
            "uncertain.form",
            f"'{positions[:60]}' is no range with uncertain ends",
            cure="write (earliest_latest) for each end, with ? for what is unknown, such as "
            "c.(1636+1_1637-1)_(3276+1_3277-1)del",
        )
    first = _end(_OLD_FIRST.sub(r"(?_\1)", match[1]), frame)
    last = _end(_OLD_LAST.sub(r"(\1_?)", match[2]), frame)
    known = [offset for offset in (*first, *last) if offset is not None]
    if known != sorted(known):
        raise DescriptionError(
            "position.reversed",
            f"the positions of {positions[:60]} are not in the order of the reference",
            cause="positions are given in the reading direction of the reference",
        )
    latest_first, earliest_last = first[1], last[0]
    if latest_first is None or earliest_last is None:
        raise DescriptionError(
            "uncertain.open",
            f"'{positions[:60]}' does not say which bases are affected for certain",
            cause="the latest possible first base and the earliest possible last base are needed",
            cure="give the innermost positions that were found affected",
        )
    edit = read_edit(edit_text)
    if edit.kind not in _TYPES or edit.stated_length is not None:
        raise DescriptionError(
            "uncertain.edit",
            f"'{edit_text[:40]}' cannot stand behind such positions",
            cure="write del, dup or inv, without bases",
        )
    precise = _PLAIN_RANGE.fullmatch(positions) is not None
    assembly = frame.assembly or Assembly.GRCH38
    start, end = _on_chromosome((latest_first, earliest_last), frame, assembly)
    assert start is not None
    assert end is not None
    span = frame.gene.locus.spans[assembly]
    if end < span.start or start > span.end:
        raise outside_locus(start, assembly, frame.gene)
    limits = _on_chromosome((first[0], last[1]), frame, assembly)
    kind = _TYPES[edit.kind]
    # In HGVS a duplication is one in tandem by definition.
    tandem = kind is StructuralType.DUPLICATION
    change = StructuralChange(
        kind,
        assembly,
        start,
        end,
        tandem,
        precise,
        earliest_start=None if precise else limits[0],
        latest_end=None if precise else limits[1],
    )
    note = Note(
        "beyond_locus" if precise else "uncertain_ends",
        {"assembly": assembly.value, "start": start, "end": end},
    )
    return change, (note,)


def _end(side: str, frame: Frame) -> tuple[int | None, int | None]:
    """Earliest and latest offset of one end, in the frame's direction; None for unknown."""
    if not side.startswith("("):
        exact = _offset(side, frame)
        return exact, exact
    earliest, latest = side[1:-1].split("_")
    return _offset(earliest, frame), _offset(latest, frame)


def _offset(text: str, frame: Frame) -> int | None:
    """Offset in the frame's direction; on chromosome 3 it may lie outside the locus."""
    if text == "?":
        return None
    if isinstance(frame, ChromosomeFrame):
        return frame.gene.locus.plus_offset(frame.assembly, read_number(text))
    return frame.offset(text)


def _on_chromosome(
    ends: tuple[int | None, int | None], frame: Frame, assembly: Assembly
) -> tuple[int | None, int | None]:
    """1-based first and last base on chromosome 3; None for what is not known."""
    locus = frame.gene.locus
    plus: list[int | None] = list(ends)
    if not isinstance(frame, ChromosomeFrame):
        last = len(locus) - 1
        plus = [None if offset is None else last - offset for offset in reversed(ends)]
    first, behind = (
        None if offset is None else locus.chromosome_position(assembly, PlusOffset(offset))
        for offset in plus
    )
    return first, behind
