"""Pairs of variants on one copy: our combined reading beside bcftools csq and an oracle.

Two kinds of pairs: changes of one codon, and two frameshifts that cancel out. Each pair is one
sample of a VCF with phased genotypes. The oracle puts both changes into the transcript and
translates it with Biopython's codons; it shares no code with the package.

Run ``python -m benchmarks.haplotypes``; writes ``benchmarks/haplotypes.md``.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.comparison import csq_protein
from benchmarks.oracle_protein import mrna, protein
from benchmarks.peers import WORK, prepare_csq, run
from benchmarks.reference import exons, gene_strand, placed, plus_strand, reverse_complement

SEED = 2026
CODON_PAIRS = 2000
FRAME_PAIRS = 1000
FARTHEST = 240  # bases of the transcript between two frameshifts
EDGE = 3  # bases of an exon's ends that indels keep away from
BATCH = 250  # pairs in one VCF
TRANSCRIPT = "NM_000094.4"
_POSITION = re.compile(r"^@")


@dataclass(frozen=True, slots=True)
class Change:
    """Bases ``[start, end)`` on the strand of the gene are replaced by ``new``."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two changes of one copy, 5' to 3', and what kind of pair they are."""

    identifier: str
    kind: str
    changes: tuple[Change, Change]


def pairs(codons: int = CODON_PAIRS, frames: int = FRAME_PAIRS) -> list[Pair]:
    """The pairs; the same numbers give the same pairs."""
    rng = random.Random(SEED)
    found = [_codon_pair(rng, f"codon_{number}") for number in range(codons)]
    return found + [_frame_pair(rng, f"frame_{number}") for number in range(frames)]


