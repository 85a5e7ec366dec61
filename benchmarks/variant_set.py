"""The set of variants that everything here is measured on, as VCF.

Every single-nucleotide variant of the span of NM_000094.3, and random indels, deletion-insertions,
multi-nucleotide variants and inversions across its exons, exon borders and introns. The same seed
gives the same file.

Run ``python -m benchmarks.variant_set OUT.vcf``.
"""

import argparse
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.reference import exons, placed, plus_strand, reverse_complement

SEED = 2026
INDELS = 5000
LONGEST = 20
BORDER = 12
SPELLINGS = ("left", "right", "padded")


@dataclass(frozen=True, slots=True)
class Variant:
    """A change on the forward strand of the locus.

    Attributes:
        identifier: unique in the set; goes into the ID column.
        start: first replaced base, 0-based on the locus.
        ref: replaced bases.
        alt: replacing bases.
    """

    identifier: str
    start: int
    ref: str
    alt: str


def transcript_span() -> tuple[int, int]:
    """The span of NM_000094.3 on the forward strand of the locus, 0-based and half-open."""
    intervals = exons("NM_000094.3").intervals
    length = len(plus_strand())
    return length - intervals[-1][1], length - intervals[0][0]


def single_nucleotide_variants() -> Iterator[Variant]:
    """The three substitutions of every base of the span."""
    plus = plus_strand()
    start, end = transcript_span()
    for position in range(start, end):
        for base in "ACGT":
            if base != plus[position]:
                name = f"snv_{position - start + 1}_{base}"
                yield Variant(name, position, plus[position], base)


def canonical(start: int, ref: str, alt: str) -> tuple[int, str, str]:
    """The VCF spelling: trimmed, and an indel moved to the left and anchored by one base."""
    plus = plus_strand()
    while ref and alt and ref[-1] == alt[-1]:
        ref, alt = ref[:-1], alt[:-1]
    while ref and alt and ref[0] == alt[0]:
        start, ref, alt = start + 1, ref[1:], alt[1:]
    if ref and alt:
        return start, ref, alt
    while (ref or alt)[-1] == plus[start - 1]:
        start -= 1
        ref, alt = (plus[start] + part[:-1] if part else "" for part in (ref, alt))
    return anchored(start, ref, alt)


def anchored(start: int, ref: str, alt: str) -> tuple[int, str, str]:
    """A pure insertion or deletion with the base before it, as VCF wants it."""
    base = plus_strand()[start - 1]
    return start - 1, base + ref, base + alt


def rightmost(start: int, ref: str, alt: str) -> tuple[int, str, str]:
    """The spelling of a canonical indel that lies farthest to the right."""
    if len(ref) == len(alt) or ref[0] != alt[0]:
        return start, ref, alt
    plus = plus_strand()
    start, ref, alt = start + 1, ref[1:], alt[1:]
    while (ref or alt)[0] == plus[start + len(ref)]:
        ref, alt = (part[1:] + part[0] if part else "" for part in (ref, alt))
        start += 1
    return anchored(start, ref, alt)


def padded(start: int, ref: str, alt: str, before: int, after: int) -> tuple[int, str, str]:
    """The same change with unchanged bases around it."""
    plus = plus_strand()
    end = start + len(ref)
    left, right = plus[start - before : start], plus[end : end + after]
    return start - before, left + ref + right, left + alt + right


def respelled(variants: Iterable[Variant], spelling: str, seed: int = SEED) -> Iterator[Variant]:
    """The same changes under the same identifiers, spelled otherwise.

    Args:
        variants: in canonical spelling.
        spelling: ``left`` (as they are), ``right`` (indels as far right as they go) or ``padded``
            (as ``right``, with up to five unchanged bases on either side).
        seed: of the padding.
    """
    generator = random.Random(seed)
    for variant in variants:
        parts = (variant.start, variant.ref, variant.alt)
        if spelling != "left":
            parts = rightmost(*parts)
        if spelling == "padded":
            parts = padded(*parts, generator.randint(0, 5), generator.randint(0, 5))
        yield Variant(variant.identifier, *parts)


def _random_bases(generator: random.Random, count: int) -> str:
    return "".join(generator.choice("ACGT") for _ in range(count))


def _deletion(generator: random.Random, ref: str) -> str:
    return ""


def _insertion(generator: random.Random, ref: str) -> str:
    return ref[0] + _random_bases(generator, generator.randint(1, LONGEST)) + ref[1:]


