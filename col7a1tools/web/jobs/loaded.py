"""Loads what jobs need, once, in the process that they are forked from, by doing it once."""

from contextlib import suppress
from importlib import import_module

from col7a1tools.errors import Col7a1Error
from col7a1tools.leftovers import temporary_folder
from col7a1tools.report.words import LANGUAGES
from col7a1tools.web.jobs.patient_work import PageRequest, ReportRequest, make_page, make_report

_INVENTED = """\
##fileformat=VCFv4.2
##contig=<ID=chr3,length=198295559>
##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">
#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tnobody
chr3\t48573864\t.\tA\tAG\t.\tPASS\t.\tGT\t0/1
chr3\t48575392\t.\tC\tT\t.\tPASS\t.\tGT\t0/1
"""


def load() -> None:
    """Make a report of nobody, which reads everything that stays read."""
    import_module("col7a1tools.annotation_run")
    with temporary_folder() as folder:
        path = folder / "invented.vcf"
        path.write_text(_INVENTED, encoding="utf-8")
        record = str(folder / "record.json")
        make_report(ReportRequest(str(path), path.name, record), print_nothing)
        for language in LANGUAGES:
            make_page(PageRequest(record, ".html", language, str(folder / "page")), print_nothing)


def print_nothing(step: str) -> None:
    """Nobody waits for this report."""


# A desk that ended meanwhile has taken its folder along.
with suppress(OSError, Col7a1Error):
    load()
