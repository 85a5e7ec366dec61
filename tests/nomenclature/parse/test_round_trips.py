"""What the package writes it reads back: names, positions, VCF alleles, SPDI."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from col7a1tools.gene import Gene
from col7a1tools.model.positions import Assembly
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.coding import coding_name
from col7a1tools.nomenclature.genomic import genomic_names
from col7a1tools.nomenclature.normalise import normalise, vcf_allele
from col7a1tools.nomenclature.parse.coding_frame import (
    CONTINUOUS_UPSTREAM_LENGTH,
    CodingFrame,
    Upstream,
)
from col7a1tools.nomenclature.parse.frames import ChromosomeFrame, Frame, GeneRegionFrame
from tests.nomenclature.parse.outcome import only_change
from tests.plain_names import coding_offsets
from tests.strategies import GENE, changes, respelled

ASSEMBLIES = st.sampled_from(list(Assembly))


def read(text: str) -> GeneChange:
    return only_change(text, GENE)


@given(changes())
def test_a_coding_name_is_read_as_what_it_was_made_from(change: GeneChange) -> None:
    normal = normalise(change, GENE)
    name = coding_name(normal, GENE)
    assert name is None or read(f"NM_000094.4:{name}") == normal


@given(changes(), ASSEMBLIES)
def test_a_genomic_name_is_read_with_and_without_accession(
    change: GeneChange, assembly: Assembly
) -> None:
    normal = normalise(change, GENE)
    name = genomic_names(normal, GENE)[assembly]
    assert read(name) == read(name.partition(":")[2]) == normal


@given(changes(), ASSEMBLIES, st.sampled_from(["-", ":", " ", "_"]))
def test_a_vcf_allele_is_read_from_its_fields(
    change: GeneChange, assembly: Assembly, separator: str
) -> None:
    allele = vcf_allele(change, GENE, assembly)
    text = separator.join((allele.chrom, str(allele.pos), allele.ref, allele.alt))
    assert read(text) == normalise(change, GENE)


@given(changes(), ASSEMBLIES)
def test_spdi_is_read_with_the_deleted_bases_or_their_number(
    change: GeneChange, assembly: Assembly
) -> None:
    allele = GENE.locus.locus_allele(change)
    span = GENE.locus.spans[assembly]
    start = f"{span.accession}:{span.start + allele.start - 1}"
    normal = normalise(change, GENE)
    assert read(f"{start}:{allele.ref}:{allele.alt}") == normal
    assert read(f"{start}:{len(allele.ref)}:{allele.alt}") == normal


@given(changes().flatmap(lambda change: st.tuples(st.just(change), respelled(change))))
def test_any_spelling_as_delins_is_one_change(pair: tuple[GeneChange, GeneChange]) -> None:
    change, other = pair
    frame = CodingFrame(GENE)
    first, last = frame.label(other.start), frame.label(other.end - 1)
    if other.start == other.end or "?" in (first, last):
        return
    stated = GENE.locus.gene[other.start : other.end]
    edit = f"ins{other.inserted}" if other.inserted else ""
    for deleted in ("", stated, str(len(stated)) if len(stated) > 1 else ""):
        assert read(f"NM_000094.4:c.{first}_{last}del{deleted}{edit}") == normalise(change, GENE)


def test_every_coding_position_is_read_as_its_base(gene: Gene) -> None:
    frame = CodingFrame(gene)
    for label, base in coding_offsets().items():
        assert frame.offset(label) == base
        assert frame.label(base) == label


@pytest.mark.parametrize("step", [1, 60, CONTINUOUS_UPSTREAM_LENGTH])
def test_positions_before_the_start_are_continuous_on_one_ensembl_transcript(
    step: int, gene: Gene
) -> None:
    frame = CodingFrame(gene, "ENST00000328333", Upstream.CONTINUOUS)
    assert frame.offset(f"-{step}") == frame.offset("1") - step
    assert frame.label(frame.offset(f"-{step}")) == f"-{step}"


def test_genomic_positions_are_read_as_their_bases(gene: Gene) -> None:
    frames: list[Frame] = [ChromosomeFrame(gene, assembly) for assembly in Assembly]
    for frame in (*frames, GeneRegionFrame(gene, "LRG_286")):
        for offset in range(0, len(gene.locus), 191):
            assert frame.offset(frame.label(offset)) == offset
