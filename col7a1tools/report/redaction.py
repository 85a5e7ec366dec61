"""A record without what names people, files and the laboratory, to share it.

Every name becomes the same stand-in wherever it stands, so that the record still says who carries
what. Sentences that held a name, or words of the laboratory's own, are worded anew from their
values. What is left, above all the genotype, can still identify a person: docs/redaction.md.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from col7a1tools.model.file_stamp import FileStamp
from col7a1tools.model.finding import Finding
from col7a1tools.report.document import ReportDocument, RuleSet, Sample, Source
from col7a1tools.report.family_section import DonorCheck, FamilyMember, Relatives, Risk
from col7a1tools.report.sentences import statement
from col7a1tools.report.variant_section import Call, InputRecord
from col7a1tools.report.weighing_section import OthersClass
from col7a1tools.report.words import Statement

REMOVED = "[redacted]"
NO_CHECKSUM = "0" * 64
NOTICE = "notice.redacted"

# Sources that everybody can have. Any other name is one that a laboratory gave its own table.
PUBLIC_SOURCES = frozenset(
    {"alphamissense", "bayesdel", "cadd", "clinvar", "gnomad", "lovd", "revel", "spliceai"}
)
_INPUT = "input"
# Values of findings, by what they hold: people; text of a user's file; what a source says.
PEOPLE_VALUES = frozenset(
    {"carrier", "child", "donor", "member", "members", "one", "other", "parent", "person"}
    | {"persons", "partner"}
)
TEXT_VALUES = frozenset({"cause", "file", "filter", "reference", "text", "type"})
SOURCE_VALUES = frozenset({"group", "source", "tool"})

_DESCRIPTION = re.compile(r"([A-Z]{2}_[0-9.]+:)?[cgp]\.[\w.>*?+()=;\[\]-]+")
_RELEASE = re.compile(r"(?=.*\d)[\w.+-]{1,24}")
_HPO = re.compile(r"HP:\d{7}")
_PLAIN_FILTERS = frozenset({"", ".", "PASS"})
# Kinds of change that VCF itself defines; a file may name others, after whom it likes.
_KINDS = frozenset({"BND", "CNV", "DEL", "DUP", "INS", "INV", "MNV"})
_ALT = re.compile(r"[ACGTNacgtn*.]+|<(BND|CNV|DEL|DUP|INS|INV)(:(ME|TANDEM))?>")


def redact(document: ReportDocument) -> ReportDocument:
    """The record with stand-ins for names and without free text, letterhead and checksums.

    Redacting twice changes nothing more. Fields: as ``docs/redaction.md`` lists them.
    """
    names = _Names(document)
    redacted: ReportDocument = names.walk(document)
    findings = (_HPO.match(text) for text in document.case_findings)
    others = tuple(one for one in redacted.notices if one.rule != NOTICE)
    return replace(
        redacted,
        letterhead=None,
        case_findings=tuple(found[0] for found in findings if found),
        notices=(statement(Finding(NOTICE)), *others),
    )


class _Names:
    """Stand-ins, given in the order in which the record names things."""

    def __init__(self, document: ReportDocument) -> None:
        self._people = _numbered("ID", _people(document))
        self._files = _numbered("file", _files(document))
        several = "|".join(map(re.escape, sorted(self._people, key=len, reverse=True)))
        self._one = re.compile(several)
        self._list = re.compile(f"(?:{several})(?:, (?:{several}))*")
        self._rules: dict[type, Callable[[Any], Any]] = {
            Call: lambda one: replace(one, filters=_plain_filter(one.filters)),
            DonorCheck: lambda one: replace(one, member=self._person(one.member)),
            FamilyMember: self._member,
            FileStamp: lambda one: FileStamp(self._file(one.name), NO_CHECKSUM),
            InputRecord: _input_record,
            OthersClass: _others_class,
            Relatives: self._relatives,
            Risk: lambda one: replace(one, member=self._person(one.member)),
            RuleSet: _rule_set,
            Sample: lambda one: Sample(self._person(one.name), self._file(one.file), NO_CHECKSUM),
            Source: _source,
            Statement: self._statement,
        }

    def walk(self, value: Any) -> Any:
        """The same value, with every part of it that has a rule treated by it."""
        if isinstance(value, tuple):
            return tuple(self.walk(item) for item in value)
        if not is_dataclass(value) or isinstance(value, type):
            return value
        rule = self._rules.get(type(value))
        treated: Any = rule(value) if rule else value
        if isinstance(treated, Statement):
            return treated
        parts = {one.name: self.walk(getattr(treated, one.name)) for one in fields(treated)}
        return replace(treated, **parts)

    def _person(self, name: str) -> str:
        return self._people.get(name, name)

    def _file(self, name: str) -> str:
        return self._files.get(name, name)

    def _member(self, one: FamilyMember) -> FamilyMember:
        own, father, mother = map(self._person, (one.id, one.father, one.mother))
        return replace(one, id=own, father=father, mother=mother)

    def _relatives(self, one: Relatives) -> Relatives:
        return replace(
            one,
            pedigree=self._file(one.pedigree),
            sha256=NO_CHECKSUM if one.sha256 else "",
            files=tuple(map(self._file, one.files)),
        )

    def _statement(self, one: Statement) -> Statement:
        public = _is_public(str(one.values.get("source", _INPUT)))
        values = {key: self._value(key, held, public=public) for key, held in one.values.items()}
        if values == one.values:
            return one
        return statement(Finding(one.rule, values, one.sources))

    def _value(self, key: str, held: str | int, *, public: bool) -> str | int:
        if isinstance(held, int) or not held:
            return held
        if key in TEXT_VALUES:
            return held if key == "type" and held in _KINDS else REMOVED
        if key in SOURCE_VALUES:
            return _source_name(held) if key == "source" else held if public else REMOVED
        if key in PEOPLE_VALUES:
            return self._named(held)
        return held

    def _named(self, held: str) -> str:
        """One person or several; a variant in HGVS stays, since the same key may hold one."""
        if self._people and self._list.fullmatch(held):
            return self._one.sub(lambda match: self._people[match[0]], held)
        known = held in self._people.values() or held in _RELATIONS
        return held if known or _DESCRIPTION.fullmatch(held) else REMOVED


_RELATIONS = frozenset({"mother", "father", "partner"})


def _people(document: ReportDocument) -> Iterator[str]:
    yield document.sample.name
    for member in document.relatives.members:
        yield from (member.id, member.father, member.mother)
    yield from (risk.member for risk in document.relatives.risks)
    if document.relatives.donor:
        yield document.relatives.donor.member


def _files(document: ReportDocument) -> Iterator[str]:
    yield document.sample.file
    yield document.relatives.pedigree
    yield from document.relatives.files
    for stamp in (document.case_file, document.rule_set.overlay):
        if stamp:
            yield stamp.name


def _numbered(word: str, names: Iterator[str]) -> dict[str, str]:
    distinct = [name for name in dict.fromkeys(names) if name]
    return {name: f"{word}-{number}" for number, name in enumerate(distinct, start=1)}


def _plain_filter(text: str) -> str:
    return text if text in _PLAIN_FILTERS else REMOVED


def _input_record(one: InputRecord) -> InputRecord:
    alt = one.alt if _ALT.fullmatch(one.alt) else REMOVED
    return replace(one, line=None, id=".", alt=alt, filter=_plain_filter(one.filter))


def _is_public(name: str) -> bool:
    return name.partition(" ")[0] in {*PUBLIC_SOURCES, _INPUT}


def _source_name(name: str) -> str:
    """The source as evidence names it, without file, INFO key and a laboratory's own name."""
    key, _, release = name.partition(" ")
    if key == _INPUT:
        return _INPUT
    if key not in PUBLIC_SOURCES:
        return REMOVED
    return f"{key} {release}" if _RELEASE.fullmatch(release) else key


def _source(one: Source) -> Source:
    if one.name not in PUBLIC_SOURCES:
        return Source(_source_name(one.name), "", NO_CHECKSUM)
    return replace(one, version=one.version if _RELEASE.fullmatch(one.version) else "")


def _others_class(one: OthersClass) -> OthersClass:
    source = _source_name(one.source)
    if source not in {REMOVED, _INPUT}:
        return replace(one, source=source)
    return OthersClass(source, REMOVED, "", "")


def _rule_set(one: RuleSet) -> RuleSet:
    """The shipped rules stay; a laboratory's own name and version on top of them do not."""
    if one.overlay is None:
        return one
    version = f"{one.version.partition('+')[0]}+{REMOVED}"
    name = f"{one.name.partition(', ')[0]}, {REMOVED}" if one.name else ""
    return replace(one, name=name, version=version, sha256=NO_CHECKSUM, date="")
