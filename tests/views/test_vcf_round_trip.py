"""A VCF keeps every field that it had: on arbitrary files, and bcftools reads what is written."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis_vcf import vcf

from col7a1tools.gene import load_gene
from col7a1tools.model.positions import Assembly
from tests.command_line import in_process
from tests.trust import failures
from tests.trust.runs import TO_FILES, Run

LOCUS = load_gene().locus
SPAN = LOCUS.spans[Assembly.GRCH38]
LONGEST_REF = 20
# The files that we write name no path of a reference, which may be one of a person's machine.
RECOMMENDED = "The header tag 'reference' not present"
WRITERS = [task for task in TO_FILES if task.outputs[0].endswith((".vcf", ".vcf.gz"))]
Capture = pytest.CaptureFixture[str]
# Each file is written, annotated and read again.
FILES = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def at_the_locus(text: str, offsets: list[int]) -> str:
    """The same file with its records moved to the locus, each REF the reference's bases."""
    lines = []
    for line in text.splitlines():
        if line.startswith("##contig"):
            continue
        if line.startswith("#CHROM"):
            lines.append("##contig=<ID=chr3,length=198295559>")
        if not line.startswith("#"):
            fields = line.split("\t")
            offset = offsets[len(lines) % len(offsets)]
            fields[0], fields[1] = "chr3", str(SPAN.start + offset)
            fields[3] = LOCUS.plus[offset : offset + min(len(fields[3]), LONGEST_REF)]
            lines.append("\t".join(fields))
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


offsets = st.lists(st.integers(0, len(LOCUS.plus) - LONGEST_REF), min_size=1, max_size=5)


def records(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


def without_annotation(fields: list[str]) -> list[str]:
    """A written record as it was before CSQ joined its INFO."""
    kept = [one for one in fields[7].split(";") if not one.startswith("CSQ=")]
    return [*fields[:7], ";".join(kept) or ".", *fields[8:]]


@FILES
@given(text=vcf(min_pos=1, max_samples=3, max_variants=3), moves=offsets)
def test_every_field_of_any_file_is_kept(
    text: str, moves: list[int], tmp_path: Path, capsys: Capture
) -> None:
    source, target = tmp_path / "in.vcf", tmp_path / "out.vcf"
    source.write_text(at_the_locus(text, moves), encoding="utf-8")
    target.unlink(missing_ok=True)
    done = in_process(capsys, "annotate", source, "-o", target)
    if done.status:
        assert (done.status, target.exists()) == (1, False)
        assert str(source) in done.err
        return
    before = records(source.read_text(encoding="utf-8"))
    after = records(target.read_text(encoding="utf-8"))
    assert [without_annotation(fields) for fields in after] == before
    head = [line for line in source.read_text(encoding="utf-8").splitlines() if line[0] == "#"]
    written = target.read_text(encoding="utf-8").splitlines()
    assert [line for line in written if line in head] == head


@pytest.mark.debian("bcftools")
@settings(FILES, max_examples=15)
@given(text=vcf(min_pos=1, max_samples=3, max_variants=3), moves=offsets)
def test_bcftools_reads_what_is_written_as_it_reads_the_input(
    text: str, moves: list[int], tmp_path: Path, capsys: Capture
) -> None:
    source, target = tmp_path / "in.vcf", tmp_path / "out.vcf"
    source.write_text(at_the_locus(text, moves), encoding="utf-8")
    done = in_process(capsys, "annotate", source, "-o", target)
    if done.status == 0:
        before, after = (bcftools(path) for path in (source, target))
        assert after.returncode <= before.returncode, after.stderr
        if before.returncode == 0:
            kept = [without_annotation(fields) for fields in records(after.stdout)]
            assert kept == records(before.stdout)


def bcftools(path: Path) -> "subprocess.CompletedProcess[str]":
    command = ["bcftools", "view", "--no-version", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.debian("vcf-validator")
@pytest.mark.parametrize("task", WRITERS, ids=lambda task: task.name)
def test_the_validator_of_vcftools_finds_no_fault(task: Run, tmp_path: Path) -> None:
    done = failures.finished(task.words_in(tmp_path))
    assert done.returncode == 0, done.stderr
    checked = subprocess.run(
        ["vcf-validator", str(tmp_path / task.outputs[0])],
        capture_output=True,
        text=True,
        check=False,
    )
    said = (checked.stdout + checked.stderr).splitlines()
    assert [line for line in said if not line.startswith(RECOMMENDED)] == []
