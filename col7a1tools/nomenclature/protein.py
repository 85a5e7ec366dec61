"""HGVS p. names, predicted from DNA and therefore in brackets.

Sources of the forms: HGVS recommendations for protein variants (substitution, deletion,
duplication, insertion, deletion-insertion, frame shift, extension). A change in a repeat is
placed at its most C-terminal position; a duplication is preferred to an insertion; a frame shift
whose first new codon is a stop is a nonsense change.
"""

from col7a1tools.gene.sequence import THREE_LETTER, three_letters
from col7a1tools.model.annotation import ProteinChange, ProteinChangeKind
from col7a1tools.model.positions import ResidueIndex

Kind = ProteinChangeKind


def residue_label(protein: str, index: int) -> str:
    """``Gly2177``; ``protein`` ends with ``*`` for the stop codon."""
    return f"{THREE_LETTER[protein[index]]}{index + 1}"


def span_label(protein: str, start: int, end: int) -> str:
    """``Gly10`` for one residue, ``Gly10_Arg12`` for more; ``end`` is behind the last."""
    first = residue_label(protein, start)
    return first if end - start == 1 else f"{first}_{residue_label(protein, end - 1)}"


def synonymous(protein: str, start: int, end: int) -> ProteinChange:
    """No residue changes, ``p.(Pro100=)``."""
    return ProteinChange(
        Kind.SYNONYMOUS,
        f"p.({span_label(protein, start, end)}=)",
        ResidueIndex(start),
        ResidueIndex(end - 1),
        protein[start:end],
        protein[start:end],
    )


def nonsense(protein: str, index: int) -> ProteinChange:
    """A residue becomes a stop, ``p.(Arg578Ter)``."""
    return ProteinChange(
        Kind.NONSENSE,
        f"p.({residue_label(protein, index)}Ter)",
        ResidueIndex(index),
        ResidueIndex(index),
        protein[index],
        "*",
        index,
    )


def frameshift(protein: str, index: int, new: str, *, stopped: bool) -> ProteinChange:
    """The frame shifts, ``p.(Gly2177TrpfsTer113)``.

    Args:
        protein: reference residues with ``*``.
        index: first residue that changes.
        new: residues of the new frame from ``index`` on, without stop.
        stopped: whether the new frame meets a stop in the transcript.
    """
    distance = str(len(new) + 1) if stopped else "?"
    return ProteinChange(
        Kind.FRAMESHIFT,
        f"p.({residue_label(protein, index)}{THREE_LETTER[new[0]]}fsTer{distance})",
        ResidueIndex(index),
        None,
        protein[index],
        new + "*" * stopped,
        index + len(new) if stopped else None,
    )


def c_terminal_extension(protein: str, new: str, *, stopped: bool) -> ProteinChange:
    """The stop codon is lost, ``p.(Ter2945CysextTer82)``.

    Args:
        protein: reference residues with ``*``.
        new: residues from the former stop codon on, without stop.
        stopped: whether the 3' UTR holds a stop in this frame.
    """
    index = len(protein) - 1
    distance = str(len(new)) if stopped else "?"
    return ProteinChange(
        Kind.C_TERMINAL_EXTENSION,
        f"p.(Ter{index + 1}{THREE_LETTER[new[0]]}extTer{distance})",
        ResidueIndex(index),
        ResidueIndex(index),
        "*",
        new + "*" * stopped,
        index + len(new) if stopped else None,
    )


def n_terminal_extension(protein: str, added: str) -> ProteinChange:
    """A start codon arises in frame before the regular one, ``p.(Met1ext-7)``.

    Args:
        protein: reference residues with ``*``.
        added: residues before Met1, beginning with the new methionine.
    """
    return ProteinChange(
        Kind.N_TERMINAL_EXTENSION,
        f"p.(Met1ext-{len(added)})",
        ResidueIndex(0),
        ResidueIndex(0),
        protein[0],
        added + protein[0],
    )


