"""The library: what `import tular` offers, and the only part of the package that promises to stay as it is."""
