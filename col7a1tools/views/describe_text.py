"""``describe`` for people: one variant on a screen."""

from collections.abc import Iterator
from textwrap import wrap

from col7a1tools.annotate.consequence import impact_of
from col7a1tools.annotate.effects import EFFECTS
from col7a1tools.classify import RuleSet, load_rules
from col7a1tools.describe import Described, DescribedHaplotype, DescribedVariant
from col7a1tools.gene import Gene
from col7a1tools.model.file_stamp import FileStamp
from col7a1tools.model.positions import Assembly
from col7a1tools.nomenclature.parse import sentence
from col7a1tools.views.describe_copies import copies_sentence
from col7a1tools.views.evidence_text import evidence_fields, worded

WIDTH = 100
LABEL = 16
LONGEST = 40  # bases of an allele that are shown in full
ENDS = 10  # bases shown of either end of a longer one


def described_text(described: Described, gene: Gene, rules: RuleSet | None = None) -> str:
    """All that is said about a description, in lines of at most WIDTH characters.

    Args:
        described: the description, read.
        gene: the gene.
        rules: the rule set that was used; the shipped one by default.
    """
    rules = rules or load_rules()
    lines: list[str] = []
    copies = copies_sentence(described.description)
    if copies:
        lines += [*wrap(f"{described.description.text}: {copies}", WIDTH), ""]
    for haplotype in described.haplotypes:
        lines += [*_haplotype_lines(haplotype), ""]
    for variant in described.variants:
        lines += [*_variant_lines(variant, gene, rules), *_case_line(described.case), ""]
    return "\n".join(lines)


def _haplotype_lines(haplotype: DescribedHaplotype) -> Iterator[str]:
    """What the variants of one copy say together."""
    combined = haplotype.combined
    yield f"{haplotype.merged or haplotype.coding}  {haplotype.protein}"
    if haplotype.merged:
        yield from _field("together", haplotype.coding)
    terms = ", ".join(combined.consequence)
    yield from _field("consequence", f"{terms} ({impact_of(combined.consequence).value})")
    word = combined.collagen_effect
    yield from _field("collagen VII", f"{word}: {EFFECTS[word]}")
    for finding in haplotype.findings:
        yield from _field("", worded(finding))


def _variant_lines(variant: DescribedVariant, gene: Gene, rules: RuleSet) -> Iterator[str]:
    annotation, classification, outside = variant.reading[:3]
    names, placement = annotation.names, annotation.placement
    yield "  ".join(name for name in (names.coding, names.protein) if name != ".")
    yield from _field("also known as", ", ".join(variant.legacy))
    for assembly, genomic in (
        (Assembly.GRCH38, names.genomic_grch38),
        (Assembly.GRCH37, names.genomic_grch37),
    ):
        allele = variant.vcf.get(assembly)
        site = (
            f"  ({allele.chrom} {allele.pos} {_bases(allele.ref)} {_bases(allele.alt)})"
            if allele
            else ""
        )
        yield from _field(assembly.value, f"{genomic}{site}")
    yield from _field("place", _place(placement.exon, placement.exon_mane, "exon", gene))
    yield from _field("place", _place(placement.intron, placement.intron_mane, "intron", gene))
    yield from _field("protein region", placement.domain)
    terms = ", ".join(annotation.consequence)
    yield from _field("consequence", f"{terms} ({annotation.impact.value})")
    word = annotation.collagen_effect
    yield from _field("collagen VII", f"{word}: {EFFECTS[word]}")
    for finding in annotation.findings:
        yield from _field("", worded(finding))
    for name, text in evidence_fields(classification, outside, rules):
        yield from _field(name, text)
    for note in variant.parsed.notes:
        yield from _field("note", sentence(note))


def _case_line(case: FileStamp | None) -> Iterator[str]:
    if case:
        yield from _field("case file", f"{case.name}, SHA-256 {case.sha256[:12]}")


def _bases(allele: str) -> str:
    """The allele, in the middle left out where it is long; JSON has all of it."""
    if len(allele) <= LONGEST:
        return allele
    return f"{allele[:ENDS]}...{allele[-ENDS:]} [{len(allele)} bases]"


def _place(literature: str, mane: str, kind: str, gene: Gene) -> str:
    if mane == ".":
        return ""
    return f"{kind} {literature} (literature), {mane} on {gene.transcript.accession}"


def _field(name: str, text: str) -> Iterator[str]:
    """A labelled paragraph, wrapped and hung."""
    if text in {"", "."}:
        return
    indent = " " * (LABEL + 3)
    head = f"  {name:<{LABEL}} "
    yield from wrap(text, WIDTH, initial_indent=head, subsequent_indent=indent)
