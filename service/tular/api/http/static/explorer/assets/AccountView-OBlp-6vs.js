import{$ as e,A as t,At as n,B as r,F as i,I as a,J as o,Mt as s,N as c,Ot as l,P as u,R as d,V as f,W as p,X as m,Y as h,a as g,c as _,ct as v,dt as y,et as b,gt as x,i as ee,it as S,j as te,jt as ne,k as C,l as w,lt as re,n as ie,o as T,pt as E,s as D,st as O,tt as k,ut as A,vt as j,z as M}from"./index-CCX0BKmV.js";import{t as N}from"./Choice-BhBcimgy.js";import{t as ae}from"./Sparkline-Ce8SR4eT.js";import{n as P}from"./values-DmhuHBDQ.js";var F={name:`AccountView`,text:`query AccountView($run: ID!, $id: ID, $handle: String, $platform: String, $measure: Measure!) {
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
}`},I=520,oe=160;function L({account:e,ego:t}){let n=E();if(t.accounts.length===0)return null;let i=[...t.accounts].sort((e,t)=>(e.community?.label??``).localeCompare(t.community?.label??``)),a=new Map(t.accounts.flatMap(e=>e.community?[[e.community.communityId,e.community]]:[]));return O(`section`,{class:`card ego`,"aria-labelledby":`ego`,children:[O(`h2`,{id:`ego`,children:n(`account.ego`)}),O(`p`,{class:`quiet`,children:[O(T,{of:`Account.egoNetwork`,children:n(`account.ego.count`,{n:t.neighbourCount})}),t.truncated&&` ${n(`account.ego.some`,{n:t.accounts.length})}`]}),O(`div`,{class:`columns`,children:[O(R,{account:e,ring:i,ego:t}),O(`div`,{children:[O(`h3`,{children:n(`account.ego.communities`,{n:a.size})}),O(`ul`,{class:`chips`,children:[...a.values()].map(e=>O(`li`,{children:O(M,{community:e})},e.communityId))}),O(`ol`,{class:`neighbours`,children:t.accounts.slice(0,12).map(i=>O(`li`,{children:[O(d,{account:i}),` `,O(`span`,{class:`note`,children:V(e.key,i.key,t,n)}),` `,O(r,{account:i})]},i.key))})]})]})]})}function R({account:e,ring:t,ego:n}){let r=E(),i={x:I/2,y:I/2},a=new Map(t.map((e,n)=>[e.key,B(i,n/t.length)]));return a.set(e.key,i),O(`svg`,{class:`ring`,viewBox:`0 0 ${I} ${I}`,role:`img`,"aria-label":r(`account.ego.label`,{name:h(e),n:t.length}),children:[n.relations.map((t,n)=>{let[r,i]=[a.get(t.source.key),a.get(t.target.key)],o=t.source.key===e.key||t.target.key===e.key;return r&&i&&O(`line`,{class:o?`own`:void 0,x1:r.x,y1:r.y,x2:i.x,y2:i.y},n)}),t.map((e,n)=>{let r=a.get(e.key)??i;return O(`g`,{class:`near`,onClick:()=>re(f(e)),children:[O(`circle`,{cx:r.x,cy:r.y,r:`6`,fill:p(e.community?.colour)}),O(z,{text:h(e),turn:n/t.length,centre:i})]},e.key)}),O(`circle`,{class:`centre`,cx:i.x,cy:i.y,r:`10`,fill:p(e.community?.colour)})]})}function z({text:e,turn:t,centre:n}){let r=t*360-90,i=r>90&&r<270,a=B(n,t,171),o=e.length>13?`${e.slice(0,12)}…`:e;return O(`text`,{x:a.x,y:a.y,"text-anchor":i?`end`:`start`,dy:`0.35em`,transform:`rotate(${i?r+180:r} ${a.x} ${a.y})`,children:o})}function B(e,t,n=oe){let r=t*2*Math.PI-Math.PI/2;return{x:e.x+n*Math.cos(r),y:e.y+n*Math.sin(r)}}function V(e,t,n,r){let i=n.relations.some(n=>n.source.key===e&&n.target.key===t),a=n.relations.some(n=>n.source.key===t&&n.target.key===e);return r(i&&a?`account.ego.both`:i?`account.ego.out`:`account.ego.in`)}function H({account:e,run:t,measure:n}){let r=E(),i=e.history.map(e=>e.rank);return O(`section`,{class:`card`,"aria-labelledby":`history`,children:[O(`header`,{children:[O(`h2`,{id:`history`,children:r(`account.history`)}),O(N,{label:r(`rankings.measure`),value:n,choose:e=>v({measure:e}),options:t.measures.map(e=>[e,D(_(e))])})]}),O(ae,{values:[...i].reverse(),low:!0,label:r(`column.history.label`,{ranks:i.map(e=>e??`–`).reverse().join(`, `)})}),O(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`history`,children:O(`table`,{children:[O(`thead`,{children:O(`tr`,{children:[O(`th`,{scope:`col`,children:r(`runs.analysis`)}),O(`th`,{scope:`col`,children:r(`rankings.window`)}),O(`th`,{scope:`col`,class:`number`,children:r(`column.rank`)}),O(`th`,{scope:`col`,class:`number`,children:O(g,{measure:n,start:!0})}),O(`th`,{scope:`col`,class:`number`,children:r(`account.percentile`)})]})}),O(`tbody`,{children:e.history.map(e=>O(`tr`,{children:[O(`th`,{scope:`row`,children:O(`a`,{href:A(`runs`,[e.run.runId]),children:c(e.run.finishedAt)})}),O(`td`,{children:ee(e.run.from,e.run.to)}),O(`td`,{class:`number`,children:e.rank===null?`–`:a(e.rank)}),O(`td`,{class:`number`,children:u(e.score)}),O(`td`,{class:`number`,children:te(e.percentile,1)})]},e.run.runId))})]})})]})}var U={name:`AccountLive`,text:`query AccountLive($id: ID!, $zone: String!) {
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
}`};function W({rhythm:e}){let t=E(),n=Math.max(...e.hours.flat(),1),r=G();return O(`section`,{class:`card`,"aria-labelledby":`rhythm`,children:[O(`h2`,{id:`rhythm`,children:O(T,{of:`Account.rhythm`,children:t(`account.rhythm`)})}),O(`p`,{class:`quiet`,children:K(e,r,t)}),O(`svg`,{class:`week`,viewBox:`0 0 270 92`,role:`img`,"aria-label":K(e,r,t),children:[e.hours.map((e,t)=>O(`g`,{children:[O(`text`,{x:`0`,y:t*11+9,children:r[t]}),e.map((e,r)=>O(`rect`,{x:28+r*10,y:t*11,width:`9`,height:`10`,rx:`2`,"fill-opacity":e?.15+.85*e/n:.05},r))]},t)),[0,6,12,18].map(e=>O(`text`,{x:28+e*10,y:`89`,children:[e,`:00`]},e))]})]})}function G(){let e=new Intl.DateTimeFormat(x.value,{weekday:`short`,timeZone:`UTC`});return Array.from({length:7},(t,n)=>e.format(new Date(Date.UTC(2024,0,1+n))))}function K({hours:e,posts:t,zone:n},r,i){let o={day:0,hour:0,count:-1};return e.forEach((e,t)=>e.forEach((e,n)=>{e>o.count&&(o={day:t,hour:n,count:e})})),i(`account.rhythm.busiest`,{posts:a(t),day:r[o.day]??``,hour:`${o.hour}:00`,zone:n})}function q({id:e}){let t=E(),n=j(U,{id:e,zone:se()});return O(`section`,{class:`live`,"aria-label":t(`account.live`),children:O(S,{asked:n,children:({account:e})=>e&&O(`div`,{class:`columns`,children:[O(ce,{posts:e.posts}),O(`div`,{class:`stack`,children:[O(ue,{counts:e.relationCounts}),e.rhythm&&e.rhythm.posts>0&&O(W,{rhythm:e.rhythm})]})]})})})}function se(){return Intl.DateTimeFormat().resolvedOptions().timeZone||`UTC`}function ce({posts:e}){let t=E();return e?O(`section`,{class:`card`,"aria-labelledby":`posts`,children:[O(`h2`,{id:`posts`,children:t(`account.posts`)}),e.edges.length===0&&O(`p`,{class:`quiet`,children:t(`account.posts.none`)}),O(`ul`,{class:`posts`,children:e.edges.map(({node:e})=>O(`li`,{children:[O(`p`,{lang:e.lang??void 0,children:e.text??t(`account.posts.silent`)}),O(`p`,{class:`note`,children:[e.at&&c(e.at),` `,le(e,t)]})]},e.key))})]}):null}function le(e,t){return e.retweetOf?t(`account.posts.retweet`):e.quoteOf?t(`account.posts.quote`):e.replyTo?t(`account.posts.reply`):``}function ue({counts:e}){let t=E();return e?O(`section`,{class:`card`,"aria-labelledby":`counts`,children:[O(`h2`,{id:`counts`,children:O(T,{of:`Account.relationCounts`,children:t(`account.relations`)})}),O(`table`,{children:[O(`thead`,{children:O(`tr`,{children:[O(`th`,{scope:`col`,children:t(`rankings.layer`)}),O(`th`,{scope:`col`,class:`number`,children:t(`account.incoming`)}),O(`th`,{scope:`col`,class:`number`,children:t(`account.outgoing`)})]})}),O(`tbody`,{children:e.map(e=>O(`tr`,{children:[O(`th`,{scope:`row`,children:D(w(`layer`,e.layer))}),O(`td`,{class:`number`,children:a(e.incoming)}),O(`td`,{class:`number`,children:a(e.outgoing)})]},e.layer))})]})]}):null}var de={name:`FindAccount`,text:`query FindAccount($id: ID, $handle: String, $platform: String) {
  account(id: $id, handle: $handle, platform: $platform) {
    ...Person
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
}`},J={name:`ContentPaths`,text:`query ContentPaths($source: ID!, $target: ID!, $layers: [Layer!]) {
  contentPaths(source: $source, target: $target, layers: $layers, first: 10) {
    steps
    layers
    accounts {
      ...Person
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
}`};function fe({run:e,account:t}){let n=E(),{query:r}=y(),i=r.to??``,a=j(de,i?o(i):null),s=i?a.data?.account:null;return O(`section`,{class:`card path`,"aria-labelledby":`path`,children:[O(`h2`,{id:`path`,children:O(T,{of:`Query.contentPaths`,children:n(`path.title`)})}),O(`div`,{class:`filters`,children:[O(pe,{run:e}),O(N,{label:n(`path.way`),value:r.way===`in`?`in`:``,choose:e=>v({way:e}),options:[[``,n(`path.out`,{name:h(t)})],[`in`,n(`path.in`,{name:h(t)})]]}),O(N,{label:n(`path.by`),value:Y(r.by),choose:e=>v({by:e}),options:P.map(e=>[e,D(w(`layer`,e))])})]}),i&&!a.loading&&!s&&O(`p`,{class:`notice`,children:n(`account.unknown`,{name:i.slice(i.indexOf(`/`)+1)})}),s&&O(he,{source:r.way===`in`?s:t,target:r.way===`in`?t:s,layer:Y(r.by)})]})}function Y(e){return P.find(t=>t===e)??`FOLLOWS`}function pe({run:e}){let t=E(),r=l(),{query:i}=y(),[a,o]=n(i.to?.split(`/`).pop()??``),s=j(ie,a.length>1?{run:e,text:a.replace(/^@/,``)}:null).data?.influencers.edges.map(e=>e.node)??[],c=e=>{let t=s.find(t=>h(t)===e||t.key===e);v({to:t?m(t):me(e)})};return O(`label`,{class:`field`,children:[O(`span`,{children:t(`path.other`)}),O(`input`,{type:`text`,value:a,list:r,autoComplete:`off`,maxLength:100,onInput:e=>o(e.currentTarget.value.trim()),onChange:e=>c(e.currentTarget.value.trim())}),O(`datalist`,{id:r,children:s.map(e=>O(`option`,{value:h(e),children:e.name},e.key))})]})}function me(e){if(!e)return``;let t=e.indexOf(`:`);return t>0?`${e.slice(0,t)}/${e.slice(t+1)}`:`@${e.replace(/^@/,``)}`}function he({source:e,target:t,layer:n}){let r=E(),i={source:e.key,target:t.key,layers:[n]},a=j(J,i),o={source:h(e),target:h(t)};return O(S,{asked:a,children:({contentPaths:a})=>O(s,{children:[O(`p`,{role:`status`,children:a.length?r(`path.found`,{...o,n:a[0]?.steps??0}):r(`path.none`,o)}),O(`ol`,{class:`chains`,children:a.map(e=>O(`li`,{children:O(ge,{chain:e})},e.accounts.map(e=>e.key).join()))}),O(b,{operation:J,variables:i,cypher:ve(i),cli:`tular near ${e.key} --content-to ${t.key} --layer ${n.toLowerCase()}`})]})})}function ge({chain:e}){return O(s,{children:e.accounts.map((e,t)=>O(`span`,{children:[t>0&&O(`span`,{class:`note`,children:` → `}),O(d,{account:{...e,name:null}})]},e.key))})}var _e={FOLLOWS:`FOLLOWS`,RETWEETS:`RETWEETED`,QUOTES:`QUOTED`,REPLIES:`REPLIED`,MENTIONS:`MENTIONED`};function ve({source:e,target:t,layers:n}){return[`MATCH (a:Account {key: ${JSON.stringify(e)}}), (b:Account {key: ${JSON.stringify(t)}})`,`MATCH path = ALL SHORTEST (a)(()<-[:${_e[n[0]??`FOLLOWS`]}]-(:Account)){1,6}(b)`,`RETURN [n IN nodes(path) | coalesce(n.handle, n.key)] AS accounts LIMIT 10`].join(`
`)}function X({account:e}){let n=E(),r=[[`Account.kind`,n(`filters.kind`),D(w(`kind`,e.kind))],[`Account.tier`,n(`filters.tier`),e.tier&&D(w(`tier`,e.tier))],[`Account.verified`,n(`filters.verified`),e.verified===null?null:n(e.verified?`yes`:`no`)],[`Account.followersCount`,n(`column.stated`),Z(e.followersCount)],[`Account.followingCount`,n(`account.following`),Z(e.followingCount)],[`Account.postsCount`,n(`account.posts.count`),Z(e.postsCount)],[`Account.language`,n(`map.colour.language`),e.language],[`Account.location`,n(`account.location`),e.location],[`Account.createdAt`,n(`account.since`),e.createdAt&&t(e.createdAt)],[`Account.platform`,n(`map.colour.platform`),e.platform],[`Account.confidence`,n(`account.confidence`),e.confidence===null?null:i(e.confidence)]];return O(`section`,{class:`card`,"aria-labelledby":`profile`,children:[O(`h2`,{id:`profile`,children:n(`account.profile`)}),e.bio&&O(`p`,{class:`bio`,children:e.bio}),O(`dl`,{class:`pairs`,children:r.map(([e,t,n])=>n&&O(`div`,{children:[O(`dt`,{children:O(T,{of:e,children:t})}),O(`dd`,{children:n})]},e))})]})}function Z(e){return e===null?null:a(e)}var ye=30;function be(e){return{name:`AccountPeers`,text:`query AccountPeers($run: ID!, $id: ID!) {\n  account(id: $id, runId: $run) {\n${e.slice(0,ye).map(e=>`    ${e}: peers(measure: ${e}) {\n      count\n      leastAudience\n      mostAudience\n      percentile\n    }`).join(`
`)}\n  }\n}`}}var Q=75,$=25;function xe({run:e,account:t}){let n=E(),r=ne(()=>be(e.measures),[e.runId]),i=j(r,{run:e.runId,id:t.key});return O(`section`,{class:`card`,"aria-labelledby":`strengths`,children:[O(`h2`,{id:`strengths`,children:n(`account.strengths`)}),O(S,{asked:i,children:e=>O(Se,{account:t,peers:e.account??{}})})]})}function Se({account:e,peers:t}){let n=E(),r=e.scores.map(e=>({...e,among:t[e.measure]?.percentile??e.percentile})).sort((e,t)=>(t.among??-1)-(e.among??-1)),i=Object.values(t).find(e=>e!==null);return O(s,{children:[O(`p`,{class:`quiet`,children:we(r,n)}),i?O(`p`,{class:`note`,children:O(T,{of:`Account.peers`,children:n(`account.peers`,{n:i.count,least:C(i.leastAudience),most:C(i.mostAudience)})})}):O(`p`,{class:`note`,children:n(`account.all`)}),O(`ul`,{class:`strengths`,children:r.map(e=>O(`li`,{children:[O(`span`,{class:`what`,children:O(g,{measure:e.measure})}),O(`span`,{class:`track`,"aria-hidden":`true`,children:e.among!==null&&O(`span`,{class:Ce(e.among),style:{left:`${e.among}%`}})}),O(`span`,{class:`value`,children:[e.among===null?`–`:n(`account.ahead`,{n:Math.round(e.among)}),O(`span`,{class:`note`,children:[` `,u(e.score),` · `,n(`rank.of`,{rank:e.rank===null?`–`:a(e.rank)})]})]})]},e.measure))})]})}function Ce(e){return e>=Q?`strong`:e<=$?`weak`:`middling`}function we(e,t){let n=e=>e.slice(0,3).map(e=>_(e.measure)).join(`, `),r=n(e.filter(e=>(e.among??0)>=Q)),i=n([...e].reverse().filter(e=>e.among!==null&&e.among<=$));return[r&&t(`account.strong`,{list:r}),i&&t(`account.weak`,{list:i})].filter(Boolean).join(` `)||t(`account.average`)}function Te({run:t,parts:n}){let r=E(),{query:i}=y(),a=e(t.measures,i.measure),c=o(n.join(`/`)),l={run:t.runId,measure:a,...c},u=j(F,n.length?l:null);if(n.length===0)return O(k,{whole:!0,title:r(`account.none`),children:r(`account.none.do`)});let d=n[n.length-1]??``;return O(`article`,{class:`account-view`,children:O(S,{asked:u,children:({account:e})=>e?O(s,{children:[O(Ee,{account:e}),e.run===null&&O(k,{title:r(`map.gone.account`,{name:h(e)}),children:r(`account.unrelated`)}),O(`div`,{class:`columns`,children:[O(`div`,{class:`stack`,children:[O(X,{account:e}),O(H,{account:e,run:t,measure:a})]}),e.run&&O(xe,{run:t,account:e})]}),e.egoNetwork&&O(L,{account:e,ego:e.egoNetwork}),O(fe,{run:t.runId,account:e},e.key),O(q,{id:e.key}),O(b,{operation:F,variables:l,cypher:De(e),cli:`tular account ${e.handle?`@${e.handle}`:e.key} --run ${t.runId}`})]}):O(k,{whole:!0,title:r(`account.unknown`,{name:d}),children:r(`account.unknown.do`)})})})}function Ee({account:e}){let t=E();return O(`header`,{class:`view-head`,children:[O(`h1`,{children:[h(e),` `,O(r,{account:e})]}),O(`p`,{class:`lead`,children:[e.name&&e.name!==h(e)&&O(`strong`,{children:e.name}),` `,O(M,{community:e.community})]}),e.role&&O(`ul`,{class:`verdicts`,children:O(`li`,{children:O(T,{of:`Role.${e.role}`,children:t(`role.long.${e.role}`)})})}),O(`p`,{children:O(`a`,{class:`button`,href:A(`map`,[],{sel:m(e)}),children:t(`account.map`)})})]})}function De(e){return[`MATCH (account:Account {key: '${e.key.replaceAll(`'`,`\\'`)}'})`,`OPTIONAL MATCH (account)-[:IN_COMMUNITY]->(community:Community)-[:OF]->(:Run {current: true})`,`RETURN account, community.label AS community`].join(`
`)}export{Te as AccountView};