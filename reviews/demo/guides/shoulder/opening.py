"""The opening: what a spasm is, where it may come from, how it feels."""

from reviews.demo.guides.shapes import Drawn, Grid, Points, Prose
from reviews.demo.guides.speakers import corin, rafi

OPENING = (
    Prose("""A shoulder that suddenly locks is frightening, and most of the time it is harmless. The muscle hardens, the arm will not go where you send it, and a minute later it is over. This guide sorts what is known about that minute from what is merely said about it.

Several things can lie behind it. A muscle may have worked longer than it was used to. It may have been pulled. A joint or a tendon nearby may be sore, so that the muscles around it hold on tight. More rarely a nerve is at fault, in the neck or further away.

People describe an ache on the shoulder or beside the spine, sometimes up into the neck or down to the elbow, and a joint that feels rusty. The NHS asks you to see a GP when shoulder pain gets worse or has not eased within two weeks.

For most people the first steps are small ones: keep the arm moving gently, use warmth or cold, ask a pharmacist about pain relief. Exercises take weeks, and the trials behind many other treatments are weaker than their advertisements suggest. That goes for devices which promise to take pressure off the spine, too, and we say so where they come up.

Preventing the next cramp is mostly guesswork. Changing what the shoulder does all day is sensible and costs nothing; that it keeps cramps away has hardly been tested.

None of this is medical advice. We are a review site, nobody who wrote this page treats patients, and the sources at its end know more than we do."""),
    Points(
        (
            "Most cramps end by themselves within minutes. Pain that gets worse, or lasts longer than two weeks, is a reason to see a doctor.",
            "Chest pain that spreads to an arm, a shoulder or the jaw is an emergency. Call an ambulance before you read on.",
            "Warmth, gentle movement and an anti-inflammatory gel are cheap first steps; the evidence for them is modest, and mostly from other parts of the body.",
            "For pulling the spine apart, by machine or by device, reviews of trials found little or no benefit for the back and no clear answer for the neck.",
            "We have not held a Spinal Backrack. What stands here about it is a reading of what it is offered for, and no test.",
        )
    ),
    Prose("""## What a muscle spasm is

A cramp is a muscle that contracts hard without being asked to. MedlinePlus counts cramps among the very common complaints, often after exercise or at night, and gives their length as seconds to several minutes. Thighs, feet, hands, arms, belly and ribs are named as the usual places. Shoulders are not on that list, which does not mean that they are spared.

Doctors use the words more narrowly than the rest of us. According to a review by Miller and Layzer, a true cramp starts in the nerve that drives the muscle, and is not the same thing as other kinds of muscle pain or tightness. What is called a spasm in everyday speech may be any of these. That is one reason why advice about it varies so much.

Tiredness of the muscle, heat, pregnancy, some medicines, and illnesses of nerves or metabolism have all been linked with cramps (MedlinePlus; Miller and Layzer). Quite often no cause is found at all."""),
    rafi(
        "It felt as though somebody had tied a knot under my shoulder blade and was leaning on it. By the time I had found my phone to write that down, it had gone.",
        2,
    ),
    Drawn(
        figure="shoulder",
        alt="Drawing of a back from behind: the trapezius runs from the neck to the shoulder; supraspinatus, infraspinatus and teres minor lie on the right shoulder blade",
        caption="Schematic and not to scale. The fourth muscle of the rotator cuff, the subscapularis, lies on the front of the shoulder blade and is not seen from here.",
        focus=(62, 45),
    ),
    Prose("""## Three causes that come up first

**Too much of the same.** Painting a ceiling, the first swim of the year, a day of lifting boxes: a tired muscle is easier to tip into a cramp. Why that is so is still debated.

**A pull.** A jerk, a heavy bag at arm's length or a clumsy throw can strain muscle fibres. NIAMS, the US institute for such matters, lists strains and sprains among the ordinary problems of the shoulder. A strained muscle tends to guard itself by tightening.

**Something at the spine.** A nerve that is pressed where it leaves the neck can hurt in the shoulder and arm, and can make muscles there weak or twitchy. Whether ordinary pressure in the upper back, without a trapped nerve, makes shoulders cramp is another question. We found no trial that shows it.

### In short

1. A muscle that did more than it was used to
2. A muscle that was strained
3. A nerve that is pressed at the neck, which is rarer and needs a doctor

Only an examination tells them apart, and often even that does not. The table puts beside each what is commonly tried."""),
    Grid(
        caption="Likely causes and what is usually tried",
        cells="""What lies behind it | What is usually tried first
Overworked muscle | A few easier days, gentle movement, warmth
Strained muscle | Pain relief as a pharmacist advises, movement within comfort, physiotherapy if it lingers
Pressed nerve at the neck | An examination by a doctor, who decides about scans, exercises and medicines""",
    ),
    Prose("""## How it feels

No two descriptions are alike. These four things are named most often:

1. **Pain in the shoulder:** anything from a dull pull to a stab, often in one spot that hurts when pressed.
2. **Pain beside the shoulder blade:** the ache may wander towards the middle of the back.
3. **Pain in the neck:** turning the head can set it off, because some muscles reach from neck to shoulder.
4. **Less reach:** combing hair or fetching a plate from a shelf becomes hard, from stiffness or from fear of the next stab.

How strong it is says little about how serious it is. A harmless cramp may be fierce, and a torn tendon may be almost silent."""),
    corin(
        "For two days I put my coat on with the wrong arm first. What helped me was being told that nothing was torn. I am not saying it would help you."
    ),
    Prose("""### When it should not wait

Call an ambulance for chest pain or tightness that spreads to arms, jaw, neck or back, or comes with sweating, sickness or shortness of breath: these can be signs of a heart attack (NHS).

Get help the same day, says the NHS, if any of these apply:

- the pain is sudden or very bad, or began with a fall or an accident
- you cannot move the arm, or it has changed shape or is badly swollen
- pins and needles do not go away, or there is no feeling in arm or shoulder
- arm or shoulder feels hot or cold to the touch, or you feel feverish

And make an ordinary appointment if things get worse, or are no better after two weeks."""),
)
