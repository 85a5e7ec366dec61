"""Changes of one copy, read together on the transcript."""

import pytest

from col7a1tools.annotate.together import CombinedChange, Relation, read_together
from col7a1tools.gene import Gene
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.parse import parse_description


def together(text: str, gene: Gene) -> tuple[CombinedChange, ...]:
    (copy,) = parse_description(text, gene).alleles
    changes = [one.change for one in copy.variants if isinstance(one.change, GeneChange)]
    return read_together(changes, gene)


@pytest.mark.parametrize(
    ("text", "relation", "merged", "protein"),
    [
        # PEERS 12: only csq reads phased variants of one codon together
        ("c.[76A>C;78G>T]", Relation.ONE_CODON, "c.76_78delinsCGT", "p.(Arg26=)"),
        ("c.[6127G>A;6128G>C]", Relation.ONE_CODON, "c.6127_6128delinsAC", "p.(Gly2043Thr)"),
        ("c.[1732C>T;1734A>G]", Relation.STOP_REMOVED, "c.1732_1734delinsTGG", "p.(Arg578Trp)"),
        ("c.[6526del;6530dup]", Relation.FRAME_RESTORED, "", "p.(Pro2176Leu)"),
        ("c.[344dup;351del]", Relation.FRAME_RESTORED, "", "p.(Asn116_Thr117delinsGlnHis)"),
        ("c.[6523del;6527dup]", Relation.FRAME_RESTORED, "", "p.(Pro2176=)"),
    ],
)
def test_a_pair_is_read_as_one_change(
    text: str, relation: Relation, merged: str, protein: str, gene: Gene
) -> None:
    (one,) = together(text, gene)
    assert (one.relation, one.merged, one.protein.hgvs) == (relation, merged, protein)


@pytest.mark.parametrize(
    "text",
    [
        "c.[6127G>A;6140G>A]",  # two codons, both in frame
        "c.[682+1G>A;682C>T]",  # a splice site decides
        "c.[-1G>A;1732C>T]",  # untranslated
        "c.[6527dup;8000C>T]",  # behind the stop of the shifted frame
    ],
)
def test_changes_that_do_not_bear_on_each_other_stay_alone(text: str, gene: Gene) -> None:
    assert together(text, gene) == ()


def test_the_order_of_the_changes_does_not_matter(gene: Gene) -> None:
    (one,) = together("c.[6526del;6530dup]", gene)
    (other,) = together("c.[6530dup;6526del]", gene)
    assert (one.name, one.protein) == (other.name, other.protein)
    assert (one.places, other.places) == ((0, 1), (1, 0))


def test_a_codon_split_by_an_intron_is_read_together_but_has_no_one_description(
    gene: Gene,
) -> None:
    cds = gene.transcript.cds
    split = next(
        exon.transcript_start - gene.transcript.cds_start
        for exon in gene.transcript.exons[2:]
        if (exon.transcript_start - gene.transcript.cds_start) % 3 == 1
    )
    first = "A" if cds[split - 1] != "A" else "C"
    second = "A" if cds[split] != "A" else "C"
    text = f"c.[{split}{cds[split - 1]}>{first};{split + 1}{cds[split]}>{second}]"
    (one,) = together(text, gene)
    assert one.merged == ""
    assert one.relation in (Relation.ONE_CODON, Relation.STOP_MADE)
