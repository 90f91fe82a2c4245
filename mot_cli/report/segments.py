"""How the segments of a survey are called, in every report and format."""


def segment_name(name: str | None) -> str:
    """What a segment is called; customers without one are a segment too."""
    return name if name is not None else "(none stated)"
