"""Ratios of `mot` against floors measured in the same run; nothing here is a test."""
