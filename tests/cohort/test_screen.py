"""What a cohort's tables say."""

import json
import os
import pty
import random
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from pyarrow import parquet

from col7a1tools.cohort.columns import NO_VALUE
from col7a1tools.cohort.progress import Progress
from tests.cohort.cohorts import OUTPUTS, TABLES, fixtures, outputs, rows, screen, write_people
from tests.command_line import PROJECT, VCF, command, environment

TRIO = PROJECT / "examples" / "compound_heterozygous_trio"
SITES = ((48573867, "G", "A"), (48575684, "G", "A"), (48570000, "G", "C"), (48584763, "C", "T"))
HEADER = (
    "##fileformat=VCFv4.3",
    '##FILTER=<ID=PASS,Description="All filters passed">',
    "##contig=<ID=chr3,length=198295559>",
    '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">',
)


def write_calls(path: Path, names: list[str], calls: list[list[str]], form: str = "GT") -> Path:
    """A VCF of SITES with these sample columns, one list a site."""
    from col7a1tools.gene import load_gene
    from col7a1tools.model.positions import Assembly

    locus = load_gene().locus
    start = locus.spans[Assembly.GRCH38].start
    lines = [*HEADER, "\t".join(("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT", *names))]
    for (pos, _, _), columns in zip(SITES, calls, strict=False):
        ref = locus.plus[pos - start]
        alt = "A" if ref != "A" else "G"
        lines.append("\t".join((f"chr3\t{pos}\t.\t{ref}\t{alt}\t50\tPASS\t.\t{form}", *columns)))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def variant_at(folder: Path, pos: int) -> dict[str, str]:
    (row,) = (row for row in rows(folder / "variants.tsv") if row["grch38_pos"] == str(pos))
    return row


def test_neither_order_nor_processes_change_a_byte(tmp_path: Path) -> None:
    write_people(tmp_path / "people", 40)
    inputs = [tmp_path / "people", *fixtures(), TRIO]
    first = screen(tmp_path / "one", *inputs, options=("--jobs", "1"))
    assert first.returncode == 3
    files = [str(path) for folder in inputs for path in folder.rglob("*") if path.is_file()]
    wanted = (".vcf", ".gz", ".bcf")
    shuffled = [path for path in files if path.endswith(wanted)]
    random.Random(3).shuffle(shuffled)
    screen(tmp_path / "other", *shuffled, options=("--jobs", "3"))
    assert outputs(tmp_path / "one") == outputs(tmp_path / "other")
    assert set(outputs(tmp_path / "one")) == set(OUTPUTS)


def test_files_of_one_sample_count_as_one_file_of_all(tmp_path: Path) -> None:
    generator = random.Random(5)
    names = [f"P{number}" for number in range(12)]
    choices = ("0/0", "0/1", "1/1", "0|1", "1", "./1")
    calls = [[generator.choice(choices) for _ in names] for _ in SITES]
    write_calls(tmp_path / "all.vcf", names, calls)
    for column, name in enumerate(names):
        own = [[line[column]] for line in calls]
        write_calls(tmp_path / f"{name}.vcf", [name], own)
    screen(tmp_path / "joint", tmp_path / "all.vcf")
    screen(tmp_path / "single", *(tmp_path / f"{name}.vcf" for name in names))
    joint, single = (rows(tmp_path / run / "variants.tsv") for run in ("joint", "single"))
    for row in (*joint, *single):
        row.pop("files")
    assert joint == single

    def carriers(run: str) -> Counter[tuple[str, ...]]:
        return Counter(
            tuple(value for column, value in row.items() if column != "file")
            for row in rows(tmp_path / run / "carriers.tsv")
        )

    assert carriers("joint") == carriers("single")


@pytest.mark.debian("bcftools")
def test_counts_are_those_of_bcftools(tmp_path: Path) -> None:
    generator = random.Random(6)
    names = [f"P{number}" for number in range(30)]
    choices = ("0/0", "0/0", "0/1", "1/1", "./.", "0|1")
    calls = [[generator.choice(choices) for _ in names] for _ in SITES]
    path = write_calls(tmp_path / "all.vcf", names, calls)
    screen(tmp_path / "run", path)
    command_line = ["bcftools", "+fill-tags", str(path), "--", "-t", "AC,AN,AC_Hom,AC_Het"]
    filled = subprocess.run(command_line, capture_output=True, text=True, check=True)
    for line in filled.stdout.splitlines():
        if line.startswith("#"):
            continue
        columns = line.split("\t")
        info = dict(item.split("=") for item in columns[7].split(";"))
        row = variant_at(tmp_path / "run", int(columns[1]))
        assert row["allele_count"] == info["AC"]
        assert row["allele_number"] == info["AN"]
        assert int(row["heterozygotes"]) == int(info["AC_Het"])
        assert 2 * int(row["homozygotes"]) == int(info["AC_Hom"])
        assert row["call_rate"] == f"{int(info['AN']) / 60:.6f}"


