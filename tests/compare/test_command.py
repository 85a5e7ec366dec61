"""``col7a1tools compare``: forms, languages, exit statuses."""

import json
from dataclasses import fields
from pathlib import Path

import pytest

from col7a1tools.compare.comparison import (
    Cause,
    CauseKind,
    Compared,
    Comparison,
    CriterionChange,
    InputChange,
    LineChange,
    VariantChange,
)
from tests.command_line import PROJECT, in_process
from tests.compare.making import TRIO, report

Capture = pytest.CaptureFixture[str]
Records = tuple[Path, Path]


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """One person on both assemblies."""
    folder = tmp_path_factory.mktemp("records")
    made = [
        report(folder / f"{name}.json", TRIO / f"family.{name}.vcf", "--sample", "child")
        for name in ("GRCh38", "GRCh37")
    ]
    return made[0], made[1]


def test_text_goes_to_stdout(capsys: Capture, records: Records) -> None:
    done = in_process(capsys, "compare", *records)
    assert done.status == 0
    assert done.out.startswith("Two summaries of one person compared\n")
    assert "The assembly" in done.out
    assert "is new" not in done.out


def test_the_suffix_chooses_the_form_and_lang_the_language(
    capsys: Capture, tmp_path: Path, records: Records
) -> None:
    for suffix in (".txt", ".html", ".json"):
        target = tmp_path / f"out{suffix}"
        done = in_process(capsys, "compare", *records, "--lang", "es", "-o", target)
        assert (done.status, done.out) == (0, "")
    assert (tmp_path / "out.txt").read_text().startswith("Dos resúmenes de una persona")
    assert '<html lang="es">' in (tmp_path / "out.html").read_text()
    found = json.loads((tmp_path / "out.json").read_text())
    assert found["schema_version"] == "1.0"
    assert found["older"]["record"]["name"] == records[0].name
    assert [one["id"] for one in found["inputs"]] == ["assembly", "sample_file"]


def test_two_equal_records_say_so(capsys: Capture, records: Records) -> None:
    done = in_process(capsys, "compare", records[0], records[0])
    assert done.status == 0
    assert "The two records say the same, and rest on the same." in done.out


def test_another_person_is_refused(capsys: Capture, tmp_path: Path, records: Records) -> None:
    text = records[0].read_text(encoding="utf-8").replace('"name": "child"', '"name": "sister"')
    other = tmp_path / "other.json"
    other.write_text(text, encoding="utf-8")
    target = tmp_path / "out.txt"
    done = in_process(capsys, "compare", records[0], other, "-o", target)
    assert done.status == 1
    assert "[compare.other_person]" in done.err
    assert not target.exists()
    assert in_process(capsys, "compare", records[0], other, "--same-person").status == 0


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"{}", "record.version"),
        (b"no json", "record.json"),
        (b"\xff\xfe", "record.unreadable"),
        (b'{"schema_version": "9.0"}', "record.version"),
    ],
)
def test_what_is_no_record_is_refused(
    content: bytes, code: str, capsys: Capture, tmp_path: Path, records: Records
) -> None:
    bad = tmp_path / "bad.json"
    bad.write_bytes(content)
    for words in ((bad, records[0]), (records[0], bad)):
        done = in_process(capsys, "compare", *words)
        assert (done.status, done.out) == (1, "")
        assert f"[{code}]" in done.err


def test_a_missing_file_is_refused(capsys: Capture, tmp_path: Path, records: Records) -> None:
    done = in_process(capsys, "compare", records[0], tmp_path / "none.json")
    assert done.status == 1
    assert "[record.unreadable]" in done.err


def test_wrong_usage(capsys: Capture, tmp_path: Path, records: Records) -> None:
    assert in_process(capsys, "compare", records[0]).status == 2
    done = in_process(capsys, "compare", *records, "-o", tmp_path / "out.pdf")
    assert done.status == 2
    assert "[compare.suffix]" in done.err
    own = tmp_path / "own.json"
    own.write_bytes(records[0].read_bytes())
    done = in_process(capsys, "compare", records[0], own, "-o", own)
    assert done.status == 2
    assert own.read_bytes() == records[0].read_bytes()


def test_the_page_on_comparisons_names_every_field_and_kind_of_cause() -> None:
    page = (PROJECT / "docs" / "compare.md").read_text(encoding="utf-8")
    parts = (Comparison, Compared, VariantChange, CriterionChange, LineChange, Cause, InputChange)
    named = {one.name for part in parts for one in fields(part)} | {one.value for one in CauseKind}
    assert [name for name in sorted(named) if f"`{name}`" not in page] == []
