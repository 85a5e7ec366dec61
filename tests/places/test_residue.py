"""What is said of a residue, beside the sequences and the landscape of amino acids."""

import pytest

from col7a1tools.atlas.landscape import LANDSCAPE_COLUMNS, landscape_rows
from col7a1tools.gene import Gene
from col7a1tools.gene.protein import Register
from col7a1tools.gene.sequence import translate
from col7a1tools.model.positions import Assembly, ResidueIndex
from col7a1tools.nomenclature.parse.protein import known_at
from col7a1tools.places.known_places import known_at_residue, known_between, known_places
from col7a1tools.places.residue import answer_at, residue_answer


@pytest.mark.parametrize(
    "text", ["G2043", "g2043", "p.Gly2043", "p.(Gly2043)", "NP_000085.1:p.Gly2043", "2043",
             "codon 2043", "c.6127", "c.6128", "g.48575392", "chr3:48612825", "Gly 2043"],
)  # fmt: skip
def test_a_residue_is_found_by_every_name(text: str, gene: Gene) -> None:
    answer = residue_answer(text, gene)
    assert answer is not None
    assert (answer.name, answer.codon, answer.triplet) == ("Gly2043", "GGG", "GLP")
    assert answer.register is Register.GLYCINE
    assert [exon.number for exon in answer.exons] == [73]
    assert answer.before + answer.letter + answer.after == "GIPGLPG"
    assert [region.key for region in answer.regions] == ["triple_helix"]
    assert [place.coding for place in answer.known] == ["c.6127G>A"]
    assert answer.bases[0].positions == {Assembly.GRCH38: 48575392, Assembly.GRCH37: 48612825}


@pytest.mark.parametrize("text", ["A2043", "p.2945", "0", "exon 73", "c.682+1", "", "G", "G2043R"])
def test_what_names_no_residue_has_no_answer(text: str, gene: Gene) -> None:
    assert residue_answer(text, gene) is None


def test_a_residue_of_the_hinge_names_the_interruption(gene: Gene) -> None:
    answer = residue_answer("R1957", gene)
    assert answer is not None
    assert answer.register is Register.INTERRUPTION
    assert answer.interruption is not None
    assert answer.interruption.name == "hinge"
    assert answer.triplet == ""
    assert [region.key for region in answer.regions] == ["triple_helix", "hinge"]


def test_a_codon_over_an_exon_border_has_both_exons(gene: Gene) -> None:
    shared = [
        answer_at(ResidueIndex(residue), gene)
        for residue in range(len(gene.protein))
        if len(answer_at(ResidueIndex(residue), gene).exons) == 2
    ]
    borders = [e.transcript_start - gene.transcript.cds_start for e in gene.transcript.exons]
    inside = [border for border in borders if 0 < border < 3 * len(gene.protein) and border % 3]
    assert [answer.residue for answer in shared] == [border // 3 for border in inside]


def test_every_codon_makes_its_residue_and_nine_substitutions(gene: Gene) -> None:
    for residue in range(len(gene.protein)):
        answer = answer_at(ResidueIndex(residue), gene)
        assert translate(answer.codon) == answer.letter
        assert len({snv.coding for snv in answer.substitutions}) == 9
        if answer.triplet:
            assert answer.triplet[0] == "G"
            assert answer.letter in answer.triplet


def test_the_substitutions_agree_with_the_landscape(gene: Gene) -> None:
    column = {name: number for number, name in enumerate(LANDSCAPE_COLUMNS)}
    for row in landscape_rows(gene):
        values = row.split("\t")
        if int(values[0]) > 60:
            break
        if values[column["bases_changed"]] != "1":
            continue
        coding = values[column["hgvs_c"]].rpartition(":")[2]
        answer = answer_at(ResidueIndex(int(values[0]) - 1), gene)
        snv = next(snv for snv in answer.substitutions if snv.coding == coding)
        assert snv.protein == values[column["hgvs_p"]].rpartition(":")[2]
        assert snv.effect == values[column["collagen_effect"]]
        assert snv.verdict.value == values[column["classification"]]
        assert str(snv.points) == values[column["points"]]


def test_known_variants_lie_at_the_residues_that_descriptions_name(gene: Gene) -> None:
    exonic = {
        place.coding
        for place in known_places(gene)
        if gene.transcript.cds_offset(place.change.start) is not None and "+" not in place.coding
    }
    for residue in range(len(gene.protein)):
        here = {place.coding for place in known_at_residue(ResidueIndex(residue), gene)}
        assert here & exonic == set(known_at(residue + 1, gene)) & exonic


def test_known_variants_between_two_bases(gene: Gene) -> None:
    exon = next(exon for exon in gene.transcript.exons if exon.number == 73)
    between = known_between(exon.start, exon.end, gene)
    assert "c.6127G>A" in {place.coding for place in between}
    for place in known_places(gene):
        inside = exon.start <= place.change.start < exon.end
        assert (place in between) == inside
