"""What the map is drawn from, as JSON: the same bytes for the same reference.

Positions are offsets on the strand of the gene, 0-based and half-open; residues count from 0.
"""

import json
from functools import lru_cache
from typing import Any

from col7a1tools.figures.palette import CLASS_FILLS, DARK_FILLS, EFFECT_FILLS, fill_of, has_fill
from col7a1tools.gene import Gene
from col7a1tools.gene.protein import ProteinRegion, Register
from col7a1tools.gene_map.codes import load_codes
from col7a1tools.gene_map.effect_groups import GROUP_LETTERS, GROUP_OF, EffectGroup
from col7a1tools.model.classification import Verdict
from col7a1tools.model.positions import ResidueIndex
from col7a1tools.places.known_places import KnownPlace, known_places
from col7a1tools.places.place import region_place

CLASS_LETTERS = {
    Verdict.PATHOGENIC: "P",
    Verdict.LIKELY_PATHOGENIC: "p",
    Verdict.UNCERTAIN: "u",
    Verdict.LIKELY_BENIGN: "b",
    Verdict.BENIGN: "B",
}
_ROLES = {Register.GLYCINE: "G", Register.X: "X", Register.Y: "Y", Register.INTERRUPTION: "i"}
_CLASSES = list(Verdict)
_GROUPS = list(EffectGroup)
# Parts of the protein that are drawn as a whole; the others lie on them.
_MAIN_PARTS = ("nc1", "triple_helix", "nc2")


@lru_cache(maxsize=2)
def map_json(gene: Gene) -> bytes:
    """The data of the map.

    ``start`` is the offset of the first base; ``bases`` and ``codes`` begin there, ``codes`` with
    three characters a base in the order of the alternate base; ``meaning`` gives the indices of
    class and kind of effect by character. An exon is ``[start, end, number, number_mane, cds]``:
    ``number`` is 0 for the upstream exon, ``cds`` the offset in the coding sequence of its first
    base, negative before it. ``roles`` holds ``G``, ``X``, ``Y``, ``i`` (interruption) or ``.``
    for each residue.
    """
    codes = load_codes(gene)
    transcript, protein = gene.transcript, gene.protein
    roles = (protein.register.get(ResidueIndex(residue)) for residue in range(len(protein)))
    data = {
        "start": codes.start,
        "bases": gene.locus.gene[transcript.start : transcript.end],
        "codes": codes.text,
        "meaning": {
            code: [_CLASSES.index(verdict), _GROUPS.index(GROUP_OF[effect])]
            for code, (verdict, effect) in codes.meaning.items()
        },
        "classes": [_look(v.value, CLASS_LETTERS[v], CLASS_FILLS[v.value]) for v in _CLASSES],
        "groups": [_look(g.value, GROUP_LETTERS[g], EFFECT_FILLS[g.value]) for g in _GROUPS],
        "exons": [
            [exon.start, exon.end, exon.number or 0, exon.number_mane, first]
            for exon in transcript.exons
            for first in (exon.transcript_start - transcript.cds_start,)
        ],
        "cds_length": transcript.cds_end - transcript.cds_start,
        "residues": protein.residues,
        "roles": "".join(_ROLES[role] if role else "." for role in roles),
        "regions": [_region(region, gene) for region in protein.regions],
        "known": [_known(place) for place in known_places(gene)],
    }
    return json.dumps(data, separators=(",", ":"), sort_keys=True).encode("ascii")


def _look(key: str, letter: str, fills: tuple[str, str]) -> dict[str, str]:
    light, dark = fills
    return {"key": key, "letter": letter, "light": light, "dark": dark}


def _region(region: ProteinRegion, gene: Gene) -> dict[str, Any]:
    place = region_place(region, gene)
    # fn3_1 and vwfa2 are filled as fn3 and vwfa; the hinge as what it is, an interruption.
    names = (region.key, region.key.rstrip("0123456789"), region.key.partition("_")[0])
    family = "interruption" if region.key == "hinge" else next(filter(has_fill, names), "")
    return {
        "key": region.key,
        "name": region.name,
        "start": place.start,
        "end": place.end,
        "main": region.key in _MAIN_PARTS,
        "fill": fill_of(family),
        "dark": family in DARK_FILLS,
    }


def _known(place: KnownPlace) -> dict[str, Any]:
    return {
        "start": place.change.start,
        "end": place.change.end,
        "coding": place.coding,
        "protein": place.protein,
        "legacy": place.legacy[0] if place.legacy else "",
        "inheritance": place.variant.inheritance.name.lower(),
        "class": _CLASSES.index(place.verdict),
        "group": _GROUPS.index(GROUP_OF[place.effect]),
    }
