"""Calls that leave open who carries an ALT: FORMAT without GT, copy numbers without a genotype."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from col7a1tools.errors import InputError, Place
from col7a1tools.model.record import Genotype, VcfRecord
from col7a1tools.model.variant import NotAnnotated, StructuralChange
from col7a1tools.readers.notice import Notice

_USUAL_COPIES = 2
_CURE = (
    "give the output of a germline caller, or call genotypes; annotate lists the variants without"
)


class MissingGenotypes(NamedTuple):
    """Records of variants by what they leave open.

    Attributes:
        variants: records of variants.
        silent: those of them whose FORMAT names no genotype.
        copies: those of them that give somebody a copy number other than two and no ALT.
    """

    variants: int = 0
    silent: int = 0
    copies: int = 0

    def with_record(self, *, silent: bool, copies: bool) -> "MissingGenotypes":
        """The same with one more record of a variant."""
        return MissingGenotypes(self.variants + 1, self.silent + silent, self.copies + copies)

    def notices(self) -> tuple[Notice, ...]:
        """What the user should know."""
        found = []
        if self.silent:
            found.append(
                Notice(
                    "vcf.no_genotypes",
                    f"{self.silent:,} of {self.variants:,} records of variants at COL7A1 have no "
                    "genotypes (FORMAT names no GT): nobody is said to carry what they hold",
                    _CURE,
                )
            )
        if self.copies:
            found.append(
                Notice(
                    "vcf.copy_number",
                    f"{self.copies:,} of {self.variants:,} records of variants at COL7A1 give a "
                    "copy number (CN) other than 2 without a genotype: it is not taken for a call",
                    "look at these records; give the genotypes (GT) if the caller can write them",
                )
            )
        return tuple(found)


def missing_genotypes(records: Iterable[VcfRecord]) -> MissingGenotypes:
    """What the records of a file, read with genotypes, leave open."""
    missing = MissingGenotypes()
    for record in records:
        if all(isinstance(alt.change, NotAnnotated) for alt in record.alts):
            continue
        missing = missing.with_record(
            silent=not any(call.alleles for call in record.genotypes),
            copies=is_structural(record) and any(map(copies_without_genotype, record.genotypes)),
        )
    return missing


def is_structural(record: VcfRecord) -> bool:
    """Whether an ALT is a structural change, of which CN may say how many copies there are."""
    return any(isinstance(alt.change, StructuralChange) for alt in record.alts)


def copies_without_genotype(call: Genotype) -> bool:
    """Whether a call gives a copy number other than two (VCF: CN) and has no ALT."""
    copies = call.copy_number
    return copies is not None and round(copies) != _USUAL_COPIES and not any(call.alleles)


def check_person(records: Sequence[VcfRecord], path: str) -> tuple[Notice, ...]:
    """What the user should know of records that were read for somebody's genotypes.

    Args:
        records: of one file, with genotypes.
        path: the file.

    Raises:
        InputError: no record of a variant has a genotype, so that a person with a variant looks
            like one without.
    """
    missing = missing_genotypes(records)
    if missing.silent and missing.silent == missing.variants:
        raise InputError(
            "vcf.no_genotypes",
            "no record of a variant at COL7A1 has a genotype (FORMAT names no GT), so the file "
            "does not say who carries what",
            place=Place(path),
            cause="it comes from a somatic caller (Strelka) or a pileup, or GT was taken out",
            cure=_CURE,
        )
    return missing.notices()
