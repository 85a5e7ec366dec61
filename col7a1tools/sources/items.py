"""Evidence as lines of an extract: written when a source is added, read when it is asked.

A line is a key, a letter for the kind of evidence, and its fields, tab-separated. Keys are
``g:START-END:INSERTED`` for a normalised change on the strand of the gene (0-based, half-open),
and ``p:RESIDUE:REF:ALT`` for a substitution in the protein (1-based).
"""

from dataclasses import dataclass

from col7a1tools.model.evidence import (
    Assertion,
    PopulationFrequency,
    Prediction,
    SourceStamp,
)
from col7a1tools.model.variant import GeneChange


@dataclass(frozen=True, slots=True)
class Withheld:
    """The source knows the variant but calls its own data unreliable.

    Such a source neither reports a frequency nor may it count as one that did not see the
    variant.

    Attributes:
        source: which file.
        reason: in the words of the source, such as a failed filter.
    """

    source: SourceStamp
    reason: str


Item = PopulationFrequency | Prediction | Assertion | Withheld

_BLANK = str.maketrans("\t\r\n", "   ")


def change_key(change: GeneChange) -> str:
    """Key of a normalised change."""
    return f"g:{change.start}-{change.end}:{change.inserted}"


def substitution_key(residue: int, ref: str, alt: str) -> str:
    """Key of a substitution in the protein; ``residue`` is 1-based."""
    return f"p:{residue}:{ref}:{alt}"


def encode(key: str, item: Item) -> str:
    """The line of one item, without its stamp."""
    fields: tuple[str, ...]
    match item:
        case PopulationFrequency():
            fields = (
                "F",
                _blank_or(item.allele_count),
                str(item.allele_number),
                _blank_or(item.homozygotes),
                _blank_or(item.filtering_frequency),
                item.group,
                _blank_or(item.share),
            )
        case Prediction():
            fields = ("P", item.tool, repr(item.score))
        case Assertion():
            fields = ("A", item.significance, item.review, item.identifier)
        case Withheld():
            fields = ("W", item.reason)
    return "\t".join((key, *(field.translate(_BLANK) for field in fields)))


def _blank_or(number: float | None) -> str:
    return "" if number is None else repr(number)


def decode(line: str, stamp: SourceStamp) -> Item:
    """The item of a line, signed.

    Raises:
        ValueError: the line is none that `encode` writes.
    """
    _, letter, *fields = line.split("\t")
    if letter == "F":
        count, number, homozygotes, bound, group, *share = fields
        return PopulationFrequency(
            stamp,
            int(count) if count else None,
            int(number),
            int(homozygotes) if homozygotes else None,
            float(bound) if bound else None,
            group,
            # Extracts of older versions end before it.
            float(share[0]) if share and share[0] else None,
        )
    if letter == "P":
        tool, score = fields
        return Prediction(stamp, tool, float(score))
    if letter == "A":
        significance, review, identifier = fields
        return Assertion(stamp, significance, review, identifier)
    if letter == "W":
        return Withheld(stamp, fields[0])
    raise ValueError(f"no such kind of evidence: {letter!r}")
