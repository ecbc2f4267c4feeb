"""What a page puts on paper, read back from the PDF that the browser makes of it."""

import io

from pypdf import PdfReader

LIGATURES = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi"}


def sheets(page, size="Letter"):
    """The texts of the sheets, each without its blanks, which a PDF does not keep."""
    reader = PdfReader(io.BytesIO(page.pdf(format=size)))
    return [bare(sheet.extract_text()) for sheet in reader.pages]


def bare(text):
    """A text without its blanks and ligatures, as the sheets have it."""
    for ligature, letters in LIGATURES.items():
        text = text.replace(ligature, letters)
    return "".join(text.split())
