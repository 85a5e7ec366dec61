"""Proof of the known variants."""

from reference.maker.coding import CodingFrame
from reference.maker.folder import Folder, Unproved, expect

VARIANTS = "known_variants.tsv"
INHERITANCE = {"dominant", "recessive", "both", "benign", "."}


def known_variants_agree(folder: Folder) -> None:
    """Each variant's reference base is right, its name 3'-most; no source, no claim."""
    frame = CodingFrame(folder)
    rows = folder.table(VARIANTS)
    expect(len({row["hgvs_c"] for row in rows}) == len(rows), VARIANTS, "a variant occurs twice")
    for row in rows:
        name = row["hgvs_c"]
        try:
            frame.change(name)
        except ValueError as error:
            raise Unproved(VARIANTS, f"{name}: {error}") from error
        expect(frame.is_most_three_prime(name), VARIANTS, f"{name} is not 3'-most")
        expect(
            row["inheritance"] in INHERITANCE and row["de_novo"] in {"yes", "."},
            VARIANTS,
            f"{name}: inheritance or de_novo is none of the known words",
        )
        claims = ("inheritance", "de_novo", "phenotype", "population", "note")
        expect(
            row["sources"] != "." or all(row[claim] == "." for claim in claims),
            VARIANTS,
            f"{name} claims something without a source",
        )
