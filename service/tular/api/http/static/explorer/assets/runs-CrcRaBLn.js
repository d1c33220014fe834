var e={name:`Runs`,text:`query Runs($first: Int!, $after: String) {
  runs(first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...RunFacts
      }
    }
  }
}

fragment RunFacts on Run {
  runId
  layer
  from
  to
  scope
  finishedAt
  seconds
  accountCount
  relationCount
  communityCount
  modularity
  measures
  current
}`};export{e as t};