"""Brand safety: posts with words or domains of lists that everybody can read and change."""
