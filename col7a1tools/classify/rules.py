"""The rule set, read from ``classification_rules.toml``."""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from col7a1tools.classify.parameters import (
    CaseParameters,
    FrequencyParameters,
    PredictorParameters,
    case_parameters,
    frequency_parameters,
    predictor_parameters,
)
from col7a1tools.gene.reference_files import checksums, read_toml_table
from col7a1tools.model.classification import Evidence, RuleSetStamp, State, Strength, Verdict
from col7a1tools.model.finding import Finding

if TYPE_CHECKING:
    from col7a1tools.model.file_stamp import FileStamp

RULES_FILE = "classification_rules.toml"


class Rule(NamedTuple):
    """One possible answer of a criterion.

    Attributes:
        criterion: ACMG/AMP code.
        id: stable within the criterion; with it the finding id ``acmg.pvs1.decay_predicted``.
        state: met, not met, not assessed or not applicable.
        strength: when met, else None.
        points: signed points of the answer.
        lacks: key of what is missing when not assessed, else empty.
        when: what the answer says, in one sentence.
        sources: keys into the citations.
    """

    criterion: str
    id: str
    state: State
    strength: Strength | None
    points: int
    lacks: str
    when: str
    sources: tuple[str, ...]

    @property
    def finding(self) -> str:
        """Id of the finding that gives this answer as a reason."""
        return f"acmg.{self.criterion.lower()}.{self.id}"


class CriticalRegion(NamedTuple):
    """A stretch of the protein whose loss counts as critical.

    Attributes:
        region: key of the protein region.
        part: ``gly_x_y`` for any residue of a triplet, ``most`` for more than half of it.
        sources: keys into the citations.
    """

    region: str
    part: str
    sources: tuple[str, ...]


class NullParameters(NamedTuple):
    """What the PVS1 tree asks of this gene.

    Attributes:
        large_share: share of the protein above which a loss is large.
        critical_regions: see ``CriticalRegion``.
        dispensable_exons: literature numbers of exons that function can do without.
        dispensable_sources: keys into the citations for them, by exon.
    """

    large_share: float
    critical_regions: tuple[CriticalRegion, ...]
    dispensable_exons: frozenset[int]
    dispensable_sources: dict[int, tuple[str, ...]]


class SilentParameters(NamedTuple):
    """How far from a border a silent change must lie for BP7; distances in bases.

    Attributes:
        donor_from: first intronic base after a donor that counts.
        acceptor_from: first intronic base before an acceptor that counts.
        exon_first: first bases of an exon that do not count.
        exon_last: last bases of an exon that do not count.
    """

    donor_from: int
    acceptor_from: int
    exon_first: int
    exon_last: int


class RuleSet(NamedTuple):
    """A versioned set of rules.

    Attributes:
        name: of the rule set.
        version: of the rule set.
        date: of the rule set, ISO 8601.
        sha256: checksum of the file, and of a laboratory's file where one lies over it.
        rules: by criterion and id.
        points: what each strength is worth.
        classes: least points of each class, most pathogenic first.
        lacks: what each key of ``Rule.lacks`` means.
        null: parameters of PVS1.
        silent: parameters of BP7.
        frequency: parameters of PM2, BA1 and BS1.
        predictor: parameters of PP3 and BP4.
        case: parameters of the criteria that weigh facts about the case.
        plain: the answers that need no values, by criterion and id.
        overlay: a laboratory's file that lies over the shipped rules, or None.
    """

    name: str
    version: str
    date: str
    sha256: str
    rules: dict[tuple[str, str], Rule]
    points: dict[Strength, int]
    classes: tuple[tuple[Verdict, int], ...]
    lacks: dict[str, str]
    null: NullParameters
    silent: SilentParameters
    frequency: FrequencyParameters
    predictor: PredictorParameters
    case: CaseParameters
    plain: dict[tuple[str, str], Evidence]
    overlay: "FileStamp | None" = None

    @property
    def stamp(self) -> RuleSetStamp:
        """Name, version and checksum, for every output."""
        return RuleSetStamp(self.name, self.version, self.sha256, self.overlay)

    def evidence(
        self,
        criterion: str,
        rule: str,
        values: dict[str, str | int] | None = None,
        sources: tuple[str, ...] = (),
    ) -> Evidence:
        """The answer of a criterion.

        Args:
            criterion: ACMG/AMP code.
            rule: id of the answer within the criterion.
            values: what its sentence needs.
            sources: of the facts about this variant, beside those of the rule.
        """
        if values is None:
            return self.plain[criterion, rule]
        return _evidence(self.rules[criterion, rule], values, sources)

    def verdict(self, points: int, met: Iterable[Evidence]) -> Verdict:
        """The class of a sum of points; stand-alone evidence makes a variant Benign by itself."""
        for item in met:
            if item.strength is Strength.STAND_ALONE:
                return Verdict.BENIGN
        for verdict, least in self.classes:
            if points >= least:
                return verdict
        return Verdict.BENIGN


