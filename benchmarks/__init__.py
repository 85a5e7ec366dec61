"""Measurements beside other tools, and checks of our names that share no code with the package."""
