"""Sample columns are read the same by every path, and as the specification says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from col7a1tools.cohort.call_values import CallValueReader
from col7a1tools.cohort.calls import CallReader, copies_read
from col7a1tools.cohort.other_calls import OtherCalls, other_calls
from col7a1tools.cohort.tallies import ColumnSet
from col7a1tools.errors import InputError, Place
from col7a1tools.readers.genotypes import SampleColumn, read_genotypes

PLACE = Place("made.vcf", 7)
SEPARATORS = st.sampled_from("/|")
ALLELES = st.sampled_from(("0", "0", "0", "1", "2", "."))
DIPLOID = st.tuples(ALLELES, SEPARATORS, ALLELES).map("".join)
ODD = st.sampled_from(("0", "1", ".", "0/0/1", "|0|1", "/0/0", "1/1/1/1"))
NUMBERS = st.integers(0, 3000).map(str) | st.sampled_from((".", "007", "", "1e3", "12.5"))


def other_by_splitting(calls: str) -> list[tuple[int, str]]:
    return [
        (column, text)
        for column, text in enumerate(calls.split("\t"))
        if text.partition(":")[0] not in {"0/0", "0|0"}
    ]


def found_in(form: str, calls: str, samples: int) -> OtherCalls:
    found = other_calls(form, calls, samples)
    assert found is not None
    return found


def pairs(found: OtherCalls) -> list[tuple[int, str]]:
    return list(zip(found.columns, found.texts, strict=True))


@given(
    st.lists(st.tuples(DIPLOID | ODD, NUMBERS), min_size=1, max_size=20),
    st.sampled_from(["GT", "GT:DP", "DP:GT", "DP"]),
    st.sampled_from([-1, 1]),
)
def test_a_line_with_other_than_its_samples_has_no_answer(
    columns: list[tuple[str, str]], form: str, more: int
) -> None:
    calls = "\t".join(one[0] if form == "GT" else ":".join(one) for one in columns)
    assert other_calls(form, calls, len(columns) + more) is None


@pytest.mark.parametrize(
    ("calls", "samples"), [("0\t0", 1), ("0\t1\t0/1", 2), ("0/0\t1\t.", 2), ("\t\t\t", 1)]
)
def test_two_short_columns_are_not_one_of_three_characters(calls: str, samples: int) -> None:
    assert other_calls("GT", calls, samples) is None


@given(st.lists(DIPLOID, min_size=1, max_size=40))
def test_columns_of_three_characters(columns: list[str]) -> None:
    calls = "\t".join(columns)
    assert pairs(found_in("GT", calls, len(columns))) == other_by_splitting(calls)


@given(st.lists(DIPLOID | ODD, min_size=1, max_size=40))
def test_columns_of_any_ploidy(columns: list[str]) -> None:
    calls = "\t".join(columns)
    assert pairs(found_in("GT", calls, len(columns))) == other_by_splitting(calls)


@given(st.lists(st.tuples(DIPLOID | ODD, NUMBERS), min_size=1, max_size=40))
def test_columns_with_further_fields(columns: list[tuple[str, str]]) -> None:
    calls = "\t".join(":".join(column) for column in columns)
    assert pairs(found_in("GT:DP", calls, len(columns))) == other_by_splitting(calls)


@given(st.lists(st.tuples(DIPLOID | ODD, NUMBERS), min_size=1, max_size=20), st.booleans())
def test_groups_say_what_each_genotype_says(
    columns: list[tuple[str, str]], genotype_first: bool
) -> None:
    names = [f"S{column}" for column in range(len(columns))]
    form = "GT:DP" if genotype_first else "DP:GT"
    ordered = columns if genotype_first else [(depth, call) for call, depth in columns]
    calls = "\t".join(":".join(column) for column in ordered)
    read = CallReader(names).read(form, found_in(form, calls, len(names)), 2, PLACE)
    wanted = [SampleColumn(name, column) for column, name in enumerate(names)]
    genotypes = read_genotypes(form, calls, "A", ["C", "G"], wanted)
    assert copies_read(len(names), read.unusual()) == sum(
        allele is not None for genotype in genotypes for allele in genotype.alleles
    )
    for index in (1, 2):
        carriers = pairs(read.carriers(index))
        assert [column for column, _ in carriers] == [
            column for column, genotype in enumerate(genotypes) if index in genotype.alleles
        ]
        for column, text in carriers:
            assert read.words[text].alleles == genotypes[column].alleles
    assert list(read.incomplete()) == [
        column for column, genotype in enumerate(genotypes) if None in genotype.alleles
    ]


@pytest.mark.parametrize(
    ("form", "calls", "code"),
    [
        ("GT", "0/0\t0/2", "vcf.allele_index"),
        ("GT:DP", "0/0:3\thet:3", "vcf.genotype"),
        ("DP:GT", "3:0/0\t3:0/7", "vcf.allele_index"),
        ("GT:DP:GT", "0/0:3:0/0\t0/0:3:0/0", "vcf.format_twice"),
    ],
)
def test_a_genotype_that_cannot_be_is_refused(form: str, calls: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        CallReader(["a", "b"]).read(form, found_in(form, calls, 2), 1, PLACE)
    assert caught.value.code == code
    assert caught.value.place == PLACE


FORMS = st.lists(
    st.sampled_from(("AD", "DP", "GQ", "PS", "PSL", "FT", "RO", "AO", "MIN_DP")),
    unique=True,
    max_size=6,
)


@given(st.data(), FORMS)
def test_plain_values_are_what_the_reader_of_genotypes_reads(
    data: st.DataObject, keys: list[str]
) -> None:
    lists = st.lists(NUMBERS, min_size=1, max_size=4).map(",".join)
    values = [data.draw(lists if key in {"AD", "AO"} else NUMBERS) for key in keys]
    kept = data.draw(st.integers(0, len(values)))
    text = ":".join(("0/1", *values[:kept]))
    form = ":".join(("GT", *keys))
    alts = ["C", "G"]
    genotype = read_genotypes(form, text, "A", alts, [SampleColumn("a", 0)])[0]
    depths, quality = genotype.allele_depths, genotype.genotype_quality
    for index in (1, 2):
        numbers = (
            genotype.phase_set,
            genotype.depth,
            depths[0] if depths else None,
            depths[index] if depths else None,
        )
        expected = (
            *("." if number is None else str(number) for number in numbers),
            "." if quality is None else f"{quality:g}",
            genotype.filters or ".",
        )
        assert CallValueReader(form, "A", alts).read(text, index) == expected


@given(st.sets(st.integers(0, 499)))
def test_a_set_of_columns_keeps_them(columns: set[int]) -> None:
    assert ColumnSet(sorted(columns), 500).columns() == columns
