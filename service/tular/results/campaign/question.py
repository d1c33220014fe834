"""The question to GraphQL that tells all of a campaign and its ledger."""

from __future__ import annotations

_INTERVAL = "{ value low high }"
_COUNTS = "{ days ownPosts othersPosts retweets quotes replies unpromptedMentions answersPerOwnPost }"
_COMPARED = f"{{ followersChange matchedChange difference {_INTERVAL} pairs shown level }}"
LEDGER = f"""ledgerId runId fingerprint verdict sentences(language: $language)
  periods {{ before {{ start end days }} during {{ start end days }} after {{ start end days }} }}
  awareness {{ reached network reachedShare reachedBefore reachedAfter exposures newAudience newAudienceShare
    earnedImpressions ownedImpressions impressionsFormula communities {{ id label size reached share }}
    shareOfVoice {{ start name posts share }} }}
  traffic {{ before {_COUNTS} during {_COUNTS} after {_COUNTS} halfLifeSeconds retweetsFirstHour retweetsFirstDay
    retweetsPeakHour retweetsOverTime {{ start retweets }}
    cascades {{ posts passedOn spread largest depth {_INTERVAL} breadth {_INTERVAL} virality {_INTERVAL} naiveVirality
      exact unplacedShare versions }}
    largestCascades {{ post text accountKey byBrand size depth {_INTERVAL} virality {_INTERVAL} ignitedByKey
      ignitedShare ignitedCertainty }}
    influential {{ accountKey account {{ handle }} brought {_INTERVAL} naive paid }} }}
  loyalty {{ engaged new returning lapsed kept keptShare later repeatEngagers {{ weeks accounts }}
    cohorts {{ cohort later accounts share }}
    advocates {{ accountKey account {{ handle }} weeks engagements brought }}
    followersDuring {_COMPARED} followersAfter {_COMPARED} }}
  horizontality {{ wordOfMouth {_INTERVAL} naiveWordOfMouth peers {_INTERVAL} topDown {_INTERVAL} upwards {_INTERVAL}
    brandDepth {_INTERVAL} trend {{ start share {_INTERVAL} }} byDepth {{ depth spread {_INTERVAL} }} }}
  effects {{ outcome verdict before after change expected effect {_INTERVAL} spread comparedAccounts comparedEvents
    level }}
  cost {{ cost currency perReached perEngaged }}"""
"""All fields of a ledger but the trees; `$language` is that of its sentences."""
DEFINED = "name from to accounts hashtags links keywords paid cost currency postCount excluded included"
CAMPAIGN = f"""query ($name: String!, $language: Language) {{
  campaign(name: $name) {{ {DEFINED} ledger {{ {LEDGER} }} }} }}"""
