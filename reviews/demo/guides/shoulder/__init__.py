"""The long one: cramps in the shoulder, and devices that are sold for them."""

from reviews.demo.guides.shapes import Article, Version
from reviews.demo.guides.shoulder.daily_life import DAILY_LIFE
from reviews.demo.guides.shoulder.finding_out import FINDING_OUT
from reviews.demo.guides.shoulder.opening import OPENING
from reviews.demo.guides.shoulder.questions import QUESTIONS
from reviews.demo.guides.shoulder.relief import RELIEF

GUIDE = Article(
    slug="shoulder-muscle-spasm",
    title="Muscle spasm in the shoulder: what is known, what is not",
    category="back-and-shoulder",
    author="tobias-fennimark",
    summary="A cramp in the shoulder is mostly harmless and short. This guide says what may lie behind it, which signs call for a doctor, what can be tried at home, and how little is known about devices that are to take pressure off the spine.",
    blocks=(*OPENING, *RELIEF, *FINDING_OUT, *DAILY_LIFE, *QUESTIONS),
    versions=(Version(age_days=11, note="First publication, read by two people."),),
)
