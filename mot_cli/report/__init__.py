"""What a report says: a format-neutral document, built from results.

Wording, order and rounding live here once; how a block looks is the renderers' business.
"""
