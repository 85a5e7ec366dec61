"""A family gets the same phase from a cohort's tables as from its own report."""

import random
from pathlib import Path

import pytest

from col7a1tools.cohort.run import Screening
from col7a1tools.cohort.run import screen as screen_cohort
from col7a1tools.gene import load_gene
from col7a1tools.model.positions import Assembly
from col7a1tools.patient import read_patient
from col7a1tools.relatives import FamilyRequest
from tests.cohort.cohorts import rows, screen
from tests.cohort.test_screen import HEADER
from tests.command_line import PROJECT

# Two established variants: c.6527dup and c.1732C>T.
VARIANTS = ((48573864, "A", "AG"), (48590721, "G", "A"))
NAMES = ("father", "mother", "child", "sister")
PED = "f father 0 0 1 1\nf mother 0 0 2 1\nf child father mother 2 2\nf sister father mother 2 1\n"
CALLS = ("0/0", "0/1", "0/1", "1/1", "./.", "0|1", "1|0")
# Depth and quality of calls that count in a family, and of calls that do not.
QUALITIES = ("20,20:40:99", "20,20:40:99", "20,20:40:99", "2,2:4:99", "20,20:40:7", ".:.:.")
PLAIN = "20,20:40:99"
Genotypes = dict[str, tuple[str, str]]


def with_reads(call: str) -> str:
    """The call with reads that fit its genotype, where it has the even ones of a carrier."""
    fitting = {"0/0": "40,0", "1/1": "0,40"}
    return call.replace("20,20", fitting.get(call.partition(":")[0], "20,20"))


def write(folder: Path, genotypes: Genotypes, names: tuple[str, ...] = NAMES) -> Path:
    """A VCF of some members; a person whose call is empty has none of the records."""
    path = folder / f"{'_'.join(names)}.vcf"
    lines = [*HEADER, "\t".join(("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT", *names))]
    for place, (pos, ref, alt) in enumerate(VARIANTS):
        columns = [with_reads(genotypes[name][place]) for name in names]
        if any(columns):
            site = f"chr3\t{pos}\t.\t{ref}\t{alt}\t50\tPASS\t.\tGT:AD:DP:GQ"
            lines.append("\t".join((site, *columns)))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def by_report(main: Path, ped: Path, others: tuple[Path, ...] = ()) -> tuple[str, str]:
    """Phase and its reason in the child's report."""
    family = FamilyRequest(ped=str(ped), files=tuple(map(str, others)))
    document, _ = read_patient(str(main), load_gene(), sample="child", family=family)
    return document.alleles.phase, document.alleles.how


def by_screen(output: Path, ped: Path, *files: Path) -> tuple[str, str]:
    """The same in the table of candidates; cis where no pair is left."""
    request = Screening(tuple(map(str, files)), str(output), pedigree=str(ped))
    assert screen_cohort(request) == ()
    found = [row for row in rows(output / "candidates.tsv") if row["sample"] == "child"]
    return (found[0]["phase"], found[0]["phase_how"]) if found else ("cis", "")


def random_family(generator: random.Random) -> Genotypes:
    """A family whose child has two different variants, and whose other calls may be anything."""
    family = {
        name: tuple(f"{generator.choice(CALLS)}:{generator.choice(QUALITIES)}" for _ in VARIANTS)
        for name in NAMES
    }
    if generator.random() < 0.4:
        quality = generator.choice(QUALITIES)
        family["father"] = (f"0/0:{PLAIN}", f"0/1:{quality}")
        family["mother"] = (f"0/1:{PLAIN}", f"0/0:{quality}")
    child = (f"{generator.choice(('0/1', '0/1', '0|1'))}:{PLAIN}" for _ in VARIANTS)
    return {**family, "child": tuple(child)}  # type: ignore[dict-item]


@pytest.mark.parametrize("seed", range(30))
def test_a_family_has_the_phase_of_its_report(tmp_path: Path, seed: int) -> None:
    genotypes = random_family(random.Random(seed))
    ped = tmp_path / "family.ped"
    ped.write_text(PED)
    joint = write(tmp_path, genotypes)
    phase, how = by_report(joint, ped)
    found = by_screen(tmp_path / "joint", ped, joint)
    assert found == ((phase, how) if phase != "cis" else ("cis", ""))
    apart = tuple(write(tmp_path, genotypes, (name,)) for name in NAMES)
    child = next(path for path in apart if path.stem == "child")
    others = tuple(path for path in apart if path != child)
    assert by_report(child, ped, others) == (phase, how)
    assert by_screen(tmp_path / "apart", ped, *apart) == found


