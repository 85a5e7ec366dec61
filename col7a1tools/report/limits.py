"""What a result from one file of variants does not cover."""

from collections.abc import Sequence
from dataclasses import dataclass

from col7a1tools.case.callability import LEAST_READ_PERCENT, CoveredBases, exon_callability
from col7a1tools.case.observed import CARRIED, Zygosity, zygosity
from col7a1tools.gene import Gene
from col7a1tools.model.finding import Finding
from col7a1tools.model.record import AltAllele, VcfRecord
from col7a1tools.model.variant import NotAnnotated
from col7a1tools.report.document import Coverage, ExonCoverage
from col7a1tools.report.sentences import statement
from col7a1tools.report.variant_section import ReportedVariant
from col7a1tools.report.words import Statement

# Alleles that are described elsewhere, or describe no change.
_SAY_NOTHING = frozenset(
    {
        NotAnnotated.OVERLAPPING_DELETION,
        NotAnnotated.REFERENCE_BLOCK,
        NotAnnotated.NO_ALTERNATE,
        NotAnnotated.SAME_AS_REFERENCE,
        NotAnnotated.OUTSIDE_LOCUS,
    }
)
_NO_PEDIGREE = "limits.no_pedigree"
_ONLY_PARTNER = "limits.no_pedigree_but_partner"
# Their number alone: a summary must not name people who may be strangers.
_OTHERS = "limits.others_not_related"
_BY_READS = {
    "coverage.complete": "coverage.complete_by_reads",
    "coverage.partial": "coverage.partial_by_reads",
    "coverage.none": "coverage.none_by_reads",
}
# What a criterion lacks although a pedigree was given.
_WITH_PEDIGREE = {
    "lacks.segregation": "lacks.segregation_in_pedigree",
    "lacks.parents_genotypes": "lacks.de_novo_in_pedigree",
}
_DEEP_INTRONIC = "limits.deep_intronic"
_WITH_RNA = "limits.deep_intronic_with_rna"
_READS_FOR = "limits.reads_for_phase_and_depth"


@dataclass(frozen=True, slots=True)
class Given:
    """What there was beside the person's variants.

    Attributes:
        pedigree: whether a pedigree was given.
        only_partner: whether nobody but a partner was asked about.
        reads: whether reads were given.
        rna: whether RNA of a variant was studied.
        others: other people in the file, where nothing states how they are related.
    """

    pedigree: bool = False
    only_partner: bool = False
    reads: bool = False
    rna: bool = False
    others: int = 0


NOTHING_GIVEN = Given()


def describe_coverage(covered: CoveredBases | None, gene: Gene) -> Coverage:
    """Which exons were looked at; not assessed where the file does not tell."""
    if covered is None:
        said = statement(Finding("coverage.not_assessed"))
        return Coverage(
            assessed=False,
            minimum_depth=None,
            minimum_quality=None,
            unread_percent=None,
            exons=(),
            statements=(said,),
        )
    exons = tuple(
        ExonCoverage(row.exon.number or 0, row.exon.length, row.read)
        for row in exon_callability(covered, gene)
    )
    bases = sum(row.bases for row in exons)
    read = sum(row.read for row in exons)
    short = [row.exon for row in exons if row.read < row.bases]
    values: dict[str, str | int] = {"minimum_depth": covered.minimum_depth}
    if covered.minimum_quality is not None:
        values["minimum_quality"] = f"{covered.minimum_quality:g}"
    rule = "coverage.partial" if short else "coverage.complete"
    if not read:
        rule = "coverage.none"
    elif short:
        values |= {"percent": f"{_percent(read, bases)}", "exons": number_ranges(short)}
    if covered.reads_file:
        rule = _BY_READS[rule]
        values["file"] = covered.reads_file
    return Coverage(
        assessed=True,
        minimum_depth=covered.minimum_depth,
        minimum_quality=covered.minimum_quality,
        unread_percent=_percent(bases - read, bases),
        exons=exons,
        statements=(statement(Finding(rule, values)),),
    )


