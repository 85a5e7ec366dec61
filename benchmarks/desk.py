"""How fast the desk answers, and what it holds: writes benchmarks/desk.md.

``python -m benchmarks.desk`` starts a desk in a process of its own and asks it over loopback, as a
browser does.
"""

import os
import re
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection, RemoteDisconnected
from pathlib import Path
from urllib.parse import quote

PROJECT = Path(__file__).resolve().parents[1]
PAGE = PROJECT / "benchmarks" / "desk.md"
PATIENT = PROJECT / "examples" / "compound_heterozygous_trio" / "family.GRCh38.vcf"
VARIANTS = ("6527insC", "c.6127G>A", "c.[425A>G];[6527dup]", "IVS51+1G>A", "R578X", "G2043")
TYPED = ("65", "6527", "6527in", "c.6127", "G20", "G2043", "exon 7", "IVS5", "p.Gly", "hinge")
LOOK_UPS = 1000
STARTS = 5
REPORTS = 10


@dataclass
class Asked:
    """A desk, and a connection that came in."""

    process: "subprocess.Popen[str]"
    connection: HTTPConnection
    headers: dict[str, str]
    up: float
    up_processor: float = 0.0
    entry: str = ""

    def get(self, path: str, **headers: str) -> tuple[int, bytes, dict[str, str]]:
        """Status, content and headers of a page."""
        try:
            return self.send("GET", path, b"", headers)
        except RemoteDisconnected:  # the desk ends an idle connection
            self.connection.close()
            return self.send("GET", path, b"", headers)

    def post(self, path: str, body: bytes, kind: str) -> tuple[int, bytes, dict[str, str]]:
        """The same of a form that is sent, over a new connection: the desk ends an idle one."""
        self.connection.close()
        return self.send("POST", path, body, {"content-type": kind})

    def send(
        self, method: str, path: str, body: bytes, headers: dict[str, str]
    ) -> tuple[int, bytes, dict[str, str]]:
        """The same of any request."""
        self.connection.request(method, path, body or None, {**self.headers, **headers})
        answer = self.connection.getresponse()
        content = answer.read()
        return answer.status, content, {k.lower(): v for k, v in answer.getheaders()}

    @property
    def processor(self) -> float:
        """Milliseconds of processor that the desk's own process has had."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").split()
        return 1000 * (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")

    @property
    def kibibytes(self) -> int:
        """Resident memory of the desk's own process."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        match = re.search(r"VmRSS:\s+(\d+)", status)
        assert match is not None
        return int(match[1])


@contextmanager
def running() -> Iterator[Asked]:
    """A desk of its own process; ``up`` is the time from its start to its first page."""
    command = [sys.executable, "-m", "col7a1tools.cli.main", "serve", "--no-open"]
    begun = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=PROJECT, env=dict(os.environ)
    ) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().strip()
            origin, _, path = address.partition("/enter")
            connection = HTTPConnection(origin.removeprefix("http://"), timeout=120)
            asked = Asked(process, connection, {}, 0.0, entry=f"/enter{path}")
            _, _, headers = asked.get(f"/enter{path}")
            asked.headers = {"cookie": headers["set-cookie"].split(";")[0], "origin": origin}
            asked.get("/")
            asked.up_processor = asked.processor
            asked.up = time.perf_counter() - begun
            yield asked
        finally:
            process.send_signal(signal.SIGTERM)


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    begun = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - begun)


def bring(asked: Asked) -> str:
    """A patient who was brought; the address, once the report may be chosen."""
    boundary = "x" * 30
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="variants"; filename="p.vcf"'
    body = f"{head}\r\n\r\n".encode() + PATIENT.read_bytes() + f"\r\n--{boundary}--\r\n".encode()
    _, _, headers = asked.post("/patient", body, f"multipart/form-data; boundary={boundary}")
    address = headers["location"]
    while b'class="progress"' in asked.get(address)[1]:
        time.sleep(0.02)
    return address


def report(asked: Asked) -> None:
    """From a file to the report's page."""
    address = bring(asked)
    asked.post(f"{address}/choose", b"sample=child", "application/x-www-form-urlencoded")
    while b'class="progress"' in asked.get(address)[1]:
        time.sleep(0.02)
    status, page, _ = asked.get(f"{address}/report")
    assert status == 200
    assert b"c.6527dup" in page
    asked.post(f"{address}/remove", b"", "application/x-www-form-urlencoded")


def row(name: str, times: list[float], processor: float | None, wanted: str) -> str:
    """A row of the table."""
    ordered = sorted(times)
    high = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    of_processor = "of others" if processor is None else f"{processor:.1f}"
    figures = f"{statistics.median(times):.1f} | {high:.1f} | {max(times):.1f} | {of_processor}"
    return f"| {name} | {figures} | {wanted} |"


def main() -> None:
    """Measure, and write the page."""
    starts, processor = [], []
    for _ in range(STARTS):
        with running() as asked:
            starts.append(1000 * asked.up)
            processor.append(asked.up_processor)
    with running() as asked:
        bring(asked)  # waits until the process that jobs are forked from has loaded the library
        look_ups, memory = [], []
        before = asked.processor
        for number in range(LOOK_UPS):
            path = f"/?q={quote(VARIANTS[number % len(VARIANTS)])}"
            look_ups.append(timed(partial(asked.get, path)))
            if number % 100 == 99:
                memory.append(asked.kibibytes)
        of_look_ups = (asked.processor - before) / LOOK_UPS
        before = asked.processor
        typed = [timed(partial(asked.get, f"/suggestions?q={quote(text)}")) for text in TYPED * 10]
        of_typed = (asked.processor - before) / len(typed)
        reports = [timed(partial(report, asked)) for _ in range(REPORTS)]
    lines = [
        "# The desk, measured",
        "",
        "Written by `python -m benchmarks.desk`: a desk, asked over loopback as a browser asks it.",
        "Milliseconds on the clock, and of a processor, which a busy machine does not lengthen.",
        f"Processors: {os.cpu_count()}; load of the machine at the end: {os.getloadavg()[0]:.1f}.",
        "",
        "| what | median | 95 % | most | processor | wanted |",
        "|---|---|---|---|---|---|",
        row("start to first page", starts, statistics.median(processor), "under 1000"),
        row("look-up, the whole page", look_ups, of_look_ups, "under 50"),
        row("suggestions", typed, of_typed, "under 30"),
        row("a patient's file to the report's page", reports, None, "under 1500"),
        "",
        f"Memory of the desk in MiB, after every 100 of {LOOK_UPS} look-ups:",
        f"{', '.join(f'{one / 1024:.1f}' for one in memory)}.",
        "",
        "The map's frame rate is measured by a command of its own: [map.md](map.md).",
        "",
    ]
    PAGE.write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
