"""Every ALT becomes a change on the locus, a structural change, or a reason."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from col7a1tools.errors import Place
from col7a1tools.gene import load_gene
from col7a1tools.model.positions import Assembly
from col7a1tools.model.record import VcfRecord
from col7a1tools.model.variant import LocusAllele, NotAnnotated, StructuralChange, StructuralType
from col7a1tools.readers import RecordParser, VcfHeader
from col7a1tools.readers.header import FIXED_COLUMNS
from tests.command_line import write_vcf

LOCUS = load_gene().locus
ReadAll = Callable[[Path], list[VcfRecord]]
Shape = tuple[str, int, int, bool, bool, int | None, str]

PARSER = RecordParser(
    VcfHeader(("##fileformat=VCFv4.3", "\t".join(FIXED_COLUMNS)), (), (4, 3), {}),
    LOCUS,
    Place("typed"),
)


def parsed(pos: int, ref: str, alt: str, info: str = ".") -> VcfRecord:
    line = f"chr3\t{pos}\t.\t{ref}\t{alt}\t.\t.\t{info}"
    return PARSER.parse(line, 1, Assembly.GRCH38)


def shape(change: object) -> Shape | NotAnnotated:
    """A structural change in short."""
    if isinstance(change, NotAnnotated):
        return change
    assert isinstance(change, StructuralChange)
    return (
        change.type.value,
        change.start,
        change.end,
        change.tandem,
        change.precise,
        change.length,
        change.mate,
    )


def shapes(records: list[VcfRecord]) -> list[tuple[str, Shape | NotAnnotated]]:
    return [(alt.text, shape(alt.change)) for record in records for alt in record.alts]


def test_alleles_that_are_no_change_say_why(data: Path, read_all: ReadAll) -> None:
    records = read_all(data / "quirks" / "alleles_of_every_kind.vcf")
    reasons = {
        alt.text: alt.change
        for record in records
        for alt in record.alts
        if isinstance(alt.change, NotAnnotated)
    }
    assert reasons == {
        "*": NotAnnotated.OVERLAPPING_DELETION,
        "<*>": NotAnnotated.REFERENCE_BLOCK,
        "<NON_REF>": NotAnnotated.REFERENCE_BLOCK,
        ".": NotAnnotated.NO_ALTERNATE,
        "R": NotAnnotated.AMBIGUOUS_BASE,
        "N": NotAnnotated.AMBIGUOUS_BASE,
        "G": NotAnnotated.SAME_AS_REFERENCE,
        "<VNTR>": NotAnnotated.UNSUPPORTED_SYMBOL,
    }


@pytest.mark.parametrize("alt", ["<DEL>", "<DUP>", "<INV>", "<CNV>"])
@pytest.mark.parametrize("info", [".", "END=.", "END=99999999999", "SVLEN=x", "END=48573864"])
def test_an_event_that_does_not_say_where_it_ends_is_given_no_extent(
    alt: str, info: str, tmp_path: Path, read_all: ReadAll
) -> None:
    path = write_vcf(tmp_path / "event.vcf", [(48573864, "A", alt, info)])
    (record,) = read_all(path)
    assert record.alts[0].change is NotAnnotated.UNKNOWN_EXTENT


def test_each_alt_of_a_record_is_kept_with_its_index(data: Path, read_all: ReadAll) -> None:
    record = next(
        record
        for record in read_all(data / "quirks" / "alleles_of_every_kind.vcf")
        if len(record.alts) == 3
    )
    assert [(alt.number, alt.text) for alt in record.alts] == [(1, "A"), (2, "*"), (3, "<NON_REF>")]


def test_structural_alleles_and_breakends_are_read(data: Path, read_all: ReadAll) -> None:
    assert shapes(read_all(data / "quirks" / "structural.vcf")) == [
        ("<DEL>", ("DEL", 47000001, 48564500, False, False, 1564500, "")),
        ("<DEL>", ("DEL", 47000002, 49000001, False, True, 2000000, "")),
        ("<DEL>", ("DEL", 48570001, 48571000, False, True, 1000, "")),
        ("<DUP:TANDEM>", ("DUP", 48570001, 48571000, True, True, 1000, "")),
        ("<DUP>", ("DUP", 48570001, 48571000, False, False, None, "")),
        ("<INV>", ("INV", 48570001, 48571000, False, True, None, "")),
        ("<INS>", ("INS", 48570001, 48570001, False, True, 320, "")),
        ("<INS:ME:ALU>", ("INS", 48570001, 48570001, False, True, 281, "")),
        ("<CNV>", ("CNV", 48570001, 48580000, False, True, None, "")),
        ("<CN0>", ("DEL", 48570001, 48580000, False, False, None, "")),
        ("<CN2>", ("CNV", 48570001, 48580000, False, False, None, "")),
        ("<DEL>", ("DEL", 48570001, 48570500, False, True, 500, "")),
        ("<DUP>", ("DUP", 48570001, 48575000, False, True, 5000, "")),
        *(
            (text, ("BND", pos, pos, False, True, None, text))
            for text, pos in (
                ("G[chr5:1000000[", 48570001),
                ("A]chr5:1000001]", 48570002),
                ("]chr5:1000002]C", 48570003),
                ("[chr5:1000003[C", 48570004),
                (".A", 48570005),
                ("G.", 48570006),
                ("AACGT[<ctg1>:7[", 48570007),
            )
        ),
        ("N[chr3:48570010[", ("BND", 48570010, 48570010, False, True, None, "]chr3:60000000]N")),
        ("A[chr3:48570011[", ("BND", 48570011, 48570011, False, True, None, "]chr5:2000000]N")),
        ("]chr3:48570012]A", ("BND", 48570012, 48570012, False, True, None, "N[chr5:2000001[")),
        ("A]chr3:48570013]", ("BND", 48570013, 48570013, False, True, None, "N]chr5:2000002]")),
        ("[chr3:48570014[A", ("BND", 48570014, 48570014, False, True, None, "[chr5:2000003[N")),
        ("<TRA>", ("BND", 48570015, 48570015, False, True, None, "<TRA>")),
    ]


@pytest.mark.parametrize(
    ("alt", "info", "precise"),
    [
        ("<DEL>", "END=48571000;SVLEN=-1000", True),
        ("<DEL>", "END=48571000;SVLEN=-1001", True),
        ("<DEL>", "END=48571000;SVLEN=-500", False),
        ("<DEL>", "END=48571000;SVLEN=0", False),
        ("<INV>", "END=48571000;SVLEN=5000", False),
        ("<DUP:TANDEM>", "END=48571000;SVLEN=300", False),
        ("<INS>", "END=48570000;SVLEN=300", True),
        ("<CNV>", "END=48571000;SVLEN=500", True),
    ],
)
def test_an_end_that_the_length_contradicts_is_not_precise(
    alt: str, info: str, tmp_path: Path, read_all: ReadAll, *, precise: bool
) -> None:
    (record,) = read_all(write_vcf(tmp_path / "event.vcf", [(48570000, "G", alt, info)]))
    change = record.alts[0].change
    assert isinstance(change, StructuralChange)
    assert change.precise is precise
    assert change.end == (48570001 if alt == "<INS>" else 48571000)


@pytest.mark.parametrize(
    ("alt", "kind"),
    [
        ("<CN0>", StructuralType.DELETION),
        ("<CN=0>", StructuralType.DELETION),
        ("<cn0>", StructuralType.DELETION),
        ("<CN1>", StructuralType.COPY_NUMBER),
        ("<CN=2>", StructuralType.COPY_NUMBER),
        ("<CN10>", StructuralType.COPY_NUMBER),
    ],
)
def test_an_allele_without_a_copy_is_a_deletion(
    alt: str, kind: StructuralType, tmp_path: Path, read_all: ReadAll
) -> None:
    info = "END=48600000;SVTYPE=CNV"
    (record,) = read_all(write_vcf(tmp_path / "copies.vcf", [(48560000, "N", alt, info)]))
    change = record.alts[0].change
    assert isinstance(change, StructuralChange)
    assert (change.type, change.start, change.end, change.precise) == (
        kind,
        48560001,
        48600000,
        False,
    )


def with_n(breakend: str) -> str:
    """The breakend with N for its own base."""
    bare = breakend.strip("ACGT")
    return f"N{bare}" if breakend[-1] in "[]" else f"{bare}N"


def test_both_records_of_an_adjacency_tell_the_same_story(data: Path, read_all: ReadAll) -> None:
    """In the specification's example each record of a pair, turned round, is its mate."""
    records = read_all(data / "spec" / "v4.3_section_5.4_breakends.vcf")
    here = [alt for record in records if record.chrom == "3" for alt in record.alts]
    there = [alt for record in records if record.chrom != "3" for alt in record.alts]
    seen = {alt.change.mate for alt in there if isinstance(alt.change, StructuralChange)}
    assert len(here) == len(there) == 2
    assert seen == {with_n(alt.text) for alt in here}


