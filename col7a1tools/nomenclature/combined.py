"""HGVS names of several variants in one person: ``c.[425A>G];[6527dup]``."""

from collections.abc import Sequence

from col7a1tools.nomenclature.parse import AlleleState, Description, Phase


def combined_name(description: Description, names: Sequence[Sequence[str]]) -> str | None:
    """The names of all variants in one description, in the way the input grouped them.

    Args:
        description: how the variants stand to each other.
        names: for each described copy the full names of its variants, with accession.

    Returns:
        None where a variant has no name.
    """
    flat = [name for allele in names for name in allele]
    if not flat or "." in flat:
        return None
    prefix = flat[0].split(":")[0] + ":" + flat[0].split(":")[1][:2]
    changes = [[name.removeprefix(prefix) for name in allele] for allele in names]
    if description.phase is Phase.UNKNOWN:
        return prefix + "(;)".join(change for allele in changes for change in allele)
    state_text = {AlleleState.REFERENCE: "=", AlleleState.UNKNOWN: "?"}
    alleles = [
        f"[{';'.join(allele) or state_text.get(copy.state, '?')}]"
        for copy, allele in zip(description.alleles, changes, strict=True)
    ]
    return prefix + ";".join(alleles)
