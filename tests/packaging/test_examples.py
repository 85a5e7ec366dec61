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
# Of the folders with a script, those that hold the files of persons.
PERSONS = sorted({path.parent.name for path in EXAMPLES.glob("*/*.vcf")})


@pytest.mark.parametrize("family", FAMILIES, ids=[family.folder for family in FAMILIES])
def test_the_script_writes_the_committed_files(family: Family) -> None:
    for assembly in family.assemblies:
        path = EXAMPLES / family.folder / f"family.{assembly}.vcf"
        assert path.read_text(encoding="ascii").splitlines() == list(family_lines(family, assembly))


def test_the_script_writes_the_committed_gvcf() -> None:
    path = EXAMPLES / "gvcf" / "patient.GRCh38.g.vcf"
    assert path.read_text(encoding="ascii").splitlines() == list(gvcf_lines())


def test_every_example_has_its_readme_its_script_and_its_line_in_the_list() -> None:
    listing = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert set(PERSONS) < set(FOLDERS)
    for folder in FOLDERS:
        assert f"]({folder})" in listing
        assert (EXAMPLES / folder / "README.md").is_file()
    for folder in PERSONS:
        assert "invented" in (EXAMPLES / folder / "README.md").read_text(encoding="utf-8")


def run_example(folder: str, output: Path) -> None:
    scripts = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    command = [str(EXAMPLES / folder / "run.sh"), str(output)]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PATH": scripts})


@pytest.mark.parametrize("folder", PERSONS)
def test_every_example_of_a_person_runs(folder: str, tmp_path: Path) -> None:
    run_example(folder, tmp_path)
    kinds = {path.suffix for path in tmp_path.iterdir()}
    assert kinds == {".tsv", ".vcf", ".json", ".html", ".pdf"}
    assert all(path.stat().st_size > 500 for path in tmp_path.iterdir())


def test_the_atlas_names_the_substitutions_of_the_family_from_either_form(tmp_path: Path) -> None:
    run_example("atlas", tmp_path)
    family = read_lines(EXAMPLES / "compound_heterozygous_trio" / "family.GRCh38.vcf")
    substitutions = sum(len(line[3]) == len(line[4]) == 1 for line in family)
    for name in ("from_vcf.vcf", "from_table.vcf"):
        lines = read_lines(tmp_path / name)
        assert len(lines) == len(family)
        named = [line[7] for line in lines if "COL7A1_hgvs_c=NM_000094.4:c." in line[7]]
        assert len(named) == substitutions > 0


def read_lines(path: Path) -> list[list[str]]:
    """The fields of each record."""
    text = path.read_text(encoding="ascii")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
