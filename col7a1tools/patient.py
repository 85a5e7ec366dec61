"""From a file of variants to the record of one person in it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from col7a1tools.case.callability import (
    BLOCK_DEPTH,
    BLOCK_QUALITY,
    CoveredBases,
    states_coverage,
)
from col7a1tools.case.carried import carried_once
from col7a1tools.case.observed import ObservedVariant, ReadRecord
from col7a1tools.case.phase import EstablishedPhase
from col7a1tools.case.seen_in_reads import SeenInReads
from col7a1tools.classify.rules import load_rules
from col7a1tools.errors import InputError, Place
from col7a1tools.family.calls import Person, person
from col7a1tools.family.evidence import DerivedFacts, derive_facts, with_derived
from col7a1tools.family.phase import established_phases
from col7a1tools.family.reading import read_family
from col7a1tools.gene import Gene
from col7a1tools.interpret import SaidOf, make_interpreter, record_interpreter
from col7a1tools.knowledge import REFERENCE_ONLY, Knowledge
from col7a1tools.model.pedigree import Pedigree
from col7a1tools.model.positions import Assembly
from col7a1tools.model.record import VcfRecord
from col7a1tools.model.result import AlleleResult
from col7a1tools.provenance import sha256_of
from col7a1tools.readers import Notice, VariantSource, callable_intervals, open_variants
from col7a1tools.readers.missing_genotypes import check_person
from col7a1tools.relatives import (
    NO_FAMILY,
    FamilyRequest,
    check_asked,
    family_input,
    only_affected,
    stated_pedigree,
    with_everyone,
)
from col7a1tools.report import ReportDocument, ReportInput, Source, build_report
from col7a1tools.report.relatives import FamilyInput
from col7a1tools.sources.input_header import input_annotations

SeenOf = Callable[[str], SeenInReads]


@dataclass(frozen=True, slots=True)
class _File:
    """The records of one file at the locus, with the genotypes of the persons that are wanted."""

    path: str
    names: tuple[str, ...]
    records: list[VcfRecord]
    assembly: Assembly | None
    notices: tuple[Notice, ...]
    said: SaidOf | None

    def read(self, gene: Gene, knowledge: Knowledge) -> list[ReadRecord]:
        """The records with what is said about their alleles."""
        results = record_interpreter(make_interpreter(gene, knowledge), self.said)
        return [(record, results(record)) for record in self.records]


def read_patient(  # noqa: PLR0913 - what one command may be told
    path: str,
    gene: Gene,
    *,
    sample: str | None = None,
    assembly: Assembly | None = None,
    language: str = "en",
    knowledge: Knowledge = REFERENCE_ONLY,
    family: FamilyRequest = NO_FAMILY,
    seen_in_reads: SeenOf | None = None,
) -> tuple[ReportDocument, tuple[Notice, ...]]:
    """Annotate one person's variants and make the record.

    Args:
        path: VCF, VCF.gz or BCF.
        gene: the gene.
        sample: name of the person in the file; may be left out where the file has one sample, or
            the pedigree one affected member with a sample.
        assembly: what the user says; None to find out.
        language: of the pages, ``en`` or ``es``.
        knowledge: what the classes rest on.
        family: pedigree, relatives' files, and what is asked about them.
        seen_in_reads: what the person's reads show, by the name of the sample; None without reads.

    Returns:
        The record, and what the user should know about the files.

    Raises:
        InputError: a file is faulty, is standard input, or the sample is not in it.
        AssemblyError: a file fits neither assembly, or both.
    """
    if path == "-":
        raise InputError(
            "report.standard_input",
            "a report names the file that it was made from, and standard input has no name",
            cure="save the variants to a file first",
        )
    with open_variants(path, gene.locus, assembly) as source:
        pedigree = stated_pedigree(family, sample, source.samples)
        likely = only_affected(pedigree, source.samples)
        name = _chosen(source.samples, sample or likely, path)
        everyone = with_everyone(pedigree, name, family)
        main = _read(source, path, [name, *_members(everyone, source, name)])
        unrelated = sum(one not in everyone for one in source.samples)
    if main.assembly is None:
        raise _nothing_at_the_locus(path)
    further = [_read_relatives(one, gene, assembly, everyone) for one in family.files]
    files = [main, *further]
    names = [one for file in files for one in file.names]
    check_asked(family, pedigree, names)
    asked = None
    weighed = knowledge
    if not family.empty:
        people = _people(files, gene, knowledge)
        asked = family_input(family, everyone, name, people, len(gene.locus))
        derived = _derive(asked, gene, knowledge)
        if derived:
            weighed = knowledge._replace(case=with_derived(knowledge.case, derived))
            people = _people(files, gene, weighed)
            again = family_input(family, everyone, name, people, len(gene.locus))
            asked = replace(again, derived=derived)
    read = main.read(gene, weighed)
    rules = knowledge.rules or load_rules()
    sha256 = sha256_of(path)
    seen = seen_in_reads(name) if seen_in_reads else None
    request = ReportInput(
        sample=name,
        file=Path(path).name,
        sha256=sha256,
        assembly=main.assembly,
        records=read,
        covered=seen.covered if seen else _covered(main.records, name, gene),
        rules=rules,
        language=language,
        sources=_asked((result for _, results in read for result in results), sha256),
        case_file=knowledge.case_stamp,
        case_findings=knowledge.case.findings if knowledge.case else (),
        phases=(*_phases(asked, gene), *(seen.phases if seen else ())),
        family=asked,
        case=weighed.case,
        others=0 if family.ped else unrelated,
    )
    return build_report(request, gene), tuple(n for file in files for n in file.notices)


def _read(source: VariantSource, path: str, names: Sequence[str]) -> _File:
    records = list(source.records(names))
    said = input_annotations(source.header.lines, path)
    notices = (*source.notices, *check_person(records, path))
    return _File(path, tuple(names), records, source.assembly, notices, said)


def _read_relatives(path: str, gene: Gene, assembly: Assembly | None, pedigree: Pedigree) -> _File:
    """A further file; it may be on the other assembly, since changes are compared on the gene."""
    with open_variants(path, gene.locus, assembly) as source:
        names = _members(pedigree, source, "")
        if not names:
            raise InputError(
                "family.no_relative",
                f"none of its samples ({', '.join(source.samples) or 'it has none'}) is in the "
                "pedigree, or is the donor or the partner",
                place=Place(path),
                cure="name the samples as the pedigree does (bcftools reheader -s)",
            )
        return _read(source, path, names)


def _members(pedigree: Pedigree, source: VariantSource, but: str) -> list[str]:
    """The samples of a file that are members of the family, in the order of the file."""
    return [name for name in source.samples if name in pedigree and name != but]


def _people(files: Sequence[_File], gene: Gene, knowledge: Knowledge) -> list[Person]:
    """Everyone whose genotypes were read."""
    people = []
    for file in files:
        read = file.read(gene, knowledge)
        people += [person(name, read, _covered(file.records, name, gene)) for name in file.names]
    return people


def _derive(asked: FamilyInput, gene: Gene, knowledge: Knowledge) -> tuple[DerivedFacts, ...]:
    """Facts that the pedigree holds for the classification."""
    if not asked.household.stated:
        return ()
    variants = _carried(asked, gene)
    reading = read_family(asked.household, variants, gene, knowledge.case)
    return derive_facts(reading, f"PED {asked.file}")


def _phases(asked: FamilyInput | None, gene: Gene) -> tuple[EstablishedPhase, ...]:
    """What the relatives show of the phase of the person's variants."""
    return established_phases(asked.household, _carried(asked, gene)) if asked else ()


