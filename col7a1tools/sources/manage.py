"""Add, verify and remove registered sources."""

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from col7a1tools.errors import InputError, Place, UsageError
from col7a1tools.gene import Gene
from col7a1tools.model.positions import Assembly
from col7a1tools.output import whole_file
from col7a1tools.readers.notice import Notice
from col7a1tools.sources.entry import STALE_AFTER_DAYS, SourceEntry, SourceKind
from col7a1tools.sources.extract import WHOLE_FILE, fingerprint, read_extract
from col7a1tools.sources.form import Form, read_form
from col7a1tools.sources.registry import (
    extract_path,
    load_registry,
    make_folder,
    save_registry,
)

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_DATE = re.compile(r"\b(20\d\d)-?([01]\d)-?([0-3]\d)\b")


@dataclass(frozen=True, slots=True)
class Addition:
    """What the user says of a source that is to be added.

    Attributes:
        path: the file, or a form (.toml).
        today: day of the registration.
        kind: what it is; None to find out.
        name: its name in the list; empty for the kind's.
        assembly: of its positions; None to find out.
        release: its release; empty for what the file states.
        coding_only: whether it covers no more than the coding exons and 75 bases around them.
    """

    path: Path
    today: date
    kind: SourceKind | None = None
    name: str = ""
    assembly: Assembly | None = None
    release: str = ""
    coding_only: bool = False


def add_source(
    registry: Path, addition: Addition, gene: Gene
) -> tuple[SourceEntry, tuple[Notice, ...]]:
    """Read a file, keep its extract and list it.

    A source of the same name gives way, if it is of the same path or the user gave the name.

    Raises:
        InputError: the file cannot be used, or the registry cannot be written.
        AssemblyError: it is on another assembly.
        UsageError: the name cannot be used, or is that of another file.
    """
    form = read_form(addition.path) if addition.path.suffix == ".toml" else None
    path = form.file if form else addition.path
    assembly = addition.assembly or (form.assembly if form else None)
    extract = read_extract(path, gene, kind=addition.kind, assembly=assembly, form=form)
    digest = hashlib.sha256(extract.content).hexdigest()
    release = addition.release or (form.release if form else "") or extract.release
    entry = SourceEntry(
        name=_chosen_name(addition, form, extract.kind),
        kind=extract.kind,
        path=str(path.absolute()),
        assembly=extract.assembly,
        release=release,
        released=released_on(release),
        registered=addition.today,
        fingerprint=fingerprint(path, digest),
        extract_sha256=digest,
        variants=extract.variants,
        coding_only=addition.coding_only,
        notices=tuple(notice.message for notice in extract.notices),
    )
    entries = load_registry(registry)
    if not addition.name:
        _refuse_taken(entry, entries)
    others = tuple(one for one in entries if one.name != entry.name)
    stored = extract_path(registry, entry.name)
    make_folder(stored.parent)
    with whole_file(str(stored)) as temporary:
        temporary.write_bytes(extract.content)
    save_registry(registry, (*others, entry))
    return entry, (*extract.notices, *_age(entry, addition.today))


def remove_source(registry: Path, name: str) -> SourceEntry:
    """Take a source off the list; the file it was read from stays where it is.

    Raises:
        UsageError: no source has this name.
        InputError: the registry cannot be read or written.
    """
    entries = load_registry(registry)
    found = next((entry for entry in entries if entry.name == name), None)
    if found is None:
        raise UsageError(
            "sources.no_such",
            f"no source is called {name!r}",
            cure=f"the names are {', '.join(entry.name for entry in entries) or 'none'}",
        )
    save_registry(registry, tuple(entry for entry in entries if entry is not found))
    extract_path(registry, name).unlink(missing_ok=True)
    return found


def verify_source(
    registry: Path, entry: SourceEntry, today: date
) -> tuple[tuple[Notice, ...], tuple[Notice, ...]]:
    """Compare a source with what was registered.

    Returns:
        What is wrong, and what the user should know.
    """
    wrong = []
    again = f"add it again: col7a1tools sources add {entry.path}"
    try:
        content = extract_path(registry, entry.name).read_bytes()
        if hashlib.sha256(content).hexdigest() != entry.extract_sha256:
            wrong.append(Notice("sources.extract", "its extract was altered", again))
    except OSError:
        wrong.append(Notice("sources.extract", "its extract is missing", again))
    known = []
    try:
        found = fingerprint(Path(entry.path), entry.extract_sha256)
    except InputError:
        known.append(Notice("sources.moved", f"the file {entry.path} is not there any more"))
    else:
        same = found.sha256 == entry.fingerprint.sha256
        if entry.fingerprint.of == WHOLE_FILE and same:
            found = replace(found, modified=entry.fingerprint.modified)
        if found != entry.fingerprint:
            wrong.append(Notice("sources.changed", f"the file {entry.path} was changed", again))
    return tuple(wrong), (*known, *_age(entry, today))


def released_on(release: str) -> date | None:
    """The day that a release names, such as ``2026-11-02`` or ``20261102``; None for none."""
    match = _DATE.search(release)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def _refuse_taken(entry: SourceEntry, entries: tuple[SourceEntry, ...]) -> None:
    """Refuse to put one file in another's place where nobody asked for it."""
    other = next((one for one in entries if one.name == entry.name), None)
    if other is not None and other.path != entry.path:
        raise UsageError(
            "sources.name_taken",
            f"a source is called {entry.name} already: {other.path}",
            cure=f"--name {entry.name} puts this file in its place, another --name keeps both",
        )


def _age(entry: SourceEntry, today: date) -> tuple[Notice, ...]:
    if not entry.is_stale(today):
        return ()
    since = "released" if entry.released else "registered"
    day = entry.released or entry.registered
    message = f"{entry.name} was {since} on {day}, more than {STALE_AFTER_DAYS} days ago"
    return (Notice("sources.stale", message, "get a newer release"),)


def _chosen_name(addition: Addition, form: Form | None, kind: SourceKind) -> str:
    name = addition.name or (form.name if form else "")
    if not name:
        return kind.value if kind is not SourceKind.LABORATORY else addition.path.stem
    if not _NAME.fullmatch(name):
        raise UsageError(
            "sources.name",
            f"{name!r} cannot be the name of a source",
            place=Place(str(addition.path)),
            cure="use letters, digits, dots, hyphens and underscores",
        )
    return name
