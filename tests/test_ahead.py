"""What another process reads ahead is what this one would have read."""

import os
import signal
import time
from collections.abc import Iterator
from typing import TypeVar

import pytest

from col7a1tools.ahead import read_ahead
from col7a1tools.errors import AssemblyError, Col7a1Error, InputError, Place, UsageError

T = TypeVar("T")


@pytest.fixture(autouse=True)
def _two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("col7a1tools.ahead.second_processor", lambda: True)


def same(item: T) -> T:
    return item


def finished(number: int) -> tuple[int, int]:
    return number, os.getpid()


def test_each_item_is_finished_once_where_there_is_time() -> None:
    """GIVEN a caller that waits, then one that has much to do, THEN each process has its share."""
    with read_ahead(range(20_000), finished, worthwhile=True) as ahead:
        waiting = [next(ahead)]
        time.sleep(0.5)  # the child goes on until the pipe holds enough
        rest = list(ahead)
    made = waiting + rest
    assert [number for number, _ in made] == list(range(20_000))
    processes = {process for _, process in made}
    assert os.getpid() in processes
    assert len(processes) == 2


def test_a_fault_in_finishing_comes_in_its_turn_from_either_process() -> None:
    fault = InputError("vcf.columns", "wrong", place=Place("a.vcf", 7))

    def refuse(number: int) -> int:
        if number == 10_000:
            raise fault
        return number

    for pause in (0.0, 0.5):
        with read_ahead(range(20_000), refuse, worthwhile=True) as ahead:
            assert next(ahead) == 0
            time.sleep(pause)
            for number in range(1, 10_000):
                assert next(ahead) == number
            with pytest.raises(InputError) as caught:
                next(ahead)
        assert str(caught.value) == str(fault)


def test_items_come_in_order_from_another_process() -> None:
    items = ((number, os.getpid()) for number in range(5000))
    with read_ahead(items, same, worthwhile=True) as ahead:
        made = list(ahead)
    assert [number for number, _ in made] == list(range(5000))
    assert {process for _, process in made}.isdisjoint({os.getpid()})


def test_little_work_stays_in_this_process() -> None:
    with read_ahead((os.getpid() for _ in range(3)), same, worthwhile=False) as ahead:
        assert list(ahead) == [os.getpid()] * 3


def test_an_item_larger_than_the_pipe_comes_whole() -> None:
    large = "ACGT" * (1 << 20)
    with read_ahead(iter((large, large)), same, worthwhile=True) as ahead:
        assert list(ahead) == [large, large]


@pytest.mark.parametrize("kind", [InputError, AssemblyError, UsageError])
def test_an_error_comes_behind_what_was_read_before_it(kind: type[Col7a1Error]) -> None:
    fault = kind("vcf.columns", "wrong", place=Place("a.vcf", 7), cause="cut", cure="copy")

    def items() -> Iterator[int]:
        yield 1
        raise fault

    with read_ahead(items(), same, worthwhile=True) as ahead:
        assert next(ahead) == 1
        with pytest.raises(kind) as caught:
            next(ahead)
    assert str(caught.value) == str(fault)
    assert caught.value.place == Place("a.vcf", 7)


def test_a_child_that_is_killed_is_an_error_and_no_short_result() -> None:
    def items() -> Iterator[int]:
        yield 1
        os.kill(os.getpid(), signal.SIGKILL)

    with read_ahead(items(), same, worthwhile=True) as ahead, pytest.raises(InputError) as caught:
        list(ahead)
    assert caught.value.code == "process.ended"


def test_giving_up_half_way_leaves_no_process_behind(children: list[int]) -> None:
    endless = (str(number) * 1000 for number in range(1 << 40))
    with read_ahead(endless, same, worthwhile=True) as ahead:
        assert next(ahead) == "0" * 1000
    with pytest.raises(ChildProcessError):
        os.waitpid(children[0], os.WNOHANG)
