"""Faults in manifests and pedigrees are named with their line, before anything is read."""

from pathlib import Path

import pytest

from tests.cohort.cohorts import rows, screen
from tests.cohort.test_screen import TRIO, write_calls

FAULTS = {
    "no path column": ("sample\tname\na\tb\n", "manifest.columns"),
    "an unknown column": ("path\tage\na.vcf\t7\n", "manifest.columns"),
    "an empty file": ("", "manifest.columns"),
    "too many fields": ("path\tname\na.vcf\tanna\tfemale\n", "manifest.row"),
    "a word that is no sex": ("path\tsex\na.vcf\twoman\n", "manifest.row"),
    "no path in a line": ("path\tname\n\tanna\n", "manifest.row"),
    "two sexes of one person": (
        "path\tname\tsex\na.vcf\tanna\tfemale\nb.vcf\tanna\tmale\n",
        "cohort.contradiction",
    ),
    "two names of one sample": ("path\tname\na.vcf\tanna\na.vcf\tberta\n", "cohort.two_names"),
    "two fathers of one person": (
        "path\tname\tfather\na.vcf\tanna\tb\nb.vcf\tanna\tc\n",
        "cohort.contradiction",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_manifest_stops_the_run_and_writes_nothing(tmp_path: Path, fault: str) -> None:
    text, code = FAULTS[fault]
    for name in ("a", "b"):
        write_calls(tmp_path / f"{name}.vcf", [name], [["0/1"]])
    (tmp_path / "cohort.tsv").write_text(text)
    done = screen(tmp_path / "run", tmp_path / "cohort.tsv")
    assert done.returncode == 1
    assert f"[{code}]" in done.stderr
    assert "cohort.tsv" in done.stderr
    assert not (tmp_path / "run").exists()


def test_a_file_that_a_manifest_names_and_is_not_there_fails_alone(tmp_path: Path) -> None:
    write_calls(tmp_path / "a.vcf", ["a"], [["0/1"]])
    (tmp_path / "cohort.tsv").write_text("path\na.vcf\nmissing.vcf\n")
    assert screen(tmp_path / "run", tmp_path / "cohort.tsv").returncode == 3
    (failure,) = rows(tmp_path / "run" / "failures.tsv")
    assert (failure["file"], failure["code"]) == ("missing.vcf", "file.unreadable")
    assert "No such file" in failure["message"]
    assert [row["file"] for row in rows(tmp_path / "run" / "files.tsv")] == ["a.vcf"]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("nobody\tanna", "sample.unknown"),
        ("nobody\t", "sample.unknown"),
        ("\tanna", "sample.unknown"),
        ("child\tmother", "vcf.duplicate_sample"),
    ],
)
def test_a_sample_that_a_manifest_names_wrongly_fails_its_file(
    tmp_path: Path, row: str, code: str
) -> None:
    manifest = tmp_path / "cohort.tsv"
    manifest.write_text(f"path\tsample\tname\n{TRIO / 'family.GRCh38.vcf'}\t{row}\n")
    assert screen(tmp_path / "run", manifest).returncode == 3
    assert rows(tmp_path / "run" / "failures.tsv")[0]["code"] == code


def test_a_pedigree_of_nobody_in_the_files_is_refused_and_a_right_one_takes_up_the_run(
    tmp_path: Path,
) -> None:
    for name in ("kid", "mum", "dad"):
        write_calls(tmp_path / f"{name}.vcf", [name], [["0/1"]])
    lines = "F kid dad mum 1 2\nF dad 0 0 1 1\nF mum 0 0 2 1\n"
    files = [tmp_path / f"{name}.vcf" for name in ("kid", "mum", "dad")]
    ped = tmp_path / "family.ped"
    ped.write_text(lines.replace("kid", "F-kid").replace("mum", "F-mum").replace("dad", "F-dad"))
    done = screen(tmp_path / "run", *files, "--ped", ped)
    assert done.returncode == 1
    assert "[cohort.nobody_in_pedigree]" in done.stderr
    assert "family.ped" in done.stderr
    assert not (tmp_path / "run" / "candidates.tsv").exists()
    ped.write_text(lines)
    assert screen(tmp_path / "run", *files, "--ped", ped).returncode == 0
    (tmp_path / "cohort.tsv").write_text("path\nmissing.vcf\n")
    ped.write_text(lines.replace("kid", "x").replace("mum", "y").replace("dad", "z"))
    unread = screen(tmp_path / "other", files[0], tmp_path / "cohort.tsv", "--ped", ped)
    assert unread.returncode == 3
