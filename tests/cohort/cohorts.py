"""Runs of `screen` in processes of their own, and small cohorts to run it on."""

import random
import subprocess
from pathlib import Path

from tests.command_line import VCF, command, environment

TABLES = ("variants", "carriers", "candidates", "samples", "files", "failures")
OUTPUTS = (*(f"{name}.tsv" for name in TABLES), "summary.html", "run.json")
SNVS = ((48575684, "G", "A"), (48573867, "C", "T"), (48570000, "G", "C"), (48593615, "T", "C"))


def screen(
    output: Path, *inputs: Path | str, options: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    """Run a whole screening."""
    return subprocess.run(
        command("screen", *inputs, "-o", output, *options),
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def outputs(folder: Path) -> dict[str, bytes]:
    """Every output of a run by its name."""
    return {name: (folder / name).read_bytes() for name in OUTPUTS if (folder / name).exists()}


def rows(path: Path) -> list[dict[str, str]]:
    """Rows of a table."""
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    columns = header.split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines]


def fixtures() -> tuple[Path, ...]:
    """Folders of readable and of broken files."""
    return (VCF / "quirks", VCF / "callers", VCF / "spec", VCF / "broken")


def write_people(folder: Path, count: int, seed: int = 7, records: int = 12) -> list[Path]:
    """Files of one person each, with substitutions of the gene."""
    from col7a1tools.gene import load_gene
    from col7a1tools.model.positions import Assembly

    locus = load_gene().locus
    start = locus.spans[Assembly.GRCH38].start
    generator = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(count):
        lines = [
            "##fileformat=VCFv4.3",
            "##contig=<ID=chr3,length=198295559>",
            f"#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tP{number}",
        ]
        for offset in sorted(generator.sample(range(2000, 30000), records)):
            ref = locus.plus[offset]
            alt = generator.choice("ACGT".replace(ref, ""))
            call = generator.choice(("0/1", "0/1", "1/1", "./.", "0|1", "0/0"))
            lines.append(f"chr3\t{start + offset}\t.\t{ref}\t{alt}\t50\tPASS\t.\tGT\t{call}")
        path = folder / f"person{number:03d}.vcf"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        paths.append(path)
    return paths
