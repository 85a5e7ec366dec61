from collections.abc import Iterator

import pysam

from col7a1tools.readers.alignments import SampleRead
from col7a1tools.reads.primary_reads import primary_reads, read_of

ORIGIN = 1000


def segment(name: str = "one", flag: int = 0, **tags: int | str) -> pysam.AlignedSegment:
    made = pysam.AlignedSegment()
    made.query_name, made.flag = name, flag
    made.reference_start, made.mapping_quality = 1_010, 37
    made.query_sequence = "ACGTACGT"
    made.query_qualities = pysam.qualitystring_to_array("IIIIIIII")
    made.cigarstring = "2S4M2S"
    for tag, value in tags.items():
        made.set_tag(tag, value)
    return made


class Source:
    """What `primary_reads` asks of a file of alignments."""

    origin = ORIGIN

    def __init__(self, *reads: SampleRead) -> None:
        self._reads = reads

    def reads(self, start: int, end: int) -> Iterator[SampleRead]:
        return iter(self._reads)


def names(*reads: SampleRead) -> list[str]:
    return [read.name for read in primary_reads(Source(*reads), "anna")(0, 100)]  # type: ignore[arg-type]


def test_a_segment_becomes_a_read_on_the_locus() -> None:
    read = read_of(segment(flag=16, HP=2, PS=77), ORIGIN)
    assert (read.start, read.end) == (10, 14)
    assert (read.bases, read.qualities) == ("ACGTACGT", bytes([40] * 8))
    assert (read.reverse, read.mapping_quality) == (True, 37)
    assert (read.haplotype, read.phase_set) == (2, 77)
    assert read.blocks == [(10, 2, 4)]


def test_tags_of_another_type_are_no_haplotype() -> None:
    read = read_of(segment(HP="left"), ORIGIN)
    assert (read.haplotype, read.phase_set) == (None, None)


def test_repeats_failures_and_duplicates_are_not_counted() -> None:
    flags = {"plain": 0, "secondary": 256, "failed": 512, "duplicate": 1024, "supplementary": 2048}
    assert names(*(SampleRead("anna", segment(n, f)) for n, f in flags.items())) == ["plain"]


def test_only_reads_of_the_sample_are_given() -> None:
    assert names(SampleRead("anna", segment("a")), SampleRead("eva", segment("b"))) == ["a"]


def test_a_read_without_bases_is_left_out() -> None:
    bare = pysam.AlignedSegment()
    bare.query_name, bare.reference_start, bare.cigarstring = "bare", 1_010, "4M"
    assert names(SampleRead("anna", bare)) == []
