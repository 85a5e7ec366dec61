"""Compare the bases that a description states with the reference, and find out where they fit."""

from dataclasses import replace

from col7a1tools.gene.sequence import reverse_complement
from col7a1tools.nomenclature.normalise import trim
from col7a1tools.nomenclature.parse.edits import Edit
from col7a1tools.nomenclature.parse.errors import DescriptionError
from col7a1tools.nomenclature.parse.frames import Frame
from col7a1tools.nomenclature.parse.suggestions import canonical_names, fitting_starts

_MOST_OFFERED = 4


def check_bases(edit: Edit, start: int, end: int, frame: Frame) -> None:
    """Refuse bases that do not stand at ``[start, end)`` of the frame's sequence.

    Raises:
        DescriptionError: ``reference.bases``, with the places where the bases do stand.
    """
    stated, present = edit.ref, frame.sequence[start:end]
    if not stated or stated == present:
        return
    where = frame.label(start)
    if end - start > 1:
        where += f"_{frame.label(end - 1)}"
    causes = []
    readings = []
    if reverse_complement(stated) == present:
        causes.append("the bases stated are those of the other strand")
        complemented = replace(edit, alt=reverse_complement(edit.alt))
        # where the length changes, the other strand would put the new bases on the other side
        if not edit.alt or len(edit.alt) == len(stated):
            readings.append((start, end, complemented.replacement(present)))
    places = fitting_starts(frame.sequence, start, stated)[:_MOST_OFFERED]
    if places:
        labels = ", ".join(frame.label(place) for place in places)
        causes.append(f"{stated[:40]} stands nearby, at {labels}")
    new = edit.replacement(stated)
    readings += [(place, place + len(stated), new) for place in places]
    raise DescriptionError(
        "reference.bases",
        f"{frame.prefix}{where} is {present[:40]} in the reference, not {stated[:40]}",
        cause="; ".join(causes)
        or "a mistyped position or base, another gene, or another numbering",
        candidates=offer(frame, *readings),
    )


def offer(frame: Frame, *readings: tuple[int, int, str]) -> tuple[str, ...]:
    """Names of the readings that change something.

    Args:
        frame: coordinate system of the readings.
        readings: ``[start, end)`` of the frame's sequence and what replaces it.
    """
    gene = frame.gene
    size = len(frame.sequence)
    changes = [
        frame.change(start, end, inserted)
        for start, end, inserted in readings
        if 0 < start <= end < size
    ]
    trimmed = [trim(change, gene.locus.gene) for change in changes]
    real = [change for change in trimmed if change.start < change.end or change.inserted]
    return canonical_names(real, gene, frame.assembly)
