"""Names of older papers: ``IVS51+1G>A``, ``6527insC``, and those that only a table knows."""

import re
from functools import cache

from col7a1tools.gene.gene import Gene, load_gene
from col7a1tools.gene.known_variants import KnownVariant, LegacyName, by_legacy_name
from col7a1tools.model.positions import CodingPosition, TranscriptOffset
from col7a1tools.nomenclature.normalise import normalise
from col7a1tools.nomenclature.parse.coding_frame import CodingFrame
from col7a1tools.nomenclature.parse.description import Note
from col7a1tools.nomenclature.parse.dna import ChangeWithNotes, read_dna
from col7a1tools.nomenclature.parse.errors import DescriptionError
from col7a1tools.nomenclature.parse.suggestions import canonical_name

# key of legacy_name_reasons.tsv
_GENOMIC_NUMBERING = "genomic_numbering"
_IVS = re.compile(r"IVS([0-9]{1,3})([-+][0-9]{1,6})", re.IGNORECASE)
_IVS_SECOND = re.compile(r"(IVS[0-9]{1,3})([-+][0-9]{1,6})_([-+][0-9]{1,6})", re.IGNORECASE)
_INSERTION = re.compile(r"([-*]?[0-9]{1,9}(?:[-+][0-9]{1,6})?)ins([ACGT]+)", re.IGNORECASE)


@cache
def _by_name() -> dict[str, tuple[KnownVariant, LegacyName]]:
    """Known variants by older name, in one case of letters."""
    table = by_legacy_name(load_gene().known_variants)
    return {name.casefold(): entry for name, entry in table.items()}


def is_listed(name: str) -> bool:
    """Whether a known variant goes by this name in papers, in any case of letters."""
    return name.casefold() in _by_name()


def read_listed(name: str, gene: Gene) -> ChangeWithNotes | None:
    """Read a name that the table of known variants lists; None where it does not."""
    entry = _by_name().get(name.casefold())
    if entry is None:
        return None
    known, legacy = entry
    change, _ = read_dna(known.coding.removeprefix("c."), CodingFrame(gene))
    values: dict[str, str | int] = {
        "legacy": legacy.name,
        "name": known.coding,
        "explanation": legacy.explanation,
    }
    return change, (Note("legacy_name", values),)


def read_listed_genomic(name: str, gene: Gene) -> ChangeWithNotes | None:
    """Read a listed name whose number counts an older genomic sequence; None for any other."""
    entry = _by_name().get(name.casefold())
    if entry is None or entry[1].reason != _GENOMIC_NUMBERING:
        return None
    return read_listed(name, gene)


def read_ivs(text: str, gene: Gene) -> ChangeWithNotes | None:
    """Read a description with IVS positions; None where it has none.

    The introns are those of the literature, which counts 118 exons.

    Raises:
        DescriptionError: ``legacy.intron``, or what the translated description raises.
    """
    text = _IVS_SECOND.sub(r"\1\2_\1\3", text)
    matches = list(_IVS.finditer(text))
    if not matches or matches[0].start() != 0:
        return None
    body = _IVS.sub(lambda match: _edge(int(match[1]), match[2], gene), text)
    change, notes = read_dna(body, CodingFrame(gene))
    intron = int(matches[0][1])
    values: dict[str, str | int] = {
        "given": text,
        "read_as": f"c.{body}",
        "intron": intron,
        "intron_mane": intron + 1,
    }
    return change, (Note("intron_numbering", values), *notes)


def _edge(intron: int, steps: str, gene: Gene) -> str:
    """``4899+1`` for IVS51+1, ``4900-2`` for IVS51-2."""
    transcript = gene.transcript
    last = max(exon.number or 0 for exon in transcript.exons)
    if not 1 <= intron < last:
        raise DescriptionError(
            "legacy.intron",
            f"there is no intron {intron}: the literature counts introns 1 to {last - 1}",
            cause="NM_000094.4 has one exon more, so its intron numbers are one higher",
        )
    number = intron if steps.startswith("+") else intron + 1
    exon = next(exon for exon in transcript.exons if exon.number == number)
    distance = exon.length - 1 if steps.startswith("+") else 0
    base = CodingPosition(TranscriptOffset(exon.transcript_start + distance))
    return f"{transcript.label(base)}{steps}"


def read_bare_insertion(text: str, gene: Gene) -> ChangeWithNotes | None:
    """Read ``6527insC`` without c.; None for other forms.

    Raises:
        DescriptionError: ``legacy.insertion`` where the two sides of the position give different
            variants.
    """
    match = _INSERTION.fullmatch(text)
    if not match:
        return None
    position, bases = match[1], match[2].upper()
    frame = CodingFrame(gene)
    offset = frame.offset(position)
    after = frame.change(offset + 1, offset + 1, bases)
    before = frame.change(offset, offset, bases)
    names = tuple(canonical_name(change, gene) for change in (after, before))
    if normalise(after, gene) != normalise(before, gene):
        raise DescriptionError(
            "legacy.insertion",
            f"{text} does not say on which side of {position} the bases are inserted, "
            "and the two readings differ",
            cause="older names give one position of an insertion",
            candidates=names,
        )
    values: dict[str, str | int] = {"legacy": text, "position": position, "name": names[0]}
    return after, (Note("legacy_insertion_unlisted", values),)
