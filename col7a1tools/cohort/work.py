"""Do one unit: open the file, read it, write its result."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from col7a1tools.case.callability import BLOCK_DEPTH, BLOCK_QUALITY, states_coverage
from col7a1tools.case.observed import Zygosity
from col7a1tools.cohort.alleles import AlleleReader
from col7a1tools.cohort.basis import knowledge_basis
from col7a1tools.cohort.carriers import CarrierFinder
from col7a1tools.cohort.columns import NO_VALUE
from col7a1tools.cohort.kept_calls import KeptCalls
from col7a1tools.cohort.plan import Failure, Settings, Unit, fingerprint
from col7a1tools.cohort.read_copies import ReadCopies
from col7a1tools.cohort.scan import FileScanner
from col7a1tools.cohort.site_lines import SiteLines, site_lines
from col7a1tools.cohort.tallies import SampleTallies
from col7a1tools.cohort.unit_file import UnitWriter, unit_path
from col7a1tools.errors import Col7a1Error, InputError
from col7a1tools.gene import Gene, load_gene
from col7a1tools.gene.locus import Locus
from col7a1tools.knowledge_files import load_knowledge
from col7a1tools.model.record import VcfRecord
from col7a1tools.output import whole_file
from col7a1tools.readers import VariantSource, callable_intervals, open_variants

_OTHER = (Zygosity.ONE_COPY_CALLED, Zygosity.HALF_CALLED)


@cache
def _tools(settings: Settings) -> tuple[Gene, AlleleReader]:
    """What every unit needs, loaded once a process.

    Raises:
        InputError: this machine's sources or rules are not those that the run began with.
    """
    gene = load_gene()
    knowledge = load_knowledge(gene, rules=settings.rules)
    if knowledge_basis(knowledge) != settings.basis:
        raise InputError(
            "cohort.other_basis",
            "this machine has another version of the program, its rules or its sources",
            cause="the sources registered here are not those of the machine that began the run",
            cure="install the same version, and register the same sources, on every machine",
        )
    return gene, AlleleReader(gene, knowledge)


def prepare(settings: Settings) -> None:
    """Load what every unit needs, before processes are forked."""
    _tools(settings)


def do_unit(unit: Unit, settings: Settings, folder: str, *, ahead: bool = False) -> Failure | None:
    """Read one file and write its result into the folder of units.

    Whatever is wrong with the file is returned and not raised, so that it fails alone.

    Args:
        unit: the file.
        settings: what it is read with.
        folder: takes the result.
        ahead: whether a processor is free to read ahead; changes no byte.
    """
    try:
        _do(unit, settings, Path(folder), ahead=ahead)
    except Col7a1Error as error:
        line = error.place.line if error.place else None
        return Failure(unit.label, line, error.code, error.message, error.cause, error.cure)
    except OSError as error:
        return Failure(
            unit.label,
            None,
            "file.unreadable",
            f"the file cannot be read ({error.strerror or error})",
            cure="check that it exists, its permissions, and the disk",
        )
    except MemoryError:
        return Failure(unit.label, None, "cohort.memory", "the memory does not suffice")
    except Exception as error:
        return Failure(
            unit.label,
            None,
            "internal",
            f"an error of this program, not of the file ({type(error).__name__}: {error})",
            cure="report it; leave out what identifies a person",
        )
    return None


def _do(unit: Unit, settings: Settings, folder: Path, *, ahead: bool) -> None:
    stamp = fingerprint(unit, settings)
    gene, alleles = _tools(settings)
    target = unit_path(folder, unit.key)
    with (
        open_variants(unit.path, gene.locus, settings.assembly) as source,
        site_lines(source, ahead=ahead, with_calls=bool(settings.kept)) as lines,
        KeptCalls(str(folder)) as kept,
        ReadCopies(str(folder)) as read_copies,
        whole_file(str(target)) as path,
        path.open("wb") as file,
    ):
        finder = CarrierFinder(source, gene, alleles)
        scanner = FileScanner(
            source, unit, finder, kept, read_copies, always=frozenset(settings.kept)
        )
        writer = UnitWriter(file)
        writer.rows(scanner.rows(lines))
        writer.rows(_sample_rows(scanner.names, unit.label, scanner.scan.samples))
        head = _head(source, lines, scanner, gene.locus)
        head["kept"] = kept.of(scanner.candidates(), scanner.names)
        writer.head({"fingerprint": stamp, "file": unit.label, **head})


def _sample_rows(names: Sequence[str], label: str, tallies: SampleTallies) -> Iterator[str]:
    """SAMPLE_COLUMNS of each sample, and behind them the sum that tells equal genotypes."""
    sites, carried = tallies.sites, tallies.carried
    for column, name in enumerate(names):
        values = (
            name,
            label,
            str(sites),
            _ratio(sites - tallies.incomplete[column], sites, 4),
            str(carried[Zygosity.HETEROZYGOUS][column]),
            str(carried[Zygosity.HOMOZYGOUS][column]),
            str(sum(carried[kind][column] for kind in _OTHER)),
            _ratio(tallies.depth[column], tallies.depths[column], 1),
            _ratio(tallies.quality[column], tallies.qualities[column], 1),
            f"{tallies.identity[column]:016x}",
        )
        yield "\t".join(values)


def _ratio(part: float, whole: int, digits: int) -> str:
    return f"{part / whole:.{digits}f}" if whole else NO_VALUE


def _head(
    source: VariantSource, lines: SiteLines, scanner: FileScanner, locus: Locus
) -> dict[str, Any]:
    """The counts of a file."""
    scan = scanner.scan
    covered = _covered(scanner.records_of_one or [], locus)
    return {
        "assembly": lines.assembly.value if lines.assembly else NO_VALUE,
        "kind": source.kind.value,
        "compression": source.compression.value,
        "samples": len(scanner.names),
        "records": scan.records,
        "sites": scan.samples.sites,
        "unread": dict(sorted(scan.unread.items())),
        "notices": [[one.code, one.message] for one in (*lines.notices, *scanner.notices)],
        "covered": covered,
        "covering": [] if covered is None else scanner.names,
        "variants": {key: count.packed() for key, count in sorted(scan.variants.items())},
    }


def _covered(records: Sequence[VcfRecord], locus: Locus) -> list[tuple[int, int]] | None:
    """Stretches of the locus that a gVCF of one sample says were looked at, else None."""
    if not states_coverage(records):
        return None
    found = callable_intervals(
        records,
        records[0].genotypes[0].sample,
        locus,
        min_depth=BLOCK_DEPTH,
        min_quality=BLOCK_QUALITY,
    )
    return list(found.covered)
