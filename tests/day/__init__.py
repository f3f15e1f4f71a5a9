"""One day of a small site, hour by hour: what happens, and what its pages then say.

Nothing sets a clock: each page is made as of a moment, which is given to what makes it.
"""
