import{$ as e,A as t,At as n,B as r,F as i,I as a,J as o,Mt as s,N as c,Nt as l,P as u,Pt as d,R as f,V as ee,W as p,X as m,Y as h,_t as te,a as g,at as _,c as v,ct as y,dt as b,et as x,ft as S,i as ne,it as re,j as ie,k as C,l as w,lt as T,mt as E,n as ae,nt as D,o as O,s as k,tt as A,ut as oe,yt as j,z as M}from"./index-BNrgsyaf.js";import{t as N}from"./Choice-7p1abkFF.js";import{t as se}from"./Sparkline-D-f92d2P.js";import{n as P}from"./values-DmhuHBDQ.js";import{t as F}from"./shell-Bb5KlsiT.js";var I={name:`AccountView`,text:`query AccountView($run: ID!, $id: ID, $handle: String, $platform: String, $measure: Measure!) {
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
}`},L=520,R=160;function z({account:e,ego:t}){let n=E();if(t.accounts.length===0)return null;let i=[...t.accounts].sort((e,t)=>(e.community?.label??``).localeCompare(t.community?.label??``)),a=new Map(t.accounts.flatMap(e=>e.community?[[e.community.communityId,e.community]]:[]));return y(`section`,{class:`card ego`,"aria-labelledby":`ego`,children:[y(`h2`,{id:`ego`,children:n(`account.ego`)}),y(`p`,{class:`quiet`,children:[y(O,{of:`Account.egoNetwork`,children:n(`account.ego.count`,{n:t.neighbourCount})}),t.truncated&&` ${n(`account.ego.some`,{n:t.accounts.length})}`]}),y(`div`,{class:`columns`,children:[y(B,{account:e,ring:i,ego:t}),y(`div`,{children:[y(`h3`,{children:n(`account.ego.communities`,{n:a.size})}),y(`ul`,{class:`chips`,children:[...a.values()].map(e=>y(`li`,{children:y(M,{community:e})},e.communityId))}),y(`ol`,{class:`neighbours`,children:t.accounts.slice(0,12).map(i=>y(`li`,{children:[y(f,{account:i}),` `,y(`span`,{class:`note`,children:U(e.key,i.key,t,n)}),` `,y(r,{account:i})]},i.key))})]})]})]})}function B({account:e,ring:t,ego:n}){let r=E(),i={x:L/2,y:L/2},a=new Map(t.map((e,n)=>[e.key,H(i,n/t.length)]));return a.set(e.key,i),y(`svg`,{class:`ring`,viewBox:`0 0 ${L} ${L}`,role:`img`,"aria-label":r(`account.ego.label`,{name:h(e),n:t.length}),children:[n.relations.map((t,n)=>{let[r,i]=[a.get(t.source.key),a.get(t.target.key)],o=t.source.key===e.key||t.target.key===e.key;return r&&i&&y(`line`,{class:o?`own`:void 0,x1:r.x,y1:r.y,x2:i.x,y2:i.y},n)}),t.map((e,n)=>{let r=a.get(e.key)??i;return y(`g`,{class:`near`,onClick:()=>oe(ee(e)),children:[y(`circle`,{cx:r.x,cy:r.y,r:`6`,fill:p(e.community?.colour)}),y(V,{text:h(e),turn:n/t.length,centre:i})]},e.key)}),y(`circle`,{class:`centre`,cx:i.x,cy:i.y,r:`10`,fill:p(e.community?.colour)})]})}function V({text:e,turn:t,centre:n}){let r=t*360-90,i=r>90&&r<270,a=H(n,t,171),o=e.length>13?`${e.slice(0,12)}…`:e;return y(`text`,{x:a.x,y:a.y,"text-anchor":i?`end`:`start`,dy:`0.35em`,transform:`rotate(${i?r+180:r} ${a.x} ${a.y})`,children:o})}function H(e,t,n=R){let r=t*2*Math.PI-Math.PI/2;return{x:e.x+n*Math.cos(r),y:e.y+n*Math.sin(r)}}function U(e,t,n,r){let i=n.relations.some(n=>n.source.key===e&&n.target.key===t),a=n.relations.some(n=>n.source.key===t&&n.target.key===e);return r(i&&a?`account.ego.both`:i?`account.ego.out`:`account.ego.in`)}function W({account:e,run:t,measure:n}){let r=E(),i=e.history.map(e=>e.rank);return y(`section`,{class:`card`,"aria-labelledby":`history`,children:[y(`header`,{children:[y(`h2`,{id:`history`,children:r(`account.history`)}),y(N,{label:r(`rankings.measure`),value:n,choose:e=>T({measure:e}),options:t.measures.map(e=>[e,k(v(e))])})]}),y(se,{values:[...i].reverse(),low:!0,label:r(`column.history.label`,{ranks:i.map(e=>e??`–`).reverse().join(`, `)})}),y(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`history`,children:y(`table`,{children:[y(`thead`,{children:y(`tr`,{children:[y(`th`,{scope:`col`,children:r(`runs.analysis`)}),y(`th`,{scope:`col`,children:r(`rankings.window`)}),y(`th`,{scope:`col`,class:`number`,children:r(`column.rank`)}),y(`th`,{scope:`col`,class:`number`,children:y(g,{measure:n,start:!0})}),y(`th`,{scope:`col`,class:`number`,children:r(`account.percentile`)})]})}),y(`tbody`,{children:e.history.map(e=>y(`tr`,{children:[y(`th`,{scope:`row`,children:y(`a`,{href:b(`runs`,[e.run.runId]),children:c(e.run.finishedAt)})}),y(`td`,{children:ne(e.run.from,e.run.to)}),y(`td`,{class:`number`,children:e.rank===null?`–`:a(e.rank)}),y(`td`,{class:`number`,children:u(e.score)}),y(`td`,{class:`number`,children:ie(e.percentile,1)})]},e.run.runId))})]})})]})}var G={name:`AccountLive`,text:`query AccountLive($id: ID!, $zone: String!) {
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
}`};function K({rhythm:e}){let t=E(),n=Math.max(...e.hours.flat(),1),r=ce();return y(`section`,{class:`card`,"aria-labelledby":`rhythm`,children:[y(`h2`,{id:`rhythm`,children:y(O,{of:`Account.rhythm`,children:t(`account.rhythm`)})}),y(`p`,{class:`quiet`,children:q(e,r,t)}),y(`svg`,{class:`week`,viewBox:`0 0 270 92`,role:`img`,"aria-label":q(e,r,t),children:[e.hours.map((e,t)=>y(`g`,{children:[y(`text`,{x:`0`,y:t*11+9,children:r[t]}),e.map((e,r)=>y(`rect`,{x:28+r*10,y:t*11,width:`9`,height:`10`,rx:`2`,"fill-opacity":e?.15+.85*e/n:.05},r))]},t)),[0,6,12,18].map(e=>y(`text`,{x:28+e*10,y:`89`,children:[e,`:00`]},e))]})]})}function ce(){let e=new Intl.DateTimeFormat(te.value,{weekday:`short`,timeZone:`UTC`});return Array.from({length:7},(t,n)=>e.format(new Date(Date.UTC(2024,0,1+n))))}function q({hours:e,posts:t,zone:n},r,i){let o={day:0,hour:0,count:-1};return e.forEach((e,t)=>e.forEach((e,n)=>{e>o.count&&(o={day:t,hour:n,count:e})})),i(`account.rhythm.busiest`,{posts:a(t),day:r[o.day]??``,hour:`${o.hour}:00`,zone:n})}function le({id:e}){let t=E(),n=j(G,{id:e,zone:ue()});return y(`section`,{class:`live`,"aria-label":t(`account.live`),children:y(_,{asked:n,children:({account:e})=>e&&y(`div`,{class:`columns`,children:[y(de,{posts:e.posts}),y(`div`,{class:`stack`,children:[y(pe,{counts:e.relationCounts}),e.rhythm&&e.rhythm.posts>0&&y(K,{rhythm:e.rhythm})]})]})})})}function ue(){return Intl.DateTimeFormat().resolvedOptions().timeZone||`UTC`}function de({posts:e}){let t=E();return e?y(`section`,{class:`card`,"aria-labelledby":`posts`,children:[y(`h2`,{id:`posts`,children:t(`account.posts`)}),e.edges.length===0&&y(`p`,{class:`quiet`,children:t(`account.posts.none`)}),y(`ul`,{class:`posts`,children:e.edges.map(({node:e})=>y(`li`,{children:[y(`p`,{lang:e.lang??void 0,children:e.text??t(`account.posts.silent`)}),y(`p`,{class:`note`,children:[e.at&&c(e.at),` `,fe(e,t)]})]},e.key))})]}):null}function fe(e,t){return e.retweetOf?t(`account.posts.retweet`):e.quoteOf?t(`account.posts.quote`):e.replyTo?t(`account.posts.reply`):``}function pe({counts:e}){let t=E();return e?y(`section`,{class:`card`,"aria-labelledby":`counts`,children:[y(`h2`,{id:`counts`,children:y(O,{of:`Account.relationCounts`,children:t(`account.relations`)})}),y(`table`,{children:[y(`thead`,{children:y(`tr`,{children:[y(`th`,{scope:`col`,children:t(`rankings.layer`)}),y(`th`,{scope:`col`,class:`number`,children:t(`account.incoming`)}),y(`th`,{scope:`col`,class:`number`,children:t(`account.outgoing`)})]})}),y(`tbody`,{children:e.map(e=>y(`tr`,{children:[y(`th`,{scope:`row`,children:k(w(`layer`,e.layer))}),y(`td`,{class:`number`,children:a(e.incoming)}),y(`td`,{class:`number`,children:a(e.outgoing)})]},e.layer))})]})]}):null}var me={name:`FindAccount`,text:`query FindAccount($id: ID, $handle: String, $platform: String) {
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
}`};function Y({run:e,account:t}){let n=E(),{query:r}=S(),i=r.to??``,a=j(me,i?o(i):null),s=i?a.data?.account:null;return y(`section`,{class:`card path`,"aria-labelledby":`path`,children:[y(`h2`,{id:`path`,children:y(O,{of:`Query.contentPaths`,children:n(`path.title`)})}),y(`div`,{class:`filters`,children:[y(he,{run:e}),y(N,{label:n(`path.way`),value:r.way===`in`?`in`:``,choose:e=>T({way:e}),options:[[``,n(`path.out`,{name:h(t)})],[`in`,n(`path.in`,{name:h(t)})]]}),y(N,{label:n(`path.by`),value:X(r.by),choose:e=>T({by:e}),options:P.map(e=>[e,k(w(`layer`,e))])})]}),a.failure&&y(D,{failure:a.failure}),y(re,{failures:a.failures}),i&&!a.loading&&!a.failure&&a.failures.length===0&&!s&&y(`p`,{class:`notice`,children:n(`account.unknown`,{name:i.slice(i.indexOf(`/`)+1)})}),s&&y(_e,{source:r.way===`in`?s:t,target:r.way===`in`?t:s,layer:X(r.by)})]})}function X(e){return P.find(t=>t===e)??`FOLLOWS`}function he({run:e}){let t=E(),r=n(),{query:i}=S(),[a,o]=s(i.to?.split(`/`).pop()??``),c=j(ae,a.length>1?{run:e,text:a.replace(/^@/,``)}:null).data?.influencers.edges.map(e=>e.node)??[],l=e=>{let t=c.find(t=>h(t)===e||t.key===e);T({to:t?m(t):ge(e)})};return y(`label`,{class:`field`,children:[y(`span`,{children:t(`path.other`)}),y(`input`,{type:`text`,value:a,list:r,autoComplete:`off`,maxLength:100,onInput:e=>o(e.currentTarget.value.trim()),onChange:e=>l(e.currentTarget.value.trim())}),y(`datalist`,{id:r,children:c.map(e=>y(`option`,{value:h(e),children:e.name},e.key))})]})}function ge(e){if(!e)return``;let t=e.indexOf(`:`);return t>0?`${e.slice(0,t)}/${e.slice(t+1)}`:`@${e.replace(/^@/,``)}`}function _e({source:e,target:t,layer:n}){let r=E(),i={source:e.key,target:t.key,layers:[n]},a=j(J,i),o={source:h(e),target:h(t)};return y(_,{asked:a,children:({contentPaths:a})=>y(d,{children:[y(`p`,{role:`status`,children:a.length?r(`path.found`,{...o,n:a[0]?.steps??0}):r(`path.none`,o)}),y(`ol`,{class:`chains`,children:a.map(e=>y(`li`,{children:y(ve,{chain:e})},e.accounts.map(e=>e.key).join()))}),y(x,{operation:J,variables:i,cypher:be(i),cli:`tular near ${F(e.key)} --content-to ${F(t.key)} --layer ${n.toLowerCase()}`})]})})}function ve({chain:e}){return y(d,{children:e.accounts.map((e,t)=>y(`span`,{children:[t>0&&y(`span`,{class:`note`,children:` → `}),y(f,{account:{...e,name:null}})]},e.key))})}var ye={FOLLOWS:`FOLLOWS`,RETWEETS:`RETWEETED`,QUOTES:`QUOTED`,REPLIES:`REPLIED`,MENTIONS:`MENTIONED`};function be({source:e,target:t,layers:n}){return[`MATCH (a:Account {key: ${JSON.stringify(e)}}), (b:Account {key: ${JSON.stringify(t)}})`,`MATCH path = ALL SHORTEST (a)(()<-[:${ye[n[0]??`FOLLOWS`]}]-(:Account)){1,6}(b)`,`RETURN [n IN nodes(path) | coalesce(n.handle, n.key)] AS accounts LIMIT 10`].join(`
`)}function xe({account:e}){let n=E(),r=[[`Account.kind`,n(`filters.kind`),k(w(`kind`,e.kind))],[`Account.tier`,n(`filters.tier`),e.tier&&k(w(`tier`,e.tier))],[`Account.verified`,n(`filters.verified`),e.verified===null?null:n(e.verified?`yes`:`no`)],[`Account.followersCount`,n(`column.stated`),Z(e.followersCount)],[`Account.followingCount`,n(`account.following`),Z(e.followingCount)],[`Account.postsCount`,n(`account.posts.count`),Z(e.postsCount)],[`Account.language`,n(`map.colour.language`),e.language],[`Account.location`,n(`account.location`),e.location],[`Account.createdAt`,n(`account.since`),e.createdAt&&t(e.createdAt)],[`Account.platform`,n(`map.colour.platform`),e.platform],[`Account.confidence`,n(`account.confidence`),e.confidence===null?null:i(e.confidence)]];return y(`section`,{class:`card`,"aria-labelledby":`profile`,children:[y(`h2`,{id:`profile`,children:n(`account.profile`)}),e.bio&&y(`p`,{class:`bio`,children:e.bio}),y(`dl`,{class:`pairs`,children:r.map(([e,t,n])=>n&&y(`div`,{children:[y(`dt`,{children:y(O,{of:e,children:t})}),y(`dd`,{children:n})]},e))})]})}function Z(e){return e===null?null:a(e)}var Se=30;function Ce(e){return{name:`AccountPeers`,text:`query AccountPeers($run: ID!, $id: ID!) {\n  account(id: $id, runId: $run) {\n${e.slice(0,Se).map(e=>`    ${e}: peers(measure: ${e}) {\n      count\n      leastAudience\n      mostAudience\n      percentile\n    }`).join(`
`)}\n  }\n}`}}var Q=75,$=25;function we({run:e,account:t}){let n=E(),r=l(()=>Ce(e.measures),[e.runId]),i=j(r,{run:e.runId,id:t.key});return y(`section`,{class:`card`,"aria-labelledby":`strengths`,children:[y(`h2`,{id:`strengths`,children:n(`account.strengths`)}),y(_,{asked:i,children:e=>y(Te,{account:t,peers:e.account??{}})})]})}function Te({account:e,peers:t}){let n=E(),r=e.scores.map(e=>({...e,among:t[e.measure]?.percentile??e.percentile})).sort((e,t)=>(t.among??-1)-(e.among??-1)),i=Object.values(t).find(e=>e!==null);return y(d,{children:[y(`p`,{class:`quiet`,children:De(r,n)}),i?y(`p`,{class:`note`,children:y(O,{of:`Account.peers`,children:n(`account.peers`,{n:i.count,least:C(i.leastAudience),most:C(i.mostAudience)})})}):y(`p`,{class:`note`,children:n(`account.all`)}),y(`ul`,{class:`strengths`,children:r.map(e=>y(`li`,{children:[y(`span`,{class:`what`,children:y(g,{measure:e.measure})}),y(`span`,{class:`track`,"aria-hidden":`true`,children:e.among!==null&&y(`span`,{class:Ee(e.among),style:{left:`${e.among}%`}})}),y(`span`,{class:`value`,children:[e.among===null?`–`:n(`account.ahead`,{n:Math.round(e.among)}),y(`span`,{class:`note`,children:[` `,u(e.score),` · `,n(`rank.of`,{rank:e.rank===null?`–`:a(e.rank)})]})]})]},e.measure))})]})}function Ee(e){return e>=Q?`strong`:e<=$?`weak`:`middling`}function De(e,t){let n=e=>e.slice(0,3).map(e=>v(e.measure)).join(`, `),r=n(e.filter(e=>(e.among??0)>=Q)),i=n([...e].reverse().filter(e=>e.among!==null&&e.among<=$));return[r&&t(`account.strong`,{list:r}),i&&t(`account.weak`,{list:i})].filter(Boolean).join(` `)||t(`account.average`)}function Oe({run:t,parts:n}){let r=E(),{query:i}=S(),a=e(t.measures,i.measure),s=o(n.join(`/`)),c={run:t.runId,measure:a,...s},l=j(I,n.length?c:null);if(n.length===0)return y(A,{whole:!0,title:r(`account.none`),children:r(`account.none.do`)});let u=n[n.length-1]??``;return y(`article`,{class:`account-view`,children:y(_,{asked:l,children:({account:e})=>e?y(d,{children:[y(ke,{account:e}),e.run===null&&y(A,{title:r(`map.gone.account`,{name:h(e)}),children:r(`account.unrelated`)}),y(`div`,{class:`columns`,children:[y(`div`,{class:`stack`,children:[y(xe,{account:e}),y(W,{account:e,run:t,measure:a})]}),e.run&&y(we,{run:t,account:e})]}),e.egoNetwork&&y(z,{account:e,ego:e.egoNetwork}),y(Y,{run:t.runId,account:e},e.key),y(le,{id:e.key}),y(x,{operation:I,variables:c,cypher:Ae(e),cli:`tular account ${F(e.handle?`@${e.handle}`:e.key)} --run ${t.runId}`})]}):y(A,{whole:!0,title:r(`account.unknown`,{name:u}),children:r(`account.unknown.do`)})})})}function ke({account:e}){let t=E();return y(`header`,{class:`view-head`,children:[y(`h1`,{children:[h(e),` `,y(r,{account:e})]}),y(`p`,{class:`lead`,children:[e.name&&e.name!==h(e)&&y(`strong`,{children:e.name}),` `,y(M,{community:e.community})]}),e.role&&y(`ul`,{class:`verdicts`,children:y(`li`,{children:y(O,{of:`Role.${e.role}`,children:t(`role.long.${e.role}`)})})}),y(`p`,{children:y(`a`,{class:`button`,href:b(`map`,[],{sel:m(e)}),children:t(`account.map`)})})]})}function Ae(e){return[`MATCH (account:Account {key: '${e.key.replaceAll(`'`,`\\'`)}'})`,`OPTIONAL MATCH (account)-[:IN_COMMUNITY]->(community:Community)-[:OF]->(:Run {current: true})`,`RETURN account, community.label AS community`].join(`
`)}export{Oe as AccountView};