"""Pure functions from journeys to frozen results. Nothing here reads a file or knows a screen."""
