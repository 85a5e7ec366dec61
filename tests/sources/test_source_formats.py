"""Every kind of source is told by its content, and says what its file says."""

import gzip
from pathlib import Path

import pysam
import pytest

from col7a1tools.errors import InputError
from col7a1tools.model.evidence import Assertion, PopulationFrequency, Prediction
from col7a1tools.sources.entry import SourceKind
from tests.sources.conftest import Add, Ask

GLYCINE = "c.6127G>A"
LYSINE = "c.425A>G"
DUPLICATION = "c.6527dup"

PREDICTIONS = [
    ("revel.csv", GLYCINE, "REVEL", 0.941),
    ("revel.csv", LYSINE, "REVEL", 0.183),
    ("revel.csv", "c.1907G>T", "REVEL", 0.902),
    ("bayesdel.GRCh37.tsv", GLYCINE, "BayesDel", 0.501),
    ("bayesdel.GRCh37.tsv", LYSINE, "BayesDel", -0.36),
    ("cadd.tsv", GLYCINE, "CADD", 29.4),
    ("alphamissense_protein.tsv", GLYCINE, "AlphaMissense", 0.9951),
    ("alphamissense_protein.tsv", LYSINE, "AlphaMissense", 0.0902),
    ("alphamissense_genomic.tsv", GLYCINE, "AlphaMissense", 0.9951),
    ("spliceai.raw.vcf", LYSINE, "SpliceAI", 0.64),
    ("spliceai.masked.vcf", LYSINE, "SpliceAI", 0.31),
    ("spliceai.raw.vcf", "c.7485+5G>A", "SpliceAI", 0.47),
]
FREQUENCIES = [
    ("gnomad_v2.GRCh37.vcf", DUPLICATION, (40, 250000, 0, 0.00018, "nfe")),
    ("gnomad_v2.GRCh37.vcf", LYSINE, (900, 240000, 9, 0.009, "afr")),
    ("gnomad_v2.GRCh37.vcf", "c.425A>C", (3, 240000, 0, 0.000003, "")),
    ("gnomad_v4_joint.vcf", GLYCINE, (21, 1600000, 0, 1.25e-5, "nfe")),
    ("gnomad_v4_joint.vcf", "c.1907G>T", (1, 1600000, 0, 0.0, "")),
    ("gnomad_browser.csv", DUPLICATION, (60, 1610000, 0, 3.81e-5, "European (non-Finnish)")),
]
ASSERTIONS = [
    (
        "clinvar.vcf",
        DUPLICATION,
        "Pathogenic/Likely pathogenic",
        "criteria provided, multiple submitters, no conflicts",
        "VCV009000002",
    ),
    (
        "clinvar.vcf",
        GLYCINE,
        "Conflicting classifications of pathogenicity (Pathogenic(2); Uncertain significance(1))",
        "criteria provided, conflicting classifications",
        "VCV009000003",
    ),
    (
        "variant_summary.txt",
        DUPLICATION,
        "Pathogenic",
        "criteria provided, single submitter",
        "VCV009000002",
    ),
    (
        "variant_summary.txt",
        GLYCINE,
        "Likely pathogenic",
        "criteria provided, single submitter",
        "VCV009000003",
    ),
    ("lovd_download.txt", DUPLICATION, "pathogenic (recessive)", "", "COL7A1_900001"),
    ("lovd_download.txt", GLYCINE, "effect 90", "", "COL7A1_900002"),
    ("laboratory.tsv", LYSINE, "Pathogenic", "2026-03-01", "LAB-1"),
]


@pytest.mark.parametrize("expected", PREDICTIONS)
def test_predictors_give_their_score(
    expected: tuple[str, str, str, float], add: Add, ask: Ask
) -> None:
    file, variant, tool, score = expected
    entry = add(file)
    assert ask(variant).predictions == (Prediction(entry.stamp, tool, score),)


@pytest.mark.parametrize(("file", "variant", "values"), FREQUENCIES)
def test_gnomad_gives_counts_and_its_own_filtering_frequency(
    file: str, variant: str, values: tuple[int, int, int, float, str], add: Add, ask: Ask
) -> None:
    entry = add(file)
    assert ask(variant).frequencies == (PopulationFrequency(entry.stamp, *values),)


