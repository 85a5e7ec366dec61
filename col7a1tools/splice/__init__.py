"""A splice check of the project's own: position weights over the gene's splice sites.

Beside ``annotate``: it knows the gene and a change of its sequence, and nothing of names, classes
or pages.
"""

from col7a1tools.splice.assess import assess_splicing, touches_native_site
from col7a1tools.splice.assessment import (
    NATIVE_SITES,
    SiteEffect,
    SiteKind,
    SpliceAssessment,
    SpliceCall,
)

__all__ = [
    "NATIVE_SITES",
    "SiteEffect",
    "SiteKind",
    "SpliceAssessment",
    "SpliceCall",
    "assess_splicing",
    "touches_native_site",
]
