"""Deletions and duplications of exons, called in simulated persons: ``copy_number.md``.

``python -m benchmarks.copy_number`` simulates persons with and without an event, aligns their reads
with bwa, and calls each. It takes some minutes and needs bwa and samtools.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from col7a1tools.gene import Gene, load_gene
from col7a1tools.model.variant import LocusAllele, StructuralType
from col7a1tools.readers.alignments import open_alignments
from col7a1tools.reads.copy_number import CopyNumber, find_copy_number
from col7a1tools.reads.exon_counts import ExonCounts, count_exons
from col7a1tools.reads.fragments import Fragments, collect_fragments
from tests.simulate.aligned import Sequenced, write_bam
from tests.simulate.capture import Kit, captured
from tests.simulate.haplotypes import Part, allele_of
from tests.simulate.scenarios import (
    REGISTER_DELETION,
    carrier,
    exons_deleted,
    exons_duplicated,
    normal,
    numbered_exons,
)
from tests.simulate.short_reads import ShortReads

RESULT = Path(__file__).with_name("copy_number.md")
PANEL = 10
NORMALS = 50
NORMAL_EXOMES = 20
RUNS = 20
GENOME_DEPTHS = (10, 30, 60, 100)
EXOME_DEPTHS = (60, 100)
EVERY_EXON_AT = 60
LONG_EXON, SHORT_EXON = 100, 36
_PANEL_SEED = 900_000


@dataclass(frozen=True, slots=True)
class Person:
    """A simulated person.

    Attributes:
        group: row of the table.
        depth: mean depth.
        exome: whether captured; else the whole genome.
        first: first lost or doubled exon; 0 for none.
        last: last one.
        doubled: whether the exons are doubled.
        register: whether the event is that of the register.
        seed: of everything that is drawn.
    """

    group: str
    depth: int
    exome: bool
    first: int = 0
    last: int = 0
    doubled: bool = False
    register: bool = False
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was called.

    Attributes:
        person: in whom.
        calls: number of events called.
        found: whether one is of the right type and touches just the right exons.
        to_the_base: whether its ends are right to the base, or as good as that.
    """

    person: Person
    calls: int
    found: bool
    to_the_base: bool


def persons() -> Iterator[Person]:
    """Everybody who is simulated, each with a seed of its own."""
    everybody = chain(
        _normals(GENOME_DEPTHS, exome=False),
        _normals(EXOME_DEPTHS, exome=True),
        *(_single_exons(depth, exome=False) for depth in GENOME_DEPTHS),
        *(_runs(depth, exome=False) for depth in GENOME_DEPTHS),
        *(_runs(depth, exome=True) for depth in EXOME_DEPTHS),
        *(_single_exons(depth, exome=True) for depth in EXOME_DEPTHS),
    )
    for seed, person in enumerate(everybody, 1):
        yield replace(person, seed=seed)


def _normals(depths: Sequence[int], *, exome: bool) -> Iterator[Person]:
    for depth in depths:
        for _ in range(NORMAL_EXOMES if exome else NORMALS):
            yield Person("normal", depth, exome)


def _single_exons(depth: int, *, exome: bool) -> Iterator[Person]:
    """The long exons; at one depth of a genome all exons."""
    for number, exon in numbered_exons(load_gene()).items():
        if exon.length >= LONG_EXON:
            yield Person("1 exon of 100 bases and more lost", depth, exome, number, number)
        elif depth == EVERY_EXON_AT and not exome:
            size = "37 to 99" if exon.length > SHORT_EXON else "27 to 36"
            yield Person(f"1 exon of {size} bases lost", depth, exome, number, number)


def _runs(depth: int, *, exome: bool) -> Iterator[Person]:
    draw = np.random.default_rng(depth + 1_000 * exome)
    yield Person("exons 13-24 lost, as in the register", depth, exome, 13, 24, register=True)
    for at in range(RUNS):
        length = int(draw.integers(2, 21))
        first = int(draw.integers(1, 120 - length))
        yield Person("2 to 20 exons lost", depth, exome, first, first + length - 1)
        if at % 2:
            group = "2 to 20 exons doubled"
            yield Person(group, depth, exome, first, first + length - 1, doubled=True)


def event_of(person: Person, gene: Gene) -> LocusAllele | None:
    """The event that a person carries on one copy."""
    if person.register:
        return allele_of(REGISTER_DELETION, gene)
    if not person.first:
        return None
    make = exons_duplicated if person.doubled else exons_deleted
    return make(gene, person.first, person.last, person.seed)


