"""g. descriptions: on chromosome 3 of either assembly, on NG_007065.1 and on LRG_286."""

import re
from collections.abc import Callable

from col7a1tools.gene.gene import Gene
from col7a1tools.model.positions import Assembly
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.parse.accessions import GENE_REGION, Reference, Sequence
from col7a1tools.nomenclature.parse.description import Note
from col7a1tools.nomenclature.parse.dna import ChangeWithNotes, read_dna
from col7a1tools.nomenclature.parse.errors import DescriptionError
from col7a1tools.nomenclature.parse.frames import (
    ChromosomeFrame,
    GeneRegionFrame,
    assembly_of,
    outside_locus,
)
from col7a1tools.nomenclature.parse.suggestions import canonical_name

_NUMBER = re.compile(r"[0-9]+")
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")


def read_genomic(
    body: str, reference: Reference, gene: Gene
) -> tuple[ChangeWithNotes, Assembly | None]:
    """Read a g. description without prefix, and say on which assembly.

    Raises:
        DescriptionError: it is not valid or does not fit the reference.
    """
    body = _THOUSANDS.sub("", body)
    if reference.sequence is Sequence.GENE_REGION:
        return read_dna(body, GeneRegionFrame(gene, reference.accession)), None
    frame, notes = chromosome_frame(reference, body, gene)
    change, further = on_chromosome(frame, lambda frame: read_dna(body, frame))
    return (change, notes + further), frame.assembly


def chromosome_frame(
    reference: Reference, body: str, gene: Gene
) -> tuple[ChromosomeFrame, tuple[Note, ...]]:
    """The frame of chromosome positions: of the stated assembly, else of the one they lie on.

    Args:
        reference: what the prefix named.
        body: a text whose numbers are positions on chromosome 3.
        gene: the gene.

    Raises:
        DescriptionError: ``position.outside_locus``.
    """
    if reference.assembly:
        return ChromosomeFrame(gene, reference.assembly), ()
    numbers = [int(number) for number in _NUMBER.findall(body[:200])]
    assembly = next((found for n in numbers if (found := assembly_of(n, gene))), None)
    if assembly is not None:
        note = Note("assembly_found", {"assembly": assembly.value})
        return ChromosomeFrame(gene, assembly), (note,)
    error = outside_locus(numbers[0] if numbers else 0, None, gene)
    raise DescriptionError(
        error.code,
        error.message,
        cause=f"{error.cause}; old papers count on genomic sequences of their own",
        candidates=_on_gene_region(body, gene) if reference.sequence is None else (),
    )


def on_chromosome(
    frame: ChromosomeFrame, read: Callable[[ChromosomeFrame], ChangeWithNotes]
) -> ChangeWithNotes:
    """Read on the stated assembly; where the other one fits, the error says so.

    Raises:
        DescriptionError: whatever ``read`` raises.
    """
    try:
        return read(frame)
    except DescriptionError as error:
        if error.code != "position.other_assembly":
            raise
        other = next(name for name in frame.gene.locus.spans if name is not frame.assembly)
        raise DescriptionError(
            error.code,
            error.message,
            cause=error.cause,
            candidates=_names(lambda: read(ChromosomeFrame(frame.gene, other)), frame.gene, other),
        ) from error


def _on_gene_region(body: str, gene: Gene) -> tuple[str, ...]:
    """The description on NG_007065.1, if it can be read there."""
    frame = GeneRegionFrame(gene, GENE_REGION)
    return (f"{frame.prefix}{body}",) if _names(lambda: read_dna(body, frame), gene, None) else ()


def _names(
    read: Callable[[], ChangeWithNotes], gene: Gene, assembly: Assembly | None
) -> tuple[str, ...]:
    try:
        change, _ = read()
    except DescriptionError:
        return ()
    return (canonical_name(change, gene, assembly),) if isinstance(change, GeneChange) else ()
