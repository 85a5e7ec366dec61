"""Time of `coverage` beside samtools and mosdepth: ``python -m benchmarks.coverage_speed``.

Needs bwa, samtools and mosdepth (which on Debian needs libhts-dev to start).
"""

import time
from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from subprocess import DEVNULL, run
from tempfile import TemporaryDirectory

import numpy as np
import pysam

from col7a1tools.coverage_run import CoverageRequest, measure_file
from col7a1tools.gene import Gene, load_gene
from col7a1tools.model.positions import Assembly
from tests.simulate.aligned import Sequenced, write_bam
from tests.simulate.capture import Kit, captured
from tests.simulate.scenarios import normal
from tests.simulate.short_reads import ShortReads

RESULT = Path(__file__).with_name("coverage_speed.md")
DEPTH = 100
ROUNDS = 15

HEAD = """# Time of coverage for one file

Made by `python -m benchmarks.coverage_speed`: the locus from a simulated exome at 100 reads, as BAM
with its index. Processor time, the least of fifteen rounds, in each of which every row has its
turn. `col7a1tools, a file` is what each file costs within a run; `a run of 1 file` holds the start
of Python and of pysam as well. `pysam, reading alone` hands over the alignments and looks at none:
its wheels inflate with zlib, Debian's samtools with libdeflate.

| | processor time | to samtools |
|---|---|---|
"""


def least(rows: Mapping[str, Callable[[], float]]) -> dict[str, float]:
    """The least of several measurements of each row, in milliseconds.

    The rows take turns, so that a busy minute of the machine meets them all.
    """
    rounds = [{name: measured() for name, measured in rows.items()} for _ in range(ROUNDS)]
    return {name: 1000 * min(one[name] for one in rounds) for name in rows}


def command_time(command: list[str]) -> float:
    """Processor seconds of one run of a command."""
    before = getrusage(RUSAGE_CHILDREN)
    run(command, stdout=DEVNULL, stderr=DEVNULL, check=True)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def file_time(path: Path, gene: Gene) -> float:
    """Processor seconds that one file takes in a process that has started."""
    before = time.process_time()
    measure_file(str(path), gene, CoverageRequest())
    return time.process_time() - before


def reading_time(path: Path, place: str) -> float:
    """Processor seconds in which pysam hands over the alignments."""
    before = time.process_time()
    with pysam.AlignmentFile(str(path)) as handle:
        deque(handle.fetch(region=place), maxlen=0)
    return time.process_time() - before


def main() -> None:
    """Simulate the file, measure, and write the table."""
    gene = load_gene()
    span = gene.locus.spans[Assembly.GRCH38]
    place = f"chr3:{span.start}-{span.end}"
    weights = captured(gene, Kit(), np.random.default_rng(3))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "exome.bam"
        write_bam(path, Sequenced("exome", normal(gene, 1), ShortReads(DEPTH), 5, weights), gene)
        bam = str(path)
        samtools = ["samtools", "depth", "-a", "-s", "-r", place, bam]
        mosdepth = ["mosdepth", "-c", "chr3", str(Path(folder) / "out"), bam]
        took = least(
            {
                "samtools depth -a -s -r": lambda: command_time(samtools),
                "pysam, reading alone": lambda: reading_time(path, place),
                "col7a1tools, a file": lambda: file_time(path, gene),
                "col7a1tools, a run of 1 file": lambda: command_time(
                    ["col7a1tools", "coverage", bam]
                ),
                "mosdepth -c chr3": lambda: command_time(mosdepth),
            }
        )
    base = took["samtools depth -a -s -r"]
    lines = [f"| {name} | {ms:.0f} ms | {ms / base:.1f} |" for name, ms in took.items()]
    RESULT.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
