"""The list of carriers of one file is the cohort's table, and what a plain reading gives."""

import itertools
import random
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from col7a1tools.carriers_run import CarrierList
from col7a1tools.case.observed import CARRIED, zygosity
from col7a1tools.errors import Col7a1Error
from col7a1tools.gene import load_gene
from col7a1tools.model.positions import Assembly
from col7a1tools.readers import open_variants
from tests.cohort.cohorts import rows, screen
from tests.cohort.test_screen import HEADER, write_calls
from tests.command_line import BROKEN, READABLE, VCF, in_process, name_of, run

MANY = 600
BCFTOOLS = ["bcftools", "query", "-i", 'GT="alt"', "-f", "[%SAMPLE\t%CHROM\t%POS\t%REF\t%GT\n]"]


def listed(path: Path, *, ahead: bool) -> tuple[str, str]:
    """The table, and the error that ended it."""
    gene = load_gene()
    lines: list[str] = []
    try:
        with open_variants(path, gene.locus) as source:
            lines.extend(CarrierList(source, gene).lines(ahead=ahead))
    except Col7a1Error as error:
        return "\n".join(lines), str(error)
    return "\n".join(lines), ""


def plainly(path: Path) -> Iterator[dict[str, str]]:
    """What the readers' own records say, every genotype of every sample an object of its own."""
    gene = load_gene()
    seen: set[tuple[str, int, str, str]] = set()
    with open_variants(path, gene.locus) as source:
        for record in source.records(source.samples):
            for alt, call in itertools.product(record.alts, record.genotypes):
                kind = zygosity(call.alleles, alt.number)
                key = (call.sample, record.pos, record.ref, alt.text)
                if kind not in CARRIED or key in seen or alt.text in {".", "*"}:
                    continue
                seen.add(key)
                reads = call.allele_depths
                quality = call.genotype_quality
                numbers = {
                    "phase_set": call.phase_set,
                    "depth": call.depth,
                    "ref_reads": reads[0] if reads else None,
                    "alt_reads": reads[alt.number] if reads else None,
                }
                yield {
                    "sample": call.sample,
                    "pos": str(record.pos),
                    "ref": record.ref,
                    "alt": alt.text,
                    "zygosity": kind.value,
                    "genotype_quality": "." if quality is None else f"{quality:g}",
                    "sample_filter": call.filters or ".",
                    **{name: "." if n is None else str(n) for name, n in numbers.items()},
                }


def table(path: Path, *, ahead: bool = False) -> list[dict[str, str]]:
    """Rows of the list; the file must be readable."""
    text, error = listed(path, ahead=ahead)
    assert not error
    header, *lines = text.split("\n")
    names = header.split("\t")
    return [dict(zip(names, line.split("\t"), strict=True)) for line in lines]


