"""The reference against the fact tables that lie beside the project, row by row."""

import csv
import re
from pathlib import Path

import pytest

from col7a1tools.gene import Gene
from col7a1tools.gene.known_variants import Inheritance
from col7a1tools.gene.sequence import CODON_TABLE, reverse_complement, three_letters
from col7a1tools.gene.transcript import Exon
from col7a1tools.model.positions import Assembly, ResidueIndex
from reference.maker.coding import CodingFrame
from reference.maker.folder import Folder

pytestmark = pytest.mark.truth

# Rows whose inheritance differs from the table's, and why.
INHERITANCE_EXCEPTIONS = {
    "c.1573C>T": "the cited laboratory list gives a class, no inheritance",
    "c.8227-1G>C": "the cited laboratory list gives a class, no inheritance",
    "c.5820G>A": "the cited laboratory list gives a class, no inheritance",
    "c.4120-1G>C": "unsourced in the table; PMID 9406826 reports dominant inheritance",
}
SHIFTED = {"c.7786del": "c.7787del", "c.5818del": "c.5819del"}
# A hot spot of reported variants is no region of the protein.
LEFT_OUT_REGIONS = {"exon-73 dominant hot spot"}


def _rows(shared: Path, name: str) -> list[dict[str, str]]:
    with (shared / "facts" / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def _fasta(shared: Path, name: str) -> str:
    lines = (shared / "facts" / name).read_text(encoding="utf-8").splitlines()
    return "".join(line for line in lines if not line.startswith(">"))


def _exons(gene: Gene) -> dict[str, Exon]:
    return {str(exon.number): exon for exon in gene.transcript.exons if exon.number}


def test_sequences_are_the_same(gene: Gene, shared: Path) -> None:
    assert gene.locus.plus == _fasta(shared, "locus_grch38.fa")
    assert gene.protein.residues == _fasta(shared, "protein.fa")
    assert gene.transcript.mrna.endswith(_fasta(shared, "transcript_nm_000094_3.fa"))


def test_exons_lie_at_the_same_places_on_all_three(gene: Gene, shared: Path) -> None:
    exons = _exons(gene)
    rows = _rows(shared, "exons.tsv")
    assert len(rows) == len(exons) == 118
    for row in rows:
        exon = exons[row["exon"]]
        assert (exon.start + 1, exon.end) == (int(row["lrg_start"]), int(row["lrg_end"]))
        first = gene.locus.forward_strand(exon.start)
        for assembly, prefix in ((Assembly.GRCH38, "grch38"), (Assembly.GRCH37, "grch37")):
            end = gene.locus.chromosome_position(assembly, first)
            assert end == int(row[f"{prefix}_end"])
            assert end - exon.length + 1 == int(row[f"{prefix}_start"])


def test_phases_and_splice_sites_agree(gene: Gene, shared: Path) -> None:
    exons, bases = _exons(gene), gene.locus.gene
    cds_start = gene.transcript.cds_start
    for row in _rows(shared, "exons_phase.tsv"):
        exon = exons[row["exon"]]
        begin = max(exon.transcript_start - cds_start, 0)
        end = min(exon.transcript_start + exon.length - cds_start, 8835)
        assert exon.length == int(row["length"])
        assert (begin + 1, end) == (int(row["c_start"]), int(row["c_end"]))
        assert begin % 3 == int(row["start_phase"])
        if end < 8835:
            assert end % 3 == int(row["end_phase"])
            assert bases[exon.end : exon.end + 2] == row["donor_dinuc"]
            assert bases[exon.end - 3 : exon.end + 6] == row["donor_9mer"]
        if row["acceptor_dinuc"]:
            assert bases[exon.start - 2 : exon.start] == row["acceptor_dinuc"]
        assert (exon.length % 3 == 0) == (row["length_div3"] == "yes")


def test_the_register_agrees_at_each_residue(gene: Gene, shared: Path) -> None:
    rows = _rows(shared, "gxy_register.tsv")
    assert len(rows) == len(gene.protein.register)
    for row in rows:
        residue = ResidueIndex(int(row["aa_pos"]) - 1)
        assert gene.protein.residues[residue] == row["aa"]
        role = gene.protein.register[residue].value
        assert role == (row["register"] if row["register"] in {"1", "2", "3"} else "interruption")


def test_the_interruptions_agree(gene: Gene, shared: Path) -> None:
    expected = [
        (int(row["interruption"]), int(row["start_aa"]), int(row["end_aa"]), row["sequence"])
        for row in _rows(shared, "gxy_interruptions.tsv")
    ]
    found = [(i.number, i.start + 1, i.end, i.sequence) for i in gene.protein.interruptions]
    assert found == expected


def test_the_regions_agree(gene: Gene, shared: Path) -> None:
    expected = {
        (int(row["start_aa"]), int(row["end_aa"]))
        for row in _rows(shared, "domains.tsv")
        if row["name"] not in LEFT_OUT_REGIONS
    }
    assert {(region.start + 1, region.end) for region in gene.protein.regions} == expected


def test_every_known_variant_of_the_table_is_there(gene: Gene, shared: Path) -> None:
    """Under its 3'-most name, with all the older names that differ from that one."""
    rows = _rows(shared, "known_variants.tsv")
    names = [SHIFTED.get(row["hgvs_c"], row["hgvs_c"]) for row in rows]
    assert names == list(gene.known_variants)
    for name, row in zip(names, rows, strict=True):
        older = set(gene.known_variants[name].legacy_names)
        expected = set(row["legacy_name"].split("; ")) if row["legacy_name"] else set()
        assert {n for n in expected if n.removeprefix("c.") != name.removeprefix("c.")} <= older


@pytest.mark.parametrize(
    ("assembly", "column"), [("GRCh38", "grch38_pos"), ("GRCh37", "grch37_pos")]
)
def test_known_variants_make_the_same_sequence_as_the_table_s_alleles(
    assembly: str, column: str, gene: Gene, shared: Path
) -> None:
    frame = CodingFrame(Folder())
    for row in _rows(shared, "known_variants.tsv"):
        start = gene.locus.plus_offset(Assembly(assembly), int(row[column]))
        end = start + len(row["vcf_ref"])
        assert gene.locus.plus[start:end] == row["vcf_ref"]
        altered = gene.locus.plus[:start] + row["vcf_alt"] + gene.locus.plus[end:]
        name = SHIFTED.get(row["hgvs_c"], row["hgvs_c"])
        assert frame.change(name).apply(frame.locus) == reverse_complement(altered)


def test_known_substitutions_change_the_residue_that_the_table_says(
    gene: Gene, shared: Path
) -> None:
    substitutions = [
        (match, row["hgvs_p_computed"])
        for row in _rows(shared, "known_variants.tsv")
        if (match := re.fullmatch(r"c\.(\d+)([ACGT])>([ACGT])", row["hgvs_c"]))
    ]
    assert len(substitutions) == 66
    for coding, name in substitutions:
        protein = re.fullmatch(r"p\.\((\D{3})(\d+)(\D{3}|=)\)", name)
        assert protein is not None
        codon, base = divmod(int(coding[1]) - 1, 3)
        assert codon + 1 == int(protein[2])
        reference = gene.transcript.cds[3 * codon : 3 * codon + 3]
        assert reference[base] == coding[2]
        altered = reference[:base] + coding[3] + reference[base + 1 :]
        before, after = (three_letters(CODON_TABLE[bases]) for bases in (reference, altered))
        assert before == protein[1]
        assert after == (before if protein[3] == "=" else protein[3])


def test_inheritance_agrees_where_the_table_has_a_source(gene: Gene, shared: Path) -> None:
    differing = {}
    for row in _rows(shared, "known_variants.tsv"):
        variant = gene.known_variants[SHIFTED.get(row["hgvs_c"], row["hgvs_c"])]
        expected = (
            _inheritance(row["inheritance"])
            if row["source_kind"] == "sourced"
            else Inheritance.NOT_SOURCED
        )
        if variant.inheritance is not expected:
            differing[variant.coding] = (variant.inheritance, expected)
        assert variant.de_novo == ("de novo" in row["inheritance"])
    assert differing.keys() == INHERITANCE_EXCEPTIONS.keys()


def _inheritance(text: str) -> Inheritance:
    if text.startswith("benign"):
        return Inheritance.BENIGN
    dominant, recessive = "AD" in text, "AR" in text
    if dominant and recessive:
        return Inheritance.BOTH
    return Inheritance.DOMINANT if dominant else Inheritance.RECESSIVE
