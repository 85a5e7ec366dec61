"""Lay an edit on the reference: check what it states, and say which bases are replaced."""

from dataclasses import dataclass

from col7a1tools.nomenclature.parse.description import Note
from col7a1tools.nomenclature.parse.edits import Edit, EditKind
from col7a1tools.nomenclature.parse.errors import DescriptionError
from col7a1tools.nomenclature.parse.frames import Frame
from col7a1tools.nomenclature.parse.reference_check import check_bases, offer


@dataclass(frozen=True, slots=True)
class Interval:
    """Bases ``[start, end)`` of a frame's sequence.

    Attributes:
        start: first base.
        end: behind the last base.
        ranged: whether two positions were written.
    """

    start: int
    end: int
    ranged: bool

    @property
    def length(self) -> int:
        """Number of bases."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Laid:
    """An edit on the reference: ``[start, end)`` of a frame's sequence becomes ``inserted``."""

    start: int
    end: int
    inserted: str
    notes: tuple[Note, ...] = ()


def lay(edit: Edit, interval: Interval, frame: Frame) -> Laid:
    """Lay ``edit`` on the bases of ``interval``.

    Raises:
        DescriptionError: the edit does not fit the interval or the reference.
    """
    match edit.kind:
        case EditKind.SUBSTITUTION:
            return _substitution(edit, interval, frame)
        case EditKind.INSERTION:
            return _insertion(edit, interval, frame)
        case EditKind.REPEAT:
            return _repeat(edit, interval, frame)
        case EditKind.IDENTITY:
            start, end = interval.start, interval.end
            check_bases(edit, start, end, frame)
            return Laid(start, end, frame.sequence[start:end])
        case _:
            return _replacement(edit, interval, frame)


def _substitution(edit: Edit, interval: Interval, frame: Frame) -> Laid:
    start, end = interval.start, interval.end
    if not edit.ref:
        present = frame.sequence[start:end]
        raise DescriptionError(
            "edit.bases",
            f"the base before > is missing; {frame.prefix}{frame.label(start)} is {present[:1]}",
            candidates=offer(frame, (start, end, edit.alt)) if interval.length == 1 else (),
        )
    if edit.ref == edit.alt:
        raise _no_change(edit.ref)
    length = len(edit.ref)
    if length != interval.length:
        fits = frame.sequence.startswith(edit.ref, start)
        raise DescriptionError(
            "edit.length",
            f"{edit.ref} has {length} bases, the positions name {interval.length}",
            cause="a substitution replaces one base by one; more are written as delins on a range",
            candidates=offer(frame, (start, start + length, edit.alt)) if fits else (),
        )
    check_bases(edit, start, end, frame)
    several = length > 1 or len(edit.alt) > 1
    return Laid(start, end, edit.alt, (Note("substitution_as_delins"),) if several else ())


def _replacement(edit: Edit, interval: Interval, frame: Frame) -> Laid:
    """Deletion, duplication, inversion, deletion-insertion."""
    interval, notes = _stated_interval(edit, interval, frame)
    start, end = interval.start, interval.end
    check_bases(edit, start, end, frame)
    present = frame.sequence[start:end]
    inserted = edit.replacement(present)
    if edit.kind is EditKind.INVERSION and interval.length == 1:
        raise DescriptionError(
            "edit.inversion",
            "one base cannot be inverted",
            cause="an inversion turns two or more bases to the other strand",
            candidates=offer(frame, (start, end, inserted)),
        )
    if inserted == present:
        raise _no_change(present)
    return Laid(start, end, inserted, notes)


def _stated_interval(
    edit: Edit, interval: Interval, frame: Frame
) -> tuple[Interval, tuple[Note, ...]]:
    """The interval that the stated bases or their number make of one position."""
    length = edit.stated_length
    if length is None or length == interval.length:
        return interval, ()
    start = interval.start
    if length == 0 or start + length > len(frame.sequence):
        raise DescriptionError(
            "edit.length", f"{length} bases cannot be affected here", cause="mistyped number"
        )
    if not interval.ranged:
        meant = Interval(start, start + length, ranged=True)
        read_as = f"{frame.label(start)}_{frame.label(meant.end - 1)}"
        return meant, (Note("range_from_first_base", {"length": length, "range": read_as}),)
    message = f"the positions name {interval.length} bases, the description states {length}"
    if frame.transcribed_length(start, interval.end) == length:
        raise DescriptionError(
            "edit.length",
            message,
            cause=f"{interval.length - length} of them lie in introns, which a description of DNA "
            "includes",
            cure="name the affected bases of the gene, introns included",
        )
    ends = (interval.end, start + length)
    raise DescriptionError(
        "edit.length",
        message,
        cause="a miscounted range",
        candidates=offer(
            frame,
            *((start, end, edit.replacement(frame.sequence[start:end])) for end in ends),
        ),
    )


