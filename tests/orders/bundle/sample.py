"""An application's text as the court papers get it: a short one, and one that tries the paper's patience."""

from copy import deepcopy

APPROVAL = {
    "name": "Superintendent Siân Llewellyn (0118)",
    "rank": "Superintendent",
    "authority": "Authorised by the Chief Constable to approve applications for stalking protection orders",
    "at": "23 November 2026 at 9:12am",
    "sha256": "4f8b42c22dd3729b519ba6f68d2da7cc5b2d606d05daed5ad5128cc03e6c6358",
}
COURT = {"name": "Northmoor Magistrates’ Court"}
MADE = {"number": 2, "at": "22 November 2026 at 2:05pm", "before": "20 November 2026 at 9am"}
CONTACTS = [
    {
        "name": "Hannah Okafor",
        "details": [
            {
                "label": "Home address",
                "value": "CANARY 7 Quiet Row, Northmoor NM1 1AA",
                "note": "Moved there in May",
            },
            {"label": "Phone", "value": "01632 960 001", "note": "Call before 5pm only"},
        ],
    },
    {"name": "Beti Siôn", "details": []},
]
SHORT = {
    "format": 1,
    "reference": "SPO-2026-000123",
    "number": 2,
    "applicant": "The Chief Constable of Northmoor Police",
    "force": "Northmoor Police",
    "unit": "Stalking unit",
    "officer": {"title": "Constable Ana Reyes (4127)"},
    "respondent": {
        "name": "Daniel Marsh",
        "aliases": ["Danny Marsh", "@dm_watcher"],
        "born": "1 May 1984",
        "age": "",
        "is_youth": False,
        "description": "",
        "addresses": ["14 Canal Street, Northmoor NM2 4QT"],
        "area": "Lives in the police area",
        "work_times": "Monday to Friday, 7am to 3pm, at the bus depot in Harbour Road",
        "education_times": "",
        "religious_observance": "Attends Friday prayers at the Harbour Road mosque",
        "earlier_orders": [
            {
                "kind": "Restraining order",
                "court": "Northmoor Crown Court",
                "made": "3 March 2021",
                "ended": "2 March 2024",
                "terms": "Not to contact Hannah Okafor by any means.",
                "breaches": "One, on 9 June 2022. Fined.",
            }
        ],
    },
    "relationship": "Former partner",
    "protected": [{"name": "Hannah Okafor", "is_victim": True}, {"name": "Beti Siôn", "is_victim": False}],
    "incidents": [
        {
            "number": 1,
            "when": "On 3 May 2026 at 8:15am",
            "acts": [{"label": "Following", "statute": "s.2A(3)(a)"}],
            "count": 1,
            "place": "The 41 bus, from Canal Street to the hospital",
            "what_happened": "The respondent boarded behind Ms Okafor, sat two rows back and got off at her stop.\n\n"
            "He said: “You can’t get rid of me that easily.”",
            "effect": "She no longer takes the bus.",
            "how_known": "The victim told us",
            "crime_reference": "42/118233/26",
            "exhibits": [],
        },
        {
            "number": 3,
            "when": "On or about 10 May 2026",
            "acts": [
                {"label": "Contacting, or trying to contact, by any means", "statute": "s.2A(3)(b)"},
                {"label": "Threats", "statute": ""},
            ],
            "count": 14,
            "place": "",
            "what_happened": "Fourteen text messages in one night. The last reads “I will find you 🔪”.",
            "effect": "Ms Okafor changed her number.",
            "how_known": "Found on a device or account",
            "crime_reference": "",
            "exhibits": ["AR/1"],
        },
        {
            "number": 4,
            "when": "Between 1 January 2026 and 30 June 2026",
            "acts": [{"label": "Searching for the victim online", "statute": ""}],
            "count": 40000,
            "place": "",
            "what_happened": "The respondent’s phone holds 40,000 searches for her name, her mother’s name and her street.",
            "effect": "",
            "how_known": "Found on a device or account",
            "crime_reference": "42/118234/26",
            "exhibits": ["AR/1", "AR/11"],
        },
    ],
    "acts_summary": "Over six months the respondent followed, messaged and searched for Ms Okafor.\n\n"
    "He did so after she had asked him, twice and in writing, to leave her alone.",
    "risk": "Psychological harm has been caused and will go on.\n\nThe messages have turned from pleading to threat, "
    "and the last names a weapon.",
    "necessity": "Bail ended on 1 November 2026 without charge on the earlier matters. Nothing now keeps him away.",
    "terms": [
        {
            "position": 1,
            "kind": "prohibition",
            "code": "P-CONTACT-1",
            "text": "Not to contact Hannah Okafor or Beti Siôn, directly or indirectly, by any means.",
            "necessity": "He has used every means open to him, and her friends when she blocked him.",
            "incidents": [1, 3],
            "work_education_religion": "It touches none of them.",
        },
        {
            "position": 2,
            "kind": "prohibition",
            "code": "P-AREA-1",
            "text": "Not to enter the area within 500 metres of Northmoor General Hospital, save in an emergency.",
            "necessity": "It is where she works, and where he followed her to.",
            "incidents": [1],
            "work_education_religion": "His depot and his mosque lie outside the area; his bus route does not pass it.",
        },
        {
            "position": 3,
            "kind": "requirement",
            "code": "R-PROGRAMME-1",
            "text": "To attend the programme “Letting go” as directed by its manager, for not more than 30 sessions.",
            "necessity": "His searching has the marks of a fixation that he says he cannot stop alone.",
            "incidents": [4],
            "work_education_religion": "Sessions are on Tuesday evenings, outside his shifts and Friday prayers.",
        },
    ],
    "duration": {"label": "Three years", "is_until_further_order": False},
    "interim": {
        "is_asked": True,
        "why": "The last threat was nine days ago and the main hearing is weeks away.",
        "weeks": 8,
        "label": "eight weeks",
        "terms": [1, 2],
    },
    "victim_views": "Ms Okafor supports the application. She wishes the hospital to be named.",
    "proceedings": {
        "investigation": "With the Crown Prosecution Service",
        "text": "A file for stalking involving serious alarm or distress was sent on 12 November 2026.",
        "cps": "Yes",
        "other_force": "Not needed",
    },
    "exhibits": [
        {
            "reference": "AR/1",
            "title": "Messages of 10 May 2026",
            "sha256": "a3" * 32,
            "media_type": "application/pdf",
            "size": 48213,
        },
        {
            "reference": "AR/11",
            "title": "Photograph of the phone",
            "sha256": "b4" * 32,
            "media_type": "image/jpeg",
            "size": 2480113,
        },
    ],
    "declaration": {
        "wording": "I believe that the facts stated in this application are true.",
        "by": "Constable Ana Reyes (4127)",
        "at": "22 November 2026 at 2:05pm",
    },
}


