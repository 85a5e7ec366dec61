"""What was tried against the desk, and what happened: writes docs/serve_abuse.md.

``python -m benchmarks.desk_abuse`` starts desks on loopback and attacks them, with nothing but what
anybody can send. It needs 4 GB of free disk where temporary files lie, for the upload of 3 GB.
"""

import gzip
import os
import signal
import socket
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from benchmarks.desk import Asked, bring, running

PAGE = Path(__file__).resolve().parents[1] / "docs" / "serve_abuse.md"
GIB = 1024**3
BOUNDARY = "x" * 30
FORM = f"multipart/form-data; boundary={BOUNDARY}"
Row = tuple[str, str]


def form_head(name: str, filename: str) -> bytes:
    """Beginning of a form with one file."""
    where = f'Content-Disposition: form-data; name="{name}"; filename="{filename}"'
    return f"--{BOUNDARY}\r\n{where}\r\n\r\n".encode()


FORM_END = f"\r\n--{BOUNDARY}--\r\n".encode()


def one_file(content: bytes, filename: str) -> bytes:
    """A form with one file of variants."""
    return form_head("variants", filename) + content + FORM_END


def requests_of_others(asked: Asked) -> Iterator[Row]:
    """Requests that are not the desk's own pages'."""
    tried = {
        "a form of another site (Origin https://attacker.example)": {
            "origin": "https://attacker.example"
        },
        "a page on another port of this machine": {"origin": "http://127.0.0.1:1"},
        "a link from another site (Sec-Fetch-Site: cross-site)": {"sec-fetch-site": "cross-site"},
        "another name for this machine (Host: attacker.example)": {"host": "attacker.example"},
        "Host: localhost instead of 127.0.0.1": {"host": f"localhost:{asked.connection.port}"},
        "no cookie": {"cookie": ""},
        "a guessed cookie": {"cookie": f"col7a1tools_desk_{asked.connection.port}=guess"},
    }
    for what, headers in tried.items():
        status, content, _ = asked.get("/?q=6527insC", **headers)
        held = "nothing of the gene in it" if b"6527dup" not in content else "CONTENT WAS GIVEN"
        yield what, f"{status}, {held}"
    for method in ("PUT", "DELETE", "OPTIONS", "TRACE"):
        status, _, _ = asked.send(method, "/", b"", {})
        yield f"{method} /", str(status)


def tokens(asked: Asked) -> Iterator[Row]:
    """The one-time token."""
    for what, query in (("without", ""), ("wrong", "?token=wrong"), ("empty", "?token=")):
        status, _, headers = asked.get(f"/enter{query}", cookie="")
        cookie = "COOKIE WAS GIVEN" if "set-cookie" in headers else "no cookie"
        yield f"the door with a token that is {what}", f"{status}, {cookie}"
    status, _, headers = asked.get(asked.entry, cookie="")
    cookie = "COOKIE WAS GIVEN" if "set-cookie" in headers else "no cookie"
    yield "the token of the printed address, a second time", f"{status}, {cookie}"


def paths(asked: Asked) -> Iterator[Row]:
    """Paths that try to leave."""
    for path in (
        "/static/../desk.py",
        "/static/%2e%2e/desk.py",
        "/static/..%2f..%2fcli/main.py",
        "/static//etc/passwd",
        "/patient/..%2f..%2fetc%2fpasswd",
        "/patient/x%00",
    ):
        status, content, _ = asked.get(path)
        held = "A FILE WAS GIVEN" if b"import" in content or b"root:" in content else "no file"
        yield f"`{path}`", f"{status}, {held}"


def became(asked: Asked, body: bytes) -> str:
    """What became of a form with a file."""
    status, _, headers = asked.post("/patient", body, FORM)
    if status != 303:
        return f"{status}"
    address = headers["location"]
    begun = time.monotonic()
    while b'class="progress"' in asked.get(address)[1]:
        time.sleep(0.1)
        if time.monotonic() - begun > 60:
            asked.post(f"{address}/cancel", b"", "application/x-www-form-urlencoded")
    page = asked.get(address)[1].decode("utf-8")
    text = "refused in words" if 'class="trouble"' in page else "taken in, asks who it is"
    asked.post(f"{address}/remove", b"", "application/x-www-form-urlencoded")
    return f"{status}, {text}"


