import json
from pathlib import Path

import pytest

from col7a1tools.cli.main import main
from col7a1tools.gene import load_gene
from tests.reads.called import write_vcf
from tests.simulate.fixtures import FOLDER, MOSAIC, fixtures
from tests.simulate.haplotypes import allele_of

BAM = str(FOLDER / "mosaic.amplicon.cram")


@pytest.fixture(scope="module")
def vcf(tmp_path_factory: pytest.TempPathFactory) -> str:
    gene = load_gene()
    (person,) = [one for one in fixtures(gene) if one.name == "mosaic.amplicon.cram"]
    path = tmp_path_factory.mktemp("reads") / "mosaic.vcf"
    hidden = [allele_of(MOSAIC, gene)]
    return str(write_vcf(path, {"mosaic": person.parts}, gene, leave_out=hidden))


def test_json_goes_to_stdout(vcf: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reads", BAM, "--vcf", vcf, "--tissue", "blood"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert [one["hgvs_c"] for one in record["mosaic"]] == [f"NM_000094.4:{MOSAIC}"]
    assert record["input"]["tissue"] == "blood"
    assert record["software"]["name"] == "col7a1tools"


def test_the_suffix_of_the_output_chooses_its_form(vcf: str, tmp_path: Path) -> None:
    text, plain = tmp_path / "out.txt", tmp_path / "out.json"
    assert main(["reads", BAM, "--vcf", vcf, "-o", str(text)]) == 0
    assert main(["reads", BAM, "--vcf", vcf, "-o", str(plain)]) == 0
    assert f"NM_000094.4:{MOSAIC}: mosaic" in text.read_text()
    assert json.loads(plain.read_text())["schema_version"] == "1.0"


def test_another_suffix_is_wrong_usage(
    vcf: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.tsv"
    assert main(["reads", BAM, "--vcf", vcf, "-o", str(out)]) == 2
    assert "[reads.suffix]" in capsys.readouterr().err
    assert not out.exists()


def test_names_of_a_list_are_looked_for(
    vcf: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = tmp_path / "names.txt"
    wanted.write_text("# two of one codon\nc.8039G>A  # not published\n8038G>C\n")
    assert main(["reads", BAM, "--vcf", vcf, "--look-for", str(wanted)]) == 0
    record = json.loads(capsys.readouterr().out)
    asked = {one["hgvs_c"]: one for one in record["looked_for"] if one["origin"] == "asked for"}
    assert set(asked) == {"NM_000094.4:c.8039G>A", "NM_000094.4:c.8038G>C"}
    assert {one["genotype"] for one in asked.values()} == {"0/0"}


@pytest.mark.parametrize(
    ("extra", "code"),
    [
        (["--look-for", "missing.txt"], "reads.look_for"),
        (["--donor", "mother"], "reads.patient_and_donor"),
        (["--sample", "eva"], "reads.sample_missing"),
    ],
)
def test_what_cannot_be_done_is_one_message(
    vcf: str, extra: list[str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["reads", BAM, "--vcf", vcf, *extra]) in (1, 2)
    shown = capsys.readouterr()
    assert f"[{code}]" in shown.err
    assert shown.out == ""


def test_variants_from_stdin_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reads", BAM, "--vcf", "-"]) == 1
    assert "[reads.standard_input]" in capsys.readouterr().err


def test_a_file_without_genotypes_is_told(
    vcf: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    silent = tmp_path / "silent.vcf"
    silent.write_text(Path(vcf).read_text().replace("\tGT\t", "\tXX\t"))
    assert main(["reads", BAM, "--vcf", str(silent)]) == 0
    captured = capsys.readouterr()
    assert "have no genotypes" in captured.err
    assert any("have no genotypes" in one for one in json.loads(captured.out)["notices"])
