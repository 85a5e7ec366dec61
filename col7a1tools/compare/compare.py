"""Two records laid side by side."""

import col7a1tools
from col7a1tools.compare.causes import Differing
from col7a1tools.compare.comparison import SCHEMA_VERSION, Compared, Comparison, Stamp
from col7a1tools.compare.inputs import changed_inputs, rule_set, sample_file, software
from col7a1tools.compare.matching import match_variants
from col7a1tools.compare.persons import cautions, check_same_person
from col7a1tools.compare.records import Records
from col7a1tools.compare.sections import compare_sections
from col7a1tools.compare.variants import compare_variant
from col7a1tools.report.document import ReportDocument, Software

UNREAD = Stamp("")


def compare(
    old: ReportDocument,
    new: ReportDocument,
    *,
    same_person: bool = False,
    files: tuple[Stamp, Stamp] = (UNREAD, UNREAD),
) -> Comparison:
    """What differs between two records of one person, and because of what.

    Language, letterhead, drawings and glossary are no findings and are left out. Nothing is
    computed again: a cause is what the records name, or is said not to be told.

    Args:
        old: the older record.
        new: the newer one.
        same_person: whether the user says that two names are one person's.
        files: the files of the two records; the version of each is that of its layout.

    Raises:
        InputError: the records name different samples, and nobody says that they are one person.
    """
    if not same_person:
        check_same_person(old, new)
    inputs = changed_inputs(old, new, (files[0].version, files[1].version))
    differing = Differing.between(old, new, inputs)
    pairs = match_variants(old, new)
    compared = [(pair, *compare_variant(pair, differing)) for pair in pairs]
    changes = tuple(change for _, change, _ in compared if change is not None)
    sections, reworded = compare_sections(Records(old, new, pairs, changes, differing))
    return Comparison(
        schema_version=SCHEMA_VERSION,
        software=Software("col7a1tools", col7a1tools.__version__),
        older=_compared(old, files[0]),
        newer=_compared(new, files[1]),
        cautions=tuple(cautions(old, new, pairs)),
        inputs=inputs,
        variants=changes,
        unchanged=tuple(pair.name for pair, change, _ in compared if change is None),
        sections=sections,
        reworded=reworded + sum(number for _, _, number in compared),
    )


def _compared(document: ReportDocument, record: Stamp) -> Compared:
    return Compared(
        record,
        document.sample.name,
        sample_file(document),
        software(document),
        rule_set(document),
    )
