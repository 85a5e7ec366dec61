"""Make the BAM and CRAM fixtures of ``tests/data/bam``: ``python -m tests.simulate.quirks``.

Each file differs by its quirk from ``plain.bam``: 60 pairs of reads of 100 bases, cut without
errors from the locus. Nothing is drawn from a clock, so the same files come out again.
"""

import contextlib
import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pysam

from col7a1tools.gene import load_gene
from col7a1tools.gene.locus import Locus
from col7a1tools.model.positions import Assembly

FOLDER = Path(__file__).resolve().parents[1] / "data" / "bam"
READ = 100
PAIRS = 60
FIRST = 9_000


@dataclass(frozen=True, slots=True)
class Quirk:
    """A file, by what sets it apart."""

    contig: str = "chr3"
    length: int = 198_295_559
    assembly: Assembly = Assembly.GRCH38
    groups: tuple[dict[str, str], ...] = ({"ID": "lane1", "SM": "patient"},)
    order: str = "coordinate"
    tags: dict[str, str] = field(default_factory=dict)
    shift: int = 0
    bases: Callable[[str], str] = str


def reverse(bases: str) -> str:
    """Bases that fit nowhere: backwards, not complemented."""
    return bases[::-1]


QUIRKS = {
    "plain.bam": Quirk(),
    "plain_GRCh37.bam": Quirk("3", 198_022_430, Assembly.GRCH37),
    "contig_is_accession.bam": Quirk("NC_000003.12"),
    "two_samples.bam": Quirk(
        groups=(
            {"ID": "a1", "SM": "mother"},
            {"ID": "b1", "SM": "child"},
            {"ID": "a2", "SM": "mother"},
        )
    ),
    "read_group_without_sample.bam": Quirk(groups=({"ID": "lane1"},)),
    "no_read_group.bam": Quirk(groups=()),
    "unsorted.bam": Quirk(order="unsorted"),
    "sorted_by_name.bam": Quirk(order="queryname"),
    "reads_elsewhere.bam": Quirk(shift=1_000_000),
    "reads_of_nothing_here.bam": Quirk(bases=reverse),
    "contig_of_T2T.bam": Quirk("NC_060927.1", 201_105_948),
    "length_of_T2T.bam": Quirk(length=201_105_948),
    "length_of_hg18.bam": Quirk(length=199_501_827),
    "length_of_mouse.bam": Quirk(length=160_039_680),
    "other_contig.bam": Quirk("chr4", 190_214_555),
    "assembly_tag_contradicts.bam": Quirk(tags={"AS": "hg19"}),
}
CRAMS = {
    "needs_reference.cram": (),
    "embedded_reference.cram": ("embed_ref=1",),
    "version_2.1.cram": ("version=2.1",),
    "without_reference.cram": ("no_ref=1",),
}


def header(quirk: Quirk) -> dict[str, Any]:
    line = {"SN": quirk.contig, "LN": quirk.length, **quirk.tags}
    made: dict[str, Any] = {"HD": {"VN": "1.6", "SO": quirk.order}, "SQ": [line]}
    return made | ({"RG": [dict(group) for group in quirk.groups]} if quirk.groups else {})


def pairs(quirk: Quirk, locus: Locus) -> Iterator[tuple[int, int, str, int]]:
    """Name's number, offset, mate's offset and flag of each read, in order of position."""
    draw = random.Random(7)
    reads = []
    for number in range(PAIRS):
        left = FIRST + draw.randrange(2_000)
        right = left + draw.randrange(60, 300)
        reads += [(left, number, right, 99), (right, number, left, 147)]
    for left, number, mate, flag in sorted(reads):
        yield number, left, str(mate), flag


def write(path: Path, quirk: Quirk, locus: Locus) -> None:
    origin = locus.spans[quirk.assembly].start - 1 + quirk.shift
    reads = list(pairs(quirk, locus))
    if quirk.order == "queryname":
        reads.sort()
    if quirk.order == "unsorted":
        random.Random(8).shuffle(reads)
    with pysam.AlignmentFile(str(path), "wb", header=header(quirk)) as output:
        for number, left, mate, flag in reads:
            segment = pysam.AlignedSegment(output.header)
            segment.query_name = f"pair{number:03d}"
            segment.query_sequence = quirk.bases(locus.plus[left : left + READ])
            segment.query_qualities = pysam.qualitystring_to_array("F" * READ)
            segment.flag = flag
            segment.reference_id = segment.next_reference_id = 0
            segment.reference_start = origin + left
            segment.next_reference_start = origin + int(mate)
            segment.template_length = (1 if flag == 99 else -1) * (abs(int(mate) - left) + READ)
            segment.mapping_quality = 60
            segment.cigarstring = f"{READ}M"
            # One pair of every file of several samples names no group.
            if quirk.groups and (len(quirk.groups) == 1 or number):
                segment.set_tag("RG", quirk.groups[number % len(quirk.groups)]["ID"])
            output.write(segment)


def padded_reference(path: Path, locus: Locus, assembly: Assembly = Assembly.GRCH38) -> Path:
    """Chromosome 3 with N for all that is not the locus, as FASTA with its index."""
    span = locus.spans[assembly]
    behind = span.contig_length - span.end
    path.write_text(f">chr3\n{'N' * (span.start - 1)}{locus.plus}{'N' * behind}\n")
    pysam.faidx(str(path))
    return path


def write_crams(locus: Locus) -> None:
    """The plain file as a CRAM with its reference outside, inside, and without any.

    A CRAM keeps its own path as it was written, and where its reference was given by name, that
    path, too; so the folder is entered, and the reference is found by its checksum.
    """
    with TemporaryDirectory() as folder, contextlib.chdir(FOLDER):
        reference = padded_reference(Path(folder) / "padded.fa", locus)
        checksum = str(pysam.dict(str(reference))).split("M5:")[1].split("\t")[0]
        tagged = Path(folder) / "tagged.bam"
        write(tagged, Quirk(tags={"M5": checksum, "UR": "GRCh38_padded.fa"}), locus)
        (Path(folder) / checksum).write_text(reference.read_text().split("\n")[1])
        os.environ["REF_PATH"] = f"{folder}/%s"
        for name, options in CRAMS.items():
            written = [word for option in options for word in ("--output-fmt-option", option)]
            source = "plain.bam" if "no_ref=1" in options else str(tagged)
            pysam.view("--no-PG", "-C", *written, "-o", name, source, catch_stdout=False)
            pysam.index(name)


def write_broken(locus: Locus) -> None:
    """Files that were cut, and two that hold no alignment."""
    plain = (FOLDER / "plain.bam").read_bytes()
    (FOLDER / "without_end_block.bam").write_bytes(plain[:-28])
    (FOLDER / "cut_in_a_block.bam").write_bytes(plain[: len(plain) // 2])
    cram = (FOLDER / "embedded_reference.cram").read_bytes()
    (FOLDER / "without_end_container.cram").write_bytes(cram[:-38])
    no_contigs: dict[str, Any] = {"HD": {"VN": "1.6"}}
    for name, lines in (("header_alone.bam", header(Quirk())), ("unaligned.bam", no_contigs)):
        with pysam.AlignmentFile(str(FOLDER / name), "wb", header=lines):
            pass


def main() -> None:
    locus = load_gene().locus
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, quirk in QUIRKS.items():
        write(FOLDER / name, quirk, locus)
    for name in ("plain.bam", "two_samples.bam"):
        pysam.index("-c", str(FOLDER / name))
    write_crams(locus)
    write_broken(locus)


if __name__ == "__main__":
    main()
