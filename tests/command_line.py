"""Run the command line, in this process or in one of its own, on the fixtures."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from col7a1tools.cli.main import main

PROJECT = Path(__file__).resolve().parents[1]
VCF = PROJECT / "tests" / "data" / "vcf"
PLAIN = VCF / "quirks" / "plain.vcf"
READABLE = tuple(
    sorted(
        path for folder in ("quirks", "callers", "spec") for path in (VCF / folder).glob("*.vcf")
    )
)
BROKEN = tuple(path for path in sorted((VCF / "broken").iterdir()) if path.is_file())


def name_of(path: Path) -> str:
    """Short name of a fixture, for test ids."""
    return f"{path.parent.name}/{path.name}"


@dataclass(frozen=True)
class Done:
    """What a run left behind."""

    status: int
    out: str
    err: str


def in_process(capsys: pytest.CaptureFixture[str], *words: str | Path) -> Done:
    """Run the command line in this process; wrong usage counts as its exit status."""
    capsys.readouterr()
    try:
        status = main([str(word) for word in words])
    except SystemExit as stop:
        status = int(stop.code or 0)
    captured = capsys.readouterr()
    return Done(status, captured.out, captured.err)


def command(*words: str | Path) -> list[str]:
    """The words that start a process of its own."""
    return [sys.executable, "-m", "col7a1tools.cli.main", *map(str, words)]


def environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's environment with changes, finding this checkout's package."""
    return {**os.environ, "PYTHONPATH": str(PROJECT), **(changes or {})}


def run(
    *words: str | Path,
    stdin: bytes = b"",
    changes: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a process of its own."""
    return subprocess.run(
        command(*words),
        input=stdin,
        env=environment(changes),
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=120,
    )


def table(text: str) -> list[dict[str, str]]:
    """The rows of a tab-separated table with a header line."""
    lines = text.splitlines()
    columns = lines[0].split("\t")
    rows = [line.split("\t") for line in lines[1:]]
    assert all(len(row) == len(columns) for row in rows)
    return [dict(zip(columns, row, strict=True)) for row in rows]


def write_vcf(path: Path, records: Sequence[Sequence[object]], contig: str = "chr3") -> Path:
    """Write a VCF of sites: POS, REF, ALT and INFO of each record."""
    length = {"chr3": 198295559, "3": 198022430}[contig]
    lines = [
        "##fileformat=VCFv4.3",
        f"##contig=<ID={contig},length={length}>",
        '##INFO=<ID=SVTYPE,Number=1,Type=String,Description="Type">',
        '##INFO=<ID=END,Number=1,Type=Integer,Description="End">',
        "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO",
        *(f"{contig}\t{pos}\t.\t{ref}\t{alt}\t.\tPASS\t{info}" for pos, ref, alt, info in records),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
