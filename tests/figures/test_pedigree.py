"""A drawn family: everyone in their generation, nothing on top of anything, the usual symbols."""

from collections.abc import Sequence
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

from col7a1tools.figures.pedigree import Pedigree, PedigreePerson, Shape, arrange
from col7a1tools.figures.pedigree_figure import draw_pedigree
from col7a1tools.figures.pedigree_frame import LINE_HEIGHT, MARGIN, RADIUS, Frame, lay_out
from col7a1tools.figures.svg import Canvas
from tests.figures.families import (
    COUSINS_MARRIED,
    FAMILIES,
    HALF_SIBLINGS,
    MAN,
    ONE_PARENT,
    THREE_PARTNERS,
    TRIO,
    TWELVE,
    UNCLE_AND_NIECE,
    families,
    person,
)

WIDTH = 720.0
Box = tuple[float, float, float, float]
NAMESPACE = "{http://www.w3.org/2000/svg}"


def drawn(persons: Sequence[PedigreePerson]) -> ET.Element:
    return ET.fromstring(draw_pedigree(persons, Canvas("family", WIDTH)))


def boxes(pedigree: Pedigree, frame: Frame) -> dict[str, Box]:
    """Left, top, right and bottom of each person with their texts."""
    found = {}
    for key, one in pedigree.persons.items():
        x, y = frame.middles[key]
        half = frame.widths[key] / 2 - 1
        found[key] = (x - half, y - RADIUS, x + half, y + RADIUS + LINE_HEIGHT * len(one.lines) + 6)
    return found


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def assert_nothing_overlaps(persons: Sequence[PedigreePerson]) -> None:
    pedigree = arrange(persons)
    frame = lay_out(pedigree, WIDTH)
    placed = boxes(pedigree, frame)
    for one, other in combinations(placed.values(), 2):
        assert not overlap(one, other)
    for box in placed.values():
        assert box[0] >= 0
        assert box[2] <= frame.width
        assert box[3] <= frame.height
    bars = []
    for joint in frame.joints:
        down = (joint.x, joint.start, joint.x, joint.bar)
        ends = [joint.x, *(frame.middles[child][0] for child in joint.couple.children)]
        bar = (min(ends), joint.bar, max(ends), joint.bar)
        bars.append((bar[0], bar[1] - 1, bar[2] + 0.1, bar[1] + 1))
        # Parents of two generations cannot stand side by side.
        if frame.middles[joint.anchor][1] == frame.middles[joint.other][1]:
            for key, box in placed.items():
                assert not overlap(bar, box)
                assert key in joint.couple.parents or not overlap(down, box)
    for one, other in combinations(bars, 2):
        assert not overlap(one, other)


@pytest.mark.parametrize("name", FAMILIES)
def test_no_person_text_or_line_lies_on_another(name: str) -> None:
    assert_nothing_overlaps(FAMILIES[name])


@given(families())
@settings(max_examples=100)
def test_no_family_is_too_tangled(persons: tuple[PedigreePerson, ...]) -> None:
    assert_nothing_overlaps(persons)


@given(families())
@settings(max_examples=100)
def test_children_stand_below_both_parents(persons: tuple[PedigreePerson, ...]) -> None:
    pedigree = arrange(persons)
    level = {key: n for n, row in enumerate(pedigree.generations) for key in row}
    assert set(level) == set(pedigree.persons)
    for couple in pedigree.couples:
        for child in couple.children:
            assert level[child] == max(level[couple.father], level[couple.mother]) + 1


@pytest.mark.parametrize("name", sorted({*FAMILIES} - {"three_partners"}))
def test_partners_stand_side_by_side(name: str) -> None:
    assert all(joint.side_by_side for joint in lay_out(arrange(FAMILIES[name]), WIDTH).joints)


@pytest.mark.parametrize("name", FAMILIES)
def test_a_family_is_little_wider_than_its_widest_generation(name: str) -> None:
    pedigree = arrange(FAMILIES[name])
    frame = lay_out(pedigree, 0)
    rows: dict[float, float] = {}
    for key, (_, y) in frame.middles.items():
        rows[y] = rows.get(y, 0.0) + frame.widths[key]
    assert frame.width <= 1.35 * max(rows.values()) + 2 * MARGIN


def test_a_third_partner_is_reached_over_the_head_of_another() -> None:
    joints = lay_out(arrange(THREE_PARTNERS), WIDTH).joints
    assert [joint.side_by_side for joint in joints].count(False) == 1
    assert len({round(joint.x) for joint in joints}) == 3


