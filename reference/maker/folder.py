"""A folder of reference files, read for proof: whatever is wrong is said with the file's name."""

import hashlib
import os
import tempfile
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

Row = dict[str, str]

HERE = Path(__file__).resolve().parent.parent
DATA_SUFFIXES = (".fa", ".tsv", ".tsv.gz", ".toml")

COLUMNS = {
    "assemblies.tsv": (
        "assembly", "accession", "genbank", "contig_aliases", "contig_length",
        "locus_start", "locus_end",
    ),
    "exons.tsv": ("exon", "exon_mane", "lrg_start", "lrg_end", "status"),
    "transcripts.tsv": (
        "accession", "synonyms", "first_exon_mane", "exons", "five_prime_utr", "cds_length",
        "three_prime_utr", "protein", "note",
    ),
    "gly_x_y_register.tsv": ("residue", "aa", "register"),
    "gly_x_y_interruptions.tsv": ("interruption", "start", "end", "sequence", "name"),
    "protein_regions.tsv": ("key", "name", "start", "end", "source"),
    "known_variants.tsv": (
        "hgvs_c", "inheritance", "de_novo", "phenotype", "population", "sources", "note",
    ),
    "legacy_names.tsv": ("legacy_name", "hgvs_c", "reason", "detail", "also"),
    "legacy_name_reasons.tsv": ("reason", "text"),
}  # fmt: skip
WHOLE_NUMBERS = frozenset({
    "contig_length", "locus_start", "locus_end", "exon_mane", "lrg_start", "lrg_end",
    "first_exon_mane", "exons", "five_prime_utr", "cds_length", "three_prime_utr",
    "residue", "interruption", "start", "end",
})  # fmt: skip


class Unproved(Exception):  # noqa: N818 - says what it means: the proof of a file failed
    """A reference file does not hold what it should.

    Args:
        file: its name.
        what: what is wrong.
    """

    def __init__(self, file: str, what: str) -> None:
        super().__init__(f"{file}: {what}")
        self.file = file
        self.what = what


def expect(condition: bool, file: str, what: str) -> None:  # noqa: FBT001 - reads as a sentence
    """Fail the proof of ``file``, saying ``what`` is wrong, unless the condition holds.

    Raises:
        Unproved: the condition does not hold.
    """
    if not condition:
        raise Unproved(file, what)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of reference files."""

    path: Path = HERE

    def data_files(self) -> list[str]:
        """Names of the data files, SOURCES.toml left out."""
        return sorted(
            path.name
            for path in self.path.iterdir()
            if path.name.endswith(DATA_SUFFIXES) and path.name != "SOURCES.toml"
        )

    def read(self, name: str) -> bytes:
        """Content of a file."""
        try:
            return (self.path / name).read_bytes()
        except OSError as error:
            raise Unproved(name, f"cannot be read ({error.strerror})") from error

    def sha256(self, name: str) -> str:
        """Checksum of a file."""
        return hashlib.sha256(self.read(name)).hexdigest()

    def text(self, name: str) -> str:
        """Text of a file."""
        try:
            return self.read(name).decode("utf-8")
        except UnicodeDecodeError as error:
            raise Unproved(name, f"is not UTF-8 ({error.reason})") from error

    def sequence(self, name: str) -> str:
        """The one sequence of a FASTA file."""
        title, *lines = self.text(name).splitlines() or [""]
        expect(title.startswith(">"), name, "does not begin with a FASTA title")
        sequence = "".join(lines)
        expect(sequence.isalpha() and sequence.isupper(), name, "holds more than one sequence")
        return sequence

    def toml(self, name: str) -> dict[str, Any]:
        """Content of a TOML file, which nobody may change."""
        return _parsed(name, self.text(name))

    def table(self, name: str) -> list[Row]:
        """Rows of a table by column name."""
        header, *lines = self.text(name).splitlines() or [""]
        columns = COLUMNS[name]
        expect(header.split("\t") == list(columns), name, f"has not the columns {columns}")
        rows = []
        for number, line in enumerate(lines, start=2):
            values = line.split("\t")
            expect(len(values) == len(columns), name, f"line {number} has {len(values)} columns")
            row = dict(zip(columns, values, strict=True))
            expect(all(values), name, f"line {number} has an empty cell; '.' stands for no value")
            for column in WHOLE_NUMBERS.intersection(columns):
                expect(row[column].isdigit(), name, f"line {number}: {column} is no whole number")
            rows.append(row)
        return rows


@lru_cache(maxsize=64)
def _parsed(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Unproved(name, f"cannot be read ({error})") from error


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it appears whole or not at all."""
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
