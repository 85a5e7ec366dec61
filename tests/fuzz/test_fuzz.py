"""A damaged file is read or refused with a reason; nothing else ever happens."""

import json
from pathlib import Path

import pytest

from tests.command_line import in_process
from tests.fuzz.extremes import DESCRIPTIONS, EXTREMES, Extreme, run_extreme
from tests.fuzz.fuzzing import fuzz
from tests.fuzz.targets import TARGETS, Target

INPUTS = 300


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_damaged_files_are_read_or_refused_with_a_reason(target: Target) -> None:
    assert list(fuzz(target, INPUTS, seed=7).faults) == []


# Twenty seconds of ordinary work, which `make soak` does.
LONG = ("100,000 ALT alleles",)


@pytest.mark.parametrize(
    "one", [one for one in EXTREMES if one.name not in LONG], ids=lambda one: one.name
)
def test_what_is_far_out_is_read_right_or_refused_and_fills_no_memory(
    one: Extreme, tmp_path: Path
) -> None:
    assert run_extreme(one, tmp_path).fault == ""


def test_descriptions_without_measure_are_refused_one_by_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    done = in_process(capsys, "describe", "--json", "--", *DESCRIPTIONS)
    assert done.status == 1
    answers = [json.loads(line) for line in done.out.splitlines()]
    assert len(answers) == len(DESCRIPTIONS)
    assert all(one["error"] for one in answers)
    shown = [one["error"].replace(one["input"], "") for one in answers]
    assert max(map(len, shown)) < 1000
