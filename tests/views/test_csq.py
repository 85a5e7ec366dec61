"""The annotated VCF: nothing of the input is lost, and others read what is added."""

import re
import subprocess
from pathlib import Path

import pytest

from col7a1tools.views.csq import FIELDS, info_header, info_key, vep_alleles
from tests.command_line import PLAIN, READABLE, in_process, name_of, table, write_vcf

Capture = pytest.CaptureFixture[str]

# Fields of CSQ whose text is that of a column of the table.
OF_COLUMNS = {
    "HGVSc": "hgvs_c",
    "HGVSp": "hgvs_p",
    "HGVSg": "hgvs_g",
    "IMPACT": "impact",
    "Consequence": "consequence",
    "EXON": "exon_mane",
    "INTRON": "intron_mane",
    "EXON_LITERATURE": "exon",
    "INTRON_LITERATURE": "intron",
    "COLLAGEN_EFFECT": "collagen_effect",
    "POINTS": "points",
    "NOT_ANNOTATED": "not_annotated",
}


def lines_of(path: Path) -> list[str]:
    return [line for line in path.read_bytes().decode("utf-8").splitlines() if line]


def annotated(capsys: Capture, path: Path) -> list[str]:
    done = in_process(capsys, "annotate", path, "--format", "vcf")
    assert done.status == 0, done.err
    return done.out.splitlines()


def without_ours(line: str) -> tuple[str, str]:
    """A record as it was, and the value that was added to its INFO."""
    columns = line.split("\t")
    rest, _, value = columns[7].rpartition("CSQ=")
    columns[7] = rest.removesuffix(";") or "."
    return "\t".join(columns), value


def fields(entry: str) -> dict[str, str]:
    """One entry of CSQ, decoded."""
    values = entry.split("|")
    assert len(values) == len(FIELDS)
    decoded = {"%25": "%", "%3D": "=", "%7C": "|", "%09": "\t"}
    plain = [re.sub(r"%(?:25|3D|7C|09)", lambda m: decoded[m[0]], text) for text in values]
    return dict(zip(FIELDS, plain, strict=True))


@pytest.mark.parametrize("path", READABLE, ids=name_of)
def test_every_byte_of_the_input_is_kept(path: Path, capsys: Capture) -> None:
    given, made = lines_of(path), annotated(capsys, path)
    header = [line for line in given if line.startswith("#")]
    added = [line for line in made if line.startswith(("##INFO=<ID=CSQ,", "##COL7A1_RULES="))]
    assert len(added) == 2
    assert [line for line in made if line.startswith("#") and line not in added] == header
    assert made[len(header) + 1].startswith("#CHROM\t")
    remaining = iter(line for line in given if not line.startswith("#"))
    for line in made[len(header) + 2 :]:
        assert without_ours(line)[0] in remaining


@pytest.mark.parametrize("path", READABLE, ids=name_of)
def test_every_alt_has_an_entry_that_says_what_the_table_says(path: Path, capsys: Capture) -> None:
    rows = iter(table(in_process(capsys, "annotate", path).out))
    records = [line for line in annotated(capsys, path) if not line.startswith("#")]
    for line in records:
        alts = line.split("\t")[4].split(",")
        entries = without_ours(line)[1].split(",")
        assert len(entries) == len(alts)
        for alt, entry in zip(alts, entries, strict=True):
            row, found = next(rows), fields(entry)
            assert row["alt"] == alt
            for field, column in OF_COLUMNS.items():
                assert (found[field] or ".") == row[column]
            assert (found["CRITERIA"] or ".") == row["criteria"].replace(";", "&")
            assert (found["CLASSIFICATION"] or ".") == row["classification"].replace(" ", "_")
    assert next(rows, None) is None


# REF, ALTs, alleles as VEP writes them: the shared first base goes where lengths differ.
ALLELES = (
    ("A", ["G"], ["G"]),
    ("A", ["AG"], ["G"]),
    ("AG", ["A"], ["-"]),
    ("AGT", ["A", "AGTT"], ["-", "GTT"]),
    ("A", ["G", "AT"], ["G", "AT"]),
    ("AC", ["GT"], ["GT"]),
    ("AC", ["AT"], ["T"]),
    ("A", ["<DEL>"], ["DEL"]),
    ("AG", ["A", "*"], ["A", "*"]),
)


@pytest.mark.parametrize(("ref", "alts", "expected"), ALLELES)
def test_alleles_are_written_as_vep_writes_them(
    ref: str, alts: list[str], expected: list[str]
) -> None:
    assert vep_alleles(ref, alts) == expected


