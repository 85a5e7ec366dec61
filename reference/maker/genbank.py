"""Read NCBI's records of the gene in GenBank and GenPept form."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from reference.maker.record import (
    GENOMIC,
    PROTEIN,
    TRANSCRIPT,
    TRANSCRIPT_MANE,
    Interval,
    PublicRecord,
    RecordError,
)

if TYPE_CHECKING:
    from Bio.SeqFeature import SeqFeature
    from Bio.SeqRecord import SeqRecord


def read_genbank(paths: Iterable[Path]) -> PublicRecord:
    """The gene as NG_007065.1, NM_000094.3 and, where given, NM_000094.4 and NP_000085.1 hold it.

    NG_007065.1 may carry either transcript as its mRNA feature.

    Raises:
        RecordError: a needed record is missing, or the records contradict each other.
    """
    records = _by_accession(paths)
    genomic, transcript = _need(records, GENOMIC), _need(records, TRANSCRIPT)
    locus, bases = str(genomic.seq).upper(), str(transcript.seq).upper()
    upstream, exons = _exons(genomic)
    if TRANSCRIPT_MANE in records:
        upstream = _upstream_exon(locus, exons, bases, str(records[TRANSCRIPT_MANE].seq).upper())
    coding = _feature(transcript, "CDS", "protein_id", PROTEIN)
    record = PublicRecord(
        locus=locus,
        exons=exons,
        upstream_exon=upstream,
        transcript=bases,
        cds=_intervals(coding)[0],
        protein=_protein(records, coding),
    )
    record.check()
    return record


def _by_accession(paths: Iterable[Path]) -> dict[str, "SeqRecord"]:
    from Bio import SeqIO  # noqa: PLC0415 - heavy

    records = {}
    for path in paths:
        with path.open(encoding="utf-8") as stream:
            for record in SeqIO.parse(stream, "genbank"):  # type: ignore[no-untyped-call]
                records[str(record.id)] = record
    return records


def _need(records: dict[str, "SeqRecord"], accession: str) -> "SeqRecord":
    if accession not in records:
        found = ", ".join(sorted(records)) or "none"
        raise RecordError(f"no record of {accession} was given (found: {found})")
    return records[accession]


def _exons(genomic: "SeqRecord") -> tuple[Interval | None, tuple[Interval, ...]]:
    """First exon of NM_000094.4 where the record gives it, and the exons of NM_000094.3."""
    for accession in (TRANSCRIPT, TRANSCRIPT_MANE):
        for feature in genomic.features:
            if _has(feature, "mRNA", "transcript_id", accession):
                exons = _intervals(feature)
                return (None, exons) if accession == TRANSCRIPT else (exons[0], exons[1:])
    raise RecordError(f"{GENOMIC} carries no mRNA feature of {TRANSCRIPT} or {TRANSCRIPT_MANE}")


def _upstream_exon(
    locus: str, exons: tuple[Interval, ...], transcript: str, transcript_mane: str
) -> Interval:
    """The one exon that NM_000094.4 has upstream, found by its bases."""
    if not transcript_mane.endswith(transcript):
        raise RecordError(f"{TRANSCRIPT_MANE} does not end as {TRANSCRIPT} does")
    bases = transcript_mane.removesuffix(transcript)
    upstream = locus[: exons[0].start - 1]
    if not bases or upstream.count(bases) != 1:
        raise RecordError(
            f"the first {len(bases)} bases of {TRANSCRIPT_MANE} are not one exon upstream"
        )
    start = upstream.index(bases) + 1
    return Interval(start, start + len(bases) - 1)


def _protein(records: dict[str, "SeqRecord"], coding: "SeqFeature") -> str:
    """Residues of the GenPept record, or else of the transcript's CDS feature."""
    translation: str = coding.qualifiers["translation"][0]
    if PROTEIN in records and str(records[PROTEIN].seq) != translation:
        raise RecordError(f"{PROTEIN} differs from the translation that {TRANSCRIPT} carries")
    return translation


def _feature(record: "SeqRecord", kind: str, qualifier: str, value: str) -> "SeqFeature":
    for feature in record.features:
        if _has(feature, kind, qualifier, value):
            return feature
    raise RecordError(f"{record.id} carries no {kind} feature of {value}")


def _has(feature: "SeqFeature", kind: str, qualifier: str, value: str) -> bool:
    return feature.type == kind and value in feature.qualifiers.get(qualifier, [])


def _intervals(feature: "SeqFeature") -> tuple[Interval, ...]:
    """The feature's parts; GenBank's own strand is that of the gene in these records."""
    if feature.location is None:
        raise RecordError(f"a {feature.type} feature has no location")
    return tuple(Interval(int(part.start) + 1, int(part.end)) for part in feature.location.parts)
