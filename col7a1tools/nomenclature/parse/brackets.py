"""Take the brackets of an allele description apart, without reading what is in them."""

from dataclasses import dataclass

from col7a1tools.nomenclature.parse.errors import DescriptionError
from col7a1tools.nomenclature.parse.text import shown

UNKNOWN_PHASE = "(;)"
MOST_VARIANTS = 20


@dataclass(frozen=True, slots=True)
class Group:
    """The items of one pair of brackets, and whether ``(;)`` parts them."""

    items: tuple[str, ...]
    phase_unknown: bool


def split_group(content: str) -> Group:
    """The items that ``;`` or ``(;)`` parts.

    Raises:
        DescriptionError: ``allele.too_many``.
    """
    unknown = UNKNOWN_PHASE in content
    items = tuple(item.strip() for item in content.split(UNKNOWN_PHASE if unknown else ";"))
    if len(items) > MOST_VARIANTS:
        raise DescriptionError(
            "allele.too_many",
            f"{len(items)} variants; {MOST_VARIANTS} are read at most",
            cure="give them one at a time, or as a VCF file to `annotate`",
        )
    return Group(items, unknown)


def split_brackets(text: str) -> tuple[list[Group], list[str]]:
    """The outer pairs of brackets, and what stands between them; inner pairs are repeat counts.

    Raises:
        DescriptionError: ``allele.brackets`` or ``allele.too_many``.
    """
    contents, separators = [], []
    depth = start = 0
    for index, character in enumerate(text):
        if character == "[":
            if depth == 0:
                separators.append(text[start:index].replace(" ", ""))
                start = index + 1
            depth += 1
        elif character == "]":
            depth -= 1
            if depth == 0:
                contents.append(text[start:index])
                start = index + 1
            elif depth < 0:
                break
    if depth or text[start:].strip():
        raise DescriptionError(
            "allele.brackets",
            f"the brackets of '{shown(text)}' do not pair up, or something follows them",
            cure="write c.[a];[b] for two copies, c.[a;b] for one",
        )
    return [split_group(content) for content in contents], separators[1:]
