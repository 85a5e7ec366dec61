"""Local copies of public sources, and what they say of a variant.

``lookup`` asks the registered sources, ``input_header`` the annotations that a VCF already holds;
both answer with `OutsideEvidence`. ``manage`` adds, verifies and removes sources; ``fetch`` alone
opens a connection, and nothing outside ``cli/sources.py`` imports it.
"""
