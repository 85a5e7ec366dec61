"""Reads aligned by bwa or minimap2 to the locus, then moved to where it lies on chromosome 3."""

import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from col7a1tools.gene import Gene
from col7a1tools.model.positions import Assembly
from tests.simulate.capture import Weights, even
from tests.simulate.haplotypes import Part
from tests.simulate.long_reads import LongReads, fastq_records
from tests.simulate.short_reads import ShortReads, fastq_pairs

_POSITION, _MATE_CONTIG, _MATE_POSITION, _FIRST_TAG = 3, 6, 7, 11


@dataclass(frozen=True, slots=True)
class Sequenced:
    """A sample to be sequenced.

    Attributes:
        name: of the sample (SM).
        parts: its haplotypes, with shares that add up to 1.
        library: short or long reads.
        seed: of everything that is drawn.
        weights: where short fragments come from; None for evenly.
        assembly: on which the file is written.
        contig: name of chromosome 3 in the file.
    """

    name: str
    parts: Sequence[Part]
    library: ShortReads | LongReads
    seed: int
    weights: Weights | None = None
    assembly: Assembly = Assembly.GRCH38
    contig: str = "chr3"


def write_bam(target: Path, sequenced: Sequenced, gene: Gene) -> Path:
    """Simulate, align, sort and index one sample.

    Args:
        target: a .bam, or a .cram, which then holds its own reference.
        sequenced: the sample.
        gene: the gene.

    Raises:
        CalledProcessError: bwa, minimap2 or samtools failed.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        reference = folder / "locus.fa"
        reference.write_text(f">{sequenced.contig}\n{gene.locus.plus}\n")
        unsorted = folder / "unsorted.sam"
        draw = np.random.default_rng(sequenced.seed)
        command = _aligner(folder, reference, sequenced, gene, draw)
        with unsorted.open("w") as output:
            output.writelines(_header(sequenced, gene))
            aligner = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
            )
            assert aligner.stdout is not None
            origin = gene.locus.spans[sequenced.assembly].start - 1
            output.writelines(_moved(aligner.stdout, sequenced.contig, origin))
            if aligner.wait():
                raise subprocess.CalledProcessError(aligner.returncode, command)
        _sort(unsorted, target)
    return target


def _aligner(
    folder: Path, reference: Path, sequenced: Sequenced, gene: Gene, draw: np.random.Generator
) -> list[str]:
    """Write the reads, and say how they are aligned."""
    group = f"@RG\\tID:{sequenced.name}\\tSM:{sequenced.name}"
    library = sequenced.library
    if isinstance(library, LongReads):
        reads = folder / "reads.fq"
        reads.write_text("".join(fastq_records(sequenced.parts, library, draw)))
        long_reads = ["minimap2", "-a", "-x", library.preset, "-Y", "-R", group]
        return [*long_reads, str(reference), str(reads)]
    weights = even(gene) if sequenced.weights is None else sequenced.weights
    paths = folder / "reads1.fq", folder / "reads2.fq"
    pairs = list(fastq_pairs(sequenced.parts, library, weights, draw))
    for path, records in zip(paths, zip(*pairs, strict=True), strict=True):
        path.write_text("".join(records))
    subprocess.run(["bwa", "index", reference], check=True, stderr=subprocess.DEVNULL)
    return ["bwa", "mem", "-R", group, str(reference), *map(str, paths)]


def _header(sequenced: Sequenced, gene: Gene) -> Iterator[str]:
    span = gene.locus.spans[sequenced.assembly]
    technology = "ILLUMINA" if isinstance(sequenced.library, ShortReads) else "LONG"
    yield "@HD\tVN:1.6\tSO:unsorted\n"
    yield f"@SQ\tSN:{sequenced.contig}\tLN:{span.contig_length}\n"
    yield f"@RG\tID:{sequenced.name}\tSM:{sequenced.name}\tDS:simulated, {technology}\n"


def _moved(lines: Iterable[str], contig: str, origin: int) -> Iterator[str]:
    """SAM records with every position moved from the locus to the chromosome."""
    for line in lines:
        if line.startswith("@"):
            continue
        columns = line.rstrip("\n").split("\t")
        for column in (_POSITION, _MATE_POSITION):
            if columns[column] != "0":
                columns[column] = str(int(columns[column]) + origin)
        for at in range(_FIRST_TAG, len(columns)):
            if columns[at].startswith("SA:Z:"):
                columns[at] = _moved_elsewhere(columns[at], contig, origin)
        yield "\t".join(tag for tag in columns if not tag.startswith(("XA:", "s1:", "s2:"))) + "\n"


def _moved_elsewhere(tag: str, contig: str, origin: int) -> str:
    """The tag SA, in which the other parts of a split read are listed."""
    moved = []
    for part in tag.removeprefix("SA:Z:").rstrip(";").split(";"):
        name, position, *rest = part.split(",")
        assert name == contig
        moved.append(",".join([name, str(int(position) + origin), *rest]))
    return f"SA:Z:{';'.join(moved)};"


def _sort(unsorted: Path, target: Path) -> None:
    form = ["-O", "bam"]
    if target.suffix == ".cram":
        form = ["-O", "cram,embed_ref=2,version=3.0"]
    quiet = ["samtools", "sort", "--no-PG", *form, "-o", target.name, str(unsorted)]
    # A CRAM keeps the name under which it was written, so that must not depend on the folder.
    subprocess.run(quiet, check=True, cwd=target.parent, stderr=subprocess.DEVNULL)
    index = ["samtools", "index", *([] if target.suffix == ".cram" else ["-c"]), target.name]
    subprocess.run(index, check=True, cwd=target.parent)
