"""Annotations that the input already holds are weighed first, in every command that reads files."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import in_process, table

Capture = pytest.CaptureFixture[str]
VCF = Path(__file__).parents[1] / "data" / "vcf_annotated"


def rows(capsys: Capture, name: str) -> dict[str, dict[str, Any]]:
    """The JSON lines of an annotated input, by c. name without accession."""
    done = in_process(capsys, "annotate", VCF / name, "--format", "jsonl")
    assert done.status == 0, done.err
    found = [json.loads(line) for line in done.out.splitlines()]
    return {row["hgvs_c"].rpartition(":")[2]: row for row in found}


def met(row: dict[str, object]) -> set[str]:
    return set(str(row["criteria"]).split(";"))


def reason(row: dict[str, object], code: str) -> dict[str, object]:
    evidence = row["evidence"]
    assert isinstance(evidence, list)
    (found,) = [one["reason"] for one in evidence if one["criterion"].partition("_")[0] == code]
    values: dict[str, object] = found["values"]
    return values


def test_vep_fields_are_weighed_and_their_place_is_named(capsys: Capture) -> None:
    row = rows(capsys, "vep111.vcf")["c.6127G>A"]
    assert "PP3_Strong" in met(row)
    assert reason(row, "PP3")["source"] == "input CSQ REVEL of vep111.vcf"
    assert row["sources_asked"] == [
        {"key": "input", "release": None, "sha256": None, "where": "vep111.vcf"}
    ]


def test_vep_scores_and_counts_on_either_side_of_a_threshold(capsys: Capture) -> None:
    found = {name: met(row) for name, row in rows(capsys, "vep111.vcf").items()}
    # REVEL 0.932 and 0.931.
    assert "PP3_Strong" in found["c.6127G>A"]
    assert "PP3_Moderate" in found["c.6082G>A"]
    # SpliceAI 0.10, 0.20 and 0.19; a filtering frequency of 1.26e-3 and 1.24e-3.
    assert found["c.5532+11C>T"] == {"BS1", "BP4", "BP7"}
    assert found["c.4965C>T"] == {"PP3"}
    assert not {"PP3", "BP4"} & found["c.425A>G"]


def test_annovar_blocks_and_bounds_on_either_side_of_a_threshold(capsys: Capture) -> None:
    found = rows(capsys, "annovar.vcf")
    # REVEL 0.644 and 0.643; a filtering frequency of 2.23e-4 and 2.24e-4.
    assert {"PM2_Supporting", "PP3"} <= met(found["c.6127G>A"])
    assert not {"PM2_Supporting", "PP3"} & met(found["c.6082G>A"])
    assert found["c.6127G>A"]["assertions"][0]["significance"] == "Pathogenic"
    # Each ALT has its own block: the score and the frequency of the first are not the second's.
    assert {"PP3_Strong", "BA1"} <= met(found["c.425A>T"])
    assert "BA1" not in met(found["c.425A>G"])


def test_dbnsfp_beside_snpeff_on_either_side_of_a_threshold(capsys: Capture) -> None:
    found = rows(capsys, "dbnsfp_snpeff.vcf")
    # REVEL 0.773 and 0.772; 1 and 300 of a million alleles.
    assert {"PM2_Supporting", "PP3_Moderate"} <= met(found["c.6127G>A"])
    assert "PP3" in met(found["c.6082G>A"])
    assert "PM2_Supporting" not in met(found["c.6082G>A"])
    where = reason(found["c.6127G>A"], "PP3")["source"]
    assert where == "input dbNSFP_REVEL_score of dbnsfp_snpeff.vcf"


@pytest.mark.parametrize("name", ["vep111.vcf", "annovar.vcf", "dbnsfp_snpeff.vcf"])
def test_table_json_and_vcf_agree(name: str, capsys: Capture, tmp_path: Path) -> None:
    found = rows(capsys, name)
    shown = table(in_process(capsys, "annotate", VCF / name).out)
    assert {row["hgvs_c"].rpartition(":")[2]: row["criteria"] for row in shown} == {
        key: row["criteria"] or "." for key, row in found.items()
    }
    target = tmp_path / "out.vcf"
    assert in_process(capsys, "annotate", VCF / name, "-o", target).status == 0
    text = target.read_text(encoding="utf-8")
    assert all((row["criteria"] or "").replace(";", "&") in text for row in found.values())
