"""How the members of a family are related to one of them."""

from col7a1tools.model.pedigree import Pedigree, Sex

_BY_SEX = frozenset(
    {
        "child",
        "full sibling",
        "half sibling",
        "grandparent",
        "grandchild",
        "aunt or uncle",
        "niece or nephew",
        "cousin",
    }
)


def relation_word(kin: str, sex: Sex) -> str:
    """The key of what sentences call a relation; by sex, where that is known and tells them apart.

    Args:
        kin: the relation, in the words of the record.
        sex: of the relative.
    """
    told = sex is not Sex.UNKNOWN and kin in _BY_SEX
    return f"relation_{kin}_{sex.value}" if told else f"relation_{kin}"


def relation(pedigree: Pedigree, name: str, proband: str) -> str:
    """What a member is to the proband, in the words of the record.

    Siblings who are not known to share both parents are half siblings.
    """
    if name == proband:
        return "proband"
    person = pedigree.member(proband)
    parents, children = set(person.parents), _children_of(pedigree, {proband})
    siblings = _siblings(pedigree, proband)
    uncles = {one for parent in parents for one in _siblings(pedigree, parent)}
    near = (
        ("father", {person.father}),
        ("mother", {person.mother}),
        ("child", children),
        ("full sibling", {one for one in siblings if _full(pedigree, one, proband)}),
        ("half sibling", siblings),
        ("grandparent", {one for parent in parents for one in pedigree.member(parent).parents}),
        ("grandchild", _children_of(pedigree, children)),
        ("aunt or uncle", uncles),
        ("niece or nephew", _children_of(pedigree, siblings)),
        ("cousin", _children_of(pedigree, uncles)),
        ("other relative", {name} if related(pedigree, name, proband) else set()),
        ("partner", {one for child in children for one in pedigree.member(child).parents}),
    )
    return next((word for word, names in near if name in names), "not related")


def related(pedigree: Pedigree, one: str, other: str) -> bool:
    """Whether two members have a known ancestor in common, or one is the other's."""
    lines = [{name, *pedigree.ancestors(name)} for name in (one, other)]
    return bool(lines[0] & lines[1])


def _full(pedigree: Pedigree, one: str, other: str) -> bool:
    first, second = pedigree.member(one), pedigree.member(other)
    return len(first.parents) == 2 and first.parents == second.parents


def _siblings(pedigree: Pedigree, name: str) -> set[str]:
    return _children_of(pedigree, set(pedigree.member(name).parents)) - {name}


def _children_of(pedigree: Pedigree, parents: set[str]) -> set[str]:
    return {member.name for member in pedigree.members if parents & set(member.parents)}
