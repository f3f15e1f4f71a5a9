"""Text with headings, lists, links and tables that editors write, made safe on every way in and out."""
