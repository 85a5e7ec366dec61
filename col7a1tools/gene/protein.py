"""The protein: residues, regions, and the Gly-X-Y register of the triple helix."""

from collections.abc import Iterable
from enum import Enum
from typing import Final, NamedTuple

from col7a1tools.gene.reference_files import read_columns, read_fasta, read_table
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


class Protein:
    """Collagen alpha-1(VII) chain.

    Attributes:
        residues: one-letter sequence without stop.
        regions: named stretches, the longest first.
        register: role of each residue of the collagenous domain, by residue index.
        interruptions: the breaks of the repeat.
    """

    __slots__ = (
        "_interruptions_at",
        "_regions_at",
        "_regions_by_key",
        "interruptions",
        "regions",
        "register",
        "residues",
    )

    def __init__(
        self,
        residues: str,
        regions: Iterable[ProteinRegion],
        register: dict[ResidueIndex, Register],
        interruptions: tuple[Interruption, ...],
    ) -> None:
        """Prepare.

        Args:
            residues: one-letter sequence without stop.
            regions: named stretches, in any order.
            register: role of each residue of the collagenous domain, by residue index.
            interruptions: the breaks of the repeat.
        """
        self.residues: Final = residues
        self.regions: Final = tuple(sorted(regions, key=lambda region: region.length, reverse=True))
        self.register: Final = register
        self.interruptions: Final = interruptions
        at: list[ProteinRegion | None] = [None] * len(residues)
        for region in self.regions:
            at[region.start : region.end] = [region] * region.length
        self._regions_at: Final = tuple(at)
        self._regions_by_key: Final = {region.key: region for region in self.regions}
        self._interruptions_at: Final = {
            residue: one for one in interruptions for residue in range(one.start, one.end)
        }

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
    roles = {role.value: role for role in Register}
    columns = read_columns("gly_x_y_register.tsv")
    register = {
        ResidueIndex(int(residue) - 1): roles[role]
        for residue, role in zip(columns["residue"], columns["register"], strict=True)
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
    return Protein(read_fasta("protein.fa"), regions, register, interruptions)
