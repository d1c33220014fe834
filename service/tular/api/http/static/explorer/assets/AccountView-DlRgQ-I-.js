import{C as e,D as t,E as n,H as r,J as i,L as a,M as o,N as s,O as c,P as l,Q as u,S as d,U as ee,V as f,Y as p,a as m,at as h,bt as te,c as g,ct as _,et as v,i as y,it as ne,j as b,k as x,o as S,q as C,r as re,rt as w,s as T,tt as ie,ut as E,w as D,xt as O}from"./index-DC6oF7q5.js";import{t as k}from"./Choice-DUOHLw64.js";import{t as A}from"./Sparkline-BVnUAgxC.js";var j={name:`AccountView`,text:`query AccountView($run: ID!, $id: ID, $handle: String, $platform: String, $measure: Measure!) {
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
}`},M=520,N=160;function P({account:e,ego:t}){let n=h();if(t.accounts.length===0)return null;let r=[...t.accounts].sort((e,t)=>(e.community?.label??``).localeCompare(t.community?.label??``)),i=new Map(t.accounts.flatMap(e=>e.community?[[e.community.communityId,e.community]]:[]));return v(`section`,{class:`card ego`,"aria-labelledby":`ego`,children:[v(`h2`,{id:`ego`,children:n(`account.ego`)}),v(`p`,{class:`quiet`,children:[v(m,{of:`Account.egoNetwork`,children:n(`account.ego.count`,{n:t.neighbourCount})}),t.truncated&&` ${n(`account.ego.some`,{n:t.accounts.length})}`]}),v(`div`,{class:`columns`,children:[v(F,{account:e,ring:r,ego:t}),v(`div`,{children:[v(`h3`,{children:n(`account.ego.communities`,{n:i.size})}),v(`ul`,{class:`chips`,children:[...i.values()].map(e=>v(`li`,{children:v(o,{community:e})},e.communityId))}),v(`ol`,{class:`neighbours`,children:t.accounts.slice(0,12).map(r=>v(`li`,{children:[v(b,{account:r}),` `,v(`span`,{class:`note`,children:R(e.key,r.key,t,n)}),` `,v(s,{account:r})]},r.key))})]})]})]})}function F({account:e,ring:t,ego:n}){let i=h(),o={x:M/2,y:M/2},s=new Map(t.map((e,n)=>[e.key,L(o,n/t.length)]));return s.set(e.key,o),v(`svg`,{class:`ring`,viewBox:`0 0 ${M} ${M}`,role:`img`,"aria-label":i(`account.ego.label`,{name:r(e),n:t.length}),children:[n.relations.map((t,n)=>{let[r,i]=[s.get(t.source.key),s.get(t.target.key)],a=t.source.key===e.key||t.target.key===e.key;return r&&i&&v(`line`,{class:a?`own`:void 0,x1:r.x,y1:r.y,x2:i.x,y2:i.y},n)}),t.map((e,n)=>{let i=s.get(e.key)??o;return v(`a`,{href:l(e),tabIndex:-1,"aria-hidden":`true`,children:[v(`circle`,{cx:i.x,cy:i.y,r:`6`,fill:a(e.community?.colour)}),v(I,{text:r(e),turn:n/t.length,centre:o})]},e.key)}),v(`circle`,{class:`centre`,cx:o.x,cy:o.y,r:`10`,fill:a(e.community?.colour)})]})}function I({text:e,turn:t,centre:n}){let r=t*360-90,i=r>90&&r<270,a=L(n,t,171),o=e.length>13?`${e.slice(0,12)}…`:e;return v(`text`,{x:a.x,y:a.y,"text-anchor":i?`end`:`start`,dy:`0.35em`,transform:`rotate(${i?r+180:r} ${a.x} ${a.y})`,children:o})}function L(e,t,n=N){let r=t*2*Math.PI-Math.PI/2;return{x:e.x+n*Math.cos(r),y:e.y+n*Math.sin(r)}}function R(e,t,n,r){let i=n.relations.some(n=>n.source.key===e&&n.target.key===t),a=n.relations.some(n=>n.source.key===t&&n.target.key===e);return r(i&&a?`account.ego.both`:i?`account.ego.out`:`account.ego.in`)}function z({account:e,run:r,measure:i}){let a=h(),o=e.history.map(e=>e.rank);return v(`section`,{class:`card`,"aria-labelledby":`history`,children:[v(`header`,{children:[v(`h2`,{id:`history`,children:a(`account.history`)}),v(k,{label:a(`rankings.measure`),value:i,choose:e=>ie({measure:e}),options:r.measures.map(e=>[e,S(T(e))])})]}),v(A,{values:[...o].reverse(),low:!0,label:a(`column.history.label`,{ranks:o.map(e=>e??`–`).reverse().join(`, `)})}),v(`div`,{class:`scroll`,tabIndex:0,role:`region`,"aria-labelledby":`history`,children:v(`table`,{children:[v(`thead`,{children:v(`tr`,{children:[v(`th`,{scope:`col`,children:a(`runs.analysis`)}),v(`th`,{scope:`col`,children:a(`rankings.window`)}),v(`th`,{scope:`col`,class:`number`,children:a(`column.rank`)}),v(`th`,{scope:`col`,class:`number`,children:v(y,{measure:i,start:!0})}),v(`th`,{scope:`col`,class:`number`,children:a(`account.percentile`)})]})}),v(`tbody`,{children:e.history.map(e=>v(`tr`,{children:[v(`th`,{scope:`row`,children:v(`a`,{href:w(`runs`,[e.run.runId]),children:n(e.run.finishedAt)})}),v(`td`,{children:re(e.run.from,e.run.to)}),v(`td`,{class:`number`,children:e.rank===null?`–`:x(e.rank)}),v(`td`,{class:`number`,children:t(e.score)}),v(`td`,{class:`number`,children:D(e.percentile,1)})]},e.run.runId))})]})})]})}var B={name:`AccountLive`,text:`query AccountLive($id: ID!, $zone: String!) {
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
}`};function V({rhythm:e}){let t=h(),n=Math.max(...e.hours.flat(),1),r=H();return v(`section`,{class:`card`,"aria-labelledby":`rhythm`,children:[v(`h2`,{id:`rhythm`,children:v(m,{of:`Account.rhythm`,children:t(`account.rhythm`)})}),v(`p`,{class:`quiet`,children:U(e,r,t)}),v(`svg`,{class:`week`,viewBox:`0 0 270 92`,role:`img`,"aria-label":U(e,r,t),children:[e.hours.map((e,t)=>v(`g`,{children:[v(`text`,{x:`0`,y:t*11+9,children:r[t]}),e.map((e,r)=>v(`rect`,{x:28+r*10,y:t*11,width:`9`,height:`10`,rx:`2`,"fill-opacity":e?.15+.85*e/n:.05},r))]},t)),[0,6,12,18].map(e=>v(`text`,{x:28+e*10,y:`89`,children:[e,`:00`]},e))]})]})}function H(){let e=new Intl.DateTimeFormat(_.value,{weekday:`short`,timeZone:`UTC`});return Array.from({length:7},(t,n)=>e.format(new Date(Date.UTC(2024,0,1+n))))}function U({hours:e,posts:t,zone:n},r,i){let a={day:0,hour:0,count:-1};return e.forEach((e,t)=>e.forEach((e,n)=>{e>a.count&&(a={day:t,hour:n,count:e})})),i(`account.rhythm.busiest`,{posts:x(t),day:r[a.day]??``,hour:`${a.hour}:00`,zone:n})}function W({id:e}){let t=h(),n=E(B,{id:e,zone:G()});return v(`section`,{class:`live`,"aria-label":t(`account.live`),children:v(u,{asked:n,children:({account:e})=>e&&v(`div`,{class:`columns`,children:[v(K,{posts:e.posts}),v(`div`,{class:`stack`,children:[v(J,{counts:e.relationCounts}),e.rhythm&&e.rhythm.posts>0&&v(V,{rhythm:e.rhythm})]})]})})})}function G(){return Intl.DateTimeFormat().resolvedOptions().timeZone||`UTC`}function K({posts:e}){let t=h();return e?v(`section`,{class:`card`,"aria-labelledby":`posts`,children:[v(`h2`,{id:`posts`,children:t(`account.posts`)}),e.edges.length===0&&v(`p`,{class:`quiet`,children:t(`account.posts.none`)}),v(`ul`,{class:`posts`,children:e.edges.map(({node:e})=>v(`li`,{children:[v(`p`,{lang:e.lang??void 0,children:e.text??t(`account.posts.silent`)}),v(`p`,{class:`note`,children:[e.at&&n(e.at),` `,q(e,t)]})]},e.key))})]}):null}function q(e,t){return e.retweetOf?t(`account.posts.retweet`):e.quoteOf?t(`account.posts.quote`):e.replyTo?t(`account.posts.reply`):``}function J({counts:e}){let t=h();return e?v(`section`,{class:`card`,"aria-labelledby":`counts`,children:[v(`h2`,{id:`counts`,children:v(m,{of:`Account.relationCounts`,children:t(`account.relations`)})}),v(`table`,{children:[v(`thead`,{children:v(`tr`,{children:[v(`th`,{scope:`col`,children:t(`rankings.layer`)}),v(`th`,{scope:`col`,class:`number`,children:t(`account.incoming`)}),v(`th`,{scope:`col`,class:`number`,children:t(`account.outgoing`)})]})}),v(`tbody`,{children:e.map(e=>v(`tr`,{children:[v(`th`,{scope:`row`,children:S(g(`layer`,e.layer))}),v(`td`,{class:`number`,children:x(e.incoming)}),v(`td`,{class:`number`,children:x(e.outgoing)})]},e.layer))})]})]}):null}function Y({account:t}){let n=h(),r=[[`Account.kind`,n(`filters.kind`),S(g(`kind`,t.kind))],[`Account.tier`,n(`filters.tier`),t.tier&&S(g(`tier`,t.tier))],[`Account.verified`,n(`filters.verified`),t.verified===null?null:n(t.verified?`yes`:`no`)],[`Account.followersCount`,n(`column.stated`),X(t.followersCount)],[`Account.followingCount`,n(`account.following`),X(t.followingCount)],[`Account.postsCount`,n(`account.posts.count`),X(t.postsCount)],[`Account.language`,n(`map.colour.language`),t.language],[`Account.location`,n(`account.location`),t.location],[`Account.createdAt`,n(`account.since`),t.createdAt&&e(t.createdAt)],[`Account.platform`,n(`map.colour.platform`),t.platform],[`Account.confidence`,n(`account.confidence`),t.confidence===null?null:c(t.confidence)]];return v(`section`,{class:`card`,"aria-labelledby":`profile`,children:[v(`h2`,{id:`profile`,children:n(`account.profile`)}),t.bio&&v(`p`,{class:`bio`,children:t.bio}),v(`dl`,{class:`pairs`,children:r.map(([e,t,n])=>n&&v(`div`,{children:[v(`dt`,{children:v(m,{of:e,children:t})}),v(`dd`,{children:n})]},e))})]})}function X(e){return e===null?null:x(e)}var ae=30;function oe(e){return{name:`AccountPeers`,text:`query AccountPeers($run: ID!, $id: ID!) {\n  account(id: $id, runId: $run) {\n${e.slice(0,ae).map(e=>`    ${e}: peers(measure: ${e}) {\n      count\n      leastAudience\n      mostAudience\n      percentile\n    }`).join(`
`)}\n  }\n}`}}var Z=75,Q=25;function $({run:e,account:t}){let n=h(),r=te(()=>oe(e.measures),[e.runId]),i=E(r,{run:e.runId,id:t.key});return v(`section`,{class:`card`,"aria-labelledby":`strengths`,children:[v(`h2`,{id:`strengths`,children:n(`account.strengths`)}),v(u,{asked:i,children:e=>v(se,{account:t,peers:e.account??{}})})]})}function se({account:e,peers:n}){let r=h(),i=e.scores.map(e=>({...e,among:n[e.measure]?.percentile??e.percentile})).sort((e,t)=>(t.among??-1)-(e.among??-1)),a=Object.values(n).find(e=>e!==null);return v(O,{children:[v(`p`,{class:`quiet`,children:le(i,r)}),a?v(`p`,{class:`note`,children:v(m,{of:`Account.peers`,children:r(`account.peers`,{n:a.count,least:d(a.leastAudience),most:d(a.mostAudience)})})}):v(`p`,{class:`note`,children:r(`account.all`)}),v(`ul`,{class:`strengths`,children:i.map(e=>v(`li`,{children:[v(`span`,{class:`what`,children:v(y,{measure:e.measure})}),v(`span`,{class:`track`,"aria-hidden":`true`,children:e.among!==null&&v(`span`,{class:ce(e.among),style:{left:`${e.among}%`}})}),v(`span`,{class:`value`,children:[e.among===null?`–`:r(`account.ahead`,{n:Math.round(e.among)}),v(`span`,{class:`note`,children:[` `,t(e.score),` · `,r(`rank.of`,{rank:e.rank===null?`–`:x(e.rank)})]})]})]},e.measure))})]})}function ce(e){return e>=Z?`strong`:e<=Q?`weak`:`middling`}function le(e,t){let n=e=>e.slice(0,3).map(e=>T(e.measure)).join(`, `),r=n(e.filter(e=>(e.among??0)>=Z)),i=n([...e].reverse().filter(e=>e.among!==null&&e.among<=Q));return[r&&t(`account.strong`,{list:r}),i&&t(`account.weak`,{list:i})].filter(Boolean).join(` `)||t(`account.average`)}function ue({run:e,parts:t}){let n=h(),{query:a}=ne(),o=C(e.measures,a.measure),s=f(t.join(`/`)),c={run:e.runId,measure:o,...s},l=E(j,t.length?c:null);if(t.length===0)return v(p,{title:n(`account.none`),children:n(`account.none.do`)});let d=t[t.length-1]??``;return v(`article`,{class:`account-view`,children:v(u,{asked:l,children:({account:t})=>t?v(O,{children:[v(de,{account:t}),t.run===null&&v(p,{title:n(`map.gone.account`,{name:r(t)}),children:n(`account.unrelated`)}),v(`div`,{class:`columns`,children:[v(`div`,{class:`stack`,children:[v(Y,{account:t}),v(z,{account:t,run:e,measure:o})]}),t.run&&v($,{run:e,account:t})]}),t.egoNetwork&&v(P,{account:t,ego:t.egoNetwork}),v(W,{id:t.key}),v(i,{operation:j,variables:c,cypher:fe(t),cli:`tular account ${t.handle?`@${t.handle}`:t.key} --run ${e.runId}`})]}):v(p,{title:n(`account.unknown`,{name:d}),children:n(`account.unknown.do`)})})})}function de({account:e}){let t=h();return v(`header`,{class:`view-head`,children:[v(`h1`,{children:[r(e),` `,v(s,{account:e})]}),v(`p`,{class:`lead`,children:[e.name&&e.name!==r(e)&&v(`strong`,{children:e.name}),` `,v(o,{community:e.community})]}),e.role&&v(`ul`,{class:`verdicts`,children:v(`li`,{children:v(m,{of:`Role.${e.role}`,children:t(`role.long.${e.role}`)})})}),v(`p`,{children:v(`a`,{class:`button`,href:w(`map`,[],{sel:ee(e)}),children:t(`account.map`)})})]})}function fe(e){return[`MATCH (account:Account {key: '${e.key.replaceAll(`'`,`\\'`)}'})`,`OPTIONAL MATCH (account)-[:IN_COMMUNITY]->(community:Community)-[:OF]->(:Run {current: true})`,`RETURN account, community.label AS community`].join(`
`)}export{ue as AccountView};