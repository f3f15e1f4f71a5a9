"""What the guide to headphones cites beside the standards. All of these exist."""

from reviews.demo.content import Cited

PRICE_AND_SOUND = Cited(
    "Breebaart J. No correlation between headphone frequency response and retail price. The Journal of the Acoustical Society of America 141(6):EL526–EL530",
    "Acoustical Society of America",
    2017,
    "https://doi.org/10.1121/1.4984044",
)
LISTENERS = Cited(
    "Olive SE. The Perception and Measurement of Headphone Sound Quality: What Do Listeners Prefer? Acoustics Today, Spring 2022",
    "Acoustical Society of America",
    2022,
    "https://acousticstoday.org/issues/2022AT/Spring2022/",
)
