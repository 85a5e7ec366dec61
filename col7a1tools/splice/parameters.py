"""The splice check's frequencies and lines, read from ``splice_model.toml``."""

from functools import cache
from typing import Any, NamedTuple

from col7a1tools.gene.reference_files import read_toml_table

Frequencies = tuple[dict[str, float], ...]


class SpliceParameters(NamedTuple):
    """The numbers of the splice check; see ``splice_model.toml`` for what each means.

    Attributes:
        version: of the model.
        donor: human base frequencies at donor positions -3 to +6.
        acceptor: at acceptor positions -22 to +3.
        prior_sites: how many sites the human frequencies count for.
        weakened: bits a native site must lose to be affected.
        uncertain: bits it must lose to be uncertain.
        new_gain: bits a new site must gain to be able to compete.
        new_below_native: how far below the native site it may be.
        new_percentile: percentile of the gene's own sites that it must reach.
        uncertain_gain: bits a new site must gain to be uncertain.
        uncertain_below_native: how far below the native site it may be then.
        longest_change: longest change, in bases, that is modelled.
        branch_nearest: nearest branch point adenine to the exon, in bases.
        branch_farthest: farthest.
        alternative_reach: how far from a lost site another is looked for, in bases.
    """

    version: str
    donor: Frequencies
    acceptor: Frequencies
    prior_sites: int
    weakened: float
    uncertain: float
    new_gain: float
    new_below_native: float
    new_percentile: int
    uncertain_gain: float
    uncertain_below_native: float
    longest_change: int
    branch_nearest: int
    branch_farthest: int
    alternative_reach: int


@cache
def load_parameters() -> SpliceParameters:
    """Read the parameters, once a process.

    Raises:
        ReferenceFileError: the file is missing or was altered.
    """
    table = read_toml_table("splice_model.toml")
    lines: dict[str, Any] = table["lines"]
    least = table["weights"]["least_frequency"]
    return SpliceParameters(
        version=table["version"],
        donor=_frequencies(table["donor"], least),
        acceptor=_frequencies(table["acceptor"], least),
        prior_sites=table["weights"]["prior_sites"],
        weakened=lines["weakened"],
        uncertain=lines["uncertain"],
        new_gain=lines["new_gain"],
        new_below_native=lines["new_below_native"],
        new_percentile=lines["new_percentile"],
        uncertain_gain=lines["uncertain_gain"],
        uncertain_below_native=lines["uncertain_below_native"],
        longest_change=lines["longest_change"],
        branch_nearest=table["branch_point"]["nearest"],
        branch_farthest=table["branch_point"]["farthest"],
        alternative_reach=table["alternative_site"]["reach"],
    )


def _frequencies(table: dict[str, Any], least: float) -> Frequencies:
    return tuple({base: max(row[base], least) for base in "ACGT"} for row in table["frequencies"])
