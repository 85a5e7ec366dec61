"""Records whose pages the browser opens."""

from collections.abc import Callable
from dataclasses import replace

from col7a1tools.gene import Gene
from col7a1tools.report import ReportDocument
from col7a1tools.report.letterhead import Letterhead, Logo, SignatureLine
from tests.figures.families import LARGE
from tests.readers.pictures import png_base64
from tests.report.patients import HOMOZYGOUS, IN_TRANS, TWELVE, call, patient
from tests.report.relatives import member, with_expectation, with_family

HOSTILE = '<img src=x onerror=alert(1)>"\'&{{7*7}}\u202egnp.exe =HYPERLINK("http://x.test")'
LONG = "N" * 5000
HEAD = Letterhead(
    "Laboratory of Dermatogenetics, Example University Hospital",
    ("1 Example Street", "1234 Exampletown", "Telephone +00 1234 5678"),
    Logo(png_base64(48, 24), 48, 24, "Example University Hospital"),
    (SignatureLine("Reviewed by", "Dr A. Example"), SignatureLine("Approved by", "")),
    draft=True,
)
LONG_ALLELES = (
    call("c.6189_6206del", "0/1"),
    call("c.8709_8710ins" + "GATTACA" * 40, "0/1"),
    call("c.1637-240_3255del", "0/1"),
)
BORDERS = (call("c.6527dup", "0/1"), call("c.683-62_2050+212del", "0/1"))


def family(gene: Gene) -> ReportDocument:
    """A draft with a letterhead: two variants in trans, a family of six, a donor."""
    document = with_expectation(with_family(patient(IN_TRANS, gene)))
    return replace(document, letterhead=HEAD)


def hostile(gene: Gene) -> ReportDocument:
    """Names that try to be markup."""
    document = patient(IN_TRANS, gene, sample=HOSTILE)
    head = replace(HEAD, laboratory=HOSTILE[:120], address=(HOSTILE[:120],))
    return replace(with_family(document, child=HOSTILE), letterhead=head)


def long_names(gene: Gene) -> ReportDocument:
    """Names of 5,000 letters, and long alleles."""
    return with_family(patient(LONG_ALLELES, gene, sample=LONG), child=LONG)


def large_family(gene: Gene) -> ReportDocument:
    """Four generations, 21 persons."""
    document = with_family(patient(IN_TRANS, gene))
    members = tuple(
        member(
            one.key,
            "proband" if one.proband else "not related",
            (1, 0),
            father=one.father,
            mother=one.mother,
            proband=one.proband,
        )
        for one in LARGE
    )
    return replace(document, relatives=replace(document.relatives, members=members, donor=None))


DOCUMENTS: dict[str, Callable[[Gene], ReportDocument]] = {
    "family": family,
    "nothing": lambda gene: patient((), gene),
    "homozygous": lambda gene: patient(HOMOZYGOUS, gene),
    "twelve": lambda gene: with_family(patient(TWELVE, gene)),
    "hostile": hostile,
    "long_names": long_names,
    "large_family": large_family,
    "borders": lambda gene: patient(BORDERS, gene),
}
