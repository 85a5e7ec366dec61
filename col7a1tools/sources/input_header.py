"""Which annotations of others the header of a VCF declares.

Light to import: most files declare none, and then nothing more is loaded. A key that the header
does not declare is not read.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from col7a1tools.sources.from_info import InputAnnotations

# INFO keys that hold a text for each transcript, under the names that VEP and gnomAD give them.
_TRANSCRIPT_KEYS = ("CSQ", "vep")
_FORMAT = re.compile(r'Format: ([^">]+)')
_DECLARED = re.compile(r"##INFO=<ID=([^,>]+)")
_READ = re.compile(
    r"(?:dbnsfp_)?(?:revel|cadd|bayesdel|alphamissense|am_pathogenicity|spliceai|gnomad|clnsig"
    r"|clinvar_clnsig).*"
)


def declared_keys(header: Sequence[str]) -> Iterator[str]:
    """INFO keys that the header declares and that may hold annotations, as written there."""
    for line in header:
        if (match := _DECLARED.match(line)) and _READ.fullmatch(match[1].lower()):
            yield match[1]


def transcript_fields(header: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Names of the fields of VEP's INFO key, by key; those with nothing to read are left out."""
    found = {}
    for line in header:
        match = _DECLARED.match(line)
        form = _FORMAT.search(line) if match and match[1] in _TRANSCRIPT_KEYS else None
        if match and form:
            names = tuple(name.strip().strip("'") for name in form[1].split("|"))
            if any(_READ.fullmatch(name.lower()) for name in names):
                found[match[1]] = names
    return found


def input_annotations(header: Sequence[str], file: str) -> "InputAnnotations | None":
    """What reads the annotations of a file, or None where its header declares none.

    Args:
        header: lines of its header.
        file: its name, which evidence from it carries, without folder.
    """
    keys, fields = frozenset(declared_keys(header)), transcript_fields(header)
    if not keys and not fields:
        return None
    from col7a1tools.sources.from_info import InputAnnotations  # noqa: PLC0415 - seldom needed

    return InputAnnotations.declared(header, keys, fields, file)
