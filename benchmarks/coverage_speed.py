"""Time of `coverage` beside samtools and mosdepth: ``python -m benchmarks.coverage_speed``.

Needs bwa, samtools and mosdepth (which on Debian needs libhts-dev to start).
"""

import time
from collections.abc import Callable
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from subprocess import DEVNULL, run
from tempfile import TemporaryDirectory

import numpy as np

from col7a1tools.coverage_run import CoverageRequest, measure_file
from col7a1tools.gene import Gene, load_gene
from col7a1tools.model.positions import Assembly
from tests.simulate.aligned import Sequenced, write_bam
from tests.simulate.capture import Kit, captured
from tests.simulate.scenarios import normal
from tests.simulate.short_reads import ShortReads

RESULT = Path(__file__).with_name("coverage_speed.md")
DEPTH = 100
REPEATS = 15

HEAD = """# Time of coverage for one file

Made by `python -m benchmarks.coverage_speed`: the locus from a simulated exome at 100 reads, as BAM
with its index. Processor time, the least of fifteen runs. `col7a1tools, a file` is what each file
costs within a run; `a run of 1 file` holds the start of Python and of pysam as well.

| | processor time | to samtools |
|---|---|---|
"""


def least(measured: Callable[[], float]) -> float:
    """The least of several measurements, in milliseconds."""
    return 1000 * min(measured() for _ in range(REPEATS))


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
        rows = {
            "samtools depth -a -s -r": least(lambda: command_time(samtools)),
            "col7a1tools, a file": least(lambda: file_time(path, gene)),
            "col7a1tools, a run of 1 file": least(
                lambda: command_time(["col7a1tools", "coverage", bam])
            ),
            "mosdepth -c chr3": least(lambda: command_time(mosdepth)),
        }
    base = rows["samtools depth -a -s -r"]
    lines = [f"| {name} | {took:.0f} ms | {took / base:.1f} |" for name, took in rows.items()]
    RESULT.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
