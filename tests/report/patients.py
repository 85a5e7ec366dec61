"""Patients made of named variants, the way a VCF would bring them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from col7a1tools.case.callability import CoveredBases
from col7a1tools.case.observed import ObservedVariant
from col7a1tools.classify import load_rules
from col7a1tools.gene import Gene
from col7a1tools.interpret import make_interpreter
from col7a1tools.model.positions import Assembly
from col7a1tools.model.record import AltAllele, Genotype, VcfRecord
from col7a1tools.model.result import AlleleResult
from col7a1tools.model.variant import LocusAllele, NotAnnotated, StructuralChange
from col7a1tools.nomenclature.normalise import vcf_allele
from col7a1tools.nomenclature.parse import parse_description
from col7a1tools.report import ReportDocument, ReportInput, build_report

SAMPLE = "Patient 7"
ASSEMBLY = Assembly.GRCH38

Read = tuple[VcfRecord, tuple[AlleleResult, ...]]


@dataclass(frozen=True)
class Call:
    """A variant with the person's genotype.

    Attributes:
        variants: names of the ALT alleles, or structural changes, or ``*``.
        genotype: as VCF writes it.
        reads: AD; None for none.
        phase_set: PS.
        filters: FILTER.
        quality: GQ.
    """

    variants: tuple[str | StructuralChange, ...]
    genotype: str
    reads: tuple[int, ...] | None = (30, 30)
    phase_set: int | None = None
    filters: str = "PASS"
    quality: float | None = 60


def call(name: str | StructuralChange, genotype: str, **fields: object) -> Call:
    """A call of one variant."""
    return replace(Call((name,), genotype), **fields)  # type: ignore[arg-type]


def genotype_of(text: str, one: Call, sample: str) -> Genotype:
    separator = "|" if "|" in text else "/"
    alleles = tuple(None if part == "." else int(part) for part in text.split(separator))
    depth = None if one.reads is None else sum(one.reads)
    phase_set = None if one.phase_set is None else str(one.phase_set)
    return Genotype(sample, alleles, separator == "|", phase_set, depth, one.reads, one.quality)


def read(one: Call, gene: Gene, sample: str = SAMPLE) -> Read:
    """The record that a call stands for, with what is said about its alleles."""
    interpret = make_interpreter(gene)
    alts = []
    pos, end, ref = 0, 0, "N"
    for index, name in enumerate(one.variants, start=1):
        if name == "*":
            alts.append(AltAllele(index, "*", NotAnnotated.OVERLAPPING_DELETION))
        elif isinstance(name, StructuralChange):
            pos, end = name.start - 1, name.end
            alts.append(AltAllele(index, f"<{name.type.value}>", name))
        else:
            change = parse_description(name, gene).alleles[0].variants[0].change
            assert not isinstance(change, StructuralChange)
            assert change is not None
            allele = vcf_allele(change, gene, ASSEMBLY)
            pos, ref = allele.pos, allele.ref
            end = pos + len(ref) - 1
            start = gene.locus.plus_offset(ASSEMBLY, pos)
            alts.append(AltAllele(index, allele.alt, LocusAllele(start, ref, allele.alt)))
    record = VcfRecord(
        "chr3",
        pos,
        ".",
        ref,
        "50",
        one.filters,
        ".",
        end,
        ASSEMBLY,
        100,
        tuple(alts),
        (genotype_of(one.genotype, one, sample),),
    )
    return record, tuple(interpret(alt) for alt in alts)


def observed(one: Call, gene: Gene, index: int = 1) -> ObservedVariant:
    """One ALT of a call as the case sees it."""
    record, results = read(one, gene)
    result = results[index - 1]
    assert result.annotation is not None
    assert result.classification is not None
    return ObservedVariant(
        record, result.alt, result.annotation, result.classification, record.genotypes[0]
    )


def patient(
    calls: Sequence[Call],
    gene: Gene,
    *,
    covered: CoveredBases | None = None,
    sample: str = SAMPLE,
    language: str = "en",
    further: Sequence[Read] = (),
) -> ReportDocument:
    """The record of a person with these calls."""
    request = ReportInput(
        sample=sample,
        file="family.vcf",
        sha256="0" * 64,
        assembly=ASSEMBLY,
        records=[*(read(one, gene, sample) for one in calls), *further],
        covered=covered,
        rules=load_rules()._replace(version="1.0.0", sha256="1" * 64),
        language=language,
    )
    return build_report(request, gene)


UNKNOWN_PHASE = (call("c.6527dup", "0/1"), call("c.1732C>T", "0/1"))
IN_TRANS = (
    call("c.6527dup", "0|1", phase_set=5),
    call("c.1732C>T", "1|0", phase_set=5),
)
IN_CIS = (
    call("c.6527dup", "0|1", phase_set=5),
    call("c.1732C>T", "0|1", phase_set=5),
)
HOMOZYGOUS = (call("c.6527dup", "1/1", reads=(0, 60)),)
CARRIER = (call("c.6527dup", "0/1"),)
GLYCINE = (call("c.6127G>A", "0/1"),)
BENIGN = (call("c.2817A>G", "0/1"),)
PTC_AND_UNCERTAIN = (call("c.6527dup", "0/1"), call("c.425A>G", "0/1"))
SPLICE = (call("c.682+1G>A", "0/1"),)
TWELVE = tuple(
    call(name, "0/1")
    for name in (
        "c.6527dup",
        "c.425A>G",
        "c.6127G>A",
        "c.6091G>A",
        "c.6082G>A",
        "c.682+1G>A",
        "c.2367C>T",
        "c.54G>C",
        "c.3785T>C",
        "c.4483-11T>C",
        "c.8440C>T",
        "c.6189_6206del",
    )
)
PEOPLE = {
    "unknown_phase": UNKNOWN_PHASE,
    "in_trans": IN_TRANS,
    "in_cis": IN_CIS,
    "homozygous": HOMOZYGOUS,
    "carrier": CARRIER,
    "glycine": GLYCINE,
    "benign": BENIGN,
    "ptc_and_uncertain": PTC_AND_UNCERTAIN,
    "splice": SPLICE,
    "twelve": TWELVE,
    "nothing": (),
}