def test_inserted_bases_of_a_breakend_are_kept_when_it_is_turned(
    data: Path, read_all: ReadAll
) -> None:
    records = read_all(data / "spec" / "v4.3_section_5.4.1_inserted_sequence.vcf")
    here, there = (record.alts[0] for record in records)
    assert isinstance(there.change, StructuralChange)
    assert there.change.mate == f"{here.text[:-1]}N"


def test_a_mate_elsewhere_is_outside_while_the_other_mate_is_here(
    data: Path, read_all: ReadAll
) -> None:
    records = read_all(data / "spec" / "v4.3_section_5.4.3_several_mates.vcf")
    assert [shape(alt.change) for alt in records[1].alts] == [
        ("BND", 48580200, 48580200, False, True, None, "]13:123456]N"),
        NotAnnotated.OUTSIDE_LOCUS,
    ]


def test_the_specifications_structural_examples(data: Path, read_all: ReadAll) -> None:
    first, *others = read_all(data / "spec" / "v4.3_section_5.3_structural.vcf")
    assert first.alts[0].change == LocusAllele(
        LOCUS.plus_offset(Assembly.GRCH38, 48572018), "CGGGCTCCCCTGCAC", "C"
    )
    assert [shape for _, shape in shapes(others)] == [
        ("DEL", 48573001, 48573205, False, False, 205, ""),
        ("DEL", 48574001, 48574297, False, False, 297, ""),
        ("INS", 48575001, 48575001, False, False, 6027, ""),
        ("DUP", 48576001, 48597100, False, False, 21100, ""),
        ("DUP", 48577001, 48577076, True, False, 76, ""),
    ]


