"""From a file of variants to the record of one person in it."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from col7a1tools.case.callability import CoveredBases, states_coverage
from col7a1tools.classify.rules import load_rules
from col7a1tools.errors import InputError, Place
from col7a1tools.gene import Gene
from col7a1tools.interpret import make_interpreter, record_interpreter
from col7a1tools.knowledge import REFERENCE_ONLY, Knowledge
from col7a1tools.model.positions import Assembly
from col7a1tools.model.record import VcfRecord
from col7a1tools.model.result import AlleleResult
from col7a1tools.readers import Notice, callable_intervals, open_variants
from col7a1tools.report import ReportDocument, ReportInput, Source, build_report
from col7a1tools.sources.input_header import input_annotations

# A choice of this project, not of a guideline: reads and genotype quality from which a base of a
# gVCF counts as looked at.
MINIMUM_DEPTH = 10
MINIMUM_QUALITY = 20.0


def read_patient(  # noqa: PLR0913 - what one command may be told
    path: str,
    gene: Gene,
    *,
    sample: str | None = None,
    assembly: Assembly | None = None,
    language: str = "en",
    knowledge: Knowledge = REFERENCE_ONLY,
) -> tuple[ReportDocument, tuple[Notice, ...]]:
    """Annotate one person's variants and make the record.

    Args:
        path: VCF, VCF.gz or BCF.
        gene: the gene.
        sample: name of the person in the file; may be left out where the file has one sample.
        assembly: what the user says; None to find out.
        language: of the pages, ``en`` or ``es``.
        knowledge: what the classes rest on.

    Returns:
        The record, and what the user should know about the file.

    Raises:
        InputError: the file is faulty, is standard input, or the sample is not in it.
        AssemblyError: the file fits neither assembly, or both.
    """
    if path == "-":
        raise InputError(
            "report.standard_input",
            "a report names the file that it was made from, and standard input has no name",
            cure="save the variants to a file first",
        )
    with open_variants(path, gene.locus, assembly) as source:
        name = _chosen(source.samples, sample, path)
        records = list(source.records([name]))
        found = source.assembly
        notices = source.notices
        said = input_annotations(source.header.lines, path)
    if found is None:
        raise _nothing_at_the_locus(path)
    results = record_interpreter(make_interpreter(gene, knowledge), said)
    rules = knowledge.rules or load_rules()
    read = [(record, results(record)) for record in records]
    sha256 = _sha256(path)
    request = ReportInput(
        sample=name,
        file=Path(path).name,
        sha256=sha256,
        assembly=found,
        records=read,
        covered=_covered(records, name, gene),
        rules=rules,
        language=language,
        sources=_asked((result for _, results in read for result in results), sha256),
        case_file=knowledge.case_stamp,
        case_findings=knowledge.case.findings if knowledge.case else (),
    )
    return build_report(request, gene), notices


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
        records, sample, gene.locus, min_depth=MINIMUM_DEPTH, min_quality=MINIMUM_QUALITY
    )
    return CoveredBases(coverage.covered, MINIMUM_DEPTH, MINIMUM_QUALITY)


def _sha256(path: str) -> str:
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
