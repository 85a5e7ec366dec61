"""Compare every name of the package with the oracle's, and print each difference.

Run ``python -m benchmarks.oracle_check``; exits 1 when a name differs. The oracle gives no protein
name where the recommendations leave the protein open; there any cautious one of ours is right
(``.``, ``p.?``), and a definite one is listed as such.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.oracle import coding_name, genomic_name
from benchmarks.oracle_protein import protein_name
from benchmarks.variant_set import Variant, full_set, random_indels, respelled
from col7a1tools.annotate.annotate import annotate_change
from col7a1tools.gene import Gene, load_gene
from col7a1tools.model.annotation import Names
from col7a1tools.model.positions import PlusOffset
from col7a1tools.model.variant import LocusAllele


@dataclass(frozen=True, slots=True)
class Difference:
    """A name on which the package and the oracle differ.

    Attributes:
        variant: the change.
        level: ``c``, ``p``, ``g GRCh37`` or ``g GRCh38``.
        ours: name of the package.
        oracle: name of the oracle, None for no opinion.
    """

    variant: Variant
    level: str
    ours: str
    oracle: str | None

    def __str__(self) -> str:
        return f"{self.variant.identifier}\t{self.level}\t{self.ours}\t{self.oracle}"


def our_names(gene: Gene, variant: Variant) -> Names:
    """The names that the package gives."""
    allele = LocusAllele(PlusOffset(variant.start), variant.ref, variant.alt)
    return annotate_change(gene, gene.locus.gene_change(allele)).names


def differences(variants: Iterable[Variant]) -> Iterator[Difference]:
    """Every name on which the package and the oracle differ, protein names only where both speak.

    A definite protein name of ours where the oracle has none is no difference.
    """
    gene = load_gene()
    for variant in variants:
        change = (variant.start, variant.ref, variant.alt)
        names = our_names(gene, variant)
        expected = {
            "c": (names.coding, coding_name(*change)),
            "g GRCh38": (names.genomic_grch38, genomic_name(*change, "GRCh38")),
            "g GRCh37": (names.genomic_grch37, genomic_name(*change, "GRCh37")),
        }
        protein = protein_name(*change)
        if protein is not None:
            expected["p"] = (names.protein, protein)
        for level, (ours, oracle) in expected.items():
            if ours != oracle:
                yield Difference(variant, level, ours, oracle)


def open_proteins(variants: Iterable[Variant]) -> Counter[str]:
    """The definite protein names that we give where the oracle has no opinion, with their count."""
    gene = load_gene()
    definite: Counter[str] = Counter()
    for variant in variants:
        ours = our_names(gene, variant).protein
        cautious = ours == "." or ours.endswith("p.?")
        if not cautious and protein_name(variant.start, variant.ref, variant.alt) is None:
            definite[ours] += 1
    return definite


def main() -> int:
    """Compare the full set, and its indels spelled in two other ways."""
    indels = random_indels()
    spellings = [*respelled(indels, "right"), *respelled(indels, "padded")]
    found = 0
    for difference in differences([*full_set(), *spellings]):
        found += 1
        print(difference)
    definite = open_proteins(indels)
    for name in sorted(definite):
        print(f"no opinion of the oracle\tp\t{name}")
    print(f"{found} differences; {definite.total()} protein names without the oracle's opinion")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
