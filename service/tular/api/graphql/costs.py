"""What fields cost beyond the values they return, and how long lists without a page argument can be."""

from __future__ import annotations

COSTS = {
    "Query.communityMap": 200,
    "Query.searchAccounts": 1_000,
    "Query.influencers": 500,
    "Query.topicInfluencers": 10_000,
    "Account.audienceGrowth": 1_000,
    "Account.rhythm": 1_000,
    "Account.peers": 200,
    "Account.neighbours": 1_000,
    "Account.posts": 1_000,
    "Account.relationCounts": 1_000,
    "Account.egoNetwork": 1_000,
    "Account.history": 200,
    "Community.history": 200,
    "Community.timeline": 200,
    "Query.communityTimeline": 200,
    "Community.moves": 50,
    "CommunityEvent.moves": 50,
    "Community.exchanges": 20,
    "Community.audienceOverlap": 20,
    "Community.echo": 20,
    "Community.roles": 20,
    "Community.subcommunities": 20,
    "Community.members": 5,
    "Community.topInfluencers": 5,
    "Community.flows": 20,
}
"""Questions to Neo4j and passes over a whole run, counted as so many values."""

BOUNDS = {
    "CommunityMap.communities": 1_000,
    "CommunityMap.flows": 5_000,
    "CommunityMap.members": 10_000,
    "Account.scores": 20,
    "Community.roles": 7,
    "Run.levels": 6,
    "Run.resolutionScan": 10,
    "InfluencerEdge.parts": 10,
    "TopicInfluencer.evidence": 3,
    "CommunityMap.downloads": 10,
    "Account.relationCounts": 5,
    "CommunityEvent.communities": 10,
    "CommunityFlow.bridges": 6,
    "EgoNetwork.accounts": 100,
    "EgoNetwork.relations": 1_000,
    "Run.steps": 30,
    "Mutation.separateCommunities": 100,
}
"""Most items of lists without a page argument."""
