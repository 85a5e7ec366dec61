"""The sample columns of a line that are not plainly the reference; most of them are."""

import re
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate, compress
from typing import NamedTuple

_PLAIN_WIDTH = 3  # 0/0
# Columns that do not begin with a diploid reference call.
_OTHER = re.compile(r"\t(?!0[/|]0[:\t\n])([^\t\n]*)")
# The same and a few plain ones, at half the time: those that do not begin with one spelling of it.
_MOSTLY_OTHER = {
    separator: re.compile(rf"\t(?!0{re.escape(separator)}0:)([^\t\n]*)") for separator in "/|"
}
_PLAIN = re.compile(r"0[/|]0(?::|\Z)")
_STEP = _PLAIN_WIDTH + 1
# What stands at each place of such a call.
_USUAL = (b"0", b"/|", b"0")


class OtherCalls(NamedTuple):
    """Some sample columns of a line, in order.

    Attributes:
        columns: the place of each, from 0.
        texts: each as written, the genotype first.
    """

    columns: Sequence[int]
    texts: Sequence[str]

    def with_texts(self, wanted: Collection[str]) -> "OtherCalls":
        """Those whose text is one of these."""
        return self._where([text in wanted for text in self.texts])

    def outside(self, columns: Collection[int]) -> "OtherCalls":
        """Those at other places."""
        return self._where([column not in columns for column in self.columns])

    def _where(self, chosen: list[bool]) -> "OtherCalls":
        columns = array("I", compress(self.columns, chosen))
        return OtherCalls(columns, list(compress(self.texts, chosen)))


NO_OTHERS = OtherCalls((), ())


def other_calls(form: str, calls: str, samples: int) -> OtherCalls | None:
    """The sample columns that are not a plain reference call, with their place, from 0.

    Args:
        form: FORMAT as written.
        calls: the sample columns as written, tabs between them.
        samples: how many there are.

    Returns:
        An empty one where FORMAT names no genotype; None where there are not as many columns.
    """
    if not form.startswith("GT"):
        keys = form.split(":")
        if "GT" not in keys:
            return NO_OTHERS if calls.count("\t") + 1 == samples else None
        calls = _turned(calls, keys.index("GT"))
    elif form == "GT" and len(calls) == _STEP * samples - 1 and calls.isascii():
        found = _of_equal_width(calls, samples)
        if found is not None:
            return found
    pattern = _OTHER if form == "GT" else _MOSTLY_OTHER.get(calls[1:2], _OTHER)
    between, *rest = pattern.split(f"\t{calls}\n")
    texts = rest[::2]
    plain = [part.count("\t") for part in (between, *rest[1::2])]
    if sum(plain) + len(texts) != samples:
        return None
    columns = [before + place for place, before in enumerate(accumulate(plain[:-1]))]
    others = OtherCalls(array("I", columns), texts)
    if any(map(_PLAIN.match, texts)):
        return others.with_texts({text for text in texts if not _PLAIN.match(text)})
    return others


def _of_equal_width(calls: str, samples: int) -> OtherCalls | None:
    """The same where every column has three characters; None where one has not."""
    tabs = "\t" * (samples - 1)
    if calls[_PLAIN_WIDTH::_STEP] != tabs or calls.count("\t") != len(tabs):
        return None
    unusual: set[int] = set()
    for place, usual in enumerate(_USUAL):
        unusual.update(_unusual(calls[place::_STEP].encode(), usual))
    columns = array("I", sorted(unusual))
    known: dict[str, str] = {}  # the same text once, however many samples have it
    cut = (calls[_STEP * column : _STEP * column + _PLAIN_WIDTH] for column in columns)
    return OtherCalls(columns, [known.setdefault(text, text) for text in cut])


def _unusual(characters: bytes, usual: bytes) -> Iterator[int]:
    """Where characters stand that are not among the usual ones."""
    for unusual in set(characters.translate(None, usual)):
        found = characters.find(unusual)
        while found >= 0:
            yield found
            found = characters.find(unusual, found + 1)


def genotype_first(values: Sequence[str], at: int) -> str:
    """Values of a sample column, or FORMAT's keys, with the genotype in front."""
    genotype = values[at] if at < len(values) else "."
    return ":".join((genotype, *values[:at], *values[at + 1 :]))


def chosen_calls(form: str, calls: str, columns: Iterable[int]) -> dict[int, str]:
    """Some of the sample columns by their place, the genotype first in each.

    Args:
        form: FORMAT as written; it names the genotype.
        calls: the sample columns as written, tabs between them.
        columns: places of those that are wanted, from 0.
    """
    at = form.split(":").index("GT")
    texts = calls.split("\t")
    return {column: genotype_first(texts[column].split(":"), at) for column in columns}


def _turned(calls: str, at: int) -> str:
    """The sample columns with the genotype in front, as the specification wants it."""
    if not at:
        return calls
    return "\t".join([genotype_first(call.split(":"), at) for call in calls.split("\t")])
