"""The atlas as a file: the rows of `annotate`, and a source that other programs annotate with."""

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pysam
import pytest
from pyarrow import parquet

from col7a1tools.annotation_run import annotated_lines
from col7a1tools.atlas.export import contig_name, tsv_rows, vcf_lines
from col7a1tools.gene import Gene
from col7a1tools.model.positions import Assembly
from col7a1tools.readers import open_variants
from tests.command_line import PROJECT, environment, in_process, run

SUBSTITUTIONS = 114_540


@pytest.mark.parametrize("assembly", Assembly)
def test_every_row_is_the_row_of_annotate(tmp_path: Path, gene: Gene, assembly: Assembly) -> None:
    sites = tmp_path / "sites.vcf"
    lines = vcf_lines(gene, assembly, contig_name(assembly), "test")
    sites.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    with open_variants(sites, gene.locus) as source:
        text = "\n".join(annotated_lines(source, gene, "tsv"))
    rows = list(tsv_rows(gene, assembly, contig_name(assembly)))
    assert len(rows) == SUBSTITUTIONS
    assert text.split("\n")[1:] == rows


def test_the_table_is_indexed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "atlas.tsv.gz"
    done = in_process(capsys, "atlas", "-o", target, "--assembly", "GRCh37", "--contig", "chr3")
    assert done.status == 0
    with pysam.TabixFile(str(target)) as table:
        header = table.header[0].split("\t")
        rows = list(table.fetch("chr3", 48611301, 48611302))
    assert header[:5] == ["#chrom", "pos", "id", "ref", "alt"]
    assert [row.split("\t")[1] for row in rows] == ["48611302"] * 3
    assert all("NC_000003.11:g.48611302" in row for row in rows)


def test_the_same_atlas_is_the_same_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.vcf.gz", "b.vcf.gz"):
        assert in_process(capsys, "atlas", "-o", tmp_path / name).status == 0
    assert (tmp_path / "a.vcf.gz").read_bytes() == (tmp_path / "b.vcf.gz").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "a.vcf.gz",
        "a.vcf.gz.tbi",
        "b.vcf.gz",
        "b.vcf.gz.tbi",
    ]


def test_parquet_holds_the_same_values(
    tmp_path: Path, gene: Gene, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "atlas.parquet"
    assert in_process(capsys, "atlas", "-o", target).status == 0
    columns = parquet.read_table(target).to_pydict()
    shown = [
        "\t".join("." if value is None else str(value) for value in values)
        for values in zip(*columns.values(), strict=True)
    ]
    assert shown == list(tsv_rows(gene, Assembly.GRCH38, "chr3"))
    assert all(isinstance(pos, int) for pos in columns["pos"])


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the example writes."""
    folder = tmp_path_factory.mktemp("example")
    scripts = Path(sys.executable).parent
    changes = {"PATH": f"{scripts}:{os.environ['PATH']}"}
    subprocess.run(
        [PROJECT / "examples" / "atlas" / "run.sh", folder],
        env=environment(changes),
        check=True,
        capture_output=True,
    )
    return folder


@pytest.mark.debian("bcftools", "vcfanno")
def test_the_example_lets_bcftools_and_vcfanno_annotate_with_it(example: Path) -> None:
    for name in ("from_vcf.vcf", "from_table.vcf", "from_vcfanno.vcf"):
        text = (example / name).read_text(encoding="utf-8")
        assert text.count("COL7A1_hgvs_c=NM_000094.4:c.425A>G") == 1
        assert text.count("COL7A1_hgvs_c=") == 2  # the duplication has no substitution's name
    for name in ("from_vcf.vcf", "from_vcfanno.vcf"):
        text = (example / name).read_text(encoding="utf-8")
        assert "COL7A1_classification=Uncertain_significance" in text


@pytest.mark.debian("bcftools", "vcfanno")
def test_each_of_several_alts_gets_its_own_name(example: Path) -> None:
    contig = "##contig=<ID=chr3,length=198295559>"
    columns = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO"
    sites = [f"chr3\t48593538\t.\tT\t{alts}\t.\t.\t." for alts in ("G,C", "C,A", "A,C,G")]
    lines = ("##fileformat=VCFv4.3", contig, columns, *sites)
    (example / "several.vcf").write_text("\n".join(lines) + "\n")
    done = subprocess.run(
        ["vcfanno", str(PROJECT / "examples" / "atlas" / "vcfanno.toml"), "several.vcf"],
        cwd=example,
        check=True,
        capture_output=True,
        text=True,
    )
    names = {"A": "c.425A>T", "C": "c.425A>G", "G": "c.425A>C"}
    columns_of = [line.split("\t") for line in done.stdout.splitlines()[-3:]]
    assert sorted(found[4] for found in columns_of) == ["A,C,G", "C,A", "G,C"]
    for found in columns_of:
        expected = ",".join(f"NM_000094.4:{names[alt]}" for alt in found[4].split(","))
        assert f"COL7A1_hgvs_c={expected};" in found[7]


@pytest.mark.parametrize("name", ["atlas.xlsx", "protein.vcf.gz"])
def test_a_form_that_is_not_known_is_wrong_usage(tmp_path: Path, name: str) -> None:
    options = ("--protein",) if name.startswith("protein") else ()
    done = run("atlas", "-o", tmp_path / name, *options)
    assert done.returncode == 2
    assert b"[atlas.form]" in done.stderr
    assert not list(tmp_path.iterdir())


def test_an_atlas_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    done = run("atlas", "-o", tmp_path / "missing" / "atlas.tsv.gz")
    assert done.returncode == 1
    assert b"[output.unwritable]" in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_packed_table_reads_as_gzip(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "atlas.tsv.gz"
    assert in_process(capsys, "atlas", "-o", target).status == 0
    with gzip.open(target, "rt", encoding="utf-8") as file:
        assert sum(1 for _ in file) == SUBSTITUTIONS + 1
