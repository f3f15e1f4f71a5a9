"""Back and shoulder devices: the Spinal Backrack among invented ones, and how they are scored.

Of the Spinal Backrack nothing is given but its kind: its size and weight are not ours to make up.
"""

from reviews.demo.content import Item, Rule, Shelf, Spec

SHELF = Shelf(
    name="Back and shoulder devices",
    slug="back-and-shoulder",
    description="Racks, rollers, arches, cushions and straps, judged as objects: how they are made, how they adjust and how they handle at home. Whether one suits your back is a question for a physiotherapist or doctor.",
    specs=(
        Spec("Kind", "kind", "text"),
        Spec("Weight", "weight", "number", "g", better="lower"),
        Spec("Length", "length", "number", "cm", compared=False),
        Spec("Rated load", "load", "number", "kg", better="higher"),
        Spec("Settings", "settings", "number", better="higher"),
        Spec("Washable cover", "washable", "yes-no", better="higher"),
    ),
    method=(
        "Each device is weighed, measured and set up from its own instructions, without watching a film. One tester then keeps it in daily use at home for three weeks. We load it with sandbags to its rated weight for an hour and look for cracks, creaks and slack.\n\n"
        "We score things, not treatments. No device gets points for easing pain, because a tester or two cannot show that; where a maker makes such a claim we say what published reviews of trials found."
    ),
    rules=(
        Rule("Build", "build", 30, "Are material, joints and seams made to last under its load?"),
        Rule(
            "Adjustment", "adjustment", 20, "Can it be set to different bodies, and does it stay?"
        ),
        Rule(
            "Handling", "handling", 30, "How easily is it set up, used alone, cleaned and stored?"
        ),
        Rule(
            "Instructions",
            "instructions",
            20,
            "Do they say how to begin, how long, when to stop, and who should not use it?",
        ),
    ),
    comparison_title="Back and shoulder devices compared",
    comparison_slug="back-and-shoulder-devices",
    comparison_introduction="The scores are about workmanship, handling and instructions and say nothing about pain. A dash means that we have no figure we would stand behind.",
    items=(
        Item(
            brand="Spinal Backrack",
            name="for home use",
            slug="spinal-backrack",
            summary="An orthopaedic device for exercises at home. It exists; the prices and scores shown for it here are made up.",
            price="149.00",
            sold_by=("cobblegate", "northwharf", "petticoat-pike"),
            facts={"kind": "Back rack"},
            picture="a schematic wooden back rack with paired knobs, not a likeness of the product",
            number=0,
        ),
        Item(
            brand="Brackenwold",
            name="Grid Roller 33",
            slug="brackenwold-grid-roller-33",
            summary="A hollow foam roller with a ridged surface over a rigid tube.",
            price="28.50",
            sold_by=("cobblegate", "marlpit", "northwharf", "zwirnhaus"),
            facts={
                "kind": "Foam roller",
                "weight": 610,
                "length": 33,
                "load": 180,
                "settings": 1,
                "washable": True,
            },
            picture="a ridged teal foam roller seen from one end",
            number=201,
        ),
        Item(
            brand="Stradlebeck",
            name="Arch Three",
            slug="stradlebeck-arch-three",
            summary="A slatted plastic arch to lie on, set to one of three heights by moving a strut.",
            price="34.00",
            sold_by=("cobblegate", "marlpit", "northwharf"),
            facts={
                "kind": "Arch",
                "weight": 890,
                "length": 39,
                "load": 110,
                "settings": 3,
                "washable": False,
            },
            picture="a slatted grey arch on a base board with a row of notches",
            number=202,
        ),
        Item(
            brand="Lumbarrow",
            name="Chair Cushion",
            slug="lumbarrow-chair-cushion",
            summary="A foam cushion for the small of the back, strapped to a chair, with a zipped cover.",
            price="39.90",
            sold_by=("cobblegate", "marlpit", "zwirnhaus"),
            facts={
                "kind": "Cushion",
                "weight": 740,
                "length": 34,
                "load": 120,
                "settings": 1,
                "washable": True,
            },
            picture="a plum-coloured lumbar cushion with a strap across it",
            number=203,
        ),
        Item(
            brand="Kinwith",
            name="Shoulder Strap",
            slug="kinwith-shoulder-strap",
            summary="A figure-of-eight strap worn over a shirt, with two sliding buckles.",
            price="22.75",
            sold_by=("cobblegate", "northwharf", "petticoat-pike"),
            facts={
                "kind": "Strap",
                "weight": 130,
                "length": 92,
                "settings": 9,
                "washable": True,
            },
            picture="a dark blue figure-of-eight shoulder strap with two buckles",
            number=204,
        ),
        Item(
            brand="Brackenwold",
            name="Twin Ball",
            slug="brackenwold-twin-ball",
            summary="Two cork balls joined in the middle, with a gap between them.",
            price="14.20",
            sold_by=("marlpit", "northwharf"),
            facts={
                "kind": "Massage ball",
                "weight": 190,
                "length": 13,
                "load": 150,
                "settings": 1,
                "washable": False,
            },
            picture="two cork balls joined in the middle",
            number=205,
        ),
        Item(
            brand="Stradlebeck",
            name="Reach Cane",
            slug="stradlebeck-reach-cane",
            summary="An S-shaped cane with knobs, held with both hands to press on one's own back.",
            price="26.00",
            sold_by=("cobblegate", "marlpit"),
            facts={
                "kind": "Cane",
                "weight": 480,
                "length": 58,
                "settings": 1,
                "washable": False,
            },
            picture="an S-shaped ochre massage cane with round knobs",
            number=206,
        ),
        Item(
            brand="Lumbarrow",
            name="Heat Wrap",
            slug="lumbarrow-heat-wrap",
            summary="A mains-powered heating wrap for neck and shoulders that switches off after ninety minutes.",
            price="46.50",
            sold_by=("cobblegate", "marlpit", "zwirnhaus"),
            facts={
                "kind": "Heat wrap",
                "weight": 820,
                "length": 62,
                "settings": 6,
                "washable": True,
            },
            picture="a soft grey heat wrap with a collar and a small control",
            number=207,
        ),
    ),
)
