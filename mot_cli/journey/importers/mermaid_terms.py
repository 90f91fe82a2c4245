"""How a diagram says what Mermaid has no words for; who writes one and who reads one agree on it here."""

NO_STAGE = "–"
"""The section of moments that state no stage, once a section has begun: Mermaid cannot end one."""
UNRATED = "%% unrated: "
"""What leads the comment that keeps the name of an unrated moment."""
SCALE = "csat"
"""Mermaid's scale, 1 to 5: its lowest score is worth nothing, so that a journey without a rating above it
collapses in both."""
