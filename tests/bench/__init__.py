"""Benchmarks: ratios measured in one run, candidate and floor side by side in fresh processes."""
