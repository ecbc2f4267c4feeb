"""What pages call each subject on which an employer asks something; a guide may have its own words for any."""

SUBJECTS = {
    "lived_experience": "Lived experience",
    "education": "Education",
    "experience": "Work experience",
    "substitution": "What counts instead of experience",
    "certification": "Certification",
    "license": "License",
    "background": "Background check",
    "language": "Languages",
    "conditions": "Conditions",
    "desirable": "What is preferred",
}
"""What a class may ask, with the words that begin a sentence about it."""
