"""What registered sources say reaches every output, and only where they are registered."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from col7a1tools.sources.lookup import forget
from tests.command_line import in_process, table

Capture = pytest.CaptureFixture[str]
SOURCES = Path(__file__).parents[1] / "data" / "sources"


@pytest.fixture
def registered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> Iterator[tuple[str, ...]]:
    """The kinds that were registered for one test."""
    monkeypatch.setenv("COL7A1TOOLS_SOURCES", str(tmp_path / "sources.toml"))
    forget()
    for file in ("gnomad_v4_joint.vcf", "revel.csv", "clinvar.vcf"):
        done = in_process(capsys, "sources", "add", SOURCES / file)
        assert done.status == 0, done.err
    yield ("gnomad", "revel", "clinvar")
    forget()


def described(capsys: Capture, variant: str) -> dict[str, object]:
    done = in_process(capsys, "describe", "--json", variant)
    assert done.status == 0, done.err
    found: dict[str, object] = json.loads(done.out)
    return found


def states(found: dict[str, object]) -> dict[str, str]:
    evidence = found["evidence"]
    assert isinstance(evidence, list)
    return {one["criterion"].partition("_")[0]: one["state"] for one in evidence}


def test_without_sources_frequency_is_not_assessed(capsys: Capture) -> None:
    found = described(capsys, "c.6127G>A")
    assert found["sources_asked"] == []
    assert states(found)["PM2"] == "not assessed"


def test_describe_weighs_and_names_what_is_registered(
    registered: tuple[str, ...], capsys: Capture
) -> None:
    found = described(capsys, "c.6127G>A")
    asked = found["sources_asked"]
    assert isinstance(asked, list)
    assert {one["key"] for one in asked} == set(registered)
    assert all(one["sha256"] for one in asked)
    assert states(found)["PM2"] in {"met", "not met"}


@pytest.mark.usefixtures("registered")
def test_annotate_bypasses_the_table_made_from_the_reference(
    capsys: Capture, tmp_path: Path
) -> None:
    path = tmp_path / "one.vcf"
    path.write_text(
        "##fileformat=VCFv4.3\n##contig=<ID=chr3,length=198295559>\n"
        "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\nchr3\t48575392\t.\tC\tT\t.\t.\t.\n",
        encoding="utf-8",
    )
    (row,) = table(in_process(capsys, "annotate", path).out)
    (line,) = in_process(capsys, "annotate", path, "--format", "jsonl").out.splitlines()
    assert row["hgvs_c"] == "NM_000094.4:c.6127G>A"
    assert row["criteria"] == json.loads(line)["criteria"]
    assert states(json.loads(line))["PM2"] != "not assessed"


def test_a_report_names_the_sources_that_were_asked(
    registered: tuple[str, ...], capsys: Capture, tmp_path: Path
) -> None:
    family = Path(__file__).parents[2] / "examples/compound_heterozygous_trio/family.GRCh38.vcf"
    record = tmp_path / "record.json"
    done = in_process(capsys, "report", family, "--sample", "child", "-o", record)
    assert done.status == 0, done.err
    sources = json.loads(record.read_text(encoding="utf-8"))["sources"]
    assert {one["name"] for one in sources} == set(registered)
