"""Ways to hide a notice, tried on real pages: who is fooled, and who cries wolf?

catalogue.py  what a trick is, and all of them
editing.py    how HTML is changed: styled, scripted, moved, reworded
tricks/       the tricks by kind: each is one function that takes the HTML of a page and gives it changed
harmless.py   changes that leave the notice as readable as it was, and must never be flagged
table.py      tries all of them: python -m tests.disclosure.hiding.table
"""
