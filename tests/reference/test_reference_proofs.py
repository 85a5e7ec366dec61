"""What the loaded gene says, against Biopython and against figures counted elsewhere.

The maker proves the files; these tests prove what the package made of them.
"""

# mypy: disable-error-code="no-untyped-call"
# Biopython is typed in part.

import re

import pytest
from Bio.Data.CodonTable import unambiguous_dna_by_id
from Bio.Seq import Seq

from col7a1tools.gene import Gene
from col7a1tools.gene.gene import LITERATURE_TRANSCRIPT
from col7a1tools.gene.protein import Register
from col7a1tools.gene.reference_files import read_fasta
from col7a1tools.gene.sequence import CODON_TABLE, STOP_CODONS, translate
from col7a1tools.gene.transcript import Exon, Transcript, build_transcript
from col7a1tools.model.positions import Assembly

OUT_OF_FRAME = {1, 2, 3, 4, 6, 7, 24, 25, 27, 113, 118}


@pytest.fixture(scope="module")
def literature_transcript(gene: Gene) -> Transcript:
    return build_transcript(LITERATURE_TRANSCRIPT, gene.locus)


def _numbered(gene: Gene) -> dict[int, Exon]:
    return {exon.number: exon for exon in gene.transcript.exons if exon.number}


def test_both_strands_are_reverse_complements(gene: Gene) -> None:
    assert str(Seq(gene.locus.plus).reverse_complement()) == gene.locus.gene
    assert len(gene.locus) == 38_180


def test_the_assemblies_lie_37433_bases_apart_and_do_not_overlap(gene: Gene) -> None:
    older, newer = gene.locus.spans[Assembly.GRCH37], gene.locus.spans[Assembly.GRCH38]
    assert older.start - newer.start == older.end - newer.end == 37_433
    assert (newer.start, newer.end) == (48_562_073, 48_600_252)
    assert {"3", "chr3", "NC_000003.12", "CM000665.2"} == set(newer.contig_names)
    assert {"3", "chr3", "NC_000003.11", "CM000665.1"} == set(older.contig_names)


def test_the_mane_transcript_has_9231_bases(gene: Gene) -> None:
    transcript = gene.transcript
    assert transcript.accession == "NM_000094.4"
    assert (len(transcript.mrna), transcript.cds_start, len(transcript.cds)) == (9231, 63, 8835)
    assert len(transcript.mrna) - transcript.cds_end == 333
    assert len(transcript.exons) == 119


def test_the_literature_transcript_has_9169_bases_and_118_exons(
    literature_transcript: Transcript,
) -> None:
    transcript = literature_transcript
    assert (len(transcript.mrna), transcript.cds_start, len(transcript.cds)) == (9169, 1, 8835)
    assert [exon.number for exon in transcript.exons] == list(range(1, 119))
    assert transcript.mrna == read_fasta("transcript.fa")


def test_the_mane_transcript_continues_the_literature_one_upstream(
    gene: Gene, literature_transcript: Transcript
) -> None:
    assert gene.transcript.mrna.endswith(literature_transcript.mrna)
    assert gene.transcript.cds == literature_transcript.cds
    assert gene.transcript.exons[0].length == 62
    assert [exon.number_mane for exon in gene.transcript.exons] == list(range(1, 120))


def test_only_the_upstream_exon_is_provisional(gene: Gene) -> None:
    assert [exon.number_mane for exon in gene.transcript.exons if exon.provisional] == [1]
    first, second = gene.transcript.exons[:2]
    assert gene.locus.chromosome_position(
        Assembly.GRCH38, gene.locus.forward_strand(first.start)
    ) == (48_595_329)
    assert gene.locus.gene[first.end : first.end + 2] == "GC"
    assert gene.locus.gene[second.start - 2 : second.start] == "AG"


def test_the_coding_sequence_translates_to_the_protein_by_biopython_too(gene: Gene) -> None:
    expected = gene.protein.residues + "*"
    assert str(Seq(gene.transcript.cds).translate(table=1, cds=False)) == expected
    assert translate(gene.transcript.cds) == expected
    assert len(gene.protein) == 2944


def test_the_codon_table_is_the_standard_code() -> None:
    standard = unambiguous_dna_by_id[1]
    assert {c: r for c, r in CODON_TABLE.items() if r != "*"} == standard.forward_table
    assert set(standard.stop_codons) == STOP_CODONS


def test_107_of_118_exons_keep_the_frame_when_skipped(gene: Gene) -> None:
    lengths = {number: exon.length for number, exon in _numbered(gene).items()}
    assert {number for number, length in lengths.items() if length % 3} == OUT_OF_FRAME
    assert len(lengths) - len(OUT_OF_FRAME) == 107


def test_85_coding_exons_begin_and_end_between_codons(gene: Gene) -> None:
    cds_start = gene.transcript.cds_start
    between_codons = [
        number
        for number, exon in _numbered(gene).items()
        if exon.transcript_start >= cds_start
        and (exon.transcript_start - cds_start) % 3 == 0
        and (exon.transcript_start + exon.length - cds_start) % 3 == 0
    ]
    assert len(between_codons) == 85


