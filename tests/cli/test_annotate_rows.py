"""The table of ``annotate``: its columns, and that no ALT allele vanishes."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from col7a1tools.annotate.effects import EFFECTS
from col7a1tools.gene import Gene
from col7a1tools.model.annotation import Impact
from col7a1tools.model.classification import Verdict
from col7a1tools.model.positions import Assembly
from col7a1tools.model.variant import GeneChange, NotAnnotated
from col7a1tools.nomenclature.normalise import vcf_allele
from col7a1tools.nomenclature.parse import parse_description
from tests.command_line import (
    READABLE,
    VCF,
    in_process,
    name_of,
    run,
    table,
    write_vcf,
)

Capture = pytest.CaptureFixture[str]

# As the project promises them to scripts, in this order; further ones may follow.
PROMISED = [
    "chrom",
    "pos",
    "id",
    "ref",
    "alt",
    "filter",
    "assembly",
    "hgvs_g",
    "hgvs_c",
    "hgvs_p",
    "consequence",
    "impact",
    "exon",
    "intron",
    "exon_mane",
    "intron_mane",
    "domain",
    "collagen_effect",
    "classification",
    "points",
    "criteria",
]
OF_THE_ASSEMBLY = {"chrom", "pos", "ref", "alt", "assembly", "hgvs_g"}
SPANS = ((48562073, 48600252), (48599506, 48637685))
MATE = re.compile(r"[\[\]](?:chr)?3:(\d+)[\[\]]")


def touching(text: str) -> Iterator[tuple[str, str]]:
    """POS and ALT of each allele of a file that touches the locus, found by its numbers alone."""
    for line in text.splitlines():
        columns = line.split("\t")
        if not line or line.startswith("#"):
            continue
        if any(_inside(first, last) for first, last in _reach(columns)):
            yield from ((columns[1], alt) for alt in columns[4].split(","))


def _reach(columns: Sequence[str]) -> Iterator[tuple[int, int]]:
    chrom, pos, _, ref, alt, _, _, info = columns[:8]
    fields = dict(item.partition("=")[::2] for item in info.split(";"))
    if chrom in {"3", "chr3"}:
        lengths = fields.get("SVLEN", "0").replace(".", "0").split(",")
        if len(columns) > 9 and columns[8].endswith(":LEN"):
            lengths.append(columns[9].rpartition(":")[2])
        last = max(
            int(pos) + len(ref) - 1,
            int(fields.get("END", 0)),
            *(int(pos) + abs(int(length)) for length in lengths),
        )
        yield int(pos), last
    for mate in MATE.findall(alt):
        yield int(mate), int(mate)
    if fields.get("CHR2") == "chr3":
        yield int(fields["END"]), int(fields["END"])


def _inside(first: int, last: int) -> bool:
    return any(first <= end and last >= start for start, end in SPANS)


@pytest.mark.parametrize("path", READABLE, ids=name_of)
def test_every_alt_that_touches_the_locus_has_a_row(path: Path, capsys: Capture) -> None:
    done = in_process(capsys, "annotate", path)
    assert done.status == 0
    rows = [(row["pos"], row["alt"]) for row in table(done.out)]
    assert rows == list(touching(path.read_bytes().decode("utf-8")))


@pytest.mark.parametrize("path", READABLE, ids=name_of)
def test_a_row_has_an_annotation_or_says_why_not(path: Path, capsys: Capture) -> None:
    for row in table(in_process(capsys, "annotate", path).out):
        said = [row[column] for column in PROMISED[7:]]
        if row["not_annotated"] == ".":
            assert row["consequence"] != "."
            assert row["collagen_effect"] in EFFECTS
            assert row["impact"] in {impact.value for impact in Impact}
            assert row["classification"] in {verdict.value for verdict in Verdict}
            assert re.fullmatch(r"-?\d+", row["points"])
        else:
            assert row["not_annotated"] in {reason.value for reason in NotAnnotated}
            assert set(said) == {"."}


def test_the_columns_are_those_that_scripts_rely_on(capsys: Capture) -> None:
    header = in_process(capsys, "annotate", READABLE[0]).out.split("\n", 1)[0].split("\t")
    assert header[: len(PROMISED)] == PROMISED
    assert header[len(PROMISED) :] == ["not_annotated"]


def test_a_file_without_records_gives_the_header_alone(capsys: Capture) -> None:
    done = in_process(capsys, "annotate", VCF / "quirks" / "no_records.vcf")
    assert done.status == 0
    assert done.out.splitlines() == ["\t".join([*PROMISED, "not_annotated"])]


def test_alleles_of_every_kind_have_their_word(capsys: Capture) -> None:
    rows = table(in_process(capsys, "annotate", VCF / "quirks" / "alleles_of_every_kind.vcf").out)
    words = {row["alt"]: row["not_annotated"] for row in rows}
    assert words == {
        "*": "overlapping_deletion",
        "<*>": "reference_block",
        "<NON_REF>": "reference_block",
        ".": "no_alternate_allele",
        "R": "ambiguous_base",
        "N": "ambiguous_base",
        "G": "same_as_reference",
        "TTT": ".",
        "ACGTACG": ".",
        "A": ".",
        "<VNTR>": "unsupported_symbolic_allele",
    }


def test_alleles_at_the_edge_of_the_locus_say_what_lies_outside(
    capsys: Capture, gene: Gene, tmp_path: Path
) -> None:
    start, end = SPANS[0]
    first, last = gene.locus.plus[:3], gene.locus.plus[-3:]
    other = "A" if first[0] != "A" else "C"
    records = [
        (start - 2, f"AC{first}", f"AC{other}{first[1:]}", "."),
        (start - 2, f"AC{first}", "GG", "."),
        (start - 2, f"AC{first}", "A", "."),
        (start - 2, f"AC{first}", f"GC{first}", "."),
        (end, last[-1], f"{last[-1]}T", "."),
    ]
    done = in_process(capsys, "annotate", write_vcf(tmp_path / "edge.vcf", records))
    assert done.status == 0, done.err
    words = [row["not_annotated"] for row in table(done.out)]
    assert words == [".", "partly_outside_locus", ".", "outside_locus", "."]


def both_assemblies(gene: Gene, folder: Path) -> tuple[Path, Path]:
    """The known variants, and deletions, duplications and inversions of every size, twice."""
    records: dict[Assembly, list[tuple[int, str, str, str]]] = {a: [] for a in Assembly}
    for assembly, lines in records.items():
        span = gene.locus.spans[assembly]
        for name in gene.known_variants:
            change = parse_description(name, gene).alleles[0].variants[0].change
            assert isinstance(change, GeneChange)
            allele = vcf_allele(change, gene, assembly)
            lines.append((allele.pos, allele.ref, allele.alt, "."))
        for offset in range(100, 30000, 997):
            for kind in ("DEL", "DUP", "INV"):
                pos, last = span.start + offset, span.start + offset + 700
                info = f"SVTYPE={kind};END={last}"
                lines.append((pos, gene.locus.plus[offset], f"<{kind}>", info))
    return (
        write_vcf(folder / "GRCh38.vcf", records[Assembly.GRCH38], "chr3"),
        write_vcf(folder / "GRCh37.vcf", records[Assembly.GRCH37], "3"),
    )


def test_both_assemblies_say_the_same_of_a_variant(
    capsys: Capture, gene: Gene, tmp_path: Path
) -> None:
    tables = [
        table(in_process(capsys, "annotate", path).out) for path in both_assemblies(gene, tmp_path)
    ]
    assert len(tables[0]) == len(tables[1]) == len(gene.known_variants) + 90
    assert {row["assembly"] for row in tables[0]} == {"GRCh38"}
    assert {row["assembly"] for row in tables[1]} == {"GRCh37"}
    shift = SPANS[1][0] - SPANS[0][0]
    for new, old in zip(*tables, strict=True):
        for column in set(new) - OF_THE_ASSEMBLY:
            assert new[column] == old[column]
        assert (new["ref"], new["alt"]) == (old["ref"], old["alt"])
        assert int(new["pos"]) + shift == int(old["pos"])
        moved = re.sub(r"\d{8}", lambda number: str(int(number[0]) + shift), new["hgvs_g"])
        assert moved.replace("NC_000003.12", "NC_000003.11") == old["hgvs_g"]


SURROUNDINGS = (
    {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "TZ": "Pacific/Auckland", "COLUMNS": "40"},
)


@pytest.mark.parametrize("suffix", [".tsv", ".jsonl", ".vcf", ".vcf.gz", ".bcf"])
def test_an_output_is_the_same_bytes_wherever_it_is_made(suffix: str, tmp_path: Path) -> None:
    source = VCF / "quirks" / "structural.vcf"
    made = []
    for number, changes in enumerate(SURROUNDINGS):
        folder = tmp_path / str(number)
        folder.mkdir()
        done = run("annotate", source, "-o", f"out{suffix}", changes=changes, folder=folder)
        assert done.returncode == 0, done.stderr
        made.append((folder / f"out{suffix}").read_bytes())
    assert made[0] == made[1]
    assert str(tmp_path).encode() not in made[0]
