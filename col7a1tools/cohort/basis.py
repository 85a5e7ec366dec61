"""What the classes of a cohort rest on, as a checksum."""

import hashlib

from col7a1tools.atlas.table import basis_checksum
from col7a1tools.classify import load_rules
from col7a1tools.knowledge import Knowledge
from col7a1tools.provenance import software


def knowledge_basis(knowledge: Knowledge) -> str:
    """Checksum over the program's version, the reference, the rules and the registered sources."""
    rules = knowledge.rules or load_rules()
    parts = [software(), basis_checksum(), rules.stamp.sha256]
    if not knowledge.reference_only:
        from col7a1tools.sources.lookup import registered_entries  # noqa: PLC0415 - seldom

        parts.extend(f"{entry.name} {entry.extract_sha256}" for entry in registered_entries())
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
