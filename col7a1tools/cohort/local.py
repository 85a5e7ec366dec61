"""Do units in processes of this machine.

The processes are forked after the gene was loaded, so that each is ready at once. A process that
dies takes the unit that it was at with it, and another takes its place.
"""

import contextlib
import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING

from col7a1tools.cohort.plan import Failure, Settings, Unit
from col7a1tools.cohort.work import do_unit, prepare

if TYPE_CHECKING:
    from multiprocessing.context import ForkProcess

Done = tuple[Unit, Failure | None]


def run_locally(
    units: Sequence[Unit],
    settings: Settings,
    folder: str,
    jobs: int,
    *,
    meanwhile: Callable[[], object] | None = None,
) -> Iterator[Done]:
    """Do every unit; gives each as it is done, in any order.

    Args:
        units: what to do.
        settings: what every file is read with.
        folder: takes the results.
        jobs: number of processes.
        meanwhile: called once when the processes have their first units.

    Raises:
        InputError: the rules or sources are not what they were when the run began.
    """
    prepare(settings)
    waiting = list(reversed(units))
    workers: dict[Connection, _Worker] = {}
    try:
        while waiting or workers:
            while waiting and len(workers) < jobs:
                worker = _Worker(settings, folder, ahead=len(units) < jobs)
                worker.give(waiting.pop())
                workers[worker.pipe] = worker
            if meanwhile is not None:
                meanwhile()
                meanwhile = None
            for pipe in wait(list(workers)):
                assert isinstance(pipe, Connection)
                worker = workers[pipe]
                yield worker.unit, worker.outcome()
                if worker.alive and waiting:
                    worker.give(waiting.pop())
                else:
                    workers.pop(pipe).end()
    finally:
        for worker in workers.values():
            worker.kill()


class _Worker:
    """A forked process and the pipe to it.

    Attributes:
        pipe: our end.
        unit: what it is at.
        alive: False when it has ended unasked.
    """

    unit: Unit

    def __init__(self, settings: Settings, folder: str, *, ahead: bool) -> None:
        context = multiprocessing.get_context("fork")
        self.pipe, theirs = context.Pipe()
        self.alive = True
        self._process: ForkProcess = context.Process(
            target=_work,
            args=(
                theirs,
                self.pipe,
                partial(do_unit, settings=settings, folder=folder, ahead=ahead),
            ),
            daemon=True,
        )
        self._process.start()
        theirs.close()

    def give(self, unit: Unit) -> None:
        """Hand over a unit; a process that is dead already shows by its silence."""
        self.unit = unit
        with contextlib.suppress(BrokenPipeError):
            self.pipe.send(unit)

    def outcome(self) -> Failure | None:
        """What became of the unit."""
        try:
            answer = self.pipe.recv()
        except (EOFError, ConnectionResetError):
            self.alive = False
            return self._death()
        assert answer is None or isinstance(answer, Failure)
        return answer

    def end(self) -> None:
        """Let it end; a word is needed, because its younger siblings hold our end open, too."""
        with contextlib.suppress(OSError):
            self.pipe.send(None)
        self.pipe.close()
        self._process.join()

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()
        self.end()

    def _death(self) -> Failure:
        self._process.join()
        status = self._process.exitcode or 0
        how = signal.Signals(-status).name if status < 0 else f"exit status {status}"
        return Failure(
            self.unit.label,
            None,
            "cohort.process_ended",
            f"the process that read the file ended ({how})",
            cause="it was killed, often because the machine ran out of memory, or it crashed",
            cure="run again; if it fails again, try the file alone",
        )


def _work(pipe: Connection, other_end: Connection, do: Callable[[Unit], Failure | None]) -> None:
    """Do units until told to stop, or until whoever gives them is gone."""
    other_end.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent tells when to stop
    with contextlib.suppress(EOFError, OSError):
        while (unit := pipe.recv()) is not None:
            pipe.send(do(unit))
