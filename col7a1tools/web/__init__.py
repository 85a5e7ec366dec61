"""The desk: the library in a browser, for people who never open a terminal.

A view and nothing else: it reads what was typed or dropped, asks the library, and shows the answer.
"""
