"""A laboratory's letterhead: a TOML file with its name, address, logo and lines to sign on."""

import base64
from pathlib import Path

from col7a1tools.errors import InputError
from col7a1tools.readers.checked_table import CheckedTable
from col7a1tools.readers.png import PngError, read_png
from col7a1tools.readers.toml_file import read_toml
from col7a1tools.report.letterhead import Letterhead, Logo, SignatureLine

# What fits on a page beside what it is for.
LONGEST_TEXT = 120
MOST_ADDRESS_LINES = 8
MOST_SIGNATURES = 6
MOST_LOGO_BYTES = 500_000
MOST_LOGO_PIXELS = 2_000


def read_letterhead(path: str) -> Letterhead:
    """Read a letterhead.

    Args:
        path: the TOML file; the logo's file name is taken from its folder.

    Raises:
        InputError: the file cannot be read, has a key that is not known or a value that cannot
            be, or its logo is no PNG; the error names the line.
    """
    file = read_toml(path)
    top = CheckedTable(file, (), file.table, "letterhead")
    top.allow("laboratory", "address", "logo", "logo_description", "draft", "signatures")
    return Letterhead(
        laboratory=top.text("laboratory", longest=LONGEST_TEXT),
        address=top.texts("address", LONGEST_TEXT, MOST_ADDRESS_LINES),
        logo=_logo(top, Path(path).parent) if top.has("logo") else None,
        signatures=tuple(_signature(row) for row in top.tables("signatures", MOST_SIGNATURES)),
        draft=top.flag("draft", default=False),
    )


def _signature(table: CheckedTable) -> SignatureLine:
    table.allow("role", "name")
    role = table.text("role", longest=LONGEST_TEXT)
    return SignatureLine(role, table.text("name", "", LONGEST_TEXT))


def _logo(top: CheckedTable, folder: Path) -> Logo:
    name = top.text("logo")
    description = top.text("logo_description", longest=LONGEST_TEXT)
    try:
        content = (folder / name).read_bytes()
        if len(content) > MOST_LOGO_BYTES:
            raise PngError(f"it has {len(content)} bytes, and may have {MOST_LOGO_BYTES}")
        png = read_png(content, MOST_LOGO_PIXELS)
    except (OSError, ValueError) as error:
        raise _logo_error(top, name, error) from error
    return Logo(base64.b64encode(png.content).decode("ascii"), png.width, png.height, description)


def _logo_error(top: CheckedTable, name: str, error: OSError | ValueError) -> InputError:
    why = (isinstance(error, OSError) and error.strerror) or str(error)
    cure = "give the logo as a PNG file in the folder of the letterhead"
    return top.error("logo", f"the logo {name} cannot be used: {why}", ("logo",), cure)
