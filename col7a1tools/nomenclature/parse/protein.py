"""From a protein-level name back to the DNA: only where one base change is meant for certain.

A residue change says less than a nucleotide change. The table of known variants comes first; else
the only single-base change that gives the residue is taken, and said; else the candidates are
listed in an error.
"""

from functools import lru_cache

from col7a1tools.gene.gene import NAMING_TRANSCRIPT, Gene
from col7a1tools.gene.sequence import CODON_TABLE, THREE_LETTER, translate
from col7a1tools.model.positions import GeneOffset
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.parse.coding_frame import CodingFrame
from col7a1tools.nomenclature.parse.description import Note
from col7a1tools.nomenclature.parse.dna import ChangeWithNotes, read_dna
from col7a1tools.nomenclature.parse.errors import DescriptionError
from col7a1tools.nomenclature.parse.legacy import is_listed, read_listed
from col7a1tools.nomenclature.parse.protein_text import (
    FurtherChange,
    LoneResidue,
    Substitution,
    read_protein_text,
    three_letter_text,
)

_NEIGHBOURHOOD = 3


def read_protein(text: str, gene: Gene) -> ChangeWithNotes | None:
    """Read a protein-level description; None where the text has no such form.

    Args:
        text: free of spaces and accession.
        gene: the gene.

    Raises:
        DescriptionError: the residue is another one, no or several base changes give the change,
            or it is a change that does not tell its DNA.
    """
    parsed = read_protein_text(text)
    if parsed is None:
        return None
    if isinstance(parsed, Substitution):
        if text[:2].casefold() != "p." and not is_listed(text):
            _refuse_if_dna(parsed, gene)
        _check_residue(parsed, gene)
        return _substitution(parsed, gene)
    if listed := read_listed(f"p.{three_letter_text(text)}", gene):
        return listed
    _check_residue(parsed, gene)
    raise _undetermined(parsed, gene)


def codon_changes(number: int, alt: str, gene: Gene) -> list[str]:
    """Names of the single-base changes of codon ``number`` (1-based) that make ``alt``."""
    first = (number - 1) * 3
    codon = gene.transcript.cds[first : first + 3]
    names = []
    for index, present in enumerate(codon):
        for base in "ACGT":
            changed = codon[:index] + base + codon[index + 1 :]
            if base != present and CODON_TABLE[changed] == alt:
                names.append(f"c.{first + index + 1}{present}>{base}")
    return names


def known_at(number: int, gene: Gene) -> list[str]:
    """Names of the known variants whose first changed residue or codon is ``number``."""
    return [name for name, residues in _known_residues(gene).items() if number in residues]


@lru_cache(maxsize=2)
def _known_residues(gene: Gene) -> dict[str, set[int]]:
    """1-based residues of each known variant, by its name."""
    found = {}
    for name in gene.known_variants:
        change, _ = read_dna(name.removeprefix("c."), CodingFrame(gene))
        if isinstance(change, GeneChange):
            found[name] = _residues(change, gene)
    return found


