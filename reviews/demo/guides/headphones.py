"""How to read what headphones claim. It was renamed once, and somebody is at work on its draft."""

from reviews.demo.guides.shapes import (
    Article,
    Asked,
    Boxed,
    Closing,
    Drawn,
    Grid,
    Points,
    Prose,
    Ranked,
    Version,
)
from reviews.demo.guides.speakers import rafi
from reviews.demo.sources import HEADPHONES, IP_CODE, NOISE_CANCELLING, SAFE_LISTENING
from reviews.demo.sources_audio import LISTENERS, PRICE_AND_SOUND

BLOCKS = (
    Prose("""A box of headphones carries a dozen numbers, and most of them were measured by the company that sells it. Some are useful as they stand. Some mean nothing without a second number that is missing. This guide goes through them, and says what a tester can measure instead.

One finding first, to take the pressure off: in measurements of 283 headphones, price and frequency response showed no correlation (Breebaart, 2017). What you pay for may be comfort, battery, repair or a name."""),
    Points(
        (
            "A frequency range without a tolerance, such as “20 Hz to 20 kHz”, says nothing about sound.",
            "Sensitivity comes in two units. The same pair can read 100 dB in one of them and 115 dB in the other.",
            "Battery hours depend on volume and noise cancelling. Ask at which setting they were counted.",
            "Loud and long is what harms ears: 80 dB for 40 hours a week is the allowance that WHO and ITU name for adults, and 75 dB for children.",
        )
    ),
    Prose("""## Claimed and measured

A claim becomes a measurement when somebody says how it was done. For headphones the way is laid down in IEC 60268-7: which ear simulator, which level, which signal. Noise cancelling has had a part of its own since 2023, IEC 60268-24. A box that names the standard can be checked. A box that names none asks for trust."""),
    Grid(
        caption="What the box says, and what to ask",
        cells="""On the box | What it leaves out | Ask for
20 Hz – 20 kHz | By how many decibels the ends fall short | A curve, or a tolerance such as ±3 dB
Up to 40 hours | Volume, noise cancelling on or off | Hours at a stated level
Reduces noise by up to 35 dB | At which frequency; the largest value is a peak | A curve, measured by IEC 60268-24
Waterproof | Against what | The IP code
Hi-res | What would be audible of it | Nothing; look at fit and sound""",
    ),
    Drawn(
        figure="response",
        alt="Drawing of two curves of level over frequency: A is loud in the bass and dips in the middle, B is nearly level; under it stands “Both boxes say: 20 Hz to 20 kHz”",
        caption="Two invented pairs with the same sentence on the box. A booms and sounds hollow; B is even.",
        focus=(40, 40),
    ),
    Prose("""## The numbers, one by one

### Frequency range

Almost everything on sale makes some sound from 20 Hz to 20 kHz. What matters is how evenly. In blind listening tests people with and without training liked much the same curve, one that resembles good loudspeakers in a good room; tastes differ chiefly in the bass (Olive, 2022).

### Impedance and sensitivity

Impedance, in ohms, tells how hard a pair is to drive. Sensitivity tells how loud it gets. It is given per milliwatt or per volt, and the two are not the same: for 32 ohms, 100 dB per milliwatt equals 115 dB per volt; for 300 ohms it equals about 105. If two boxes use different units, calculate before comparing. For anything wireless, forget both: the amplifier is built in.

### Noise cancelling

It works on low, steady sounds such as engines, and hardly on voices. One number cannot say that. In our tests the same recording of a train is played from outside with cancelling on and off.

### Battery

Makers count at half volume, some with noise cancelling off. We run each pair down twice, at the level of a quiet café, with cancelling on where there is any. A battery that can be changed is worth more than ten further hours: all of them fade."""),
    Boxed(
        "velquorin-meridian-2",
        "Here because its battery can be changed. The review gives the hours we counted.",
    ),
    Prose("""### Water

The code of IEC 60529 has two digits, for dust and for water. An X means: not stated. It does not mean zero."""),
    Grid(
        caption="What the second digit of the IP code promises",
        cells="""Code | Water it was tried with
IPX2 | Drops, while tilted by up to 15°
IPX4 | Splashes from all sides
IPX7 | Under water for 30 minutes, at most one metre deep""",
    ),
    Boxed(
        "hushpeel-commuter",
        "Light, with three strengths of cancelling. It has no water rating: keep it out of the rain.",
    ),
    Prose("""## Loudness and your ears

The recommendation H.870 by WHO and ITU treats sound like a budget. Each 3 dB more halves the time. The table works that out from the two allowances it names; it is arithmetic and no guarantee, since ears differ.

Phones can show the level for some headphones. Those figures rest on the phone knowing the pair. With a cable, or with an unknown pair, they are estimates."""),
    Grid(
        caption="Hours a week until the allowance is used up",
        cells="""Average level | Adults | Children
75 dB | about 127 hours | 40 hours
80 dB | 40 hours | 12½ hours
86 dB | 10 hours | about 3 hours
92 dB | 2½ hours | about ¾ hour
98 dB | about 40 minutes | about 12 minutes""",
    ),
    Boxed(
        "nocturnbell-junior",
        "For children, with a limit of the volume that needs a tool to change. We have only read about it so far, and not measured the limit.",
    ),
    rafi(
        "On the bus I turned each pair up until I could follow a podcast, and then read the meter. The pair with cancelling was at 71 dB, the one without at 84.",
        6,
    ),
    Prose("""## What no number tells

Whether it presses on your glasses. Whether the buttons can be found in gloves. Whether the hinge survives a rucksack, and whether you can buy new cushions in three years. Try it on for twenty minutes if a shop lets you, and keep the box until the time for returning it has passed.

1. **Fit first:** with in-ear pairs, a bad seal takes away the bass, whatever was measured.
2. **Then sound:** three pieces of music that you know, at the same loudness. The louder pair always seems better.
3. **Then the rest:** calls, app, case, cable."""),
    Ranked("headphones", 3),
    Closing("""Take numbers seriously that come with a method, and leave the others on the box. Look for a curve, hours at a stated level, an IP code and a spare battery.

And keep the volume down. It is the one setting that matters in ten years."""),
    Asked(
        "Do expensive headphones sound better?",
        "Not by measured response: across 283 pairs, price told nothing about it (Breebaart, 2017). Comfort and repair are other matters.",
    ),
    Asked(
        "Is 40 kHz better than 20 kHz?",
        "Human hearing is usually said to end at 20 kHz, and sooner as we grow older. Such a number does not tell you how a pair sounds below that.",
    ),
    Asked(
        "Does noise cancelling protect my hearing?",
        "It lets you listen at a lower level, which helps. It is no ear protection at work or beside loud machines.",
    ),
    Asked(
        "How loud is 80 dB?",
        "If you have to raise your voice to someone an arm's length away, it is likely louder than that.",
    ),
    Asked(
        "Why do your battery hours differ from the box?",
        "Because we count at a stated level, with cancelling on, and until the sound stops. The maker may have done otherwise, and may not say.",
    ),
    HEADPHONES,
    NOISE_CANCELLING,
    IP_CODE,
    SAFE_LISTENING,
    PRICE_AND_SOUND,
    LISTENERS,
)

GUIDE = Article(
    slug="reading-headphone-specifications",
    title="Reading headphone specifications: claimed and measured",
    category="headphones",
    author="maude-ellerscroft",
    summary="Which numbers on a box of headphones can be trusted, which mean nothing without another, and how loud is too loud for how long.",
    blocks=BLOCKS,
    versions=(
        Version(age_days=30, slug="headphone-data-sheets", note="First publication."),
        Version(age_days=17, note="A clearer address."),
    ),
    draft=(
        (
            "Hi-res | What would be audible of it | Nothing; look at fit and sound",
            "Hi-res | What would be audible of it | Nothing; look at fit and sound\nSpatial audio | Whether your player supports it | A trial with your own phone",
        ),
    ),
    draft_note="Spatial audio added; wait for Rafi's measurements before publishing.",
)