def files(asked: Asked, folder: Path) -> Iterator[Row]:
    """Hostile files and names."""
    bomb = gzip.compress(b"##fileformat=VCFv4.2\n##x=" + b"A" * (GIB // 2), 9)
    before = asked.kibibytes
    said = became(asked, one_file(bomb, "bomb.vcf.gz"))
    grown = (asked.kibibytes - before) / 1024
    yield (
        f"a gzip bomb: {len(bomb) / 1024:.0f} KiB that unpack to 512 MiB in one line",
        f"{said}; the desk grew by {grown:.0f} MiB",
    )
    tried = {
        "random bytes": os.urandom(100_000),
        "a program (ELF)": Path("/proc/self/exe").read_bytes()[:100_000],
        "a page with a script": b"<script>alert(1)</script>" * 100,
        "an empty file": b"",
        "gzip cut short": gzip.compress(b"##fileformat=VCFv4.2\n" * 10_000)[:-50],
        "half a header": b"##fileformat=VCFv4.2\n#CHROM\tPOS",
    }
    for what, content in tried.items():
        yield what, became(asked, one_file(content, "patient.vcf"))
    for name in ("../../../etc/cron.d/x", "C:\\\\x.vcf", "$(touch x).vcf", "<img onerror=1>.vcf"):
        outside = sorted(path.name for path in folder.iterdir())
        said = became(asked, one_file(b"x", name))
        stayed = outside == sorted(path.name for path in folder.iterdir())
        yield (
            f"a file named `{name}`",
            f"{said}; {'nothing outside' if stayed else 'OUTSIDE'}",
        )


def much(asked: Asked) -> Iterator[Row]:
    """Three gigabytes, and too many."""
    head, piece, count = form_head("variants", "big.vcf"), b"\0" * (1 << 20), 3 * 1024
    length = len(head) + count * len(piece) + len(FORM_END)
    before = highest = asked.kibibytes
    connection = HTTPConnection("127.0.0.1", asked.connection.port, timeout=600)
    connection.putrequest("POST", "/patient", skip_host=True)
    headers = {**asked.headers, "host": asked.headers["origin"].removeprefix("http://")}
    for name, value in {**headers, "content-type": FORM, "content-length": str(length)}.items():
        connection.putheader(name, value)
    connection.endheaders()
    connection.send(head)
    slowest = 0.0
    for number in range(count):
        connection.send(piece)
        if number % 256 == 0:
            highest = max(highest, asked.kibibytes)
            begun = time.perf_counter()
            asked.get("/?q=6527insC")
            slowest = max(slowest, time.perf_counter() - begun)
    connection.send(FORM_END)
    answer = connection.getresponse()
    location = answer.getheader("location") or ""
    answer.read()
    told = f"{answer.status}; the desk grew by {(highest - before) / 1024:.0f} MiB at most; "
    yield "an upload of 3 GB", told + f"a look-up meanwhile took {1000 * slowest:.0f} ms at most"
    asked.post(f"{location}/remove", b"", "application/x-www-form-urlencoded")
    connection = HTTPConnection("127.0.0.1", asked.connection.port, timeout=60)
    connection.putrequest("POST", "/patient", skip_host=True)
    for name, value in {**headers, "content-length": str(100 * GIB)}.items():
        connection.putheader(name, value)
    connection.putheader("content-type", FORM)
    connection.endheaders()
    yield "a form that says it has 100 GiB", f"{connection.getresponse().status}, before it is sent"


def parallel(asked: Asked) -> Iterator[Row]:
    """A hundred at once."""

    def ask(number: int) -> int:
        connection = HTTPConnection("127.0.0.1", asked.connection.port, timeout=120)
        headers = {**asked.headers}
        connection.request("GET", f"/?q=c.{6000 + number}del", headers=headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status

    with ThreadPoolExecutor(100) as pool:
        statuses = list(pool.map(ask, range(100)))
    yield "100 look-ups at once", f"{statuses.count(200)} answered with 200"
    open_ones = [socket.create_connection(("127.0.0.1", asked.connection.port)) for _ in range(200)]
    for one in open_ones:
        one.send(b"GET / HTTP/1.1\r\nHost: ")
    status, _, _ = asked.get("/?q=6527insC")
    yield "200 requests that never end their headers", f"others are answered meanwhile: {status}"
    for one in open_ones:
        one.close()


def killed(folder: Path) -> Iterator[Row]:
    """Kill -9 in mid-upload, and the next start."""
    with running() as asked:
        connection = HTTPConnection("127.0.0.1", asked.connection.port, timeout=60)
        connection.putrequest("POST", "/patient", skip_host=True)
        headers = {**asked.headers, "host": asked.headers["origin"].removeprefix("http://")}
        for name, value in {**headers, "content-type": FORM, "content-length": str(GIB)}.items():
            connection.putheader(name, value)
        connection.endheaders()
        connection.send(form_head("variants", "patient.vcf") + b"x" * 50_000_000)
        time.sleep(1)
        asked.process.send_signal(signal.SIGKILL)
        asked.process.wait()
    left = sum(path.stat().st_size for path in folder.rglob("brought-*"))
    with running() as asked:
        gone = not [*folder.rglob("brought-*")]
        bring(asked)
    yield (
        "kill -9 in mid-upload",
        f"{left / 1e6:.0f} MB were left; {'gone' if gone else 'STILL THERE'} with the next start",
    )


def main() -> None:
    """Try everything, and write the page."""
    rows: list[tuple[str, list[Row]]] = []
    with tempfile.TemporaryDirectory(prefix="desk") as name:
        folder = Path(name)
        os.environ["TMPDIR"] = name
        with running() as asked:
            rows = [
                ("Others", list(requests_of_others(asked))),
                ("The token", list(tokens(asked))),
                ("Paths", list(paths(asked))),
                ("Files and names", list(files(asked, folder))),
                ("Much", [*much(asked), *parallel(asked)]),
            ]
        rows.append(("A kill", list(killed(folder))))
        left = [path.name for path in folder.iterdir() if path.name.startswith(".col7a1tools")]
        rows[-1][1].append(("the end of the last desk", f"{len(left)} folders left behind"))
    lines = [
        "# What was tried against the desk",
        "",
        "Written by `python -m benchmarks.desk_abuse`, which sends all this to a desk on loopback",
        "and notes what came back. [serve.md](serve.md) explains what stands behind it; tests/web",
        "holds the same as tests.",
    ]
    for title, found in rows:
        lines += ["", f"## {title}", "", "| tried | what happened |", "|---|---|"]
        lines += [f"| {what} | {happened} |" for what, happened in found]
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    try:
        main()
    except HTTPException as error:
        raise SystemExit(f"the desk did not answer: {error!r}") from error
