"""``describe --json``: one object an input, with the keys that scripts rely on."""

import json
from typing import Any

import pytest

from col7a1tools.describe import describe
from col7a1tools.errors import InputError
from col7a1tools.gene import Gene
from col7a1tools.nomenclature.parse import DescriptionError
from col7a1tools.views.columns import COLUMNS
from col7a1tools.views.describe_json import described_object, error_object
from tests.command_line import in_process

Capture = pytest.CaptureFixture[str]

FURTHER = ("input", "grch38", "grch37", "legacy_names", "notes")
SAME_VARIANT = (
    "c.6527dup",
    "NM_000094.4:c.6527dup",
    "NM_000094.3:c.6527dupC",
    "LRG_286t1:c.6527dup",
    "6527insC",
    "NC_000003.12:g.48573870dup",
    "NC_000003.11:g.48611303dup",
    "3-48573864-A-AG",
    "chr3:48573864:A:AG",
    "chr3:48611297:A:AG",
    "NC_000003.12:48573864:G:GG",
)
READ = (
    *SAME_VARIANT,
    "R578X",
    "IVS51+1G>A",
    "c.425A>G",
    "c.[425A>G];[6527dup]",
    "c.[425A>G;6127G>A]",
    "c.425A>G(;)6527dup",
    "c.[6527dup];[6527dup]",
    "c.425=",
    "NM_000094.4:c.(?_-63)_(*333_?)del",
)
REFUSED = ("c.497insA", "c.425C>G", "c.99999A>G", "c.", "", "hello", "c.425A>G;6527dup", "\udcff")


def run(capsys: Capture, *texts: str) -> tuple[int, list[dict[str, Any]]]:
    done = in_process(capsys, "describe", "--json", "--", *texts)
    assert done.err == ""
    return done.status, [json.loads(line) for line in done.out.splitlines()]


@pytest.mark.parametrize("text", READ)
def test_an_object_has_every_promised_key(text: str, gene: Gene) -> None:
    values = described_object(describe(text, gene))
    assert values["input"] == text
    assert {*COLUMNS, *FURTHER} <= set(values)
    for variant in values.get("variants", []):
        assert {*COLUMNS, *FURTHER} <= set(variant)


@pytest.mark.parametrize("text", SAME_VARIANT)
def test_one_variant_gives_one_object_in_any_spelling(text: str, gene: Gene) -> None:
    values = described_object(describe(text, gene))
    assert values["hgvs_c"] == "NM_000094.4:c.6527dup"
    assert values["hgvs_p"] == "NP_000085.1:p.(Gly2177TrpfsTer113)"
    assert values["grch38"] == {"chrom": "chr3", "pos": 48573864, "ref": "A", "alt": "AG"}
    assert values["grch37"] == {"chrom": "3", "pos": 48611297, "ref": "A", "alt": "AG"}
    assert "6527insC" in values["legacy_names"]
    plain = described_object(describe("c.6527dup", gene))
    different = {key for key, value in values.items() if value != plain[key]}
    assert different <= {"input", "notes"}


def test_objects_come_in_the_order_of_the_inputs(capsys: Capture) -> None:
    status, objects = run(capsys, *READ)
    assert status == 0
    assert [values["input"] for values in objects] == list(READ)


@pytest.mark.parametrize("text", REFUSED)
def test_a_bad_input_is_an_error_object_among_the_others(text: str, capsys: Capture) -> None:
    status, objects = run(capsys, "c.6527dup", text, "c.425A>G")
    assert status == 1
    assert [values["input"] for values in objects] == ["c.6527dup", text, "c.425A>G"]
    assert ["error" in values for values in objects] == [False, True, False]
    assert list(objects[1]) == ["input", "error", "code", "cause", "cure", "candidates"]
    assert objects[1]["error"]
    assert objects[1]["code"]


