"""Fetching, from a real server on loopback that behaves and misbehaves."""

import json
import socket
from pathlib import Path

import pysam
import pytest

from col7a1tools.cli.main import COMMANDS, main
from col7a1tools.errors import UsageError
from col7a1tools.export.forms import SUFFIXES as EXPORTS
from col7a1tools.sources.fetch.client import Client
from col7a1tools.sources.lookup import forget
from col7a1tools.sources.registry import download_path, extract_path, load_registry
from tests.sources.conftest import Ask
from tests.sources.server import (
    Misbehaviour,
    change,
    cut,
    page,
    serving,
    stall,
    status,
    well,
)

VALIDATOR = "/VariantValidator/variantvalidator"
QUOTED = "NC_000003.12%3Ag.48573870dup"
CLINVAR = "/vcf_GRCh38/clinvar.vcf.gz"
QUICK = ["--timeout", "0.3", "--pause", "0.01", "--attempts", "3", "--today", "2026-11-22"]


@pytest.fixture(scope="module")
def clinvar(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A whole ClinVar VCF of several megabytes with its index, as the server has it."""
    folder = tmp_path_factory.mktemp("clinvar")
    data = Path(__file__).resolve().parents[1] / "data" / "sources" / "clinvar.vcf"
    lines = data.read_text(encoding="utf-8").splitlines()
    header = [line for line in lines if line.startswith("#")]
    ours = [line for line in lines if line.startswith("3\t")]
    info = "CLNREVSTAT=no_assertion_criteria_provided;CLNSIG=Benign;ALLELEID="
    before = [f"3\t{4000 + 400 * n}\t{n}\tA\tC\t.\t.\t{info}{n * 7919}" for n in range(100_000)]
    after = [f"3\t{50_000_000 + 9 * n}\t{n}\tA\tC\t.\t.\t{info}{n * 7907}" for n in range(50_000)]
    plain = folder / "clinvar.vcf"
    plain.write_text("\n".join([*header, *before, *ours, *after, ""]), encoding="utf-8")
    packed = Path(pysam.tabix_index(str(plain), preset="vcf"))
    return {CLINVAR: packed.read_bytes(), f"{CLINVAR}.tbi": Path(f"{packed}.tbi").read_bytes()}


def fetch(source: str, url: str, *more: str) -> int:
    forget()
    return main(["sources", "fetch", source, *more, "--url", url, *QUICK])


def test_clinvar_is_fetched_by_ranges_and_registered(
    clinvar: dict[str, bytes], registry: Path, ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(clinvar) as (url, server):
        assert fetch("clinvar", url) == 0
    (assertion,) = ask("c.6527dup").assertions
    assert assertion.significance == "Pathogenic/Likely pathogenic"
    (entry,) = load_registry(registry)
    assert (entry.release, entry.variants) == ("2026-08-30", 2)
    ranges = [span.removeprefix("bytes=").split("-") for path, span in server.seen if span]
    asked = sum(int(last) - int(first) + 1 for first, last in ranges)
    assert asked < len(clinvar[CLINVAR]) / 3
    assert "reading the index of ClinVar" in capsys.readouterr().err


RECOVERED: list[tuple[str, list[Misbehaviour]]] = [
    ("cut", [well, cut, well, cut]),
    ("stall", [stall, well, stall]),
    ("throttle", [well, status(429, Retry_After="0"), well]),
    ("error", [status(500), well, status(503), status(502)]),
    ("changed", [well, well, change]),
]


@pytest.mark.parametrize(
    "script", [script for _, script in RECOVERED], ids=[n for n, _ in RECOVERED]
)
def test_passing_trouble_is_overcome(
    script: list[Misbehaviour], clinvar: dict[str, bytes], registry: Path
) -> None:
    with serving(clinvar) as (url, _):
        assert fetch("clinvar", url) == 0
    target = download_path(registry, "clinvar.GRCh38.vcf")
    undisturbed = target.read_bytes()
    target.unlink()
    with serving(clinvar, *script) as (url, server):
        assert fetch("clinvar", url) == 0
    assert not server.script
    assert target.read_bytes() == undisturbed


def test_a_range_that_broke_off_is_resumed(clinvar: dict[str, bytes], registry: Path) -> None:
    with serving(clinvar, well, well, cut) as (url, server):
        assert fetch("clinvar", url) == 0
    (first, resumed) = [span for path, span in server.seen if path == CLINVAR][1:]
    assert int(resumed[6:].split("-")[0]) > int(first[6:].split("-")[0])
    assert resumed.split("-")[1] == first.split("-")[1]
    assert load_registry(registry)


FAILED: list[tuple[str, list[Misbehaviour], str]] = [
    ("cut", [cut] * 9, "fetch.failed"),
    ("stall", [stall] * 9, "fetch.failed"),
    ("throttle", [status(429, Retry_After="0")] * 9, "fetch.failed"),
    ("error", [status(500)] * 9, "fetch.failed"),
    ("page", [page], "fetch.unexpected"),
    ("page in a range", [well, page], "fetch.unexpected"),
    ("missing", [status(404)], "fetch.unexpected"),
    ("no ranges", [well, status(200)], "fetch.unexpected"),
    ("changing", [well, well, change] * 3, "fetch.changing"),
]


@pytest.mark.parametrize(
    ("script", "code"), [(s, c) for _, s, c in FAILED], ids=[name for name, *_ in FAILED]
)
def test_the_old_copy_survives_lasting_trouble(
    script: list[Misbehaviour],
    code: str,
    clinvar: dict[str, bytes],
    registry: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with serving(clinvar) as (url, _):
        assert fetch("clinvar", url) == 0
    kept = {path: path.read_bytes() for path in registry.parent.rglob("*") if path.is_file()}
    with serving(clinvar, *script) as (url, _):
        assert fetch("clinvar", url) == 1
    assert f"[{code}]" in capsys.readouterr().err
    assert {p: p.read_bytes() for p in registry.parent.rglob("*") if p.is_file()} == kept
    assert extract_path(registry, "clinvar") in kept


@pytest.mark.parametrize("old", [b"##fileDate", b"CLNSIG"])
def test_a_file_of_another_make_is_refused_or_read_without_its_date(
    old: bytes, clinvar: dict[str, bytes], registry: Path, tmp_path: Path, data: Path
) -> None:
    plain = tmp_path / "other.vcf"
    plain.write_bytes(
        (data / "clinvar.vcf").read_bytes().replace(old, b"##" if b"#" in old else b"X")
    )
    packed = Path(pysam.tabix_index(str(plain), preset="vcf", force=True))
    files = {CLINVAR: packed.read_bytes(), f"{CLINVAR}.tbi": Path(f"{packed}.tbi").read_bytes()}
    with serving(files) as (url, _):
        status_code = fetch("clinvar", url)
    assert status_code == (0 if old == b"##fileDate" else 1)
    assert [entry.release for entry in load_registry(registry)] == ([""] if not status_code else [])
    assert clinvar


def test_the_index_of_another_file_leads_to_no_half_of_the_records(
    clinvar: dict[str, bytes],
    registry: Path,
    tmp_path: Path,
    data: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    plain = tmp_path / "other.vcf"
    plain.write_bytes((data / "clinvar.vcf").read_bytes())
    packed = Path(pysam.tabix_index(str(plain), preset="vcf", force=True))
    index = Path(f"{packed}.tbi").read_bytes()
    with serving({**clinvar, f"{CLINVAR}.tbi": index}) as (url, _):
        assert fetch("clinvar", url) == 1
    assert "[fetch.region]" in capsys.readouterr().err
    assert not registry.exists()


def variant(variant_id: str, count: int, **joint: object) -> dict[str, object]:
    groups = [{"id": "nfe", "ac": count, "an": 1000}, {"id": "fin", "ac": count, "an": 10}]
    part = {"ac": count, "an": 2000, "filters": [], "populations": groups}
    fafmax = {"faf95_max": joint.get("faf"), "faf95_max_gen_anc": "nfe"}
    return {
        "variant_id": variant_id,
        "exome": {**part, "ac_hom": 1},
        "genome": None,
        "joint": {**part, "homozygote_count": 1, "fafmax": fafmax},
    }


def answered(variants: list[dict[str, object]]) -> dict[str, bytes]:
    return {"/api": json.dumps({"data": {"gene": {"variants": variants}}}).encode()}


def many() -> list[dict[str, object]]:
    return [variant("3-48573864-A-AG", 4, faf=0.0125), variant("3-48575392-C-T", 7)] + [
        variant(f"3-{40_000_000 + n}-A-C", 1) for n in range(120)
    ]


def test_gnomad_is_asked_for_the_gene(registry: Path, ask: Ask) -> None:
    with serving(answered(many())) as (url, _):
        assert fetch("gnomad", f"{url}/api") == 0
    (entry,) = load_registry(registry)
    assert (entry.variants, entry.release, entry.coding_only) == (2, "gnomad_r4", True)
    (stated,) = ask("c.6527dup").frequencies
    assert (stated.allele_count, stated.allele_number, stated.homozygotes) == (4, 2000, 1)
    assert (stated.filtering_frequency, stated.group) == (0.0125, "nfe")
    (computed,) = ask("c.6127G>A").frequencies
    assert computed.filtering_frequency == pytest.approx(3.2853 / 1000, rel=1e-3)


@pytest.mark.parametrize(
    "body",
    [
        b'{"errors": [{"message": "Too many requests"}]}',
        b'{"data": {"gene": null}}',
        b'{"data": {"gene": {"variants": []}}}',
        b"[]",
        b"not json",
        json.dumps({"data": {"gene": {"variants": [{"variant_id": "x"}] * 200}}}).encode(),
    ],
)
def test_an_answer_of_gnomad_in_another_shape_is_refused(body: bytes, registry: Path) -> None:
    with serving({"/api": body}) as (url, _):
        assert fetch("gnomad", f"{url}/api") == 1
    assert not registry.exists()


@pytest.mark.parametrize(
    ("service", "path", "body"),
    [
        (
            "vep",
            f"/vep/human/hgvs/{QUOTED}?refseq=1&hgvs=1",
            b'[{"transcript_consequences": []}]',
        ),
        (
            "variantvalidator",
            f"{VALIDATOR}/GRCh38/{QUOTED}/NM_000094.4?content-type=application/json",
            b'{"flag": "gene_variant"}',
        ),
    ],
)
def test_a_service_is_told_the_variant_and_nothing_else(
    service: str, path: str, body: bytes, registry: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving({path: body}) as (url, server):
        assert fetch(service, url, "c.6527dup") == 0
        assert [seen for seen, _ in server.seen] == [path]
    assert json.loads(capsys.readouterr().out) == json.loads(body)
    with serving({path: b"{}"}) as (url, _):
        assert fetch(service, url, "c.6527dup") == 1
    assert not registry.exists()


@pytest.mark.parametrize("url", ["http://example.org/x", "ftp://127.0.0.1/x", "file:///etc/passwd"])
def test_only_https_is_spoken_beyond_this_machine(url: str) -> None:
    with pytest.raises(UsageError, match="is not an https address"):
        Client(print).whole(url)


def test_no_other_command_opens_a_connection(
    registry: Path, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GIVEN a machine that refuses sockets, WHEN every command runs, THEN none notices.

    A pair of local sockets between the processes of one command reaches nobody and is let be.
    """

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    class LocalOnly(socket.socket):
        def __init__(self, family: int = -1, *further: int | None) -> None:
            if family != socket.AF_UNIX:
                refuse()
            super().__init__(family, *further)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "socket", LocalOnly)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    vcf = str(data.parent / "vcf" / "quirks" / "plain.vcf")
    cram = str(data.parent / "reads" / "child_before.amplicon.cram")
    record, text = str(tmp_path / "r.json"), str(tmp_path / "r.txt")
    exports = [word for suffix in EXPORTS for word in ("-o", str(tmp_path / f"r{suffix}"))]
    runs = {
        "sources": [
            ["add", str(data / "clinvar.vcf")],
            ["list"],
            ["verify"],
            ["remove", "clinvar"],
        ],
        "annotate": [[vcf, "-o", str(tmp_path / "out.tsv")]],
        "describe": [["c.6527dup"]],
        "report": [[vcf, "--sample", sample_of(vcf), "-o", record]],
        "render": [[record, "-o", text, *exports]],
        "reads": [
            [cram, "--vcf", vcf, "--sample", sample_of(vcf), "-o", str(tmp_path / "reads.json")]
        ],
        "coverage": [[cram, "--jobs", "1", "-o", str(tmp_path / "c.tsv")]],
        "screen": [[vcf, "--jobs", "1", "-o", str(tmp_path / "cohort")]],
        "atlas": [["--protein", "-o", str(tmp_path / "atlas.tsv")]],
        "carriers": [[vcf, "-o", str(tmp_path / "carriers.tsv")]],
        "compare": [[record, record, "-o", str(tmp_path / "compared.txt")]],
    }
    # The desk runs until it is stopped; tests/web/test_silence.py watches it.
    assert runs.keys() | {"serve"} == COMMANDS.keys()
    for command, calls in runs.items():
        for call in calls:
            assert main([command, *call]) == 0, (command, call)
    assert registry.exists()


def sample_of(vcf: str) -> str:
    """First sample of a VCF."""
    lines = Path(vcf).read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith("#CHROM")).split("\t")[9]
