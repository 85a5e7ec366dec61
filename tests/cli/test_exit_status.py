"""Exit statuses, streams and messages that scripts rely on."""

import os
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from col7a1tools.cli import describe as describe_command
from col7a1tools.cli.main import COMMANDS
from col7a1tools.errors import InputError
from tests.command_line import BROKEN, PLAIN, command, environment, in_process, name_of, run

Capture = pytest.CaptureFixture[str]

WRONG_USAGE: tuple[list[str], ...] = (
    [],
    ["annotat"],
    ["annotate"],
    ["annotate", str(PLAIN), "--format", "xml"],
    ["annotate", str(PLAIN), "--assembly", "hg19"],
    ["annotate", str(PLAIN), "--form", "tsv"],
    ["annotate", str(PLAIN), str(PLAIN)],
    ["describe"],
    ["describe", "--xml", "c.6527dup"],
    ["report", str(PLAIN)],
    ["report", str(PLAIN), "--sample", "proband", "-o", "summary.docx"],
    ["report", str(PLAIN), "--sample", "proband", "--lang", "de", "-o", "summary.html"],
    ["render"],
    ["render", "record.json"],
    ["--debug", "annotate", str(PLAIN)],
    ["--no-such-option"],
)
UNUSABLE = (
    ["annotate", "missing.vcf"],
    ["annotate", str(PLAIN), "--assembly", "GRCh37"],
    ["annotate", str(PLAIN), "-o", "no/such/folder/out.tsv"],
    ["annotate", str(PLAIN), "-o", f"{PLAIN}/out.tsv"],
    ["annotate", str(PLAIN), "-o", str(PLAIN.parent)],
    ["describe", "c.99999A>G"],
    ["report", "missing.vcf", "-o", "summary.html"],
    ["report", str(PLAIN), "-o", "summary.html"],
    ["report", str(PLAIN), "--sample", "nobody", "-o", "summary.html"],
    ["report", "-", "-o", "summary.html"],
    ["report", str(PLAIN), "--sample", "proband", "-o", "no/such/folder/summary.html"],
    ["render", "missing.json", "-o", "summary.html"],
    ["render", str(PLAIN), "-o", "summary.html"],
)


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("words", WRONG_USAGE, ids=" ".join)
def test_wrong_usage_is_status_2(words: Sequence[str], capsys: Capture, tmp_path: Path) -> None:
    done = in_process(capsys, *words)
    assert (done.status, done.out) == (2, "")
    assert "col7a1tools" in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", UNUSABLE, ids=" ".join)
def test_unusable_input_is_status_1_and_one_message(
    words: Sequence[str], capsys: Capture, tmp_path: Path
) -> None:
    done = in_process(capsys, *words)
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("col7a1tools: ")
    assert done.err.count("col7a1tools: ") == 1
    assert "Traceback" not in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["tsv", "vcf", "jsonl"])
@pytest.mark.parametrize("path", BROKEN, ids=name_of)
def test_a_faulty_file_leaves_no_output_and_keeps_the_old_one(
    path: Path, form: str, capsys: Capture, tmp_path: Path
) -> None:
    done = in_process(capsys, "annotate", path, "--format", form)
    assert (done.status, done.out) == (1, "")
    assert path.name in done.err
    old = tmp_path / f"out.{form}"
    old.write_text("old\n", encoding="utf-8")
    done = in_process(capsys, "annotate", path, "-o", old)
    assert (done.status, done.out) == (1, "")
    assert "Traceback" not in done.err
    assert old.read_text(encoding="utf-8") == "old\n"
    assert list(tmp_path.iterdir()) == [old]


@pytest.mark.parametrize("suffix", [".vcf.gz", ".bcf"])
def test_a_faulty_last_line_leaves_no_packed_output(
    suffix: str, capsys: Capture, tmp_path: Path
) -> None:
    text = PLAIN.read_text(encoding="utf-8").rstrip("\n")
    faulty = tmp_path / "faulty.vcf"
    faulty.write_text(text.rpartition("\t")[0] + "\n", encoding="utf-8")
    done = in_process(capsys, "annotate", faulty, "-o", tmp_path / f"out{suffix}")
    assert (done.status, done.out) == (1, "")
    assert list(tmp_path.iterdir()) == [faulty]


def test_a_report_is_written_whole_or_not_at_all(capsys: Capture, tmp_path: Path) -> None:
    done = in_process(
        capsys, "report", PLAIN, "--sample", "proband", "-o", "a.json", "-o", "b.docx"
    )
    assert done.status == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [[], *([name] for name in COMMANDS)], ids=" ".join)
def test_help_is_data_and_status_0(words: Sequence[str], capsys: Capture) -> None:
    done = in_process(capsys, *words, "--help")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("usage: col7a1tools")


