"""SOURCES.toml: where each file comes from, and its checksum."""

import re

from reference.maker.folder import Folder, expect, write_whole

SOURCES = "SOURCES.toml"
FIELDS = ("accession", "origin", "date", "licence", "made", "sha256")

_SECTION = re.compile(r'^\[files\."(?P<name>[^"]+)"\]$')
_CHECKSUM = re.compile(r'^sha256 = "[^"]*"$')


def read_sources(folder: Folder) -> dict[str, dict[str, str]]:
    """Fields of each file by its name."""
    table: dict[str, dict[str, str]] = folder.toml(SOURCES).get("files", {})
    expect(bool(table), SOURCES, "lists no files")
    return table


def files_are_listed(folder: Folder) -> None:
    """Every data file is listed with all fields, and every listed file exists."""
    listed = read_sources(folder)
    for name, fields in listed.items():
        missing = [field for field in FIELDS if not fields.get(field)]
        expect(not missing, SOURCES, f"lacks {', '.join(missing)} of {name}")
        expect((folder.path / name).is_file(), name, "is listed in SOURCES.toml but missing")
    for name in folder.data_files():
        expect(name in listed, name, "is not listed in SOURCES.toml")


def checksums_hold(folder: Folder) -> None:
    """Every listed file has the checksum that SOURCES.toml records."""
    for name, fields in read_sources(folder).items():
        expect(
            folder.sha256(name) == fields.get("sha256"),
            name,
            "was altered: its SHA-256 is not the one in SOURCES.toml",
        )


def rewrite_checksums(folder: Folder) -> list[str]:
    """Write the present checksum of each listed file into SOURCES.toml.

    Returns:
        Names of the files whose checksum changed.
    """
    changed = []
    lines = folder.text(SOURCES).splitlines()
    name = ""
    for index, line in enumerate(lines):
        section = _SECTION.match(line)
        if section:
            name = section["name"]
        elif name and _CHECKSUM.match(line):
            fresh = f'sha256 = "{folder.sha256(name)}"'
            if fresh != line:
                lines[index] = fresh
                changed.append(name)
    if changed:
        write_whole(folder.path / SOURCES, "\n".join(lines) + "\n")
    return changed
