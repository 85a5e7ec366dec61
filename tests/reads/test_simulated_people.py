"""The whole way, from a CRAM of simulated reads and a VCF to the record."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from col7a1tools.gene import load_gene
from col7a1tools.read_evidence import ReadsRequest, read_evidence
from col7a1tools.reads.document import ReadsDocument
from col7a1tools.reads.haplotypes import leftmost
from col7a1tools.reads.json import schema, to_json
from col7a1tools.reads.mosaic import Tissue
from col7a1tools.reads.people import Named
from col7a1tools.report.codec import to_plain
from col7a1tools.views.reads_text import reads_text
from tests.reads.called import write_vcf
from tests.simulate.fixtures import (
    DONOR_SHARE,
    FIRST_COPY,
    FOLDER,
    GAINED,
    MOSAIC,
    MOSAIC_FRACTION,
    SECOND_COPY,
    SKIN_COPIES,
    TURNED_BACK,
    Fixture,
    fixtures,
)
from tests.simulate.haplotypes import allele_of

NAMED = tuple(f"NM_000094.4:{name}" for name in (*FIRST_COPY, *SECOND_COPY))


@cache
def made() -> dict[str, Fixture]:
    return {fixture.name: fixture for fixture in fixtures(load_gene())}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("called")


@cache
def examined(
    name: str, folder: Path, leave_out: tuple[str, ...] = (), tissue: Tissue | None = None
) -> ReadsDocument:
    """The record of a fixture, its variants called without fault but for those left out."""
    fixture, gene = made()[name], load_gene()
    sample = name.partition(".")[0]
    hidden = [allele_of(one, gene) for one in leave_out]
    vcf = write_vcf(
        folder / f"{sample}.vcf", {sample: fixture.parts}, gene, fixture.assembly, hidden
    )
    request = ReadsRequest(str(FOLDER / name), str(vcf), tissue=tissue)
    return read_evidence(request, gene).document


@pytest.mark.parametrize("kind", ["short", "hifi", "nanopore"])
def test_every_known_variant_is_heterozygous_by_the_reads_alone(kind: str, folder: Path) -> None:
    document = examined(f"known_variants.{kind}.cram", folder)
    found = {one.hgvs_c: one.genotype for one in document.variants}
    assert {name: found[name] for name in NAMED} == dict.fromkeys(NAMED, "0/1")
    differing = [one.hgvs_g for one in document.variants if "genotype_differs" in one.flags]
    assert differing == []


@pytest.mark.parametrize("kind", ["short", "hifi", "nanopore"])
def test_known_variants_are_found_though_nobody_called_them(kind: str, folder: Path) -> None:
    document = examined(f"known_variants.{kind}.cram", folder, (*FIRST_COPY, *SECOND_COPY))
    found = {one.hgvs_c for one in document.looked_for if one.genotype not in ("0/0",)}
    assert found == set(NAMED)
    assert document.mosaic == ()
    assert document.missed == ()


@pytest.mark.parametrize("kind", ["short", "hifi", "nanopore"])
def test_no_phase_is_wrong(kind: str, folder: Path) -> None:
    document = examined(f"known_variants.{kind}.cram", folder)
    gene = load_gene()
    copies = [
        {leftmost(allele, gene.locus) for allele in part.haplotype.alleles}
        for part in made()[f"known_variants.{kind}.cram"].parts
    ]
    places = {
        one.hgvs_c or one.hgvs_g: gene.locus.plus_offset(
            made()[f"known_variants.{kind}.cram"].assembly, one.pos
        )
        for one in document.variants
    }

    def carried_by(name: str) -> list[bool]:
        offset = places[name]
        return [any(one.start in (offset, offset + 1) for one in copy) for copy in copies]

    told = {}
    for pair in document.pairs:
        if pair.phase != "unknown":
            cis = carried_by(pair.a) == carried_by(pair.b)
            assert pair.phase == ("cis" if cis else "trans"), pair
            told[pair.a, pair.b] = pair.phase
    assert len(told) > (20 if kind == "short" else 1000)


def test_long_reads_phase_the_two_variants_of_a_compound_heterozygote(folder: Path) -> None:
    pairs = examined("known_variants.hifi.cram", folder).pairs
    (pair,) = [one for one in pairs if {one.a, one.b} == {NAMED[0], NAMED[4]}]
    assert (pair.phase, pair.source) == ("trans", "chain")
    assert pair.error_probability is not None
    assert pair.error_probability < 0.01


def test_short_reads_say_why_they_cannot(folder: Path) -> None:
    pairs = examined("known_variants.short.cram", folder).pairs
    (pair,) = [one for one in pairs if {one.a, one.b} == {NAMED[0], NAMED[4]}]
    assert (pair.phase, pair.reads, pair.error_probability) == ("unknown", 0, None)
    assert pair.reason == f"not phased: no read spans {pair.distance:,} bases"


@pytest.mark.parametrize("kind", ["short", "hifi"])
def test_a_deletion_of_4064_bases_has_its_reads(kind: str, folder: Path) -> None:
    document = examined(f"exons_13_24_deleted.{kind}.cram", folder)
    (deletion,) = [one for one in document.variants if one.alt == "<DEL>"]
    assert deletion.hgvs_c == "NM_000094.4:c.1637-240_3255del"
    assert deletion.genotype == "0/1"
    assert deletion.end - deletion.pos == 4064
    assert deletion.alt_reads > 3


def test_a_normal_sample_has_nothing_but_its_common_variants(folder: Path) -> None:
    document = examined("normal.exome.cram", folder)
    assert document.mosaic == ()
    assert document.missed == ()
    assert {one.genotype for one in document.looked_for} <= {"0/0", "not callable"}


def test_the_other_assembly_gives_positions_of_its_own(folder: Path) -> None:
    document = examined("normal_GRCh37.short.cram", folder)
    assert document.reference.assembly == "GRCh37"
    assert all(48_599_506 <= one.pos <= 48_637_685 for one in document.variants)
    assert {one.chrom for one in document.variants} == {"3"}


def test_a_mosaic_parent_is_found_with_its_share(folder: Path) -> None:
    document = examined("mosaic.amplicon.cram", folder, (MOSAIC,), Tissue.BLOOD)
    (mosaic,) = document.mosaic
    assert (mosaic.hgvs_c, mosaic.kind) == (f"NM_000094.4:{MOSAIC}", "mosaic")
    low, high = mosaic.fraction_ci95
    assert low < MOSAIC_FRACTION < high


@pytest.fixture(scope="module")
def followed_up(folder: Path) -> ReadsDocument:
    before, mother = made()["child_before.amplicon.cram"], made()["mother.amplicon.cram"]
    vcf = write_vcf(
        folder / "family.vcf", {"child": before.parts, "mother": mother.parts}, load_gene()
    )
    request = ReadsRequest(
        str(FOLDER / "child_after.amplicon.cram"),
        str(vcf),
        Named(patient="child", donor="mother"),
    )
    return read_evidence(request, load_gene()).document


def test_the_share_of_a_mothers_cells_is_measured(followed_up: ReadsDocument) -> None:
    donor = followed_up.donor
    assert donor is not None
    assert donor.share_ci95 is not None
    low, high = donor.share_ci95
    assert low < DONOR_SHARE < high
    assert donor.detected
    assert donor.smallest_detectable is not None
    assert donor.smallest_detectable < 0.03


def test_an_allele_that_the_mother_passed_on_is_not_informative(
    followed_up: ReadsDocument,
) -> None:
    donor = followed_up.donor
    assert donor is not None
    sites = {*(site.name for site in donor.sites), *donor.uncovered}
    assert "NM_000094.4:c.6527dup" not in sites
    carried = {one.hgvs_c or one.hgvs_g for one in followed_up.variants}
    alternate = {site.name for site in donor.sites if site.allele == "alternate"}
    assert not alternate & carried


def test_the_donors_alleles_are_no_mosaic(followed_up: ReadsDocument) -> None:
    assert followed_up.mosaic == ()


def test_before_the_infusion_there_is_no_donor(folder: Path) -> None:
    before, mother = made()["child_before.amplicon.cram"], made()["mother.amplicon.cram"]
    vcf = write_vcf(
        folder / "before.vcf", {"child": before.parts, "mother": mother.parts}, load_gene()
    )
    request = ReadsRequest(
        str(FOLDER / "child_before.amplicon.cram"),
        str(vcf),
        Named(patient="child", donor="mother"),
    )
    donor = read_evidence(request, load_gene()).document.donor
    assert donor is not None
    assert not donor.detected
    assert donor.share_ci95 is not None
    assert donor.share_ci95[0] == 0


def test_every_record_fits_the_packaged_schema(followed_up: ReadsDocument, folder: Path) -> None:
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(schema())
    validator = Draft202012Validator(_strict(schema()))
    short = examined("known_variants.short.cram", folder)
    mosaic = examined("mosaic.amplicon.cram", folder, (MOSAIC,))
    for document in (followed_up, short, mosaic):
        assert [
            error.message for error in validator.iter_errors(json.loads(to_json(document)))
        ] == []


def _strict(part: Any) -> Any:
    """The schema, refusing fields that it does not name."""
    if isinstance(part, list):
        return [_strict(one) for one in part]
    if not isinstance(part, dict):
        return part
    closed = {key: _strict(value) for key, value in part.items()}
    if "properties" in part and "required" in part and "additionalProperties" not in part:
        closed["additionalProperties"] = False
    return closed


def test_the_record_holds_what_scripts_rely_on(folder: Path) -> None:
    plain = to_plain(examined("known_variants.short.cram", folder))
    promised = {"variants", "pairs", "copy_number", "mosaic", "not_assessed"}
    assert promised <= plain.keys()
    of_variant = {
        "hgvs_c",
        "ref_reads",
        "alt_reads",
        "fraction",
        "fraction_ci95",
        "genotype",
        "flags",
    }
    assert all(of_variant <= one.keys() for one in plain["variants"])
    of_pair = {"a", "b", "phase", "reads", "error_probability", "reason"}
    assert all(of_pair <= one.keys() for one in plain["pairs"])


def test_the_same_input_gives_the_same_record(folder: Path) -> None:
    once, again = (to_json(examined.__wrapped__("mosaic.amplicon.cram", folder)) for _ in range(2))
    assert once == again


def test_the_text_names_what_was_found(followed_up: ReadsDocument) -> None:
    text = reads_text(followed_up)
    assert "Share of mother in the sample of child: " in text
    assert "Phase: " in text


# The deletion of the fixture under its name by the 3' rule.
GAINED_DELETION = "NM_000094.4:c.6512del"
PATIENTS = f"NM_000094.4:{SKIN_COPIES[0]}"


def skin(name: str, folder: Path, tissue: Tissue | None = Tissue.SKIN) -> ReadsDocument:
    return examined(f"skin_{name}.amplicon.cram", folder, ("c.6510del",), tissue)


@pytest.mark.parametrize("tissue", [*Tissue, None])
def test_a_skin_without_a_patch_says_nothing(tissue: Tissue | None, folder: Path) -> None:
    document = skin("plain", folder, tissue)
    assert (document.mosaic, document.missed) == ((), ())


def test_a_patch_that_turned_back_is_named_and_counted(folder: Path) -> None:
    (patch,) = skin("turned_back", folder).mosaic
    assert (patch.hgvs_c, patch.kind) == (PATIENTS, "back_mutation_candidate")
    low, high = patch.fraction_ci95
    # The other copy has the reference in all cells.
    assert low < 0.5 + TURNED_BACK < high


def test_a_homozygous_patients_reference_reads_are_a_patch_that_turned_back(folder: Path) -> None:
    (patch,) = skin("turned_back_homozygous", folder).mosaic
    assert (patch.hgvs_c, patch.kind) == (PATIENTS, "back_mutation_candidate")
    low, high = patch.fraction_ci95
    assert low < GAINED < high


def test_a_change_that_restores_the_frame_is_named_beside_the_patients_variant(
    folder: Path,
) -> None:
    (patch,) = skin("second_site", folder).mosaic
    assert (patch.hgvs_c, patch.kind) == (GAINED_DELETION, "second_site_candidate")
    low, high = patch.fraction_ci95
    assert low < GAINED < high
    assert patch.near is not None
    assert (patch.near.name, patch.near.restores_frame) == (PATIENTS, True)
    assert (patch.near.same_copy_reads > 20, patch.near.other_copy_reads) == (True, 0)


@pytest.mark.parametrize("name", ["turned_back", "second_site"])
def test_in_blood_the_same_reads_are_a_mosaic(name: str, folder: Path) -> None:
    (patch,) = skin(name, folder, Tissue.BLOOD).mosaic
    assert (patch.kind, patch.near) == ("mosaic", None)


@pytest.mark.parametrize(
    ("tissue", "kinds"), [("skin", ["back_mutation_candidate"]), ("blood", [])]
)
def test_half_the_reads_may_have_turned_back_in_skin_alone(
    tissue: str, kinds: list[str], folder: Path
) -> None:
    """GIVEN a variant that the file calls homozygous, and reads of which half lack it."""
    name, gene = "skin_plain.amplicon.cram", load_gene()
    vcf = write_vcf(folder / "called_homozygous.vcf", {"skin_plain": made()[name].parts}, gene)
    lines = vcf.read_text().splitlines()
    at = gene.locus.chromosome_position(
        made()[name].assembly, leftmost(allele_of("c.6527dup", gene), gene.locus).start
    )
    changed = [
        line.replace("0/1", "1/1") if line.split("\t")[1:2] == [str(at - 1)] else line
        for line in lines
    ]
    assert changed != lines
    vcf.write_text("\n".join([*changed, ""]))
    request = ReadsRequest(str(FOLDER / name), str(vcf), tissue=Tissue(tissue))
    document = read_evidence(request, gene).document
    assert [one.kind for one in document.mosaic] == kinds
    (called,) = [one for one in document.variants if one.hgvs_c == PATIENTS]
    assert "genotype_differs" in called.flags
