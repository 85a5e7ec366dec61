"""What the annotations that a VCF already holds say of an allele.

VEP's ``CSQ``, SpliceAI's own field, and the INFO keys of ANNOVAR, dbNSFP and vcfanno. SnpEff's
``ANN`` holds no frequency and no score, so nothing is taken from it. Of values given for each
transcript, only those of the naming transcript (or Ensembl's two with the same protein) count.
Keys without a database's name, such as ``AC``, count the file's own samples and are left alone.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from col7a1tools.model.evidence import (
    NOTHING,
    Assertion,
    OutsideEvidence,
    PopulationFrequency,
    Prediction,
    SourceStamp,
)
from col7a1tools.sources.clinvar import clinvar_vcf_items
from col7a1tools.sources.gnomad import frequency_of
from col7a1tools.sources.items import Item
from col7a1tools.sources.lookup import collected
from col7a1tools.sources.predictors import TRANSCRIPTS, spliceai_score
from col7a1tools.sources.rows import MISSING, Row
from col7a1tools.sources.table import info_values

INPUT = SourceStamp("input", "", "")
_FORMAT = re.compile(r'##INFO=<ID=(CSQ|vep|ANN),.*Format: ([^">]+)')
_PER_ALT = re.compile(r"##INFO=<ID=([^,]+),Number=A,")
_GNOMAD = re.compile(
    r"(?P<set>(?:dbnsfp_)?gnomad[a-z0-9.]*(?:_(?:v?\d[\d.]*|exomes?|genomes?))*)_(?P<field>.+)"
)
_ESCAPED = re.compile(r"\\x([0-9a-fA-F]{2})")
# Each tool's score under the names that annotators give it.
_SCORES = {
    "REVEL": ("revel", "revel_score"),
    "BayesDel": ("bayesdel_noaf_score", "bayesdel_noaf"),
    "CADD": ("cadd_phred", "cadd_phred_score"),
    "AlphaMissense": ("alphamissense_score", "am_pathogenicity"),
}
_DELTAS = tuple(f"spliceai_pred_ds_{site}" for site in ("ag", "al", "dg", "dl"))


def from_info(
    info: str, header: Sequence[str], ref: str, alts: Sequence[str], alt_index: int
) -> OutsideEvidence:
    """What INFO says of one ALT.

    Args:
        info: INFO as written.
        header: lines of the VCF's header.
        ref: REF of the record.
        alts: its ALT alleles.
        alt_index: which of them, 1 for the first.
    """
    if info in {"", "."}:
        return NOTHING
    alt = alts[alt_index - 1]
    values = _for_alt(_annovar_block(info, alt_index), header, len(alts), alt_index)
    csq = _csq_values(values, header, ref, alts, alt_index)
    known = {**values, **csq}
    items = tuple(_items(known, alt))
    return collected(items, (INPUT,) if items else ())


def _items(values: Mapping[str, str], alt: str) -> Iterator[Item]:
    yield from _frequencies(values)
    for tool, keys in _SCORES.items():
        score = next((s for key in keys if (s := _score(values, key)) is not None), None)
        if score is not None:
            yield Prediction(INPUT, tool, score)
    if (splice := _splice(values, alt)) is not None:
        yield Prediction(INPUT, "SpliceAI", splice)
    row = Row(None, {key: values.get(key, "") for key in ("clnsig", "clnsigconf", "clnrevstat")})
    for item in clinvar_vcf_items(row, INPUT):
        if isinstance(item, Assertion):
            yield item


def _frequencies(values: Mapping[str, str]) -> Iterator[PopulationFrequency]:
    """One frequency for each gnomAD data set that the keys name, exomes and genomes apart.

    A frequency without a count or number of alleles has no confidence bound and is left out.
    """
    sets: dict[str, dict[str, str]] = {}
    for key, value in values.items():
        if match := _GNOMAD.fullmatch(key):
            sets.setdefault(match["set"], {})[match["field"]] = value
    for fields in sets.values():
        if frequency := frequency_of(Row(None, fields), INPUT):
            yield frequency


def _score(values: Mapping[str, str], key: str) -> float | None:
    """A score; of a list by transcript, the one of the naming transcript."""
    for name, prefix in ((key, ""), (f"dbnsfp_{key}", "dbnsfp_")):
        parts = re.split(r"[,;&]", values.get(name, ""))
        transcripts = re.split(r"[,;&]", values.get(f"{prefix}ensembl_transcriptid", ""))
        if len(parts) > 1 and len(parts) == len(transcripts):
            parts = [p for p, t in zip(parts, transcripts, strict=True) if _is_ours(t)]
        distinct = {part for part in parts if part not in MISSING}
        if (
            len(distinct) == 1
            and (number := Row(None, {key: distinct.pop()}).number(key)) is not None
        ):
            return number
    return None


def _splice(values: Mapping[str, str], alt: str) -> float | None:
    """Greatest delta score, from SpliceAI's own field or from VEP's columns."""
    for key in ("spliceai", "spliceai_raw", "spliceai_masked"):
        score = spliceai_score(values.get(key, ""), alt)
        if score is not None:
            return score
    row = Row(None, values)
    symbol = row.get("spliceai_pred_symbol")
    deltas = [delta for key in _DELTAS if (delta := row.number(key)) is not None]
    return max(deltas) if deltas and symbol in {"", "COL7A1"} else None


def _annovar_block(info: str, alt_index: int) -> str:
    """INFO without the blocks in which ANNOVAR annotates the other ALT alleles."""
    blocks = info.split("ALLELE_END")
    if len(blocks) == 1:
        return info
    before, mark, first = blocks[0].partition("ANNOVAR_DATE")
    own = [f"{mark}{first}", *blocks[1:-1]]
    return f"{before};{own[alt_index - 1] if alt_index <= len(own) else ''};{blocks[-1]}"


def _for_alt(info: str, header: Sequence[str], alt_count: int, alt_index: int) -> dict[str, str]:
    """INFO by lower-case key; of a value for each ALT, the one asked for."""
    per_alt = {match[1].lower() for line in header if (match := _PER_ALT.match(line))}
    values = {}
    for key, value in info_values(info).items():
        if key not in per_alt:
            values[key] = _unescaped(value)
            continue
        several = value.split(",")
        if len(several) == alt_count:
            values[key] = _unescaped(several[alt_index - 1])
    return values


def _unescaped(value: str) -> str:
    """A value as it was before ANNOVAR wrote ``;``, ``=`` and ``,`` by their character codes."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), value)


