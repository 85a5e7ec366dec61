"""A family: what its members' genotypes show together, and what follows for each of them."""
