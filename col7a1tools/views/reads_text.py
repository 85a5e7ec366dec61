"""What the reads say, as plain text."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from col7a1tools.reads.document import (
    DonorReads,
    MosaicReads,
    PairReads,
    ReadsDocument,
    VariantReads,
)
from col7a1tools.report.limits import number_ranges

_SHOWN_PAIRS = 20


def reads_text(document: ReadsDocument) -> str:
    """The record in short; what is published but absent is left to the JSON."""
    found = [one for one in document.looked_for if one.alt_reads and one.genotype != "0/0"]
    blocks = [
        _block("Alleles that the file calls", map(_variant, document.variants)),
        _block("Looked for and found, though not called", map(_variant, found)),
        _block("In the reads, but neither called nor looked for", map(_variant, document.missed)),
        _pairs(document.pairs),
        _block("Exons lost or doubled", map(_copies, document.copy_number)),
        _block("In a part of the cells", map(_mosaic, document.mosaic)),
        _donor(document.donor),
        _block("Not assessed", (f"{one.what}: {one.reason}" for one in document.not_assessed)),
    ]
    head = (
        f"COL7A1 in the reads of {document.input.sample} ({document.input.alignments}, "
        f"{document.input.reads:,} reads, {document.reference.assembly})"
    )
    return "\n\n".join([head, *(block for block in blocks if block)]) + "\n"


def _block(title: str, lines: Iterator[str]) -> str:
    rows = [f"  {line}" for line in lines]
    return "\n".join([f"{title}:", *rows]) if rows else ""


def _variant(one: VariantReads) -> str:
    low, high = one.fraction_ci95
    share = "no read decides"
    if one.fraction is not None:
        share = f"{one.fraction:.1%} ({low:.1%} to {high:.1%})"
    other = f", {one.other_reads} other" if one.other_reads else ""
    flags = f"  [{', '.join(one.flags)}]" if one.flags else ""
    return (
        f"{one.hgvs_c or one.hgvs_g}: {one.alt_reads} for, {one.ref_reads} against{other}, "
        f"{one.undecided_reads} undecided; {share}; {one.genotype}{flags}"
    )


def _copies(row: Mapping[str, Any]) -> str:
    evidence = row["evidence"]
    depth = ""
    if "reads" in evidence:
        depth = (
            f", {evidence['reads']} reads where two copies give {evidence['expected_reads']:.0f}"
        )
    return (
        f"{row['hgvs_c']}: {row['type']} of exons {number_ranges(row['exons'])}; "
        f"{evidence['split_reads']} split reads, "
        f"{evidence['discordant_pairs']} further pairs{depth}"
    )


def _pairs(pairs: Sequence[PairReads]) -> str:
    phased = [pair for pair in pairs if pair.phase != "unknown"]
    rows = (
        f"{pair.a} and {pair.b}: {pair.phase} (error {pair.error_probability:.2g}); {pair.reason}"
        for pair in phased[:_SHOWN_PAIRS]
    )
    text = _block(f"Phase: {len(phased)} of {len(pairs)} pairs", rows)
    if len(phased) > _SHOWN_PAIRS:
        text += f"\n  and {len(phased) - _SHOWN_PAIRS} more in the JSON"
    return text or (f"Phase: none of {len(pairs)} pairs" if pairs else "")


def _mosaic(one: MosaicReads) -> str:
    low, high = one.fraction_ci95
    near = f"; {one.near.distance} bases from {one.near.name}" if one.near else ""
    return (
        f"{one.hgvs_c or one.hgvs_g}: {one.kind.replace('_', ' ')}, {one.reads} of {one.depth} "
        f"fragments, {one.fraction:.1%} ({low:.1%} to {high:.1%}){near}"
    )


def _donor(donor: DonorReads | None) -> str:
    if donor is None:
        return ""
    title = f"Share of {donor.donor} in the sample of {donor.patient}"
    if donor.share is None or donor.share_ci95 is None:
        return f"{title}: not known, no informative site has reads"
    low, high = donor.share_ci95
    seen = "" if donor.detected else ", not more than errors explain"
    least = donor.smallest_detectable
    limit = f"; the smallest share that could be seen is {least:.1%}" if least is not None else ""
    return (
        f"{title}: {donor.share:.1%} ({low:.1%} to {high:.1%}){seen}, "
        f"{len(donor.sites)} sites{limit}"
    )
