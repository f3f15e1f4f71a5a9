"""What the demo's reviews cite. Unlike the products, all of these exist."""

from reviews.demo.content import Cited

NIH_MAGNESIUM = Cited(
    "Magnesium: Fact Sheet for Health Professionals",
    "National Institutes of Health, Office of Dietary Supplements",
    None,
    "https://ods.od.nih.gov/factsheets/Magnesium-HealthProfessional/",
)
COCHRANE_CRAMPS = Cited(
    "Garrison SR et al. Magnesium for skeletal muscle cramps",
    "Cochrane Database of Systematic Reviews",
    2020,
    "https://doi.org/10.1002/14651858.CD009402.pub3",
)
EFSA_LIMITS = Cited(
    "Tolerable upper intake levels for vitamins and minerals",
    "European Food Safety Authority",
    2006,
    "https://www.efsa.europa.eu/sites/default/files/efsa_rep/blobserver_assets/ndatolerableuil.pdf",
)
TRANSDERMAL = Cited(
    "Gröber U et al. Myth or Reality – Transdermal Magnesium? Nutrients 9(8):813",
    "MDPI",
    2017,
    "https://doi.org/10.3390/nu9080813",
)
COCHRANE_TRACTION = Cited(
    "Wegner I et al. Traction for low-back pain with or without sciatica",
    "Cochrane Database of Systematic Reviews",
    2013,
    "https://doi.org/10.1002/14651858.CD003010.pub5",
)
COCHRANE_LUMBAR = Cited(
    "van Duijvenbode ICD et al. Lumbar supports for prevention and treatment of low back pain",
    "Cochrane Database of Systematic Reviews",
    2008,
    "https://doi.org/10.1002/14651858.CD001823.pub3",
)
NICE_BACK = Cited(
    "Low back pain and sciatica in over 16s: assessment and management (NG59)",
    "National Institute for Health and Care Excellence",
    2016,
    "https://www.nice.org.uk/guidance/ng59",
)
FOAM_ROLLING = Cited(
    "Wiewelhove T et al. A Meta-Analysis of the Effects of Foam Rolling on Performance and Recovery. Frontiers in Physiology 10:376",
    "Frontiers Media",
    2019,
    "https://doi.org/10.3389/fphys.2019.00376",
)
SAFE_LISTENING = Cited(
    "Recommendation ITU-T H.870: Guidelines for safe listening devices/systems",
    "International Telecommunication Union and World Health Organization",
    2018,
    "https://www.itu.int/rec/T-REC-H.870",
)
NOISE_CANCELLING = Cited(
    "IEC 60268-24:2023, Headphones and earphones – Active acoustic noise cancelling characteristics",
    "International Electrotechnical Commission",
    2023,
    "https://webstore.iec.ch/",
)
HEADPHONES = Cited(
    "IEC 60268-7:2025, Sound system equipment – Part 7: Headphones and earphones",
    "International Electrotechnical Commission",
    2025,
    "https://webstore.iec.ch/",
)
IP_CODE = Cited(
    "IEC 60529, Degrees of protection provided by enclosures (IP Code)",
    "International Electrotechnical Commission",
    2013,
    "https://webstore.iec.ch/publication/2452",
)
