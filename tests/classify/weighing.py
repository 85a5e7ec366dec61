"""Invented evidence in the form that sources give it, and one criterion's answer to it."""

from dataclasses import dataclass

from col7a1tools.annotate.annotate import annotate_change
from col7a1tools.classify import RuleSet, classify
from col7a1tools.gene import Gene
from col7a1tools.model.case_facts import NO_FACTS, CaseFacts
from col7a1tools.model.classification import Classification, Evidence
from col7a1tools.model.evidence import (
    NOTHING,
    OutsideEvidence,
    PopulationFrequency,
    Prediction,
    SourceStamp,
)
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.parse import parse_description

GNOMAD = SourceStamp("gnomad", "v4.1", "0" * 64)
SCORES = SourceStamp("revel", "1.3", "1" * 64)
REFERENCE = "laboratory notebook 12"


@dataclass(frozen=True)
class Weigh:
    """Classifies a variant with evidence and facts."""

    gene: Gene

    def all(
        self,
        name: str,
        outside: OutsideEvidence = NOTHING,
        case: CaseFacts = NO_FACTS,
        rules: RuleSet | None = None,
    ) -> Classification:
        """The whole classification."""
        change = parse_description(name, self.gene).alleles[0].variants[0].change
        assert isinstance(change, GeneChange)
        return classify(annotate_change(self.gene, change), self.gene, rules, outside, case)

    def one(
        self,
        criterion: str,
        name: str,
        outside: OutsideEvidence = NOTHING,
        case: CaseFacts = NO_FACTS,
        rules: RuleSet | None = None,
    ) -> Evidence:
        """The answer of one criterion."""
        evidence = self.all(name, outside, case, rules).evidence
        return next(item for item in evidence if item.criterion == criterion)


def answer_id(evidence: Evidence) -> str:
    """The id of the answer within its criterion."""
    return evidence.reason.rule.rpartition(".")[2]


def seen(frequency: float | None, count: int = 5, number: int = 100_000) -> OutsideEvidence:
    """A population database that saw the allele."""
    by = PopulationFrequency(GNOMAD, count, number, 0, frequency, "nfe" if frequency else "")
    return OutsideEvidence(asked=(GNOMAD,), frequencies=(by,))


def scored(*scores: tuple[str, float]) -> OutsideEvidence:
    """Predictors with their scores."""
    predictions = tuple(Prediction(SCORES, tool, score) for tool, score in scores)
    return OutsideEvidence(asked=(SCORES,), predictions=predictions)


def together(one: OutsideEvidence, other: OutsideEvidence) -> OutsideEvidence:
    """What both say."""
    return one._replace(
        asked=one.asked + other.asked,
        frequencies=one.frequencies + other.frequencies,
        predictions=one.predictions + other.predictions,
    )
