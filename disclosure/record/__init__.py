"""What was sent to readers: frozen pages, and a log of them that nobody can quietly change."""
