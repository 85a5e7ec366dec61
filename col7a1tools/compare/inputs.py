"""What two records rest on, and which of it differs."""

from collections import Counter
from collections.abc import Iterable, Iterator

from col7a1tools.classify.rules import RULES_FILE
from col7a1tools.compare.comparison import InputChange, Stamp
from col7a1tools.model.file_stamp import FileStamp
from col7a1tools.report.document import ReportDocument, Source
from col7a1tools.report.redaction import NO_CHECKSUM

_BY_READS = "_by_reads"
_Sides = tuple[str, Stamp | None, Stamp | None]


def changed_inputs(
    old: ReportDocument, new: ReportDocument, layouts: tuple[str, str]
) -> tuple[InputChange, ...]:
    """Everything that both records name, or one of them, and that is not the same in both.

    A file is the same where its SHA-256 is, whatever its name. Files that a record names without
    a SHA-256 (relatives' files, reads) can be told apart by name only.

    Args:
        old: the older record.
        new: the newer one.
        layouts: schema versions that the two were written in.
    """
    pairs: list[_Sides] = [
        ("software", _software(old), _software(new)),
        ("layout", Stamp(layouts[0]), Stamp(layouts[1])),
        *_rules(old, new),
        ("assembly", Stamp(old.reference.assembly), Stamp(new.reference.assembly)),
        ("sample_file", sample_file(old), sample_file(new)),
        ("case_file", _file(old.case_file), _file(new.case_file)),
        ("pedigree", _pedigree(old), _pedigree(new)),
        ("family_files", _family_files(old), _family_files(new)),
        ("reads", _reads(old), _reads(new)),
    ]
    changes = [
        InputChange(kind, kind, before, after)
        for kind, before, after in pairs
        if not _same(before, after)
    ]
    return (*changes, *_sources(old.sources, new.sources), *_reference(old, new))


def sample_file(document: ReportDocument) -> Stamp:
    """The file of variants."""
    return Stamp(document.sample.file, "", document.sample.sha256)


def software(document: ReportDocument) -> Stamp:
    """What made the record."""
    return _software(document)


def rule_set(document: ReportDocument) -> Stamp:
    """The rules, with those of a laboratory if any."""
    rules = document.rule_set
    return Stamp(rules.name, rules.version, rules.sha256)


def printed(source: Stamp) -> str:
    """A source as evidence names it."""
    return f"{source.name} {source.version}".strip()


def _same(before: Stamp | None, after: Stamp | None) -> bool:
    if before is None or after is None:
        return before is after
    if NO_CHECKSUM in (before.sha256, after.sha256):
        return True  # a redacted record tells neither name nor content
    if before.sha256 and after.sha256:
        return before.sha256 == after.sha256
    return before == after


def _software(document: ReportDocument) -> Stamp:
    return Stamp(document.software.name, document.software.version)


def _rules(old: ReportDocument, new: ReportDocument) -> Iterator[_Sides]:
    """The shipped rules and the laboratory's, told apart by the checksums of their files.

    The checksum of a rule set is over both files. Where the overlay's is the same, or the shipped
    file's differs, the shipped rules have changed.
    """
    before, after = _file(old.rule_set.overlay), _file(new.rule_set.overlay)
    yield "overlay", before, after
    shipped = [document.reference.files.get(RULES_FILE) for document in (old, new)]
    listed = None not in shipped
    if shipped[0] != shipped[1] if listed else _same(before, after):
        yield "rule_set", rule_set(old), rule_set(new)


def _file(stamp: FileStamp | None) -> Stamp | None:
    return None if stamp is None else Stamp(stamp.name, "", stamp.sha256)


def _pedigree(document: ReportDocument) -> Stamp | None:
    family = document.relatives
    return Stamp(family.pedigree, "", family.sha256) if family.pedigree else None


def _family_files(document: ReportDocument) -> Stamp | None:
    return Stamp(", ".join(document.relatives.files)) if document.relatives.files else None


def _reads(document: ReportDocument) -> Stamp | None:
    """The file of reads, as the statements on coverage name it."""
    for statement in document.coverage.statements:
        if statement.rule.endswith(_BY_READS):
            return Stamp(str(statement.values.get("file", "")))
    return None


def _reference(old: ReportDocument, new: ReportDocument) -> Iterator[InputChange]:
    """Files of the reference; the rules among them are told of as rules."""
    before, after = old.reference.files, new.reference.files
    for name in sorted({*before, *after} - {RULES_FILE}):
        stamps = [
            Stamp(name, "", files[name]) if name in files else None for files in (before, after)
        ]
        if not _same(*stamps):
            yield InputChange(f"reference:{name}", "reference", *stamps)


def _sources(old: Iterable[Source], new: Iterable[Source]) -> Iterator[InputChange]:
    """Sources by name: the same ones leave, then releases are paired.

    Two files of one kind (exomes and genomes of one database, say) are paired by their version
    first. What is left over is named by one record only.
    """
    before, after = Counter(map(_stamp, old)), Counter(map(_stamp, new))
    gone, come = list((before - after).elements()), list((after - before).elements())
    for name in sorted({stamp.name for stamp in (*gone, *come)}):
        pairs = list(_paired(_named(gone, name), _named(come, name)))
        for number, (one, other) in enumerate(pairs, start=1):
            suffix = "" if len(pairs) == 1 else f"#{number}"
            yield InputChange(f"source:{name}{suffix}", "source", one, other)


def _stamp(source: Source) -> Stamp:
    return Stamp(source.name, source.version, source.sha256)


def _named(stamps: Iterable[Stamp], name: str) -> list[Stamp]:
    return sorted(
        (one for one in stamps if one.name == name), key=lambda one: (one.version, one.sha256)
    )


def _paired(gone: list[Stamp], come: list[Stamp]) -> Iterator[tuple[Stamp | None, Stamp | None]]:
    shared = sorted({one.version for one in gone} & {one.version for one in come})
    for version in shared:
        yield (
            gone.pop(next(n for n, one in enumerate(gone) if one.version == version)),
            come.pop(next(n for n, one in enumerate(come) if one.version == version)),
        )
    for number in range(max(len(gone), len(come))):
        yield (
            gone[number] if number < len(gone) else None,
            come[number] if number < len(come) else None,
        )
