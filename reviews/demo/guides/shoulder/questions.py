"""Fifteen questions, and what the guide relies on."""

from reviews.demo.guides.shapes import Asked
from reviews.demo.sources import COCHRANE_CRAMPS, COCHRANE_TRACTION, NICE_BACK
from reviews.demo.sources_health import (
    COCHRANE_EXERCISE,
    COCHRANE_GELS,
    COCHRANE_HEAT,
    COCHRANE_MASSAGE,
    COCHRANE_NECK_TRACTION,
    COCHRANE_SHOCK_WAVES,
    COCHRANE_STRETCHING,
    CRAMPS_REVIEWED,
    EMG,
    MUSCLE_CRAMPS,
    MUSCLE_RELAXANTS,
    NHS_HEART_ATTACK,
    NHS_SHOULDER,
    NIAMS_SHOULDER,
    PLATELETS,
    POSTURE,
    SCANS_WITHOUT_PAIN,
    SPASTICITY,
)

QUESTIONS = (
    Asked(
        "What is a muscle spasm, in one sentence?",
        "A muscle that contracts hard without being asked to, mostly for seconds or minutes (MedlinePlus).",
    ),
    Asked(
        "Why does my shoulder cramp?",
        "Often because a muscle did more than it was used to or was strained; now and then because a nerve or a tendon is sore. In many people no reason is found.",
    ),
    Asked(
        "How does a spasm of the shoulder show?",
        "By pain in the shoulder, near the shoulder blade or in the neck, by a hard spot under the skin, and by an arm that does not reach as far as before.",
    ),
    Asked(
        "What can I do about it right now?",
        "Let the arm hang, breathe out, lengthen the muscle slowly, then keep it warm or cool as you like. Ask a pharmacist which pain relief suits you. The warning signs in this guide come first.",
    ),
    Asked(
        "What does “spinal decompression” mean?",
        "Pulling the spine, or bending it over something, to take pressure off discs and nerves. That this eases cramps of the shoulder has not been shown.",
    ),
    Asked(
        "Which muscles are usually affected?",
        "People point to the biceps, the chest, the four muscles of the rotator cuff, and among those the supraspinatus. Where it hurts is a hint and not a diagnosis.",
    ),
    Asked(
        "What makes it more likely?",
        "Sudden extra work, the same movement for hours, and some illnesses and medicines. For posture the evidence is weak (Slater and others).",
    ),
    Asked(
        "How is it diagnosed?",
        "By questions and an examination. Scans and electromyography are kept for when these leave a doubt.",
    ),
    Asked(
        "Which treatments are there?",
        "From warmth, gels and exercises to needles, shock waves and injections. The further along that list, the higher the price; the evidence does not grow with it.",
    ),
    Asked(
        "Can I prevent it?",
        "Nobody can promise that. Spreading the load, moving often and growing a little stronger are sensible and cost nothing.",
    ),
    Asked(
        "Can pressure on the spine cause it?",
        "A pressed nerve at the neck can hurt in the shoulder. That everyday pressure in the upper back makes shoulders cramp is an idea and not a finding.",
    ),
    Asked(
        "How do I live with cramps that return?",
        "Note what comes before them, change that one thing, keep moving, and have it looked at once. If it gets worse, have it looked at again.",
    ),
    Asked(
        "Should I buy a Spinal Backrack for a sore shoulder?",
        "It is an orthopaedic device for exercises at home, offered for decompressing the spine. We found no trial of it and have not used it, so we can tell you neither that it helps nor that it does not.",
    ),
    Asked(
        "Is there anything to be said for decompression?",
        "Some people find it pleasant, and it needs no drugs. Reviews of trials on the back and the neck give little reason to expect more.",
    ),
    Asked(
        "Where should I begin?",
        "With the warning signs. If none of them is there: two weeks of gentle movement, warmth and lighter work. After that a doctor or a physiotherapist.",
    ),
    NHS_SHOULDER,
    NHS_HEART_ATTACK,
    NIAMS_SHOULDER,
    MUSCLE_CRAMPS,
    CRAMPS_REVIEWED,
    SPASTICITY,
    EMG,
    SCANS_WITHOUT_PAIN,
    POSTURE,
    COCHRANE_STRETCHING,
    COCHRANE_MASSAGE,
    COCHRANE_HEAT,
    COCHRANE_GELS,
    COCHRANE_EXERCISE,
    COCHRANE_SHOCK_WAVES,
    MUSCLE_RELAXANTS,
    PLATELETS,
    COCHRANE_TRACTION,
    COCHRANE_NECK_TRACTION,
    NICE_BACK,
    COCHRANE_CRAMPS,
)
