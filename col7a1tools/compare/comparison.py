"""What differs between two records of one person; plain data, from which the pages are made.

``before`` is of the record that was named first, the older one; ``after`` of the newer one. What
only one of them holds is None in the other.
"""

from dataclasses import dataclass
from enum import Enum

from col7a1tools.report.document import Software
from col7a1tools.report.words import Text

SCHEMA_VERSION = "1.0"


class CauseKind(Enum):
    """How a cause is known. Nothing is computed again: only what the records name can tell."""

    NAMED = "named"  # the line itself names what changed
    ONLY = "only"  # of all that the line can rest on, nothing else differs
    ONE_OF = "one of"  # several differ, and the records do not tell which it was
    FOLLOWS = "follows"  # from other lines of this comparison
    NOT_TOLD = "not told"  # nothing differs that the records name


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a line differs.

    Attributes:
        kind: value of ``CauseKind``.
        inputs: ids of ``InputChange``; of a class, those behind the criteria that it follows from.
        also: ids of what differs, too, and may have had a part in it.
        follows: the lines that it follows from: criteria, ``class``, names of variants,
            ``alleles``, ``coverage``.
    """

    kind: str
    inputs: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file, a program or a set of rules as a record names it; empty for what it does not say."""

    name: str
    version: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class InputChange:
    """Something that the records rest on, and that differs.

    Attributes:
        id: name inside this comparison, such as ``source:gnomad``.
        kind: ``software``, ``layout`` (schema version of the record), ``rule_set``, ``overlay``,
            ``reference``, ``source``, ``case_file``, ``sample_file``, ``assembly``, ``pedigree``,
            ``family_files`` or ``reads``.
        before: None where only the newer record names it.
        after: None where only the older one does.
    """

    id: str
    kind: str
    before: Stamp | None
    after: Stamp | None


@dataclass(frozen=True, slots=True)
class Said:
    """What a line says.

    Attributes:
        value: a fixed word or number of the record; empty for a sentence.
        words: a sentence for professionals as the record holds it; None for a fixed word.
    """

    value: str
    words: Text | None = None


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line of a record that differs.

    Attributes:
        line: what it is, such as ``zygosity``, ``finding`` or ``phase``.
        subject: the variant, pair, member or exons that it speaks of; empty for none.
        before: None where the older record has no such line.
        after: None where the newer one has none.
        cause: why.
    """

    line: str
    subject: str
    before: Said | None
    after: Said | None
    cause: Cause


@dataclass(frozen=True, slots=True)
class CriterionState:
    """What became of one ACMG/AMP criterion in one record.

    Attributes:
        label: the code with its strength where that is not the code's own.
        state: ``met``, ``not met``, ``not assessed`` or ``not applicable``.
        strength: applied strength, empty where not met.
        points: signed.
        rule: id of the answer.
        reason: the answer in words, for professionals.
    """

    label: str
    state: str
    strength: str
    points: int
    rule: str
    reason: Text


@dataclass(frozen=True, slots=True)
class CriterionChange:
    """A criterion that differs.

    Attributes:
        criterion: code such as ``PM2``.
        kind: ``added`` (met now, not before), ``removed`` (no longer met), ``strength`` (met in
            both, and weighs otherwise), ``state`` (met in neither, and for another reason) or
            ``evidence`` (the same weight on other evidence).
        before: None where the older record does not hold the criterion.
        after: None where the newer one does not.
        cause: why.
    """

    criterion: str
    kind: str
    before: CriterionState | None
    after: CriterionState | None
    cause: Cause


@dataclass(frozen=True, slots=True)
class VariantState:
    """A variant in one record."""

    name: str
    hgvs_g: str
    hgvs_c: str
    hgvs_p: str
    zygosity: str
    classification: str
    points: int
    criteria: str


@dataclass(frozen=True, slots=True)
class VariantChange:
    """A variant that is in one record only, or that differs.

    Attributes:
        variant: its name, that of the newer record where the two differ.
        kind: ``added``, ``removed`` or ``changed``.
        before: None for one that was added.
        after: None for one that was removed.
        cause: of one that was added or removed, and of a class or points that moved; else None.
        criteria: those that differ, in the ACMG order.
        lines: the other lines that differ: names, call, effect, findings, others' classes.
    """

    variant: str
    kind: str
    before: VariantState | None
    after: VariantState | None
    cause: Cause | None
    criteria: tuple[CriterionChange, ...] = ()
    lines: tuple[LineChange, ...] = ()

    @property
    def class_moved(self) -> bool:
        """Whether both records hold the variant, in another class or with other points."""
        if self.before is None or self.after is None:
            return False
        old, new = self.before, self.after
        return (old.classification, old.points) != (new.classification, new.points)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the record beside the variants, with the lines that differ.

    ``key`` is ``alleles``, ``interpretation``, ``relatives``, ``coverage``, ``case`` or
    ``not_assessed``.
    """

    key: str
    lines: tuple[LineChange, ...]


@dataclass(frozen=True, slots=True)
class Caution:
    """What to mind before the comparison is believed.

    Attributes:
        key: ``redacted``, ``other_name``, ``other_file``, ``nothing_shared`` or ``older_rules``.
        values: what its sentence needs.
    """

    key: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Compared:
    """One of the two records.

    Attributes:
        record: name and SHA-256 of its file, empty where it was not read from one.
        sample: the person's name in the input file.
        file: the input file.
        software: what made it.
        rule_set: its rules.
    """

    record: Stamp
    sample: str
    file: Stamp
    software: Stamp
    rule_set: Stamp


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs between two records.

    Attributes:
        schema_version: of this layout.
        software: what compared them.
        older: the record that was named first.
        newer: the other.
        cautions: what to mind.
        inputs: what the records rest on, where it differs.
        variants: those that differ, from the 5' end of the gene.
        unchanged: names of the variants that do not differ.
        sections: the other parts that differ.
        reworded: how many sentences say the same finding in other words.
    """

    schema_version: str
    software: Software
    older: Compared
    newer: Compared
    cautions: tuple[Caution, ...]
    inputs: tuple[InputChange, ...]
    variants: tuple[VariantChange, ...]
    unchanged: tuple[str, ...]
    sections: tuple[Section, ...]
    reworded: int

    @property
    def empty(self) -> bool:
        """Whether the records say the same and rest on the same."""
        return not (self.inputs or self.variants or self.sections or self.reworded)
