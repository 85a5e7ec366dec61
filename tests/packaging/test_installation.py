"""What `pip install` gives, from a wheel in an empty environment and in place."""

import json
import tomllib
import zipfile
from pathlib import Path

from tests.packaging.environments import PROJECT, Environment, new_environment

EXAMPLE = PROJECT / "examples" / "homozygous" / "family.GRCh38.vcf"


def test_the_wheel_holds_every_reference_file(wheel: Path) -> None:
    sources = (PROJECT / "reference" / "SOURCES.toml").read_text(encoding="utf-8")
    data = {"SOURCES.toml", "parsed.jsonl", *tomllib.loads(sources)["files"]}
    with zipfile.ZipFile(wheel) as archive:
        inside = {Path(name).name for name in archive.namelist() if "/reference/" in name}
    assert data <= inside


def test_the_installed_command_explains_itself(installed: Environment, tmp_path: Path) -> None:
    assert "annotate" in installed.run([str(installed.command), "--help"], tmp_path)


def test_the_installed_command_names_a_variant(installed: Environment, tmp_path: Path) -> None:
    text = installed.run([str(installed.command), "describe", "6527insC", "--json"], tmp_path)
    assert json.loads(text)["hgvs_c"] == "NM_000094.4:c.6527dup"


def test_the_installed_command_does_the_main_job(installed: Environment, tmp_path: Path) -> None:
    command = str(installed.command)
    outputs = [str(tmp_path / name) for name in ("summary.html", "summary.pdf")]
    pages = [word for output in outputs for word in ("-o", output)]
    text = installed.run([command, "annotate", str(EXAMPLE)], tmp_path)
    installed.run([command, "report", str(EXAMPLE), *pages], tmp_path)
    assert "NM_000094.4:c.5820G>A" in text
    assert (tmp_path / "summary.pdf").read_bytes().startswith(b"%PDF")
    assert "c.5820G&gt;A" in (tmp_path / "summary.html").read_text(encoding="utf-8")


def test_an_editable_installation_finds_its_reference(copied_project: Path, tmp_path: Path) -> None:
    environment = new_environment(tmp_path / "env")
    environment.pip_install("setuptools")
    environment.pip_install("--no-deps", "--no-build-isolation", "-e", str(copied_project))
    text = environment.run([str(environment.command), "describe", "c.6527dup"], tmp_path)
    assert "p.(Gly2177TrpfsTer113)" in text