def test_a_variant_is_one_row_on_either_assembly_and_in_any_spelling(tmp_path: Path) -> None:
    screen(tmp_path / "run", TRIO)
    found = rows(tmp_path / "run" / "variants.tsv")
    assert len(found) == 3
    assert {row["files"] for row in found} == {"2"}
    duplication = next(row for row in found if row["hgvs_c"] == "NM_000094.4:c.6527dup")
    assert duplication["grch37_pos"] == "48611297"
    assert duplication["allele_count"] == "4"
    assert {row["assembly"] for row in rows(tmp_path / "run" / "carriers.tsv")} == {
        "GRCh37",
        "GRCh38",
    }


def test_a_variant_in_two_records_of_a_file_counts_once_a_sample(tmp_path: Path) -> None:
    path = write_calls(tmp_path / "a.vcf", ["a", "b"], [["0/1", "0/0"]])
    text = path.read_text()
    path.write_text(text + text.splitlines()[-1].replace("0/1\t0/0", "0/1\t1/1") + "\n")
    screen(tmp_path / "run", path)
    row = variant_at(tmp_path / "run", SITES[0][0])
    assert (row["allele_count"], row["carriers"], row["homozygotes"]) == ("3", "2", "1")
    carriers = rows(tmp_path / "run" / "carriers.tsv")
    assert [(row["sample"], row["genotype"]) for row in carriers] == [("a", "0/1"), ("b", "1/1")]


@pytest.mark.parametrize(
    ("first", "second", "alleles", "read"),
    [
        ("1/1\t./.\t./.", "./.\t0/0\t0/0", "2", "6"),
        ("0/1\t./0\t./.", "0/1\t./.\t./.", "1", "3"),
        ("0/0\t0/1\t0", "0/0\t0/1\t./.", "1", "5"),
        ("0/1\t0/1/1\t0/0", "0/1\t./.\t0/0", "3", "7"),
    ],
)
def test_copies_read_at_any_record_of_a_variant_are_counted_once_a_sample(
    tmp_path: Path, first: str, second: str, alleles: str, read: str
) -> None:
    for place, texts in enumerate(((first, second), (second, first))):
        path = write_calls(tmp_path / f"{place}.vcf", ["a", "b", "c"], [texts[0].split("\t")])
        line = path.read_text().splitlines()[-1].replace(texts[0], texts[1])
        path.write_text(f"{path.read_text()}{line}\n")
        screen(tmp_path / f"run{place}", path)
        row = variant_at(tmp_path / f"run{place}", SITES[0][0])
        assert (row["allele_count"], row["allele_number"]) == (alleles, read)


def test_blocks_of_a_gvcf_count_as_read(tmp_path: Path) -> None:
    gvcf = PROJECT / "examples" / "gvcf"
    screen(tmp_path / "run", gvcf, TRIO / "family.GRCh38.vcf")
    (_, other) = rows(tmp_path / "run" / "files.tsv")
    assert {row["reference_blocks"] for row in rows(tmp_path / "run" / "files.tsv")} == {
        "yes",
        "no",
    }
    assert other["samples"]
    read = {int(row["allele_number"]) for row in rows(tmp_path / "run" / "variants.tsv")}
    assert 8 in read  # three people of the family and the one whose blocks cover the place


def test_absent_records_are_not_taken_for_reference(tmp_path: Path) -> None:
    write_calls(tmp_path / "a.vcf", ["a"], [["0/1"]])
    write_calls(tmp_path / "b.vcf", ["b"], [])
    screen(tmp_path / "run", tmp_path / "a.vcf", tmp_path / "b.vcf")
    row = variant_at(tmp_path / "run", SITES[0][0])
    assert (row["allele_number"], row["call_rate"]) == ("2", "0.500000")
    assert row["allele_frequency"] == "0.500000"
    assert row["frequency_if_unread_is_reference"] == "0.250000"


def test_parents_in_files_of_their_own_tell_the_phase(tmp_path: Path) -> None:
    source = (TRIO / "family.GRCh38.vcf").read_text()
    header = [line for line in source.splitlines() if line.startswith("##")]
    names = ("child", "mother", "father")
    for column, name in enumerate(names):
        lines = [line.split("\t") for line in source.splitlines() if not line.startswith("##")]
        kept = ["\t".join((*line[:9], line[9 + column])) for line in lines]
        (tmp_path / f"{name}.vcf").write_text("\n".join((*header, *kept)) + "\n")
    ped = tmp_path / "family.ped"
    ped.write_text("f child father mother 2 2\nf father 0 0 1 1\nf mother 0 0 2 1\n")
    files = [tmp_path / f"{name}.vcf" for name in names]
    screen(tmp_path / "run", *files, options=("--ped", str(ped)))
    (row,) = rows(tmp_path / "run" / "candidates.tsv")
    assert (row["sample"], row["phase"], row["phase_how"]) == ("child", "trans", "phase.parents")
    assert (row["sex"], row["affected"]) == ("female", "affected")
    screen(tmp_path / "without", *files)
    (row,) = rows(tmp_path / "without" / "candidates.tsv")
    assert row["phase"] == "unknown"


