"""Whatever is found in a variant can be said, with every value that its sentence asks for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings

from col7a1tools.gene import Gene, load_gene
from col7a1tools.gene.citations import load_citations
from col7a1tools.interpret import Reading, allele_results, make_interpreter, read_change
from col7a1tools.model.finding import Finding
from col7a1tools.model.positions import PlusOffset
from col7a1tools.model.variant import GeneChange, LocusAllele
from col7a1tools.readers import open_variants
from col7a1tools.report.sentences import sentences, statement
from col7a1tools.report.words import LANGUAGES
from tests.command_line import READABLE, name_of
from tests.strategies import changes

GENE = load_gene()


def findings_of(reading: Reading) -> Iterator[Finding]:
    annotation, classification = reading.annotation, reading.classification
    yield from annotation.findings
    for outcome in annotation.outcomes:
        yield from outcome.findings
    yield from (evidence.reason for evidence in classification.evidence)


def check(finding: Finding) -> None:
    """The finding has a sentence, all of whose values it has, and cites what exists."""
    names = [name for name in sentences() if f"{name}.".startswith(f"{finding.rule}.")]
    assert names, finding
    said = statement(finding)
    for language in LANGUAGES:
        assert said.clinician[language]
        for text in (said.clinician[language], said.family[language]):
            assert "?" not in text.replace("p.?", ""), (finding, text)
            assert "{" not in text
    assert set(finding.sources) <= set(load_citations())


def test_findings_of_substitutions_all_over_the_locus(gene: Gene) -> None:
    """Every 23rd base, which meets every position of a codon and a triplet, and all exon ends."""
    size = len(gene.locus)
    edges = {size - 1 - edge for exon in gene.transcript.exons for edge in (exon.start, exon.end)}
    near = {edge + step for edge in edges for step in range(-3, 4)}
    seen = set()
    for offset in sorted({*range(0, size, 23), *near}):
        ref = gene.locus.plus[offset]
        for alt in "ACGT".replace(ref, ""):
            allele = LocusAllele(PlusOffset(offset), ref, alt)
            (result,) = allele_results([allele], gene)
            assert result.annotation is not None
            assert result.classification is not None
            for finding in findings_of(Reading(result.annotation, result.classification)):
                if finding.rule not in seen or "?" in str(finding.values):
                    check(finding)
                seen.add(finding.rule)
    assert len(seen) > 60


@settings(max_examples=100)
@given(changes())
def test_findings_of_any_change(change: GeneChange) -> None:
    for finding in findings_of(read_change(change, GENE)):
        check(finding)


@pytest.mark.parametrize("path", READABLE, ids=name_of)
def test_findings_of_every_allele_of_a_file(path: Path) -> None:
    interpret = make_interpreter(GENE)
    with open_variants(path, GENE.locus) as source:
        for record in source.records():
            for result in map(interpret, record.alts):
                if result.annotation is not None and result.classification is not None:
                    for finding in findings_of(Reading(result.annotation, result.classification)):
                        check(finding)
