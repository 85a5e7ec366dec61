"""Evidence, case and rules on their way through describe, annotate and report."""

import hashlib
import json
from pathlib import Path

import pytest

from col7a1tools.annotation_run import annotated_lines
from col7a1tools.case_facts import read_case_file
from col7a1tools.classify import load_rules
from col7a1tools.cli.main import main
from col7a1tools.describe import describe
from col7a1tools.gene import Gene
from col7a1tools.knowledge import Knowledge
from col7a1tools.model.evidence import Assertion, OutsideEvidence, SourceStamp
from col7a1tools.model.variant import GeneChange
from col7a1tools.patient import read_patient
from col7a1tools.readers import open_variants
from col7a1tools.report import from_json, to_json
from col7a1tools.views.describe_json import described_object
from col7a1tools.views.describe_text import described_text
from col7a1tools.views.html import to_html
from col7a1tools.views.text import to_text
from tests.classify.weighing import scored, seen, together

CASE = Path(__file__).parent / "data" / "case" / "every_key.toml"
CLINVAR = SourceStamp("clinvar", "2026-01", "2" * 64)
ASSERTED = OutsideEvidence(
    asked=(CLINVAR,), assertions=(Assertion(CLINVAR, "Pathogenic", "one star", "VCV1"),)
)
# c.6127G>A, on GRCh38.
VCF = (
    "##fileformat=VCFv4.2\n##contig=<ID=chr3,length=198295559>\n"
    "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tchild\n"
    "chr3\t48575392\t.\tC\tT\t.\tPASS\t.\tGT\t0/1\n"
)


def known(change: GeneChange) -> OutsideEvidence:
    both = together(seen(1e-6), scored(("REVEL", 0.95), ("AlphaMissense", 0.99)))
    return both._replace(assertions=ASSERTED.assertions)


KNOWN = Knowledge(evidence_of=known)


@pytest.fixture
def vcf(tmp_path: Path) -> Path:
    path = tmp_path / "in.vcf"
    path.write_text(VCF)
    return path


def lines(path: Path, gene: Gene, form: str, knowledge: Knowledge) -> list[str]:
    with open_variants(str(path), gene.locus, None) as source:
        return list(annotated_lines(source, gene, form, knowledge=knowledge))


def test_the_shipped_table_is_not_asked_where_more_than_the_reference_speaks(
    vcf: Path, gene: Gene
) -> None:
    assert lines(vcf, gene, "tsv", Knowledge())[1].split("\t")[-4:-1] == [
        "Uncertain significance",
        "2",
        "PM1",
    ]
    weighed = lines(vcf, gene, "tsv", KNOWN)[1].split("\t")
    assert weighed[-4:-1] == ["Likely pathogenic", "7", "PM1;PM2_Supporting;PP3_Strong"]
    by_rules = lines(vcf, gene, "tsv", Knowledge(rules=load_rules()))
    assert by_rules == lines(vcf, gene, "tsv", Knowledge())


def test_every_output_names_the_rule_set(vcf: Path, gene: Gene) -> None:
    rules = load_rules()
    header = next(line for line in lines(vcf, gene, "vcf", KNOWN) if "COL7A1_RULES" in line)
    assert rules.version in header
    assert rules.sha256 in header
    row = json.loads(lines(vcf, gene, "jsonl", KNOWN)[0])
    stamp = {
        "name": rules.name,
        "version": rules.version,
        "sha256": rules.sha256,
        "overlay": None,
    }
    assert row["rule_set"] == stamp
    described = describe("c.6127G>A", gene, KNOWN)
    assert described_object(described)["rule_set"] == stamp
    assert f"{rules.version}, SHA-256 {rules.sha256[:12]}" in described_text(described, gene)
    document, _ = read_patient(str(vcf), gene, knowledge=KNOWN)
    assert (document.rule_set.version, document.rule_set.sha256) == (rules.version, rules.sha256)
    assert document.variants[0].classification == "Likely pathogenic"


def test_others_classes_and_uncounted_scores_are_shown_and_not_counted(gene: Gene) -> None:
    only_asserted = Knowledge(evidence_of=lambda change: ASSERTED)
    plain, asserted = describe("c.6127G>A", gene), describe("c.6127G>A", gene, only_asserted)
    first, second = plain.variants[0].reading, asserted.variants[0].reading
    assert first.classification == second.classification
    assert "clinvar 2026-01 VCV1: Pathogenic, one star" in described_text(asserted, gene)
    text = described_text(describe("c.6127G>A", gene, KNOWN), gene)
    assert "not counted      AlphaMissense 0.99" in text
    assert described_object(asserted)["assertions"][0]["significance"] == "Pathogenic"


def test_the_trail_is_one_screenful_without_raw_keys(gene: Gene) -> None:
    knowledge = KNOWN._replace(case=read_case_file(str(CASE), gene))
    for name in ("c.6127G>A", "c.6527dup", "c.4965C>T", "c.6900+1G>A"):
        text = described_text(describe(name, gene, knowledge), gene)
        assert all(len(line) <= 100 for line in text.splitlines())
        assert len(text.splitlines()) < 90
        assert "acmg." not in text
        assert not any(key in text for key in load_rules().lacks if "_" in key)


