"""Work that was done elsewhere, taken in as drafts: whole articles, and sheets of scores."""
