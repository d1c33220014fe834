"""What audiences of a run's accounts have in common: overlap, look-alikes, affinity, white space."""
