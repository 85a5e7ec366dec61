"""Depth is that of ``samtools depth -a``, base by base, on every fixture and on odd reads."""

import random
import subprocess
from pathlib import Path

import pysam
import pytest

from col7a1tools.gene import Gene
from col7a1tools.gene.locus import Locus
from col7a1tools.readers.alignments import open_alignments
from col7a1tools.reads.depth import QC_FAILED, SECONDARY, ReadFilter, count_depth

DATA = Path(__file__).resolve().parents[1] / "data"
FIXTURES = sorted(
    [
        *(DATA / "reads").glob("*.cram"),
        DATA / "bam" / "plain.bam",
        DATA / "bam" / "embedded_reference.cram",
        DATA / "bam" / "without_reference.cram",
    ]
)
FILTERS = {
    "once": (ReadFilter(), ["-s"]),
    "both_mates": (ReadFilter(both_mates=True), []),
    "good": (ReadFilter(minimum_mapping_quality=20, minimum_base_quality=15), ["-sq15", "-Q20"]),
    "duplicates": (ReadFilter(excluded_flags=SECONDARY | QC_FAILED), ["-s", "-g", "DUP"]),
}


def samtools_depth(path: Path, place: str, options: list[str]) -> list[int]:
    command = ["samtools", "depth", "-a", "-r", place, *options, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [int(line.split("\t")[2]) for line in done.stdout.splitlines()]


def both_depths(path: Path, locus: Locus, name: str) -> tuple[list[int], list[int]]:
    chosen, options = FILTERS[name]
    with open_alignments(path, locus) as source:
        place = f"{source.contig}:{source.span.start}-{source.span.end}"
        (depth,) = count_depth(source, chosen).values()
    assert all(part <= whole for part, whole in zip(depth.forward, depth.reads, strict=True))
    return list(depth.reads), samtools_depth(path, place, options)


@pytest.mark.debian("samtools")
@pytest.mark.parametrize("name", FILTERS)
@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_depth_is_that_of_samtools(path: Path, name: str, gene: Gene) -> None:
    ours, theirs = both_depths(path, gene.locus, name)
    assert sum(theirs) > 0
    assert ours == theirs


CIGARS = (
    *("50M", "5S45M", "30M20S", "3H47M", "10=1X39=", "20M4I26M"),
    *("20M10D30M", "20M150N30M", "20M5I5D25M", "40M10D5S", "30M20I"),
)


def odd_file(path: Path, locus: Locus, seed: int) -> Path:
    """Pairs that overlap, with deletions, skips and clips; duplicates, supplementaries, orphans.

    Some segments have a mate of which nothing is said, or three of one name.
    """
    draw = random.Random(seed)
    span = next(iter(locus.spans.values()))
    lines = {"SQ": [{"SN": "3", "LN": span.contig_length}, {"SN": "4", "LN": 191154276}]}
    header = pysam.AlignmentHeader.from_dict(
        {"HD": {"VN": "1.6", "SO": "coordinate"}, **lines, "RG": [{"ID": "1", "SM": "odd"}]}
    )
    made = []

    def segment(name: str, flag: int, offset: int, mate: int, contig: int = 0) -> None:
        one = pysam.AlignedSegment(header)
        one.query_name, one.flag = name, flag
        one.reference_id, one.next_reference_id = 0, contig
        one.reference_start = span.start - 1 + offset
        one.next_reference_start = -1 if contig < 0 else span.start - 1 + mate
        one.mapping_quality = draw.choice([0, 10, 60])
        one.cigarstring = draw.choice(CIGARS)
        size = one.infer_query_length() or 0
        # The bases of the locus are beside the point here; too few reads are looked at to mind.
        one.query_sequence = "N" * size
        one.query_qualities = pysam.qualitystring_to_array("".join(draw.choices("#5I", k=size)))
        made.append(one)

    for number in range(300):
        name = f"r{number}"
        left = draw.randrange(-40, len(locus) // 40)
        right = left + draw.choice([0, 0, 10, 30, 60, 200])
        first = 0x61 | draw.choice([0, 2]) | draw.choice([0, 0, 0, 0x400, 0x200])
        second = 0x91 | draw.choice([0, 2]) | draw.choice([0, 0, 0, 0x400])
        segment(name, first, left, right, draw.choice([0, 0, 0, 1]))
        segment(name, second, right, left, draw.choice([0, 0, 0, 1]))
        if draw.random() < 0.4:
            segment(name, first | 0x800, left + draw.randrange(-30, 50), right)
        if draw.random() < 0.2:
            segment(name, second | 0x100, left + draw.randrange(-30, 50), left)
        if draw.random() < 0.2:
            segment(f"orphan{number}", 0x49, left, left)
        if draw.random() < 0.2:
            segment(f"single{number}", 0, left, left, -1)
        if draw.random() < 0.2:
            for place in (left, left + draw.randrange(40), left + draw.randrange(40)):
                segment(f"lost{number}", 0x1, place, place, draw.choice([0, -1]))
    made.sort(key=lambda one: one.reference_start)
    with pysam.AlignmentFile(str(path), "wb", header=header) as output:
        for one in made:
            output.write(one)
    pysam.index("-c", str(path))
    return path


@pytest.mark.debian("samtools")
@pytest.mark.parametrize("name", FILTERS)
@pytest.mark.parametrize("seed", range(8))
def test_depth_of_odd_reads_is_that_of_samtools(
    seed: int, name: str, gene: Gene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("col7a1tools.readers.alignments.check_fit", lambda *_: None)
    ours, theirs = both_depths(odd_file(tmp_path / "odd.bam", gene.locus, seed), gene.locus, name)
    assert ours == theirs


def test_samples_of_one_file_are_counted_apart(gene: Gene) -> None:
    with open_alignments(DATA / "bam" / "two_samples.bam", gene.locus) as source:
        depths = count_depth(source, ReadFilter(both_mates=True))
        reads = [(sample, s.reference_start - source.origin) for sample, s in source.reads()]
    assert set(depths) == {"mother", "child"}
    for sample, depth in depths.items():
        assert sum(depth.reads) == 100 * sum(whose == sample for whose, _ in reads)
        assert not any(depth.unplaced)
