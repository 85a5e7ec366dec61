"""Names of older papers: ``IVS51+1G>A``, ``6527insC``, and those that only a table knows."""

import re
from functools import cache

from col7a1tools.gene.gene import NAMING_TRANSCRIPT, Gene, load_gene
from col7a1tools.gene.known_variants import KnownVariant, LegacyName, by_legacy_name
from col7a1tools.model.positions import CodingPosition, TranscriptOffset
from col7a1tools.nomenclature.normalise import normalise
from col7a1tools.nomenclature.parse.accessions import Reference
from col7a1tools.nomenclature.parse.coding_frame import CodingFrame, Upstream
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


def read_ivs(text: str, reference: Reference, gene: Gene) -> ChangeWithNotes | None:
    """Read a description with IVS positions; None where it has none.

    The introns are those of the literature, which counts 118 exons.

    Raises:
        DescriptionError: ``legacy.intron``; ``legacy.intron_ambiguous`` under an accession that
            counts 119 exons; or what the translated description raises.
    """
    text = _IVS_SECOND.sub(r"\1\2_\1\3", text)
    first = _IVS.match(text)
    if first is None:
        return None
    if reference.upstream is Upstream.SPLICED:
        _refuse_own_numbering(text, reference.accession, gene)
    body = _with_c_positions(text, 0, gene)
    change, notes = read_dna(body, CodingFrame(gene))
    intron = int(first[1])
    values: dict[str, str | int] = {
        "given": text,
        "read_as": f"c.{body}",
        "intron": intron,
        "intron_mane": intron + 1,
    }
    return change, (Note("intron_numbering", values), *notes)


def _refuse_own_numbering(text: str, accession: str, gene: Gene) -> None:
    """Refuse an intron number under a transcript that counts one exon more than the literature."""
    candidates = []
    for higher in (0, 1):
        try:
            body = _with_c_positions(text, higher, gene)
            read_dna(body, CodingFrame(gene))
        except DescriptionError:
            continue
        candidates.append(f"{NAMING_TRANSCRIPT}:c.{body}")
    if candidates:
        raise DescriptionError(
            "legacy.intron_ambiguous",
            f"intron numbers under {accession} may be its own or the literature's",
            cause=f"{accession} has one exon more at its 5' end than the literature counts, so "
            "that its intron numbers are one higher",
            candidates=tuple(candidates),
        )


def _with_c_positions(text: str, higher: int, gene: Gene) -> str:
    """The description with c. positions; intron numbers are ``higher`` than the literature's."""
    return _IVS.sub(lambda match: _edge(int(match[1]) - higher, match[2], gene), text)


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