def _residues(change: GeneChange, gene: Gene) -> set[int]:
    """1-based residues whose codons a change touches, and the first that differs after it."""
    transcript = gene.transcript
    start = transcript.cds_offset(change.start)
    last = transcript.cds_offset(GeneOffset(max(change.start, change.end - 1)))
    if start is None or last is None:
        return set()
    touched = set(range(start // 3 + 1, last // 3 + 2))
    first = 3 * (start // 3)
    cds = transcript.cds
    changed = translate(
        cds[first:start] + change.inserted + cds[start + change.end - change.start :]
    )
    reference = translate(cds[first:])
    differing = (
        i for i, pair in enumerate(zip(reference, changed, strict=False)) if len({*pair}) > 1
    )
    return touched | {start // 3 + next(differing, 0) + 1}


def _codon_label(number: int, gene: Gene) -> str:
    first = (number - 1) * 3
    return f"codon {number} is c.{first + 1}_{first + 3} {gene.transcript.cds[first : first + 3]}"


def _full(names: list[str]) -> tuple[str, ...]:
    return tuple(f"{NAMING_TRANSCRIPT}:{name}" for name in names)


def _refuse_if_dna(parsed: Substitution, gene: Gene) -> None:
    """Refuse ``A425G`` where it can be read as bases: old papers write base, number, base."""
    cds = gene.transcript.cds
    bases = {parsed.ref, parsed.alt} <= set("ACGT") and parsed.ref != parsed.alt
    if not bases or not 1 <= parsed.number <= len(cds) or cds[parsed.number - 1] != parsed.ref:
        return
    as_dna = f"c.{parsed.number}{parsed.ref}>{parsed.alt}"
    as_protein: list[str] = []
    if _residue(parsed.number, gene) == parsed.ref:
        as_protein = codon_changes(parsed.number, parsed.alt, gene)
    raise DescriptionError(
        "protein.or_dna",
        f"{parsed.ref}{parsed.number}{parsed.alt} may be a change of residue {parsed.number} or of "
        f"base {parsed.number}",
        cause="A, C, G and T are letters of both alphabets",
        candidates=_full([as_dna, *as_protein]),
    )


def _residue(number: int, gene: Gene) -> str:
    """One-letter residue, ``*`` for the stop; empty outside the protein."""
    residues = gene.protein.residues + "*"
    return residues[number - 1] if 1 <= number <= len(residues) else ""


def _check_residue(parsed: Substitution | LoneResidue | FurtherChange, gene: Gene) -> None:
    """Refuse a residue that does not stand at its number."""
    present = _residue(parsed.number, gene)
    if present == parsed.ref:
        return
    if not present:
        raise DescriptionError(
            "protein.past_end",
            f"there is no residue {parsed.number}: the protein has {len(gene.protein)}",
            cause="a digit too many, or another protein",
        )
    near = [
        parsed.number + step
        for step in range(-_NEIGHBOURHOOD, _NEIGHBOURHOOD + 1)
        if _residue(parsed.number + step, gene) == parsed.ref
    ]
    candidates: list[str] = []
    if isinstance(parsed, Substitution):
        for number in near:
            candidates += codon_changes(number, parsed.alt, gene)
    wanted = THREE_LETTER[parsed.ref]
    raise DescriptionError(
        "protein.residue",
        f"residue {parsed.number} is {THREE_LETTER[present]}, not {wanted}",
        cause=f"{wanted} stands nearby, at {', '.join(map(str, near))}"
        if near
        else "a mistyped number or residue, or another protein",
        candidates=_full(candidates),
    )


def _substitution(parsed: Substitution, gene: Gene) -> ChangeWithNotes:
    protein = f"p.{THREE_LETTER[parsed.ref]}{parsed.number}{THREE_LETTER[parsed.alt]}"
    names = codon_changes(parsed.number, parsed.alt, gene)
    known = [name for name in names if name in gene.known_variants]
    if len(known or names) > 1:
        raise DescriptionError(
            "protein.ambiguous",
            f"{protein} comes of {len(names)} single-base changes",
            cause=_codon_label(parsed.number, gene),
            candidates=_full(known or names),
        )
    if not names:
        raise _no_single_base(parsed, protein, gene)
    name = (known or names)[0]
    code = "protein_from_known" if known else "protein_only_change"
    notes = [Note(code, {"protein": protein, "name": name})]
    others = [other for other in names if other != name]
    if others:
        values: dict[str, str | int] = {"protein": protein, "names": ", ".join(others)}
        notes.append(Note("protein_known_alternatives", values))
    if parsed.stop_letter:
        notes.append(Note("stop_letter"))
    change, _ = read_dna(name.removeprefix("c."), CodingFrame(gene))
    return change, tuple(notes)


def _no_single_base(parsed: Substitution, protein: str, gene: Gene) -> DescriptionError:
    reachable = [
        three
        for one, three in THREE_LETTER.items()
        if one != parsed.ref and codon_changes(parsed.number, one, gene)
    ]
    return DescriptionError(
        "protein.no_single_base",
        f"no single-base change gives {protein}",
        cause=f"{_codon_label(parsed.number, gene)}; one base makes it {', '.join(reachable)}",
        cure="give the nucleotide change (c.)",
    )


def _undetermined(parsed: LoneResidue | FurtherChange, gene: Gene) -> DescriptionError:
    known = known_at(parsed.number, gene)
    residue = f"{THREE_LETTER[parsed.ref]}{parsed.number}"
    listed = f"known variants there: {', '.join(known)}" if known else "no known variant is there"
    if isinstance(parsed, LoneResidue):
        return DescriptionError(
            "protein.lone_residue",
            f"{residue} is a residue, not a variant: what it changes to is missing",
            cause=f"{_codon_label(parsed.number, gene)}; {listed}",
            candidates=_full(known),
        )
    return DescriptionError(
        "protein.undetermined",
        f"p.{parsed.text} does not tell which bases change",
        cause=f"many changes of the DNA give it; {listed}",
        cure="" if known else "give the nucleotide change (c.)",
        candidates=_full(known),
    )
