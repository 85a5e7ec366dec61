"""Stream a form to disk, part by part, and stop at the first thing that is too much."""

import contextlib
from collections.abc import Mapping
from email.message import Message
from pathlib import Path
from typing import IO

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser
from starlette.exceptions import HTTPException
from starlette.requests import Request

from col7a1tools.web.uploads.form import BroughtFile, BroughtForm, plain_name
from col7a1tools.web.uploads.limits import Limits

_BETWEEN_LOOKS = 16 * 1024**2  # bytes between two looks at the room on the disk


async def receive_form(
    request: Request, folder: Path, fields: Mapping[str, int], limits: Limits
) -> BroughtForm:
    """Take a multipart form in.

    Args:
        request: whose body it is.
        folder: where its files are written; whoever calls removes it after an error.
        fields: the fields that may hold files, with the most bytes that one of them may have.
        limits: of the form.

    Raises:
        HTTPException: it is too large (413), there is no room (507), or it is no such form (400).
        ClientDisconnect: the browser went away.
    """
    boundary = _boundary(request.headers.get("content-type", ""))
    if int(request.headers.get("content-length") or 0) > limits.request:
        raise HTTPException(413)
    with contextlib.closing(_Receiver(folder, fields, limits)) as receiver:
        callbacks = {
            name: getattr(receiver, name) for name in dir(receiver) if name.startswith("on_")
        }
        received = looked = 0
        try:
            parser = MultipartParser(boundary, callbacks)  # type: ignore[arg-type]
            async for chunk in request.stream():
                received += len(chunk)
                if received > limits.request:
                    raise HTTPException(413)
                if received - looked >= _BETWEEN_LOOKS or not looked:
                    looked = received
                    if not limits.has_room(folder):
                        raise HTTPException(507)
                parser.write(chunk)
            parser.finalize()
        except FormParserError as error:
            raise HTTPException(400) from error
        except OSError as error:
            raise HTTPException(507) from error
        if not receiver.whole:
            raise HTTPException(400)
        return receiver.form


def _boundary(content_type: str) -> bytes:
    message = Message()
    message["content-type"] = content_type
    boundary = message.get_param("boundary")
    if message.get_content_type() != "multipart/form-data" or not isinstance(boundary, str):
        raise HTTPException(400)
    return boundary.encode("latin-1", "replace")


class _Receiver:
    """What the parser calls, in the order in which a form comes."""

    def __init__(self, folder: Path, fields: Mapping[str, int], limits: Limits) -> None:
        self.form = BroughtForm()
        self.whole = False
        self._folder = folder
        self._fields = fields
        self._limits = limits
        self._count = 0
        self._headers: dict[str, str] = {}
        self._name, self._value = b"", b""
        self._field, self._filename = "", ""
        self._text = bytearray()
        self._file: IO[bytes] | None = None
        self._path = folder
        self._size = 0

    def close(self) -> None:
        """Close the file of a part that never ended."""
        if self._file:
            self._file.close()

    def on_part_begin(self) -> None:
        """A new part."""
        self._headers, self._text, self._size = {}, bytearray(), 0

    def on_header_field(self, data: bytes, start: int, end: int) -> None:
        """A piece of a header's name."""
        self._name += data[start:end]

    def on_header_value(self, data: bytes, start: int, end: int) -> None:
        """A piece of a header's value."""
        self._value += data[start:end]

    def on_header_end(self) -> None:
        """A header is whole."""
        self._headers[self._name.decode("latin-1").lower()] = self._value.decode("utf-8", "replace")
        self._name, self._value = b"", b""

    def on_headers_finished(self) -> None:
        """The head of a part is whole: open a file of our own naming, or gather text."""
        message = Message()
        message["content-disposition"] = self._headers.get("content-disposition", "")
        self._field = _parameter(message, "name")
        filename = message.get_param("filename", header="content-disposition")
        self._filename = plain_name(_parameter(message, "filename")) if filename else ""
        if filename is None or self._field not in self._fields:
            return
        self._count += 1
        if self._count > self._limits.files:
            raise HTTPException(413)
        self._path = self._folder / f"brought-{self._count}"
        self._file = self._path.open("xb")

    def on_part_data(self, data: bytes, start: int, end: int) -> None:
        """A piece of a part."""
        self._size += end - start
        if self._file is None:
            if self._size > self._limits.text:
                raise HTTPException(413)
            self._text += data[start:end]
            return
        if self._size > self._fields[self._field]:
            raise HTTPException(413)
        self._file.write(memoryview(data)[start:end])

    def on_part_end(self) -> None:
        """A part is whole; a file field that was left empty is none."""
        if self._file is None:
            text = self._text.decode("utf-8", "replace")
            self.form.texts.setdefault(self._field, []).append(text)
            return
        self._file.close()
        self._file = None
        if not self._size and not self._filename:
            self._path.unlink()
            return
        brought = BroughtFile(self._path, self._filename or "file", self._size)
        self.form.files.setdefault(self._field, []).append(brought)

    def on_end(self) -> None:
        """The form is whole."""
        self.whole = True


def _parameter(message: Message, name: str) -> str:
    value = message.get_param(name, header="content-disposition")
    return value if isinstance(value, str) else ""
