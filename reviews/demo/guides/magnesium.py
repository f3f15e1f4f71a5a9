"""How to choose a magnesium supplement. It has been corrected once, so that a correction can be seen."""

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
from reviews.demo.sources import COCHRANE_CRAMPS, EFSA_LIMITS, NIH_MAGNESIUM, TRANSDERMAL
from reviews.demo.sources_health import ABSORPTION, EU_LABELS, NHS_MINERALS

BLOCKS = (
    Prose("""Magnesium is in nuts, pulses, whole grains and green leaves, and in more bottles on the shelf than almost any other mineral. The bottles differ in three things that can be checked before paying: how much magnesium a serving holds, in which compound, and what the maker proves about it.

Whether you need one is a question that a label cannot answer. The NHS writes that a varied diet should give most people enough. If a blood test or a doctor says otherwise for you, that counts more than any guide."""),
    Points(
        (
            "Read the line with the magnesium itself, not the weight of the compound. The second number is always the larger one.",
            "Add up all you take. US and European bodies name 350 mg and 250 mg a day as upper levels for what adults take besides food.",
            "Ask a doctor or pharmacist first if your kidneys are weak, or if you take antibiotics, medicines for bones, water tablets or acid blockers.",
            "Do not buy it for cramps: in trials with older adults it did little or nothing.",
        )
    ),
    Prose("""## The forms, and what they mean

Magnesium is sold as a salt. The partner in the salt decides how heavy the tablet is and, to a degree, how much of it the body takes up. Small studies found magnesium from citrate, lactate, aspartate and chloride to be absorbed more fully than from oxide (NIH). In one of them, volunteers took up about four per cent from oxide (Firoz and Graber).

More absorbed is not the same as better for you. It means that numbers on two labels cannot be compared across forms. The shares in the table follow from the weights of the molecules and are rounded."""),
    Grid(
        caption="Common forms of magnesium",
        cells="""Form | Share of magnesium by weight | Worth knowing
Oxide | about 60 % | Small tablets with large numbers; taken up poorly; often named with diarrhoea (NIH)
Citrate | about 16 % | Dissolves well; as a powder it tastes sour
Bisglycinate | about 14 % | Large capsules; few studies compare it
Malate | about 16 % | Little research on how much is taken up
Chloride | about 12 % | Taken up well in small studies; tastes bitter; attracts water""",
    ),
    Prose("""## Reading the dose

Find three things on the label, in this order:

1. **The serving:** one capsule, two, a scoop, forty drops? All other numbers hang on it.
2. **Magnesium:** the line that says how much of it one serving holds, in milligrams.
3. **The percentage:** in the EU it is a share of 375 mg, the reference value of Regulation 1169/2011; in the US it is a share of 420 mg (NIH). The same capsule shows two percentages in two countries.

If only the compound is given, multiply it by the share in the table above. A label on which you have to do that has not been made for you."""),
    Drawn(
        figure="supplement-label",
        alt="Drawing of a bottle's label: the line “Magnesium 200 mg” is marked in yellow, above “as magnesium bisglycinate 1,420 mg”",
        caption="The marked line is the one to compare. The larger number under it is the weight of the whole compound.",
        focus=(50, 46),
    ),
    Boxed(
        "ostrelvane-glycinate-120",
        "A label that gives both numbers in the same size of type.",
    ),
    Boxed(
        "tansyrook-oxide-400",
        "One tablet holds more than either upper level. We put it here as an example of a large number.",
    ),
    Prose("""## How much is too much

Magnesium in food is no worry for healthy people, says the NIH; kidneys get rid of the rest. The levels below concern what is taken besides. They mark where diarrhoea and the like begin to show in some people. They are no targets."""),
    Grid(
        caption="What adults may take besides food, by three bodies",
        cells="""Body | Per day | In its words, shortened
NIH, US | 350 mg | Upper level for supplements and medicines
EFSA, EU | 250 mg | Upper level for salts that dissolve easily, and for oxide, in supplements
NHS, UK | 400 mg | This or less from supplements is unlikely to do harm""",
    ),
    rafi(
        "I added up my shelf: a tablet for sleep, a drink for sport, an antacid. All three had magnesium in them, and none of them mentions the others.",
        5,
    ),
    Prose("""## Who should ask first

### People with weak kidneys

Kidneys remove what is too much. If they cannot, magnesium can build up to a dangerous level (NIH). This is a matter for the doctor who knows your values.

### People who take medicines

Magnesium can keep certain antibiotics and medicines for osteoporosis from being absorbed, so that hours have to lie between them. Water tablets and acid blockers change the level of magnesium in the body. The fact sheet of the NIH names groups; your pharmacist knows the products.

### In pregnancy, and for children

The levels above are those for adults. For everybody else another table applies, and somebody should be asked who can read it for you.

## What it will not do

**Cramps:** a Cochrane review of 11 trials judged it unlikely that magnesium gives older adults a protection that they would notice. In pregnancy the trials contradict each other (Garrison and others, 2020).

**Through the skin:** sprays and baths are sold as a gentler way in. A review of what has been published calls that unsupported (Gröber and others, 2017).

For sleep, mood and much else, look for the trial behind the sentence. We do not score effects on health, and print no claims of that kind from makers."""),
    Ranked("magnesium-supplements", 4),
    Closing("""Choose by the label: the amount of magnesium in a serving you can live with, a form that is named, a report for the batch in your hand. Then look at the price per day and not at the price per bottle.

And begin with the question whether you need it. Beans, nuts and whole grains are not sold with a percentage, and hold plenty."""),
    Asked(
        "Which form should I take?",
        "If a doctor named one, that. Else one that is taken up reasonably well and that you will swallow every day. Citrate and bisglycinate are common choices; studies that set them against each other are few.",
    ),
    Asked(
        "Is more better?",
        "No. What the body does not take up stays in the gut and draws water there, which is why diarrhoea is the usual sign of too much.",
    ),
    Asked(
        "Morning or evening?",
        "We found nothing that settles it. With food it is easier on the stomach for many people. Keep it hours away from medicines that it disturbs.",
    ),
    Asked(
        "What does a batch report tell me?",
        "That a laboratory found so much magnesium, and so little lead, cadmium and arsenic, in the very batch you hold. A certificate from another year says nothing about your bottle.",
    ),
    Asked(
        "Can I get enough from food?",
        "Most people can, says the NHS. A handful of pumpkin seeds holds about 150 mg, one of almonds about 80 mg (NIH).",
    ),
    NIH_MAGNESIUM,
    EFSA_LIMITS,
    NHS_MINERALS,
    EU_LABELS,
    ABSORPTION,
    COCHRANE_CRAMPS,
    TRANSDERMAL,
)

GUIDE = Article(
    slug="choosing-a-magnesium-supplement",
    title="Choosing a magnesium supplement: how to read the label",
    category="magnesium",
    author="ines-okparro",
    summary="Which number on the label counts, what the forms mean, how much is too much, and who should ask a doctor or pharmacist before buying magnesium at all.",
    blocks=BLOCKS,
    versions=(
        Version(
            age_days=46,
            note="First publication.",
            then=(("EFSA, EU | 250 mg", "EFSA, EU | 350 mg"),),
        ),
        Version(
            age_days=19,
            note="A reader wrote in about the European level.",
            correction="The table of daily amounts first gave 350 mg as the European level for supplements. It is 250 mg. The text and the other rows were right.",
        ),
    ),
)
