"""The rule set as data."""

import hashlib
import re
import tomllib

import pytest

from col7a1tools.classify.criteria import CRITERIA, Criterion
from col7a1tools.classify.null_splice import ONE_STEP_LOWER
from col7a1tools.classify.rules import RULES_FILE, load_rules, read_rules
from col7a1tools.gene import Gene
from col7a1tools.gene.reference_files import read_reference_bytes
from col7a1tools.model.classification import State, Strength, Verdict
from col7a1tools.report.sentences import sentences

FIELDS = re.compile(r"\{(\w+)\}")

ACMG_ORDER = [
    *("PVS1", "PS1", "PS2", "PS3", "PS4"),
    *("PM1", "PM2", "PM3", "PM4", "PM5", "PM6"),
    *("PP1", "PP2", "PP3", "PP4", "PP5"),
    *("BA1", "BS1", "BS2", "BS3", "BS4"),
    *("BP1", "BP2", "BP3", "BP4", "BP5", "BP6", "BP7"),
]


def test_the_28_criteria_stand_in_the_acmg_order() -> None:
    assert [criterion.code for criterion in CRITERIA] == ACMG_ORDER


def test_every_criterion_has_rules_and_every_rule_a_criterion() -> None:
    assert {criterion for criterion, _ in load_rules().rules} == set(ACMG_ORDER)


def test_every_rule_cites_a_source_that_the_citations_hold() -> None:
    citations = tomllib.loads(read_reference_bytes("citations.toml").decode())
    rules = load_rules()
    for rule in rules.rules.values():
        assert rule.sources, rule.finding
        assert set(rule.sources) <= set(citations), rule.finding
    for region in rules.null.critical_regions:
        assert set(region.sources) <= set(citations)
    for keys in rules.null.dispensable_sources.values():
        assert set(keys) <= set(citations)


def test_met_rules_have_a_strength_and_unassessed_ones_say_what_they_lack() -> None:
    rules = load_rules()
    for rule in rules.rules.values():
        assert (rule.strength is not None) == (rule.state is State.MET), rule.finding
        assert bool(rule.lacks) == (rule.state is State.NOT_ASSESSED), rule.finding
        if rule.lacks:
            assert rule.lacks in rules.lacks


def test_points_follow_strength_and_direction() -> None:
    worth = {
        Strength.STAND_ALONE: 0,
        Strength.VERY_STRONG: 8,
        Strength.STRONG: 4,
        Strength.MODERATE: 2,
        Strength.SUPPORTING: 1,
    }
    for rule in load_rules().rules.values():
        expected = worth[rule.strength] if rule.strength else 0
        assert rule.points == (-expected if rule.criterion.startswith("B") else expected)


def test_settled_criteria_add_no_points() -> None:
    rules = load_rules()
    for criterion in CRITERIA:
        if not isinstance(criterion, Criterion):
            assert rules.evidence(criterion.code, criterion.rule).points == 0


@pytest.mark.parametrize(
    ("points", "verdict"),
    [
        (18, Verdict.PATHOGENIC),
        (10, Verdict.PATHOGENIC),
        (9, Verdict.LIKELY_PATHOGENIC),
        (6, Verdict.LIKELY_PATHOGENIC),
        (5, Verdict.UNCERTAIN),
        (0, Verdict.UNCERTAIN),
        (-1, Verdict.LIKELY_BENIGN),
        (-6, Verdict.LIKELY_BENIGN),
        (-7, Verdict.BENIGN),
        (-12, Verdict.BENIGN),
    ],
)
def test_classes_begin_where_tavtigian_2020_puts_them(points: int, verdict: Verdict) -> None:
    assert load_rules().verdict(points, ()) is verdict


def test_stand_alone_evidence_makes_a_variant_benign_whatever_the_points() -> None:
    rules = load_rules()
    met = rules.evidence("BA1", "needs_frequency")._replace(
        state=State.MET, strength=Strength.STAND_ALONE
    )
    assert rules.verdict(8, [met]) is Verdict.BENIGN


def test_the_checksum_is_that_of_the_file() -> None:
    content = read_reference_bytes(RULES_FILE)
    rules = load_rules()
    assert rules.sha256 == hashlib.sha256(content).hexdigest()
    assert rules.version


def test_an_answer_keeps_the_sources_of_its_rule_before_those_of_the_variant() -> None:
    rules = load_rules()
    values: dict[str, str | int] = {"variants": "c.6127G>A"}
    evidence = rules.evidence("PS1", "same_residue_change", values, ("nordal_2001",))
    assert evidence.reason.sources == ("acmg_amp_2015", "enigma_2024", "nordal_2001")


def test_a_rule_set_with_other_points_counts_by_them() -> None:
    table = tomllib.loads(read_reference_bytes(RULES_FILE).decode())
    table["points"]["Supporting"] = 3
    rules = read_rules(table, "")
    assert rules.evidence("BP7", "synonymous").points == -3


def test_critical_regions_and_dispensable_exons_exist_in_the_gene(gene: Gene) -> None:
    null = load_rules().null
    keys = {region.key for region in gene.protein.regions}
    assert {critical.region for critical in null.critical_regions} <= keys
    numbers = {exon.number for exon in gene.transcript.exons}
    assert null.dispensable_exons <= numbers


def test_every_end_of_the_pvs1_tree_has_a_rule() -> None:
    rules = load_rules().rules
    for weight in ("critical", "large", "small"):
        assert ("PVS1", f"decay_escaped_{weight}") in rules
        for frame in ("in_frame", "escaped"):
            branch = f"exon_loss_{frame}_{weight}"
            stronger, weaker = rules["PVS1", branch], rules["PVS1", ONE_STEP_LOWER[branch]]
            assert stronger.points == 2 * weaker.points
    stronger = rules["PVS1", "exon_loss_frameshift"]
    assert stronger.points == 2 * rules["PVS1", ONE_STEP_LOWER["exon_loss_frameshift"]].points


def test_every_rule_has_its_sentence_in_both_languages() -> None:
    worded = sentences()
    for rule in load_rules().rules.values():
        sentence = worded[rule.finding]
        assert sentence.clinician.en, rule.finding
        assert sentence.clinician.es, rule.finding
        assert set(FIELDS.findall(sentence.clinician.en)) == set(
            FIELDS.findall(sentence.clinician.es)
        )
