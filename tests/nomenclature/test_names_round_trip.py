"""Names lead back to the change that they were made from."""

import re

import pytest
from hypothesis import assume, given

from col7a1tools.model.positions import Assembly, CodingPosition, GeneOffset, TranscriptOffset
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.coding import coding_name
from col7a1tools.nomenclature.genomic import genomic_names
from col7a1tools.nomenclature.normalise import normalise, vcf_allele
from col7a1tools.nomenclature.parse import parse_description
from tests.plain_names import (
    changed,
    coding_offsets,
    from_vcf,
    read_coding,
    read_genomic,
)
from tests.strategies import GENE, changes

SEQUENCE = GENE.locus.gene
BETWEEN_ASSEMBLIES = 37_433


def _c_name(change: GeneChange) -> str:
    name = coding_name(normalise(change, GENE), GENE)
    assume(name is not None)
    assert name is not None
    return name


@given(changes())
def test_a_vcf_allele_named_on_the_transcript_leads_back_to_the_vcf_allele(
    change: GeneChange,
) -> None:
    allele = vcf_allele(change, GENE, Assembly.GRCH38)
    name = _c_name(from_vcf(Assembly.GRCH38, allele.pos, allele.ref, allele.alt))
    assert vcf_allele(read_coding(name), GENE, Assembly.GRCH38) == allele


@given(changes())
def test_the_package_reads_its_own_names(change: GeneChange) -> None:
    name = _c_name(change)
    genomic = genomic_names(normalise(change, GENE), GENE)
    for text in (f"NM_000094.4:{name}", *genomic.values()):
        (allele,) = parse_description(text, GENE).alleles
        (variant,) = allele.variants
        assert isinstance(variant.change, GeneChange)
        assert normalise(variant.change, GENE) == normalise(change, GENE)


@given(changes())
def test_genomic_to_coding_to_genomic_is_the_same_name(change: GeneChange) -> None:
    genomic = genomic_names(normalise(change, GENE), GENE)
    for assembly, name in genomic.items():
        coding = _c_name(GENE.locus.gene_change(read_genomic(name)))
        assert genomic_names(normalise(read_coding(coding), GENE), GENE)[assembly] == name


@given(changes())
def test_the_named_change_makes_the_same_sequence(change: GeneChange) -> None:
    mutated = changed(SEQUENCE, change)
    assert changed(SEQUENCE, read_coding(_c_name(change))) == mutated
    for name in genomic_names(normalise(change, GENE), GENE).values():
        allele = read_genomic(name)
        assert changed(SEQUENCE, GENE.locus.gene_change(allele)) == mutated


@given(changes())
def test_genomic_names_on_the_two_assemblies_differ_by_a_constant(change: GeneChange) -> None:
    names = genomic_names(normalise(change, GENE), GENE)
    old, new = names[Assembly.GRCH37], names[Assembly.GRCH38]
    assert old.startswith("NC_000003.11:g.")
    assert new.startswith("NC_000003.12:g.")
    moved = re.sub(r"\d{8}", lambda number: str(int(number[0]) + BETWEEN_ASSEMBLIES), new)
    assert moved.replace("NC_000003.12", "NC_000003.11") == old


@given(changes())
def test_only_one_base_for_one_base_is_a_substitution(change: GeneChange) -> None:
    form = normalise(change, GENE)
    one_for_one = form.end - form.start == 1 == len(form.inserted)
    for name in (_c_name(change), *genomic_names(form, GENE).values()):
        assert (">" in name) == one_for_one


@given(changes())
def test_a_name_is_of_the_first_kind_that_fits(change: GeneChange) -> None:
    """Duplication before insertion, inversion before deletion-insertion."""
    name = _c_name(change)
    form = normalise(change, GENE)
    length = len(form.inserted)
    if "ins" in name and "delins" not in name:
        assert SEQUENCE[form.start - length : form.start] != form.inserted
    if "delins" in name:
        complement = form.inserted[::-1].translate(str.maketrans("ACGT", "TGCA"))
        assert SEQUENCE[form.start : form.end] != complement


def test_every_base_of_the_transcript_has_the_position_that_counting_gives_it() -> None:
    transcript = GENE.transcript
    for label, offset in coding_offsets().items():
        position = transcript.position(GeneOffset(offset))
        assert position is not None
        assert transcript.label(position) == label
        assert transcript.offset(position) == offset


def test_every_base_between_the_ends_of_the_transcript_is_counted_once() -> None:
    offsets = sorted(coding_offsets().values())
    assert offsets == list(range(GENE.transcript.start, GENE.transcript.end))


@pytest.mark.parametrize("beyond", [-1, 9231])
def test_the_transcript_has_no_base_beyond_its_ends(beyond: int) -> None:
    assert len(GENE.transcript.mrna) == 9231
    assert GENE.transcript.offset(CodingPosition(TranscriptOffset(beyond))) is None


@pytest.mark.parametrize("offset", [0, GENE.transcript.start - 1, GENE.transcript.end])
def test_a_change_outside_the_transcript_has_no_coding_name(offset: int) -> None:
    base = next(base for base in "ACGT" if base != SEQUENCE[offset])
    change = GeneChange(GeneOffset(offset), GeneOffset(offset + 1), base)
    assert coding_name(normalise(change, GENE), GENE) is None
    assert len(genomic_names(change, GENE)) == 2


def test_a_change_that_could_move_out_of_the_transcript_ends_with_its_last_base() -> None:
    """The bases behind the transcript repeat those before: the 3' rule ends where c. does."""
    end = GeneOffset(GENE.transcript.end)
    moved = 0
    for length in range(1, 400):
        start = GeneOffset(end - length)
        for change in (GeneChange(start, end, ""), GeneChange(end, end, SEQUENCE[start:end])):
            named = normalise(change, GENE)
            moved += named.end > end
            coding = coding_name(named, GENE)
            assert coding is not None
            assert changed(SEQUENCE, read_coding(coding)) == changed(SEQUENCE, change)
    assert moved > 100


def test_a_change_that_reaches_out_of_the_transcript_has_no_c_name() -> None:
    end = GENE.transcript.end
    for start, behind in ((end - 200, end + 70), (GENE.transcript.start - 70, 900)):
        assert coding_name(GeneChange(GeneOffset(start), GeneOffset(behind), ""), GENE) is None
