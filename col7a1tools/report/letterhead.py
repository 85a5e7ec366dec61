"""The laboratory that a summary comes from, in the record."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture.

    Attributes:
        png: PNG file, base64.
        width: in pixels.
        height: in pixels.
        description: for those who cannot see it.
    """

    png: str
    width: int
    height: int
    description: str


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """A line to sign on: in which role, and the name, empty where it is written by hand."""

    role: str
    name: str


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What a laboratory adds to its summaries, as it wrote it, in no other language.

    Attributes:
        laboratory: its name.
        address: lines below the name.
        logo: beside the name.
        signatures: lines to sign on.
        draft: True while the summary must not be handed out.
    """

    laboratory: str
    address: tuple[str, ...]
    logo: Logo | None
    signatures: tuple[SignatureLine, ...]
    draft: bool
