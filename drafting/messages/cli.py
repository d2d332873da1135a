"""Words of the command line."""

from drafting.messages import Catalogue

CATALOGUE: Catalogue = {
    "about": {
        "nl": "Documenten van de maatwerkaanpak: van dossier en bepalingenbibliotheek naar Word.",
        "en": "Documents of the tailor-made approach: from dossier and clause library to Word.",
    },
    "exit-codes": {
        "nl": "Uitgangscodes: 0 gelukt, 1 gedaan maar slecht nieuws, 2 opdracht, 3 invoer, 4 bibliotheek of sjabloon, 5 samenstelling, 6 bestand van buiten, 7 schrijven, 8 hulpprogramma, 9 conceptenopslag, 70 fout van drafting zelf.",
        "en": "Exit codes: 0 done, 1 done with bad news, 2 command, 3 input, 4 library or template, 5 assembly, 6 file from outside, 7 writing, 8 outside program, 9 draft store, 70 a fault of drafting itself.",
    },
    "ui": {"nl": "taal van de meldingen (ook: DRAFTING_UI)", "en": "language of messages (also: DRAFTING_UI)"},
    "commands": {"nl": "opdrachten", "en": "commands"},
    "arg-command": {"nl": "opdracht", "en": "command"},
    "arg-usage": {"nl": "gebruik: ", "en": "usage: "},
    "arg-positional": {"nl": "argumenten", "en": "arguments"},
    "arg-options": {"nl": "opties", "en": "options"},
    "arg-help": {"nl": "toont deze uitleg", "en": "shows this help"},
    "arg-version": {"nl": "toont de versie", "en": "shows the version"},
    "arg-required": {"nl": "verplicht, maar niet gegeven: %s.", "en": "required but not given: %s."},
    "arg-one": {"nl": "%(argument_name)s: %(message)s", "en": "%(argument_name)s: %(message)s"},
    "arg-not-with": {"nl": "gaat niet samen met %s.", "en": "does not go together with %s."},
    "arg-one-of": {"nl": "geef een van %s.", "en": "give one of %s."},
    "arg-ambiguous": {
        "nl": "%(option)s kan meer betekenen: %(matches)s.",
        "en": "%(option)s could mean more than one: %(matches)s.",
    },
    "arg-value": {"nl": "hierachter hoort een waarde.", "en": "a value must follow."},
    "arg-at-most-one": {"nl": "hierachter hoort hoogstens één waarde.", "en": "at most one value may follow."},
    "arg-at-least-one": {"nl": "hier hoort ten minste één waarde.", "en": "at least one value must follow."},
    "arg-count": {"nl": "het aantal waarden moet %s zijn.", "en": "the number of values must be %s."},
    "arg-type": {"nl": "%(value)r is geen geldige waarde (%(type)s).", "en": "%(value)r is no valid value (%(type)s)."},
    "arg-no-value": {"nl": "deze optie neemt geen waarde (%r).", "en": "this option takes no value (%r)."},
    "arg-choice": {
        "nl": "'{found}' bestaat niet; kies uit: {known}.",
        "en": "'{found}' does not exist; choose from: {known}.",
    },
    "arg-unknown": {"nl": "onbekend: {found}.", "en": "unknown: {found}."},
    "arg-near": {"nl": "Bedoelde u '{near}'?", "en": "Did you mean '{near}'?"},
    "arg-error": {
        "nl": "{prog}: fout: {message} Zie {prog} --help.",
        "en": "{prog}: error: {message} See {prog} --help.",
    },
    "about-init": {
        "nl": "maakt een werkmap met een dossier om mee te beginnen",
        "en": "makes a workspace with a dossier to start from",
    },
    "about-build": {
        "nl": "maakt documenten van een dossier, of brief en bijlagen van een portfolio",
        "en": "builds documents from a dossier, or letter and annexes from a portfolio",
    },
    "about-serve": {
        "nl": "start de studio: alles in een browser, voor wie geen opdrachtregel heeft",
        "en": "starts the studio: everything in a browser, for who has no command line",
    },
    "about-clauses": {"nl": "toont en controleert de bepalingen", "en": "shows and checks the clauses"},
    "about-advance": {
        "nl": "maakt een dossier klaar voor het volgende document: neemt over wat eerder is afgesproken, als nog te bevestigen",
        "en": "makes a dossier ready for the next document: carries over what was agreed before, as still to be confirmed",
    },
    "advance-file": {
        "nl": "het dossier (YAML of JSON); al wat er staat blijft, byte voor byte",
        "en": "the dossier (YAML or JSON); all that is there stays, byte for byte",
    },
    "advance-to": {
        "nl": "het document waar het naartoe gaat: jloi, agreement",
        "en": "the document it moves on to: jloi, agreement",
    },
    "advance-kind": {
        "nl": ("'{found}' is geen document van een fase.", "Kies uit: {known}."),
        "en": ("'{found}' is no document of a stage.", "Choose from: {known}."),
    },
    "advance-stopped": {
        "nl": (
            "het traject is gestopt; er komt geen volgend document.",
            "Haal de stap 'discontinued' weg als het weer loopt.",
        ),
        "en": ("the process has ended; no document follows.", "Remove the step 'discontinued' if it goes on again."),
    },
    "advance-step": {
        "nl": ("toegevoegd als geplande stap.", "Vul de datum in zodra die bekend is."),
        "en": ("added as a planned step.", "Fill in its date once it is known."),
    },
    "advance-document": {
        "nl": ("toegevoegd.", "Vul datum en kenmerk in, en kijk de partijen na."),
        "en": ("added.", "Fill in date and reference, and look through the parties."),
    },
    "advance-entry": {
        "nl": ("overgenomen van {source} ({label}).", "Bevestig de open waarden, of wijzig ze."),
        "en": ("carried over from {source} ({label}).", "Confirm the open values, or change them."),
    },
    "advance-was": {"nl": "te bevestigen; in de {label}: {shown}", "en": "to be confirmed; in the {label}: {shown}"},
    "advance-none": {
        "nl": "{path}: er is niets over te nemen; alles voor {kind} staat er al.",
        "en": "{path}: there is nothing to carry over; all there is for {kind} is there already.",
    },
    "about-completion": {
        "nl": 'geeft wat een shell nodig heeft om opdrachten en opties aan te vullen: eval "$(drafting completion bash)"',
        "en": 'prints what a shell needs to complete commands and options: eval "$(drafting completion bash)"',
    },
    "completion-shell": {"nl": "de shell", "en": "the shell"},
    "about-upgrade": {
        "nl": "brengt een dossier of portfolio van een eerdere versie bij, op zijn plaats, met een regel per wijziging",
        "en": "brings a dossier or portfolio of an earlier version up to date, in place, with a line per change",
    },
    "upgrade-file": {
        "nl": "het dossier of portfolio (YAML of JSON); alleen wat moet veranderen verandert, byte voor byte",
        "en": "the dossier or portfolio (YAML or JSON); only what has to change does, byte for byte",
    },
    "upgrade-out": {
        "nl": "schrijft het resultaat daar en laat het bestand zelf zoals het is",
        "en": "writes the result there and leaves the file itself as it is",
    },
    "upgrade-tell": {
        "nl": "zegt wat er zou veranderen en schrijft niets",
        "en": "tells what would change and writes nothing",
    },
    "upgrade-none": {
        "nl": "{path} is van deze tijd; er is niets veranderd.",
        "en": "{path} is up to date; nothing was changed.",
    },
    "about-schema": {"nl": "geeft het JSON Schema van een dossier", "en": "prints the JSON Schema of a dossier"},
    "build-source": {
        "nl": "het dossier (YAML of JSON), of het portfolio (YAML, JSON of een Excel-werkmap)",
        "en": "the dossier (YAML or JSON), or the portfolio (YAML, JSON or an Excel workbook)",
    },
    "build-template": {
        "nl": "in plaats van --kind: een Word-sjabloon met {{{{ velden }}}}, gevuld met het dossier",
        "en": "instead of --kind: a Word template with {{{{ fields }}}}, filled with the dossier",
    },
    "empty-folder": {
        "nl": ("in deze map staat geen dossier of portfolio.", "Geef het bestand (YAML, JSON of Excel) zelf."),
        "en": ("there is no dossier or portfolio in this folder.", "Give the file itself (YAML, JSON or Excel)."),
    },
    "several-in-folder": {
        "nl": ("in deze map staan meer bestanden: {known}.", "Geef het bestand zelf."),
        "en": ("there are several files in this folder: {known}.", "Give the file itself."),
    },
    "no-example": {
        "nl": ("er is geen voorbeeld '{found}'.", "Kies uit: {known}."),
        "en": ("there is no example '{found}'.", "Choose from: {known}."),
    },
    "no-workspace": {
        "nl": ("dit is geen werkmap van drafting.", "Maak er een met: drafting init mijn-werkmap, en ga daarin staan."),
        "en": ("this is no workspace of drafting.", "Make one with: drafting init my-workspace, and stand in it."),
    },
    "template-needed": {
        "nl": ("welke documentsoort moet worden gekopieerd?", "Kies uit: {known}."),
        "en": ("which document kind is to be copied?", "Choose from: {known}."),
    },
    "kind-and-template": {
        "nl": ("--kind en --template gaan niet samen.", "Kies er één."),
        "en": ("--kind and --template do not go together.", "Choose one."),
    },
    "build-kind": {
        "nl": "welk document; mag vaker. Van een portfolio of werkmap: letter, annex, memo (met --since) en bundle (alle bijlagen in een Word-bestand en een PDF)",
        "en": "which document; may be repeated. Of a portfolio or workbook: letter, annex, memo (with --since) and bundle (all annexes in one Word file and one PDF)",
    },
    "build-lang": {
        "nl": "taal; mag vaker; anders die van het dossier",
        "en": "language; may be repeated; else the dossier's",
    },
    "build-set": {"nl": "positie van een bepaling, alleen voor deze keer", "en": "position of a clause, for this once"},
    "build-date": {"nl": "datum van het concept", "en": "date of the draft"},
    "build-format": {
        "nl": "bestandsvorm, mag vaker; anders docx, en van een bundel docx en pdf",
        "en": "file format, may be repeated; else docx, and of a bundle docx and pdf",
    },
    "build-author": {
        "nl": "op wiens naam het bestand staat (anders de instelling `author` van de werkmap, anders niemand)",
        "en": "in whose name the file stands (else the workspace's setting `author`, else nobody)",
    },
    "build-paginate": {
        "nl": "paginanummers in de inhoudsopgave (docx; vraagt LibreOffice; een pdf heeft ze altijd)",
        "en": "page numbers in the table of contents (docx; needs LibreOffice; a pdf always has them)",
    },
    "out": {"nl": "map voor het resultaat", "en": "folder for the result"},
    "force": {"nl": "bestaande bestanden overschrijven", "en": "overwrite existing files"},
    "init-folder": {"nl": "de map voor de werkmap", "en": "the folder for the workspace"},
    "init-next": {
        "nl": "Klaar. Vul {folder}/dossier.yaml in en geef: drafting build {folder}/dossier.yaml --kind {kind} -o out/",
        "en": "Done. Fill in {folder}/dossier.yaml and give: drafting build {folder}/dossier.yaml --kind {kind} -o out/",
    },
    "unpaged": {
        "nl": "de inhoudsopgave heeft nog geen paginanummers: bouw met --paginate, of werk haar bij in Word (F9)",
        "en": "the contents have no page numbers yet: build with --paginate, or update them in Word (F9)",
    },
    "wrote": {"nl": "geschreven: {path}", "en": "wrote: {path}"},
    "open-value": {"nl": "  nog open: {path} {shown}", "en": "  still open: {path} {shown}"},
    "clauses-folder": {
        "nl": "bij lock: de map met bepalingen (anders die van de werkmap)",
        "en": "with lock: the folder of clauses (else the workspace's)",
    },
    "clauses-raise": {
        "nl": "bij lock: geef bepalingen waarvan de tekst veranderde een hogere versie",
        "en": "with lock: give clauses whose text changed a higher version",
    },
    "clauses-raised": {"nl": "versie verhoogd: {id}", "en": "version raised: {id}"},
    "clauses-json": {"nl": "de lijst als JSON", "en": "the list as JSON"},
    "draft-json": {"nl": "als JSON", "en": "as JSON"},
    "debug": {
        "nl": "toon bij een fout van drafting zelf waar in het programma die optrad",
        "en": "with a fault of drafting itself, show where in the program it arose",
    },
    "unforeseen": {
        "nl": (
            "dit is een fout van drafting zelf ({reason}; versie {version}).",
            "Meld die bij {where}, met de opdracht en deze regel; --debug toont meer.",
        ),
        "en": (
            "this is a fault of drafting itself ({reason}; version {version}).",
            "Report it to {where}, with the command and this line; --debug shows more.",
        ),
    },
    "your-administrator": {
        "nl": "degene die drafting voor u beheert",
        "en": "whoever looks after drafting for you",
    },
    "interrupted": {"nl": "Onderbroken.", "en": "Interrupted."},
    "bad-format": {
        "nl": ("'{found}' is geen bekende bestandsvorm.", "Kies uit: {known}."),
        "en": ("'{found}' is not a known format.", "Choose from: {known}."),
    },
    "no-pages": {
        "nl": (
            "een bestand van de vorm '{found}' heeft geen pagina's.",
            "Laat --paginate weg, of kies --format docx of pdf.",
        ),
        "en": ("a file of the format '{found}' has no pages.", "Leave out --paginate, or choose --format docx or pdf."),
    },
    "bad-set": {
        "nl": ("'{found}' is geen keuze voor een bepaling.", "Schrijf: --set support-cap=fallback"),
        "en": ("'{found}' is not a choice for a clause.", "Write: --set support-cap=fallback"),
    },
    "bad-date": {
        "nl": ("'{found}' is geen datum.", "Schrijf jaar-maand-dag: 2026-03-31."),
        "en": ("'{found}' is not a date.", "Write year-month-day: 2026-03-31."),
    },
    "about-templates": {
        "nl": "toont de documentsoorten, en zet opbouw en kader van een soort in de werkmap",
        "en": "lists the document kinds, and puts outline and frame of one into the workspace",
    },
    "templates-action": {
        "nl": "list: de soorten; copy: opbouw en Word-kader in de eigen werkmap, om te veranderen",
        "en": "list: the kinds; copy: outline and Word frame into one's own workspace, to change",
    },
    "templates-kind": {"nl": "de documentsoort (bij copy)", "en": "the document kind (with copy)"},
    "templates-own": {"nl": "eigen", "en": "own"},
    "init-example": {
        "nl": "begin met het dossier van dit voorbeeld",
        "en": "start with the dossier of this example",
    },
    "init-kind": {
        "nl": "begin met een dossier voor dit document, waarin elk veld is uitgelegd",
        "en": "start with a dossier for this document, in which every field is explained (in Dutch)",
    },
    "example-and-kind": {
        "nl": ("--example en --kind gaan niet samen.", "Kies een voorbeeld, of een leeg dossier voor een document."),
        "en": ("--example and --kind do not go together.", "Choose an example, or an empty dossier for a document."),
    },
    "no-start": {
        "nl": ("er is geen begin voor '{found}'.", "Kies uit: {known}."),
        "en": ("there is no start for '{found}'.", "Choose from: {known}."),
    },
    "clauses-action": {
        "nl": "list, show, check, norms, preview, catalogue; copy: een bepaling in de eigen werkmap; lock: versies vastleggen",
        "en": "list, show, check, norms, preview, catalogue; copy: a clause into one's own workspace; lock: record versions",
    },
    "clauses-id": {"nl": "de bepaling", "en": "the clause"},
    "clauses-topic": {"nl": "alleen dit onderwerp", "en": "this topic only"},
    "clauses-lang": {"nl": "alleen deze taal", "en": "this language only"},
    "clauses-position": {"nl": "deze positie", "en": "this position"},
    "clauses-firmness": {
        "nl": "deze stelligheid: intention, effort of result",
        "en": "this firmness: intention, effort or result",
    },
    "clauses-out": {"nl": "bestand voor de catalogus", "en": "file for the catalogue"},
    "clauses-sound": {
        "nl": "{count} bepalingen gecontroleerd, geen fouten.",
        "en": "{count} clauses checked, no faults.",
    },
    "clause-needed": {
        "nl": ("'clauses {action}' heeft het id van een bepaling nodig.", "`drafting clauses list` toont ze."),
        "en": ("'clauses {action}' needs the id of a clause.", "`drafting clauses list` shows them."),
    },
    "norm-gaps": {"nl": "Gaten: {count}", "en": "Gaps: {count}"},
    "norm-gap": {"nl": "GAT: geen bepaling die dit regelt", "en": "GAP: no clause that provides for this"},
    "about-draft": {
        "nl": "bewaart, vindt en vergelijkt versies van concepten",
        "en": "keeps, finds and compares revisions of drafts",
    },
    "draft-about-save": {
        "nl": "bouwt een document en bewaart het als versie",
        "en": "builds a document and keeps it as a revision",
    },
    "draft-about-log": {"nl": "toont de versies van een concept", "en": "shows the revisions of a draft"},
    "draft-about-show": {"nl": "toont waaruit een versie is gemaakt", "en": "shows what a revision was made of"},
    "draft-about-restore": {
        "nl": "maakt een eerdere versie weer de nieuwste",
        "en": "makes an earlier revision the newest again",
    },
    "draft-about-diff": {
        "nl": "toont het verschil tussen twee versies, per artikel",
        "en": "shows the difference between two revisions, per article",
    },
    "draft-about-status": {"nl": "geeft een versie een status", "en": "gives a revision a status"},
    "draft-about-export": {"nl": "schrijft het bewaarde Word-bestand", "en": "writes the kept Word file"},
    "draft-about-head": {
        "nl": "toont hoever het logboek gaat, om elders te bewaren",
        "en": "shows how far the trail goes, to be kept elsewhere",
    },
    "draft-expect": {
        "nl": "een stand van `draft head` die in het logboek moet voorkomen",
        "en": "a state of `draft head` that must be in the trail",
    },
    "draft-reviews": {
        "nl": "ook elk oordeel en elk besluit over wat terugkwam opnieuw uit uitgangspunt en bestand halen",
        "en": "also make every review and decision of a return again from base and file",
    },
    "draft-about-decisions": {
        "nl": "toont wat er over teruggekomen bepalingen is besloten",
        "en": "shows what was decided of returned clauses",
    },
    "draft-about-verify": {"nl": "kijkt de hele opslag na", "en": "verifies the whole store"},
    "draft-about-uses": {"nl": "toont welke concepten een bepaling gebruiken", "en": "shows which drafts use a clause"},
    "draft-about-trail": {"nl": "toont het logboek", "en": "shows the audit trail"},
    "draft-about-import": {
        "nl": "neemt een ontvangen Word-bestand op als versie",
        "en": "takes in a received Word file as a revision",
    },
    "draft-store": {
        "nl": "adres van de opslag (ook: DRAFTING_STORE; anders die van de werkmap)",
        "en": "address of the store (also: DRAFTING_STORE; else the workspace's)",
    },
    "draft-label": {
        "nl": "label dat in de koptekst komt, bijvoorbeeld 'v0.3 concept'",
        "en": "label that appears in the header, 'v0.3 draft' say",
    },
    "draft-based-on": {
        "nl": "weiger als dit niet de nieuwste versie is",
        "en": "refuse when this is not the latest revision",
    },
    "draft-sender": {"nl": "van wie het bestand komt", "en": "who sent the file"},
    "draft-message": {"nl": "waarom", "en": "why"},
    "draft-author": {"nl": "door wie (anders de aangemelde gebruiker)", "en": "by whom (else the user logged in)"},
    "changes-author": {
        "nl": "op wiens naam de wijzigingen staan (anders `author` in .drafting/settings.yaml; nooit de aangemelde gebruiker)",
        "en": "in whose name the changes stand (else `author` in .drafting/settings.yaml; never the user logged in)",
    },
    "author-ask": {
        "nl": "Op wiens naam staan uw wijzigingen, zoals de andere kant die ziet? (bijvoorbeeld 'Ministerie van KGG')",
        "en": "In whose name do your changes stand, as the other side sees them? (for instance 'Ministry of Climate')",
    },
    "author-kept": {
        "nl": "onthouden als `author` in .drafting/settings.yaml van deze werkmap",
        "en": "kept as `author` in .drafting/settings.yaml of this workspace",
    },
    "author-nobody": {"nl": "Auteur", "en": "Author"},
    "author-none": {
        "nl": "de wijzigingen staan op naam van '{name}'; geef --author, of zet author: in .drafting/settings.yaml.",
        "en": "the changes stand in the name of '{name}'; give --author, or put author: in .drafting/settings.yaml.",
    },
    "draft-with": {
        "nl": "een gewijzigd bepalingenbestand: toon wat het met elk concept doet",
        "en": "a changed clause file: show what it does to each draft",
    },
    "about-batch": {
        "nl": "maakt alle documenten van vele dossiers, of voegt records samen met een sjabloon",
        "en": "builds every document of many dossiers, or merges records into a template",
    },
    "about-fill": {"nl": "vult een docxtpl-sjabloon met gegevens", "en": "fills a docxtpl template with data"},
    "about-inspect": {
        "nl": "toont wat een bestand prijsgeeft voordat het de deur uitgaat, en maakt een schone kopie",
        "en": "shows what a file gives away before it is sent, and makes a clean copy",
    },
    "inspect-files": {"nl": "Word- of PDF-bestanden", "en": "Word or PDF files"},
    "inspect-clean": {
        "nl": "schrijf een kopie zonder wat er zonder verlies van tekst of uiterlijk uit kan",
        "en": "write a copy without what can go without loss of text or look",
    },
    "clean": {
        "nl": "schrijf het bestand schoon: zonder eigenschappen, namen en kenmerken die iets prijsgeven (zie `drafting inspect`)",
        "en": "write the file clean: without properties, names and marks that give something away (see `drafting inspect`)",
    },
    "inspect-out": {
        "nl": "waar de schone kopie komt (bij meer bestanden een map)",
        "en": "where the clean copy goes (a folder for several files)",
    },
    "inspect-all": {"nl": "toon alles, niet de eerste van elke soort", "en": "tell all, not the first of each sort"},
    "about-matrix": {
        "nl": "toont de hele onderhandeling: bepalingen in rijen, rondes in kolommen, en wat nog open staat",
        "en": "shows the whole negotiation: clauses in rows, rounds in columns, and what is still open",
    },
    "matrix-draft": {"nl": "het concept in de opslag", "en": "the draft in the store"},
    "matrix-out": {
        "nl": "waar de matrix komt: .xlsx, .docx, .html, .json of .txt (zonder: op het scherm)",
        "en": "where the matrix goes: .xlsx, .docx, .html, .json or .txt (default: the screen)",
    },
    "matrix-format": {"nl": "de vorm (standaard die van de naam)", "en": "the form (default: that of the name)"},
    "matrix-suffix": {
        "nl": ("aan {found} is niet te zien welke vorm het moet zijn.", "Kies uit: {known}."),
        "en": ("{found} does not say which form it is to be.", "Choose from: {known}."),
    },
    "about-merge": {
        "nl": "voegt samen wat twee partijen van één concept maakten",
        "en": "merges what two sides made of one draft",
    },
    "merge-base": {"nl": "het concept waarvan beide uitgingen", "en": "the draft that both began from"},
    "merge-ours": {"nl": "wat wij ervan maakten", "en": "what we made of it"},
    "merge-theirs": {"nl": "wat de wederpartij ervan maakte", "en": "what the other side made of it"},
    "merge-author": {
        "nl": "op wiens naam de wijzigingen van de wederpartij staan",
        "en": "in whose name the other side's changes stand",
    },
    "about-adopt": {
        "nl": "neemt over wat terugkwam: waarden, posities en teksten gaan het dossier in",
        "en": "takes over what came back: values, positions and texts go into the dossier",
    },
    "adopt-dossier": {"nl": "het dossier dat het weer moet zeggen", "en": "the dossier that is to say it again"},
    "adopt-out": {
        "nl": "waarheen het nieuwe dossier gaat (anders in het dossier zelf)",
        "en": "where the new dossier goes (else into the dossier itself)",
    },
    "adopt-clause": {"nl": "alleen deze bepaling; mag vaker", "en": "only this clause; may be repeated"},
    "adopt-values": {
        "nl": "alleen waarden (en wat verder genoemd wordt)",
        "en": "only values (and what else is named)",
    },
    "adopt-positions": {
        "nl": "alleen posities (en wat verder genoemd wordt)",
        "en": "only positions (and what else is named)",
    },
    "adopt-texts": {
        "nl": "alleen teksten, weglatingen, nieuwe en verplaatste bepalingen",
        "en": "only texts, omissions, new and moved clauses",
    },
    "adopt-refuse": {
        "nl": "deze bepaling of waarde weigeren: zij blijft zoals verstuurd (mag vaker)",
        "en": "refuse this clause or value: it stays as it was sent (may be repeated)",
    },
    "adopt-reason": {
        "nl": "waarom; komt bij elk besluit te staan",
        "en": "why; kept with each decision",
    },
    "adopt-approver": {"nl": "wie een uiterste positie goedkeurt", "en": "who approves a walk-away text"},
    "adopt-dry": {
        "nl": "laat zien wat er zou veranderen en schrijft niets",
        "en": "shows what would change and writes nothing",
    },
    "about-renew": {
        "nl": "maakt het volgende concept met nieuwe gegevens en behoudt wat mensen erin schreven",
        "en": "makes the next draft from new data and keeps what people wrote in it",
    },
    "renew-returned": {
        "nl": "wat terugkwam: een ontvangen versie, of met --template het ingevulde en bewerkte bestand",
        "en": "what came back: a received revision, or with --template the filled and edited file",
    },
    "renew-dossier": {"nl": "de nieuwe gegevens", "en": "the new data"},
    "renew-template": {
        "nl": "het sjabloon waarvan het bestand gemaakt is",
        "en": "the template that the file was made of",
    },
    "renew-was": {"nl": "de gegevens waarmee het was ingevuld", "en": "the data that it was filled with"},
    "renew-theirs": {
        "nl": "op wiens naam hun stille wijzigingen staan (anders de afzender)",
        "en": "in whose name their silent changes stand (else the sender)",
    },
    "about-review": {
        "nl": "zegt per bepaling wat er gebeurde met een bestand dat terugkwam, ook buiten de bijgehouden wijzigingen om",
        "en": "tells per clause what happened to a file that came back, also beyond its tracked changes",
    },
    "review-base": {"nl": "wat verstuurd is", "en": "what was sent"},
    "review-returned": {"nl": "wat terugkwam", "en": "what came back"},
    "review-format": {"nl": "vorm van het verslag (anders text)", "en": "form of the report (else text)"},
    "review-out": {
        "nl": "waarheen het verslag gaat (anders het scherm; docx en xlsx vragen een bestand)",
        "en": "where the report goes (else the screen; docx and xlsx need a file)",
    },
    "review-sent": {
        "nl": "de redline die wij stuurden: wat deden zij met elk van onze wijzigingen",
        "en": "the redline that we sent: what they did with each of our changes",
    },
    "review-needs-out": {
        "nl": ("'{found}' is een bestand en past niet op het scherm.", "Geef -o met een naam."),
        "en": ("'{found}' is a file and does not fit on the screen.", "Give -o with a name."),
    },
    "about-redline": {
        "nl": "vergelijkt twee Word-bestanden met wijzigingen bijgehouden",
        "en": "compares two Word files with tracked changes",
    },
    "about-revisions": {
        "nl": "toont, aanvaardt of verwerpt bijgehouden wijzigingen",
        "en": "lists, accepts or rejects tracked changes",
    },
    "about-check": {
        "nl": "zoekt fouten in een dossier, een concept of een Word-bestand",
        "en": "finds faults in a dossier, a draft or a Word file",
    },
    "about-trail": {"nl": "volgt elke toezegging door de fasen", "en": "follows each commitment through the stages"},
    "about-workbook": {
        "nl": "maakt, controleert, splitst en voegt Excel-werkmappen samen",
        "en": "makes, checks, splits and merges Excel workbooks",
    },
    "batch-source": {
        "nl": "map met dossiers, dossier, portfolio of werkmap, JSON Lines, of - voor standaardinvoer; met --template: ook rijen in Excel of CSV, een JSON-reeks, JSON Lines",
        "en": "folder of dossiers, a dossier, portfolio or workbook, JSON Lines, or - for standard input; with --template: also rows in Excel or CSV, a JSON array, JSON Lines",
    },
    "batch-template": {
        "nl": "docxtpl-sjabloon om records mee samen te voegen",
        "en": "docxtpl template to merge records into",
    },
    "batch-name": {
        "nl": "patroon voor de bestandsnamen: velden tussen accolades",
        "en": "pattern for the file names: fields in braces",
    },
    "batch-columns": {
        "nl": "naam voor een kolom: naam=kop, of een YAML-bestand met regels 'naam: kop'; mag vaker",
        "en": "name for a column: name=heading, or a YAML file of lines 'name: heading'; may be repeated",
    },
    "batch-sheet": {
        "nl": "het blad waarvan de rijen worden gelezen (anders: het eerste dat niet verborgen is)",
        "en": "the sheet whose rows are read (else: the first that is not hidden)",
    },
    "batch-jobs": {"nl": "hoeveel processen (anders: alle kernen)", "en": "how many processes (else: all cores)"},
    "batch-resume": {"nl": "ga verder waar een eerdere run ophield", "en": "go on where an earlier run stopped"},
    "batch-engine": {"nl": "local of dask", "en": "local or dask"},
    "batch-scheduler": {"nl": "adres van de dask-scheduler", "en": "address of the dask scheduler"},
    "batch-quiet": {"nl": "geen voortgang tonen", "en": "show no progress"},
    "batch-json": {"nl": "een regel JSON per document", "en": "a line of JSON for each document"},
    "check-target": {"nl": "wat wordt nagekeken", "en": "what is checked"},
    "check-profile": {"nl": "agreement, letter of statute", "en": "agreement, letter or statute"},
    "check-lang": {"nl": "taal van het document (anders geraden)", "en": "language of the document (else guessed)"},
    "check-date": {"nl": "datum van het document", "en": "date of the document"},
    "check-annotate": {
        "nl": "schrijf het Word-bestand met een opmerking bij elke fout",
        "en": "write the Word file with a comment at every fault",
    },
    "check-format": {"nl": "text of json", "en": "text or json"},
    "check-fail-on": {
        "nl": "vanaf welke ernst de uitgangscode 1 is",
        "en": "from which severity on the exit code is 1",
    },
    "check-silence": {"nl": "zet een regel uit, met reden", "en": "switch a rule off, with a reason"},
    "check-list": {"nl": "toon alle regels met hun norm", "en": "show all rules with their norm"},
    "check-how-silence": {
        "nl": 'Een regel gaat uit met --silence regel="reden", bijvoorbeeld --silence typography="concept, opmaak volgt"; de reden staat in de uitvoer.',
        "en": 'A rule is switched off with --silence rule="reason", for instance --silence typography="draft, layout follows"; the reason stands in the output.',
    },
    "check-also": {
        "nl": "zet een regel aan die uit staat (zie --list); mag vaker",
        "en": "switch on a rule that is off (see --list); may be repeated",
    },
    "check-only": {"nl": "alleen deze regel; mag vaker", "en": "this rule only; may be repeated"},
    "check-dossier": {
        "nl": "dossier of portfolio waarmee cijfers en fasen moeten kloppen",
        "en": "dossier or portfolio that figures and stages must agree with",
    },
    "check-no-rule": {
        "nl": ("'{found}' is geen regel.", "`drafting check --list` toont de regels."),
        "en": ("'{found}' is no rule.", "`drafting check --list` shows the rules."),
    },
    "check-not-annotated": {
        "nl": (
            "opmerkingen kunnen alleen in een Word-bestand staan: {found}.",
            "Geef een .docx of een versie, of laat --annotate weg.",
        ),
        "en": (
            "comments can only stand in a Word file: {found}.",
            "Give a .docx or a revision, or leave out --annotate.",
        ),
    },
    "check-off": {"nl": "uit, --also {rule}", "en": "off, --also {rule}"},
    "trail-source": {
        "nl": "dossier, portfolio, of de id van een voorbeeld of van een dossier in de werkmap",
        "en": "a dossier, a portfolio, or the id of an example or of a dossier in the workspace",
    },
    "trail-gone": {"nl": "vervallen", "en": "dropped"},
    "trail-absent": {"nl": "nog niet genoemd", "en": "not yet named"},
    "trail-untraced": {"nl": "geen voorganger in een eerdere fase", "en": "no counterpart in an earlier stage"},
    "trail-letter": {"nl": "fase in de brief", "en": "stage in the letter"},
    "trail-year": {"nl": "jaar {then} → {now}", "en": "year {then} → {now}"},
    "trail-base": {"nl": "basisjaar {then} → {now}", "en": "baseline {then} → {now}"},
    "trail-bound": {"nl": "{then} → {now}", "en": "{then} → {now}"},
    "check-outgoing": {
        "nl": "het bestand gaat uit zoals het is: wat erin is achtergebleven (wijzigingen, opmerkingen, status), is een fout; dit geldt vanzelf voor een brief en voor een versie die definitief is (--no-outgoing zet het uit)",
        "en": "the file goes out as it is: what was left in it (changes, comments, status) is an error; this holds by itself for a letter and for a revision that is final (--no-outgoing turns it off)",
    },
    "check-day": {
        "nl": "Datum van het document: {day} (uit: {words}).",
        "en": "Date of the document: {day} (from: {words}).",
    },
    "check-no-day": {
        "nl": "Geen datum van het document gevonden: regels over de datum deden niet mee (geef haar met --date).",
        "en": "No date of the document was found: rules about the date took no part (give it with --date).",
    },
    "check-count": {"nl": "{count} bevindingen.", "en": "{count} findings."},
    "check-one": {"nl": "1 bevinding.", "en": "1 finding."},
    "check-needed": {
        "nl": ("er is niets opgegeven om na te kijken.", "Geef een dossier, een Word-bestand of een versie."),
        "en": ("nothing was given to check.", "Give a dossier, a Word file or a revision."),
    },
    "check-silence-reason": {
        "nl": (
            "'{found}' is geen regel met een reden.",
            'Schrijf: --silence typography="reden"; `drafting check --list` toont de regels.',
        ),
        "en": (
            "'{found}' is not a rule with a reason.",
            'Write: --silence typography="reason"; `drafting check --list` shows the rules.',
        ),
    },
    "revisions-action": {"nl": "tonen, alles aanvaarden of alles verwerpen", "en": "list, accept all or reject all"},
    "revisions-out": {"nl": "bestand voor het resultaat", "en": "file for the result"},
    "redline-old": {"nl": "de oude tekst", "en": "the old text"},
    "redline-new": {"nl": "de nieuwe tekst", "en": "the new text"},
    "redline-date": {"nl": "datum van de wijzigingen (anders nu)", "en": "date of the changes (else now)"},
    "redline-existing": {
        "nl": "wat te doen met wijzigingen die er al in staan",
        "en": "what to do with changes already in the files",
    },
    "build-since": {
        "nl": "vorige stand, om wijzigingen mee te vergelijken (memo)",
        "en": "earlier state to compare with (memo)",
    },
    "build-per": {
        "nl": "een bestand per bedrijf van een portfolio (bijvoorbeeld met --kind annex)",
        "en": "a file for each company of a portfolio (for instance with --kind annex)",
    },
    "build-company": {
        "nl": "alleen dit bedrijf (id); mag vaker; betekent --per company",
        "en": "this company only (id); may be repeated; means --per company",
    },
    "build-form": {
        "nl": "de brief zoals het ministerie hem stuurt, of zoals de Kamer hem drukt",
        "en": "the letter as the ministry sends it, or as the House prints it",
    },
    "build-columns": {
        "nl": "bestand met de eigen kolomkoppen van de werkmap",
        "en": "file with the workbook's own column headings",
    },
    "no-stage": {"nl": "nog geen stap", "en": "no step yet"},
    "change-new": {"nl": "  {who}: nieuw ({stage})", "en": "  {who}: new ({stage})"},
    "change-gone": {"nl": "  {who}: vervallen", "en": "  {who}: gone"},
    "change-company": {"nl": "  {who}: {facts}", "en": "  {who}: {facts}"},
    "change-stage": {"nl": "fase van {old} naar {new}", "en": "stage from {old} to {new}"},
    "change-steps": {"nl": "{count} stappen", "en": "{count} steps"},
    "change-steps-one": {"nl": "{count} stap", "en": "{count} step"},
    "change-figures": {"nl": "{count} cijfers", "en": "{count} figures"},
    "change-figures-one": {"nl": "{count} cijfer", "en": "{count} figure"},
    "change-texts": {"nl": "{count} teksten", "en": "{count} texts"},
    "change-texts-one": {"nl": "{count} tekst", "en": "{count} text"},
    "change-none": {"nl": "  niets gewijzigd", "en": "  nothing changed"},
    "the-letter": {"nl": "de brief", "en": "the letter"},
    "missing": {
        "nl": "  nog niet bekend voor {who} ({count}): {paths}",
        "en": "  not yet known for {who} ({count}): {paths}",
    },
    "redline-strict": {
        "nl": "ook aanhalingstekens, spaties en koppeltekens die hetzelfde lezen, en wat een ander programma van het bestand maakte",
        "en": "mark quotes, spaces and hyphens that read the same too, and what another programme made of the file",
    },
    "redline-summary": {
        "nl": "samenvatting per artikel in dit bestand (- op het scherm)",
        "en": "summary by article in this file (- on the screen)",
    },
    "redline-html": {"nl": "de wijzigingen ook als webpagina", "en": "the changes as a web page too"},
}
