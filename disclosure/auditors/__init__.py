"""The auditors' pages: read-only, each also as CSV and JSON."""