def test_a_conflict_is_shown(gene: Gene) -> None:
    knowledge = Knowledge(case=read_case_file(str(CASE), gene))
    described = describe("c.6127G>A", gene, knowledge)
    assert "stand together" in described_text(described, gene)
    assert described_object(described)["conflicting"] is True


def test_the_commands_take_a_case_and_rules(
    tmp_path: Path, vcf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text('name = "ours"\nversion = "7"\n')
    options = ["--case", str(CASE), "--rules", str(rules)]
    assert main(["describe", *options, "c.6127G>A"]) == 0
    text = capsys.readouterr().out
    assert "for dominant disease" in text
    assert "PVS1           In a dominant claim PVS1 does not apply" in text
    assert "+7, SHA-256" in text
    assert main(["annotate", *options, "--format", "jsonl", str(vcf)]) == 0
    row = json.loads(capsys.readouterr().out)
    assert row["rule_set"]["name"].endswith(", ours")
    page = tmp_path / "page.json"
    assert main(["report", *options, str(vcf), "-o", str(page)]) == 0
    assert json.loads(page.read_text())["rule_set"]["version"].endswith("+7")


def test_every_output_names_the_files_of_the_laboratory(
    tmp_path: Path, vcf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = tmp_path / "lab.toml"
    rules.write_text('name = "ours"\nversion = "7"\n')
    options = ["--case", str(CASE), "--rules", str(rules)]
    overlay = {"name": "lab.toml", "sha256": hashlib.sha256(rules.read_bytes()).hexdigest()}
    case = {"name": CASE.name, "sha256": hashlib.sha256(CASE.read_bytes()).hexdigest()}
    assert main(["annotate", *options, "--format", "jsonl", str(vcf)]) == 0
    row = json.loads(capsys.readouterr().out)
    assert (row["rule_set"]["overlay"], row["case_file"]) == (overlay, case)
    assert main(["annotate", *options, "--format", "vcf", str(vcf)]) == 0
    header = capsys.readouterr().out
    assert f'Overlay="lab.toml",OverlaySHA256="{overlay["sha256"]}">' in header
    assert f'##COL7A1_CASE=<ID="{CASE.name}",SHA256="{case["sha256"]}">' in header
    assert main(["describe", *options, "--json", "c.6127G>A"]) == 0
    described = json.loads(capsys.readouterr().out)
    assert (described["rule_set"]["overlay"], described["case_file"]) == (overlay, case)
    assert main(["describe", *options, "c.6127G>A"]) == 0
    text = capsys.readouterr().out
    assert f"case file        {CASE.name}, SHA-256 {case['sha256'][:12]}" in text
    assert "with lab.toml" in text
    pages = [tmp_path / f"page.{form}" for form in ("json", "txt", "html")]
    outputs = [word for page in pages for word in ("-o", str(page))]
    assert main(["report", *options, str(vcf), *outputs]) == 0
    record = json.loads(pages[0].read_text())
    assert (record["rule_set"]["overlay"], record["case_file"]) == (overlay, case)
    for page in pages[1:]:
        assert all(digest in page.read_text() for digest in (overlay["sha256"], case["sha256"]))


def test_a_report_shows_conflict_what_would_change_the_class_and_others_classes(
    vcf: Path, gene: Gene
) -> None:
    conflicting = Knowledge(case=read_case_file(str(CASE), gene))
    document, _ = read_patient(str(vcf), gene, knowledge=conflicting)
    weighing = document.variants[0].weighing
    assert weighing is not None
    assert weighing.claim == "dominant"
    assert weighing.conflict is not None
    assert "Evidence stands on both sides" in to_text(document, "en").replace("\n", " ")

    document, _ = read_patient(
        str(vcf), gene, knowledge=Knowledge(evidence_of=lambda change: ASSERTED)
    )
    weighing = document.variants[0].weighing
    assert weighing is not None
    assert weighing.conflict is None
    assert weighing.would_change[0].classification == "Likely pathogenic"
    assert [step.criterion for step in weighing.would_change[0].needed] == [
        "PM3",
        "PP4",
        "PM2_Supporting",
    ]
    assert weighing.others[0].source == "clinvar 2026-01"
    for page in (to_text(document, "en"), to_html(document, "en")):
        words = " ".join(str(page).split())
        assert "What would change the class" in words
        assert "clinvar 2026-01 VCV1: Pathogenic (one star)" in words
    assert document.variants[0].points == 2


def test_a_record_without_these_fields_is_still_rendered(vcf: Path, gene: Gene) -> None:
    document, _ = read_patient(str(vcf), gene)
    plain = json.loads(to_json(document))
    del plain["case_file"], plain["rule_set"]["overlay"], plain["rule_set"]["name"]
    for variant in plain["variants"]:
        del variant["weighing"]
    older = from_json(json.dumps(plain))
    assert older.variants[0].weighing is None
    assert "What would change the class" not in to_text(older, "en")


def test_a_faulty_case_file_stops_a_command_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = tmp_path / "case.toml"
    case.write_text('claim = "dominant"\nfamily = 3\n')
    assert main(["describe", "--case", str(case), "c.6127G>A"]) == 1
    assert f"{case}, line 2: there is no key 'family'" in capsys.readouterr().err
