"""What other programs may import: everything here keeps its name, and docs/library.md tells of it.

The modules behind it may move. Each function is typed, works offline, and raises `Col7a1Error` or
one of its kinds where its input cannot be used.
"""

from col7a1tools.annotation_run import annotated_lines
from col7a1tools.case_facts import read_case_file
from col7a1tools.describe import Described, DescribedVariant, describe
from col7a1tools.errors import AssemblyError, Col7a1Error, InputError, UsageError, VariantTextError
from col7a1tools.export.forms import export
from col7a1tools.gene import Gene, load_gene
from col7a1tools.interpret import (
    Interpreter,
    Reading,
    make_interpreter,
    read_change,
    read_changes,
)
from col7a1tools.knowledge import Knowledge
from col7a1tools.knowledge_files import load_knowledge
from col7a1tools.letterhead import read_letterhead
from col7a1tools.model.positions import Assembly
from col7a1tools.model.record import VcfRecord
from col7a1tools.model.result import AlleleResult
from col7a1tools.patient import read_patient
from col7a1tools.readers import VariantSource, open_variants
from col7a1tools.relatives import FamilyRequest
from col7a1tools.report import ReportDocument, from_json, redact, to_json
from col7a1tools.views.render import render

__all__ = [
    "AlleleResult",
    "Assembly",
    "AssemblyError",
    "Col7a1Error",
    "Described",
    "DescribedVariant",
    "FamilyRequest",
    "Gene",
    "InputError",
    "Interpreter",
    "Knowledge",
    "Reading",
    "ReportDocument",
    "UsageError",
    "VariantSource",
    "VariantTextError",
    "VcfRecord",
    "annotated_lines",
    "describe",
    "export",
    "from_json",
    "load_gene",
    "load_knowledge",
    "make_interpreter",
    "open_variants",
    "read_case_file",
    "read_change",
    "read_changes",
    "read_letterhead",
    "read_patient",
    "redact",
    "render",
    "to_json",
]
