"""Assembly: an outline, a dossier and the clause library become one numbered document."""

from drafting.assembly.assemble import assemble_document, assemble_for_reading, assemble_subject
from drafting.assembly.outline import Outline, Templates

__all__ = ["Outline", "Templates", "assemble_document", "assemble_for_reading", "assemble_subject"]