def sequence(person: Person, parts: Sequence[Part], gene: Gene) -> tuple[Fragments, ExonCounts]:
    """Simulate, align and read one person."""
    weights = None
    if person.exome:
        weights = captured(gene, Kit(), np.random.default_rng(person.seed + 5_000_000))
    library = ShortReads(person.depth)
    with TemporaryDirectory() as folder:
        sequenced = Sequenced("person", parts, library, person.seed, weights)
        path = write_bam(Path(folder) / "person.bam", sequenced, gene)
        with open_alignments(path, gene.locus) as source:
            found = collect_fragments(source, "person")
    return found, count_exons(found, gene)


@cache
def panel(depth: int) -> tuple[ExonCounts, ...]:
    """Other persons of the same kit."""
    gene = load_gene()
    seeds = range(_PANEL_SEED + depth, _PANEL_SEED + depth + PANEL)
    others = [Person("panel", depth, exome=True, seed=seed) for seed in seeds]
    return tuple(sequence(one, normal(gene, one.seed), gene)[1] for one in others)


def call(person: Person) -> tuple[Outcome, Outcome | None]:
    """Call one person: alone, and where captured, against the panel as well."""
    gene = load_gene()
    event = event_of(person, gene)
    parts = normal(gene, person.seed) if event is None else carrier(gene, event, person.seed)
    found, counts = sequence(person, parts, gene)
    alone = _outcome(person, event, find_copy_number(found, counts, gene), gene)
    if not person.exome:
        return alone, None
    compared = find_copy_number(found, counts, gene, panel(person.depth))
    return alone, _outcome(person, event, compared, gene)


def _outcome(person: Person, event: LocusAllele | None, result: CopyNumber, gene: Gene) -> Outcome:
    kind = StructuralType.DUPLICATION if person.doubled else StructuralType.DELETION
    exons = tuple(range(person.first, person.last + 1))
    right = [one for one in result.events if one.type is kind and one.exons == exons]
    exact = event is not None and any(
        one.precise and _same(one.start, one.end, event, gene) for one in right
    )
    return Outcome(person, len(result.events), bool(right), exact)


def _same(start: int, end: int, event: LocusAllele, gene: Gene) -> bool:
    """Whether a called event gives the same bases as the true one."""
    plus = gene.locus.plus
    if event.alt:
        called = plus[:end] + plus[start:]
        true = plus[: event.start] + event.alt + plus[event.start :]
    else:
        called = plus[:start] + plus[end:]
        true = plus[: event.start] + plus[event.end :]
    return called == true


def table(outcomes: Sequence[Outcome], title: str) -> Iterator[str]:
    """One table: a row a group and depth."""
    yield f"## {title}\n"
    yield "| persons | depth | simulated | found | ends to the base | other calls |"
    yield "|---|---|---|---|---|---|"
    groups = dict.fromkeys((one.person.group, one.person.depth) for one in outcomes)
    for group, depth in groups:
        rows = [o for o in outcomes if (o.person.group, o.person.depth) == (group, depth)]
        found = sum(one.found for one in rows)
        exact = sum(one.to_the_base for one in rows)
        other = sum(one.calls - one.found for one in rows)
        hits = (f"{found}", f"{exact}") if group != "normal" else ("", "")
        yield f"| {group} | {depth} | {len(rows)} | {hits[0]} | {hits[1]} | {other} |"


def missed(outcomes: Sequence[Outcome]) -> str:
    """Who was missed, at 60 reads and more."""
    names = [
        f"{o.person.first}-{o.person.last} at {o.person.depth}"
        for o in outcomes
        if o.person.first and o.person.depth >= 60 and not o.found
    ]
    return f"\nMissed at 60 reads and more, by exons: {', '.join(names) or 'none'}.\n"


HEAD = """# Deletions and duplications of exons in simulated persons

Made by `python -m benchmarks.copy_number`. Each person has common substitutions on both copies; the
event is on one copy, with ends drawn from the middle half of the introns around it. Pairs of 150
bases, inserts 400 ± 80, errors as the qualities say, aligned by bwa. `Found`: an event of the right
type and of just the right exons. `Other calls`: every other event that was called.
"""


def main() -> None:
    """Simulate everybody and write the tables."""
    with ProcessPoolExecutor(2) as pool:
        pairs = list(pool.map(call, persons(), chunksize=4))
    genome = [alone for alone, _ in pairs if not alone.person.exome]
    exome = [alone for alone, _ in pairs if alone.person.exome]
    compared = [with_panel for _, with_panel in pairs if with_panel is not None]
    parts = [HEAD]
    for outcomes, title in (
        (genome, "Whole genome"),
        (exome, "Exome, without other samples"),
        (compared, f"Exome, against a panel of {PANEL} others of the same kit"),
    ):
        parts += [*table(outcomes, title), missed(outcomes)]
    RESULT.write_text("\n".join(parts).rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
