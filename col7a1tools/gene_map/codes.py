"""Class and effect of every substitution of the transcript, one character each."""

from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from col7a1tools.atlas.substitution import BASES
from col7a1tools.atlas.table import PLACES, load_table
from col7a1tools.gene import Gene
from col7a1tools.gene.sequence import reverse_complement
from col7a1tools.gene_map.effect_groups import GROUP_OF, EffectGroup
from col7a1tools.model.classification import Verdict
from col7a1tools.model.positions import GeneOffset
from col7a1tools.views.columns import ANNOTATION_COLUMNS

# Printable, and free of what JSON escapes.
ALPHABET = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in '"\\')
_EFFECT = ANNOTATION_COLUMNS.index("collagen_effect")
_CLASS = ANNOTATION_COLUMNS.index("classification")


class Codes(NamedTuple):
    """Class and effect of the substitutions.

    Attributes:
        start: first base of the transcript, on the strand of the gene.
        text: three characters a base, in the order of the alternate base on that strand.
        meaning: class and effect by character.
    """

    start: GeneOffset
    text: str
    meaning: dict[str, tuple[Verdict, str]]

    def classes(self, start: GeneOffset, end: GeneOffset) -> Counter[Verdict]:
        """How many substitutions of ``[start, end)`` have each class."""
        found: Counter[Verdict] = Counter()
        for code, count in self._counted(start, end).items():
            found[self.meaning[code][0]] += count
        return found

    def groups(self, start: GeneOffset, end: GeneOffset) -> Counter[EffectGroup]:
        """How many substitutions of ``[start, end)`` have each kind of effect."""
        found: Counter[EffectGroup] = Counter()
        for code, count in self._counted(start, end).items():
            found[GROUP_OF[self.meaning[code][1]]] += count
        return found

    def _counted(self, start: GeneOffset, end: GeneOffset) -> Counter[str]:
        first, last = 3 * max(0, start - self.start), 3 * max(0, end - self.start)
        return Counter(self.text[first:last])


@lru_cache(maxsize=2)
def load_codes(gene: Gene) -> Codes:
    """The codes of the whole transcript, read from the table once for each gene."""
    table = load_table(len(gene.locus))
    start, end = gene.transcript.start, gene.transcript.end
    codes: dict[tuple[str, str], str] = {}
    written = []
    for offset in range(start, end):
        ref = gene.locus.gene[offset]
        plus = gene.locus.forward_strand(GeneOffset(offset))
        for alt in BASES:
            if alt == ref:
                continue
            alleles = f"{reverse_complement(ref)}\t{reverse_complement(alt)}"
            index = 3 * plus + PLACES[alleles]
            values = (table.rows[index] or table.load(index)).split("\t", _CLASS + 1)
            both = values[_CLASS], values[_EFFECT]
            code = codes.get(both)
            if code is None:
                code = codes[both] = ALPHABET[len(codes)]
            written.append(code)
    meaning = {code: (Verdict(verdict), effect) for (verdict, effect), code in codes.items()}
    return Codes(start, "".join(written), meaning)
