"""What a report may be told about a family: pedigree, relatives' files, donor, partner."""

import argparse
import re
from fractions import Fraction
from typing import TYPE_CHECKING

from col7a1tools.errors import UsageError

if TYPE_CHECKING:  # both load much that --help does not need
    from col7a1tools.family.carrier_figures import CarrierShare
    from col7a1tools.relatives import FamilyRequest

_FRACTION = re.compile(r"1/([1-9]\d{0,6})")


def add_family(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--ped", metavar="FILE", help="pedigree, PED or FAM (docs/family.md)")
    parser.add_argument(
        "--family-vcf",
        metavar="FILE",
        action="append",
        default=[],
        help="a further VCF, VCF.gz or BCF with relatives' genotypes; may be repeated",
    )
    parser.add_argument(
        "--donor",
        metavar="NAME",
        help="a proposed donor: which variants this person carries",
    )
    parser.add_argument(
        "--partner", metavar="NAME", help="a tested partner: the chance for a child of the two"
    )
    parser.add_argument(
        "--partner-carrier",
        metavar="1/N",
        help="share of carriers among untested partners; else that of the reference",
    )


def chosen_family(options: argparse.Namespace) -> "FamilyRequest":
    """What the options say.

    Raises:
        UsageError: the options do not go together, or the share of carriers is no fraction.
    """
    from col7a1tools.relatives import FamilyRequest  # noqa: PLC0415

    request = FamilyRequest(
        ped=options.ped or "",
        files=tuple(options.family_vcf),
        donor=options.donor or "",
        partner=options.partner or "",
        partner_share=_share(options.partner_carrier),
    )
    if request.files and request.empty:
        raise UsageError(
            "family.nothing_asked",
            "--family-vcf needs --ped, --donor or --partner",
            cure="say how the persons of the file are related to the person of the report",
        )
    if options.sample and options.sample in (request.donor, request.partner):
        raise UsageError(
            "family.same_person",
            f"{options.sample} cannot be donor or partner in their own report",
            cure="name another person",
        )
    return request


def _share(written: str | None) -> "CarrierShare | None":
    from col7a1tools.family.carrier_figures import CarrierShare  # noqa: PLC0415

    if written is None:
        return None
    match = _FRACTION.fullmatch(written)
    if match is None:
        raise UsageError(
            "family.share",
            f"--partner-carrier is {written!r} and should be a fraction such as 1/287",
            cure="write one carrier in so many people",
        )
    return CarrierShare("given", Fraction(1, int(match[1])))
