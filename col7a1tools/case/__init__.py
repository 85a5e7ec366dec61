"""A person: which variants they carry, on which copy, and what is likely left of collagen VII."""
