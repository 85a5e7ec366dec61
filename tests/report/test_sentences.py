"""Every rule has its words, in both languages and registers, and they read as they should."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import col7a1tools
from col7a1tools.annotate.effects import EFFECTS
from col7a1tools.case.copies import CopiesState
from col7a1tools.classify.rules import load_rules
from col7a1tools.family import kinship
from col7a1tools.gene import Gene
from col7a1tools.gene.citations import load_citations
from col7a1tools.model.finding import Finding
from col7a1tools.model.pedigree import Sex
from col7a1tools.report.document import ReportDocument
from col7a1tools.report.sentences import glossary, sentences, statement, word
from col7a1tools.report.words import LANGUAGES, Statement
from col7a1tools.views.labels import load_labels
from tests.report.patients import PEOPLE, call, patient

PACKAGE = Path(col7a1tools.__file__).parent
# Only professionals read why a criterion was met, what it lacks, and what trials ask for.
CLINICIAN_ONLY = (
    "acmg.",
    "allele_type.",
    "family_evidence.",
    "lacks.",
    "reported.",
    "trial.",
    "weighing.",
    "what_if.",
)
# Rule ids that the code puts together, with what stands in their place.
PUT_TOGETHER = {
    "collagen.register_kept",
    "collagen.register_shifted",
    "mechanism.outside_helix_length_if_skipped",
    "mechanism.triple_helix_broken_if_skipped",
    "mechanism.triple_helix_length_if_skipped",
    "splice.acceptor_core",
    "splice.donor_core",
    "splice.exon_deletion_frameshift",
    "splice.exon_deletion_in_frame",
    "splice.exon_skip_frameshift",
    "splice.exon_skip_in_frame",
    "what_if.de_novo",
    "what_if.frequent",
    "what_if.in_trans",
    "what_if.mapping",
    "what_if.rare",
    "what_if.relative_without",
    "what_if.rna_frameshift",
    "what_if.rna_in_frame_critical",
    "what_if.rna_in_frame_small",
    "what_if.rna_normal",
    "what_if.segregation",
}
# Beginnings of rule ids, by which the code knows a group of rules.
BEGINNINGS = {"acmg.pvs1.exon_loss", "acmg.pvs1.gt_to_gc"}
RULES = {
    *PUT_TOGETHER,
    *(f"effect.{word}" for word in EFFECTS),
    *(f"copies.{state.value}" for state in CopiesState),
    *(f"lacks.{key}" for key in load_rules().lacks),
    *(rule.finding for rule in load_rules().rules.values()),
}


def rules_in_the_code() -> Iterator[str]:
    """Text constants of the packages that find things, where they look like rule ids."""
    groups = "|".join(sorted({rule.partition(".")[0] for rule in sentences()}))
    rule_id = re.compile(rf"(?:{groups})\.[a-z0-9_]+(?:\.[a-z0-9_]+)?")
    for room in ("annotate", "classify", "case", "family", "reads", "trial_facts", "report"):
        for path in sorted((PACKAGE / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if (
                    isinstance(node, ast.Constant)
                    and isinstance(node.value, str)
                    and rule_id.fullmatch(node.value)
                    and node.value not in BEGINNINGS
                ):
                    yield node.value


def chosen(rule: str) -> list[str]:
    """The sentences of a rule: its own, or those that a value chooses between."""
    return [name for name in sentences() if name == rule or name.startswith(f"{rule}.")]


def is_complete(rule: str) -> bool:
    """Whether the rule speaks every language, to families too where they read it."""
    to_families = not rule.startswith(CLINICIAN_ONLY)
    return bool(chosen(rule)) and all(
        sentences()[name].clinician[language]
        and bool(sentences()[name].family[language]) is to_families
        for name in chosen(rule)
        for language in LANGUAGES
    )


def test_every_rule_has_its_sentences() -> None:
    assert [rule for rule in sorted({*RULES, *rules_in_the_code()}) if not is_complete(rule)] == []


def test_no_sentence_is_without_a_rule() -> None:
    rules = {*RULES, *rules_in_the_code()}
    of_rules = {name for rule in rules for name in chosen(rule)}
    assert set(sentences()) == of_rules


def test_a_sentence_asks_for_the_same_values_in_every_language() -> None:
    for rule, sentence in sentences().items():
        for text in (sentence.clinician, sentence.family):
            asked = [set(re.findall(r"\{(\w+)\}", text[language])) for language in LANGUAGES]
            assert asked[0] == asked[1], rule


LONGEST = 25  # words of a sentence
LONGEST_MEAN = 14
# Names that the glossary explains; every other word in capitals would need an explanation.
CAPITALS = {"VII", "DNA", "ADN", "COL7A1", "DEB", "EBD"}
TO_A_CHILD = re.compile(r"\b(tú|tu|tus|te|ti|contigo|tienes|puedes|quieres|debes)\b", re.IGNORECASE)
# Words that a family's page must not need; stems, so that plurals are found as well.
JARGON = {
    "en": r"mutat|allele|heterozyg|homozyg|genotyp|phenotyp|exon|intron|splic|codon|nonsense|"
    r"missense|frameshift|residue|nucleotide|mrna|protein|pathogenic|benign|locus|phase\b|"
    r"\bcis\b|\btrans\b|amino|mosaic|coverage|de novo|\bvcf\b",
    "es": r"mutaci|alelo|heterocig|homocig|genotip|fenotip|ex[oó]n|intr[oó]n|ayuste|cod[oó]n|"
    r"residuo|nucle[oó]tid|arnm|prote[ií]na|patog[eé]nic|benign|locus|\bfase\b|\bcis\b|"
    r"\btrans\b|amino|mosaic|cobertura|de novo|\bvcf\b",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_families_read_no_technical_term(language: str) -> None:
    jargon = re.compile(JARGON[language], re.IGNORECASE)
    texts = {rule: sentence.family[language] for rule, sentence in sentences().items()}
    read = {rule: re.sub(r"\{\w+\}", "1", text) for rule, text in texts.items()}
    assert {rule: text for rule, text in read.items() if jargon.search(text)} == {}


def family_words(language: str) -> dict[str, str]:
    """Everything that families read, by where it comes from."""
    labels = load_labels(language)
    explained = {
        f"glossary {number}": f"{entry.term[language]}. {entry.meaning[language]}"
        for number, entry in enumerate(glossary())
    }
    said = {rule: sentence.family[language] for rule, sentence in sentences().items()}
    return said | explained | {f"label {key}": text for key, text in labels.plain.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_families_read_short_sentences(language: str) -> None:
    counts = {
        part: len(part.split())
        for text in family_words(language).values()
        for part in re.split(r"(?<=[.?])\s", text)
        if part
    }
    assert [part for part, count in counts.items() if count > LONGEST] == []
    assert sum(counts.values()) / len(counts) <= LONGEST_MEAN


@pytest.mark.parametrize("language", LANGUAGES)
def test_families_read_no_abbreviation_that_is_not_explained(language: str) -> None:
    capitals = {
        word
        for text in family_words(language).values()
        for word in re.findall(r"\b[A-ZÁÉÍÓÚÑ][A-Z0-9ÁÉÍÓÚÑ]+\b", text)
    }
    assert capitals <= CAPITALS


def test_spanish_speaks_to_adults() -> None:
    assert {rule for rule, text in family_words("es").items() if TO_A_CHILD.search(text)} == set()


def test_spanish_has_a_decimal_comma() -> None:
    said = statement(Finding("coverage.partial", {"percent": "97.5", "exons": "3, 7.1.2"}))
    assert "97.5" in said.clinician.en
    assert "97,5" in said.clinician.es
    assert "7.1.2" in said.clinician.es


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_says_mutation(language: str) -> None:
    for rule, sentence in sentences().items():
        for text in (sentence.clinician, sentence.family):
            assert not re.search(r"mutation|mutaci[oó]n", text[language], re.IGNORECASE), rule


def test_a_value_is_never_read_as_a_placeholder() -> None:
    finding = Finding("call.filter", {"filter": "{depth} {0.__class__}"})
    assert "{depth} {0.__class__}" in statement(finding).clinician.en


def test_a_rule_without_a_sentence_reaches_the_clinician_as_it_is() -> None:
    said = statement(Finding("collagen.never_heard_of", {"residue": "Gly1"}))
    assert said.clinician.en == "collagen.never_heard_of: residue Gly1"
    assert said.family.en == ""


def test_a_value_may_choose_the_sentence() -> None:
    dominant = statement(Finding("known.reported", {"inheritance": "dominant", "phenotype": "x"}))
    unheard = statement(Finding("known.reported", {"inheritance": "unheard of", "phenotype": "x"}))
    assert "dominant" in dominant.clinician.en
    assert unheard.clinician == sentences()["known.reported.other"].clinician


def test_names_of_regions_are_translated() -> None:
    values: dict[str, str | int] = {
        "residue": "Ala5",
        "replaced_by": "Val",
        "region": "Signal peptide",
    }
    said = statement(Finding("collagen.region", values))
    assert "Signal peptide" in said.clinician.en
    assert "péptido señal" in said.clinician.es


def every_statement(document: ReportDocument) -> Iterator[Statement]:
    for variant in document.variants:
        yield from (variant.effect, variant.meaning, *variant.findings, *variant.call.cautions)
        yield from (one for outcome in variant.outcomes for one in outcome.statements)
        yield from (result.reason for result in variant.evidence)
    yield from (document.alleles.summary, *document.alleles.statements)
    yield from (document.interpretation.headline, *document.interpretation.statements)
    yield from (*document.coverage.statements, *document.not_assessed)


def is_whole(said: Statement) -> bool:
    """Whether every value that the sentence asks for was there."""
    texts = [text[language] for text in (said.clinician, said.family) for language in LANGUAGES]
    return not any("?" in text or "{" in text or " ." in text for text in texts)


@pytest.mark.parametrize("name", PEOPLE)
def test_every_placeholder_of_a_patient_is_filled(name: str, gene: Gene) -> None:
    said = list(every_statement(patient(PEOPLE[name], gene)))
    assert said
    assert [one for one in said if not is_whole(one)] == []


def test_every_known_variant_reads_whole_and_cites_what_exists(gene: Gene) -> None:
    citations = load_citations()
    for name in gene.known_variants:
        for one in every_statement(patient([call(name, "0/1")], gene)):
            assert is_whole(one), one
            assert one.rule in sentences() or chosen(one.rule)
            assert set(one.sources) <= set(citations), one


def test_every_kind_of_change_reads_whole(gene: Gene) -> None:
    changes = (
        "c.1A>G",
        "c.8835A>T",
        "c.8804_8805del",
        "c.8440C>T",
        "c.8524_8527+10del",
        "c.5097G>A",
        "c.4783G>C",
        "c.7758+2C>T",
        "c.6900+4A>G",
        "c.5695G>A",
        "c.5870G>A",
        "c.3740G>A",
        "c.6022C>T",
        "c.6190_6192dup",
        "c.6190_6191insGCC",
        "c.100_102del",
        "c.8436_8440+20del",
        "c.1637-240_3255del",
    )
    for name in changes:
        for one in every_statement(patient([call(name, "0/1")], gene)):
            assert is_whole(one), one


def test_the_glossary_speaks_both_languages() -> None:
    assert len(glossary()) >= 6
    for entry in glossary():
        for language in LANGUAGES:
            assert entry.term[language]
            assert entry.meaning[language].endswith(".")


def test_spanish_has_one_word_for_splicing_and_none_for_calling() -> None:
    """A program calls variants; in Spanish they are found, and splicing is ``ayuste``."""
    words = (PACKAGE / "views" / "cohort_words.toml").read_text(encoding="utf-8")
    spanish = [text for one in sentences().values() for text in (one.clinician.es, one.family.es)]
    said = " ".join([words, *spanish])
    assert "empalme" not in said
    assert not re.search(r"se llaman? |llamad[ao]s? en", said)
    finding = Finding("product.approved", {"product": "filsuvez", "substance": "birch triterpenes"})
    assert "triterpenos de abedul" in statement(finding).clinician.es


@pytest.mark.parametrize(
    ("member", "relation", "english", "spanish"),
    [
        ("father", "relation_father", "father is a carrier", "father (padre) es"),
        ("padre", "relation_father", "padre (father) is", "padre es"),
        ("II-3", "relation_aunt or uncle_male", "II-3 (uncle) is", "II-3 (tío) es"),
        ("II-4", "relation_aunt or uncle", "II-4 (aunt or uncle) is", "II-4 (tío o tía) es"),
    ],
)
def test_a_relative_is_named_once_and_by_sex(
    member: str, relation: str, english: str, spanish: str
) -> None:
    values: dict[str, str | int] = {"known": "yes_by_genotype"}
    finding = Finding("risk.carrier", {**values, "member": member, "relation": relation})
    said = statement(finding).family
    assert said.en.startswith(english)
    assert said.es.startswith(spanish)


def test_every_relation_that_sex_tells_apart_has_its_words() -> None:
    for kin in kinship._BY_SEX:
        for sex in (Sex.MALE, Sex.FEMALE):
            key = kinship.relation_word(kin, sex)
            for language in LANGUAGES:
                said = word(key)[language]
                assert said != key
                assert load_labels(language).relation_of(kin, sex.value) == said
