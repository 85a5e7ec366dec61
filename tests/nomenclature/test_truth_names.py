"""The names that ClinVar, laboratories and VEP gave to real variants, reproduced row by row.

Old spellings are brought to the current form first: ``delG``, ``dupC``, a frame shift without its
stop, ``*`` for a stop, a p. name without brackets, and a p. name glued to the c. name. Where a
source is then still different, the row stands in ``SOURCES_DIFFER`` with the reason, and each
reason is checked against the sequence.
"""

import csv
import re
from pathlib import Path

import pytest

from col7a1tools.annotate.annotate import annotate_change
from col7a1tools.model.annotation import Annotation
from col7a1tools.model.positions import Assembly, CodingPosition, TranscriptOffset
from tests.plain_names import (
    coding_offsets,
    description,
    from_vcf,
    protein_description,
    read_coding,
)
from tests.strategies import GENE

pytestmark = pytest.mark.truth

Row = dict[str, str]
SEQUENCE = GENE.locus.gene

# Name in the source: our c. name, our p. name, and why the source is wrong or not canonical.
SOURCES_DIFFER = {
    "c.5944_5945delinsTA": (
        "c.5945_5946insTA",
        "p.(Asp1983ArgfsTer23)",
        "the record's alleles insert TA; the name replaces two bases by two",
    ),
    "c.2321_2322insCTGA": (
        "c.2318_2321dup",
        "p.(Glu774AspfsTer2)",
        "the inserted bases repeat the four before them: a duplication comes before an insertion",
    ),
    "c.497dupA": (
        "c.498_499insA",
        "p.(Gly167ArgfsTer13)",
        "the record inserts one base to the left of where the name duplicates",
    ),
    "c.-2G>T": (
        "c.-1-1G>T",
        "p.?",
        "named on ENST00000328333, whose exon 1 goes on upstream; here it ends an intron",
    ),
    "c.553C>T": (
        "c.553C>T",
        "p.(Arg185Ter)",
        "the source's protein name is a placeholder, p.?, on a change of one codon",
    ),
}


def _rows() -> list[Row]:
    path = Path(__file__).resolve().parents[3] / "shared" / "truth" / "hgvs_dev.tsv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


ROWS = _rows()


def _annotation(row: Row) -> Annotation:
    change = from_vcf(Assembly(row["assembly"]), int(row["pos"]), row["ref"], row["alt"])
    return annotate_change(GENE, change)


def _current_coding(text: str) -> str:
    return re.sub(r"(del|dup)[ACGT]+$", r"\1", text)


def _current_protein(text: str) -> str:
    """``p.(Thr2220Aspfs)`` for ``p.Thr2220Aspfs``; the distance to the stop is left out."""
    text = text[text.rindex("p.") + 2 :].strip("()").replace("*", "Ter")
    text = re.sub(r"fs(Ter\d+)?$", "fs", text).replace("Terfs", "Ter")
    return f"p.({text})" if text != "?" else "p.?"


def _agrees(row: Row) -> bool:
    ours = _annotation(row)
    if description(ours) != _current_coding(row["hgvs_c"]):
        return False
    return not row["hgvs_p"] or _current_protein(protein_description(ours)) == _current_protein(
        row["hgvs_p"]
    )


@pytest.mark.parametrize("row", ROWS, ids=[row["hgvs_c"] for row in ROWS])
def test_a_name_of_the_source_is_reproduced_or_its_error_is_listed(row: Row) -> None:
    listed = SOURCES_DIFFER.get(row["hgvs_c"])
    assert _agrees(row) == (listed is None)
    if listed is not None:
        ours = _annotation(row)
        assert (description(ours), protein_description(ours)) == listed[:2]


def test_every_listed_error_is_in_the_source() -> None:
    assert {row["hgvs_c"] for row in ROWS} >= set(SOURCES_DIFFER)


def test_a_replacement_of_two_bases_by_two_cannot_lengthen_the_sequence() -> None:
    row = next(row for row in ROWS if row["hgvs_c"] == "c.5944_5945delinsTA")
    assert len(row["alt"]) - len(row["ref"]) == 2
    assert read_coding(row["hgvs_c"]).length_change == 0


def test_the_four_bases_before_c_2322_are_the_inserted_ones() -> None:
    end = coding_offsets()["2321"] + 1
    assert SEQUENCE[end - 4 : end] == "CTGA"


def test_the_allele_of_c_497dup_lies_one_base_off() -> None:
    row = next(row for row in ROWS if row["hgvs_c"] == "c.497dupA")
    named = GENE.locus.locus_allele(read_coding("c.497dup"))
    position = GENE.locus.chromosome_position(Assembly.GRCH37, named.start)
    # The base behind the allele's anchor is the left neighbour of the duplicated base.
    assert int(row["pos"]) + 1 == position - 1
    assert SEQUENCE[coding_offsets()["497"]] == "A"
    assert SEQUENCE[coding_offsets()["498"]] == "G"


def test_c_minus_2_of_the_longer_exon_is_intronic_in_the_naming_transcript() -> None:
    row = next(row for row in ROWS if row["hgvs_c"] == "c.-2G>T")
    change = from_vcf(Assembly.GRCH37, int(row["pos"]), row["ref"], row["alt"])
    start_codon = GENE.transcript.offset(
        CodingPosition(TranscriptOffset(GENE.transcript.cds_start))
    )
    assert start_codon is not None
    assert change.start == start_codon - 2, "the second base before the ATG on the genome"
    assert change.start == coding_offsets()["-1-1"]
    assert SEQUENCE[change.start - 1 : change.start + 1] == "AG", "an acceptor"


def test_c_553_makes_a_stop_of_one_codon_inside_an_exon() -> None:
    start = coding_offsets()["553"]
    assert SEQUENCE[start : start + 3] == "CGA"
    exon = GENE.transcript.exons[GENE.transcript.exon_index_at_or_before(start)]
    assert exon.start + 3 < start < exon.end - 6


@pytest.mark.parametrize(
    ("old", "current"),
    [
        ("p.Thr2220Aspfs", "p.(Thr2220Aspfs)"),
        ("c.8440C>T(p.Arg2814*", "p.(Arg2814Ter)"),
        ("p.Leu1169Terfs", "p.(Leu1169Ter)"),
        ("p.(Gly2177TrpfsTer113)", "p.(Gly2177Trpfs)"),
        ("c.553C>T(p.?", "p.?"),
    ],
)
def test_old_protein_spellings_are_read(old: str, current: str) -> None:
    # "Leu1169Terfs": a frame shift whose first new codon is a stop is a nonsense change.
    assert _current_protein(old) == current


# Two rows of the fact table keep the position of the paper, one base before the 3'-most.
NOT_SHIFTED = {"c.7786del": "c.7787del", "c.5818del": "c.5819del"}


def test_published_variants_have_the_names_of_the_fact_table(shared: Path) -> None:
    with (shared / "facts" / "known_variants.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    assert len(rows) == 87
    for row in rows:
        for assembly, column in ((Assembly.GRCH38, "grch38_pos"), (Assembly.GRCH37, "grch37_pos")):
            change = from_vcf(assembly, int(row[column]), row["vcf_ref"], row["vcf_alt"])
            ours = annotate_change(GENE, change)
            assert description(ours) == NOT_SHIFTED.get(row["hgvs_c"], row["hgvs_c"])
            stated = row["hgvs_p_computed"].partition(" ")[0]
            assert not stated or protein_description(ours) == stated
