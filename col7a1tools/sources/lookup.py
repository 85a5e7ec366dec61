"""What the registered sources say of a variant.

The list is read once a process, and extracts are read when a variant is first asked for; where
nothing is registered, that costs one look for one file.
"""

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from col7a1tools.annotate.annotate import annotate_change
from col7a1tools.errors import InputError, Place
from col7a1tools.gene import Gene
from col7a1tools.model.annotation import ProteinChangeKind
from col7a1tools.model.evidence import (
    NOTHING,
    Assertion,
    OutsideEvidence,
    PopulationFrequency,
    Prediction,
    SourceStamp,
)
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.normalise import normalise
from col7a1tools.sources.entry import SourceEntry
from col7a1tools.sources.items import Item, Withheld, change_key, decode, substitution_key
from col7a1tools.sources.registry import extract_path, load_registry
from col7a1tools.sources.registry_place import registry_path

# How far from a coding exon the gene query of the gnomAD browser looks.
_AROUND_EXONS = 75


@dataclass(frozen=True, slots=True)
class LoadedSource:
    """A registered source with its extract in memory.

    Attributes:
        entry: as registered.
        lines: sorted lines of evidence.
        by_substitution: whether it speaks of protein substitutions rather than of DNA.
    """

    entry: SourceEntry
    lines: tuple[str, ...]
    by_substitution: bool

    def items(self, key: str) -> Iterator[Item]:
        """What it says of a key."""
        start = f"{key}\t"
        at = bisect_left(self.lines, start)
        while at < len(self.lines) and self.lines[at].startswith(start):
            yield decode(self.lines[at], self.entry.stamp)
            at += 1


def lookup(change: GeneChange, gene: Gene) -> OutsideEvidence:
    """What every registered source says of a change.

    Args:
        change: on the strand of the gene, in any spelling.
        gene: the gene.

    Raises:
        InputError: the list of sources or an extract is damaged.
    """
    sources = registered(registry_path())
    if not sources:
        return NOTHING
    return _looked_up(normalise(change, gene), sources, gene)


def registered_entries() -> tuple[SourceEntry, ...]:
    """The registered sources, for outputs that say what was asked.

    Raises:
        InputError: the list of sources or an extract is damaged.
    """
    return tuple(source.entry for source in registered(registry_path()))


@cache
def registered(registry: Path) -> tuple[LoadedSource, ...]:
    """Every source of a list, loaded once.

    Raises:
        InputError: the list or an extract is damaged.
    """
    return tuple(_load(registry, entry) for entry in load_registry(registry))


def forget() -> None:
    """Forget what was loaded, so that the next look reads the list again."""
    registered.cache_clear()


def collected(items: Iterable[Item], asked: tuple[SourceStamp, ...]) -> OutsideEvidence:
    """Items sorted by what they are; a source that withholds its data was not asked."""
    found = tuple(items)
    withheld = {item.source for item in found if isinstance(item, Withheld)}
    return OutsideEvidence(
        tuple(stamp for stamp in asked if stamp not in withheld),
        tuple(item for item in found if isinstance(item, PopulationFrequency)),
        tuple(item for item in found if isinstance(item, Prediction)),
        tuple(item for item in found if isinstance(item, Assertion)),
    )


def _looked_up(
    change: GeneChange, sources: tuple[LoadedSource, ...], gene: Gene
) -> OutsideEvidence:
    asked = [source for source in sources if not source.entry.coding_only or _coding(change, gene)]
    keys = {False: change_key(change), True: ""}
    if any(source.by_substitution for source in asked):
        keys[True] = _substitution(change, gene)
    items = [item for source in asked for item in source.items(keys[source.by_substitution])]
    return collected(items, tuple(source.entry.stamp for source in asked))


def _substitution(change: GeneChange, gene: Gene) -> str:
    """Key of the one residue that the change replaces, or empty."""
    protein = annotate_change(gene, change).protein
    if protein.kind is not ProteinChangeKind.MISSENSE or protein.first is None:
        return ""
    if protein.first != protein.last:
        return ""
    return substitution_key(protein.first + 1, protein.ref, protein.alt)


def _coding(change: GeneChange, gene: Gene) -> bool:
    """Whether the change lies within 75 bases of a coding exon."""
    transcript = gene.transcript
    for exon in transcript.exons:
        begin = max(exon.transcript_start, transcript.cds_start)
        end = min(exon.transcript_start + exon.end - exon.start, transcript.cds_end)
        shift = exon.start - exon.transcript_start
        if begin < end and (
            change.start < end + shift + _AROUND_EXONS
            and change.end > begin + shift - _AROUND_EXONS
        ):
            return True
    return False


def _load(registry: Path, entry: SourceEntry) -> LoadedSource:
    path = extract_path(registry, entry.name)
    try:
        content = path.read_bytes()
    except OSError:
        content = b""
    if hashlib.sha256(content).hexdigest() != entry.extract_sha256:
        raise InputError(
            "sources.extract",
            f"the extract of the source {entry.name} is missing or was altered",
            place=Place(str(path)),
            cure=f"add it again (col7a1tools sources add {entry.path}), "
            f"or remove it (col7a1tools sources remove {entry.name})",
        )
    lines = tuple(content.decode().splitlines())
    return LoadedSource(entry, lines, bool(lines) and lines[0].startswith("p:"))
