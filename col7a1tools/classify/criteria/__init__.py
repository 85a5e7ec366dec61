"""The 28 criteria of ACMG/AMP 2015 (PMID 25741868), one small module for each kind of question."""

from col7a1tools.classify.criteria.criterion import Criterion, SettledCriterion, SuppliedCriterion
from col7a1tools.classify.criteria.de_novo import assess_pm6, assess_ps2
from col7a1tools.classify.criteria.frequency import assess_ba1, assess_bs1, assess_pm2
from col7a1tools.classify.criteria.functional import assess_bs3, assess_ps3
from col7a1tools.classify.criteria.glycine import assess_pm1
from col7a1tools.classify.criteria.length import assess_bp3, assess_pm4
from col7a1tools.classify.criteria.people import (
    assess_bp5,
    assess_bs2,
    assess_bs4,
    assess_pp1,
    assess_pp4,
    assess_ps4,
)
from col7a1tools.classify.criteria.prediction import assess_bp4, assess_pp3
from col7a1tools.classify.criteria.published import assess_pm5, assess_ps1
from col7a1tools.classify.criteria.second_allele import assess_bp2, assess_pm3
from col7a1tools.classify.criteria.silent import assess_bp7

CRITERIA: tuple[Criterion | SettledCriterion | SuppliedCriterion, ...] = (
    Criterion("PVS1", lambda subject: subject.null),
    Criterion("PS1", assess_ps1),
    SuppliedCriterion("PS2", assess_ps2, "needs_parents"),
    SuppliedCriterion("PS3", assess_ps3, "needs_functional_study"),
    SuppliedCriterion("PS4", assess_ps4, "needs_affected_carriers"),
    Criterion("PM1", assess_pm1),
    SuppliedCriterion("PM2", assess_pm2, "needs_frequency"),
    SuppliedCriterion("PM3", assess_pm3, "needs_second_allele"),
    Criterion("PM4", assess_pm4),
    Criterion("PM5", assess_pm5),
    SuppliedCriterion("PM6", assess_pm6, "needs_parents"),
    SuppliedCriterion("PP1", assess_pp1, "needs_segregation"),
    SettledCriterion("PP2", "needs_constraint"),
    Criterion("PP3", assess_pp3),
    SuppliedCriterion("PP4", assess_pp4, "needs_phenotype"),
    SettledCriterion("PP5", "not_for_use"),
    Criterion("BA1", assess_ba1),
    Criterion("BS1", assess_bs1),
    SuppliedCriterion("BS2", assess_bs2, "needs_healthy_carriers"),
    SuppliedCriterion("BS3", assess_bs3, "needs_functional_study"),
    SuppliedCriterion("BS4", assess_bs4, "needs_segregation"),
    SettledCriterion("BP1", "missense_causes_disease"),
    SuppliedCriterion("BP2", assess_bp2, "needs_second_allele"),
    Criterion("BP3", assess_bp3),
    Criterion("BP4", assess_bp4),
    SuppliedCriterion("BP5", assess_bp5, "needs_other_cause"),
    SettledCriterion("BP6", "not_for_use"),
    Criterion("BP7", assess_bp7),
)

__all__ = ["CRITERIA", "Criterion", "SettledCriterion", "SuppliedCriterion"]
