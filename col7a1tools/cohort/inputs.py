"""Find the files of a cohort: files, directories, patterns and manifests, in any mix."""

import glob
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from col7a1tools.cohort.manifest import ManifestRow, read_manifest
from col7a1tools.errors import UsageError

SUFFIXES = (".vcf", ".vcf.gz", ".vcf.bgz", ".bcf", ".gvcf", ".gvcf.gz", ".gvcf.bgz")
_MANIFEST = ".tsv"
_PATTERN = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class CohortFile:
    """A file to be read.

    Attributes:
        path: where it lies.
        label: its path below the folder that holds all of them, with ``/`` between folders.
        samples: what manifests say of its samples.
    """

    path: str
    label: str
    samples: tuple[ManifestRow, ...] = ()


def find_files(inputs: Sequence[str], output: str) -> tuple[CohortFile, ...]:
    """The files that the inputs name, each once, in the order of their labels.

    Args:
        inputs: paths of files, directories (searched to the bottom for names that end as variant
            files do), patterns (``**`` stands for any folders) and manifests (``.tsv``).
        output: the run's own folder, in which nothing is searched.

    Raises:
        UsageError: there is no file in an input, or standard input is among them.
        InputError: a manifest is faulty.
    """
    rows: dict[str, list[ManifestRow]] = {}
    own = os.path.realpath(output)
    for given in inputs:
        found = 0
        for path, row in _of_input(given, own):
            found += 1
            said = rows.setdefault(os.path.realpath(path), [])
            if row is not None and row not in said:
                said.append(row)
        if not found:
            raise UsageError(
                "cohort.no_file",
                f"there is no VCF or BCF file in {given}",
                cure=f"give files, or folders with names that end in {', '.join(SUFFIXES)}",
            )
    labels = _labels(rows)
    files = [CohortFile(path, labels[path], tuple(said)) for path, said in rows.items()]
    return tuple(sorted(files, key=lambda file: file.label))


def _of_input(given: str, own: str) -> Iterator[tuple[str, ManifestRow | None]]:
    if given == "-":
        raise UsageError(
            "cohort.standard_input",
            "a cohort is read from files, which can be read again when a run is taken up",
            cure="save the variants to a file first",
        )
    if given.endswith(_MANIFEST):
        for row in read_manifest(given):
            yield row.path, row
    elif Path(given).is_dir():
        yield from ((path, None) for path in _below(given, own))
    elif _PATTERN.isdisjoint(given) or Path(given).exists():
        yield given, None
    else:
        for path in glob.iglob(given, recursive=True):  # noqa: PTH207 - absolute patterns, too
            if Path(path).is_dir():
                yield from ((below, None) for below in _below(path, own))
            elif path.endswith(SUFFIXES):
                yield path, None


def _below(folder: str, own: str) -> Iterator[str]:
    """Variant files below a folder; hidden files and folders are passed over."""
    for at, folders, names in os.walk(folder):
        folders[:] = [
            name
            for name in folders
            if not name.startswith(".") and os.path.realpath(Path(at, name)) != own
        ]
        for name in names:
            if name.endswith(SUFFIXES) and not name.startswith("."):
                yield str(Path(at, name))


def _labels(paths: Iterable[str]) -> Mapping[str, str]:
    """Each path below the deepest folder that holds all of them."""
    listed = list(paths)
    common = Path(os.path.commonpath([Path(path).parent for path in listed]))
    return {path: Path(path).relative_to(common).as_posix() for path in listed}
