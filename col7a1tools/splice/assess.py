"""How a change is expected to act on the splice sites around it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from col7a1tools.gene.gene import Gene
from col7a1tools.model.positions import GeneOffset
from col7a1tools.model.variant import GeneChange
from col7a1tools.splice.assessment import SiteEffect, SiteKind, SpliceAssessment, SpliceCall
from col7a1tools.splice.branch_point import branch_point_effect
from col7a1tools.splice.site_model import SignalModel, SpliceModel, splice_model

_CONTEXT = 60  # reference bases kept on both sides of a change; more than any window reaches
_SEVERITY = (SpliceCall.AFFECTED, SpliceCall.UNCERTAIN, SpliceCall.UNAFFECTED)
_NOT_MODELLED = SpliceAssessment(SpliceCall.NOT_MODELLED)
_UNTOUCHED = SpliceAssessment(SpliceCall.UNAFFECTED)


class _Motif(NamedTuple):
    """The two bases that every site of a kind has, and how far before the junction they begin."""

    pattern: re.Pattern[str]
    before: int


_DONOR = _Motif(re.compile("G[TC]"), 0)
_ACCEPTOR = _Motif(re.compile("AG"), 2)


class _Altered(NamedTuple):
    """The changed sequence around a change.

    Attributes:
        change: the change.
        text: changed bases with their context.
        origin: position, in the changed sequence, of the first base of ``text``.
        shift: bases by which everything behind the change moves.
        replaced: the reference bases that the change replaces.
    """

    change: GeneChange
    text: str
    origin: int
    shift: int
    replaced: str

    def score(self, signal: SignalModel, junction: int) -> float:
        """Score of a site of the changed sequence."""
        return signal.score(self.text, junction - self.origin)


def assess_splicing(gene: Gene, change: GeneChange) -> SpliceAssessment:
    """Weigh the native splice sites that a change touches and the new ones that it makes.

    Args:
        gene: the gene.
        change: normalised, on the strand of the gene.

    Returns:
        ``NOT_MODELLED`` for a change outside the exons and introns with established limits, or
        longer than position weights can judge.
    """
    model = splice_model(gene)
    longest = model.parameters.longest_change
    exons = model.exons
    start, end, inserted = change
    if (
        start < exons[0].start
        or end > exons[-1].end
        or end - start > longest
        or len(inserted) > longest
    ):
        return _NOT_MODELLED
    index = model.exon_before(start + 1)
    altered = _alter(model, change)
    touched = _touched(model, change, index)
    effects = [_native_effect(model, altered, kind, number) for kind, number in touched]
    room = model.parameters.uncertain_below_native
    for junction, score in _candidates(model.donor, _DONOR, altered, room):
        _add_new_donor(model, altered, junction, score, effects)
    for junction, score in _candidates(model.acceptor, _ACCEPTOR, altered, room):
        _add_new_acceptor(model, altered, junction, score, effects)
    branch = branch_point_effect(model, change, index)
    if branch is not None:
        effects.append(branch)
    if not effects:
        return _UNTOUCHED
    if len(effects) == 1:
        return SpliceAssessment(effects[0].call, tuple(effects))
    effects.sort(key=lambda effect: _SEVERITY.index(effect.call))
    return SpliceAssessment(effects[0].call, tuple(effects))


def _alter(model: SpliceModel, change: GeneChange) -> _Altered:
    sequence = model.sequence
    start, end, inserted = change
    origin = start - _CONTEXT
    text = sequence[origin:start] + inserted + sequence[end : end + _CONTEXT]
    return _Altered(change, text, origin, len(inserted) - (end - start), sequence[start:end])


def touches_native_site(gene: Gene, change: GeneChange) -> bool:
    """Whether a change reaches into the window of a native site, which is told without a score.

    Args:
        gene: the gene.
        change: normalised, on the strand of the gene.
    """
    model = splice_model(gene)
    return bool(_touched(model, change, model.exon_before(change.start + 1)))


def _touched(model: SpliceModel, change: GeneChange, index: int) -> list[tuple[SiteKind, int]]:
    """Native sites that a change touches, of the exon at or before it and of the next one."""
    exons, (start, end, _) = model.exons, change
    donor, acceptor = model.donor, model.acceptor
    last = len(exons) - 1
    touched = []
    for number in (index, index + 1) if index < last else (index,):
        exon = exons[number]
        first, behind = exon.start, exon.end
        if number and start < first + acceptor.after and end > first - acceptor.before:
            touched.append((SiteKind.NATIVE_ACCEPTOR, number))
        if number < last and start < behind + donor.after and end > behind - donor.before:
            touched.append((SiteKind.NATIVE_DONOR, number))
    return touched


def _native_effect(model: SpliceModel, altered: _Altered, kind: SiteKind, exon: int) -> SiteEffect:
    if kind is SiteKind.NATIVE_DONOR:
        signal, junction, before = model.donor, model.exons[exon].end, model.donor_score(exon)
    else:
        signal, junction = model.acceptor, model.exons[exon].start
        before = model.acceptor_score(exon)
    after, moved = _native_score(signal, altered, junction)
    lost = float("inf") if after is None else before - after
    parameters = model.parameters
    if lost >= parameters.weakened:
        call = SpliceCall.AFFECTED
    elif lost >= parameters.uncertain:
        call = SpliceCall.UNCERTAIN
    else:
        call = SpliceCall.UNAFFECTED
    return SiteEffect(kind, _number(model, exon), GeneOffset(moved), before, after, None, call)


def _number(model: SpliceModel, exon: int) -> int:
    number = model.exons[exon].number
    assert number is not None
    return number


def _native_score(
    signal: SignalModel, altered: _Altered, junction: int
) -> tuple[float | None, int]:
    """Score of a native site after the change, None where its junction is gone; and its place."""
    change = altered.change
    moved = junction + altered.shift
    if change.start < junction < change.end and altered.shift:
        return None, change.start
    if change.start == change.end == junction:
        # Inserted bases may fall to the exon or to the intron: the better reading counts.
        return max((altered.score(signal, place), place) for place in (junction, moved))
    place = moved if change.end <= junction else junction
    return altered.score(signal, place), place


def _candidates(
    signal: SignalModel, motif: _Motif, altered: _Altered, room: float
) -> list[tuple[int, float]]:
    """Junctions, in the changed sequence, at which the change may make or strengthen a site.

    Each comes with its score. It has the two bases that every site has, GT or GC behind the
    junction of a donor, AG before that of an acceptor, and is at most ``room`` bits weaker than
    the weakest native site of the gene.
    """
    least, score, text, origin = signal.weakest - room, signal.score, altered.text, altered.origin
    found = []
    for junction in _junctions(signal, motif, altered):
        bits = score(text, junction - origin)
        if bits >= least:
            found.append((junction, bits))
    return found


def _junctions(signal: SignalModel, motif: _Motif, altered: _Altered) -> Iterator[int]:
    """Junctions with the bases of a site, in windows that the change reaches."""
    (start, _, inserted), text, origin, shift, replaced = altered
    pattern, begins = motif.pattern, origin + motif.before
    if shift == 0 and len(inserted) == 1:
        for distance in signal.gainful.get((replaced, inserted), ()):
            if pattern.match(text, start + distance - begins):
                yield start + distance
        return
    first = start - signal.after + 1 - begins
    behind = start + len(inserted) + signal.before - begins
    # The end of the search keeps the two bases of the last junction in sight.
    for match in pattern.finditer(text, first, behind + 1):
        yield match.start() + begins


def _add_new_donor(
    model: SpliceModel, altered: _Altered, junction: int, score: float, effects: list[SiteEffect]
) -> None:
    exon = model.exon_before(_in_reference(altered, junction))
    if exon < len(model.exons) - 1 and not _is_native(altered, junction, model.exons[exon].end):
        native = model.donor_score(exon)
        _add_new(model, altered, (SiteKind.NEW_DONOR, exon, junction, native, score), effects)


def _add_new_acceptor(
    model: SpliceModel, altered: _Altered, junction: int, score: float, effects: list[SiteEffect]
) -> None:
    inside = _in_reference(altered, junction)
    exon = model.exon_before(inside)
    if inside >= model.exons[exon].end:
        exon += 1
    if 0 < exon < len(model.exons) and not _is_native(altered, junction, model.exons[exon].start):
        native = model.acceptor_score(exon)
        _add_new(model, altered, (SiteKind.NEW_ACCEPTOR, exon, junction, native, score), effects)


def _in_reference(altered: _Altered, junction: int) -> int:
    """The place in the reference of a place in the changed sequence; inserted bases share one."""
    if junction <= altered.change.start:
        return junction
    return max(altered.change.start, junction - altered.shift)


def _is_native(altered: _Altered, junction: int, native: int) -> bool:
    """Whether a site of the changed sequence is the native one."""
    change = altered.change
    return (junction == native and native <= change.start) or (
        junction == native + altered.shift and native >= change.end
    )


def _add_new(
    model: SpliceModel,
    altered: _Altered,
    site: tuple[SiteKind, int, int, float, float],
    effects: list[SiteEffect],
) -> None:
    """Add a site that the change makes, or strengthens enough to matter.

    Args:
        model: the splice model.
        altered: the changed sequence.
        site: kind, exon, junction in the changed sequence, score of the native rival,
            its own score.
        effects: grows by the site.
    """
    kind, exon, junction, native, after = site
    parameters = model.parameters
    if native - after > parameters.uncertain_below_native:
        return
    signal = model.donor if kind is SiteKind.NEW_DONOR else model.acceptor
    # An insertion or deletion moves one side of the site: the better reference reading counts.
    before = max(
        signal.score(model.sequence, place) for place in {junction, junction - altered.shift}
    )
    gain = after - before
    if (
        gain >= parameters.new_gain
        and native - after <= parameters.new_below_native
        and after >= signal.least_score
    ):
        call = SpliceCall.AFFECTED
    elif gain >= parameters.uncertain_gain:
        call = SpliceCall.UNCERTAIN
    else:
        return
    place, number = GeneOffset(junction), _number(model, exon)
    effects.append(SiteEffect(kind, number, place, before, after, native, call))