def test_the_version_is_printed(capsys: Capture) -> None:
    done = in_process(capsys, "--version")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("col7a1tools ")


def test_the_help_lists_every_command_and_status(capsys: Capture) -> None:
    text = in_process(capsys, "--help").out
    assert all(name in text for name in COMMANDS)
    assert all(f" {status} " in f" {text} " for status in ("0", "1", "2", "3", "130"))


def test_an_output_that_is_the_input_is_refused(capsys: Capture, tmp_path: Path) -> None:
    source = tmp_path / "in.vcf"
    source.write_bytes(PLAIN.read_bytes())
    (tmp_path / "link.vcf").symlink_to(source)
    (tmp_path / "hard.vcf").hardlink_to(source)
    for target in ("in.vcf", "./in.vcf", "link.vcf", "hard.vcf"):
        done = in_process(capsys, "annotate", source, "-o", target)
        assert done.status == 2
        assert "output.is_input" in done.err
    assert source.read_bytes() == PLAIN.read_bytes()


def test_a_record_is_not_rendered_over_itself(capsys: Capture, tmp_path: Path) -> None:
    assert in_process(
        capsys, "report", PLAIN, "--sample", "proband", "-o", "record.json"
    ).status == 0  # fmt: skip
    before = (tmp_path / "record.json").read_bytes()
    assert in_process(capsys, "render", "record.json", "-o", "record.json").status == 2
    assert (tmp_path / "record.json").read_bytes() == before


def test_debug_shows_the_traceback_of_an_expected_error() -> None:
    done = run("annotate", "missing.vcf", "--debug")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"Traceback" in done.stderr
    assert b"there is no such file" in done.stderr


def test_an_unforeseen_error_is_one_message_that_takes_the_blame(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def fail() -> None:
        raise RuntimeError("the moon is full")

    monkeypatch.setattr(describe_command, "load_gene", fail)
    done = in_process(capsys, "describe", "c.6527dup")
    assert (done.status, done.out) == (1, "")
    assert "RuntimeError: the moon is full" in done.err
    assert "--debug" in done.err
    with pytest.raises(RuntimeError, match="moon"):
        in_process(capsys, "describe", "c.6527dup", "--debug")


def test_debug_lets_an_input_error_through(capsys: Capture) -> None:
    with pytest.raises(InputError, match="no such file"):
        in_process(capsys, "annotate", "missing.vcf", "--debug")


def test_an_interrupt_is_status_130_and_leaves_nothing(tmp_path: Path) -> None:
    pipe = tmp_path / "endless.vcf"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        command("annotate", pipe, "-o", tmp_path / "out.tsv"),
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    # Opening a pipe to write waits for its reader, so the command is at work by then.
    with pipe.open("wb"):
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert err == b"col7a1tools: interrupted\n"
    assert list(tmp_path.iterdir()) == [pipe]


@pytest.mark.parametrize(
    "words",
    [["annotate", str(PLAIN)], ["describe", "c.6527dup"], ["describe", "c.6527dup", "--json"]],
    ids=" ".join,
)
def test_a_reader_that_stopped_reading_is_no_error(words: Sequence[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as stdout:
        done = subprocess.run(
            command(*words),
            env=environment(),
            stdout=stdout,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    "words", [["annotate", str(PLAIN)], ["describe", "c.6527dup"]], ids=" ".join
)
def test_a_full_disk_behind_stdout_is_one_message(words: Sequence[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command(*words),
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert done.returncode == 1
    assert b"[output.unwritable]" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["annotate", "missing.vcf", "-o", "missing/out.tsv"],
        ["atlas", "-o", "missing/out.tsv"],
        ["carriers", "missing.vcf", "-o", "missing/out.tsv"],
        ["compare", "missing.json", "missing.json", "-o", "missing/out.txt"],
        ["coverage", "missing.bam", "-o", "depth.tsv", "-o", "missing/out.tsv"],
        ["reads", "missing.bam", "--vcf", "missing.vcf", "-o", "missing/out.json"],
        ["render", "missing.json", "-o", "out.html", "-o", "missing/out.pdf"],
        ["report", "missing.vcf", "-o", "out.html", "-o", "missing/out.pdf"],
    ],
    ids=lambda words: words[0],
)
def test_an_output_without_a_folder_is_told_before_any_work(
    words: Sequence[str], tmp_path: Path
) -> None:
    done = subprocess.run(
        command(*words),
        cwd=tmp_path,
        env=environment(),
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert b"missing/out." in done.stderr
    assert b"[output.unwritable]" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_text_beyond_the_locale_is_no_error() -> None:
    narrow = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = run("describe", "--json", "c.€", "c.6527dup", changes=narrow)
    assert done.returncode == 1
    assert "c.€" in done.stdout.decode("utf-8")
    assert len(done.stdout.splitlines()) == 2
