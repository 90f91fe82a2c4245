"""Other formats to journeys: a module a format, and the one that tells which a file is written in."""
