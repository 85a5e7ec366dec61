"""A family in the record, made by hand: what pages must be able to show."""

from dataclasses import replace

from col7a1tools.report import ReportDocument
from col7a1tools.report.family_section import (
    Consistency,
    DonorCheck,
    FamilyMember,
    MemberGenotype,
    Relatives,
    Risk,
)
from col7a1tools.report.molecular_section import CopyExpectation, Expectation
from col7a1tools.report.words import Statement, Text

STATES = {0: "absent", 1: "heterozygous", 2: "homozygous", None: "not called"}


def said(english: str, spanish: str) -> Statement:
    """A statement that both kinds of reader get."""
    return Statement("made.up", Text(english, spanish), Text(english, spanish))


def member(
    name: str, relation: str, copies: tuple[int | None, ...], **fields: object
) -> FamilyMember:
    """A member with the number of copies of each variant."""
    genotypes = tuple(
        MemberGenotype(f"v{n}", "0/1", STATES[count], count, 30, 60, sure=True)
        for n, count in enumerate(copies, start=1)
    )
    plain = FamilyMember(
        id=name,
        father="",
        mother="",
        sex="unknown",
        affected="unaffected",
        relation=relation,
        sampled=bool(copies),
        proband=False,
        donor=False,
        partner=False,
        genotypes=genotypes,
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


def with_family(document: ReportDocument, *, child: str = "child") -> ReportDocument:
    """The record of a child with parents, a sister, grandparents and a donor.

    Args:
        document: a record with two variants.
        child: name of the child.
    """
    members = (
        member("grandfather", "grandparent", (), sex="male"),
        member("grandmother", "grandparent", (1, 0), sex="female"),
        member("father", "father", (0, 1), sex="male"),
        member(
            "mother",
            "mother",
            (1, 0),
            sex="female",
            father="grandfather",
            mother="grandmother",
            donor=True,
        ),
        member(
            child,
            "proband",
            (1, 1),
            sex="male",
            affected="affected",
            father="father",
            mother="mother",
            proband=True,
        ),
        member("sister", "full sibling", (1, None), sex="female", father="father", mother="mother"),
    )
    chance = said("Each further child has a chance of 1 in 4.", "Cada hijo tiene 1 de 4.")
    risk = Risk("next_child_affected", "", "own genotype", 1, 4, "25", chance)
    fits = said("The genotypes fit the family.", "Los genotipos encajan con la familia.")
    carries = said("The mother carries variant 1.", "La madre lleva la variante 1.")
    relatives = Relatives(
        pedigree="family.ped",
        sha256="3" * 64,
        members=members,
        consistency=Consistency(7, 0, (fits,)),
        risks=(risk,),
        donor=DonorCheck("mother", (carries,), ()),
    )
    return replace(document, relatives=relatives)


def with_expectation(document: ReportDocument) -> ReportDocument:
    """The record of two variants with what is expected of each copy."""
    why = said("The instructions stop too early.", "Las instrucciones terminan demasiado pronto.")
    copies = tuple(
        CopyExpectation((variant.id,), 1, "none", why, "ptc", "recessive", ())
        for variant in document.variants[:2]
    )
    severity = said("It cannot be predicted.", "No puede predecirse.")
    varies = said("People differ.", "Las personas son distintas.")
    return replace(document, expectation=Expectation(copies, "", "", severity, (varies,)))
