"""Plain c. and g. names read by table and search, so that tests need no reader of the package.

Only the exon limits and the sequence are taken from the package; numbers are counted here.
"""

import re
from functools import cache
from itertools import pairwise

from col7a1tools.annotate.annotate import annotate_change
from col7a1tools.gene import load_gene
from col7a1tools.model.annotation import Annotation
from col7a1tools.model.positions import Assembly, GeneOffset, PlusOffset
from col7a1tools.model.variant import GeneChange, LocusAllele

COMPLEMENT = {"A": "T", "C": "G", "G": "C", "T": "A"}

_NAME = re.compile(
    r"(?P<first>[-*]?\d+(?:[-+]\d+)?)(?:_(?P<last>[-*]?\d+(?:[-+]\d+)?))?"
    r"(?P<edit>[ACGT]>[ACGT]|delins[ACGT]+|del|dup|inv|ins[ACGT]+)"
)


def other_strand(bases: str) -> str:
    """The reverse complement."""
    return "".join(COMPLEMENT[base] for base in reversed(bases))


@cache
def coding_offsets() -> dict[str, int]:
    """Offset on the gene of every c. position from the first to the last base of the transcript."""
    gene = load_gene()
    intervals = [(exon.start, exon.end) for exon in gene.transcript.exons]
    exonic = [base for start, end in intervals for base in range(start, end)]
    upstream, coding = gene.transcript.cds_start, len(gene.protein) * 3 + 3
    labels = (
        [str(number) for number in range(-upstream, 0)]
        + [str(number) for number in range(1, coding + 1)]
        + [f"*{number}" for number in range(1, len(exonic) - upstream - coding + 1)]
    )
    offsets = dict(zip(labels, exonic, strict=True))
    label_of = {base: label for label, base in offsets.items()}
    for (_, end), (start, _) in pairwise(intervals):
        half = (start - end + 1) // 2
        for step in range(1, half + 1):
            offsets[f"{label_of[end - 1]}+{step}"] = end - 1 + step
        for step in range(1, start - end - half + 1):
            offsets[f"{label_of[start]}-{step}"] = start - step
    return offsets


def read_coding(name: str) -> GeneChange:
    """The change that a plain c. name without accession describes, on the strand of the gene."""
    gene = load_gene()
    match = _NAME.fullmatch(name.removeprefix("c."))
    assert match is not None, name
    offsets = coding_offsets()
    first = offsets[match["first"]]
    last = offsets[match["last"]] if match["last"] else first
    return _change(first, last, match["edit"], gene.locus.gene)


def read_genomic(name: str) -> LocusAllele:
    """The allele that a g. name with accession describes."""
    locus = load_gene().locus
    accession, _, text = name.partition(":g.")
    span = next(span for span in locus.spans.values() if span.accession == accession)
    match = _NAME.fullmatch(text)
    assert match is not None, name
    first = int(match["first"]) - span.start
    last = int(match["last"]) - span.start if match["last"] else first
    change = _change(first, last, match["edit"], locus.plus)
    ref = locus.plus[change.start : change.end]
    return LocusAllele(PlusOffset(change.start), ref, change.inserted)


def _change(first: int, last: int, edit: str, sequence: str) -> GeneChange:
    bases = sequence[first : last + 1]
    start, end, inserted = first, last + 1, ""
    if ">" in edit:
        assert bases == edit[0], f"{edit} on {bases}"
        inserted = edit[2]
    elif edit == "dup":
        start, inserted = end, bases
    elif edit == "inv":
        inserted = other_strand(bases)
    elif edit.startswith("delins"):
        inserted = edit[len("delins") :]
    elif edit.startswith("ins"):
        assert last == first + 1, "an insertion lies between two neighbours"
        start, end, inserted = last, last, edit[len("ins") :]
    return GeneChange(GeneOffset(start), GeneOffset(end), inserted)


def annotate(name: str) -> Annotation:
    """Annotate the change of a plain c. name."""
    return annotate_change(load_gene(), read_coding(name))


def from_vcf(assembly: Assembly, position: int, ref: str, alt: str) -> GeneChange:
    """The change of a VCF record on the strand of the gene, spelled as it stands."""
    gene = load_gene()
    start = gene.locus.plus_offset(assembly, position)
    assert gene.locus.plus[start : start + len(ref)] == ref
    return gene.locus.gene_change(LocusAllele(start, ref, alt))


def annotate_vcf(position: int, ref: str, alt: str) -> Annotation:
    """Annotate a VCF record on GRCh38."""
    return annotate_change(load_gene(), from_vcf(Assembly.GRCH38, position, ref, alt))


def description(annotation: Annotation) -> str:
    """The c. name without accession."""
    return annotation.names.coding.partition(":")[2]


def protein_description(annotation: Annotation) -> str:
    """The p. name without accession; ``.`` for none."""
    return annotation.names.protein.rpartition(":")[2]


def changed(sequence: str, change: GeneChange) -> str:
    """The sequence of the gene after a change."""
    return sequence[: change.start] + change.inserted + sequence[change.end :]
