"""What ``report`` may be told about a family, and what it refuses."""

import json
from pathlib import Path
from typing import Any

import pytest

from col7a1tools.cli.main import main
from tests.command_line import PROJECT

BOOK = PROJECT / "examples" / "case_book"
TRIO = PROJECT / "examples" / "compound_heterozygous_trio"
DONOR = BOOK / "donor"
VCF, PED = str(DONOR / "family.GRCh38.vcf"), str(DONOR / "family.ped")


def record(tmp_path: Path, *arguments: str) -> dict[str, Any]:
    target = tmp_path / "record.json"
    assert main(["report", *arguments, "-o", str(target)]) == 0
    plain: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return plain


def only(path: Path, samples: tuple[str, ...], target: Path) -> str:
    """A VCF with these samples alone."""
    lines = []
    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if line.startswith("#CHROM"):
            kept = [*range(9), *(columns.index(name) for name in samples)]
        lines.append(line if line.startswith("##") else "\t".join(columns[at] for at in kept))
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(target)


def test_the_affected_member_is_reported_without_being_named(tmp_path: Path) -> None:
    plain = record(tmp_path, VCF, "--ped", PED)
    assert plain["sample"]["name"] == "child"
    assert plain["relatives"]["pedigree"] == "family.ped"
    assert str(tmp_path) not in json.dumps(plain)


def test_relatives_in_files_of_their_own_show_the_same_phase_on_any_assembly(
    tmp_path: Path,
) -> None:
    ped = tmp_path / "f.ped"
    ped.write_text("F father 0 0 1 1\nF mother 0 0 2 1\nF child father mother 1 2\n")
    child = only(TRIO / "family.GRCh38.vcf", ("child",), tmp_path / "child.vcf")
    mother = only(TRIO / "family.GRCh37.vcf", ("mother",), tmp_path / "mother.vcf")
    father = only(TRIO / "family.GRCh38.vcf", ("father",), tmp_path / "father.vcf")
    files = ("--family-vcf", mother, "--family-vcf", father)
    apart = record(tmp_path, child, "--ped", str(ped), *files)
    together = record(tmp_path, str(TRIO / "family.GRCh38.vcf"), "--ped", str(ped))
    assert apart["relatives"]["files"] == ["mother.vcf", "father.vcf"]
    assert apart["alleles"] == together["alleles"]
    assert apart["alleles"]["phase"] == "trans"
    assert apart["relatives"]["risks"] == together["relatives"]["risks"]


def test_a_carrier_share_of_the_user_is_used_and_named(tmp_path: Path) -> None:
    figure = record(tmp_path, VCF, "--ped", PED, "--partner-carrier", "1/100")["relatives"]
    assert figure["partner_figure"]["denominator"] == 100
    children = [risk for risk in figure["risks"] if risk["kind"] == "child_affected"]
    assert [(one["numerator"], one["denominator"]) for one in children] == [(1, 200)]


@pytest.mark.parametrize(
    ("arguments", "status", "code"),
    [
        (("--family-vcf", VCF), 2, "family.nothing_asked"),
        (("--sample", "child", "--donor", "child"), 2, "family.same_person"),
        (("--ped", PED, "--partner-carrier", "0.01"), 2, "family.share"),
        (("--ped", PED, "--partner-carrier", "1/0"), 2, "family.share"),
        (("--ped", PED, "--donor", "nobody"), 1, "family.donor_unknown"),
        (("--ped", PED, "--partner", "nobody"), 1, "family.partner_not_tested"),
        (("--ped", PED, "--family-vcf", VCF), 1, "family.sample_twice"),
        (("--ped", PED, "--sample", "nobody"), 1, "ped.not_in_pedigree"),
        (
            ("--ped", PED, "--family-vcf", str(BOOK / "couple" / "family.GRCh38.vcf")),
            1,
            "family.no_relative",
        ),
        (("--ped", "missing.ped"), 1, "ped.unreadable"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(
    arguments: tuple[str, ...],
    status: int,
    code: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    target = tmp_path / "out.json"
    assert main(["report", VCF, *arguments, "-o", str(target)]) == status
    assert f"[{code}]" in capsys.readouterr().err
    assert not target.exists()
