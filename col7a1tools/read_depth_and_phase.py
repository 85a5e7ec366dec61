"""From a person's aligned reads to what the summary takes from them."""

from pathlib import Path

from col7a1tools.case.callability import CoveredBases
from col7a1tools.case.seen_in_reads import SeenInReads
from col7a1tools.gene import Gene
from col7a1tools.knowledge import Knowledge
from col7a1tools.read_evidence import ReadsRequest, read_evidence
from col7a1tools.readers import Notice
from col7a1tools.readers.alignments import open_alignments
from col7a1tools.reads.coverage import MINIMUM_DEPTH, covered_intervals
from col7a1tools.reads.depth import count_depth
from col7a1tools.reads.established import established_by_reads


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
    found = read_evidence(request, gene, knowledge)
    with open_alignments(
        request.alignments, gene.locus, assembly=request.assembly, reference=request.reference
    ) as source:
        depth = count_depth(source)[found.document.input.sample]
    covered = CoveredBases(
        covered_intervals(depth.reads, MINIMUM_DEPTH),
        MINIMUM_DEPTH,
        None,
        Path(request.alignments).name,
    )
    return SeenInReads(tuple(established_by_reads(found.examination)), covered), found.notices
