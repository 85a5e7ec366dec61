import pytest
from hypothesis import given
from hypothesis import strategies as st

from col7a1tools.case.quality import unbalanced
from col7a1tools.gene import Gene
from col7a1tools.report.call import describe_call
from tests.report.patients import Call, call, observed


def rules(one: Call, gene: Gene) -> list[str]:
    return [caution.rule for caution in describe_call(observed(one, gene), ()).cautions]


def test_depth_reads_and_share_are_those_of_the_file(gene: Gene) -> None:
    said = describe_call(observed(call("c.6527dup", "0/1", reads=(20, 30)), gene), ())
    assert (said.depth, said.ref_reads, said.alt_reads, said.alt_percent) == (50, 20, 30, 60.0)
    assert (said.genotype, said.zygosity) == ("0/1", "heterozygous")


def test_a_file_without_reads_says_nothing_of_them(gene: Gene) -> None:
    said = describe_call(observed(call("c.6527dup", "0|1", reads=None, quality=None), gene), ())
    assert (said.depth, said.ref_reads, said.alt_reads, said.alt_percent) == (None,) * 4
    assert said.genotype == "0|1"
    assert said.cautions == ()


def test_a_good_call_has_no_caution(gene: Gene) -> None:
    assert rules(call("c.6527dup", "0/1"), gene) == []


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"filters": "LowQual"}, "call.filter"),
        ({"reads": (4, 5)}, "call.few_reads"),
        ({"quality": 12.0}, "call.low_quality"),
        ({"reads": (90, 15)}, "call.unbalanced"),
    ],
)
def test_a_doubtful_call_says_why(fields: dict[str, object], rule: str, gene: Gene) -> None:
    assert rules(call("c.6527dup", "0/1", **fields), gene) == [rule]


def test_the_balance_of_two_variants_of_one_place_is_that_between_them(gene: Gene) -> None:
    both = Call(("c.6127G>A", "c.6127G>C"), "1/2", (0, 30, 30))
    assert rules(both, gene) == []
    assert rules(Call(both.variants, "1/2", (0, 57, 3)), gene) == ["call.unbalanced"]


def test_a_homozygous_call_is_not_called_unbalanced(gene: Gene) -> None:
    assert rules(call("c.6527dup", "1/1", reads=(1, 60)), gene) == []


@pytest.mark.parametrize(
    ("reads", "rules_said"), [((20, 20), True), ((3, 7), True), ((2, 20), False)]
)
def test_a_homozygous_call_whose_reads_fit_one_copy_says_so(
    reads: tuple[int, int], *, rules_said: bool, gene: Gene
) -> None:
    expected = ["call.reads_of_one_copy"] if rules_said else []
    assert rules(call("c.6527dup", "1/1", reads=reads), gene) == expected


def test_a_second_record_of_the_same_change_is_pointed_out(gene: Gene) -> None:
    one = observed(call("c.6527dup", "0/1"), gene)
    cautions = describe_call(one, (one,)).cautions
    assert [caution.rule for caution in cautions] == ["call.several_records"]


@given(st.integers(0, 400), st.integers(0, 400))
def test_balance_is_judged_alike_from_both_sides(ref_reads: int, alt_reads: int) -> None:
    assert unbalanced(ref_reads, alt_reads) == unbalanced(alt_reads, ref_reads)


@pytest.mark.parametrize("deep", [1_034, 20_000, 4_000_000_000])
def test_the_depth_of_amplicons_and_of_nonsense_has_a_balance(deep: int) -> None:
    assert unbalanced(deep, deep // 10)
    assert not unbalanced(deep, deep)


def test_reads_beyond_the_exact_test_are_judged_as_the_exact_test_would() -> None:
    assert unbalanced(141, 60) == unbalanced(140, 59) is True


@given(st.integers(0, 9))
def test_few_reads_are_never_beyond_chance(alt_reads: int) -> None:
    assert not unbalanced(9 - alt_reads, alt_reads)
