"""Every disagreement with SnpEff and bcftools csq, by kind, each kind explained.

Run ``python -m benchmarks.disagreements``: annotates every single-nucleotide variant and the random
indels, the indels in three spellings, with all three tools, prints the disagreements and writes
``benchmarks/disagreements.md``. Exits 1 when a disagreement is of no known kind, or when a name of
ours is not the oracle's.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import peers
from benchmarks.comparison import Kind, Row, truth_of
from benchmarks.kinds_names import CODING, CSQ_PROTEIN, PROTEIN, csq_states_another_protein
from benchmarks.kinds_terms import FORMS, TERMS, common
from benchmarks.peers import Reading
from benchmarks.variant_set import (
    SPELLINGS,
    Variant,
    full_set,
    random_indels,
    respelled,
    write_vcf,
)

PAGE = Path(__file__).resolve().parent / "disagreements.md"
EXAMPLES = 2
UNEXPLAINED = "unexplained"


@dataclass(slots=True)
class Section:
    """One thing that one peer says, and how it may differ from what we say.

    Attributes:
        title: heading.
        peer: ``SnpEff`` or ``bcftools csq``.
        differs: whether a row is a disagreement.
        kinds: the kinds, tried in this order.
        show: what each side says, for the examples.
        found: rows by the key of their kind.
    """

    title: str
    peer: str
    differs: Callable[[Row], bool]
    kinds: tuple[Kind, ...]
    show: Callable[[Reading], str]
    found: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, row: Row) -> None:
        """File a row under its kind, if it is a disagreement."""
        if self.differs(row):
            matching = (kind.key for kind in self.kinds if kind.matches(row))
            self.found.setdefault(next(matching, UNEXPLAINED), []).append(row)


def show_terms(reading: Reading) -> str:
    """The terms in alphabetical order, as one word."""
    return "&".join(sorted(reading.terms))


def form_of(row: Row) -> str:
    """The first difference of vocabulary by which the terms of a row differ."""
    ours, peer = row.ours.terms, row.peer.terms
    for form in FORMS:
        ours_before, peer_before = ours, peer
        ours, peer = form.rewrite(ours), form.rewrite(peer)
        if (ours ^ peer) != (ours_before ^ peer_before):
            return form.key
    raise AssertionError("a row of this kind differs by its vocabulary")


def _same_meaning(row: Row) -> bool:
    ours, peer = common(row)
    return ours == peer


def _by_form(key: str) -> Callable[[Row], bool]:
    return lambda row: _same_meaning(row) and form_of(row) == key


def sections() -> list[Section]:
    """What is compared."""
    vocabulary = tuple(Kind(form.key, form.explanation, _by_form(form.key)) for form in FORMS)
    terms = (*vocabulary, *TERMS)

    def differs(row: Row) -> bool:
        return row.ours.terms != row.peer.terms

    return [
        Section("c. names", "SnpEff", _coding_differs, CODING, lambda reading: reading.coding),
        Section("p. names", "SnpEff", _protein_differs, PROTEIN, lambda reading: reading.protein),
        Section("terms", "SnpEff", differs, terms, show_terms),
        Section(
            "changed residues",
            "bcftools csq",
            csq_states_another_protein,
            CSQ_PROTEIN,
            lambda reading: _shortened(reading.protein),
        ),
        Section("terms", "bcftools csq", differs, terms, show_terms),
    ]


def _coding_differs(row: Row) -> bool:
    return row.ours.coding != row.peer.coding


def _protein_differs(row: Row) -> bool:
    return row.ours.protein != row.peer.protein


def _shortened(residues: str) -> str:
    parts = [part if len(part) < 16 else f"{part[:12]}.." for part in residues.split(">")]
    return ">".join(parts)


Said = dict[str, dict[str, Reading]]


def annotate(work: Path, spelling: str, variants: Iterable[Variant]) -> Said:
    """What each tool says of the variants, by tool and identifier."""
    vcf = work / f"{spelling}.vcf"
    write_vcf(vcf, variants)
    ours, snpeff, csq = (work / f"{spelling}.{end}" for end in ("tsv", "snpeff.vcf", "csq.vcf"))
    peers.run(peers.ours_command(vcf, ours))
    peers.run(peers.snpeff_command(work, vcf), snpeff)
    peers.run(peers.csq_command(work, vcf), csq)
    return {
        "ours": peers.read_ours(ours),
        "SnpEff": peers.read_snpeff(snpeff),
        "bcftools csq": peers.read_csq(csq),
    }


def compare(
    work: Path, variants: list[Variant], indels: list[Variant]
) -> tuple[list[Section], list[str]]:
    """File every disagreement.

    Args:
        work: folder for the files.
        variants: what is compared in the left-aligned spelling.
        indels: those among them that are compared in the other spellings as well.

    Returns:
        The sections, and our names that are not the oracle's.
    """
    filed = sections()
    wrong: list[str] = []
    left: Said = {}
    for spelling in SPELLINGS:
        if spelling != "left":
            variants = list(respelled(indels, spelling))
        said = annotate(work, spelling, variants)
        left = left or said
        for variant in variants:
            ours = said["ours"][variant.identifier]
            truth = truth_of(variant)
            if ours.coding != truth.coding or (truth.protein and ours.protein != truth.protein):
                wrong.append(f"{variant.identifier} {ours.coding} {ours.protein}: {truth}")
            for section in filed:
                peer = said[section.peer][variant.identifier]
                peer_left = left[section.peer][variant.identifier]
                section.add(Row(variant, ours, peer, peer_left, truth))
    return filed, wrong


def page(filed: list[Section]) -> Iterator[str]:
    """The lines of ``disagreements.md``."""
    yield "# Where SnpEff and bcftools csq disagree with us"
    yield ""
    yield "Every single-nucleotide variant of the span of NM_000094.3 (93,264) and 5,000 random"
    yield "indels, the indels in three spellings (left-aligned; as far right as they go; with"
    yield "unchanged bases around them), on NM_000094.4 and GRCh38. Written by `make peers`. On"
    yield "every row our c. name, and our p. name where the recommendations fix one, is also that"
    yield "of an oracle that shares no code with us (`benchmarks/oracle.py`)."
    for section in filed:
        total = sum(len(rows) for rows in section.found.values())
        yield ""
        yield f"## {section.peer}, {section.title}: {total:,} disagreements"
        for kind in section.kinds:
            rows = section.found.get(kind.key, [])
            if rows:
                yield from _kind(section, kind, rows)


def _kind(section: Section, kind: Kind, rows: list[Row]) -> Iterator[str]:
    yield ""
    yield f"### {len(rows):,}: {kind.key}"
    yield ""
    yield kind.explanation
    yield ""
    yield f"| change | ours | {section.peer} |"
    yield "|---|---|---|"
    by_name = list({row.ours.coding: row for row in rows}.values())
    for row in by_name[:: max(1, len(by_name) // EXAMPLES)][:EXAMPLES]:
        ours = row.ours.protein if section.title == "changed residues" else section.show(row.ours)
        yield f"| {row.ours.coding} | {ours or '-'} | {section.show(row.peer) or '-'} |"


def unexplained(filed: list[Section]) -> list[str]:
    """The disagreements of no known kind."""
    return [
        f"{section.peer}, {section.title}: {row.variant.identifier} {row.ours} {row.peer}"
        for section in filed
        for row in section.found.get(UNEXPLAINED, [])
    ]


def main() -> int:
    """Compare, print, and write the page."""
    peers.WORK.mkdir(exist_ok=True)
    filed, wrong = compare(peers.WORK, full_set(), random_indels())
    text = "\n".join(page(filed)) + "\n"
    PAGE.write_text(text, encoding="utf-8")
    print(text)
    open_rows = unexplained(filed)
    for line in (*open_rows, *wrong):
        print(line, file=sys.stderr)
    print(f"{len(open_rows)} unexplained, {len(wrong)} names of ours that the oracle contradicts")
    return 1 if open_rows or wrong else 0


if __name__ == "__main__":
    sys.exit(main())
