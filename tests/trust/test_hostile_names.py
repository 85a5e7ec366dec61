"""Names that act where they are shown: markup, formulas, escapes, templates, paths."""

import json
from pathlib import Path

import pytest

from col7a1tools.output import whole_file
from tests.command_line import Done, in_process, table
from tests.trust.runs import EXPORTS, PAGES, TRIO

Capture = pytest.CaptureFixture[str]

ESCAPE = "\x1b]0;owned\x07\x1b[2J"
SAMPLE = '=HYPERLINK("http://x.test")<script>alert(1)</script>{{7*7}}$1^2$#panic()../../../x'
HOSTILE = (
    SAMPLE,
    f"../../{ESCAPE}\u202egnp",
    "-2+3@SUM(1)",
    "</style><img src=x onerror=alert(1)>",
)


def renamed(folder: Path, child: str) -> Path:
    """The example family with another name for the child, in the VCF and in the pedigree."""
    text = TRIO.read_text(encoding="utf-8").replace("\tchild", f"\t{child}")
    path = folder / "family.vcf"
    path.write_text(text, encoding="utf-8")
    rows = [
        "f\tfather\t0\t0\t1\t1",
        "f\tmother\t0\t0\t2\t1",
        f"f\t{child}\tfather\tmother\t2\t2",
    ]
    (folder / "family.ped").write_text("\n".join([*rows, ""]), encoding="utf-8")
    return path


def checked(done: Done) -> None:
    assert done.status == 0, done.err
    assert_printable(done.err)


def assert_printable(text: str) -> None:
    assert [character for character in text if not character.isprintable()] == ["\n"] * (
        text.count("\n")
    )


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_inert_in_every_output(
    name: str, capsys: Capture, tmp_path: Path
) -> None:
    vcf, out = renamed(tmp_path, name), tmp_path / "deep" / "out"
    out.mkdir(parents=True)
    pages = {suffix: out / f"page{suffix}" for suffix in (*PAGES, *EXPORTS)}
    targets = [word for path in pages.values() for word in ("-o", path)]
    family = ("--ped", tmp_path / "family.ped")
    checked(in_process(capsys, "report", vcf, f"--sample={name}", *family, *targets))
    checked(in_process(capsys, "screen", vcf, *family, "-o", out / "run", "--jobs", "1"))
    for page in (pages[".html"], out / "run" / "summary.html"):
        html = page.read_text(encoding="utf-8")
        assert not any(tag in html for tag in ("<script", "<img src=x", "\x1b", "\u202e"))
    if "{{7*7}}" in name:
        assert "{{7*7}}" in pages[".html"].read_text(encoding="utf-8")
    assert pages[".pdf"].read_bytes().startswith(b"%PDF")
    assert_printable(pages[".txt"].read_text(encoding="utf-8"))
    for suffix in (".json", *EXPORTS):
        text = pages[suffix].read_text(encoding="utf-8")
        assert "\x1b" not in text
        assert json.loads(text)
    for path in (out / "run").glob("*.tsv"):
        table(path.read_text(encoding="utf-8"))
    assert {path.name for path in tmp_path.iterdir()} == {"family.vcf", "family.ped", "deep"}
    assert {path.name for path in out.parent.iterdir()} == {"out"}


def test_a_table_gives_a_name_as_the_file_has_it(capsys: Capture, tmp_path: Path) -> None:
    checked(in_process(capsys, "screen", renamed(tmp_path, SAMPLE), "-o", tmp_path / "run"))
    rows = table((tmp_path / "run" / "samples.tsv").read_text(encoding="utf-8"))
    assert SAMPLE in {row["sample"] for row in rows}


def test_messages_hold_no_control_character(capsys: Capture, tmp_path: Path) -> None:
    name = f"{ESCAPE}\u202e"
    vcf = renamed(tmp_path, name)
    missing = tmp_path / f"missing{name}"
    broken = tmp_path / f"broken{name}.vcf"
    broken.write_text(f"##fileformat=VCFv4.3\n#CHROM\tPOS{name}\n", encoding="utf-8")
    for words in (
        ["annotate", missing],
        ["annotate", broken],
        ["report", vcf, "--sample", "nobody", "-o", tmp_path / "out.txt"],
        ["report", vcf, "--sample", name, "--ped", broken, "-o", tmp_path / "out.txt"],
        ["report", vcf, "--sample", name, "--case", broken, "-o", tmp_path / "out.txt"],
        ["report", vcf, "--sample", name, "--rules", broken, "-o", tmp_path / "out.txt"],
        ["render", broken, "-o", tmp_path / "out.txt"],
        ["describe", name],
        ["coverage", broken],
        ["reads", broken, "--vcf", vcf],
        ["screen", broken, vcf, "-o", tmp_path / "run", "--jobs", "1"],
        ["sources", "add", broken],
        ["sources", "remove", name],
        ["sources", "verify", name],
        [name],
    ):
        done = in_process(capsys, *words)
        assert done.status != 0, words
        assert done.err
        assert_printable(done.err)


def test_a_hostile_file_name_is_only_a_name(tmp_path: Path) -> None:
    target = tmp_path / "$(touch x);`touch y`{{7}}.tsv"
    with whole_file(str(target)) as path:
        path.write_bytes(b"x")
    assert list(tmp_path.iterdir()) == [target]
