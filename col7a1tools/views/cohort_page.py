"""What the summary page of a cohort says, in order; plain data of strings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from col7a1tools.case.carried import short_name
from col7a1tools.cohort.candidates import Candidate
from col7a1tools.cohort.summary import CohortSummary
from col7a1tools.gene import Gene
from col7a1tools.model.annotation import Annotation
from col7a1tools.views.cohort_pictures import landscape_figure, recurrent_figure
from col7a1tools.views.page import Figure, Row, Table
from col7a1tools.views.visible import shortened

_SUPPORT = {
    "both_established": "both established",
    "one_established": "one established, one uncertain",
    "none_established": "both uncertain",
}
_PHASE = {
    "homozygous": "on both copies",
    "trans": "on different copies",
    "unknown": "phase unknown",
}
_REASON = {
    "reported_dominant": "reported with dominant inheritance",
    "glycine_substitution": "loses a glycine of the triple helix",
}
_NOTICE = (
    "Made by {software} with the rule set {rules}. It is not a medical device: it supports, and "
    "does not replace, the judgement of a qualified professional."
)
_CANDIDATES = (
    "People whose two alleles, or one dominant allele, may explain DEB. Established means "
    "Pathogenic or Likely pathogenic; an uncertain variant counts where it changes the protein or "
    "a splice site. Two variants whose phase is unknown may lie on one copy."
)
_GLYCINES = (
    "Each third residue of the triple helix is a glycine. A change of one may act dominantly or "
    "recessively; the gene alone does not tell which."
)
_EQUAL = (
    "One gene proves no relation: common haplotypes make strangers alike. Look at the whole genome "
    "before you take two samples for one person, or for relatives."
)


@dataclass(frozen=True, slots=True)
class TitledTable:
    """A table and its title."""

    title: str
    table: Table


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page."""

    title: str
    paragraphs: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    tables: tuple[TitledTable, ...] = ()


@dataclass(frozen=True, slots=True)
class CohortPage:
    """The whole page."""

    title: str
    subtitle: str
    facts: tuple[Row, ...]
    sections: tuple[Section, ...]
    notice: str


def compose_cohort(summary: CohortSummary, gene: Gene) -> CohortPage:
    """The page of a cohort."""
    assemblies = ", ".join(f"{number:,} on {name}" for name, number in summary.assemblies)
    facts = (
        ("Files read", f"{summary.files:,} ({assemblies})" if assemblies else "0"),
        ("Files that failed", f"{summary.all_failures:,}"),
        ("Samples", f"{summary.samples:,}"),
        ("Distinct variants", f"{summary.variants:,}"),
        ("Candidates", f"{summary.all_candidates:,}"),
    )
    sections = (
        _failures(summary),
        _variants(summary, gene),
        _candidates(summary),
        _samples(summary),
    )
    return CohortPage(
        "COL7A1 in a cohort",
        "Variants of COL7A1, who carries them, and what they likely do to collagen VII",
        facts,
        tuple(section for section in sections if section is not None),
        _NOTICE.format(software=summary.software, rules=summary.rules),
    )


def _failures(summary: CohortSummary) -> Section | None:
    if not summary.failures:
        return None
    rows = tuple((one.label, one.message, one.code) for one in summary.failures)
    table = Table(("File", "Reason", "Code"), rows)
    title = _of_all("Files that could not be read", len(rows), summary.all_failures)
    text = "They are not part of what follows. The next run into this folder tries them again."
    return Section("Failures", (text,), (), (TitledTable(title, table),))


def _candidates(summary: CohortSummary) -> Section:
    rows = tuple(_candidate(one) for one in summary.candidates)
    if not rows:
        return Section("Candidates", (_CANDIDATES, "Nobody in this cohort."))
    columns = ("Sample", "Two alleles", "What supports them", "One dominant allele")
    title = _of_all("Candidates, the strongest first", len(rows), summary.all_candidates)
    return Section("Candidates", (_CANDIDATES,), (), (TitledTable(title, Table(columns, rows)),))


def _candidate(one: Candidate) -> Row:
    two = one.two
    pair = ", ".join(_named(variant.annotation) for variant in two.variants) if two else "-"
    support = f"{_SUPPORT[two.support.value]}; {_PHASE[two.phase.value]}" if two else "-"
    dominant = "; ".join(
        f"{_named(variant.annotation)} ({_REASON[why]})" for variant, why in one.dominant
    )
    return (f"{one.sample} ({', '.join(one.files)})", pair, support, dominant or "-")


def _named(annotation: Annotation) -> str:
    """Short c. and p. names."""
    coding = shortened(short_name(annotation))
    protein = annotation.names.protein.partition(":")[2]
    return f"{coding} {protein}".strip()


def _variants(summary: CohortSummary, gene: Gene) -> Section:
    classes = Table(
        ("Class", "Distinct variants", "Carriers"),
        tuple((one.name, f"{one.variants:,}", f"{one.carriers:,}") for one in summary.classes),
    )
    figures = []
    paragraphs = []
    if summary.glycines:
        paragraphs.append(_GLYCINES)
        figures.append(landscape_figure(summary.glycines, gene))
    if summary.recurrent:
        figures.append(recurrent_figure(summary.recurrent))
    return Section(
        "Variants",
        tuple(paragraphs),
        tuple(figures),
        (TitledTable("Variants by class; a person counts once for each variant", classes),),
    )


def _samples(summary: CohortSummary) -> Section:
    tables = (
        _titled(
            "Samples of which least was read",
            ("Sample", "File", "Read"),
            ((one.sample, one.file, one.call_rate) for one in summary.low_call_rates),
        ),
        _titled(
            "Samples that carry the same variants",
            ("Samples", "Variants that each carries"),
            ((_listed(one.samples, one.size), str(one.variants)) for one in summary.equal),
        ),
        _titled(
            "Pairs that alone share variants",
            ("Samples", "Variants that nobody else carries"),
            ((" and ".join(one.samples), str(one.variants)) for one in summary.shared),
        ),
        _titled(
            "What was noticed about files",
            ("Notice", "Files"),
            ((code, f"{number:,}") for code, number in summary.notices),
        ),
    )
    filled = tuple(one for one in tables if one.table.rows)
    hints = (_EQUAL,) if summary.equal or summary.shared else ()
    nothing = () if filled else ("Nothing was noticed.",)
    return Section("Samples and files", (*hints, *nothing), (), filled)


def _titled(title: str, columns: Row, rows: Iterable[Row]) -> TitledTable:
    return TitledTable(title, Table(columns, tuple(rows)))


def _listed(names: Sequence[str], size: int) -> str:
    more = f" and {size - len(names):,} more" if size > len(names) else ""
    return ", ".join(names) + more


def _of_all(title: str, shown: int, whole: int) -> str:
    return title if shown == whole else f"{title}: {shown:,} of {whole:,}"
