"""PDF through LibreOffice."""

from drafting.pdf.office import from_docx, office_path

__all__ = ["from_docx", "office_path"]
