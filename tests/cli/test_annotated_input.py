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


@pytest.mark.parametrize("name", ["vep111.vcf"])
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
