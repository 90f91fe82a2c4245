"""Many files: finding journeys in folders and scoring them on every core. Nothing here words or draws."""