def test_lengths_stand_in_for_end_in_version_4_4(data: Path, read_all: ReadAll) -> None:
    records = read_all(data / "spec" / "v4.4_lengths_without_end.vcf")
    assert [record.end for record in records] == [48573300, 48574030, 48575500]
    assert [shape for _, shape in shapes(records)] == [
        ("DEL", 48573001, 48573100, False, True, 100, ""),
        ("DUP", 48573001, 48573300, False, True, 300, ""),
        ("CNV", 48574001, 48574030, False, True, 30, ""),
        ("INV", 48575001, 48575500, False, True, 500, ""),
    ]


def test_a_reference_block_of_version_4_5_ends_where_len_says(
    data: Path, read_all: ReadAll
) -> None:
    (record,) = read_all(data / "spec" / "v4.5_reference_block_by_length.vcf")
    assert record.end == 48572499


def test_the_specifications_small_variants(data: Path, read_all: ReadAll) -> None:
    records = read_all(data / "spec" / "v4.3_section_5.2_small_variants.vcf")
    changes = [alt.change for record in records for alt in record.alts]
    assert [(c.ref, c.alt) for c in changes if isinstance(c, LocusAllele)] == [
        ("C", "T"),
        ("C", "CTAG"),
        ("TCG", "T"),
        ("TCG", "TG"),
        ("TCG", "T"),
        ("TCG", "TCAG"),
    ]


