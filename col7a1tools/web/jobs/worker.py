"""What runs in the process of a job."""

import os
import threading
from multiprocessing import connection, parent_process
from typing import TYPE_CHECKING, Any

from col7a1tools.errors import Col7a1Error
from col7a1tools.web.jobs.job import Failure, Work

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_ORPHANED = 1


def run_work(sender: "Connection[Any, Any]", work: Work, request: Any) -> None:
    """Do one piece of work, and send what became of it.

    Args:
        sender: takes pairs of a word and its value: ``step``, ``done``, ``failed`` or ``crashed``.
        work: what to do; gets the request, and a function that tells the step.
        request: what it is about.
    """
    threading.Thread(target=_end_with_the_desk, daemon=True).start()
    try:
        result = work(request, lambda step: sender.send(("step", step)))
        sender.send(("done", result))
    except Col7a1Error as error:
        sender.send(("failed", failure_of(error)))
    except Exception as error:
        sender.send(("crashed", type(error).__name__))
    finally:
        sender.close()
        os._exit(0)  # what a forked process would tidy up at its end belongs to the desk


def failure_of(error: Col7a1Error) -> Failure:
    """The error as it travels between processes."""
    place = str(error.place) if error.place else ""
    return Failure(error.code, error.message, place, error.cause, error.cure)


def _end_with_the_desk() -> None:
    """End at once when the desk is gone, even where it was killed."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(_ORPHANED)
