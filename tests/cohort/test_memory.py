"""Memory grows with the longest record, and not with the number of records."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cohort.test_screen import HEADER
from tests.command_line import PROJECT, command, environment

SAMPLES = 60_000
RUN_ONCE = PROJECT / "benchmarks" / "run_once.py"


def peak(tmp_path: Path, path: Path) -> float:
    """Peak memory in MiB of screening one file."""
    words = command("screen", path, "-o", tmp_path / path.stem, "--jobs", "1")
    runner = [sys.executable, "-I", "-S", str(RUN_ONCE), *words]
    done = subprocess.run(runner, env=environment(), capture_output=True, text=True, check=True)
    return float(done.stdout.split()[2]) / 1024


def write_biobank(path: Path, records: int) -> Path:
    from col7a1tools.gene import load_gene
    from col7a1tools.model.positions import Assembly

    locus = load_gene().locus
    start = locus.spans[Assembly.GRCH38].start
    generator = random.Random(records)
    names = "\t".join(f"S{number}" for number in range(SAMPLES))
    with path.open("w", encoding="utf-8") as file:
        file.write("\n".join(HEADER) + "\n")
        file.write(f"#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t{names}\n")
        for number in range(records):
            offset = 5000 + 100 * number
            ref = locus.plus[offset]
            calls = ["0/0:30,0:30:90"] * SAMPLES
            for carrier in generator.sample(range(SAMPLES), 20):
                calls[carrier] = "0/1:15,15:30:99"
            alt = "A" if ref != "A" else "G"
            site = f"chr3\t{start + offset}\t.\t{ref}\t{alt}\t50\tPASS\t."
            file.write("\t".join((site, "GT:AD:DP:GQ", *calls)) + "\n")
    return path


@pytest.fixture(scope="module")
def peaks(tmp_path_factory: pytest.TempPathFactory) -> tuple[float, float]:
    folder = tmp_path_factory.mktemp("biobank")
    few, many = (write_biobank(folder / f"of{number}.vcf", number) for number in (12, 60))
    return peak(folder, few), peak(folder, many)


def test_five_times_the_records_need_no_more(peaks: tuple[float, float]) -> None:
    few, many = peaks
    assert many < 1.2 * few


def test_no_object_is_made_for_a_reference_call(peaks: tuple[float, float]) -> None:
    # A line has 0.9 MB; one Python string for each of its columns alone would take 4 MB.
    assert max(peaks) < 150