@pytest.mark.parametrize("text", REFUSED)
def test_the_candidates_of_an_error_can_be_read(text: str, gene: Gene) -> None:
    with pytest.raises(DescriptionError) as caught:
        describe(text, gene)
    for candidate in error_object(text, caught.value)["candidates"]:
        assert describe(candidate, gene).description.text == candidate


def test_what_was_probably_meant_is_listed(gene: Gene) -> None:
    with pytest.raises(DescriptionError) as caught:
        describe("c.425A>G;6527dup", gene)
    assert error_object("", caught.value)["candidates"] == [
        "NM_000094.4:c.[425A>G];[6527dup]",
        "NM_000094.4:c.[425A>G;6527dup]",
        "NM_000094.4:c.425A>G(;)6527dup",
    ]


def test_an_error_without_candidates_says_so() -> None:
    assert error_object("x", InputError("a.b", "wrong")) == {
        "input": "x",
        "error": "wrong",
        "code": "a.b",
        "cause": None,
        "cure": None,
        "candidates": [],
    }


@pytest.mark.parametrize(
    ("text", "phase", "hgvs_c", "alleles"),
    [
        ("c.[425A>G];[6527dup]", "trans", "NM_000094.4:c.[425A>G];[6527dup]", [1, 2]),
        ("c.[425A>G;6527dup]", "cis", "NM_000094.4:c.[425A>G;6527dup]", [1, 1]),
        ("c.425A>G(;)6527dup", "unknown", "NM_000094.4:c.425A>G(;)6527dup", [1, 2]),
        ("c.[6527dup];[6527dup]", "homozygous", "NM_000094.4:c.[6527dup];[6527dup]", [1, 2]),
        ("c.[425A>G];[=]", "trans", "NM_000094.4:c.[425A>G];[=]", [1]),
    ],
)
def test_a_pair_has_its_names_its_phase_and_an_object_for_each(
    text: str, phase: str, hgvs_c: str, alleles: list[int], gene: Gene
) -> None:
    values = described_object(describe(text, gene))
    assert (values["phase"], values["hgvs_c"]) == (phase, hgvs_c)
    assert [variant["allele"] for variant in values["variants"]] == alleles
    alone = described_object(describe(values["variants"][0]["hgvs_c"], gene))
    for key in set(alone) - {"input", "notes", "case_file"}:
        assert values["variants"][0][key] == alone[key]


@pytest.mark.parametrize("text", ["c.425=", "c.=", "c.[=];[=]", "NM_000094.4:c.6527="])
def test_no_change_is_said_and_is_no_error(text: str, capsys: Capture) -> None:
    status, objects = run(capsys, text)
    assert status == 0
    assert objects[0]["notes"] == ["no change: the reference sequence"]
    assert objects[0]["not_annotated"] == "same_as_reference"
    assert objects[0]["variants"] == []


@pytest.mark.parametrize(
    ("text", "phase"), [("c.[=];[=]", "reference"), ("c.[=];[?]", "unknown"), ("c.=", "single")]
)
def test_without_a_variant_no_phase_is_claimed(text: str, phase: str, gene: Gene) -> None:
    assert described_object(describe(text, gene))["phase"] == phase


def test_variants_of_one_described_copy_are_read_together(gene: Gene) -> None:
    values = described_object(describe("c.[1732C>T;1734A>G];[6527dup]", gene))
    (one,) = values["haplotypes"]
    assert (one["allele"], one["relation"]) == (1, "stop_removed")
    assert one["hgvs_c"] == "NM_000094.4:c.[1732C>T;1734A>G]"
    assert one["hgvs_c_merged"] == "NM_000094.4:c.1732_1734delinsTGG"
    assert one["hgvs_p"] == "NP_000085.1:p.(Arg578Trp)"
    assert described_object(describe("c.1732C>T(;)1734A>G", gene))["haplotypes"] == []


def test_translations_are_noted(gene: Gene) -> None:
    values = described_object(describe("IVS51+1G>A", gene))
    assert len(values["notes"]) == 1
    assert "intron 51" in values["notes"][0]
