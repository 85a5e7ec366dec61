"""From one person's alleles to the record."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import col7a1tools
from col7a1tools import classify
from col7a1tools.case.callability import CoveredBases
from col7a1tools.case.carried import carried_once
from col7a1tools.case.copies import Copies, compare_copies
from col7a1tools.case.observed import ObservedVariant, ReadRecord, Zygosity, observed_in
from col7a1tools.case.phase import EstablishedPhase
from col7a1tools.family.consistency import check_family
from col7a1tools.family.reading import FamilyReading
from col7a1tools.gene import Gene
from col7a1tools.gene.gene import LITERATURE_TRANSCRIPT
from col7a1tools.gene.reference_files import checksums
from col7a1tools.model.case_facts import CaseFile
from col7a1tools.model.file_stamp import FileStamp
from col7a1tools.model.finding import Finding
from col7a1tools.model.pedigree import Affection
from col7a1tools.model.positions import Assembly
from col7a1tools.model.record import AltAllele, VcfRecord
from col7a1tools.model.variant import NotAnnotated
from col7a1tools.report.cautions import NO_CAUTIONS, cautions_of
from col7a1tools.report.circumstances import Circumstances
from col7a1tools.report.cited import cited_in, said_of
from col7a1tools.report.document import (
    SCHEMA_VERSION,
    Reference,
    ReportDocument,
    RuleSet,
    Sample,
    Software,
    Source,
)
from col7a1tools.report.drawing import describe_drawing
from col7a1tools.report.family_section import Relatives
from col7a1tools.report.interpretation import describe_alleles, for_a_couple, interpret
from col7a1tools.report.limits import Given, describe_coverage, describe_limits
from col7a1tools.report.molecular import describe_molecular
from col7a1tools.report.parents_tested import NOBODY, parents_tested
from col7a1tools.report.relatives import (
    FamilyInput,
    allele_origins,
    describe_relatives,
    statements_of,
)
from col7a1tools.report.sentences import glossary, statement
from col7a1tools.report.variants import report_variant

_NOTICES = ("notice.not_a_diagnosis", "notice.expectation", "notice.professional")


@dataclass(frozen=True, slots=True)
class ReportInput:
    """What a report is made from.

    Attributes:
        sample: name of the person in the file.
        file: name of the input file, without folder.
        sha256: SHA-256 of the input file.
        assembly: its assembly.
        records: every record at the locus, each with what was said about its ALT alleles.
        covered: what the reads or the file say was looked at; None where neither tells.
        rules: the classification rules.
        language: of the pages, ``en`` or ``es``.
        sources: outside sources that were asked.
        case_file: what the laboratory stated about the case, or None.
        case_findings: findings in the person, as the case file has them.
        phases: what shows the phase of pairs beside the genotypes, relatives or reads.
        family: the relatives; None where nothing is known of any.
        case: the content of the case file, for questions about the family.
        others: other people in the file, where nothing states how they are related.
    """

    sample: str
    file: str
    sha256: str
    assembly: Assembly
    records: Sequence[ReadRecord]
    covered: CoveredBases | None
    rules: classify.RuleSet
    language: str = "en"
    sources: tuple[Source, ...] = ()
    case_file: FileStamp | None = None
    case_findings: tuple[str, ...] = ()
    phases: tuple[EstablishedPhase, ...] = ()
    family: FamilyInput | None = None
    case: CaseFile | None = None
    others: int = 0


def build_report(request: ReportInput, gene: Gene) -> ReportDocument:
    """Make the record of one person.

    The same input gives the same record; it holds no time, no folder and no random name.
    """
    observed = list(observed_in(request.records, request.sample))
    repeated = carried_once(observed, gene)
    variants = [variant for variant, _ in repeated]
    coverage = describe_coverage(request.covered, gene)
    looked_at = not coverage.assessed or any(row.read for row in coverage.exons)
    copies = compare_copies(variants, request.phases, looked_at=looked_at)
    family = _family(request, variants, copies, gene)
    reported = tuple(
        report_variant(one, number, gene, request.rules)
        for number, one in enumerate(repeated, start=1)
    )
    molecular = describe_molecular(copies, variants, gene)
    cautions = cautions_of(family) if family else NO_CAUTIONS
    tested = parents_tested(family.household) if family else NOBODY
    known = Circumstances(coverage, cautions, tested, molecular.one_copy_enough)
    interpretation = interpret(copies, molecular.person, variants, known, gene)
    if _asks_for_child(request):
        interpretation = for_a_couple(interpretation, copies)
    origins = allele_origins(family) if family else ()
    alleles = describe_alleles(copies, variants, gene, origins, tested)
    relatives = describe_relatives(request.family, family) if request.family and family else None
    notices = tuple(statement(Finding(rule)) for rule in _NOTICES)
    not_called = sum(one.zygosity is Zygosity.NOT_CALLED for one in observed)
    limits = describe_limits(
        list(_unread(request)),
        not_called,
        request.sample,
        reported,
        given=_given(request, variants),
    )
    return ReportDocument(
        schema_version=SCHEMA_VERSION,
        language=request.language,
        software=Software("col7a1tools", col7a1tools.__version__),
        rule_set=_rule_set(request.rules),
        reference=_reference(request, gene),
        sources=request.sources,
        sample=Sample(request.sample, request.file, request.sha256),
        variants=reported,
        alleles=alleles,
        interpretation=interpretation,
        relatives=relatives or Relatives(),
        coverage=coverage,
        not_assessed=limits,
        notices=notices,
        drawing=describe_drawing(gene),
        citations=cited_in(
            [
                *said_of(reported),
                *interpretation.statements,
                *molecular.statements(),
                *(statements_of(relatives) if relatives else ()),
            ]
        ),
        glossary=glossary(),
        case_file=request.case_file,
        case_findings=request.case_findings,
        haplotypes=molecular.haplotypes,
        expectation=None if cautions.exchanged else molecular.expectation,
        trial_facts=molecular.trial_facts,
        approved_products=() if cautions.exchanged else molecular.approved_products,
    )


def _family(
    request: ReportInput, variants: Sequence[ObservedVariant], copies: Copies, gene: Gene
) -> FamilyReading | None:
    """The relatives, read together with the person's copies as the record has them."""
    if request.family is None:
        return None
    household = request.family.household
    check = check_family(household)
    return FamilyReading(household, tuple(variants), copies, check, gene, request.case)


