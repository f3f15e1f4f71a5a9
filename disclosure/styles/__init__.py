"""What markup and stylesheets tell about whether a reader sees the notice. No browser is asked.

Layers, each built on those above:

    sheet.py      a sheet's text → rules            selectors.py  what a selector means here
    lengths.py    lengths → px                      colours.py    colours and contrast
    device.py     who looks, and media queries      shorthands.py `font: …` → `font-size: …`
    sources.py    the sheets of a page
    cascade.py    which declaration wins on an element, for one who looks
    sight, boxes, writing, contrast, covers, motion, flow: signs that something hides it
    view.py       all signs for one page, for every kind of reader

What is known to do no harm passes; what is known to hide is a certain sign; of all else only a
browser can tell, so it is an uncertain one.
"""
