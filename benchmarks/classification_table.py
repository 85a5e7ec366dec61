"""Our class against a laboratory's, by type of variant, with the reference alone.

Run ``python -m benchmarks.classification_table TABLE``; prints Markdown. The laboratories knew
frequencies, patients and families; the reference knows none of these, so that most substitutions
stay of uncertain significance. What must not happen is a class on the other side of a label.
Exits 1 when it does, or when a goal is missed.
"""

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from benchmarks.labelled_variants import (
    BENIGN_SIDE,
    PATHOGENIC_SIDE,
    TYPES,
    Labelled,
    read_labelled,
    type_of,
)
from col7a1tools.classify import classify, criteria_text
from col7a1tools.gene import load_gene
from col7a1tools.model.classification import Classification, Verdict

PATHOGENIC = {Verdict.PATHOGENIC, Verdict.LIKELY_PATHOGENIC}
BENIGN = {Verdict.BENIGN, Verdict.LIKELY_BENIGN}
NULL_TYPES = {"nonsense", "frameshift"}
SHORT = {
    Verdict.PATHOGENIC: "P",
    Verdict.LIKELY_PATHOGENIC: "LP",
    Verdict.UNCERTAIN: "VUS",
    Verdict.LIKELY_BENIGN: "LB",
    Verdict.BENIGN: "B",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled variant and our class."""

    variant: Labelled
    classification: Classification

    @property
    def discordant(self) -> bool:
        """Whether the two classes lie on opposite sides."""
        opposite = BENIGN if self.variant.side == PATHOGENIC_SIDE else PATHOGENIC
        return self.classification.verdict in opposite

    def line(self) -> str:
        """One list item."""
        verdict = self.classification.verdict.value
        criteria = criteria_text(self.classification)
        reason = self.classification.evidence[0].reason.rule
        return (
            f"- {self.variant.name}: label {self.variant.label} ({self.variant.source}), "
            f"ours {verdict} ({self.classification.points}; {criteria}; {reason})"
        )


def table(rows: list[Row]) -> str:
    """Counts of our classes by type and side, as a Markdown table."""
    counts = Counter(
        (type_of(row.variant.annotation), row.variant.side, row.classification.verdict)
        for row in rows
    )
    lines = [
        "| type | label | " + " | ".join(SHORT.values()) + " |",
        "|---|---|" + "---:|" * len(SHORT),
    ]
    for kind in TYPES:
        for side in (PATHOGENIC_SIDE, BENIGN_SIDE):
            numbers = [counts[kind, side, verdict] for verdict in SHORT]
            if sum(numbers):
                lines.append(f"| {kind} | {side} | " + " | ".join(map(str, numbers)) + " |")
    return "\n".join(lines)


def share(rows: list[Row], verdicts: set[Verdict]) -> float:
    """Share of the rows with one of these classes; 1 where there is no row."""
    met = sum(row.classification.verdict in verdicts for row in rows)
    return met / len(rows) if rows else 1.0


def null_by_branch(rows: list[Row]) -> str:
    """How the PVS1 tree ends for canonical splice changes and stops of the pathogenic side."""
    counts = Counter(
        (row.classification.evidence[0].reason.rule, criteria_text(row.classification))
        for row in rows
        if row.variant.side == PATHOGENIC_SIDE
        and type_of(row.variant.annotation).startswith(("nonsense", "frameshift", "canonical"))
    )
    return "\n".join(
        f"- {rule}: {criteria}, {count}" for (rule, criteria), count in sorted(counts.items())
    )


def main(path: Path) -> int:
    """Print the comparison."""
    gene = load_gene()
    rows = [
        Row(variant, classify(variant.annotation, gene)) for variant in read_labelled(path, gene)
    ]
    null = [
        row
        for row in rows
        if row.variant.side == PATHOGENIC_SIDE and type_of(row.variant.annotation) in NULL_TYPES
    ]
    benign = [row for row in rows if row.variant.side == BENIGN_SIDE]
    discordant = [row for row in rows if row.discordant]
    null_share, benign_share = share(null, PATHOGENIC), share(benign, BENIGN)
    print("# Our class against a laboratory's, by type of variant\n")
    print(f"{len(rows)} variants, the reference alone.\n\n{table(rows)}\n")
    print(f"- Labelled benign side, ours Likely benign or Benign: {benign_share:.1%} (goal 80%)")
    print(
        f"- Nonsense and frameshift, ours Likely pathogenic or above: {null_share:.1%} (goal 95%)"
    )
    print(f"\nWhere the PVS1 tree ends for null variants:\n\n{null_by_branch(rows)}")
    print(f"\nOpposite sides: {len(discordant)} (goal 0)\n")
    print("\n".join(row.line() for row in discordant))
    return int(bool(discordant) or null_share < 0.95 or benign_share < 0.8)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
