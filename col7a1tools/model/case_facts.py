"""What a laboratory knows of a case, before any criterion weighs it.

Every fact carries the reference text that the laboratory gives for it.
"""

from enum import Enum
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from col7a1tools.model.claim import Claim
from col7a1tools.model.variant import GeneChange, StructuralChange

if TYPE_CHECKING:
    from col7a1tools.model.file_stamp import FileStamp

SomeChange = GeneChange | StructuralChange


class Mapping(Enum):
    """Where immunofluorescence mapping or electron microscopy sees the cleavage of the skin."""

    BELOW_LAMINA_DENSA = "below lamina densa"
    OTHER_LEVEL = "other level"
    NOT_DONE = "not done"
    INCONCLUSIVE = "inconclusive"


class SecondAllele(Enum):
    """The class of the variant on the other copy."""

    PATHOGENIC = "pathogenic"
    LIKELY_PATHOGENIC = "likely pathogenic"
    UNCERTAIN = "uncertain"


class AllelePhase(Enum):
    """How the second variant lies to the first."""

    TRANS = "trans"
    UNKNOWN = "unknown"
    HOMOZYGOUS = "homozygous"


class Specificity(Enum):
    """How far the phenotype of a person with a de novo change points to the gene (ClinGen SVI)."""

    SPECIFIC = "specific"
    CONSISTENT = "consistent"
    HETEROGENEOUS = "heterogeneous"


class RnaOutcome(Enum):
    """What an RNA study of the allele shows."""

    NORMAL = "normal"
    FRAMESHIFT = "frameshift"
    IN_FRAME_CRITICAL = "in-frame critical"
    IN_FRAME_SMALL = "in-frame small"


class FunctionalOutcome(Enum):
    """What a study of function shows."""

    DAMAGING = "damaging"
    NORMAL = "normal"
    INCONCLUSIVE = "inconclusive"


class StudyStrength(Enum):
    """How strongly the controls of a functional study let it speak (Brnich 2019)."""

    SUPPORTING = "supporting"
    MODERATE = "moderate"
    STRONG = "strong"


class BesidePhase(Enum):
    """On which copy a pathogenic variant was found beside this one."""

    CIS = "cis"
    TRANS = "trans"


class Phenotype(NamedTuple):
    """Findings in the person (PP4); ``method`` names how the cleavage was mapped.

    A finding is free text, or a term of the Human Phenotype Ontology with its label,
    ``HP:0008066 Abnormal blistering of the skin``.
    """

    findings: tuple[str, ...]
    mapping: Mapping
    method: str
    reference: str


class AffectedProband(NamedTuple):
    """One affected person with this variant and a second one (PM3).

    Attributes:
        other: the second variant; empty for a homozygous person.
        other_class: its class; without meaning for a homozygous person.
        phase: how the two lie.
        reference: who says so.
    """

    other: str
    other_class: SecondAllele
    phase: AllelePhase
    reference: str


class DeNovo(NamedTuple):
    """One affected person whose parents were tested (PS2, PM6).

    Attributes:
        inherited: True where a parent carries it.
        confirmed: whether both parents were confirmed as such.
        phenotype: how specific the phenotype is.
        reference: who says so.
    """

    inherited: bool
    confirmed: bool
    phenotype: Specificity
    reference: str


class Segregation(NamedTuple):
    """Segregation in families (PP1, BS4).

    Attributes:
        meioses: informative meioses in which variant and disease go together.
        affected_without: affected relatives who lack the variant.
        reference: who says so.
    """

    meioses: int
    affected_without: int
    reference: str


class AffectedCarriers(NamedTuple):
    """Unrelated affected carriers (PS4).

    Attributes:
        number: of carriers.
        odds_ratio: of a case-control study, None without one.
        lowest: lower end of its 95% confidence interval.
        reference: who says so.
    """

    number: int
    odds_ratio: float | None
    lowest: float | None
    reference: str


class HealthyCarriers(NamedTuple):
    """Healthy adult carriers (BS2), and whether skin and nails were examined."""

    number: int
    examined: bool
    reference: str


class RnaStudy(NamedTuple):
    """An RNA study; ``complete`` where the allele makes no normal message (or only such)."""

    outcome: RnaOutcome
    complete: bool
    reference: str


class FunctionalStudy(NamedTuple):
    """A study of function beyond RNA, with the strength that its controls allow."""

    outcome: FunctionalOutcome
    strength: StudyStrength
    reference: str


class FoundBeside(NamedTuple):
    """A pathogenic variant found in the same person (BP2).

    Attributes:
        other: that variant.
        phase: in trans it is one of dominant disease.
        reference: who says so.
    """

    other: str
    phase: BesidePhase
    reference: str


class OtherCause(NamedTuple):
    """Another molecular cause that explains the disease (BP5)."""

    cause: str
    reference: str


class CaseFacts(NamedTuple):
    """All that a laboratory states about one variant in its case.

    Attributes:
        claim: recessive disease where it does not say.
    """

    claim: Claim = Claim.RECESSIVE
    phenotype: Phenotype | None = None
    probands: tuple[AffectedProband, ...] = ()
    de_novo: tuple[DeNovo, ...] = ()
    segregation: Segregation | None = None
    affected_carriers: AffectedCarriers | None = None
    healthy_carriers: HealthyCarriers | None = None
    rna: RnaStudy | None = None
    functional: FunctionalStudy | None = None
    beside: FoundBeside | None = None
    other_cause: OtherCause | None = None


NO_FACTS = CaseFacts()


class CaseFile(NamedTuple):
    """A case file that was read.

    Attributes:
        path: as the user gave it.
        sha256: checksum of the content.
        general: claim and phenotype, which hold for every variant of the person.
        facts: of the variants that the file names, each in its normal form.
    """

    path: str
    sha256: str
    general: CaseFacts
    facts: dict[SomeChange, CaseFacts]

    @property
    def findings(self) -> tuple[str, ...]:
        """Findings in the person."""
        return self.general.phenotype.findings if self.general.phenotype else ()

    @property
    def stamp(self) -> "FileStamp":
        """The file as outputs name it."""
        from col7a1tools.model.file_stamp import (  # noqa: PLC0415 - only where there is a file
            FileStamp,
        )

        return FileStamp(PurePath(self.path).name, self.sha256)

    def of(self, change: SomeChange) -> CaseFacts:
        """What is known of a change in its normal form."""
        return self.facts.get(change, self.general)
