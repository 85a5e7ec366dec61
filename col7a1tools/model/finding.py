"""A finding: what a rule saw, with its values and its sources; never a sentence for a page."""

from typing import NamedTuple


class Finding(NamedTuple):
    """One observation about a variant.

    Attributes:
        rule: stable id such as ``collagen.glycine_in_register``; the sentences of
            ``reference/sentences.toml`` are looked up by it.
        values: numbers and words that the sentence needs, as strings or integers.
        sources: keys into ``reference/citations.toml``.
    """

    rule: str
    values: dict[str, str | int] = {}  # noqa: RUF012 - the values of a finding never change
    sources: tuple[str, ...] = ()
