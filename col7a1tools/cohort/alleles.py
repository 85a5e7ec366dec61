"""What a cohort's tables need to know of an ALT allele, read once for each distinct one."""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from col7a1tools.atlas.table import SnvTable, load_table
from col7a1tools.gene import Gene
from col7a1tools.gene.known_variants import Inheritance
from col7a1tools.interpret import make_interpreter
from col7a1tools.knowledge import Knowledge
from col7a1tools.model.classification import Verdict
from col7a1tools.model.positions import Assembly, PlusOffset
from col7a1tools.model.record import AltAllele, VcfRecord
from col7a1tools.model.result import AlleleResult
from col7a1tools.model.variant import LocusAllele, NotAnnotated
from col7a1tools.views.columns import ANNOTATION_COLUMNS, annotation_values

_BASES = frozenset("ACGT")
_ESTABLISHED = frozenset({Verdict.PATHOGENIC.value, Verdict.LIKELY_PATHOGENIC.value})
_BENIGN = frozenset({Verdict.BENIGN.value, Verdict.LIKELY_BENIGN.value})
_CHANGES_THE_PROTEIN = frozenset({"HIGH", "MODERATE"})
_DOMINANT = frozenset({Inheritance.DOMINANT, Inheritance.BOTH})
_NO_NAME = "."
# Of a row of the table: what follows the bases, without NOTE_COLUMNS.
_WORDS = slice(1, len(ANNOTATION_COLUMNS))
_REMEMBERED = 8192


class AlleleWords(NamedTuple):
    """What is said of one ALT allele, as text.

    Attributes:
        key: what tells the allele from every other: its name on GRCh38, else its place and text.
        genomic: HGVS g. on each assembly.
        values: ANNOTATION_COLUMNS without ``hgvs_g``, by column.
        reported_dominant: whether the literature reports it with dominant inheritance.
    """

    key: str
    genomic: dict[Assembly, str]
    values: dict[str, str]
    reported_dominant: bool

    @property
    def fingerprint(self) -> int:
        """A number of 64 bits that stands for the allele."""
        return int.from_bytes(blake2b(self.key.encode(), digest_size=8).digest(), "big")

    @property
    def established(self) -> bool:
        """Whether the class is Pathogenic or Likely pathogenic."""
        return self.values["classification"] in _ESTABLISHED

    @property
    def weighty(self) -> bool:
        """Whether it may be one of two alleles that explain DEB.

        Established, or uncertain with a change of the protein or of a splice site. What is
        uncertain and changes neither, such as most of the introns, is not.
        """
        if self.established:
            return True
        return self.values["classification"] not in _BENIGN and (
            self.values["impact"] in _CHANGES_THE_PROTEIN
        )

    @property
    def may_be_dominant(self) -> bool:
        """Whether it may explain DEB alone: reported so, or a glycine of the triple helix lost."""
        if self.values["classification"] in _BENIGN:
            return False
        return self.reported_dominant or self.values["collagen_effect"] == "glycine_substitution"


class AlleleReader:
    """Reads ALT alleles: substitutions from the table where the reference alone speaks."""

    def __init__(self, gene: Gene, knowledge: Knowledge) -> None:
        """Prepare.

        Args:
            gene: the gene.
            knowledge: what the classes rest on.
        """
        self._gene = gene
        self._interpret = make_interpreter(gene, knowledge)
        self._table: SnvTable | None = None
        if knowledge.reference_only:
            self._table = load_table(len(gene.locus))
        self._substitution = lru_cache(_REMEMBERED)(self._read_substitution)
        self._spans = gene.locus.spans

    def words(self, record: VcfRecord, alt: AltAllele) -> AlleleWords | NotAnnotated:
        """What is said of an allele, or why nothing is."""
        change = alt.change
        if self._table is not None and isinstance(change, LocusAllele):
            ref, base = change.ref, change.alt
            if ref in _BASES and base in _BASES and ref != base:
                return self._substitution(change.start, ref, base)
        result = self._interpret(alt)
        return result.reason or self._of_result(result, record)

    def result(self, alt: AltAllele) -> AlleleResult:
        """The whole result of an allele, computed."""
        return self._interpret(alt)

    def _read_substitution(self, start: PlusOffset, ref: str, alt: str) -> AlleleWords:
        assert self._table is not None
        values = self._table.row(start, f"{ref}\t{alt}").split("\t")[_WORDS]
        genomic = {
            assembly: f"{span.accession}:g.{span.start + start}{ref}>{alt}"
            for assembly, span in self._spans.items()
        }
        return self._made(genomic[Assembly.GRCH38], genomic, values)

    def _of_result(self, result: AlleleResult, record: VcfRecord) -> AlleleWords:
        of_each = {one: annotation_values(result, one) for one in self._spans}
        genomic = {assembly: values[0] for assembly, values in of_each.items()}
        key = genomic[Assembly.GRCH38]
        if key == _NO_NAME:
            place = f"{record.assembly.value}:{record.chrom.removeprefix('chr')}:{record.pos}"
            key = f"{place}-{record.end}:{record.ref}>{result.alt.text}"
        return self._made(key, genomic, of_each[Assembly.GRCH38][1:])

    def _made(self, key: str, genomic: dict[Assembly, str], values: Sequence[str]) -> AlleleWords:
        named = dict(zip(ANNOTATION_COLUMNS[1:], values, strict=True))
        known = self._gene.known_variants.get(named["hgvs_c"].partition(":")[2])
        dominant = known is not None and known.inheritance in _DOMINANT
        return AlleleWords(key, genomic, named, dominant)
