"""Work shared with a second process gives the same texts, and fails as it would alone."""

import os
from itertools import islice

import pytest

from col7a1tools.halves import map_in_halves

NUMBERS = list(range(101))


@pytest.fixture(autouse=True)
def _two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("col7a1tools.halves.second_processor", lambda: True)


def test_a_second_process_makes_the_second_half() -> None:
    made = list(map_in_halves(lambda number: f"{number} {os.getpid()}", NUMBERS, worthwhile=True))
    assert [text.split()[0] for text in made] == [str(number) for number in NUMBERS]
    assert len({text.split()[1] for text in made}) == 2


def test_little_work_stays_in_this_process() -> None:
    made = map_in_halves(lambda number: f"{os.getpid()}", NUMBERS, worthwhile=False)
    assert set(made) == {str(os.getpid())}


def test_a_failure_in_the_second_process_is_met_again_here_after_what_lies_before_it() -> None:
    def reciprocal(number: int) -> str:
        return str(1 / (80 - number))

    texts = map_in_halves(reciprocal, NUMBERS, worthwhile=True)
    assert list(islice(texts, 80)) == [reciprocal(number) for number in range(80)]
    with pytest.raises(ZeroDivisionError):
        next(texts)


def test_giving_up_half_way_leaves_no_process_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    forked: list[int] = []
    fork = os.fork

    def remembered() -> int:
        forked.append(fork())
        return forked[-1]

    monkeypatch.setattr("col7a1tools.halves.os.fork", remembered)
    texts = map_in_halves(str, NUMBERS, worthwhile=True)
    assert next(iter(texts)) == "0"
    texts.close()  # type: ignore[attr-defined]
    with pytest.raises(ChildProcessError):
        os.waitpid(forked[0], os.WNOHANG)
