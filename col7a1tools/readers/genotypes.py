"""Read and check the genotypes of a record.

Own code, because the libraries lose what matters here: pysam turns ``0/2`` of a record with one
ALT into a missing call without a word, cyvcf2 hands it on unchecked and takes a haploid call for
a phased one, and neither reads a depth that is not called AD.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from math import isfinite
from typing import NamedTuple

from col7a1tools.errors import Place
from col7a1tools.model.record import Genotype
from col7a1tools.readers.depths import allele_depths
from col7a1tools.readers.faults import allele_out_of_range, bad_genotype, format_key_twice
from col7a1tools.readers.numbers import whole_number

_MISSING = ("", ".")
_PHASED_ONE_OF_TWO = ("0|1", "1|0")
_CALL = re.compile(r"[/|]?(?:[0-9]{1,9}|\.)(?:[/|](?:[0-9]{1,9}|\.))*")
_SEPARATOR = re.compile(r"[/|]")
_REMEMBERED = 1024  # genotypes as they are written; there are few


class SampleColumn(NamedTuple):
    """A sample that was asked for: its name, and its place among the sample columns, from 0."""

    name: str
    column: int


@cache
def _plain_calls(alternates: int) -> re.Pattern[str]:
    """Matches sample columns that begin with a genotype within range, for up to nine ALTs."""
    allele = f"[.0-{alternates}]"
    return re.compile(rf"(?:(?:^|\t)[/|]?{allele}(?:[/|]{allele})*(?::[^\t]*)?)*")


@cache
def _keys(form: str) -> tuple[str, ...]:
    """FORMAT's keys in order."""
    return tuple(form.split(":"))


def format_keys(form: str, place: Place) -> tuple[str, ...]:
    """FORMAT's keys in order.

    Raises:
        InputError: a key stands in it twice.
    """
    keys = _keys(form)
    if len(set(keys)) < len(keys):
        raise format_key_twice(form, place)
    return keys


def check_genotypes(
    form: str, calls: str, alternates: int, names: Sequence[str], place: Place
) -> None:
    """Refuse a genotype of any sample that names an allele which the record does not have.

    Args:
        form: FORMAT as written.
        calls: the sample columns as written, tabs between them.
        alternates: number of ALT alleles.
        names: all samples, in column order.
        place: file and line, for messages.

    Raises:
        InputError: FORMAT has a key twice, an allele index is out of range, or a genotype cannot
            be read.
    """
    keys = format_keys(form, place)
    if "GT" not in keys:
        return
    at = keys.index("GT")
    if at == 0 and alternates <= 9 and _plain_calls(alternates).fullmatch(calls):
        return
    for name, call in zip(names, calls.split("\t"), strict=True):
        values = call.split(":")
        written = values[at] if at < len(values) else "."
        if not _CALL.fullmatch(written):
            raise bad_genotype(written, name, place)
        highest = max((index for index in allele_indices(written) if index is not None), default=0)
        if highest > alternates:
            raise allele_out_of_range(written, name, alternates, place)


def read_genotypes(
    form: str, calls: str, ref: str, alts: Sequence[str], samples: Sequence[SampleColumn]
) -> tuple[Genotype, ...]:
    """Calls of the samples asked for, in their order.

    Args:
        form: FORMAT as written.
        calls: the sample columns as written, tabs between them.
        ref: REF as written.
        alts: ALT alleles as written; empty for ``.``.
        samples: the samples asked for.
    """
    keys = _keys(form)
    last = max(sample.column for sample in samples)
    columns = calls.split("\t", last + 1)
    # Trailing values may be left out; that a copy is in no set must not be lost by that.
    left_out = {"PSL": "."} if "PSL" in keys else {}
    return tuple(
        _read_call(
            sample.name,
            left_out | dict(zip(keys, columns[sample.column].split(":"), strict=False)),
            ref,
            alts,
        )
        for sample in samples
    )


def _read_call(sample: str, call: Mapping[str, str], ref: str, alts: Sequence[str]) -> Genotype:
    written, phase_set = _assembled_phase(call)
    alleles = allele_indices(written) if written else ()
    complete = True
    if phase_set is None:
        phase_set, complete = _phase_set(call, len(alleles))
    return Genotype(
        sample,
        alleles,
        phased=complete and "|" in written and "/" not in written,
        phase_set=phase_set,
        depth=whole_number(call.get("DP")),
        allele_depths=allele_depths(call, ref, alts),
        genotype_quality=_quality(call),
        filters="" if (ft := call.get("FT", "")) in _MISSING else ft,
        minimum_depth=whole_number(call.get("MIN_DP")),
        copy_number=_copy_number(call),
    )


@lru_cache(maxsize=_REMEMBERED)
def allele_indices(written: str) -> tuple[int | None, ...]:
    """Allele indices of a genotype; VCF 4.4 allows a separator before the first."""
    parts = _SEPARATOR.split(written.lstrip("/|"))
    return tuple(None if part == "." else int(part) for part in parts)


def _assembled_phase(call: Mapping[str, str]) -> tuple[str, str | None]:
    """The genotype, and the phase set that GATK and Mutect2 name by PID, where nothing else is.

    Both assemble the reads of a stretch and tell in PGT on which of two copies an ALT lies; PID
    names the stretch. GATK before 4.1 leaves GT unphased beside them. PGT says nothing of what was
    called, so it counts for ``0/1`` alone; ``1/0`` is what splitting makes of ``1/2``.
    """
    genotype, phased, stretch = call.get("GT", ""), call.get("PGT", ""), call.get("PID", "")
    if stretch in _MISSING or any(call.get(key, "") not in _MISSING for key in ("PS", "PSL")):
        return genotype, None
    if genotype == "0/1":
        return (phased, stretch) if phased in _PHASED_ONE_OF_TWO else (genotype, None)
    return genotype, stretch if "|" in genotype else None


def _phase_set(call: Mapping[str, str], copies: int) -> tuple[str | None, bool]:
    """Name of the phase set as written, and whether every copy can be in one.

    PS is taken for what is written there, number or not. PSL (VCF 4.4) has a name for each copy,
    ``.`` for one that is not phased; two lists tell of each other where they are equal.
    """
    single, several = call.get("PS", ""), call.get("PSL", "")
    names = several.split(",")
    if several and (single in _MISSING or set(names) != {"."}):
        return several, len(names) == copies and "." not in names
    return (None if single in _MISSING else single), True


def _quality(call: Mapping[str, str]) -> float | None:
    """GQ, else RGQ (GATK, all sites), else GQX (Strelka)."""
    for key in ("GQ", "RGQ", "GQX"):
        written = call.get(key, ".")
        if written not in _MISSING:
            return _number(written)
    return None


def _copy_number(call: Mapping[str, str]) -> float | None:
    """CN, a Float since VCF 4.4."""
    copies = _number(call.get("CN", ""))
    return copies if copies is not None and isfinite(copies) else None


def _number(written: str) -> float | None:
    try:
        return float(written)
    except ValueError:
        return None
