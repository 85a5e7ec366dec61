"""Each kind of unusable file is refused by name: code, line, cause and cure."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from col7a1tools.errors import AssemblyError, InputError
from col7a1tools.gene import load_gene
from col7a1tools.gene.locus import Locus
from col7a1tools.readers import open_variants

# File, code, line.
BROKEN: tuple[tuple[str, str, int | None], ...] = (
    ("alt_dot_in_list.vcf", "vcf.alt", 6),
    ("alt_ends_with_comma.vcf", "vcf.alt", 6),
    ("alt_is_dash.vcf", "vcf.alt", 6),
    ("alt_is_slash_pair.vcf", "vcf.alt", 6),
    ("alt_symbol_unclosed.vcf", "vcf.alt", 6),
    ("assembly_unknown.vcf", "assembly.undecided", None),
    ("bam_named.vcf.gz", "file.kind", None),
    ("bcf_cut_in_a_record.bcf", "bcf.truncated", None),
    ("bcf_cut_in_the_header.bcf", "bcf.truncated", None),
    ("bcf_genotype_0_2_of_one_alt.bcf", "vcf.allele_index", 2),
    ("bcf_record_damaged.bcf", "bcf.corrupt", None),
    ("bcf_record_too_short.bcf", "bcf.corrupt", None),
    ("bed_named.vcf", "file.kind", None),
    ("bgzip_cut_in_a_block.vcf.gz", "gzip.truncated", None),
    ("bgzip_damaged.vcf.gz", "gzip.corrupt", None),
    ("bgzip_without_end_block.vcf.gz", "bgzf.truncated", None),
    ("blank.vcf", "file.empty", None),
    ("breakend_with_two_bases.vcf", "vcf.alt", 6),
    ("breakend_without_base.vcf", "vcf.alt", 6),
    ("byte_order_mark.vcf", "vcf.bom", 1),
    ("bzip2.vcf.bz2", "file.kind", None),
    ("column_line_misspelt.vcf", "vcf.column_line", 4),
    ("column_line_without_format.vcf", "vcf.column_line", 4),
    ("compressed_twice.vcf.gz", "file.kind", None),
    ("contig_03.vcf", "vcf.contig_name", 4),
    ("contig_Chr3.vcf", "vcf.contig_name", 4),
    ("contig_accession_without_version.vcf", "vcf.contig_name", 4),
    ("contig_chr03.vcf", "vcf.contig_name", 4),
    ("contig_of_a_pangenome.vcf", "vcf.contig_name", None),
    ("contigs_of_both_assemblies.vcf", "assembly.mixed", None),
    ("cram_named.vcf", "file.kind", None),
    ("empty.vcf", "file.empty", None),
    ("end_before_position.vcf", "vcf.end", 6),
    ("fasta_named.vcf", "file.kind", None),
    ("fastq_named.vcf", "file.kind", None),
    ("format_names_a_key_twice.vcf", "vcf.format_twice", 6),
    ("genotype_0_2_of_one_alt.vcf", "vcf.allele_index", 6),
    ("genotype_behind_depth_0_2.vcf", "vcf.allele_index", 6),
    ("genotype_of_5000_digits.vcf", "vcf.genotype", 6),
    ("genotype_word.vcf", "vcf.genotype", 6),
    ("gff_named.vcf", "file.kind", None),
    ("gzip_cut.vcf.gz", "gzip.truncated", None),
    ("gzip_with_text_appended.vcf.gz", "gzip.corrupt", None),
    ("header_cut_off.vcf", "vcf.no_column_line", 3),
    ("hg18_contig_length.vcf", "assembly.hg18", None),
    ("html_named.vcf", "file.kind", None),
    ("json_named.vcf", "file.kind", None),
    ("last_line_cut.vcf", "vcf.columns", 7),
    ("last_line_of_chromosome_5_cut.vcf", "vcf.truncated", None),
    ("latin1_info.vcf", "vcf.encoding", 6),
    ("latin1_sample_name.vcf", "vcf.encoding", 4),
    ("local_allele_not_listed.vcf", "vcf.local_allele", 7),
    ("mouse_contig_length.vcf", "assembly.unknown", None),
    ("no_column_line.vcf", "vcf.no_column_line", 3),
    ("no_fileformat.vcf", "vcf.fileformat", 1),
    ("nul_in_header.vcf", "vcf.nul", 3),
    ("nul_in_record.vcf", "vcf.nul", 6),
    ("old_mac_line_ends.vcf", "vcf.line_ends", 1),
    ("only_column_line.vcf", "vcf.fileformat", 1),
    ("only_records.vcf", "vcf.fileformat", 1),
    ("pdf_named.vcf", "file.kind", None),
    ("position_is_a_float.vcf", "vcf.position", 6),
    ("record_of_three_columns.vcf", "vcf.columns", 6),
    ("record_too_long.vcf", "vcf.columns", 6),
    ("record_too_short.vcf", "vcf.columns", 6),
    ("records_GRCh37_header_GRCh38.vcf", "assembly.contradicted", None),
    ("records_of_both_assemblies.vcf", "assembly.mixed", None),
    ("records_of_both_assemblies_header_GRCh38.vcf", "assembly.mixed", None),
    ("ref_disagrees.vcf", "assembly.ref_mismatch", 6),
    ("ref_disagrees_header_silent.vcf", "assembly.ref_mismatch", 5),
    ("ref_disagrees_in_second_base.vcf", "assembly.ref_mismatch", 5),
    ("ref_is_ambiguous_code.vcf", "vcf.ref", 6),
    ("ref_is_dash.vcf", "vcf.ref", 6),
    ("ref_is_empty.vcf", "vcf.ref", 6),
    ("ref_is_n.vcf", "vcf.ref", 6),
    ("sam_named.vcf", "file.kind", None),
    ("sample_without_name.vcf", "vcf.sample_name", 4),
    ("spaces_behind_position.vcf", "vcf.spaces", 6),
    ("spaces_in_column_line.vcf", "vcf.spaces", 4),
    ("spaces_in_one_record.vcf", "vcf.spaces", 6),
    ("t2t_accession.vcf", "assembly.t2t", 4),
    ("t2t_accession_in_header.vcf", "assembly.t2t", None),
    ("t2t_contig_length.vcf", "assembly.t2t", None),
    ("t2t_reference_line.vcf", "assembly.t2t", None),
    ("tabix_index_named.vcf.gz", "file.kind", None),
    ("table_named.vcf", "file.kind", None),
    ("two_files_joined_with_cat.vcf", "vcf.second_header", 8),
    ("two_samples_of_one_name.vcf", "vcf.duplicate_sample", 4),
    ("utf16.vcf", "vcf.utf16", None),
    ("utf16_without_mark.vcf", "vcf.utf16", None),
    ("version_3.3.vcf", "vcf.version", 1),
    ("xlsx_named.vcf", "file.kind", None),
    ("xml_named.vcf", "file.kind", None),
    ("xz.vcf.xz", "file.kind", None),
    ("zero_filled_tail.vcf", "vcf.nul", 8),
    ("zstd.vcf.zst", "file.kind", None),
)


def refusal(path: Path, locus: Locus) -> InputError:
    """The error that reading the whole file raises."""
    with pytest.raises(InputError) as caught, open_variants(path, locus) as source:
        list(source.records(source.samples))
    assert caught.value.cure
    return caught.value


@pytest.mark.parametrize(("name", "code", "line"), BROKEN, ids=[row[0] for row in BROKEN])
def test_is_refused_with_code_place_and_cure(
    name: str, code: str, line: int | None, data: Path, locus: Locus
) -> None:
    path = data / "broken" / name
    error = refusal(path, locus)
    assert error.place is not None
    assert (error.code, error.place.path, error.place.line) == (code, str(path), line)
    assert isinstance(error, AssemblyError) == code.startswith("assembly.")


def test_every_broken_fixture_is_in_the_table(data: Path) -> None:
    assert {row[0] for row in BROKEN} == {path.name for path in (data / "broken").iterdir()}


def test_every_fixture_is_described_in_the_readme(data: Path) -> None:
    readme = (data / "README.md").read_text(encoding="utf-8")
    names = [path.name for path in data.glob("*/*")]
    assert names
    assert [name for name in names if f"`{name}`" not in readme] == []


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("bam_named.vcf.gz", "BAM"),
        ("xlsx_named.vcf", "Excel"),
        ("html_named.vcf", "web page"),
        ("fasta_named.vcf", "FASTA"),
        ("tabix_index_named.vcf.gz", "tabix index"),
        ("compressed_twice.vcf.gz", "compressed twice"),
    ],
)
def test_another_kind_of_file_is_called_by_its_name(
    name: str, word: str, data: Path, locus: Locus
) -> None:
    assert word in refusal(data / "broken" / name, locus).message


def test_a_missing_file_and_a_directory_are_told_apart(tmp_path: Path, locus: Locus) -> None:
    directory = tmp_path / "patient.vcf"
    directory.mkdir()
    assert refusal(directory, locus).code == "file.directory"
    assert refusal(tmp_path / "none.vcf", locus).code == "file.missing"


def test_the_mismatch_names_expected_and_seen_bases(data: Path, locus: Locus) -> None:
    error = refusal(data / "broken" / "ref_disagrees.vcf", locus)
    assert "is A, but GRCh38 has G" in error.message
    assert all(word in error.cause for word in ("GRCh37", "hg18", "T2T-CHM13", "lifted"))


def test_a_genotype_out_of_range_names_the_sample(data: Path, locus: Locus) -> None:
    error = refusal(data / "broken" / "genotype_0_2_of_one_alt.vcf", locus)
    assert "mother" in error.message
    assert "0/2" in error.message


DATA = Path(__file__).resolve().parents[1] / "data" / "vcf"
GOOD = sorted([*DATA.glob("quirks/*.vcf"), *DATA.glob("spec/*.vcf")])
EDITS = ("\t", "\n", "\r", "\0", " ", ".", ",", "/", "|", "<", "]", "9", "END=", "é", "")


@given(
    st.sampled_from(GOOD),
    st.lists(st.tuples(st.floats(0, 1), st.sampled_from(EDITS), st.integers(0, 5)), min_size=1),
    st.sampled_from(["utf-8", "latin-1"]),
)
def test_whatever_is_damaged_is_read_or_refused_with_a_cure(
    original: Path, edits: list[tuple[float, str, int]], encoding: str
) -> None:
    """Edits behind the ## lines, so that the records are reached."""
    content = original.read_bytes()
    start = content.index(b"#CHROM")
    for where, inserted, removed in edits:
        at = start + int(where * (len(content) - start))
        content = content[:at] + inserted.encode(encoding) + content[at + removed :]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "edited.vcf"
        path.write_bytes(content)
        assert cure_of(path) != ""


def cure_of(path: Path) -> str | None:
    """The cure that the refusal of a file names, or None where it is read."""
    try:
        with open_variants(path, load_gene().locus) as source:
            list(source.records(source.samples))
    except InputError as error:
        return error.cure
    return None


@pytest.mark.parametrize("cut", range(1, 400, 7))
def test_no_cut_bgzip_file_passes(cut: int, data: Path, tmp_path: Path, locus: Locus) -> None:
    whole = (data / "quirks" / "plain.vcf.gz").read_bytes()
    path = tmp_path / "cut.vcf.gz"
    path.write_bytes(whole[: max(len(whole) - cut, 18)])
    assert refusal(path, locus).code in ("gzip.truncated", "bgzf.truncated")