def _codon_pair(rng: random.Random, identifier: str) -> Pair:
    """Substitutions of two bases of one codon; in one of four pairs the second is an indel."""
    transcript = exons(TRANSCRIPT)
    bases = transcript.bases
    while True:
        codon = rng.randrange(1, transcript.cds_length // 3 - 1)
        first = transcript.five_prime_utr + codon * 3
        one, other = sorted(rng.sample(range(3), 2))
        a, b = bases[first + one], bases[first + other]
        substitution = Change(a, a + 1, _another(rng, gene_strand()[a]))
        if rng.random() < 0.75:
            second = Change(b, b + 1, _another(rng, gene_strand()[b]))
            return Pair(identifier, "codon", (substitution, second))
        if _inside(b) and b > a:
            return Pair(identifier, "codon", (substitution, _indel(rng, b, rng.choice((-1, 1, 3)))))


def _frame_pair(rng: random.Random, identifier: str) -> Pair:
    """Two indels, the second of which brings the frame back."""
    transcript = exons(TRANSCRIPT)
    bases = transcript.bases
    while True:
        at = transcript.five_prime_utr + rng.randrange(6, transcript.cds_length - FARTHEST - 12)
        a, b = bases[at], bases[at + rng.randrange(6, FARTHEST)]
        shift = rng.choice((-2, -1, 1, 2))
        back = rng.choice([step for step in (-2, -1, 1, 2) if (shift + step) % 3 == 0])
        if _inside(a) and _inside(b):
            return Pair(identifier, "frame", (_indel(rng, a, shift), _indel(rng, b, back)))


def _another(rng: random.Random, base: str) -> str:
    return rng.choice([other for other in "ACGT" if other != base])


def _indel(rng: random.Random, base: int, length: int) -> Change:
    if length < 0:
        return Change(base, base - length, "")
    return Change(base, base, "".join(rng.choice("ACGT") for _ in range(length)))


def _inside(base: int) -> bool:
    """Whether a base lies in an exon, away from its ends."""
    return any(start + EDGE < base < end - EDGE - 2 for start, end in exons(TRANSCRIPT).intervals)


def oracle(changes: Sequence[Change]) -> str:
    """The whole protein of the transcript with all of these changes."""
    index = {base: place for place, base in enumerate(exons(TRANSCRIPT).bases)}
    message = mrna()
    for change in sorted(changes, key=lambda one: one.start, reverse=True):
        at = index[change.start]
        message = message[:at] + change.new + message[at + change.end - change.start :]
    return protein(message[exons(TRANSCRIPT).five_prime_utr :])


def vcf_site(change: Change) -> tuple[int, str, str]:
    """POS, REF and ALT on chromosome 3 of GRCh38; indels with the base before them."""
    plus = plus_strand()
    start, end = len(plus) - change.end, len(plus) - change.start
    new = reverse_complement(change.new)
    if start == end or not new:
        start -= 1
        new = plus[start] + new
    return placed("GRCh38").start + start, plus[start:end], new


def write_vcf(some: Sequence[Pair], path: Path) -> None:
    """Each pair as one sample, phased, on its first copy."""
    chromosome = placed("GRCh38").chromosome
    rows = sorted(
        (*vcf_site(change), number) for number, pair in enumerate(some) for change in pair.changes
    )
    names = "\t".join(pair.identifier for pair in some)
    lines = [
        "##fileformat=VCFv4.2",
        f"##contig=<ID={chromosome}>",
        '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">',
        f"#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t{names}",
    ]
    for position, ref, alt, carrier in rows:
        calls = "\t".join("1|0" if number == carrier else "0|0" for number in range(len(some)))
        lines.append(f"{chromosome}\t{position}\t.\t{ref}\t{alt}\t.\t.\t.\tGT\t{calls}")
    path.write_text("\n".join(lines) + "\n", encoding="ascii")


def csq_residues(some: Sequence[Pair], work: Path) -> dict[str, str]:
    """What residues bcftools csq changes in each pair, by identifier; several with ``+``."""
    genome, transcript = prepare_csq(work)
    vcf, text = work / "pairs.vcf", work / "pairs.txt"
    write_vcf(some, vcf)
    command = ["bcftools", "csq", "-p", "a", "-O", "t", "--verbose", "0"]
    run([*command, "-f", str(genome), "-g", str(transcript), str(vcf)], text)
    found: dict[str, list[str]] = {}
    for line in text.read_text(encoding="ascii").splitlines():
        columns = line.split("\t")
        if columns[0] == "CSQ" and not _POSITION.match(columns[5]):
            fields = columns[5].split("|")
            if len(fields) > 5 and fields[5]:
                found.setdefault(columns[1], []).append(fields[5])
    return {name: " + ".join(dict.fromkeys(residues)) for name, residues in found.items()}


@dataclass(frozen=True, slots=True)
class Row:
    """One pair: the oracle's protein, and what bcftools csq and we say."""

    pair: Pair
    truth: str
    ours: str
    csq: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of disagreement with bcftools csq, with its explanation."""

    key: str
    explanation: str
    matches: Callable[[Row], bool]


KINDS = (
    Kind(
        "told in two parts",
        "bcftools csq gives the two changes of one codon as two consequences.",
        lambda row: " + " in row.csq,
    ),
    Kind(
        "one of two touching records left out",
        "Where an insertion stands right beside a substitution, bcftools csq 1.16 gives the "
        "consequence of one of them alone.",
        lambda row: any(one.end == two.start == two.end for one, two in (row.pair.changes,)),
    ),
    Kind(
        "other bases read around a deletion",
        "Where a record deletes bases, bcftools csq 1.16 at times puts other bases beside the "
        "deleted ones and so reads other residues, or a stop that is not there. The oracle's "
        "protein has ours; bcftools consensus made the oracle's sequence in the pairs looked at.",
        lambda row: any(not change.new for change in row.pair.changes),
    ),
)


def rows(some: Sequence[Pair], ours: Callable[[Pair], str], work: Path = WORK) -> Iterator[Row]:
    """Every pair read by all three.

    Args:
        some: the pairs.
        ours: our whole protein for a pair, from its p. name.
        work: folder for the files that bcftools reads and writes.
    """
    work.mkdir(parents=True, exist_ok=True)
    for first in range(0, len(some), BATCH):
        batch = some[first : first + BATCH]
        residues = csq_residues(batch, work)
        for pair in batch:
            yield Row(pair, oracle(pair.changes), ours(pair), residues.get(pair.identifier, ""))


def differs(row: Row) -> bool:
    """Whether bcftools csq reads another protein than the oracle."""
    return csq_protein(row.csq) != row.truth


def kind_of(row: Row) -> str:
    """The key of the first kind that fits; empty for none."""
    return next((kind.key for kind in KINDS if kind.matches(row)), "")


def page(read: Sequence[Row]) -> Iterator[str]:
    """The figures, and every disagreement with bcftools csq by its kind."""
    yield "# Two variants of one copy, read together"
    yield ""
    wrong = sum(row.ours != row.truth for row in read)
    yield f"{len(read)} phased pairs; seed {SEED}. Our protein is the oracle's in all but {wrong}."
    yield ""
    kinds = Counter(kind_of(row) for row in read if differs(row))
    yield f"bcftools csq reads the oracle's protein in {len(read) - kinds.total()}. Where not:"
    yield ""
    for kind in KINDS:
        yield f"- {kind.key} ({kinds[kind.key]}): {kind.explanation}"


def our_protein(pair: Pair) -> str:
    """The whole protein that our names describe; a name that fits no protein raises."""
    from benchmarks.our_haplotypes import protein_of_pair  # noqa: PLC0415 - the code under test

    return protein_of_pair(pair)


def main() -> None:
    """Read all pairs and write the page."""
    text = "\n".join(page(list(rows(pairs(), our_protein)))) + "\n"
    (Path(__file__).parent / "haplotypes.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
