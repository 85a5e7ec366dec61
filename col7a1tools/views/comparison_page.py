"""What the comparison of two records says, in order, in one language; plain data of strings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from col7a1tools.compare.comparison import (
    Compared,
    Comparison,
    LineChange,
    VariantChange,
    VariantState,
)
from col7a1tools.views.comparison_wording import Wording, wording_of
from col7a1tools.views.page import Row, Table
from col7a1tools.views.visible import shortened

_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines that differ.

    Attributes:
        table: what, of what, before and now; with a column for the cause where causes differ.
        because: the cause where all lines have the same; else empty.
    """

    table: Table
    because: str


@dataclass(frozen=True, slots=True)
class ComparedVariant:
    """One variant that differs.

    Attributes:
        name: of the variant.
        facts: class before and now, and why.
        criteria: those that differ.
        lines: the others.
    """

    name: str
    facts: tuple[Row, ...]
    criteria: Lines
    lines: Lines


@dataclass(frozen=True, slots=True)
class ComparedSection:
    """A part of the record beside the variants."""

    key: str
    title: str
    lines: Lines


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """The whole page."""

    language: str
    words: dict[str, str]
    facts: tuple[Row, ...]
    cautions: tuple[str, ...]
    short: tuple[str, ...]
    inputs: Table
    variants: tuple[ComparedVariant, ...]
    unchanged: str
    sections: tuple[ComparedSection, ...]
    reworded: str
    notice: str
    made_by: str


def compose_comparison(comparison: Comparison, language: str) -> ComparisonPage:
    """The page that a comparison gives.

    Args:
        comparison: of two records.
        language: ``en`` or ``es``.
    """
    return _Writer(comparison, wording_of(comparison, language)).page()


@dataclass(frozen=True, slots=True)
class _Writer:
    """Words a comparison in one language."""

    comparison: Comparison
    say: Wording

    def page(self) -> ComparisonPage:
        one, words = self.comparison, self.say.words
        return ComparisonPage(
            language=self.say.labels.language,
            words={key: text for key, text in words.items() if isinstance(text, str)},
            facts=(
                (words["name"], shortened(one.newer.sample, _LONGEST_NAME)),
                (words["older"], self.record(one.older)),
                (words["newer"], self.record(one.newer)),
            ),
            cautions=tuple(words["caution"][c.key].format_map(c.values) for c in one.cautions),
            short=tuple(self.short()),
            inputs=self.inputs(),
            variants=tuple(map(self.variant, one.variants)),
            unchanged=words["unchanged"].format(names="; ".join(map(shortened, one.unchanged)))
            if one.unchanged
            else "",
            sections=tuple(
                ComparedSection(each.key, words["section"][each.key], self.lines(each.lines))
                for each in one.sections
            ),
            reworded=self.reworded(),
            notice=words["notice"],
            made_by=words["made_by"].format(software=f"{one.software.name} {one.software.version}"),
        )

    def record(self, compared: Compared) -> str:
        record = replace(compared.record, version="")
        name = self.say.stamp(record) if record.name else ""
        return str(self.say.words["record_of"]).format(
            record=self.say.words["record_name"].format(name=name) if name else "",
            file=self.say.stamp(compared.file),
            software=f"{compared.software.name} {compared.software.version}",
            rules=compared.rule_set.version,
        )

    def short(self) -> Iterator[str]:
        """The comparison in a few lines."""
        one = self.comparison
        if not (one.variants or one.sections or one.reworded):
            yield self.say.words["nothing_said" if one.inputs else "nothing"]
        for variant in one.variants:
            yield from self.short_variant(variant)
        for section in one.sections:
            yield f"{self.say.words['short'][section.key]}."

    def short_variant(self, change: VariantChange) -> Iterator[str]:
        before, after = change.before, change.after
        if before and after and before.name != after.name:
            sides = {"before": shortened(before.name), "after": shortened(after.name)}
            yield f"{self.say.words['short']['renamed'].format_map(sides)}."
        key = change.kind
        if key == "changed":
            key = "moved" if change.class_moved else "same_class"
        text = self.say.words["short"][key].format(
            variant=shortened(change.variant),
            before=self.say.classed(before),
            after=self.say.classed(after),
        )
        why = f" ({self.say.cause(change.cause)})" if change.cause else ""
        yield f"{text}{why}."

    def inputs(self) -> Table:
        columns = ("item", "before", "after")
        rows = [
            (self.say.input(one), self.say.named(one.before), self.say.named(one.after))
            for one in self.comparison.inputs
        ]
        return Table(tuple(self.say.words[key] for key in columns), tuple(rows))

    def variant(self, change: VariantChange) -> ComparedVariant:
        facts = [
            (self.say.words["before"], self.whole(change.before)),
            (self.say.words["after"], self.whole(change.after)),
        ]
        if change.cause:
            facts.append((self.say.words["because"], self.say.cause(change.cause)))
        criteria = [
            (
                ("item", one.criterion),
                ("before", self.say.criterion(one.before)),
                ("after", self.say.criterion(one.after)),
                ("because", self.say.cause(one.cause)),
            )
            for one in change.criteria
        ]
        name = shortened(change.variant)
        return ComparedVariant(name, tuple(facts), self.table(criteria), self.lines(change.lines))

    def whole(self, state: VariantState | None) -> str:
        if state is None:
            return str(self.say.words["no_such"])
        parts = (
            shortened(state.name),
            state.hgvs_p.partition(":")[2],
            self.say.labels.value(state.zygosity),
            self.say.classed(state),
            state.criteria.replace(";", "; "),
        )
        return "; ".join(part for part in parts if part not in ("", "."))

    def lines(self, lines: Sequence[LineChange]) -> Lines:
        rows = [
            (
                ("item", self.say.words["line"][one.line]),
                ("of", self.say.subject(one.subject)),
                ("before", self.say.said(one.line, one.before)),
                ("after", self.say.said(one.line, one.after)),
                ("because", self.say.cause(one.cause)),
            )
            for one in lines
        ]
        return self.table(rows)

    def table(self, rows: Sequence[tuple[tuple[str, str], ...]]) -> Lines:
        """Lines as a table without the columns that say nothing, or the same in each row."""
        because = {dict(row)["because"] for row in rows}
        one_cause = len(rows) > 1 and len(because) == 1
        dropped = {"because"} if one_cause else set()
        dropped |= set() if any(dict(row).get("of") for row in rows) else {"of"}
        columns = [key for key, _ in rows[0] if key not in dropped] if rows else []
        cells = tuple(tuple(text for key, text in row if key not in dropped) for row in rows)
        table = Table(tuple(self.say.words[key] for key in columns), cells)
        return Lines(table, because.pop() if one_cause else "")

    def reworded(self) -> str:
        count = self.comparison.reworded
        if not count:
            return ""
        key = "reworded_one" if count == 1 else "reworded_many"
        return str(self.say.words[key]).format(count=count)
