"""Many files at once: who carries what, how often, and whose two copies may explain DEB.

A file is a unit of work. Each unit is read on its own, by whatever process or machine, and leaves
one file in the folder ``units``; the tables and the summary are put together from those files in
the order of their names. What comes out depends on the inputs alone: not on their order, not on
the number of processes, and not on how often the work was interrupted.
"""
