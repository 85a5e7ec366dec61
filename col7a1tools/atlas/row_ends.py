"""The end of a table row, behind the columns of the record: looked up or computed."""

from col7a1tools.atlas.table import SnvTable
from col7a1tools.gene import Gene
from col7a1tools.interpret import REFERENCE_ONLY, Knowledge, make_interpreter
from col7a1tools.model.evidence import NOTHING, OutsideEvidence
from col7a1tools.model.positions import Assembly
from col7a1tools.model.record import AltAllele
from col7a1tools.model.variant import LocusAllele
from col7a1tools.views.columns import annotation_values, note_values

BASES = frozenset("ACGT")


class RowEnds:
    """Gives the end of a row for any ALT allele.

    The bytes do not depend on whether a table is at hand.
    """

    def __init__(
        self, gene: Gene, table: SnvTable | None, knowledge: Knowledge = REFERENCE_ONLY
    ) -> None:
        """Prepare.

        Args:
            gene: the gene.
            table: rows of the single-nucleotide variants by the reference alone, or None to
                compute everything.
            knowledge: what the classes rest on.
        """
        self._table = table
        self._interpret = make_interpreter(gene, knowledge)
        self._prefixes = {
            assembly: f"{span.accession}:g." for assembly, span in gene.locus.spans.items()
        }
        self._starts = {assembly: span.start for assembly, span in gene.locus.spans.items()}

    def of(self, alt: AltAllele, assembly: Assembly, said: OutsideEvidence = NOTHING) -> str:
        """ANNOTATION_COLUMNS and NOTE_COLUMNS of one ALT, tab-separated.

        Args:
            alt: the allele.
            assembly: of its record.
            said: what the annotations in the input say of it.
        """
        change = alt.change
        if (
            self._table is not None
            and said is NOTHING
            and isinstance(change, LocusAllele)
            and change.ref in BASES
            and change.alt in BASES
            and change.ref != change.alt
        ):
            pos = change.start + self._starts[assembly]
            return self.of_substitution(pos, change.ref, change.alt, assembly)
        result = self._interpret(alt, said)
        return "\t".join((*annotation_values(result, assembly), *note_values(result)))

    def of_substitution(self, pos: int, ref: str, alt: str, assembly: Assembly) -> str:
        """The same for a substitution of one base, from the table.

        Args:
            pos: 1-based position on chromosome 3, inside the locus.
            ref: reference base.
            alt: another base.
            assembly: of ``pos``.
        """
        tail = self.tails_at(pos, assembly)[alt]
        return f"{self._prefixes[assembly]}{pos}{ref}>{alt}\t{tail}"

    def tails_at(self, pos: int, assembly: Assembly) -> dict[str, str]:
        """What follows ``hgvs_g`` for each substitution at one position, by alternate base."""
        assert self._table is not None
        rows = self._table.rows(pos - self._starts[assembly])
        return {alt: f"{row}\t." for alt, row in rows.items()}

    def prefix(self, assembly: Assembly) -> str:
        """What every ``hgvs_g`` on this assembly begins with."""
        return self._prefixes[assembly]
