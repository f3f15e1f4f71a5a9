"""A document as data: taken from its draft, put back, read for a page, compared with another state."""
