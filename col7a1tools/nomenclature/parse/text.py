"""Typography: what word processors, web pages and papers do to a variant name.

Only characters that cannot mean anything else are exchanged. Superscripts, say, are refused: a
footnote mark must not become part of a number.
"""

import html
import re

from col7a1tools.nomenclature.parse.errors import DescriptionError

MAX_LENGTH = 5000
_SHOWN = 60

_EXCHANGED = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63", "-"),
        **dict.fromkeys("\u2192\u27f6\u21d2\u2794\u279c\u279d\u279e\u27a1\u203a\u232a\u3009", ">"),
        **dict.fromkeys("\u2217\u204e\u2731\u22c6", "*"),
        **dict.fromkeys("\u2236\ua789\u02d0", ":"),
        **dict.fromkeys("\t\r\n\u00a0\u1680\u2028\u2029\u202f\u205f\u3000", " "),
        **{chr(code): " " for code in range(0x2000, 0x200B)},
        # invisible marks; as spaces, so that two numbers around one are not joined
        **dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\ufe0e\ufe0f", " "),
        # full-width forms of ! to ~ stand at a fixed distance from their ASCII originals
        **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    }
)
_QUOTES = "\"'`\u2018\u2019\u201c\u201d\u00ab\u00bb"
_COLON = re.compile(r" ?: ?")
_ARROW = re.compile(r"-{1,2}>")
# a gene symbol or a reference that a space parts from what follows, where a colon should
_SPACED_SYMBOL = re.compile(r"^COL7A1[ ,]{1,2}", re.IGNORECASE)
_SPACED_REFERENCE = re.compile(
    r"^((?!\S*\b[cgp]\.)\S{0,60}[A-Za-z0-9)]) (?=[cgp]\.)", re.IGNORECASE
)
_SPACED_DIGITS = re.compile(r"[0-9] +[0-9]")
_SPACED_BASES = re.compile(
    r"(?:^|[^A-Za-z]|del|dup|ins|inv)[ACGTN]+ +[ACGTN]+(?![A-Za-z])", re.IGNORECASE
)


def shown(text: str) -> str:
    """The text as an error quotes it: printable, and cut where it is long."""
    printable = "".join(character if character.isprintable() else " " for character in text)
    return printable if len(printable) <= _SHOWN else f"{printable[:_SHOWN]}..."


def clean(text: str) -> str:
    """The description in plain ASCII, single spaces kept, or an error that names what is not.

    Raises:
        DescriptionError: ``text.empty``, ``text.too_long`` or ``text.character``.
    """
    if len(text) > MAX_LENGTH:
        raise DescriptionError(
            "text.too_long",
            f"the description has {len(text)} characters; {MAX_LENGTH} are read at most",
            cure="give long alleles as a VCF file to `annotate`",
        )
    if "&" in text:
        text = html.unescape(html.unescape(text))
    plain = _ARROW.sub(">", text.translate(_EXCHANGED))
    plain = _COLON.sub(":", " ".join(plain.split()).strip(_QUOTES + " .,;"))
    if not plain:
        raise DescriptionError(
            "text.empty", "no variant was given", cure="give a variant, such as c.425A>G"
        )
    for character in plain:
        if not " " <= character <= "~":
            raise DescriptionError(
                "text.character",
                f"'{shown(plain)}' holds the character U+{ord(character):04X}, "
                "which no variant description has",
                cause="copied from a formatted page; a footnote mark, or another alphabet",
                cure="type the description anew",
            )
    return _SPACED_REFERENCE.sub(r"\1:", _SPACED_SYMBOL.sub("COL7A1:", plain))


def without_spaces(text: str) -> str:
    """The description without its spaces; two numbers are never joined to one.

    Raises:
        DescriptionError: ``text.space_in_number`` or ``text.space_in_bases``.
    """
    if _SPACED_DIGITS.search(text):
        raise DescriptionError(
            "text.space_in_number",
            f"'{shown(text)}' has a space between two digits",
            cause="one number or two? joined, they would name another position",
            cure="write a number without a space, and a range with _ between its two numbers",
        )
    if _SPACED_BASES.search(text):
        raise DescriptionError(
            "text.space_in_bases",
            f"'{shown(text)}' has a space between two bases",
            cause="a word behind the description, or one run of bases in several parts?",
            cure="write bases without spaces and nothing behind the description",
        )
    return text.replace(" ", "")
