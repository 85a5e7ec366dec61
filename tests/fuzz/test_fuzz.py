"""A damaged file is read or refused with a reason; nothing else ever happens."""

import pytest

from tests.fuzz.fuzzing import fuzz
from tests.fuzz.targets import TARGETS, Target

INPUTS = 300


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_damaged_files_are_read_or_refused_with_a_reason(target: Target) -> None:
    assert list(fuzz(target, INPUTS, seed=7).faults) == []
