"""Do units on the machines of a Dask cluster.

The workers read the files and write the results themselves, so the paths of both must be the same
on every machine. A unit whose worker dies is given to another one by the scheduler.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from col7a1tools.cohort.plan import Failure, Settings, Unit
from col7a1tools.cohort.work import do_unit
from col7a1tools.errors import InputError

Done = tuple[Unit, Failure | None]


def run_on_cluster(
    units: Sequence[Unit], settings: Settings, folder: str, address: str
) -> Iterator[Done]:
    """Do every unit; gives each as it is done, in any order.

    Args:
        units: what to do.
        settings: what every file is read with.
        folder: takes the results.
        address: of the scheduler, such as ``tcp://host:8786``.

    Raises:
        InputError: Dask is not installed, or the scheduler does not answer.
    """
    try:
        from distributed import Client, as_completed  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise InputError(
            "cohort.no_dask",
            "a scheduler was named, but Dask is not installed",
            cure="pip install 'col7a1tools[cohort]', on every machine of the cluster",
        ) from error
    shared = str(Path(folder).resolve())
    try:
        client = Client(address)
    except (OSError, ValueError) as error:
        raise InputError(
            "cohort.scheduler",
            f"the scheduler at {address} does not answer",
            cause="it is not running, or a firewall is between",
            cure="start it: dask scheduler, and workers: dask worker ADDRESS",
        ) from error
    with client:
        futures = {
            client.submit(do_unit, unit, settings, shared, pure=False): unit for unit in units
        }
        for future in as_completed(futures):
            unit, lost = futures.pop(future), future.exception()
            yield unit, _lost(unit, lost) if lost else future.result()
            future.release()


def _lost(unit: Unit, error: BaseException) -> Failure:
    return Failure(
        unit.label,
        None,
        "cohort.process_ended",
        f"no worker of the cluster could do it ({type(error).__name__})",
        cause="every worker that began it ended, or has another version of the program",
        cure="look at the log of the workers, and run again",
    )
