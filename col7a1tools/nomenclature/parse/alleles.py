"""The grammar of brackets: which of the described variants stand on one copy of the gene.

``c.[a];[b]`` on different copies, ``c.[a;b]`` on one, ``c.a(;)b`` unknown, ``[=]`` a reference
copy, ``[?]`` an unknown one. A copy of which only unchanged bases are stated, ``[425=]``, is read
as a reference copy.
"""

import re
from dataclasses import replace

from col7a1tools.gene.gene import Gene
from col7a1tools.model.variant import GeneChange, StructuralChange
from col7a1tools.nomenclature.normalise import normalise, trim
from col7a1tools.nomenclature.parse.accessions import read_reference
from col7a1tools.nomenclature.parse.brackets import (
    UNKNOWN_PHASE,
    split_brackets,
    split_group,
)
from col7a1tools.nomenclature.parse.description import (
    AlleleDescription,
    AlleleState,
    Description,
    Note,
    ParsedVariant,
    Phase,
)
from col7a1tools.nomenclature.parse.errors import DescriptionError
from col7a1tools.nomenclature.parse.reader import read_variant
from col7a1tools.nomenclature.parse.several import count_kinds, read_single
from col7a1tools.nomenclature.parse.text import shown
from col7a1tools.nomenclature.parse.twice import in_older_words, read_once

_HEAD = re.compile(r"(?P<accession>(?:[^\[\];]*:)?) ?(?P<kind>(?:[cgp]\.)?) ?", re.IGNORECASE)
_OWN_KIND = re.compile(r"(?:^|[: ])[cgp]\.", re.IGNORECASE)
_PROTEIN_TAIL = re.compile(r"(?<=\])[ ,;:]{0,3}\(?p\.[^ ]*$", re.IGNORECASE)
_STATES = {
    "=": AlleleDescription((), AlleleState.REFERENCE),
    "?": AlleleDescription((), AlleleState.UNKNOWN),
}


def read_alleles(text: str, original: str, gene: Gene) -> Description:
    """Read a description of one or both copies of the gene.

    Args:
        text: cleaned.
        original: as the user wrote it.
        gene: the gene.

    Raises:
        DescriptionError: brackets that do not fit, or whatever a variant in them raises.
    """
    head = _HEAD.match(text)
    assert head is not None
    rest = text[head.end() :]
    if rest.startswith("["):
        read_reference(head["accession"].rstrip(":").split(":"), gene)
        return _bracketed(rest, head, original, gene)
    if UNKNOWN_PHASE in rest:
        items = [_item(item, head, gene) for item in split_group(rest).items]
        return _unknown_phase(items, original, gene)
    if rest == "=" and head["kind"]:
        read_reference(head["accession"].rstrip(":").split(":"), gene)
        return Description(original, (_STATES["="],), Phase.SINGLE)
    return Description(original, (_copy_with(read_single(text, gene), gene),), Phase.SINGLE)


def _bracketed(rest: str, head: re.Match[str], original: str, gene: Gene) -> Description:
    groups, separators = split_brackets(_without_protein_tail(rest))
    if len(groups) > 2:
        raise DescriptionError(
            "allele.three",
            f"{len(groups)} pairs of brackets stand for {len(groups)} copies of the gene",
            cause="a person has two copies",
            cure="put variants of one copy into one pair of brackets: c.[a;b];[c]",
        )
    read = [[_item(item, head, gene) for item in group.items] for group in groups]
    if any(group.phase_unknown for group in groups):
        if len(groups) > 1:
            raise DescriptionError(
                "allele.mixed",
                f"'{shown(original)}' mixes known and unknown copies",
                cure="describe with (;) alone where a copy is not known: c.a(;)b(;)c",
            )
        return _unknown_phase(read[0], original, gene)
    copies = tuple(_one_copy(items, gene) for items in read)
    if len(copies) == 1:
        phase = Phase.CIS if len(copies[0].variants) > 1 else Phase.SINGLE
        return Description(original, copies, phase)
    return _two_copies(copies[0], copies[1], separators[0], original, gene)


