import{t as e}from"./usePages-BjtOCoas.js";import{$ as t,A as n,At as r,B as i,F as a,I as o,Mt as s,N as c,O as l,P as u,R as d,St as f,Tt as p,U as m,a as h,at as g,ct as _,dt as v,et as y,i as ee,it as b,j as x,l as S,lt as C,o as w,ot as T,pt as E,r as D,st as O,t as k,tt as A,ut as j,vt as M,z as N}from"./index-CCX0BKmV.js";import{t as P}from"./Gone-_CPHJekB.js";import{t as F}from"./Choice-BhBcimgy.js";import{t as I}from"./Sparkline-Ce8SR4eT.js";import{t as L}from"./Dialog-BhWANr0e.js";var R={name:`CommunityList`,text:`query CommunityList($run: ID!, $filter: CommunityFilter, $first: Int!, $after: String, $measure: Measure!) {
  communities(runId: $run, filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        communityId
        label
        colour
        size
        sentence
        stability
        topInfluencers(measure: $measure, first: 3) {
          node {
            key
            platform
            handle
            name
          }
        }
      }
    }
  }
}`},z={name:`CommunityView`,text:`query CommunityView($run: ID!, $community: ID!, $measure: Measure!) {
  community(id: $community, runId: $run) {
    communityId
    label
    generatedLabel
    colour
    size
    sentence
    terms
    parts
    density
    conductance
    separability
    eiIndex
    stability
    audience
    roles {
      role
      accounts
    }
    topInfluencers(measure: $measure, first: 10) {
      rank
      score
      node {
        ...Person
        role
        followersCount
      }
    }
    subcommunities(first: 12) {
      communityId
      label
      size
    }
    timeline(first: 20) {
      size
      joined
      left
      events
      run {
        runId
        from
        to
        finishedAt
      }
    }
    events(first: 10) {
      kind
      before
      after
      sizeBefore
      sizeAfter
    }
    flows(first: 100) {
      weight
      expected
      relations
      source {
        communityId
        label
        colour
      }
      target {
        communityId
        label
        colour
      }
    }
    audienceOverlap(first: 8) {
      shared
      jaccard
      expected
      community {
        communityId
        label
        colour
      }
    }
    echo(first: 26) {
      period
      retweets
      inside
      share
      expected
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
}`},B={name:`Bridges`,text:`query Bridges($run: ID!, $between: [ID!]!) {
  influencers(runId: $run, between: $between, first: 8) {
    totalCount
    edges {
      rank
      score
      node {
        ...Person
        role
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
}`};function V({community:e,run:t}){let n=E(),a=[...l(t.runId,null).values()].filter(t=>t.communityId!==e.communityId).slice(0,200),[o,s]=r(``),c=o||H(e)||a[0]?.communityId||``,f=M(B,c?{run:t.runId,between:[e.communityId,c]}:null);return a.length===0?null:O(`section`,{class:`card`,"aria-labelledby":`bridges`,children:[O(`h2`,{id:`bridges`,children:n(`community.bridges`)}),O(F,{label:n(`community.bridges.to`),value:c,choose:s,options:a.map(e=>[e.communityId,e.label])}),O(b,{asked:f,children:({influencers:e})=>e.edges.every(e=>e.score===0)?O(`p`,{children:n(`community.bridges.none`)}):O(`ol`,{class:`neighbours`,children:e.edges.map(({node:e,score:t})=>O(`li`,{children:[O(d,{account:e}),O(`span`,{class:`note`,children:n(`community.bridges.pairs`,{n:u(t)})}),O(i,{account:e})]},e.key))})})]})}function H(e){let t=e.flows.find(e=>e.source.communityId!==e.target.communityId);return t&&(t.source.communityId===e.communityId?t.target:t.source).communityId}var[U,W]=[640,150];function G({community:e}){let t=E(),r=[...e.echo].reverse();if(r.length===0)return null;let i=(U-20)/r.length,s=r.reduce((e,t)=>e+t.retweets,0),c=r.reduce((e,t)=>e+t.inside,0),l=t(`community.echo.sentence`,{share:a(c/s),n:o(s)});return O(`section`,{class:`card`,"aria-labelledby":`echo`,children:[O(`h2`,{id:`echo`,children:O(w,{of:`Community.echo`,children:t(`community.echo`)})}),O(`p`,{children:l}),O(`svg`,{class:`echo`,viewBox:`0 0 ${U} ${W+18}`,role:`img`,"aria-label":l,children:[r.map((e,t)=>O(`g`,{children:[O(`rect`,{x:10+t*i,y:W*(1-e.share),width:Math.max(i-3,1),height:W*e.share,rx:`2`,children:O(`title`,{children:`${n(e.period)}: ${a(e.share)}`})}),O(`line`,{x1:10+t*i,x2:10+(t+1)*i-3,y1:W*(1-e.expected),y2:W*(1-e.expected)})]},e.period)),O(`text`,{x:`10`,y:W+15,children:n(r[0]?.period??null)}),O(`text`,{x:U-10,y:W+15,class:`end`,children:n(r[r.length-1]?.period??null)})]}),O(`details`,{children:[O(`summary`,{children:t(`map.table`)}),O(`table`,{children:[O(`thead`,{children:O(`tr`,{children:[O(`th`,{scope:`col`,children:t(`community.week`)}),O(`th`,{scope:`col`,class:`number`,children:O(w,{of:`EchoPoint.retweets`,children:t(`community.retweets`)})}),O(`th`,{scope:`col`,class:`number`,children:O(w,{of:`EchoPoint.share`,children:t(`community.echo.inside`)})}),O(`th`,{scope:`col`,class:`number`,children:O(w,{of:`EchoPoint.expected`,children:t(`community.chance`)})})]})}),O(`tbody`,{children:r.map(e=>O(`tr`,{children:[O(`th`,{scope:`row`,children:n(e.period)}),O(`td`,{class:`number`,children:o(e.retweets)}),O(`td`,{class:`number`,children:a(e.share)}),O(`td`,{class:`number`,children:a(e.expected)})]},e.period))})]})]})]})}var K=8;function q({community:e}){let t=E(),n=e.flows.filter(e=>e.source.communityId!==e.target.communityId),r=n.filter(t=>t.source.communityId===e.communityId).map(e=>J(e.target,e)),i=n.filter(t=>t.target.communityId===e.communityId).map(e=>J(e.source,e));return r.length+i.length===0?null:O(`section`,{class:`card flows`,"aria-labelledby":`flows`,children:[O(`h2`,{id:`flows`,children:t(`community.flows`)}),O(`p`,{class:`quiet`,children:O(w,{of:`CommunityFlow.expected`,children:t(`community.flows.note`)})}),O(`div`,{class:`columns`,children:[O(Y,{title:t(`community.flows.out`),flows:r}),O(Y,{title:t(`community.flows.in`),flows:i})]})]})}function J(e,{weight:t,expected:n}){return{other:e,weight:t,expected:n??0}}function Y({title:e,flows:t}){let n=E(),r=[...t].sort((e,t)=>t.weight-e.weight).slice(0,K),i=Math.max(...r.flatMap(e=>[e.weight,e.expected]),1);return O(`div`,{children:[O(`h3`,{children:e}),O(`ul`,{class:`flow-list`,children:r.map(({other:e,weight:t,expected:r})=>O(`li`,{children:[O(N,{community:e}),O(`span`,{class:`beside`,"aria-hidden":`true`,children:[O(`span`,{class:t>r?`tie`:void 0,style:{width:`${100*t/i}%`}}),O(`i`,{style:{left:`${100*r/i}%`}})]}),O(`span`,{class:`note`,children:[o(t),` · `,r>0?n(`community.flows.times`,{n:x(t/r,2)}):`–`]})]},e.communityId))})]})}function X({community:e,run:t}){let n=E(),r=e.timeline,i=r.map(e=>e.size).reverse();return O(`section`,{class:`card`,"aria-labelledby":`life`,children:[O(`h2`,{id:`life`,children:n(`community.life`)}),O(I,{values:i,label:n(`community.life.label`,{sizes:i.join(`, `)})}),O(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`life`,children:O(`table`,{children:[O(`thead`,{children:O(`tr`,{children:[O(`th`,{scope:`col`,children:n(`runs.analysis`)}),O(`th`,{scope:`col`,class:`number`,children:n(`map.column.members`)}),O(`th`,{scope:`col`,class:`number`,children:n(`community.joined`)}),O(`th`,{scope:`col`,class:`number`,children:n(`community.left`)}),O(`th`,{scope:`col`,children:n(`community.happened`)})]})}),O(`tbody`,{children:r.map(r=>O(`tr`,{class:r.run.runId===t.runId?`here`:void 0,children:[O(`th`,{scope:`row`,children:O(`a`,{href:j(`communities`,[e.communityId],{run:r.run.runId}),title:c(r.run.finishedAt),children:r.run.from||r.run.to?ee(r.run.from,r.run.to):c(r.run.finishedAt)})}),O(`td`,{class:`number`,children:o(r.size)}),O(`td`,{class:`number`,children:r.joined===null?`–`:o(r.joined)}),O(`td`,{class:`number`,children:r.left===null?`–`:o(r.left)}),O(`td`,{children:r.events.map(e=>n(`happened.${e}`)).join(`, `)})]},r.run.runId))})]})})]})}var Z={name:`Merge`,text:`mutation Merge($ids: [ID!]!, $into: ID!) {
  mergeCommunities(ids: $ids, into: $into) {
    communityId
    parts
    size
  }
}`},Q={name:`Rename`,text:`mutation Rename($id: ID!, $name: String) {
  renameCommunity(id: $id, name: $name) {
    communityId
    label
    generatedLabel
  }
}`},$={name:`Separate`,text:`mutation Separate($ids: [ID!]!) {
  separateCommunities(ids: $ids) {
    communityId
    size
  }
}`};function te({community:e}){let t=E(),[n,i]=r(!1);return O(s,{children:[O(`button`,{type:`button`,class:`button`,onClick:()=>i(!0),children:t(`community.rename`)}),n&&O(ne,{community:e,close:()=>i(!1)})]})}function ne({community:e,close:t}){let n=E(),[i,a]=r(e.label),[o,s]=r(null),[c,l]=r(!1),u=async(e,n,r)=>{l(!0),s(null);try{await e(),k(),T(n),t(),r?.()}catch(e){s(e instanceof p?e:new p(`broken`,String(e))),l(!1)}},d=e.communityId,m=e=>u(()=>f(Q,{id:d,name:e}),n(`community.renamed`));return O(L,{title:n(`community.rename`),close:t,children:[O(`form`,{onSubmit:e=>{e.preventDefault(),m(i.trim()||null)},children:[O(`label`,{class:`field`,children:[O(`span`,{children:n(`community.name`)}),O(`input`,{type:`text`,maxLength:100,value:i,onInput:e=>a(e.currentTarget.value)})]}),O(`p`,{class:`note`,children:n(`community.name.note`,{generated:e.generatedLabel??`–`})}),o&&O(`p`,{class:`notice warn`,role:`alert`,children:g(o)}),O(`p`,{class:`actions`,children:[O(`button`,{type:`submit`,class:`button main`,disabled:c,children:n(`community.name.save`)}),O(`button`,{type:`button`,class:`button`,disabled:c,onClick:()=>void m(null),children:n(`community.name.generated`)})]})]}),O(re,{community:e,busy:c,merge:e=>void u(()=>f(Z,{ids:[d],into:e}),n(`community.merged`),()=>C(j(`communities`,[e]))),separate:e=>void u(()=>f($,{ids:e}),n(`community.separated`))})]})}function re({community:e,busy:t,merge:n,separate:i}){let a=E(),o=v().query.run,s=[...l(o??null,null).values()].filter(t=>t.communityId!==e.communityId).slice(0,300),[c,u]=r(``),d=(e.parts??[]).filter(t=>t!==e.communityId);return O(`section`,{children:[O(`h3`,{children:a(`community.merge`)}),O(`p`,{class:`note`,children:a(`community.merge.note`)}),O(F,{label:a(`community.merge.into`),value:c,choose:u,options:[[``,`–`],...s.map(e=>[e.communityId,e.label])]}),O(`p`,{class:`actions`,children:[O(`button`,{type:`button`,class:`button`,disabled:t||!c,onClick:()=>n(c),children:a(`community.merge.do`)}),d.length>0&&O(`button`,{type:`button`,class:`button`,disabled:t,onClick:()=>i(d),children:a(`community.separate`,{n:d.length})})]})]})}function ie({run:e,id:n}){let{query:r}=v(),i=t(e.measures,r.measure),a={run:e.runId,community:n,measure:i},o=M(z,a);return O(`article`,{class:`community-view`,children:O(b,{asked:o,children:({community:t})=>t?O(s,{children:[O(ae,{community:t}),O(`div`,{class:`columns`,children:[O(oe,{community:t,measure:i}),O(`div`,{class:`stack`,children:[O(se,{community:t}),O(X,{community:t,run:e})]})]}),O(q,{community:t}),O(`div`,{class:`columns`,children:[O(V,{community:t,run:e}),O(ce,{community:t})]}),O(G,{community:t}),O(y,{operation:z,variables:a,cypher:le(n),cli:`tular community ${n} --run ${e.runId}`})]}):O(P,{whole:!0,id:n})})})}function ae({community:e}){let t=E();return O(`header`,{class:`view-head`,children:[O(`h1`,{children:[O(m,{colour:e.colour}),` `,e.label]}),e.sentence&&O(`p`,{class:`lead`,children:e.sentence}),O(`div`,{class:`actions`,children:[O(`a`,{class:`button`,href:j(`map`,[],{sel:`community:${e.communityId}`}),children:t(`account.map`)}),O(`a`,{class:`button`,href:j(`rankings`,[],{community:e.communityId}),children:t(`community.ranking`)}),O(te,{community:e})]})]})}function oe({community:e,measure:t}){let n=E(),r=Math.max(...e.topInfluencers.map(e=>Math.abs(e.score)),1e-12);return O(`section`,{class:`card`,"aria-labelledby":`leaders`,children:[O(`h2`,{id:`leaders`,children:n(`community.leaders`)}),O(`p`,{class:`quiet`,children:O(h,{measure:t,start:!0})}),O(`ol`,{class:`ten`,children:e.topInfluencers.map(({node:e,rank:t,score:a},s)=>O(`li`,{children:[O(`span`,{class:`place`,children:s+1}),O(`span`,{class:`who`,children:[O(d,{account:e}),O(`span`,{class:`note`,children:S(`role`,e.role)})]}),O(`span`,{class:`value`,children:[O(`span`,{class:`amount`,children:u(a)}),O(`span`,{class:`bar`,"aria-hidden":`true`,children:O(`span`,{style:{width:`${100*Math.abs(a)/r}%`}})}),O(`span`,{class:`note`,children:n(`community.overall`,{rank:o(t)})})]}),O(i,{account:e})]},e.key))})]})}function se({community:e}){let t=E(),n=[[`Community.size`,t(`map.column.members`),o(e.size)],[`Community.stability`,t(`community.stability`),a(e.stability)],[`Community.eiIndex`,t(`community.openness`),x(e.eiIndex)],[`Community.conductance`,t(`community.conductance`),x(e.conductance)],[`Community.density`,t(`community.density`),a(e.density,1)],[`Community.audience`,t(`community.audience`),e.audience===null?`–`:o(e.audience)]];return O(`section`,{class:`card`,"aria-labelledby":`character`,children:[O(`h2`,{id:`character`,children:t(`community.character`)}),O(`dl`,{class:`facts`,children:n.map(([e,t,n])=>O(D,{of:e,name:t,value:n},e))}),e.terms&&e.terms.length>0&&O(s,{children:[O(`h3`,{children:O(w,{of:`Community.terms`,children:t(`community.terms`)})}),O(`ul`,{class:`chips`,children:e.terms.map(e=>O(`li`,{children:e},e))})]}),e.subcommunities.length>0&&O(s,{children:[O(`h3`,{children:O(w,{of:`Community.subcommunities`,children:t(`community.inside`)})}),O(`ul`,{class:`chips`,children:e.subcommunities.map(e=>O(`li`,{children:[e.label,` `,O(`span`,{class:`note`,children:o(e.size)})]},e.communityId))})]}),O(`h3`,{children:O(w,{of:`Community.roles`,children:t(`community.roles`)})}),O(`ul`,{class:`plain-list`,children:e.roles.map(e=>O(`li`,{children:[O(`span`,{class:`note`,children:o(e.accounts)}),` `,O(w,{of:`Role.${e.role}`,children:S(`role`,e.role)})]},e.role))})]})}function ce({community:e}){let t=E();return e.audienceOverlap.length===0?null:O(`section`,{class:`card`,"aria-labelledby":`overlap`,children:[O(`h2`,{id:`overlap`,children:O(w,{of:`Community.audienceOverlap`,children:t(`community.overlap`)})}),O(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`overlap`,children:O(`table`,{children:[O(`thead`,{children:O(`tr`,{children:[O(`th`,{scope:`col`,children:t(`column.community`)}),O(`th`,{scope:`col`,class:`number`,children:O(w,{of:`SharedAudience.shared`,children:t(`community.shared`)})}),O(`th`,{scope:`col`,class:`number`,children:O(w,{of:`SharedAudience.jaccard`,children:t(`community.jaccard`)})}),O(`th`,{scope:`col`,class:`number`,children:O(w,{of:`SharedAudience.expected`,children:t(`community.chance`)})})]})}),O(`tbody`,{children:e.audienceOverlap.map(e=>O(`tr`,{children:[O(`th`,{scope:`row`,children:O(`a`,{href:j(`communities`,[e.community.communityId]),children:e.community.label})}),O(`td`,{class:`number`,children:o(e.shared)}),O(`td`,{class:`number`,children:a(e.jaccard,1)}),O(`td`,{class:`number`,children:a(e.expected,1)})]},e.community.communityId))})]})})]})}function le(e){return[`MATCH (community:Community {id: '${e.replaceAll(`'`,`\\'`)}'})-[:OF]->(:Run {current: true})`,`MATCH (account:Account)-[:IN_COMMUNITY]->(community)`,`RETURN community.label AS community, account.handle AS handle, account.pagerank AS pagerank`,`ORDER BY pagerank DESC LIMIT 10`].join(`
`)}function ue({run:e,parts:t}){let[n]=t;return n?O(ie,{run:e,id:n}):O(de,{run:e})}function de({run:n}){let r=E(),{query:i}=v(),s=i.text?{text:i.text}:null,c={run:n.runId,filter:s,first:50,measure:t(n.measures,i.measure)},{asked:l,edges:u,hasMore:f,more:p}=e(R,c,e=>e.communities);return O(`article`,{class:`community-view`,children:[O(`header`,{class:`view-head`,children:[O(`h1`,{children:r(`nav.communities`)}),O(`p`,{class:`lead`,children:r(`communities.total`,{n:n.communityCount})})]}),O(`label`,{class:`field`,children:[O(`span`,{children:r(`communities.filter`)}),O(`input`,{type:`text`,value:i.text??``,onInput:e=>_({text:e.currentTarget.value},!0)})]}),O(b,{asked:l,children:()=>u.length===0?O(A,{title:r(`state.nothing`),children:r(`state.nothing.do`)}):O(`div`,{class:`scroll card`,tabIndex:0,role:`group`,"aria-label":r(`nav.communities`),children:O(`table`,{children:[O(`thead`,{children:O(`tr`,{children:[O(`th`,{scope:`col`,children:r(`column.community`)}),O(`th`,{scope:`col`,class:`number`,children:O(w,{of:`Community.size`,children:r(`map.column.members`)})}),O(`th`,{scope:`col`,children:r(`community.leaders`)}),O(`th`,{scope:`col`,class:`number`,children:O(w,{of:`Community.stability`,children:r(`community.stability`)})})]})}),O(`tbody`,{children:u.map(({node:e})=>O(`tr`,{children:[O(`th`,{scope:`row`,children:O(N,{community:e})}),O(`td`,{class:`number`,children:o(e.size)}),O(`td`,{children:e.topInfluencers.map((e,t)=>O(`span`,{children:[t>0&&`, `,O(d,{account:{...e.node,name:null}})]},e.node.key))}),O(`td`,{class:`number`,children:a(e.stability)})]},e.communityId))})]})})}),f&&O(`button`,{type:`button`,class:`button`,onClick:p,children:r(`list.more`)}),O(y,{operation:R,variables:c,cypher:fe,cli:`tular communities`})]})}var fe=`MATCH (community:Community)-[:OF]->(:Run {current: true})
RETURN community.id AS id, community.label AS label, community.size AS size
ORDER BY size DESC`;export{ue as Communities};