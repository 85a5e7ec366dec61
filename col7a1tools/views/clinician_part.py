"""The part of the page that professionals read."""

from col7a1tools.model.file_stamp import FileStamp
from col7a1tools.report.document import ReportDocument
from col7a1tools.report.variant_section import ReportedVariant
from col7a1tools.views.cited import Cited, texts
from col7a1tools.views.detail_part import detail_of, reads_of
from col7a1tools.views.labels import Labels
from col7a1tools.views.molecular_part import molecular_blocks
from col7a1tools.views.page import ClinicianPart, Row, Table
from col7a1tools.views.relatives_part import relatives_part
from col7a1tools.views.visible import shortened


def clinician_part(document: ReportDocument, labels: Labels) -> ClinicianPart:
    """The professionals' words of the record, in the order of the page."""
    language = labels.language
    interpretation, alleles = document.interpretation, document.alleles
    cited = Cited(language, document.citations)
    result = (interpretation.headline, *alleles.statements, *interpretation.statements)
    return ClinicianPart(
        cautions=tuple(cited.text(one) for one in interpretation.cautions),
        result=tuple(dict.fromkeys(cited.text(one) for one in result)),
        variants=_variant_table(document, labels),
        details=tuple(detail_of(variant, labels, cited) for variant in document.variants),
        pairs=_pairs(document, labels),
        molecular=molecular_blocks(document, labels, cited.text, exact=True),
        relatives=relatives_part(document, labels, cited.text, exact=True),
        coverage=texts(document.coverage.statements, language),
        exons=_exons(document, labels),
        not_assessed=texts(document.not_assessed, language),
        notices=texts(document.notices, language),
        methods=_methods(document, labels),
        checksums=tuple(document.reference.files.items()),
        citations=cited.list(),
    )


def _variant_table(document: ReportDocument, labels: Labels) -> Table:
    columns = ("number", "variant", "protein", "exon_intron", "zygosity", "reads", "class")
    rows = [
        (
            str(v.number),
            shortened(v.name),
            _or_dash(v.hgvs_p.rpartition(":")[2]),
            _or_dash(_place(v, labels)),
            labels.value(v.call.zygosity),
            _or_dash(reads_of(v)),
            f"{labels.value(v.classification)} ({v.points})",
        )
        for v in document.variants
    ]
    return Table(tuple(labels[column] for column in columns), tuple(rows))


def _or_dash(text: str) -> str:
    """What the record does not hold is a dash in a table."""
    return "-" if text == "." else text


def _place(variant: ReportedVariant, labels: Labels) -> str:
    if variant.exon != ".":
        return f"{labels['exon']} {variant.exon}"
    if variant.intron != ".":
        return f"{labels['intron']} {variant.intron}"
    return "."


def _pairs(document: ReportDocument, labels: Labels) -> Table:
    """Pairs by phase and reason, named by the numbers of their variants.

    Left out where all are unknown for one reason, which the result says already.
    """
    numbers = {variant.id: variant.number for variant in document.variants}
    groups: dict[Row, list[str]] = {}
    for pair in document.alleles.pairs:
        phase = labels.value(f"phase_{pair.phase}")
        key = phase, pair.reason.clinician[labels.language]
        groups.setdefault(key, []).append(f"{numbers[pair.a]}-{numbers[pair.b]}")
    rows = [(", ".join(pairs), phase, reason) for (phase, reason), pairs in groups.items()]
    unknown = {pair.phase for pair in document.alleles.pairs} == {"unknown"}
    columns = tuple(labels[key] for key in ("pair", "phase", "how"))
    return Table(columns, () if unknown and len(rows) == 1 else tuple(rows))


def _exons(document: ReportDocument, labels: Labels) -> Table:
    rows = [
        (str(row.exon), f"{row.read} / {row.bases}")
        for row in document.coverage.exons
        if row.read < row.bases
    ]
    return Table((labels["exon"], labels["bases_read"]), tuple(rows))


def _methods(document: ReportDocument, labels: Labels) -> tuple[Row, ...]:
    reference, rules = document.reference, document.rule_set
    sources = [f"{source.name} {source.version}" for source in document.sources]
    software = f"{document.software.name} {document.software.version}"
    return (
        (labels["software"], software),
        (labels["schema"], document.schema_version),
        (labels["rule_set"], f"{labels['version']} {rules.version}, SHA-256 {rules.sha256}"),
        *_file_rows(labels["overlay"], rules.overlay),
        *_file_rows(labels["case_file"], document.case_file),
        *_findings_row(labels["case_findings"], document.case_findings),
        (labels["file"], f"{document.sample.file}, SHA-256 {document.sample.sha256}"),
        (labels["assembly"], reference.assembly),
        (labels["transcript"], reference.transcript),
        (labels["literature_transcript"], reference.literature_transcript),
        (labels["protein_accession"], reference.protein),
        (labels["sources_asked"], ", ".join(sources) or labels["none"]),
    )


def _file_rows(name: str, file: FileStamp | None) -> tuple[Row, ...]:
    """A file that the result rests on; no row where there is none."""
    return ((name, f"{file.name}, SHA-256 {file.sha256}"),) if file else ()


def _findings_row(name: str, findings: tuple[str, ...]) -> tuple[Row, ...]:
    """What the case file says of the person; no row where it says nothing."""
    return ((name, "; ".join(findings)),) if findings else ()