def test_grandparents_of_both_sides_stand_in_one_generation() -> None:
    rows = arrange(TWELVE).generations
    assert [len(row) for row in rows] == [4, 5, 3]


def test_half_siblings_hang_on_their_own_parents() -> None:
    couples = {couple.parents: couple.children for couple in arrange(HALF_SIBLINGS).couples}
    assert couples == {
        ("father", "first"): ("child",),
        ("father", "second"): ("half-sister", "half-brother"),
    }


def test_related_parents_have_a_double_line() -> None:
    for persons, related in ((COUSINS_MARRIED, 1), (UNCLE_AND_NIECE, 1), (TRIO, 0)):
        assert sum(couple.related for couple in arrange(persons).couples) == related
    without = [one for one in COUSINS_MARRIED if one.key != "child"]
    lines = [len(drawn(some).findall(f"{NAMESPACE}line")) for some in (without, COUSINS_MARRIED)]
    # Two between the parents, one down, one along, one to the child, one of the arrow.
    assert lines[1] - lines[0] == 6


def test_a_parent_without_a_row_is_drawn_as_not_examined() -> None:
    added = [one for one in arrange(ONE_PARENT).persons.values() if one.placeholder]
    assert [one.shape for one in added] == [Shape.SQUARE]
    dashed = [one for one in drawn(ONE_PARENT) if one.get("stroke-dasharray") == "3 3"]
    assert len(dashed) == 1


def test_an_uncle_s_line_passes_the_generation_of_his_brother() -> None:
    pedigree = arrange(UNCLE_AND_NIECE)
    assert [len(row) for row in pedigree.generations] == [2, 3, 2, 1]
    assert sum(one.passing for one in pedigree.persons.values()) == 1


@pytest.mark.parametrize(
    ("shape", "tag"), [(Shape.SQUARE, "rect"), (Shape.CIRCLE, "circle"), (Shape.DIAMOND, "rect")]
)
def test_each_person_has_the_usual_outline(shape: Shape, tag: str) -> None:
    outlines = drawn([person("one", shape)]).findall(f"{NAMESPACE}{tag}")
    assert len(outlines) == 1
    assert ("rotate(45" in outlines[0].get("transform", "")) is (shape is Shape.DIAMOND)


def circles(**marks: bool) -> list[ET.Element]:
    return drawn([person("one", MAN, "", "", **marks)]).findall(f"{NAMESPACE}circle")


def test_affected_is_filled_and_a_carrier_has_a_dot() -> None:
    [square] = drawn([person("one", MAN, affected=True)]).findall(f"{NAMESPACE}rect")
    assert square.get("fill") == "#111111"
    [dot] = circles(carrier=True)
    assert float(dot.get("r", "0")) < RADIUS / 2
    assert circles() == circles(affected=True, carrier=True) == []


def test_a_donor_has_a_ring_and_no_letter() -> None:
    [ring] = circles(donor=True)
    assert float(ring.get("r", "0")) > RADIUS
    letters = [one.text for one in drawn([person("one", MAN, donor=True)]).iter(f"{NAMESPACE}text")]
    assert "D" not in letters


def test_the_proband_has_an_arrow_with_p() -> None:
    texts = [one.text for one in drawn(TRIO).iter(f"{NAMESPACE}text")]
    assert texts.count("P") == 1
    assert len(drawn(TRIO).findall(f"{NAMESPACE}path")) == 1


def test_unknown_affection_is_a_question_mark() -> None:
    unknown = PedigreePerson("one", shape=MAN, affected=None)
    assert next(drawn([unknown]).iter(f"{NAMESPACE}text")).text == "?"


def test_names_are_text_and_never_markup() -> None:
    hostile = PedigreePerson("k", shape=MAN, lines=("<script>&\u202e", "1: <b>"))
    texts = [one.text for one in drawn([hostile]).iter(f"{NAMESPACE}text")]
    assert "<script>&" in texts
    assert "1: <b>" in texts


def test_the_same_family_gives_the_same_drawing() -> None:
    for persons in FAMILIES.values():
        canvas = Canvas("family", WIDTH)
        assert draw_pedigree(persons, canvas) == draw_pedigree(persons, canvas)


def test_a_person_who_is_their_own_ancestor_ends_as_a_drawing() -> None:
    looped = [person("a", MAN, "b", ""), person("b", MAN, "a", "")]
    assert drawn(looped).tag == f"{NAMESPACE}svg"
