"""Make and verify the reference files.

Run it from a checkout, in its top folder::

    python -m reference.maker make --lrg LRG_286.xml -o DIR
    python -m reference.maker make --genbank NG_007065.gb NM_000094.3.gb NP_000085.gb -o DIR
    python -m reference.maker verify
    python -m reference.maker checksums

It is no part of the installed package and imports nothing of it, so that the package's own
readers are proved against files that other code made.
"""
