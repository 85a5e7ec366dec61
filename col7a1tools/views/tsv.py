"""The TSV of ``annotate``: a header line, then one row for each ALT."""

from col7a1tools.model.record import VcfRecord
from col7a1tools.model.result import AlleleResult
from col7a1tools.views.columns import COLUMNS, row_values

HEADER = "\t".join(COLUMNS)


def tsv_row(record: VcfRecord, result: AlleleResult) -> str:
    """One row without line end."""
    return "\t".join(row_values(record, result))
