import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from col7a1tools.reads.phase_chain import MOST_ERROR, Node, PhasedPair, phase_pairs
from col7a1tools.reads.phase_pair import (
    LEAST_ERROR,
    ReadPhase,
    exchange_rate,
    link,
    not_heterozygous,
)

SURE = math.log(1e4)
CIS, TRANS, UNKNOWN = ReadPhase.CIS, ReadPhase.TRANS, ReadPhase.UNKNOWN


def node(ratios: dict[str, float], heterozygous: float = 1.0) -> Node:
    return Node(ratios, heterozygous, {})


def fragments(name: str, count: int, ratio: float) -> dict[str, float]:
    return {f"{name}{number}": ratio for number in range(count)}


def only(nodes: list[Node]) -> PhasedPair:
    (pair,) = phase_pairs(nodes)
    return pair


@pytest.mark.parametrize(("sign", "phase"), [(1, CIS), (-1, TRANS)])
def test_fragments_over_both_give_the_phase(sign: int, phase: ReadPhase) -> None:
    first = {**fragments("x", 5, SURE), **fragments("y", 5, -SURE)}
    second = {name: sign * ratio for name, ratio in first.items()}
    pair = only([node(first), node(second)])
    assert (pair.phase, pair.source, pair.weakest) == (phase, "reads", 10)
    assert pair.error is not None
    assert LEAST_ERROR <= pair.error < MOST_ERROR


def test_without_a_fragment_over_both_the_phase_is_unknown() -> None:
    pair = only([node(fragments("x", 50, SURE)), node(fragments("y", 50, SURE))])
    assert (pair.phase, pair.error, pair.direct.spanning) == (UNKNOWN, None, 0)


def test_fragments_that_carry_neither_allele_establish_nothing() -> None:
    """They are what a false call of either allele looks like."""
    first = fragments("x", 30, -SURE)
    assert only([node(first), node(first)]).phase is UNKNOWN


def test_fragments_that_disagree_evenly_establish_nothing() -> None:
    first = fragments("x", 8, SURE)
    second = {name: SURE if number % 2 else -SURE for number, name in enumerate(first)}
    assert only([node(first), node(second)]).phase is UNKNOWN


def test_one_poor_base_is_not_enough() -> None:
    pair = only([node({"x": math.log(30)}), node({"x": math.log(30)})])
    assert (pair.phase, pair.direct.spanning) == (UNKNOWN, 1)


def test_an_allele_that_is_not_heterozygous_by_the_reads_is_not_phased() -> None:
    first = fragments("x", 12, SURE)
    assert only([node(first, heterozygous=1e-6), node(first)]).phase is UNKNOWN


def test_a_chain_multiplies_what_its_links_are_sure_of() -> None:
    """a and b lie on one copy, b and c on different ones: a and c on different ones."""
    a = fragments("ab", 2, SURE)
    b = {**fragments("ab", 2, SURE), **fragments("bc", 2, SURE)}
    c = fragments("bc", 2, -SURE)
    pairs = {(p.first, p.second): p for p in phase_pairs([node(a), node(b), node(c)])}
    first, second, chained = pairs[0, 1], pairs[1, 2], pairs[0, 2]
    assert (first.phase, second.phase, chained.phase) == (CIS, TRANS, TRANS)
    assert (chained.source, chained.via, chained.direct.spanning) == ("chain", (1,), 0)
    assert first.error is not None
    assert second.error is not None
    expected = (1 - (1 - 2 * first.error) * (1 - 2 * second.error)) / 2
    assert chained.error == pytest.approx(expected, rel=1e-3)


def test_a_chain_that_the_fragments_over_both_deny_is_not_believed() -> None:
    a = {**fragments("ab", 9, SURE), **fragments("ac", 2, SURE)}
    b = {**fragments("ab", 9, SURE), **fragments("bc", 9, SURE)}
    c = {**fragments("bc", 9, SURE), **fragments("ac", 2, -math.log(20))}
    pair = next(p for p in phase_pairs([node(a), node(b), node(c)]) if p.second - p.first == 2)
    assert pair.phase is UNKNOWN
    assert pair.contradicted


def test_tags_of_a_phasing_program_are_used_where_reads_do_not_reach() -> None:
    first = Node(fragments("x", 9, SURE), 1.0, {(7, 1): (5, 0), (7, 2): (0, 4)})
    second = Node(fragments("y", 9, SURE), 1.0, {(7, 1): (0, 4), (7, 2): (6, 0)})
    elsewhere = Node(fragments("z", 9, SURE), 1.0, {(9, 1): (5, 0), (9, 2): (0, 5)})
    pairs = {(p.first, p.second): p for p in phase_pairs([first, second, elsewhere])}
    assert (pairs[0, 1].phase, pairs[0, 1].source) == (TRANS, "haplotags")
    assert pairs[0, 1].error is not None
    assert pairs[0, 1].error >= 0.005
    assert pairs[0, 2].phase is UNKNOWN
    assert pairs[1, 2].phase is UNKNOWN


def test_chimaeric_fragments_make_every_phase_less_sure() -> None:
    names = fragments("x", 60, SURE)
    mixed = {name: -SURE if number < 12 else SURE for number, name in enumerate(names)}
    clean, chimaeric = link(names, names), link(names, mixed)
    assert exchange_rate([clean]) == pytest.approx(0.001)
    assert exchange_rate([chimaeric]) == pytest.approx(0.4)
    few = fragments("x", 2, SURE)
    assert link(few, few, 0.4).error > link(few, few).error


@given(st.integers(1, 40), st.floats(0.5, 20), st.floats(-20, 20))
def test_cis_and_trans_are_mirror_images(count: int, one: float, other: float) -> None:
    first, second = fragments("x", count, one), fragments("x", count, other)
    flipped = {name: -ratio for name, ratio in second.items()}
    straight, turned = link(first, second), link(first, flipped)
    assert straight.log_ratio == pytest.approx(-turned.log_ratio, abs=1e-9)
    assert (straight.cis, straight.trans) == (turned.trans, turned.cis)


@given(st.floats(0, 1))
def test_the_more_the_reads_doubt_a_call_the_more_the_phase_is_doubted(probability: float) -> None:
    doubt = not_heterozygous(probability)
    assert 0 <= doubt <= 1
    assert not_heterozygous(min(probability + 0.1, 1)) <= doubt


def test_phases_are_wrong_no_oftener_than_they_say() -> None:
    """Two thousand people, six alleles each, fragments of 400 bases with known errors."""
    draw = random.Random(3)
    told = wrong = 0.0
    for _ in range(2000):
        places = sorted(draw.sample(range(3000), 6))
        copies = [draw.random() < 0.5 for _ in places]
        nodes: list[dict[str, float]] = [{} for _ in places]
        for number in range(draw.choice([17, 34, 85])):
            start, copy = draw.randint(-400, 3000), draw.random() < 0.5
            for at, place in enumerate(places):
                if start <= place < start + 400:
                    error = draw.choice([0.1, 0.03, 0.01, 0.001])
                    seen = (copies[at] == copy) == (draw.random() > error)
                    ratio = math.log((1 - error) / error)
                    nodes[at][str(number)] = ratio if seen else -ratio
        for pair in phase_pairs([node(ratios) for ratios in nodes]):
            if pair.error is not None:
                told += pair.error
                wrong += (pair.phase is CIS) != (copies[pair.first] == copies[pair.second])
    assert told > 1
    assert wrong <= told + 3 * math.sqrt(told)
