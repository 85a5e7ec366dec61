"""Two records read from their files and compared."""

from col7a1tools.compare.compare import compare
from col7a1tools.compare.comparison import Comparison, Stamp
from col7a1tools.report.record_file import RecordFile, read_record


def compare_files(
    old: str, new: str, *, same_person: bool = False, names: tuple[str, str] = ("", "")
) -> tuple[Comparison, str]:
    """Compare two files; records of older schema versions are brought up to date first.

    Args:
        old: path of the older record.
        new: path of the newer one.
        same_person: whether the user says that two names are one person's.
        names: how the comparison and messages call the files; by their paths if left out.

    Returns:
        The comparison, and the language of the newer record.

    Raises:
        InputError: a file is no record, or the two are not of one sample.
    """
    before, after = read_record(old, names[0]), read_record(new, names[1])
    comparison = compare(
        before.document,
        after.document,
        same_person=same_person,
        files=(_stamp(before), _stamp(after)),
    )
    return comparison, after.document.language


def _stamp(record: RecordFile) -> Stamp:
    return Stamp(record.file.name, record.layout, record.file.sha256)
