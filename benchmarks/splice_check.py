"""The splice check against laboratory classes, with leave-one-out figures.

Run ``python -m benchmarks.splice_check TABLE``; prints Markdown. Only variants that spare the
protein count (synonymous, or intronic outside the core dinucleotides): their label can only rest on
splicing. The likelihood ratios show whether the calls bear supporting strength, which takes 2.08
for a pathogenic criterion and its inverse for a benign one (Tavtigian 2020).

Leave-one-out: for each variant the lines of "affected" are chosen anew on all others, by the best
sum of sensitivity and specificity over a coarse grid, and then applied to it.
"""

import sys
from dataclasses import dataclass
from itertools import product
from math import exp, log, sqrt
from pathlib import Path

from benchmarks.labelled_variants import PATHOGENIC_SIDE, Labelled, read_labelled
from col7a1tools.gene import Gene, load_gene
from col7a1tools.model.annotation import ProteinChangeKind
from col7a1tools.model.variant import GeneChange
from col7a1tools.splice import SiteEffect, SiteKind, SpliceAssessment, SpliceCall, assess_splicing
from col7a1tools.splice.parameters import load_parameters
from col7a1tools.splice.site_model import splice_model

CORE = {"splice_donor_variant", "splice_acceptor_variant"}
NATIVE = {SiteKind.NATIVE_DONOR, SiteKind.NATIVE_ACCEPTOR}
WEAKENED = (1.5, 2.0, 2.5, 3.0, 3.5)
NEW_GAIN = (2.0, 3.0, 4.0)
NEW_BELOW = (2.0, 3.0, 4.0)
SUPPORTING = 2.08


@dataclass(frozen=True, slots=True)
class Lines:
    """Where "affected" begins, in bits."""

    weakened: float
    new_gain: float
    new_below_native: float


@dataclass(frozen=True, slots=True)
class Case:
    """A variant, its label and what the splice check sees."""

    variant: Labelled
    assessment: SpliceAssessment

    @property
    def pathogenic(self) -> bool:
        """Whether the label is on the pathogenic side."""
        return self.variant.side == PATHOGENIC_SIDE


def silent_cases(path: Path, gene: Gene) -> list[Case]:
    """The labelled variants that spare the protein, outside the core dinucleotides."""
    silent = (ProteinChangeKind.SYNONYMOUS, ProteinChangeKind.NONE)
    cases = []
    for variant in read_labelled(path, gene):
        annotation = variant.annotation
        change = annotation.change
        if not isinstance(change, GeneChange) or annotation.protein.kind not in silent:
            continue
        if CORE.isdisjoint(annotation.consequence):
            assessment = assess_splicing(gene, change)
            if assessment.call is not SpliceCall.NOT_MODELLED:
                cases.append(Case(variant, assessment))
    return cases


def affected(case: Case, lines: Lines, gene: Gene) -> bool:
    """The call with other lines than the shipped ones."""
    return any(_crosses(effect, lines, gene) for effect in case.assessment.effects)


def _crosses(effect: SiteEffect, lines: Lines, gene: Gene) -> bool:
    if effect.kind is SiteKind.BRANCH_POINT:
        return False
    if effect.kind in NATIVE:
        return effect.change is None or effect.change <= -lines.weakened
    model = splice_model(gene)
    signal = model.donor if effect.kind is SiteKind.NEW_DONOR else model.acceptor
    assert effect.after is not None
    assert effect.native is not None
    assert effect.change is not None
    return (
        effect.change >= lines.new_gain
        and effect.native - effect.after <= lines.new_below_native
        and effect.after >= signal.least_score
    )


def leave_one_out(cases: list[Case], gene: Gene) -> list[bool]:
    """For each case, the call by the lines that fit all the others best."""
    grid = [Lines(*values) for values in product(WEAKENED, NEW_GAIN, NEW_BELOW)]
    calls = {lines: [affected(case, lines, gene) for case in cases] for lines in grid}
    found = []
    for left_out in range(len(cases)):
        best = max(grid, key=lambda lines: _balance(cases, calls[lines], left_out))
        found.append(calls[best][left_out])
    return found


def _balance(cases: list[Case], calls: list[bool], left_out: int) -> float:
    """Sensitivity plus specificity without one case."""
    others = [
        (case.pathogenic, call)
        for place, (case, call) in enumerate(zip(cases, calls, strict=True))
        if place != left_out
    ]
    positives = [call for pathogenic, call in others if pathogenic]
    negatives = [call for pathogenic, call in others if not pathogenic]
    return sum(positives) / len(positives) - sum(negatives) / len(negatives)


def ratio(met_pathogenic: int, pathogenic: int, met_benign: int, benign: int) -> str:
    """Likelihood ratio of a call with its 95% interval (half a case added to each count)."""
    a, b = met_pathogenic + 0.5, met_benign + 0.5
    m, n = pathogenic + 1, benign + 1
    value = (a / m) / (b / n)
    spread = 1.96 * sqrt(1 / a - 1 / m + 1 / b - 1 / n)
    low, high = exp(log(value) - spread), exp(log(value) + spread)
    return f"{value:.2f} ({low:.2f} to {high:.2f})"


def main(path: Path) -> int:
    """Print the figures."""
    gene = load_gene()
    cases = silent_cases(path, gene)
    parameters = load_parameters()
    pathogenic = sum(case.pathogenic for case in cases)
    benign = len(cases) - pathogenic
    print("# The splice check against laboratory classes\n")
    print(f"Model {parameters.version}; {len(cases)} synonymous and intronic variants outside the")
    print(f"core dinucleotides: {pathogenic} labelled pathogenic side, {benign} benign side.\n")
    print("| call | pathogenic side | benign side | likelihood ratio (95% interval) |")
    print("|---|---:|---:|---:|")
    for call in (SpliceCall.AFFECTED, SpliceCall.UNCERTAIN, SpliceCall.UNAFFECTED):
        hits = [case for case in cases if case.assessment.call is call]
        on_p = sum(case.pathogenic for case in hits)
        on_b = len(hits) - on_p
        print(f"| {call.value} | {on_p} | {on_b} | {ratio(on_p, pathogenic, on_b, benign)} |")
    calls = leave_one_out(cases, gene)
    right_p = sum(call for case, call in zip(cases, calls, strict=True) if case.pathogenic)
    wrong_b = sum(call for case, call in zip(cases, calls, strict=True) if not case.pathogenic)
    print('\nLeave-one-out, lines of "affected" chosen on the others:')
    print(f"{right_p} of {pathogenic} pathogenic-side and {wrong_b} of {benign} benign-side")
    print(
        f"variants called affected, likelihood ratio {ratio(right_p, pathogenic, wrong_b, benign)}."
    )
    print(f"\nSupporting strength takes {SUPPORTING} (PP3) and {1 / SUPPORTING:.2f} (BP4).")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
