import{A as e,C as t,D as n,E as r,F as i,G as a,H as o,I as s,J as c,L as l,M as u,O as d,Q as f,R as p,S as m,T as h,U as g,V as ee,X as _,Z as v,a as y,c as b,ft as x,i as S,it as C,j as w,k as T,nt as E,o as D,pt as O,q as k,r as te,s as A,w as ne}from"./index-BSLtdN52.js";import{t as j}from"./Choice-BbDj8y5L.js";import{t as M}from"./Sparkline-5JKY5rp5.js";var N={name:`AccountView`,text:`query AccountView($run: ID!, $id: ID, $handle: String, $platform: String, $measure: Measure!) {
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
}`},P=520,F=160;function I({account:t,ego:n}){let r=f();if(n.accounts.length===0)return null;let i=[...n.accounts].sort((e,t)=>(e.community?.label??``).localeCompare(t.community?.label??``)),a=new Map(n.accounts.flatMap(e=>e.community?[[e.community.communityId,e.community]]:[]));return k(`section`,{class:`card ego`,"aria-labelledby":`ego`,children:[k(`h2`,{id:`ego`,children:r(`account.ego`)}),k(`p`,{class:`quiet`,children:[k(y,{of:`Account.egoNetwork`,children:r(`account.ego.count`,{n:n.neighbourCount})}),n.truncated&&` ${r(`account.ego.some`,{n:n.accounts.length})}`]}),k(`div`,{class:`columns`,children:[k(L,{account:t,ring:i,ego:n}),k(`div`,{children:[k(`h3`,{children:r(`account.ego.communities`,{n:a.size})}),k(`ul`,{class:`chips`,children:[...a.values()].map(t=>k(`li`,{children:k(e,{community:t})},t.communityId))}),k(`ol`,{class:`neighbours`,children:n.accounts.slice(0,12).map(e=>k(`li`,{children:[k(T,{account:e}),` `,k(`span`,{class:`note`,children:B(t.key,e.key,n,r)}),` `,k(w,{account:e})]},e.key))})]})]})]})}function L({account:e,ring:t,ego:n}){let r=f(),a={x:P/2,y:P/2},o=new Map(t.map((e,n)=>[e.key,z(a,n/t.length)]));return o.set(e.key,a),k(`svg`,{class:`ring`,viewBox:`0 0 ${P} ${P}`,role:`img`,"aria-label":r(`account.ego.label`,{name:l(e),n:t.length}),children:[n.relations.map((t,n)=>{let[r,i]=[o.get(t.source.key),o.get(t.target.key)],a=t.source.key===e.key||t.target.key===e.key;return r&&i&&k(`line`,{class:a?`own`:void 0,x1:r.x,y1:r.y,x2:i.x,y2:i.y},n)}),t.map((e,n)=>{let r=o.get(e.key)??a;return k(`a`,{href:u(e),tabIndex:-1,"aria-hidden":`true`,children:[k(`circle`,{cx:r.x,cy:r.y,r:`6`,fill:i(e.community?.colour)}),k(R,{text:l(e),turn:n/t.length,centre:a})]},e.key)}),k(`circle`,{class:`centre`,cx:a.x,cy:a.y,r:`10`,fill:i(e.community?.colour)})]})}function R({text:e,turn:t,centre:n}){let r=t*360-90,i=r>90&&r<270,a=z(n,t,171),o=e.length>13?`${e.slice(0,12)}…`:e;return k(`text`,{x:a.x,y:a.y,"text-anchor":i?`end`:`start`,dy:`0.35em`,transform:`rotate(${i?r+180:r} ${a.x} ${a.y})`,children:o})}function z(e,t,n=F){let r=t*2*Math.PI-Math.PI/2;return{x:e.x+n*Math.cos(r),y:e.y+n*Math.sin(r)}}function B(e,t,n,r){let i=n.relations.some(n=>n.source.key===e&&n.target.key===t),a=n.relations.some(n=>n.source.key===t&&n.target.key===e);return r(i&&a?`account.ego.both`:i?`account.ego.out`:`account.ego.in`)}function V({account:e,run:t,measure:n}){let i=f(),a=e.history.map(e=>e.rank);return k(`section`,{class:`card`,"aria-labelledby":`history`,children:[k(`header`,{children:[k(`h2`,{id:`history`,children:i(`account.history`)}),k(j,{label:i(`rankings.measure`),value:n,choose:e=>c({measure:e}),options:t.measures.map(e=>[e,D(A(e))])})]}),k(M,{values:[...a].reverse(),low:!0,label:i(`column.history.label`,{ranks:a.map(e=>e??`–`).reverse().join(`, `)})}),k(`div`,{class:`scroll`,tabIndex:0,role:`region`,"aria-labelledby":`history`,children:k(`table`,{children:[k(`thead`,{children:k(`tr`,{children:[k(`th`,{scope:`col`,children:i(`runs.analysis`)}),k(`th`,{scope:`col`,children:i(`rankings.window`)}),k(`th`,{scope:`col`,class:`number`,children:i(`column.rank`)}),k(`th`,{scope:`col`,class:`number`,children:k(S,{measure:n,start:!0})}),k(`th`,{scope:`col`,class:`number`,children:i(`account.percentile`)})]})}),k(`tbody`,{children:e.history.map(e=>k(`tr`,{children:[k(`th`,{scope:`row`,children:k(`a`,{href:_(`runs`,[e.run.runId]),children:h(e.run.finishedAt)})}),k(`td`,{children:te(e.run.from,e.run.to)}),k(`td`,{class:`number`,children:e.rank===null?`–`:d(e.rank)}),k(`td`,{class:`number`,children:r(e.score)}),k(`td`,{class:`number`,children:ne(e.percentile,1)})]},e.run.runId))})]})})]})}var H={name:`AccountLive`,text:`query AccountLive($id: ID!, $zone: String!) {
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
}`};function U({rhythm:e}){let t=f(),n=Math.max(...e.hours.flat(),1),r=W();return k(`section`,{class:`card`,"aria-labelledby":`rhythm`,children:[k(`h2`,{id:`rhythm`,children:k(y,{of:`Account.rhythm`,children:t(`account.rhythm`)})}),k(`p`,{class:`quiet`,children:G(e,r,t)}),k(`svg`,{class:`week`,viewBox:`0 0 270 92`,role:`img`,"aria-label":G(e,r,t),children:[e.hours.map((e,t)=>k(`g`,{children:[k(`text`,{x:`0`,y:t*11+9,children:r[t]}),e.map((e,r)=>k(`rect`,{x:28+r*10,y:t*11,width:`9`,height:`10`,rx:`2`,"fill-opacity":e?.15+.85*e/n:.05},r))]},t)),[0,6,12,18].map(e=>k(`text`,{x:28+e*10,y:`89`,children:[e,`:00`]},e))]})]})}function W(){let e=new Intl.DateTimeFormat(E.value,{weekday:`short`,timeZone:`UTC`});return Array.from({length:7},(t,n)=>e.format(new Date(Date.UTC(2024,0,1+n))))}function G({hours:e,posts:t,zone:n},r,i){let a={day:0,hour:0,count:-1};return e.forEach((e,t)=>e.forEach((e,n)=>{e>a.count&&(a={day:t,hour:n,count:e})})),i(`account.rhythm.busiest`,{posts:d(t),day:r[a.day]??``,hour:`${a.hour}:00`,zone:n})}function K({id:e}){let t=f(),n=C(H,{id:e,zone:re()});return k(`section`,{class:`live`,"aria-label":t(`account.live`),children:k(a,{asked:n,children:({account:e})=>e&&k(`div`,{class:`columns`,children:[k(q,{posts:e.posts}),k(`div`,{class:`stack`,children:[k(Y,{counts:e.relationCounts}),e.rhythm&&e.rhythm.posts>0&&k(U,{rhythm:e.rhythm})]})]})})})}function re(){return Intl.DateTimeFormat().resolvedOptions().timeZone||`UTC`}function q({posts:e}){let t=f();return e?k(`section`,{class:`card`,"aria-labelledby":`posts`,children:[k(`h2`,{id:`posts`,children:t(`account.posts`)}),e.edges.length===0&&k(`p`,{class:`quiet`,children:t(`account.posts.none`)}),k(`ul`,{class:`posts`,children:e.edges.map(({node:e})=>k(`li`,{children:[k(`p`,{lang:e.lang??void 0,children:e.text??t(`account.posts.silent`)}),k(`p`,{class:`note`,children:[e.at&&h(e.at),` `,J(e,t)]})]},e.key))})]}):null}function J(e,t){return e.retweetOf?t(`account.posts.retweet`):e.quoteOf?t(`account.posts.quote`):e.replyTo?t(`account.posts.reply`):``}function Y({counts:e}){let t=f();return e?k(`section`,{class:`card`,"aria-labelledby":`counts`,children:[k(`h2`,{id:`counts`,children:k(y,{of:`Account.relationCounts`,children:t(`account.relations`)})}),k(`table`,{children:[k(`thead`,{children:k(`tr`,{children:[k(`th`,{scope:`col`,children:t(`rankings.layer`)}),k(`th`,{scope:`col`,class:`number`,children:t(`account.incoming`)}),k(`th`,{scope:`col`,class:`number`,children:t(`account.outgoing`)})]})}),k(`tbody`,{children:e.map(e=>k(`tr`,{children:[k(`th`,{scope:`row`,children:D(b(`layer`,e.layer))}),k(`td`,{class:`number`,children:d(e.incoming)}),k(`td`,{class:`number`,children:d(e.outgoing)})]},e.layer))})]})]}):null}function X({account:e}){let r=f(),i=[[`Account.kind`,r(`filters.kind`),D(b(`kind`,e.kind))],[`Account.tier`,r(`filters.tier`),e.tier&&D(b(`tier`,e.tier))],[`Account.verified`,r(`filters.verified`),e.verified===null?null:r(e.verified?`yes`:`no`)],[`Account.followersCount`,r(`column.stated`),Z(e.followersCount)],[`Account.followingCount`,r(`account.following`),Z(e.followingCount)],[`Account.postsCount`,r(`account.posts.count`),Z(e.postsCount)],[`Account.language`,r(`map.colour.language`),e.language],[`Account.location`,r(`account.location`),e.location],[`Account.createdAt`,r(`account.since`),e.createdAt&&t(e.createdAt)],[`Account.platform`,r(`map.colour.platform`),e.platform],[`Account.confidence`,r(`account.confidence`),e.confidence===null?null:n(e.confidence)]];return k(`section`,{class:`card`,"aria-labelledby":`profile`,children:[k(`h2`,{id:`profile`,children:r(`account.profile`)}),e.bio&&k(`p`,{class:`bio`,children:e.bio}),k(`dl`,{class:`pairs`,children:i.map(([e,t,n])=>n&&k(`div`,{children:[k(`dt`,{children:k(y,{of:e,children:t})}),k(`dd`,{children:n})]},e))})]})}function Z(e){return e===null?null:d(e)}var ie=30;function ae(e){return{name:`AccountPeers`,text:`query AccountPeers($run: ID!, $id: ID!) {\n  account(id: $id, runId: $run) {\n${e.slice(0,ie).map(e=>`    ${e}: peers(measure: ${e}) {\n      count\n      leastAudience\n      mostAudience\n      percentile\n    }`).join(`
`)}\n  }\n}`}}var Q=75,$=25;function oe({run:e,account:t}){let n=f(),r=x(()=>ae(e.measures),[e.runId]),i=C(r,{run:e.runId,id:t.key});return k(`section`,{class:`card`,"aria-labelledby":`strengths`,children:[k(`h2`,{id:`strengths`,children:n(`account.strengths`)}),k(a,{asked:i,children:e=>k(se,{account:t,peers:e.account??{}})})]})}function se({account:e,peers:t}){let n=f(),i=e.scores.map(e=>({...e,among:t[e.measure]?.percentile??e.percentile})).sort((e,t)=>(t.among??-1)-(e.among??-1)),a=Object.values(t).find(e=>e!==null);return k(O,{children:[k(`p`,{class:`quiet`,children:le(i,n)}),a?k(`p`,{class:`note`,children:k(y,{of:`Account.peers`,children:n(`account.peers`,{n:a.count,least:m(a.leastAudience),most:m(a.mostAudience)})})}):k(`p`,{class:`note`,children:n(`account.all`)}),k(`ul`,{class:`strengths`,children:i.map(e=>k(`li`,{children:[k(`span`,{class:`what`,children:k(S,{measure:e.measure})}),k(`span`,{class:`track`,"aria-hidden":`true`,children:e.among!==null&&k(`span`,{class:ce(e.among),style:{left:`${e.among}%`}})}),k(`span`,{class:`value`,children:[e.among===null?`–`:n(`account.ahead`,{n:Math.round(e.among)}),k(`span`,{class:`note`,children:[` `,r(e.score),` · `,n(`rank.of`,{rank:e.rank===null?`–`:d(e.rank)})]})]})]},e.measure))})]})}function ce(e){return e>=Q?`strong`:e<=$?`weak`:`middling`}function le(e,t){let n=e=>e.slice(0,3).map(e=>A(e.measure)).join(`, `),r=n(e.filter(e=>(e.among??0)>=Q)),i=n([...e].reverse().filter(e=>e.among!==null&&e.among<=$));return[r&&t(`account.strong`,{list:r}),i&&t(`account.weak`,{list:i})].filter(Boolean).join(` `)||t(`account.average`)}function ue({run:e,parts:t}){let n=f(),{query:r}=v(),i=ee(e.measures,r.measure),c=s(t.join(`/`)),u={run:e.runId,measure:i,...c},d=C(N,t.length?u:null);if(t.length===0)return k(g,{title:n(`account.none`),children:n(`account.none.do`)});let p=t[t.length-1]??``;return k(`article`,{class:`account-view`,children:k(a,{asked:d,children:({account:t})=>t?k(O,{children:[k(de,{account:t}),t.run===null&&k(g,{title:n(`map.gone.account`,{name:l(t)}),children:n(`account.unrelated`)}),k(`div`,{class:`columns`,children:[k(`div`,{class:`stack`,children:[k(X,{account:t}),k(V,{account:t,run:e,measure:i})]}),t.run&&k(oe,{run:e,account:t})]}),t.egoNetwork&&k(I,{account:t,ego:t.egoNetwork}),k(K,{id:t.key}),k(o,{operation:N,variables:u,cypher:fe(t),cli:`tular account ${t.handle?`@${t.handle}`:t.key} --run ${e.runId}`})]}):k(g,{title:n(`account.unknown`,{name:p}),children:n(`account.unknown.do`)})})})}function de({account:t}){let n=f();return k(`header`,{class:`view-head`,children:[k(`h1`,{children:[l(t),` `,k(w,{account:t})]}),k(`p`,{class:`lead`,children:[t.name&&t.name!==l(t)&&k(`strong`,{children:t.name}),` `,k(e,{community:t.community})]}),t.role&&k(`ul`,{class:`verdicts`,children:k(`li`,{children:k(y,{of:`Role.${t.role}`,children:n(`role.long.${t.role}`)})})}),k(`p`,{children:k(`a`,{class:`button`,href:_(`map`,[],{sel:p(t)}),children:n(`account.map`)})})]})}function fe(e){return[`MATCH (account:Account {key: '${e.key.replaceAll(`'`,`\\'`)}'})`,`OPTIONAL MATCH (account)-[:IN_COMMUNITY]->(community:Community)-[:OF]->(:Run {current: true})`,`RETURN account, community.label AS community`].join(`
`)}export{ue as AccountView};