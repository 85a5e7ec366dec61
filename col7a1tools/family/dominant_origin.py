"""Where a dominant variant may have come from, when no parent is shown to have it in every cell."""

from collections.abc import Iterator
from dataclasses import dataclass

from col7a1tools.family.cause import Cause
from col7a1tools.family.household import Household
from col7a1tools.family.names import name_of
from col7a1tools.family.origin import (
    depth_of,
    germline_sharing,
    parents_of_all,
    parents_with_traces,
    reads_of,
)
from col7a1tools.family.risk import FamilyChances
from col7a1tools.model.finding import Finding


@dataclass(frozen=True, slots=True)
class OpenOrigin:
    """What is open.

    Attributes:
        cause: the dominant variant alone.
        traces: parents with single reads, or too few for every cell.
        sharing: further children of the parents who carry it.
        shared: the parents whom these children have in common with the proband.
        fits: whether a parent may still carry it by the genotypes.
        unread: whether a parent was not surely read, or is not in the pedigree.
    """

    cause: Cause
    traces: tuple[str, ...]
    sharing: tuple[str, ...]
    shared: tuple[str, ...]
    fits: bool
    unread: bool

    @property
    def suspected(self) -> tuple[str, ...]:
        """Parents whose genotype does not exclude that they hand it on."""
        return (*self.traces, *self.shared)


def open_origin(household: Household, cause: Cause) -> OpenOrigin | None:
    """What is open about a dominant variant on one copy; None where a relative shows its way.

    A parent's own sure genotype or disease shows it, and so does a relative outside of the
    parents' children; the children alone do not, since a parent may have it in the germ line only.
    """
    proband = household.pedigree.member(household.proband)
    if len(cause.dominant) != 1 or cause.homozygous or not proband.parents:
        return None
    alone = cause.dominant_alone()
    chances = FamilyChances(household, alone)
    if not chances.nobody_before_shows_it:
        return None
    change = alone.variants[0].annotation.change
    traces = parents_with_traces(household, change)
    sharing = germline_sharing(household, change)
    calls = {name: household.of(name, change) for name in proband.parents}
    unread = [name for name, call in calls.items() if call.copies is None and name not in traces]
    return OpenOrigin(
        alone,
        traces,
        sharing,
        parents_of_all(household, sharing),
        chances.proband_fits,
        bool(unread) or len(proband.parents) < 2,
    )


def open_origin_findings(household: Household, origin: OpenOrigin) -> Iterator[Finding]:
    """What it means for further children."""
    names = "; ".join(map(name_of, origin.cause.variants))
    values: dict[str, str | int] = {"child": household.proband, "variants": names}
    for parent in origin.traces:
        call = household.of(parent, origin.cause.variants[0].annotation.change)
        depth = depth_of(call)
        reads: dict[str, str | int] = {
            "parent": parent,
            "reads": reads_of(call) or 0,
            "depth": "?" if depth is None else depth,
        }
        yield Finding("risk.mosaic_parent", values | reads)
    if origin.sharing:
        members = ", ".join(origin.sharing)
        parents = ", ".join(origin.shared) or ", ".join(
            household.pedigree.member(household.proband).parents
        )
        yield Finding("risk.germline", values | {"members": members, "parent": parents})
    elif origin.unread:
        yield Finding("risk.may_be_new", values)
    elif not origin.fits and not origin.traces:
        yield Finding("risk.new_in_child", values)
