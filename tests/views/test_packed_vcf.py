"""Packed VCF: bgzip that can be indexed, and BCF that gives the text back."""

import subprocess
from pathlib import Path

import pysam
import pysam.bcftools
import pytest

from tests.command_line import PLAIN, READABLE, VCF, in_process, name_of

Capture = pytest.CaptureFixture[str]

BGZF_END = bytes.fromhex("1f8b08040000000000ff0600424302001b0003000000000000000000")


def made(capsys: Capture, path: Path, target: Path) -> Path:
    done = in_process(capsys, "annotate", path, "-o", target)
    assert done.status == 0, done.err
    return target


@pytest.mark.parametrize("path", READABLE, ids=name_of)
def test_bgzip_holds_the_text_of_the_plain_file(
    path: Path, capsys: Capture, tmp_path: Path
) -> None:
    plain = made(capsys, path, tmp_path / "out.vcf").read_bytes()
    packed = made(capsys, path, tmp_path / "out.vcf.gz")
    with pysam.BGZFile(str(packed), "rb", None) as stream:
        assert b"".join(line + b"\n" for line in stream) == plain
    assert packed.read_bytes().endswith(BGZF_END)


def test_the_packed_file_can_be_indexed_and_asked(capsys: Capture, tmp_path: Path) -> None:
    packed = made(capsys, PLAIN, tmp_path / "out.vcf.gz")
    pysam.tabix_index(str(packed), preset="vcf")
    with pysam.TabixFile(str(packed)) as index:
        rows = list(index.fetch("chr3", 48573860, 48573870))
    assert ["CSQ=" in row for row in rows] == [True]


@pytest.mark.debian("tabix")
def test_the_tabix_of_debian_indexes_it(capsys: Capture, tmp_path: Path) -> None:
    packed = made(capsys, PLAIN, tmp_path / "out.vcf.gz")
    subprocess.run(["tabix", "-p", "vcf", str(packed)], check=True)
    asked = ["tabix", str(packed), "chr3:48573864-48573864"]
    found = subprocess.run(asked, capture_output=True, text=True, check=True)
    assert found.stdout.count("\n") == 1


def body(path: Path) -> list[str]:
    """The records as text, written by htslib."""
    text = pysam.bcftools.view("-H", str(path))
    return str(text).splitlines()


# The header that a BCF cannot have: FORMAT without samples.
WITHOUT_BCF = {"format_without_samples.vcf"}


@pytest.mark.parametrize("path", [p for p in READABLE if p.name not in WITHOUT_BCF], ids=name_of)
def test_bcf_gives_back_what_the_text_says(path: Path, capsys: Capture, tmp_path: Path) -> None:
    plain = made(capsys, path, tmp_path / "out.vcf")
    packed = made(capsys, path, tmp_path / "out.bcf")
    assert body(packed) == body(plain)
    records = [line for line in plain.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    assert len(body(packed)) == len(records)


def test_undeclared_fields_get_a_declaration(capsys: Capture, tmp_path: Path) -> None:
    packed = made(capsys, VCF / "callers" / "gatk_gvcf.vcf", tmp_path / "out.bcf")
    with pysam.VariantFile(str(packed)) as stream:
        assert stream.header.info["END"].type == "Integer"
        assert stream.header.formats["AD"].description == "Not declared in the input"


def test_records_that_bcf_cannot_hold_are_refused(capsys: Capture, tmp_path: Path) -> None:
    path = VCF / "quirks" / "format_without_samples.vcf"
    done = in_process(capsys, "annotate", path, "-o", tmp_path / "out.bcf")
    assert (done.status, done.out) == (1, "")
    assert "[output.bcf]" in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_bcf_of_ours_is_annotated_like_the_text(capsys: Capture, tmp_path: Path) -> None:
    packed = made(capsys, PLAIN, tmp_path / "out.bcf")
    again = in_process(capsys, "annotate", packed)
    assert (again.status, again.err) == (0, "")
    assert again.out == in_process(capsys, "annotate", PLAIN).out
