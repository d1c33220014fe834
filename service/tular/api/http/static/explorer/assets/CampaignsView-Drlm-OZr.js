import{t as e}from"./usePages-BjtOCoas.js";import{A as t,Et as n,F as r,I as i,M as a,Mt as o,Y as s,dt as c,et as l,gt as u,it as d,j as f,o as p,pt as m,st as h,tt as g,ut as _,vt as v}from"./index-CCX0BKmV.js";import{t as y}from"./ReportLink-CVZpwQA2.js";import{n as b,t as x}from"./Who-9oGy5C9a.js";var S={name:`Campaigns`,text:`query Campaigns($first: Int!, $after: String) {
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
}`},C={name:`Campaign`,text:`query Campaign($name: String!, $language: Language!) {
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
}`};function w({ledger:e}){let t=m();return h(`section`,{class:`card`,"aria-labelledby":`carriers`,children:[h(`h2`,{id:`carriers`,children:t(`campaigns.carriers`)}),h(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`carriers`,children:h(`table`,{children:[h(`thead`,{children:h(`tr`,{children:[h(`th`,{scope:`col`,children:t(`view.account`)}),h(`th`,{scope:`col`,class:`number`,children:t(`campaigns.brought`)}),h(`th`,{scope:`col`,class:`number`,children:t(`campaigns.naive`)})]})}),h(`tbody`,{children:e.traffic.influential.slice(0,10).map(e=>h(`tr`,{children:[h(`th`,{scope:`row`,children:[h(x,{account:e.account,name:e.accountKey}),` `,e.paid&&h(`span`,{class:`tag`,children:t(`campaigns.paid`)})]}),h(`td`,{class:`number`,children:[f(e.brought?.value,1),` `,h(`span`,{class:`quiet`,children:e.brought?`(${f(e.brought.low,0)} – ${f(e.brought.high,0)})`:``})]}),h(`td`,{class:`number`,children:i(e.naive)})]},e.accountKey))})]})}),h(`p`,{class:`note`,children:t(`campaigns.carriers.note`)}),h(`h3`,{children:t(`campaigns.advocates`)}),h(`ol`,{children:e.loyalty.advocates.slice(0,10).map(e=>h(`li`,{children:[h(x,{account:e.account,name:e.accountKey}),` `,h(`span`,{class:`quiet`,children:t(`campaigns.advocate`,{weeks:e.weeks,n:e.brought})})]},e.accountKey))})]})}var T={name:`CascadeTree`,text:`query CascadeTree($name: String!, $post: String) {
  campaign(name: $name) {
    ledger {
      traffic {
        cascades {
          exact
          versions
        }
      }
      cascadeTree(post: $post) {
        post
        size
        unplacedShare
        posts {
          accountKey
          account {
            ...Person
          }
          at
          parent
          certainty
          depth
          below
          placement
        }
      }
    }
  }
}

fragment Person on Account {
  key
  platform
  handle
  name
  kind
  verified
  community {
    communityId
    label
    colour
  }
}`};function E(e){let t=e.map(()=>[]);e.forEach((e,n)=>e!==null&&t[e]?.push(n));let n=e.map(()=>({depth:0,row:0}));e.forEach((e,t)=>{n[t].depth=e===null?0:n[e].depth+1});let r=0,i=[...D(e)].reverse();for(;i.length;){let e=i.pop();t[e].length===0&&(n[e].row=r++);for(let n of[...t[e]].reverse())i.push(n)}for(let r=e.length-1;r>=0;r--){let e=t[r];e.length&&(n[r].row=(n[e[0]].row+n[e[e.length-1]].row)/2)}return{places:n,rows:r,depth:Math.max(0,...n.map(e=>e.depth))}}function D(e){return e.flatMap((e,t)=>e===null?[t]:[])}function O({name:e,post:t}){let n=m(),r={name:e,post:t},i=v(T,r),a=`tular campaign tree ${JSON.stringify(e)}${t?` ${t}`:``}`;return h(`div`,{id:`tree`,children:[h(`h3`,{children:h(p,{of:`Ledger.cascadeTree`,children:n(`tree.title`)})}),h(d,{asked:i,children:({campaign:e})=>e?.ledger?.cascadeTree?h(A,{tree:e.ledger.cascadeTree,versions:e.ledger.traffic.cascades.versions}):h(g,{title:n(`tree.none`),children:n(`tree.none.do`)})}),h(l,{operation:T,variables:r,cypher:k,cli:a})]})}var k=`// What the platform tells: everybody had it from the original.
MATCH (a:Account)-[:POSTED]->(r:Post)-[:RETWEET_OF|QUOTE_OF]->(p:Post {key: $post})
RETURN a.handle AS handle, r.at AS at ORDER BY at`;function A({tree:e,versions:t}){let n=m();return h(o,{children:[h(`p`,{class:`quiet`,children:[n(`tree.lead`,{n:e.size,unplaced:r(e.unplacedShare),versions:t}),` `,e.posts.length<e.size&&n(`tree.some`,{n:e.posts.length})]}),h(M,{tree:e}),h(`ul`,{class:`legend-line`,"aria-hidden":`true`,children:[`EXACT`,`FOLLOWED`,`UNPLACED`].map(e=>h(`li`,{class:e.toLowerCase(),children:n(`tree.${e}`)},e))}),h(`details`,{class:`twin`,children:[h(`summary`,{children:n(`tree.table`)}),h(L,{tree:e})]})]})}var j=10;function M({tree:e}){let t=m(),{places:n,rows:r,depth:i}=E(e.posts.map(e=>e.parent)),a=Math.max(60,Math.min(220,860/Math.max(1,i))),o=Math.max(6,Math.min(16,500/Math.max(1,r))),[s,c]=[20+i*a+150,r*o+30],l=e=>({x:j+n[e].depth*a,y:20+n[e].row*o}),u=Math.max(1,...e.posts.slice(1).map(e=>e.below)),d=F(e.posts),p=[...d].map(t=>I(e.posts[t])).join(`, `);return h(`div`,{class:`scroll tree`,tabIndex:0,role:`group`,"aria-label":t(`tree.title`),children:h(`svg`,{viewBox:`0 0 ${s} ${c}`,width:s,height:c,role:`img`,"aria-label":t(`tree.label`,{n:e.posts.length,names:p}),children:[e.posts.map((e,t)=>e.parent!==null&&h(`path`,{class:e.placement.toLowerCase(),d:N(l(e.parent),l(t)),"stroke-opacity":.15+.85*e.certainty},`line ${t}`)),e.posts.map((e,n)=>h(`circle`,{class:e.placement.toLowerCase(),cx:l(n).x,cy:l(n).y,r:P(e,u),children:h(`title`,{children:`${I(e)}: ${t(`tree.through`,{n:f(e.below,1)})}`})},`dot ${n}`)),[...d].map(t=>h(`text`,{x:l(t).x-4,y:l(t).y-8,children:I(e.posts[t])},`name ${t}`))]})})}function N(e,t){let n=(e.x+t.x)/2;return`M${e.x},${e.y}C${n},${e.y} ${n},${t.y} ${t.x},${t.y}`}function P(e,t){return e.parent===null?6:2.5+4*Math.sqrt(Math.min(1,e.below/t))}function F(e){let t=e.map((e,t)=>t).sort((t,n)=>e[n].below-e[t].below);return new Set([0,...t.slice(0,8).filter(t=>e[t].below>=1)])}function I(e){return e.account?s(e.account):e.accountKey??`–`}function L({tree:e}){let t=m(),n=Date.parse(e.posts[0]?.at??``);return h(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-label":t(`tree.table`),children:h(`table`,{children:[h(`thead`,{children:h(`tr`,{children:[h(`th`,{scope:`col`,children:t(`view.account`)}),h(`th`,{scope:`col`,children:t(`tree.from`)}),h(`th`,{scope:`col`,class:`number`,children:h(p,{of:`CascadePost.certainty`,children:t(`tree.sure`)})}),h(`th`,{scope:`col`,children:h(p,{of:`CascadePost.placement`,children:t(`tree.known`)})}),h(`th`,{scope:`col`,class:`number`,children:t(`tree.after`)}),h(`th`,{scope:`col`,class:`number`,children:h(p,{of:`CascadePost.depth`,children:t(`campaigns.depth`)})}),h(`th`,{scope:`col`,class:`number`,children:h(p,{of:`CascadePost.below`,children:t(`campaigns.brought`)})})]})}),h(`tbody`,{children:e.posts.map((o,s)=>h(`tr`,{children:[h(`th`,{scope:`row`,children:h(x,{account:o.account,name:o.accountKey,short:!0})}),h(`td`,{children:o.parent===null?`–`:I(e.posts[o.parent])}),h(`td`,{class:`number`,children:o.parent===null?`–`:r(o.certainty)}),h(`td`,{children:t(`tree.${o.placement}`)}),h(`td`,{class:`number`,children:a((Date.parse(o.at)-n)/1e3)}),h(`td`,{class:`number`,children:f(o.depth,1)}),h(`td`,{class:`number`,children:o.below<.05?i(0):f(o.below,1)})]},s))})]})})}function R({name:e,ledger:t}){let n=m(),{query:r}=c(),{byDepth:a}=t.horizontality,o=r.post??t.traffic.largestCascades[0]?.post,s=Math.max(1,...a.map(e=>e.spread?.high??0));return h(`section`,{class:`card`,"aria-labelledby":`cascades`,children:[h(`h2`,{id:`cascades`,children:n(`campaigns.cascades`)}),h(`ol`,{class:`depths`,"aria-label":n(`campaigns.depth`),children:a.map(({depth:e,spread:t})=>h(`li`,{children:[h(`span`,{children:n(`campaigns.step`,{n:e})}),h(`span`,{class:`bar`,style:{inlineSize:`${100*(t?.value??0)/s}%`}}),h(`span`,{class:`quiet`,children:t?`${i(t.low)}–${i(t.high)}`:`–`})]},e))}),h(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`cascades`,children:h(`table`,{children:[h(`thead`,{children:h(`tr`,{children:[h(`th`,{scope:`col`,children:n(`campaigns.post`)}),h(`th`,{scope:`col`,class:`number`,children:n(`campaigns.size`)}),h(`th`,{scope:`col`,class:`number`,children:n(`campaigns.depth`)}),h(`th`,{scope:`col`,class:`number`,children:n(`campaigns.virality`)}),h(`th`,{scope:`col`,children:n(`campaigns.ignited`)})]})}),h(`tbody`,{children:t.traffic.largestCascades.slice(0,10).map(t=>h(`tr`,{children:[h(`td`,{children:h(`a`,{href:_(`campaigns`,[e],{...r,post:t.post??``}),"aria-current":t.post===o?`true`:void 0,children:t.text??t.post})}),h(`td`,{class:`number`,children:i(t.size)}),h(`td`,{class:`number`,children:t.depth?t.depth.value.toFixed(1):`–`}),h(`td`,{class:`number`,children:t.virality?t.virality.value.toFixed(1):`–`}),h(`td`,{children:h(x,{account:t.ignitedBy,name:t.ignitedByKey,short:!0})})]},t.post))})]})}),t.traffic.largestCascades.length>0&&h(O,{name:e,post:r.post??null})]})}function z({cells:e}){let n=m(),i=[...new Set(e.map(e=>e.cohort))].sort().slice(-16);if(i.length===0)return null;let a=new Map(e.map(e=>[`${e.cohort}\n${e.later}`,e.share])),o=Math.max(...e.filter(e=>i.includes(e.cohort)).map(e=>e.later)),s=Array.from({length:o+1},(e,t)=>t);return h(`section`,{class:`card`,"aria-labelledby":`cohorts`,children:[h(`h2`,{id:`cohorts`,children:n(`campaigns.cohorts`)}),h(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`cohorts`,children:h(`table`,{class:`cohorts`,children:[h(`thead`,{children:h(`tr`,{children:[h(`th`,{scope:`col`,children:n(`campaigns.week`)}),s.map(e=>h(`th`,{scope:`col`,class:`number`,children:[`+`,e]},e))]})}),h(`tbody`,{children:i.map(e=>h(`tr`,{children:[h(`th`,{scope:`row`,children:t(e)}),s.map(t=>{let n=a.get(`${e}\n${t}`),i=n==null?void 0:{"--share":`${Math.round(100*n)}%`};return h(`td`,{class:`number`,style:i,children:n===void 0?``:r(n)},t)})]},e))})]})}),h(`p`,{class:`note`,children:n(`campaigns.cohorts.note`)})]})}var B=1/16,V=240;function H(e){return V*(Math.log2(Math.min(1/B,Math.max(B,e)))-Math.log2(B))/(2*Math.log2(1/B))}function U({effects:e}){let t=m();return h(`section`,{class:`card`,"aria-labelledby":`effects`,children:[h(`h2`,{id:`effects`,children:t(`campaigns.effects`)}),h(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`effects`,children:h(`table`,{children:[h(`thead`,{children:h(`tr`,{children:[h(`th`,{scope:`col`,children:t(`campaigns.outcome`)}),h(`th`,{scope:`col`,children:t(`campaigns.verdict`)}),h(`th`,{scope:`col`,class:`number`,children:t(`campaigns.change`)}),h(`th`,{scope:`col`,class:`number`,children:t(`campaigns.expected`)}),h(`th`,{scope:`col`,children:t(`campaigns.effect`)})]})}),h(`tbody`,{children:e.map(e=>h(`tr`,{children:[h(`th`,{scope:`row`,children:t(`campaigns.outcome.${e.outcome}`)}),h(`td`,{children:t(`campaigns.effect.${e.verdict}`)}),h(`td`,{class:`number`,children:f(e.change)}),h(`td`,{class:`number`,children:f(e.expected)}),h(`td`,{children:e.effect?h(W,{...e.effect}):`–`})]},e.outcome))})]})}),h(`p`,{class:`note`,children:t(`campaigns.effects.note`)})]})}function W({value:e,low:t,high:n}){let r=`${f(e)} (${f(t)} – ${f(n)})`;return h(`span`,{class:`interval`,children:[h(`svg`,{viewBox:`0 0 ${V} 16`,width:V,height:`16`,role:`img`,"aria-label":r,children:[h(`line`,{class:`neutral`,x1:V/2,x2:V/2,y1:`0`,y2:`16`}),h(`line`,{x1:H(t),x2:H(n),y1:`8`,y2:`8`}),h(`circle`,{cx:H(e),cy:`8`,r:`3.5`})]}),h(`span`,{"aria-hidden":`true`,children:r})]})}function G({name:e}){let t=m(),r={name:e,language:n(u)===`id`?`ID`:`EN`},i=v(C,r);return h(`article`,{class:`campaigns-view`,children:[h(`header`,{class:`view-head`,children:[h(`p`,{children:h(`a`,{href:_(`campaigns`),children:t(`nav.campaigns`)})}),h(`h1`,{children:e})]}),h(d,{asked:i,children:({campaign:e})=>e?h(q,{campaign:e}):h(g,{title:t(`campaigns.gone`)})}),h(l,{operation:C,variables:r,cypher:K,cli:`tular campaign show ${JSON.stringify(e)}`})]})}var K=`MATCH (c:Campaign {name: $name})
OPTIONAL MATCH (p:Post)-[:PART_OF]->(c)
RETURN c.verdict AS verdict, c.talkEffect AS talkEffect, c.talkEffectLow AS low, c.talkEffectHigh AS high,
  c.wordOfMouth AS wordOfMouth, count(p) AS posts`;function q({campaign:e}){let n=m(),{ledger:r}=e,i=`${t(e.from)} – ${t(e.to)}`;if(!r)return h(g,{title:n(`campaigns.unmeasured`),children:n(`campaigns.unmeasured.do`)});let[a,...s]=r.sentences;return h(o,{children:[h(`p`,{class:`lead`,children:h(`strong`,{children:a})}),h(`p`,{class:`quiet`,children:[i,` · `,n(`campaigns.belong`,{n:e.postCount})]}),h(`p`,{class:`actions`,children:h(y,{of:`campaign/${encodeURIComponent(e.name)}.html`})}),h(`ul`,{class:`verdicts`,children:s.map(e=>h(`li`,{children:e},e))}),h(U,{effects:r.effects}),h(J,{ledger:r,moments:e.moments}),h(Y,{ledger:r}),h(w,{ledger:r}),h(z,{cells:r.loyalty.cohorts}),h(R,{name:e.name,ledger:r})]})}function J({ledger:e,moments:t}){let n=m(),r=e.traffic.retweetsOverTime,i=Math.max(0,...r.map(e=>e.retweets));return h(`section`,{class:`card`,"aria-labelledby":`retweets`,children:[h(`h2`,{id:`retweets`,children:n(`campaigns.retweets`)}),h(b,{starts:r.map(e=>e.start),lines:[{name:n(`campaigns.retweets`),values:r.map(e=>e.retweets)}],during:e.periods.during,moments:t,label:n(`campaigns.retweets.label`,{n:r.length,most:i})}),h(`p`,{class:`note`,children:n(`campaigns.retweets.note`)})]})}function Y({ledger:e}){let t=m(),n=e.awareness.shareOfVoice,r=[...new Set(n.map(e=>e.name))];if(r.length<2)return null;let i=[...new Set(n.map(e=>e.start))].sort(),a=new Map(n.map(e=>[`${e.name}\n${e.start}`,e.share??0])),o=r.map(e=>({name:e,values:i.map(t=>a.get(`${e}\n${t}`)??0)}));return h(`section`,{class:`card`,"aria-labelledby":`voice`,children:[h(`h2`,{id:`voice`,children:t(`campaigns.voice`)}),h(b,{starts:i,lines:o,during:e.periods.during,moments:[],label:t(`campaigns.voice.label`,{names:r.join(`, `)})}),h(`p`,{class:`note`,children:t(`campaigns.voice.note`)})]})}function X({parts:e}){let[t]=e;return t?h(G,{name:t}):h(Z,{})}function Z(){let n=m(),r={first:50},{asked:a,edges:s,hasMore:c,more:u}=e(S,r,e=>e.campaigns);return h(`article`,{class:`campaigns-view`,children:[h(`header`,{class:`view-head`,children:[h(`h1`,{children:n(`nav.campaigns`)}),h(`p`,{class:`lead`,children:n(`campaigns.lead`)})]}),h(d,{asked:a,children:()=>s.length===0?h(g,{title:n(`campaigns.none`),children:n(`campaigns.none.do`)}):h(o,{children:[h(`div`,{class:`scroll card`,tabIndex:0,role:`group`,"aria-label":n(`nav.campaigns`),children:h(`table`,{children:[h(`thead`,{children:h(`tr`,{children:[h(`th`,{scope:`col`,children:n(`campaigns.name`)}),h(`th`,{scope:`col`,children:n(`rankings.window`)}),h(`th`,{scope:`col`,children:n(`campaigns.verdict`)}),h(`th`,{scope:`col`,class:`number`,children:n(`campaigns.posts`)})]})}),h(`tbody`,{children:s.map(({node:e})=>h(`tr`,{children:[h(`th`,{scope:`row`,children:h(`a`,{href:_(`campaigns`,[e.name]),children:e.name})}),h(`td`,{children:[t(e.from),` – `,t(e.to)]}),h(`td`,{children:n(e.ledger?`campaigns.verdict.${e.ledger.verdict}`:`campaigns.unmeasured`)}),h(`td`,{class:`number`,children:i(e.postCount)})]},e.name))})]})}),c&&h(`button`,{type:`button`,class:`button`,onClick:u,children:n(`list.more`)})]})}),h(l,{operation:S,variables:r,cypher:Q,cli:`tular campaign list`})]})}var Q=`MATCH (c:Campaign)
RETURN c.name AS name, c.verdict AS verdict, c.talkEffect AS talkEffect, c.reached AS reached, c.engaged AS engaged
ORDER BY name`;export{X as CampaignsView};