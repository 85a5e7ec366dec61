"""Patterns that jump from one line worth reading to the next in large pieces of VCF text."""

import re
from collections.abc import Iterator

from col7a1tools.gene.locus import Locus

# The start of a line on chromosome 3 however it is spelled, or of a stray header line.
INTERESTING = re.compile(
    rb"\n(?:[cC][hH][rR](?:3|03|omosome_?3)[\t ]|0?3[\t ]|NC_000003|CM000665|NC_060927|CP068275|#)"
)

# Bases of a REF that is taken to be short.
_SHORT = 1000
_LAST_FIVE = 100_000  # positions are told apart by the digits before their last five


def interesting_near(locus: Locus) -> re.Pattern[bytes]:
    """The same without records far from the locus that reach no nearer, as nearly all do.

    Such a record has its contig's usual name and a position as numbers are written. Behind the
    locus its ALT is anything but a breakend. Before the locus REF is short, and ALT is either
    letters or, in a gVCF, a block of reference whose INFO begins with its END, before it as well.

    Args:
        locus: the locus with its spans on both assemblies.
    """
    spans, names = locus.spans.values(), _names(locus)
    low = (min(span.start for span in spans) - _SHORT) // _LAST_FIVE
    before = rb"(?:%b)" % b"|".join(_below(str(low)))
    behind = rb"(?:%b)" % b"|".join(_above(str(max(span.end for span in spans) // _LAST_FIVE)))
    block = rb"<(?:NON_REF|\*)>\t[^\t\n]*\t[^\t\n]*\tEND=%b(?:[;\t\n]|\Z)" % before
    reaches_not = rb"[^\t\n]*\t[A-Za-z]{1,%d}\t(?:[A-Za-z]+\t|%b)" % (_SHORT, block)
    no_breakend = rb"[^\t\n]*\t[^\t\n]*\t(?!<BND|<TRA)[^\t\n\[\]]*\t"
    far = rb"(?:%b\t%b|%b\t%b)" % (before, reaches_not, behind, no_breakend)
    return re.compile(INTERESTING.pattern.replace(rb"\n", rb"\n(?!(?:%b)\t%b)" % (names, far), 1))


def distant_breakends(locus: Locus) -> re.Pattern[bytes]:
    """What tells on any chromosome that a breakend's mate may lie on chromosome 3.

    Args:
        locus: the locus with its spans on both assemblies.
    """
    return re.compile(rb"[\[\]](?:%b):\d|CHR2=(?:%b)[;\t]" % (2 * (_names(locus),)))


def _names(locus: Locus) -> bytes:
    """A pattern of the names of chromosome 3."""
    spans = locus.spans.values()
    return b"|".join(re.escape(name).encode() for span in spans for name in span.contig_names)


def _below(digits: str) -> Iterator[bytes]:
    """Patterns of the numbers whose digits before the last five are below these."""
    yield rb"[1-9]\d{0,%d}" % (len(digits) + 3)
    for place, digit in enumerate(digits):
        least = 0 if place else 1
        if int(digit) > least:
            rest = len(digits) - place + 4
            yield rb"%b[%d-%d]\d{%d}" % (digits[:place].encode(), least, int(digit) - 1, rest)


def _above(digits: str) -> Iterator[bytes]:
    """The same for numbers, to nine digits, whose digits are above these."""
    yield rb"[1-9]\d{%d,8}" % (len(digits) + 5)
    for place, digit in enumerate(digits):
        if digit != "9":
            rest = len(digits) - place + 4
            yield rb"%b[%d-9]\d{%d}" % (digits[:place].encode(), int(digit) + 1, rest)
