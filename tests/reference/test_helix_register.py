"""The rule of the register on made-up chains, where the answer is known by construction."""

from hypothesis import given
from hypothesis import strategies as st

from reference.maker.helix import helix_runs, interruptions, register

OTHERS = "ADEKLPRSTV"
TRIPLET = st.text(OTHERS, min_size=2, max_size=2).map(lambda xy: "G" + xy)
RUN = st.lists(TRIPLET, min_size=3, max_size=8).map("".join)
BREAK = st.text(OTHERS, min_size=1, max_size=12)


@given(st.lists(st.tuples(BREAK, RUN), min_size=1, max_size=6), BREAK)
def test_runs_between_stretches_without_glycine_are_found(
    parts: list[tuple[str, str]], tail: str
) -> None:
    chain, expected = "", []
    for gap, run in parts:
        chain += gap
        expected.append((len(chain), len(chain) + len(run)))
        chain += run
    assert helix_runs(chain + tail) == expected


@given(st.text(OTHERS + "G" * 10, max_size=200))
def test_every_residue_from_the_first_run_to_the_last_has_one_role(chain: str) -> None:
    runs = helix_runs(chain)
    roles = dict(register(chain))
    expected = range(runs[0][0], runs[-1][1]) if runs else range(0)
    assert list(roles) == list(expected)
    assert all(chain[index] == "G" for index, role in roles.items() if role == "1")
    assert all(end - start >= 9 and (end - start) % 3 == 0 for start, end in runs)
    between = {i for start, end in interruptions(chain) for i in range(start, end)}
    assert between == {index for index, role in roles.items() if role == "interruption"}


def test_two_triplets_are_no_helix() -> None:
    assert helix_runs("AAGPPGPPAA") == []
    assert helix_runs("AAGPPGPPGPPAA") == [(2, 11)]


def test_a_glycine_between_two_runs_opens_the_later_one() -> None:
    """As at Gly1899: GPP GPP GPP GQ GFP GVP GGT, not ... GQG FP GVP."""
    assert interruptions("GPPGPPGPPGQGFPGVPGGT") == [(9, 11)]
