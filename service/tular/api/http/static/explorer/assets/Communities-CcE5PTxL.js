import{t as e}from"./usePages-juznz1ZP.js";import{$ as t,A as n,B as r,F as i,I as a,N as o,O as s,P as c,R as l,U as u,_t as d,a as f,at as p,ct as m,et as h,ft as g,i as _,it as v,j as y,jt as b,kt as x,l as S,lt as C,o as w,ot as T,r as E,st as D,t as O,tt as k,ut as A,wt as j,xt as M,z as N}from"./index-DxGfRyMj.js";import{t as P}from"./Gone-DA0zdWfW.js";import{t as F}from"./Choice-DoMRAb1D.js";import{t as I}from"./Sparkline-C3sPkrPZ.js";import{t as L}from"./Dialog-C_yGzMLP.js";var R={name:`CommunityList`,text:`query CommunityList($run: ID!, $filter: CommunityFilter, $first: Int!, $after: String, $measure: Measure!) {
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
}`};function V({community:e,run:t}){let n=g(),i=[...s(t.runId,null).values()].filter(t=>t.communityId!==e.communityId).slice(0,200),[a,o]=x(``),u=a||H(e)||i[0]?.communityId||``,f=d(B,u?{run:t.runId,between:[e.communityId,u]}:null);return i.length===0?null:T(`section`,{class:`card`,"aria-labelledby":`bridges`,children:[T(`h2`,{id:`bridges`,children:n(`community.bridges`)}),T(F,{label:n(`community.bridges.to`),value:u,choose:o,options:i.map(e=>[e.communityId,e.label])}),T(v,{asked:f,children:({influencers:e})=>e.edges.every(e=>e.score===0)?T(`p`,{children:n(`community.bridges.none`)}):T(`ol`,{class:`neighbours`,children:e.edges.map(({node:e,score:t})=>T(`li`,{children:[T(l,{account:e}),T(`span`,{class:`note`,children:n(`community.bridges.pairs`,{n:c(t)})}),T(r,{account:e})]},e.key))})})]})}function H(e){let t=e.flows.find(e=>e.source.communityId!==e.target.communityId);return t&&(t.source.communityId===e.communityId?t.target:t.source).communityId}var[U,W]=[640,150];function G({community:e}){let t=g(),r=[...e.echo].reverse();if(r.length===0)return null;let o=(U-20)/r.length,s=r.reduce((e,t)=>e+t.retweets,0),c=r.reduce((e,t)=>e+t.inside,0),l=t(`community.echo.sentence`,{share:i(c/s),n:a(s)});return T(`section`,{class:`card`,"aria-labelledby":`echo`,children:[T(`h2`,{id:`echo`,children:T(w,{of:`Community.echo`,children:t(`community.echo`)})}),T(`p`,{children:l}),T(`svg`,{class:`echo`,viewBox:`0 0 ${U} ${W+18}`,role:`img`,"aria-label":l,children:[r.map((e,t)=>T(`g`,{children:[T(`rect`,{x:10+t*o,y:W*(1-e.share),width:Math.max(o-3,1),height:W*e.share,rx:`2`,children:T(`title`,{children:`${n(e.period)}: ${i(e.share)}`})}),T(`line`,{x1:10+t*o,x2:10+(t+1)*o-3,y1:W*(1-e.expected),y2:W*(1-e.expected)})]},e.period)),T(`text`,{x:`10`,y:W+15,children:n(r[0]?.period??null)}),T(`text`,{x:U-10,y:W+15,class:`end`,children:n(r[r.length-1]?.period??null)})]}),T(`details`,{children:[T(`summary`,{children:t(`map.table`)}),T(`table`,{children:[T(`thead`,{children:T(`tr`,{children:[T(`th`,{scope:`col`,children:t(`community.week`)}),T(`th`,{scope:`col`,class:`number`,children:T(w,{of:`EchoPoint.retweets`,children:t(`community.retweets`)})}),T(`th`,{scope:`col`,class:`number`,children:T(w,{of:`EchoPoint.share`,children:t(`community.echo.inside`)})}),T(`th`,{scope:`col`,class:`number`,children:T(w,{of:`EchoPoint.expected`,children:t(`community.chance`)})})]})}),T(`tbody`,{children:r.map(e=>T(`tr`,{children:[T(`th`,{scope:`row`,children:n(e.period)}),T(`td`,{class:`number`,children:a(e.retweets)}),T(`td`,{class:`number`,children:i(e.share)}),T(`td`,{class:`number`,children:i(e.expected)})]},e.period))})]})]})]})}var K=8;function q({community:e}){let t=g(),n=e.flows.filter(e=>e.source.communityId!==e.target.communityId),r=n.filter(t=>t.source.communityId===e.communityId).map(e=>J(e.target,e)),i=n.filter(t=>t.target.communityId===e.communityId).map(e=>J(e.source,e));return r.length+i.length===0?null:T(`section`,{class:`card flows`,"aria-labelledby":`flows`,children:[T(`h2`,{id:`flows`,children:t(`community.flows`)}),T(`p`,{class:`quiet`,children:T(w,{of:`CommunityFlow.expected`,children:t(`community.flows.note`)})}),T(`div`,{class:`columns`,children:[T(Y,{title:t(`community.flows.out`),flows:r}),T(Y,{title:t(`community.flows.in`),flows:i})]})]})}function J(e,{weight:t,expected:n}){return{other:e,weight:t,expected:n??0}}function Y({title:e,flows:t}){let n=g(),r=[...t].sort((e,t)=>t.weight-e.weight).slice(0,K),i=Math.max(...r.flatMap(e=>[e.weight,e.expected]),1);return T(`div`,{children:[T(`h3`,{children:e}),T(`ul`,{class:`flow-list`,children:r.map(({other:e,weight:t,expected:r})=>T(`li`,{children:[T(N,{community:e}),T(`span`,{class:`beside`,"aria-hidden":`true`,children:[T(`span`,{class:t>r?`tie`:void 0,style:{width:`${100*t/i}%`}}),T(`i`,{style:{left:`${100*r/i}%`}})]}),T(`span`,{class:`note`,children:[a(t),` · `,r>0?n(`community.flows.times`,{n:y(t/r,2)}):`–`]})]},e.communityId))})]})}function X({community:e,run:t}){let n=g(),r=e.timeline,i=r.map(e=>e.size).reverse();return T(`section`,{class:`card`,"aria-labelledby":`life`,children:[T(`h2`,{id:`life`,children:n(`community.life`)}),T(I,{values:i,label:n(`community.life.label`,{sizes:i.join(`, `)})}),T(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`life`,children:T(`table`,{children:[T(`thead`,{children:T(`tr`,{children:[T(`th`,{scope:`col`,children:n(`runs.analysis`)}),T(`th`,{scope:`col`,class:`number`,children:n(`map.column.members`)}),T(`th`,{scope:`col`,class:`number`,children:n(`community.joined`)}),T(`th`,{scope:`col`,class:`number`,children:n(`community.left`)}),T(`th`,{scope:`col`,children:n(`community.happened`)})]})}),T(`tbody`,{children:r.map(r=>T(`tr`,{class:r.run.runId===t.runId?`here`:void 0,children:[T(`th`,{scope:`row`,children:T(`a`,{href:C(`communities`,[e.communityId],{run:r.run.runId}),title:o(r.run.finishedAt),children:r.run.from||r.run.to?_(r.run.from,r.run.to):o(r.run.finishedAt)})}),T(`td`,{class:`number`,children:a(r.size)}),T(`td`,{class:`number`,children:r.joined===null?`–`:a(r.joined)}),T(`td`,{class:`number`,children:r.left===null?`–`:a(r.left)}),T(`td`,{children:r.events.map(e=>n(`happened.${e}`)).join(`, `)})]},r.run.runId))})]})})]})}var Z={name:`Merge`,text:`mutation Merge($ids: [ID!]!, $into: ID!) {
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
}`};function ee({community:e}){let t=g(),[n,r]=x(!1);return T(b,{children:[T(`button`,{type:`button`,class:`button`,onClick:()=>r(!0),children:t(`community.rename`)}),n&&T(te,{community:e,close:()=>r(!1)})]})}function te({community:e,close:t}){let n=g(),[r,i]=x(e.label),[a,o]=x(null),[s,c]=x(!1),l=async(e,n,r)=>{c(!0),o(null);try{await e(),O(),p(n),t(),r?.()}catch(e){o(e instanceof j?e:new j(`broken`,String(e))),c(!1)}},u=e.communityId,d=e=>l(()=>M(Q,{id:u,name:e}),n(`community.renamed`));return T(L,{title:n(`community.rename`),close:t,children:[T(`form`,{onSubmit:e=>{e.preventDefault(),d(r.trim()||null)},children:[T(`label`,{class:`field`,children:[T(`span`,{children:n(`community.name`)}),T(`input`,{type:`text`,maxLength:100,value:r,onInput:e=>i(e.currentTarget.value)})]}),T(`p`,{class:`note`,children:n(`community.name.note`,{generated:e.generatedLabel??`–`})}),a&&T(`p`,{class:`notice warn`,role:`alert`,children:[a.message,` `,a.remedy]}),T(`p`,{class:`actions`,children:[T(`button`,{type:`submit`,class:`button main`,disabled:s,children:n(`community.name.save`)}),T(`button`,{type:`button`,class:`button`,disabled:s,onClick:()=>void d(null),children:n(`community.name.generated`)})]})]}),T(ne,{community:e,busy:s,merge:e=>void l(()=>M(Z,{ids:[u],into:e}),n(`community.merged`),()=>m(C(`communities`,[e]))),separate:e=>void l(()=>M($,{ids:e}),n(`community.separated`))})]})}function ne({community:e,busy:t,merge:n,separate:r}){let i=g(),a=A().query.run,o=[...s(a??null,null).values()].filter(t=>t.communityId!==e.communityId).slice(0,300),[c,l]=x(``),u=(e.parts??[]).filter(t=>t!==e.communityId);return T(`section`,{children:[T(`h3`,{children:i(`community.merge`)}),T(`p`,{class:`note`,children:i(`community.merge.note`)}),T(F,{label:i(`community.merge.into`),value:c,choose:l,options:[[``,`–`],...o.map(e=>[e.communityId,e.label])]}),T(`p`,{class:`actions`,children:[T(`button`,{type:`button`,class:`button`,disabled:t||!c,onClick:()=>n(c),children:i(`community.merge.do`)}),u.length>0&&T(`button`,{type:`button`,class:`button`,disabled:t,onClick:()=>r(u),children:i(`community.separate`,{n:u.length})})]})]})}function re({run:e,id:n}){let{query:r}=A(),i=t(e.measures,r.measure),a={run:e.runId,community:n,measure:i},o=d(z,a);return T(`article`,{class:`community-view`,children:T(v,{asked:o,children:({community:t})=>t?T(b,{children:[T(ie,{community:t}),T(`div`,{class:`columns`,children:[T(ae,{community:t,measure:i}),T(`div`,{class:`stack`,children:[T(oe,{community:t}),T(X,{community:t,run:e})]})]}),T(q,{community:t}),T(`div`,{class:`columns`,children:[T(V,{community:t,run:e}),T(se,{community:t})]}),T(G,{community:t}),T(h,{operation:z,variables:a,cypher:ce(n),cli:`tular community ${n} --run ${e.runId}`})]}):T(P,{whole:!0,id:n})})})}function ie({community:e}){let t=g();return T(`header`,{class:`view-head`,children:[T(`h1`,{children:[T(u,{colour:e.colour}),` `,e.label]}),e.sentence&&T(`p`,{class:`lead`,children:e.sentence}),T(`div`,{class:`actions`,children:[T(`a`,{class:`button`,href:C(`map`,[],{sel:`community:${e.communityId}`}),children:t(`account.map`)}),T(`a`,{class:`button`,href:C(`rankings`,[],{community:e.communityId}),children:t(`community.ranking`)}),T(ee,{community:e})]})]})}function ae({community:e,measure:t}){let n=g(),i=Math.max(...e.topInfluencers.map(e=>Math.abs(e.score)),1e-12);return T(`section`,{class:`card`,"aria-labelledby":`leaders`,children:[T(`h2`,{id:`leaders`,children:n(`community.leaders`)}),T(`p`,{class:`quiet`,children:T(f,{measure:t,start:!0})}),T(`ol`,{class:`ten`,children:e.topInfluencers.map(({node:e,rank:t,score:o},s)=>T(`li`,{children:[T(`span`,{class:`place`,children:s+1}),T(`span`,{class:`who`,children:[T(l,{account:e}),T(`span`,{class:`note`,children:S(`role`,e.role)})]}),T(`span`,{class:`value`,children:[T(`span`,{class:`amount`,children:c(o)}),T(`span`,{class:`bar`,"aria-hidden":`true`,children:T(`span`,{style:{width:`${100*Math.abs(o)/i}%`}})}),T(`span`,{class:`note`,children:n(`community.overall`,{rank:a(t)})})]}),T(r,{account:e})]},e.key))})]})}function oe({community:e}){let t=g(),n=[[`Community.size`,t(`map.column.members`),a(e.size)],[`Community.stability`,t(`community.stability`),i(e.stability)],[`Community.eiIndex`,t(`community.openness`),y(e.eiIndex)],[`Community.conductance`,t(`community.conductance`),y(e.conductance)],[`Community.density`,t(`community.density`),i(e.density,1)],[`Community.audience`,t(`community.audience`),e.audience===null?`–`:a(e.audience)]];return T(`section`,{class:`card`,"aria-labelledby":`character`,children:[T(`h2`,{id:`character`,children:t(`community.character`)}),T(`dl`,{class:`facts`,children:n.map(([e,t,n])=>T(E,{of:e,name:t,value:n},e))}),e.terms&&e.terms.length>0&&T(b,{children:[T(`h3`,{children:T(w,{of:`Community.terms`,children:t(`community.terms`)})}),T(`ul`,{class:`chips`,children:e.terms.map(e=>T(`li`,{children:e},e))})]}),e.subcommunities.length>0&&T(b,{children:[T(`h3`,{children:T(w,{of:`Community.subcommunities`,children:t(`community.inside`)})}),T(`ul`,{class:`chips`,children:e.subcommunities.map(e=>T(`li`,{children:[e.label,` `,T(`span`,{class:`note`,children:a(e.size)})]},e.communityId))})]}),T(`h3`,{children:T(w,{of:`Community.roles`,children:t(`community.roles`)})}),T(`ul`,{class:`plain-list`,children:e.roles.map(e=>T(`li`,{children:[T(`span`,{class:`note`,children:a(e.accounts)}),` `,T(w,{of:`Role.${e.role}`,children:S(`role`,e.role)})]},e.role))})]})}function se({community:e}){let t=g();return e.audienceOverlap.length===0?null:T(`section`,{class:`card`,"aria-labelledby":`overlap`,children:[T(`h2`,{id:`overlap`,children:T(w,{of:`Community.audienceOverlap`,children:t(`community.overlap`)})}),T(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`overlap`,children:T(`table`,{children:[T(`thead`,{children:T(`tr`,{children:[T(`th`,{scope:`col`,children:t(`column.community`)}),T(`th`,{scope:`col`,class:`number`,children:T(w,{of:`SharedAudience.shared`,children:t(`community.shared`)})}),T(`th`,{scope:`col`,class:`number`,children:T(w,{of:`SharedAudience.jaccard`,children:t(`community.jaccard`)})}),T(`th`,{scope:`col`,class:`number`,children:T(w,{of:`SharedAudience.expected`,children:t(`community.chance`)})})]})}),T(`tbody`,{children:e.audienceOverlap.map(e=>T(`tr`,{children:[T(`th`,{scope:`row`,children:T(`a`,{href:C(`communities`,[e.community.communityId]),children:e.community.label})}),T(`td`,{class:`number`,children:a(e.shared)}),T(`td`,{class:`number`,children:i(e.jaccard,1)}),T(`td`,{class:`number`,children:i(e.expected,1)})]},e.community.communityId))})]})})]})}function ce(e){return[`MATCH (community:Community {id: '${e.replaceAll(`'`,`\\'`)}'})-[:OF]->(:Run {current: true})`,`MATCH (account:Account)-[:IN_COMMUNITY]->(community)`,`RETURN community.label AS community, account.handle AS handle, account.pagerank AS pagerank`,`ORDER BY pagerank DESC LIMIT 10`].join(`
`)}function le({run:e,parts:t}){let[n]=t;return n?T(re,{run:e,id:n}):T(ue,{run:e})}function ue({run:n}){let r=g(),{query:o}=A(),s=o.text?{text:o.text}:null,c={run:n.runId,filter:s,first:50,measure:t(n.measures,o.measure)},{asked:u,edges:d,hasMore:f,more:p}=e(R,c,e=>e.communities);return T(`article`,{class:`community-view`,children:[T(`header`,{class:`view-head`,children:[T(`h1`,{children:r(`nav.communities`)}),T(`p`,{class:`lead`,children:r(`communities.total`,{n:n.communityCount})})]}),T(`label`,{class:`field`,children:[T(`span`,{children:r(`communities.filter`)}),T(`input`,{type:`text`,value:o.text??``,onInput:e=>D({text:e.currentTarget.value},!0)})]}),T(v,{asked:u,children:()=>d.length===0?T(k,{title:r(`state.nothing`),children:r(`state.nothing.do`)}):T(`div`,{class:`scroll card`,tabIndex:0,role:`group`,"aria-label":r(`nav.communities`),children:T(`table`,{children:[T(`thead`,{children:T(`tr`,{children:[T(`th`,{scope:`col`,children:r(`column.community`)}),T(`th`,{scope:`col`,class:`number`,children:T(w,{of:`Community.size`,children:r(`map.column.members`)})}),T(`th`,{scope:`col`,children:r(`community.leaders`)}),T(`th`,{scope:`col`,class:`number`,children:T(w,{of:`Community.stability`,children:r(`community.stability`)})})]})}),T(`tbody`,{children:d.map(({node:e})=>T(`tr`,{children:[T(`th`,{scope:`row`,children:T(N,{community:e})}),T(`td`,{class:`number`,children:a(e.size)}),T(`td`,{children:e.topInfluencers.map((e,t)=>T(`span`,{children:[t>0&&`, `,T(l,{account:{...e.node,name:null}})]},e.node.key))}),T(`td`,{class:`number`,children:i(e.stability)})]},e.communityId))})]})})}),f&&T(`button`,{type:`button`,class:`button`,onClick:p,children:r(`list.more`)}),T(h,{operation:R,variables:c,cypher:de,cli:`tular communities`})]})}var de=`MATCH (community:Community)-[:OF]->(:Run {current: true})
RETURN community.id AS id, community.label AS label, community.size AS size
ORDER BY size DESC`;export{le as Communities};