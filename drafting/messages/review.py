"""What is said of a file that came back."""

from drafting.messages import Catalogue

CATALOGUE: Catalogue = {
    "title": {"nl": "Wat er terugkwam: {draft}", "en": "What came back: {draft}"},
    "nothing": {
        "nl": "Er is niets veranderd: {count} bepalingen staan er zoals zij verstuurd zijn.",
        "en": "Nothing changed: {count} clauses stand as they were sent.",
    },
    "counts": {
        "nl": "{clauses} bepalingen: {untracked} stil gewijzigd, {tracked} met bijgehouden wijzigingen, {both} beide, {gone} weg, {new} nieuw, {moved} verplaatst; waarden: {values}; buiten de bepalingen: {outside}; opmerkingen: {comments}.",
        "en": "{clauses} clauses: {untracked} changed in silence, {tracked} with tracked changes, {both} both, {gone} gone, {new} new, {moved} moved; values: {values}; outside the clauses: {outside}; comments: {comments}.",
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
    "older": {
        "nl": (
            "dit bestand is een antwoord op {base}; daarna is {last} al verstuurd.",
            "Wat er sindsdien van ons veranderde, staat er niet in. Neem het mee met 'drafting renew'.",
        ),
        "en": (
            "this file is a return of {base}; since then {last} was sent.",
            "What we changed since is not in it. Bring it in with 'drafting renew'.",
        ),
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
    "no-dossier": {
        "nl": (
            "van dit concept is niet bekend van welk dossier het gemaakt is.",
            "Neem een versie uit de conceptenopslag (id/kind@3); daarin staat het dossier erbij.",
        ),
        "en": (
            "it is not known which dossier this draft was made of.",
            "Take a revision of the draft store (id/kind@3); it keeps the dossier.",
        ),
    },
    "no-such-path": {
        "nl": ("dit pad staat niet in het dossier.", "Vul de waarde zelf in."),
        "en": ("this path is not in the dossier.", "Fill in the value yourself."),
    },
    "splice": {
        "nl": ("hier kan niets worden ingevoegd zonder meer te veranderen.", "Vul het zelf in."),
        "en": ("nothing can be put in here without changing more.", "Fill it in yourself."),
    },
    "taken": {"nl": "overgenomen: {count}", "en": "taken over: {count}"},
    "taken-value": {"nl": "waarde {what}: «{old}» → «{new}»", "en": "value {what}: “{old}” → “{new}”"},
    "taken-position": {"nl": "positie van {what}: {old} → {new}", "en": "position of {what}: {old} → {new}"},
    "taken-text": {"nl": "tekst van dit dossier voor {what}", "en": "text of this dossier for {what}"},
    "taken-omitted": {"nl": "{what} weggelaten", "en": "{what} left out"},
    "taken-bespoke": {"nl": "nieuwe bepaling {what}: {new}", "en": "new clause {what}: {new}"},
    "taken-order": {"nl": "{what} staat nu na {new}", "en": "{what} now stands after {new}"},
    "taken-term": {"nl": "begrip {what}", "en": "definition {what}"},
    "left": {"nl": "niet overgenomen: {count}", "en": "not taken over: {count}"},
    "left-one": {"nl": "{what}: {reason} «{old}» → «{new}»", "en": "{what}: {reason} “{old}” → “{new}”"},
    "left-words": {"nl": "deze woorden", "en": "these words"},
    "left-cells": {"nl": "een cel die uit gegevens is gemaakt", "en": "a cell that is made from data"},
    "left-follows": {"nl": "zou mee veranderen", "en": "would change as well"},
    "left-signatures": {"nl": "regels van de ondertekening", "en": "lines of the signatures"},
    "left-outside": {"nl": "staat buiten de bepalingen", "en": "stands outside the clauses"},
    "left-new-not-taken": {"nl": "nieuw, past niet als bepaling", "en": "new, does not fit as a clause"},
    "left-still-there": {
        "nl": "weggehaald, maar staat er zolang het gebruikt wordt",
        "en": "taken out, but stands as long as it is used",
    },
    "left-would-vanish": {
        "nl": "zou verdwijnen: niets gebruikt het meer",
        "en": "would vanish: nothing uses it any more",
    },
    "left-not-moved": {"nl": "verplaatst", "en": "moved"},
    "left-path-gone": {"nl": "dit pad bestaat niet meer in het dossier", "en": "this path is no longer in the dossier"},
    "left-both-changed": {
        "nl": "het dossier is intussen ook gewijzigd; kies zelf",
        "en": "the dossier has changed as well since; choose yourself",
    },
    "left-refused": {
        "nl": "het dossier als geheel laat dit niet toe",
        "en": "the dossier as a whole does not allow this",
    },
    "left-contradicts": {
        "nl": "een waarde die zichzelf tegenspreekt; vraag wat bedoeld is",
        "en": "a value that contradicts itself; ask what is meant",
    },
    "left-broken": {
        "nl": "verwijst naar iets wat er niet meer is; het document kan zo niet worden gemaakt",
        "en": "refers to something that is no longer there; the document cannot be made like this",
    },
    "left-declined": {"nl": "geweigerd", "en": "refused"},
    "left-not-asked": {"nl": "niet gevraagd", "en": "not asked for"},
    "other-dossier": {
        "nl": (
            "dit is het dossier van '{found}'; {base} is gemaakt van '{wanted}'.",
            "Geef het dossier waarvan het concept gemaakt is.",
        ),
        "en": (
            "this is the dossier of '{found}'; {base} was made of '{wanted}'.",
            "Give the dossier that the draft was made of.",
        ),
    },
    "not-touched": {
        "nl": ("met '{found}' is niets gebeurd.", "Wel veranderd: {known}."),
        "en": ("nothing happened to '{found}'.", "Changed are: {known}."),
    },
    "left-needs-approver": {
        "nl": "de uiterste positie vraagt wie haar goedkeurt (--approver)",
        "en": "a walk-away text needs who approves it (--approver)",
    },
    "behind": {
        "nl": (
            "de tekst van '{clause}' staat er alleen in taal {lang}; de andere taal loopt achter.",
            "Vul {path} aan in de andere taal.",
        ),
        "en": (
            "the text of '{clause}' is there in language {lang} only; the other language is behind.",
            "Complete {path} in the other language.",
        ),
    },
    "languages-differ": {
        "nl": (
            "Nederlands en Engels van '{clause}' verschillen in {what}: {odd}.",
            "Breng de twee talen gelijk.",
        ),
        "en": (
            "the Dutch and English of '{clause}' differ in {what}: {odd}.",
            "Bring the two languages level.",
        ),
    },
    "decided-taken": {"nl": "overgenomen", "en": "taken over"},
    "decided-refused": {"nl": "geweigerd", "en": "refused"},
    "decided-open": {"nl": "open", "en": "open"},
    "no-decisions": {"nl": "er is nog niets besloten", "en": "nothing was decided yet"},
    "short-silent": {"nl": "  stil gewijzigd: {names}", "en": "  changed in silence: {names}"},
    "short-tracked": {"nl": "  bijgehouden: {names}", "en": "  tracked: {names}"},
    "short-moved": {"nl": "  verplaatst: {names}", "en": "  moved: {names}"},
    "short-values": {"nl": "  waarden: {names}", "en": "  values: {names}"},
    "short-more": {
        "nl": "  alles: drafting review {base} {returned}",
        "en": "  all of it: drafting review {base} {returned}",
    },
    "nothing-sent": {
        "nl": ("van dit concept is niets gebouwd.", "Bewaar het eerst met 'drafting draft save'."),
        "en": ("nothing was built of this draft.", "Save it first with 'drafting draft save'."),
    },
    "side-us": {"nl": "verstuurd ({who})", "en": "sent ({who})"},
    "side-them": {"nl": "terug van {who}", "en": "back from {who}"},
    "mover-us": {"nl": "wij", "en": "we"},
    "mover-them": {"nl": "zij", "en": "they"},
    "changed-by-us": {"nl": "gewijzigd", "en": "changed"},
    "position-own": {"nl": "eigen woorden", "en": "words of its own"},
    "approval-due": {"nl": "akkoord nodig: {who}", "en": "approval due: {who}"},
    "matrix-agreed": {"nl": "overeengekomen", "en": "agreed"},
    "matrix-open": {"nl": "open", "en": "open"},
    "matrix-decide": {"nl": "te beslissen", "en": "to decide"},
    "matrix-title": {"nl": "Onderhandelingsmatrix {draft}", "en": "Negotiation matrix {draft}"},
    "matrix-kind": {"nl": "Onderhandelingsmatrix", "en": "Negotiation matrix"},
    "matrix-counts": {
        "nl": "{clauses} bepalingen in {rounds} rondes: {agreed} overeengekomen, {open} open, {decide} te beslissen.",
        "en": "{clauses} clauses in {rounds} rounds: {agreed} agreed, {open} open, {decide} to decide.",
    },
    "matrix-agenda": {"nl": "Agenda: {count} bepalingen", "en": "Agenda: {count} clauses"},
    "matrix-agenda-about": {
        "nl": "Wat nog niet is overeengekomen, met de woorden die verschillen",
        "en": "What is not agreed yet, with the words that differ",
    },
    "matrix-nothing-open": {"nl": "Er staat niets meer open.", "en": "Nothing is open any more."},
    "matrix-rounds": {"nl": "Bepalingen per ronde", "en": "Clauses by round"},
    "matrix-quiet": {
        "nl": "Hieronder staat elke bepaling in de rondes waarin er iets mee gebeurde; {count} andere bleven in elke ronde zoals zij waren.",
        "en": "Below stands every clause in the rounds in which something happened to it; {count} others stayed as they were in every round.",
    },
    "sheet-matrix": {"nl": "Matrix", "en": "Matrix"},
    "sheet-agenda": {"nl": "Agenda", "en": "Agenda"},
    "sheet-words": {"nl": "Woorden", "en": "Words"},
    "column-state": {"nl": "Stand", "en": "State"},
    "column-position": {"nl": "Positie", "en": "Position"},
    "column-words": {"nl": "Woorden die verschillen", "en": "Words that differ"},
    "column-asks": {"nl": "Wat zij meestal vragen", "en": "What they usually ask"},
    "column-approver": {"nl": "Akkoord nodig van", "en": "Approval due from"},
    "column-round": {"nl": "Ronde", "en": "Round"},
    "column-mover": {"nl": "Wie", "en": "Who"},
    "column-was": {"nl": "Was", "en": "Was"},
    "column-now": {"nl": "Werd", "en": "Became"},
    "by-hand": {
        "nl": "alleen in het Word-bestand, want geen dossier kan het bevatten: {count}",
        "en": "in the Word file only, since no dossier can hold it: {count}",
    },
    "left-by-hand": {"nl": "met de hand overgebracht", "en": "carried by hand"},
    "both-changed": {
        "nl": "Beide partijen wijzigden dit ({what}). Eerst: «{was}»; wij: «{ours}»; zij: «{theirs}». Kies.",
        "en": "Both parties changed this ({what}). First: “{was}”; we: “{ours}”; they: “{theirs}”. Choose.",
    },
    "in-position": {"nl": "Verstuurd in positie «{position}».", "en": "Sent in position “{position}”."},
    "dry": {"nl": "proef: er is niets geschreven", "en": "dry run: nothing was written"},
    "same": {
        "nl": "er is niets over te nemen; {path} blijft zoals het is",
        "en": "there is nothing to take over; {path} stays as it is",
    },
    "report": {"nl": "Verslag van terugkomst", "en": "Report of a return"},
    "sheet": {"nl": "Terug", "en": "Returned"},
    "established": {
        "nl": "Wij hebben het bestand dat wij terugkregen vergeleken met {base}, zoals wij dat verstuurden, en stellen het volgende vast. Wat niet is bijgehouden, staat voorop.",
        "en": "We compared the file that we received with {base} as we sent it, and establish the following. What was not tracked comes first.",
    },
    "overview": {"nl": "Bepalingen waarmee iets gebeurde", "en": "Clauses that something happened to"},
    "column-clause": {"nl": "Bepaling", "en": "Clause"},
    "column-id": {"nl": "Id", "en": "Id"},
    "column-what": {"nl": "Wat er gebeurde", "en": "What happened"},
    "column-remark": {"nl": "Opmerking", "en": "Remark"},
    "column-old": {"nl": "Verstuurd", "en": "Sent"},
    "column-new": {"nl": "Terug", "en": "Returned"},
    "column-whose": {"nl": "Wie, wanneer", "en": "Who, when"},
    "column-path": {"nl": "Waarde", "en": "Value"},
    "column-proposal": {"nl": "Voorstel", "en": "Proposal"},
    "renewed": {
        "nl": "{ours} wijzigingen van ons, {theirs} van hen, elk op eigen naam; {conflicts} van beide.",
        "en": "{ours} changes are ours, {theirs} theirs, each in its own name; {conflicts} made by both.",
    },
    "not-received": {
        "nl": (
            "dit is geen ontvangen versie, of er is niets gebouwd waarop zij een antwoord is.",
            "Neem het teruggekomen bestand op met 'drafting draft import'.",
        ),
        "en": (
            "this is no received revision, or nothing was built that it is a return of.",
            "Take the returned file in with 'drafting draft import'.",
        ),
    },
    "needs-was": {
        "nl": ("met --template hoort ook --was: de gegevens waarmee het bestand was ingevuld.", "Geef --was oud.yaml."),
        "en": ("--template asks for --was as well: the data that the file was filled with.", "Give --was old.yaml."),
    },
}
