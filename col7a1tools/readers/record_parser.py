"""From a raw line at the locus to a checked record.

Text in, dataclasses out: a line is split once, so that an annotation of a plain VCF needs
neither cyvcf2 (0.19 s to import) nor any other library.
"""

from collections.abc import Sequence

from col7a1tools.errors import InputError, Place
from col7a1tools.gene.locus import Locus
from col7a1tools.model.positions import Assembly, PlusOffset
from col7a1tools.model.record import AltAllele, Genotype, VcfRecord
from col7a1tools.model.variant import LocusAllele
from col7a1tools.readers.alleles import read_alternates
from col7a1tools.readers.extent import extent_of
from col7a1tools.readers.faults import (
    bad_position,
    bad_reference,
    is_reference,
    wrong_column_count,
)
from col7a1tools.readers.genotypes import SampleColumn, check_genotypes, read_genotypes
from col7a1tools.readers.header import VcfHeader
from col7a1tools.readers.local_alleles import spelled_out
from col7a1tools.readers.numbers import whole_number
from col7a1tools.readers.site import Site


class RecordParser:
    """Parses and checks record lines of one file."""

    def __init__(
        self, header: VcfHeader, locus: Locus, place: Place, samples: Sequence[str] = ()
    ) -> None:
        """Prepare for one file.

        Args:
            header: its header.
            locus: the locus.
            place: the file, for messages.
            samples: names of the samples whose genotypes are wanted.

        Raises:
            InputError: the file has no such sample.
        """
        self._locus = locus
        self._path = place.path
        self._names = header.samples
        self._tabs = header.column_count - 1
        self._samples = tuple(_column(name, header.samples, place) for name in samples)
        self._size = len(locus)
        # The start of the locus, looked up once and not for every record.
        self._assembly: Assembly | None = None
        self._start = 0

    def parse(self, text: str, line: int | None, assembly: Assembly) -> VcfRecord:
        """The record on a line.

        Args:
            text: the line, without its end.
            line: its number in the file, for messages.
            assembly: assembly of the file.

        Raises:
            InputError: the line is not a well-formed record.
        """
        if text.count("\t") != self._tabs or self._tabs < 7:
            raise wrong_column_count(text, self._tabs + 1, Place(self._path, line))
        columns = text.split("\t", 9)
        chrom, written_pos, identifier, ref, alt, qual, filters, info = columns[:8]
        pos = whole_number(written_pos)
        if pos is None:
            raise bad_position(written_pos, Place(self._path, line))
        upper = ref.upper()
        if not is_reference(upper):
            raise bad_reference(ref, Place(self._path, line))
        if assembly is not self._assembly:
            self._assembly, self._start = assembly, self._locus.spans[assembly].start
        offset = pos - self._start
        inside = offset >= 0 and offset + len(ref) <= self._size
        if inside and not alt.strip("ACGT") and "N" not in upper and alt and alt != upper:
            end = pos + len(ref) - 1
            change = LocusAllele(PlusOffset(offset), upper, alt)
            alts: tuple[AltAllele, ...] = (AltAllele(1, alt, change),)
        else:
            end, alts = self._read_alts(columns, pos, line, assembly)
        genotypes = self._genotypes(columns, alts, line) if len(columns) > 9 else ()
        return VcfRecord(
            chrom,
            pos,
            identifier,
            ref,
            qual,
            filters,
            info,
            end,
            assembly,
            line,
            alts,
            genotypes,
        )

    def _read_alts(
        self, columns: Sequence[str], pos: int, line: int | None, assembly: Assembly
    ) -> tuple[int, tuple[AltAllele, ...]]:
        """Last base and ALT alleles of a record that is not one plain sequence change."""
        chrom, _, _, ref, alt, _, _, info = columns[:8]
        end = extent_of(pos, ref, alt, info, "\t".join(columns[8:])).end
        span = self._locus.spans[assembly]
        distant = chrom not in span.contig_names or pos > span.end or end < span.start
        place = Place(self._path, line)
        site = Site(chrom, pos, ref.upper(), info, distant, self._locus, assembly, place)
        return end, read_alternates(alt, site)

    def _genotypes(
        self, columns: Sequence[str], alts: Sequence[AltAllele], line: int | None
    ) -> tuple[Genotype, ...]:
        place = Place(self._path, line)
        form, calls = columns[8:]
        form, calls = spelled_out(form, calls, place)
        texts = [alt.text for alt in alts if alt.text != "."]
        check_genotypes(form, calls, len(texts), self._names, place)
        if not self._samples:
            return ()
        return read_genotypes(form, calls, columns[3], texts, self._samples)


def _column(name: str, names: Sequence[str], place: Place) -> SampleColumn:
    if name not in names:
        known = ", ".join(names) if names else "none"
        raise InputError(
            "sample.unknown",
            f"there is no sample {name!r} in the file; it has: {known}",
            place=place,
            cure="give one of these names",
        )
    return SampleColumn(name, names.index(name))
