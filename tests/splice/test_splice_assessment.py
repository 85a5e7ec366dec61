"""What the splice check says of changes whose effect is published, and of any change."""

import pytest
from hypothesis import given

from col7a1tools.gene import Gene
from col7a1tools.model.positions import GeneOffset
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.normalise import normalise
from col7a1tools.nomenclature.parse import parse_description
from col7a1tools.splice import SiteEffect, SiteKind, SpliceAssessment, SpliceCall, assess_splicing
from col7a1tools.splice.site_model import splice_model
from tests.strategies import GENE, changes

LAST_BASE_SYNONYMOUS = (
    "c.846G>A",
    "c.4011G>A",
    "c.5097G>A",
    "c.5820G>A",
    "c.6501G>A",
    "c.7023G>A",
    "c.7344G>A",
)


def assess(text: str, gene: Gene) -> SpliceAssessment:
    change = parse_description(text, gene).alleles[0].variants[0].change
    assert isinstance(change, GeneChange)
    return assess_splicing(gene, normalise(change, gene))


def decisive(text: str, gene: Gene) -> SiteEffect:
    effect = assess(text, gene).decisive
    assert effect is not None
    return effect


@pytest.mark.parametrize("name", LAST_BASE_SYNONYMOUS)
def test_synonymous_change_of_the_last_base_weakens_the_donor(name: str, gene: Gene) -> None:
    effect = decisive(name, gene)
    assert effect.call is SpliceCall.AFFECTED
    assert effect.kind is SiteKind.NATIVE_DONOR


@pytest.mark.parametrize(
    ("name", "kind", "exon"),
    [
        # Csikos 2005: second-last base of exon 3, published as a splice-site change.
        ("c.425A>G", SiteKind.NATIVE_DONOR, 3),
        # Gardella 2002: new donor in exon 53.
        ("c.4965C>T", SiteKind.NEW_DONOR, 53),
        # Uddin 2020: a cryptic donor of exon 94 is activated.
        ("c.7249C>G", SiteKind.NEW_DONOR, 94),
        # Csikos 2005: acceptor of exon 8.
        ("c.977-3C>A", SiteKind.NATIVE_ACCEPTOR, 8),
        ("c.6900+4A>G", SiteKind.NATIVE_DONOR, 87),
        ("c.6899A>G", SiteKind.NATIVE_DONOR, 87),
    ],
)
def test_published_splice_changes_affect_their_site(
    name: str, kind: SiteKind, exon: int, gene: Gene
) -> None:
    effect = decisive(name, gene)
    assert (effect.call, effect.kind, effect.exon) == (SpliceCall.AFFECTED, kind, exon)


def test_gt_in_place_of_the_gc_donor_does_not_weaken_it(gene: Gene) -> None:
    assessment = assess("c.7758+2C>T", gene)
    assert assessment.call is SpliceCall.UNAFFECTED
    effect = assessment.decisive
    assert effect is not None
    assert effect.change is not None
    assert effect.change > 0


def test_every_change_of_a_core_dinucleotide_affects_its_site(gene: Gene) -> None:
    model = splice_model(gene)
    for index, exon in enumerate(model.exons[:-1]):
        acceptor = model.exons[index + 1].start
        for place in (exon.end, exon.end + 1, acceptor - 2, acceptor - 1):
            for base in "ACGT":
                gt_donor = index == 102 and place == exon.end + 1 and base == "T"
                if base == model.sequence[place] or gt_donor:
                    continue
                change = GeneChange(GeneOffset(place), GeneOffset(place + 1), base)
                assert assess_splicing(gene, change).call is SpliceCall.AFFECTED


def test_a_change_that_removes_a_junction_affects_it(gene: Gene) -> None:
    effect = decisive("c.8524_8527+10del", gene)
    assert (effect.kind, effect.exon, effect.after) == (SiteKind.NATIVE_DONOR, 115, None)
    assert effect.call is SpliceCall.AFFECTED


def test_a_change_in_mid_exon_that_makes_no_site_is_unaffected(gene: Gene) -> None:
    assert assess("c.2367C>T", gene) == SpliceAssessment(SpliceCall.UNAFFECTED)


