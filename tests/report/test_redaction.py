"""No name, text, file or date of a user survives in any form of a redacted record."""

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from col7a1tools.model.finding import Finding
from col7a1tools.report import from_json, redact, to_json
from col7a1tools.report.document import ReportDocument
from col7a1tools.report.family_section import FamilyMember, Risk
from col7a1tools.report.redaction import (
    NO_CHECKSUM,
    NOTICE,
    PEOPLE_VALUES,
    REMOVED,
    SOURCE_VALUES,
    TEXT_VALUES,
)
from col7a1tools.report.sentences import sentences, statement
from col7a1tools.views.compose import compose
from col7a1tools.views.render import render
from tests.command_line import PROJECT, in_process
from tests.trust.runs import EXPORTS, PAGES, TRIO

Capture = pytest.CaptureFixture[str]

SECRET = re.compile(r"zq[a-z]{3,}", re.IGNORECASE)
FIELD = re.compile(r"^\| `([a-z0-9_.]+)` \|", re.MULTILINE)
# Values of findings that the program computes or takes from a closed list.
_COMPUTED = (
    "after approved bases before benign breakend change checked child_depth coding codon context "
    "count criteria cysteines denominator depth exon exons father_depth first frequency "
    "from_end from_other glycines heterozygous homozygous interruption intron kind last "
    "limit meioses method minimum_depth minimum_quality mother_depth name next_methionine "
    "number numerator odds_ratio others parts pathogenic patients percent phenotype place "
    "points positions probands protein quality rarity read reads reason region "
    "relation replaced replaced_by reported residue residues residues_gained residues_left "
    "residues_lost residues_whole score second site sites stop_codon strand substance "
    "triplets variant variants whole_exons without "
)
KEPT_VALUES = frozenset(_COMPUTED.split())

