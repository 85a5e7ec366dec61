"""Example families: invented persons who carry published variants."""
