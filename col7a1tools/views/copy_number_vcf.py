"""Deletions and duplications of exons as VCF, as any other program reads them."""

from collections.abc import Iterable, Iterator, Mapping

from col7a1tools.gene.locus import AssemblySpan
