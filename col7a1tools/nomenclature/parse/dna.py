"""Read the part of a description behind its prefix: positions and edit, in any frame."""

import re

from col7a1tools.model.variant import GeneChange, StructuralChange
from col7a1tools.nomenclature.parse.coding_frame import CodingFrame
from col7a1tools.nomenclature.parse.description import Note
from col7a1tools.nomenclature.parse.edits import read_edit
from col7a1tools.nomenclature.parse.errors import DescriptionError, PositionError
from col7a1tools.nomenclature.parse.frames import Frame
from col7a1tools.nomenclature.parse.lay import Interval, lay
from col7a1tools.nomenclature.parse.structural import is_structural, read_structural
from col7a1tools.nomenclature.parse.suggestions import canonical_name

_BODY = re.compile(r"([-*+_0-9?()]*)(.*)", re.DOTALL)
_BASE_FIRST = re.compile(r"([ACGT])([-*]?[0-9]+(?:[-+][0-9]+)?)([ACGT])", re.IGNORECASE)
_INTRONIC = re.compile(r"[0-9][-+]")

Change = GeneChange | StructuralChange
ChangeWithNotes = tuple[Change, tuple[Note, ...]]


def read_dna(body: str, frame: Frame) -> ChangeWithNotes:
    """Read a description without its prefix, ``425A>G``.

    Args:
        body: free of spaces; ``6522_6527del``, ``(?_3140)_(3403_?)del``.
        frame: the coordinate system of its numbers.

    Raises:
        DescriptionError: it is not valid or does not fit the reference.
    """
    if old := _BASE_FIRST.fullmatch(body):
        body = f"{old[2]}{old[1]}>{old[3]}"
    match = _BODY.fullmatch(body)
    assert match is not None
    positions, edit_text = match.groups()
    if not positions:
        raise DescriptionError(
            "position.missing",
            f"'{body[:40]}' does not begin with a position",
            cure=f"write the position first, such as {frame.prefix}425A>G"
            if isinstance(frame, CodingFrame)
            else "write the position first",
        )
    if is_structural(positions, frame):
        return read_structural(positions, edit_text, frame)
    try:
        return _read_exact(positions, edit_text, frame)
    except PositionError as error:
        candidates = _repaired(positions, edit_text, error, frame)
        raise DescriptionError(
            error.code, error.message, cause=error.cause, candidates=candidates
        ) from error


def _read_exact(positions: str, edit_text: str, frame: Frame) -> ChangeWithNotes:
    written = positions.split("_")
    if len(written) > 2 or not all(written):
        raise DescriptionError(
            "position.form",
            f"'{positions[:40]}' is neither one position nor a range of two",
            cure="write a range as first_last",
        )
    offsets = [frame.offset(position) for position in written]
    edit = read_edit(edit_text)
    start, last = offsets[0], offsets[-1]
    if last < start:
        swapped = f"{written[1]}_{written[0]}{edit_text}"
        raise DescriptionError(
            "position.reversed",
            f"{frame.prefix}{positions} ends before it begins",
            cause="positions are given in the reading direction of the reference",
            candidates=_names_of(swapped, frame),
        )
    laid = lay(edit, Interval(start, last + 1, ranged=len(written) == 2), frame)
    notes = laid.notes + _position_notes(written, offsets, frame)
    return frame.change(laid.start, laid.end, laid.inserted), notes


def _position_notes(written: list[str], offsets: list[int], frame: Frame) -> tuple[Note, ...]:
    notes = []
    for position, offset in zip(written, offsets, strict=True):
        label = frame.label(offset)
        if _INTRONIC.search(position) and label != position:
            notes.append(Note("intron_far_side", {"position": position, "name": label}))
    if len(written) == 2:
        span = "_".join(written)
        start, end = offsets[0], offsets[1] + 1
        introns = end - start - frame.transcribed_length(start, end)
        if end - start == 1:
            notes.append(Note("range_of_one", {"position": written[0]}))
        elif introns and not _INTRONIC.search(span):
            notes.append(Note("range_spans_introns", {"range": span, "bases": introns}))
    return tuple(notes)


def _repaired(
    positions: str, edit_text: str, error: PositionError, frame: Frame
) -> tuple[str, ...]:
    """Names of the description with each position put right that the error proposes."""
    names: list[str] = []
    naming = CodingFrame(frame.gene)
    written = positions.split("_")
    for instead in error.instead:
        if names and "_" in error.instead[0]:
            break  # a range that can be read explains the dash
        for index in range(len(written)):
            fixed = "_".join([*written[:index], instead, *written[index + 1 :]])
            names += _names_of(fixed + edit_text, naming)
    return tuple(dict.fromkeys(names))


def _names_of(body: str, frame: Frame) -> tuple[str, ...]:
    """The canonical name of another try at the description; none where it cannot be read."""
    positions, edit_text = _BODY.fullmatch(body).groups()  # type: ignore[union-attr]
    try:
        change, _ = _read_exact(positions, edit_text, frame)
    except DescriptionError:
        return ()
    assert isinstance(change, GeneChange)
    return (canonical_name(change, frame.gene, frame.assembly),)