def _carried(asked: FamilyInput, gene: Gene) -> list[ObservedVariant]:
    household = asked.household
    observed = household.calls.people[household.proband].observed
    return [variant for variant, _ in carried_once(observed, gene)]


def _asked(results: Iterable[AlleleResult], input_sha256: str) -> tuple[Source, ...]:
    """The outside sources that were asked about any of the variants; the input may be one."""
    stamps = {stamp for result in results for stamp in result.outside.asked}
    sources = (
        Source(one.key, one.release or one.where, one.sha256 or input_sha256) for one in stamps
    )
    return tuple(sorted(sources, key=_named))


def _named(source: Source) -> tuple[str, str, str]:
    return source.name, source.version, source.sha256


def _chosen(samples: Sequence[str], asked: str | None, path: str) -> str:
    """The sample that the report is about."""
    if asked is not None:
        return asked
    if len(samples) == 1:
        return samples[0]
    if not samples:
        raise InputError(
            "report.no_sample",
            "the file has no samples, so it says nothing about a person",
            place=Place(path),
            cause="a list of sites, such as a database's, has no genotype columns",
            cure="annotate it instead, or give the file with the person's genotypes",
        )
    raise InputError(
        "report.which_sample",
        f"the file has {len(samples)} samples: {', '.join(samples)}",
        place=Place(path),
        cure="say whose report it is: --sample NAME",
    )


def _nothing_at_the_locus(path: str) -> InputError:
    return InputError(
        "report.assembly_unknown",
        "no record lies at COL7A1 and the header does not say which assembly the file is on",
        place=Place(path),
        cure="give --assembly GRCh37 or --assembly GRCh38",
    )


def _covered(records: Sequence[VcfRecord], sample: str, gene: Gene) -> CoveredBases | None:
    """What was looked at; None where the file lists variants only."""
    if not states_coverage(records):
        return None
    coverage = callable_intervals(
        records, sample, gene.locus, min_depth=BLOCK_DEPTH, min_quality=BLOCK_QUALITY
    )
    return CoveredBases(coverage.covered, BLOCK_DEPTH, BLOCK_QUALITY)
