"""Measure the summary of a family of four: HTML alone, HTML and PDF, and the pages from a record.

Run ``python -m benchmarks.summary``: writes ``benchmarks/summary.md``, and fails where a budget of
processor time is passed.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Usage, median, rounds
from benchmarks.peers import WORK

PROJECT = Path(__file__).resolve().parents[1]
PAGE = Path(__file__).resolve().parent / "summary.md"
TRIO = PROJECT / "examples" / "compound_heterozygous_trio" / "family.GRCh38.vcf"
PEDIGREE = (
    "family\tchild\tfather\tmother\t1\t2",
    "family\tsister\tfather\tmother\t2\t1",
    "family\tmother\t0\t0\t2\t1",
    "family\tfather\t0\t0\t1\t1",
)
# Seconds of processor time that a summary may take.
BUDGETS = {"HTML": 1.5, "HTML and PDF": 2.5}
REPEATS = 7


def write_family(vcf: Path, ped: Path) -> None:
    """The trio of the examples with a sister, who has the father's genotypes, and a pedigree."""
    lines = []
    for line in TRIO.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if line.startswith("#CHROM"):
            fields.append("sister")
        elif not line.startswith("#"):
            fields.append(fields[-1])
        lines.append("\t".join(fields))
    vcf.write_text("\n".join(lines) + "\n", encoding="utf-8")
    ped.write_text("\n".join(PEDIGREE) + "\n", encoding="utf-8")


def commands(work: Path) -> dict[str, list[str]]:
    """What is measured, by name."""
    work.mkdir(exist_ok=True)
    vcf, ped, record = (work / f"quad.{suffix}" for suffix in ("vcf", "ped", "json"))
    html, pdf = work / "quad.html", work / "quad.pdf"
    write_family(vcf, ped)
    tool = ["col7a1tools"]
    report = [*tool, "report", str(vcf), "--sample", "child", "--ped", str(ped)]
    report += ["--donor", "mother"]
    return {
        "record alone": [*report, "-o", str(record)],
        "HTML": [*report, "-o", str(html)],
        "HTML and PDF": [*report, "-o", str(html), "-o", str(pdf)],
        "render: HTML from the record": [*tool, "render", str(record), "-o", str(html)],
    }


def page(results: dict[str, Usage]) -> Iterator[str]:
    """The measurements as lines of Markdown."""
    yield "# The summary of a family of four"
    yield ""
    yield "Medians of the whole command on one machine, Python's start included, after a round that"
    yield f"fills the caches. Written by `python -m benchmarks.summary`; {REPEATS} rounds."
    yield ""
    yield "| made | CPU, s | budget, s | wall, s | peak, MiB |"
    yield "|---|---|---|---|---|"
    for name, usage in results.items():
        budget = f"{BUDGETS[name]:.1f}" if name in BUDGETS else ""
        yield f"| {name} | {usage.cpu:.2f} | {budget} | {usage.wall:.2f} | {usage.peak:.0f} |"


def main() -> int:
    """Measure, write the page, and tell whether the budgets hold."""
    results = {name: median(runs) for name, runs in rounds(commands(WORK), REPEATS).items()}
    lines = list(page(results))
    print("\n".join(lines))
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return int(any(results[name].cpu > budget for name, budget in BUDGETS.items()))


if __name__ == "__main__":
    sys.exit(main())
