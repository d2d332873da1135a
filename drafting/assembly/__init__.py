"""Assembly: an outline, a dossier and the clause library become one numbered document."""

from drafting.assembly.assemble import Reading, assemble_document, assemble_subject
from drafting.assembly.lacking import incomplete
from drafting.assembly.outline import Outline, Templates
from drafting.assembly.subject import DossierSubject

__all__ = ["DossierSubject", "Outline", "Reading", "Templates", "assemble_document", "assemble_subject", "incomplete"]
