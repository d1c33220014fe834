import{t as e}from"./usePages-376Qfx5k.js";import{A as t,F as n,I as r,M as i,Ot as a,Pt as o,Y as s,_t as c,at as l,ct as u,dt as d,et as f,ft as p,j as m,mt as h,o as g,tt as _,yt as v}from"./index-BNrgsyaf.js";import{t as y}from"./ReportLink-BepW37sf.js";import{n as b,t as x}from"./Who-Cu5LT5WF.js";import{t as S}from"./shell-Bb5KlsiT.js";var C={name:`Campaigns`,text:`query Campaigns($first: Int!, $after: String) {
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
}`},w={name:`Campaign`,text:`query Campaign($name: String!, $language: Language!) {
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
}`};function T({ledger:e}){let t=h();return u(`section`,{class:`card`,"aria-labelledby":`carriers`,children:[u(`h2`,{id:`carriers`,children:t(`campaigns.carriers`)}),u(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`carriers`,children:u(`table`,{children:[u(`thead`,{children:u(`tr`,{children:[u(`th`,{scope:`col`,children:t(`view.account`)}),u(`th`,{scope:`col`,class:`number`,children:t(`campaigns.brought`)}),u(`th`,{scope:`col`,class:`number`,children:t(`campaigns.naive`)})]})}),u(`tbody`,{children:e.traffic.influential.slice(0,10).map(e=>u(`tr`,{children:[u(`th`,{scope:`row`,children:[u(x,{account:e.account,name:e.accountKey}),` `,e.paid&&u(`span`,{class:`tag`,children:t(`campaigns.paid`)})]}),u(`td`,{class:`number`,children:[m(e.brought?.value,1),` `,u(`span`,{class:`quiet`,children:e.brought?`(${m(e.brought.low,0)} – ${m(e.brought.high,0)})`:``})]}),u(`td`,{class:`number`,children:r(e.naive)})]},e.accountKey))})]})}),u(`p`,{class:`note`,children:t(`campaigns.carriers.note`)}),u(`h3`,{children:t(`campaigns.advocates`)}),u(`ol`,{children:e.loyalty.advocates.slice(0,10).map(e=>u(`li`,{children:[u(x,{account:e.account,name:e.accountKey}),` `,u(`span`,{class:`quiet`,children:t(`campaigns.advocate`,{weeks:e.weeks,n:e.brought})})]},e.accountKey))})]})}var E={name:`CascadeTree`,text:`query CascadeTree($name: String!, $post: String) {
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
}`};function D(e){let t=e.map(()=>[]);e.forEach((e,n)=>e!==null&&t[e]?.push(n));let n=e.map(()=>({depth:0,row:0}));e.forEach((e,t)=>{n[t].depth=e===null?0:n[e].depth+1});let r=0,i=[...O(e)].reverse();for(;i.length;){let e=i.pop();t[e].length===0&&(n[e].row=r++);for(let n of[...t[e]].reverse())i.push(n)}for(let r=e.length-1;r>=0;r--){let e=t[r];e.length&&(n[r].row=(n[e[0]].row+n[e[e.length-1]].row)/2)}return{places:n,rows:r,depth:Math.max(0,...n.map(e=>e.depth))}}function O(e){return e.flatMap((e,t)=>e===null?[t]:[])}function k({name:e,post:t}){let n=h(),r={name:e,post:t},i=v(E,r),a=`tular campaign tree ${S(e)}${t?` ${S(t)}`:``}`;return u(`div`,{id:`tree`,children:[u(`h3`,{children:u(g,{of:`Ledger.cascadeTree`,children:n(`tree.title`)})}),u(l,{asked:i,children:({campaign:e})=>e?.ledger?.cascadeTree?u(j,{tree:e.ledger.cascadeTree,versions:e.ledger.traffic.cascades.versions}):u(_,{title:n(`tree.none`),children:n(`tree.none.do`)})}),u(f,{operation:E,variables:r,cypher:A,cli:a})]})}var A=`// What the platform tells: everybody had it from the original.
MATCH (a:Account)-[:POSTED]->(r:Post)-[:RETWEET_OF|QUOTE_OF]->(p:Post {key: $post})
RETURN a.handle AS handle, r.at AS at ORDER BY at`;function j({tree:e,versions:t}){let r=h();return u(o,{children:[u(`p`,{class:`quiet`,children:[r(`tree.lead`,{n:e.size,unplaced:n(e.unplacedShare),versions:t}),` `,e.posts.length<e.size&&r(`tree.some`,{n:e.posts.length})]}),u(N,{tree:e}),u(`ul`,{class:`legend-line`,"aria-hidden":`true`,children:[`EXACT`,`FOLLOWED`,`UNPLACED`].map(e=>u(`li`,{class:e.toLowerCase(),children:r(`tree.${e}`)},e))}),u(`details`,{class:`twin`,children:[u(`summary`,{children:r(`tree.table`)}),u(R,{tree:e})]})]})}var M=10;function N({tree:e}){let t=h(),{places:n,rows:r,depth:i}=D(e.posts.map(e=>e.parent)),a=Math.max(60,Math.min(220,860/Math.max(1,i))),o=Math.max(6,Math.min(16,500/Math.max(1,r))),[s,c]=[20+i*a+150,r*o+30],l=e=>({x:M+n[e].depth*a,y:20+n[e].row*o}),d=Math.max(1,...e.posts.slice(1).map(e=>e.below)),f=I(e.posts),p=[...f].map(t=>L(e.posts[t])).join(`, `);return u(`div`,{class:`scroll tree`,tabIndex:0,role:`group`,"aria-label":t(`tree.title`),children:u(`svg`,{viewBox:`0 0 ${s} ${c}`,width:s,height:c,role:`img`,"aria-label":t(`tree.label`,{n:e.posts.length,names:p}),children:[e.posts.map((e,t)=>e.parent!==null&&u(`path`,{class:e.placement.toLowerCase(),d:P(l(e.parent),l(t)),"stroke-opacity":.15+.85*e.certainty},`line ${t}`)),e.posts.map((e,n)=>u(`circle`,{class:e.placement.toLowerCase(),cx:l(n).x,cy:l(n).y,r:F(e,d),children:u(`title`,{children:`${L(e)}: ${t(`tree.through`,{n:m(e.below,1)})}`})},`dot ${n}`)),[...f].map(t=>u(`text`,{x:l(t).x-4,y:l(t).y-8,children:L(e.posts[t])},`name ${t}`))]})})}function P(e,t){let n=(e.x+t.x)/2;return`M${e.x},${e.y}C${n},${e.y} ${n},${t.y} ${t.x},${t.y}`}function F(e,t){return e.parent===null?6:2.5+4*Math.sqrt(Math.min(1,e.below/t))}function I(e){let t=e.map((e,t)=>t).sort((t,n)=>e[n].below-e[t].below);return new Set([0,...t.slice(0,8).filter(t=>e[t].below>=1)])}function L(e){return e.account?s(e.account):e.accountKey??`–`}function R({tree:e}){let t=h(),a=Date.parse(e.posts[0]?.at??``);return u(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-label":t(`tree.table`),children:u(`table`,{children:[u(`thead`,{children:u(`tr`,{children:[u(`th`,{scope:`col`,children:t(`view.account`)}),u(`th`,{scope:`col`,children:t(`tree.from`)}),u(`th`,{scope:`col`,class:`number`,children:u(g,{of:`CascadePost.certainty`,children:t(`tree.sure`)})}),u(`th`,{scope:`col`,children:u(g,{of:`CascadePost.placement`,children:t(`tree.known`)})}),u(`th`,{scope:`col`,class:`number`,children:t(`tree.after`)}),u(`th`,{scope:`col`,class:`number`,children:u(g,{of:`CascadePost.depth`,children:t(`campaigns.depth`)})}),u(`th`,{scope:`col`,class:`number`,children:u(g,{of:`CascadePost.below`,children:t(`campaigns.brought`)})})]})}),u(`tbody`,{children:e.posts.map((o,s)=>u(`tr`,{children:[u(`th`,{scope:`row`,children:u(x,{account:o.account,name:o.accountKey,short:!0})}),u(`td`,{children:o.parent===null?`–`:L(e.posts[o.parent])}),u(`td`,{class:`number`,children:o.parent===null?`–`:n(o.certainty)}),u(`td`,{children:t(`tree.${o.placement}`)}),u(`td`,{class:`number`,children:i((Date.parse(o.at)-a)/1e3)}),u(`td`,{class:`number`,children:m(o.depth,1)}),u(`td`,{class:`number`,children:o.below<.05?r(0):m(o.below,1)})]},s))})]})})}function z({name:e,ledger:t}){let n=h(),{query:i}=p(),{byDepth:a}=t.horizontality,o=i.post??t.traffic.largestCascades[0]?.post,s=Math.max(1,...a.map(e=>e.spread?.high??0));return u(`section`,{class:`card`,"aria-labelledby":`cascades`,children:[u(`h2`,{id:`cascades`,children:n(`campaigns.cascades`)}),u(`ol`,{class:`depths`,"aria-label":n(`campaigns.depth`),children:a.map(({depth:e,spread:t})=>u(`li`,{children:[u(`span`,{children:n(`campaigns.step`,{n:e})}),u(`span`,{class:`bar`,style:{inlineSize:`${100*(t?.value??0)/s}%`}}),u(`span`,{class:`quiet`,children:t?`${r(t.low)}–${r(t.high)}`:`–`})]},e))}),u(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`cascades`,children:u(`table`,{children:[u(`thead`,{children:u(`tr`,{children:[u(`th`,{scope:`col`,children:n(`campaigns.post`)}),u(`th`,{scope:`col`,class:`number`,children:n(`campaigns.size`)}),u(`th`,{scope:`col`,class:`number`,children:n(`campaigns.depth`)}),u(`th`,{scope:`col`,class:`number`,children:n(`campaigns.virality`)}),u(`th`,{scope:`col`,children:n(`campaigns.ignited`)})]})}),u(`tbody`,{children:t.traffic.largestCascades.slice(0,10).map(t=>u(`tr`,{children:[u(`td`,{children:u(`a`,{href:d(`campaigns`,[e],{...i,post:t.post??``}),"aria-current":t.post===o?`true`:void 0,children:t.text??t.post})}),u(`td`,{class:`number`,children:r(t.size)}),u(`td`,{class:`number`,children:t.depth?t.depth.value.toFixed(1):`–`}),u(`td`,{class:`number`,children:t.virality?t.virality.value.toFixed(1):`–`}),u(`td`,{children:u(x,{account:t.ignitedBy,name:t.ignitedByKey,short:!0})})]},t.post))})]})}),t.traffic.largestCascades.length>0&&u(k,{name:e,post:i.post??null})]})}function B({cells:e}){let r=h(),i=[...new Set(e.map(e=>e.cohort))].sort().slice(-16);if(i.length===0)return null;let a=new Map(e.map(e=>[`${e.cohort}\n${e.later}`,e.share])),o=Math.max(...e.filter(e=>i.includes(e.cohort)).map(e=>e.later)),s=Array.from({length:o+1},(e,t)=>t);return u(`section`,{class:`card`,"aria-labelledby":`cohorts`,children:[u(`h2`,{id:`cohorts`,children:r(`campaigns.cohorts`)}),u(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`cohorts`,children:u(`table`,{class:`cohorts`,children:[u(`thead`,{children:u(`tr`,{children:[u(`th`,{scope:`col`,children:r(`campaigns.week`)}),s.map(e=>u(`th`,{scope:`col`,class:`number`,children:[`+`,e]},e))]})}),u(`tbody`,{children:i.map(e=>u(`tr`,{children:[u(`th`,{scope:`row`,children:t(e)}),s.map(t=>{let r=a.get(`${e}\n${t}`),i=r==null?void 0:{"--share":`${Math.round(100*r)}%`};return u(`td`,{class:`number`,style:i,children:r===void 0?``:n(r)},t)})]},e))})]})}),u(`p`,{class:`note`,children:r(`campaigns.cohorts.note`)})]})}var V=1/16,H=240;function U(e){return H*(Math.log2(Math.min(1/V,Math.max(V,e)))-Math.log2(V))/(2*Math.log2(1/V))}function W({effects:e}){let t=h();return u(`section`,{class:`card`,"aria-labelledby":`effects`,children:[u(`h2`,{id:`effects`,children:t(`campaigns.effects`)}),u(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`effects`,children:u(`table`,{children:[u(`thead`,{children:u(`tr`,{children:[u(`th`,{scope:`col`,children:t(`campaigns.outcome`)}),u(`th`,{scope:`col`,children:t(`campaigns.verdict`)}),u(`th`,{scope:`col`,class:`number`,children:t(`campaigns.change`)}),u(`th`,{scope:`col`,class:`number`,children:t(`campaigns.expected`)}),u(`th`,{scope:`col`,children:t(`campaigns.effect`)})]})}),u(`tbody`,{children:e.map(e=>u(`tr`,{children:[u(`th`,{scope:`row`,children:t(`campaigns.outcome.${e.outcome}`)}),u(`td`,{children:t(`campaigns.effect.${e.verdict}`)}),u(`td`,{class:`number`,children:m(e.change)}),u(`td`,{class:`number`,children:m(e.expected)}),u(`td`,{children:e.effect?u(G,{...e.effect}):`–`})]},e.outcome))})]})}),u(`p`,{class:`note`,children:t(`campaigns.effects.note`)})]})}function G({value:e,low:t,high:n}){let r=`${m(e)} (${m(t)} – ${m(n)})`;return u(`span`,{class:`interval`,children:[u(`svg`,{viewBox:`0 0 ${H} 16`,width:H,height:`16`,role:`img`,"aria-label":r,children:[u(`line`,{class:`neutral`,x1:H/2,x2:H/2,y1:`0`,y2:`16`}),u(`line`,{x1:U(t),x2:U(n),y1:`8`,y2:`8`}),u(`circle`,{cx:U(e),cy:`8`,r:`3.5`})]}),u(`span`,{"aria-hidden":`true`,children:r})]})}function K({name:e}){let t=h(),n={name:e,language:a(c)===`id`?`ID`:`EN`},r=v(w,n);return u(`article`,{class:`campaigns-view`,children:[u(`header`,{class:`view-head`,children:[u(`p`,{children:u(`a`,{href:d(`campaigns`),children:t(`nav.campaigns`)})}),u(`h1`,{children:e})]}),u(l,{asked:r,children:({campaign:e})=>e?u(J,{campaign:e}):u(_,{title:t(`campaigns.gone`)})}),u(f,{operation:w,variables:n,cypher:q,cli:`tular campaign show ${S(e)}`})]})}var q=`MATCH (c:Campaign {name: $name})
OPTIONAL MATCH (p:Post)-[:PART_OF]->(c)
RETURN c.verdict AS verdict, c.talkEffect AS talkEffect, c.talkEffectLow AS low, c.talkEffectHigh AS high,
  c.wordOfMouth AS wordOfMouth, count(p) AS posts`;function J({campaign:e}){let n=h(),{ledger:r}=e,i=`${t(e.from)} – ${t(e.to)}`;if(!r)return u(_,{title:n(`campaigns.unmeasured`),children:n(`campaigns.unmeasured.do`)});let[a,...s]=r.sentences;return u(o,{children:[u(`p`,{class:`lead`,children:u(`strong`,{children:a})}),u(`p`,{class:`quiet`,children:[i,` · `,n(`campaigns.belong`,{n:e.postCount})]}),u(`p`,{class:`actions`,children:u(y,{of:`campaign/${encodeURIComponent(e.name)}.html`})}),u(`ul`,{class:`verdicts`,children:s.map(e=>u(`li`,{children:e},e))}),u(W,{effects:r.effects}),u(Y,{ledger:r,moments:e.moments}),u(X,{ledger:r}),u(T,{ledger:r}),u(B,{cells:r.loyalty.cohorts}),u(z,{name:e.name,ledger:r})]})}function Y({ledger:e,moments:t}){let n=h(),r=e.traffic.retweetsOverTime,i=Math.max(0,...r.map(e=>e.retweets));return u(`section`,{class:`card`,"aria-labelledby":`retweets`,children:[u(`h2`,{id:`retweets`,children:n(`campaigns.retweets`)}),u(b,{starts:r.map(e=>e.start),lines:[{name:n(`campaigns.retweets`),values:r.map(e=>e.retweets)}],during:e.periods.during,moments:t,label:n(`campaigns.retweets.label`,{n:r.length,most:i})}),u(`p`,{class:`note`,children:n(`campaigns.retweets.note`)})]})}function X({ledger:e}){let t=h(),n=e.awareness.shareOfVoice,r=[...new Set(n.map(e=>e.name))];if(r.length<2)return null;let i=[...new Set(n.map(e=>e.start))].sort(),a=new Map(n.map(e=>[`${e.name}\n${e.start}`,e.share??0])),o=r.map(e=>({name:e,values:i.map(t=>a.get(`${e}\n${t}`)??0)}));return u(`section`,{class:`card`,"aria-labelledby":`voice`,children:[u(`h2`,{id:`voice`,children:t(`campaigns.voice`)}),u(b,{starts:i,lines:o,during:e.periods.during,moments:[],label:t(`campaigns.voice.label`,{names:r.join(`, `)})}),u(`p`,{class:`note`,children:t(`campaigns.voice.note`)})]})}function Z({parts:e}){let[t]=e;return t?u(K,{name:t}):u(Q,{})}function Q(){let n=h(),i={first:50},{asked:a,edges:s,hasMore:c,more:p}=e(C,i,e=>e.campaigns);return u(`article`,{class:`campaigns-view`,children:[u(`header`,{class:`view-head`,children:[u(`h1`,{children:n(`nav.campaigns`)}),u(`p`,{class:`lead`,children:n(`campaigns.lead`)})]}),u(l,{asked:a,children:()=>s.length===0?u(_,{title:n(`campaigns.none`),children:n(`campaigns.none.do`)}):u(o,{children:[u(`div`,{class:`scroll card`,tabIndex:0,role:`group`,"aria-label":n(`nav.campaigns`),children:u(`table`,{children:[u(`thead`,{children:u(`tr`,{children:[u(`th`,{scope:`col`,children:n(`campaigns.name`)}),u(`th`,{scope:`col`,children:n(`rankings.window`)}),u(`th`,{scope:`col`,children:n(`campaigns.verdict`)}),u(`th`,{scope:`col`,class:`number`,children:n(`campaigns.posts`)})]})}),u(`tbody`,{children:s.map(({node:e})=>u(`tr`,{children:[u(`th`,{scope:`row`,children:u(`a`,{href:d(`campaigns`,[e.name]),children:e.name})}),u(`td`,{children:[t(e.from),` – `,t(e.to)]}),u(`td`,{children:n(e.ledger?`campaigns.verdict.${e.ledger.verdict}`:`campaigns.unmeasured`)}),u(`td`,{class:`number`,children:r(e.postCount)})]},e.name))})]})}),c&&u(`button`,{type:`button`,class:`button`,onClick:p,children:n(`list.more`)})]})}),u(f,{operation:C,variables:i,cypher:$,cli:`tular campaign list`})]})}var $=`MATCH (c:Campaign)
RETURN c.name AS name, c.verdict AS verdict, c.talkEffect AS talkEffect, c.reached AS reached, c.engaged AS engaged
ORDER BY name`;export{Z as CampaignsView};