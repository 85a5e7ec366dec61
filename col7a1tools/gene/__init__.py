"""The gene itself: its locus, transcript, protein and known variants. Knows no user files."""

from col7a1tools.gene.gene import Gene, load_gene

__all__ = ["Gene", "load_gene"]
