"""Records with samples whose FORMAT names no genotype: nobody can be said to carry their ALTs."""

from collections.abc import Sequence

from col7a1tools.errors import InputError, Place
from col7a1tools.model.record import VcfRecord
from col7a1tools.model.variant import NotAnnotated
from col7a1tools.readers.notice import Notice

_CURE = (
    "give the output of a germline caller, or call genotypes; annotate lists the variants without"
)


def check_person(records: Sequence[VcfRecord], path: str) -> tuple[Notice, ...]:
    """What the user should know of records that were read for somebody's genotypes.

    Args:
        records: of one file, with genotypes.
        path: the file.

    Raises:
        InputError: no record of a variant has a genotype, so that a person with a variant looks
            like one without.
    """
    variants = [
        record
        for record in records
        if not all(isinstance(alt.change, NotAnnotated) for alt in record.alts)
    ]
    silent = sum(not any(call.alleles for call in record.genotypes) for record in variants)
    if silent and silent == len(variants):
        raise InputError(
            "vcf.no_genotypes",
            "no record of a variant at COL7A1 has a genotype (FORMAT names no GT), so the file "
            "does not say who carries what",
            place=Place(path),
            cause="it comes from a somatic caller (Strelka) or a pileup, or GT was taken out",
            cure=_CURE,
        )
    return missing_genotypes(silent, len(variants))


def missing_genotypes(silent: int, variants: int) -> tuple[Notice, ...]:
    """The notice on records without genotypes, where there are any.

    Args:
        silent: records of variants without genotypes.
        variants: records of variants.
    """
    if not silent:
        return ()
    return (
        Notice(
            "vcf.no_genotypes",
            f"{silent:,} of {variants:,} records of variants at COL7A1 have no genotypes (FORMAT "
            "names no GT): nobody is said to carry what they hold",
            _CURE,
        ),
    )
