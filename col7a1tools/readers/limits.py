"""How much of one thing a file may hold, so that no small file fills the memory.

A packed file of one megabyte can unpack to a gigabyte. What is read piece by piece needs no limit;
what must be held whole has one, far above what a cohort of a million persons writes.
"""

from col7a1tools.errors import InputError, Place

# Bytes of a line, of a header, or of a record of a BCF.
LONGEST = 128 << 20
MOST_HEADER_LINES = 2_500_000
# Bytes of a file of settings: a case, rules, a letterhead.
LARGEST_SETTINGS = 4 << 20
_BLANK = b"\n\r\t \0"
# Bytes from which on a piece may not be blank; files are read in pieces of so many.
JUDGED_AS_A_WHOLE = 1 << 20
# Keys that stand one in the other.
DEEPEST = 32


def check_length(length: int, what: str, place: Place) -> None:
    """Refuse what is too long to be held.

    Args:
        length: bytes.
        what: that has it, for the message.
        place: where.

    Raises:
        InputError: it is longer than `LONGEST`.
    """
    if length > LONGEST:
        raise too_much(f"{what} is longer than {LONGEST >> 20} MB", place)


def check_variety(piece: bytes, place: Place) -> None:
    """Refuse a whole piece of a file that is blank, or zeros, from end to end.

    Raises:
        InputError: it is, and long.
    """
    if (
        len(piece) >= JUDGED_AS_A_WHOLE
        and piece[0] in _BLANK
        and piece.count(piece[:1]) == len(piece)
    ):
        raise too_much(f"the byte 0x{piece[0]:02X} is repeated more than a million times", place)


def too_much(what: str, place: Place) -> InputError:
    """The error for content that nobody's data has."""
    return InputError(
        "file.too_long",
        what,
        place=place,
        cause="the file was damaged, or made to fill the memory",
        cure="make the file again from its source",
    )
