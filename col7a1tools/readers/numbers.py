"""Whole numbers as people and callers write them into files."""

import re

# VCF's Integer has 32 bits. What is longer than that is damage, and Python refuses to convert it
# where it has thousands of digits.
WHOLE = r"[0-9]{1,10}"
_WHOLE = re.compile(WHOLE)


def whole_number(written: str | None) -> int | None:
    """The number, 0 or more, of at most ten digits; None for anything else."""
    return int(written) if written and _WHOLE.fullmatch(written) else None
