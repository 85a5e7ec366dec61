"""Deletions and duplications of whole exons in words: ``del exons 13-24``, ``EX13_24del``.

Exon numbers are ambiguous on this gene: NM_000094.4 has one exon more at its 5' end than the
literature counts. So they are never read; the error gives both readings.
"""

import re

from col7a1tools.gene.gene import NAMING_TRANSCRIPT, Gene
from col7a1tools.gene.transcript import Exon, Transcript
from col7a1tools.model.positions import CodingPosition, TranscriptOffset
from col7a1tools.nomenclature.parse.errors import DescriptionError

_TYPE = r"(del|dup)(?:etion|lication)?"
_NUMBERS = r"ex(?:ons?)?\.?([0-9]{1,3})(?:(?:-|_|to)(?:ex(?:ons?)?\.?)?([0-9]{1,3}))?"
_FORMS = (
    re.compile(rf"(?P<type>{_TYPE})(?:of)?(?P<numbers>{_NUMBERS})", re.IGNORECASE),
    re.compile(rf"(?P<numbers>{_NUMBERS})(?P<type>{_TYPE})", re.IGNORECASE),
)


def refuse_exon_words(text: str, gene: Gene) -> None:
    """Refuse a deletion or duplication of exons in words, with both readings.

    Args:
        text: free of spaces.
        gene: the gene.

    Raises:
        DescriptionError: ``exon.numbers``.
    """
    match = next((match for form in _FORMS if (match := form.fullmatch(text))), None)
    if match is None:
        return
    numbers = [int(number) for number in re.findall(r"[0-9]+", match["numbers"])]
    first, last = numbers[0], numbers[-1]
    kind = match["type"][:3].lower()
    transcript = gene.transcript
    readings = (
        _range({exon.number: exon for exon in transcript.exons if exon.number}, first, last),
        _range({exon.number_mane: exon for exon in transcript.exons}, first, last),
    )
    raise DescriptionError(
        "exon.numbers",
        "exon numbers alone do not say which exons: NM_000094.4 has one exon more at its 5' end "
        "than the literature counts, so that its numbers are one higher",
        cause="first the literature's numbers, then those of NM_000094.4, with breakpoints in the "
        "introns on both sides",
        candidates=tuple(
            f"{NAMING_TRANSCRIPT}:c.{_description(*exons, transcript)}{kind}"
            for exons in readings
            if exons
        ),
    )


def _range(exons: dict[int, Exon], first: int, last: int) -> tuple[Exon, Exon] | None:
    return (
        (exons[first], exons[last]) if first in exons and last in exons and first <= last else None
    )


def _description(first: Exon, last: Exon, transcript: Transcript) -> str:
    """``(1636+1_1637-1)_(3276+1_3277-1)``; ``?`` beyond the ends of the transcript."""
    start = transcript.label(CodingPosition(first.transcript_start))
    end_offset = last.transcript_start + last.length - 1
    end = transcript.label(CodingPosition(TranscriptOffset(end_offset)))
    if first is transcript.exons[0]:
        left = f"(?_{start})"
    else:
        before = CodingPosition(TranscriptOffset(first.transcript_start - 1))
        left = f"({transcript.label(before)}+1_{start}-1)"
    if last is transcript.exons[-1]:
        return f"{left}_({end}_?)"
    after = CodingPosition(TranscriptOffset(end_offset + 1))
    return f"{left}_({end}+1_{transcript.label(after)}-1)"
