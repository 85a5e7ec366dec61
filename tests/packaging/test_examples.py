"""The examples: invented persons, written by a script, each with a script that runs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from examples.build_families import FAMILIES, Family, family_lines, gvcf_lines
from tests.packaging.environments import PROJECT

EXAMPLES = PROJECT / "examples"
FOLDERS = sorted(path.parent.name for path in EXAMPLES.glob("*/run.sh"))


@pytest.mark.parametrize("family", FAMILIES, ids=[family.folder for family in FAMILIES])
def test_the_script_writes_the_committed_files(family: Family) -> None:
    for assembly in family.assemblies:
        path = EXAMPLES / family.folder / f"family.{assembly}.vcf"
        assert path.read_text(encoding="ascii").splitlines() == list(family_lines(family, assembly))


def test_the_script_writes_the_committed_gvcf() -> None:
    path = EXAMPLES / "gvcf" / "patient.GRCh38.g.vcf"
    assert path.read_text(encoding="ascii").splitlines() == list(gvcf_lines())


def test_every_example_has_its_readme_its_script_and_its_line_in_the_list() -> None:
    folders = sorted(path.parent.name for path in EXAMPLES.glob("*/*.vcf"))
    assert sorted(set(folders)) == FOLDERS
    listing = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    for folder in FOLDERS:
        assert f"]({folder})" in listing
        assert "invented" in (EXAMPLES / folder / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_example_runs(folder: str, tmp_path: Path) -> None:
    scripts = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    command = [str(EXAMPLES / folder / "run.sh"), str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PATH": scripts})
    kinds = {path.suffix for path in tmp_path.iterdir()}
    assert kinds == {".tsv", ".vcf", ".json", ".html", ".pdf"}
    assert all(path.stat().st_size > 500 for path in tmp_path.iterdir())
