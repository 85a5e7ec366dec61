"""Loads what jobs need, once, in the process that they are forked from."""

from importlib import import_module

from col7a1tools.describe import describe
from col7a1tools.gene import load_gene
from col7a1tools.report.card import card_of
from col7a1tools.report.words import LANGUAGES
from col7a1tools.views.card import compose_card

for _name in (
    "col7a1tools.annotation_run",
    "col7a1tools.case_facts",
    "col7a1tools.knowledge_files",
    "col7a1tools.patient",
    "col7a1tools.report.json",
    "col7a1tools.views.html",
    "col7a1tools.views.render",
    "col7a1tools.web.jobs.patient_work",
):
    import_module(_name)
# Reads rules, sentences, citations and tables, which stay read in every process forked from here.
_described = describe("c.6527dup", load_gene())
for _language in LANGUAGES:
    compose_card(card_of(_described, load_gene()), _described.description, _language)
