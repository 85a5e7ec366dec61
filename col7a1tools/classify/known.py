"""Published disease-causing variants of the reference, laid out for comparison.

A variant counts when its sources report it in patients with dominant or recessive disease. The
reference lists reports, not classes of an expert panel.
"""

import re
from typing import NamedTuple

from col7a1tools.gene.gene import Gene
from col7a1tools.gene.known_variants import Inheritance, KnownVariant
from col7a1tools.gene.sequence import CODON_TABLE
from col7a1tools.gene.transcript import Transcript
from col7a1tools.model.positions import CdsOffset, GeneOffset
from col7a1tools.model.variant import GeneChange
from col7a1tools.splice import SpliceAssessment, SpliceCall, assess_splicing
from col7a1tools.splice.remember import Remembered

_CAUSES_DISEASE = {Inheritance.DOMINANT, Inheritance.RECESSIVE, Inheritance.BOTH}
_PLACE = re.compile(r"c\.(\d+)")
_SUBSTITUTION = re.compile(r"c\.(\d+)([+-]\d+)?([ACGT])>([ACGT])")


class KnownSubstitution(NamedTuple):
    """A published single-base change of the coding sequence or its introns.

    Attributes:
        coding: c. description without accession.
        change: on the strand of the gene.
        residue: index of the residue whose codon it changes, None for an intronic change.
        replaced_by: the residue that it puts there, ``*`` for a stop; empty for an intronic one.
        splicing: the splice check of it.
        sources: keys into the citations.
    """

    coding: str
    change: GeneChange
    residue: int | None
    replaced_by: str
    splicing: SpliceAssessment
    sources: tuple[str, ...]


@Remembered
def known_substitutions(gene: Gene) -> tuple[KnownSubstitution, ...]:
    """All published disease-causing substitutions, in the order of the reference."""
    return tuple(
        known
        for variant in _disease_causing(gene)
        if (known := _substitution(variant, gene)) is not None
    )


@Remembered
def missense_by_residue(gene: Gene) -> dict[int, tuple[KnownSubstitution, ...]]:
    """Published missense changes that are not expected to act through splicing, by residue."""
    found: dict[int, tuple[KnownSubstitution, ...]] = {}
    for known in known_substitutions(gene):
        residue = known.residue
        if residue is None or known.splicing.call is SpliceCall.AFFECTED:
            continue
        if known.replaced_by not in ("*", gene.protein.residues[residue]):
            found[residue] = (*found.get(residue, ()), known)
    return found


@Remembered
def first_residues_reported(gene: Gene) -> tuple[int, ...]:
    """The residue at which each published disease-causing variant begins, as c. counts."""
    matches = (_PLACE.match(variant.coding) for variant in _disease_causing(gene))
    return tuple((int(match[1]) - 1) // 3 for match in matches if match)


def _disease_causing(gene: Gene) -> list[KnownVariant]:
    return [
        variant
        for variant in gene.known_variants.values()
        if variant.inheritance in _CAUSES_DISEASE and variant.sources
    ]


def _substitution(variant: KnownVariant, gene: Gene) -> KnownSubstitution | None:
    match = _SUBSTITUTION.fullmatch(variant.coding)
    if match is None:
        return None
    base = CdsOffset(int(match[1]) - 1)
    exonic = _gene_offset(base, gene.transcript)
    start = GeneOffset(exonic + int(match[2] or 0))
    change = GeneChange(start, GeneOffset(start + 1), match[4])
    residue, replaced_by = None, ""
    if match[2] is None:
        residue = base // 3
        codon = gene.transcript.cds[residue * 3 : residue * 3 + 3]
        replaced_by = CODON_TABLE[codon[: base % 3] + match[4] + codon[base % 3 + 1 :]]
    splicing = assess_splicing(gene, change)
    return KnownSubstitution(
        variant.coding, change, residue, replaced_by, splicing, tuple(variant.sources)
    )


def _gene_offset(base: CdsOffset, transcript: Transcript) -> int:
    exon = transcript.exon_of_cds(base)
    return exon.start + base + transcript.cds_start - exon.transcript_start