@pytest.mark.parametrize("name", ["NM_000094.4:c.-30G>A", "c.3001_3030del"])
def test_changes_of_the_upstream_exon_or_too_long_are_not_modelled(name: str, gene: Gene) -> None:
    assert assess(name, gene).call is SpliceCall.NOT_MODELLED


def test_a_change_behind_the_transcript_is_not_modelled(gene: Gene) -> None:
    behind = gene.transcript.end + 5
    change = GeneChange(GeneOffset(behind), GeneOffset(behind + 1), "")
    assert assess_splicing(gene, change).call is SpliceCall.NOT_MODELLED


def test_a_broken_branch_point_motif_is_uncertain(gene: Gene) -> None:
    # The first yTnAy whose A lies 19 to 35 bases before an exon (Gao 2008, Mercer 2015).
    model = splice_model(gene)
    adenine = next(
        place
        for index in range(1, 118)
        for place in range(model.exons[index].start - 35, model.exons[index].start - 18)
        if model.sequence[place - 3] in "CT"
        and model.sequence[place - 2] == "T"
        and model.sequence[place] == "A"
        and model.sequence[place + 1] in "CT"
    )
    broken = GeneChange(GeneOffset(adenine), GeneOffset(adenine + 1), "C")
    kinds = {effect.kind for effect in assess_splicing(gene, broken).effects}
    assert SiteKind.BRANCH_POINT in kinds
    assert assess_splicing(gene, broken).call is not SpliceCall.UNAFFECTED
    free = next(base for base in "CGT" if base != model.sequence[adenine - 1])
    spared = GeneChange(GeneOffset(adenine - 1), GeneOffset(adenine), free)
    kinds = {effect.kind for effect in assess_splicing(gene, spared).effects}
    assert SiteKind.BRANCH_POINT not in kinds


@given(changes())
def test_scores_are_those_of_the_changed_sequence(change: GeneChange) -> None:
    change = normalise(change, GENE)
    model = splice_model(GENE)
    changed = model.sequence[: change.start] + change.inserted + model.sequence[change.end :]
    for effect in assess_splicing(GENE, change).effects:
        donor = effect.kind in (SiteKind.NATIVE_DONOR, SiteKind.NEW_DONOR)
        signal = model.donor if donor else model.acceptor
        if effect.after is not None:
            assert signal.score(changed, effect.junction) == pytest.approx(effect.after)
        if effect.kind is SiteKind.NEW_DONOR:
            assert changed[effect.junction : effect.junction + 2] in ("GT", "GC")
        if effect.kind is SiteKind.NEW_ACCEPTOR:
            assert changed[effect.junction - 2 : effect.junction] == "AG"


@given(changes())
def test_the_call_is_the_strongest_of_the_signals(change: GeneChange) -> None:
    assessment = assess_splicing(GENE, normalise(change, GENE))
    order = [SpliceCall.AFFECTED, SpliceCall.UNCERTAIN, SpliceCall.UNAFFECTED]
    if assessment.call is SpliceCall.NOT_MODELLED:
        assert not assessment.effects
        return
    calls = [effect.call for effect in assessment.effects]
    assert calls == sorted(calls, key=order.index)
    assert assessment.call is (calls[0] if calls else SpliceCall.UNAFFECTED)


@given(changes())
def test_no_competing_site_is_missed(change: GeneChange) -> None:
    """Every site of the changed sequence near the change that beats the lines is reported."""
    change = normalise(change, GENE)
    assessment = assess_splicing(GENE, change)
    if assessment.call is SpliceCall.NOT_MODELLED or change.length_change:
        return
    model = splice_model(GENE)
    changed = model.sequence[: change.start] + change.inserted + model.sequence[change.end :]
    reported = {effect.junction for effect in assessment.effects}
    natives = {exon.end for exon in model.exons}
    for place in range(change.start - 5, change.end + 3):
        exon = model.exon_before(place)
        if changed[place : place + 2] not in ("GT", "GC") or place in natives or exon == 117:
            continue
        after = model.donor.score(changed, place)
        gain = after - model.donor.score(model.sequence, place)
        if gain >= 3 and after >= model.donor_score(exon) - 3 and after >= model.donor.least_score:
            assert place in reported
            assert assessment.call is SpliceCall.AFFECTED