@pytest.mark.parametrize("expected", ASSERTIONS)
def test_classifications_come_in_the_words_of_the_source(
    expected: tuple[str, str, str, str, str], add: Add, ask: Ask
) -> None:
    file, variant, *words = expected
    entry = add(file)
    assert ask(variant).assertions == (Assertion(entry.stamp, *words),)


def test_a_missing_filtering_frequency_is_that_of_the_highest_group(add: Add, ask: Ask) -> None:
    """The Finnish counts of the fixture are higher, but that group went through a bottleneck."""
    add("gnomad_v3.vcf")
    (found,) = ask(GLYCINE).frequencies
    assert found.group == "afr"
    assert found.filtering_frequency == pytest.approx(6.924 / 40000, rel=1e-3)


@pytest.mark.parametrize(
    "file", ["gnomad_v2.GRCh37.vcf", "gnomad_v4_joint.vcf", "gnomad_browser.csv"]
)
def test_a_variant_that_gnomad_filters_counts_neither_as_seen_nor_as_absent(
    file: str, add: Add, ask: Ask
) -> None:
    entry = add(file)
    found = ask("c.1732C>T")
    assert found.frequencies == ()
    assert found.asked == ()
    assert ask("c.8440C>T").asked == (entry.stamp,)


def test_a_form_names_the_columns_of_any_table(add: Add, ask: Ask) -> None:
    entry = add("other_table.toml")
    found = ask(GLYCINE)
    assert entry.name == "in-house"
    assert entry.stamp.key == "in-house"
    assert found.predictions == (Prediction(entry.stamp, "REVEL", 0.941),)
    assert found.assertions == (Assertion(entry.stamp, "likely pathogenic", "", ""),)


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ('file = "other_table.csv"\nspeed = 1\n[columns]\nvariant = "Change"', "source.form"),
        ('file = "other_table.csv"\n[columns]\nscore = "Class"', "source.form"),
        ('file = "other_table.csv"\n[columns]\nvariant = "Changed"', "source.form_column"),
        ('file = "other_table.csv"\ntool = "MINE"\n[columns]\nvariant = "Change"', "source.form"),
        ("file = ", "toml.syntax"),
    ],
)
def test_a_faulty_form_is_refused(
    form: str, code: str, tmp_path: Path, data: Path, add: Add
) -> None:
    (tmp_path / "other_table.csv").write_bytes((data / "other_table.csv").read_bytes())
    path = tmp_path / "form.toml"
    path.write_text(form, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        add(path)
    assert caught.value.code == code


@pytest.mark.parametrize("packing", ["gzip", "bgzip"])
@pytest.mark.parametrize("file", ["clinvar.vcf", "cadd.tsv", "revel.csv", "variant_summary.txt"])
def test_compressed_files_say_the_same(
    file: str, packing: str, data: Path, add: Add, tmp_path: Path
) -> None:
    packed = tmp_path / f"{file}.gz"
    if packing == "gzip":
        packed.write_bytes(gzip.compress((data / file).read_bytes(), mtime=0))
    else:
        pysam.tabix_compress(str(data / file), str(packed))
    plain, other = add(file, name="plain"), add(packed, name="packed")
    assert other.extract_sha256 == plain.extract_sha256
    assert other.stamp != plain.stamp


def test_a_file_of_another_kind_than_said_is_refused(add: Add) -> None:
    with pytest.raises(InputError) as caught:
        add("cadd.tsv", kind=SourceKind.REVEL)
    assert caught.value.code == "source.kind"


def test_alleles_match_by_what_they_are_and_not_by_spelling(
    tmp_path: Path, data: Path, add: Add, ask: Ask
) -> None:
    """The duplicated G of c.6527dup may stand anywhere in its run, with or without more bases."""
    text = (data / "clinvar.vcf").read_text(encoding="utf-8")
    for ref, pos, alt in (("G", 48573865, "GG"), ("AG", 48573864, "AGG")):
        path = tmp_path / "respelled.vcf"
        respelled = f"3\t{pos}\t9000002\t{ref}\t{alt}\t"
        path.write_text(text.replace("3\t48573864\t9000002\tA\tAG\t", respelled), encoding="utf-8")
        add(path)
        (found,) = ask(DUPLICATION).assertions
        assert found.identifier == "VCV009000002"
