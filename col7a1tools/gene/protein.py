"""The protein: residues, regions, and the Gly-X-Y register of the triple helix."""

from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from col7a1tools.gene.reference_files import read_fasta, read_table
from col7a1tools.model.positions import ResidueIndex


class ProteinRegion(NamedTuple):
    """A named stretch of the protein.

    Attributes:
        key: stable identifier.
        name: as shown to people.
        start: first residue.
        end: behind the last residue.
        source: key into the citations.
    """

    key: str
    name: str
    start: ResidueIndex
    end: ResidueIndex
    source: str

    @property
    def length(self) -> int:
        """Number of residues."""
        return self.end - self.start


class Interruption(NamedTuple):
    """A break in the Gly-X-Y repeat.

    Attributes:
        number: 1-19 from the N-terminus.
        start: first residue.
        end: behind the last residue.
        sequence: its residues.
        name: ``hinge`` for the long one, else empty.
    """

    number: int
    start: ResidueIndex
    end: ResidueIndex
    sequence: str
    name: str


class Register(Enum):
    """Role of a residue in the collagenous domain."""

    GLYCINE = "1"
    X = "2"
    Y = "3"
    INTERRUPTION = "interruption"


@dataclass(frozen=True, slots=True)
class Protein:
    """Collagen alpha-1(VII) chain.

    Attributes:
        residues: one-letter sequence without stop.
        regions: named stretches, the longest first.
        register: role of each residue of the collagenous domain, by residue index.
        interruptions: the breaks of the repeat.
    """

    residues: str
    regions: tuple[ProteinRegion, ...]
    register: dict[ResidueIndex, Register]
    interruptions: tuple[Interruption, ...]
    _regions_at: tuple[ProteinRegion | None, ...] = field(repr=False)
    _regions_by_key: dict[str, ProteinRegion] = field(repr=False)
    _interruptions_at: dict[int, Interruption] = field(repr=False)

    def __len__(self) -> int:
        return len(self.residues)

    def region_at(self, residue: int) -> ProteinRegion | None:
        """The narrowest region that holds ``residue``."""
        return self._regions_at[residue] if 0 <= residue < len(self._regions_at) else None

    def region(self, key: str) -> ProteinRegion:
        """The region with this key.

        Raises:
            KeyError: no region has it.
        """
        return self._regions_by_key[key]

    def interruption_at(self, residue: int) -> Interruption | None:
        """The interruption that holds ``residue``."""
        return self._interruptions_at.get(residue)

    def is_imperfection_glycine(self, residue: int) -> bool:
        """Whether ``residue`` is the glycine that opens a two-residue interruption.

        Such a pair looks like a triplet that lost one residue; four exist (Gly1899, Gly2216,
        Gly2372, Gly2464), and patients' glycine substitutions outside the register hit only
        these (counted over the international patient register).
        """
        interruption = self.interruption_at(residue)
        return (
            interruption is not None
            and residue == interruption.start
            and len(interruption.sequence) == 2
            and interruption.sequence[0] == "G"
        )


def load_protein() -> Protein:
    """Read the protein from the reference files."""
    regions = [
        ProteinRegion(
            row["key"],
            row["name"],
            ResidueIndex(int(row["start"]) - 1),
            ResidueIndex(int(row["end"])),
            row["source"],
        )
        for row in read_table("protein_regions.tsv")
    ]
    regions.sort(key=lambda region: region.length, reverse=True)
    register = {
        ResidueIndex(int(row["residue"]) - 1): Register(row["register"])
        for row in read_table("gly_x_y_register.tsv")
    }
    interruptions = tuple(
        Interruption(
            int(row["interruption"]),
            ResidueIndex(int(row["start"]) - 1),
            ResidueIndex(int(row["end"])),
            row["sequence"],
            "" if row["name"] == "." else row["name"],
        )
        for row in read_table("gly_x_y_interruptions.tsv")
    )
    residues = read_fasta("protein.fa")
    at: list[ProteinRegion | None] = [None] * len(residues)
    for region in regions:
        at[region.start : region.end] = [region] * region.length
    return Protein(
        residues,
        tuple(regions),
        register,
        interruptions,
        tuple(at),
        {region.key: region for region in regions},
        {residue: one for one in interruptions for residue in range(one.start, one.end)},
    )
