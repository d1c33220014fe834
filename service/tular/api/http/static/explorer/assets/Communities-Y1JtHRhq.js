import{t as e}from"./usePages-DNINClt5.js";import{A as t,Ct as n,D as r,E as i,F as a,I as o,M as s,P as c,Tt as l,X as u,Y as d,Z as f,a as p,at as m,c as h,et as g,ft as _,ht as v,i as y,it as b,j as x,k as S,n as C,nt as w,ot as T,r as E,rt as D,st as O,t as k,tt as A,vt as j,w as M,z as N}from"./index-9gMQbcYz.js";import{t as P}from"./Gone-C0jlz-Zv.js";import{t as F}from"./Choice-Cj0HdXGQ.js";import{t as I}from"./Sparkline-pEKUOl1h.js";import{t as L}from"./Dialog-DrmXqNxY.js";var R={name:`CommunityList`,text:`query CommunityList($run: ID!, $filter: CommunityFilter, $first: Int!, $after: String, $measure: Measure!) {
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
}`};function V({community:e,run:r}){let i=O(),a=[...M(r.runId,null).values()].filter(t=>t.communityId!==e.communityId).slice(0,200),[s,l]=n(``),u=s||H(e)||a[0]?.communityId||``,d=_(B,u?{run:r.runId,between:[e.communityId,u]}:null);return a.length===0?null:w(`section`,{class:`card`,"aria-labelledby":`bridges`,children:[w(`h2`,{id:`bridges`,children:i(`community.bridges`)}),w(F,{label:i(`community.bridges.to`),value:u,choose:l,options:a.map(e=>[e.communityId,e.label])}),w(g,{asked:d,children:({influencers:e})=>e.edges.every(e=>e.score===0)?w(`p`,{children:i(`community.bridges.none`)}):w(`ol`,{class:`neighbours`,children:e.edges.map(({node:e,score:n})=>w(`li`,{children:[w(c,{account:e}),w(`span`,{class:`note`,children:i(`community.bridges.pairs`,{n:t(n)})}),w(o,{account:e})]},e.key))})})]})}function H(e){let t=e.flows.find(e=>e.source.communityId!==e.target.communityId);return t&&(t.source.communityId===e.communityId?t.target:t.source).communityId}var[U,W]=[640,150];function G({community:e}){let t=O(),n=[...e.echo].reverse();if(n.length===0)return null;let r=(U-20)/n.length,a=n.reduce((e,t)=>e+t.retweets,0),o=n.reduce((e,t)=>e+t.inside,0),c=t(`community.echo.sentence`,{share:x(o/a),n:s(a)});return w(`section`,{class:`card`,"aria-labelledby":`echo`,children:[w(`h2`,{id:`echo`,children:w(p,{of:`Community.echo`,children:t(`community.echo`)})}),w(`p`,{children:c}),w(`svg`,{class:`echo`,viewBox:`0 0 ${U} ${W+18}`,role:`img`,"aria-label":c,children:[n.map((e,t)=>w(`g`,{children:[w(`rect`,{x:10+t*r,y:W*(1-e.share),width:Math.max(r-3,1),height:W*e.share,rx:`2`,children:w(`title`,{children:`${i(e.period)}: ${x(e.share)}`})}),w(`line`,{x1:10+t*r,x2:10+(t+1)*r-3,y1:W*(1-e.expected),y2:W*(1-e.expected)})]},e.period)),w(`text`,{x:`10`,y:W+15,children:i(n[0]?.period??null)}),w(`text`,{x:U-10,y:W+15,class:`end`,children:i(n[n.length-1]?.period??null)})]}),w(`details`,{children:[w(`summary`,{children:t(`map.table`)}),w(`table`,{children:[w(`thead`,{children:w(`tr`,{children:[w(`th`,{scope:`col`,children:t(`community.week`)}),w(`th`,{scope:`col`,class:`number`,children:w(p,{of:`EchoPoint.retweets`,children:t(`community.retweets`)})}),w(`th`,{scope:`col`,class:`number`,children:w(p,{of:`EchoPoint.share`,children:t(`community.echo.inside`)})}),w(`th`,{scope:`col`,class:`number`,children:w(p,{of:`EchoPoint.expected`,children:t(`community.chance`)})})]})}),w(`tbody`,{children:n.map(e=>w(`tr`,{children:[w(`th`,{scope:`row`,children:i(e.period)}),w(`td`,{class:`number`,children:s(e.retweets)}),w(`td`,{class:`number`,children:x(e.share)}),w(`td`,{class:`number`,children:x(e.expected)})]},e.period))})]})]})]})}var K=8;function q({community:e}){let t=O(),n=e.flows.filter(e=>e.source.communityId!==e.target.communityId),r=n.filter(t=>t.source.communityId===e.communityId).map(e=>J(e.target,e)),i=n.filter(t=>t.target.communityId===e.communityId).map(e=>J(e.source,e));return r.length+i.length===0?null:w(`section`,{class:`card flows`,"aria-labelledby":`flows`,children:[w(`h2`,{id:`flows`,children:t(`community.flows`)}),w(`p`,{class:`quiet`,children:w(p,{of:`CommunityFlow.expected`,children:t(`community.flows.note`)})}),w(`div`,{class:`columns`,children:[w(Y,{title:t(`community.flows.out`),flows:r}),w(Y,{title:t(`community.flows.in`),flows:i})]})]})}function J(e,{weight:t,expected:n}){return{other:e,weight:t,expected:n??0}}function Y({title:e,flows:t}){let n=O(),i=[...t].sort((e,t)=>t.weight-e.weight).slice(0,K),o=Math.max(...i.flatMap(e=>[e.weight,e.expected]),1);return w(`div`,{children:[w(`h3`,{children:e}),w(`ul`,{class:`flow-list`,children:i.map(({other:e,weight:t,expected:i})=>w(`li`,{children:[w(a,{community:e}),w(`span`,{class:`beside`,"aria-hidden":`true`,children:[w(`span`,{class:t>i?`tie`:void 0,style:{width:`${100*t/o}%`}}),w(`i`,{style:{left:`${100*i/o}%`}})]}),w(`span`,{class:`note`,children:[s(t),` · `,i>0?n(`community.flows.times`,{n:r(t/i,2)}):`–`]})]},e.communityId))})]})}function X({community:e,run:t}){let n=O(),r=e.timeline,i=r.map(e=>e.size).reverse();return w(`section`,{class:`card`,"aria-labelledby":`life`,children:[w(`h2`,{id:`life`,children:n(`community.life`)}),w(I,{values:i,label:n(`community.life.label`,{sizes:i.join(`, `)})}),w(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`life`,children:w(`table`,{children:[w(`thead`,{children:w(`tr`,{children:[w(`th`,{scope:`col`,children:n(`runs.analysis`)}),w(`th`,{scope:`col`,class:`number`,children:n(`map.column.members`)}),w(`th`,{scope:`col`,class:`number`,children:n(`community.joined`)}),w(`th`,{scope:`col`,class:`number`,children:n(`community.left`)}),w(`th`,{scope:`col`,children:n(`community.happened`)})]})}),w(`tbody`,{children:r.map(r=>w(`tr`,{class:r.run.runId===t.runId?`here`:void 0,children:[w(`th`,{scope:`row`,children:w(`a`,{href:m(`communities`,[e.communityId],{run:r.run.runId}),title:S(r.run.finishedAt),children:r.run.from||r.run.to?E(r.run.from,r.run.to):S(r.run.finishedAt)})}),w(`td`,{class:`number`,children:s(r.size)}),w(`td`,{class:`number`,children:r.joined===null?`–`:s(r.joined)}),w(`td`,{class:`number`,children:r.left===null?`–`:s(r.left)}),w(`td`,{children:r.events.map(e=>n(`happened.${e}`)).join(`, `)})]},r.run.runId))})]})})]})}var Z={name:`Merge`,text:`mutation Merge($ids: [ID!]!, $into: ID!) {
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
}`};function ee({community:e}){let t=O(),[r,i]=n(!1);return w(l,{children:[w(`button`,{type:`button`,class:`button`,onClick:()=>i(!0),children:t(`community.rename`)}),r&&w(te,{community:e,close:()=>i(!1)})]})}function te({community:e,close:t}){let r=O(),[i,a]=n(e.label),[o,s]=n(null),[c,l]=n(!1),u=async(e,n,r)=>{l(!0),s(null);try{await e(),k(),A(n),t(),r?.()}catch(e){s(e instanceof j?e:new j(`broken`,String(e))),l(!1)}},d=e.communityId,f=e=>u(()=>v(Q,{id:d,name:e}),r(`community.renamed`));return w(L,{title:r(`community.rename`),close:t,children:[w(`form`,{onSubmit:e=>{e.preventDefault(),f(i.trim()||null)},children:[w(`label`,{class:`field`,children:[w(`span`,{children:r(`community.name`)}),w(`input`,{type:`text`,maxLength:100,value:i,onInput:e=>a(e.currentTarget.value)})]}),w(`p`,{class:`note`,children:r(`community.name.note`,{generated:e.generatedLabel??`–`})}),o&&w(`p`,{class:`notice warn`,role:`alert`,children:[o.message,` `,o.remedy]}),w(`p`,{class:`actions`,children:[w(`button`,{type:`submit`,class:`button main`,disabled:c,children:r(`community.name.save`)}),w(`button`,{type:`button`,class:`button`,disabled:c,onClick:()=>void f(null),children:r(`community.name.generated`)})]})]}),w(ne,{community:e,busy:c,merge:e=>void u(()=>v(Z,{ids:[d],into:e}),r(`community.merged`),()=>b(m(`communities`,[e]))),separate:e=>void u(()=>v($,{ids:e}),r(`community.separated`))})]})}function ne({community:e,busy:t,merge:r,separate:i}){let a=O(),o=T().query.run,s=[...M(o??null,null).values()].filter(t=>t.communityId!==e.communityId).slice(0,300),[c,l]=n(``),u=(e.parts??[]).filter(t=>t!==e.communityId);return w(`section`,{children:[w(`h3`,{children:a(`community.merge`)}),w(`p`,{class:`note`,children:a(`community.merge.note`)}),w(F,{label:a(`community.merge.into`),value:c,choose:l,options:[[``,`–`],...s.map(e=>[e.communityId,e.label])]}),w(`p`,{class:`actions`,children:[w(`button`,{type:`button`,class:`button`,disabled:t||!c,onClick:()=>r(c),children:a(`community.merge.do`)}),u.length>0&&w(`button`,{type:`button`,class:`button`,disabled:t,onClick:()=>i(u),children:a(`community.separate`,{n:u.length})})]})]})}function re({run:e,id:t}){let{query:n}=T(),r=d(e.measures,n.measure),i={run:e.runId,community:t,measure:r},a=_(z,i);return w(`article`,{class:`community-view`,children:w(g,{asked:a,children:({community:n})=>n?w(l,{children:[w(ie,{community:n}),w(`div`,{class:`columns`,children:[w(ae,{community:n,measure:r}),w(`div`,{class:`stack`,children:[w(oe,{community:n}),w(X,{community:n,run:e})]})]}),w(q,{community:n}),w(`div`,{class:`columns`,children:[w(V,{community:n,run:e}),w(se,{community:n})]}),w(G,{community:n}),w(u,{operation:z,variables:i,cypher:ce(t),cli:`tular community ${t} --run ${e.runId}`})]}):w(P,{whole:!0,id:t})})})}function ie({community:e}){let t=O();return w(`header`,{class:`view-head`,children:[w(`h1`,{children:[w(N,{colour:e.colour}),` `,e.label]}),e.sentence&&w(`p`,{class:`lead`,children:e.sentence}),w(`div`,{class:`actions`,children:[w(`a`,{class:`button`,href:m(`map`,[],{sel:`community:${e.communityId}`}),children:t(`account.map`)}),w(`a`,{class:`button`,href:m(`rankings`,[],{community:e.communityId}),children:t(`community.ranking`)}),w(ee,{community:e})]})]})}function ae({community:e,measure:n}){let r=O(),i=Math.max(...e.topInfluencers.map(e=>Math.abs(e.score)),1e-12);return w(`section`,{class:`card`,"aria-labelledby":`leaders`,children:[w(`h2`,{id:`leaders`,children:r(`community.leaders`)}),w(`p`,{class:`quiet`,children:w(y,{measure:n,start:!0})}),w(`ol`,{class:`ten`,children:e.topInfluencers.map(({node:e,rank:n,score:a},l)=>w(`li`,{children:[w(`span`,{class:`place`,children:l+1}),w(`span`,{class:`who`,children:[w(c,{account:e}),w(`span`,{class:`note`,children:h(`role`,e.role)})]}),w(`span`,{class:`value`,children:[w(`span`,{class:`amount`,children:t(a)}),w(`span`,{class:`bar`,"aria-hidden":`true`,children:w(`span`,{style:{width:`${100*Math.abs(a)/i}%`}})}),w(`span`,{class:`note`,children:r(`community.overall`,{rank:s(n)})})]}),w(o,{account:e})]},e.key))})]})}function oe({community:e}){let t=O(),n=[[`Community.size`,t(`map.column.members`),s(e.size)],[`Community.stability`,t(`community.stability`),x(e.stability)],[`Community.eiIndex`,t(`community.openness`),r(e.eiIndex)],[`Community.conductance`,t(`community.conductance`),r(e.conductance)],[`Community.density`,t(`community.density`),x(e.density,1)],[`Community.audience`,t(`community.audience`),e.audience===null?`–`:s(e.audience)]];return w(`section`,{class:`card`,"aria-labelledby":`character`,children:[w(`h2`,{id:`character`,children:t(`community.character`)}),w(`dl`,{class:`facts`,children:n.map(([e,t,n])=>w(C,{of:e,name:t,value:n},e))}),e.terms&&e.terms.length>0&&w(l,{children:[w(`h3`,{children:w(p,{of:`Community.terms`,children:t(`community.terms`)})}),w(`ul`,{class:`chips`,children:e.terms.map(e=>w(`li`,{children:e},e))})]}),e.subcommunities.length>0&&w(l,{children:[w(`h3`,{children:w(p,{of:`Community.subcommunities`,children:t(`community.inside`)})}),w(`ul`,{class:`chips`,children:e.subcommunities.map(e=>w(`li`,{children:[e.label,` `,w(`span`,{class:`note`,children:s(e.size)})]},e.communityId))})]}),w(`h3`,{children:w(p,{of:`Community.roles`,children:t(`community.roles`)})}),w(`ul`,{class:`plain-list`,children:e.roles.map(e=>w(`li`,{children:[w(`span`,{class:`note`,children:s(e.accounts)}),` `,w(p,{of:`Role.${e.role}`,children:h(`role`,e.role)})]},e.role))})]})}function se({community:e}){let t=O();return e.audienceOverlap.length===0?null:w(`section`,{class:`card`,"aria-labelledby":`overlap`,children:[w(`h2`,{id:`overlap`,children:w(p,{of:`Community.audienceOverlap`,children:t(`community.overlap`)})}),w(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`overlap`,children:w(`table`,{children:[w(`thead`,{children:w(`tr`,{children:[w(`th`,{scope:`col`,children:t(`column.community`)}),w(`th`,{scope:`col`,class:`number`,children:w(p,{of:`SharedAudience.shared`,children:t(`community.shared`)})}),w(`th`,{scope:`col`,class:`number`,children:w(p,{of:`SharedAudience.jaccard`,children:t(`community.jaccard`)})}),w(`th`,{scope:`col`,class:`number`,children:w(p,{of:`SharedAudience.expected`,children:t(`community.chance`)})})]})}),w(`tbody`,{children:e.audienceOverlap.map(e=>w(`tr`,{children:[w(`th`,{scope:`row`,children:w(`a`,{href:m(`communities`,[e.community.communityId]),children:e.community.label})}),w(`td`,{class:`number`,children:s(e.shared)}),w(`td`,{class:`number`,children:x(e.jaccard,1)}),w(`td`,{class:`number`,children:x(e.expected,1)})]},e.community.communityId))})]})})]})}function ce(e){return[`MATCH (community:Community {id: '${e.replaceAll(`'`,`\\'`)}'})-[:OF]->(:Run {current: true})`,`MATCH (account:Account)-[:IN_COMMUNITY]->(community)`,`RETURN community.label AS community, account.handle AS handle, account.pagerank AS pagerank`,`ORDER BY pagerank DESC LIMIT 10`].join(`
`)}function le({run:e,parts:t}){let[n]=t;return n?w(re,{run:e,id:n}):w(ue,{run:e})}function ue({run:t}){let n=O(),{query:r}=T(),i=r.text?{text:r.text}:null,o={run:t.runId,filter:i,first:50,measure:d(t.measures,r.measure)},{asked:l,edges:m,hasMore:h,more:_}=e(R,o,e=>e.communities);return w(`article`,{class:`community-view`,children:[w(`header`,{class:`view-head`,children:[w(`h1`,{children:n(`nav.communities`)}),w(`p`,{class:`lead`,children:n(`communities.total`,{n:t.communityCount})})]}),w(`label`,{class:`field`,children:[w(`span`,{children:n(`communities.filter`)}),w(`input`,{type:`text`,value:r.text??``,onInput:e=>D({text:e.currentTarget.value},!0)})]}),w(g,{asked:l,children:()=>m.length===0?w(f,{title:n(`state.nothing`),children:n(`state.nothing.do`)}):w(`div`,{class:`scroll card`,tabIndex:0,role:`group`,"aria-label":n(`nav.communities`),children:w(`table`,{children:[w(`thead`,{children:w(`tr`,{children:[w(`th`,{scope:`col`,children:n(`column.community`)}),w(`th`,{scope:`col`,class:`number`,children:w(p,{of:`Community.size`,children:n(`map.column.members`)})}),w(`th`,{scope:`col`,children:n(`community.leaders`)}),w(`th`,{scope:`col`,class:`number`,children:w(p,{of:`Community.stability`,children:n(`community.stability`)})})]})}),w(`tbody`,{children:m.map(({node:e})=>w(`tr`,{children:[w(`th`,{scope:`row`,children:w(a,{community:e})}),w(`td`,{class:`number`,children:s(e.size)}),w(`td`,{children:e.topInfluencers.map((e,t)=>w(`span`,{children:[t>0&&`, `,w(c,{account:{...e.node,name:null}})]},e.node.key))}),w(`td`,{class:`number`,children:x(e.stability)})]},e.communityId))})]})})}),h&&w(`button`,{type:`button`,class:`button`,onClick:_,children:n(`list.more`)}),w(u,{operation:R,variables:o,cypher:de,cli:`tular communities`})]})}var de=`MATCH (community:Community)-[:OF]->(:Run {current: true})
RETURN community.id AS id, community.label AS label, community.size AS size
ORDER BY size DESC`;export{le as Communities};