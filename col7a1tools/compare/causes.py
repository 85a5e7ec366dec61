"""Why a line differs, as far as the records name it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from col7a1tools.compare.comparison import Cause, CauseKind, InputChange
from col7a1tools.compare.inputs import printed
from col7a1tools.compare.rests_on import LACKS, Role, criterion_roles, roles_of
from col7a1tools.report.document import ReportDocument
from col7a1tools.report.variant_section import CriterionResult

Values = Mapping[str, str | int]

# Which values of an answer come from where. ``score`` is a predictor's where a tool is named.
_SEEN = frozenset({"source", "frequency", "allele_count", "allele_number", "group", "tool"})
_LIMITS = frozenset(
    {"limit", "prevalence", "allelic_contribution", "genetic_contribution", "penetrance"}
)
_STATED = frozenset(
    {
        "reference",
        "count",
        "meioses",
        "probands",
        "method",
        "cause",
        "other",
        "odds_ratio",
    }
)


@dataclass(frozen=True, slots=True)
class Differing:
    """The inputs that differ, by what they can speak on.

    Attributes:
        inputs: in the order of the comparison.
        family: whether either record has a family.
        pedigrees: how evidence cites what the records' pedigrees show.
    """

    inputs: tuple[InputChange, ...]
    family: bool
    pedigrees: frozenset[str]
    _roles: dict[str, frozenset[Role]] = field(repr=False)

    @classmethod
    def between(
        cls, old: ReportDocument, new: ReportDocument, inputs: tuple[InputChange, ...]
    ) -> "Differing":
        """The inputs that differ between two records."""
        families = (old.relatives, new.relatives)
        family = any(one.members for one in families)
        roles = {one.id: roles_of(one, family=family) for one in inputs}
        cited = frozenset(f"PED {one.pedigree}" for one in families if one.pedigree)
        return cls(inputs, family, cited, roles)

    def of(self, *roles: Role) -> tuple[str, ...]:
        """Ids of the inputs that can speak on any of these."""
        wanted = frozenset(roles)
        return tuple(one.id for one in self.inputs if self._roles[one.id] & wanted)

    def cause(
        self, *roles: Role, pointed: Iterable[str] = (), follows: Iterable[str] = ()
    ) -> Cause:
        """Why a line differs that can rest on these, and on the software.

        Args:
            roles: what the line can rest on.
            pointed: ids of inputs that the line itself names.
            follows: lines that it follows from.
        """
        possible = self.of(*roles, Role.SOFTWARE)
        return _cause(possible, [one for one in possible if one in set(pointed)], tuple(follows))


def source_name(identifier: str) -> str:
    """Name of the source that an input's id stands for; empty for an input of another kind."""
    kind, _, name = identifier.partition(":")
    return name.partition("#")[0] if kind == "source" else ""


def _cause(possible: tuple[str, ...], pointed: list[str], follows: tuple[str, ...]) -> Cause:
    if pointed:
        rest = tuple(one for one in possible if one not in pointed)
        return Cause(CauseKind.NAMED.value, tuple(pointed), rest, follows)
    if follows:
        return Cause(CauseKind.FOLLOWS.value, (), possible, follows)
    if not possible:
        return Cause(CauseKind.NOT_TOLD.value)
    kind = CauseKind.ONLY if len(possible) == 1 else CauseKind.ONE_OF
    return Cause(kind.value, possible)


def criterion_cause(
    criterion: str,
    before: CriterionResult | None,
    after: CriterionResult | None,
    differing: Differing,
) -> Cause:
    """Why a criterion differs.

    The same answer on the same values that weighs otherwise can only come from the rules, which
    hold what an answer is worth. Else the answer's own values tell: what was lacking and is given
    now, which source was asked, whose statement it rests on, which limit it was held against.
    """
    if before is None or after is None:
        return differing.cause(Role.RULES)
    if _answer(before) == _answer(after):
        return differing.cause(Role.RULES)
    roles = criterion_roles(criterion, family=differing.family)
    return differing.cause(*roles, pointed=_pointed(before, after, differing))


def _answer(result: CriterionResult) -> tuple[str, Values]:
    return result.reason.rule, result.reason.values


def _pointed(
    before: CriterionResult, after: CriterionResult, differing: Differing
) -> frozenset[str]:
    old, new = before.reason.values, after.reason.values
    different = {key for key in {*old, *new} if old.get(key) != new.get(key)}
    pointed: set[str] = set()
    for lacks in {before.lacks, after.lacks} - {""} if before.lacks != after.lacks else ():
        pointed |= set(differing.of(*LACKS.get(lacks, ())))
    if _seen_otherwise(before, after, different):
        pointed |= _sources_named(old, new, differing)
    if "rarity" in different:
        pointed |= set(differing.of(Role.FREQUENCY))
    if different & _STATED:
        pointed |= _stated_by(old, differing) | _stated_by(new, differing)
    if "claim" in different:
        pointed |= set(differing.of(Role.CASE))
    elif different & _LIMITS:
        pointed |= set(differing.of(Role.RULES))
    return frozenset(pointed)


def _seen_otherwise(before: CriterionResult, after: CriterionResult, different: set[str]) -> bool:
    """Whether a source says something else, or another one says it.

    Where nothing but its name differs, another answer does not come from it.
    """
    old, new = before.reason.values, after.reason.values
    seen = different & (_SEEN | ({"score"} if "tool" in {*old, *new} else set()))
    same_figures = seen == {"source"} and "source" in old and "source" in new
    same_rule = before.reason.rule == after.reason.rule
    if same_figures:
        return same_rule
    return bool(seen)


def _sources_named(old: Values, new: Values, differing: Differing) -> set[str]:
    """Sources that differ and that the older or the newer answer names."""
    named = set()
    for change in differing.inputs:
        if change.kind != "source":
            continue
        sides = ((change.before, old), (change.after, new))
        if any(
            stamp is not None and printed(stamp) in str(values.get("source", "")).split(", ")
            for stamp, values in sides
        ):
            named.add(change.id)
    return named


def _stated_by(values: Values, differing: Differing) -> set[str]:
    """Who states what an answer rests on: the case file, or the pedigree with its genotypes."""
    text = values.get("reference")
    if text is None:
        return set()
    role = Role.FAMILY if text in differing.pedigrees else Role.CASE
    return set(differing.of(role))
