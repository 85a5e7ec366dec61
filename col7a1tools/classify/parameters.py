"""Numbers of the rule set that weigh outside sources and facts about the case."""

from math import sqrt
from typing import Any, NamedTuple

from col7a1tools.model.claim import Claim
from col7a1tools.model.classification import Strength


class FrequencyLimit(NamedTuple):
    """A maximum credible allele frequency (Whiffin 2017, PMID 28518168) with its inputs.

    Attributes:
        claim: recessive or dominant disease; they follow different formulas.
        prevalence: affected people among all, as a share.
        allelic_contribution: largest share of the cases' alleles that one allele may have.
        genetic_contribution: share of the cases that this gene causes.
        penetrance: share of the carriers of a causing genotype who are affected.
        sources: keys into the citations.
    """

    claim: Claim
    prevalence: float
    allelic_contribution: float
    genetic_contribution: float
    penetrance: float
    sources: tuple[str, ...]

    @property
    def frequency(self) -> float:
        """The allele frequency that an allele which causes the disease cannot exceed."""
        if self.claim is Claim.RECESSIVE:
            carried = sqrt(self.prevalence * self.genetic_contribution / self.penetrance)
            return carried * self.allelic_contribution
        affected = self.prevalence * self.genetic_contribution / self.penetrance
        return affected * self.allelic_contribution / 2


class FrequencyParameters(NamedTuple):
    """What PM2, BA1 and BS1 ask.

    Attributes:
        lists_all: keys of sources that list every variant they saw.
        longest_change: bases gained or lost up to which they can be expected to list one.
        founders: c. names of founder alleles with the sources that report them.
        common_share: plain frequency above which BA1 is met without a confidence bound.
        limits: by claim and criterion (``pm2``, ``bs1``, ``ba1``).
    """

    lists_all: frozenset[str]
    longest_change: int
    founders: dict[str, tuple[str, ...]]
    common_share: float
    limits: dict[tuple[Claim, str], FrequencyLimit]


class Cutoffs(NamedTuple):
    """Calibrated ranges of one predictor, strongest first (Pejaver 2022).

    Attributes:
        pathogenic: scores from which PP3 is met.
        benign: scores up to which BP4 is met.
    """

    pathogenic: tuple[tuple[Strength, float], ...]
    benign: tuple[tuple[Strength, float], ...]


class PredictorParameters(NamedTuple):
    """What PP3 and BP4 ask of predictors.

    Attributes:
        missense: the one tool that counts for missense changes, chosen in advance.
        cutoffs: of that tool.
        pm1_pp3_cap: points that PM1 and PP3 may reach together; 0 for no cap.
        splice_affected: SpliceAI score from which splicing counts as affected.
        splice_not_affected: score up to which it counts as not affected.
    """

    missense: str
    cutoffs: Cutoffs
    pm1_pp3_cap: int
    splice_affected: float
    splice_not_affected: float


Steps = tuple[tuple[Strength, float], ...]


class CaseParameters(NamedTuple):
    """What the criteria that weigh facts about the case ask.

    Attributes:
        points: least points of each strength for PM3, PS2 and PM6, strongest first.
        second_allele: points of an affected person by the second variant.
        de_novo: points of a person with a de novo change by phenotype.
        segregation: least informative meioses of each strength; empty where switched off.
        odds_ratio: above which a case-control study counts.
        least_carriers: unrelated affected carriers that PS4 asks for; 0 where switched off.
    """

    points: Steps
    second_allele: dict[str, float]
    de_novo: dict[str, float]
    segregation: Steps
    odds_ratio: float
    least_carriers: int


def strength_reached(score: float, steps: Steps) -> Strength | None:
    """The strongest step that a score reaches, None where it reaches none."""
    return next((strength for strength, least in steps if score >= least), None)


def rule_suffix(strength: Strength) -> str:
    """A strength as rule ids write it: ``very_strong``."""
    return strength.value.lower().replace(" ", "_")


def frequency_parameters(table: dict[str, Any]) -> FrequencyParameters:
    """From the table ``frequency`` of the rule set."""
    return FrequencyParameters(
        lists_all=frozenset(table["lists_all"]),
        longest_change=table["longest_change"],
        founders={row["coding"]: tuple(row["sources"]) for row in table["founder"]},
        common_share=table["common_share"],
        limits={
            (claim, criterion): FrequencyLimit(claim, **(row | {"sources": tuple(row["sources"])}))
            for claim in Claim
            for criterion, row in table[claim.value].items()
        },
    )


def predictor_parameters(table: dict[str, Any]) -> PredictorParameters:
    """From the table ``predictor``."""
    chosen, splicing = table[table["missense"]], table["SpliceAI"]
    return PredictorParameters(
        missense=table["missense"],
        cutoffs=Cutoffs(_steps(chosen["pathogenic"]), _steps(chosen["benign"])),
        pm1_pp3_cap=table["pm1_pp3_cap"],
        splice_affected=splicing["affected"],
        splice_not_affected=splicing["not_affected"],
    )


def case_parameters(table: dict[str, Any]) -> CaseParameters:
    """From the table ``case``."""
    carriers = table["affected_carriers"]
    return CaseParameters(
        points=_steps(table["points"]),
        second_allele=_numbers(table["second_allele"]),
        de_novo=_numbers(table["de_novo"]),
        segregation=tuple(step for step in _steps(table["segregation"]) if step[1]),
        odds_ratio=carriers["odds_ratio"],
        least_carriers=carriers["least"],
    )


def _steps(table: dict[str, Any]) -> Steps:
    """Strengths with their numbers, strongest first."""
    return tuple(
        (strength, table[strength.value]) for strength in Strength if strength.value in table
    )


def _numbers(table: dict[str, Any]) -> dict[str, float]:
    return {key: value for key, value in table.items() if key != "sources"}
