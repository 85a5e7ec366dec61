"""Forms of the input and of the output, and the assembly that a user names."""

import gzip
import json
from pathlib import Path

import pysam
import pysam.bcftools
import pytest

from tests.command_line import PLAIN, VCF, in_process, run, table

Capture = pytest.CaptureFixture[str]


def of_form(form: str, folder: Path) -> bytes:
    """The plain file in another form."""
    path = folder / f"copy.{form}"
    if form == "gzip":
        return gzip.compress(PLAIN.read_bytes(), mtime=0)
    if form == "bgzip":
        pysam.tabix_compress(str(PLAIN), str(path), force=True)
    elif form == "bcf":
        pysam.bcftools.view("-Ob", "-o", str(path), str(PLAIN), catch_stdout=False)
    else:
        return PLAIN.read_bytes()
    return path.read_bytes()


@pytest.mark.parametrize("form", ["vcf", "gzip", "bgzip", "bcf"])
def test_stdin_gives_what_the_file_gives(form: str, tmp_path: Path, capsys: Capture) -> None:
    content = of_form(form, tmp_path)
    expected = in_process(capsys, "annotate", PLAIN).out
    done = run("annotate", "-", stdin=content)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8") == expected


def test_a_faulty_stdin_is_named_as_such() -> None:
    done = run("annotate", "-", stdin=PLAIN.read_bytes()[:-30])
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"standard input" in done.stderr


def kind(path: Path) -> str:
    """What a file is by its first bytes."""
    content = path.read_bytes()
    if content.startswith(b"\x1f\x8b"):
        content = gzip.decompress(content)
        return "bcf" if content.startswith(b"BCF\2") else "packed " + kind_of_text(content)
    return kind_of_text(content)


def kind_of_text(content: bytes) -> str:
    starts = {b"##fileformat=VCF": "vcf", b"chrom\tpos": "tsv", b'{"chrom"': "jsonl"}
    return next(name for start, name in starts.items() if content.startswith(start))


@pytest.mark.parametrize(
    ("name", "form", "expected"),
    [
        ("out.tsv", None, "tsv"),
        ("out.vcf", None, "vcf"),
        ("out.vcf.gz", None, "packed vcf"),
        ("out.bcf", None, "bcf"),
        ("out.jsonl", None, "jsonl"),
        ("out.txt", None, "tsv"),
        ("out", None, "tsv"),
        ("out.tsv", "vcf", "vcf"),
        ("out.txt", "jsonl", "jsonl"),
        ("out.vcf", "tsv", "tsv"),
        ("out.vcf.gz", "vcf", "packed vcf"),
    ],
)
def test_the_form_follows_the_option_then_the_suffix(
    name: str, form: str | None, expected: str, tmp_path: Path, capsys: Capture
) -> None:
    target = tmp_path / name
    options = [] if form is None else ["--format", form]
    done = in_process(capsys, "annotate", PLAIN, "-o", target, *options)
    assert (done.status, done.out) == (0, "")
    assert kind(target) == expected
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("form", ["tsv", "vcf", "jsonl"])
def test_stdout_gets_the_bytes_of_the_file(form: str, tmp_path: Path) -> None:
    target = tmp_path / f"out.{form}"
    to_stdout = run("annotate", PLAIN, "--format", form)
    to_dash = run("annotate", PLAIN, "--format", form, "-o", "-")
    to_file = run("annotate", PLAIN, "-o", target)
    assert to_stdout.returncode == to_dash.returncode == to_file.returncode == 0
    assert to_stdout.stdout == to_dash.stdout == target.read_bytes()
    assert to_file.stdout == b""


def test_an_existing_output_is_replaced(tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "out.tsv"
    target.write_text("old", encoding="utf-8")
    assert in_process(capsys, "annotate", PLAIN, "-o", target).status == 0
    assert len(table(target.read_text(encoding="utf-8"))) == 3


@pytest.mark.parametrize("assembly", ["auto", "GRCh38"])
def test_an_assembly_that_fits_changes_nothing(assembly: str, capsys: Capture) -> None:
    told = in_process(capsys, "annotate", PLAIN, "--assembly", assembly)
    assert told == in_process(capsys, "annotate", PLAIN)


def test_an_assembly_that_contradicts_the_file_is_refused(capsys: Capture) -> None:
    done = in_process(capsys, "annotate", PLAIN, "--assembly", "GRCh37")
    assert (done.status, done.out) == (1, "")
    assert "GRCh37" in done.err
    assert "GRCh38" in done.err


def test_an_assembly_that_nothing_tells_can_be_named(capsys: Capture) -> None:
    path = VCF / "broken" / "assembly_unknown.vcf"
    assert in_process(capsys, "annotate", path).status == 1
    done = in_process(capsys, "annotate", path, "--assembly", "GRCh38")
    assert done.status == 0
    assert {row["assembly"] for row in table(done.out)} == {"GRCh38"}


def test_a_doubt_about_the_assembly_is_a_note_on_stderr(tmp_path: Path, capsys: Capture) -> None:
    lines = PLAIN.read_text(encoding="utf-8").splitlines()
    silent = tmp_path / "silent.vcf"
    kept = [line for line in lines if not line.startswith("##contig")]
    first = next(index for index, line in enumerate(kept) if not line.startswith("#"))
    silent.write_text("\n".join(kept[: first + 1]) + "\n", encoding="utf-8")
    done = in_process(capsys, "annotate", silent)
    assert done.status == 0
    assert done.err.startswith("col7a1tools: note: ")
    assert [row["assembly"] for row in table(done.out)] == ["GRCh38"]
    sure = in_process(capsys, "annotate", silent, "--assembly", "GRCh38")
    assert (sure.out, sure.err) == (done.out, "")


def test_json_lines_are_one_object_a_line(capsys: Capture) -> None:
    done = in_process(capsys, "annotate", PLAIN, "--format", "jsonl")
    assert len([json.loads(line) for line in done.out.splitlines()]) == 3


@pytest.mark.parametrize("suffix", [".tsv", ".jsonl", ".vcf"])
def test_any_text_form_is_bgzipped_by_its_name(
    suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain, packed = tmp_path / f"out{suffix}", tmp_path / f"out{suffix}.gz"
    for target in (plain, packed):
        assert in_process(capsys, "annotate", PLAIN, "-o", target).status == 0
    assert packed.read_bytes()[:4] == b"\x1f\x8b\x08\x04"
    assert gzip.decompress(packed.read_bytes()) == plain.read_bytes()
