"""Products approved for dystrophic epidermolysis bullosa, as their labels say."""

from dataclasses import dataclass
from functools import cache

from col7a1tools.gene.reference_files import read_toml_table

PRODUCTS = "approved_products.toml"


@dataclass(frozen=True, slots=True)
class Product:
    """An approved product; no recommendation.

    Attributes:
        key: stable identifier; its sentence is ``product.<key>``.
        name: trade name.
        substance: active substance.
        agency: who approved it.
        approved: date of the first approval, ISO.
        checked: date of the agency's record that was looked at, ISO.
        sources: keys of the citations.
        recessive_only: whether the label names recessive disease alone.
    """

    key: str
    name: str
    substance: str
    agency: str
    approved: str
    checked: str
    sources: tuple[str, ...]
    recessive_only: bool = False


@cache
def approved_products() -> tuple[Product, ...]:
    """The products, in the order of their approval."""
    table = read_toml_table(PRODUCTS)
    products = [
        Product(key, **{**entry, "sources": tuple(entry["sources"])})
        for key, entry in table.items()
    ]
    return tuple(sorted(products, key=lambda product: product.approved))
