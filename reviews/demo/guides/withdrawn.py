"""A guide that was taken back: its address answers that it is gone."""

from reviews.demo.guides.shapes import Article, Prose, Version
from reviews.demo.sources_health import POSTURE

GUIDE = Article(
    slug="posture-straps-at-work",
    title="Posture straps at work: what to look for",
    category="back-and-shoulder",
    author="tobias-fennimark",
    summary="What to look for in a strap that is worn at a desk.",
    blocks=(
        Prose("""## Buckles, edges, time

A strap should be easy to loosen with one hand, have soft edges, and come with a word on how long to wear it.

That wearing one changes how you sit for good was said here at first. We cannot support that."""),
        POSTURE,
    ),
    versions=(Version(age_days=64, note="First publication."),),
    withdrawn_days=40,
)
