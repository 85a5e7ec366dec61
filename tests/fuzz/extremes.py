"""Inputs that are far out rather than damaged at random: too long, too many, too deep, too clever.

``python -m tests.fuzz.extremes`` runs the command line on each and prints what became of it.
"""

import gzip
import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from tests.command_line import PROJECT, command, environment

BASE = PROJECT / "examples" / "compound_heterozygous_trio" / "family.GRCh38.vcf"
MEGABYTE = 1 << 20
# A small file has to be done with in ten seconds; the rest is room for a busy machine.
HANG = 100.0
LARGEST_MEMORY = 1024

_TEXT = BASE.read_text(encoding="utf-8")
_HEADER = _TEXT[: _TEXT.index("\nchr3") + 1]
_SITES = "##fileformat=VCFv4.3\n##contig=<ID=chr3,length=198295559>\n" + "".join(
    f'##INFO=<ID={key},Number=1,Type={kind},Description="x">\n'
    for key, kind in (("END", "Integer"), ("SVTYPE", "String"), ("SVLEN", "Integer"))
)
_COLUMNS = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n"
_PROTEIN_BASE = "chr3\t48573864\t.\tA\tAG\t.\tPASS\t"


@dataclass(frozen=True, slots=True)
class Extreme:
    """An input.

    Attributes:
        name: for tables and test ids.
        suffix: of its file.
        content: makes the file's bytes.
        words: the command line, in which ``FILE`` stands for it.
        answer: ``refused``; ``read``; ``same`` where the rows have to be those of the plain file;
            or a text that the output has to hold.
    """

    name: str
    suffix: str
    content: Callable[[], bytes]
    words: tuple[str, ...]
    answer: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it.

    Attributes:
        status: exit status.
        seconds: CPU time.
        memory: most memory held, MB.
        fault: what is wrong with that; empty for nothing.
        said: on stderr.
    """

    status: int
    seconds: float
    memory: int
    fault: str
    said: str


def _text(make: Callable[[], str]) -> Callable[[], bytes]:
    return lambda: make().encode("utf-8")


def _sites(*lines: str) -> str:
    return _SITES + _COLUMNS + "".join(f"{line}\n" for line in lines)


def _at(pos: int | str, rest: str = ".\tA\tAG\t.\tPASS\t.") -> Callable[[], bytes]:
    return _text(lambda: _sites(_PROTEIN_BASE + ".", f"chr3\t{pos}\t{rest}"))


def _bomb(begin: str, piece: bytes, megabytes: int = 1024) -> Callable[[], bytes]:
    """A gzip file of a few MB that unpacks to a GB."""

    def make() -> bytes:
        packed = gzip.compress(begin.encode("utf-8"), 9)
        block = gzip.compress(piece * (MEGABYTE // len(piece)), 9)
        return packed + block * megabytes

    return make


def _hundred_thousand_alts() -> bytes:
    letters = "ACGT"
    alts = (
        "A" + "".join(letters[(number >> shift) & 3] for shift in range(0, 18, 2))
        for number in range(100_000)
    )
    return _sites(f"chr3\t48573864\t.\tA\t{','.join(alts)}\t.\tPASS\t.").encode("utf-8")


def _million_contigs() -> bytes:
    contigs = "".join(f"##contig=<ID=scaffold{number},length=1000>\n" for number in range(10**6))
    return _HEADER.replace("##contig", contigs + "##contig", 1).encode("utf-8") + _records()


def _records() -> bytes:
    return _TEXT[len(_HEADER) :].encode("utf-8")


def _shuffled_columns() -> bytes:
    return _TEXT.replace("#CHROM\tPOS\tID\tREF\tALT", "#CHROM\tID\tPOS\tALT\tREF").encode("utf-8")


def _samples(count: int) -> bytes:
    names = "".join(f"\ts{number}" for number in range(count))
    head = _SITES + '##FORMAT=<ID=GT,Number=1,Type=String,Description="x">\n'
    columns = _COLUMNS.rstrip("\n") + "\tFORMAT" + names
    line = _PROTEIN_BASE + ".\tGT" + "\t0/1" * count
    return f"{head}{columns}\n{line}\n".encode()


def _ancestors_in_a_ring() -> bytes:
    return b"f\tchild\tmother_of_all\t0\t1\t2\nf\tmother_of_all\tchild\t0\t1\t1\n"


def _long_pedigree() -> bytes:
    """Fathers of fathers, twenty thousand deep."""
    lines = (f"f\tp{n}\tp{n + 1}\t0\t1\t1" for n in range(20_000))
    return ("f\tchild\tp0\t0\t2\t2\n" + "\n".join(lines) + "\nf\tp20000\t0\t0\t1\t1\n").encode()


ANNOTATE = ("annotate", "FILE")
REPORT = ("report", str(BASE), "--sample", "child")


def _vcf(name: str, make: Callable[[], bytes], answer: str, suffix: str = ".vcf") -> Extreme:
    return Extreme(name, suffix, make, ANNOTATE, answer)


def _option(name: str, option: str, suffix: str, make: Callable[[], bytes], answer: str) -> Extreme:
    return Extreme(name, suffix, make, (*REPORT, option, "FILE"), answer)


FOUND = "NM_000094.4:c.6527dup"

EXTREMES = (
    _vcf("Windows line ends", lambda: _TEXT.replace("\n", "\r\n").encode(), "same"),
    _vcf("byte order mark", lambda: b"\xef\xbb\xbf" + _TEXT.encode(), "refused"),
    _vcf("Latin-1 in INFO", lambda: _TEXT.replace("AC=2", "AC=ü").encode("latin-1"), "refused"),
    _vcf("NUL in a record", lambda: _TEXT.replace("PASS", "PA\0S").encode(), "refused"),
    _vcf("columns in another order", _shuffled_columns, "refused"),
    _vcf("10 MB in one INFO", _text(lambda: _sites(_PROTEIN_BASE + "X=" + "y" * 10**7)), FOUND),
    _vcf(
        "a line of 10 MB on chr1",
        _text(lambda: _sites("chr1\t5\t.\tA\tG\t.\t.\t" + "y" * 10**7, _PROTEIN_BASE + ".")),
        FOUND,
    ),
    _vcf("REF of 10 MB", _at(48573864, ".\t" + "A" * 10**7 + "\tA\t.\t.\t."), "refused"),
    _vcf("ALT of 10 MB", _at(48573864, ".\tA\tA" + "G" * 10**7 + "\t.\t.\t."), FOUND),
    _vcf("100,000 ALT alleles", _hundred_thousand_alts, "read"),
    _vcf("a million contigs", _million_contigs, "same"),
    _vcf("50,000 samples", lambda: _samples(50_000), FOUND),
    _vcf("a record 100,000 times", _text(lambda: _sites(*[_PROTEIN_BASE + "."] * 10**5)), "read"),
    _vcf("position -1", _at(-1), "refused"),
    _vcf("position 0", _at(0), "read"),
    _vcf("position 2^31", _at(2**31), "read"),
    _vcf("position of 5,000 digits", _at("4" * 5000), "refused"),
    _vcf("END before POS", _at(48573864, ".\tA\t<DEL>\t.\t.\tSVTYPE=DEL;END=5"), "refused"),
    _vcf(
        "END of 2^63", _at(48573864, f".\tA\t<DEL>\t.\t.\tSVTYPE=DEL;END={2**63}"), "unknown_extent"
    ),
    _vcf(
        "SVLEN of -2^63",
        _at(48573864, f".\tA\t<DEL>\t.\t.\tSVTYPE=DEL;SVLEN=-{2**63}"),
        "unknown_extent",
    ),
    _vcf(
        "bomb: endless header line", _bomb("##fileformat=VCFv4.3\n##x=", b"x"), "refused", ".vcf.gz"
    ),
    _vcf("bomb: header lines", _bomb("##fileformat=VCFv4.3\n", b"##x\n"), "refused", ".vcf.gz"),
    _vcf("bomb: endless record", _bomb(_sites(_PROTEIN_BASE), b"x"), "refused", ".vcf.gz"),
    _vcf("bomb: empty lines", _bomb(_sites(_PROTEIN_BASE + "."), b"\n"), "refused", ".vcf.gz"),
    _vcf("bomb: zeros", _bomb("", b"\0"), "refused", ".vcf.gz"),
    _option(
        "case: arrays 100,000 deep", "--case", ".toml", lambda: b"a=" + b"[" * 10**5, "refused"
    ),
    _option("case: tables 2,000 deep", "--case", ".toml", lambda: b"a={b=" * 2000, "refused"),
    _option(
        "case: dotted key 50,000 deep",
        "--case",
        ".toml",
        lambda: b"a." * 50_000 + b"a=1",
        "refused",
    ),
    _option(
        "case: text of 10 MB",
        "--case",
        ".toml",
        lambda: b'[phenotype]\nfindings = ["' + b"x" * 10**7 + b'"]\n',
        "refused",
    ),
    _option(
        "rules: arrays 100,000 deep", "--rules", ".toml", lambda: b"a=" + b"[" * 10**5, "refused"
    ),
    _option(
        "rules: number of 5,000 digits", "--rules", ".toml", lambda: b"a=" + b"9" * 5000, "refused"
    ),
    _option(
        "letterhead: binary", "--letterhead", ".toml", lambda: bytes(range(256)) * 400, "refused"
    ),
    _option("pedigree: ancestors in a ring", "--ped", ".ped", _ancestors_in_a_ring, "refused"),
    _option("pedigree: 20,000 generations", "--ped", ".ped", _long_pedigree, "refused"),
    _option("pedigree: a line of 10 MB", "--ped", ".ped", lambda: b"f\t" + b"x" * 10**7, "refused"),
    Extreme(
        "record: arrays 100,000 deep", ".json", lambda: b"[" * 10**5, ("render", "FILE"), "refused"
    ),
    Extreme(
        "record: number of 5,000 digits",
        ".json",
        lambda: b"9" * 5000,
        ("render", "FILE"),
        "refused",
    ),
)

DESCRIPTIONS = (
    "c.[" + "[" * 900 + "6527dup",
    "(" * 50_000,
    "c." + "9" * 100_000 + "A>G",
    "c.1A>" + "G" * 100_000,
    "c.1_2ins" + "(" * 20_000,
    "c.[" + "425A>G;" * 10_000 + "]",
    "p." + "Gly" * 30_000,
    "chr3:" + "1" * 5000 + ":A:G",
    "NM_" + "0" * 100_000 + ".4:c.1A>G",
    "3-2147483648-A-G",
    "3--1-A-G",
    "c.0A>G",
    "c.-99999999999999999999del",
    "IVS99999999999+1G>A",
    "\ud7ff\U0010ffff\u202ec.1A>G",
)


_WORDS = {
    "refused": "refused with file, reason and cure",
    "read": "read",
    "same": "read, with the rows of the plain file",
    "unknown_extent": "read, and said to have no known extent",
}


def run_extreme(one: Extreme, folder: Path) -> Outcome:
    """Run the command line on an extreme input."""
    path = folder / f"extreme{one.suffix}"
    path.write_bytes(one.content())
    out = folder / ("out.tsv" if one.words[0] == "annotate" else "out.json")
    words = [str(path) if word == "FILE" else word for word in one.words]
    done = finished([*words, "-o", str(out)])
    answer = out.read_text(encoding="utf-8") if out.exists() else ""
    path.unlink()
    out.unlink(missing_ok=True)
    return replace(done, fault=done.fault or _wrong(one, done, path, answer))


@cache
def plain_answer() -> str:
    """The rows of the plain file."""
    with tempfile.TemporaryDirectory() as name:
        out = Path(name) / "out.tsv"
        finished(["annotate", str(BASE), "-o", str(out)])
        return out.read_text(encoding="utf-8")


def _names(rows: str) -> list[list[str]]:
    """Names and classes, which lie behind the columns of the input."""
    return [line.split("\t")[6:] for line in rows.splitlines()]


def finished(words: list[str]) -> Outcome:
    """Run a command line, and see what it took."""
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            command(*words), env=environment(), stdout=subprocess.DEVNULL, stderr=errors
        )
        end = time.monotonic() + HANG
        ended, state, usage = os.wait4(process.pid, os.WNOHANG)
        while not ended:
            if time.monotonic() > end:
                process.kill()
            time.sleep(0.005)
            ended, state, usage = os.wait4(process.pid, os.WNOHANG)
        process.returncode = os.waitstatus_to_exitcode(state)
        errors.seek(0)
        said = errors.read().decode("utf-8", "replace")
    memory = usage.ru_maxrss // 1024
    fault = _unfit(process.returncode, memory, said)
    return Outcome(process.returncode, usage.ru_utime + usage.ru_stime, memory, fault, said)


def _unfit(status: int, memory: int, said: str) -> str:
    """What no command may do, whatever its input."""
    if status not in (0, 1, 2):
        return f"ended with {status}"
    if "Traceback" in said:
        return "a traceback"
    if memory > LARGEST_MEMORY:
        return f"{memory} MB of memory"
    return ""


def _wrong(one: Extreme, done: Outcome, path: Path, answer: str) -> str:
    if (done.status == 1) != (one.answer == "refused"):
        return f"{done.status}, and should be {one.answer}: {done.said[:200]}"
    if one.answer == "refused":
        if answer:
            return "refused, and written all the same"
        named = path.name in done.said and done.said.count("col7a1tools:") == 1
        return "" if named else f"the message does not name the file once: {done.said[:200]}"
    if one.answer == "same":
        return "" if _names(answer) == _names(plain_answer()) else "another answer"
    return (
        ""
        if one.answer in ("read", *(one.answer,)[: one.answer in answer])
        else "the variant is not found"
    )


def main() -> int:
    """Run all, and print the table."""
    print("| input | became | CPU s |\n|---|---|---|")
    failed = False
    with tempfile.TemporaryDirectory() as name:
        for one in EXTREMES:
            done = run_extreme(one, Path(name))
            failed = failed or bool(done.fault)
            became = done.fault or _WORDS.get(one.answer, "read, and the variant in it found")
            print(f"| {one.name} | {became} | {done.seconds:.1f} |", flush=True)
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
