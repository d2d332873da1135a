"""Words of the draft store."""

from drafting.messages import Catalogue

CATALOGUE: Catalogue = {
    "bad-url": {
        "nl": (
            "'{url}' is geen bruikbaar adres voor een opslag ({reason}).",
            "Schrijf bijvoorbeeld sqlite:///concepten.db of postgresql+psycopg://naam@server/concepten.",
        ),
        "en": (
            "'{url}' is not a usable address for a store ({reason}).",
            "Write, for instance, sqlite:///drafts.db or postgresql+psycopg://name@server/drafts.",
        ),
    },
    "no-store": {
        "nl": (
            "er is geen opslag voor concepten.",
            "Geef --store, zet DRAFTING_STORE, of begin een werkmap met `drafting init`.",
        ),
        "en": (
            "there is no store for drafts.",
            "Give --store, set DRAFTING_STORE, or start a workspace with `drafting init`.",
        ),
    },
    "newer": {
        "nl": ("deze opslag is van een nieuwere versie ({found}; dit programma kent {known}).", "Werk drafting bij."),
        "en": ("this store is of a newer version ({found}; this program knows {known}).", "Update drafting."),
    },
    "not-latest-articles": {
        "nl": (
            'u werkte aan versie {based}, maar {author} heeft op {moment} versie {latest} bewaard ("{message}"). Daarin gewijzigd: {articles}.',
            "Bekijk het verschil met `drafting draft diff {draft}@{based} @{latest}` en bewaar daarna opnieuw met --based-on {latest}.",
        ),
        "en": (
            'you worked on revision {based}, but {author} saved revision {latest} at {moment} ("{message}"). Changed in it: {articles}.',
            "See `drafting draft diff {draft}@{based} @{latest}`, then save again with --based-on {latest}.",
        ),
    },
    "touched": {"nl": "{name}: {count} verschillen in {articles}", "en": "{name}: {count} differences in {articles}"},
    "not-latest": {
        "nl": (
            'u werkte aan versie {based}, maar {author} heeft op {moment} versie {latest} bewaard ("{message}").',
            "Bekijk het verschil met `drafting draft diff {draft}@{based} @{latest}` en bewaar daarna opnieuw met --based-on {latest}.",
        ),
        "en": (
            'you worked on revision {based}, but {author} saved revision {latest} on {moment} ("{message}").',
            "See the difference with `drafting draft diff {draft}@{based} @{latest}` and save again with --based-on {latest}.",
        ),
    },
    "unknown-status": {
        "nl": ("'{found}' is geen status.", "Kies uit: {known}."),
        "en": ("'{found}' is not a status.", "Choose from: {known}."),
    },
    "transition": {
        "nl": ("van '{was}' kan niet naar '{asked}'.", "Mogelijk is: {allowed}."),
        "en": ("'{was}' cannot become '{asked}'.", "Possible is: {allowed}."),
    },
    "still-open": {
        "nl": (
            "'{asked}' kan niet: {count} waarden zijn nog open.",
            "Vul ze in het dossier in en bewaar een nieuwe versie.",
        ),
        "en": (
            "'{asked}' is refused: {count} values are still open.",
            "Fill them in in the dossier and save a new revision.",
        ),
    },
    "no-draft": {
        "nl": ("dit concept bestaat niet.", "Bekend zijn: {known}."),
        "en": ("this draft does not exist.", "Known are: {known}."),
    },
    "no-revision": {
        "nl": ("deze versie bestaat niet.", "`drafting draft log` toont de versies."),
        "en": ("this revision does not exist.", "`drafting draft log` shows the revisions."),
    },
    "bad-name": {
        "nl": (
            "'{found}' is geen naam van een concept of versie.",
            "Schrijf <dossier>/<soort> of <dossier>/<soort>@<nummer>.",
        ),
        "en": (
            "'{found}' is not the name of a draft or revision.",
            "Write <dossier>/<kind> or <dossier>/<kind>@<number>.",
        ),
    },
    "missing-blob": {
        "nl": ("bewaarde bytes ({hash}) ontbreken.", "Zet een reservekopie van de opslag terug."),
        "en": ("kept bytes ({hash}) are missing.", "Restore a backup of the store."),
    },
    "changed-blob": {
        "nl": ("bewaarde bytes ({hash}) zijn gewijzigd.", "Zet een reservekopie van de opslag terug."),
        "en": ("kept bytes ({hash}) have been changed.", "Restore a backup of the store."),
    },
    "changed-revision": {
        "nl": ("de gegevens van deze versie zijn gewijzigd.", "Zet een reservekopie van de opslag terug."),
        "en": ("the record of this revision has been changed.", "Restore a backup of the store."),
    },
    "gap": {
        "nl": ("hiervoor ontbreekt een versie.", "Zet een reservekopie van de opslag terug."),
        "en": ("a revision before this one is missing.", "Restore a backup of the store."),
    },
    "lost-revision": {
        "nl": (
            "deze versie staat in het logboek maar niet meer in de opslag.",
            "Zet een reservekopie van de opslag terug.",
        ),
        "en": ("this revision is in the trail but no longer in the store.", "Restore a backup of the store."),
    },
    "not-in-trail": {
        "nl": ("deze versie staat niet zo in het logboek.", "Zet een reservekopie van de opslag terug."),
        "en": ("this revision is not in the trail like this.", "Restore a backup of the store."),
    },
    "changed-clauses": {
        "nl": ("de lijst van bepalingen is veranderd sinds het bewaren.", "Zet een reservekopie terug."),
        "en": ("the list of clauses was changed after it was saved.", "Put back a backup."),
    },
    "cut-off": {
        "nl": (
            "het logboek telt {found} regels, waar het er {wanted} hoort te tellen of anders eindigt: er is iets weggehaald of bijgeschreven.",
            "Zet een reservekopie terug.",
        ),
        "en": (
            "the trail has {found} entries where it should have {wanted}, or ends otherwise: something was taken away or written beside it.",
            "Put back a backup.",
        ),
    },
    "no-head": {
        "nl": ("de opslag zegt niet meer hoever het logboek gaat.", "Zet een reservekopie terug."),
        "en": ("the store no longer says how far the trail goes.", "Put back a backup."),
    },
    "other-head": {
        "nl": (
            "de stand {expected} komt in het logboek niet voor: wat toen was bewaard, is veranderd of weg.",
            "Zet een reservekopie terug, of kijk of dit de bedoelde opslag is.",
        ),
        "en": (
            "the state {expected} is not in the trail: what was kept then was changed or is gone.",
            "Put back a backup, or see whether this is the store that was meant.",
        ),
    },
    "damaged-file": {
        "nl": ("het bestand van de opslag is beschadigd ({reason}).", "Zet een reservekopie terug."),
        "en": ("the file of the store is damaged ({reason}).", "Put back a backup."),
    },
    "strange": {
        "nl": (
            "'{name}' ({sort}) hoort niet in een opslag: het kan veranderen wat wordt bewaard of gelezen.",
            "Haal het weg, en kijk wie het maakte.",
        ),
        "en": (
            "'{name}' ({sort}) does not belong in a store: it can change what is kept or read.",
            "Take it out, and see who made it.",
        ),
    },
    "wrong-type": {
        "nl": ("{column} van '{key}' houdt iets anders dan waar de kolom voor is.", "Zet een reservekopie terug."),
        "en": ("{column} of '{key}' holds something else than its column is for.", "Put back a backup."),
    },
    "foreign": {
        "nl": (
            "{url} is geen conceptenopslag: er staat iets anders in ({found}).",
            "Wijs de opslag zelf aan, of een nieuw bestand.",
        ),
        "en": ("{url} is no draft store: it holds something else ({found}).", "Name the store itself, or a new file."),
    },
    "absent": {
        "nl": ("hier is geen conceptenopslag.", "Kijk of het adres klopt; `drafting draft save` maakt een nieuwe."),
        "en": (
            "there is no draft store here.",
            "See whether the address is right; `drafting draft save` makes a new one.",
        ),
    },
    "empty-file": {
        "nl": (
            "dit bestand is leeg: wat erin stond is weg, of er is nooit iets in bewaard.",
            "Zet een reservekopie terug, of haal het lege bestand weg.",
        ),
        "en": (
            "this file is empty: what was in it is gone, or nothing was ever kept in it.",
            "Put back a backup, or remove the empty file.",
        ),
    },
    "head": {"nl": "{count} regels in het logboek; stand {head}", "en": "{count} entries in the trail; head {head}"},
    "as-expected": {
        "nl": "de stand {expected} klopt; sindsdien kwamen er {count} regels bij",
        "en": "the state {expected} holds; {count} entries were added since",
    },
    "changed-status": {
        "nl": ("de statussen komen niet overeen met het logboek.", "Zet een reservekopie van de opslag terug."),
        "en": ("the statuses do not agree with the trail.", "Restore a backup of the store."),
    },
    "broken-chain": {
        "nl": (
            "het logboek is vanaf regel {sequence} ({moment}, {author}) gewijzigd.",
            "Zet een reservekopie van de opslag terug.",
        ),
        "en": (
            "the trail has been changed from entry {sequence} on ({moment}, {author}).",
            "Restore a backup of the store.",
        ),
    },
    "busy": {
        "nl": ("anderen bewaren voortdurend in dezelfde opslag.", "Probeer het opnieuw."),
        "en": ("others keep saving to the same store.", "Try again."),
    },
    "locked": {
        "nl": (
            "de opslag is door een ander programma vergrendeld ({url}: {reason}).",
            "Sluit dat programma, of probeer het opnieuw.",
        ),
        "en": ("the store is locked by another program ({url}: {reason}).", "Close that program, or try again."),
    },
    "full": {
        "nl": (
            "de schijf van de opslag is vol ({url}: {reason}); er is niets bewaard.",
            "Maak ruimte en bewaar opnieuw.",
        ),
        "en": ("the store's disk is full ({url}: {reason}); nothing was saved.", "Make room and save again."),
    },
    "unreachable": {
        "nl": ("de opslag is niet bereikbaar ({url}: {reason}).", "Controleer het adres en of de server aanstaat."),
        "en": ("the store cannot be reached ({url}: {reason}).", "Check the address and whether the server is up."),
    },
    "read-only": {
        "nl": ("in de opslag kan niet worden geschreven ({url}: {reason}).", "Controleer de rechten."),
        "en": ("the store cannot be written ({url}: {reason}).", "Check its permissions."),
    },
    "damaged": {
        "nl": ("dit bestand is geen opslag, of het is beschadigd ({url}: {reason}).", "Zet een reservekopie terug."),
        "en": ("this file is no store, or it is damaged ({url}: {reason}).", "Restore a backup."),
    },
    "failed": {
        "nl": ("de opslag gaf een fout ({reason}).", "Controleer de database."),
        "en": ("the store gave a fault ({reason}).", "Check the database."),
    },
    "different-rebuild": {
        "nl": ("opnieuw maken geeft een ander onderdeel {part}.", "Dit kan een fout in drafting zijn; meld het."),
        "en": ("building it again gives another part {part}.", "This may be a fault of drafting; report it."),
    },
    "different-review": {
        "nl": (
            "het bewaarde oordeel over dit bestand is niet wat er nu uit komt.",
            "Vergelijk het bestand opnieuw met 'drafting review', en meld dit als de bestanden kloppen.",
        ),
        "en": (
            "the kept review of this file is not what comes out now.",
            "Review the file again with 'drafting review', and report this if the files are right.",
        ),
    },
    "different-decision": {
        "nl": (
            "wat het besluit over '{what}' in {returned} zegt dat er gevonden is, wordt nu niet gevonden.",
            "Vergelijk het bestand opnieuw met 'drafting review', en besluit opnieuw.",
        ),
        "en": (
            "what the decision on '{what}' in {returned} says was found is not found now.",
            "Review the file again with 'drafting review', and decide again.",
        ),
    },
    "other-reader": {
        "nl": ("het oordeel is van {by}, en hier niet na te rekenen.", "Laat het door die versie narekenen."),
        "en": ("the review is by {by}, and cannot be made again here.", "Have that version make it again."),
    },
    "reviewed-again": {
        "nl": "oordelen en besluiten nagerekend: {count}",
        "en": "reviews and decisions made again: {count}",
    },
    "not-rebuildable": {
        "nl": "{name}: hier niet opnieuw te maken (gemaakt met {writer})",
        "en": "{name}: not rebuildable here (made with {writer})",
    },
    "saved": {"nl": "bewaard: {name}", "en": "saved: {name}"},
    "unchanged": {"nl": "ongewijzigd: {name} is al zo bewaard", "en": "unchanged: {name} is already kept like this"},
    "sound": {"nl": "{count} versies nagekeken, alles in orde.", "en": "{count} revisions verified, all sound."},
    "status-set": {"nl": "{name}: {status}", "en": "{name}: {status}"},
    "added": {"nl": "toegevoegd", "en": "added"},
    "removed": {"nl": "vervallen", "en": "removed"},
    "values": {"nl": "gegevens", "en": "data"},
    "clause": {"nl": "bepaling", "en": "clause"},
    "text": {"nl": "tekst", "en": "text"},
    "moved": {"nl": "verplaatst", "en": "moved"},
    "numbers": {"nl": "nummers", "en": "numbers"},
    "numbers-gone": {
        "nl": "{count} alinea's hebben geen nummer meer",
        "en": "{count} paragraphs no longer have a number",
    },
    "place-cover": {"nl": "Omslag", "en": "Cover"},
    "place-between": {"nl": "Buiten de artikelen", "en": "Outside the articles"},
    "place-notes": {"nl": "Noten", "en": "Notes"},
    "place-header": {"nl": "Koptekst", "en": "Header"},
    "place-footer": {"nl": "Voettekst", "en": "Footer"},
    "no-difference": {"nl": "Geen verschil.", "en": "No difference."},
    "restored": {"nl": "hersteld van versie {number}", "en": "restored from revision {number}"},
    "used-by": {"nl": "{name} ({author}, {moment})", "en": "{name} ({author}, {moment})"},
    "not-used": {"nl": "Geen concept gebruikt deze bepaling.", "en": "No draft uses this clause."},
    "field-name": {"nl": "versie", "en": "revision"},
    "field-status": {"nl": "status", "en": "status"},
    "field-author": {"nl": "door", "en": "author"},
    "field-moment": {"nl": "moment", "en": "moment"},
    "field-message": {"nl": "toelichting", "en": "message"},
    "field-origin": {"nl": "herkomst", "en": "origin"},
    "field-sender": {"nl": "van", "en": "from"},
    "field-label": {"nl": "label", "en": "label"},
    "field-lang": {"nl": "taal", "en": "language"},
    "field-parent": {"nl": "bouwt voort op", "en": "built on"},
    "field-writer": {"nl": "gemaakt met", "en": "made with"},
    "field-built": {"nl": "datum concept", "en": "draft date"},
    "field-open-values": {"nl": "open waarden", "en": "open values"},
    "field-positions": {"nl": "posities", "en": "positions"},
    "field-dossier": {"nl": "dossier", "en": "dossier"},
    "field-library": {"nl": "bepalingen", "en": "library"},
    "field-frame": {"nl": "sjabloon", "en": "frame"},
    "field-tree": {"nl": "boom", "en": "tree"},
    "field-docx": {"nl": "Word-bestand", "en": "Word file"},
    "origin-built": {"nl": "gemaakt", "en": "built"},
    "origin-received": {"nl": "ontvangen", "en": "received"},
    "origin-restored": {"nl": "hersteld", "en": "restored"},
    "action-save": {"nl": "bewaard", "en": "saved"},
    "action-status": {"nl": "status", "en": "status"},
    "action-seal": {"nl": "verzegeld", "en": "sealed"},
    "action-review": {"nl": "beoordeeld", "en": "reviewed"},
    "action-renew": {"nl": "vernieuwd", "en": "renewed"},
    "action-decide": {"nl": "besloten", "en": "decided"},
    "action-export": {"nl": "uitgegeven", "en": "exported"},
}
