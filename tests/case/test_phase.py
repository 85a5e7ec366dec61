from hypothesis import given
from hypothesis import strategies as st

from col7a1tools.case.phase import Phase, phase_of_pair
from col7a1tools.gene import Gene, load_gene
from tests.report.patients import Call, call, observed

ONE, OTHER = "c.6527dup", "c.1732C>T"


def phase(first: Call, second: Call, gene: Gene) -> tuple[Phase, str]:
    return phase_of_pair(observed(first, gene), observed(second, gene))[:2]


def test_two_unphased_heterozygous_variants_are_of_unknown_phase(gene: Gene) -> None:
    assert phase(call(ONE, "0/1"), call(OTHER, "0/1"), gene) == (Phase.UNKNOWN, "phase.not_phased")


def test_one_phase_set_tells_cis_from_trans(gene: Gene) -> None:
    one = call(ONE, "0|1", phase_set=9)
    assert phase(one, call(OTHER, "1|0", phase_set=9), gene) == (Phase.TRANS, "phase.phase_set")
    assert phase(one, call(OTHER, "0|1", phase_set=9), gene) == (Phase.CIS, "phase.phase_set")


def test_phased_genotypes_without_a_set_are_one_set(gene: Gene) -> None:
    expected = (Phase.TRANS, "phase.phased_without_set")
    assert phase(call(ONE, "0|1"), call(OTHER, "1|0"), gene) == expected


def test_different_phase_sets_say_nothing_of_each_other(gene: Gene) -> None:
    expected = (Phase.UNKNOWN, "phase.different_sets")
    one = call(ONE, "0|1", phase_set=9)
    assert phase(one, call(OTHER, "1|0", phase_set=10), gene) == expected
    assert phase(one, call(OTHER, "1|0"), gene) == expected


def test_one_phased_genotype_does_not_phase_the_other(gene: Gene) -> None:
    assert phase(call(ONE, "0|1"), call(OTHER, "0/1"), gene)[0] is Phase.UNKNOWN


def test_a_half_called_genotype_is_not_phased(gene: Gene) -> None:
    assert phase(call(ONE, ".|1"), call(OTHER, "0|1"), gene)[0] is Phase.UNKNOWN


def test_two_alts_in_one_genotype_are_in_trans(gene: Gene) -> None:
    both = Call(("c.6127G>A", "c.6127G>C"), "1/2", (0, 30, 30))
    pair = observed(both, gene, 1), observed(both, gene, 2)
    assert phase_of_pair(*pair)[:2] == (Phase.TRANS, "phase.one_genotype")


def test_a_variant_beside_a_spanning_deletion_is_in_trans_with_that_deletion(gene: Gene) -> None:
    inner = Call(("c.6190G>A", "*"), "1/2", (0, 30, 30))
    deletion = call("c.6189_6206del", "0/1")
    assert phase(inner, deletion, gene) == (Phase.TRANS, "phase.spanning_deletion")
    elsewhere = call("c.1006_1007del", "0/1")
    assert phase(inner, elsewhere, gene)[0] is Phase.UNKNOWN


def test_a_homozygous_variant_is_on_both_copies(gene: Gene) -> None:
    expected = (Phase.HOMOZYGOUS, "phase.homozygous")
    assert phase(call(ONE, "1/1"), call(OTHER, "0/1"), gene) == expected


allele = st.sampled_from(["0", "1", "."])
genotypes = st.builds(
    lambda a, b, separator: f"{a}{separator}{b}", allele, allele, st.sampled_from("|/")
).filter(lambda text: "1" in text)
phase_sets = st.sampled_from([None, 5, 6])


@given(genotypes, genotypes, phase_sets, phase_sets)
def test_cis_and_trans_are_said_only_of_full_calls_phased_in_one_set(
    first: str, second: str, set_1: int | None, set_2: int | None
) -> None:
    gene = load_gene()
    one = observed(call(ONE, first, phase_set=set_1), gene)
    other = observed(call(OTHER, second, phase_set=set_2), gene)
    said = phase_of_pair(one, other)
    assert said == phase_of_pair(other, one)
    if said[0] in (Phase.CIS, Phase.TRANS):
        assert "|" in first
        assert "|" in second
        assert set_1 == set_2
        assert "." not in first + second
        assert (first == second) is (said[0] is Phase.CIS)
