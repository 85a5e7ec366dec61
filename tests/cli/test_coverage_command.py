"""``coverage``: the table, its other forms, many files, and what goes wrong."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from col7a1tools.gene import Gene
from col7a1tools.model.positions import Assembly
from col7a1tools.views.coverage_table import COLUMNS
from tests.command_line import PROJECT, in_process, table

READS = PROJECT / "tests" / "data" / "reads"
NORMAL = READS / "normal.exome.cram"
GRCH37 = READS / "normal_GRCh37.short.cram"
DELETED = READS / "exons_13_24_deleted.short.cram"
MISSING = PROJECT / "tests" / "data" / "bam" / "needs_reference.cram"

Capture = pytest.CaptureFixture[str]


def test_the_table_has_a_row_an_exon_with_its_place(capsys: Capture, gene: Gene) -> None:
    done = in_process(capsys, "coverage", GRCH37)
    rows = table(done.out)
    assert done.status == 0
    assert tuple(rows[0]) == COLUMNS
    assert [row["exon"] for row in rows] == [str(number) for number in range(1, 119)]
    span = gene.locus.spans[Assembly.GRCH37]
    for row, exon in zip(rows, gene.transcript.exons[1:], strict=True):
        assert (row["sample"], row["chrom"]) == ("normal_GRCh37", "3")
        assert int(row["end"]) == span.end - exon.start
        assert int(row["end"]) - int(row["start"]) + 1 == int(row["length"]) == exon.length


def test_the_threshold_decides_what_is_covered_and_callable(capsys: Capture) -> None:
    depths = {}
    for least in (1, 15, 1000):
        rows = table(in_process(capsys, "coverage", GRCH37, "--min-depth", str(least)).out)
        for row in rows:
            assert (row["callable"] == "yes") is (int(row["min_depth"]) >= least)
            assert (row["pct_covered"] == "100.00") is (row["callable"] == "yes")
        depths[least] = [(row["mean_depth"], row["min_depth"]) for row in rows]
        callable_exons = sum(row["callable"] == "yes" for row in rows)
        assert (callable_exons > 0) is (least < 1000)
    assert depths[1] == depths[15] == depths[1000]


def test_a_deletion_on_one_copy_halves_the_depth_of_its_exons(capsys: Capture) -> None:
    rows = table(in_process(capsys, "coverage", DELETED).out)
    depth = {int(row["exon"]): float(row["mean_depth"]) for row in rows}
    deleted = [depth[exon] for exon in range(13, 25)]
    others = [depth[exon] for exon in range(30, 119)]
    assert sum(deleted) / 12 < 0.65 * sum(others) / len(others)


def test_many_files_in_every_form_say_the_same(tmp_path: Path, capsys: Capture) -> None:
    names = [tmp_path / f"out{suffix}" for suffix in (".tsv", ".json", ".bed", ".svg")]
    outputs = [word for name in names for word in ("-o", name)]
    done = in_process(
        capsys, "coverage", NORMAL, GRCH37, "--min-depth", "15", "--jobs", "2", *outputs
    )
    assert (done.status, done.out) == (0, "")
    rows = table(names[0].read_text())
    document = json.loads(names[1].read_text())
    assert document["minimum_depth"] == 15
    exons = [(one["sample"], exon) for one in document["samples"] for exon in one["exons"]]
    assert len(exons) == len(rows) == 2 * 118
    for row, (sample, exon) in zip(rows, exons, strict=True):
        assert (row["sample"], row["exon"]) == (sample, str(exon["exon"]))
        assert float(row["mean_depth"]) == exon["mean_depth"]
        assert (row["callable"] == "yes") is exon["callable"]
        assert row["below_threshold"] == (";".join(exon["below_threshold"]) or ".")
    lines = [line.split("\t") for line in names[2].read_text().splitlines()]
    stretches = [f"{int(line[1]) + 1}-{line[2]}" for line in lines]
    assert stretches == [one for _, exon in exons for one in exon["below_threshold"]]
    assert all(int(line[4]) < 15 for line in lines)
    picture = ET.fromstring(names[3].read_text())
    bars = [one for one in picture.iter() if one.tag.endswith("rect")]
    assert len(bars) == 2 * 118


def test_one_bad_file_of_many_is_named_and_the_others_are_read(capsys: Capture) -> None:
    done = in_process(capsys, "coverage", GRCH37, MISSING, "--jobs", "1")
    assert done.status == 3
    assert {row["sample"] for row in table(done.out)} == {"normal_GRCh37"}
    assert "[cram.reference]" in done.err


@pytest.mark.parametrize("files", [[MISSING], [MISSING, MISSING]])
def test_nothing_is_written_where_every_file_fails(
    files: list[Path], tmp_path: Path, capsys: Capture
) -> None:
    target = tmp_path / "out.tsv"
    done = in_process(capsys, "coverage", *files, "-o", target)
    assert (done.status, done.out) == (1, "")
    assert "--reference" in done.err
    assert not target.exists()


def test_filters_take_reads_away(capsys: Capture) -> None:
    def total(*words: str) -> float:
        return sum(
            float(row["mean_depth"])
            for row in table(in_process(capsys, "coverage", GRCH37, *words).out)
        )

    plain = total()
    assert total("--min-baseq", "30") < plain < total("--both-mates")
    assert total("--min-mapq", "255") == 0
    assert total("--duplicates") == plain


@pytest.mark.parametrize("words", [["-o", "x.bam"], ["--min-depth", "-1"], ["--min-depth", "x"]])
def test_wrong_usage_is_told(words: list[str], capsys: Capture) -> None:
    done = in_process(capsys, "coverage", GRCH37, *words)
    assert (done.status, done.out) == (2, "")
    assert done.err
