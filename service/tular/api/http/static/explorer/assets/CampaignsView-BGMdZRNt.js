import{t as e}from"./usePages-DNINClt5.js";import{D as t,E as n,M as r,P as i,Tt as a,X as o,Z as s,at as c,et as l,ft as u,j as d,nt as f,st as p,ut as m,yt as h}from"./index-9gMQbcYz.js";var g={name:`Campaigns`,text:`query Campaigns($first: Int!, $after: String) {
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
}`};function v({ledger:e}){let n=p();return f(`section`,{class:`card`,"aria-labelledby":`carriers`,children:[f(`h2`,{id:`carriers`,children:n(`campaigns.carriers`)}),f(`div`,{class:`scroll`,tabIndex:0,role:`region`,"aria-labelledby":`carriers`,children:f(`table`,{children:[f(`thead`,{children:f(`tr`,{children:[f(`th`,{scope:`col`,children:n(`view.account`)}),f(`th`,{scope:`col`,class:`number`,children:n(`campaigns.brought`)}),f(`th`,{scope:`col`,class:`number`,children:n(`campaigns.naive`)})]})}),f(`tbody`,{children:e.traffic.influential.slice(0,10).map(e=>f(`tr`,{children:[f(`th`,{scope:`row`,children:[f(y,{account:e.account,name:e.accountKey}),` `,e.paid&&f(`span`,{class:`tag`,children:n(`campaigns.paid`)})]}),f(`td`,{class:`number`,children:[t(e.brought?.value,1),` `,f(`span`,{class:`quiet`,children:e.brought?`(${t(e.brought.low,0)} – ${t(e.brought.high,0)})`:``})]}),f(`td`,{class:`number`,children:r(e.naive)})]},e.accountKey))})]})}),f(`p`,{class:`note`,children:n(`campaigns.carriers.note`)}),f(`h3`,{children:n(`campaigns.advocates`)}),f(`ol`,{children:e.loyalty.advocates.slice(0,10).map(e=>f(`li`,{children:[f(y,{account:e.account,name:e.accountKey}),` `,f(`span`,{class:`quiet`,children:n(`campaigns.advocate`,{weeks:e.weeks,n:e.brought})})]},e.accountKey))})]})}function y({account:e,name:t}){return e?f(i,{account:e}):f(`span`,{children:t})}function b({cells:e}){let t=p(),r=[...new Set(e.map(e=>e.cohort))].sort().slice(-16);if(r.length===0)return null;let i=new Map(e.map(e=>[`${e.cohort}\n${e.later}`,e.share])),a=Math.max(...e.filter(e=>r.includes(e.cohort)).map(e=>e.later)),o=Array.from({length:a+1},(e,t)=>t);return f(`section`,{class:`card`,"aria-labelledby":`cohorts`,children:[f(`h2`,{id:`cohorts`,children:t(`campaigns.cohorts`)}),f(`div`,{class:`scroll`,tabIndex:0,role:`region`,"aria-labelledby":`cohorts`,children:f(`table`,{class:`cohorts`,children:[f(`thead`,{children:f(`tr`,{children:[f(`th`,{scope:`col`,children:t(`campaigns.week`)}),o.map(e=>f(`th`,{scope:`col`,class:`number`,children:[`+`,e]},e))]})}),f(`tbody`,{children:r.map(e=>f(`tr`,{children:[f(`th`,{scope:`row`,children:n(e)}),o.map(t=>{let n=i.get(`${e}\n${t}`),r=n==null?void 0:{"--share":`${Math.round(100*n)}%`};return f(`td`,{class:`number`,style:r,children:n===void 0?``:d(n)},t)})]},e))})]})}),f(`p`,{class:`note`,children:t(`campaigns.cohorts.note`)})]})}var x=1/16,S=240;function C(e){return S*(Math.log2(Math.min(1/x,Math.max(x,e)))-Math.log2(x))/(2*Math.log2(1/x))}function w({effects:e}){let n=p();return f(`section`,{class:`card`,"aria-labelledby":`effects`,children:[f(`h2`,{id:`effects`,children:n(`campaigns.effects`)}),f(`div`,{class:`scroll`,tabIndex:0,role:`region`,"aria-labelledby":`effects`,children:f(`table`,{children:[f(`thead`,{children:f(`tr`,{children:[f(`th`,{scope:`col`,children:n(`campaigns.outcome`)}),f(`th`,{scope:`col`,children:n(`campaigns.verdict`)}),f(`th`,{scope:`col`,class:`number`,children:n(`campaigns.change`)}),f(`th`,{scope:`col`,class:`number`,children:n(`campaigns.expected`)}),f(`th`,{scope:`col`,children:n(`campaigns.effect`)})]})}),f(`tbody`,{children:e.map(e=>f(`tr`,{children:[f(`th`,{scope:`row`,children:n(`campaigns.outcome.${e.outcome}`)}),f(`td`,{children:n(`campaigns.effect.${e.verdict}`)}),f(`td`,{class:`number`,children:t(e.change)}),f(`td`,{class:`number`,children:t(e.expected)}),f(`td`,{children:e.effect?f(T,{...e.effect}):`–`})]},e.outcome))})]})}),f(`p`,{class:`note`,children:n(`campaigns.effects.note`)})]})}function T({value:e,low:n,high:r}){let i=`${t(e)} (${t(n)} – ${t(r)})`;return f(`span`,{class:`interval`,children:[f(`svg`,{viewBox:`0 0 ${S} 16`,width:S,height:`16`,role:`img`,"aria-label":i,children:[f(`line`,{class:`neutral`,x1:S/2,x2:S/2,y1:`0`,y2:`16`}),f(`line`,{x1:C(n),x2:C(r),y1:`8`,y2:`8`}),f(`circle`,{cx:C(e),cy:`8`,r:`3.5`})]}),f(`span`,{"aria-hidden":`true`,children:i})]})}var E=720,D=150;function O({starts:e,lines:t,during:r,moments:i,label:a}){let o=Math.max(1e-9,...t.flatMap(e=>e.values)),s=t=>E*t/Math.max(1,e.length-1),c=e=>142-126*e/o,l=e.flatMap((e,t)=>e>=r.start&&e<r.end?[t]:[]),[u,d]=[l[0],l[l.length-1]],p=t=>e.findLastIndex(e=>e<=t);return f(`figure`,{class:`steps`,children:[f(`svg`,{viewBox:`0 0 ${E} ${D}`,role:`img`,"aria-label":a,children:[u!==void 0&&d!==void 0&&f(`rect`,{class:`during`,x:s(u),width:Math.max(2,s(d)-s(u)),y:`0`,height:D}),t.map((e,t)=>f(`polyline`,{class:`line-${t%4}`,points:e.values.map((e,t)=>`${s(t).toFixed(1)},${c(e).toFixed(1)}`).join(` `)},e.name)),i.map(e=>f(`line`,{class:`moment`,x1:s(p(e.at)),x2:s(p(e.at)),y1:`0`,y2:D,children:f(`title`,{children:e.name})},e.at))]}),f(`figcaption`,{class:`note`,children:[n(e[0]??null),` – `,n(e[e.length-1]??null),` `,t.length>1&&t.map((e,t)=>f(`span`,{class:`key line-${t%4}`,children:[e.name,` `]},e.name)),i.map(e=>` · ${e.name}: ${n(e.at)}`)]})]})}function k({name:e}){let t=p(),n={name:e,language:h(m)===`id`?`ID`:`EN`},r=u(_,n);return f(`article`,{class:`campaigns-view`,children:[f(`header`,{class:`view-head`,children:[f(`p`,{children:f(`a`,{href:c(`campaigns`),children:t(`nav.campaigns`)})}),f(`h1`,{children:e})]}),f(l,{asked:r,children:({campaign:e})=>e?f(j,{campaign:e}):f(s,{title:t(`campaigns.gone`)})}),f(o,{operation:_,variables:n,cypher:A,cli:`tular campaign show ${JSON.stringify(e)}`})]})}var A=`MATCH (c:Campaign {name: $name})
OPTIONAL MATCH (p:Post)-[:PART_OF]->(c)
RETURN c.verdict AS verdict, c.talkEffect AS talkEffect, c.talkEffectLow AS low, c.talkEffectHigh AS high,
  c.wordOfMouth AS wordOfMouth, count(p) AS posts`;function j({campaign:e}){let t=p(),{ledger:r}=e,i=`${n(e.from)} – ${n(e.to)}`;if(!r)return f(s,{title:t(`campaigns.unmeasured`),children:t(`campaigns.unmeasured.do`)});let[o,...c]=r.sentences;return f(a,{children:[f(`p`,{class:`lead`,children:f(`strong`,{children:o})}),f(`p`,{class:`quiet`,children:[i,` · `,t(`campaigns.belong`,{n:e.postCount})]}),f(`ul`,{class:`verdicts`,children:c.map(e=>f(`li`,{children:e},e))}),f(w,{effects:r.effects}),f(M,{ledger:r,moments:e.moments}),f(N,{ledger:r}),f(v,{ledger:r}),f(b,{cells:r.loyalty.cohorts}),f(P,{ledger:r})]})}function M({ledger:e,moments:t}){let n=p(),r=e.traffic.retweetsOverTime,i=Math.max(0,...r.map(e=>e.retweets));return f(`section`,{class:`card`,"aria-labelledby":`retweets`,children:[f(`h2`,{id:`retweets`,children:n(`campaigns.retweets`)}),f(O,{starts:r.map(e=>e.start),lines:[{name:n(`campaigns.retweets`),values:r.map(e=>e.retweets)}],during:e.periods.during,moments:t,label:n(`campaigns.retweets.label`,{n:r.length,most:i})}),f(`p`,{class:`note`,children:n(`campaigns.retweets.note`)})]})}function N({ledger:e}){let t=p(),n=e.awareness.shareOfVoice,r=[...new Set(n.map(e=>e.name))];if(r.length<2)return null;let i=[...new Set(n.map(e=>e.start))].sort(),a=new Map(n.map(e=>[`${e.name}\n${e.start}`,e.share??0])),o=r.map(e=>({name:e,values:i.map(t=>a.get(`${e}\n${t}`)??0)}));return f(`section`,{class:`card`,"aria-labelledby":`voice`,children:[f(`h2`,{id:`voice`,children:t(`campaigns.voice`)}),f(O,{starts:i,lines:o,during:e.periods.during,moments:[],label:t(`campaigns.voice.label`,{names:r.join(`, `)})}),f(`p`,{class:`note`,children:t(`campaigns.voice.note`)})]})}function P({ledger:e}){let t=p(),{byDepth:n}=e.horizontality,i=Math.max(1,...n.map(e=>e.spread?.high??0));return f(`section`,{class:`card`,"aria-labelledby":`cascades`,children:[f(`h2`,{id:`cascades`,children:t(`campaigns.cascades`)}),f(`ol`,{class:`depths`,"aria-label":t(`campaigns.depth`),children:n.map(({depth:e,spread:n})=>f(`li`,{children:[f(`span`,{children:t(`campaigns.step`,{n:e})}),f(`span`,{class:`bar`,style:{inlineSize:`${100*(n?.value??0)/i}%`}}),f(`span`,{class:`quiet`,children:n?`${r(n.low)}–${r(n.high)}`:`–`})]},e))}),f(`div`,{class:`scroll`,tabIndex:0,role:`region`,"aria-labelledby":`cascades`,children:f(`table`,{children:[f(`thead`,{children:f(`tr`,{children:[f(`th`,{scope:`col`,children:t(`campaigns.post`)}),f(`th`,{scope:`col`,class:`number`,children:t(`campaigns.size`)}),f(`th`,{scope:`col`,class:`number`,children:t(`campaigns.depth`)}),f(`th`,{scope:`col`,class:`number`,children:t(`campaigns.virality`)}),f(`th`,{scope:`col`,children:t(`campaigns.ignited`)})]})}),f(`tbody`,{children:e.traffic.largestCascades.slice(0,10).map(e=>f(`tr`,{children:[f(`td`,{children:e.text??e.post}),f(`td`,{class:`number`,children:r(e.size)}),f(`td`,{class:`number`,children:e.depth?e.depth.value.toFixed(1):`–`}),f(`td`,{class:`number`,children:e.virality?e.virality.value.toFixed(1):`–`}),f(`td`,{children:e.ignitedBy?.handle?`@${e.ignitedBy.handle}`:e.ignitedByKey??`–`})]},e.post))})]})})]})}function F({parts:e}){let[t]=e;return t?f(k,{name:t}):f(I,{})}function I(){let t=p(),i={first:50},{asked:u,edges:d,hasMore:m,more:h}=e(g,i,e=>e.campaigns);return f(`article`,{class:`campaigns-view`,children:[f(`header`,{class:`view-head`,children:[f(`h1`,{children:t(`nav.campaigns`)}),f(`p`,{class:`lead`,children:t(`campaigns.lead`)})]}),f(l,{asked:u,children:()=>d.length===0?f(s,{title:t(`campaigns.none`),children:t(`campaigns.none.do`)}):f(a,{children:[f(`div`,{class:`scroll card`,tabIndex:0,role:`region`,"aria-label":t(`nav.campaigns`),children:f(`table`,{children:[f(`thead`,{children:f(`tr`,{children:[f(`th`,{scope:`col`,children:t(`campaigns.name`)}),f(`th`,{scope:`col`,children:t(`rankings.window`)}),f(`th`,{scope:`col`,children:t(`campaigns.verdict`)}),f(`th`,{scope:`col`,class:`number`,children:t(`campaigns.posts`)})]})}),f(`tbody`,{children:d.map(({node:e})=>f(`tr`,{children:[f(`th`,{scope:`row`,children:f(`a`,{href:c(`campaigns`,[e.name]),children:e.name})}),f(`td`,{children:[n(e.from),` – `,n(e.to)]}),f(`td`,{children:t(e.ledger?`campaigns.verdict.${e.ledger.verdict}`:`campaigns.unmeasured`)}),f(`td`,{class:`number`,children:r(e.postCount)})]},e.name))})]})}),m&&f(`button`,{type:`button`,class:`button`,onClick:h,children:t(`list.more`)})]})}),f(o,{operation:g,variables:i,cypher:L,cli:`tular campaign list`})]})}var L=`MATCH (c:Campaign)
RETURN c.name AS name, c.verdict AS verdict, c.talkEffect AS talkEffect, c.reached AS reached, c.engaged AS engaged
ORDER BY name`;export{F as CampaignsView};