"""Which export a file's name asks for."""

from importlib import import_module

from col7a1tools.errors import UsageError
from col7a1tools.report.document import ReportDocument

_MODULES = {
    ".phenopacket.json": "col7a1tools.export.phenopacket",
    ".vrs.json": "col7a1tools.export.vrs",
    ".fhir.json": "col7a1tools.export.fhir",
}
SUFFIXES = tuple(_MODULES)
_DATED = ".phenopacket.json"


def export_suffix(name: str) -> str:
    """The suffix of an export that a file name ends with, or empty."""
    return next((suffix for suffix in SUFFIXES if name.endswith(suffix)), "")


def export(document: ReportDocument, suffix: str, created: str = "") -> bytes:
    """The record in one standard form.

    Args:
        document: the record.
        suffix: one of ``SUFFIXES``.
        created: day of creation, ISO 8601, for the one form that asks for it.

    Raises:
        UsageError: the libraries of the extra ``export`` are not installed.
    """
    try:
        module = import_module(_MODULES[suffix])
        dated = {"created": created} if suffix == _DATED else {}
        text: str = module.to_text(document, **dated)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("col7a1tools"):
            raise
        raise UsageError(
            "export.not_installed",
            f"{suffix} needs the library {error.name}, which is not installed",
            cure="pip install 'col7a1tools[export]'",
        ) from error
    return text.encode("utf-8")
