"""Tular: influencer and network analytics over Neo4j, igraph and GraphQL."""

__version__ = "0.1.0"
