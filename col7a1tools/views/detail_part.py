"""One variant as professionals read it."""

from col7a1tools.report.variant_section import ReportedVariant, VcfForm
from col7a1tools.views.cited import Cited, texts
from col7a1tools.views.labels import Labels
from col7a1tools.views.page import Detail, Row, Table
from col7a1tools.views.pictures import weight_of
from col7a1tools.views.visible import shortened
from col7a1tools.views.weighing_part import standing


def detail_of(variant: ReportedVariant, labels: Labels, cited: Cited) -> Detail:
    """All that the record holds of one variant; call and record only where someone was called."""
    language = labels.language
    return Detail(
        number=str(variant.number),
        name=shortened(variant.name),
        weight=weight_of(variant).value,
        facts=tuple(row for row in _facts(variant, labels) if row[1] not in ("", ".")),
        doubts=texts(variant.call.cautions, language),
        findings=tuple(cited.text(one) for one in variant.findings if one.clinician[language]),
        outcomes=_outcomes(variant, labels, cited),
        met=_met(variant, labels, cited),
        not_assessed=", ".join(_codes(variant, "not assessed")),
        other=", ".join([*_codes(variant, "not met"), *_codes(variant, "not applicable")]),
        standing=standing(variant.weighing, labels, cited.text),
    )


def _facts(variant: ReportedVariant, labels: Labels) -> list[Row]:
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
        *_observed(variant, labels),
    ]


def _observed(variant: ReportedVariant, labels: Labels) -> list[Row]:
    """The call and where it stands in the file; nothing for a variant that was only described."""
    record = variant.record
    if not record.chrom:
        return []
    line = f", {labels['line']} {record.line}" if record.line is not None else ""
    written = _vcf(VcfForm(record.chrom, record.pos, record.ref, record.alt))
    return [
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
        parts.append(f"{labels['reads'].lower()} {reads_of(variant)}")
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


def reads_of(variant: ReportedVariant) -> str:
    """Reads of the reference and of the allele, or the depth alone."""
    call = variant.call
    if call.ref_reads is None or call.alt_reads is None:
        return "." if call.depth is None else str(call.depth)
    share = "" if call.alt_percent is None else f" ({call.alt_percent:.0f}%)"
    return f"{call.ref_reads}, {call.alt_reads}{share}"