def test_a_manifest_renames_and_joins_the_files_of_one_person(tmp_path: Path) -> None:
    frame = TRIO / "family.GRCh38.vcf"
    text = frame.read_text().splitlines()
    header = [line for line in text if line.startswith("##")]
    lines = [line.split("\t")[:10] for line in text if not line.startswith("##")]
    lines[0][9] = "SAMPLE"
    first, *records = ["\t".join(line) for line in lines]
    for name, part in (("a", records[:1]), ("b", records[1:])):
        (tmp_path / f"{name}.vcf").write_text("\n".join((*header, first, *part)) + "\n")
    manifest = tmp_path / "cohort.tsv"
    manifest.write_text("path\tname\tsex\na.vcf\tanna\tfemale\nb.vcf\tanna\t\n")
    assert screen(tmp_path / "run", manifest).returncode == 0
    (row,) = rows(tmp_path / "run" / "candidates.tsv")
    assert row["sample"] == "anna"
    assert row["files"] == "a.vcf;b.vcf"
    assert row["sex"] == "female"
    apart = screen(tmp_path / "apart", tmp_path / "a.vcf", tmp_path / "b.vcf")
    assert apart.returncode == 0
    assert rows(tmp_path / "apart" / "candidates.tsv") == []


def test_samples_that_carry_the_same_have_one_number(tmp_path: Path) -> None:
    calls = [["0/1", "0|1", "0/0", "0/1"], ["1/1", "1/1", "0/0", "0/1"]]
    path = write_calls(tmp_path / "a.vcf", ["a", "b", "c", "d"], calls)
    screen(tmp_path / "run", path)
    groups = {row["sample"]: row["same_genotypes"] for row in rows(tmp_path / "run/samples.tsv")}
    assert groups == {"a": "1", "b": "1", "c": NO_VALUE, "d": NO_VALUE}


def test_parquet_holds_what_the_tables_hold(tmp_path: Path) -> None:
    screen(tmp_path / "run", *fixtures(), options=("--parquet",))
    for name in TABLES:
        table = parquet.read_table(tmp_path / "run" / f"{name}.parquet").to_pylist()
        text = rows(tmp_path / "run" / f"{name}.tsv")
        assert len(table) == len(text)
        for row, shown in zip(table, text, strict=True):
            for column, value in row.items():
                if isinstance(value, float):
                    assert value == float(shown[column])
                else:
                    assert shown[column] == (NO_VALUE if value is None else str(value))


def test_the_record_says_what_was_read_and_no_place_of_this_machine(tmp_path: Path) -> None:
    screen(tmp_path / "run", VCF / "quirks", VCF / "broken")
    text = (tmp_path / "run" / "run.json").read_text()
    record = json.loads(text)
    assert record["counts"]["failed"] == len(record["failures"])
    assert record["counts"]["files"] == len(record["files"])
    assert str(PROJECT) not in text
    assert str(tmp_path) not in text


def test_the_page_is_closed_and_escapes_names(tmp_path: Path) -> None:
    path = write_calls(tmp_path / "a.vcf", ["<script>x</script>", "b"], [["0/1"] * 2] * 4)
    screen(tmp_path / "run", path)
    page = (tmp_path / "run" / "summary.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "").replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize(
    ("inputs", "code"), [(("nothing",), "cohort.no_file"), (("-",), "cohort.standard_input")]
)
def test_wrong_usage_is_named(tmp_path: Path, inputs: tuple[str, ...], code: str) -> None:
    (tmp_path / "nothing").mkdir()
    given = [tmp_path / name if name != "-" else name for name in inputs]
    done = screen(tmp_path / "run", *given)
    assert done.returncode == 2
    assert f"[{code}]" in done.stderr
    assert not (tmp_path / "run").exists()


def test_a_pattern_finds_files_below(tmp_path: Path) -> None:
    write_people(tmp_path / "deep" / "er", 3)
    done = screen(tmp_path / "run", str(tmp_path / "**" / "*.vcf"))
    assert done.returncode == 0
    assert len(rows(tmp_path / "run" / "files.tsv")) == 3


def test_a_terminal_sees_a_bar_and_a_file_sees_lines(tmp_path: Path) -> None:
    write_people(tmp_path / "people", 12)
    ours, theirs = pty.openpty()
    words = command("screen", tmp_path / "people", "-o", tmp_path / "run")
    subprocess.run(words, env=environment(), stderr=theirs, check=True)
    os.close(theirs)
    shown = os.read(ours, 1 << 16).decode()
    os.close(ours)
    assert "\r[" in shown
    assert "12/12 files" in shown
    plain = screen(tmp_path / "other", tmp_path / "people").stderr
    assert "\r" not in plain
    assert plain.splitlines()[-1].startswith("col7a1tools: 12/12 files")


def test_progress_counts_failures(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(2)
    progress.one_more(failed=True)
    progress.one_more(failed=False)
    assert "2/2 files, 1 failed" in capsys.readouterr().err
