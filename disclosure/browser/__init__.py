"""What a reader really sees: the audit in a real browser.

chromium.py  which browser, and how it is started
tab.py       one page in it: opens it, asks it, takes its picture
observing.js what is asked inside the page, in a world of its own that no script of the page can reach
renderings.py for which readers a page is drawn: widths, colours, preferences, moments
ink.py       pictures → how much of each word a reader can make out
looking.py   all looks at one page → `disclosure.sight.Sight`
rules/       what is promised of it: files like those of `disclosure.rules`

The main oracle is ink: what changes in the picture when nothing but the letters of the notice turn
transparent is what a reader sees of them. It is compared with the same letters in the same font,
drawn in the same places in black on white.
"""
