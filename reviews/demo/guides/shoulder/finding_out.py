"""Diagnosis, treatments, prevention, and what the spine has to do with it."""

from reviews.demo.guides.shapes import Grid, Prose
from reviews.demo.guides.speakers import hedda

FINDING_OUT = (
    Prose("""## How doctors find out

It begins with questions. When did it start, what were you doing, what makes it better, has it been there before? A family doctor or physiotherapist can do most of this; for some shoulders they will ask an orthopaedic doctor, a rheumatologist or a neurologist.

Bring what helps them: which medicines you take, old injuries, what your work asks of the arm, and a note of when the cramps came. A week of such notes is worth more than an hour of searching the web.

Then the shoulder is moved, by you and by them. Strength is compared with the other side, tender spots are pressed, the neck is turned. Reflexes and feeling in the hand tell whether a nerve has a part in it. Many people need no further test. A scan has a catch: in a study of 51 men between 40 and 70 whose shoulders did not hurt, ultrasound found something unusual in 96 per cent (Girish and others). A finding on a picture is not yet the reason for a pain."""),
    Grid(
        caption="Tests that may be ordered, and what they show",
        cells="""Test | What it shows
X-ray | Bones and joints: breaks, arthritis, lime in a tendon. Muscles hardly show.
MRI scan | Soft parts in detail: tendons, muscles, cartilage, the nerves at the neck. Takes about half an hour, without X-rays.
Ultrasound | Tendons and bursae while the arm moves. Depends much on who does it.
Electromyography (EMG) | Electrical activity of a muscle, through a fine needle. Helps to tell a trouble of the nerve from one of the muscle (MedlinePlus).""",
    ),
    hedda(
        "Before I touch a shoulder I ask what changed in the two weeks before it began. Half of the work is done when a person can answer that.",
        3,
    ),
    Prose("""Afterwards you should know three things: what it probably is, what you can do about it yourself, and when to come back. Ask, if one of them is missing. A plan is allowed to be short: exercises and a date.

## Treatments, from mild to invasive

What follows is a map of what is offered. It is not a ladder that everyone has to climb. Few of these have been tried on cramps of the shoulder as such; where we cite a trial, it was mostly about sore tendons or backs.

### 1. At home

Warmth or cold, lighter work for some days, an anti-inflammatory gel: all of it stands in the list above. Muscle relaxants need a prescription. For low-back pain a review that could pool 31 trials found an effect so small that patients might not notice it, and more side effects such as dizziness (Cashin and others).

### 2. Physiotherapy

Exercises for strength and range, some hands-on work, and advice for the day: this is what a first course usually holds. On sore tendons of the rotator cuff there are 60 trials. Only one of them set the usual package against a sham treatment, and saw no difference that would matter to patients (Page and others, 2016). Exercise may still be worthwhile for its own sake.

### 3. Needles, hands and shock waves

Dry needling puts thin needles into sore points. Myofascial release presses and stretches the tissue around a muscle. For cramps we know of nothing on either that we could cite. Shock waves were tried on the rotator cuff in 32 trials, and brought few benefits that count (Surace and others, 2020).

### 4. Injections

Some clinics inject platelet-rich plasma, or a concentrate from bone marrow, and call that regenerative. On sore tendons of the rotator cuff a review of eight trials reported less pain in the long run after plasma, but the trials differed widely in what was injected and in what it was compared with (A Hamid and Sazlina, 2021). That is about tendons; it does not carry over to a cramp. For bone marrow we can cite nothing. Both are expensive, and a needle in a joint can carry germs into it.

Whoever offers you one of these should be able to say what happens if you wait instead. It is a fair question.

## Keeping it from coming back

There is no proven way. Four things are reasonable, cheap, and unlikely to do harm:

1. **Spread the load:** break up painting, digging or typing; swap hands; put what you lift often at the height of your hips. Short breaks beat one long one.
2. **Keep it moving:** roll the shoulders, circle the arms, reach up along a wall, without forcing anything. The NHS suggests shoulder exercises for six to eight weeks to keep pain from returning.
3. **Learn to let go:** slow breathing, or tensing and releasing one muscle after the other, makes one notice raised shoulders. It is pleasant and free. As a protection from cramps it has hardly been studied.
4. **Do not count on decompression:** it is sold for prevention too. We found no trial in which it prevented spasms of the shoulder. If you want to try it, first ask someone who has examined you.

If cramps keep coming in spite of all this, that is itself a reason for an appointment. And a word on magnesium, since so many people ask: a Cochrane review of 11 trials judged it unlikely to protect older adults from cramps in any way they would notice (Garrison and others, 2020).

## What the spine has to do with it

Nerves for the shoulder and arm leave the spine at the neck. If one of them is pressed there, for example by a disc, pain can be felt far from the place of the pressure. Doctors call that a radiculopathy. It often goes along with tingling or weakness in the arm.

A chain is often drawn from there: bent posture, squeezed spine, irritated muscles, cramped shoulder. Each link sounds plausible. As a whole the chain is an explanation and not a finding. We print it below because you will meet it in many places, with a last row that says what is missing."""),
    hedda(
        "I would love a drawing that explains every shoulder. What I have is a person, a chair and twenty minutes. So I change one thing at a time, and we look at it again.",
        4,
    ),
    Prose(
        """If you like to work on your posture, do. Moving more, getting stronger and sleeping well are good for much else besides. Just do not blame yourself for a cramp because you slouched: the evidence does not bear that out."""
    ),
    Grid(
        caption="The chain that is often drawn from posture to cramp",
        cells="""Posture | Spine | Muscles | Shoulder
Bent over a screen for hours | More load on neck and upper back | Muscles between neck and shoulder grow tired | Ache by the evening
Head pushed forward | Discs are loaded unevenly | Neck muscles tighten | Turning and reaching feel stiff
Rounded shoulders | Less room for nerves, it is said | Sore spots | Soreness when lifting the arm
What is missing: one posture shown to protect | What is missing: proof that lasting pressure arises | What is missing: a measurement before and after | What is missing: trials on cramps""",
    ),
    Prose("""### If you want to work on how you sit

Take this as housekeeping and not as treatment. The point is variety:

1. Let the shoulders drop and turn the head from side to side whenever you finish a task.
2. Set chair, screen and pillow so that nothing has to be held up by effort.
3. Stand up before you feel that you have to. A glass of water is a good reason.
4. Pick exercise that you like, be it swimming, yoga or carrying compost. The kind you keep doing is the right one."""),
)