BASES = st.text("ACGT", min_size=1, max_size=12)


@given(st.integers(0, len(LOCUS) - 40), st.integers(1, 40), BASES)
def test_a_sequence_allele_replaces_exactly_the_bases_of_ref(
    start: int, length: int, alt: str
) -> None:
    ref = LOCUS.plus[start : start + length]
    position = LOCUS.spans[Assembly.GRCH38].start + start
    record = parsed(position, ref, alt)
    change = record.alts[0].change
    if ref == alt:
        assert change is NotAnnotated.SAME_AS_REFERENCE
    else:
        assert change == LocusAllele(LOCUS.plus_offset(Assembly.GRCH38, position), ref, alt)
    assert record.end == position + length - 1


FIRST = LOCUS.spans[Assembly.GRCH38].start
LAST = LOCUS.spans[Assembly.GRCH38].end


@given(st.integers(1, 30), st.integers(1, 30), BASES)
def test_an_allele_over_the_edge_keeps_its_change_or_says_that_it_leaves(
    outside: int, inside: int, alt: str
) -> None:
    ref = "ACGT" * 8
    ref = ref[:outside] + LOCUS.plus[:inside]
    change = parsed(FIRST - outside, ref, alt).alts[0].change
    if isinstance(change, LocusAllele):
        kept = LOCUS.plus[: change.start] + change.alt + LOCUS.plus[change.end : inside]
        assert ref[:outside] + kept == alt
    elif isinstance(change, StructuralChange):
        assert change.type is StructuralType.DELETION
        cut = change.start - (FIRST - outside)
        assert ref[:cut] + ref[cut + (change.length or 0) :] == alt
        assert change.end >= FIRST
    else:
        assert change in (NotAnnotated.OUTSIDE_LOCUS, NotAnnotated.PARTLY_OUTSIDE_LOCUS)


def test_a_written_out_deletion_of_the_whole_gene_is_structural() -> None:
    ref = "A" * 10 + LOCUS.plus + "C" * 10
    change = parsed(FIRST - 10, ref, "A").alts[0].change
    assert shape(change) == ("DEL", FIRST - 9, LAST + 10, False, True, len(ref) - 1, "")


@pytest.mark.parametrize(
    ("pos", "ref", "alt", "expected"),
    [
        (FIRST - 2, "GG" + LOCUS.plus[0], "AG" + LOCUS.plus[0], NotAnnotated.OUTSIDE_LOCUS),
        (FIRST - 1, "G" + LOCUS.plus[0], "AAA", NotAnnotated.PARTLY_OUTSIDE_LOCUS),
    ],
)
def test_a_change_beyond_the_edge_is_named_so(
    pos: int, ref: str, alt: str, expected: NotAnnotated
) -> None:
    assert parsed(pos, ref, alt).alts[0].change is expected


@pytest.mark.parametrize(
    ("info", "precise"),
    [
        ("END=48571000", True),
        ("END=48571000;CIPOS=0,0;CIEND=0,0", True),
        ("END=48571000;CIPOS=-5,0", False),
        ("END=48571000;CIEND=0,12", False),
        ("IMPRECISE;END=48571000", False),
        ("END=48571000;IMPRECISENESS=3", True),
    ],
)
def test_uncertain_ends_are_marked(info: str, *, precise: bool) -> None:
    change = parsed(48570000, "N", "<DEL>", info).alts[0].change
    assert isinstance(change, StructuralChange)
    assert change.precise is precise
