"""Standard forms of a report for other programs, made from its record alone.

``forms`` chooses by the suffix of the file: ``.phenopacket.json`` (GA4GH Phenopacket 2),
``.vrs.json`` (GA4GH VRS 2) and ``.fhir.json`` (HL7 FHIR R4B, Genomics Reporting). The libraries
come with the extra ``export`` and are loaded only when a form is asked for.
"""
