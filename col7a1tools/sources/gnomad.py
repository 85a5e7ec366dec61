"""gnomAD: VCF or TSV of versions 2 to 4, and the browser's CSV export."""

import re
from collections.abc import Mapping

from col7a1tools.model.evidence import PopulationFrequency, SourceStamp
from col7a1tools.sources.frequency import filtering_frequency
from col7a1tools.sources.items import Item, Withheld
from col7a1tools.sources.rows import GenomicAllele, Row

# Groups that gnomAD's own filtering frequency looks at; the others are small or went through a
# bottleneck (gnomAD help: "Filtering allele frequency", faf95).
GROUPS = ("afr", "amr", "eas", "mid", "nfe", "sas")
_BROWSER_GROUPS = {
    "african/african american": "afr",
    "admixed american": "amr",
    "latino/admixed american": "amr",
    "latino": "amr",
    "african": "afr",
    "east asian": "eas",
    "middle eastern": "mid",
    "european (non-finnish)": "nfe",
    "south asian": "sas",
}
# A plain frequency, of all and of the groups, under the names of gnomAD, VEP and dbNSFP.
_SHARES = (
    "af_joint",
    "af",
    *(f"af_{group}" for group in GROUPS),
    *(f"{group}_af" for group in GROUPS),
)
_GROUP_BOUND = re.compile(r"faf95[-_](?:adj[-_]|joint[-_])?([a-z]{3})")
_ID = re.compile(r"(?:chr)?3-([0-9]{1,10})-([ACGTN]+)-([ACGTN]+)", re.IGNORECASE)
# Remarks of the joint data that are no failed filters.
_REMARKS = frozenset({"discrepant_frequencies", "not_called_in_exomes", "not_called_in_genomes"})


def gnomad_allele(row: Row) -> GenomicAllele | None:
    """Where the row's allele lies."""
    if match := _ID.fullmatch(row.get("gnomad id", "variant_id")):
        return GenomicAllele(int(match[1]), match[2].upper(), match[3].upper())
    position = row.count("pos", "position")
    ref, alt = row.get("ref", "reference"), row.get("alt", "alternate")
    return GenomicAllele(position, ref.upper(), alt.upper()) if position else None


def gnomad_items(row: Row, stamp: SourceStamp) -> tuple[Item, ...]:
    """The row's frequency, or, where gnomAD's filters fail it, the reason why there is none."""
    failed = _failed_filters(row)
    if failed:
        return (Withheld(stamp, failed),)
    frequency = frequency_of(row, stamp)
    return (frequency,) if frequency else ()


def frequency_of(row: Row, stamp: SourceStamp) -> PopulationFrequency | None:
    """Counts and filtering frequency; None where the row has neither counts nor frequencies.

    The joint data of version 4 come before the rest. The filtering frequency is the source's own
    where it has one, else it is computed from the groups' counts, else from the sums.
    """
    row = _tidy(row)
    count = row.count("ac_joint", "ac", "allele count")
    number = row.count("an_joint", "an", "allele number")
    if number is None:
        return _without_number(row, stamp, count)
    if count is None:
        share = row.number("af_joint", "af", "allele frequency")
        if share is None:
            return None
        count = round(share * number)
    homozygotes = row.count(
        "nhomalt_joint", "nhomalt", "homozygote count", "homozygote_count", "hom", "n_hom"
    )
    bound, group = _stated_bound(row) or _computed_bound(row.values, count, number)
    return PopulationFrequency(stamp, count, number, homozygotes, bound, group)


def _without_number(row: Row, stamp: SourceStamp, count: int | None) -> PopulationFrequency | None:
    """The stated filtering frequency, else the highest plain frequency.

    Annotators often copy no number of alleles; without it no bound can be worked out.
    """
    stated = _stated_bound(row)
    if stated:
        return PopulationFrequency(stamp, count, 0, None, *stated)
    shares = [share for name in _SHARES if (share := row.number(name)) is not None]
    return PopulationFrequency(stamp, count, 0, None, None, "", max(shares)) if shares else None


def _tidy(row: Row) -> Row:
    """The row with the browser's group names written as in the VCF."""
    extra = {}
    for key, value in row.values.items():
        for long, short in (("allele count ", "ac_"), ("allele number ", "an_")):
            name = key.removeprefix(long)
            if name != key and name in _BROWSER_GROUPS:
                extra[f"{short}{_BROWSER_GROUPS[name]}"] = value
    return Row(row.line, {**row.values, **extra}) if extra else row


def _failed_filters(row: Row) -> str:
    columns = [value for key, value in row.values.items() if key.startswith("filter")]
    words = {word for text in columns for word in re.split(r"[;,|]", text.strip("[]")) if word}
    failed = {word.strip(" '\"") for word in words} - _REMARKS
    bad = sorted(word for word in failed if word not in {"PASS", ".", "NA", "", "None"})
    return ",".join(bad)


def _stated_bound(row: Row) -> tuple[float, str] | None:
    """The source's filtering frequency and its group, or None where it has none."""
    stated = row.number(
        "fafmax_faf95_max_joint",
        "fafmax_faf95_max",
        "faf95_popmax",
        "faf95_max",
        "groupmax faf frequency",
        "faf95",
    )
    group = row.get(
        "fafmax_faf95_max_gen_anc_joint",
        "fafmax_faf95_max_gen_anc",
        "faf95_popmax_population",
        "groupmax faf group",
    )
    by_group = {
        match[1]: bound
        for key in row.values
        if (match := _GROUP_BOUND.fullmatch(key))
        and match[1] in GROUPS
        and (bound := row.number(key)) is not None
    }
    best = max(by_group, key=lambda name: by_group[name], default="")
    if best and by_group[best] > (stated or 0.0):
        return by_group[best], best
    return None if stated is None else (stated, group)


def _computed_bound(values: Mapping[str, str], count: int, number: int) -> tuple[float, str]:
    """Filtering frequency of the group where it is highest, or of all where no group is given."""
    row = Row(None, values)
    bounds = {}
    for group in GROUPS:
        seen = row.count(f"ac_joint_{group}", f"ac_{group}_joint", f"ac_{group}", f"ac-{group}")
        of = row.count(f"an_joint_{group}", f"an_{group}_joint", f"an_{group}", f"an-{group}")
        if seen is not None and of:
            bounds[group] = filtering_frequency(seen, of)
    if not bounds:
        return filtering_frequency(count, number), ""
    best = max(bounds, key=lambda name: bounds[name])
    return bounds[best], best if bounds[best] else ""
