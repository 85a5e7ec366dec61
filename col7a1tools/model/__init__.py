"""The frozen dataclasses that travel between the rooms of the package."""
