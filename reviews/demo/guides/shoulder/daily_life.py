"""Living with it, the device once more, what is said for decompression, and the conclusion."""

from reviews.demo.guides.shapes import Boxed, Closing, Grid, Prose

DAILY_LIFE = (
    Prose("""## Living with it

Cramps that return are a nuisance even if they are harmless. What helps is less a single remedy than a few habits. None of them is hard. All of them are easily forgotten on a good day.

When one comes, stop, let the arm hang, breathe out, and lengthen the muscle slowly until it lets go. Warmth afterwards takes away the soreness for some people. Others prefer cold. Both may be tried, since the evidence favours neither. Leave alone for a day whatever set it off.

Then look at the day as it is. Which task comes before the cramp? Could it be split, moved to the other hand, done sitting, or done with a longer handle? A trolley instead of a bag, a headset instead of a phone between ear and shoulder: such things are dull and they work on what can be changed.

Keep the limits of this in view. What gets worse, keeps you awake for weeks or comes with any sign from the list above belongs before a doctor. So does the case that you need pain tablets on most days."""),
    Grid(
        caption="Small things to do yourself",
        cells="""What you can do
Warmth or cold, wrapped in cloth, twenty minutes at most
Gentle stretches, without bouncing, up to the first pull
Slow breathing, or another way to notice raised shoulders
Leave out or split the task that sets it off
Aids that shorten the reach: trolley, headset, step stool
Change your position often, whichever it is""",
    ),
    Boxed(
        "kinwith-shoulder-strap",
        "Straps that pull the shoulders back are sold for posture. Our review is about seams and buckles; that such a strap eases cramps is not shown.",
    ),
    Prose("""## The Spinal Backrack once more: claims and checks

The Spinal Backrack keeps turning up wherever people read about sore shoulders, so it gets a section of its own. It is offered for exercises at home that are meant to decompress the spine.

How that feels we cannot say, because nobody here has used one. Nor can we say that it is easy, or sturdy, or that it fits a small person as well as a tall one. If you try it, begin briefly, stop when something hurts, and mind the time for returning it.

Elsewhere you may read that thousands were helped. Praise by users is not proof: people who got better write more often than those who did not, many would have got better anyway, and some are paid. We print no such praise, here or on other pages.

That it treats the cause, or prevents the next cramp, would need a trial. We looked for one and found none. This is no verdict against the device. It means that nobody can know at present."""),
    Grid(
        caption="Spinal Backrack: what is said for it, and what we could check",
        pairs=True,
        cells="""What is said for it | What we could check
It relieves pain without drugs | We found no trial of it; traction in general did little or nothing for low-back pain (Wegner and others)
It spares you an operation | Few people with a cramped shoulder are offered one, so there is little to be spared
It keeps spasms from returning | Not shown
It suits the single user | Exercises can be chosen; whether well chosen, only an examination can tell""",
    ),
    Prose("""## Decompression: what is said for it, and what trials found

Four advantages are usually named, and we list them below as they are claimed. The first is that it works without drugs. That is true of it, as of doing nothing; the question is whether it works. The British guideline NG59 advises against offering traction for low-back pain, with or without sciatica.

The second is that it prevents. For this we found nothing at all, in favour or against.

The third is that nothing is cut. That is so, and it does not make it free of risk. Some people should not be pulled or bent backwards without advice: after fractures or operations of the spine, with weak bones, inflamed joints, tumours or infections there, in pregnancy, and with numb or weak limbs.

The fourth is that it can be fitted to the person. It can. In trials it mostly was, and the outcome was still poor. A Cochrane review of 32 trials with 2,762 people found that traction made little or no difference to low-back pain (Wegner and others). Another, of seven trials on the neck with 958 people, could neither support nor refute it (Graham and others). Both speak of clinics and machines. Home devices for the shoulder are a blank on that map."""),
    Grid(
        caption="What decompression is said to offer; none of it is shown for shoulder spasms",
        cells="""What is claimed
Relief without drugs
No operation
Fewer spasms later on
A plan made for one person""",
    ),
    Closing("""Most cramps in a shoulder are short, unpleasant and harmless. You lose little by waiting two weeks, moving gently and trying warmth, as long as none of the warning signs is there. If one is, lose no time.

What can be changed is mostly in the day and not in a shop: loads, breaks, positions, a little strength. Exercises need weeks. Whoever promises more than that should show you a trial.

Devices that are to decompress the spine may be tried by people who like them and have been examined. The evidence does not give a reason to expect much. Should that change, we will change this page and say at its end what was corrected."""),
)
