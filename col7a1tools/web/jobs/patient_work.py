"""The work behind a patient's page, as functions that run in a process of their own."""

from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from col7a1tools.annotation_run import annotated_lines
from col7a1tools.case.seen_in_reads import SeenInReads
from col7a1tools.gene import load_gene
from col7a1tools.knowledge import Knowledge
from col7a1tools.knowledge_files import load_knowledge
from col7a1tools.model.positions import Assembly
from col7a1tools.patient import SeenOf, read_patient
from col7a1tools.readers import Notice, open_variants
from col7a1tools.readers.ped import read_ped
from col7a1tools.relatives import FamilyRequest
from col7a1tools.report import ReportDocument, from_json, to_json
from col7a1tools.report.words import LANGUAGES
from col7a1tools.views.html import to_html
from col7a1tools.views.shown import shown
from col7a1tools.web.jobs.job import Tell


@dataclass(frozen=True, slots=True)
class Inspected:
    """Who is in the files.

    Attributes:
        samples: of the main file.
        others: of relatives' files.
        pedigree: names in the pedigree file; empty for none.
    """

    samples: tuple[str, ...]
    others: tuple[str, ...]
    pedigree: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """What a report is made from: paths, and what was chosen.

    Attributes:
        variants: path of the main file.
        name: of that file, as it was brought.
        sample: whose report; empty to find out.
        assembly: ``GRCh37``, ``GRCh38``, or empty to find out.
        language: of the pages.
        relatives: paths of further files.
        pedigree: path of a PED file, or empty.
        donor: name, or empty.
        partner: name, or empty.
        alignments: path of a BAM or CRAM file, or empty.
        reference: path of the FASTA that a CRAM was written against, or empty.
        case: path of a case file, or empty.
        rules: path of the laboratory's own rules, or empty.
        record: path that the record is written to.
        before: path of an earlier record of the same person, to say what changed; or empty.
    """

    variants: str
    name: str
    record: str
    sample: str = ""
    assembly: str = ""
    language: str = "en"
    relatives: tuple[str, ...] = ()
    pedigree: str = ""
    donor: str = ""
    partner: str = ""
    alignments: str = ""
    reference: str = ""
    case: str = ""
    rules: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class ReportMade:
    """What a page needs to know of a record that was made.

    Attributes:
        sample: whose.
        variants: names of the variants.
        notices: what the user should know about the files.
        changes: by language, what differs from the record before; empty where there is none.
    """

    sample: str
    variants: tuple[str, ...]
    notices: tuple[str, ...]
    changes: dict[str, dict[str, Any]] = field(default_factory=dict)


def page_of(record: str, suffix: str, language: str) -> Path:
    """Where a page of a record lies."""
    path = Path(record)
    return path.with_name(f"{path.stem}.{language}{suffix}")


def inspect(request: ReportRequest, tell: Tell) -> Inspected:
    """Read the heads of the files, and the pedigree."""
    tell("inspect")
    samples = [_samples(path) for path in (request.variants, *request.relatives)]
    families = read_ped(request.pedigree) if request.pedigree else ()
    others = dict.fromkeys(name for names in samples[1:] for name in names)
    people = tuple(member.name for family in families for member in family.members)
    return Inspected(samples[0], tuple(others), people)


def _samples(path: str) -> tuple[str, ...]:
    with open_variants(path, load_gene().locus) as source:
        return source.samples


def make_report(request: ReportRequest, tell: Tell) -> ReportMade:
    """Make the record, and write it."""
    tell("variants")
    gene = load_gene()
    knowledge = load_knowledge(gene, rules=request.rules, case=request.case)
    said: list[Notice] = []
    document, notices = read_patient(
        request.variants,
        gene,
        sample=request.sample or None,
        assembly=_assembly(request),
        language=request.language,
        knowledge=knowledge,
        family=_family(request),
        seen_in_reads=_reads(request, knowledge, said, tell) if request.alignments else None,
    )
    document = replace(document, sample=replace(document.sample, file=request.name))
    tell("record")
    Path(request.record).write_text(to_json(document), encoding="utf-8")
    page_of(request.record, ".html", request.language).write_bytes(
        to_html(document, request.language)
    )
    told = dict.fromkeys(notice.message for notice in (*notices, *said))
    return ReportMade(
        document.sample.name,
        tuple(variant.name for variant in document.variants),
        tuple(told),
        _changes(read_record(request.before), document) if request.before else {},
    )


def _changes(before: ReportDocument, now: ReportDocument) -> dict[str, dict[str, Any]]:
    """What differs between two records of a person, as pages say it."""
    from col7a1tools.compare import compare  # noqa: PLC0415 - only after a change
    from col7a1tools.views.comparison_page import compose_comparison  # noqa: PLC0415

    comparison = compare(before, now)
    return {language: shown(compose_comparison(comparison, language)) for language in LANGUAGES}


def _assembly(request: ReportRequest) -> Assembly | None:
    return Assembly(request.assembly) if request.assembly else None


def _family(request: ReportRequest) -> FamilyRequest:
    asked = request.pedigree or request.donor or request.partner
    return FamilyRequest(
        ped=request.pedigree,
        files=request.relatives if asked else (),
        donor=request.donor,
        partner=request.partner,
    )


def _reads(request: ReportRequest, knowledge: Knowledge, said: list[Notice], tell: Tell) -> SeenOf:
    """What the reads show; what the user should know of them is added to ``said``."""
    from col7a1tools.read_depth_and_phase import see_in_reads  # noqa: PLC0415 - heavy
    from col7a1tools.read_evidence import ReadsRequest  # noqa: PLC0415 - heavy
    from col7a1tools.reads.people import Named  # noqa: PLC0415 - heavy

    def seen(sample: str) -> SeenInReads:
        tell("reads")
        asked = ReadsRequest(
            request.alignments,
            request.variants,
            Named(sample=sample),
            assembly=_assembly(request),
            reference=request.reference or None,
        )
        found, notices = see_in_reads(asked, load_gene(), knowledge)
        said.extend(notices)
        return found

    return seen


@dataclass(frozen=True, slots=True)
class PageRequest:
    """A page of a record: path of the record, suffix of the form, language, path to write to."""

    record: str
    suffix: str
    language: str
    target: str


def make_page(request: PageRequest, tell: Tell) -> None:
    """Write a record in one of its forms."""
    from col7a1tools.export.forms import SUFFIXES, export  # noqa: PLC0415 - seldom
    from col7a1tools.views.render import render  # noqa: PLC0415 - seldom

    tell("record")
    document = read_record(request.record)
    if request.suffix in SUFFIXES:
        content = export(document, request.suffix)
    else:
        content = render(document, request.suffix, request.language)
    Path(request.target).write_bytes(content)


def read_record(path: str) -> ReportDocument:
    """A record that a job wrote."""
    return from_json(Path(path).read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class AnnotationRequest:
    """The whole file annotated: what it was made from, form, and path to write to."""

    report: ReportRequest
    form: str
    target: str


def annotate_file(request: AnnotationRequest, tell: Tell) -> None:
    """Write the annotated VCF or TSV."""
    tell("variants")
    gene = load_gene()
    report = request.report
    knowledge = load_knowledge(gene, rules=report.rules, case=report.case)
    with (
        closing(Path(request.target).open("w", encoding="utf-8", newline="\n")) as stream,
        open_variants(report.variants, gene.locus, _assembly(report)) as source,
    ):
        for text in annotated_lines(source, gene, request.form, knowledge=knowledge):
            stream.write(f"{text}\n")
