"""What is known of a residue, and what can happen there, in the words of a page."""

from dataclasses import dataclass

from col7a1tools.atlas.substitution import Snv
from col7a1tools.gene import Gene
from col7a1tools.model.finding import Finding
from col7a1tools.places.known_places import KnownPlace
from col7a1tools.places.place import residue_place
from col7a1tools.places.residue import ResidueAnswer
from col7a1tools.report.sentences import statement, word
from col7a1tools.suggest.stretches import suggested_place
from col7a1tools.views.labels import Labels, load_labels
from col7a1tools.views.page import Row, Table


@dataclass(frozen=True, slots=True)
class ResiduePage:
    """A residue in one language.

    Attributes:
        labels: headings and column names, by key.
        name: ``Gly2043``.
        lead: its place and its role, in a sentence.
        facts: label and value.
        known: known variants there; the first cell of a row can be looked up.
        possible: every substitution of its codon, with what the reference alone says of it.
    """

    labels: dict[str, str]
    name: str
    lead: str
    facts: tuple[Row, ...]
    known: Table
    possible: Table


def compose_residue(answer: ResidueAnswer, gene: Gene, language: str) -> ResiduePage:
    """A residue in the words of a page.

    Args:
        answer: what is known of it.
        gene: the gene.
        language: ``en`` or ``es``.
    """
    labels = load_labels(language)
    place = suggested_place(residue_place(answer.residue, gene), gene)
    known = ("variant", "protein", "legacy", "reported_inheritance", "reported_phenotype", "class")
    possible = ("variant", "protein", "effect", "class", "criteria")
    return ResiduePage(
        labels=labels.texts,
        name=answer.name,
        lead=place.why[language],
        facts=_facts(answer, gene, labels),
        known=Table(
            tuple(labels[key] for key in known),
            tuple(_known(one, labels) for one in answer.known),
        ),
        possible=Table(
            tuple(labels[key] for key in possible),
            tuple(_possible(one, labels) for one in answer.substitutions),
        ),
    )


def _facts(answer: ResidueAnswer, gene: Gene, labels: Labels) -> tuple[Row, ...]:
    first, last = answer.bases[0], answer.bases[-1]
    exons = ", ".join(
        f"{exon.number}/118 ({labels['mane']} {exon.number_mane}/{len(gene.transcript.exons)})"
        for exon in answer.exons
    )
    places = [
        (assembly.value, f"chr3:{min(ends)}-{max(ends)}")
        for assembly in sorted(first.positions, key=lambda one: one.value, reverse=True)
        for ends in [(first.positions[assembly], last.positions[assembly])]
    ]
    regions = "; ".join(word(region.name)[labels.language] for region in answer.regions)
    return (
        (labels["codon"], f"{first.coding}_{last.coding.removeprefix('c.')} {answer.codon}"),
        *places,
        (labels["exon"], exons),
        (labels["domain"], regions),
        (labels["neighbours"], f"{answer.before}[{answer.letter}]{answer.after}"),
    )


def _known(one: KnownPlace, labels: Labels) -> Row:
    variant = one.variant
    return (
        one.coding,
        one.protein or ".",
        ", ".join(one.legacy) or ".",
        labels.value(f"inheritance_{variant.inheritance.value}"),
        variant.phenotype or ".",
        labels.value(one.verdict.value),
    )


def _possible(one: Snv, labels: Labels) -> Row:
    effect = statement(Finding(f"effect.{one.effect}"))
    return (
        one.coding,
        one.protein or ".",
        effect.clinician[labels.language],
        f"{labels.value(one.verdict.value)} ({one.points})",
        one.criteria.replace(";", "; ") or ".",
    )
