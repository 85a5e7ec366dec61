"""One module a flow, each with its ``routes``."""
