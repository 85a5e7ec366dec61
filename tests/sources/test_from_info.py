"""Annotations that a VCF already holds."""

from collections.abc import Sequence

import pytest

from col7a1tools.model.evidence import NOTHING, OutsideEvidence
from col7a1tools.sources.from_info import vep_allele
from col7a1tools.sources.input_header import input_annotations

CSQ = (
    '##INFO=<ID=CSQ,Number=.,Type=String,Description="Consequence annotations from Ensembl VEP. '
    "Format: Allele|Consequence|SYMBOL|Feature|REVEL|CADD_PHRED|am_pathogenicity|"
    "SpliceAI_pred_SYMBOL|SpliceAI_pred_DS_AG|SpliceAI_pred_DS_AL|SpliceAI_pred_DS_DG|"
    'SpliceAI_pred_DS_DL|gnomADe_AC|gnomADe_AN|gnomADe_AF">'
)
OURS = "T|missense_variant|COL7A1|{}|0.94|29.4|0.99|COL7A1|0.01|0.02|0.30|0.04|3|1000|0.003"
OTHER = "T|missense_variant|COL7A1|ENST00000454817|0.11|1.0|0.10|COL7A1|0|0|0|0|0|1000|0"


def from_info(
    info: str, header: Sequence[str], ref: str, alts: Sequence[str], index: int
) -> OutsideEvidence:
    """What INFO says where the header declares its keys, as it must."""
    stated = "".join(header)
    keys = {part.partition("=")[0] for part in info.split(";")}
    declared = [f"##INFO=<ID={key},Number=.,Type=String>" for key in keys if key not in stated]
    annotations = input_annotations([*header, *declared], "folder/family.vcf")
    return annotations.said(info, ref, alts, index) if annotations else NOTHING


def scores(
    info: str, header: tuple[str, ...] = (), alts: tuple[str, ...] = ("T",), index: int = 1
) -> dict[str, float]:
    found = from_info(info, header, "C", alts, index)
    return {prediction.tool: prediction.score for prediction in found.predictions}


@pytest.mark.parametrize(
    "transcript", ["NM_000094.4", "ENST00000681320.1", "ENST00000328333.12", "ENST00000328333"]
)
def test_vep_fields_come_from_the_naming_transcript(transcript: str) -> None:
    info = f"DP=9;CSQ={OTHER},{OURS.format(transcript)}"
    found = from_info(info, [CSQ], "C", ["T"], 1)
    assert {one.tool: one.score for one in found.predictions} == {
        "REVEL": 0.94,
        "CADD": 29.4,
        "AlphaMissense": 0.99,
        "SpliceAI": 0.30,
    }
    (frequency,) = found.frequencies
    assert (frequency.allele_count, frequency.allele_number) == (3, 1000)
    assert [stamp.key for stamp in found.asked] == ["input"]


def test_vep_fields_of_another_transcript_or_allele_do_not_count() -> None:
    assert from_info(f"CSQ={OTHER}", [CSQ], "C", ["T"], 1) == NOTHING
    info = f"CSQ={OURS.format('NM_000094.4')}"
    assert from_info(info, [CSQ], "C", ["A", "T"], 1) == NOTHING
    assert from_info(info, [CSQ], "C", ["A", "T"], 2).predictions


@pytest.mark.parametrize(
    ("ref", "alts", "expected"),
    [
        ("C", ["T"], ["T"]),
        ("A", ["AG"], ["G"]),
        ("AG", ["A"], ["-"]),
        ("AG", ["A", "AGG", "CG"], ["A", "AGG", "CG"]),
        ("AG", ["A", "AGG"], ["-", "GG"]),
        ("AG", ["TC"], ["TC"]),
    ],
)
def test_alleles_are_written_as_vep_does(ref: str, alts: list[str], expected: list[str]) -> None:
    assert [vep_allele(ref, alts, index + 1) for index in range(len(alts))] == expected


def test_annovar_and_dbnsfp_keys_are_read() -> None:
    info = (
        "ANNOVAR_DATE=2020-06-08;REVEL=0.7;CADD_phred=22.1;BayesDel_noAF_score=-0.2;"
        "AlphaMissense_score=.;gnomad41_exome_AC=4;gnomad41_exome_AN=2000;ALLELE_END"
    )
    found = from_info(info, (), "C", ["T"], 1)
    assert scores(info) == {"REVEL": 0.7, "CADD": 22.1, "BayesDel": -0.2}
    assert [one.allele_count for one in found.frequencies] == [4]
    listed = (
        "dbNSFP_REVEL_score=0.1,0.8;dbNSFP_Ensembl_transcriptid=ENST00000454817,ENST00000328333"
    )
    assert scores(listed) == {"REVEL": 0.8}


def test_each_alt_has_its_own_annovar_block_and_its_own_value() -> None:
    info = "ANNOVAR_DATE=x;REVEL=0.1;ALLELE_END;ANNOVAR_DATE=x;REVEL=0.2;ALLELE_END"
    assert scores(info, alts=("T", "A"), index=1) == {"REVEL": 0.1}
    assert scores(info, alts=("T", "A"), index=2) == {"REVEL": 0.2}
    header = ('##INFO=<ID=REVEL,Number=A,Type=Float,Description="REVEL">',)
    assert scores("REVEL=0.3,0.4", header, ("T", "A"), 2) == {"REVEL": 0.4}