def _asks_for_child(request: ReportInput) -> bool:
    """Whether a couple asks for its children, and the person is not said to have the disease."""
    if request.family is None or not request.family.partner:
        return False
    pedigree = request.family.household.pedigree
    return pedigree.member(request.sample).affection is not Affection.AFFECTED


def _rule_set(rules: classify.RuleSet) -> RuleSet:
    return RuleSet(rules.version, rules.sha256, rules.name, rules.overlay, rules.date)


def _unread(request: ReportInput) -> Iterator[tuple[VcfRecord, AltAllele, NotAnnotated]]:
    for record, results in request.records:
        for result in results:
            if result.reason is not None:
                yield record, result.alt, result.reason


def _given(request: ReportInput, variants: Sequence[ObservedVariant]) -> Given:
    """What there was beside the person's variants."""
    family = request.family
    return Given(
        pedigree=bool(family and family.household.stated),
        only_partner=bool(family and family.partner and not family.donor),
        reads=bool(request.covered and request.covered.reads_file),
        rna=any(variant.rna for variant in variants),
        others=request.others,
    )


def _reference(request: ReportInput, gene: Gene) -> Reference:
    return Reference(
        assembly=request.assembly.value,
        transcript=gene.transcript.accession,
        literature_transcript=LITERATURE_TRANSCRIPT,
        protein=gene.transcript.protein_accession,
        files=dict(sorted(checksums().items())),
    )
