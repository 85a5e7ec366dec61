"""Exports are made from the record alone, and read back by the libraries that define their form."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import phenopackets
import pytest
from fhir.resources.R4B.bundle import Bundle
from ga4gh.core import ga4gh_identify
from ga4gh.vrs import models
from google.protobuf.json_format import Parse
from hypothesis import given

from col7a1tools.classify import load_rules
from col7a1tools.errors import UsageError
from col7a1tools.export.forms import SUFFIXES, export, export_suffix
from col7a1tools.export.vrs import allele_of
from col7a1tools.gene import Gene
from col7a1tools.model.positions import Assembly
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.normalise import vcf_allele
from col7a1tools.report import ReportDocument, from_json, to_json
from col7a1tools.report.variant_section import VcfForm
from tests.command_line import in_process
from tests.report.patients import HOMOZYGOUS, IN_TRANS, PEOPLE, call, patient
from tests.strategies import GENE, changes

Capture = pytest.CaptureFixture[str]
ROOT = Path(__file__).parents[2]
FAMILY = ROOT / "examples" / "compound_heterozygous_trio" / "family.GRCh38.vcf"
HOSTILE = '<script>alert("x")</script> {{ 7*7 }} #set \\u0000 é 日本'
PHENOPACKET, VRS, FHIR = SUFFIXES


def packet(document: ReportDocument) -> phenopackets.Phenopacket:
    return Parse(export(document, PHENOPACKET).decode(), phenopackets.Phenopacket())


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", PEOPLE)
def test_every_record_exports_and_gives_the_same_bytes_from_its_json(
    name: str, suffix: str, gene: Gene
) -> None:
    document = patient(PEOPLE[name], gene)
    content = export(document, suffix)
    assert export(from_json(to_json(document)), suffix) == content
    assert content.endswith(b"\n")


def test_a_phenopacket_is_of_the_day_that_is_named_else_of_the_rules(gene: Gene) -> None:
    document = patient(HOMOZYGOUS, gene)
    older = replace(document, rule_set=replace(document.rule_set, date=""))
    assert document.rule_set.date == load_rules().date
    for record, named, day in (
        (document, "", document.rule_set.date),
        (document, "2024-02-29", "2024-02-29"),
        (older, "", "1970-01-01"),
    ):
        written = json.loads(export(record, PHENOPACKET, named))
        assert written["metaData"]["created"] == f"{day}T00:00:00Z"


@pytest.mark.parametrize("written", ["29.02.2024", "2024-02-30", "20240229", "today", "2024-W09"])
def test_a_day_that_is_none_is_refused(written: str, tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "child.phenopacket.json"
    words = ("--sample", "child", "--created", written, "-o", target)
    done = in_process(capsys, "report", FAMILY, *words)
    assert done.status == 2
    assert "[report.created]" in done.err
    assert not target.exists()


def test_a_phenopacket_holds_person_findings_variants_and_classes(gene: Gene) -> None:
    findings = ("HP:0008066 Abnormal blistering of the skin", "nails lost early")
    document = replace(patient(HOMOZYGOUS, gene), case_findings=findings)
    read = packet(document)
    assert read.subject.id == document.sample.name
    assert [(one.type.id, one.type.label) for one in read.phenotypic_features] == [
        ("HP:0008066", "Abnormal blistering of the skin")
    ]
    (genomic,) = read.interpretations[0].diagnosis.genomic_interpretations
    interpretation = genomic.variant_interpretation
    assert interpretation.acmg_pathogenicity_classification == phenopackets.LIKELY_PATHOGENIC
    described = interpretation.variation_descriptor
    assert {one.syntax: one.value for one in described.expressions} == {
        "hgvs.c": "NM_000094.4:c.6527dup",
        "hgvs.g": "NC_000003.12:g.48573870dup",
        "hgvs.p": "NP_000085.1:p.(Gly2177TrpfsTer113)",
    }
    assert described.allelic_state.id == "GENO:0000136"
    form = described.vcf_record
    assert (form.genome_assembly, form.pos, form.ref, form.alt) == (
        "GRCh38",
        48573864,
        "A",
        "AG",
    )
    used = {one.namespace_prefix for one in read.meta_data.resources}
    assert {"HP", "MONDO", "GENO", "HGNC"} <= used
    assert read.meta_data.phenopacket_schema_version == "2.0"


def test_every_class_has_its_word_in_each_vocabulary(gene: Gene) -> None:
    document = patient(HOMOZYGOUS, gene)
    for number, word in enumerate(
        ("Benign", "Likely benign", "Uncertain significance", "Likely pathogenic", "Pathogenic"), 1
    ):
        one = replace(document.variants[0], classification=word)
        changed = replace(document, variants=(one,))
        (genomic,) = packet(changed).interpretations[0].diagnosis.genomic_interpretations
        assert genomic.variant_interpretation.acmg_pathogenicity_classification == number
        text = export(changed, FHIR).decode()
        assert f'"display": "{word}"' in text


def test_vrs_identifiers_are_those_of_the_library_and_alleles_validate(gene: Gene) -> None:
    content = json.loads(export(patient(IN_TRANS, gene), VRS))
    assert {one["hgvs_c"] for one in content["variants"]} == {
        "NM_000094.4:c.6527dup",
        "NM_000094.4:c.1732C>T",
    }
    for one in content["variants"]:
        for assembly in ("GRCh38", "GRCh37"):
            allele = models.Allele.model_validate(one[assembly])
            stated = allele.id
            allele.id = allele.digest = allele.location.id = allele.location.digest = None
            assert ga4gh_identify(allele) == stated


def test_a_duplication_in_a_run_is_a_reference_length_expression(gene: Gene) -> None:
    allele = allele_of(VcfForm("chr3", 48573864, "A", "AG"), Assembly.GRCH38, gene)
    assert (allele.location.start, allele.location.end) == (48573864, 48573870)
    assert allele.state.type == "ReferenceLengthExpression"
    assert (allele.state.length, allele.state.repeatSubunitLength) == (7, 1)


@given(changes())
def test_every_placement_of_a_change_has_one_identifier(change: GeneChange) -> None:
    """The leftmost and the rightmost spelling, on GRCh38, padded as VCF asks for."""
    left = vcf_allele(change, GENE, Assembly.GRCH38)
    pos, ref, alt = left.pos, left.ref, left.alt
    first = GENE.locus.spans[Assembly.GRCH38].start
    plus = GENE.locus.plus
    while ref[0] == alt[0] and len(ref) != len(alt):
        following = plus[pos - first + len(ref) : pos - first + len(ref) + 1]
        if not following or (ref[1:] + following)[:1] != (alt[1:] + following)[:1]:
            break
        pos, ref, alt = pos + 1, ref[1:] + following, alt[1:] + following
    leftmost = allele_of(VcfForm("chr3", left.pos, left.ref, left.alt), Assembly.GRCH38, GENE)
    rightmost = allele_of(VcfForm("chr3", pos, ref, alt), Assembly.GRCH38, GENE)
    assert leftmost.id == rightmost.id


def test_a_structural_variant_is_named_as_left_out_of_vrs(gene: Gene) -> None:
    document = patient(HOMOZYGOUS, gene)
    structural = replace(document.variants[0], grch38=None, grch37=None)
    content = json.loads(export(replace(document, variants=(structural,)), VRS))
    assert content["variants"] == []
    assert content["left_out"][0]["id"] == "v1"


def test_a_fhir_bundle_validates_and_its_references_resolve(gene: Gene) -> None:
    text = export(patient(IN_TRANS, gene), FHIR).decode()
    Bundle.model_validate_json(text)
    entries = json.loads(text)["entry"]
    resources = [entry["resource"] for entry in entries]
    assert [one["resourceType"] for one in resources] == [
        "DiagnosticReport",
        "Patient",
        *["Observation"] * 4,
    ]
    urls = {entry["fullUrl"] for entry in entries}
    assert resources[0]["status"] == "preliminary"
    assert {one["reference"] for one in resources[0]["result"]} <= urls
    for resource in resources[2:]:
        assert all(one["reference"] in urls for one in resource.get("derivedFrom", ()))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_text_of_a_file_is_data(suffix: str, gene: Gene) -> None:
    document = patient((call("c.6527dup", "0/1"),), gene, sample=HOSTILE)
    content = json.loads(export(document, suffix))
    assert HOSTILE in json.dumps(content, ensure_ascii=False).replace('\\"', '"').replace(
        "\\\\", "\\"
    )


def test_suffixes_choose_the_form_on_the_command_line(capsys: Capture, tmp_path: Path) -> None:
    record = tmp_path / "child.json"
    outputs = [tmp_path / f"child{suffix}" for suffix in SUFFIXES]
    words = [word for path in (record, *outputs) for word in ("-o", path)]
    done = in_process(capsys, "report", FAMILY, "--sample", "child", *words)
    assert done.status == 0, done.err
    again = [tmp_path / f"again{suffix}" for suffix in SUFFIXES]
    words = [word for path in again for word in ("-o", path)]
    done = in_process(capsys, "render", record, *words)
    assert done.status == 0, done.err
    for first, second in zip(outputs, again, strict=True):
        assert first.read_bytes() == second.read_bytes()
    assert json.loads(record.read_text())["schema_version"]


def test_findings_of_the_case_file_reach_the_phenopacket(capsys: Capture, tmp_path: Path) -> None:
    case = tmp_path / "case.toml"
    case.write_text(
        '[phenotype]\nfindings = ["HP:0001075 Atrophic scars", "milia"]\nreference = "clinic"\n'
    )
    target = tmp_path / "child.phenopacket.json"
    done = in_process(capsys, "report", FAMILY, "--sample", "child", "--case", case, "-o", target)
    assert done.status == 0, done.err
    features = json.loads(target.read_text())["phenotypicFeatures"]
    assert features == [{"type": {"id": "HP:0001075", "label": "Atrophic scars"}}]


def test_a_faulty_hpo_term_is_refused_with_its_line(capsys: Capture, tmp_path: Path) -> None:
    case = tmp_path / "case.toml"
    case.write_text('[phenotype]\nfindings = ["HP:8066 blisters"]\nreference = "clinic"\n')
    done = in_process(capsys, "describe", "--case", case, "c.6527dup")
    assert done.status == 1
    assert f"{case}, line 2" in done.err
    assert "HPO" in done.err


def test_a_missing_library_is_named_with_the_cure(
    gene: Gene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "col7a1tools.export.vrs", None)
    monkeypatch.delitem(sys.modules, "col7a1tools.export.vrs")
    monkeypatch.setitem(sys.modules, "ga4gh.core", None)
    with pytest.raises(UsageError) as caught:
        export(patient(HOMOZYGOUS, gene), VRS)
    assert "col7a1tools[export]" in str(caught.value)


def test_only_the_whole_suffix_is_an_export() -> None:
    assert export_suffix("child.vrs.json") == VRS
    assert export_suffix("child.json") == ""
