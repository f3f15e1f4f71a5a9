"""A file with an article → a draft guide. Each format is first made HTML, and the HTML is then read for its parts."""
