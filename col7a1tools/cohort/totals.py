"""Counts of every variant over all files of a cohort."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from col7a1tools.cohort.alleles import AlleleReader, AlleleWords
from col7a1tools.cohort.carriers import SITE_HEADER
from col7a1tools.cohort.columns import NO_VALUE
from col7a1tools.cohort.tallies import FEW, VariantCount
from col7a1tools.errors import Place
from col7a1tools.gene import Gene
from col7a1tools.model.positions import Assembly
from col7a1tools.model.record import AltAllele
from col7a1tools.model.variant import LocusAllele
from col7a1tools.nomenclature.normalise import normalise, vcf_allele
from col7a1tools.readers import RecordParser
from col7a1tools.views.columns import ANNOTATION_COLUMNS

_DIGITS = 6
_ASSEMBLIES = (Assembly.GRCH38, Assembly.GRCH37)


@dataclass(slots=True)
class VariantTotal:
    """One variant in the whole cohort.

    Attributes:
        alt: the allele as the first file has it.
        words: what is said of it.
        start: offset of its first base on the forward strand of the locus.
        count: sums over the files.
        files: how many have it.
        covered: files that have it and cover its first base by a block of reference.
        first_carriers: carriers with their files, as long as they are few.
    """

    alt: AltAllele
    words: AlleleWords
    start: int
    count: VariantCount
    files: int = 0
    covered: int = 0
    first_carriers: list[str] = field(default_factory=list)

    @property
    def carriers(self) -> int:
        """Samples that carry it."""
        return self.count.heterozygous + self.count.homozygous + self.count.other


class Totals:
    """Adds up the variants of the units, in the order of the units.

    Attributes:
        variants: by the key of the allele.
        samples: people in the cohort, as far as they have been added.
    """

    def __init__(self, gene: Gene, alleles: AlleleReader) -> None:
        self.variants: dict[str, VariantTotal] = {}
        self.samples = 0
        self._gene = gene
        self._alleles = alleles
        self._parser = RecordParser(SITE_HEADER, gene.locus, Place("unit"))
        self._covered = [0] * (len(gene.locus) + 1)

    def add(self, head: dict[str, Any]) -> None:
        """Add one unit."""
        self.samples += head["samples"]
        covered = head["covered"] or []
        for start, end in covered:
            self._covered[start] += 1
            self._covered[end] -= 1
        firsts = [start for start, _ in covered]
        for key, values in head["variants"].items():
            count = VariantCount.unpacked(values)
            total = self.variants.get(key)
            if total is None:
                total = self.variants[key] = self._first(count, Assembly(head["assembly"]))
            total.files += 1
            if len(total.first_carriers) < FEW:
                file = head["file"]
                total.first_carriers.extend(f"{name} ({file})" for name in count.first_carriers)
            _add(total.count, count)
            at = bisect_right(firsts, total.start) - 1
            total.covered += at >= 0 and total.start < covered[at][1]

    def _first(self, count: VariantCount, assembly: Assembly) -> VariantTotal:
        record = self._parser.parse(count.site, None, assembly)
        alt = record.alts[count.index - 1]
        words = self._alleles.words(record, alt)
        assert isinstance(words, AlleleWords)
        if isinstance(alt.change, LocusAllele):
            normal = normalise(self._gene.locus.gene_change(alt.change), self._gene)
            first = vcf_allele(normal, self._gene, Assembly.GRCH38).pos
            start = first - self._gene.locus.spans[Assembly.GRCH38].start
        else:
            start = self._gene.locus.plus_offset(assembly, record.pos)
        return VariantTotal(alt, words, start, VariantCount(count.site, count.index))

    def finished(self) -> tuple[VariantTotal, ...]:
        """Every variant in the order of the forward strand, coverage by blocks counted."""
        depth = list(accumulate(self._covered))
        for total in self.variants.values():
            if 0 <= total.start < len(depth):
                total.count.read += 2 * (depth[total.start] - total.covered)
        return tuple(
            sorted(self.variants.values(), key=lambda total: (total.start, total.words.key))
        )


def _add(total: VariantCount, count: VariantCount) -> None:
    total.alleles += count.alleles
    total.read += count.read
    total.heterozygous += count.heterozygous
    total.homozygous += count.homozygous
    total.other += count.other
    total.filters |= count.filters


def variant_rows(totals: Iterable[VariantTotal], samples: int, gene: Gene) -> Iterator[str]:
    """VARIANT_COLUMNS of each variant."""
    for total in totals:
        words, count = total.words, total.count
        values = [
            *_vcf_forms(total.alt, gene),
            words.genomic[Assembly.GRCH38],
            words.genomic[Assembly.GRCH37],
            *(words.values[column] for column in ANNOTATION_COLUMNS[1:]),
            str(count.alleles),
            str(count.read),
            share(count.alleles, count.read),
            share(count.read, 2 * samples),
            share(count.alleles, 2 * samples),
            str(total.carriers),
            str(count.heterozygous),
            str(count.homozygous),
            str(count.other),
            str(total.files),
            ",".join(sorted(count.filters)),
        ]
        yield "\t".join(values)


def _vcf_forms(alt: AltAllele, gene: Gene) -> Sequence[str]:
    """Chromosome, position, REF and ALT on both assemblies; without value for a symbolic allele."""
    if not isinstance(alt.change, LocusAllele):
        return [NO_VALUE] * 8
    normal = normalise(gene.locus.gene_change(alt.change), gene)
    forms = [vcf_allele(normal, gene, assembly) for assembly in _ASSEMBLIES]
    return [text for form in forms for text in (form.chrom, str(form.pos), form.ref, form.alt)]


def share(part: float, whole: float) -> str:
    """A share with six decimals, or no value."""
    return f"{min(part / whole, 1):.{_DIGITS}f}" if whole else NO_VALUE
