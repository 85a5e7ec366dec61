"""From a pedigree and files of variants to the family of one report."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from col7a1tools.errors import InputError, Place
from col7a1tools.family.calls import FamilyCalls, Person
from col7a1tools.family.carrier_figures import CarrierShare
from col7a1tools.family.household import Household
from col7a1tools.model.pedigree import Affection, Member, Pedigree
from col7a1tools.provenance import sha256_of
from col7a1tools.readers.ped import read_ped
from col7a1tools.report.relatives import FamilyInput


@dataclass(frozen=True, slots=True)
class FamilyRequest:
    """What a user gives and asks about a family.

    Attributes:
        ped: path of the pedigree file, empty for none.
        files: paths of further files of variants, for relatives.
        donor: name of a proposed donor, empty for none.
        partner: name of the partner, empty for none.
        partner_share: carriers among untested partners; None for the default.
    """

    ped: str = ""
    files: tuple[str, ...] = ()
    donor: str = ""
    partner: str = ""
    partner_share: CarrierShare | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is asked about a family."""
        return not (self.ped or self.donor or self.partner)


MOST_MEMBERS = 1000
NO_FAMILY = FamilyRequest()


def stated_pedigree(request: FamilyRequest, sample: str | None, samples: Sequence[str]) -> Pedigree:
    """The pedigree of the report's family, as its file has it; empty where none is given.

    Args:
        request: what the user gives.
        sample: whose report; None where the user does not say.
        samples: those of the main file.

    Raises:
        InputError: the pedigree is faulty, or does not hold the person.
    """
    return _stated(request.ped, sample, samples) if request.ped else Pedigree("", ())


def with_everyone(pedigree: Pedigree, proband: str, request: FamilyRequest) -> Pedigree:
    """The pedigree with everyone asked about; those outside it have no parents."""
    wanted = dict.fromkeys((proband, request.donor, request.partner))
    missing = [Member(name) for name in wanted if name and name not in pedigree]
    return replace(pedigree, members=(*pedigree.members, *missing))


def _stated(path: str, sample: str | None, samples: Sequence[str]) -> Pedigree:
    families = read_ped(path)
    wanted = [sample] if sample is not None else list(samples)
    found = [one for one in families if any(name in one for name in wanted)]
    if len(found) == 1:
        return _small_enough(found[0], path)
    shown = ", ".join(wanted)
    if found:
        raise InputError(
            "ped.several_families",
            f"{shown}: more than one family of the pedigree has a person of that name",
            place=Place(path),
            cause="names are unique within a family only",
            cure="keep the family of the report in a file of its own",
        )
    raise InputError(
        "ped.not_in_pedigree",
        f"the pedigree does not hold {shown}",
        place=Place(path),
        cause="the second column of a pedigree must be the name of the sample in the VCF",
        cure="correct the name in the pedigree, or give another pedigree",
    )


def _small_enough(family: Pedigree, path: str) -> Pedigree:
    """The family; a whole cohort under one family name is none, and no page could show it."""
    if len(family.members) <= MOST_MEMBERS:
        return family
    raise InputError(
        "ped.too_many",
        f"family {family.name} has {len(family.members):,} persons, and a summary shows at most "
        f"{MOST_MEMBERS:,}",
        place=Place(path),
        cause="the first column of a pedigree must tell the families of a cohort apart",
        cure="keep the family of the report in a file of its own",
    )


def only_affected(pedigree: Pedigree, samples: Sequence[str]) -> str | None:
    """The one affected member with a sample; None where there is none, or several."""
    names = [
        member.name
        for member in pedigree.members
        if member.affection is Affection.AFFECTED and member.name in samples
    ]
    return names[0] if len(names) == 1 else None


def check_asked(request: FamilyRequest, pedigree: Pedigree, names: Sequence[str]) -> None:
    """Refuse a partner without genotypes, a donor nobody knows, and a person read twice.

    Args:
        request: what the user asks.
        pedigree: as its file has it.
        names: of everyone whose genotypes are read.

    Raises:
        InputError: one of these.
    """
    for name in names:
        if names.count(name) > 1:
            raise InputError(
                "family.sample_twice",
                f"{name} is a sample of more than one file",
                cause="two files hold the same person, or two persons share a name",
                cure="give each person's genotypes in one file",
            )
    if request.partner and request.partner not in names:
        raise InputError(
            "family.partner_not_tested",
            f"{request.partner}, named as partner, has no sample in the files",
            cure="give the partner's file with --family-vcf; without a partner's genotypes leave "
            "--partner out: chances with an untested partner are given anyway",
        )
    if request.donor and request.donor not in names and request.donor not in pedigree:
        raise InputError(
            "family.donor_unknown",
            f"{request.donor}, named as donor, is neither in the files nor in a pedigree",
            cause="the name is spelled differently in the VCF",
            cure=f"the samples are {', '.join(names)}",
        )


def family_input(
    request: FamilyRequest, pedigree: Pedigree, proband: str, people: Sequence[Person], size: int
) -> FamilyInput:
    """The family as a report takes it.

    Args:
        request: what the user gives and asks.
        pedigree: with everyone in it.
        proband: whose report.
        people: everyone whose genotypes were read.
        size: bases of the locus.
    """
    calls = FamilyCalls(people, size)
    return FamilyInput(
        household=Household(pedigree, proband, calls, stated=bool(request.ped)),
        file=Path(request.ped).name if request.ped else "",
        sha256=sha256_of(request.ped) if request.ped else "",
        files=tuple(Path(path).name for path in request.files),
        donor=request.donor,
        partner=request.partner,
        partner_share=request.partner_share,
    )
