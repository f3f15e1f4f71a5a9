"""A sheet with scores, a row for each product → draft reviews."""
