"""``verify`` names the file and what is wrong with it, also where the checksum was renewed."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reference.maker.__main__ import main
from reference.maker.folder import HERE, Folder, Unproved
from reference.maker.parsed import PARSED
from reference.maker.sources import files_are_listed
from reference.maker.verify import PROOFS, verify

DATA_FILES = Folder().data_files()


@pytest.fixture
def copied(tmp_path: Path) -> Folder:
    """A copy of the shipped data files that a test may spoil."""
    for name in ("SOURCES.toml", PARSED, *DATA_FILES):
        shutil.copy(HERE / name, tmp_path / name)
    return Folder(tmp_path)


def _spoil(folder: Folder, name: str, old: str, new: str) -> None:
    text = (folder.path / name).read_text(encoding="utf-8")
    assert old in text
    (folder.path / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_shipped_files_hold() -> None:
    assert verify(Folder()) == []


def test_verify_is_a_command_of_its_own() -> None:
    """As a maintainer calls it, in an interpreter that has loaded nothing else."""
    command = [sys.executable, "-m", "reference.maker", "verify"]
    done = subprocess.run(command, cwd=HERE.parent, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "every reference file is as it should be\n"


@pytest.mark.parametrize("name", DATA_FILES)
def test_one_altered_byte_is_found_by_its_checksum(
    name: str, copied: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    content = bytearray((copied.path / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copied.path / name).write_bytes(bytes(content))
    assert main(["verify", str(copied.path)]) == 1
    assert f"{name}: was altered" in capsys.readouterr().err


@pytest.mark.parametrize("name", DATA_FILES)
def test_a_missing_file_is_named(
    name: str, copied: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    (copied.path / name).unlink()
    assert main(["verify", str(copied.path)]) == 1
    assert f"{name}: is listed in SOURCES.toml but missing" in capsys.readouterr().err


def test_a_file_without_an_entry_is_named(copied: Folder) -> None:
    (copied.path / "extra.tsv").write_text("a\tb\n", encoding="utf-8")
    assert [str(problem) for problem in verify(copied)] == [
        "extra.tsv: is not listed in SOURCES.toml"
    ]


@pytest.mark.parametrize("field", ["accession", "origin", "date", "licence", "made"])
def test_an_entry_must_say_where_the_file_comes_from(field: str, copied: Folder) -> None:
    text = (copied.path / "SOURCES.toml").read_text(encoding="utf-8")
    start = text.index(f"{field} = ", text.index('[files."exons.tsv"]'))
    end = text.index("\n", start)
    (copied.path / "SOURCES.toml").write_text(text[:start] + text[end:], encoding="utf-8")
    assert [str(problem) for problem in verify(copied)] == [
        f"SOURCES.toml: lacks {field} of exons.tsv"
    ]


def test_an_unreadable_list_of_sources_is_named(copied: Folder) -> None:
    (copied.path / "SOURCES.toml").write_text("[files", encoding="utf-8")
    assert {problem.file for problem in verify(copied)} == {"SOURCES.toml"}


def test_checksums_accepts_a_deliberate_change(
    copied: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    _spoil(copied, "citations.toml", "Hum Mutat 2020", "Hum Mutat 2020;41")
    assert main(["checksums", str(copied.path)]) == 0
    assert capsys.readouterr().out == "citations.toml\nparsed.jsonl\n"
    assert verify(copied) == []
    assert main(["checksums", str(copied.path)]) == 0
    assert capsys.readouterr().out == ""


# File, what stands there, what replaces it, the file that the proof names, and what it says.
DAMAGE = [
    ("locus.fa", "\nTACCCTT", "\nTACCCT", "locus.fa", "has 38179 bases"),
    ("locus.fa", "\nTACCCTT", "\nTACCCTN", "locus.fa", "other letters"),
    ("locus.fa", ":48562073-", ":48562072-", "locus.fa", "its title does not name"),
    ("locus.fa", ">COL7A1", "COL7A1", "locus.fa", "does not begin with a FASTA title"),
    ("assemblies.tsv", "48562073", "48562074", "assemblies.tsv", "does not fit"),
    ("assemblies.tsv", "GRCh38", "GRCh36", "assemblies.tsv", "lists other assemblies"),
    ("exons.tsv", "5705\t5885", "5705\t5886", "transcript.fa", "not what the exons splice to"),
    ("exons.tsv", "5705\t5885", "5105\t5885", "exons.tsv", "overlap"),
    ("exons.tsv", "\n5\t6\t", "\n5\t7\t", "exons.tsv", "are not numbered"),
    ("exons.tsv", "5885\testablished", "5885\tprovisional", "exons.tsv", "only the first exon"),
    ("exons.tsv", "5705\t5885", "5705\tx", "exons.tsv", "line 4: lrg_end is no whole number"),
    ("exons.tsv", "5705\t5885\t", "5705\t", "exons.tsv", "line 4 has 4 columns"),
    ("exons.tsv", "5705\t5885", "5705\t", "exons.tsv", "line 4 has an empty cell"),
    ("exons.tsv", "exon_mane", "mane", "exons.tsv", "has not the columns"),
    ("transcripts.tsv", "\t119\t", "\t118\t", "transcripts.tsv", "do not add up"),
    ("transcripts.tsv", "\t63\t", "\t64\t", "transcripts.tsv", "(9232 and 9231 nt)"),
    ("transcripts.tsv", "NP_000085.1", "NP_000085.2", "transcripts.tsv", "another protein"),
    ("transcripts.tsv", "NM_000094.3", "NM_000094.2", "transcripts.tsv", "has not one row"),
    ("transcripts.tsv", "1\t8835\t333\tNP_000085.1\texon", "1\t8834\t334\tNP_000085.1\texon",
     "protein.fa", "not what the coding sequence"),
    ("transcript.fa", "\nGATGACG", "\nGATGACC", "transcript.fa", "not what the exons splice to"),
    ("protein.fa", "MTLRLL", "MTLRLV", "protein.fa", "not what the coding sequence"),
    ("gly_x_y_register.tsv", "1254\tG\t1", "1254\tG\t2", "gly_x_y_register.tsv", "not what the"),
    ("gly_x_y_interruptions.tsv", "1293\t1295", "1293\t1296", "gly_x_y_interruptions.tsv",
     "not what the protein"),
    ("gly_x_y_interruptions.tsv", "TAK", "TAR", "gly_x_y_interruptions.tsv", "residues of 1"),
    ("gly_x_y_interruptions.tsv", "\thinge", "\t.", "gly_x_y_interruptions.tsv", "the hinge"),
    ("gly_x_y_interruptions.tsv", "\n2\t", "\n3\t", "gly_x_y_interruptions.tsv", "misnumbered"),
    ("protein_regions.tsv", "1254\t2783", "1254\t2784", "protein_regions.tsv", "crosses one"),
    ("protein_regions.tsv", "2784\t2944", "2785\t2944", "protein_regions.tsv", "do not flank"),
    ("protein_regions.tsv", "2784\t2944", "2784\t2945", "protein_regions.tsv", "lies outside"),
    ("protein_regions.tsv", "1940\t1978", "1940\t1977", "protein_regions.tsv", "the hinge is not"),
    ("protein_regions.tsv", "2874\t2929", "2874\t2928", "protein_regions.tsv", "other cysteines"),
    ("protein_regions.tsv", "kunitz\t", "hinge\t", "protein_regions.tsv", "occurs twice"),
    ("protein_regions.tsv", "kunitz\t", "bpti\t", "protein_regions.tsv", "lacks one of"),
    ("protein_regions.tsv", "cdd_cd22627", "cdd", "protein_regions.tsv", "cites cdd"),
    ("citations.toml", 'pmid = "25741868"', 'pubmed = "25741868"', "citations.toml",
     "acmg_amp_2015 lacks a text or has an unknown field"),
    ("citations.toml", "[lrg_286]", "[lrg_286", "citations.toml", "cannot be read"),
    ("classification_rules.toml", "tavtigian_2020", "tavtigian", "classification_rules.toml",
     "cites tavtigian"),
    ("classification_rules.toml", "[", "[[", "classification_rules.toml", "cannot be read"),
    ("known_variants.tsv", "escamez_2010", "escamez", "known_variants.tsv", "cites escamez"),
    ("known_variants.tsv", "c.425A>G", "c.425C>G", "known_variants.tsv",
     "the reference base of c.425C>G is A"),
    ("known_variants.tsv", "c.682+1G>A", "c.681+1G>A", "known_variants.tsv",
     "no intron is counted as c.681+"),
    ("known_variants.tsv", "c.6527dup", "c.6526dup", "known_variants.tsv", "not 3'-most"),
    ("known_variants.tsv", "c.7787del", "c.7786del", "known_variants.tsv", "not 3'-most"),
    ("known_variants.tsv", "c.3631C>T", "c.9631C>T", "known_variants.tsv", "not in the coding"),
    ("known_variants.tsv", "c.3631C>T", "c.3631_3632insT", "known_variants.tsv",
     "not a substitution"),
    ("known_variants.tsv", "c.3631C>T", "c.5096C>T", "known_variants.tsv", "occurs twice"),
    ("known_variants.tsv", "c.425A>G\trecessive", "c.425A>G\tAR", "known_variants.tsv",
     "none of the known words"),
    ("known_variants.tsv", "c.3631C>T\t.\t", "c.3631C>T\trecessive\t", "known_variants.tsv",
     "claims something without a source"),
    ("legacy_names.tsv", "6527insC\t", "6527insG\t", "legacy_names.tsv", "6527insG is not"),
    ("legacy_names.tsv", "6527insC\t", "6515insC\t", "legacy_names.tsv", "6515insC is not"),
    ("legacy_names.tsv", "6527insC\tc.6527dup", "6527insC\tc.6528dup", "legacy_names.tsv",
     "c.6528dup is no known variant"),
    ("legacy_names.tsv", "344insG", "345insG", "legacy_names.tsv", "a name occurs twice"),
    ("legacy_names.tsv", "7786delG", "7785delT", "legacy_names.tsv", "7785delT is not"),
    ("legacy_names.tsv", "7786delG", "7787delG", "legacy_names.tsv", "7787delG is not"),
    ("legacy_names.tsv", "7154delC", "7154delG", "legacy_names.tsv", "7154delG is not"),
    ("legacy_names.tsv", "9del14", "9del15", "legacy_names.tsv", "c.8523_8527+9del15 is not"),
    ("legacy_names.tsv", "33563del14", "33563del15", "legacy_names.tsv", "33563del15 is not"),
    ("legacy_names.tsv", "976-3C>A", "977-3C>A", "legacy_names.tsv", "977-3C>A is not"),
    ("legacy_names.tsv", "IVS5+1G>A", "IVS6+1G>A", "legacy_names.tsv", "IVS6+1G>A is not"),
    ("legacy_names.tsv", "IVS5+1G>A", "IVS5+1G>C", "legacy_names.tsv", "IVS5+1G>C is not"),
    ("legacy_names.tsv", "R578X", "R579X", "legacy_names.tsv", "R579X is not"),
    ("legacy_names.tsv", "K142R", "K142Q", "legacy_names.tsv", "K142Q is not"),
    ("legacy_names.tsv", "W796X\tc.2388G>A\tstop_as_x\tp.(Trp796Ter)\tc.2387G>A",
     "W796X\tc.2388G>A\tstop_as_x\tp.(Trp796Ter)\t.", "legacy_names.tsv", "or fits others too"),
    ("legacy_names.tsv", "Gly2064_Arg2069del", "Gly2063_Arg2068del", "legacy_names.tsv",
     "p.Gly2063_Arg2068del is not"),
    ("legacy_names.tsv", "\tstop_as_x", "\tone_letter", "legacy_names.tsv", "has no text"),
    ("legacy_names.tsv", "\tstop_as_x", "\tno_such_position", "legacy_names.tsv",
     "has not the form"),
    ("legacy_name_reasons.tsv", "no_such_position\t", "no_position\t", "legacy_names.tsv",
     "the reason no_such_position has no text"),
    ("legacy_name_reasons.tsv", "reason\ttext\n", "reason\ttext\nspare\tspare\n",
     "legacy_name_reasons.tsv", "['spare'] are never used"),
]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGE, ids=[f"{d[0]}: {d[4]}" for d in DAMAGE])
def test_damage_under_a_renewed_checksum_is_found(
    damage: tuple[str, str, str, str, str], copied: Folder
) -> None:
    name, old, new, blamed, says = damage
    _spoil(copied, name, old, new)
    # What cannot be read gets no new checksum.
    assert main(["checksums", str(copied.path)]) == (1 if says == "cannot be read" else 0)
    assert any(problem.file == blamed and says in problem.what for problem in verify(copied))


def test_every_proof_of_the_facts_fails_for_some_damage(copied: Folder) -> None:
    """No proof is idle: together the damages above make each one fail."""
    caught = set()
    for name, old, new, _, _ in DAMAGE:
        text = (copied.path / name).read_text(encoding="utf-8")
        _spoil(copied, name, old, new)
        for proof in PROOFS:
            try:
                proof(copied)
            except Unproved:
                caught.add(proof)
        (copied.path / name).write_text(text, encoding="utf-8")
    assert set(PROOFS) - caught == {files_are_listed}
