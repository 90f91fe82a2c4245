"""One small file a format: a document, a result or a problem to text; and the one function that owns files.

The only place that knows Rich. Nothing here computes a score or words a finding.
"""
