"""What is done at home, what decompression means, which muscles are meant, and causes that last."""

from reviews.demo.guides.shapes import Boxed, Grid, Prose, Ranked

RELIEF = (
    Prose("""## What you can do yourself

1. **Stretch it, slowly:** the old remedy for a cramp is to lengthen the muscle until it lets go. As protection it does less than its fame: in a Cochrane review of 12 studies, stretching around sport made little or no difference to soreness afterwards.
2. **Have it rubbed:** many people find that pleasant, and that may be reason enough. For low-back pain the Cochrane authors had very little confidence in massage as a treatment. For shoulders we found no better answer.
3. **Warm it:** a hot-water bottle wrapped in a tea towel, for at most twenty minutes, two or three times a day, is how the NHS puts it. In trials on the lower back, heat wraps gave a small relief for a short time; of cold, too little is known (French and others).
4. **Ask for a gel or a tablet:** gels with diclofenac, ibuprofen or ketoprofen eased fresh sprains, strains and overuse injuries better than gels without a drug (Derry and others). Tablets are not for everybody: ask a pharmacist, above all with kidney, heart or stomach trouble, in pregnancy, or with other medicines.
5. **Drink as usual:** thirst and salt are often blamed for cramps. Drinking enough in heat and sport is sensible anyway. That a glass of water stops a shoulder cramp has, as far as we know, not been shown.

Warmth is easy to try and easy to stop. What we say of the heat wrap below concerns its making, and not what it might do for you."""),
    Boxed(
        "lumbarrow-heat-wrap",
        "It stands here because warmth is on the list above. Never sleep on a heated wrap, and do not use one on skin that feels heat poorly.",
    ),
    Prose("""## Taking pressure off the spine: the idea

Vertebrae carry weight, discs lie between them, nerves pass close by. From that picture comes the idea to relieve the spine by pulling it, hanging it, or bending it over something. The words for it are traction and decompression. Clinics do it with machines. At home it is done with racks, arches and straps.

As an idea for sore shoulders it has a long way to go. First, the pain would have to come from the spine. Second, the pull would have to change something there that lasts once you stand up. Third, the change would have to be felt in the shoulder. We know of no trial that followed all three steps.

What has been tried is traction for the back and for the neck, and the results are sobering. You find them further down. Somebody who enjoys lying over a rack may well go on doing so. To put off an examination because of it would be a mistake."""),
    Prose("""## What the Spinal Backrack offers

This orthopaedic device for exercises at home exists, unlike the other products on this site. We have neither bought nor borrowed one, so the table sets beside each thing it offers what that may be worth to you, and what it is not."""),
    Grid(
        caption="Spinal Backrack: what it offers, and what that may be worth",
        pairs=True,
        cells="""What it offers | What that may be worth
Made as an orthopaedic device | It is meant for backs and not for furniture; the word promises no result
Used at home | No appointment, and nobody who watches how you do it
Nothing is cut or injected | The risks of surgery fall away; those of bending a sore back remain
Meant to go to the root of the trouble | That would have to be shown first; we found no trial of it
Simple to use, by its description | Worth checking within the time for returning it""",
    ),
    Boxed(
        "spinal-backrack",
        "The score and the prices in this box are invented for the demo. Ask a doctor or physiotherapist before using any such device if you have weak bones, a past fracture or operation of the spine, numb or weak limbs, or are pregnant.",
    ),
    Ranked("back-and-shoulder-devices", 3),
    Prose("""## Which muscles may be meant

Some twenty muscles move a shoulder. Where it hurts is a hint at which of them complains, and no more than that, since pain travels. These four are asked about most.

### Biceps

It bends the elbow and turns the palm up. One of its two tendons runs through the shoulder joint, which is why trouble at the front of the shoulder can feel like a cramp in the upper arm.

### Chest muscles

The large one draws the arm forward and inward, as in a push-up. If it cramps, the front of the armpit and the chest feel tight. Tightness in the chest always deserves the question whether it could be the heart; see the list above.

### Rotator cuff

Four muscles hold the ball of the arm in its shallow socket: subscapularis in front, supraspinatus above, infraspinatus and teres minor behind. NIAMS names the wear and tear of their tendons among the common problems of this joint. It hurts when the arm is lifted, and at night.

### Supraspinatus

It lies above the ridge of the shoulder blade and helps to start lifting the arm sideways. Its tendon passes through a narrow place under a roof of bone.

The table sums this up. It is a map for talking to a doctor and not a way to find out by yourself."""),
    Grid(
        caption="Muscles of the shoulder and how they may make themselves felt",
        cells="""Muscle | What people notice
Biceps | Soreness at the front of shoulder and arm, bending hurts
Chest muscles | Tightness before the armpit, opening the arms is hard
Rotator cuff | Pain on lifting the arm and when lying on that side
Supraspinatus | Pain over the outer shoulder as the arm goes out sideways""",
    ),
    Prose("""## Causes that stay

A cramp that comes once needs no explanation. If it comes again and again, it is worth looking for what stays the same in between. How a person sits and works is the first suspect, what the arm has to do the second, and an illness the third and least common.

Illness matters most when a shoulder is not the only thing that has changed. Cramps are common in motor neurone disease, of which ALS is the usual form. Stiff muscles and spasms can follow from multiple sclerosis and from injuries of the spinal cord (MedlinePlus on spasticity). Such illnesses hardly ever begin with one cramped shoulder and nothing else. Weakness that grows, twitching that spreads, trouble with walking, speaking or swallowing, or loss of bladder control belong before a doctor at once.

For the rest of us the list is shorter and duller. It is no less true for that."""),
    Grid(
        caption="What may lie behind cramps that return",
        cells="""Possible reasons
A working position held for hours
The same movement many times over
An illness of nerves or muscles, such as motor neurone disease, multiple sclerosis or an injury of the spinal cord""",
    ),
    Prose("""### Sitting and standing

Everyone has been told to sit up straight. The NHS says it too, on its page about shoulder pain. Yet in a viewpoint of 2019 five physiotherapists looked at what stands behind such advice. They saw no strong evidence that one posture protects from pain (Slater and others, writing about the spine). Holding any position for hours is tiresome, the upright one included. Changing it often is the advice on which both sides agree.

### Doing too much

Muscles adapt to work if it grows slowly. They complain if it doubles overnight. After a hard day give the shoulder lighter work for a while; full rest is not needed, and the NHS warns against not using it at all.

### Living with an illness of the nerves

Here spasms are one part of something larger, and what helps depends on that. Please take nothing from this page for it. A neurologist's team has medicines and exercises which we do not cover."""),
)
