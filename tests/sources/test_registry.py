"""The list of sources: what is written is read again, and what changed is noticed."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from col7a1tools.cli.main import main
from col7a1tools.errors import InputError, UsageError
from col7a1tools.gene import Gene
from col7a1tools.model.evidence import NOTHING
from col7a1tools.model.positions import Assembly, GeneOffset
from col7a1tools.model.variant import GeneChange
from col7a1tools.sources import extract as extract_module
from col7a1tools.sources.entry import Fingerprint, SourceEntry, SourceKind
from col7a1tools.sources.items import Item, decode, encode
from col7a1tools.sources.lookup import forget, lookup
from col7a1tools.sources.manage import released_on, remove_source, verify_source
from col7a1tools.sources.registry import (
    extract_path,
    load_registry,
    save_registry,
)
from col7a1tools.sources.registry_place import VARIABLE, registry_path
from tests.sources.conftest import TODAY, Add, Ask

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=20)
ENTRIES = st.builds(
    SourceEntry,
    name=TEXT,
    kind=st.sampled_from(SourceKind),
    path=TEXT,
    assembly=st.sampled_from([None, *Assembly]),
    release=TEXT,
    released=st.none() | st.dates(date(1900, 1, 1)),
    registered=st.dates(date(1900, 1, 1)),
    fingerprint=st.builds(Fingerprint, TEXT, TEXT, st.integers(0), st.integers(0)),
    extract_sha256=TEXT,
    variants=st.integers(0),
    coding_only=st.booleans(),
    notices=st.lists(TEXT, max_size=2).map(tuple),
)


@given(st.lists(ENTRIES, max_size=3, unique_by=lambda entry: entry.name))
def test_a_list_that_was_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, entries: list[SourceEntry]
) -> None:
    path = tmp_path_factory.getbasetemp() / "round_trip.toml"
    save_registry(path, tuple(entries))
    assert load_registry(path) == tuple(entries)


def test_every_item_survives_its_line(add: Add, ask: Ask) -> None:
    for file in ("gnomad_v2.GRCh37.vcf", "clinvar.vcf", "revel.csv"):
        add(file)
    found = ask("c.6527dup")
    assert found.frequencies
    assert found.assertions
    items: tuple[Item, ...] = (*found.frequencies, *found.predictions, *found.assertions)
    for item in items:
        assert decode(encode("g:1-2:A", item), item.source) == item


def test_where_nothing_is_registered_nothing_is_said(registry: Path, ask: Ask) -> None:
    assert ask("c.6527dup") is NOTHING
    assert not registry.exists()


def test_the_list_lies_in_the_users_data_directory(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    assert registry_path() == tmp_path / "col7a1tools" / "sources.toml"


def test_a_source_that_does_not_know_the_variant_was_asked(add: Add, ask: Ask) -> None:
    entry = add("cadd.tsv")
    found = ask("c.6527dup")
    assert found.asked == (entry.stamp,)
    assert found.predictions == ()


def test_a_file_of_coding_exons_is_not_asked_about_deep_introns(
    add: Add, ask: Ask, gene: Gene
) -> None:
    entry = add("gnomad_browser.csv", coding_only=True)
    for near in ("c.6527dup", "c.6900+1G>A", "c.1A>T", "c.2993-20_2993-19del"):
        assert ask(near).asked == (entry.stamp,), near
    exons = gene.transcript.exons
    left, right = next(
        (left, right) for left, right in pairwise(exons[2:]) if right.start - left.end > 2 * 75 + 10
    )
    sequence = gene.locus.gene
    for offset, asked in ((left.end + 74, True), (left.end + 75, False), (right.start - 76, False)):
        base = "A" if sequence[offset] != "A" else "C"
        change = GeneChange(GeneOffset(offset), GeneOffset(offset + 1), base)
        assert bool(lookup(change, gene).asked) is asked


def test_the_stamp_carries_release_and_checksum(add: Add) -> None:
    entry = add("clinvar.vcf")
    assert (entry.stamp.key, entry.stamp.release) == ("clinvar", "2026-08-30")
    assert entry.released == date(2026, 8, 30)
    assert len(entry.stamp.sha256) == 64
    assert add("laboratory.tsv", name="our-lab").stamp.key == "our-lab"


@pytest.mark.parametrize(
    ("release", "expected"),
    [
        ("2026-11-02", date(2026, 11, 2)),
        ("20261102", date(2026, 11, 2)),
        ("v4.1", None),
        ("2026-13-40", None),
    ],
)
def test_a_release_that_names_a_day(release: str, expected: date | None) -> None:
    assert released_on(release) == expected


def test_a_source_is_stale_after_180_days(registry: Path, add: Add) -> None:
    entry = add("clinvar.vcf")
    assert entry.released
    for days, expected in ((180, []), (181, ["sources.stale"])):
        wrong, known = verify_source(registry, entry, entry.released + timedelta(days=days))
        assert not wrong
        assert [notice.code for notice in known] == expected


@pytest.mark.parametrize("hashed_whole", [1 << 30, 0])
def test_a_changed_or_missing_file_and_a_changed_extract_are_noticed(
    hashed_whole: int, registry: Path, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files too large to hash are known by size, time and extract."""
    monkeypatch.setattr(extract_module, "HASHED_WHOLE", hashed_whole)
    path = tmp_path / "cadd.tsv"
    path.write_bytes((data / "cadd.tsv").read_bytes())
    assert main(["sources", "add", str(path), "--today", "2026-11-22"]) == 0
    (entry,) = load_registry(registry)
    assert verify_source(registry, entry, TODAY) == ((), ())
    path.write_bytes((data / "cadd.tsv").read_bytes() + b"\n")
    assert [one.code for one in verify_source(registry, entry, TODAY)[0]] == ["sources.changed"]
    path.unlink()
    wrong, known = verify_source(registry, entry, TODAY)
    assert (wrong, [one.code for one in known]) == ((), ["sources.moved"])
    extract_path(registry, entry.name).write_text("g:1-2:A\tP\tCADD\t99.0\n", encoding="utf-8")
    assert [one.code for one in verify_source(registry, entry, TODAY)[0]] == ["sources.extract"]


