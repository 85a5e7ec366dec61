"""The gene as one object, loaded once a process."""

from functools import cache
from typing import Final

from col7a1tools.gene.known_variants import KnownVariant, load_known_variants
from col7a1tools.gene.locus import Locus, load_locus
from col7a1tools.gene.protein import Protein, load_protein
from col7a1tools.gene.transcript import Transcript, build_transcript

NAMING_TRANSCRIPT = "NM_000094.4"
LITERATURE_TRANSCRIPT = "NM_000094.3"


class Gene:
    """COL7A1.

    Two genes are the same only if they are one object, so that what is worked out from a gene
    can be remembered by it.

    Attributes:
        locus: its sequence and place.
        transcript: the transcript that names are given on.
        protein: its protein.
        known_variants: variants of the literature, by c. name.
    """

    __slots__ = ("known_variants", "locus", "protein", "transcript")

    def __init__(
        self,
        locus: Locus,
        transcript: Transcript,
        protein: Protein,
        known_variants: dict[str, KnownVariant],
    ) -> None:
        """Put the parts together."""
        self.locus: Final = locus
        self.transcript: Final = transcript
        self.protein: Final = protein
        self.known_variants: Final = known_variants


@cache
def load_gene() -> Gene:
    """Load and check the shipped reference; the same object on every call.

    Raises:
        ReferenceFileError: a reference file is missing or was altered.
    """
    locus = load_locus()
    return Gene(
        locus,
        build_transcript(NAMING_TRANSCRIPT, locus),
        load_protein(),
        load_known_variants(),
    )