def test_the_header_names_every_field() -> None:
    line = info_header("CSQ", "col7a1tools 1")
    assert line.endswith(f'Format: {"|".join(FIELDS)}">')
    assert line.startswith("##INFO=<ID=CSQ,Number=.,Type=String,Description=")


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ([], "CSQ"),
        (['##INFO=<ID=CSQX,Number=1,Type=String,Description="ID=CSQ,">'], "CSQ"),
        (["##INFO=<ID=CSQ,Number=.,Type=String>"], "COL7A1_CSQ"),
        (["##INFO=<Number=.,ID=CSQ,Type=String>"], "COL7A1_CSQ"),
        (["##INFO=<ID=CSQ,Number=.>", "##INFO=<ID=COL7A1_CSQ,Number=.>"], "COL7A1_CSQ_2"),
        (["##FORMAT=<ID=CSQ,Number=.>"], "CSQ"),
    ],
)
def test_a_name_that_the_input_uses_is_not_used_again(header: list[str], key: str) -> None:
    assert info_key(header) == key


def test_annotating_again_keeps_what_was_said_before(capsys: Capture, tmp_path: Path) -> None:
    once, twice, thrice = (tmp_path / f"{name}.vcf" for name in ("once", "twice", "thrice"))
    for source, target in ((PLAIN, once), (once, twice), (twice, thrice)):
        assert in_process(capsys, "annotate", source, "-o", target).status == 0
    last = next(line for line in lines_of(thrice) if not line.startswith("#"))
    info = last.split("\t")[7]
    keys = [item.partition("=")[0] for item in info.split(";")]
    assert keys[-3:] == ["CSQ", "COL7A1_CSQ", "COL7A1_CSQ_2"]
    assert len({item.partition("=")[2] for item in info.split(";")[-3:]}) == 1
    kept = [line for line in lines_of(thrice) if line.startswith("##INFO=<ID=CSQ,")]
    assert kept == [line for line in lines_of(once) if line.startswith("##INFO=<ID=CSQ,")]


def test_a_field_of_our_name_that_is_not_declared_is_refused(
    capsys: Capture, tmp_path: Path
) -> None:
    site = (48573864, "A", "AG")
    good = write_vcf(tmp_path / "good.vcf", [(*site, "XCSQ=old;CSQX")])
    assert in_process(capsys, "annotate", good, "--format", "vcf").status == 0
    bad = write_vcf(tmp_path / "bad.vcf", [(*site, "SVTYPE=x;CSQ=old")])
    done = in_process(capsys, "annotate", bad, "--format", "vcf")
    assert (done.status, done.out) == (1, "")
    assert "line 6" in done.err
    assert "[vcf.undeclared_csq]" in done.err
    assert in_process(capsys, "annotate", bad).status == 0


def bcftools(*words: str | Path) -> str:
    done = subprocess.run(
        ["bcftools", *map(str, words)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


# What bcftools refuses of the input itself: an empty line, FORMAT without samples, and the leading
# separator of VCF 4.4's genotypes.
REFUSED = {"blank_lines_at_end.vcf", "format_without_samples.vcf", "genotypes.vcf"}


@pytest.mark.debian("bcftools")
@pytest.mark.parametrize("path", [p for p in READABLE if p.name not in REFUSED], ids=name_of)
def test_bcftools_reads_what_it_read_before(path: Path, capsys: Capture, tmp_path: Path) -> None:
    made = tmp_path / "annotated.vcf"
    assert in_process(capsys, "annotate", path, "-o", made).status == 0
    before = iter(bcftools("view", "-H", path).splitlines())
    after = bcftools("view", "-H", made).splitlines()
    assert len(after) == sum(not line.startswith("#") for line in lines_of(made))
    for line in after:
        assert without_ours(line)[0] in before


@pytest.mark.debian("bcftools")
@pytest.mark.parametrize("suffix", [".vcf", ".vcf.gz", ".bcf"])
def test_split_vep_finds_consequence_and_name(suffix: str, capsys: Capture, tmp_path: Path) -> None:
    made = tmp_path / f"annotated{suffix}"
    assert in_process(capsys, "annotate", PLAIN, "-o", made).status == 0
    said = bcftools("+split-vep", made, "-f", "%POS %Consequence %HGVSc %HGVSp\\n")
    rows = table(in_process(capsys, "annotate", PLAIN).out)
    assert said.splitlines() == [
        f"{row['pos']} {row['consequence']} {row['hgvs_c']} {row['hgvs_p'].replace('=', '%3D')}"
        for row in rows
    ]


@pytest.mark.debian("bcftools")
def test_split_vep_knows_the_severity_of_our_terms(capsys: Capture, tmp_path: Path) -> None:
    made = tmp_path / "annotated.vcf"
    assert in_process(capsys, "annotate", PLAIN, "-o", made).status == 0
    severe = bcftools("+split-vep", made, "-s", "worst:frameshift+", "-f", "%POS %HGVSc\\n")
    assert severe == "48573864 NM_000094.4:c.6527dup\n"
