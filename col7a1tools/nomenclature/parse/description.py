"""What a variant description says, once read: the change itself, free of its spelling."""

from dataclasses import dataclass, field
from enum import Enum

from col7a1tools.model.positions import Assembly
from col7a1tools.model.variant import GeneChange, StructuralChange


class Phase(Enum):
    """What a description says of the two copies of the gene."""

    SINGLE = "single"  # one variant, or one described copy: c.[a]
    TRANS = "trans"  # c.[a];[b]
    CIS = "cis"  # c.[a;b]
    UNKNOWN = "unknown"  # c.a(;)b
    HOMOZYGOUS = "homozygous"  # c.[a];[a], in any two spellings of the same change
    REFERENCE = "reference"  # c.[=];[=], neither copy carries a variant


class AlleleState(Enum):
    """What is said of one copy of the gene."""

    DESCRIBED = "described"
    REFERENCE = "reference"  # [=]
    UNKNOWN = "unknown"  # [?]


@dataclass(frozen=True, slots=True)
class Note:
    """A translation that was made on the way from the text to the change.

    Attributes:
        code: stable identifier; ``notes.sentence`` words it.
        values: the names and numbers of that sentence.
    """

    code: str
    values: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ParsedVariant:
    """One variant of a description.

    Attributes:
        text: the part of the description that names it.
        change: on the strand of the gene, as described and not yet normalised; a
            ``StructuralChange`` where the breakpoints are uncertain or lie beyond the locus.
        assembly: the assembly that the text speaks of, or None for c. and p. descriptions.
        notes: every translation made.
        stated_protein: the p. part that stood beside the nucleotide description, such as
            ``p.Lys142Arg``, as written; ``describe`` holds it against the annotation. Empty where
            there was none.
    """

    text: str
    change: GeneChange | StructuralChange
    assembly: Assembly | None = None
    notes: tuple[Note, ...] = ()
    stated_protein: str = ""


@dataclass(frozen=True, slots=True)
class AlleleDescription:
    """One copy of the gene, or one variant whose copy is not known.

    Attributes:
        variants: its variants; empty for a reference or an unknown copy.
        state: whether the copy is described, the reference, or unknown.
    """

    variants: tuple[ParsedVariant, ...]
    state: AlleleState = AlleleState.DESCRIBED


@dataclass(frozen=True, slots=True)
class Description:
    """A whole description.

    Attributes:
        text: as the user wrote it.
        alleles: the copies it describes; with ``Phase.UNKNOWN``, one entry a variant.
        phase: how the entries stand to each other.
    """

    text: str
    alleles: tuple[AlleleDescription, ...]
    phase: Phase
