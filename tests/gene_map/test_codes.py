"""The codes and the data of the map, beside the table that they come from."""

import json
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from col7a1tools.annotate.effects import EFFECTS
from col7a1tools.atlas.substitution import snvs_at
from col7a1tools.figures.palette import CLASS_FILLS, EFFECT_FILLS
from col7a1tools.gene import Gene
from col7a1tools.gene_map.codes import load_codes
from col7a1tools.gene_map.effect_groups import GROUP_LETTERS, GROUP_OF, EffectGroup
from col7a1tools.gene_map.map_data import CLASS_LETTERS, map_json
from col7a1tools.model.classification import Verdict
from col7a1tools.model.positions import GeneOffset
from tests.strategies import GENE, offsets


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(map_json(GENE))
    return loaded


def test_every_effect_has_a_group_and_every_group_its_letter_and_fill() -> None:
    assert GROUP_OF.keys() == EFFECTS.keys()
    assert set(GROUP_OF.values()) == set(EffectGroup) == set(GROUP_LETTERS)
    assert {group.value for group in EffectGroup} == EFFECT_FILLS.keys()
    assert {verdict.value for verdict in Verdict} == CLASS_FILLS.keys()
    for letters in (GROUP_LETTERS.values(), CLASS_LETTERS.values()):
        assert len(set(letters)) == len(letters)
    for fills in (CLASS_FILLS, EFFECT_FILLS):
        for theme in (0, 1):
            assert len({fill[theme] for fill in fills.values()}) == len(fills)


def test_every_code_says_what_the_table_says(gene: Gene) -> None:
    codes = load_codes(gene)
    place = 0
    for offset in range(gene.transcript.start, gene.transcript.end):
        for snv in snvs_at(GeneOffset(offset), gene):
            assert codes.meaning[codes.text[place]] == (snv.verdict, snv.effect)
            place += 1
    assert place == len(codes.text)


@given(offsets(), offsets())
def test_counts_are_those_of_the_substitutions(one: int, other: int) -> None:
    start, end = sorted((one, other))
    end = min(end, start + 40)
    snvs = [snv for offset in range(start, end) for snv in snvs_at(GeneOffset(offset), GENE)]
    codes = load_codes(GENE)
    classes = codes.classes(GeneOffset(start), GeneOffset(end))
    groups = codes.groups(GeneOffset(start), GeneOffset(end))
    assert classes == Counter(snv.verdict for snv in snvs)
    assert groups == Counter(GROUP_OF[snv.effect] for snv in snvs)


def test_the_data_are_the_same_bytes_and_plain_ascii(gene: Gene) -> None:
    made = map_json(gene)
    map_json.cache_clear()
    load_codes.cache_clear()
    assert map_json(gene) == made
    assert made.isascii()


def test_the_data_spell_the_gene(data: dict[str, Any], gene: Gene) -> None:
    start, bases = data["start"], data["bases"]
    spliced = "".join(bases[first - start : end - start] for first, end, *_ in data["exons"])
    assert spliced == gene.transcript.mrna
    first = next(exon for exon in data["exons"] if exon[4] <= 0 < exon[4] + exon[1] - exon[0])
    assert bases[first[0] - first[4] - start :].startswith("ATG")
    assert data["residues"] == gene.protein.residues
    assert len(data["codes"]) == 3 * len(bases)
    assert set(data["codes"]) == data["meaning"].keys()


def test_glycines_of_the_repeat_are_glycines(data: dict[str, Any], gene: Gene) -> None:
    assert len(data["roles"]) == len(gene.protein)
    roles = zip(data["roles"], data["residues"], strict=True)
    assert all(letter == "G" for role, letter in roles if role == "G")
    assert Counter(data["roles"])["i"] == sum(
        one.end - one.start for one in gene.protein.interruptions
    )


def test_known_variants_lie_where_their_names_say(data: dict[str, Any], gene: Gene) -> None:
    assert len(data["known"]) == len(gene.known_variants)
    (known,) = (one for one in data["known"] if one["coding"] == "c.6127G>A")
    assert data["bases"][known["start"] - data["start"]] == "G"
    assert (known["legacy"], known["inheritance"]) == ("G2043R", "dominant")
    assert data["classes"][known["class"]]["key"] == "Uncertain significance"
    assert data["groups"][known["group"]]["key"] == "glycine"


def test_regions_have_fills_of_their_own(data: dict[str, Any]) -> None:
    fills = {region["key"]: region["fill"] for region in data["regions"]}
    assert fills["fn3_1"] == fills["fn3_9"] != "#ffffff"
    assert fills["vwfa1"] == fills["vwfa2"] != fills["fn3_1"]
    assert [r["key"] for r in data["regions"] if r["main"]] == ["triple_helix", "nc1", "nc2"]


@given(st.sampled_from(["", "start", "end"]))
def test_counts_of_nothing_are_nothing(where: str) -> None:
    at = {"": 0, "start": GENE.transcript.start, "end": GENE.transcript.end}[where]
    assert not load_codes(GENE).classes(GeneOffset(at), GeneOffset(at))
