"""How pages call a person's two copies: by the parent who handed one on, where that is shown."""

from collections.abc import Iterable

from col7a1tools.report.document import ReportDocument
from col7a1tools.views.labels import Labels

_OTHER = {"mother": "father", "father": "mother"}


def parent_of(variants: Iterable[str], document: ReportDocument) -> str:
    """The parent from whom all of these variants came, ``mother`` or ``father``.

    Empty where there is none of them, where the parents' genotypes do not show it, or where the
    variants came from both.
    """
    origins = {one.variant: one.origin for one in document.alleles.origins}
    found = {origins.get(variant, "unknown") for variant in variants}
    parent = found.pop() if len(found) == 1 else ""
    return parent if parent in _OTHER else ""


def copy_names(
    first: Iterable[str], second: Iterable[str], document: ReportDocument, labels: Labels
) -> tuple[str, str]:
    """Names of the two copies.

    Args:
        first: ids of the variants on the one copy alone.
        second: of those on the other alone.
        document: the record.
        labels: words of the page.
    """
    origins = {one.variant: one.origin for one in document.alleles.origins}
    on_first, on_second = (
        {origins.get(variant, "") for variant in side} & _OTHER.keys() for side in (first, second)
    )
    possible = on_first | {_OTHER[parent] for parent in on_second}
    if len(possible) != 1:  # not shown, or one copy would be of both parents
        return labels["copy_1"], labels["copy_2"]
    (parent,) = possible
    return labels[f"copy_{parent}"], labels[f"copy_{_OTHER[parent]}"]
