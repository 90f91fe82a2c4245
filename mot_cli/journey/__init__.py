"""The journey: its model, the YAML reader, what can be wrong with a file, and the JSON Schema.

Nothing here scores a journey or draws one.
"""
