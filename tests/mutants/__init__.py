"""One-place mistakes seeded into compiled plans: how many would the tests of the engine see?"""
