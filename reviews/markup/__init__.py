"""Markup that a page repeats for each row or offer, written by functions of the row.

A template for each of a table's hundreds of cells takes ten times as long. What stands on a page
once, or a few times, is a template. Each function ends with the line break that a template has.
"""
