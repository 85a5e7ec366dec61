"""ACMG/AMP classification: evidence, points, and the class they add up to."""

from col7a1tools.classify.classify import classify, classify_each
from col7a1tools.classify.rules import RuleSet, load_rules
from col7a1tools.model.criteria import criteria_text, label

__all__ = ["RuleSet", "classify", "classify_each", "criteria_text", "label", "load_rules"]
