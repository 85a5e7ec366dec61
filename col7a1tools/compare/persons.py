"""Whether two records may be compared, and what to mind."""

from collections.abc import Iterator

from col7a1tools.compare.comparison import Caution
from col7a1tools.compare.matching import VariantPair
from col7a1tools.errors import InputError
from col7a1tools.report.document import ReportDocument
from col7a1tools.report.redaction import NO_CHECKSUM, NOTICE

OTHER_PERSON = "compare.other_person"


def check_same_person(old: ReportDocument, new: ReportDocument) -> None:
    """Refuse two records whose persons have different names.

    Raises:
        InputError: the names differ.
    """
    if old.sample.name == new.sample.name:
        return
    one_file = old.sample.sha256 == new.sample.sha256 != NO_CHECKSUM
    raise InputError(
        OTHER_PERSON,
        f"the records are of different samples: {old.sample.name} (of {old.sample.file}) and "
        f"{new.sample.name} (of {new.sample.file})",
        cause="both come from one file, in which these are two samples"
        if one_file
        else "the two files name their samples differently, or these are two persons",
        cure="if they are one person, say so: --same-person",
    )


def cautions(
    old: ReportDocument, new: ReportDocument, pairs: tuple[VariantPair, ...]
) -> Iterator[Caution]:
    """What to mind before the comparison is believed."""
    before, after = old.sample, new.sample
    if _redacted(old) or _redacted(new):
        yield Caution("redacted", {})
    if before.name != after.name:
        yield Caution("other_name", {"before": before.name, "after": after.name})
    known = NO_CHECKSUM not in (before.sha256, after.sha256)
    if known and before.sha256 != after.sha256:
        yield Caution("other_file", {"before": before.file, "after": after.file})
    if old.variants and new.variants and all(not (one.before and one.after) for one in pairs):
        yield Caution("nothing_shared", {})
    if "" < new.rule_set.date < old.rule_set.date:
        yield Caution("older_rules", {"before": old.rule_set.date, "after": new.rule_set.date})


def _redacted(document: ReportDocument) -> bool:
    return any(notice.rule == NOTICE for notice in document.notices)
