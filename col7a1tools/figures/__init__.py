"""Drawings of the gene, the protein and the two copies, as SVG."""
