"""The invented people: who writes and tests, and who may log in."""

from reviews.demo.content import Person

PEOPLE = (
    Person(
        slug="ines-okparro",
        name="Ines Okparro",
        role="Editor, supplements",
        credentials="Eleven years of reading labels for a living, the last four of them here. No medical training: what she writes about health is what the cited sources say, and she says so each time.",
        conflicts="Owns no shares in makers or merchants. Her brother drives for Cobblegate Supply, a merchant on this site.",
    ),
    Person(
        slug="tobias-fennimark",
        name="Tobias Fennimark",
        role="Tester, back and shoulder devices",
        credentials="Trained as an upholsterer and spent nine years repairing gym equipment. Weighs, measures and takes apart; does not treat anyone.",
        conflicts="Repaired rollers for Brackenwold under contract until four years ago. None since.",
    ),
    Person(
        slug="maude-ellerscroft",
        name="Maude Ellerscroft",
        role="Editor, audio",
        credentials="Live-sound engineer for fourteen years, mostly in small rooms. Measures with the same dummy head and the same twelve recordings every time.",
        conflicts="Was paid by Audimarrow to write a user manual in 2022, so she does not score its products; Rafi Dunhollow does.",
    ),
    Person(
        slug="rafi-dunhollow",
        name="Rafi Dunhollow",
        role="Tester at large",
        credentials="Commutes two hours a day by bus and train and takes whatever is on the test bench along. Keeps the lab book.",
        conflicts="None.",
    ),
)

# Log-in and group; the password is the log-in with “-demo” behind it.
LOGINS = {
    "editor": "editors",
    "commerce": "commerce",
    "approver": "commerce",  # what one enters, the other approves
    "auditor": "auditors",
}
