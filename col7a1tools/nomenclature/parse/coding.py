"""c. descriptions, on each version of the transcript."""

import re

from col7a1tools.gene.gene import NAMING_TRANSCRIPT, Gene
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.coding import coding_name
from col7a1tools.nomenclature.normalise import normalise, trim
from col7a1tools.nomenclature.parse.accessions import Reference
from col7a1tools.nomenclature.parse.coding_frame import CodingFrame, Upstream
from col7a1tools.nomenclature.parse.description import Note
from col7a1tools.nomenclature.parse.dna import ChangeWithNotes, read_dna
from col7a1tools.nomenclature.parse.errors import DescriptionError
from col7a1tools.nomenclature.parse.suggestions import canonical_name

_STATED_BASES = re.compile(r"(del|dup|inv)(?:[ACGT]+|[0-9]+)$", re.IGNORECASE)


def read_coding(body: str, reference: Reference, gene: Gene) -> ChangeWithNotes:
    """Read a c. description without prefix.

    Raises:
        DescriptionError: it is not valid, does not fit the reference, or names different bases 5'
            of c.-1 on different versions of the transcript while none was named.
    """
    upstream = reference.upstream
    accession = NAMING_TRANSCRIPT if upstream is Upstream.UNSTATED else reference.accession
    frame = CodingFrame(gene, accession, upstream)
    try:
        change, notes = read_dna(body, frame)
    except DescriptionError as error:
        other = _continuous_reading(body, gene) if upstream is Upstream.UNSTATED else None
        if other is None:
            raise
        raise DescriptionError(
            error.code,
            error.message,
            cause=error.cause,
            candidates=(*error.candidates, f"{Upstream.CONTINUOUS.value}:c.{body}"),
        ) from error
    if not isinstance(change, GeneChange):
        return change, notes
    if _is_upstream(change, gene):
        notes += _upstream_notes(body, change, upstream, gene)
        if upstream is Upstream.CONTINUOUS:
            return change, notes
    return change, notes + _renaming(body, change, gene)


def _is_upstream(change: GeneChange, gene: Gene) -> bool:
    """Whether a change lies 5' of c.-1."""
    return change.start < gene.transcript.exons[1].start


def _continuous_reading(body: str, gene: Gene) -> GeneChange | None:
    """The change if the numbers are those of ENST00000328333 and lie 5' of c.-1, else None."""
    frame = CodingFrame(gene, Upstream.CONTINUOUS.value, Upstream.CONTINUOUS)
    try:
        change, _ = read_dna(body, frame)
    except DescriptionError:
        return None
    fits = isinstance(change, GeneChange) and _is_upstream(change, gene)
    return change if fits and isinstance(change, GeneChange) else None


def _upstream_notes(
    body: str, change: GeneChange, upstream: Upstream, gene: Gene
) -> tuple[Note, ...]:
    name = canonical_name(change, gene)
    if upstream is Upstream.UNSTATED:
        other = _continuous_reading(body, gene)
        if other is not None and normalise(other, gene) != normalise(change, gene):
            raise DescriptionError(
                "position.ambiguous_upstream",
                f"c.{body} is one base on NM_000094.4 and another on ENST00000328333, where it is "
                f"{canonical_name(other, gene)}",
                cause="the versions of the transcript differ 5' of c.-1",
                candidates=(
                    f"{NAMING_TRANSCRIPT}:c.{body}",
                    f"{Upstream.CONTINUOUS.value}:c.{body}",
                ),
            )
    provisional = Note("provisional_upstream")
    if upstream is not Upstream.CONTINUOUS:
        return (provisional,)
    values: dict[str, str | int] = {
        "position": f"c.{body}",
        "accession": upstream.value,
        "name": name,
    }
    return (Note("upstream_numbering", values), provisional)


def _renaming(body: str, change: GeneChange, gene: Gene) -> tuple[Note, ...]:
    """A note where the HGVS name is another one than the description, and why."""
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