def _two_copies(
    first: AlleleDescription,
    second: AlleleDescription,
    separator: str,
    original: str,
    gene: Gene,
) -> Description:
    if separator == UNKNOWN_PHASE:
        return Description(original, (first, second), Phase.UNKNOWN)
    if separator == "+":
        first = _noted(first, Note("trans_plus_sign"))
    elif separator != ";":
        raise DescriptionError(
            "allele.separator",
            f"'{shown(original)}' does not part its two copies with ;",
            cure="write c.[a];[b]",
        )
    once = _by_two_names(first, second, gene)
    if once is not None:
        return Description(original, (AlleleDescription((once,)),), Phase.SINGLE)
    return Description(original, (first, second), _phase_of_two(first, second, gene))


def _by_two_names(
    first: AlleleDescription, second: AlleleDescription, gene: Gene
) -> ParsedVariant | None:
    """The variant that stands in one pair of brackets by its HGVS name, and in one by an older.

    Who writes a variant on both copies writes it alike; two kinds of names are as likely those of
    one variant on one copy.
    """
    both = (*first.variants, *second.variants)
    if len(first.variants) != 1 or len(second.variants) != 1:
        return None
    older = {in_older_words(variant) for variant in both}
    return read_once(both, gene) if len(older) == 2 else None


def _phase_of_two(first: AlleleDescription, second: AlleleDescription, gene: Gene) -> Phase:
    if not first.variants and not second.variants:
        reference = first.state is second.state is AlleleState.REFERENCE
        return Phase.REFERENCE if reference else Phase.UNKNOWN
    same = first.variants and _changes(first, gene) == _changes(second, gene)
    return Phase.HOMOZYGOUS if same else Phase.TRANS


def _without_protein_tail(text: str) -> str:
    """The brackets without the p. description behind them."""
    match = _PROTEIN_TAIL.search(text)
    return text if match is None or count_kinds(match[0]) else text[: match.start()]


def _item(item: str, head: re.Match[str], gene: Gene) -> AlleleDescription:
    """One item in brackets; accession and kind are the head's where it has none of its own."""
    if item in _STATES:
        return _STATES[item]
    if item == "0":
        raise DescriptionError(
            "allele.absent",
            "[0] says that the second copy is missing, not what is missing of it",
            cure="describe the deletion itself, such as c.[a];[(?_-1)_(*333_?)del]",
        )
    own = _OWN_KIND.search(item)
    prefix = head["accession"] if own else head["accession"] + head["kind"]
    text = item if own and ":" in item else f"{prefix}{item}"
    return _copy_with(replace(read_variant(text, gene), text=item), gene)


def _copy_with(variant: ParsedVariant, gene: Gene) -> AlleleDescription:
    """A copy with this variant; a reference copy where the variant changes nothing."""
    if isinstance(variant.change, GeneChange):
        trimmed = trim(variant.change, gene.locus.gene)
        if trimmed.start == trimmed.end and not trimmed.inserted:
            return _STATES["="]
    return AlleleDescription((variant,))


def _one_copy(items: list[AlleleDescription], gene: Gene) -> AlleleDescription:
    """One copy with all the variants of its brackets."""
    if len(items) > 1 and any(item.state is AlleleState.UNKNOWN for item in items):
        raise DescriptionError(
            "allele.state",
            "? stands alone in its brackets",
            cure="write c.[a];[?] where the second copy is unknown",
        )
    variants = tuple(variant for item in items for variant in item.variants)
    once = read_once(variants, gene)
    if once is not None:
        return AlleleDescription((once,))
    return AlleleDescription(variants) if variants else items[0]


def _unknown_phase(items: list[AlleleDescription], original: str, gene: Gene) -> Description:
    """Variants whose copies are not known; one where all of them are the same."""
    if len(items) > 1 and all(item.variants for item in items):
        once = read_once([variant for item in items for variant in item.variants], gene)
        if once is not None:
            return Description(original, (AlleleDescription((once,)),), Phase.SINGLE)
    return Description(original, tuple(items), Phase.UNKNOWN)


def _noted(allele: AlleleDescription, note: Note) -> AlleleDescription:
    """The allele with a note on its first variant, if it has one."""
    if not allele.variants:
        return allele
    first, *others = allele.variants
    return replace(allele, variants=(replace(first, notes=(note, *first.notes)), *others))


def _changes(allele: AlleleDescription, gene: Gene) -> set[GeneChange | StructuralChange]:
    """The normalised changes of a copy."""
    return {
        change if isinstance(change, StructuralChange) else normalise(change, gene)
        for change in (variant.change for variant in allele.variants)
    }
