"""What is said of a file that came back."""

from drafting.messages import Catalogue

CATALOGUE: Catalogue = {
    "title": {"nl": "Wat er terugkwam: {draft}", "en": "What came back: {draft}"},
    "nothing": {
        "nl": "Er is niets veranderd: {count} bepalingen staan er zoals zij verstuurd zijn.",
        "en": "Nothing changed: {count} clauses stand as they were sent.",
    },
    "counts": {
        "nl": "{clauses} bepalingen: {untracked} stil gewijzigd, {tracked} met bijgehouden wijzigingen, {both} beide, {gone} weg, {new} nieuw, {moved} verplaatst; {values} waarden; {outside} wijzigingen buiten de bepalingen; {comments} opmerkingen.",
        "en": "{clauses} clauses: {untracked} changed in silence, {tracked} with tracked changes, {both} both, {gone} gone, {new} new, {moved} moved; {values} values; {outside} changes outside the clauses; {comments} comments.",
    },
    "head-silent": {"nl": "Stil gewijzigd (niet bijgehouden)", "en": "Changed in silence (not tracked)"},
    "head-tracked": {"nl": "Met bijgehouden wijzigingen", "en": "With tracked changes"},
    "head-moved": {"nl": "Verplaatst", "en": "Moved"},
    "head-values": {"nl": "Waarden uit het dossier", "en": "Values of the dossier"},
    "head-ours": {"nl": "Onze eigen wijzigingen", "en": "Our own changes"},
    "head-outside": {"nl": "Buiten de bepalingen", "en": "Outside the clauses"},
    "head-comments": {"nl": "Opmerkingen", "en": "Comments"},
    "gone": {"nl": "weggelaten", "en": "left out"},
    "new": {"nl": "nieuw", "en": "new"},
    "moved": {"nl": "verplaatst", "en": "moved"},
    "untracked": {"nl": "stil", "en": "in silence"},
    "tracked": {"nl": "bijgehouden", "en": "tracked"},
    "both": {"nl": "stil en bijgehouden", "en": "in silence and tracked"},
    "to-position": {
        "nl": "hun tekst is onze positie «{position}» (verstuurd: «{built}»)",
        "en": "their text is our position “{position}” (sent: “{built}”)",
    },
    "look": {
        "nl": "herkend aan {by} met zekerheid {confidence}: kijk zelf",
        "en": "known by {by} with confidence {confidence}: look yourself",
    },
    "by-control": {"nl": "invulveld", "en": "control"},
    "by-bookmark": {"nl": "bladwijzer", "en": "bookmark"},
    "by-text": {"nl": "tekst", "en": "text"},
    "sort-recital": {"nl": "Overweging", "en": "Recital"},
    "sort-definition": {"nl": "Begrip", "en": "Definition"},
    "sort-clause": {"nl": "Artikel", "en": "Article"},
    "by-whom": {"nl": "{author}, {date}", "en": "{author}, {date}"},
    "value-changed": {"nl": "gewijzigd", "en": "changed"},
    "value-removed": {"nl": "weggehaald", "en": "removed"},
    "value-unreadable": {"nl": "niet te lezen als waarde", "en": "cannot be read as a value"},
    "value-inconsistent": {
        "nl": "spreekt zichzelf tegen: niet overal gelijk, of cijfers en woorden verschillen",
        "en": "contradicts itself: not the same everywhere, or figures and words differ",
    },
    "value-derived": {"nl": "volgt uit andere waarden: {parts}", "en": "follows from other values: {parts}"},
    "proposal": {"nl": "voorstel: {path} = {value}", "en": "proposal: {path} = {value}"},
    "follows": {"nl": "dan wordt ook: {path} «{old}» → «{new}»", "en": "then also: {path} “{old}” → “{new}”"},
    "needs": {"nl": "vraagt ook: {reason}", "en": "also needs: {reason}"},
    "state-pending": {"nl": "nog open", "en": "still pending"},
    "state-accepted": {"nl": "aanvaard", "en": "accepted"},
    "state-rejected": {"nl": "verworpen", "en": "rejected"},
    "place-cover": {"nl": "voorblad", "en": "cover"},
    "place-chapter": {"nl": "opschrift", "en": "heading"},
    "place-between": {"nl": "tussen de bepalingen", "en": "between the clauses"},
    "place-header": {"nl": "koptekst", "en": "header"},
    "place-footer": {"nl": "voettekst", "en": "footer"},
    "nothing-there": {"nl": "(niets)", "en": "(nothing)"},
    "not-a-return": {
        "nl": (
            "dit is geen antwoord op {base}: maar {part} van de woorden komt overeen.",
            "Het lijkt het meest op {near}. Kies het goede concept of het goede bestand.",
        ),
        "en": (
            "this is no return of {base}: only {part} of its words are the same.",
            "It is most like {near}. Choose the right draft or the right file.",
        ),
    },
    "not-a-return-alone": {
        "nl": (
            "dit is geen antwoord op {base}: maar {part} van de woorden komt overeen.",
            "Kies het bestand waarop dit een antwoord is.",
        ),
        "en": (
            "this is no return of {base}: only {part} of its words are the same.",
            "Choose the file that this is a return of.",
        ),
    },
    "other-revision": {
        "nl": (
            "dit bestand past beter bij {near} dan bij {base}.",
            "Vergelijk het daarmee als het daarop een antwoord is.",
        ),
        "en": ("this file fits {near} better than {base}.", "Compare it with that if it is a return of it."),
    },
    "no-words": {
        "nl": (
            "in dit bestand staat geen tekst, alleen afbeeldingen of niets.",
            "Vraag het Word-bestand zelf; een scan kan niet worden vergeleken.",
        ),
        "en": (
            "this file holds no text, only pictures or nothing.",
            "Ask for the Word file itself; a scan cannot be compared.",
        ),
    },
    "twice": {
        "nl": (
            "hier staan twee documenten achter elkaar: {count} bepalingen komen er meer dan eens in voor.",
            "Vraag het bestand waarin één document staat, of haal het andere eruit.",
        ),
        "en": (
            "two documents stand behind each other here: {count} clauses occur more than once.",
            "Ask for the file with one document, or take the other out.",
        ),
    },
}
