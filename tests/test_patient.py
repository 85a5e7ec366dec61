"""From a file to the record of one person: whose it is, and what was not looked at."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from col7a1tools.case.callability import BLOCK_DEPTH, BLOCK_QUALITY
from col7a1tools.errors import AssemblyError, InputError
from col7a1tools.gene import Gene
from col7a1tools.model.positions import Assembly
from col7a1tools.patient import read_patient
from col7a1tools.report import ReportDocument
from tests.command_line import PLAIN, VCF

Read = Callable[..., ReportDocument]


@pytest.fixture
def read(gene: Gene) -> Read:
    def read_document(path: Path | str, **options: object) -> ReportDocument:
        return read_patient(str(path), gene, **options)[0]  # type: ignore[arg-type]

    return read_document


def rules(document: ReportDocument) -> set[str]:
    """Ids of what the record says of coverage and of the interpretation."""
    said = (*document.coverage.statements, document.interpretation.headline)
    return {one.rule for one in said}


def test_the_record_names_person_and_file(read: Read) -> None:
    document = read(PLAIN, sample="proband")
    assert (document.sample.name, document.sample.file) == ("proband", "plain.vcf")
    content = PLAIN.read_bytes()
    assert hashlib.sha256(content).hexdigest() in repr(document)
    assert str(PLAIN.parent) not in repr(document)


def test_each_sample_has_its_own_variants(read: Read) -> None:
    lines = [line.split("\t") for line in PLAIN.read_text(encoding="utf-8").splitlines()]
    columns = next(line for line in lines if line[0] == "#CHROM")
    for sample in columns[9:]:
        index = columns.index(sample)
        carried = [
            line[1]
            for line in lines
            if not line[0].startswith("#") and "1" in line[index].split(":")[0]
        ]
        document = read(PLAIN, sample=sample)
        assert len(document.variants) == len(carried)


@pytest.mark.parametrize(
    ("path", "options", "code"),
    [
        (PLAIN, {}, "report.which_sample"),
        (VCF / "quirks" / "no_samples.vcf", {}, "report.no_sample"),
        (VCF / "quirks" / "format_without_samples.vcf", {}, "report.no_sample"),
        ("-", {"sample": "proband"}, "report.standard_input"),
        ("missing.vcf", {}, "file.missing"),
    ],
)
def test_a_report_needs_one_person_and_a_file(
    path: Path | str, options: dict[str, str], code: str, read: Read
) -> None:
    with pytest.raises(InputError) as caught:
        read(path, **options)
    assert caught.value.code == code
    assert caught.value.cure


def test_a_sample_that_is_not_there_is_refused_with_those_that_are(read: Read) -> None:
    with pytest.raises(InputError) as caught:
        read(PLAIN, sample="nobody")
    assert "nobody" in str(caught.value)
    assert "proband" in str(caught.value)


def test_the_choice_between_samples_lists_them(read: Read) -> None:
    with pytest.raises(InputError, match="proband") as caught:
        read(PLAIN)
    assert "--sample" in caught.value.cure


def test_a_file_without_genotypes_is_not_told_as_nothing_found(read: Read, gene: Gene) -> None:
    silent = VCF / "callers" / "strelka_somatic_snv.vcf"
    with pytest.raises(InputError, match="names no GT") as caught:
        read(silent)
    assert caught.value.code == "vcf.no_genotypes"


def test_records_without_genotypes_beside_others_are_told(gene: Gene, tmp_path: Path) -> None:
    text = PLAIN.read_text(encoding="utf-8")
    path = tmp_path / "half.vcf"
    path.write_text(text.replace("\tGT", "\tXX", 1), encoding="utf-8")
    _, notices = read_patient(str(path), gene, sample="proband")
    assert [notice.code for notice in notices] == ["vcf.no_genotypes"]
    assert "1 of 3 records" in notices[0].message


def test_a_contradicted_assembly_is_refused(read: Read) -> None:
    with pytest.raises(AssemblyError):
        read(PLAIN, sample="proband", assembly=Assembly.GRCH37)


def silent_and_empty(path: Path) -> Path:
    """A file of one sample that says neither its assembly nor anything at the locus."""
    columns = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tproband\n"
    record = "chr5\t100\t.\tA\tC\t.\tPASS\t.\tGT\t0/1\n"
    path.write_text(f"##fileformat=VCFv4.3\n{columns}{record}", encoding="utf-8")
    return path


def test_nothing_at_the_locus_needs_the_assembly(read: Read, tmp_path: Path) -> None:
    path = silent_and_empty(tmp_path / "silent.vcf")
    with pytest.raises(InputError) as caught:
        read(path)
    assert caught.value.code == "report.assembly_unknown"
    assert "--assembly" in caught.value.cure
    document = read(path, assembly=Assembly.GRCH37)
    assert document.reference.assembly == "GRCh37"
    assert document.variants == ()


def test_nothing_found_is_a_result_that_says_what_it_does_not_exclude(
    read: Read, tmp_path: Path
) -> None:
    path = tmp_path / "reference_calls.vcf"
    path.write_text(
        "##fileformat=VCFv4.3\n"
        "##contig=<ID=chr3,length=198295559>\n"
        "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tproband\n"
        "chr3\t48573864\t.\tA\tAG\t50\tPASS\t.\tGT\t0/0\n",
        encoding="utf-8",
    )
    document = read(path)
    assert document.variants == ()
    assert document.interpretation.headline.clinician.en
    assert document.not_assessed
    assert "coverage.not_assessed" in rules(document)


def test_a_file_of_variants_says_nothing_of_coverage(read: Read) -> None:
    document = read(PLAIN, sample="proband")
    assert document.coverage.assessed is False
    assert document.coverage.exons == ()


def test_a_gvcf_is_read_for_what_was_looked_at(read: Read) -> None:
    document = read(VCF / "callers" / "gatk_gvcf.vcf")
    coverage = document.coverage
    assert coverage.assessed is True
    assert (coverage.minimum_depth, coverage.minimum_quality) == (BLOCK_DEPTH, BLOCK_QUALITY)
    assert len(coverage.exons) == 118
    assert all(0 <= exon.read <= exon.bases for exon in coverage.exons)
    bases, seen = (
        sum(getattr(exon, name) for exon in coverage.exons) for name in ("bases", "read")
    )
    assert 0 < seen < bases
    assert coverage.unread_percent == round(100 * (bases - seen) / bases, 1)


@pytest.mark.truth
def test_a_gvcf_without_coverage_reads_as_not_looked_at(read: Read, shared: Path) -> None:
    """A real gVCF whose blocks at the locus hold no reads must not read as normal."""
    document = read(shared / "truth" / "real" / "na12878_deepvariant_gvcf.GRCh38.vcf")
    assert document.variants == ()
    assert document.coverage.assessed is True
    assert document.coverage.unread_percent == 100.0
    assert all(exon.read == 0 for exon in document.coverage.exons)
    assert "coverage.none" in rules(document)


@pytest.mark.truth
def test_the_real_trio_is_read_for_each_of_its_members(read: Read, shared: Path) -> None:
    path = shared / "truth" / "real" / "na12878_trio_glnexus.GRCh38.vcf"
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    columns = next(line for line in lines if line[0] == "#CHROM")
    for sample in columns[9:]:
        genotypes = [line[columns.index(sample)] for line in lines if line[0] == "chr3"]
        carried = [one for one in genotypes if set(one.split(":")[0]) & set("123456789")]
        assert len(read(path, sample=sample).variants) == len(carried)
