import{t as e}from"./usePages-juznz1ZP.js";import{A as t,F as n,I as r,M as i,Tt as a,Y as o,_t as s,et as c,ft as l,ht as u,it as d,j as f,jt as p,lt as m,o as h,ot as g,tt as _,ut as v}from"./index-DxGfRyMj.js";import{t as y}from"./ReportLink-Ce8beGQ4.js";import{n as b,t as x}from"./Who-BjecOlFT.js";var S={name:`Campaigns`,text:`query Campaigns($first: Int!, $after: String) {
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
}`};function w({ledger:e}){let t=l();return g(`section`,{class:`card`,"aria-labelledby":`carriers`,children:[g(`h2`,{id:`carriers`,children:t(`campaigns.carriers`)}),g(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`carriers`,children:g(`table`,{children:[g(`thead`,{children:g(`tr`,{children:[g(`th`,{scope:`col`,children:t(`view.account`)}),g(`th`,{scope:`col`,class:`number`,children:t(`campaigns.brought`)}),g(`th`,{scope:`col`,class:`number`,children:t(`campaigns.naive`)})]})}),g(`tbody`,{children:e.traffic.influential.slice(0,10).map(e=>g(`tr`,{children:[g(`th`,{scope:`row`,children:[g(x,{account:e.account,name:e.accountKey}),` `,e.paid&&g(`span`,{class:`tag`,children:t(`campaigns.paid`)})]}),g(`td`,{class:`number`,children:[f(e.brought?.value,1),` `,g(`span`,{class:`quiet`,children:e.brought?`(${f(e.brought.low,0)} – ${f(e.brought.high,0)})`:``})]}),g(`td`,{class:`number`,children:r(e.naive)})]},e.accountKey))})]})}),g(`p`,{class:`note`,children:t(`campaigns.carriers.note`)}),g(`h3`,{children:t(`campaigns.advocates`)}),g(`ol`,{children:e.loyalty.advocates.slice(0,10).map(e=>g(`li`,{children:[g(x,{account:e.account,name:e.accountKey}),` `,g(`span`,{class:`quiet`,children:t(`campaigns.advocate`,{weeks:e.weeks,n:e.brought})})]},e.accountKey))})]})}var T={name:`CascadeTree`,text:`query CascadeTree($name: String!, $post: String) {
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
}`};function E(e){let t=e.map(()=>[]);e.forEach((e,n)=>e!==null&&t[e]?.push(n));let n=e.map(()=>({depth:0,row:0}));e.forEach((e,t)=>{n[t].depth=e===null?0:n[e].depth+1});let r=0,i=[...D(e)].reverse();for(;i.length;){let e=i.pop();t[e].length===0&&(n[e].row=r++);for(let n of[...t[e]].reverse())i.push(n)}for(let r=e.length-1;r>=0;r--){let e=t[r];e.length&&(n[r].row=(n[e[0]].row+n[e[e.length-1]].row)/2)}return{places:n,rows:r,depth:Math.max(0,...n.map(e=>e.depth))}}function D(e){return e.flatMap((e,t)=>e===null?[t]:[])}function O({name:e,post:t}){let n=l(),r={name:e,post:t},i=s(T,r),a=`tular campaign tree ${JSON.stringify(e)}${t?` ${t}`:``}`;return g(`div`,{id:`tree`,children:[g(`h3`,{children:g(h,{of:`Ledger.cascadeTree`,children:n(`tree.title`)})}),g(d,{asked:i,children:({campaign:e})=>e?.ledger?.cascadeTree?g(A,{tree:e.ledger.cascadeTree,versions:e.ledger.traffic.cascades.versions}):g(_,{title:n(`tree.none`),children:n(`tree.none.do`)})}),g(c,{operation:T,variables:r,cypher:k,cli:a})]})}var k=`// What the platform tells: everybody had it from the original.
MATCH (a:Account)-[:POSTED]->(r:Post)-[:RETWEET_OF|QUOTE_OF]->(p:Post {key: $post})
RETURN a.handle AS handle, r.at AS at ORDER BY at`;function A({tree:e,versions:t}){let r=l();return g(p,{children:[g(`p`,{class:`quiet`,children:[r(`tree.lead`,{n:e.size,unplaced:n(e.unplacedShare),versions:t}),` `,e.posts.length<e.size&&r(`tree.some`,{n:e.posts.length})]}),g(M,{tree:e}),g(`ul`,{class:`legend-line`,"aria-hidden":`true`,children:[`EXACT`,`FOLLOWED`,`UNPLACED`].map(e=>g(`li`,{class:e.toLowerCase(),children:r(`tree.${e}`)},e))}),g(`details`,{class:`twin`,children:[g(`summary`,{children:r(`tree.table`)}),g(L,{tree:e})]})]})}var j=10;function M({tree:e}){let t=l(),{places:n,rows:r,depth:i}=E(e.posts.map(e=>e.parent)),a=Math.max(60,Math.min(220,860/Math.max(1,i))),o=Math.max(6,Math.min(16,500/Math.max(1,r))),[s,c]=[20+i*a+150,r*o+30],u=e=>({x:j+n[e].depth*a,y:20+n[e].row*o}),d=Math.max(1,...e.posts.slice(1).map(e=>e.below)),p=F(e.posts),m=[...p].map(t=>I(e.posts[t])).join(`, `);return g(`div`,{class:`scroll tree`,tabIndex:0,role:`group`,"aria-label":t(`tree.title`),children:g(`svg`,{viewBox:`0 0 ${s} ${c}`,width:s,height:c,role:`img`,"aria-label":t(`tree.label`,{n:e.posts.length,names:m}),children:[e.posts.map((e,t)=>e.parent!==null&&g(`path`,{class:e.placement.toLowerCase(),d:N(u(e.parent),u(t)),"stroke-opacity":.15+.85*e.certainty},`line ${t}`)),e.posts.map((e,n)=>g(`circle`,{class:e.placement.toLowerCase(),cx:u(n).x,cy:u(n).y,r:P(e,d),children:g(`title`,{children:`${I(e)}: ${t(`tree.through`,{n:f(e.below,1)})}`})},`dot ${n}`)),[...p].map(t=>g(`text`,{x:u(t).x-4,y:u(t).y-8,children:I(e.posts[t])},`name ${t}`))]})})}function N(e,t){let n=(e.x+t.x)/2;return`M${e.x},${e.y}C${n},${e.y} ${n},${t.y} ${t.x},${t.y}`}function P(e,t){return e.parent===null?6:2.5+4*Math.sqrt(Math.min(1,e.below/t))}function F(e){let t=e.map((e,t)=>t).sort((t,n)=>e[n].below-e[t].below);return new Set([0,...t.slice(0,8).filter(t=>e[t].below>=1)])}function I(e){return e.account?o(e.account):e.accountKey??`–`}function L({tree:e}){let t=l(),a=Date.parse(e.posts[0]?.at??``);return g(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-label":t(`tree.table`),children:g(`table`,{children:[g(`thead`,{children:g(`tr`,{children:[g(`th`,{scope:`col`,children:t(`view.account`)}),g(`th`,{scope:`col`,children:t(`tree.from`)}),g(`th`,{scope:`col`,class:`number`,children:g(h,{of:`CascadePost.certainty`,children:t(`tree.sure`)})}),g(`th`,{scope:`col`,children:g(h,{of:`CascadePost.placement`,children:t(`tree.known`)})}),g(`th`,{scope:`col`,class:`number`,children:t(`tree.after`)}),g(`th`,{scope:`col`,class:`number`,children:g(h,{of:`CascadePost.depth`,children:t(`campaigns.depth`)})}),g(`th`,{scope:`col`,class:`number`,children:g(h,{of:`CascadePost.below`,children:t(`campaigns.brought`)})})]})}),g(`tbody`,{children:e.posts.map((o,s)=>g(`tr`,{children:[g(`th`,{scope:`row`,children:g(x,{account:o.account,name:o.accountKey,short:!0})}),g(`td`,{children:o.parent===null?`–`:I(e.posts[o.parent])}),g(`td`,{class:`number`,children:o.parent===null?`–`:n(o.certainty)}),g(`td`,{children:t(`tree.${o.placement}`)}),g(`td`,{class:`number`,children:i((Date.parse(o.at)-a)/1e3)}),g(`td`,{class:`number`,children:f(o.depth,1)}),g(`td`,{class:`number`,children:o.below<.05?r(0):f(o.below,1)})]},s))})]})})}function R({name:e,ledger:t}){let n=l(),{query:i}=v(),{byDepth:a}=t.horizontality,o=i.post??t.traffic.largestCascades[0]?.post,s=Math.max(1,...a.map(e=>e.spread?.high??0));return g(`section`,{class:`card`,"aria-labelledby":`cascades`,children:[g(`h2`,{id:`cascades`,children:n(`campaigns.cascades`)}),g(`ol`,{class:`depths`,"aria-label":n(`campaigns.depth`),children:a.map(({depth:e,spread:t})=>g(`li`,{children:[g(`span`,{children:n(`campaigns.step`,{n:e})}),g(`span`,{class:`bar`,style:{inlineSize:`${100*(t?.value??0)/s}%`}}),g(`span`,{class:`quiet`,children:t?`${r(t.low)}–${r(t.high)}`:`–`})]},e))}),g(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`cascades`,children:g(`table`,{children:[g(`thead`,{children:g(`tr`,{children:[g(`th`,{scope:`col`,children:n(`campaigns.post`)}),g(`th`,{scope:`col`,class:`number`,children:n(`campaigns.size`)}),g(`th`,{scope:`col`,class:`number`,children:n(`campaigns.depth`)}),g(`th`,{scope:`col`,class:`number`,children:n(`campaigns.virality`)}),g(`th`,{scope:`col`,children:n(`campaigns.ignited`)})]})}),g(`tbody`,{children:t.traffic.largestCascades.slice(0,10).map(t=>g(`tr`,{children:[g(`td`,{children:g(`a`,{href:m(`campaigns`,[e],{...i,post:t.post??``}),"aria-current":t.post===o?`true`:void 0,children:t.text??t.post})}),g(`td`,{class:`number`,children:r(t.size)}),g(`td`,{class:`number`,children:t.depth?t.depth.value.toFixed(1):`–`}),g(`td`,{class:`number`,children:t.virality?t.virality.value.toFixed(1):`–`}),g(`td`,{children:g(x,{account:t.ignitedBy,name:t.ignitedByKey,short:!0})})]},t.post))})]})}),t.traffic.largestCascades.length>0&&g(O,{name:e,post:i.post??null})]})}function z({cells:e}){let r=l(),i=[...new Set(e.map(e=>e.cohort))].sort().slice(-16);if(i.length===0)return null;let a=new Map(e.map(e=>[`${e.cohort}\n${e.later}`,e.share])),o=Math.max(...e.filter(e=>i.includes(e.cohort)).map(e=>e.later)),s=Array.from({length:o+1},(e,t)=>t);return g(`section`,{class:`card`,"aria-labelledby":`cohorts`,children:[g(`h2`,{id:`cohorts`,children:r(`campaigns.cohorts`)}),g(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`cohorts`,children:g(`table`,{class:`cohorts`,children:[g(`thead`,{children:g(`tr`,{children:[g(`th`,{scope:`col`,children:r(`campaigns.week`)}),s.map(e=>g(`th`,{scope:`col`,class:`number`,children:[`+`,e]},e))]})}),g(`tbody`,{children:i.map(e=>g(`tr`,{children:[g(`th`,{scope:`row`,children:t(e)}),s.map(t=>{let r=a.get(`${e}\n${t}`),i=r==null?void 0:{"--share":`${Math.round(100*r)}%`};return g(`td`,{class:`number`,style:i,children:r===void 0?``:n(r)},t)})]},e))})]})}),g(`p`,{class:`note`,children:r(`campaigns.cohorts.note`)})]})}var B=1/16,V=240;function H(e){return V*(Math.log2(Math.min(1/B,Math.max(B,e)))-Math.log2(B))/(2*Math.log2(1/B))}function U({effects:e}){let t=l();return g(`section`,{class:`card`,"aria-labelledby":`effects`,children:[g(`h2`,{id:`effects`,children:t(`campaigns.effects`)}),g(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`effects`,children:g(`table`,{children:[g(`thead`,{children:g(`tr`,{children:[g(`th`,{scope:`col`,children:t(`campaigns.outcome`)}),g(`th`,{scope:`col`,children:t(`campaigns.verdict`)}),g(`th`,{scope:`col`,class:`number`,children:t(`campaigns.change`)}),g(`th`,{scope:`col`,class:`number`,children:t(`campaigns.expected`)}),g(`th`,{scope:`col`,children:t(`campaigns.effect`)})]})}),g(`tbody`,{children:e.map(e=>g(`tr`,{children:[g(`th`,{scope:`row`,children:t(`campaigns.outcome.${e.outcome}`)}),g(`td`,{children:t(`campaigns.effect.${e.verdict}`)}),g(`td`,{class:`number`,children:f(e.change)}),g(`td`,{class:`number`,children:f(e.expected)}),g(`td`,{children:e.effect?g(W,{...e.effect}):`–`})]},e.outcome))})]})}),g(`p`,{class:`note`,children:t(`campaigns.effects.note`)})]})}function W({value:e,low:t,high:n}){let r=`${f(e)} (${f(t)} – ${f(n)})`;return g(`span`,{class:`interval`,children:[g(`svg`,{viewBox:`0 0 ${V} 16`,width:V,height:`16`,role:`img`,"aria-label":r,children:[g(`line`,{class:`neutral`,x1:V/2,x2:V/2,y1:`0`,y2:`16`}),g(`line`,{x1:H(t),x2:H(n),y1:`8`,y2:`8`}),g(`circle`,{cx:H(e),cy:`8`,r:`3.5`})]}),g(`span`,{"aria-hidden":`true`,children:r})]})}function G({name:e}){let t=l(),n={name:e,language:a(u)===`id`?`ID`:`EN`},r=s(C,n);return g(`article`,{class:`campaigns-view`,children:[g(`header`,{class:`view-head`,children:[g(`p`,{children:g(`a`,{href:m(`campaigns`),children:t(`nav.campaigns`)})}),g(`h1`,{children:e})]}),g(d,{asked:r,children:({campaign:e})=>e?g(q,{campaign:e}):g(_,{title:t(`campaigns.gone`)})}),g(c,{operation:C,variables:n,cypher:K,cli:`tular campaign show ${JSON.stringify(e)}`})]})}var K=`MATCH (c:Campaign {name: $name})
OPTIONAL MATCH (p:Post)-[:PART_OF]->(c)
RETURN c.verdict AS verdict, c.talkEffect AS talkEffect, c.talkEffectLow AS low, c.talkEffectHigh AS high,
  c.wordOfMouth AS wordOfMouth, count(p) AS posts`;function q({campaign:e}){let n=l(),{ledger:r}=e,i=`${t(e.from)} – ${t(e.to)}`;if(!r)return g(_,{title:n(`campaigns.unmeasured`),children:n(`campaigns.unmeasured.do`)});let[a,...o]=r.sentences;return g(p,{children:[g(`p`,{class:`lead`,children:g(`strong`,{children:a})}),g(`p`,{class:`quiet`,children:[i,` · `,n(`campaigns.belong`,{n:e.postCount})]}),g(`p`,{class:`actions`,children:g(y,{of:`campaign/${encodeURIComponent(e.name)}.html`})}),g(`ul`,{class:`verdicts`,children:o.map(e=>g(`li`,{children:e},e))}),g(U,{effects:r.effects}),g(J,{ledger:r,moments:e.moments}),g(Y,{ledger:r}),g(w,{ledger:r}),g(z,{cells:r.loyalty.cohorts}),g(R,{name:e.name,ledger:r})]})}function J({ledger:e,moments:t}){let n=l(),r=e.traffic.retweetsOverTime,i=Math.max(0,...r.map(e=>e.retweets));return g(`section`,{class:`card`,"aria-labelledby":`retweets`,children:[g(`h2`,{id:`retweets`,children:n(`campaigns.retweets`)}),g(b,{starts:r.map(e=>e.start),lines:[{name:n(`campaigns.retweets`),values:r.map(e=>e.retweets)}],during:e.periods.during,moments:t,label:n(`campaigns.retweets.label`,{n:r.length,most:i})}),g(`p`,{class:`note`,children:n(`campaigns.retweets.note`)})]})}function Y({ledger:e}){let t=l(),n=e.awareness.shareOfVoice,r=[...new Set(n.map(e=>e.name))];if(r.length<2)return null;let i=[...new Set(n.map(e=>e.start))].sort(),a=new Map(n.map(e=>[`${e.name}\n${e.start}`,e.share??0])),o=r.map(e=>({name:e,values:i.map(t=>a.get(`${e}\n${t}`)??0)}));return g(`section`,{class:`card`,"aria-labelledby":`voice`,children:[g(`h2`,{id:`voice`,children:t(`campaigns.voice`)}),g(b,{starts:i,lines:o,during:e.periods.during,moments:[],label:t(`campaigns.voice.label`,{names:r.join(`, `)})}),g(`p`,{class:`note`,children:t(`campaigns.voice.note`)})]})}function X({parts:e}){let[t]=e;return t?g(G,{name:t}):g(Z,{})}function Z(){let n=l(),i={first:50},{asked:a,edges:o,hasMore:s,more:u}=e(S,i,e=>e.campaigns);return g(`article`,{class:`campaigns-view`,children:[g(`header`,{class:`view-head`,children:[g(`h1`,{children:n(`nav.campaigns`)}),g(`p`,{class:`lead`,children:n(`campaigns.lead`)})]}),g(d,{asked:a,children:()=>o.length===0?g(_,{title:n(`campaigns.none`),children:n(`campaigns.none.do`)}):g(p,{children:[g(`div`,{class:`scroll card`,tabIndex:0,role:`group`,"aria-label":n(`nav.campaigns`),children:g(`table`,{children:[g(`thead`,{children:g(`tr`,{children:[g(`th`,{scope:`col`,children:n(`campaigns.name`)}),g(`th`,{scope:`col`,children:n(`rankings.window`)}),g(`th`,{scope:`col`,children:n(`campaigns.verdict`)}),g(`th`,{scope:`col`,class:`number`,children:n(`campaigns.posts`)})]})}),g(`tbody`,{children:o.map(({node:e})=>g(`tr`,{children:[g(`th`,{scope:`row`,children:g(`a`,{href:m(`campaigns`,[e.name]),children:e.name})}),g(`td`,{children:[t(e.from),` – `,t(e.to)]}),g(`td`,{children:n(e.ledger?`campaigns.verdict.${e.ledger.verdict}`:`campaigns.unmeasured`)}),g(`td`,{class:`number`,children:r(e.postCount)})]},e.name))})]})}),s&&g(`button`,{type:`button`,class:`button`,onClick:u,children:n(`list.more`)})]})}),g(c,{operation:S,variables:i,cypher:Q,cli:`tular campaign list`})]})}var Q=`MATCH (c:Campaign)
RETURN c.name AS name, c.verdict AS verdict, c.talkEffect AS talkEffect, c.reached AS reached, c.engaged AS engaged
ORDER BY name`;export{X as CampaignsView};