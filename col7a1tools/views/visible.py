"""Text from files, made safe to look at."""

import unicodedata

# Controls, invisible format characters (bidirectional overrides among them), surrogates, private
# use, and the line and paragraph separators.
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def visible(text: str) -> str:
    """The text with every invisible or direction-changing character spelled out.

    A sample name may hold characters that hide or reorder what follows them. They are shown as
    ``⟨U+202E⟩``, so that a page says what the file says and nothing else.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        f"⟨U+{ord(character):04X}⟩" if unicodedata.category(character) in _HIDDEN else character
        for character in text
    )


def shortened(text: str, longest: int = 40) -> str:
    """A long name or run of bases with its middle left out and its length told."""
    if len(text) <= longest:
        return text
    side = longest // 2 - 6
    return f"{text[:side]}...{text[-side:]} [{len(text)}]"