def _csq_values(
    values: Mapping[str, str], header: Sequence[str], ref: str, alts: Sequence[str], alt_index: int
) -> dict[str, str]:
    """Fields of VEP's entry for the ALT and the naming transcript, by lower-case name."""
    for line in header:
        match = _FORMAT.match(line)
        if match is None or match[1].lower() not in values or match[1] == "ANN":
            continue
        names = [name.strip().lower() for name in match[2].split("|")]
        wanted = vep_allele(ref, alts, alt_index)
        for entry in values[match[1].lower()].split(","):
            fields = dict(zip(names, entry.split("|"), strict=False))
            number = fields.get("allele_num", "")
            if number not in {"", str(alt_index)} or fields.get("allele") != wanted:
                continue
            if _is_ours(fields.get("feature", "")):
                return {key: value.replace("&", ",") for key, value in fields.items() if value}
    return {}


def vep_allele(ref: str, alts: Sequence[str], alt_index: int) -> str:
    """An ALT as VEP writes it: without the first base where alleles of different length share it.

    Args:
        ref: REF of the record.
        alts: its ALT alleles.
        alt_index: which of them, 1 for the first.
    """
    alleles = [ref, *(alt for alt in alts if alt != "*")]
    alt = alts[alt_index - 1]
    differ = len({len(allele) for allele in alleles}) > 1
    shared = len({allele[:1] for allele in alleles}) == 1
    return (alt[1:] or "-") if differ and shared else alt


def _is_ours(transcript: str) -> bool:
    return transcript.partition(".")[0] in TRANSCRIPTS