def test_spliceai_own_field_is_matched_by_allele_and_gene() -> None:
    info = (
        "SpliceAI=A|COL7A1|0.9|0|0|0|1|1|1|1,T|COL7A1|0.1|0.25|0|0|1|1|1|1,T|NAT6|1|1|1|1|1|1|1|1"
    )
    assert scores(info) == {"SpliceAI": 0.25}


def test_counts_of_the_own_samples_are_no_population_frequency() -> None:
    assert from_info("AC=5;AN=10;AF=0.5", (), "C", ["T"], 1) == NOTHING


@pytest.mark.parametrize(
    ("info", "bound", "share"),
    [
        ("gnomAD_exome_AF=0.001", None, 0.001),
        ("gnomad41_exome_AF=1e-4;gnomad41_exome_AF_nfe=2e-4;gnomad41_exome_AF_fin=0.1", None, 2e-4),
        ("gnomad41_exome_AF=1e-4;gnomad41_exome_fafmax_faf95_max=7e-5", 7e-5, None),
        ("dbNSFP_gnomAD4.1_joint_AC=0;dbNSFP_gnomAD4.1_joint_AN=1000", 0.0, None),
    ],
)
def test_a_frequency_without_a_number_of_alleles_keeps_what_it_says(
    info: str, bound: float | None, share: float | None
) -> None:
    (frequency,) = from_info(info, (), "C", ["T"], 1).frequencies
    assert (frequency.filtering_frequency, frequency.share) == (bound, share)


def test_vep_own_frequencies_are_read_from_the_entry() -> None:
    header = CSQ.replace("gnomADe_AC|gnomADe_AN|gnomADe_AF", "gnomADe_AF|gnomADe_AFR_AF|CLIN_SIG")
    entry = OURS.format("NM_000094.4").rsplit("|", 3)[0] + "|3e-05|2e-04|pathogenic"
    found = from_info(f"CSQ={entry}", [header], "C", ["T"], 1)
    assert [one.share for one in found.frequencies] == [2e-4]
    assert found.assertions == ()


def test_differing_scores_without_transcripts_are_left_out() -> None:
    assert scores("REVEL_score=0.1,0.8") == {}
    assert scores("REVEL_score=0.8,0.8,.") == {"REVEL": 0.8}


def test_snpeff_holds_no_score() -> None:
    header = ('##INFO=<ID=ANN,Number=.,Type=String,Description="Format: Allele | Annotation ">',)
    assert from_info("ANN=T|missense_variant", header, "C", ["T"], 1) == NOTHING


def test_a_clinvar_assertion_in_the_input_is_shown() -> None:
    info = "CLNSIG=Pathogenic;CLNREVSTAT=criteria_provided,_single_submitter"
    (assertion,) = from_info(info, (), "C", ["T"], 1).assertions
    assert assertion.significance == "Pathogenic"
    assert assertion.review == "criteria provided, single submitter"


def test_evidence_names_the_key_and_the_file() -> None:
    found = from_info(f"CSQ={OURS.format('NM_000094.4')}", [CSQ], "C", ["T"], 1)
    where = {one.tool: one.source.name for one in found.predictions}
    assert where["REVEL"] == "input CSQ REVEL of family.vcf"
    assert where["SpliceAI"] == "input CSQ SpliceAI_pred_DS_DG of family.vcf"
    assert found.frequencies[0].source.name == "input CSQ gnomADe_AC of family.vcf"
    assert [stamp.name for stamp in found.asked] == ["input family.vcf"]


@pytest.mark.parametrize(
    "header",
    [
        (),
        ('##INFO=<ID=DP,Number=1,Type=Integer,Description="Depth">',),
        ('##INFO=<ID=ANN,Number=.,Type=String,Description="Format: Allele | Annotation ">',),
        ('##INFO=<ID=CSQ,Number=.,Type=String,Description="Format: Allele|HGVSc|CLASSIFICATION">',),
    ],
)
def test_a_header_without_scores_or_frequencies_declares_nothing(header: tuple[str, ...]) -> None:
    assert input_annotations(header, "family.vcf") is None


def test_a_key_that_the_header_does_not_declare_is_not_read() -> None:
    header = ('##INFO=<ID=CADD_phred,Number=1,Type=Float,Description="CADD">',)
    annotations = input_annotations(header, "family.vcf")
    assert annotations is not None
    found = annotations.said("CADD_phred=30;REVEL=0.99", "C", ["T"], 1)
    assert [one.tool for one in found.predictions] == ["CADD"]


def test_an_allele_number_that_was_kept_through_splitting_does_not_match_another_allele() -> None:
    numbered = CSQ.replace("Format: Allele|", "Format: Allele|ALLELE_NUM|")
    entry = OURS.format("NM_000094.4").replace("T|", "T|2|", 1)
    assert from_info(f"CSQ={entry}", [numbered], "C", ["T"], 1) == NOTHING
    assert from_info(f"CSQ={entry}", [numbered], "C", ["A", "T"], 2).predictions
