"""Mendel's arithmetic: against listing every way, against the textbook, against chance."""

import random
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from col7a1tools.family.transmission import Copies, Question
from col7a1tools.model.pedigree import Member, Pedigree
from tests.family.brute_force import list_ways, probabilities
from tests.family.pedigrees import nuclear, pedigrees, transmit

HALF = Fraction(1, 2)
NEVER_BOTH = frozenset({(0, 0), (0, 1), (1, 0)})
BOTH = frozenset({(1, 1)})


@st.composite
def questions(draw: st.DrawFn) -> Question:
    pedigree = draw(pedigrees(largest=5))
    alleles = draw(st.integers(2, 3))
    costs = (0, *draw(st.lists(st.integers(0, 1), min_size=alleles - 1, max_size=alleles - 1)))
    every: list[Copies] = list(product(range(alleles), range(alleles)))
    pairs = st.frozensets(st.sampled_from(every))
    known = draw(st.dictionaries(st.sampled_from([m.name for m in pedigree.members]), pairs))
    return Question(pedigree, costs, known)


@settings(max_examples=150)
@given(questions(), st.data())
def test_elimination_equals_listing_every_way(question: Question, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([m.name for m in question.pedigree.members]))
    expected = probabilities(question.pedigree, question.costs, question.allowed, name)
    found = question.probabilities(name)
    assert {key[0]: value for key, value in found.items()} == expected
    ways = list_ways(question.pedigree, question.costs, question.allowed)
    assert question.rank() == min((cost for cost, _ in ways), default=None)


def carrier(question: Question, name: str) -> Fraction:
    return sum(
        (p for ((a, b),), p in question.probabilities(name).items() if (a > 0) != (b > 0)),
        Fraction(0),
    )


def extended() -> Pedigree:
    """Three generations around an affected child, with a half-brother, an uncle and a cousin."""
    return Pedigree(
        "F",
        (
            Member("grandfather"),
            Member("grandmother"),
            Member("father"),
            Member("mother", "grandfather", "grandmother"),
            Member("uncle", "grandfather", "grandmother"),
            Member("aunt by marriage"),
            Member("cousin", "uncle", "aunt by marriage"),
            Member("child", "father", "mother"),
            Member("sister", "father", "mother"),
            Member("half-brother", "", "mother"),
            Member("half-sister", "father", ""),
            Member("nephew", "", "sister"),
        ),
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("mother", Fraction(1)),
        ("father", Fraction(1)),
        ("grandfather", HALF),
        ("grandmother", HALF),
        ("uncle", HALF),
        ("cousin", Fraction(1, 4)),
        ("half-brother", HALF),
        ("half-sister", HALF),
        ("aunt by marriage", Fraction(0)),
        ("sister", Fraction(2, 3)),
        ("nephew", Fraction(1, 3)),
    ],
)
def test_carriers_around_a_child_with_recessive_disease(name: str, expected: Fraction) -> None:
    question = Question(extended(), (0, 1), {"child": BOTH, "sister": NEVER_BOTH})
    assert carrier(question, name) == expected


def test_a_tested_relative_changes_the_chance_of_the_others() -> None:
    known = {"child": BOTH, "grandfather": frozenset({(0, 0)})}
    question = Question(extended(), (0, 1), known)
    assert carrier(question, "grandmother") == 1
    known["grandmother"] = frozenset({(0, 1), (1, 0)})
    known["uncle"] = NEVER_BOTH
    assert carrier(Question(extended(), (0, 1), known), "uncle") == HALF
    known["cousin"] = frozenset({(1, 0)})
    assert carrier(Question(extended(), (0, 1), known), "uncle") == 1


def test_two_variants_go_different_ways() -> None:
    pedigree = nuclear("child", "sister")
    known = {"child": frozenset({(1, 2), (2, 1)}), "mother": frozenset({(0, 2), (2, 0)})}
    question = Question(pedigree, (0, 1, 1), known)
    assert set(question.probabilities("child")) == {((1, 2),)}
    sister = question.probabilities("sister")
    assert sister == dict.fromkeys([((0, 0),), ((1, 0),), ((0, 2),), ((1, 2),)], Fraction(1, 4))


def test_cousins_who_marry_share_one_ancestral_allele() -> None:
    pedigree = Pedigree(
        "F",
        (
            *(Member(name) for name in ("g1", "g2", "s1", "s2")),
            Member("a", "g1", "g2"),
            Member("b", "g1", "g2"),
            Member("c1", "a", "s1"),
            Member("c2", "b", "s2"),
            Member("child", "c1", "c2"),
        ),
    )
    question = Question(pedigree, (0, 1), {"child": BOTH})
    assert question.rank() == 1
    assert carrier(question, "a") == carrier(question, "c2") == 1
    assert carrier(question, "g1") == HALF
    assert carrier(question, "s1") == 0


def test_what_cannot_be_has_no_answer() -> None:
    question = Question(nuclear("child"), (0, 1), {"child": BOTH, "father": frozenset({(0, 0)})})
    assert question.rank() is None
    assert question.probabilities("mother") == {}


def test_the_answer_is_the_share_among_simulated_families() -> None:
    """Fixed seed: 40,000 families of the extended pedigree, the founders' alleles drawn freely."""
    generator = random.Random(7)
    pedigree = extended()
    known: dict[str, frozenset[Copies]] = {
        "child": BOTH,
        "cousin": frozenset({(1, 0), (0, 1), (1, 1)}),
    }
    fitting = []
    for _ in range(40_000):
        held = transmit(pedigree, (0, 1), generator)
        if all(held[name] in pairs for name, pairs in known.items()):
            fitting.append(held)
    question = Question(pedigree, (0, 0), known)
    for member in pedigree.members:
        for ((a, b),), expected in question.probabilities(member.name).items():
            share = sum(held[member.name] == (a, b) for held in fitting) / len(fitting)
            assert abs(share - expected) < 0.02


def test_a_large_family_is_answered() -> None:
    members = [Member("father"), Member("mother")]
    for number in range(30):
        members += [Member(f"c{number}", "father", "mother"), Member(f"s{number}")]
        members += [Member(f"g{number}", f"c{number}", f"s{number}")]
    pedigree = Pedigree("F", tuple(members))
    question = Question(pedigree, (0, 1), {"c0": BOTH, "c1": NEVER_BOTH})
    assert carrier(question, "g1") == Fraction(1, 3)
    assert carrier(question, "g2") == HALF
