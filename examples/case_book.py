"""The case book: invented families with published variants, and what is asked about each.

Run ``python -m examples.case_book`` at the top of the project to write their files again; the same
bytes every time. ``tests/packaging/test_case_book.py`` holds what is said of each of them.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from examples.build_families import FOLDER, Family, family_lines

BOOK = FOLDER / "case_book"
TRIO = "dad 0 0 1 1|mum 0 0 2 1|child dad mum 2 2"


@dataclass(frozen=True, slots=True)
class Case:
    """One case.

    Attributes:
        name: its folder.
        calls: the genotype of each sample, by published c. name.
        samples: names, in the order of the genotypes.
        ped: rows of the pedigree without the family's name, ``|`` between them; empty for none.
        sample: whose report.
        asked: further options of ``report``: donor, partner.
        case: content of the case file; empty for none.
        assembly: of the VCF.
    """

    name: str
    calls: dict[str, tuple[str, ...]]
    samples: tuple[str, ...] = ("child", "mum", "dad")
    ped: str = TRIO
    sample: str = "child"
    asked: dict[str, str] = field(default_factory=dict)
    case: str = ""
    assembly: str = "GRCh38"

    @property
    def vcf(self) -> str:
        """Name of the VCF."""
        return f"family.{self.assembly}.vcf"

    @property
    def folder(self) -> Path:
        """Where its files are."""
        return BOOK / self.name


MAPPED = """[phenotype]
findings = ["blisters since birth"]
mapping = "below lamina densa"
method = "immunofluorescence"
reference = "skin biopsy of an invented person"
"""
RNA = """[variants."c.425A>G".rna]
outcome = "frameshift"
complete = true
reference = "RNA study of an invented person"
"""
GENERATIONS = (
    "grandmother 0 0 2 2|grandfather 0 0 1 1|mum grandfather grandmother 2 2|"
    "uncle grandfather grandmother 1 1|dad 0 0 1 1|child dad mum 1 2"
)
EXTENDED = (
    "grandfather 0 0 1 0|grandmother 0 0 2 0|mum grandfather grandmother 2 1|"
    "uncle grandfather grandmother 1 0|uncles_wife 0 0 2 0|cousin uncle uncles_wife 2 0|"
    "dad 0 0 1 1|dads_first_wife 0 0 2 0|half_brother dad dads_first_wife 1 1|"
    "child dad mum 2 2|sister dad mum 2 1|baby dad mum 1 0"
)

CASES = (
    Case(
        "homozygous_stop",
        {"c.2471dup": ("1/1", "0/1", "0/1"), "c.54G>C": ("0/1", "0/1", "0/0")},
        ped=EXTENDED,
    ),
    Case(
        "stop_with_missense",
        {"c.2388G>A": ("0/1", "0/1", "0/0"), "c.6187C>T": ("0/1", "0/0", "0/1")},
        ped=f"{TRIO}|sister dad mum 2 1",
        case=MAPPED,
    ),
    Case(
        "dominant_glycine",
        {"c.6127G>A": ("0/1", "0/1", "0/0", "0/1", "0/0")},
        samples=("child", "mum", "dad", "grandmother", "uncle"),
        ped=GENERATIONS,
        case=MAPPED,
        assembly="GRCh37",
    ),
    Case("new_in_the_child", {"c.8038G>A": ("0/1", "0/0", "0/0")}, case=MAPPED),
    Case(
        "recessive_glycine_in_the_dominant_region",
        {"c.6091G>A": ("1/1", "0/1", "0/1")},
        case=MAPPED,
    ),
    Case(
        "in_frame_splice",
        {"c.6573+1G>C": ("0/1", "0/0", "0/1"), "c.1732C>T": ("0/1", "0/1", "0/0")},
        assembly="GRCh37",
    ),
    Case(
        "both_on_one_copy",
        {"c.6527dup": ("0/1", "0/0", "0/1"), "c.8440C>T": ("0/1", "0/0", "0/1")},
    ),
    Case(
        "two_copies_from_one_parent",
        {
            "c.344dup": ("1/1", "0/1", "0/0"),
            "c.3785T>C": ("1/1", "0/1", "0/0"),
            "c.2367C>T": ("0/0", "0/1", "0/0"),
        },
    ),
    Case(
        "couple",
        {"c.5819del": ("0/1", "0/0"), "c.2388G>A": ("0/0", "0/1")},
        samples=("anna", "ben"),
        ped="",
        sample="anna",
        asked={"partner": "ben"},
    ),
    Case(
        "couple_with_one_carrier",
        {"c.8479C>T": ("0/1", "0/0"), "c.54G>C": ("0/0", "0/1")},
        samples=("anna", "ben"),
        ped="",
        sample="anna",
        asked={"partner": "ben"},
        assembly="GRCh37",
    ),
    Case(
        "donor",
        {
            "c.8479C>T": ("0/1", "0/1", "0/0"),
            "c.8569G>T": ("0/1", "0/0", "0/1"),
        },
        asked={"donor": "mum"},
    ),
    Case(
        "phase_unknown",
        {"c.7154del": ("0/1", "0/1"), "c.1573C>T": ("0/1", "0/0")},
        samples=("child", "mum"),
    ),
    Case(
        "uncertain_until_rna",
        {"c.6527dup": ("0/1", "0/1", "0/0"), "c.425A>G": ("0/1", "0/0", "0/1")},
        case=RNA,
    ),
    Case(
        "exchanged_samples",
        {
            "c.6527dup": ("0/0", "0/1", "0/1"),
            "c.1732C>T": ("0/0", "0/1", "0/1"),
            "c.2367C>T": ("1/1", "0/0", "0/1"),
            "c.54G>C": ("0/0", "1/1", "0/1"),
        },
    ),
    Case(
        "nothing_found",
        {"c.2367C>T": ("0/1", "0/1", "0/0"), "c.4483-11T>C": ("0/1", "0/0", "0/1")},
    ),
)


def files_of(case: Case) -> Iterator[tuple[str, str]]:
    """Name and content of each file that a case is made from."""
    family = Family(case.name, case.samples, case.calls, (case.assembly,))
    yield case.vcf, "".join(f"{line}\n" for line in family_lines(family, case.assembly))
    if case.ped:
        rows = (f"family {row}".replace(" ", "\t") for row in case.ped.split("|"))
        yield "family.ped", "".join(f"{row}\n" for row in rows)
    if case.case:
        tomllib.loads(case.case)
        yield "case.toml", case.case


def main() -> None:
    """Write every file."""
    for case in CASES:
        case.folder.mkdir(parents=True, exist_ok=True)
        for name, content in files_of(case):
            (case.folder / name).write_text(content, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
