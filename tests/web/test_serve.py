"""The command: prints its address, answers, ends cleanly, refuses what it should."""

import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from tests.command_line import run


def started(folder: Path, *options: str) -> tuple["subprocess.Popen[str]", str]:
    """A desk with its temporary files in a folder, and its address."""
    command = [sys.executable, "-m", "col7a1tools.cli.main", "serve", "--no-open", *options]
    environment = {**os.environ, "TMPDIR": str(folder)}
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )
    assert process.stdout is not None
    return process, process.stdout.readline().strip()


def get(opener: urllib.request.OpenerDirector, address: str) -> tuple[int, str]:
    with opener.open(address, timeout=20) as answer:
        return answer.status, answer.read().decode("utf-8")


@pytest.mark.parametrize(
    ("how", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["Ctrl-C", "TERM"]
)
def test_it_answers_ends_cleanly_and_leaves_nothing(
    how: signal.Signals, status: int, tmp_path: Path
) -> None:
    process, address = started(tmp_path)
    with process:
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        code, page = get(opener, address)
        assert (code, "<html" in page) == (200, True)
        assert [path.stat().st_mode & 0o077 for path in tmp_path.iterdir()] == [0]
        process.send_signal(how)
        assert process.wait(timeout=20) == status
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_desk_left_goes_with_the_next(tmp_path: Path) -> None:
    process, address = started(tmp_path)
    with process:
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        get(opener, address)
        (left,) = tmp_path.iterdir()
        process.kill()
    assert [*left.iterdir()]
    process, _ = started(tmp_path)
    with process:
        assert left not in list(tmp_path.iterdir())
        process.terminate()


def test_the_address_is_of_this_machine_alone(tmp_path: Path) -> None:
    process, address = started(tmp_path)
    with process:
        assert address.startswith("http://127.0.0.1:")
        process.terminate()


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


def test_a_taken_port_is_told(tmp_path: Path) -> None:
    process, address = started(tmp_path)
    with process:
        port = address.split(":")[2].split("/")[0]
        done = run("serve", "--no-open", "--port", port)
        assert (done.returncode, b"[serve.port]" in done.stderr) == (1, True)
        process.terminate()


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
