"""Build the wheel and the source archive so that the same files give the same bytes.

``python -m requirements.distributions --out dist``. What goes in is copied first, with plain
permissions, so that neither the folder nor the umask nor an earlier build shows. Every file bears
the moment of ``SOURCE_DATE_EPOCH`` (1980-01-01 where it is not set: no zip archive can be older).
"""

import argparse
import gzip
import io
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

from requirements.locks import PROJECT

PARTS = ("col7a1tools", "reference", "pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE")
_NOT_FOR_RELEASE = shutil.ignore_patterns("__pycache__")
_OLDEST_MOMENT = "315532800"


def copy_sources(target: Path) -> None:
    """Copy what a package is built from, with permissions that do not depend on the umask."""
    target.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        source = PROJECT / part
        if source.is_dir():
            shutil.copytree(source, target / part, ignore=_NOT_FOR_RELEASE, dirs_exist_ok=True)
        else:
            shutil.copyfile(source, target / part)
    for path in target.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)


def build(out: Path) -> list[Path]:
    """Build both in a folder that holds nothing else of this version, and check them.

    Returns:
        The wheel and the source archive.
    """
    moment = os.environ.get("SOURCE_DATE_EPOCH", _OLDEST_MOMENT)
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        copy_sources(Path(folder) / "source")
        _run(
            "build",
            "--no-isolation",
            "--outdir",
            f"{folder}/built",
            f"{folder}/source",
            moment=moment,
        )
        built = sorted((Path(folder) / "built").iterdir())
        for path in built:
            if path.name.endswith(".tar.gz"):
                path.write_bytes(_plain(path.read_bytes(), int(moment)))
        _run("twine", "check", "--strict", *map(str, built), moment=moment)
        return [Path(shutil.copyfile(path, out / path.name)) for path in built]


def _run(*words: str, moment: str) -> None:
    done = subprocess.run(  # noqa: S603 - words of our own
        [sys.executable, "-m", *words],
        env={**os.environ, "SOURCE_DATE_EPOCH": moment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        umask=0o022,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stdout)


def _plain(archive: bytes, moment: int) -> bytes:
    """The same archive without the owner, the time and the order in which it was packed."""
    packed = io.BytesIO()
    with (
        tarfile.open(fileobj=io.BytesIO(archive)) as old,
        gzip.GzipFile("", "wb", 9, packed, mtime=moment) as stream,
        tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as new,
    ):
        for member in sorted(old.getmembers(), key=lambda one: one.name):
            plain = tarfile.TarInfo(member.name)
            plain.type, plain.size, plain.mtime = member.type, member.size, moment
            plain.mode = 0o755 if member.isdir() else 0o644
            new.addfile(plain, old.extractfile(member) if member.isfile() else None)
    return packed.getvalue()


def main() -> None:
    """Build, check and name both files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=PROJECT / "dist")
    for path in build(parser.parse_args().out):
        print(path)


if __name__ == "__main__":
    main()
