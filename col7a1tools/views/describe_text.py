"""``describe`` for people: one variant on a screen."""

from collections.abc import Iterator
from textwrap import wrap

from col7a1tools.annotate.effects import EFFECTS
from col7a1tools.classify.points import label
from col7a1tools.classify.rules import load_rules
from col7a1tools.describe import Described, DescribedVariant
from col7a1tools.gene import Gene
from col7a1tools.gene.citations import load_citations
from col7a1tools.model.classification import Evidence, State
from col7a1tools.model.finding import Finding
from col7a1tools.model.positions import Assembly
from col7a1tools.nomenclature.parse import sentence
from col7a1tools.report.sentences import statement
from col7a1tools.views.describe_copies import copies_sentence

WIDTH = 100
LABEL = 16
LONGEST = 40  # bases of an allele that are shown in full
ENDS = 10  # bases shown of either end of a longer one


def described_text(described: Described, gene: Gene) -> str:
    """All that is said about a description, in lines of at most WIDTH characters."""
    lines: list[str] = []
    copies = copies_sentence(described.description)
    if copies:
        lines += [*wrap(f"{described.description.text}: {copies}", WIDTH), ""]
    for variant in described.variants:
        lines += [*_variant_lines(variant, gene), ""]
    return "\n".join(lines)


def _variant_lines(variant: DescribedVariant, gene: Gene) -> Iterator[str]:
    annotation, classification = variant.reading
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
        yield from _field("", _worded(finding))
    points = f"{classification.points} point{'' if abs(classification.points) == 1 else 's'}"
    yield from _field("class", f"{classification.verdict.value} ({points})")
    yield from _evidence(classification.evidence)
    for note in variant.parsed.notes:
        yield from _field("note", sentence(note))


def _bases(allele: str) -> str:
    """The allele, in the middle left out where it is long; JSON has all of it."""
    if len(allele) <= LONGEST:
        return allele
    return f"{allele[:ENDS]}...{allele[-ENDS:]} [{len(allele)} bases]"


def _place(literature: str, mane: str, kind: str, gene: Gene) -> str:
    if mane == ".":
        return ""
    return f"{kind} {literature} (literature), {mane} on {gene.transcript.accession}"


def _evidence(evidence: tuple[Evidence, ...]) -> Iterator[str]:
    """Criteria that count, then those that were weighed and not met, then what is missing."""
    for item in evidence:
        if item.state is State.MET:
            points = f"{item.points:+d}"
            yield from _field(f"  {label(item)}", f"{points}  {_worded(item.reason)}")
    not_met = [item.criterion for item in evidence if item.state is State.NOT_MET]
    yield from _field("  not met", ", ".join(not_met))
    lacking: dict[str, list[str]] = {}
    for item in evidence:
        if item.state is State.NOT_ASSESSED:
            lacking.setdefault(item.lacks or item.reason.rule, []).append(item.criterion)
    meaning = load_rules().lacks
    text = "; ".join(
        f"{', '.join(codes)}: {meaning.get(key, key)}" for key, codes in lacking.items()
    )
    yield from _field("  not assessed", text)


def _worded(finding: Finding) -> str:
    """The finding for a professional, with its sources."""
    citations = load_citations()
    sources = [str(citations[key]) for key in finding.sources if key in citations]
    cited = f" [{'; '.join(sources)}]" if sources else ""
    return f"{statement(finding).clinician.en}{cited}"


def _field(name: str, text: str) -> Iterator[str]:
    """A labelled paragraph, wrapped and hung."""
    if text in {"", "."}:
        return
    indent = " " * (LABEL + 3)
    head = f"  {name:<{LABEL}} "
    yield from wrap(text, WIDTH, initial_indent=head, subsequent_indent=indent)
