"""Run one command and print its wall time, CPU time and peak memory; started by ``measure``.

A separate, small interpreter: the kernel's peak of a new process starts with that of the process
that made it, so the measuring process must be small. It imports nothing but built-in modules.
"""

import os
import sys
import time

if __name__ == "__main__":
    nowhere = os.open(os.devnull, os.O_RDWR)
    actions = [(os.POSIX_SPAWN_DUP2, nowhere, stream) for stream in (0, 1, 2)]
    start = time.perf_counter()
    process = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=actions)
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - start
    print(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
    sys.exit(os.waitstatus_to_exitcode(status))
