"""What the demo says of its headphones."""

from reviews.demo.content import Mark, Written
from reviews.demo.sources import HEADPHONES, IP_CODE, NOISE_CANCELLING, SAFE_LISTENING

REVIEWS = (
    Written(
        product="velquorin-meridian-2",
        title="Velquorin Meridian 2: the battery comes out with a coin",
        author="maude-ellerscroft",
        tester="rafi-dunhollow",
        basis="hands-on",
        sample="bought",
        test_days=28,
        age_days=24,
        verdict="Even sound, 34 hours on a charge, and a battery that anyone can change. The case is bulky and the price is the second highest here.",
        pros=(
            "Even from the lowest organ pipe to the cymbals",
            "34 hours with noise cancelling on, by our clock",
            "Battery and cushions are sold as spare parts",
        ),
        cons=("Case as thick as a loaf", "App wants an account for the equaliser"),
        body="""## How it sounds

On the dummy head the Meridian 2 follows our recordings closely up to 6 kHz, then draws back a little, which takes the sting out of old recordings and some air out of new ones. Double basses keep their pitch; that is rarer than it should be. The sound stays the same with noise cancelling on and off.

## On the bus

Rafi Dunhollow wore it for four weeks of commuting. Engines and wheels sink to a murmur, voices come through thinned. There is a standard for measuring noise cancelling, IEC 60268-24, and few makers print figures by it; Velquorin does not. So we compare by ear and say so: in this comparison it takes away the most, with the Commuter not far behind.

## Three hours with glasses

The clamping force is moderate and the cushions part around the arms of a pair of glasses. After three hours at 27 °C the ears were warm and not sore.

## Ten years from now

Under the left cushion a lid opens with a coin. The battery behind it has a type number and a price. Cushions click off, and the hinge is held by a screw and not by glue. We ordered a battery as a customer; it came in six days.
""",
        marks=(
            Mark("sound", "8.5", "Even to 6 kHz, slightly soft above; unchanged by cancelling."),
            Mark("comfort", "8.0", "Three hours with glasses without a sore spot; warm ears."),
            Mark("power", "9.0", "34 hours measured twice, and the battery can be changed."),
            Mark("controls", "8.5", "Real buttons, clear calls; the app's account costs points."),
        ),
        sources=(NOISE_CANCELLING,),
    ),
    Written(
        product="audimarrow-studio-closed",
        title="Audimarrow Studio Closed: every screw in sight",
        author="rafi-dunhollow",
        tester="rafi-dunhollow",
        basis="hands-on",
        sample="bought",
        test_days=26,
        age_days=58,
        verdict="For the desk and the long edit: plain sound, no battery to die, and nothing glued. It grips hard, and its cable reaches further than a pocket needs.",
        pros=(
            "Shows a bad edit at once",
            "No charging, no app, no update",
            "Comes apart with one screwdriver",
        ),
        cons=("Firm grip, felt after two hours", "Three metres of cable and no shorter one"),
        body="""## Who wrote this

Maude Ellerscroft, who usually scores sound here, wrote a manual for Audimarrow in 2022 and was paid for it. She did not hear this pair for us. The measurements are from the same dummy head; the judgement is Rafi Dunhollow's.

## Sound

Nothing is added. Speech stands in the middle as if cut out with scissors, breaths and clicks included. Music that was mixed loud sounds loud and tiring; music that was mixed with care opens up. The bass reaches as far down as our recordings do, at a level that will seem thin to those who come from wireless pairs.

## On the head

A steel band in two layers presses the cushions on with more force than any other pair in this comparison. That is good against noise from outside and tiring after the second hour. Bent outward by hand and left over a pile of books for a night, it gives way a little.

## Inside

Four screws open each cup. Drivers, cushions, cable and band are listed as parts, with prices. Whether that is worth three metres of cable on a train, everybody knows for themselves.
""",
        marks=(
            Mark("sound", "9.0", "The flattest curve on our dummy head; thin at low volume."),
            Mark("comfort", "6.5", "Grips hard; the second hour is where one notices."),
            Mark("power", "8.0", "Nothing to run down. Needs a socket for its cable, though."),
            Mark("controls", "7.0", "None on the cable, so none to fail; no microphone."),
        ),
    ),
    Written(
        product="hushpeel-commuter",
        title="Hushpeel Commuter: light enough to forget",
        author="maude-ellerscroft",
        tester="rafi-dunhollow",
        basis="hands-on",
        sample="lent",
        test_days=23,
        age_days=14,
        verdict="At 218 grams the lightest over-ear pair here, with 41 hours on a charge. The bass is heavier than the rest, and the touch surface has a will of its own.",
        pros=("218 g, and it feels like less", "41 hours with noise cancelling on"),
        cons=(
            "Bass covers the lower voices",
            "Touch surface answers to rain and to collars",
            "No cable for the day the battery is empty",
        ),
        body="""## Worn all day

We forgot about it, which is the kindest thing one can say about comfort. The band is soft where it touches, the cushions are shallow but wide, and 218 grams do not press. It went through a day of seven hours with one pause.

## Sound and quiet

Noise cancelling comes in three strengths. The strongest is close to the Meridian 2 on a bus and further from it in wind. The bass is lifted by about 6 dB on our dummy head; it suits a noisy street, and in a quiet room it lies over male voices like a blanket. The equaliser in the app takes most of it back.

## Controls

Swipe for volume, tap for pause, hold for silence. It works in a dry room. In drizzle the volume climbed by itself twice, and a high collar paused the music. One may switch the surface off, and is then left with a single button.

## How we got it

Hushpeel lent us a pair for four weeks, and it went back. The maker also pays for an advertisement above our comparison. Both facts stand where the score stands.
""",
        marks=(
            Mark("sound", "7.0", "Clear above, too full below; better with the equaliser."),
            Mark("comfort", "9.0", "Seven hours with one pause. The lightest of its kind here."),
            Mark("power", "8.5", "41 hours measured; no cable when it is empty."),
            Mark("controls", "6.5", "Good calls, but the surface reacts to rain and cloth."),
        ),
    ),
    Written(
        product="nocturnbell-pips",
        title="Nocturnbell Pips: buttons that click",
        author="maude-ellerscroft",
        tester="maude-ellerscroft",
        basis="hands-on",
        sample="bought",
        test_days=19,
        age_days=6,
        verdict="Small, light, and with real buttons that work in gloves. Six hours are enough for a day with a pause, and the sound is friendly more than exact.",
        pros=(
            "Buttons work with gloves and in the rain",
            "4.5 g each; stay in while running",
            "Four sizes of tips in the box",
        ),
        cons=("Six hours, and less when cold", "Cymbals turn to sand"),
        body="""## In the ear

Each Pip weighs 4.5 grams and ends flush with the ear, so that one can lie on it. Four sizes of silicone come along. Of five people who tried, all found a pair that held.

## The button

It sits on the flat side and clicks. One press pauses, two skip, a long one answers. No taps by accident, no swiping at one's own ear in the rain. We had forgotten how good that is.

## Sound

Voices come first, bass is round, and the treble is where it saves: cymbals and applause turn to sand. For podcasts and calls it is a pleasure; for a string quartet there are others.

## Battery and water

We measured 6 hours 10 minutes and 6 hours 5 minutes, and an hour less at 2 °C. The case refills them three times. IPX4 is the code of IEC 60529 for splashing water from any side: rain is fine, a swim is not.
""",
        marks=(
            Mark("sound", "6.5", "Warm and clear for speech; treble is coarse."),
            Mark("comfort", "8.0", "4.5 g each, flush, and a tip for every ear we tried."),
            Mark("power", "6.0", "Six hours measured, an hour less in the cold."),
            Mark("controls", "8.5", "A button that clicks. Calls are clear in wind."),
        ),
        sources=(IP_CODE,),
    ),
    Written(
        product="nocturnbell-junior",
        title="Nocturnbell Junior: a limit that needs a screwdriver",
        author="maude-ellerscroft",
        basis="research",
        sample="none",
        age_days=37,
        verdict="On paper a thoughtful pair for children: light, washable, with a volume limit that small fingers cannot undo. We have not yet heard it.",
        pros=("Volume limit set by a screw, not by an app", "Cushions and band can be washed"),
        cons=("Not yet tested by us", "The maker gives no method for its 75 dB"),
        body="""## What we went by

The maker's data sheet, its manual and the rules that it names. Nobody here has worn a Junior; once somebody has, this page will change and say so.

## The limit

Nocturnbell says that the Junior stays below 75 dB until a screw under the left cushion is turned. The joint recommendation of the ITU and the World Health Organization, H.870, works with sound doses over a week: 80 dB for 40 hours for adults, 75 dB for 40 hours for children. The maker's figure fits the second; by which method it was measured, the data sheet does not say. IEC 60268-7 describes such methods.

A limit is a help and no guarantee. How loud it is also depends on what plays, and for how long.

## In daily life

144 grams, 28 hours, a cable for journeys, fabric parts that unzip for the wash: the list is sensible. IPX2 means drops and not a shower. We would like to see how the hinge takes a year of school bags.
""",
        marks=(
            Mark("sound", "5.5", "By its data sheet a narrow range; a cautious score until heard."),
            Mark("comfort", "7.0", "144 g and washable; fit on small heads remains to be seen."),
            Mark("power", "8.0", "28 hours by the maker's figure, and a cable in reserve."),
            Mark("controls", "7.5", "Three buttons and a limit that takes a tool."),
        ),
        sources=(SAFE_LISTENING, HEADPHONES, IP_CODE),
    ),
    Written(
        product="velquorin-drift-open",
        title="Velquorin Drift Open: a room with the window open",
        author="maude-ellerscroft",
        tester="maude-ellerscroft",
        basis="hands-on",
        sample="lent",
        verdict="Wide, calm and costly. Waiting for the second round of measurements.",
        pros=("Sounds like a room and not like a box",),
        cons=("Everybody nearby hears it too",),
        body="""## So far

Two evenings with it, and the neighbours know the programme. The measurements on the dummy head need repeating: the left cushion was not seated.
""",
        marks=(
            Mark("sound", "8.5", "Preliminary: one run on the dummy head."),
            Mark("comfort", "8.0", "Velour on both sides; two evenings."),
            Mark("power", "8.0", "No battery."),
        ),
    ),
)