def test_79_exons_of_the_helix_begin_with_a_whole_glycine_codon(gene: Gene) -> None:
    helix = gene.protein.region("triple_helix")
    exceptions, glycines = set(), 0
    for number, exon in _numbered(gene).items():
        base = exon.transcript_start - gene.transcript.cds_start
        residue, phase = divmod(base, 3)
        if not helix.start <= residue < helix.end or base < 0:
            continue
        if phase == 0 and gene.protein.residues[residue] == "G":
            glycines += 1
        else:
            exceptions.add(number)
    assert exceptions == {57, 71, 72, 76, 88}
    assert glycines == 79


def test_116_introns_are_gt_ag_and_intron_103_is_gc_ag(gene: Gene) -> None:
    exons = _numbered(gene)
    bases = gene.locus.gene
    ends = {
        number: (
            bases[exons[number].end : exons[number].end + 2],
            bases[exons[number + 1].start - 2 : exons[number + 1].start],
        )
        for number in range(1, 118)
    }
    assert {number for number, pair in ends.items() if pair != ("GT", "AG")} == {103}
    assert ends[103] == ("GC", "AG")
    donor = exons[103].end
    assert bases[donor - 3 : donor + 6] == "CAGGCAAGT"


def test_nonsense_mediated_decay_ends_50_bases_before_the_last_junction(gene: Gene) -> None:
    last_junction = gene.transcript.exons[-1].transcript_start - gene.transcript.cds_start
    assert last_junction == 8818
    assert (last_junction - 50) // 3 + 1 == 2923


def test_the_register_holds_474_glycines(gene: Gene) -> None:
    roles = list(gene.protein.register.values())
    assert roles.count(Register.GLYCINE) == roles.count(Register.X) == roles.count(Register.Y)
    assert roles.count(Register.GLYCINE) == 474
    helix = gene.protein.region("triple_helix")
    assert list(gene.protein.register) == list(range(helix.start, helix.end))
    assert len(roles) == 1530


def test_every_register_glycine_opens_a_run_of_at_least_three_triplets(gene: Gene) -> None:
    roles = [gene.protein.register.get(i) for i in range(len(gene.protein))]  # type: ignore[call-overload]
    cycle = [Register.GLYCINE, Register.X, Register.Y]
    index = 0
    runs = []
    while index < len(roles):
        start = index
        while roles[index : index + 3] == cycle:
            assert gene.protein.residues[index] == "G"
            index += 3
        if index > start:
            runs.append((index - start) // 3)
        else:
            assert roles[index] in {None, Register.INTERRUPTION}
            index += 1
    assert len(runs) == 20
    assert min(runs) >= 3
    assert sum(runs) == 474


def test_19_interruptions_of_which_the_longest_is_the_hinge(gene: Gene) -> None:
    found = gene.protein.interruptions
    assert [i.number for i in found] == list(range(1, 20))
    assert all(gene.protein.residues[i.start : i.end] == i.sequence for i in found)
    hinge = max(found, key=lambda i: len(i.sequence))
    assert (hinge.name, hinge.start + 1, hinge.end, len(hinge.sequence)) == (
        "hinge",
        1940,
        1978,
        39,
    )
    region = gene.protein.region("hinge")
    assert (region.start, region.end) == (hinge.start, hinge.end)


def test_four_imperfection_glycines(gene: Gene) -> None:
    protein = gene.protein
    found = [i + 1 for i in range(len(protein)) if protein.is_imperfection_glycine(i)]
    assert found == [1899, 2216, 2372, 2464]
    assert all(protein.residues[residue - 1] == "G" for residue in found)


def test_22_glycines_of_the_helix_lie_outside_the_register(gene: Gene) -> None:
    others = [
        index
        for index, role in gene.protein.register.items()
        if gene.protein.residues[index] == "G" and role is not Register.GLYCINE
    ]
    assert len(others) == 22


def test_the_cysteines_lie_where_counted(gene: Gene) -> None:
    found = [i + 1 for i, residue in enumerate(gene.protein.residues) if residue == "C"]
    assert found == [
        11, 31, 144, 216, 1048, 1234, 1247, 1251, 2634,
        2802, 2804, 2876, 2885, 2904, 2912, 2925, 2929,
    ]  # fmt: skip


def test_nc1_helix_and_nc2_make_the_whole_protein(gene: Gene) -> None:
    nc1, helix, nc2 = (gene.protein.region(key) for key in ("nc1", "triple_helix", "nc2"))
    assert (nc1.start, nc1.end, helix.end, nc2.end) == (0, helix.start, nc2.start, 2944)
    assert (nc1.length, helix.length, nc2.length) == (1253, 1530, 161)


def test_the_runs_that_explain_older_names_are_runs_of_the_coding_sequence(gene: Gene) -> None:
    run = re.compile(r"([ACGT]) in the run of \1 from c\.(\d+) to c\.(\d+); HGVS names the last")
    cds, found = gene.transcript.cds, set()
    for variant in gene.known_variants.values():
        for legacy in variant.legacy:
            if match := run.search(legacy.explanation):
                base, start, end = match[1], int(match[2]), int(match[3])
                assert set(cds[start - 1 : end]) == {base}
                assert base not in {cds[start - 2], cds[end]}
                assert variant.coding in {f"c.{end}dup", f"c.{end}del"}
                found.add(legacy.name)
    assert found >= {"6527insC", "344insG", "345insG", "2470insG", "7786delG", "5818delC"}
