"""Work shared with a second process gives the same texts, and fails as it would alone."""

import os
import signal
import time
from itertools import islice

import pytest

from col7a1tools.shared_work import map_shared

NUMBERS = list(range(101))


@pytest.fixture(autouse=True)
def _two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("col7a1tools.shared_work.second_processor", lambda: True)


def test_two_processes_take_part_and_the_order_stays() -> None:
    def slowly(number: int) -> str:
        time.sleep(0.002)
        return f"{number} {os.getpid()}"

    made = list(map_shared(slowly, NUMBERS, worthwhile=True))
    assert [text.split()[0] for text in made] == [str(number) for number in NUMBERS]
    assert len({text.split()[1] for text in made}) == 2


def test_a_slow_item_keeps_only_its_own_process_busy() -> None:
    """The other process goes on with everything behind it."""

    def uneven(number: int) -> str:
        time.sleep(0.5 if number == 0 else 0.001)
        return f"{number} {os.getpid()}"

    made = [text.split() for text in map_shared(uneven, NUMBERS[:50], worthwhile=True)]
    assert [number for number, _ in made] == [str(number) for number in NUMBERS[:50]]
    assert [process for _, process in made].count(made[0][1]) < 10


@pytest.mark.parametrize("count", [2, 3, 1024, 1025, 5000])
def test_every_item_is_made_once_however_many_there_are(count: int) -> None:
    texts = map_shared(str, range(count), worthwhile=True)
    assert list(texts) == [str(number) for number in range(count)]


def test_texts_longer_than_a_pipe_come_whole() -> None:
    made = map_shared(lambda number: f"{number} é" * 500_000, NUMBERS[:9], worthwhile=True)
    assert all(text == f"{number} é" * 500_000 for number, text in enumerate(made))


def test_what_a_killed_child_had_is_made_again_here() -> None:
    parent = os.getpid()

    def killed_at_the_third(number: int) -> str:
        time.sleep(0.01)
        if os.getpid() != parent and number > 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return str(number)

    made = map_shared(killed_at_the_third, NUMBERS, worthwhile=True)
    assert list(made) == [str(number) for number in NUMBERS]


def test_little_work_stays_in_this_process() -> None:
    made = map_shared(lambda number: f"{os.getpid()}", NUMBERS, worthwhile=False)
    assert set(made) == {str(os.getpid())}


def test_a_failure_is_met_after_what_lies_before_it() -> None:
    def reciprocal(number: int) -> str:
        return str(1 / (80 - number))

    texts = map_shared(reciprocal, NUMBERS, worthwhile=True)
    assert list(islice(texts, 80)) == [reciprocal(number) for number in range(80)]
    with pytest.raises(ZeroDivisionError):
        next(texts)


@pytest.mark.parametrize("in_child", [True, False])
def test_what_fails_once_in_either_process_is_tried_again_here(in_child: bool) -> None:
    parent = os.getpid()
    failed: list[int] = []

    def failing_once(number: int) -> str:
        time.sleep(0.001)
        if (os.getpid() != parent) is in_child and not failed:
            failed.append(number)
            raise OSError
        return str(number)

    made = map_shared(failing_once, NUMBERS, worthwhile=True)
    assert list(made) == [str(number) for number in NUMBERS]


def test_giving_up_half_way_leaves_no_process_behind(children: list[int]) -> None:
    texts = map_shared(str, NUMBERS, worthwhile=True)
    assert next(iter(texts)) == "0"
    texts.close()  # type: ignore[attr-defined]
    with pytest.raises(ChildProcessError):
        os.waitpid(children[0], os.WNOHANG)
