import random

import pytest

from col7a1tools.reads.donor_share import InformativeSite, donor_share


def site(reads: int, depth: int, copies: int = 1, error: float = 2e-4) -> InformativeSite:
    return InformativeSite(f"site {reads}/{depth}", reads, depth, copies, error)


def test_one_site_gives_twice_the_share_of_reads_of_a_heterozygous_donor() -> None:
    pooled = donor_share([site(25, 1000, error=0.0)])
    assert pooled is not None
    assert pooled.share == pytest.approx(0.05, rel=1e-3)
    assert pooled.interval[0] < 0.05 < pooled.interval[1]


def test_a_homozygous_donor_gives_the_share_itself() -> None:
    pooled = donor_share([site(50, 1000, copies=2, error=0.0)])
    assert pooled is not None
    assert pooled.share == pytest.approx(0.05, rel=1e-3)


def test_more_sites_narrow_the_interval() -> None:
    one, four = donor_share([site(5, 200)]), donor_share([site(5, 200)] * 4)
    assert one is not None
    assert four is not None
    assert four.interval[1] - four.interval[0] < one.interval[1] - one.interval[0]
    assert four.smallest_detectable is not None
    assert one.smallest_detectable is not None
    assert four.smallest_detectable < one.smallest_detectable


def test_reads_that_errors_explain_are_no_donor() -> None:
    pooled = donor_share([site(1, 1000, error=1e-3)] * 3)
    assert pooled is not None
    assert not pooled.detected
    assert pooled.interval[0] == 0


def test_no_donor_read_still_leaves_a_share_possible() -> None:
    pooled = donor_share([site(0, 300)])
    assert pooled is not None
    assert pooled.share == pytest.approx(0, abs=1e-9)
    assert pooled.interval[1] == pytest.approx(2 * (1 - 0.025 ** (1 / 300)), rel=1e-3)


def test_without_reads_at_any_site_nothing_is_said() -> None:
    assert donor_share([site(0, 0)]) is None
    assert donor_share([]) is None


def test_all_reads_the_donors_is_a_whole_donor() -> None:
    pooled = donor_share([site(300, 300, copies=2)])
    assert pooled is not None
    assert pooled.share == pytest.approx(1)


def test_a_site_so_shallow_that_no_donor_could_be_seen_says_so() -> None:
    pooled = donor_share([site(0, 1, error=0.05)])
    assert pooled is not None
    assert pooled.smallest_detectable is None


@pytest.mark.parametrize("share", [0.0, 0.02, 0.1])
def test_the_interval_holds_the_true_share_nineteen_times_in_twenty(share: float) -> None:
    draw = random.Random(11)
    held = 0
    for _ in range(400):
        sites = []
        for copies in (1, 1, 2, 1, 1):
            error = 2e-4
            rate = share * copies / 2 * (1 - error) + (1 - share * copies / 2) * error
            sites.append(site(sum(draw.random() < rate for _ in range(150)), 150, copies, error))
        pooled = donor_share(sites)
        assert pooled is not None
        held += pooled.interval[0] <= share <= pooled.interval[1]
    assert held / 400 >= 0.93
