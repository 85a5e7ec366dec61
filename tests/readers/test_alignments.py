"""BAM and CRAM: whose reads, on which assembly; and every unusable file is refused by name."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from col7a1tools.errors import AssemblyError, InputError
from col7a1tools.gene.locus import Locus
from col7a1tools.model.positions import Assembly, PlusOffset
from col7a1tools.readers.alignments import AlignmentSource, open_alignments
from tests.simulate.quirks import FIRST, PAIRS, padded_reference

READS = 2 * PAIRS
BAM = Path(__file__).resolve().parents[1] / "data" / "bam"

Copy = Callable[..., Path]


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """Copy a fixture, and its index unless told otherwise; the index is the newer."""

    def make(name: str, *, index_age: int | None = -10) -> Path:
        made = tmp_path / name
        shutil.copyfile(BAM / name, made)
        for index in BAM.glob(f"{name}.*"):
            if index_age is not None:
                beside = tmp_path / index.name
                shutil.copyfile(index, beside)
                then = made.stat().st_mtime - index_age
                os.utime(beside, (then, then))
        return made

    return make


@pytest.fixture(scope="module")
def reference(locus: Locus, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Chromosome 3 on which the CRAM fixtures were written; 198 MB, so it is removed."""
    path = tmp_path_factory.mktemp("reference") / "padded.fa"
    yield padded_reference(path, locus)
    path.unlink()


def codes(source: AlignmentSource) -> set[str]:
    return {notice.code for notice in source.notices}


def refused(path: Path, locus: Locus, **options: object) -> InputError:
    with pytest.raises(InputError) as caught, open_alignments(path, locus, **options):  # type: ignore[arg-type]
        pass
    error = caught.value
    assert error.place is not None
    assert error.cure
    return error


@pytest.mark.parametrize(
    ("name", "assembly"),
    [
        ("plain.bam", Assembly.GRCH38),
        ("plain_GRCh37.bam", Assembly.GRCH37),
        ("contig_is_accession.bam", Assembly.GRCH38),
        ("embedded_reference.cram", Assembly.GRCH38),
        ("without_reference.cram", Assembly.GRCH38),
        ("unsorted.bam", Assembly.GRCH38),
        ("sorted_by_name.bam", Assembly.GRCH38),
        ("no_read_group.bam", Assembly.GRCH38),
    ],
)
def test_every_read_comes_out_in_order_whatever_the_form(
    name: str, assembly: Assembly, copy: Copy, locus: Locus
) -> None:
    with open_alignments(copy(name), locus) as source:
        assert source.assembly is assembly
        reads = list(source.reads())
        starts = [read.segment.reference_start for read in reads]
        offsets = [start - source.origin for start in starts]
    assert len(reads) == READS
    assert starts == sorted(starts)
    assert min(offsets) >= FIRST
    for (_, segment), offset in zip(reads, offsets, strict=True):
        assert segment.query_sequence == locus.plus[offset : offset + 100]


def test_a_stretch_gives_the_reads_that_overlap_it(copy: Copy, locus: Locus) -> None:
    start, end = PlusOffset(FIRST + 500), PlusOffset(FIRST + 501)
    with open_alignments(copy("plain.bam"), locus) as source:
        origin = source.origin
        everything = [
            (s.reference_start - origin, (s.reference_end or 0) - origin)
            for _, s in source.reads(PlusOffset(-50), PlusOffset(10**6))
        ]
        here = [s.reference_start - origin for _, s in source.reads(start, end)]
        assert not list(source.reads(end, start))
    assert len(everything) == READS
    assert here == [a for a, b in everything if a < end and b > start]
    assert here


def test_an_indexed_file_is_read_by_its_index_and_says_nothing(copy: Copy, locus: Locus) -> None:
    with open_alignments(copy("plain.bam"), locus, read_through=0) as source:
        assert len(list(source.reads())) == READS
        assert source.notices == ()


def test_reads_belong_to_the_sample_of_their_group(copy: Copy, locus: Locus) -> None:
    with open_alignments(copy("two_samples.bam"), locus) as source:
        assert source.samples == ("mother", "child")
        reads = [read.sample for read in source.reads()]
        assert "reads.no_sample" in codes(source)
    # Pair 0 names no group; of the others every third is the child's.
    assert reads.count("child") == 2 * len([n for n in range(1, PAIRS) if n % 3 == 1])
    assert len(reads) == READS - 2


@pytest.mark.parametrize("name", ["read_group_without_sample.bam", "no_read_group.bam"])
def test_a_sample_without_name_is_called_after_its_file(
    name: str, copy: Copy, locus: Locus
) -> None:
    with open_alignments(copy(name), locus) as source:
        assert source.samples == (Path(name).stem,)
        assert "sample.unnamed" in codes(source)
        assert len(list(source.reads())) == READS


