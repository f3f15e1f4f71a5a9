"""The invented content of the demo.

Brands, people, merchants, prices, scores and quotations are made up; the exceptions are the name of the
Spinal Backrack and the sources, which exist and can be looked up.
"""
