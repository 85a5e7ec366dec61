"""The shipped table of substitutions says what the code says, and is used only for its basis."""

import hashlib
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from col7a1tools.annotation_run import annotated_lines
from col7a1tools.atlas import table as table_module
from col7a1tools.atlas.build import row_tail, snv_results
from col7a1tools.atlas.table import TABLE, SnvTable, basis_checksum, load_table
from col7a1tools.errors import AssemblyError, ReferenceFileError
from col7a1tools.gene import Gene
from col7a1tools.gene.reference_files import checksums, read_reference_bytes
from col7a1tools.model.positions import Assembly
from col7a1tools.readers import open_variants
from tests.command_line import READABLE, name_of, write_vcf


def test_every_row_is_what_is_computed(gene: Gene) -> None:
    shipped = load_table(len(gene.locus))
    count = 0
    differing = []
    for allele, result in snv_results(gene):
        count += 1
        looked_up = shipped.row(allele.start, f"{allele.ref}\t{allele.alt}")
        if looked_up != row_tail(result):
            differing.append((allele, looked_up, row_tail(result)))
    assert differing[:5] == []
    assert count == len(shipped.rows) == 3 * len(gene.locus) == 114_540


LONG = 6000


def long_list(gene: Gene) -> list[tuple[int, str, str, str]]:
    """Substitutions, single-base deletions and insertions along the gene, and two other lines."""
    span, plus = gene.locus.spans[Assembly.GRCH38], gene.locus.plus
    records: list[tuple[int, str, str, str]] = []
    for offset in range(2000, 2000 + LONG):
        ref = plus[offset]
        form = offset % 9
        if form == 0:
            before = plus[offset - 1]
            records.append((span.start + offset - 1, before + ref, before, "."))
        elif form == 1:
            records.append((span.start + offset, ref, f"{ref}TG", "."))
        else:
            records.append((span.start + offset, ref, "A" if ref != "A" else "G", "AC=1"))
    for index in (LONG // 3, LONG - 100):
        pos, ref, *_ = records[index]
        records[index] = (pos, ref, "*", ".")
    return records


def both_ways(path: Path, gene: Gene) -> Iterator[list[str]]:
    """The table of a file with the shipped rows and with computed ones."""
    for lookup in (True, False):
        with open_variants(path, gene.locus) as source:
            yield "\n".join(annotated_lines(source, gene, "tsv", lookup=lookup)).split("\n")


@pytest.mark.parametrize("path", READABLE, ids=name_of)
def test_looking_up_changes_no_byte_of_a_file(path: Path, gene: Gene) -> None:
    looked_up, computed = both_ways(path, gene)
    assert looked_up == computed


@pytest.mark.parametrize("assembly", list(Assembly), ids=lambda assembly: assembly.value)
def test_looking_up_changes_no_byte_of_a_long_list(
    assembly: Assembly, gene: Gene, tmp_path: Path
) -> None:
    """Substitutions in their plainest form, with other forms strewn between them."""
    chance = random.Random(286)
    span, plus = gene.locus.spans[assembly], gene.locus.plus
    records = []
    for offset in sorted(chance.sample(range(len(plus) - 3), 3000)):
        ref = plus[offset]
        forms = [
            *((ref, alt) for alt in "ACGT" if alt != ref),
            (ref, ",".join(alt for alt in "ACGT" if alt != ref)),
            (ref, f"{ref}A"),
            (plus[offset : offset + 3], ref),
            (plus[offset : offset + 2], "N*"[chance.randrange(2)]),
            (ref, ref),
            (ref, "."),
            (ref.lower(), "a" if ref != "A" else "c"),
            (plus[offset : offset + 2], f"{'A' if ref != 'A' else 'C'}{plus[offset + 1]}"),
        ]
        weights = [20, 20, 20, *[1] * (len(forms) - 3)]
        form = chance.choices(forms, weights)[0]
        info = chance.choice([".", "AC=1", "SVTYPE=SNV"])
        records.append((span.start + offset, *form, info))
    contig = "3" if assembly is Assembly.GRCH37 else "chr3"
    path = write_vcf(tmp_path / "list.vcf", records, contig)
    looked_up, computed = both_ways(path, gene)
    assert looked_up == computed
    assert len(computed) > 3000


@pytest.mark.parametrize("processors", [1, 2])
def test_a_list_made_by_two_processes_is_that_of_one(
    processors: int, gene: Gene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list long enough to be shared, with a line in each half that is not plain."""
    monkeypatch.setattr("col7a1tools.shared_work.second_processor", lambda: processors == 2)
    path = write_vcf(tmp_path / "long.vcf", long_list(gene), "chr3")
    looked_up, computed = both_ways(path, gene)
    assert looked_up == computed
    assert len(computed) == LONG + 1


@pytest.mark.parametrize("at", [10, LONG - 10])
def test_a_fault_in_either_half_of_a_long_list_is_told_with_its_line(
    at: int, gene: Gene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("col7a1tools.shared_work.second_processor", lambda: True)
    records = long_list(gene)
    pos, ref, alt, info = records[at]
    records[at] = (pos, "A" if ref[0] != "A" else "C", alt, info)
    path = write_vcf(tmp_path / "faulty.vcf", records, "chr3")
    first_line = path.read_text(encoding="utf-8").split("\nchr3\t")[0].count("\n") + 2
    with open_variants(path, gene.locus) as source, pytest.raises(AssemblyError) as caught:
        list(annotated_lines(source, gene, "tsv"))
    assert caught.value.code == "assembly.ref_mismatch"
    assert caught.value.place is not None
    assert caught.value.place.line == first_line + at


def test_a_table_of_another_basis_is_refused(gene: Gene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_module, "basis_checksum", lambda: "0" * 64)
    with pytest.raises(ReferenceFileError) as caught:
        load_table.__wrapped__(len(gene.locus))
    assert caught.value.code == "reference.table_stale"
    assert "col7a1tools.atlas.build" in caught.value.cure


def test_the_basis_follows_every_file_that_a_row_depends_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before, files = basis_checksum(), dict(checksums())
    for name in files:
        altered = {**files, name: "0" * 64}
        monkeypatch.setattr(table_module, "checksums", lambda altered=altered: altered)
        words = {TABLE, "sentences.toml", "glossary.toml", "citations.toml"}
        assert (basis_checksum() == before) is (name in words), name


def test_the_recorded_checksum_is_that_of_the_table(gene: Gene) -> None:
    content = read_reference_bytes(TABLE)
    assert checksums()[TABLE] == hashlib.sha256(content).hexdigest()
    assert SnvTable(content, len(gene.locus)).basis == basis_checksum()
