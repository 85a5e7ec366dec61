"""The list of a cohort's files and people: a tab-separated table with a header line.

::

    path            sample   name     sex     father   mother
    a/exome.vcf.gz  S1       child    female  father   mother
    b/sv.vcf        SAMPLE   child

``path`` is needed, and relative to the manifest. ``sample`` is the name in the file, and may be
left out where the file has one; ``name`` is that in the cohort. One name in several rows is one
person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from col7a1tools.errors import InputError, Place

COLUMNS = ("path", "sample", "name", "sex", "father", "mother")
_SEXES = {
    "": "",
    ".": "",
    "0": "",
    "unknown": "",
    "1": "male",
    "m": "male",
    "male": "male",
    "2": "female",
    "f": "female",
    "female": "female",
}
_EMPTY = ("", ".", "0")


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """One line.

    Attributes:
        place: file and line.
        path: the variant file.
        sample: name in that file, or empty.
        name: name in the cohort, or empty.
        sex: ``male``, ``female`` or empty.
        father: name in the cohort, or empty.
        mother: name in the cohort, or empty.
    """

    place: Place
    path: str
    sample: str
    name: str
    sex: str
    father: str
    mother: str


def read_manifest(path: str) -> tuple[ManifestRow, ...]:
    """Read the table.

    Raises:
        InputError: it cannot be read, has no or unknown columns, or a line is faulty.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            "manifest.unreadable",
            f"the manifest cannot be read ({getattr(error, 'strerror', None) or error})",
            place=Place(path),
            cure="give a tab-separated text in UTF-8",
        ) from error
    header = lines[0].lstrip("#").split("\t") if lines else []
    unknown = [name for name in header if name not in COLUMNS]
    if unknown or "path" not in header or len(set(header)) != len(header):
        raise InputError(
            "manifest.columns",
            f"the columns are {', '.join(header) or 'missing'}",
            place=Place(path, 1),
            cause="the first line names the columns, separated by tabs",
            cure=f"use {', '.join(COLUMNS)}; path is needed, the others may be left out",
        )
    return tuple(
        _row(header, line.split("\t"), Place(path, number))
        for number, line in enumerate(lines[1:], 2)
        if line.strip() and not line.startswith("#")
    )


def _row(header: Sequence[str], fields: Sequence[str], place: Place) -> ManifestRow:
    if len(fields) > len(header):
        raise InputError(
            "manifest.row",
            f"the line has {len(fields)} fields, the first line names {len(header)} columns",
            place=place,
            cause="a tab too many, or a column without a name",
            cure="give every column a name, and leave a field empty where there is nothing",
        )
    values = dict(zip(header, fields, strict=False))
    texts = {name: values.get(name, "").strip() for name in COLUMNS}
    sex = _SEXES.get(texts["sex"].lower())
    if not texts["path"] or sex is None:
        what = "no path" if not texts["path"] else f"the sex {texts['sex']!r}"
        raise InputError(
            "manifest.row",
            f"the line has {what}",
            place=place,
            cure="give the path of a VCF or BCF; the sex is male, female or unknown",
        )
    if texts["sample"] in _EMPTY:
        texts["sample"] = ""
    named = {
        key: "" if texts[key] in _EMPTY else texts[key] for key in ("name", "father", "mother")
    }
    file = str(Path(place.path).parent / texts["path"])
    return ManifestRow(place=place, path=file, sample=texts["sample"], sex=sex, **named)
