"""The share of healthy carriers in a population, for partners who were not tested."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import sqrt

from col7a1tools.gene.reference_files import read_toml_table

CARRIER_FIGURES = "carrier_figures.toml"


@dataclass(frozen=True, slots=True)
class CarrierShare:
    """The share of carriers of recessive disease.

    Attributes:
        key: of the figure; ``given`` for the user's own.
        share: one in so many.
        sources: keys of citations.
    """

    key: str
    share: Fraction
    sources: tuple[str, ...] = ()


@cache
def carrier_shares() -> tuple[CarrierShare, ...]:
    """The figures of the reference, the default first."""
    table = read_toml_table(CARRIER_FIGURES)
    default = table.pop("default")
    shares = [
        CarrierShare(key, _from_frequency(entry["frequency"]), tuple(entry["sources"]))
        for key, entry in table.items()
    ]
    return tuple(sorted(shares, key=lambda one: one.key != default))


def _from_frequency(disease: float) -> Fraction:
    """Carriers, 2 q (1 - q), where affected people are q squared; as one in a whole number."""
    allele = sqrt(disease)
    return Fraction(1, round(1 / (2 * allele * (1 - allele))))
