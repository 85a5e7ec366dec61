"""Frequencies, scores and classifications under the names that annotators give them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

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

_KEY = "input"
_GNOMAD = re.compile(
    r"(?P<set>(?:dbnsfp_)?gnomad[a-z0-9.]*(?:_(?:v?\d[\d.]*|exomes?|genomes?|joint(?=_a[cnf]|_n)))*)"
    r"_(?P<field>.+)"
)
# Each tool's score under the names that annotators give it.
_SCORES = {
    "REVEL": ("revel", "revel_score"),
    "BayesDel": ("bayesdel_noaf_score", "bayesdel_noaf"),
    "CADD": ("cadd_phred", "cadd_phred_score"),
    "AlphaMissense": ("alphamissense_score", "am_pathogenicity"),
}
_DELTAS = tuple(f"spliceai_pred_ds_{site}" for site in ("ag", "al", "dg", "dl"))
_SPLICEAI = ("spliceai", "spliceai_raw", "spliceai_masked")
_CLINVAR = (
    ("clnsig", "clnsigconf", "clnrevstat"),
    ("clinvar_clnsig", "clinvar_clnsigconf", "clinvar_clnrevstat"),
    ("dbnsfp_clinvar_clnsig", "", "dbnsfp_clinvar_review"),
)
_SEVERAL = re.compile(r"[,;&]")


@dataclass(slots=True)
class InfoValues:
    """The values that INFO holds for one ALT, and where each of them stands.

    Attributes:
        file: name of the file.
        alt: the ALT as written.
    """

    file: str
    alt: str
    _values: dict[str, str] = field(default_factory=dict)
    _places: dict[str, str] = field(default_factory=dict)

    def add(self, key: str, value: str, within: str = "") -> None:
        """Take a value; one that is there already stays.

        Args:
            key: its name.
            value: the value.
            within: INFO key of VEP that holds it, or empty.
        """
        lower = key.lower()
        if value and lower not in self._values:
            self._values[lower] = value
            self._places[lower] = f"{within} {key}".strip()

    def evidence(self) -> OutsideEvidence:
        """Everything that the values say."""
        items = tuple(self._items())
        return collected(items, (SourceStamp(_KEY, "", "", self.file),)) if items else NOTHING

    def _stamp(self, key: str) -> SourceStamp:
        return SourceStamp(_KEY, "", "", f"{self._places[key]} of {self.file}")

    def _items(self) -> Iterator[Item]:
        yield from self._frequencies()
        for tool, names in _SCORES.items():
            for name in (*names, *(f"dbnsfp_{name}" for name in names)):
                if (score := self._score(name)) is not None:
                    yield Prediction(self._stamp(name), tool, score)
                    break
        yield from self._splicing()
        for significance, conflict, review in _CLINVAR:
            yield from self._assertion(significance, conflict, review)

    def _frequencies(self) -> Iterator[PopulationFrequency]:
        """One frequency for each gnomAD data set that the keys name, exomes and genomes apart."""
        sets: dict[str, dict[str, str]] = {}
        first: dict[str, str] = {}
        for key, value in self._values.items():
            if match := _GNOMAD.fullmatch(key):
                sets.setdefault(match["set"], {})[match["field"]] = value
                first.setdefault(match["set"], key)
        for name, fields in sets.items():
            if frequency := frequency_of(Row(None, fields), self._stamp(first[name])):
                yield frequency

    def _score(self, name: str) -> float | None:
        """A score; of a list by transcript, the one of the naming transcript."""
        parts = _SEVERAL.split(self._values.get(name, ""))
        prefix = "dbnsfp_" if name.startswith("dbnsfp_") else ""
        listed = self._values.get(f"{prefix}ensembl_transcriptid", "")
        transcripts = _SEVERAL.split(listed)
        if len(parts) > 1 and len(parts) == len(transcripts):
            parts = [p for p, t in zip(parts, transcripts, strict=True) if is_ours(t)]
        distinct = {part for part in parts if part not in MISSING}
        if len(distinct) != 1:
            return None
        return Row(None, {name: distinct.pop()}).number(name)

    def _splicing(self) -> Iterator[Prediction]:
        """Greatest delta score, from SpliceAI's own field or from VEP's columns."""
        for key in _SPLICEAI:
            score = spliceai_score(self._values.get(key, ""), self.alt)
            if score is not None:
                yield Prediction(self._stamp(key), "SpliceAI", score)
                return
        row = Row(None, self._values)
        deltas = {key: delta for key in _DELTAS if (delta := row.number(key)) is not None}
        if deltas and row.get("spliceai_pred_symbol") in {"", "COL7A1"}:
            greatest = max(deltas, key=lambda key: deltas[key])
            yield Prediction(self._stamp(greatest), "SpliceAI", deltas[greatest])

    def _assertion(self, significance: str, conflict: str, review: str) -> Iterator[Assertion]:
        names = {"clnsig": significance, "clnsigconf": conflict, "clnrevstat": review}
        row = Row(None, {plain: self._values.get(key, "") for plain, key in names.items()})
        if row.get("clnsig"):
            for item in clinvar_vcf_items(row, self._stamp(significance)):
                if isinstance(item, Assertion):
                    yield item


def is_ours(transcript: str) -> bool:
    """Whether values given for a transcript are about the naming one's protein."""
    return transcript.partition(".")[0] in TRANSCRIPTS
