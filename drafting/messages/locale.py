"""What is said of numbers, amounts and dates in a notation that cannot be read."""

from drafting.messages import Catalogue

CATALOGUE: Catalogue = {
    "notation-number": {
        "nl": ("'{found}' is geen getal.", "Schrijf het als 1250 of 1.250,50."),
        "en": ("'{found}' is not a number.", "Write it as 1250 or 1,250.50."),
    },
    "notation-english": {
        "nl": ("'{found}' is op de Engelse manier geschreven.", "Schrijf {suggestion}."),
        "en": ("'{found}' is written the English way, where the Dutch is expected.", "Write {suggestion}."),
    },
    "notation-dutch": {
        "nl": (
            "'{found}' is op de Nederlandse manier geschreven, waar de Engelse wordt verwacht.",
            "Schrijf {suggestion}.",
        ),
        "en": ("'{found}' is written the Dutch way.", "Write {suggestion}."),
    },
    "notation-ambiguous": {
        "nl": (
            "'{found}' is in het Nederlands een ander getal dan in het Engels.",
            "Schrijf {suggestion}, als dat is bedoeld.",
        ),
        "en": ("'{found}' is another number in Dutch than in English.", "Write {suggestion}, if that is meant."),
    },
    "notation-ambiguous-date": {
        "nl": ("'{found}' kan twee dagen zijn.", "Schrijf de maand voluit, of jaar-maand-dag."),
        "en": ("'{found}' can be two days.", "Write the month in words, or year-month-day."),
    },
    "notation-amount": {
        "nl": ("'{found}' is geen bedrag.", "Schrijf het als € 1.250.000,00 of € 1,25 miljoen, met hele centen."),
        "en": ("'{found}' is not an amount.", "Write it as €1,250,000.00 or €1.25 million, in whole cents."),
    },
    "notation-date": {
        "nl": ("'{found}' is geen datum.", "Schrijf die als 2025-06-23 of 23 juni 2025."),
        "en": ("'{found}' is not a date.", "Write it as 2025-06-23 or 23 June 2025."),
    },
    "notation-no-such-day": {
        "nl": ("{found} bestaat niet.", "Kies een dag die op de kalender staat."),
        "en": ("{found} does not exist.", "Choose a day that is on the calendar."),
    },
    "notation-no-such-day-near": {
        "nl": ("{found} bestaat niet.", "Bedoelde u {suggestion}?"),
        "en": ("{found} does not exist.", "Did you mean {suggestion}?"),
    },
    "notation-weekday": {
        "nl": ("'{found}' noemt een verkeerde weekdag.", "Die dag is een {suggestion}."),
        "en": ("'{found}' names the wrong day of the week.", "That day is a {suggestion}."),
    },
    "notation-two-digit-year": {
        "nl": ("'{found}' noemt het jaar met twee cijfers.", "Schrijf het jaar voluit, bijvoorbeeld 2025."),
        "en": ("'{found}' gives the year in two figures.", "Write the year in full, such as 2025."),
    },
}
