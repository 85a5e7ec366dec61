"""c. descriptions, on each version of the transcript."""

import re

from col7a1tools.gene.gene import Gene
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.coding import coding_name
from col7a1tools.nomenclature.normalise import normalise, trim
from col7a1tools.nomenclature.parse.accessions import Reference
from col7a1tools.nomenclature.parse.coding_frame import CodingFrame, Upstream
from col7a1tools.nomenclature.parse.description import Note
from col7a1tools.nomenclature.parse.dna import Change, ChangeWithNotes, read_dna
from col7a1tools.nomenclature.parse.errors import DescriptionError
from col7a1tools.nomenclature.parse.suggestions import canonical_name

_CONTINUOUS = Upstream.CONTINUOUS
_STATED_BASES = re.compile(r"(del|dup|inv)(?:[ACGT]+|[0-9]+)$", re.IGNORECASE)


def read_coding(body: str, reference: Reference, gene: Gene) -> ChangeWithNotes:
    """Read a c. description without prefix.

    Raises:
        DescriptionError: it is not valid, does not fit the reference, or names different bases 5'
            of c.-1 on different versions of the transcript while none was named.
    """
    if reference.upstream is Upstream.UNSTATED:
        change, notes = _read_unstated(body, gene)
    else:
        change, notes = read_dna(body, CodingFrame(gene, reference.accession, reference.upstream))
    if _is_upstream(change, gene):
        notes = (*notes, Note("provisional_upstream"))
        if reference.upstream is _CONTINUOUS and isinstance(change, GeneChange):
            return change, (_upstream_numbering(body, change, gene), *notes)
    return change, notes + _renaming(body, change, gene)


def _read_unstated(body: str, gene: Gene) -> ChangeWithNotes:
    """Read a description that names no version of the transcript, on NM_000094.4.

    Raises:
        DescriptionError: ``position.ambiguous_upstream`` where ENST00000328333 gives it another
            meaning; otherwise what NM_000094.4 raises, with ENST00000328333 among the candidates
            where it fits that.
    """
    frame = CodingFrame(gene)
    elsewhere = f"{_CONTINUOUS.value}:c.{body}"
    try:
        change, notes = read_dna(body, frame)
    except DescriptionError as error:
        if _continuous_reading(body, gene) is None:
            raise
        raise DescriptionError(
            error.code,
            error.message,
            cause=error.cause,
            candidates=(*error.candidates, elsewhere),
        ) from error
    other = _continuous_reading(body, gene) if _is_upstream(change, gene) else None
    if other is None or other == change:
        return change, notes
    raise DescriptionError(
        "position.ambiguous_upstream",
        f"c.{body} means one thing on NM_000094.4 and another on ENST00000328333"
        + (f", where it is {canonical_name(other, gene)}" if isinstance(other, GeneChange) else ""),
        cause="the versions of the transcript differ 5' of c.-1",
        candidates=(f"{frame.prefix}{body}", elsewhere),
    )


def _is_upstream(change: Change, gene: Gene) -> bool:
    """Whether a change reaches 5' of c.-1."""
    first = gene.transcript.exons[1].start
    if isinstance(change, GeneChange):
        return change.start < first
    locus = gene.locus
    return change.end > locus.chromosome_position(change.assembly, locus.forward_strand(first))


def _continuous_reading(body: str, gene: Gene) -> Change | None:
    """The change if the numbers are those of ENST00000328333 and reach 5' of c.-1, else None."""
    try:
        change, _ = read_dna(body, CodingFrame(gene, _CONTINUOUS.value, _CONTINUOUS))
    except DescriptionError:
        return None
    return change if _is_upstream(change, gene) else None


def _upstream_numbering(body: str, change: GeneChange, gene: Gene) -> Note:
    values: dict[str, str | int] = {
        "position": f"c.{body}",
        "accession": _CONTINUOUS.value,
        "name": canonical_name(change, gene),
    }
    return Note("upstream_numbering", values)


def _renaming(body: str, change: Change, gene: Gene) -> tuple[Note, ...]:
    """A note where the HGVS name is another one than the description, and why."""
    if not isinstance(change, GeneChange):
        return ()
    trimmed, normal = trim(change, gene.locus.gene), normalise(change, gene)
    if normal.start == normal.end and not normal.inserted:
        return ()
    name = coding_name(normal, gene)
    given = _STATED_BASES.sub(r"\1", body)
    if name is None or name.casefold() == f"c.{given}".casefold():
        return ()
    if "ins" in given.casefold() and name.endswith("dup"):
        code = "insertion_is_duplication"
    elif trimmed != normal:
        code = "three_prime_rule"
    else:
        code = "renamed"
    return (Note(code, {"given": f"c.{body}", "name": name}),)