def too_little_read(coverage: Coverage) -> bool:
    """Whether so much was left unread that finding nothing says nothing."""
    return 100 - (coverage.unread_percent or 0) < LEAST_READ_PERCENT


def gap_values(coverage: Coverage) -> dict[str, str | int]:
    """What a sentence on a gap names: percent of the exonic bases that were read, and were not."""
    unread = coverage.unread_percent or 0
    return {"read": f"{100 - unread:.1f}", "percent": f"{unread:.1f}"}


def _percent(part: int, whole: int) -> float:
    """Percent with one decimal; 100.0 only for the whole, and 0.0 only for none."""
    if part in (0, whole):
        return 100.0 * part / whole
    return round(min(max(100 * part / whole, 0.1), 99.9), 1)


def number_ranges(numbers: Sequence[int]) -> str:
    """Ascending numbers with runs drawn together: ``1-4, 7``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


def describe_limits(
    unread: Sequence[tuple[VcfRecord, AltAllele, NotAnnotated]],
    not_called: int,
    sample: str,
    variants: Sequence[ReportedVariant],
    *,
    given: Given = NOTHING_GIVEN,
) -> tuple[Statement, ...]:
    """What was not assessed, and why.

    Args:
        unread: alleles without an annotation.
        not_called: sites with a variant at which the sample has no genotype.
        sample: the person.
        variants: as reported; what their criteria lack is drawn together.
        given: what was given beside the variants.
    """
    findings = [
        Finding(
            "limits.unread_allele",
            {"place": f"{record.chrom}:{record.pos}", "text": alt.text, "reason": reason.value},
        )
        for record, alt, reason in unread
        if reason not in _SAY_NOTHING and _may_carry(record, alt, sample)
    ]
    if not_called:
        findings.append(Finding("limits.not_called", {"count": not_called}))
    of_reads = _READS_FOR if given.reads else "limits.reads"
    deep = _WITH_RNA if given.rna else _DEEP_INTRONIC
    if given.others:
        kind = "one" if given.others == 1 else "several"
        findings.append(Finding(_OTHERS, {"kind": kind, "count": given.others}))
    elif not given.pedigree:
        findings.append(Finding(_ONLY_PARTNER if given.only_partner else _NO_PEDIGREE))
    rules = ("limits.copy_number", deep, "limits.mosaic", of_reads, "limits.other_genes")
    findings.extend(Finding(rule) for rule in rules)
    findings.extend(_lacks(variants, pedigree=given.pedigree))
    return tuple(statement(finding) for finding in findings)


def _lacks(variants: Sequence[ReportedVariant], *, pedigree: bool) -> list[Finding]:
    """One finding for each thing that criteria lack, with the criteria that would use it.

    A pedigree that was given is not said to be missing, nor a second allele that PM3 weighed.
    """
    criteria: dict[str, list[str]] = {}
    for variant in variants:
        for result in variant.evidence:
            asking = criteria.setdefault(result.lacks, []) if result.lacks else []
            if result.criterion not in asking:
                asking.append(result.criterion)
    findings = []
    for key, asking in criteria.items():
        rule = f"lacks.{key}"
        if pedigree:
            rule = _WITH_PEDIGREE.get(rule, rule)
        if rule == "lacks.second_allele" and "PM3" not in asking:
            rule = "lacks.found_beside"
        findings.append(Finding(rule, {"criteria": ", ".join(asking)}))
    return findings


def _may_carry(record: VcfRecord, alt: AltAllele, sample: str) -> bool:
    """Whether the sample carries the allele, or was not called there."""
    calls = [call for call in record.genotypes if call.sample == sample]
    called = CARRIED | {Zygosity.NOT_CALLED}
    return any(zygosity(call.alleles, alt.number) in called for call in calls)
