"""The command: prints its address, answers, ends cleanly, refuses what it should."""

import os
import signal
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from tests.command_line import run


@contextmanager
def started(folder: Path, *options: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """A desk with its temporary files in a folder, and its address; killed if it still runs."""
    command = [sys.executable, "-m", "col7a1tools.cli.main", "serve", "--no-open", *options]
    environment = {**os.environ, "TMPDIR": str(folder)}
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )
    try:
        assert process.stdout is not None
        yield process, process.stdout.readline().strip()
    finally:
        process.kill()
        process.communicate()


def came_in(address: str) -> str:
    """The first page of a browser that comes in."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    with opener.open(address, timeout=60) as answer:
        assert answer.status == 200
        page: str = answer.read().decode("utf-8")
    return page


@pytest.fixture
def folder() -> Iterator[Path]:
    """A short one, as the system's own is."""
    with tempfile.TemporaryDirectory(prefix="desk") as name:
        yield Path(name)


@pytest.mark.parametrize(
    ("how", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["Ctrl-C", "TERM"]
)
def test_it_answers_ends_cleanly_and_leaves_nothing(
    how: signal.Signals, status: int, folder: Path
) -> None:
    with started(folder) as (process, address):
        assert "<html" in came_in(address)
        (private,) = folder.iterdir()
        assert private.stat().st_mode & 0o077 == 0
        process.send_signal(how)
        assert process.wait(timeout=60) == status
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()
    assert list(folder.iterdir()) == []


def test_what_a_killed_desk_left_goes_with_the_next(folder: Path) -> None:
    with started(folder) as (process, address):
        came_in(address)
        (left,) = folder.iterdir()
        process.kill()
        process.wait(timeout=60)
    assert [*left.iterdir()]
    with started(folder):
        assert left not in list(folder.iterdir())


def test_the_address_is_of_this_machine_alone(folder: Path) -> None:
    with started(folder) as (_, address):
        assert address.startswith("http://127.0.0.1:")


@pytest.mark.parametrize(
    ("options", "status", "code"),
    [
        (["--bind", "0.0.0.0"], 2, "serve.bind"),
        (["--bind", "192.0.2.1"], 2, "serve.bind"),
        (["--port", "70000"], 2, "serve.port_number"),
        (["--behind-proxy", "https://desk.example"], 2, "serve.proxy"),
        (["--proxy-secret", "nowhere"], 2, "serve.proxy"),
        (
            ["--behind-proxy", "https://desk.example", "--proxy-secret", "no"],
            1,
            "serve.secret_file",
        ),
        (["--rules", "nowhere.toml"], 1, ""),
    ],
)
def test_what_cannot_be_is_refused(options: list[str], status: int, code: str) -> None:
    done = run("serve", "--no-open", *options)
    assert done.returncode == status
    assert code.encode() in done.stderr
    assert done.stdout == b""


def test_a_taken_port_is_told(folder: Path) -> None:
    with started(folder) as (_, address):
        done = run("serve", "--no-open", "--port", address.split(":")[2].split("/")[0])
        assert (done.returncode, b"[serve.port]" in done.stderr) == (1, True)


def test_without_the_extra_the_message_says_how_to_install_it() -> None:
    program = (
        "import sys\n"
        "sys.modules['starlette'] = None\n"
        "from col7a1tools.cli.main import main\n"
        "sys.exit(main(['serve', '--no-open']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "pip install 'col7a1tools[web]'" in done.stderr
    assert "Traceback" not in done.stderr
