"""Genotypes that count the alleles of one sample (LGT), spelled out as those of the record.

Files of many samples and many ALTs give each sample its own short list of them: LAA (VCF 4.5, GATK,
DRAGEN) names the ALTs by their index in the record. GT counts those of the record even there; LGT
(GATK) counts REF and the sample's own list, and may stand without GT.
"""

import re

from col7a1tools.errors import InputError, Place
from col7a1tools.readers.numbers import whole_number

_INDEX = re.compile(r"[0-9]+")
_MISSING = ("", ".")


def spelled_out(form: str, calls: str, place: Place) -> tuple[str, str]:
    """FORMAT and sample columns with LGT as GT; as they are where GT stands, or there is no LGT.

    Args:
        form: FORMAT as written.
        calls: the sample columns as written, tabs between them.
        place: file and line, for messages.

    Raises:
        InputError: LGT names an allele that LAA does not list.
    """
    keys = form.split(":")
    if "LGT" not in keys or "GT" in keys or "LAA" not in keys:
        return form, calls
    at, listed = keys.index("LGT"), keys.index("LAA")
    keys[at] = "GT"
    columns = (_column(call.split(":"), at, listed, place) for call in calls.split("\t"))
    return ":".join(keys), "\t".join(columns)


def local_alleles(written: str | None) -> tuple[int, ...] | None:
    """Indices in the record of a sample's alleles, REF first; None where LAA cannot be read.

    Args:
        written: LAA as written; a missing value is an empty list.
    """
    if written is None:
        return None
    if written in _MISSING:
        return (0,)
    alternates = [whole_number(value) for value in written.split(",")]
    known = tuple(index for index in alternates if index)
    return (0, *known) if len(known) == len(alternates) == len(set(known)) else None


def _column(values: list[str], at: int, listed: int, place: Place) -> str:
    """One sample column with the alleles of its genotype counted as the record counts them."""
    if at < len(values):
        alleles = local_alleles(values[listed] if listed < len(values) else ".")
        genotype = values[at]

        def of_record(match: re.Match[str]) -> str:
            index = whole_number(match[0])
            if alleles is None or index is None or index >= len(alleles):
                raise _not_listed(genotype, place)
            return str(alleles[index])

        values[at] = _INDEX.sub(of_record, genotype)
    return ":".join(values)


def _not_listed(genotype: str, place: Place) -> InputError:
    return InputError(
        "vcf.local_allele",
        f"a local genotype (LGT) is {genotype[:60]!r}, but the sample's LAA does not list its "
        "alleles",
        place=place,
        cause="the record's ALT alleles were changed without LAA, or the file was edited",
        cure="take the file as the caller wrote it, with GT if the caller can write it",
    )
