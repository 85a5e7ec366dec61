"""The case book: what the record and the text say of each family, in both languages, byte by byte.

``pytest --overwrite-expected`` writes the expected files anew; read the diff. What is the same for
every person (drawing, glossary, products, versions and checksums) is left out of the record.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from col7a1tools.gene import Gene
from col7a1tools.patient import read_patient
from col7a1tools.relatives import NO_FAMILY, FamilyRequest
from col7a1tools.report import ReportDocument, from_json, to_json
from col7a1tools.report.document import RuleSet
from col7a1tools.views.render import render
from examples.case_book import BOOK, CASES, Case, files_of
from tests.compare.making import book_record
from tests.packaging.environments import PROJECT

Expect = Callable[[Path, bytes], None]

EXAMPLES = PROJECT / "examples"
# The examples that stand for themselves: folder, file and person.
PLAIN = (
    ("compound_heterozygous_trio", "family.GRCh38.vcf", "child"),
    ("compound_heterozygous_trio", "family.GRCh37.vcf", "child"),
    ("dominant_de_novo", "family.GRCh37.vcf", "child"),
    ("gvcf", "patient.GRCh38.g.vcf", "patient"),
    ("homozygous", "family.GRCh38.vcf", "patient"),
    ("nothing_found", "family.GRCh38.vcf", "patient"),
    ("phased_by_long_reads", "family.GRCh38.vcf", "patient"),
)
SAME_FOR_ALL = ("drawing", "glossary", "approved_products")


def compare(document: ReportDocument, folder: Path, stem: str, expect: Expect) -> None:
    """The record, read back, and its text in both languages, against the committed files."""
    assert from_json(to_json(document)) == document
    fixed = replace(
        document,
        rule_set=RuleSet("any", "0" * 64),
        reference=replace(document.reference, files={}),
    )
    plain = json.loads(to_json(fixed))
    held = {key: value for key, value in plain.items() if key not in SAME_FOR_ALL}
    text = json.dumps(held, ensure_ascii=False, indent=1) + "\n"
    expect(folder / f"{stem}.json", text.encode("utf-8"))
    for language in ("en", "es"):
        expect(folder / f"{stem}.{language}.txt", render(fixed, ".txt", language))


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_case_book_says_what_it_said(case: Case, gene: Gene, expect: Expect) -> None:
    compare(book_record(case, gene), case.folder, "expected", expect)


@pytest.mark.parametrize(("folder", "name", "sample"), PLAIN)
def test_the_examples_say_what_they_said(
    folder: str, name: str, sample: str, gene: Gene, expect: Expect
) -> None:
    path = EXAMPLES / folder / name
    ped = path.parent / "family.ped"
    family = FamilyRequest(ped=str(ped)) if ped.exists() else NO_FAMILY
    document = read_patient(str(path), gene, sample=sample, family=family)[0]
    compare(document, path.parent, f"expected.{document.reference.assembly}", expect)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_script_writes_the_committed_case(case: Case) -> None:
    for name, content in files_of(case):
        assert (case.folder / name).read_text(encoding="utf-8") == content


def test_the_book_tells_every_case_and_uses_both_assemblies() -> None:
    listing = (BOOK / "README.md").read_text(encoding="utf-8")
    for case in CASES:
        assert f"`{case.name}`" in listing
    assert {case.assembly for case in CASES} == {"GRCh37", "GRCh38"}
    assert sorted(path.name for path in BOOK.iterdir() if path.is_dir()) == sorted(
        case.name for case in CASES
    )


def said(name: str, gene: Gene) -> ReportDocument:
    return book_record(next(case for case in CASES if case.name == name), gene)


@pytest.mark.parametrize(
    ("name", "state", "phase", "how"),
    [
        ("homozygous_stop", "homozygous", "homozygous", "phase.homozygous"),
        ("stop_with_missense", "one_established_with_uncertain", "trans", "phase.parents"),
        ("in_frame_splice", "two_in_trans", "trans", "phase.parents"),
        ("both_on_one_copy", "two_in_cis", "cis", "phase.parents"),
        ("donor", "two_in_trans", "trans", "phase.parents"),
        ("phase_unknown", "two_phase_unknown", "unknown", "phase.not_phased"),
        ("uncertain_until_rna", "two_in_trans", "trans", "phase.parents"),
    ],
)
def test_the_copies_of_a_case_stand_as_its_story_says(
    name: str, state: str, phase: str, how: str, gene: Gene
) -> None:
    alleles = said(name, gene).alleles
    assert (alleles.state, alleles.phase, alleles.how) == (state, phase, how)


@pytest.mark.parametrize(
    ("name", "chances"),
    [
        ("homozygous_stop", {"next_child_affected": "1/4", "next_child_carrier": "1/2"}),
        ("dominant_glycine", {"next_child_affected": "1/2"}),
        ("couple", {"couple_child_affected": "1/4", "couple_child_carrier": "1/2"}),
        ("couple_with_one_carrier", {"couple_child_affected": "1/1148"}),
        ("both_on_one_copy", {}),
        ("two_copies_from_one_parent", {}),
        ("new_in_the_child", {}),
        ("phase_unknown", {}),
        ("exchanged_samples", {}),
    ],
)
def test_the_chances_of_a_couple_are_those_of_the_story(
    name: str, chances: dict[str, str], gene: Gene
) -> None:
    risks = said(name, gene).relatives.risks
    found = {r.kind: f"{r.numerator}/{r.denominator}" for r in risks if not r.member}
    assert found == chances