def test_an_altered_extract_is_never_believed(registry: Path, add: Add, ask: Ask) -> None:
    entry = add("cadd.tsv")
    with extract_path(registry, entry.name).open("a", encoding="utf-8") as file:
        file.write("g:26388-26388:C\tP\tCADD\t1.0\n")
    forget()
    with pytest.raises(InputError) as caught:
        ask("c.6527dup")
    assert caught.value.code == "sources.extract"


@pytest.mark.parametrize("text", ["format = 2\n", "format = ", "[source.x]\nkind = 'cadd'\n"])
def test_a_list_that_cannot_be_read_is_refused(registry: Path, text: str) -> None:
    registry.parent.mkdir(parents=True)
    registry.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_registry(registry)
    assert caught.value.code == "sources.registry"


def test_the_command_adds_lists_verifies_and_removes(
    registry: Path, data: Path, gene: Gene, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(data / "revel.csv")
    assert main(["sources", "add", file, "--release", "2026-01-01", "--today", "2026-11-22"]) == 0
    out, err = capsys.readouterr()
    assert out == "revel: revel, 3 variants of COL7A1\n"
    assert "more than 180 days ago" in err
    assert main(["sources", "list", "--today", "2026-03-01"]) == 0
    row = capsys.readouterr().out.splitlines()[1].split("\t")
    assert row == ["revel", "revel", ".", "2026-01-01", "3", "2026-11-22", "no", file]
    assert main(["sources", "verify", "--today", "2026-03-01"]) == 0
    assert capsys.readouterr().out == "revel: as registered\n"
    extract_path(registry, "revel").unlink()
    assert main(["sources", "verify"]) == 1
    assert main(["sources", "verify", "none-such"]) == 2
    assert main(["sources", "remove", "revel"]) == 0
    assert load_registry(registry) == ()
    with pytest.raises(UsageError):
        remove_source(registry, "revel")
    assert gene.locus


def test_a_name_that_would_leave_the_folder_is_refused(data: Path, registry: Path) -> None:
    assert main(["sources", "add", str(data / "cadd.tsv"), "--name", "../../x"]) == 2
    assert not registry.exists()


def test_a_second_file_of_a_kind_needs_a_name_of_its_own(
    registry: Path, add: Add, ask: Ask
) -> None:
    """Raw and masked scores, or exomes and genomes, must not push each other out unseen."""
    add("spliceai.raw.vcf")
    with pytest.raises(UsageError) as caught:
        add("spliceai.masked.vcf")
    assert caught.value.code == "sources.name_taken"
    add("spliceai.masked.vcf", name="masked")
    assert len(ask("c.425A>G").predictions) == 2
    add("spliceai.masked.vcf", name="spliceai")
    assert [entry.release for entry in load_registry(registry)] == ["1.3 masked", "1.3 masked"]
