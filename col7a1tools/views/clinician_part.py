"""The part of the page that professionals read."""

from collections.abc import Iterable
from dataclasses import dataclass

from col7a1tools.model.file_stamp import FileStamp
from col7a1tools.report.document import ReportDocument
from col7a1tools.report.variant_section import ReportedVariant, VcfForm
from col7a1tools.report.words import Statement
from col7a1tools.views.labels import Labels
from col7a1tools.views.molecular_part import molecular_blocks
from col7a1tools.views.page import ClinicianPart, Detail, Row, Table
from col7a1tools.views.pictures import weight_of
from col7a1tools.views.relatives_part import relatives_part
from col7a1tools.views.visible import shortened
from col7a1tools.views.weighing_part import standing


@dataclass(frozen=True, slots=True)
class Cited:
    """Sentences with the numbers of their sources.

    Attributes:
        language: of the sentences.
        citations: text of each source by key, in the order of their numbers.
    """

    language: str
    citations: dict[str, str]

    def text(self, statement: Statement) -> str:
        """The sentence for professionals, with the numbers of its sources: ``... [2, 5]``."""
        numbers = {key: number for number, key in enumerate(self.citations, start=1)}
        named = sorted(numbers[key] for key in statement.sources if key in numbers)
        text = statement.clinician[self.language]
        return f"{text} [{', '.join(map(str, named))}]" if named else text

    def list(self) -> tuple[str, ...]:
        """The sources with their numbers."""
        return tuple(
            f"[{number}] {text}" for number, text in enumerate(self.citations.values(), start=1)
        )


def clinician_part(document: ReportDocument, labels: Labels) -> ClinicianPart:
    """The professionals' words of the record, in the order of the page."""
    language = labels.language
    interpretation, alleles = document.interpretation, document.alleles
    cited = Cited(language, document.citations)
    result = (interpretation.headline, *alleles.statements, *interpretation.statements)
    return ClinicianPart(
        result=tuple(dict.fromkeys(cited.text(one) for one in result)),
        variants=_variant_table(document, labels),
        details=tuple(_detail(variant, labels, cited) for variant in document.variants),
        pairs=_pairs(document, labels),
        molecular=molecular_blocks(document, labels, cited.text, exact=True),
        relatives=relatives_part(document, labels, cited.text, exact=True),
        coverage=_texts(document.coverage.statements, language),
        exons=_exons(document, labels),
        not_assessed=_texts(document.not_assessed, language),
        notices=_texts(document.notices, language),
        methods=_methods(document, labels),
        checksums=tuple(document.reference.files.items()),
        citations=cited.list(),
    )


def _texts(statements: Iterable[Statement], language: str) -> tuple[str, ...]:
    texts = [statement.clinician[language] for statement in statements]
    return tuple(dict.fromkeys(text for text in texts if text))


def _variant_table(document: ReportDocument, labels: Labels) -> Table:
    columns = ("number", "variant", "protein", "exon_intron", "zygosity", "reads", "class")
    rows = [
        (
            str(v.number),
            shortened(v.name),
            v.hgvs_p.rpartition(":")[2],
            _place(v, labels),
            labels.value(v.call.zygosity),
            _reads(v),
            f"{labels.value(v.classification)} ({v.points})",
        )
        for v in document.variants
    ]
    return Table(tuple(labels[column] for column in columns), tuple(rows))


def _place(variant: ReportedVariant, labels: Labels) -> str:
    if variant.exon != ".":
        return f"{labels['exon']} {variant.exon}"
    if variant.intron != ".":
        return f"{labels['intron']} {variant.intron}"
    return "."


def _reads(variant: ReportedVariant) -> str:
    call = variant.call
    if call.ref_reads is None or call.alt_reads is None:
        return "." if call.depth is None else str(call.depth)
    share = "" if call.alt_percent is None else f" ({call.alt_percent:.0f}%)"
    return f"{call.ref_reads}, {call.alt_reads}{share}"


