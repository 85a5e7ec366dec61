"""What the variants do to the message and the protein, copy by copy, in the record."""

from dataclasses import dataclass

from col7a1tools.report.words import Statement


@dataclass(frozen=True, slots=True)
class ReportedHaplotype:
    """Variants of one copy of the gene that must be read together.

    Attributes:
        variants: their ids, 5' to 3'.
        copies: 2 where both copies carry all of them, else 1.
        hgvs_c: all of them in one description with accession, ``NM_000094.4:c.[76A>C;78G>T]``.
        hgvs_c_merged: the one description that HGVS wants in place of it, with accession; empty
            where it keeps the variants apart.
        hgvs_p: the protein change of both together.
        relation: ``one_codon``, ``adjacent``, ``stop_made``, ``stop_removed``,
            ``frame_restored`` or ``frame_shifted``.
        consequence: Sequence Ontology terms of both together.
        impact: impact of the first of them.
        collagen_effect: effect word, as for a variant.
        effect: the effect in words.
        collagen: ``none``, ``reduced``, ``altered``, ``normal`` or ``unknown``, of this copy.
        how: how it was established that they lie on one copy.
        statements: what the combined reading says, and what to mind.
    """

    variants: tuple[str, ...]
    copies: int
    hgvs_c: str
    hgvs_c_merged: str
    hgvs_p: str
    relation: str
    consequence: tuple[str, ...]
    impact: str
    collagen_effect: str
    effect: Statement
    collagen: str
    how: Statement
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class CopyExpectation:
    """What is expected of a copy of the gene.

    Attributes:
        variants: ids of the variants on it that count.
        copies: 2 where both copies are like this, else 1.
        collagen: ``none``, ``reduced``, ``altered``, ``normal`` or ``unknown``.
        mechanism: why, in one sentence.
        kind: type in the published severity groups: ``ptc``, ``splice_a``, ``splice_b``,
            ``missense``; empty where it has none.
        inheritance: ``dominant``, ``recessive``, ``both`` or ``unknown``, as reported of exactly
            these variants.
        statements: what the type and the reports rest on.
    """

    variants: tuple[str, ...]
    copies: int
    collagen: str
    mechanism: Statement
    kind: str
    inheritance: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Expectation:
    """What is expected of the person's two copies; never a verdict.

    Attributes:
        copies: copy by copy, as far as they can be told apart; variants whose copy is not known
            stand alone.
        severity_group: ``high``, ``medium`` or ``low`` of the published groups of recessive
            pairs; empty where it cannot be told.
        severity_pair: the pair of types that the group rests on, ``ptc/missense``, or empty.
        severity: the group in words, or why there is none.
        statements: phenotype range, weight of the second copy, natural variability.
    """

    copies: tuple[CopyExpectation, ...]
    severity_group: str
    severity_pair: str
    severity: Statement
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class NewStop:
    """A premature stop codon and what follows it.

    Attributes:
        codon: ``TGA``, ``TAG`` or ``TAA``.
        next_base: the base behind it (+4), empty at the end of the transcript.
        residue: codon number in the changed reading frame, from 1.
        origin: ``nonsense`` where the variant makes the codon in the normal frame, ``new_frame``
            where a shifted frame meets it.
    """

    codon: str
    next_base: str
    residue: int
    origin: str


@dataclass(frozen=True, slots=True)
class ExonWithout:
    """What leaving out the variant's exon would do.

    Attributes:
        exon: literature number.
        bases: its length.
        in_frame: whether the frame goes on without it.
        residues_lost: whole residues that it encodes; 0 where the frame shifts.
        residues_left: of the chain of ``residues_whole``; 0 where the frame shifts.
        residues_whole: of the normal chain.
        triplets_lost: Gly-X-Y triplets among the lost residues.
        repeat_kept: whether the Gly-X-Y repeat goes on unbroken; None outside the triple helix
            or where the frame shifts.
    """

    exon: int
    bases: int
    in_frame: bool
    residues_lost: int
    residues_left: int
    residues_whole: int
    triplets_lost: int
    repeat_kept: bool | None


@dataclass(frozen=True, slots=True)
class BaseEdit:
    """Whether a base editor makes the base change that would undo a substitution.

    Attributes:
        change: base in the variant and in the reference on the coding strand, ``A>G``.
        transition: whether it is a transition, which base editors make.
        editor: ``adenine``, ``cytosine`` or empty.
        strand: ``coding`` or ``template``: where the edited base lies; empty for none.
    """

    change: str
    transition: bool
    editor: str
    strand: str


@dataclass(frozen=True, slots=True)
class TrialFacts:
    """Computed facts of one variant that trials and therapies ask for; never advice.

    Attributes:
        variant: id of the variant.
        stop: its premature stop, None for none.
        exon: what leaving out its exon would do; None where the variant lies in no exon or
            splice site, or the exon cannot be left out alone.
        base_edit: for a substitution; else None.
        statements: the same in words.
    """

    variant: str
    stop: NewStop | None
    exon: ExonWithout | None
    base_edit: BaseEdit | None
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class ApprovedProduct:
    """A product that an agency has approved, as its label says; no recommendation.

    Attributes:
        name: trade name.
        substance: active substance.
        agency: who approved it.
        approved: date of the first approval, ISO, month or day.
        checked: date of the agency's record that was looked at, ISO.
        statement: the indication in words.
    """

    name: str
    substance: str
    agency: str
    approved: str
    checked: str
    statement: Statement
