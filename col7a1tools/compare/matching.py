"""Which variant of the one record is which of the other."""

from dataclasses import dataclass

from col7a1tools.report.document import ReportDocument
from col7a1tools.report.variant_section import ReportedVariant


@dataclass(frozen=True, slots=True)
class VariantPair:
    """A variant in the older record, the newer one, or both."""

    before: ReportedVariant | None
    after: ReportedVariant | None

    @property
    def shown(self) -> ReportedVariant:
        """As the newer record has it, else the older one."""
        one = self.after or self.before
        assert one is not None
        return one

    @property
    def name(self) -> str:
        """How the comparison calls it."""
        return self.shown.name


def match_variants(old: ReportDocument, new: ReportDocument) -> tuple[VariantPair, ...]:
    """Every variant of both records, from the 5' end of the gene.

    Two are the same where they are the same change of the genome, whatever a record calls them.
    """
    before = {_key(variant): variant for variant in old.variants}
    after = {_key(variant): variant for variant in new.variants}
    keys = sorted({*before, *after}, key=lambda key: _place(before.get(key), after.get(key)))
    return tuple(VariantPair(before.get(key), after.get(key)) for key in keys)


def _key(variant: ReportedVariant) -> tuple[str, ...]:
    """The change on GRCh38; of a structural one its name on the transcript, else on the genome."""
    form = variant.grch38
    if form is not None:
        return (form.chrom, str(form.pos), form.ref, form.alt)
    if variant.hgvs_c != ".":
        return (variant.hgvs_c.partition(":")[2],)
    return (variant.assembly, variant.hgvs_g)


def _place(*sides: ReportedVariant | None) -> tuple[int, int, str]:
    places = [
        (one.drawn.start, one.drawn.end, one.hgvs_g)
        if one.drawn
        else (0, -one.grch38.pos if one.grch38 else 0, one.hgvs_g)
        for one in sides
        if one is not None
    ]
    return min(places)


def names_by_id(pairs: tuple[VariantPair, ...]) -> tuple[dict[str, str], dict[str, str]]:
    """Names of the comparison by the ids of the older record, and by those of the newer one.

    A variant's id is its place in the record, and may differ between the two.
    """
    older = {pair.before.id: pair.name for pair in pairs if pair.before}
    newer = {pair.after.id: pair.name for pair in pairs if pair.after}
    return older, newer