def _detail(variant: ReportedVariant, labels: Labels, cited: Cited) -> Detail:
    language = labels.language
    return Detail(
        number=str(variant.number),
        name=shortened(variant.name),
        weight=weight_of(variant).value,
        facts=tuple(row for row in _facts(variant, labels) if row[1] not in ("", ".")),
        doubts=_texts(variant.call.cautions, language),
        findings=tuple(cited.text(one) for one in variant.findings if one.clinician[language]),
        outcomes=_outcomes(variant, labels, cited),
        met=_met(variant, labels, cited),
        not_assessed=", ".join(_codes(variant, "not assessed")),
        other=", ".join([*_codes(variant, "not met"), *_codes(variant, "not applicable")]),
        standing=standing(variant.weighing, labels, cited.text),
    )


def _facts(variant: ReportedVariant, labels: Labels) -> list[Row]:
    record = variant.record
    line = f", {labels['line']} {record.line}" if record.line is not None else ""
    written = _vcf(VcfForm(record.chrom, record.pos, record.ref, record.alt))
    return [
        (labels["name_coding"], variant.hgvs_c),
        (labels["name_protein"], variant.hgvs_p),
        (labels["name_genomic"], variant.hgvs_g),
        (labels["vcf_grch38"], _vcf(variant.grch38)),
        (labels["vcf_grch37"], _vcf(variant.grch37)),
        (labels["legacy"], ", ".join(variant.legacy_names)),
        (labels["exon"], _both_numbers(variant.exon, variant.exon_mane, labels)),
        (labels["intron"], _both_numbers(variant.intron, variant.intron_mane, labels)),
        (labels["domain"], variant.domain_name[labels.language]),
        (labels["consequence"], f"{', '.join(variant.consequence)} ({variant.impact})"),
        (labels["effect"], variant.effect.clinician[labels.language]),
        (labels["collagen"], labels.value(variant.collagen)),
        (labels["class"], variant.meaning.clinician[labels.language]),
        (labels["criteria"], variant.criteria.replace(";", "; ")),
        (labels["call"], _call(variant, labels)),
        (labels["input_record"], f"{written} ({variant.assembly}{line})"),
    ]


def _both_numbers(number: str, mane: str, labels: Labels) -> str:
    return number if mane == "." else f"{number} ({labels['mane']} {mane})"


def _vcf(form: VcfForm | None) -> str:
    if form is None:
        return ""
    return f"{form.chrom}:{form.pos} {shortened(form.ref)}>{shortened(form.alt)}"


def _call(variant: ReportedVariant, labels: Labels) -> str:
    call = variant.call
    parts = [labels.value(call.zygosity), f"{labels['genotype']} {call.genotype}"]
    if call.depth is not None:
        parts.append(f"{labels['depth'].lower()} {call.depth}")
    if call.ref_reads is not None:
        parts.append(f"{labels['reads'].lower()} {_reads(variant)}")
    if call.genotype_quality is not None:
        parts.append(f"{labels['quality']} {call.genotype_quality:g}")
    filters = [text for text in (variant.record.filter, call.filters) if text not in ("", ".")]
    if filters:
        parts.append(f"{labels['filter']} {', '.join(filters)}")
    return "; ".join(parts)


def _outcomes(variant: ReportedVariant, labels: Labels, cited: Cited) -> Table:
    """Candidate outcomes where there is more than one; a single one is the finding itself."""
    frames = {True: "in_frame", False: "frameshift", None: "frame_unknown"}
    rows = [
        (
            labels.value(outcome.kind),
            outcome.protein or ".",
            labels[frames[outcome.in_frame]],
            " ".join(cited.text(one) for one in outcome.statements[:1]),
        )
        for outcome in variant.outcomes
    ]
    columns = tuple(labels[key] for key in ("outcome", "protein", "frame", "reason"))
    return Table(columns, tuple(rows) if len(rows) > 1 else ())


def _met(variant: ReportedVariant, labels: Labels, cited: Cited) -> Table:
    rows = [
        (
            result.criterion,
            labels.value(result.strength),
            f"{result.points:+d}",
            cited.text(result.reason),
        )
        for result in variant.evidence
        if result.state == "met"
    ]
    columns = tuple(labels[key] for key in ("criterion", "strength", "points", "reason"))
    return Table(columns, tuple(rows))


def _codes(variant: ReportedVariant, state: str) -> list[str]:
    return [result.criterion for result in variant.evidence if result.state == state]


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
