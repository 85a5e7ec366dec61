"""What the annotations that a VCF already holds say of an allele.

VEP's ``CSQ``, SpliceAI's own field, and the INFO keys of ANNOVAR, dbNSFP and vcfanno. SnpEff's
``ANN`` holds no frequency and no score, so nothing is taken from it. Of values given for each
transcript, only those of the naming transcript (or Ensembl's two with the same protein) count.
Keys without a database's name, such as ``AC``, count the file's own samples and are left alone.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Self

from col7a1tools.model.evidence import NOTHING, OutsideEvidence
from col7a1tools.model.record import AltAllele, VcfRecord
from col7a1tools.model.variant import LocusAllele
from col7a1tools.sources.info_items import InfoValues, is_ours
from col7a1tools.sources.table import info_values

_NUMBER_A = re.compile(r"##INFO=<ID=([^,]+),Number=A,")
_ESCAPED = re.compile(r"\\x([0-9a-fA-F]{2})")
# INFO keys that say nothing by themselves: the transcripts that a list of values is about, and
# what belongs to a classification.
_HELPERS = frozenset(
    {
        "ensembl_transcriptid",
        "dbnsfp_ensembl_transcriptid",
        "clnsigconf",
        "clnrevstat",
        "clinvar_clnsigconf",
        "clinvar_clnrevstat",
        "dbnsfp_clinvar_review",
    }
)


@dataclass(frozen=True, slots=True)
class InputAnnotations:
    """Reads the annotations of one file.

    Attributes:
        file: its name without folder.
        keys: INFO keys that may hold annotations: as written, by lower case.
        per_alt: INFO keys with a value for each ALT, lower case.
        fields: names of the fields of VEP's INFO key, by key.
    """

    file: str
    keys: Mapping[str, str]
    per_alt: frozenset[str]
    fields: Mapping[str, tuple[str, ...]]

    @classmethod
    def declared(
        cls,
        header: Sequence[str],
        keys: frozenset[str],
        fields: Mapping[str, tuple[str, ...]],
        file: str,
    ) -> Self:
        """What a header declares.

        Args:
            header: its lines.
            keys: INFO keys that may hold annotations.
            fields: names of the fields of VEP's INFO key, by key.
            file: the file's name, as given.
        """
        per_alt = {match[1].lower() for line in header if (match := _NUMBER_A.match(line))}
        written = {key.lower(): key for key in sorted(keys)}
        return cls(PurePath(file).name, written, frozenset(per_alt), fields)

    def of(self, record: VcfRecord, alt: AltAllele) -> OutsideEvidence:
        """What the annotations of a record say of one of its ALT alleles.

        Nothing is taken for a structural change: annotators match these by overlap only.
        """
        if record.info in {"", "."} or not isinstance(alt.change, LocusAllele):
            return NOTHING
        alts = tuple(one.text for one in record.alts)
        return self.said(record.info, record.ref, alts, alt.number)

    def said(self, info: str, ref: str, alts: Sequence[str], alt_index: int) -> OutsideEvidence:
        """The same from texts.

        Args:
            info: INFO as written.
            ref: REF of the record.
            alts: its ALT alleles.
            alt_index: which of them, 1 for the first.
        """
        written = info_values(_annovar_block(info, alt_index))
        values = InfoValues(self.file, alts[alt_index - 1])
        for key, value in self._own(written, len(alts), alt_index).items():
            values.add(key, value)
        for key, names in self.fields.items():
            text = written.get(key.lower(), "")
            entry = _entry(text, names, vep_allele(ref, alts, alt_index), str(alt_index))
            for name, value in entry.items():
                values.add(name, value.replace("&", ","), within=key)
        return values.evidence()

    def _own(self, written: Mapping[str, str], alt_count: int, alt_index: int) -> dict[str, str]:
        """Values of the keys that are read; of one for each ALT, that of the ALT asked for."""
        values = {}
        for key in (self.keys.keys() | _HELPERS) & written.keys():
            value = written[key]
            if key in self.per_alt:
                several = value.split(",")
                if len(several) != alt_count:
                    continue
                value = several[alt_index - 1]
            values[self.keys.get(key, key)] = _unescaped(value)
        return values


def _annovar_block(info: str, alt_index: int) -> str:
    """INFO without the blocks in which ANNOVAR annotates the other ALT alleles."""
    blocks = info.split("ALLELE_END")
    if len(blocks) == 1:
        return info
    before, mark, first = blocks[0].partition("ANNOVAR_DATE")
    own = [f"{mark}{first}", *blocks[1:-1]]
    return f"{before};{own[alt_index - 1] if alt_index <= len(own) else ''};{blocks[-1]}"


def _unescaped(value: str) -> str:
    """A value as it was before ANNOVAR wrote ``;``, ``=`` and ``,`` by their character codes."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), value)


def _entry(text: str, names: Sequence[str], allele: str, number: str) -> dict[str, str]:
    """Fields of VEP's entry for an allele and the naming transcript, by name as written.

    Where the entry has an allele number too, both must fit: a multiallelic record that was split
    after annotation keeps the old numbers.
    """
    for entry in text.split(","):
        fields = dict(zip(names, entry.split("|"), strict=False))
        fits = fields.get("Allele") == allele and fields.get("ALLELE_NUM", "") in {"", number}
        if fits and is_ours(fields.get("Feature", "")):
            return {name: value for name, value in fields.items() if value}
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
