"""The audit: which pages are asked for, how they are fetched, how they are judged, what is kept.

site.py     pages of this site: its sitemap, and what else readers reach
inside.py   asks this site inside the process, past the guard
network.py  asks another site, or this one, over HTTP
files.py    reads pages from files and folders
targets.py  which of these an argument means
judge.py    fetches and judges one after the other
keeping.py  keeps the verdicts on pages of this site
"""