def test_the_families_differ_in_what_they_show(tmp_path: Path) -> None:
    ped = tmp_path / "family.ped"
    ped.write_text(PED)
    shown = set()
    for seed in range(30):
        shown.add(by_report(write(tmp_path, random_family(random.Random(seed))), ped)[1])
    assert {"phase.parents", "phase.relatives", "phase.not_phased"} <= shown


def test_a_parent_called_in_few_reads_shows_nothing(tmp_path: Path) -> None:
    ped = tmp_path / "family.ped"
    ped.write_text(PED)
    good = {
        "father": (f"0/0:{PLAIN}", f"0/1:{PLAIN}"),
        "mother": (f"0/1:{PLAIN}", f"0/0:{PLAIN}"),
        "child": (f"0/1:{PLAIN}", f"0/1:{PLAIN}"),
        "sister": (f"0/0:{PLAIN}", f"0/0:{PLAIN}"),
    }
    path = write(tmp_path, good)
    assert by_screen(tmp_path / "good", ped, path) == ("trans", "phase.parents")
    thin = {name: tuple(call.replace(PLAIN, "2,2:4:99") for call in good[name]) for name in NAMES}
    path = write(tmp_path, {**thin, "child": good["child"]})  # type: ignore[dict-item]
    assert by_screen(tmp_path / "thin", ped, path) == ("unknown", "phase.not_phased")


def test_a_parents_gvcf_says_that_the_parent_has_the_reference(tmp_path: Path) -> None:
    start = load_gene().locus.spans[Assembly.GRCH38].start
    end = start + len(load_gene().locus) - 1
    gvcf = tmp_path / "father.g.vcf"
    base = load_gene().locus.plus[0]
    block = f"chr3\t{start}\t.\t{base}\t<NON_REF>\t.\t.\tEND={end}\tGT:DP:GQ:MIN_DP\t0/0:40:99:30"
    header = [*HEADER, "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tfather"]
    gvcf.write_text("\n".join([*header, block]) + "\n")
    calls: Genotypes = {
        "mother": (f"0/1:{PLAIN}", f"0/1:{PLAIN}"),
        "child": (f"0/1:{PLAIN}", f"0/1:{PLAIN}"),
    }
    ped = tmp_path / "family.ped"
    ped.write_text(PED)
    files = [write(tmp_path, calls, (name,)) for name in ("child", "mother")]
    assert by_report(files[0], ped, (files[1], gvcf))[0] == "cis"
    assert by_screen(tmp_path / "run", ped, *files, gvcf) == ("cis", "")


def test_a_name_of_two_files_is_one_person_only_by_a_manifest(tmp_path: Path) -> None:
    """Two children of one name are not mixed, and not given each other's parents."""
    ped = tmp_path / "family.ped"
    ped.write_text(PED)
    folders = [tmp_path / "A", tmp_path / "B"]
    for folder in folders:
        folder.mkdir()
    plain = dict.fromkeys(NAMES, ("", ""))
    child = (f"0/1:{PLAIN}", f"0/1:{PLAIN}")
    first = {**plain, "child": child, "mother": (f"0/1:{PLAIN}", f"0/0:{PLAIN}")}
    second = {**plain, "child": child, "father": (f"0/0:{PLAIN}", f"0/1:{PLAIN}")}
    with_mother = write(folders[0], first, ("mother", "child"))
    with_father = write(folders[1], second, ("father", "child"))
    screen(tmp_path / "run", with_mother, with_father, options=("--ped", str(ped)))
    found = rows(tmp_path / "run" / "candidates.tsv")
    assert [(row["sample"], row["files"], row["phase"], row["affected"]) for row in found] == [
        ("child", "A/mother_child.vcf", "unknown", "."),
        ("child", "B/father_child.vcf", "unknown", "."),
    ]
    notices = [row["notices"] for row in rows(tmp_path / "run" / "files.tsv")]
    assert notices == ["cohort.equal_names"] * 2
    manifest = tmp_path / "cohort.tsv"
    lines = (f"{path.parent.name}/{path.name}\tchild\tchild" for path in (with_mother, with_father))
    manifest.write_text("path\tsample\tname\n" + "\n".join(lines) + "\n")
    screen(tmp_path / "one", manifest, options=("--ped", str(ped)))
    (row,) = rows(tmp_path / "one" / "candidates.tsv")
    assert (row["sample"], row["phase"], row["phase_how"]) == ("child", "trans", "phase.parents")
    assert row["affected"] == "affected"