PED = """\
zqfamily\tzqfather\t0\t0\t1\t1
zqfamily\tzqmother\t0\t0\t2\t1
zqfamily\tzqchild\tzqfather\tzqmother\t2\t2
zqfamily\tzqsister\tzqfather\tzqmother\t2\t-9
"""
CASE = """\
[phenotype]
findings = ["zqfinding of the skin", "HP:0008066 Blistering zqlabel"]
mapping = "below lamina densa"
method = "immunofluorescence"
reference = "zqbiopsy 2025-03-04"

[[variants."c.6527dup".probands]]
other = "c.425A>G"
class = "pathogenic"
phase = "trans"
reference = "zqproband"

[variants."c.6527dup".other_cause]
cause = "zqcause"
reference = "zqpanel"
"""
RULES = """\
name = "Zqrules of Zqtown"
version = "zqversion"
date = "2025-03-05"

[[frequency.founder]]
coding = "c.5820G>A"
sources = ["zqcohort, 2025"]
"""
LETTERHEAD = """\
laboratory = "Zqlaboratory"
address = ["Zqstreet 1"]
draft = true

[[signatures]]
role = "Zqrole"
name = "Dr Zqname"
"""
TABLE = "variant\tclassification\treview\tidentifier\nc.6527dup\tZqclass\tzqreview\tzqidentifier\n"
# Of a laboratory's own files: neither may be told from a redacted record.
DAYS = ("2025-03-04", "2025-03-05")


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def words(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> list[str | Path]:
    """A summary for which the user's files name people, places and days wherever they can."""
    folder = tmp_path / "zqfolder"
    folder.mkdir()
    text = TRIO.read_text(encoding="utf-8")
    for person in ("child", "mother", "father"):
        text = text.replace(f"\t{person}", f"\tzq{person}")
    text = text.replace(
        "\t.\tA\tAG\t1308\tPASS\t", "\tzqidentity\tA\tAG\t1308\tzqfilter\tREVEL=0.9;"
    )
    vcf = written(folder / "zqvariants.vcf", text)
    monkeypatch.setenv("COL7A1TOOLS_SOURCES", str(folder / "sources.toml"))
    table = written(folder / "zqtable.tsv", TABLE)
    add = ("sources", "add", table, "--kind", "laboratory", "--name", "zqtable")
    assert in_process(capsys, *add, "--release", "2025-03-04").status == 0
    return [
        *("report", vcf, "--sample", "zqchild", "--donor", "zqsister"),
        *("--ped", written(folder / "zqpedigree.ped", PED)),
        *("--case", written(folder / "zqcase.toml", CASE)),
        *("--rules", written(folder / "zqrules.toml", RULES)),
        *("--letterhead", written(folder / "zqletterhead.toml", LETTERHEAD)),
    ]


def outputs(folder: Path) -> tuple[list[str | Path], list[Path]]:
    folder.mkdir()
    paths = [folder / f"out{suffix}" for suffix in (*PAGES, *EXPORTS)]
    return [word for path in paths for word in ("-o", path)], paths


def text_of(path: Path) -> str:
    if path.suffix != ".pdf":
        return path.read_text(encoding="utf-8")
    command = ["pdftotext", str(path), "-"]
    raw = path.read_bytes().decode("latin-1")
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout + raw


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Values with their places, without the numbers of list entries."""
    if isinstance(value, dict):
        for key, held in value.items():
            yield from leaves(held, f"{path}.{key}".lstrip("."))
    elif isinstance(value, list):
        for held in value:
            yield from leaves(held, path)
    else:
        yield path, value


def worded(path: str) -> bool:
    return bool(re.search(r"\.(clinician|family)\.(en|es)$|\.values\.", path))


@pytest.mark.debian("pdftotext")
def test_no_name_survives_in_any_form(
    words: list[str | Path], tmp_path: Path, capsys: Capture
) -> None:
    plain, named = outputs(tmp_path / "named")
    hidden, paths = outputs(tmp_path / "redacted")
    assert in_process(capsys, *words, *plain).status == 0
    assert in_process(capsys, *words, "--redact", *hidden).status == 0
    for path in paths:
        text = text_of(path)
        assert SECRET.findall(text) == [], path.name
        assert [day for day in DAYS if day in text] == []
    # The names are there where nobody redacts, so that the search above can find them.
    assert len(set(SECRET.findall(text_of(named[0])))) > 15
    again, rendered = outputs(tmp_path / "rendered")
    assert in_process(capsys, "render", named[0], "--redact", *again).status == 0
    assert [path.read_bytes() for path in rendered] == [path.read_bytes() for path in paths]


def test_the_page_lists_every_field_that_changes_and_no_other(
    words: list[str | Path], tmp_path: Path, capsys: Capture
) -> None:
    assert in_process(capsys, *words, "-o", tmp_path / "record.json").status == 0
    document = from_json((tmp_path / "record.json").read_text(encoding="utf-8"))
    first = document.variants[0]
    odd = replace(
        first,
        record=replace(first.record, alt="<DEL:zqname>"),
        call=replace(first.call, filters="zqfilter"),
    )
    risk = Risk("carrier", "zqsister", "pedigree", 1, 2, "50", document.notices[0])
    family = replace(document.relatives, files=("zqfile.vcf",), risks=(risk,))
    document = replace(document, variants=(odd, *document.variants[1:]), relatives=family)
    before, after = (json.loads(to_json(one)) for one in (document, redact(document)))
    assert SECRET.findall(to_json(redact(document))) == []
    kept = set(leaves(after))
    changed = {path for path, value in leaves(before) if (path, value) not in kept}
    changed = {re.sub(r"^letterhead\..*", "letterhead", path) for path in changed}
    listed = FIELD.findall((PROJECT / "docs" / "redaction.md").read_text(encoding="utf-8"))
    assert {path for path in changed if not worded(path)} == set(listed)
    assert len(listed) == len(set(listed))


def test_every_value_of_a_sentence_was_thought_about() -> None:
    texts = [
        text
        for sentence in sentences().values()
        for text in (sentence.clinician.en, sentence.clinician.es, sentence.family.en)
    ]
    used = {key for text in texts for key in re.findall(r"\{(\w+)\}", text)}
    assert used == KEPT_VALUES | (PEOPLE_VALUES | TEXT_VALUES | SOURCE_VALUES) & used
    assert KEPT_VALUES.isdisjoint(PEOPLE_VALUES | TEXT_VALUES | SOURCE_VALUES)


@pytest.fixture(scope="module")
def family_record() -> ReportDocument:
    path = PROJECT / "tests" / "fuzz" / "seeds" / "record.json"
    return from_json(path.read_text(encoding="utf-8"))


# Letters that no other text of a record has, so that whatever is found again was a name.
NAMES = st.text("ΨЖ漢<{$\"'\\&=,/ \u202e", min_size=1, max_size=30)


@settings(max_examples=30, deadline=None)
@given(
    names=st.lists(NAMES, min_size=5, max_size=5, unique=True),
    language=st.sampled_from(("en", "es")),
)
def test_any_name_is_replaced_and_the_record_still_holds(
    family_record: ReportDocument, names: list[str], language: str
) -> None:
    names = [f"Ψ{name}Ж" for name in names]
    sample, file, father, mother, pedigree = names
    members = (
        member(father, sex="male"),
        member(mother, sex="female"),
        replace(member(sample, sex="unknown"), father=father, mother=mother, proband=True),
    )
    document = replace(
        family_record,
        sample=replace(family_record.sample, name=sample, file=file),
        relatives=replace(
            family_record.relatives, members=members, pedigree=pedigree, sha256="a" * 64
        ),
    )
    redacted = redact(document)
    assert from_json(to_json(redacted)) == redacted
    assert redact(redacted) == redacted
    for suffix in (".json", ".txt", ".html"):
        assert "Ψ" not in render(redacted, suffix, language).decode("utf-8")
    father_id, mother_id, child_id = (one.id for one in redacted.relatives.members)
    child = redacted.relatives.members[2]
    assert (child.father, child.mother) == (father_id, mother_id)
    assert child_id == redacted.sample.name == "ID-1"
    assert redacted.sample.sha256 == redacted.relatives.sha256 == NO_CHECKSUM


def member(name: str, *, sex: str) -> FamilyMember:
    nothing = {"relation": "other relative", "sampled": False, "proband": False, "donor": False}
    rest = {"affected": "unknown", "partner": False, "genotypes": ()}
    return FamilyMember(id=name, father="", mother="", sex=sex, **nothing, **rest)  # type: ignore[arg-type]


def test_variants_and_their_classes_stay(family_record: ReportDocument) -> None:
    redacted = redact(family_record)
    for before, after in zip(family_record.variants, redacted.variants, strict=True):
        assert (before.hgvs_c, before.classification, before.criteria, before.grch38) == (
            *(after.hgvs_c, after.classification, after.criteria, after.grch38),
        )
        assert before.call.genotype == after.call.genotype
    assert redacted.notices[0].rule == "notice.redacted"
    assert REMOVED not in to_json(redacted)


def test_a_day_is_refused_beside_it(capsys: Capture, tmp_path: Path) -> None:
    record = PROJECT / "tests" / "fuzz" / "seeds" / "record.json"
    out = tmp_path / "out.phenopacket.json"
    day = ("--created", "2025-03-04")
    done = in_process(capsys, "render", record, "--redact", *day, "-o", out)
    assert done.status == 2
    assert "--redact" in done.err
    assert not out.exists()


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_pages_say_first_that_names_were_taken_out(
    language: str, family_record: ReportDocument
) -> None:
    notice = statement(Finding(NOTICE))
    said = f"{notice.family[language]} {notice.clinician[language]}"
    redacted = redact(family_record)
    text = " ".join(render(redacted, ".txt", language).decode("utf-8").split())
    assert text.startswith(said)
    html = render(redacted, ".html", language).decode("utf-8")
    assert html.index(notice.family[language]) < html.index("<h1>")
    assert not compose(family_record, language).redacted
