"""The texts of a draft: the posting, its records as YAML, their page, and what to send to the editors."""
