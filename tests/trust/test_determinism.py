"""The same input gives the same bytes, whatever the hash seed, locale, time zone and folder."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.command_line import command, environment, run
from tests.trust.runs import SOURCES, TO_FILES, TO_STDOUT, Run

CIRCUMSTANCES = (
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "LANG": "C", "TZ": "UTC", "COLUMNS": "200"},
    {
        "PYTHONHASHSEED": "4242",
        "LC_ALL": "C.UTF-8",
        "LANG": "es_ES.UTF-8",
        "LANGUAGE": "es",
        "TZ": "Pacific/Kiritimati",
        "COLUMNS": "20",
        "PYTHONUTF8": "0",
    },
)
# A phenopacket states when it was made; this is how a user fixes that moment.
MOMENT = {"SOURCE_DATE_EPOCH": "1767225600"}
# How far a run is and how fast, for whoever waits; and the process that is at work in a folder.
PROGRESS = b" files, "
LOCK = ".lock"


@pytest.fixture(scope="module")
def registered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment that names a list of registered sources."""
    listing = tmp_path_factory.mktemp("sources") / "sources.toml"
    chosen = {"COL7A1TOOLS_SOURCES": str(listing)}
    for name in ("gnomad_v4_joint.vcf", "revel.csv", "clinvar.vcf", "spliceai.raw.vcf"):
        done = run("sources", "add", SOURCES / name, "--today", "2026-01-01", changes=chosen)
        assert done.returncode == 0, done.stderr
    return chosen


@pytest.mark.parametrize("task", [*TO_FILES, *TO_STDOUT], ids=lambda task: task.name)
def test_circumstances_change_no_byte(
    task: Run, registered: dict[str, str], tmp_path: Path
) -> None:
    begun = []
    for number, circumstance in enumerate(CIRCUMSTANCES):
        folder, home = tmp_path / str(number), tmp_path / f"home{number}"
        folder.mkdir()
        home.mkdir()
        changes = {**registered, **MOMENT, **circumstance, "HOME": str(home)}
        process = subprocess.Popen(
            command(*task.words_in(folder)),
            env=environment(changes),
            cwd=home,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        begun.append((process, folder))
    first, second = (left_behind(process, folder) for process, folder in begun)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
    assert any(content for name, content in first.items() if name != "messages")


def left_behind(process: "subprocess.Popen[bytes]", folder: Path) -> dict[str, bytes]:
    """Everything that a run says and writes, by name."""
    out, messages = process.communicate(timeout=120)
    assert process.returncode in (0, 3), messages
    said = messages.replace(bytes(folder), b"FOLDER").splitlines()
    lines = [line for line in said if PROGRESS not in line]
    written = {
        os.path.relpath(path, folder): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != LOCK
    }
    return {"stdout": out, "messages": b"\n".join(lines), **written}
