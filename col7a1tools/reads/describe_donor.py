"""From findings to the record: a donor's share."""

from collections.abc import Sequence

from col7a1tools.reads.describe import rounded
from col7a1tools.reads.document import DonorReads, DonorSite
from col7a1tools.reads.donor_share import InformativeSite, donor_share
from col7a1tools.reads.donor_sites import DonorAllele


def describe_donor(
    people: tuple[str, str], alleles: Sequence[DonorAllele], sites: Sequence[InformativeSite]
) -> DonorReads:
    """The donor's share, as the record has it.

    Args:
        people: names of the patient and of the donor.
        alleles: what the donor alone has.
        sites: their reads, in the same order.
    """
    pooled = donor_share(sites)
    smallest = pooled.smallest_detectable if pooled else None
    return DonorReads(
        patient=people[0],
        donor=people[1],
        share=rounded(pooled.share) if pooled else None,
        share_ci95=tuple(map(rounded, pooled.interval)) if pooled else None,
        detected=pooled is not None and pooled.detected,
        smallest_detectable=None if smallest is None else rounded(smallest),
        sites=tuple(
            DonorSite(
                site.name,
                "reference" if allele.reference else "alternate",
                site.copies,
                site.reads,
                site.depth,
                rounded(site.error_rate),
            )
            for allele, site in zip(alleles, sites, strict=True)
            if site.depth
        ),
        uncovered=tuple(site.name for site in sites if not site.depth),
    )
