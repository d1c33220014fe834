import{t as e}from"./usePages-BHt4aCgA.js";import{C as t,J as n,O as r,Q as i,Y as a,at as o,ct as s,et as c,ht as l,j as u,k as d,rt as f,ut as p,w as m,xt as h}from"./index-DC6oF7q5.js";var g={name:`Campaigns`,text:`query Campaigns($first: Int!, $after: String) {
  campaigns(first: $first, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        name
        from
        to
        postCount
        ledger {
          verdict
          runId
        }
      }
    }
  }
}`},_={name:`Campaign`,text:`query Campaign($name: String!, $language: Language!) {
  campaign(name: $name) {
    name
    from
    to
    postCount
    moments {
      at
      name
    }
    ledger {
      ledgerId
      runId
      verdict
      sentences(language: $language)
      periods {
        during {
          start
          end
        }
      }
      effects {
        outcome
        verdict
        change
        expected
        effect {
          value
          low
          high
        }
      }
      awareness {
        shareOfVoice {
          start
          name
          share
        }
      }
      traffic {
        retweetsOverTime {
          start
          retweets
        }
        influential {
          accountKey
          account {
            key
            handle
            name
          }
          brought {
            value
            low
            high
          }
          naive
          paid
        }
        largestCascades {
          post
          text
          accountKey
          account {
            key
            handle
            name
          }
          size
          depth {
            value
          }
          virality {
            value
            low
            high
          }
          ignitedByKey
          ignitedBy {
            key
            handle
            name
          }
        }
      }
      loyalty {
        cohorts {
          cohort
          later
          share
        }
        advocates {
          accountKey
          account {
            key
            handle
            name
          }
          weeks
          brought
        }
      }
      horizontality {
        byDepth {
          depth
          spread {
            value
            low
            high
          }
        }
      }
    }
  }
}`};function v({ledger:e}){let t=o();return c(`section`,{class:`card`,"aria-labelledby":`carriers`,children:[c(`h2`,{id:`carriers`,children:t(`campaigns.carriers`)}),c(`div`,{class:`scroll`,tabIndex:0,role:`region`,"aria-labelledby":`carriers`,children:c(`table`,{children:[c(`thead`,{children:c(`tr`,{children:[c(`th`,{scope:`col`,children:t(`view.account`)}),c(`th`,{scope:`col`,class:`number`,children:t(`campaigns.brought`)}),c(`th`,{scope:`col`,class:`number`,children:t(`campaigns.naive`)})]})}),c(`tbody`,{children:e.traffic.influential.slice(0,10).map(e=>c(`tr`,{children:[c(`th`,{scope:`row`,children:[c(y,{account:e.account,name:e.accountKey}),` `,e.paid&&c(`span`,{class:`tag`,children:t(`campaigns.paid`)})]}),c(`td`,{class:`number`,children:[m(e.brought?.value,1),` `,c(`span`,{class:`quiet`,children:e.brought?`(${m(e.brought.low,0)} – ${m(e.brought.high,0)})`:``})]}),c(`td`,{class:`number`,children:d(e.naive)})]},e.accountKey))})]})}),c(`p`,{class:`note`,children:t(`campaigns.carriers.note`)}),c(`h3`,{children:t(`campaigns.advocates`)}),c(`ol`,{children:e.loyalty.advocates.slice(0,10).map(e=>c(`li`,{children:[c(y,{account:e.account,name:e.accountKey}),` `,c(`span`,{class:`quiet`,children:t(`campaigns.advocate`,{weeks:e.weeks,n:e.brought})})]},e.accountKey))})]})}function y({account:e,name:t}){return e?c(u,{account:e}):c(`span`,{children:t})}function b({cells:e}){let n=o(),i=[...new Set(e.map(e=>e.cohort))].sort().slice(-16);if(i.length===0)return null;let a=new Map(e.map(e=>[`${e.cohort}\n${e.later}`,e.share])),s=Math.max(...e.filter(e=>i.includes(e.cohort)).map(e=>e.later)),l=Array.from({length:s+1},(e,t)=>t);return c(`section`,{class:`card`,"aria-labelledby":`cohorts`,children:[c(`h2`,{id:`cohorts`,children:n(`campaigns.cohorts`)}),c(`div`,{class:`scroll`,tabIndex:0,role:`region`,"aria-labelledby":`cohorts`,children:c(`table`,{class:`cohorts`,children:[c(`thead`,{children:c(`tr`,{children:[c(`th`,{scope:`col`,children:n(`campaigns.week`)}),l.map(e=>c(`th`,{scope:`col`,class:`number`,children:[`+`,e]},e))]})}),c(`tbody`,{children:i.map(e=>c(`tr`,{children:[c(`th`,{scope:`row`,children:t(e)}),l.map(t=>{let n=a.get(`${e}\n${t}`),i=n==null?void 0:{"--share":`${Math.round(100*n)}%`};return c(`td`,{class:`number`,style:i,children:n===void 0?``:r(n)},t)})]},e))})]})}),c(`p`,{class:`note`,children:n(`campaigns.cohorts.note`)})]})}var x=1/16,S=240;function C(e){return S*(Math.log2(Math.min(1/x,Math.max(x,e)))-Math.log2(x))/(2*Math.log2(1/x))}function w({effects:e}){let t=o();return c(`section`,{class:`card`,"aria-labelledby":`effects`,children:[c(`h2`,{id:`effects`,children:t(`campaigns.effects`)}),c(`div`,{class:`scroll`,tabIndex:0,role:`region`,"aria-labelledby":`effects`,children:c(`table`,{children:[c(`thead`,{children:c(`tr`,{children:[c(`th`,{scope:`col`,children:t(`campaigns.outcome`)}),c(`th`,{scope:`col`,children:t(`campaigns.verdict`)}),c(`th`,{scope:`col`,class:`number`,children:t(`campaigns.change`)}),c(`th`,{scope:`col`,class:`number`,children:t(`campaigns.expected`)}),c(`th`,{scope:`col`,children:t(`campaigns.effect`)})]})}),c(`tbody`,{children:e.map(e=>c(`tr`,{children:[c(`th`,{scope:`row`,children:t(`campaigns.outcome.${e.outcome}`)}),c(`td`,{children:t(`campaigns.effect.${e.verdict}`)}),c(`td`,{class:`number`,children:m(e.change)}),c(`td`,{class:`number`,children:m(e.expected)}),c(`td`,{children:e.effect?c(T,{...e.effect}):`–`})]},e.outcome))})]})}),c(`p`,{class:`note`,children:t(`campaigns.effects.note`)})]})}function T({value:e,low:t,high:n}){let r=`${m(e)} (${m(t)} – ${m(n)})`;return c(`span`,{class:`interval`,children:[c(`svg`,{viewBox:`0 0 ${S} 16`,width:S,height:`16`,role:`img`,"aria-label":r,children:[c(`line`,{class:`neutral`,x1:S/2,x2:S/2,y1:`0`,y2:`16`}),c(`line`,{x1:C(t),x2:C(n),y1:`8`,y2:`8`}),c(`circle`,{cx:C(e),cy:`8`,r:`3.5`})]}),c(`span`,{"aria-hidden":`true`,children:r})]})}var E=720,D=150;function O({starts:e,lines:n,during:r,moments:i,label:a}){let o=Math.max(1e-9,...n.flatMap(e=>e.values)),s=t=>E*t/Math.max(1,e.length-1),l=e=>142-126*e/o,u=e.flatMap((e,t)=>e>=r.start&&e<r.end?[t]:[]),[d,f]=[u[0],u[u.length-1]],p=t=>e.findLastIndex(e=>e<=t);return c(`figure`,{class:`steps`,children:[c(`svg`,{viewBox:`0 0 ${E} ${D}`,role:`img`,"aria-label":a,children:[d!==void 0&&f!==void 0&&c(`rect`,{class:`during`,x:s(d),width:Math.max(2,s(f)-s(d)),y:`0`,height:D}),n.map((e,t)=>c(`polyline`,{class:`line-${t%4}`,points:e.values.map((e,t)=>`${s(t).toFixed(1)},${l(e).toFixed(1)}`).join(` `)},e.name)),i.map(e=>c(`line`,{class:`moment`,x1:s(p(e.at)),x2:s(p(e.at)),y1:`0`,y2:D,children:c(`title`,{children:e.name})},e.at))]}),c(`figcaption`,{class:`note`,children:[t(e[0]??null),` – `,t(e[e.length-1]??null),` `,n.length>1&&n.map((e,t)=>c(`span`,{class:`key line-${t%4}`,children:[e.name,` `]},e.name)),i.map(e=>` · ${e.name}: ${t(e.at)}`)]})]})}function k({name:e}){let t=o(),r={name:e,language:l(s)===`id`?`ID`:`EN`},u=p(_,r);return c(`article`,{class:`campaigns-view`,children:[c(`header`,{class:`view-head`,children:[c(`p`,{children:c(`a`,{href:f(`campaigns`),children:t(`nav.campaigns`)})}),c(`h1`,{children:e})]}),c(i,{asked:u,children:({campaign:e})=>e?c(j,{campaign:e}):c(a,{title:t(`campaigns.gone`)})}),c(n,{operation:_,variables:r,cypher:A,cli:`tular campaign show ${JSON.stringify(e)}`})]})}var A=`MATCH (c:Campaign {name: $name})
OPTIONAL MATCH (p:Post)-[:PART_OF]->(c)
RETURN c.verdict AS verdict, c.talkEffect AS talkEffect, c.talkEffectLow AS low, c.talkEffectHigh AS high,
  c.wordOfMouth AS wordOfMouth, count(p) AS posts`;function j({campaign:e}){let n=o(),{ledger:r}=e,i=`${t(e.from)} – ${t(e.to)}`;if(!r)return c(a,{title:n(`campaigns.unmeasured`),children:n(`campaigns.unmeasured.do`)});let[s,...l]=r.sentences;return c(h,{children:[c(`p`,{class:`lead`,children:c(`strong`,{children:s})}),c(`p`,{class:`quiet`,children:[i,` · `,n(`campaigns.belong`,{n:e.postCount})]}),c(`ul`,{class:`verdicts`,children:l.map(e=>c(`li`,{children:e},e))}),c(w,{effects:r.effects}),c(M,{ledger:r,moments:e.moments}),c(N,{ledger:r}),c(v,{ledger:r}),c(b,{cells:r.loyalty.cohorts}),c(P,{ledger:r})]})}function M({ledger:e,moments:t}){let n=o(),r=e.traffic.retweetsOverTime,i=Math.max(0,...r.map(e=>e.retweets));return c(`section`,{class:`card`,"aria-labelledby":`retweets`,children:[c(`h2`,{id:`retweets`,children:n(`campaigns.retweets`)}),c(O,{starts:r.map(e=>e.start),lines:[{name:n(`campaigns.retweets`),values:r.map(e=>e.retweets)}],during:e.periods.during,moments:t,label:n(`campaigns.retweets.label`,{n:r.length,most:i})}),c(`p`,{class:`note`,children:n(`campaigns.retweets.note`)})]})}function N({ledger:e}){let t=o(),n=e.awareness.shareOfVoice,r=[...new Set(n.map(e=>e.name))];if(r.length<2)return null;let i=[...new Set(n.map(e=>e.start))].sort(),a=new Map(n.map(e=>[`${e.name}\n${e.start}`,e.share??0])),s=r.map(e=>({name:e,values:i.map(t=>a.get(`${e}\n${t}`)??0)}));return c(`section`,{class:`card`,"aria-labelledby":`voice`,children:[c(`h2`,{id:`voice`,children:t(`campaigns.voice`)}),c(O,{starts:i,lines:s,during:e.periods.during,moments:[],label:t(`campaigns.voice.label`,{names:r.join(`, `)})}),c(`p`,{class:`note`,children:t(`campaigns.voice.note`)})]})}function P({ledger:e}){let t=o(),{byDepth:n}=e.horizontality,r=Math.max(1,...n.map(e=>e.spread?.high??0));return c(`section`,{class:`card`,"aria-labelledby":`cascades`,children:[c(`h2`,{id:`cascades`,children:t(`campaigns.cascades`)}),c(`ol`,{class:`depths`,"aria-label":t(`campaigns.depth`),children:n.map(({depth:e,spread:n})=>c(`li`,{children:[c(`span`,{children:t(`campaigns.step`,{n:e})}),c(`span`,{class:`bar`,style:{inlineSize:`${100*(n?.value??0)/r}%`}}),c(`span`,{class:`quiet`,children:n?`${d(n.low)}–${d(n.high)}`:`–`})]},e))}),c(`div`,{class:`scroll`,tabIndex:0,role:`region`,"aria-labelledby":`cascades`,children:c(`table`,{children:[c(`thead`,{children:c(`tr`,{children:[c(`th`,{scope:`col`,children:t(`campaigns.post`)}),c(`th`,{scope:`col`,class:`number`,children:t(`campaigns.size`)}),c(`th`,{scope:`col`,class:`number`,children:t(`campaigns.depth`)}),c(`th`,{scope:`col`,class:`number`,children:t(`campaigns.virality`)}),c(`th`,{scope:`col`,children:t(`campaigns.ignited`)})]})}),c(`tbody`,{children:e.traffic.largestCascades.slice(0,10).map(e=>c(`tr`,{children:[c(`td`,{children:e.text??e.post}),c(`td`,{class:`number`,children:d(e.size)}),c(`td`,{class:`number`,children:e.depth?e.depth.value.toFixed(1):`–`}),c(`td`,{class:`number`,children:e.virality?e.virality.value.toFixed(1):`–`}),c(`td`,{children:e.ignitedBy?.handle?`@${e.ignitedBy.handle}`:e.ignitedByKey??`–`})]},e.post))})]})})]})}function F({parts:e}){let[t]=e;return t?c(k,{name:t}):c(I,{})}function I(){let r=o(),s={first:50},{asked:l,edges:u,hasMore:p,more:m}=e(g,s,e=>e.campaigns);return c(`article`,{class:`campaigns-view`,children:[c(`header`,{class:`view-head`,children:[c(`h1`,{children:r(`nav.campaigns`)}),c(`p`,{class:`lead`,children:r(`campaigns.lead`)})]}),c(i,{asked:l,children:()=>u.length===0?c(a,{title:r(`campaigns.none`),children:r(`campaigns.none.do`)}):c(h,{children:[c(`div`,{class:`scroll card`,tabIndex:0,role:`region`,"aria-label":r(`nav.campaigns`),children:c(`table`,{children:[c(`thead`,{children:c(`tr`,{children:[c(`th`,{scope:`col`,children:r(`campaigns.name`)}),c(`th`,{scope:`col`,children:r(`rankings.window`)}),c(`th`,{scope:`col`,children:r(`campaigns.verdict`)}),c(`th`,{scope:`col`,class:`number`,children:r(`campaigns.posts`)})]})}),c(`tbody`,{children:u.map(({node:e})=>c(`tr`,{children:[c(`th`,{scope:`row`,children:c(`a`,{href:f(`campaigns`,[e.name]),children:e.name})}),c(`td`,{children:[t(e.from),` – `,t(e.to)]}),c(`td`,{children:r(e.ledger?`campaigns.verdict.${e.ledger.verdict}`:`campaigns.unmeasured`)}),c(`td`,{class:`number`,children:d(e.postCount)})]},e.name))})]})}),p&&c(`button`,{type:`button`,class:`button`,onClick:m,children:r(`list.more`)})]})}),c(n,{operation:g,variables:s,cypher:L,cli:`tular campaign list`})]})}var L=`MATCH (c:Campaign)
RETURN c.name AS name, c.verdict AS verdict, c.talkEffect AS talkEffect, c.reached AS reached, c.engaged AS engaged
ORDER BY name`;export{F as CampaignsView};