"""A forked child never outlives the process that it works for."""

import subprocess
import sys

SCRIPT = """
import time
from col7a1tools.forked import forked

def work(pipe):
    print("at work", flush=True)
    while True:
        pipe.write(bytes(1 << 16))

with forked(work):
    time.sleep(600)
"""


def test_a_child_ends_with_its_killed_parent() -> None:
    """It holds standard output open as long as it lives, full pipe or not."""
    command = [sys.executable, "-c", SCRIPT]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == "at work\n"
        parent.kill()
        assert not parent.communicate(timeout=60)[0]
