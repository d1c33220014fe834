"""Gathers relations from open services into files that `tular load` reads: politely, and where it was left off."""
