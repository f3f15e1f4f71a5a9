"""What the demo's guides cite on muscles, shoulders and magnesium. All of these exist."""

from reviews.demo.content import Cited

COCHRANE = "Cochrane Database of Systematic Reviews"
MEDLINEPLUS = "MedlinePlus, US National Library of Medicine"

NHS_SHOULDER = Cited("Shoulder pain", "NHS", None, "https://www.nhs.uk/conditions/shoulder-pain/")
NHS_HEART_ATTACK = Cited("Heart attack", "NHS", None, "https://www.nhs.uk/conditions/heart-attack/")
NHS_MINERALS = Cited(
    "Vitamins and minerals: Others",
    "NHS",
    None,
    "https://www.nhs.uk/conditions/vitamins-and-minerals/others/",
)
NIAMS_SHOULDER = Cited(
    "Shoulder Problems",
    "National Institute of Arthritis and Musculoskeletal and Skin Diseases",
    None,
    "https://www.niams.nih.gov/health-topics/shoulder-problems",
)
MUSCLE_CRAMPS = Cited(
    "Muscle Cramps", MEDLINEPLUS, None, "https://medlineplus.gov/musclecramps.html"
)
SPASTICITY = Cited(
    "Spasticity", MEDLINEPLUS, None, "https://medlineplus.gov/ency/article/003297.htm"
)
EMG = Cited(
    "Electromyography", MEDLINEPLUS, None, "https://medlineplus.gov/ency/article/003929.htm"
)
CRAMPS_REVIEWED = Cited(
    "Miller TM, Layzer RB. Muscle cramps. Muscle & Nerve 32(4):431–442",
    "Wiley",
    2005,
    "https://doi.org/10.1002/mus.20341",
)
POSTURE = Cited(
    "Slater D et al. “Sit Up Straight”: Time to Re-evaluate. Journal of Orthopaedic & Sports Physical Therapy 49(8):562–564",
    "JOSPT",
    2019,
    "https://doi.org/10.2519/jospt.2019.0610",
)
SCANS_WITHOUT_PAIN = Cited(
    "Girish G et al. Ultrasound of the Shoulder: Asymptomatic Findings in Men. American Journal of Roentgenology 197(4):W713–W719",
    "American Roentgen Ray Society",
    2011,
    "https://doi.org/10.2214/AJR.11.6971",
)
COCHRANE_HEAT = Cited(
    "French SD et al. Superficial heat or cold for low back pain",
    COCHRANE,
    2006,
    "https://doi.org/10.1002/14651858.CD004750.pub2",
)
COCHRANE_GELS = Cited(
    "Derry S et al. Topical NSAIDs for acute musculoskeletal pain in adults",
    COCHRANE,
    2015,
    "https://doi.org/10.1002/14651858.CD007402.pub3",
)
COCHRANE_EXERCISE = Cited(
    "Page MJ et al. Manual therapy and exercise for rotator cuff disease",
    COCHRANE,
    2016,
    "https://doi.org/10.1002/14651858.CD012224",
)
COCHRANE_MASSAGE = Cited(
    "Furlan AD et al. Massage for low-back pain",
    COCHRANE,
    2015,
    "https://doi.org/10.1002/14651858.CD001929.pub3",
)
COCHRANE_STRETCHING = Cited(
    "Herbert RD et al. Stretching to prevent or reduce muscle soreness after exercise",
    COCHRANE,
    2011,
    "https://doi.org/10.1002/14651858.CD004577.pub3",
)
COCHRANE_SHOCK_WAVES = Cited(
    "Surace SJ et al. Shock wave therapy for rotator cuff disease with or without calcification",
    COCHRANE,
    2020,
    "https://doi.org/10.1002/14651858.CD008962.pub2",
)
COCHRANE_NECK_TRACTION = Cited(
    "Graham N et al. Mechanical traction for neck pain with or without radiculopathy",
    COCHRANE,
    2008,
    "https://doi.org/10.1002/14651858.CD006408.pub2",
)
MUSCLE_RELAXANTS = Cited(
    "Cashin AG et al. Efficacy, acceptability, and safety of muscle relaxants for adults with non-specific low back pain. BMJ 374:n1446",
    "BMJ Publishing Group",
    2021,
    "https://doi.org/10.1136/bmj.n1446",
)
PLATELETS = Cited(
    "A Hamid MS, Sazlina SG. Platelet-rich plasma for rotator cuff tendinopathy: A systematic review and meta-analysis. PLOS ONE 16(5):e0251111",
    "Public Library of Science",
    2021,
    "https://doi.org/10.1371/journal.pone.0251111",
)
ABSORPTION = Cited(
    "Firoz M, Graber M. Bioavailability of US commercial magnesium preparations. Magnesium Research 14(4):257–262",
    "John Libbey Eurotext",
    2001,
    "https://pubmed.ncbi.nlm.nih.gov/11794633/",
)
EU_LABELS = Cited(
    "Regulation (EU) No 1169/2011 on the provision of food information to consumers, Annex XIII",
    "European Union",
    2011,
    "https://eur-lex.europa.eu/eli/reg/2011/1169/oj",
)
