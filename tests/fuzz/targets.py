"""What reads users' files, each with files to damage.

A target takes a file and either works or raises one of the package's own errors; anything else is
a fault.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb

from col7a1tools.annotation_run import FORMATS, annotated_lines
from col7a1tools.case_facts import read_case_file
from col7a1tools.classify.overlay import load_overlaid_rules
from col7a1tools.describe import describe
from col7a1tools.errors import Col7a1Error
from col7a1tools.gene import load_gene
from col7a1tools.letterhead import read_letterhead
from col7a1tools.patient import read_patient
from col7a1tools.readers import open_variants
from col7a1tools.readers.ped import read_ped
from col7a1tools.report import from_json
from col7a1tools.sources.extract import read_extract
from col7a1tools.views.render import render

_TESTS = Path(__file__).resolve().parents[1]
_EXAMPLES = _TESTS.parent / "examples"
_LARGEST = 60_000
_GENE = load_gene()


@dataclass(frozen=True, slots=True)
class Target:
    """Something that reads a file.

    Attributes:
        name: for tables.
        seeds: files to damage.
        read: reads one.
    """

    name: str
    seeds: tuple[Path, ...]
    read: Callable[[Path], object]


def _files(*patterns: str) -> tuple[Path, ...]:
    found = (
        path
        for pattern in patterns
        for folder in (_TESTS / "data", _EXAMPLES)
        for path in folder.glob(pattern)
    )
    return tuple(sorted(path for path in found if path.stat().st_size < _LARGEST))


def _annotate(path: Path) -> None:
    for form in FORMATS:
        with open_variants(str(path), _GENE.locus, None) as source:
            for _ in annotated_lines(source, _GENE, form):
                pass


def _report(path: Path) -> None:
    with open_variants(str(path), _GENE.locus, None) as source:
        samples = source.samples
    if samples:
        document, _ = read_patient(str(path), _GENE, sample=samples[0])
        render(from_json(render(document, ".json").decode()), ".html")


def _describe(path: Path) -> None:
    for line in path.read_text(encoding="utf-8", errors="surrogateescape").splitlines():
        describe(line.partition("\t")[0], _GENE)


def _record(path: Path) -> None:
    render(from_json(path.read_text(encoding="utf-8", errors="replace"), str(path)), ".txt")


_VARIANT_FILES = _files("vcf/**/*.vcf", "vcf/**/*.vcf.gz", "vcf/**/*.bcf", "*/*.vcf")
_SEEDS = Path(__file__).parent / "seeds"

TARGETS = (
    Target("annotate", _VARIANT_FILES, _annotate),
    Target("report", _VARIANT_FILES, _report),
    Target("describe", _files("nomenclature/*.tsv"), _describe),
    Target("render", tuple(sorted(_SEEDS.glob("*.json"))), _record),
    Target("--ped", tuple(sorted(_SEEDS.glob("*.ped"))), lambda path: read_ped(str(path))),
    Target("--case", _files("case/*.toml"), lambda path: read_case_file(str(path), _GENE)),
    Target("--rules", (_SEEDS / "rules.toml",), lambda path: load_overlaid_rules(str(path))),
    Target("--letterhead", (_SEEDS / "letterhead.toml",), lambda path: read_letterhead(str(path))),
    Target("sources add", _files("sources/*.*"), lambda path: read_extract(path, _GENE)),
)


def trouble(target: Target, path: Path) -> str:
    """What went wrong; empty where the file was read, or refused as an error should refuse it."""
    try:
        target.read(path)
    except Col7a1Error as error:
        explained = error.code and error.message and (error.cause or error.cure or error.place)
        return "" if explained else f"an error that explains nothing: {error}"
    except RecursionError:
        return "the stack overflowed"
    except Exception as error:
        return _where(error)
    return ""


def _where(error: Exception) -> str:
    last = extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}: {error}"
