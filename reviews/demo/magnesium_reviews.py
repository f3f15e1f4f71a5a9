"""What the demo says of its magnesium supplements. What concerns health is hedged, and cited."""

from reviews.demo.content import Mark, Written
from reviews.demo.sources import COCHRANE_CRAMPS, EFSA_LIMITS, NIH_MAGNESIUM, TRANSDERMAL

REVIEWS = (
    Written(
        product="ostrelvane-glycinate-120",
        title="Ostrelvane Glycinate 120: a plain capsule with its papers in order",
        author="ines-okparro",
        tester="rafi-dunhollow",
        basis="hands-on",
        sample="bought",
        test_days=30,
        age_days=41,
        verdict="A label you can check, a laboratory report for the bottle in your hand, and nothing in the capsule that is not on the list. You pay for that with two large capsules a day.",
        pros=(
            "Batch number on the bottle leads to the report for that batch",
            "Gives magnesium itself and the compound, side by side",
            "Amber glass with a lid that closes with a click",
        ),
        cons=(
            "Two capsules of 23 mm make one serving",
            "Costs about twice as much per day as a plain citrate powder",
        ),
        body="""## What is in it

Each serving of two capsules holds 200 mg of magnesium as bisglycinate, rice starch, and a capsule shell of plant cellulose. The label prints the 200 mg and the 1,420 mg of compound in the same size of type, which sounds like little until you have read a dozen labels that print only the larger number.

## Do the papers match?

The batch number stamped under our bottle opened a report of four pages: magnesium found, magnesium declared, lead, cadmium, arsenic. The report named the batch, the date and the method. Ten capsules on our balance differed by less than three per cent.

## A month with it

Rafi Dunhollow took it with breakfast for thirty days. The capsules are 23 mm long and smooth, and he needed a full glass of water for the pair. They smell of nothing and leave no taste. The glass bottle survived a commuter's rucksack; the lid says, with a click, when it is shut.

## Before you buy

The US Office of Dietary Supplements puts the upper limit for magnesium from supplements and medicines at 350 mg a day for adults; in the EU the figure is 250 mg. One serving stays below both. The same fact sheet warns that magnesium can interfere with some antibiotics and with medicines for osteoporosis, so people who take medicines should ask a pharmacist first.

If it is cramps you have in mind: a Cochrane review of eleven trials judged it unlikely that magnesium gives older adults a worthwhile protection against them. Buy it for other reasons, or ask a doctor what yours may be.
""",
        marks=(
            Mark(
                "label",
                "9.0",
                "Element and compound both given, every other ingredient named; only the starch has no amount.",
            ),
            Mark(
                "proof",
                "9.5",
                "A report for our very batch, dated, with methods. The laboratory's own number is missing.",
            ),
            Mark(
                "ease",
                "7.5",
                "Smooth and tasteless, but there are two of them and they are 23 mm long.",
            ),
            Mark(
                "pack",
                "8.5",
                "Amber glass, metal-free lid, label peels off in one piece for recycling.",
            ),
        ),
        sources=(NIH_MAGNESIUM, EFSA_LIMITS, COCHRANE_CRAMPS),
    ),
    Written(
        product="quillmarsh-citrate-powder",
        title="Quillmarsh Citrate Powder: good value if you do not mind a sour glass",
        author="ines-okparro",
        tester="ines-okparro",
        basis="hands-on",
        sample="bought",
        test_days=21,
        age_days=27,
        verdict="One ingredient, one scoop, one report per batch, and a hundred servings in the jar. It is sour, it takes a minute to dissolve, and the scoop asks for a steady hand.",
        pros=(
            "A single ingredient and nothing to sweeten it",
            "Batch report online, two clicks from the address on the lid",
            "Any dose you like, not only the printed one",
        ),
        cons=(
            "Sour, and gritty unless stirred for a minute",
            "Level scoops differed by up to eleven per cent on our balance",
        ),
        body="""## One ingredient

The jar holds 100 servings of magnesium citrate and nothing else: no flavour, no sweetener, no flow agent. That last omission shows, for after a damp week the powder begins to clump. A shake brings it back.

## The scoop

A level scoop should weigh 0.95 g and hold 150 mg of magnesium. We levelled twenty with a knife. The lightest weighed 0.90 g, the heaviest 1.00 g; that is eleven per cent between them, or 16 mg of magnesium. For a supplement this is tolerable. Whoever wants to be exact needs a small balance.

## In the glass

In 200 ml of cool water the powder takes about a minute of stirring, in warm water half of that. What you drink is sour in the way of a weak lemon, with a chalky end. Ines Okparro got used to it in four days and would not call it pleasant.

The Office of Dietary Supplements notes that forms of magnesium which dissolve well in liquid, citrate among them, are absorbed more completely than less soluble ones such as oxide. It notes too that high doses from supplements often cause loose bowels, and a spoonful heaped by mistake is an easy way to get there.
""",
        marks=(
            Mark(
                "label",
                "8.5",
                "Nothing to hide and nothing hidden, but the compound's amount must be worked out.",
            ),
            Mark(
                "proof", "9.0", "Report for our batch found in two clicks; heavy metals included."
            ),
            Mark("ease", "6.5", "A minute of stirring, then sour and a little chalky."),
            Mark(
                "pack",
                "7.5",
                "The wide mouth takes any spoon. Powder gathers in the thread of the lid.",
            ),
        ),
        sources=(NIH_MAGNESIUM,),
    ),
    Written(
        product="pellowick-fizz-citrate",
        title="Pellowick Fizz Citrate: easy to drink, hard to check",
        author="ines-okparro",
        tester="rafi-dunhollow",
        basis="hands-on",
        sample="gifted",
        test_days=18,
        age_days=16,
        verdict="The tablet that needs no persuasion: drop it, wait, drink. We would score it higher if the maker published what it says it measures.",
        pros=(
            "Dissolves by itself in under two minutes",
            "The tube fits a jacket pocket and keeps tablets dry",
        ),
        cons=(
            "No batch report; our request had brought no answer after three weeks",
            "Sweetener and 280 mg of sodium in every tablet",
            "Twenty servings are soon gone",
        ),
        body="""## How we got it

Pellowick sent us three tubes free of charge and asked for nothing in writing. Free samples are told beside the score, here as everywhere on this site; the maker also pays for the advertisement that stands above our comparison. Neither is among the criteria.

## In the glass

A tablet dissolved in 1 minute 40 seconds in cold tap water, on the mean of five. The drink is orange, faintly salty, and clear enough to see through. Rafi Dunhollow drank one each evening for eighteen days and finished every glass, which he did not manage with any powder.

## On the label

One tablet gives 250 mg of magnesium. That is all of what the European Food Safety Authority lists as the daily limit from supplements for adults, and below the 350 mg that holds in the US. The small print adds 280 mg of sodium, a consequence of anything that fizzes, and a sweetener. People who watch their salt will want to know that before they buy.

## What we could not check

The box says that every batch is tested. We asked for one report, by the batch number of our tube, and had no reply after three weeks. The maker may well test; we can only score what can be seen.
""",
        marks=(
            Mark(
                "label",
                "7.5",
                "Magnesium and sodium are given clearly; the flavouring is just “flavouring”.",
            ),
            Mark("proof", "4.0", "Testing is claimed on the box, and no report was shown to us."),
            Mark("ease", "9.0", "Drop, wait, drink. No other product here asks for less."),
            Mark(
                "pack",
                "8.0",
                "A desiccant in the lid keeps tablets crisp; tube and lid are two kinds of plastic.",
            ),
        ),
        sources=(EFSA_LIMITS, NIH_MAGNESIUM),
    ),
    Written(
        product="tansyrook-oxide-400",
        title="Tansyrook Oxide 400: a large number on a small tablet",
        author="ines-okparro",
        basis="research",
        sample="none",
        age_days=62,
        verdict="Half a year of tablets for very little money. One tablet goes over the upper limits of both the US and the EU, and oxide is the form of which the body takes up less.",
        pros=("A few cents a day", "One small tablet, easy to halve"),
        cons=(
            "400 mg in one tablet is more than either upper limit for supplements",
            "No batch report anywhere",
            "The label's large figure invites a wrong comparison",
        ),
        body="""## What the number means

We have not tried this product; this is a reading of its label against published sources. The tablet holds 400 mg of magnesium as oxide. It is the highest figure in our comparison, and it is easy to take for an advantage.

## Two things to know

The first is the limit. The Office of Dietary Supplements gives 350 mg a day as the most that adults should take from supplements without medical advice, the European Food Safety Authority lists 250 mg. One tablet passes both. Halved, it passes neither.

The second is the form. According to the same US fact sheet, small studies have found magnesium from citrate, chloride, lactate and aspartate to be absorbed more completely than from oxide, and oxide is among the forms most often reported to cause diarrhoea. More on the label need not be more in the body.

## Who might still want it

Somebody whose doctor has named oxide and a dose gets 180 tablets for the price of a lunch. Everybody else can get a smaller dose with better papers for a little more.
""",
        marks=(
            Mark(
                "label", "6.0", "Amount and compound are given; the upper limit goes unmentioned."
            ),
            Mark("proof", "3.0", "A seal without a number, and no report on the maker's pages."),
            Mark(
                "ease",
                "7.0",
                "By its stated size of 11 mm the tablet is small; we have not taken it.",
            ),
            Mark("pack", "7.5", "Light plastic bottle of one material with a plain screw cap."),
        ),
        sources=(NIH_MAGNESIUM, EFSA_LIMITS),
    ),
    Written(
        product="tansyrook-skin-spray",
        title="Tansyrook Skin Spray: little to go on",
        author="ines-okparro",
        basis="research",
        sample="none",
        age_days=9,
        verdict="A salt solution in a decent pump. The label does not say how much magnesium a serving delivers, and the literature gives little reason to expect much through the skin.",
        pros=("The pump locks for travel", "Nothing in it but water and magnesium chloride"),
        cons=(
            "No amount per serving that means anything",
            "A review of the literature calls its route into the body scientifically unsupported",
        ),
        body="""## A spray is not a capsule

We have not used this product. The bottle holds magnesium chloride dissolved in water, to be sprayed on arms or legs and left to dry. Six strokes are called a serving; what six strokes should bring into the body is not stated, and so the column for magnesium stays empty in our comparison.

## What the literature says

Gröber and colleagues went through the published evidence in 2017 and concluded that the promotion of magnesium through the skin is scientifically unsupported. Newer small studies may come to other results. We found none that would let us print a number.

## What remains

As an object it is well made: the pump doses evenly, by the maker's figures 0.2 ml a stroke, and locks. If you are after magnesium as a supplement, the products with a stated amount are easier to judge, and easier to take too much of; the fact sheet we cite below gives the limits.
""",
        marks=(
            Mark(
                "label",
                "4.0",
                "Ingredients complete, amount per serving missing: the one figure that matters.",
            ),
            Mark("proof", "2.5", "No report, and claims that rest on no source."),
            Mark(
                "ease", "6.5", "Nothing to swallow, but sticky until dry, by the maker's account."
            ),
            Mark("pack", "7.0", "A pump that locks; the spring makes it hard to recycle."),
        ),
        sources=(TRANSDERMAL, NIH_MAGNESIUM),
    ),
    Written(
        product="ostrelvane-liquid-chloride",
        title="Ostrelvane Liquid Chloride: notes so far",
        author="ines-okparro",
        tester="rafi-dunhollow",
        basis="hands-on",
        sample="bought",
        body="""## First impressions

Forty drops make a serving, and nobody counts forty drops twice. To be continued when the second bottle has arrived.
""",
        marks=(
            Mark("label", "8.0", "Drops, millilitres and milligrams all given."),
            Mark("ease", "4.5", ""),
        ),
    ),
)