def long_text(incidents: int = 400, *, exhibits: int = 60, terms: int = 18) -> dict:
    """The same application grown: hundreds of incidents, very long names, Welsh and Polish letters."""
    text = deepcopy(SHORT)
    text["respondent"] |= {
        "name": "Bartłomiej Świętosław Wawrzyniec Brzęczyszczykiewicz-Llanfairpwllgwyngyllgogerychwyrndrobwll",
        "aliases": [f"Ŵyn Ŷstrad Łukasz Źdźbło the {number}th" for number in range(1, 13)],
        "born": "",
        "age": "aged 15 to 17",
        "is_youth": True,
        "description": "About six feet tall, with a scar above the left eye.\n\nOften on a red bicycle.",
    }
    text["protected"] = [
        {"name": f"Gwenllïan Żółć-Jabłońska {number}", "is_victim": number == 1} for number in range(1, 9)
    ]
    text["incidents"] = [_incident(number) for number in range(1, incidents + 1)]
    text["terms"] = [
        deepcopy(text["terms"][index % 3])
        | {"position": index + 1, "incidents": list(range(index + 1, incidents, 29))}
        for index in range(terms)
    ]
    text["risk"] = "\n\n".join([text["risk"]] * 12)
    text["interim"]["terms"] = list(range(1, 10))
    text["duration"] = {"label": "Until further order", "is_until_further_order": True}
    text["exhibits"] = [
        text["exhibits"][0] | {"reference": f"AR/{number}", "title": "Screenshot " * (number % 15 + 1)}
        for number in range(1, exhibits + 1)
    ]
    return text


def _incident(number: int) -> dict:
    sentence = f"Zdarzenie {number}: gofynnodd ŵr â ŷd; zażółć gęślą jaźń. "
    return deepcopy(SHORT["incidents"][number % 3]) | {
        "number": number,
        "what_happened": sentence * (number % 7 + 1)
        + ("https://example.test/" + "a" * 240 if number % 50 == 0 else ""),
        "exhibits": [f"AR/{number % 60 + 1}"],
        "effect": "" if number % 2 else "Nie śpi od tygodni; she sleeps badly.",
    }
