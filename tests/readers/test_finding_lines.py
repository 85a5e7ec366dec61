"""No record at the locus is missed, however the file is cut, ordered or indexed."""

import os
import random
import re
import subprocess
from pathlib import Path

import pysam
import pysam.bcftools
import pytest
from hypothesis import given
from hypothesis import strategies as st

from col7a1tools.errors import Col7a1Error, Place
from col7a1tools.gene import load_gene
from col7a1tools.gene.locus import Locus
from col7a1tools.model.positions import Assembly
from col7a1tools.readers import indexed, open_variants
from col7a1tools.readers.candidates import CandidateFinder, WholeLines
from col7a1tools.readers.header import parse_header
from col7a1tools.readers.interesting_lines import INTERESTING, _above, _below

LOCUS = load_gene().locus
FIRST = min(span.start for span in LOCUS.spans.values())
LAST = max(span.end for span in LOCUS.spans.values())
HEADER_LINES = [
    b"##fileformat=VCFv4.2",
    b'##INFO=<ID=CHR2,Number=1,Type=String,Description="Chromosome of END">',
    b"#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO",
]
HEADER = parse_header(HEADER_LINES, Place("typed"))
NAMES = [b"S%d" % number for number in range(300)]
WIDE_HEADER = parse_header(
    [
        *HEADER_LINES[:-1],
        HEADER_LINES[-1] + b"\tFORMAT" + b"".join(b"\tS%d" % n for n in range(300)),
    ],
    Place("typed"),
)
LINES = (
    f"chr9\t11\t.\tN\t<TRA>\t.\t.\tSVTYPE=TRA;CHR2=chr3;END={FIRST}",
    f"chr3\t11\t.\tN\t<TRA>\t.\t.\tSVTYPE=TRA;CHR2=chr3;END={FIRST}",
    f"chr3\t{LAST + 1_000_000}\t.\tN\t<TRA>\t.\t.\tSVTYPE=TRA;CHR2=chr3;END={FIRST}",
    f"chr3\t{LAST + 1}\t.\tN\t<BND>\t.\t.\tCHR2=chr3;END={LAST}",
    f"chr3\t{FIRST}\t.\tA\tG\t.\t.\t.",
    f"chr3\t{LAST}\t.\tA\tG\t.\t.\t.",
    f"3\t{FIRST + 9}\t.\tA\tAT,<NON_REF>\t.\t.\t.",
    f"chr3\t{FIRST - 4}\t.\tACGTA\tA\t.\t.\t.",
    f"chr3\t{FIRST - 999}\t.\t{'A' * 1000}\tA\t.\t.\t.",
    f"chr3\t{FIRST - 500_000}\t.\t{'A' * 500_001}\tA\t.\t.\t.",
    f"chr3\t{FIRST - 1000}\t.\tN\t<DEL>\t.\t.\tEND={FIRST}",
    f"chr3\t10\t.\tN\t<DUP>\t.\t.\tSVTYPE=DUP;SVLEN={FIRST}",
    f"chr9\t10\t.\tN\tN[chr3:{FIRST + 5}[\t.\t.\tSVTYPE=BND",
    f"chr3\t{LAST + 900}\t.\tN\t]chr3:{LAST}]N\t.\t.\tSVTYPE=BND",
)
OTHERS = (
    f"chr9\t11\t.\tN\t<TRA>\t.\t.\tSVTYPE=TRA;CHR2=chr4;END={FIRST}",
    f"chr9\t11\t.\tN\t<TRA>\t.\t.\tSVTYPE=TRA;CHR2=chr3;END={FIRST - 1}",
    f"chr3\t{FIRST - 1}\t.\tA\tG\t.\t.\t.",
    f"chr3\t{FIRST - 5}\t.\tACGTA\tA\t.\t.\t.",
    f"chr3\t{FIRST - 1000}\t.\t{'A' * 1000}\tA\t.\t.\t.",
    "3\t1\t.\tA\tG\t.\t.\t.",
    "chr3\t198000000\t.\tA\tG\t.\t.\t.",
    f"chr3\t{LAST + 1}\t.\tA\tG\t.\t.\t.",
    f"chr30\t{FIRST}\t.\tA\tG\t.\t.\t.",
    f"chr13\t{FIRST}\t.\tA\tG\t.\t.\tNOTE=chr3",
    f"chr3\t{FIRST - 1000}\t.\tN\t<DEL>\t.\t.\tEND={FIRST - 1}",
    f"chr3\t{FIRST - 1000}\t.\tN\t<INS>\t.\t.\tSVLEN=5000",
    f"chr9\t10\t.\tN\tN[chr3:{FIRST - 5}[\t.\t.\tSVTYPE=BND",
    f"chr9\t10\t.\tN\tN[chr30:{FIRST + 5}[\t.\t.\tSVTYPE=BND",
    f"chr3_KI270777v1_alt\t{FIRST}\t.\tA\tG\t.\t.\t.",
)


