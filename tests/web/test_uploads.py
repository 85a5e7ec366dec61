"""Files that come in are streamed, measured, and never named by those who send them."""

import tracemalloc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import anyio
import pytest
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.types import Message

from col7a1tools.web.uploads.form import BroughtForm, plain_name
from col7a1tools.web.uploads.limits import Limits
from col7a1tools.web.uploads.receive import receive_form

BOUNDARY = "----WebKitFormBoundaryX"
KIND = f"multipart/form-data; boundary={BOUNDARY}"
MIB = 1024**2
ORDINARY = Limits()
FIELDS = {"variants": 1 << 40, "pedigree": 1000}


def part(name: str, content: bytes, filename: str | None = None) -> bytes:
    file = "" if filename is None else f'; filename="{filename}"'
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n'
    return head.encode() + content + b"\r\n"


END = f"--{BOUNDARY}--\r\n".encode()


def receive(
    chunks: Iterator[bytes],
    folder: Path,
    limits: Limits = ORDINARY,
    kind: str = KIND,
    length: int | None = None,
    *,
    gone: bool = False,
) -> BroughtForm:
    """The form that a body of chunks gives; ``gone``: the browser goes away at their end."""
    headers = [(b"content-type", kind.encode())]
    if length is not None:
        headers.append((b"content-length", str(length).encode()))

    async def body() -> Message:
        chunk = next(chunks, None)
        if chunk is not None:
            return {"type": "http.request", "body": chunk, "more_body": True}
        if gone:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": b"", "more_body": False}

    request = Request({"type": "http", "method": "POST", "headers": headers}, body)
    # A browser's driver, once started, keeps the loop of the main thread for itself.
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(anyio.run, receive_form, request, folder, FIELDS, limits).result()


@pytest.mark.parametrize("size", [1, 7, 64, 10_000])
def test_a_form_is_the_same_in_whatever_pieces_it_comes(size: int, tmp_path: Path) -> None:
    content = bytes(range(256)) * 20 + b"\r\n--" + BOUNDARY.encode()[:-1] + b"\r\n"
    whole = (
        part("variants", content, "patient.vcf.gz")
        + part("note", "äöü".encode())
        + part("pedigree", b"", "")
        + END
    )
    form = receive(iter([whole[at : at + size] for at in range(0, len(whole), size)]), tmp_path)
    file = form.file("variants")
    assert file is not None
    assert file.path.read_bytes() == content
    assert (file.name, file.size) == ("patient.vcf.gz", len(content))
    assert form.text("note") == "äöü"
    assert form.file("pedigree") is None
    assert list(tmp_path.iterdir()) == [file.path]


HOSTILE = (
    "../../../etc/passwd",
    "..\\\\..\\\\windows\\\\system32\\\\x.vcf",
    "/etc/passwd",
    "C:\\\\x.vcf",
    "a\\u0000b.vcf",
    ".",
    "..",
    "con.vcf",
    "\u202egnp.fcv",
    "$(touch /tmp/x).vcf",
    "-rf",
    "x" * 3000,
)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_names_no_path(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "inside"
    folder.mkdir()
    form = receive(iter([part("variants", b"x", name) + END]), folder)
    file = form.file("variants")
    assert file is not None
    assert file.path == folder / "brought-1"
    assert [path.name for path in tmp_path.rglob("*")] == ["inside", "brought-1"]
    assert len(file.name) <= 100
    assert "/" not in file.name


def test_memory_stays_flat_while_much_comes_in(tmp_path: Path) -> None:
    chunk = b"\0" * MIB
    sent = 256

    def chunks() -> Iterator[bytes]:
        yield part("variants", b"", "big.vcf.gz")[:-2]
        for _ in range(sent):
            yield chunk
        yield b"\r\n" + END

    tracemalloc.start()
    form = receive(chunks(), tmp_path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    file = form.file("variants")
    assert file is not None
    assert file.size == sent * MIB
    assert peak < 16 * MIB


def many(number: int) -> Iterator[bytes]:
    yield part("variants", b"", "x")[:-2]
    for _ in range(number):
        yield b"x" * 1000


@pytest.mark.parametrize(
    ("body", "limits", "length", "status"),
    [
        (many(100), Limits(request=50_000), None, 413),
        (iter([]), Limits(request=50_000), 50_001, 413),
        (iter([part("pedigree", b"x" * 1001, "f.ped") + END]), Limits(), None, 413),
        (iter([part("note", b"x" * 1001) + END]), Limits(text=1000), None, 413),
        (iter([part("variants", b"x", f"{n}") for n in range(9)]), Limits(files=8), None, 413),
        (many(100), Limits(free=1 << 60), None, 507),
        (iter([b"no form at all"]), Limits(), None, 400),
        (iter([part("variants", b"x", "x")]), Limits(), None, 400),
        (iter([]), Limits(), None, 400),
        (iter([b"--" + BOUNDARY.encode() + b"\r\n" + b"X" * 100_000]), Limits(), None, 400),
    ],
    ids=[
        "too much",
        "said to be too much",
        "a small file too large",
        "a text too long",
        "too many files",
        "no room on the disk",
        "no form",
        "cut short",
        "nothing",
        "an endless header",
    ],
)
def test_too_much_or_damaged_is_refused(
    body: Iterator[bytes], limits: Limits, length: int | None, status: int, tmp_path: Path
) -> None:
    with pytest.raises(HTTPException) as refused:
        receive(body, tmp_path, limits, length=length)
    assert refused.value.status_code == status


@pytest.mark.parametrize("kind", ["", "text/plain", "multipart/form-data", "multipart/mixed; a=b"])
def test_another_kind_of_body_is_refused(kind: str, tmp_path: Path) -> None:
    with pytest.raises(HTTPException) as refused:
        receive(iter([END]), tmp_path, kind=kind)
    assert refused.value.status_code == 400


def test_a_browser_that_goes_away_is_no_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(ClientDisconnect):
        receive(many(3), tmp_path, gone=True)


@pytest.mark.parametrize(("name", "plain"), [("a/b.vcf", "b.vcf"), ("", "file"), ("x\\y", "y")])
def test_only_the_last_part_of_a_name_is_shown(name: str, plain: str) -> None:
    assert plain_name(name) == plain