def _duplication(generator: random.Random, ref: str) -> str:
    return ref + ref


def _deletion_insertion(generator: random.Random, ref: str) -> str:
    return _random_bases(generator, generator.randint(1, LONGEST))


def _multi_nucleotide_variant(generator: random.Random, ref: str) -> str:
    return "".join(generator.choice("ACGT".replace(base, "")) for base in ref[:4])


def _inversion(generator: random.Random, ref: str) -> str:
    return reverse_complement(ref)


KINDS: tuple[tuple[str, int, Callable[[random.Random, str], str]], ...] = (
    ("del", 30, _deletion),
    ("ins", 20, _insertion),
    ("dup", 20, _duplication),
    ("delins", 20, _deletion_insertion),
    ("mnv", 6, _multi_nucleotide_variant),
    ("inv", 4, _inversion),
)


def _places() -> dict[str, list[int]]:
    """Bases in exons, near exon borders, and in introns, on the forward strand."""
    length = len(plus_strand())
    intervals = [(length - end, length - start) for start, end in exons("NM_000094.3").intervals]
    exonic = {base for start, end in intervals for base in range(start, end)}
    border = {
        base
        for interval in intervals
        for edge in interval
        for base in range(edge - BORDER, edge + BORDER)
    }
    start, end = transcript_span()
    return {
        "exon": sorted(exonic),
        "border": sorted(border),
        "intron": sorted(set(range(start, end)) - exonic),
    }


def random_indels(count: int = INDELS, seed: int = SEED) -> list[Variant]:
    """Random changes that are not single-nucleotide variants, canonical and without repeats.

    Half start in an exon, three tenths near an exon border, the rest in an intron. Sizes are 1 to
    20 bases, short ones more often. All of them lie inside the span of NM_000094.3.
    """
    generator = random.Random(seed)
    plus = plus_strand()
    places = _places()
    first, last = transcript_span()
    found: dict[tuple[int, str, str], str] = {}
    while len(found) < count:
        area = generator.choices(("exon", "border", "intron"), (5, 3, 2))[0]
        name, _, change = generator.choices(KINDS, [weight for _, weight, _ in KINDS])[0]
        start = generator.choice(places[area])
        size = min(generator.randint(1, LONGEST), generator.randint(1, LONGEST))
        ref = plus[start : start + max(size, 2 if name in {"mnv", "inv"} else 1)]
        if name == "mnv":
            ref = ref[:4]
        alt = change(generator, ref)
        if ref == alt or start <= first + LONGEST or start + len(ref) >= last - LONGEST:
            continue
        key = canonical(start, ref, alt)
        if len(key[1]) > 1 or len(key[2]) > 1:
            found.setdefault(key, f"{name}_{len(found) + 1}")
    return [Variant(identifier, *key) for key, identifier in found.items()]


def full_set() -> list[Variant]:
    """Every single-nucleotide variant and the random indels, in the order of positions."""
    variants = [*single_nucleotide_variants(), *random_indels()]
    return sorted(variants, key=lambda variant: (variant.start, variant.ref, variant.alt))


def write_vcf(path: Path, variants: Iterable[Variant], assembly: str = "GRCh38") -> None:
    """Write variants as a VCF without samples, in the order of positions."""
    place = placed(assembly)
    ordered = sorted(variants, key=lambda variant: (variant.start, variant.ref, variant.alt))
    with path.open("w", encoding="ascii", newline="\n") as file:
        file.write("##fileformat=VCFv4.2\n")
        file.write(f"##contig=<ID={place.chromosome},length={place.length}>\n")
        file.write("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n")
        for item in ordered:
            position = place.start + item.start
            file.write(
                f"{place.chromosome}\t{position}\t{item.identifier}\t{item.ref}\t{item.alt}"
                "\t.\t.\t.\n"
            )


def main() -> None:
    """Write the set, or its indels alone."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("output", type=Path)
    parser.add_argument("--assembly", choices=("GRCh37", "GRCh38"), default="GRCh38")
    parser.add_argument("--spelling", choices=SPELLINGS, default="left")
    parser.add_argument("--indels-only", action="store_true")
    arguments = parser.parse_args()
    variants = random_indels() if arguments.indels_only else full_set()
    write_vcf(arguments.output, respelled(variants, arguments.spelling), arguments.assembly)


if __name__ == "__main__":
    main()
