"""What the demo says of its back and shoulder devices: how they are made, and nothing of pain."""

from reviews.demo.content import Mark, Written
from reviews.demo.sources import COCHRANE_LUMBAR, COCHRANE_TRACTION, FOAM_ROLLING, NICE_BACK
from reviews.demo.sources_health import COCHRANE_HEAT

REVIEWS = (
    Written(
        product="spinal-backrack",
        title="Spinal Backrack: what can be said without having held one",
        author="tobias-fennimark",
        basis="research",
        sample="none",
        age_days=33,
        verdict="A real product in an invented shop window. We have not held a Spinal Backrack; its scores are placeholders that let the comparison be shown, and should not guide anyone's purchase.",
        pros=("Meant for use at home, by exercises", "Non-invasive: a thing to exercise with"),
        cons=(
            "Not tested by us, so nothing here speaks for or against it",
            "Reviews of trials give little reason to expect much of traction as such",
        ),
        body="""## What it is

The Spinal Backrack is an orthopaedic device that is used at home, by doing exercises with it. It is offered for decompressing the spine. That much is public; all else on this page that looks like a finding, the score above all, was made up to fill a demonstration.

## What published reviews say about the idea

We know of no trial that we could cite for this product. About traction, the wider idea of pulling or stretching the spine apart, there is more to read. A Cochrane review of 32 trials with 2,762 people found that traction, alone or beside other treatment, may make little or no difference to low-back pain or function. The British guideline NG59 advises health services against offering it for low back pain.

Those trials were mostly about machines and clinics, and about the lower back. They do not tell what a device at home does for a shoulder, either way.

## Before you try any such device

Ask a doctor or physiotherapist first if you have had a fracture or surgery of the spine, if your bones are weak, if you are pregnant, or if you feel numbness or weakness in a limb. Stop when something hurts. This is common prudence and no medical advice.
""",
        marks=(
            Mark("build", "7.0", "A placeholder for the demo: nobody here has loaded one."),
            Mark("adjustment", "6.0", "A placeholder for the demo: nobody here has set one up."),
            Mark("handling", "6.5", "A placeholder for the demo: nobody here has used one."),
            Mark(
                "instructions", "6.0", "A placeholder for the demo: we have not read its leaflet."
            ),
        ),
        sources=(COCHRANE_TRACTION, NICE_BACK),
    ),
    Written(
        product="brackenwold-grid-roller-33",
        title="Brackenwold Grid Roller 33: a tube that takes a beating",
        author="rafi-dunhollow",
        tester="rafi-dunhollow",
        basis="hands-on",
        sample="bought",
        test_days=24,
        age_days=52,
        verdict="Firm, light and close to unbreakable, with ridges that clean in a minute. It has one hardness, and that one is hard.",
        pros=(
            "Kept its shape under 180 kg of sandbags",
            "Hollow core doubles as a case for a towel",
            "Wipes clean, and dries within the hour",
        ),
        cons=("One hardness only", "Squeaks on varnished floors"),
        body="""## Made like a pipe

Under 14 mm of foam sits a tube of hard plastic with walls as thick as a pencil. We stood 180 kg of sandbags on it for an hour, the load that its maker allows, and measured the tube before and after: no difference that a calliper could find. Three weeks on a wooden floor left no mark on the foam either.

## On the floor

Whoever is new to rollers will find this one hard. Rafi Dunhollow began against a wall, where one's own weight can be shared with the feet, and moved to the floor in the second week. The ridges give grip; on varnish they also squeak.

The leaflet shows eleven exercises with times for each and says plainly to leave out the lower back and the neck. It could say more about who should not roll at all.

## What to expect

A meta-analysis of 21 studies found small effects of foam rolling, for instance on flexibility before exercise and on soreness after it, and called some of the others negligible. That is about rolling in general and not about this tube.

Tobias Fennimark, who tests most of this category, once repaired rollers for Brackenwold and therefore took no part in this review.
""",
        marks=(
            Mark(
                "build", "8.5", "No change after an hour at the rated load; foam glued, not sewn."
            ),
            Mark("adjustment", "5.0", "One hardness, one size. The wall is the only adjustment."),
            Mark(
                "handling",
                "9.0",
                "610 g, wipes clean, stands on end in a wardrobe. Squeaks on varnish.",
            ),
            Mark(
                "instructions",
                "7.5",
                "Eleven exercises with times and a warning for neck and lower back.",
            ),
        ),
        sources=(FOAM_ROLLING,),
    ),
    Written(
        product="stradlebeck-arch-three",
        title="Stradlebeck Arch Three: three heights, one thin strut",
        author="tobias-fennimark",
        tester="tobias-fennimark",
        basis="hands-on",
        sample="lent",
        test_days=22,
        age_days=20,
        verdict="Quick to set and honestly described, with the clearest leaflet in this comparison. The strut that holds all of it is thinner than we like.",
        pros=(
            "Changes height in five seconds, without a tool",
            "Instructions say when to stop",
            "Stores flat behind a door",
        ),
        cons=(
            "The strut bows visibly near the rated load",
            "Slats are hard on bony backs, and there is no cover",
        ),
        body="""## How it works

Eleven slats of plastic form an arch. A strut hooks into one of three pairs of notches in the base board and sets how steep the arch stands: 5, 8 or 11 cm above the floor. One lies down on it, backwards, slowly.

## On the bench

At 60 kg the arch is rigid. At 110 kg, the rated load, the strut bowed by 6 mm and came back when we took the sandbags off. It did so twenty times without a crack. We would still have liked two millimetres more plastic.

## At home

Tobias Fennimark used the lowest height for a week before he tried the middle one, as the leaflet asks. It names a time for each step, says that the first days should be short, and lists on its front page who should ask a doctor first. More makers should write like this.

The slats are bare. A folded towel helps and then slides away; a cover with a strap would do more.

## A word on claims

The box speaks of relief. We have no way of showing that, and do not score it. A Cochrane review on traction found little or no difference for people with low-back pain; lying on an arch at home is something else again, and hardly studied. The sample was lent by Stradlebeck and has gone back.
""",
        marks=(
            Mark(
                "build",
                "6.0",
                "Sound slats and board; the strut bows by 6 mm under the rated load.",
            ),
            Mark("adjustment", "7.5", "Three heights in seconds; the lowest is steep for some."),
            Mark("handling", "7.0", "Flat to store, quick to wipe, uncomfortable without a towel."),
            Mark("instructions", "8.0", "Times, steps, a stop rule, and whom it is not for."),
        ),
        sources=(COCHRANE_TRACTION,),
    ),
    Written(
        product="lumbarrow-chair-cushion",
        title="Lumbarrow Chair Cushion: stays where you put it",
        author="tobias-fennimark",
        tester="rafi-dunhollow",
        basis="hands-on",
        sample="bought",
        test_days=25,
        age_days=12,
        verdict="Dense foam, a cover that survives the washing machine, and a strap that holds on any chair with a back. It comes in one thickness, and that is a lot of cushion for a small chair.",
        pros=(
            "Does not slide, on mesh or on leather",
            "Cover keeps size and colour after five washes",
        ),
        cons=("12 cm thick and nothing to change that", "Instructions are one drawing"),
        body="""## Foam that comes back

We pressed the cushion flat under 120 kg overnight, ten nights in a row. In the morning it stood at 97 per cent of its height. The seams are double, the zip is covered, and the strap is sewn through the foam's backing and not just into the cover.

## On five chairs

Rafi Dunhollow took it to an office chair, a dining chair, a car seat, a mesh chair and a sofa. The strap held on the first four. In the car it needs to be put right after each ride, and on the sofa there is nothing for it to hold on to.

At 12 cm it pushes a sitter far forward. People with long thighs will not mind; on a short seat it takes a third of the room.

## What we did not judge

A Cochrane review found moderate evidence that lumbar supports, chiefly belts, do not prevent low-back pain better than doing nothing or training. A cushion is no belt, and we have seen no trial of one that we could cite. Take it as furniture.
""",
        marks=(
            Mark("build", "8.0", "97 per cent of its height after ten nights; double seams."),
            Mark("adjustment", "6.0", "The strap moves up and down; the thickness is what it is."),
            Mark("handling", "8.5", "Four of five chairs, cover off in ten seconds, washable."),
            Mark("instructions", "6.5", "One clear drawing, no word on height or time."),
        ),
        sources=(COCHRANE_LUMBAR,),
    ),
    Written(
        product="kinwith-shoulder-strap",
        title="Kinwith Shoulder Strap: well sewn, awkward to wear",
        author="tobias-fennimark",
        tester="tobias-fennimark",
        basis="hands-on",
        sample="gifted",
        test_days=20,
        age_days=73,
        verdict="The sewing is good and the buckles hold. Putting it on alone takes practice, it cuts under the arms by noon, and the leaflet does not say when to take it off.",
        pros=("Buckles hold their place all day", "Machine-washable with the buckles on"),
        cons=(
            "Three minutes to put on alone, until one has the knack",
            "Cuts under the arms within two hours",
            "No advice on how long to wear it",
        ),
        body="""## Two loops and a cross

The strap runs over both shoulders, crosses on the back, and is tightened with two sliding buckles at the ribs. Webbing and thread are those of a good rucksack; twenty washes left no loose end.

## Getting into it

On the first day Tobias Fennimark needed three minutes and a mirror. By the second week it was forty seconds. The buckles sit where one's own hands reach worst, and each has nine holes' worth of travel without a mark, so that left and right are never quite the same.

After two hours the edges press under the arms. A thicker shirt moves that to three.

## What the leaflet leaves out

It shows how to put the strap on. It does not say for how long, how tight, or who had better not. We score instructions as one fifth of the whole for a reason. Kinwith sent the strap free of charge and did not want it back.
""",
        marks=(
            Mark("build", "7.0", "Rucksack webbing, clean seams; the edges are not rounded."),
            Mark("adjustment", "6.5", "Wide range, holds all day, no marks to find it again."),
            Mark("handling", "4.5", "Awkward to put on alone, and presses under the arms."),
            Mark("instructions", "4.0", "How, but neither how long nor for whom."),
        ),
    ),
    Written(
        product="lumbarrow-heat-wrap",
        title="Lumbarrow Heat Wrap: even warmth, short lead",
        author="rafi-dunhollow",
        tester="rafi-dunhollow",
        basis="hands-on",
        sample="bought",
        test_days=21,
        age_days=-7,
        verdict="Warms evenly over neck and shoulders, switches off by itself and survives the washing machine. The lead ties you to the socket.",
        pros=(
            "No hot spots: 3 °C between the warmest and the coolest place",
            "Switched off after ninety minutes each time we waited for it",
        ),
        cons=("Lead of 1.8 m, and no battery", "The collar is stiff when cold"),
        body="""## Three weeks at a desk

Rafi Dunhollow wore the wrap in the evenings for three weeks. At the middle setting its inside came to 41 °C after eleven minutes and stayed there. Nine sensors under the cloth differed by no more than 3 °C.

## Washing and wiring

The control unplugs, the rest goes into the machine at 30 °C. After six washes the velcro still held. The lead is 1.8 m long: enough for an armchair beside a socket, and not enough for a desk in the middle of a room.

## What we did not judge

Whether warmth helps you is not scored. In a Cochrane review heat wraps gave people with low-back pain a small relief for a short time; it did not look at shoulders. Never sleep on a heated wrap, and do not use one on skin that feels heat poorly.
""",
        marks=(
            Mark("build", "8.0", "Even warmth, sound plug; six washes without a mark."),
            Mark("adjustment", "7.5", "Six steps, and it fits wide and narrow shoulders."),
            Mark("handling", "7.0", "Light and washable; the lead is short."),
            Mark("instructions", "8.5", "Says how long, how hot, and who should not use it."),
        ),
        sources=(COCHRANE_HEAT,),
    ),
)
