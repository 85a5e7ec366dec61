"""Whose variants and whose reads are meant."""

from collections.abc import Sequence
from dataclasses import dataclass

from col7a1tools.errors import InputError, Place, UsageError
from col7a1tools.readers import Notice


@dataclass(frozen=True, slots=True)
class People:
    """The persons of a request.

    Attributes:
        variants: the sample's name in the variants' file; None where that lists sites only.
        reads: the sample's name in the alignments.
        donor: the donor's name in the variants' file, or None.
    """

    variants: str | None
    reads: str
    donor: str | None


@dataclass(frozen=True, slots=True)
class Named:
    """The names that the user gave, each None where left out."""

    sample: str | None = None
    patient: str | None = None
    donor: str | None = None


def choose_people(
    named: Named, in_variants: Sequence[str], in_reads: Sequence[str], vcf: str, alignments: str
) -> tuple[People, tuple[Notice, ...]]:
    """Match the names that were given with those in the files.

    Args:
        named: what the user said.
        in_variants: samples of the variants' file.
        in_reads: samples of the alignments.
        vcf: that file, for messages.
        alignments: that file, for messages.

    Raises:
        UsageError: a donor without a patient, or a patient who is not the sample.
        InputError: a name is in neither file, or several would do.
    """
    if (named.donor is None) != (named.patient is None):
        raise UsageError(
            "reads.patient_and_donor",
            "a donor's share needs both --patient and --donor",
            cure="give both names as the variants' file has them",
        )
    # The reads of a follow-up sample are the patient's, whatever name the sample has.
    of_variants = named.patient or named.sample
    variants = _one_of(in_variants, of_variants, in_reads, vcf, "the variants")
    if named.donor is not None and named.donor not in in_variants:
        raise _not_there(named.donor, in_variants, vcf)
    if not in_reads:
        raise InputError(
            "reads.no_sample",
            "the header names no sample and no read group",
            place=Place(alignments),
            cure="samtools addreplacerg names the group of reads and its sample",
        )
    wanted = named.sample if named.sample in in_reads else variants
    if wanted in in_reads:
        return People(variants, str(wanted), named.donor), ()
    if len(in_reads) > 1:
        raise _which(in_reads, alignments)
    notice = Notice(
        "reads.other_name",
        f"the reads are those of {in_reads[0]}, the variants those of {variants or 'nobody'}",
        "make sure that both are one person's",
    )
    return People(variants, in_reads[0], named.donor), (notice,) if variants else ()


def _one_of(
    names: Sequence[str], asked: str | None, others: Sequence[str], path: str, what: str
) -> str | None:
    if not names:
        return None
    if asked is not None:
        if asked not in names:
            raise _not_there(asked, names, path)
        return asked
    shared = [name for name in names if name in others]
    candidates = shared if len(shared) == 1 else names
    if len(candidates) > 1:
        raise _which(names, path)
    return candidates[0]


def _not_there(asked: str, names: Sequence[str], path: str) -> InputError:
    return InputError(
        "reads.sample_missing",
        f"the file has no sample {asked!r}",
        place=Place(path),
        cure=f"its samples: {', '.join(names) or 'none'}",
    )


def _which(names: Sequence[str], path: str) -> InputError:
    return InputError(
        "reads.which_sample",
        f"the file has {len(names)} samples: {', '.join(names)}",
        place=Place(path),
        cure="say whose reads are meant: --sample NAME",
    )
