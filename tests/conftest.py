"""How the whole suite runs: the profiles of the property tests.

``STUDIORULES_HYPOTHESIS_PROFILE`` chooses one: ``fast`` while writing, ``ci`` (the default: the same examples on every
machine, so that a red run can be repeated) and ``nightly`` (many examples, new ones each time).
"""

import os

from hypothesis import HealthCheck, settings

# machines differ in speed and share their cores: time says nothing about the law under test
_patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

settings.register_profile("fast", _patient, max_examples=15)
settings.register_profile("ci", _patient, max_examples=100, derandomize=True, database=None)
settings.register_profile("nightly", _patient, max_examples=2000, print_blob=True)
settings.load_profile(os.environ.get("STUDIORULES_HYPOTHESIS_PROFILE", "ci"))
