"""Records made by real runs, the way a laboratory makes them on different days."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from col7a1tools.case_facts import read_case_file
from col7a1tools.cli.main import main
from col7a1tools.gene import Gene, load_gene
from col7a1tools.knowledge import Knowledge
from col7a1tools.patient import read_patient
from col7a1tools.relatives import FamilyRequest
from col7a1tools.report import ReportDocument
from col7a1tools.sources.lookup import forget
from examples.case_book import Case
from tests.command_line import PROJECT
from tests.reads.called import write_vcf
from tests.simulate.fixtures import FOLDER, known_variants

CASES = PROJECT / "examples" / "case_book"
FAMILY = CASES / "stop_with_missense"
SPLICE = CASES / "uncertain_until_rna"
TRIO = PROJECT / "examples" / "compound_heterozygous_trio"
SOURCES = PROJECT / "tests" / "data" / "sources"
OLD_RECORD = PROJECT / "tests" / "data" / "records" / "version_1_0.json"

RULES = """name = "Our laboratory"
version = "{version}"

[[rule]]
criterion = "PP4"
id = "cleavage_below_lamina_densa"
strength = "{strength}"
"""
# Two releases of one database: in the later one the allele is too frequent.
FREQUENCIES = """##fileformat=VCFv4.2
##contig=<ID=chr3,length=198295559>
##INFO=<ID=AC_joint,Number=A,Type=Integer,Description="AC">
##INFO=<ID=nhomalt_joint,Number=A,Type=Integer,Description="nhomalt">
##INFO=<ID=fafmax_faf95_max_gen_anc_joint,Number=A,Type=String,Description="group">
##INFO=<ID=AN_joint,Number=1,Type=Integer,Description="AN">
##INFO=<ID=fafmax_faf95_max_joint,Number=A,Type=Float,Description="faf">
#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO
chr3\t48575236\t.\tG\tA\t1\tPASS\tAC_joint={count};AN_joint=1600000;nhomalt_joint=0;\
fafmax_faf95_max_joint={frequency};fafmax_faf95_max_gen_anc_joint=nfe
"""


@dataclass(frozen=True)
class Pair:
    """Two records of one person.

    Attributes:
        old: file of the older one.
        new: file of the newer one.
    """

    old: Path
    new: Path


def report(out: Path, *words: str | Path, changes: Mapping[str, str] | None = None) -> Path:
    """A record by the command, under other settings of the environment."""
    before = dict(os.environ)
    os.environ.update(changes or {})
    forget()
    try:
        status = main(["report", *map(str, words), "-o", str(out)])
    finally:
        os.environ.clear()
        os.environ.update(before)
        forget()
    assert status == 0
    return out


def _registered(
    folder: Path, name: str, release: str, count: int, frequency: str
) -> dict[str, str]:
    """A list of sources with one release of a database of frequencies."""
    file = folder / f"{name}.vcf"
    file.write_text(FREQUENCIES.format(count=count, frequency=frequency), encoding="utf-8")
    changes = {"COL7A1TOOLS_SOURCES": str(folder / name / "sources.toml")}
    before = dict(os.environ)
    os.environ.update(changes)
    words = ["sources", "add", str(file), "--kind", "gnomad", "--release", release]
    try:
        assert main(words) == 0
    finally:
        os.environ.clear()
        os.environ.update(before)
    return changes


def case_given(folder: Path) -> Pair:
    """The RNA study comes in after the first report."""
    person = (SPLICE / "family.GRCh38.vcf", "--sample", "child", "--ped", SPLICE / "family.ped")
    old = report(folder / "old.json", *person)
    return Pair(old, report(folder / "new.json", *person, "--case", SPLICE / "case.toml"))


def family_given(folder: Path) -> Pair:
    """The parents are tested after the first report."""
    person = (FAMILY / "family.GRCh38.vcf", "--sample", "child")
    old = report(folder / "old.json", *person)
    return Pair(old, report(folder / "new.json", *person, "--ped", FAMILY / "family.ped"))


def rules_changed(folder: Path) -> Pair:
    """The laboratory weighs the mapping of the skin's cleavage otherwise."""
    records = []
    for name, version, strength in (("old", "3", "Supporting"), ("new", "4", "Moderate")):
        rules = folder / f"{name}.rules.toml"
        rules.write_text(RULES.format(version=version, strength=strength), encoding="utf-8")
        person = (FAMILY / "family.GRCh38.vcf", "--sample", "child", "--case", FAMILY / "case.toml")
        records.append(report(folder / f"{name}.json", *person, "--rules", rules))
    return Pair(*records)


def source_changed(folder: Path) -> Pair:
    """A database of frequencies has a new release, which saw one of the variants often."""
    releases = (("old", "v4.0", 12, "5e-06"), ("new", "v4.1", 9000, "4.9e-03"))
    records = []
    for name, release, count, frequency in releases:
        changes = _registered(folder, name, release, count, frequency)
        person = (FAMILY / "family.GRCh38.vcf", "--sample", "child")
        records.append(report(folder / f"{name}.json", *person, changes=changes))
    return Pair(*records)


def reads_given(folder: Path) -> Pair:
    """Long reads are given after the first report."""
    gene = load_gene()
    vcf = write_vcf(folder / "person.vcf", {"known_variants": known_variants(gene)}, gene)
    old = report(folder / "old.json", vcf)
    return Pair(old, report(folder / "new.json", vcf, "--bam", FOLDER / "known_variants.hifi.cram"))


def sequenced_again(folder: Path) -> Pair:
    """A second file of the person has a variant more, and one less."""
    text = (FAMILY / "family.GRCh38.vcf").read_text(encoding="utf-8")
    lines = text.splitlines()
    (trio,) = (
        line
        for line in (TRIO / "family.GRCh38.vcf").read_text(encoding="utf-8").splitlines()
        if line.startswith("chr3\t48573864\t")
    )
    again = [trio if line.startswith("chr3\t48575236\t") else line for line in lines]
    vcf = folder / "again.vcf"
    vcf.write_text("\n".join(again).replace("0/1:31,24:55", "1/1:1,54:55") + "\n", encoding="utf-8")
    old = report(folder / "old.json", FAMILY / "family.GRCh38.vcf", "--sample", "child")
    return Pair(old, report(folder / "new.json", vcf, "--sample", "child"))


def older_layout(folder: Path) -> Pair:
    """The older record was written by a version with another layout."""
    person = (TRIO / "family.GRCh38.vcf", "--sample", "child")
    return Pair(OLD_RECORD, report(folder / "new.json", *person))


def book_record(case: Case, gene: Gene) -> ReportDocument:
    """The record that the files of a case of the case book give."""
    facts = read_case_file(str(case.folder / "case.toml"), gene) if case.case else None
    family = FamilyRequest(
        ped=str(case.folder / "family.ped") if case.ped else "",
        donor=case.asked.get("donor", ""),
        partner=case.asked.get("partner", ""),
    )
    return read_patient(
        str(case.folder / case.vcf),
        gene,
        sample=case.sample,
        knowledge=Knowledge(case=facts),
        family=family,
    )[0]


PAIRS = {
    "case_given": case_given,
    "family_given": family_given,
    "rules_changed": rules_changed,
    "source_changed": source_changed,
    "reads_given": reads_given,
    "sequenced_again": sequenced_again,
    "older_layout": older_layout,
}
