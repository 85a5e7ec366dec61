"""Families to draw."""

from dataclasses import replace

from hypothesis import strategies as st

from col7a1tools.figures.pedigree import PedigreePerson, Shape

MAN, WOMAN = Shape.SQUARE, Shape.CIRCLE


def person(
    key: str, shape: Shape, father: str = "", mother: str = "", **marks: bool
) -> PedigreePerson:
    plain = PedigreePerson(key, father, mother, shape, lines=(key, "1: one copy"))
    return replace(plain, **marks)  # type: ignore[arg-type]


FATHER, MOTHER = person("father", MAN, carrier=True), person("mother", WOMAN, carrier=True)
CHILD = person("child", MAN, "father", "mother", affected=True, proband=True)
TRIO = (FATHER, MOTHER, CHILD)
QUAD = (*TRIO, person("sister", WOMAN, "father", "mother"))
GRANDPARENTS = (
    *(person(f"grandfather {n}", MAN) for n in "12"),
    *(person(f"grandmother {n}", WOMAN) for n in "12"),
    person("father", MAN, "grandfather 1", "grandmother 1"),
    person("mother", WOMAN, "grandfather 2", "grandmother 2"),
    person("aunt", WOMAN, "grandfather 2", "grandmother 2"),
    person("uncle", MAN, "grandfather 1", "grandmother 1"),
    CHILD,
    person("brother", MAN, "father", "mother"),
)
HALF_SIBLINGS = (
    person("first", WOMAN),
    person("father", MAN),
    person("second", WOMAN),
    person("child", MAN, "father", "first", proband=True),
    person("half-sister", WOMAN, "father", "second"),
    person("half-brother", MAN, "father", "second"),
)
THREE_PARTNERS = (
    person("man", MAN),
    *(person(f"wife {n}", WOMAN) for n in "123"),
    *(person(f"child {n}", WOMAN, "man", f"wife {n}") for n in "123"),
)
TWELVE = (
    *GRANDPARENTS,
    person("aunt's husband", MAN),
    person("cousin", MAN, "aunt's husband", "aunt"),
)
COUSINS_MARRIED = (
    person("A", MAN),
    person("B", WOMAN),
    person("C", MAN, "A", "B"),
    person("D", WOMAN, "A", "B"),
    person("C's wife", WOMAN),
    person("D's husband", MAN),
    person("E", MAN, "C", "C's wife"),
    person("F", WOMAN, "D's husband", "D"),
    person("child", WOMAN, "E", "F", affected=True, proband=True),
)
UNCLE_AND_NIECE = (
    person("A", MAN),
    person("B", WOMAN),
    person("brother", MAN, "A", "B"),
    person("brother's wife", WOMAN),
    person("uncle", MAN, "A", "B"),
    person("niece", WOMAN, "brother", "brother's wife"),
    person("child", WOMAN, "uncle", "niece", affected=True, proband=True),
)
# Two marriages, two families that marry into a third, and related parents.
LARGE = (
    person("grandfather 1", MAN),
    person("grandmother 1", WOMAN),
    person("grandfather 2", MAN),
    person("grandmother 2", WOMAN),
    person("uncle's father", MAN),
    person("uncle's mother", WOMAN),
    person("uncle", MAN, "grandfather 1", "grandmother 1"),
    person("aunt 1", WOMAN, "grandfather 1", "grandmother 1"),
    person("father", MAN, "grandfather 1", "grandmother 1"),
    person("first wife", WOMAN),
    person("mother", WOMAN, "grandfather 2", "grandmother 2"),
    person("aunt 2", WOMAN, "grandfather 2", "grandmother 2", affected=True),
    person("aunt's husband", MAN, "uncle's father", "uncle's mother"),
    person("half-brother", MAN, "father", "first wife"),
    person("half-sister", WOMAN, "father", "first wife"),
    person("child", WOMAN, "father", "mother", affected=True, proband=True),
    person("sister", WOMAN, "father", "mother"),
    person("baby", MAN, "father", "mother"),
    person("cousin 1", MAN, "aunt's husband", "aunt 1"),
    person("cousin 2", WOMAN, "aunt's husband", "aunt 1"),
    person("nephew", MAN, "cousin 1", "half-sister", affected=True),
)
MOTHERS_BROTHER = (
    person("grandfather", MAN),
    person("grandmother", WOMAN),
    person("mother", WOMAN, "grandfather", "grandmother"),
    person("uncle", MAN, "grandfather", "grandmother"),
    person("uncle's wife", WOMAN),
    person("cousin", WOMAN, "uncle", "uncle's wife"),
    person("father", MAN),
    person("father's first wife", WOMAN),
    person("half-brother", MAN, "father", "father's first wife"),
    person("child", WOMAN, "father", "mother", affected=True, proband=True),
    person("sister", WOMAN, "father", "mother"),
    person("baby", MAN, "father", "mother"),
)
ONE_PARENT = (MOTHER, person("child", MAN, "", "mother", proband=True))
FAMILIES = {
    "alone": (person("child", WOMAN, proband=True),),
    "trio": TRIO,
    "quad": QUAD,
    "grandparents": GRANDPARENTS,
    "half_siblings": HALF_SIBLINGS,
    "three_partners": THREE_PARTNERS,
    "twelve": TWELVE,
    "cousins_married": COUSINS_MARRIED,
    "uncle_and_niece": UNCLE_AND_NIECE,
    "one_parent": ONE_PARENT,
    "large": LARGE,
    "mothers_brother": MOTHERS_BROTHER,
}


@st.composite
def families(draw: st.DrawFn) -> tuple[PedigreePerson, ...]:
    """Any family: the parents of each person, if any, are a man and a woman before them."""
    made: list[PedigreePerson] = []
    for number in range(draw(st.integers(1, 14))):
        shape = draw(st.sampled_from((MAN, WOMAN)))
        men = ["", *(one.key for one in made if one.shape is MAN)]
        women = ["", *(one.key for one in made if one.shape is WOMAN)]
        father, mother = draw(st.sampled_from(men)), draw(st.sampled_from(women))
        made.append(person(f"p{number}", shape, father, mother))
    return tuple(draw(st.permutations(made)))