@given(
    st.lists(st.sampled_from(LINES + OTHERS), max_size=30),
    st.lists(st.integers(1, 90), min_size=1, max_size=8),
    st.booleans(),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_the_wanted_lines_are_found_with_their_numbers_however_the_text_is_cut(
    lines: list[str], sizes: list[int], ends: bool, end: str, wide: bool
) -> None:
    text = end.join(lines).encode() + (end.encode() if ends and lines else b"")
    chunks: list[bytes] = []
    at = 0
    while at < len(text):
        size = sizes[len(chunks) % len(sizes)]
        chunks.append(text[at : at + size])
        at += size
    place = Place("typed")
    finder = CandidateFinder(LOCUS, WIDE_HEADER if wide else HEADER, place)
    found = [(c.line, c.text) for c in finder.find(WholeLines(chunks, place), 1)]
    assert found == [(n, line) for n, line in enumerate(lines, start=1) if line in LINES]
    assert finder.others == any(line in OTHERS for line in lines)


POSITIONS = ["", "0", "7", "007", "x", "-1", "900000", "4499999", "9999999", "10000000"]
POSITIONS += ["48399999", "48499999", "48500000", str(FIRST), str(LAST), str(LAST + 1), "48699999"]
POSITIONS += ["48700000", "48999999", "50000000", "100000000", "999999999", "1234567890", "9" * 11]
COLUMNS = st.tuples(
    st.sampled_from(["chr3", "3", "NC_000003.12", "Chr3", "chr4", "chr3 ", "#3"]),
    st.integers(FIRST - 1100, FIRST).map(str) | st.sampled_from(POSITIONS),
    st.sampled_from([".", "rs1"]),
    st.sampled_from(["A", "acgt", "ACGT" * 275, ".", "", "<X>", "A\u00e9"]),
    st.sampled_from(["G", "GT,C", "*", ".", "", "<DEL>", f"N[chr3:{FIRST}[", "G\u00e9", "G\r"])
    | st.sampled_from(["<NON_REF>", "<*>", "G,<NON_REF>", "<CN0>", "<TRA>", "<BND>"]),
    st.sampled_from(
        [
            ".",
            ".\t.\t.",
            f".\t.\tCHR2=chr3;END={FIRST}",
            "\udce9\t.\t.",
            ".\t.\tSVLEN=90000000;END=9",
        ]
    )
    | st.sampled_from(POSITIONS).map(".\t.\tEND={}".format)
    | st.sampled_from(POSITIONS).map(".\t.\tDP=3;END={};SVLEN=90000000\tGT:LEN\t0/0:7".format),
)


@given(
    st.integers(1, 999),
    st.integers(1, 999_999_999) | st.integers(-3, 3) | st.sampled_from([-100_000, 99_999, 100_000]),
)
def test_numbers_are_told_apart_by_their_first_digits(digits: int, number: int) -> None:
    if number < 1_000_000:
        number = max(digits * 100_000 + number, 1)
    written = b"%d" % number
    below, above = (re.compile(b"|".join(one(str(digits)))) for one in (_below, _above))
    assert bool(below.fullmatch(written)) == (number // 100_000 < digits)
    if len(written) < 10:
        assert bool(above.fullmatch(written)) == (number // 100_000 > digits)


@given(st.lists(COLUMNS.map("\t".join), max_size=6), st.booleans())
def test_what_is_skipped_unread_says_nothing(lines: list[str], cut: bool) -> None:
    """GIVEN lines of any kind, THEN skipping plain ones far away changes no line and no error."""
    text = ("\n".join(lines) + "\n" * (not cut)).encode("utf-8", "surrogateescape")

    def outcome(
        *, skipping: bool, wide: bool = False
    ) -> tuple[list[tuple[int | None, str]], str, bool]:
        finder = CandidateFinder(LOCUS, WIDE_HEADER if wide else HEADER, Place("typed"))
        if not skipping:
            finder._near = INTERESTING
        found = []
        try:
            for one in finder.find(WholeLines([text], Place("typed")), 1):
                found.append((one.line, one.text))
        except Col7a1Error as error:
            return found, str(error), False
        return found, "", finder.others

    assert outcome(skipping=True) == outcome(skipping=False)
    assert outcome(skipping=True, wide=True) == outcome(skipping=False, wide=True)
    assert outcome(skipping=True, wide=True)[0] == outcome(skipping=False)[0]


def genome(path: Path, *, structural: bool = False, seed: int = 4) -> list[int]:
    """Write a sorted bgzipped genome; return the positions of its records at the locus."""
    draw = random.Random(seed)
    span = LOCUS.spans[Assembly.GRCH38]
    wanted: list[int] = []
    lines = ["##fileformat=VCFv4.2"]
    lines += [f"##contig=<ID=chr{c},length=198295559>" for c in range(1, 6)]
    lines += ['##INFO=<ID=END,Number=1,Type=Integer,Description="End">']
    if structural:
        lines += ['##INFO=<ID=SVTYPE,Number=1,Type=String,Description="Type">']
    lines += ["#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO"]
    for contig in range(1, 6):
        positions = sorted(draw.sample(range(1, 190_000_000), 3000))
        positions += draw.sample(range(span.start - 40_000, span.end + 60_000), 300)
        for pos in sorted(set(positions)):
            inside = span.start <= pos <= span.end
            ref = LOCUS.plus[pos - span.start] if inside else draw.choice("ACGT")
            alt = draw.choice([base for base in "ACGT" if base != ref])
            lines.append(f"chr{contig}\t{pos}\t.\t{ref}\t{alt}\t.\t.\t.")
            if contig == 3 and inside:
                wanted.append(pos)
    long = f"chr3\t20000000\t.\tN\t<DEL>\t.\t.\tEND={span.start + 100}"
    lines.append(long)
    if structural:
        lines.append(f"chr5\t77\t.\tN\tN[chr3:{span.start + 50}[\t.\t.\tSVTYPE=BND")
    header = [line for line in lines if line.startswith("#")]
    records = sorted(
        (line for line in lines if not line.startswith("#")),
        key=lambda line: (line.split("\t")[0], int(line.split("\t")[1])),
    )
    plain = path.with_suffix(".txt")
    plain.write_text("\n".join([*header, *records]) + "\n")
    pysam.tabix_compress(str(plain), str(path), force=True)
    return sorted([20_000_000, *wanted, *([77] if structural else [])])


def positions(path: Path, locus: Locus) -> tuple[list[int], list[str], bool]:
    """Positions found, codes of the notices, and whether an index was used."""
    with open_variants(path, locus) as source:
        lines = list(source.lines())
        codes = [notice.code for notice in source.notices]
    found = sorted(int(text.split("\t")[1]) for _, text in lines)
    return found, codes, all(number is None for number, _ in lines)


@pytest.fixture
def any_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """Use an index whatever the size of the file."""
    monkeypatch.setattr(indexed, "INDEX_PAYS", 0)


def add_index(path: Path, kind: str) -> Path:
    if kind == "tbi":
        pysam.tabix_index(str(path), preset="vcf", force=True)
    else:
        pysam.tabix_index(str(path), preset="vcf", force=True, csi=True)
    index = Path(f"{path}.{kind}")
    assert index.is_file()
    return index


@pytest.mark.usefixtures("any_size")
@pytest.mark.parametrize("kind", ["tbi", "csi"])
@pytest.mark.parametrize("seed", range(3))
def test_an_index_gives_what_a_scan_gives(
    kind: str, seed: int, tmp_path: Path, locus: Locus
) -> None:
    path = tmp_path / "genome.vcf.gz"
    wanted = genome(path, seed=seed)
    assert positions(path, locus) == (wanted, [], False)
    add_index(path, kind)
    assert positions(path, locus) == (wanted, [], True)


@pytest.mark.usefixtures("any_size")
def test_the_index_of_a_bcf_gives_what_a_scan_gives(tmp_path: Path, locus: Locus) -> None:
    source = tmp_path / "genome.vcf.gz"
    wanted = genome(source)
    path = tmp_path / "genome.bcf"
    pysam.bcftools.view("-Ob", "-o", str(path), str(source), catch_stdout=False)
    assert positions(path, locus) == (wanted, [], False)
    pysam.bcftools.index(str(path))
    assert positions(path, locus) == (wanted, [], True)


@pytest.mark.usefixtures("any_size")
def test_an_index_older_than_the_file_is_not_used(tmp_path: Path, locus: Locus) -> None:
    path = tmp_path / "genome.vcf.gz"
    wanted = genome(path)
    index = add_index(path, "tbi")
    changed = path.stat().st_mtime
    os.utime(index, (changed - 60, changed - 60))
    assert positions(path, locus) == (wanted, ["index.old"], False)


@pytest.mark.usefixtures("any_size")
@pytest.mark.parametrize("kind", ["tbi", "csi"])
def test_the_index_of_another_file_is_not_used(kind: str, tmp_path: Path, locus: Locus) -> None:
    path, other = tmp_path / "genome.vcf.gz", tmp_path / "other.vcf.gz"
    wanted = genome(path)
    genome(other, seed=99, structural=True)
    Path(f"{path}.{kind}").write_bytes(add_index(other, kind).read_bytes())
    found, codes, used = positions(path, locus)
    assert found == wanted
    assert (codes, used) == (["index.unusable"], False)


@pytest.mark.usefixtures("any_size")
@pytest.mark.parametrize("content", [b"", b"no index", b"\x1f\x8b\x08\x00"])
def test_a_damaged_index_is_not_used(content: bytes, tmp_path: Path, locus: Locus) -> None:
    path = tmp_path / "genome.vcf.gz"
    wanted = genome(path)
    Path(f"{path}.tbi").write_bytes(content)
    assert positions(path, locus) == (wanted, ["index.unusable"], False)


@pytest.mark.usefixtures("any_size")
def test_a_cut_file_is_refused_although_its_index_leads_past_the_cut(
    tmp_path: Path, locus: Locus
) -> None:
    path = tmp_path / "genome.vcf.gz"
    genome(path)
    path.write_bytes(path.read_bytes()[:-28])
    add_index(path, "tbi")
    with pytest.raises(Exception, match="end block"):
        positions(path, locus)


@pytest.mark.usefixtures("any_size")
def test_structural_files_are_scanned_for_mates_elsewhere(tmp_path: Path, locus: Locus) -> None:
    path = tmp_path / "sv.vcf.gz"
    wanted = genome(path, structural=True)
    add_index(path, "tbi")
    assert positions(path, locus) == (wanted, [], False)


@pytest.mark.usefixtures("any_size")
def test_a_large_structural_file_is_read_by_index_with_a_notice(
    tmp_path: Path, locus: Locus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexed, "SCAN_STRUCTURAL", 0)
    path = tmp_path / "sv.vcf.gz"
    wanted = genome(path, structural=True)
    add_index(path, "tbi")
    found, codes, used = positions(path, locus)
    assert set(wanted) - set(found) <= {77}
    assert (codes, used) == (["index.structural"], True)


def test_small_files_are_scanned_whatever_index_they_have(tmp_path: Path, locus: Locus) -> None:
    path = tmp_path / "genome.vcf.gz"
    wanted = genome(path)
    add_index(path, "tbi")
    assert positions(path, locus) == (wanted, [], False)


@pytest.mark.debian("bcftools")
def test_the_lines_are_those_that_bcftools_finds(tmp_path: Path, locus: Locus) -> None:
    path = tmp_path / "genome.vcf.gz"
    genome(path)
    add_index(path, "csi")
    span = locus.spans[Assembly.GRCH38]
    region = f"chr3:{span.start}-{span.end}"
    shown = subprocess.run(
        ["bcftools", "view", "-H", "-r", region, str(path)],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    with open_variants(path, locus) as source:
        assert [text for _, text in source.lines()] == shown
