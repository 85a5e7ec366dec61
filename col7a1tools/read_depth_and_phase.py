"""From a person's aligned reads to what the summary takes from them."""

from pathlib import Path

from col7a1tools.case.callability import CoveredBases
from col7a1tools.case.seen_in_reads import SeenInReads
from col7a1tools.gene import Gene
from col7a1tools.interpret import make_interpreter
from col7a1tools.knowledge import Knowledge
from col7a1tools.read_evidence import ReadsRequest, open_reads
from col7a1tools.readers import Notice
from col7a1tools.reads.coverage import MINIMUM_DEPTH, covered_intervals
from col7a1tools.reads.depth import count_depth
from col7a1tools.reads.established import established_by_reads
from col7a1tools.reads.examine import phase


def see_in_reads(
    request: ReadsRequest, gene: Gene, knowledge: Knowledge
) -> tuple[SeenInReads, tuple[Notice, ...]]:
    """Phase of the person's variants, and where the reads are deep enough.

    Returns:
        Both, and what the user should know about the files.

    Raises:
        InputError: as `read_evidence`.
        AssemblyError: as `read_evidence`.
    """
    with open_reads(request, gene, make_interpreter(gene, knowledge)) as reads:
        found = phase(reads.reads_at, reads.targets, gene.locus)
        notices = reads.notices
        depth = count_depth(reads.source)[reads.people.reads]
    covered = CoveredBases(
        covered_intervals(depth.reads, MINIMUM_DEPTH),
        MINIMUM_DEPTH,
        None,
        Path(request.alignments).name,
    )
    return SeenInReads(established_by_reads(found), covered), notices
