"""The 28 criteria of ACMG/AMP 2015 (PMID 25741868), one small module for each kind of question."""

from col7a1tools.classify.criteria.criterion import Criterion, SettledCriterion
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

CRITERIA: tuple[Criterion | SettledCriterion, ...] = (
    Criterion("PVS1", lambda subject: subject.null),
    Criterion("PS1", assess_ps1),
    Criterion("PS2", assess_ps2),
    Criterion("PS3", assess_ps3),
    Criterion("PS4", assess_ps4),
    Criterion("PM1", assess_pm1),
    Criterion("PM2", assess_pm2),
    Criterion("PM3", assess_pm3),
    Criterion("PM4", assess_pm4),
    Criterion("PM5", assess_pm5),
    Criterion("PM6", assess_pm6),
    Criterion("PP1", assess_pp1),
    SettledCriterion("PP2", "needs_constraint"),
    Criterion("PP3", assess_pp3),
    Criterion("PP4", assess_pp4),
    SettledCriterion("PP5", "not_for_use"),
    Criterion("BA1", assess_ba1),
    Criterion("BS1", assess_bs1),
    Criterion("BS2", assess_bs2),
    Criterion("BS3", assess_bs3),
    Criterion("BS4", assess_bs4),
    SettledCriterion("BP1", "missense_causes_disease"),
    Criterion("BP2", assess_bp2),
    Criterion("BP3", assess_bp3),
    Criterion("BP4", assess_bp4),
    Criterion("BP5", assess_bp5),
    SettledCriterion("BP6", "not_for_use"),
    Criterion("BP7", assess_bp7),
)

__all__ = ["CRITERIA", "Criterion", "SettledCriterion"]