@pytest.mark.parametrize("first", [True, False])
def test_names_of_files_change_nothing_of_a_person_of_two(tmp_path: Path, *, first: bool) -> None:
    """Two files of one person, under either name; they disagree, or one alone has the phase."""
    contents = (
        (f"0/1:{PLAIN}", "./.:.:.:."),
        (f"1/1:{PLAIN}", "./.:.:.:."),
    )
    row = of_one_person(tmp_path / "disagree", contents if first else contents[::-1])
    assert (row["phase"], row["variants"]) == ("homozygous", "c.6527dup")
    assert row["disagreeing_alleles"] == "c.6527dup"
    contents = (
        (f"0/1:{PLAIN}", f"0|1:{PLAIN}"),
        (f"0|1:{PLAIN}", f"1|0:{PLAIN}"),
    )
    row = of_one_person(tmp_path / "phase", contents if first else contents[::-1])
    assert (row["phase"], row["disagreeing_alleles"]) == ("trans", ".")
    contents = ((f"0|1:{PLAIN}", f"0|1:{PLAIN}"), (f"0|1:{PLAIN}", f"1|0:{PLAIN}"))
    row = of_one_person(tmp_path / "both", contents if first else contents[::-1])
    assert (row["phase"], row["phase_how"]) == ("unknown", "phase.contradicted")


def of_one_person(folder: Path, contents: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """The candidate whose files have these calls of VARIANTS."""
    lines = ["path\tsample\tname"]
    for name, calls in zip("ab", contents, strict=True):
        (folder / name).mkdir(parents=True)
        write(folder / name, {"p": calls}, ("p",))
        lines.append(f"{name}/p.vcf\tp\tP1")
    (folder / "cohort.tsv").write_text("\n".join(lines) + "\n")
    screen(folder / "run", folder / "cohort.tsv")
    (row,) = rows(folder / "run" / "candidates.tsv")
    return row


@pytest.mark.parametrize(("second", "phase"), [("1/1", "trans"), ("0/1", "unknown")])
def test_a_parent_whose_files_disagree_shows_no_phase(
    tmp_path: Path, second: str, phase: str
) -> None:
    ped = tmp_path / "family.ped"
    ped.write_text(PED)
    family: Genotypes = {
        "father": (f"1/1:{PLAIN}", f"0/0:{PLAIN}"),
        "child": (f"0/1:{PLAIN}", f"0/1:{PLAIN}"),
    }
    duo = write(tmp_path, family, ("father", "child"))
    again = write(tmp_path, {"father": (f"{second}:{PLAIN}", f"0/0:{PLAIN}")}, ("father",))
    manifest = tmp_path / "cohort.tsv"
    lines = (f"{path.name}\tfather\tfather" for path in (duo, again))
    manifest.write_text("path\tsample\tname\n" + "\n".join(lines) + "\n")
    screen(tmp_path / "run", manifest, options=("--ped", str(ped)))
    (row,) = (row for row in rows(tmp_path / "run" / "candidates.tsv") if row["sample"] == "child")
    assert row["phase"] == phase


def test_a_circle_of_parents_is_refused(tmp_path: Path) -> None:
    path = PROJECT / "examples" / "compound_heterozygous_trio" / "family.GRCh38.vcf"
    manifest = tmp_path / "cohort.tsv"
    lines = ("path\tsample\tfather\tmother", f"{path}\tchild\tfather\t", f"{path}\tfather\tchild\t")
    manifest.write_text("\n".join(lines) + "\n")
    done = screen(tmp_path / "run", manifest)
    assert done.returncode == 1
    assert "[cohort.own_ancestor]" in done.stderr
