"""A form: the TOML file that describes a table of any other make."""

from dataclasses import dataclass, replace
from pathlib import Path

from col7a1tools.errors import InputError, Place
from col7a1tools.model.positions import Assembly
from col7a1tools.readers.toml_file import read_toml
from col7a1tools.sources.laboratory import FIELDS
from col7a1tools.sources.table import Header

_TOOLS = ("REVEL", "BayesDel", "CADD", "AlphaMissense", "SpliceAI")
_KEYS = frozenset({"file", "name", "assembly", "release", "delimiter", "tool", "columns"})
_DELIMITERS = {"tab": "\t", "comma": ","}


@dataclass(frozen=True, slots=True)
class Form:
    """What a form says.

    Attributes:
        file: the table; a relative path counts from the form's folder.
        name: name of the source, or empty.
        assembly: of positions, or None.
        release: release or date, or empty.
        delimiter: between columns.
        tool: predictor whose score the table holds, or empty.
        columns: the table's column for each field.
    """

    file: Path
    name: str
    assembly: Assembly | None
    release: str
    delimiter: str
    tool: str
    columns: dict[str, str]

    def renamed(self, header: Header, place: Place) -> Header:
        """The table's header with the form's names for its columns.

        Raises:
            InputError: the table has not a column that the form names.
        """
        fields = {column.lower(): name for name, column in self.columns.items()}
        missing = [column for column in fields if column not in header.columns]
        if missing:
            raise InputError(
                "source.form_column",
                f"the table has no column {missing[0]!r}, which the form names",
                place=place,
                cause=f"its columns are {', '.join(header.columns[:12])}",
                cure="correct the form",
            )
        names = tuple(fields.get(column, column) for column in header.columns)
        return replace(header, columns=names)


def read_form(path: Path) -> Form:
    """Read a form.

    Raises:
        InputError: it cannot be read, lacks something, or holds what no form has.
    """
    place = Place(str(path))
    table = read_toml(str(path)).table
    if unknown := sorted(table.keys() - _KEYS):
        raise _wrong(f"the form has a key {unknown[0]!r}", f"known are {_listed(_KEYS)}", place)
    columns = table.get("columns")
    if not isinstance(table.get("file"), str) or not isinstance(columns, dict):
        raise _wrong(
            "the form names no file or no columns", "file = and [columns] are needed", place
        )
    if unknown := sorted(columns.keys() - set(FIELDS)):
        raise _wrong(f"a field {unknown[0]!r} is not known", f"known are {_listed(FIELDS)}", place)
    if "variant" not in columns and not {"chrom", "pos", "ref", "alt"} <= columns.keys():
        raise _wrong(
            "the form does not say where a variant stands",
            "name a column for variant, or for chrom, pos, ref and alt",
            place,
        )
    tool = str(table.get("tool", ""))
    if ("score" in columns) != bool(tool) or (tool and tool not in _TOOLS):
        raise _wrong("a score needs its tool", f"tool is one of {_listed(_TOOLS)}", place)
    assembly = str(table.get("assembly", ""))
    delimiter = str(table.get("delimiter", "tab"))
    if assembly not in {"", *(one.value for one in Assembly)} or delimiter not in _DELIMITERS:
        raise _wrong(
            "assembly or delimiter is not known",
            "assembly is GRCh37 or GRCh38, delimiter tab or comma",
            place,
        )
    return Form(
        path.parent / table["file"],
        str(table.get("name", "")),
        Assembly(assembly) if assembly else None,
        str(table.get("release", "")),
        _DELIMITERS[delimiter],
        tool,
        {name: str(column) for name, column in columns.items()},
    )


def _listed(names: object) -> str:
    assert isinstance(names, tuple | frozenset)
    return ", ".join(sorted(names) if isinstance(names, frozenset) else names)


def _wrong(message: str, cure: str, place: Place) -> InputError:
    return InputError("source.form", message, place=place, cure=cure)