def start_lost() -> ProteinChange:
    """The start codon changes; what is made then is unknown: ``p.(Met1?)``."""
    return ProteinChange(Kind.START_LOST, "p.(Met1?)", ResidueIndex(0), ResidueIndex(0), "M", "")


def unknown() -> ProteinChange:
    """Splicing decides: ``p.?``."""
    return ProteinChange(Kind.UNKNOWN, "p.?")


def replaced_in_frame(protein: str, start: int, ref: str, alt: str) -> ProteinChange:
    """Residues are replaced, lost or gained and the frame goes on.

    Args:
        protein: reference residues with ``*``.
        start: index of the first residue of ``ref``.
        ref: reference residues, differing from ``alt``.
        alt: new residues; whatever follows a ``*`` in it is not made.
    """
    stop = alt.find("*")
    if stop >= 0 and not ref.endswith("*"):
        return _stop_in_frame(protein, start, ref, alt[: stop + 1])
    while ref and alt and ref[0] == alt[0]:
        ref, alt, start = ref[1:], alt[1:], start + 1
    while ref and alt and ref[-1] == alt[-1]:
        ref, alt = ref[:-1], alt[:-1]
    if not alt:
        return _deletion(protein, start, ref)
    if not ref:
        return _insertion(protein, start, alt)
    end = start + len(ref)
    if len(ref) == len(alt) == 1:
        name = f"{residue_label(protein, start)}{THREE_LETTER[alt]}"
        return _change(Kind.MISSENSE, name, (start, end), ref, alt)
    name = f"{span_label(protein, start, end)}delins{three_letters(alt)}"
    return _change(Kind.IN_FRAME_DELINS, name, (start, end), ref, alt)


def _change(
    kind: ProteinChangeKind, name: str, span: tuple[int, int], ref: str, alt: str
) -> ProteinChange:
    first, behind = span
    return ProteinChange(
        kind, f"p.({name})", ResidueIndex(first), ResidueIndex(behind - 1), ref, alt
    )


def _stop_in_frame(protein: str, start: int, ref: str, alt: str) -> ProteinChange:
    """A stop arises in an in-frame change; ``alt`` ends with it.

    Nothing behind the stop is made, so the whole rest of the protein counts as replaced, and the
    change starts at the first residue that differs from it.
    """
    end = start + len(ref)
    while alt and protein[start] == alt[0]:
        alt, start = alt[1:], start + 1
    if not alt:
        return synonymous(protein, len(protein) - 1, len(protein))
    ref = protein[start:end]
    if alt == "*":
        return nonsense(protein, start)
    if ref:
        name = f"{span_label(protein, start, start + len(ref))}delins{three_letters(alt)}"
        first, last = start, start + len(ref) - 1
    else:
        name = f"{_between(protein, start)}ins{three_letters(alt)}"
        first, last = start, start
    return ProteinChange(
        Kind.NONSENSE,
        f"p.({name})",
        ResidueIndex(first),
        ResidueIndex(last),
        ref,
        alt,
        start + len(alt) - 1,
    )


def _between(protein: str, index: int) -> str:
    return f"{residue_label(protein, index - 1)}_{residue_label(protein, index)}"


def _deletion(protein: str, start: int, ref: str) -> ProteinChange:
    length = len(ref)
    while start + length < len(protein) - 1 and protein[start + length] == protein[start]:
        start += 1
    end = start + length
    name = f"{span_label(protein, start, end)}del"
    return _change(Kind.IN_FRAME_DELETION, name, (start, end), protein[start:end], "")


def _insertion(protein: str, start: int, alt: str) -> ProteinChange:
    while start < len(protein) - 1 and protein[start] == alt[0]:
        alt = alt[1:] + alt[0]
        start += 1
    length = len(alt)
    if start >= length and protein[start - length : start] == alt:
        name = f"{span_label(protein, start - length, start)}dup"
        return _change(Kind.IN_FRAME_DUPLICATION, name, (start - length, start), "", alt)
    name = f"{_between(protein, start)}ins{three_letters(alt)}"
    return _change(Kind.IN_FRAME_INSERTION, name, (start - 1, start + 1), "", alt)