@pytest.mark.parametrize("path", READABLE, ids=name_of)
def test_every_fixture_gives_the_carriers_that_screen_gives(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = in_process(capsys, "screen", path, "-o", tmp_path / "run", "--jobs", "1")
    alone = in_process(capsys, "carriers", path)
    if done.status == 0 and (tmp_path / "run" / "carriers.tsv").exists() and not alone.status:
        assert alone.out == (tmp_path / "run" / "carriers.tsv").read_text(encoding="utf-8")
    else:
        assert alone.status == 1
        assert alone.out == ""
        refused = "[vcf.no_samples]" in alone.err
        assert refused or rows(tmp_path / "run" / "failures.tsv")[0]["code"] in alone.err


def test_most_fixtures_have_carriers() -> None:
    assert sum(listed(path, ahead=False)[0].count("\n") > 0 for path in READABLE) > 20


@pytest.mark.parametrize("path", [*READABLE, *BROKEN], ids=name_of)
def test_reading_ahead_changes_no_byte_and_no_error(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("col7a1tools.cohort.site_lines._MANY_SAMPLES", 1)
    monkeypatch.setattr("col7a1tools.ahead.second_processor", lambda: True)
    assert listed(path, ahead=True) == listed(path, ahead=False)


GENOTYPES = ("0/0", "0|0", "0/1", "1|0", "1/1", "0/2", "1/2", "2|2", "./.", "./1", "0/.", "1", "0")
ODD = (".", "0/0/1", "1/1/1", "|0|1", "/1/1", "2", "0|0|0", "./.")
FIELDS = {
    "AD": st.sampled_from(("12,3,0", "0,9,4", ".", ".,3,.", "5,6", "")),
    "DP": st.sampled_from(("15", "0", ".", "007", "")),
    "GQ": st.sampled_from(("99", "12.5", ".", "0", "1e1")),
    "PS": st.sampled_from(("48575684", ".", "7")),
    "FT": st.sampled_from(("PASS", "lowGQ", ".")),
}


@st.composite
def files(draw: st.DrawFn) -> list[str]:
    """Lines of a VCF of several samples, however callers write their columns."""
    locus = load_gene().locus
    start = locus.spans[Assembly.GRCH38].start
    names = [f"S{number}" for number in range(draw(st.integers(1, 8)))]
    lines = [*HEADER, "\t".join(("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT", *names))]
    for offset in draw(st.lists(st.integers(5000, 5400), min_size=1, max_size=5)):
        ref = locus.plus[offset]
        alts = draw(st.permutations([base for base in "ACGT" if base != ref]))[:2]
        with_genotype = draw(st.sampled_from((True, True, True, False)))
        fields = draw(st.lists(st.sampled_from(sorted(FIELDS)), unique=True))
        keys = draw(st.permutations([*fields, "GT"])) if with_genotype else (fields or ["DP"])
        columns = []
        for _ in names:
            values = [
                draw(st.sampled_from((*GENOTYPES, *ODD)) if key == "GT" else FIELDS[key])
                for key in keys
            ]
            # Fields at the end may be left out.
            kept = draw(st.sampled_from((len(values), len(values), len(values) - 1, 1)))
            columns.append(":".join(values[: max(kept, 1)]) or ".")
        site = f"chr3\t{start + offset}\t.\t{ref}\t{','.join(alts)}\t50\tPASS\t."
        lines.append("\t".join((site, ":".join(keys), *columns)))
    return lines


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files())
def test_the_list_is_what_a_plain_reading_gives(tmp_path: Path, lines: list[str]) -> None:
    path = tmp_path / "made.vcf"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    expected = list(plainly(path))
    found = [{name: row[name] for name in expected[0]} for row in table(path)] if expected else []
    assert found == expected
    assert expected or not table(path)


def many_samples(path: Path, form: str) -> Path:
    """A file of so many samples that another process reads ahead."""
    generator = random.Random(form)
    choices = ("0|0",) * 20 + ("0|1", "1|0", "1|1", ".|.", "0/1", ".|1")
    names = [f"P{number}" for number in range(MANY)]
    calls = [
        [
            f"{call}:{generator.randrange(60)}" if form != "GT" else call
            for call in generator.choices(choices, k=MANY)
        ]
        for _ in range(4)
    ]
    return write_calls(path, names, calls, form)


@pytest.mark.parametrize("form", ["GT", "GT:DP"])
def test_many_samples(
    tmp_path: Path, form: str, children: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = many_samples(tmp_path / "many.vcf", form)
    monkeypatch.setattr("col7a1tools.ahead.second_processor", lambda: True)
    expected = list(plainly(path))
    for ahead in (False, True):
        found = [{name: row[name] for name in expected[0]} for row in table(path, ahead=ahead)]
        assert found == expected
    assert len(children) == 1
    screen(tmp_path / "run", path)
    text = (tmp_path / "run" / "carriers.tsv").read_text(encoding="utf-8")
    assert text == listed(path, ahead=True)[0] + "\n"


@pytest.mark.debian("bcftools")
def test_carriers_are_those_of_bcftools_query(tmp_path: Path) -> None:
    path = many_samples(tmp_path / "many.vcf", "GT:DP")
    query = subprocess.run([*BCFTOOLS, str(path)], capture_output=True, text=True, check=True)
    # bcftools leaves out who has an ALT on the one copy that was read.
    found = [
        "\t".join(row[name] for name in ("sample", "chrom", "pos", "ref", "genotype"))
        for row in table(path, ahead=True)
        if row["zygosity"] != "half called"
    ]
    assert len(found) < len(table(path))
    assert found == query.stdout.splitlines()


def test_forms_of_input_and_output(tmp_path: Path) -> None:
    path = many_samples(tmp_path / "many.vcf", "GT")
    whole = run("carriers", path)
    assert whole.returncode == 0
    assert run("carriers", path, "-o", tmp_path / "out.tsv").returncode == 0
    assert (tmp_path / "out.tsv").read_bytes() == whole.stdout
    assert run("carriers", path, "-o", tmp_path / "out.tsv.gz").returncode == 0
    unpacked = subprocess.run(
        ["gzip", "-dc", str(tmp_path / "out.tsv.gz")], capture_output=True, check=True
    )
    assert unpacked.stdout == whole.stdout
    piped = run("carriers", "-", stdin=path.read_bytes())
    assert piped.stdout == whole.stdout.replace(b"\tmany.vcf\t", b"\tstandard input\t")


def test_a_fault_at_the_end_leaves_no_output(tmp_path: Path) -> None:
    path = many_samples(tmp_path / "many.vcf", "GT")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.rstrip("\n").removesuffix("0|0") + "0|7\n", encoding="utf-8")
    done = run("carriers", path, "-o", tmp_path / "out.tsv")
    assert done.returncode == 1
    assert b"[vcf.allele_index]" in done.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["many.vcf"]
    assert run("carriers", path).stdout == b""


def test_a_file_without_samples_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    path = VCF / "quirks" / "no_samples.vcf"
    done = in_process(capsys, "carriers", path)
    assert done.status == 1
    assert "[vcf.no_samples]" in done.err


def test_records_without_genotypes_are_told_by_the_list_and_the_cohort(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    silent = VCF / "callers" / "strelka_somatic_snv.vcf"
    done = in_process(capsys, "carriers", silent)
    assert (done.status, done.out.count("\n")) == (0, 1)
    assert "1 of 1 records of variants at COL7A1 have no genotypes" in done.err
    half = write_calls(tmp_path / "half.vcf", ["a"], [["0/1"], ["0/1"]])
    text = half.read_text().rstrip("\n")
    half.write_text(text[: text.rindex("\tGT\t")] + "\tDP\t40\n")
    assert screen(tmp_path / "run", silent, half).returncode == 0
    said = {row["file"]: row["notices"] for row in rows(tmp_path / "run" / "files.tsv")}
    assert all("vcf.no_genotypes" in notices for notices in said.values())
    assert len(said) == 2
    assert "1 of 2 records" in (tmp_path / "run" / "run.json").read_text()


def test_a_copy_number_without_a_genotype_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = VCF / "quirks" / "copy_number_without_genotype.vcf"
    done = in_process(capsys, "carriers", path)
    assert "1 of 2 records of variants at COL7A1 give a copy number (CN) other than 2" in done.err
    report = tmp_path / "report.txt"
    for sample, told in (("lost", True), ("usual", False), ("called", False)):
        done = in_process(capsys, "report", path, "--sample", sample, "-o", report)
        assert done.status == 0
        assert ("(CN) other than 2" in done.err) is told
