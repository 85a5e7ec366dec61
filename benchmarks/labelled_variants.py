"""Variants that laboratories have classified, read from a table and annotated.

The table is not part of the project: tab-separated with a header; ``assembly``, ``chrom``,
``pos``, ``ref``, ``alt``, ``class`` (``P``, ``LP``, ``LB``, ``B``, or two of one side joined by
``|``), ``stars`` and ``source``.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from col7a1tools.annotate.annotate import annotate_change
from col7a1tools.gene import Gene
from col7a1tools.model.annotation import Annotation, ProteinChangeKind
from col7a1tools.model.positions import Assembly
from col7a1tools.model.variant import LocusAllele

Kind = ProteinChangeKind
PATHOGENIC_SIDE, BENIGN_SIDE = "pathogenic side", "benign side"

_BY_PROTEIN = {
    Kind.NONSENSE: "nonsense",
    Kind.FRAMESHIFT: "frameshift",
    Kind.START_LOST: "start lost",
    Kind.C_TERMINAL_EXTENSION: "stop lost",
    Kind.SYNONYMOUS: "synonymous",
    Kind.MISSENSE: "other missense",
    Kind.IN_FRAME_DELETION: "in-frame length change",
    Kind.IN_FRAME_DUPLICATION: "in-frame length change",
    Kind.IN_FRAME_INSERTION: "in-frame length change",
    Kind.IN_FRAME_DELINS: "in-frame length change",
}
TYPES = (
    "nonsense",
    "frameshift",
    "start lost",
    "canonical splice, frame broken",
    "canonical splice, frame kept",
    "stop lost",
    "in-frame length change",
    "glycine of the repeat",
    "other missense",
    "synonymous",
    "intronic, to +6 and -20",
    "intronic, deeper",
    "untranslated or outside",
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A variant with the class that others gave it.

    Attributes:
        annotation: ours.
        label: as in the table.
        stars: ClinVar review stars, as in the table.
        source: who classified it.
    """

    annotation: Annotation
    label: str
    stars: str
    source: str

    @property
    def side(self) -> str:
        """Pathogenic or benign side."""
        return PATHOGENIC_SIDE if "P" in self.label else BENIGN_SIDE

    @property
    def name(self) -> str:
        """Coding and protein description without accessions."""
        names = self.annotation.names
        return " ".join(name.rpartition(":")[2] for name in (names.coding, names.protein))


def read_labelled(path: Path, gene: Gene) -> Iterator[Labelled]:
    """The variants of the table, annotated."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            locus = gene.locus
            start = locus.plus_offset(Assembly(row["assembly"]), int(row["pos"]))
            change = locus.gene_change(LocusAllele(start, row["ref"], row["alt"]))
            annotation = annotate_change(gene, change)
            yield Labelled(annotation, row["class"], row["stars"], row["source"])


def type_of(annotation: Annotation) -> str:
    """The variant type that a row of a table is counted under, one of ``TYPES``."""
    terms = set(annotation.consequence)
    protein = annotation.protein
    if terms & {"splice_donor_variant", "splice_acceptor_variant"}:
        broken = annotation.collagen_effect == "frameshift_exon_loss"
        found = f"canonical splice, frame {'broken' if broken else 'kept'}"
    elif "frameshift_variant" in terms:
        found = "frameshift"
    elif protein.alt.endswith("*") and protein.kind is not Kind.C_TERMINAL_EXTENSION:
        found = "nonsense"
    elif annotation.collagen_effect == "glycine_substitution":
        found = "glycine of the repeat"
    elif protein.kind in _BY_PROTEIN:
        found = _BY_PROTEIN[protein.kind]
    elif "intron_variant" not in terms:
        found = "untranslated or outside"
    else:
        found = "intronic, to +6 and -20" if _near_exon(annotation) else "intronic, deeper"
    return found


def _near_exon(annotation: Annotation) -> bool:
    """Whether an intronic name counts from a base nearer than +7 or -21 (``c.85+6``)."""
    first = annotation.names.coding.rpartition(":")[2].split("_")[0]
    digits = "".join(character if character in "+-0123456789" else " " for character in first)
    offset = digits.strip("- ").split()[0].replace("+", " +").replace("-", " -").split()[-1]
    return -21 < int(offset) < 7
