"""Start jobs, each in a process forked from one that has loaded the library already."""

import asyncio
import contextlib
import multiprocessing
import signal
import threading
from multiprocessing import forkserver, resource_tracker
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Any

from col7a1tools.web.jobs.job import Job, State, Work
from col7a1tools.web.jobs.worker import run_work

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkServerContext

# What a job would load first; the one process that all are forked from loads it once.
LOADED = ["col7a1tools.web.jobs.loaded"]
_LOOK = 0.05  # seconds between looks at whether a job was cancelled
_AT_ONCE = 2


class Jobs:
    """The jobs of a desk.

    Args:
        at_once: how many run beside each other; further ones wait.
    """

    def __init__(self, at_once: int = _AT_ONCE) -> None:
        self._context: ForkServerContext = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(LOADED)
        self._free = threading.Semaphore(at_once)
        self._free_for_long = threading.Semaphore(1)
        self._long: set[BaseProcess] = set()

    def warm_up(self) -> None:
        """Load the library in the process that jobs are forked from; for a thread of its own."""
        _let_interrupts_pass()
        forkserver.ensure_running()
        warm = self.start(_nothing, None)
        warm.ended.wait()

    def start(self, work: Work, request: Any, *, long: bool = False) -> Job:
        """Begin a piece of work.

        Args:
            work: a function of a module, so that another process finds it.
            request: what it gets; plain data.
            long: whether it may take hours and start processes of its own; long work waits for
                long work alone.
        """
        job = Job()
        words = (job, work, request, long)
        threading.Thread(target=self._run, args=words, daemon=True).start()
        return job

    def end_all(self) -> None:
        """Kill the long work that still runs; without this, the desk would wait for it."""
        for process in tuple(self._long):
            process.kill()

    async def finished(self, job: Job, seconds: float) -> bool:
        """Wait for a job's end, but no longer than so many seconds; whether it is over."""
        return await asyncio.to_thread(job.ended.wait, seconds)

    def cancel(self, job: Job) -> None:
        """Stop a job; its process is killed."""
        job.stop.set()

    def _run(self, job: Job, work: Work, request: Any, long: bool) -> None:  # noqa: FBT001
        _let_interrupts_pass()
        free = self._free_for_long if long else self._free
        while not free.acquire(timeout=_LOOK):
            if job.stop.is_set():
                _end(job, State.CANCELLED)
                return
        try:
            receiver, sender = self._context.Pipe(duplex=False)
            process = self._context.Process(
                target=run_work, args=(sender, work, request), daemon=not long
            )
            process.start()
            if long:
                self._long.add(process)
            sender.close()
            job.state = State.RUNNING
            with contextlib.closing(receiver):
                _listen(job, receiver)
            self._long.discard(process)
            _put_away(process)
        finally:
            free.release()
            if not job.over:
                _end(job, State.CRASHED)


def _let_interrupts_pass() -> None:
    """Keep Ctrl-C from this thread, and so from the processes that it starts.

    A terminal sends it to all of them, and the desk alone decides what ends.
    """
    resource_tracker.ensure_running()  # else it is begun later, and lets them through again
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def _listen(job: Job, receiver: "Connection[Any, Any]") -> None:
    """Take in what a job says until it is over, or its process is gone."""
    while not job.over:
        if job.stop.is_set():
            _end(job, State.CANCELLED)
            return
        try:
            if not receiver.poll(_LOOK):
                continue
            word, value = receiver.recv()
        except (EOFError, OSError):
            _end(job, State.CRASHED)
            return
        if word == "step":
            job.step = value
        elif word == "done":
            job.result = value
            _end(job, State.DONE)
        elif word == "failed":
            job.failure = value
            _end(job, State.FAILED)
        else:
            _end(job, State.CRASHED)


def _end(job: Job, state: State) -> None:
    job.state = state
    job.ended.set()


def _put_away(process: BaseProcess) -> None:
    if process.is_alive():
        process.kill()
    process.join()
    process.close()


def _nothing(request: Any, tell: Any) -> None:
    """The least that a job can do."""
