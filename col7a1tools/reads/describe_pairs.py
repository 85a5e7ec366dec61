"""From findings to the record: pairs, with the reason of each phase in words."""

from collections.abc import Sequence

from col7a1tools.reads.assess import Assessed
from col7a1tools.reads.describe import rounded
from col7a1tools.reads.document import PairReads
from col7a1tools.reads.genotyping import ReadGenotype
from col7a1tools.reads.phase_chain import PhasedPair
from col7a1tools.reads.phase_pair import ReadPhase


def describe_pair(pair: PhasedPair, nodes: Sequence[Assessed]) -> PairReads:
    """A pair, as the record has it."""
    a, b = nodes[pair.first], nodes[pair.second]
    via = tuple(nodes[place].target.name for place in pair.via)
    return PairReads(
        a=a.target.name,
        b=b.target.name,
        distance=_distance(a, b),
        phase=pair.phase.value,
        reads=pair.weakest if pair.source else pair.direct.spanning,
        cis_reads=pair.direct.cis,
        trans_reads=pair.direct.trans,
        error_probability=None if pair.error is None else rounded(pair.error),
        source=pair.source,
        via=via,
        reason=_reason(pair, a, b, via),
    )


def _distance(a: Assessed, b: Assessed) -> int:
    return abs(b.target.allele.start - a.target.allele.start)


def _reason(pair: PhasedPair, a: Assessed, b: Assessed, via: Sequence[str]) -> str:
    direct = pair.direct
    if pair.source == "reads":
        agreeing = direct.cis if pair.phase is ReadPhase.CIS else direct.trans
        return f"{agreeing} of {_fragments(direct.spanning)} over both show it"
    if pair.source == "chain":
        others = "another allele" if len(via) == 1 else f"{len(via)} other alleles"
        return f"chained through {others}, each link by {pair.weakest} or more fragments"
    if pair.source == "haplotags":
        return "tags HP and PS, which another program wrote into the reads"
    return f"not phased: {_hindrance(pair, a, b)}"


def _hindrance(pair: PhasedPair, a: Assessed, b: Assessed) -> str:
    if pair.contradicted:
        return "the fragments over both say otherwise than the chain between them"
    for one in (a, b):
        genotype = one.genotype.genotype
        if genotype in (ReadGenotype.ABSENT, ReadGenotype.HOMOZYGOUS):
            return f"by the reads {one.target.name} is {genotype.value}"
    direct = pair.direct
    if not direct.spanning:
        return f"no read spans {_distance(a, b):,} bases"
    if not direct.carrying:
        return f"none of {_fragments(direct.spanning)} over both carries either"
    if direct.cis and direct.trans:
        return f"{direct.cis} fragments over both say cis, {direct.trans} trans"
    return f"{_fragments(direct.spanning)} over both are too few"


def _fragments(count: int) -> str:
    return f"{count} fragment" if count == 1 else f"{count} fragments"
