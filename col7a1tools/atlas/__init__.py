"""Every possible single-nucleotide variant of the locus, computed once and looked up since.

``build`` computes the table with the same code that reads any variant; ``table`` looks rows up.
A row that is looked up and a row that is computed are the same bytes; a test compares all of them.
"""
