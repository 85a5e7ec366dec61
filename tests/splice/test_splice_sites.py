"""The position weights and the native sites."""

import pytest

from col7a1tools.gene import Gene
from col7a1tools.splice.alternative import alternative_acceptors, alternative_donors
from col7a1tools.splice.parameters import load_parameters
from col7a1tools.splice.site_model import SignalModel, splice_model


def best_window(signal: SignalModel) -> str:
    return "".join(max(row, key=lambda base: row[base]) for row in signal.weights)


def test_human_frequencies_of_a_position_add_up_to_one_within_rounding() -> None:
    parameters = load_parameters()
    assert len(parameters.donor) == 9
    assert len(parameters.acceptor) == 25
    for row in (*parameters.donor, *parameters.acceptor):
        assert sum(row.values()) == pytest.approx(1, abs=0.025)


def test_the_best_donor_is_the_published_consensus(gene: Gene) -> None:
    # MAG|GTRAGT (Shapiro and Senapathy 1987): +3 is G more often than A in this GC-rich gene.
    best = best_window(splice_model(gene).donor)
    assert best[0] in "AC"
    assert best[1:5] == "AGGT"
    assert best[5] in "AG"
    assert best[6:] == "AGT"


def test_the_best_acceptor_has_a_pyrimidine_tract_and_ends_in_cag(gene: Gene) -> None:
    best = best_window(splice_model(gene).acceptor)
    assert set(best[4:18]) <= {"C", "T"}
    assert best[19:22] == "CAG"


def test_every_native_site_outscores_the_average_of_the_dinucleotides_around(gene: Gene) -> None:
    model = splice_model(gene)
    chance = [
        model.donor.score(model.sequence, place)
        for place in range(model.exons[0].start, model.exons[-1].end)
        if model.sequence[place : place + 2] == "GT"
    ]
    average = sum(chance) / len(chance)
    assert all(model.donor_score(index) > average for index in range(117))


def test_the_gc_donor_of_intron_103_would_be_stronger_with_gt(gene: Gene) -> None:
    model = splice_model(gene)
    junction = model.exons[102].end
    window = model.sequence[junction - 3 : junction + 6]
    assert window == "CAGGCAAGT"
    assert model.donor.score("CAGGTAAGT", 3) > model.donor_score(102) + 5


def test_one_site_in_twenty_lies_below_the_least_score_of_a_new_one(gene: Gene) -> None:
    model = splice_model(gene)
    below = sum(model.donor_score(index) < model.donor.least_score for index in range(117))
    assert below == 117 * 5 // 100


def test_an_unknown_base_counts_nothing(gene: Gene) -> None:
    donor = splice_model(gene).donor
    full, unknown = donor.score("CAGGTAAGT", 3), donor.score("CAGGTAAGN", 3)
    assert unknown == pytest.approx(full - donor.weights[8]["T"])


def test_alternative_donors_are_strong_sites_within_reach(gene: Gene) -> None:
    # Exon 25 has a GT 15 bases before its end: CAG|GTCCGG... read from the sequence.
    model = splice_model(gene)
    found = alternative_donors(gene, 25)
    assert [site.distance for site in found] == [-15]
    junction = model.exons[24].end - 15
    assert model.sequence[junction : junction + 2] == "GT"
    assert found[0].score == pytest.approx(model.donor.score(model.sequence, junction))
    assert found[0].score >= found[0].native - model.parameters.new_below_native


def test_most_exons_have_no_alternative_site(gene: Gene) -> None:
    without = [exon for exon in range(2, 118) if not alternative_acceptors(gene, exon)]
    assert len(without) > 100
