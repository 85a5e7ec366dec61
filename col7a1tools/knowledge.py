"""What a classification rests on beside the reference. Light to import: it loads no rule."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from col7a1tools.model.evidence import NOTHING, OutsideEvidence, SourceStamp
from col7a1tools.model.variant import GeneChange

if TYPE_CHECKING:
    from col7a1tools.classify import RuleSet
    from col7a1tools.model.case_facts import CaseFile
    from col7a1tools.model.file_stamp import FileStamp

EvidenceOf = Callable[[GeneChange], OutsideEvidence]


def no_evidence(change: GeneChange) -> OutsideEvidence:
    """What is known of a change where no outside source is asked."""
    return NOTHING


class Knowledge(NamedTuple):
    """What a classification rests on beside the reference.

    Attributes:
        rules: the rule set; None for the shipped one.
        evidence_of: what outside sources say of a change in its normal form.
        case: what the laboratory knows of the case.
        sources: the registered sources, for outputs that name them.
    """

    rules: "RuleSet | None" = None
    evidence_of: EvidenceOf = no_evidence
    case: "CaseFile | None" = None
    sources: tuple[SourceStamp, ...] = ()

    @property
    def case_stamp(self) -> "FileStamp | None":
        """The case file as outputs name it."""
        return self.case.stamp if self.case else None

    @property
    def reference_only(self) -> bool:
        """Whether the reference alone speaks, so that a table made from it holds the answers."""
        return self.rules is None and self.case is None and self.evidence_of is no_evidence


REFERENCE_ONLY = Knowledge()
