"""The eligibility engine: exact verdicts from rules written as data, the same in CPython and in the browser."""
