"""Where our class differs from AutoPVS1's published tree and InterVar's published rules, and why.

Run ``python -m benchmarks.other_classifiers TABLE``; prints Markdown. The other rules are followed
on paper, as far as their authors state them and the reference can answer them; neither program is
run. Frequencies, predictors and the case are left out for all three.
"""

import sys
from collections import Counter
from pathlib import Path

from benchmarks.labelled_variants import PATHOGENIC_SIDE, Labelled, read_labelled
from col7a1tools.classify import classify, label
from col7a1tools.gene import Gene, load_gene
from col7a1tools.model.annotation import Annotation, ProteinChangeKind
from col7a1tools.model.classification import Classification, State

_CORE = {"splice_donor_variant", "splice_acceptor_variant"}
_NEAR_DONOR = {"splice_donor_region_variant", "splice_donor_5th_base_variant"}
# Literature numbers of the first and the last exon.
_OUTER_EXONS = {"1", "118"}
_STOPS = {ProteinChangeKind.NONSENSE, ProteinChangeKind.FRAMESHIFT}

AUTOPVS1_PROGRAM = "AutoPVS1, program"
AUTOPVS1_TREE = "AutoPVS1, its tree at any level"
INTERVAR = "InterVar"
WHY = {
    (AUTOPVS1_PROGRAM, "PVS1"): "its table lists the gene at a level (L3E) for which the program "
    "never gives PVS1; loss of function is the established cause of recessive disease",
    (AUTOPVS1_TREE, "PVS1"): "an insertion at an exon's edge may fall to exon or intron: the tree "
    "has no single branch, so ours does not assess it",
    (AUTOPVS1_TREE, "in frame"): "a skip in frame that takes Gly-X-Y triplets removes a critical "
    "stretch, which the tree itself makes Strong; the program knows no such stretch and says "
    "Moderate",
    (AUTOPVS1_TREE, "+2T>C"): "15-18% of donors keep some normal splicing with GC (Lin 2019): one "
    "step lower",
    (AUTOPVS1_TREE, "near donor"): "it takes +3 to +6 for the canonical site because it looks for "
    "a part of the term; PVS1 is for +-1 and +-2",
    (INTERVAR, "in frame"): "it gives very strong evidence to every canonical change; most exons "
    "of this gene are in frame, and skipping one leaves a protein",
    (INTERVAR, "+2T>C"): "it gives very strong evidence to every canonical change",
    (INTERVAR, "PVS1"): "it gives very strong evidence without asking where the change falls",
}


def autopvs1_tree(annotation: Annotation, ours: Classification) -> str:
    """PVS1 by AutoPVS1's tree, were the gene in a level that it answers for."""
    terms = set(annotation.consequence)
    if "decay_escaped" in ours.evidence[0].reason.rule:
        return ours_of(ours)  # the published branches, which ours follows
    stops = annotation.protein.kind in _STOPS or "frameshift_variant" in terms
    if stops and not terms & _CORE:
        return "PVS1"
    if terms & (_CORE | _NEAR_DONOR):
        broken = annotation.collagen_effect == "frameshift_exon_loss"
        if terms & _CORE:
            return "PVS1" if broken else "PVS1_Moderate"
        return "PVS1 or PVS1_Moderate"
    return "."


def intervar(annotation: Annotation) -> str:
    """PVS1 by InterVar's rule: a null type in a gene of its list, which has this gene.

    Not in the first and the last exon, and not for a lost start codon, which it does not name.
    """
    terms = set(annotation.consequence)
    null = terms & (_CORE | {"stop_gained", "frameshift_variant"})
    return "PVS1" if null and annotation.placement.exon not in _OUTER_EXONS else "."


def kind_of(annotation: Annotation, ours: Classification) -> str:
    """The kind of difference that a row belongs to."""
    terms, rule = set(annotation.consequence), ours.evidence[0].reason.rule
    if "gt_to_gc" in rule:
        return "+2T>C"
    if "in_frame" in rule:
        return "in frame"
    return "near donor" if terms & _NEAR_DONOR and not terms & _CORE else "PVS1"


def ours_of(ours: Classification) -> str:
    """Our PVS1 as it is written."""
    null = ours.evidence[0]
    return label(null) if null.state is State.MET else "."


def differences(rows: list[Labelled], gene: Gene) -> Counter[tuple[str, str, str, str, str]]:
    """Counts by program, kind, its answer, ours and the label's side."""
    counts: Counter[tuple[str, str, str, str, str]] = Counter()
    for row in rows:
        ours = classify(row.annotation, gene)
        written, kind = ours_of(ours), kind_of(row.annotation, ours)
        tree = autopvs1_tree(row.annotation, ours)
        for program, theirs in (
            (AUTOPVS1_PROGRAM, "."),
            (AUTOPVS1_TREE, tree),
            (INTERVAR, intervar(row.annotation)),
        ):
            if theirs != written:
                shown = "PVS1" if program == AUTOPVS1_PROGRAM else kind
                counts[program, shown, theirs, written, row.side] += 1
    return counts


def main(path: Path) -> int:
    """Print the table; 1 where a difference has no reason."""
    gene = load_gene()
    rows = list(read_labelled(path, gene))
    counts = differences(rows, gene)
    print("# PVS1 beside AutoPVS1's tree and InterVar's rules\n")
    print(
        f"{len(rows)} labelled variants; the others' published rules followed on paper, the "
        "programs not run. InterVar gives no PVS1 where dbscSNV predicts a splice change; that "
        "score is taken as absent. `.` stands for no PVS1.\n"
    )
    print("| rules | kind | theirs | ours | label | variants | why ours differs |")
    print("|---|---|---|---|---|---:|---|")
    for key in sorted(counts):
        program, kind, theirs, ours, side = key
        shown = "pathogenic" if side == PATHOGENIC_SIDE else "benign"
        why = WHY.get((program, kind), "")
        print(f"| {program} | {kind} | {theirs} | {ours} | {shown} | {counts[key]} | {why} |")
    print(_REST)
    return int(any((program, kind) not in WHY for program, kind, *_ in counts))


_REST = """
Other criteria of InterVar, read from its source (`Intervar.py` of github.com/WGLab/InterVar, commit
42d5eb39, functions `check_PVS1` to `check_PP5`):

- PM1: a missense change in any InterPro domain that its list `PM1_domains_with_benigns` does not
  name; ours asks for a glycine of the Gly-X-Y repeat, and gives nothing to other domains.
- PM2: absent, or below 0.001 for a recessive disease; BS1 from 0.005, BA1 above 0.05. Ours
  works its limits out from the prevalence of the disease, and compares the lower bound.
- PM4: any change of whole residues outside repeats of RepeatMasker; ours asks what it does to the
  Gly-X-Y repeat.
- PS2, PS3, PM3, PM6, PP1, PP4, BS3, BS4 and BP2 return 0; ours reads them from a case file.
- PP5: ClinVar's assertion counts; ours shows it and never counts it."""


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
