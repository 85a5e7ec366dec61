"""The lines of one file at the locus, cut where its samples begin.

Reading, unpacking and looking through the sample columns of a file of many samples is half of the
work on it, and knows nothing of the gene, so that another process can do it ahead of the rest, or
leave the looking through where it falls behind.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from col7a1tools.ahead import read_ahead
from col7a1tools.cohort.other_calls import NO_OTHERS, OtherCalls, other_calls
from col7a1tools.errors import Place
from col7a1tools.model.positions import Assembly
from col7a1tools.readers import Notice, VariantSource
from col7a1tools.readers.faults import wrong_column_count
from col7a1tools.readers.local_alleles import spelled_out

_SITE = 8  # columns before FORMAT
# From this many samples on a second process saves more than it costs.
_MANY_SAMPLES = 500
# Characters of a line that is not sent whole from one process to the other.
_LONG = 1 << 18


class SiteLine(NamedTuple):
    """One line.

    Attributes:
        line: its number in the file, or None.
        assembly: of the file.
        site: the columns before FORMAT, tabs between them.
        form: FORMAT as written, LGT spelled out as GT; empty where there is none.
        others: the sample columns that are not plainly the reference.
        calls: the sample columns under this FORMAT, where they were asked for; else empty.
        whole: the whole line, where the file has one sample or its columns tell where it ends.
    """

    line: int | None
    assembly: Assembly
    site: str
    form: str
    others: OtherCalls
    calls: str
    whole: str


class SiteLines:
    """The lines of one file, to be gone through once.

    Attributes:
        assembly: of the file, or None; known when the lines are out, as are the notices.
        notices: what the user should know about the file.
    """

    def __init__(self, items: Iterator["SiteLine | _End"]) -> None:
        """Prepare; `site_lines` does it."""
        self.assembly: Assembly | None = None
        self.notices: tuple[Notice, ...] = ()
        self._items = items

    def __iter__(self) -> Iterator[SiteLine]:
        """The lines in file order.

        Raises:
            InputError: the file is faulty.
            AssemblyError: it fits neither assembly, or both.
        """
        for item in self._items:
            if isinstance(item, SiteLine):
                yield item
            else:
                self.assembly, self.notices = item


class _End(NamedTuple):
    """What is known of a file that was read."""

    assembly: Assembly | None
    notices: tuple[Notice, ...]


@contextmanager
def site_lines(
    source: VariantSource, *, ahead: bool, with_calls: bool = False
) -> Iterator[SiteLines]:
    """The lines of an opened file.

    Args:
        source: the file, which nobody else reads.
        ahead: whether a second process may read ahead, where there are many samples. It begins at
            once.
        with_calls: whether the sample columns are wanted as they are written.
    """
    many = len(source.samples) >= _MANY_SAMPLES
    cutter = _Cutter(source, with_calls=with_calls)
    with read_ahead(_read(source, cutter), cutter.cut, worthwhile=ahead and many) as items:
        yield SiteLines(items)


class _RawLine(NamedTuple):
    """One line as it was read.

    Attributes:
        line: its number in the file, or None.
        assembly: of the file.
        text: the whole line, without its end.
    """

    line: int | None
    assembly: Assembly
    text: str


def _read(source: VariantSource, cutter: "_Cutter") -> Iterator[_RawLine | SiteLine | _End]:
    """The lines, then what is known at the end. Long ones are cut at once, and so travel light."""
    for line, text in source.lines():
        assembly = source.assembly
        assert assembly is not None
        raw = _RawLine(line, assembly, text)
        yield raw if len(text) < _LONG else cutter.cut(raw)
    yield _End(source.assembly, source.notices)


class _Cutter:
    """Cuts the lines of one file where their samples begin."""

    def __init__(self, source: VariantSource, *, with_calls: bool) -> None:
        self._name = source.name
        self._columns = source.header.column_count
        self._samples = len(source.samples)
        self._with_calls = with_calls

    def cut(self, item: _RawLine | SiteLine | _End) -> SiteLine | _End:
        """The line with its sample columns looked through; everything else as it is.

        Raises:
            InputError: it has not as many columns as the header, or local alleles out of range.
        """
        if not isinstance(item, _RawLine):
            return item
        line, assembly, text = item
        columns = text.split("\t", _SITE + 1)
        form, calls = "", ""
        others: OtherCalls | None = NO_OTHERS
        if len(columns) > _SITE + 1:
            form, calls = columns[_SITE:]
            form, calls = spelled_out(form, calls, Place(self._name, line))
            others = other_calls(form, calls, self._samples)
        if others is None or len(columns) != min(self._columns, _SITE + 2):
            raise wrong_column_count(text, self._columns, Place(self._name, line))
        # The sample columns alone may say where a block of reference ends.
        whole = text if self._samples == 1 or "<*>" in columns[4] else ""
        return SiteLine(
            line,
            assembly,
            "\t".join(columns[:_SITE]),
            form,
            others,
            calls if self._with_calls else "",
            whole,
        )
