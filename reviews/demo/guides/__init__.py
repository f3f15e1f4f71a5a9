"""The demo's guides: what they say, apart from the code that publishes them."""

from reviews.demo.guides import headphones, magnesium, shoulder, withdrawn

GUIDES = (shoulder.GUIDE, magnesium.GUIDE, headphones.GUIDE, withdrawn.GUIDE)
