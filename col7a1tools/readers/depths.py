"""Reads for each allele, in the ways that callers write them.

AD (GATK, DeepVariant, Mutect2, bcftools, DRAGEN) is REF, ALT... . VarScan's AD is the ALT reads
alone, beside RD. FreeBayes writes RO and AO, older bcftools DPR, DeepVariant VAF beside DP,
Strelka the tier-1 counts of each base (AU, CU, GU, TU) or, for indels, TAR and TIR. Files of many
samples write LAD (VCF 4.5, GATK, DRAGEN): the reads of REF and of the ALTs that LAA lists.
"""

from collections.abc import Mapping, Sequence

from col7a1tools.readers.local_alleles import local_alleles
from col7a1tools.readers.numbers import whole_number

Depths = tuple[int, ...]


def allele_depths(call: Mapping[str, str], ref: str, alts: Sequence[str]) -> Depths | None:
    """Reads for REF and each ALT, or None where the call does not say.

    Args:
        call: FORMAT values of one sample, by key.
        ref: REF as written.
        alts: ALT alleles as written.
    """
    count = len(alts) + 1
    return (
        _listed(call, count)
        or _local(call, count)
        or _ref_and_alt(call, "RO", "AO", count)
        or _whole_numbers(call.get("DPR"), count)
        or _from_fraction(call, count)
        or _strelka_bases(call, ref, alts)
        or _strelka_indel(call, count)
    )


def _listed(call: Mapping[str, str], count: int) -> Depths | None:
    depths = _whole_numbers(call.get("AD"), count)
    return depths or _ref_and_alt(call, "RD", "AD", count)


def _local(call: Mapping[str, str], count: int) -> Depths | None:
    """Reads by LAD; an ALT that the sample's LAA leaves out has none."""
    if "LAD" not in call:
        return None
    alleles = local_alleles(call.get("LAA"))
    depths = _whole_numbers(call["LAD"], len(alleles)) if alleles else None
    if alleles is None or depths is None or max(alleles) >= count:
        return None
    known = dict(zip(alleles, depths, strict=True))
    return tuple(known.get(index, 0) for index in range(count))


def _ref_and_alt(call: Mapping[str, str], ref: str, alt: str, count: int) -> Depths | None:
    ref_depth = _whole_numbers(call.get(ref), 1)
    alt_depths = _whole_numbers(call.get(alt), count - 1)
    return ref_depth + alt_depths if ref_depth and alt_depths else None


def _from_fraction(call: Mapping[str, str], count: int) -> Depths | None:
    """Rounded reads from DP and the fraction of each ALT (VAF, else AF)."""
    total = _whole_numbers(call.get("DP"), 1)
    written = call.get("VAF", call.get("AF", ""))
    try:
        fractions = [float(value) for value in written.split(",")]
    except ValueError:
        return None
    if total is None or len(fractions) != count - 1 or not all(0 <= f <= 1 for f in fractions):
        return None
    alts = [round(total[0] * fraction) for fraction in fractions]
    return (max(total[0] - sum(alts), 0), *alts)


def _strelka_bases(call: Mapping[str, str], ref: str, alts: Sequence[str]) -> Depths | None:
    depths = [_first_tier(call.get(f"{base.upper()}U")) for base in (ref, *alts)]
    known = tuple(depth for depth in depths if depth is not None)
    return known if len(known) == len(depths) else None


def _strelka_indel(call: Mapping[str, str], count: int) -> Depths | None:
    ref, alt = _first_tier(call.get("TAR")), _first_tier(call.get("TIR"))
    return (ref, alt) if ref is not None and alt is not None and count == 2 else None


def _first_tier(written: str | None) -> int | None:
    tiers = _whole_numbers(written, 2)
    return tiers[0] if tiers else None


def _whole_numbers(written: str | None, count: int) -> Depths | None:
    """Exactly ``count`` numbers separated by commas, or None."""
    if not written:
        return None
    values = written.split(",")
    if len(values) != count:
        return None
    numbers = tuple(number for value in values if (number := whole_number(value)) is not None)
    return numbers if len(numbers) == count else None
