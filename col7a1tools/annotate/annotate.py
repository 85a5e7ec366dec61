"""From changes to their annotations."""

from collections.abc import Iterable

from col7a1tools.annotate.consequence import impact_of
from col7a1tools.annotate.effect import read_effect
from col7a1tools.annotate.laid import LaidChange, lay
from col7a1tools.annotate.placement import place
from col7a1tools.gene.gene import Gene
from col7a1tools.gene.known_variants import Inheritance
from col7a1tools.model.annotation import Annotation, InExon, Names
from col7a1tools.model.finding import Finding
from col7a1tools.model.positions import Assembly
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.coding import coding_name
from col7a1tools.nomenclature.genomic import genomic_names


def annotate_change(gene: Gene, change: GeneChange) -> Annotation:
    """Name, place and read a sequence change.

    Args:
        gene: the gene.
        change: on the strand of the gene, in any spelling; it is normalised first, so every
            spelling of one change gives one annotation.
    """
    return annotate_changes(gene, (change,))[0]


def annotate_changes(gene: Gene, changes: Iterable[GeneChange]) -> list[Annotation]:
    """The same for many changes, which takes each step with all of them before the next.

    A processor that stays at one step does it in two thirds of the time.
    """
    laid = [lay(change, gene) for change in changes]
    effects = [read_effect(one, gene) for one in laid]
    placements = [place(one, gene) for one in laid]
    codings = [coding_name(one.change, gene) for one in laid]
    names = [
        _names(one.change, coding, one.protein.hgvs, gene)
        for one, coding in zip(laid, codings, strict=True)
    ]
    return [
        Annotation(
            change=one.change,
            names=named,
            placement=placed,
            consequence=one.terms,
            impact=impact_of(one.terms),
            protein=one.protein,
            collagen_effect=effect.word,
            outcomes=effect.outcomes,
            findings=(
                *effect.findings,
                *_unnumbered(one, coding),
                *_known_findings(coding, gene),
            ),
            in_exon=_in_exon(one),
        )
        for one, effect, placed, coding, named in zip(
            laid, effects, placements, codings, names, strict=True
        )
    ]


def _in_exon(laid: LaidChange) -> InExon | None:
    inside = laid.in_exon
    return None if inside is None else InExon(inside.change, inside.terms, inside.exonic)


def _names(change: GeneChange, coding: str | None, protein: str, gene: Gene) -> Names:
    transcript = gene.transcript
    genomic = genomic_names(change, gene)
    return Names(
        genomic[Assembly.GRCH38],
        genomic[Assembly.GRCH37],
        f"{transcript.accession}:{coding}" if coding else ".",
        f"{transcript.protein_accession}:{protein}" if protein != "." else ".",
    )


def _unnumbered(laid: LaidChange, coding: str | None) -> tuple[Finding, ...]:
    """Why a change of the transcript has no c. name."""
    if coding is not None or laid.location.outside:
        return ()
    return (Finding("structural.beyond_transcript", {}, ("hgvs_nomenclature",)),)


def _known_findings(coding: str | None, gene: Gene) -> tuple[Finding, ...]:
    """What the literature table says of exactly this variant."""
    known = gene.known_variants.get(coding) if coding else None
    if known is None or known.inheritance is Inheritance.NOT_SOURCED:
        return ()
    values: dict[str, str | int] = {
        "inheritance": known.inheritance.value,
        "phenotype": known.phenotype,
    }
    return (Finding("known.reported", values, known.sources),)
