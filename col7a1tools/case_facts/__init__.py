"""What a laboratory knows of the case, read from its file: the evidence no reference can hold."""

from col7a1tools.case_facts.case_file import read_case_file

__all__ = ["read_case_file"]
