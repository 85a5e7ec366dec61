"""The record as JSON text, and back."""

import base64
import json
from functools import cache
from importlib.resources import files
from typing import Any

from col7a1tools.errors import InputError, Place
from col7a1tools.readers.png import read_png
from col7a1tools.report.codec import from_plain, to_plain
from col7a1tools.report.document import SCHEMA_VERSION, ReportDocument
from col7a1tools.report.migrate import can_migrate, major, migrate

_EDITED = "the file was edited by hand or by another program"
_MAKE_AGAIN = "make the record again: col7a1tools report INPUT -o record.json"


def to_json(document: ReportDocument) -> str:
    """The record as JSON: two-space indent, fields in the order of the schema, final newline."""
    return json.dumps(to_plain(document), ensure_ascii=False, indent=2) + "\n"


def from_json(text: str, path: str = "the record") -> ReportDocument:
    """Read a record.

    Args:
        text: JSON as ``to_json`` writes it, by this or an earlier version.
        path: how messages name the file.

    Raises:
        InputError: not JSON, of another major version, or not fitting the schema.
    """
    plain = _parsed(text, path)
    _check_version(plain, path)
    if can_migrate(plain["schema_version"]):
        plain = migrate(plain)
    _check_schema(plain, path)
    document: ReportDocument = from_plain(plain, ReportDocument)
    _check_ids(document, path)
    _check_logo(document, path)
    return document


def _parsed(text: str, path: str) -> Any:
    """The JSON value; not-a-number, half characters and endless nesting are no JSON."""
    try:
        plain = json.loads(text, parse_constant=_no_number)
        json.dumps(plain, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError) as error:
        at = error if isinstance(error, json.JSONDecodeError) else None
        what = f"{at.msg} at column {at.colno}" if at else "a value in it cannot be text"
        raise InputError(
            "record.json",
            f"this is not JSON: {what}",
            place=Place(path, at.lineno if at else None),
            cause="the file was cut short or edited, or it is not a record of col7a1tools",
            cure=_MAKE_AGAIN,
        ) from error
    return plain


def _no_number(word: str) -> None:
    raise json.JSONDecodeError(f"{word} is no number", word, 0)


@cache
def schema() -> dict[str, Any]:
    """The packaged JSON Schema of the record."""
    text = files("col7a1tools.report").joinpath("schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def _check_version(plain: Any, path: str) -> None:
    version = plain.get("schema_version") if isinstance(plain, dict) else None
    if not isinstance(version, str):
        raise InputError(
            "record.version",
            "this JSON is not a record of col7a1tools: it has no schema_version",
            place=Place(path),
            cure="give the .json file that `col7a1tools report` wrote",
        )
    if major(version) != major(SCHEMA_VERSION) and not can_migrate(version):
        raise InputError(
            "record.version",
            f"the record has schema version {version}; this program reads {SCHEMA_VERSION}",
            place=Place(path),
            cause="it was made by another major version of col7a1tools",
            cure="render it with the version that made it, or make the record again",
        )


def _check_schema(plain: Any, path: str) -> None:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - slow to import

    errors = sorted(Draft202012Validator(schema()).iter_errors(plain), key=lambda e: e.json_path)
    if errors:
        first = errors[0]
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        raise InputError(
            "record.schema",
            f"the record does not fit its schema at {first.json_path}: "
            f"{_shortened(first.message)}{more}",
            place=Place(path),
            cause=_EDITED,
            cure=_MAKE_AGAIN,
        )


def _check_ids(document: ReportDocument, path: str) -> None:
    """The copies, and what is said of them, speak of variants that the record holds."""
    alleles = document.alleles
    named = {*alleles.variants, *(one for pair in alleles.pairs for one in (pair.a, pair.b))}
    named |= {one for haplotype in document.haplotypes for one in haplotype.variants}
    named |= {facts.variant for facts in document.trial_facts}
    if document.expectation is not None:
        named |= {one for copy in document.expectation.copies for one in copy.variants}
    missing = sorted(named - {variant.id for variant in document.variants})
    if missing:
        raise InputError(
            "record.ids",
            f"the record's alleles name variants that it does not hold: {', '.join(missing)}",
            place=Place(path),
            cause=_EDITED,
            cure=_MAKE_AGAIN,
        )


def _check_logo(document: ReportDocument, path: str) -> None:
    """The logo is a picture that every page can show."""
    logo = document.letterhead.logo if document.letterhead else None
    if logo is None:
        return
    try:
        picture = read_png(base64.b64decode(logo.png, validate=True), max(logo.width, logo.height))
    except ValueError as error:
        raise _bad_logo(str(error), path) from error
    if (picture.width, picture.height) != (logo.width, logo.height):
        raise _bad_logo("its size is not the one that the record tells", path)


def _bad_logo(why: str, path: str) -> InputError:
    return InputError(
        "record.logo",
        f"the logo in the record's letterhead cannot be used: {why}",
        place=Place(path),
        cause=_EDITED,
        cure=_MAKE_AGAIN,
    )


def _shortened(message: str) -> str:
    return message if len(message) <= 200 else f"{message[:200]} ..."
