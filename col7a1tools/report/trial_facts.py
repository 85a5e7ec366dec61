"""Facts that trials and therapies ask for, as statements of the record."""

from collections.abc import Iterator, Sequence

from col7a1tools.case.copies import Copies, CopiesState
from col7a1tools.case.expectation import DOMINANT, ExpectedCopy
from col7a1tools.case.observed import ObservedVariant
from col7a1tools.gene import Gene
from col7a1tools.model.annotation import Annotation
from col7a1tools.model.finding import Finding
from col7a1tools.report.molecular_section import (
    ApprovedProduct,
    BaseEdit,
    ExonWithout,
    NewStop,
    TrialFacts,
)
from col7a1tools.report.sentences import statement
from col7a1tools.trial_facts.base_editing import reversion
from col7a1tools.trial_facts.exon_skipping import without_exon
from col7a1tools.trial_facts.products import Product, approved_products
from col7a1tools.trial_facts.stop_codon import premature_stop

_TWO_COPIES = (
    CopiesState.HOMOZYGOUS,
    CopiesState.HEMIZYGOUS,
    CopiesState.TWO_IN_TRANS,
    CopiesState.TWO_PHASE_UNKNOWN,
)


def describe_trial_facts(variants: Sequence[ObservedVariant], gene: Gene) -> tuple[TrialFacts, ...]:
    """The facts of every variant that may have to do with the disease.

    Args:
        variants: those that the person carries, in the order of the record.
        gene: the gene.
    """
    return tuple(
        _facts(f"v{place}", variant.annotation, gene)
        for place, variant in enumerate(variants, start=1)
        if variant.relevant
    )


def describe_products(
    copies: Copies, expected: Sequence[ExpectedCopy]
) -> tuple[ApprovedProduct, ...]:
    """Approved products, where the variants go with the disease itself.

    For a carrier of one recessive variant they say nothing, and one whose label names recessive
    disease says nothing for one copy.
    """
    both = copies.state in _TWO_COPIES
    if not both and not any(one.dominant or one.inheritance in DOMINANT for one in expected):
        return ()
    return tuple(
        _product(product) for product in approved_products() if both or not product.recessive_only
    )


def _facts(identifier: str, annotation: Annotation, gene: Gene) -> TrialFacts:
    stop, exon = _stop(annotation, gene), _exon(annotation, gene)
    edit = _edit(annotation, gene)
    findings = _findings(stop, exon, edit)
    return TrialFacts(
        identifier, stop, exon, edit, tuple(statement(finding) for finding in findings)
    )


def _stop(annotation: Annotation, gene: Gene) -> NewStop | None:
    stop = premature_stop(annotation, gene)
    if stop is None:
        return None
    origin = "nonsense" if stop.in_normal_frame else "new_frame"
    return NewStop(stop.codon, stop.next_base, stop.index + 1, origin)


def _exon(annotation: Annotation, gene: Gene) -> ExonWithout | None:
    without = without_exon(annotation, gene)
    if without is None or without.exon.number is None:
        return None
    whole = len(gene.protein)
    return ExonWithout(
        exon=without.exon.number,
        bases=without.exon.length,
        in_frame=without.in_frame,
        residues_lost=without.residues_lost,
        residues_left=whole - without.residues_lost if without.in_frame else 0,
        residues_whole=whole,
        triplets_lost=without.triplets_lost,
        repeat_kept=without.repeat_kept,
    )


def _edit(annotation: Annotation, gene: Gene) -> BaseEdit | None:
    undo = reversion(annotation, gene)
    if undo is None:
        return None
    change = f"{undo.variant}>{undo.reference}"
    return BaseEdit(change, bool(undo.editor), undo.editor, undo.strand)


def _findings(
    stop: NewStop | None, exon: ExonWithout | None, edit: BaseEdit | None
) -> Iterator[Finding]:
    if stop is not None:
        values: dict[str, str | int] = {
            "origin": stop.origin,
            "codon": stop.codon,
            "context": stop.codon + stop.next_base,
            "residue": stop.residue,
        }
        yield Finding("trial.stop_codon", values, ("dabrowski_2015", "woodley_2017"))
    if exon is not None:
        yield _exon_finding(exon)
    if edit is not None:
        values = {"change": edit.change, "editor": edit.editor, "strand": edit.strand}
        rule = "trial.base_edit" if edit.transition else "trial.no_base_edit"
        yield Finding(rule, values, ("gaudelli_2017", "komor_2016"))


def _exon_finding(exon: ExonWithout) -> Finding:
    repeat = {True: "kept", False: "broken", None: "outside"}[exon.repeat_kept]
    values: dict[str, str | int] = {
        "repeat": repeat,
        "exon": exon.exon,
        "bases": exon.bases,
        "residues_lost": exon.residues_lost,
        "residues_left": exon.residues_left,
        "residues_whole": exon.residues_whole,
        "triplets": exon.triplets_lost,
    }
    rule = "trial.exon_in_frame" if exon.in_frame else "trial.exon_out_of_frame"
    return Finding(rule, values, ("bornert_2016", "turczynski_2017"))


def _product(product: Product) -> ApprovedProduct:
    values: dict[str, str | int] = {
        "key": product.key,
        "name": product.name,
        "substance": product.substance,
        "approved": product.approved,
        "checked": product.checked,
    }
    said = statement(Finding("product.approved", values, product.sources))
    return ApprovedProduct(
        product.name, product.substance, product.agency, product.approved, product.checked, said
    )
