"""Reports: one self-contained page for people, made of answers of the API; CSV beside every table."""
