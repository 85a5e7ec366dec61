"""The disease that a variant is weighed for."""

from enum import Enum


class Claim(Enum):
    """How the disease is inherited that a variant is claimed to cause."""

    RECESSIVE = "recessive"
    DOMINANT = "dominant"
