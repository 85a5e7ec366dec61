"""The 28 criteria of ACMG/AMP 2015 (PMID 25741868), one small module for each kind of question."""

from col7a1tools.classify.criteria.criterion import Criterion, SettledCriterion
from col7a1tools.classify.criteria.glycine import assess_pm1
from col7a1tools.classify.criteria.length import assess_bp3, assess_pm4
from col7a1tools.classify.criteria.published import assess_pm5, assess_ps1
from col7a1tools.classify.criteria.silent import assess_bp7
from col7a1tools.classify.criteria.splice_check import assess_bp4, assess_pp3

CRITERIA: tuple[Criterion | SettledCriterion, ...] = (
    Criterion("PVS1", lambda subject: subject.null),
    Criterion("PS1", assess_ps1),
    SettledCriterion("PS2", "needs_parents"),
    SettledCriterion("PS3", "needs_functional_study"),
    SettledCriterion("PS4", "needs_affected_carriers"),
    Criterion("PM1", assess_pm1),
    SettledCriterion("PM2", "needs_frequency"),
    SettledCriterion("PM3", "needs_second_allele"),
    Criterion("PM4", assess_pm4),
    Criterion("PM5", assess_pm5),
    SettledCriterion("PM6", "needs_parents"),
    SettledCriterion("PP1", "needs_segregation"),
    SettledCriterion("PP2", "needs_constraint"),
    Criterion("PP3", assess_pp3),
    SettledCriterion("PP4", "needs_phenotype"),
    SettledCriterion("PP5", "not_for_use"),
    SettledCriterion("BA1", "needs_frequency"),
    SettledCriterion("BS1", "needs_frequency"),
    SettledCriterion("BS2", "needs_healthy_carriers"),
    SettledCriterion("BS3", "needs_functional_study"),
    SettledCriterion("BS4", "needs_segregation"),
    SettledCriterion("BP1", "missense_causes_disease"),
    SettledCriterion("BP2", "needs_second_allele"),
    Criterion("BP3", assess_bp3),
    Criterion("BP4", assess_bp4),
    SettledCriterion("BP5", "needs_other_cause"),
    SettledCriterion("BP6", "not_for_use"),
    Criterion("BP7", assess_bp7),
)

__all__ = ["CRITERIA", "Criterion", "SettledCriterion"]
