"""What is wrong with a source is said when it is added, and nothing is registered then."""

import gzip
import os
from pathlib import Path

import pysam
import pytest

from col7a1tools.errors import AssemblyError, InputError
from col7a1tools.gene import Gene
from col7a1tools.model.positions import Assembly
from col7a1tools.sources.extract import read_extract
from col7a1tools.sources.manage import Addition, add_source
from col7a1tools.sources.registry import load_registry
from tests.sources.conftest import TODAY, Add


def altered(data: Path, name: str, old: str, new: str, folder: Path) -> Path:
    """A copy of a fixture with one text replaced."""
    text = (data / name).read_text(encoding="utf-8")
    assert old in text
    path = folder / name
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


FAULTS = [
    ("clinvar.vcf", "##fileformat=VCFv4.1", "<!DOCTYPE html><html>", "source.web_page"),
    ("cadd.tsv", "\t1.02\t12.1", "\t1.0", "source.columns"),
    ("cadd.tsv", "48575392\tC", "48575392\tG", "source.reference"),
    ("cadd.tsv", "\n3\t", "\n4\t", "source.nothing"),
    ("cadd.tsv", "PHRED", "SCORE", "source.unknown_kind"),
    ("lovd_download.txt", "## Variants_On_Genome", "## Genome", "source.lovd"),
    ("cadd.tsv", "12.1", "12.1\0", "source.no_text"),
    ("gnomad_v3.vcf", "295559", "295558", "assembly.unknown"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=[fault[-1] for fault in FAULTS])
def test_faults_have_a_code(
    fault: tuple[str, str, str, str], data: Path, tmp_path: Path, gene: Gene
) -> None:
    name, old, new, code = fault
    with pytest.raises(InputError) as caught:
        read_extract(altered(data, name, old, new, tmp_path), gene)
    assert caught.value.code == code


def test_lines_elsewhere_are_not_looked_at(data: Path, tmp_path: Path, gene: Gene) -> None:
    path = altered(data, "clinvar.vcf", "\tALLELEID=1;", " ALLELEID=1;", tmp_path)
    assert read_extract(path, gene).variants == 2


def test_a_source_of_the_other_assembly_is_named(data: Path, gene: Gene) -> None:
    with pytest.raises(AssemblyError, match="its bases are those of GRCh37"):
        read_extract(data / "bayesdel.GRCh37.tsv", gene, assembly=Assembly.GRCH38)


def test_few_rows_that_fit_both_assemblies_ask_for_the_assembly(
    data: Path, tmp_path: Path, gene: Gene
) -> None:
    path = altered(data, "clinvar.vcf", "##reference=GRCh38", "##reference=x", tmp_path)
    with pytest.raises(AssemblyError) as caught:
        read_extract(path, gene)
    assert caught.value.code == "source.assembly_unknown"
    assert read_extract(path, gene, assembly=Assembly.GRCH38).variants == 2


def test_an_empty_a_cut_and_a_damaged_file_are_refused(
    data: Path, tmp_path: Path, gene: Gene
) -> None:
    whole = gzip.compress((data / "clinvar.vcf").read_bytes(), mtime=0)
    bgzip = tmp_path / "cut.gz"
    pysam.tabix_compress(str(data / "clinvar.vcf"), str(bgzip))
    for content, code in (
        (b"", "source.empty"),
        (whole[:-20], "gzip.truncated"),
        (whole[:60] + b"\x00\x01" + whole[62:], "gzip.corrupt"),
        (bgzip.read_bytes()[:-28], "bgzf.truncated"),
    ):
        path = tmp_path / "faulty.vcf.gz"
        path.write_bytes(content)
        with pytest.raises(InputError) as caught:
            read_extract(path, gene)
        assert caught.value.code == code


def test_an_unsorted_file_is_read_whole_and_said_so(data: Path, tmp_path: Path, gene: Gene) -> None:
    lines = (data / "cadd.tsv").read_text(encoding="utf-8").splitlines()
    path = tmp_path / "unsorted.tsv"
    path.write_text("\n".join([*lines[:2], *reversed(lines[2:]), ""]), encoding="utf-8")
    extract = read_extract(path, gene)
    assert extract.lines == read_extract(data / "cadd.tsv", gene).lines
    assert [notice.code for notice in extract.notices] == ["source.unsorted"]


def test_a_source_that_is_refused_leaves_the_old_one_in_place(
    registry: Path, data: Path, tmp_path: Path, gene: Gene, add: Add
) -> None:
    entry = add("cadd.tsv")
    path = altered(data, "cadd.tsv", "48575392\tC", "48575392\tG", tmp_path)
    with pytest.raises(InputError):
        add_source(registry, Addition(path, TODAY), gene)
    assert load_registry(registry) == (entry,)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bgzip table of several genes, with its index, longer than what is read of a beginning."""
    folder = tmp_path_factory.mktemp("large")
    plain = folder / "cadd.tsv"
    data = Path(__file__).resolve().parents[1] / "data" / "sources" / "cadd.tsv"
    head, columns, *rows = data.read_text(encoding="utf-8").splitlines()
    before = [
        f"3\t{47_000_000 + n}\tA\tC\t0.{n * 7919 % 100003}\t{n % 37}.5" for n in range(300_000)
    ]
    after = [f"4\t{1_000 + n}\tA\tC\t0.1\t1.5" for n in range(2_000)]
    plain.write_text("\n".join([head, columns, *before, *rows, *after, ""]), encoding="utf-8")
    packed = pysam.tabix_index(str(plain), seq_col=0, start_col=1, end_col=1, meta_char="#")
    return Path(packed)


def test_with_an_index_only_the_locus_is_read(
    large: Path, data: Path, tmp_path: Path, gene: Gene
) -> None:
    """GIVEN damage far before the locus, WHEN read by index, THEN it is never met."""
    content = bytearray(large.read_bytes())
    middle = len(content) * 3 // 4
    content[middle : middle + 2000] = bytes(2000)
    path = tmp_path / large.name
    path.write_bytes(content)
    with pytest.raises(InputError):
        read_extract(path, gene)
    index = tmp_path / f"{large.name}.tbi"
    index.write_bytes(Path(f"{large}.tbi").read_bytes())
    extract = read_extract(path, gene)
    assert extract.lines == read_extract(data / "cadd.tsv", gene).lines
    assert extract.notices == ()


def test_an_old_index_and_one_of_another_file_are_not_used(
    large: Path, tmp_path: Path, gene: Gene
) -> None:
    expected = read_extract(large, gene).lines
    path = tmp_path / large.name
    path.write_bytes(large.read_bytes())
    index = tmp_path / f"{large.name}.tbi"
    index.write_bytes(Path(f"{large}.tbi").read_bytes())
    os.utime(index, (1, 1))
    extract = read_extract(path, gene)
    assert (extract.lines, [one.code for one in extract.notices]) == (expected, ["index.old"])
    other = tmp_path / "other.tsv"
    rows = [f"3\t{48_000_000 + 7 * n}\tA\t{'C' * (n % 50)}\t0.1" for n in range(90_000)]
    other.write_text("\n".join([*rows, ""]), encoding="utf-8")
    pysam.tabix_index(str(other), seq_col=0, start_col=1, end_col=1)
    index.write_bytes((tmp_path / "other.tsv.gz.tbi").read_bytes())
    extract = read_extract(path, gene)
    assert (extract.lines, [one.code for one in extract.notices]) == (expected, ["index.unusable"])
