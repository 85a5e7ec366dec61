"""Proofs of the protein's register and regions."""

from reference.maker.folder import Folder, Row, expect
from reference.maker.helix import helix_runs, interruptions, register

KUNITZ_CYSTEINES = (2876, 2885, 2904, 2912, 2925, 2929)


def register_recomputes(folder: Folder) -> None:
    """The Gly-X-Y register is what the protein gives."""
    protein = folder.sequence("protein.fa")
    expected = [(str(index + 1), protein[index], role) for index, role in register(protein)]
    found = [tuple(row.values()) for row in folder.table("gly_x_y_register.tsv")]
    expect(found == expected, "gly_x_y_register.tsv", "is not what the protein gives")


def interruptions_recompute(folder: Folder) -> None:
    """The interruptions are what the protein gives, and the longest is the hinge."""
    protein = folder.sequence("protein.fa")
    file = "gly_x_y_interruptions.tsv"
    rows = folder.table(file)
    found = [(int(row["start"]) - 1, int(row["end"])) for row in rows]
    expect(found == interruptions(protein), file, "is not what the protein gives")
    for number, row in enumerate(rows, start=1):
        start, end = int(row["start"]) - 1, int(row["end"])
        expect(row["interruption"] == str(number), file, f"interruption {number} is misnumbered")
        expect(row["sequence"] == protein[start:end], file, f"residues of {number} differ")
    hinge = [row for row in rows if row["name"] == "hinge"]
    longest = max(rows, key=lambda row: len(row["sequence"]))
    expect(hinge == [longest], file, "the hinge is not the longest interruption")


def regions_fit_the_protein(folder: Folder) -> None:
    """Regions lie in the protein and nest; the computed ones agree with the register."""
    protein = folder.sequence("protein.fa")
    file = "protein_regions.tsv"
    rows = folder.table(file)
    regions = {row["key"]: _interval(row) for row in rows}
    expect(len(regions) == len(rows), file, "a key occurs twice")
    for key, (start, end) in regions.items():
        expect(0 <= start < end <= len(protein), file, f"{key} lies outside the protein")
    needed = {"nc1", "triple_helix", "hinge", "nc2", "kunitz"}
    expect(needed <= set(regions), file, f"lacks one of {sorted(needed)}")
    order = list(regions.values())
    for index, (start, end) in enumerate(order):
        for later in order[index + 1 :]:
            disjoint = later[1] <= start or end <= later[0]
            expect(
                disjoint or (start <= later[0] and later[1] <= end),
                file,
                f"the region {start + 1}-{end} stands before the one around it, or crosses one",
            )
    runs = helix_runs(protein)
    helix = (runs[0][0], runs[-1][1])
    expect(regions["triple_helix"] == helix, file, "the triple helix is not the register's")
    expect(
        regions["nc1"] == (0, helix[0]) and regions["nc2"] == (helix[1], len(protein)),
        file,
        "NC-1 and NC-2 do not flank the triple helix",
    )
    hinges = [
        _interval(row)
        for row in folder.table("gly_x_y_interruptions.tsv")
        if row["name"] == "hinge"
    ]
    expect([regions["hinge"]] == hinges, file, "the hinge is not the interruption of that name")
    start, end = regions["kunitz"]
    cysteines = tuple(i + 1 for i in range(start, end) if protein[i] == "C")
    expect(cysteines == KUNITZ_CYSTEINES, file, "the Kunitz region has other cysteines")


def _interval(row: Row) -> tuple[int, int]:
    return int(row["start"]) - 1, int(row["end"])


PROTEIN_PROOFS = (
    register_recomputes,
    interruptions_recompute,
    regions_fit_the_protein,
)