@pytest.mark.parametrize("name", ["unsorted.bam", "sorted_by_name.bam", "plain_GRCh37.bam"])
def test_a_large_file_without_index_is_refused_with_the_command_that_makes_one(
    name: str, copy: Copy, locus: Locus
) -> None:
    path = copy(name)
    error = refused(path, locus, read_through=10)
    assert error.code == "index.missing"
    assert f"samtools {'index' if name.startswith('plain') else 'sort'}" in error.cure


def test_an_index_older_than_its_file_is_not_used(copy: Copy, locus: Locus) -> None:
    path = copy("plain.bam", index_age=60)
    with open_alignments(path, locus) as source:
        assert len(list(source.reads())) == READS
        assert codes(source) == {"index.old"}
    assert refused(path, locus, read_through=10).code == "index.old"


def test_an_index_of_another_file_is_found_out(copy: Copy, locus: Locus) -> None:
    import pysam

    path = copy("plain.bam")
    pysam.index("-c", "-o", f"{path}.csi", str(BAM / "header_alone.bam"))
    with open_alignments(path, locus) as source:
        assert len(list(source.reads())) == READS
        assert codes(source) == {"index.wrong"}


def test_no_reads_at_the_locus_is_said(copy: Copy, locus: Locus) -> None:
    for name in ("reads_elsewhere.bam", "header_alone.bam"):
        with open_alignments(copy(name), locus) as source:
            assert not list(source.reads())
            assert "alignments.none_here" in codes(source)


def test_a_cram_without_its_reference_names_it(copy: Copy, locus: Locus) -> None:
    error = refused(copy("needs_reference.cram"), locus)
    assert error.code == "cram.reference"
    assert "chr3 of GRCh38" in error.message
    assert "GRCh38_padded.fa" in error.message
    assert "--reference" in error.cure


@pytest.mark.parametrize("name", ["needs_reference.cram", "version_2.1.cram"])
def test_a_cram_is_read_with_the_reference_that_is_given(
    name: str, copy: Copy, locus: Locus, reference: Path
) -> None:
    with open_alignments(copy(name), locus, reference=reference, read_through=0) as source:
        assert len(list(source.reads())) == READS


def test_another_reference_than_that_of_the_cram_is_refused(
    copy: Copy, locus: Locus, tmp_path: Path
) -> None:
    other = tmp_path / "other.fa"
    other.write_text(">chr3\nACGT\n")
    path = copy("needs_reference.cram")
    assert refused(path, locus, reference=other).code == "cram.reference"
    assert refused(path, locus, reference=tmp_path / "none.fa").code == "reference.missing"


BROKEN = (
    ("without_end_block.bam", "bgzf.truncated"),
    ("cut_in_a_block.bam", "bgzf.truncated"),
    ("without_end_container.cram", "cram.truncated"),
    ("unaligned.bam", "alignments.no_contigs"),
    ("contig_of_T2T.bam", "assembly.t2t"),
    ("length_of_T2T.bam", "assembly.t2t"),
    ("length_of_hg18.bam", "assembly.hg18"),
    ("length_of_mouse.bam", "assembly.unknown"),
    ("other_contig.bam", "assembly.no_chromosome_3"),
    ("assembly_tag_contradicts.bam", "assembly.contradicted"),
    ("reads_of_nothing_here.bam", "assembly.reads_differ"),
)


@pytest.mark.parametrize(("name", "code"), BROKEN)
def test_a_broken_file_is_refused_by_name(name: str, code: str, copy: Copy, locus: Locus) -> None:
    assert refused(copy(name), locus).code == code


def test_an_assembly_that_the_file_contradicts_is_refused(copy: Copy, locus: Locus) -> None:
    with pytest.raises(AssemblyError) as caught:
        open_alignments(copy("plain.bam"), locus, assembly=Assembly.GRCH37)
    assert caught.value.code == "assembly.contradicted"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file.empty"),
        (b"@HD\tVN:1.6\n@SQ\tSN:chr3\tLN:198295559\n", "file.kind"),
        (b"##fileformat=VCFv4.2\n", "file.kind"),
        (b"<!DOCTYPE html><html>", "file.kind"),
        (b"no idea", "file.kind"),
    ],
)
def test_what_is_no_alignment_file_is_refused(
    content: bytes, code: str, tmp_path: Path, locus: Locus
) -> None:
    path = tmp_path / "named.bam"
    path.write_bytes(content)
    assert refused(path, locus).code == code


def test_a_file_that_is_not_there_is_refused(tmp_path: Path, locus: Locus) -> None:
    assert refused(tmp_path / "none.bam", locus).code == "file.missing"
    assert refused(tmp_path, locus).code == "file.directory"
    assert refused(Path("-"), locus).code == "alignments.stdin"


def test_every_cut_of_a_file_is_noticed(tmp_path: Path, locus: Locus) -> None:
    content = (BAM / "plain.bam").read_bytes()
    path = tmp_path / "cut.bam"
    for size in range(1, len(content), 97):
        path.write_bytes(content[:size])
        assert refused(path, locus).code in {
            "bgzf.truncated",
            "gzip.truncated",
            "file.kind",
        }
