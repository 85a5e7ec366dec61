"""A laboratory's rules over the shipped ones."""

from pathlib import Path

import pytest

from col7a1tools.classify import load_rules
from col7a1tools.classify.overlay import load_overlaid_rules
from col7a1tools.classify.rules import RuleSet
from col7a1tools.errors import InputError
from col7a1tools.model.classification import Strength
from tests.classify.weighing import Weigh, seen

HEAD = 'name = "Our laboratory"\nversion = "3"\n'


def laid(folder: Path, text: str, head: str = HEAD) -> RuleSet:
    path = folder / "rules.toml"
    path.write_text(head + text, encoding="utf-8")
    return load_overlaid_rules(str(path))


def test_a_file_without_changes_weighs_as_the_shipped_rules_under_its_own_name(
    tmp_path: Path,
) -> None:
    rules, shipped = laid(tmp_path, ""), load_rules()
    assert rules.rules == shipped.rules
    assert rules.frequency == shipped.frequency
    assert rules.version == f"{shipped.version}+3"
    assert rules.name == f"{shipped.name}, Our laboratory"
    assert rules.sha256 != shipped.sha256


def test_the_checksum_follows_the_laboratorys_file(tmp_path: Path) -> None:
    first, again = laid(tmp_path, ""), laid(tmp_path, "")
    assert first.sha256 == again.sha256
    assert laid(tmp_path, "# a comment\n").sha256 != first.sha256


def test_a_changed_strength_counts_and_names_the_laboratory(tmp_path: Path, weigh: Weigh) -> None:
    rules = laid(
        tmp_path,
        '[[rule]]\ncriterion = "PM2"\nid = "rare"\nstrength = "Moderate"\n',
    )
    answer = weigh.one("PM2", "c.3785T>C", seen(1e-6), rules=rules)
    assert answer.strength is Strength.MODERATE
    assert "Our laboratory 3" in answer.reason.sources


def test_numbers_and_founders_can_be_laid_over(tmp_path: Path, weigh: Weigh) -> None:
    rules = laid(
        tmp_path,
        "[frequency.recessive.bs1]\nprevalence = 3.05e-6\n"
        '[[frequency.founder]]\ncoding = "c.5820G>A"\nsources = ["our cohort"]\n'
        "[case.segregation]\nSupporting = 3\n",
    )
    assert weigh.one("BS1", "c.3785T>C", seen(5e-4), rules=rules).points == -4
    assert weigh.one("BS1", "c.3785T>C", seen(5e-4)).points == 0
    assert weigh.one("BS1", "c.5820G>A", seen(5e-4), rules=rules).points == 0
    assert dict(rules.case.segregation)[Strength.SUPPORTING] == 3


@pytest.mark.parametrize("written", ["c.6527dup", "6527insC", "NM_000094.4:c.6527dupC"])
def test_a_founder_may_be_written_in_any_notation(written: str, tmp_path: Path) -> None:
    row = f'[[frequency.founder]]\ncoding = "{written}"\nsources = ["our cohort"]\n'
    assert laid(tmp_path, row).frequency.founders["c.6527dup"] == ("our cohort",)


def test_a_criterion_may_not_be_weighed_against_itself(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"PM2 would hold up to .*, BS1 above"):
        laid(tmp_path, "[frequency.recessive.bs1]\nprevalence = 1e-6\n")
    with pytest.raises(InputError, match="one score of REVEL would meet PP3 and BP4"):
        laid(tmp_path, "[predictor.REVEL.benign]\nSupporting = 0.7\n")


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("[frequency]\nsurprise = 1\n", 4, "rules.key"),
        ('[predictor]\nmissense = "SIFT"\n', 4, "rules.value"),
        ("[frequency.recessive.bs1]\nprevalence = 2.0\n", 4, "rules.value"),
        ('[frequency.recessive.bs1]\nprevalence = "rare"\n', 4, "rules.value"),
        ("[frequency.recessive.bs1]\npenetrance = 0\n", 4, "rules.value"),
        ("[points]\nStrong = -4\n", 4, "rules.value"),
        ("[points]\nStrong = 4.5\n", 4, "rules.value"),
        ("[predictor.REVEL.pathogenic]\nStrong = nan\n", 4, "rules.value"),
        ("[classes]\nPathogenic = 5\n", 3, "rules.value"),
        ("[points]\nStrong = 8\n", 3, "rules.value"),
        ("[points]\nSupporting = 0\n", 3, "rules.value"),
        ("[frequency.recessive.bs1]\nprevalence = 1e-6\n", 3, "rules.value"),
        ("[frequency.recessive.bs1]\nallelic_contribution = 1\nprevalence = 1\n", 3, "rules.value"),
        ("[frequency]\ncommon_share = 5.0\n", 4, "rules.value"),
        ("[predictor.REVEL.benign]\nSupporting = 0.7\n", 3, "rules.value"),
        ("[predictor.REVEL.pathogenic]\nSupporting = 0.8\n", 3, "rules.value"),
        ("[predictor.SpliceAI]\naffected = 0.1\n", 3, "rules.value"),
        ("[case.segregation]\nSupporting = 4\n", 3, "rules.value"),
        ('[[rule]]\ncriterion = "PM2"\nid = "rare"\nstrength = "Stand-alone"\n', 6, "rules.value"),
        ('[[frequency.founder]]\ncoding = "c.1G>A"\nsources = ["x"]\n', 4, "rules.value"),
        ('[[frequency.founder]]\ncoding = "c.[5A>G;9del]"\nsources = ["x"]\n', 4, "rules.value"),
        ('[[rule]]\ncriterion = "PM2"\nid = "none such"\n', 3, "rules.key"),
        ('[[rule]]\ncriterion = "PM2"\nid = "rare"\nstate = "met"\n', 6, "rules.key"),
        (
            '[[rule]]\ncriterion = "PM2"\nid = "not_rare"\nstrength = "Strong"\n',
            6,
            "rules.value",
        ),
        ('[[rule]]\ncriterion = "PM2"\nid = "rare"\nstrength = "Huge"\n', 6, "rules.value"),
        ('[[frequency.founder]]\ncoding = "c.1A>G"\n', 3, "rules.key"),
        ("[pvs1\n", 3, "toml.syntax"),
    ],
)
def test_a_fault_is_named_with_its_line(text: str, line: int, code: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        laid(tmp_path, text)
    assert caught.value.code == code
    assert caught.value.place is not None
    assert caught.value.place.line == line


def test_a_file_must_have_a_name_and_a_version(tmp_path: Path) -> None:
    for head in ('version = "1"\n', 'name = "x"\n', 'name = ""\nversion = "1"\n'):
        with pytest.raises(InputError, match=r"the rules lack a (name|version)"):
            laid(tmp_path, "", head)


def test_the_example_of_the_documentation_is_read(tmp_path: Path) -> None:
    page = Path(__file__).parents[2] / "docs" / "rules.md"
    example = page.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
    rules = laid(tmp_path, example, head="")
    assert rules.predictor.missense == "BayesDel"
    assert rules.rules["PP4", "cleavage_below_lamina_densa"].strength is Strength.MODERATE


def test_the_limits_of_the_documentation_are_those_of_the_rules() -> None:
    page = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
    for limit in load_rules().frequency.limits.values():
        if (limit.claim.value, limit.allelic_contribution) != ("dominant", 1.0):
            mantissa, exponent = f"{limit.frequency:.2e}".split("e")
            assert f"{mantissa}e{int(exponent)}" in page
