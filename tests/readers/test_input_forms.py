"""The same records come out of every form of the same file."""

import gzip
import io
import sys
from collections.abc import Callable
from pathlib import Path

import pysam
import pysam.bcftools
import pytest

from col7a1tools.gene.locus import Locus
from col7a1tools.model.positions import Assembly
from col7a1tools.model.record import VcfRecord
from col7a1tools.readers import open_variants
from col7a1tools.readers.byte_stream import Compression
from col7a1tools.readers.kinds import Kind

ReadAll = Callable[[Path], list[VcfRecord]]


def as_form(plain: Path, form: str, folder: Path) -> Path:
    """The file in another form."""
    path = folder / f"copy.{form}"
    if form == "vcf":
        path.write_bytes(plain.read_bytes())
    elif form == "gzip":
        path.write_bytes(gzip.compress(plain.read_bytes(), mtime=0))
    elif form == "gzip_of_two_members":
        text = plain.read_bytes()
        path.write_bytes(gzip.compress(text[:300], mtime=0) + gzip.compress(text[300:], mtime=0))
    elif form == "bgzip":
        pysam.tabix_compress(str(plain), str(path), force=True)
    else:
        letter = {"bcf": "b", "uncompressed_bcf": "u"}[form]
        pysam.bcftools.view(f"-O{letter}", "-o", str(path), str(plain), catch_stdout=False)
    return path


FORMS = ("vcf", "gzip", "gzip_of_two_members", "bgzip", "bcf", "uncompressed_bcf")


def without_place(records: list[VcfRecord]) -> list[VcfRecord]:
    return [record._replace(line=None) for record in records]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_records(
    form: str, data: Path, tmp_path: Path, read_all: ReadAll
) -> None:
    plain = data / "quirks" / "plain.vcf"
    records = read_all(as_form(plain, form, tmp_path))
    assert len(records) == 3
    assert without_place(records) == without_place(read_all(plain))


@pytest.mark.parametrize("form", FORMS)
def test_standard_input_gives_the_same_records(
    form: str, data: Path, tmp_path: Path, locus: Locus, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = data / "quirks" / "plain.vcf"
    content = as_form(plain, form, tmp_path).read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    with open_variants("-", locus) as source:
        lines = [text for _, text in source.lines()]
    assert source.name == "standard input"
    assert lines == plain.read_text(encoding="utf-8").splitlines()[-3:]


def test_the_form_is_seen_by_content_not_by_name(data: Path, tmp_path: Path, locus: Locus) -> None:
    seen = []
    for form in ("vcf", "gzip", "bgzip", "bcf"):
        path = as_form(data / "quirks" / "plain.vcf", form, tmp_path)
        with open_variants(path, locus) as source:
            seen.append((source.kind, source.compression))
    assert seen == [
        (Kind.VCF, Compression.NONE),
        (Kind.VCF, Compression.GZIP),
        (Kind.VCF, Compression.BGZF),
        (Kind.BCF, Compression.BGZF),
    ]


@pytest.mark.parametrize("name", ["crlf", "no_final_newline", "blank_lines_at_end"])
def test_line_ends_do_not_matter(name: str, data: Path, read_all: ReadAll) -> None:
    quirks = data / "quirks"
    assert read_all(quirks / f"{name}.vcf") == read_all(quirks / "plain.vcf")


def test_lines_and_header_are_verbatim(data: Path, locus: Locus) -> None:
    path = data / "quirks" / "plain.vcf"
    with open_variants(path, locus) as source:
        lines = list(source.lines())
        both = [*source.header.lines, *(text for _, text in lines)]
    assert both == path.read_text(encoding="utf-8").splitlines()
    assert [number for number, _ in lines] == [5, 6, 7]


def test_bcf_lines_are_those_of_bcftools_view(data: Path, tmp_path: Path, locus: Locus) -> None:
    path = as_form(data / "quirks" / "structural.vcf", "bcf", tmp_path)
    shown = str(pysam.bcftools.view("--no-version", str(path))).splitlines()
    with open_variants(path, locus) as source:
        lines = [text for _, text in source.lines()]
        header = list(source.header.lines)
    assert header == [line for line in shown if line.startswith("#")]
    assert lines
    assert [line for line in shown if line in lines] == lines


def test_lower_case_bases_are_read_as_upper_case(data: Path, read_all: ReadAll) -> None:
    quirks = data / "quirks"
    changes = [
        [alt.change for record in read_all(quirks / name) for alt in record.alts]
        for name in ("lower_case_bases.vcf", "plain.vcf")
    ]
    assert changes[0] == changes[1]


def test_order_does_not_matter(data: Path, read_all: ReadAll) -> None:
    records = read_all(data / "quirks" / "unsorted_between_chromosomes.vcf")
    plain = read_all(data / "quirks" / "plain.vcf")
    assert [record.line for record in records] == [5, 7, 9]
    assert sorted(record.pos for record in records) == [record.pos for record in plain]


@pytest.mark.parametrize("name", ["no_samples.vcf", "format_without_samples.vcf"])
def test_a_file_without_samples_is_read(name: str, data: Path, locus: Locus) -> None:
    with open_variants(data / "quirks" / name, locus) as source:
        assert source.samples == ()
        assert [record.genotypes for record in source.records()] == [(), (), ()]


def test_a_file_without_records_is_read(data: Path, locus: Locus) -> None:
    with open_variants(data / "quirks" / "no_records.vcf", locus) as source:
        assert list(source.records(source.samples)) == []
        assert source.assembly is Assembly.GRCH38


def test_names_may_have_accents(data: Path, locus: Locus) -> None:
    with open_variants(data / "quirks" / "accented_sample_name.vcf", locus) as source:
        assert source.samples == ("proband", "José")


def test_a_source_is_read_once(data: Path, locus: Locus) -> None:
    with open_variants(data / "quirks" / "plain.vcf", locus) as source:
        list(source.lines())
        with pytest.raises(ValueError, match="read once"):
            list(source.lines())


CONTIGS = [
    ("3", Assembly.GRCH37),
    ("3", Assembly.GRCH38),
    ("chr3", Assembly.GRCH37),
    ("chr3", Assembly.GRCH38),
    ("NC_000003.11", Assembly.GRCH37),
    ("NC_000003.12", Assembly.GRCH38),
    ("CM000665.1", Assembly.GRCH37),
    ("CM000665.2", Assembly.GRCH38),
]


@pytest.mark.parametrize(("contig", "assembly"), CONTIGS)
def test_chromosome_3_is_known_by_every_name(
    contig: str,
    assembly: Assembly,
    write_vcf: Callable[..., Path],
    locus: Locus,
    read_all: ReadAll,
) -> None:
    position = locus.spans[assembly].start + 15000
    reference = locus.plus[15000:15012]
    path = write_vcf([(contig, position, reference, "A")], header=["##fileformat=VCFv4.1"])
    assert [(r.chrom, r.assembly) for r in read_all(path)] == [(contig, assembly)]
