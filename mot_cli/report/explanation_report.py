"""The report of `mot check --explain`: what a code means, with an example."""

import re
from typing import TYPE_CHECKING

from mot_cli.journey.explanations import Explanation
from mot_cli.report.document import Document, Heading, Paragraph, Tone

if TYPE_CHECKING:
    from mot_cli.report.document import Block


def explanation_document(explanation: Explanation) -> Document:
    """What a problem means, a file that has it, and the same file mended."""
    blocks: list[Block] = [Paragraph(_flowing(explanation.meaning))]
    if explanation.bad:
        blocks += [Heading("Such as"), Paragraph(explanation.bad, Tone.ZERO)]
    if explanation.good:
        blocks += [Heading("Better"), Paragraph(explanation.good, Tone.SOUND)]
    return Document(explanation.title, f"{explanation.severity}: {explanation.code}", tuple(blocks))


def _flowing(text: str) -> str:
    """A text whose paragraphs are one line each, for the renderer to break."""
    return re.sub(r"(?<!\n)\n(?!\n)", " ", text.strip())
