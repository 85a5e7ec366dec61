"""A p. part beside a nucleotide description is held against what that description predicts."""

import pytest

from col7a1tools.describe import describe
from col7a1tools.gene import Gene
from col7a1tools.nomenclature.parse.notes import sentence


def notes(text: str, gene: Gene) -> list[str]:
    (variant,) = describe(text, gene).variants
    found = [note for note in variant.parsed.notes if note.code == "stated_protein_differs"]
    return [sentence(note) for note in found]


@pytest.mark.parametrize(
    ("text", "predicted"),
    [
        ("NM_000094.4(COL7A1):c.425A>G (p.Gly2043Arg)", "p.(Lys142Arg)"),
        ("p.Gly2043Trp (c.6127G>A)", "p.(Gly2043Arg)"),
        ("c.6127G>A p.Gly2043Trp", "p.(Gly2043Arg)"),
        ("c.6127G>A (p.Gly2034Arg)", "p.(Gly2043Arg)"),
        ("c.6527dup (p.Arg578Ter)", "p.(Gly2177TrpfsTer113)"),
        ("c.6527dup (p.Gly2147TrpfsTer113)", "p.(Gly2177TrpfsTer113)"),
        ("c.1732C>T (p.Arg578Gln)", "p.(Arg578Ter)"),
        ("c.1732C>T (p.Arg578=)", "p.(Arg578Ter)"),
        ("c.2367C>T (p.Ser789Phe)", "p.(Ser789=)"),
        ("c.6127_6129del (p.Gly2053del)", "p.(Gly2043del)"),
        ("c.6127_6129del (p.Gly2043Arg)", "p.(Gly2043del)"),
        ("c.6127G>A (p.Gly2043del)", "p.(Gly2043Arg)"),
        ("c.8358+30del (p.Gly2043Arg)", "no change of the protein"),
        ("c.8833T>C (p.Ter2945Glyext*51)", "p.(Ter2945ArgextTer51)"),
        # Named at the donor, p.? by name; the exon gains a G.
        ("c.5097dup (p.Gly2043Arg)", "p.(Pro1701SerfsTer35)"),
    ],
)
def test_a_difference_is_noted_with_both(text: str, predicted: str, gene: Gene) -> None:
    (note,) = notes(text, gene)
    assert f"predicts {predicted}:" in note
    assert "p." in note.split(",", maxsplit=1)[0]


@pytest.mark.parametrize(
    "text",
    [
        "c.425A>G",
        "c.425A>G (p.Lys142Arg)",
        "c.425A>G, p.K142R",
        "c.425A>G (K142R)",
        "c.1732C>T (p.Arg578*)",
        "c.1732C>T (R578X)",
        "c.6527dup (p.Gly2177fs)",
        "c.6527dup (p.Gly2177TrpfsX113)",
        "c.6527dup (p.G2176fs)",  # from the codon of the change
        "c.2367C>T (p.Ser789=)",
        "c.2367C>T (p.=)",
        "c.2367C>T (p.(=))",
        "c.6127_6129del (p.Gly2043del)",
        "c.1A>G (p.Met1Val)",
        "c.1A>G (p.?)",
        "c.8833T>C (p.Ter2945Argext*51)",
        "c.682+1G>A (p.?)",
        "c.682+1G>A (p.Gly228Arg)",  # splicing decides
        "c.5097dup (p.Pro1701fs)",
    ],
)
def test_what_agrees_or_cannot_be_compared_is_not_noted(text: str, gene: Gene) -> None:
    assert notes(text, gene) == []
