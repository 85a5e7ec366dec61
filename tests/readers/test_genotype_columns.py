"""Genotypes, depths and qualities as callers write them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from col7a1tools.errors import InputError, Place
from col7a1tools.gene.locus import Locus
from col7a1tools.model.record import Genotype, VcfRecord
from col7a1tools.readers import open_variants
from col7a1tools.readers.genotypes import SampleColumn, check_genotypes, read_genotypes
from col7a1tools.readers.missing_genotypes import copies_without_genotype

ReadAll = Callable[[Path], list[VcfRecord]]


def test_every_form_of_a_genotype_is_read(data: Path, read_all: ReadAll) -> None:
    (record,) = read_all(data / "quirks" / "genotypes.vcf")
    assert record.genotypes == (
        Genotype("phased", (1, 2), True, "48575684", 40, (1, 20, 19, 0), 99.0, "PASS"),
        Genotype("half", (None, 1), False, None, 11, (5, 6, 0, 0), 30.5),
        Genotype("haploid", (2,), False, None, 9, (0, 0, 9, 0), 40.0, "lowGQ"),
        Genotype("missing", (None, None)),
        Genotype("dropped", (0, 3)),
        Genotype("triploid", (0, 1, 1), False, None, 10, (3, 7, 0, 0), 20.0),
        Genotype("leading", (1, 0), True, "7", 9, (4, 5, 0, 0), 12.0),
    )


@pytest.mark.parametrize(
    ("form", "columns", "phased", "phase_set"),
    [
        ("GT:PSL", "0|1:A,B", True, "A,B"),
        ("GT:PSL", "0|1:A,.", False, "A,."),
        ("GT:PSL", "0|1:A", False, "A"),
        ("GT:PSL", "0|1:.", False, "."),
        ("GT:PSL", "0|1", False, "."),
        ("GT:PS:PSL", "0|1:7:.", True, "7"),
        ("GT:PS:PSL", "0|1:7", True, "7"),
        ("GT:PS", "0|1:48573864_A_AG", True, "48573864_A_AG"),
        ("GT:PS", "0|1:-5", True, "-5"),
        ("GT:PS", "0|1:99999999999", True, "99999999999"),
        ("GT:PS", "0|1:.", True, None),
        ("GT", "0|1", True, None),
    ],
)
def test_a_phase_set_keeps_its_name_and_a_copy_outside_one_is_not_phased(
    form: str, columns: str, *, phased: bool, phase_set: str | None
) -> None:
    genotype = read_genotypes(form, columns, "A", ["C"], [SampleColumn("a", 0)])[0]
    assert (genotype.phased, genotype.phase_set) == (phased, phase_set)


def test_the_specifications_first_example(data: Path, read_all: ReadAll) -> None:
    records = read_all(data / "spec" / "v4.3_section_1.1_five_records.vcf")
    calls = [[(g.alleles, g.phased) for g in record.genotypes] for record in records]
    assert calls == [
        [((0, 0), True), ((1, 0), True), ((1, 1), False)],
        [((0, 0), True), ((0, 1), True), ((0, 0), False)],
        [((1, 2), True), ((2, 1), True), ((2, 2), False)],
        [((0, 0), True), ((0, 0), True), ((0, 0), False)],
        [((0, 1), False), ((0, 2), False), ((1, 1), False)],
    ]
    assert [g.depth for g in records[0].genotypes] == [1, 8, 5]
    assert [g.genotype_quality for g in records[2].genotypes] == [21, 2, 35]


def test_local_alleles_are_counted_as_those_of_the_record(data: Path, read_all: ReadAll) -> None:
    local, beside = read_all(data / "quirks" / "local_alleles.vcf")
    assert local.genotypes == (
        Genotype("second", (0, 2), False, None, None, (21, 0, 19, 0), 99.0),
        Genotype("third", (0, 3), True, None, None, (20, 0, 0, 18), 99.0),
        Genotype("none", (0, 0), False, None, None, (40, 0, 0, 0), 99.0),
        Genotype("missing", (None, None)),
    )
    assert [(call.alleles, call.allele_depths) for call in beside.genotypes] == [
        ((0, 3), (21, 0, 0, 19)),
        ((1, 2), (0, 20, 18, 0)),
        ((0, 0), (40, 0, 0, 0)),
        ((None, None), None),
    ]


def test_a_copy_number_is_read_beside_the_genotype(data: Path, read_all: ReadAll) -> None:
    record, _ = read_all(data / "quirks" / "copy_number_without_genotype.vcf")
    assert [call.copy_number for call in record.genotypes] == [1.1, 2.0, 1.0]
    assert [copies_without_genotype(call) for call in record.genotypes] == [True, False, False]


@pytest.mark.parametrize("written", [".", "", "nan", "inf", "x"])
def test_a_copy_number_that_is_no_number_is_none(written: str) -> None:
    call = read_genotypes("GT:CN", f"./.:{written}", "N", ["<CNV>"], [SampleColumn("a", 0)])[0]
    assert call.copy_number is None


@pytest.mark.parametrize(
    ("form", "columns"),
    [
        ("GT:LAD", "0/1:21,19"),
        ("GT:LAA:LAD", "0/1:1:21"),
        ("GT:LAA:LAD", "0/1:2:21,19"),
        ("GT:LAA:LAD", "0/1:1,1:21,19,3"),
        ("GT:LAA:LAD", "0/1:x:21,19"),
    ],
)
def test_local_reads_of_unknown_alleles_are_no_depth(form: str, columns: str) -> None:
    genotype = read_genotypes(form, columns, "A", ["C"], [SampleColumn("a", 0)])[0]
    assert genotype.allele_depths is None


def test_the_phase_of_gatks_assembly_is_read_where_gt_has_none(
    data: Path, read_all: ReadAll
) -> None:
    records = read_all(data / "callers" / "gatk_before_4.1_pgt.vcf")
    first = [record.genotypes[0] for record in records]
    calls = [(call.alleles, call.phased, call.phase_set) for call in first]
    assert calls == [
        ((0, 1), True, "48575684_G_A"),
        ((0, 1), True, "48575684_G_A"),
        ((1, 0), True, "48575684_G_A"),
        ((1, 1), False, None),
        ((0, 1), False, None),
    ]


@pytest.mark.parametrize(
    ("form", "columns", "phased", "phase_set"),
    [
        ("GT:PGT:PID:PS", "0|1:0|1:7_A_C:7", True, "7"),
        ("GT:PGT:PID", "0|1:0|1:7_A_C", True, "7_A_C"),
        ("GT:PGT:PID", "1/0:0|1:7_A_C", False, None),
        ("GT:PGT:PID", "0/1:1|1:7_A_C", False, None),
        ("GT:PGT:PID", "0/1:0/1:7_A_C", False, None),
        ("GT:PGT", "0/1:0|1", False, None),
        ("GT:PGT:PID:PS", "0/1:0|1:7_A_C:9", False, "9"),
        ("GT:PGT:PID", "0/2:0|1:7_A_C", False, None),
    ],
)
def test_the_phase_of_an_assembly_counts_for_a_plain_heterozygote_alone(
    form: str, columns: str, *, phased: bool, phase_set: str | None
) -> None:
    genotype = read_genotypes(form, columns, "A", ["C", "G"], [SampleColumn("a", 0)])[0]
    assert (genotype.phased, genotype.phase_set) == (phased, phase_set)


DEPTHS: tuple[tuple[str, tuple[int, ...] | None], ...] = (
    ("gatk_haplotypecaller", (21, 19)),
    ("freebayes", (21, 19)),
    ("freebayes_two_alts", (1, 20, 19)),
    ("deepvariant", (21, 19)),
    ("deepvariant_without_ad", (21, 19)),
    ("strelka_somatic_snv", (21, 19)),
    ("strelka_somatic_indel", (21, 19)),
    ("strelka_germline", (21, 19)),
    ("mutect2", (21, 19)),
    ("lofreq_style_af", (21, 19)),
    ("varscan", (21, 19)),
    ("bcftools_dpr", (21, 19)),
    ("ad_for_alt_missing", None),
    ("ad_of_another_record", None),
    ("without_format_values", None),
)


@pytest.mark.parametrize(("caller", "depths"), DEPTHS, ids=[row[0] for row in DEPTHS])
def test_reads_of_each_allele_are_found_in_each_callers_style(
    caller: str, depths: tuple[int, ...] | None, data: Path, read_all: ReadAll
) -> None:
    (record,) = read_all(data / "callers" / f"{caller}.vcf")
    assert record.genotypes[0].allele_depths == depths


@pytest.mark.parametrize(
    ("form", "columns", "reads"),
    [
        ("GT:AD", "0/1:2,3", 5),
        ("GT:DP:AD", "0/1:40:2,3", 40),
        ("GT:DP:AD", "0/1:.:2,3", 5),
        ("GT:AD", "0/1:.", None),
        ("GT", "0/1", None),
    ],
)
def test_reads_stated_for_each_allele_alone_are_the_depth(
    form: str, columns: str, reads: int | None
) -> None:
    genotype = read_genotypes(form, columns, "A", ["C"], [SampleColumn("a", 0)])[0]
    assert genotype.reads == reads


def test_a_caller_without_gt_gives_no_alleles(data: Path, read_all: ReadAll) -> None:
    (record,) = read_all(data / "callers" / "strelka_somatic_snv.vcf")
    assert record.genotypes[0].alleles == ()
    assert record.genotypes[0].depth == 40


def test_only_the_samples_asked_for_are_read_in_their_order(data: Path, locus: Locus) -> None:
    path = data / "quirks" / "genotypes.vcf"
    with open_variants(path, locus) as source:
        (record,) = source.records(["haploid", "phased"])
    assert [(g.sample, g.alleles) for g in record.genotypes] == [
        ("haploid", (2,)),
        ("phased", (1, 2)),
    ]


def test_an_unknown_sample_is_refused_and_the_known_are_named(data: Path, locus: Locus) -> None:
    with (
        open_variants(data / "quirks" / "plain.vcf", locus) as source,
        pytest.raises(InputError, match="proband, mother") as caught,
    ):
        list(source.records(["father"]))
    assert caught.value.code == "sample.unknown"


alleles = st.one_of(st.none(), st.integers(0, 12))
calls = st.tuples(st.lists(alleles, min_size=1, max_size=3), st.booleans())


def written(call: tuple[list[int | None], bool]) -> str:
    parts, phased = call
    return ("|" if phased else "/").join("." if part is None else str(part) for part in parts)


@given(st.lists(calls, min_size=1, max_size=4), st.integers(0, 12))
def test_genotypes_read_back_as_written_and_an_index_out_of_range_never_passes(
    made: list[tuple[list[int | None], bool]], alternates: int
) -> None:
    names = [f"s{column}" for column in range(len(made))]
    columns = "\t".join(f"{written(call)}:9" for call in made)
    highest = max((index for parts, _ in made for index in parts if index is not None), default=0)
    place = Place("typed", 1)
    if highest > alternates:
        with pytest.raises(InputError) as caught:
            check_genotypes("GT:DP", columns, alternates, names, place)
        assert caught.value.code == "vcf.allele_index"
        return
    check_genotypes("GT:DP", columns, alternates, names, place)
    wanted = [SampleColumn(name, column) for column, name in enumerate(names)]
    read = read_genotypes("GT:DP", columns, "A", ["C"] * alternates, wanted)
    assert [(g.alleles, g.phased) for g in read] == [
        (tuple(parts), phased and len(parts) > 1) for parts, phased in made
    ]
