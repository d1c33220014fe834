import{A as e,B as t,D as n,E as r,F as i,G as a,I as o,K as s,L as c,M as l,P as u,T as d,Tt as f,W as p,X as m,Y as h,Z as g,a as _,at as v,c as y,et as b,ft as x,i as S,it as ee,j as te,k as C,nt as w,o as T,ot as E,r as ne,rt as re,s as D,st as O,ut as k,wt as A}from"./index-9gMQbcYz.js";import{t as j}from"./Choice-Cj0HdXGQ.js";import{t as M}from"./Sparkline-pEKUOl1h.js";var N={name:`AccountView`,text:`query AccountView($run: ID!, $id: ID, $handle: String, $platform: String, $measure: Measure!) {
  account(id: $id, handle: $handle, platform: $platform, runId: $run) {
    ...Person
    platformId
    bio
    location
    language
    createdAt
    followersCount
    followingCount
    postsCount
    tier
    role
    confidence
    run {
      runId
    }
    scores {
      measure
      score
      rank
      percentile
    }
    history(measure: $measure, first: 20) {
      rank
      percentile
      score
      run {
        runId
        from
        to
        finishedAt
      }
    }
    egoNetwork(limit: 36, measure: $measure) {
      neighbourCount
      truncated
      accounts {
        ...Person
        rank(measure: $measure)
      }
      relations {
        source {
          key
        }
        target {
          key
        }
        weight
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
}`},P=520,F=160;function I({account:e,ego:t}){let n=O();if(t.accounts.length===0)return null;let r=[...t.accounts].sort((e,t)=>(e.community?.label??``).localeCompare(t.community?.label??``)),a=new Map(t.accounts.flatMap(e=>e.community?[[e.community.communityId,e.community]]:[]));return w(`section`,{class:`card ego`,"aria-labelledby":`ego`,children:[w(`h2`,{id:`ego`,children:n(`account.ego`)}),w(`p`,{class:`quiet`,children:[w(_,{of:`Account.egoNetwork`,children:n(`account.ego.count`,{n:t.neighbourCount})}),t.truncated&&` ${n(`account.ego.some`,{n:t.accounts.length})}`]}),w(`div`,{class:`columns`,children:[w(L,{account:e,ring:r,ego:t}),w(`div`,{children:[w(`h3`,{children:n(`account.ego.communities`,{n:a.size})}),w(`ul`,{class:`chips`,children:[...a.values()].map(e=>w(`li`,{children:w(i,{community:e})},e.communityId))}),w(`ol`,{class:`neighbours`,children:t.accounts.slice(0,12).map(r=>w(`li`,{children:[w(u,{account:r}),` `,w(`span`,{class:`note`,children:B(e.key,r.key,t,n)}),` `,w(o,{account:r})]},r.key))})]})]})]})}function L({account:e,ring:n,ego:r}){let i=O(),o={x:P/2,y:P/2},s=new Map(n.map((e,t)=>[e.key,z(o,t/n.length)]));return s.set(e.key,o),w(`svg`,{class:`ring`,viewBox:`0 0 ${P} ${P}`,role:`img`,"aria-label":i(`account.ego.label`,{name:a(e),n:n.length}),children:[r.relations.map((t,n)=>{let[r,i]=[s.get(t.source.key),s.get(t.target.key)],a=t.source.key===e.key||t.target.key===e.key;return r&&i&&w(`line`,{class:a?`own`:void 0,x1:r.x,y1:r.y,x2:i.x,y2:i.y},n)}),n.map((e,r)=>{let i=s.get(e.key)??o;return w(`g`,{class:`near`,onClick:()=>ee(c(e)),children:[w(`circle`,{cx:i.x,cy:i.y,r:`6`,fill:t(e.community?.colour)}),w(R,{text:a(e),turn:r/n.length,centre:o})]},e.key)}),w(`circle`,{class:`centre`,cx:o.x,cy:o.y,r:`10`,fill:t(e.community?.colour)})]})}function R({text:e,turn:t,centre:n}){let r=t*360-90,i=r>90&&r<270,a=z(n,t,171),o=e.length>13?`${e.slice(0,12)}…`:e;return w(`text`,{x:a.x,y:a.y,"text-anchor":i?`end`:`start`,dy:`0.35em`,transform:`rotate(${i?r+180:r} ${a.x} ${a.y})`,children:o})}function z(e,t,n=F){let r=t*2*Math.PI-Math.PI/2;return{x:e.x+n*Math.cos(r),y:e.y+n*Math.sin(r)}}function B(e,t,n,r){let i=n.relations.some(n=>n.source.key===e&&n.target.key===t),a=n.relations.some(n=>n.source.key===t&&n.target.key===e);return r(i&&a?`account.ego.both`:i?`account.ego.out`:`account.ego.in`)}function V({account:t,run:r,measure:i}){let a=O(),o=t.history.map(e=>e.rank);return w(`section`,{class:`card`,"aria-labelledby":`history`,children:[w(`header`,{children:[w(`h2`,{id:`history`,children:a(`account.history`)}),w(j,{label:a(`rankings.measure`),value:i,choose:e=>re({measure:e}),options:r.measures.map(e=>[e,T(D(e))])})]}),w(M,{values:[...o].reverse(),low:!0,label:a(`column.history.label`,{ranks:o.map(e=>e??`–`).reverse().join(`, `)})}),w(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`history`,children:w(`table`,{children:[w(`thead`,{children:w(`tr`,{children:[w(`th`,{scope:`col`,children:a(`runs.analysis`)}),w(`th`,{scope:`col`,children:a(`rankings.window`)}),w(`th`,{scope:`col`,class:`number`,children:a(`column.rank`)}),w(`th`,{scope:`col`,class:`number`,children:w(S,{measure:i,start:!0})}),w(`th`,{scope:`col`,class:`number`,children:a(`account.percentile`)})]})}),w(`tbody`,{children:t.history.map(t=>w(`tr`,{children:[w(`th`,{scope:`row`,children:w(`a`,{href:v(`runs`,[t.run.runId]),children:C(t.run.finishedAt)})}),w(`td`,{children:ne(t.run.from,t.run.to)}),w(`td`,{class:`number`,children:t.rank===null?`–`:l(t.rank)}),w(`td`,{class:`number`,children:e(t.score)}),w(`td`,{class:`number`,children:n(t.percentile,1)})]},t.run.runId))})]})})]})}var H={name:`AccountLive`,text:`query AccountLive($id: ID!, $zone: String!) {
  account(id: $id) {
    key
    posts(first: 8) {
      edges {
        node {
          key
          at
          text
          lang
          links
          retweetOf
          quoteOf
          replyTo
        }
      }
    }
    rhythm(zone: $zone) {
      zone
      posts
      hours
    }
    relationCounts {
      layer
      outgoing
      incoming
    }
  }
}`};function U({rhythm:e}){let t=O(),n=Math.max(...e.hours.flat(),1),r=ie();return w(`section`,{class:`card`,"aria-labelledby":`rhythm`,children:[w(`h2`,{id:`rhythm`,children:w(_,{of:`Account.rhythm`,children:t(`account.rhythm`)})}),w(`p`,{class:`quiet`,children:W(e,r,t)}),w(`svg`,{class:`week`,viewBox:`0 0 270 92`,role:`img`,"aria-label":W(e,r,t),children:[e.hours.map((e,t)=>w(`g`,{children:[w(`text`,{x:`0`,y:t*11+9,children:r[t]}),e.map((e,r)=>w(`rect`,{x:28+r*10,y:t*11,width:`9`,height:`10`,rx:`2`,"fill-opacity":e?.15+.85*e/n:.05},r))]},t)),[0,6,12,18].map(e=>w(`text`,{x:28+e*10,y:`89`,children:[e,`:00`]},e))]})]})}function ie(){let e=new Intl.DateTimeFormat(k.value,{weekday:`short`,timeZone:`UTC`});return Array.from({length:7},(t,n)=>e.format(new Date(Date.UTC(2024,0,1+n))))}function W({hours:e,posts:t,zone:n},r,i){let a={day:0,hour:0,count:-1};return e.forEach((e,t)=>e.forEach((e,n)=>{e>a.count&&(a={day:t,hour:n,count:e})})),i(`account.rhythm.busiest`,{posts:l(t),day:r[a.day]??``,hour:`${a.hour}:00`,zone:n})}function G({id:e}){let t=O(),n=x(H,{id:e,zone:K()});return w(`section`,{class:`live`,"aria-label":t(`account.live`),children:w(b,{asked:n,children:({account:e})=>e&&w(`div`,{class:`columns`,children:[w(q,{posts:e.posts}),w(`div`,{class:`stack`,children:[w(Y,{counts:e.relationCounts}),e.rhythm&&e.rhythm.posts>0&&w(U,{rhythm:e.rhythm})]})]})})})}function K(){return Intl.DateTimeFormat().resolvedOptions().timeZone||`UTC`}function q({posts:e}){let t=O();return e?w(`section`,{class:`card`,"aria-labelledby":`posts`,children:[w(`h2`,{id:`posts`,children:t(`account.posts`)}),e.edges.length===0&&w(`p`,{class:`quiet`,children:t(`account.posts.none`)}),w(`ul`,{class:`posts`,children:e.edges.map(({node:e})=>w(`li`,{children:[w(`p`,{lang:e.lang??void 0,children:e.text??t(`account.posts.silent`)}),w(`p`,{class:`note`,children:[e.at&&C(e.at),` `,J(e,t)]})]},e.key))})]}):null}function J(e,t){return e.retweetOf?t(`account.posts.retweet`):e.quoteOf?t(`account.posts.quote`):e.replyTo?t(`account.posts.reply`):``}function Y({counts:e}){let t=O();return e?w(`section`,{class:`card`,"aria-labelledby":`counts`,children:[w(`h2`,{id:`counts`,children:w(_,{of:`Account.relationCounts`,children:t(`account.relations`)})}),w(`table`,{children:[w(`thead`,{children:w(`tr`,{children:[w(`th`,{scope:`col`,children:t(`rankings.layer`)}),w(`th`,{scope:`col`,class:`number`,children:t(`account.incoming`)}),w(`th`,{scope:`col`,class:`number`,children:t(`account.outgoing`)})]})}),w(`tbody`,{children:e.map(e=>w(`tr`,{children:[w(`th`,{scope:`row`,children:T(y(`layer`,e.layer))}),w(`td`,{class:`number`,children:l(e.incoming)}),w(`td`,{class:`number`,children:l(e.outgoing)})]},e.layer))})]})]}):null}function ae({account:e}){let t=O(),n=[[`Account.kind`,t(`filters.kind`),T(y(`kind`,e.kind))],[`Account.tier`,t(`filters.tier`),e.tier&&T(y(`tier`,e.tier))],[`Account.verified`,t(`filters.verified`),e.verified===null?null:t(e.verified?`yes`:`no`)],[`Account.followersCount`,t(`column.stated`),X(e.followersCount)],[`Account.followingCount`,t(`account.following`),X(e.followingCount)],[`Account.postsCount`,t(`account.posts.count`),X(e.postsCount)],[`Account.language`,t(`map.colour.language`),e.language],[`Account.location`,t(`account.location`),e.location],[`Account.createdAt`,t(`account.since`),e.createdAt&&r(e.createdAt)],[`Account.platform`,t(`map.colour.platform`),e.platform],[`Account.confidence`,t(`account.confidence`),e.confidence===null?null:te(e.confidence)]];return w(`section`,{class:`card`,"aria-labelledby":`profile`,children:[w(`h2`,{id:`profile`,children:t(`account.profile`)}),e.bio&&w(`p`,{class:`bio`,children:e.bio}),w(`dl`,{class:`pairs`,children:n.map(([e,t,n])=>n&&w(`div`,{children:[w(`dt`,{children:w(_,{of:e,children:t})}),w(`dd`,{children:n})]},e))})]})}function X(e){return e===null?null:l(e)}var oe=30;function se(e){return{name:`AccountPeers`,text:`query AccountPeers($run: ID!, $id: ID!) {\n  account(id: $id, runId: $run) {\n${e.slice(0,oe).map(e=>`    ${e}: peers(measure: ${e}) {\n      count\n      leastAudience\n      mostAudience\n      percentile\n    }`).join(`
`)}\n  }\n}`}}var Z=75,Q=25;function ce({run:e,account:t}){let n=O(),r=A(()=>se(e.measures),[e.runId]),i=x(r,{run:e.runId,id:t.key});return w(`section`,{class:`card`,"aria-labelledby":`strengths`,children:[w(`h2`,{id:`strengths`,children:n(`account.strengths`)}),w(b,{asked:i,children:e=>w($,{account:t,peers:e.account??{}})})]})}function $({account:t,peers:n}){let r=O(),i=t.scores.map(e=>({...e,among:n[e.measure]?.percentile??e.percentile})).sort((e,t)=>(t.among??-1)-(e.among??-1)),a=Object.values(n).find(e=>e!==null);return w(f,{children:[w(`p`,{class:`quiet`,children:ue(i,r)}),a?w(`p`,{class:`note`,children:w(_,{of:`Account.peers`,children:r(`account.peers`,{n:a.count,least:d(a.leastAudience),most:d(a.mostAudience)})})}):w(`p`,{class:`note`,children:r(`account.all`)}),w(`ul`,{class:`strengths`,children:i.map(t=>w(`li`,{children:[w(`span`,{class:`what`,children:w(S,{measure:t.measure})}),w(`span`,{class:`track`,"aria-hidden":`true`,children:t.among!==null&&w(`span`,{class:le(t.among),style:{left:`${t.among}%`}})}),w(`span`,{class:`value`,children:[t.among===null?`–`:r(`account.ahead`,{n:Math.round(t.among)}),w(`span`,{class:`note`,children:[` `,e(t.score),` · `,r(`rank.of`,{rank:t.rank===null?`–`:l(t.rank)})]})]})]},t.measure))})]})}function le(e){return e>=Z?`strong`:e<=Q?`weak`:`middling`}function ue(e,t){let n=e=>e.slice(0,3).map(e=>D(e.measure)).join(`, `),r=n(e.filter(e=>(e.among??0)>=Z)),i=n([...e].reverse().filter(e=>e.among!==null&&e.among<=Q));return[r&&t(`account.strong`,{list:r}),i&&t(`account.weak`,{list:i})].filter(Boolean).join(` `)||t(`account.average`)}function de({run:e,parts:t}){let n=O(),{query:r}=E(),i=h(e.measures,r.measure),o=p(t.join(`/`)),s={run:e.runId,measure:i,...o},c=x(N,t.length?s:null);if(t.length===0)return w(g,{whole:!0,title:n(`account.none`),children:n(`account.none.do`)});let l=t[t.length-1]??``;return w(`article`,{class:`account-view`,children:w(b,{asked:c,children:({account:t})=>t?w(f,{children:[w(fe,{account:t}),t.run===null&&w(g,{title:n(`map.gone.account`,{name:a(t)}),children:n(`account.unrelated`)}),w(`div`,{class:`columns`,children:[w(`div`,{class:`stack`,children:[w(ae,{account:t}),w(V,{account:t,run:e,measure:i})]}),t.run&&w(ce,{run:e,account:t})]}),t.egoNetwork&&w(I,{account:t,ego:t.egoNetwork}),w(G,{id:t.key}),w(m,{operation:N,variables:s,cypher:pe(t),cli:`tular account ${t.handle?`@${t.handle}`:t.key} --run ${e.runId}`})]}):w(g,{whole:!0,title:n(`account.unknown`,{name:l}),children:n(`account.unknown.do`)})})})}function fe({account:e}){let t=O();return w(`header`,{class:`view-head`,children:[w(`h1`,{children:[a(e),` `,w(o,{account:e})]}),w(`p`,{class:`lead`,children:[e.name&&e.name!==a(e)&&w(`strong`,{children:e.name}),` `,w(i,{community:e.community})]}),e.role&&w(`ul`,{class:`verdicts`,children:w(`li`,{children:w(_,{of:`Role.${e.role}`,children:t(`role.long.${e.role}`)})})}),w(`p`,{children:w(`a`,{class:`button`,href:v(`map`,[],{sel:s(e)}),children:t(`account.map`)})})]})}function pe(e){return[`MATCH (account:Account {key: '${e.key.replaceAll(`'`,`\\'`)}'})`,`OPTIONAL MATCH (account)-[:IN_COMMUNITY]->(community:Community)-[:OF]->(:Run {current: true})`,`RETURN account, community.label AS community`].join(`
`)}export{de as AccountView};