"""Facts of a variant that trials and therapies ask for, computed from the reference.

Beside ``classify``: it reads annotations, and knows no person and no page. It gives no advice.
"""