@cache
def load_rules() -> RuleSet:
    """The shipped rule set, read once a process.

    Raises:
        ReferenceFileError: the file is missing or was altered.
    """
    return read_rules(read_toml_table(RULES_FILE), checksums()[RULES_FILE])


def read_rules(table: dict[str, Any], sha256: str, overlay: "FileStamp | None" = None) -> RuleSet:
    """A rule set from its TOML table.

    Args:
        table: the table.
        sha256: checksum of the files that it comes from.
        overlay: the laboratory's file among them.
    """
    points = {Strength(name): value for name, value in table["points"].items() if name != "sources"}
    rules = {(row["criterion"], row["id"]): _rule(row, points) for row in table["rule"]}
    silent = table["bp7"]
    return RuleSet(
        name=table["name"],
        version=table["version"],
        date=table["date"],
        sha256=sha256,
        rules=rules,
        points=points,
        classes=tuple(
            (Verdict(name), least) for name, least in table["classes"].items() if name != "sources"
        ),
        lacks=dict(table["lacks"]),
        null=_null_parameters(table["pvs1"]),
        silent=SilentParameters(
            silent["donor_from"],
            silent["acceptor_from"],
            silent["exon_first"],
            silent["exon_last"],
        ),
        frequency=frequency_parameters(table["frequency"]),
        predictor=predictor_parameters(table["predictor"]),
        case=case_parameters(table["case"]),
        plain={key: _evidence(rule, {}) for key, rule in rules.items()},
        overlay=overlay,
    )


def _rule(row: dict[str, Any], points: dict[Strength, int]) -> Rule:
    strength = Strength(row["strength"]) if "strength" in row else None
    worth = points.get(strength, 0) if strength is not None else 0
    benign = row["criterion"].startswith("B")
    return Rule(
        criterion=row["criterion"],
        id=row["id"],
        state=State(row["state"]),
        strength=strength,
        points=-worth if benign else worth,
        lacks=row.get("lacks", ""),
        when=row["when"],
        sources=tuple(row["sources"]),
    )


def _evidence(rule: Rule, values: dict[str, str | int], sources: tuple[str, ...] = ()) -> Evidence:
    further = [key for key in sources if key not in rule.sources] if sources else ()
    reason = Finding(rule.finding, values, (*rule.sources, *further))
    return Evidence(rule.criterion, rule.state, rule.strength, rule.points, reason, rule.lacks)


def _null_parameters(table: dict[str, Any]) -> NullParameters:
    sources = {
        exon: tuple(row["sources"]) for row in table["dispensable_exons"] for exon in row["exons"]
    }
    regions = tuple(
        CriticalRegion(row["region"], row["part"], tuple(row["sources"]))
        for row in table["critical_region"]
    )
    return NullParameters(table["large_share"], regions, frozenset(sources), sources)