def _insertion(edit: Edit, interval: Interval, frame: Frame) -> Laid:
    start, end = interval.start, interval.end
    if interval.ranged and interval.length == 2:
        return Laid(start + 1, start + 1, edit.alt)
    before, after = frame.label(max(start - 1, 0)), frame.label(start)
    following = frame.label(min(start + 1, len(frame.sequence) - 1))
    if not interval.ranged or interval.length == 1:
        raise DescriptionError(
            "insertion.one_position",
            f"{after}ins{edit.alt} names one position; an insertion lies between two "
            f"neighbouring ones: probably {after}_{following}ins{edit.alt}, or else "
            f"{before}_{after}ins{edit.alt}",
            cause="HGVS: both flanking positions are given; a copy of the bases before it is a dup",
            candidates=offer(frame, (start + 1, start + 1, edit.alt), (start, start, edit.alt)),
        )
    intron = frame.transcribed_length(start, end) < interval.length
    if intron and frame.transcribed_length(start, end) == 2:
        raise DescriptionError(
            "insertion.exon_border",
            f"an intron lies between {after} and {frame.label(end - 1)}: the insertion is at the "
            "end of one exon or at the start of the next",
            cause="neighbours in the transcript are not neighbours in the gene",
            candidates=offer(frame, (start + 1, start + 1, edit.alt), (end - 1, end - 1, edit.alt)),
        )
    raise DescriptionError(
        "insertion.not_neighbours",
        f"{after} and {frame.label(end - 1)} are not neighbours; an insertion lies between two "
        "neighbouring positions",
        cause="a mistyped position, or a deletion-insertion",
        candidates=offer(
            frame,
            (start + 1, start + 1, edit.alt),
            (end - 1, end - 1, edit.alt),
            *([] if intron else [(start, end, edit.alt)]),
        ),
    )


def _repeat(edit: Edit, interval: Interval, frame: Frame) -> Laid:
    sequence, unit = frame.sequence, edit.ref
    size = len(unit)
    start, end = interval.start, interval.end
    if not interval.ranged:
        end = start
        while sequence.startswith(unit, end):
            end += size
    copies, rest = divmod(end - start, size)
    if not copies or rest or sequence[start:end] != unit * copies:
        raise DescriptionError(
            "reference.bases",
            f"{frame.prefix}{frame.label(start)}_{frame.label(interval.end - 1)} is "
            f"{sequence[start : interval.end][:40]}, no whole number of copies of {unit}",
            cause="the positions span every copy that the reference has",
        )
    if sequence.startswith(unit, end) or sequence[:start].endswith(unit):
        raise DescriptionError(
            "repeat.partial_tract",
            f"{unit} is repeated beyond {frame.label(start)}_{frame.label(end - 1)}: {edit.copies} "
            "copies in all, or in place of the named ones?",
            cause="a repeat's positions span the whole tract",
            candidates=offer(frame, *_repeat_readings(edit, start, end, sequence)),
        )
    values: dict[str, str | int] = {"unit": unit, "reference": copies, "copies": edit.copies}
    return Laid(start, end, unit * edit.copies, (Note("repeat", values),))


def _repeat_readings(
    edit: Edit, start: int, end: int, sequence: str
) -> tuple[tuple[int, int, str], ...]:
    """The named copies replaced, and the whole tract replaced."""
    unit, first, last = edit.ref, start, end
    while sequence[:first].endswith(unit):
        first -= len(unit)
    while sequence.startswith(unit, last):
        last += len(unit)
    new = unit * edit.copies
    return (start, end, new), (first, last, new)


def _no_change(bases: str) -> DescriptionError:
    return DescriptionError(
        "edit.same",
        f"{bases[:40]} is replaced by itself: nothing changes",
        cause="a mistyped base; that nothing changed is written with =",
    )
