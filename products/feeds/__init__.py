"""Merchant feeds: bytes → rows (`google.py`, `table.py`) → a temporary table → the catalogue (`merge.py`)."""
