"""Read a sites-only file in pieces, each at once where it is plain, else line by line."""

from collections.abc import Iterator

from col7a1tools.errors import InputError
from col7a1tools.readers.assembly import AssemblyJudge
from col7a1tools.readers.candidates import Candidate, CandidateFinder
from col7a1tools.readers.plain_sites import Piece, PlainSites, SiteRun, pieces

# Bytes of content in a batch, about: enough to share out between processes.
_BATCH = 4 << 20


class PlainReading:
    """The lines of a file that has no samples and whose assembly is known.

    Go through the batches in order. `run` takes a piece apart and may be called in another
    process; say `taken` for each piece of which its answer is used, and ask for the `lines` of
    every other.
    """

    def __init__(
        self,
        chunks: Iterator[bytes],
        line: int,
        sites: PlainSites,
        judge: AssemblyJudge,
        finder: CandidateFinder,
    ) -> None:
        """Prepare; `VariantSource.plain_reading` does it.

        Args:
            chunks: the text behind the header, cut anywhere.
            line: number of its first line.
            sites: takes pieces apart.
            judge: of the file's assembly, which it must know.
            finder: of the file.
        """
        self._chunks = chunks
        self._line = line
        self._sites = sites
        self._judge = judge
        self._finder = finder

    def batches(self) -> Iterator[list[Piece]]:
        """The file in batches of bounded size.

        Raises:
            InputError: the file ends in the middle of a line.
            AssemblyError: it fits the other assembly, too.
        """
        line = self._line
        batch: list[Piece] = []
        size = 0
        try:
            for block in self._finder.blocks(self._chunks):
                batch += pieces(block, line)
                line = batch[-1].line + batch[-1].lines
                size += len(block)
                if size >= _BATCH:
                    yield batch
                    batch, size = [], 0
        except InputError:
            # What is wrong with the lines before comes first.
            if batch:
                yield batch
            raise
        if batch:
            yield batch
        self._judge.conclude(others=self._finder.others)

    def run(self, piece: Piece) -> SiteRun | None:
        """The lines of a piece, all at the locus; None where they must be read one by one.

        Raises:
            InputError: as `lines`.
            AssemblyError: as `lines`.
        """
        run = self._sites.run(piece)
        return run if run is not None and self._judge.keeps_all(self._others(run)) else None

    def taken(self) -> None:
        """Note that the run of a piece was used."""
        self._judge.note_kept()

    def lines(self, piece: Piece) -> Iterator[tuple[int | None, str]]:
        """Line number and raw text of each record of a piece that is at the locus.

        Raises:
            InputError: a line on chromosome 3 is no record.
            AssemblyError: a REF differs from the reference.
        """
        for found in self._judge.at_the_locus(self._finder.find([piece.text], piece.line)):
            yield found.line, found.text

    def _others(self, run: SiteRun) -> Iterator[Candidate | None]:
        """The lines of a run that are not plain, looked at one by one."""
        for line, site in enumerate(run.sites, run.line):
            if site[-1]:
                yield self._finder.candidate(site[-1].encode(), line)
