"""Assembly: an outline, a dossier and the clause library become one numbered document."""

from drafting.assembly.assemble import Reading, assemble_document, assemble_subject
from drafting.assembly.outline import Outline, Templates

__all__ = ["Outline", "Reading", "Templates", "assemble_document", "assemble_subject"]
