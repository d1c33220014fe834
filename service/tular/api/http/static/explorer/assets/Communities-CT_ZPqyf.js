import{t as e}from"./usePages-wk1RRGfz.js";import{A as t,C as n,D as r,E as i,G as a,H as o,J as s,K as c,O as l,P as u,Q as d,T as f,U as p,V as m,X as h,Y as g,Z as _,a as v,c as y,dt as b,i as x,it as S,j as C,k as w,n as T,ot as E,pt as D,q as O,r as k,st as A,t as j,w as M,x as N}from"./index-BSLtdN52.js";import{t as P}from"./Gone-tYYYVP-r.js";import{t as F}from"./Choice-BbDj8y5L.js";import{t as I}from"./Sparkline-5JKY5rp5.js";import{t as L}from"./Dialog-C6WiC8Qi.js";var R={name:`CommunityList`,text:`query CommunityList($run: ID!, $filter: CommunityFilter, $first: Int!, $after: String, $measure: Measure!) {
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
}`};function V({community:e,run:t}){let n=d(),r=[...N(t.runId,null).values()].filter(t=>t.communityId!==e.communityId).slice(0,200),[o,s]=b(``),c=o||H(e)||r[0]?.communityId||``,l=S(B,c?{run:t.runId,between:[e.communityId,c]}:null);return r.length===0?null:O(`section`,{class:`card`,"aria-labelledby":`bridges`,children:[O(`h2`,{id:`bridges`,children:n(`community.bridges`)}),O(F,{label:n(`community.bridges.to`),value:c,choose:s,options:r.map(e=>[e.communityId,e.label])}),O(a,{asked:l,children:({influencers:e})=>e.edges.every(e=>e.score===0)?O(`p`,{children:n(`community.bridges.none`)}):O(`ol`,{class:`neighbours`,children:e.edges.map(({node:e,score:t})=>O(`li`,{children:[O(w,{account:e}),O(`span`,{class:`note`,children:n(`community.bridges.pairs`,{n:i(t)})}),O(C,{account:e})]},e.key))})})]})}function H(e){let t=e.flows.find(e=>e.source.communityId!==e.target.communityId);return t&&(t.source.communityId===e.communityId?t.target:t.source).communityId}var[U,W]=[640,150];function G({community:e}){let t=d(),i=[...e.echo].reverse();if(i.length===0)return null;let a=(U-20)/i.length,o=i.reduce((e,t)=>e+t.retweets,0),s=i.reduce((e,t)=>e+t.inside,0),c=t(`community.echo.sentence`,{share:r(s/o),n:l(o)});return O(`section`,{class:`card`,"aria-labelledby":`echo`,children:[O(`h2`,{id:`echo`,children:O(v,{of:`Community.echo`,children:t(`community.echo`)})}),O(`p`,{children:c}),O(`svg`,{class:`echo`,viewBox:`0 0 ${U} ${W+18}`,role:`img`,"aria-label":c,children:[i.map((e,t)=>O(`g`,{children:[O(`rect`,{x:10+t*a,y:W*(1-e.share),width:Math.max(a-3,1),height:W*e.share,rx:`2`,children:O(`title`,{children:`${n(e.period)}: ${r(e.share)}`})}),O(`line`,{x1:10+t*a,x2:10+(t+1)*a-3,y1:W*(1-e.expected),y2:W*(1-e.expected)})]},e.period)),O(`text`,{x:`10`,y:W+15,children:n(i[0]?.period??null)}),O(`text`,{x:U-10,y:W+15,class:`end`,children:n(i[i.length-1]?.period??null)})]}),O(`details`,{children:[O(`summary`,{children:t(`map.table`)}),O(`table`,{children:[O(`thead`,{children:O(`tr`,{children:[O(`th`,{scope:`col`,children:t(`community.week`)}),O(`th`,{scope:`col`,class:`number`,children:O(v,{of:`EchoPoint.retweets`,children:t(`community.retweets`)})}),O(`th`,{scope:`col`,class:`number`,children:O(v,{of:`EchoPoint.share`,children:t(`community.echo.inside`)})}),O(`th`,{scope:`col`,class:`number`,children:O(v,{of:`EchoPoint.expected`,children:t(`community.chance`)})})]})}),O(`tbody`,{children:i.map(e=>O(`tr`,{children:[O(`th`,{scope:`row`,children:n(e.period)}),O(`td`,{class:`number`,children:l(e.retweets)}),O(`td`,{class:`number`,children:r(e.share)}),O(`td`,{class:`number`,children:r(e.expected)})]},e.period))})]})]})]})}var K=8;function q({community:e}){let t=d(),n=e.flows.filter(e=>e.source.communityId!==e.target.communityId),r=n.filter(t=>t.source.communityId===e.communityId).map(e=>J(e.target,e)),i=n.filter(t=>t.target.communityId===e.communityId).map(e=>J(e.source,e));return r.length+i.length===0?null:O(`section`,{class:`card flows`,"aria-labelledby":`flows`,children:[O(`h2`,{id:`flows`,children:t(`community.flows`)}),O(`p`,{class:`quiet`,children:O(v,{of:`CommunityFlow.expected`,children:t(`community.flows.note`)})}),O(`div`,{class:`columns`,children:[O(Y,{title:t(`community.flows.out`),flows:r}),O(Y,{title:t(`community.flows.in`),flows:i})]})]})}function J(e,{weight:t,expected:n}){return{other:e,weight:t,expected:n??0}}function Y({title:e,flows:n}){let r=d(),i=[...n].sort((e,t)=>t.weight-e.weight).slice(0,K),a=Math.max(...i.flatMap(e=>[e.weight,e.expected]),1);return O(`div`,{children:[O(`h3`,{children:e}),O(`ul`,{class:`flow-list`,children:i.map(({other:e,weight:n,expected:i})=>O(`li`,{children:[O(t,{community:e}),O(`span`,{class:`beside`,"aria-hidden":`true`,children:[O(`span`,{class:n>i?`tie`:void 0,style:{width:`${100*n/a}%`}}),O(`i`,{style:{left:`${100*i/a}%`}})]}),O(`span`,{class:`note`,children:[l(n),` · `,i>0?r(`community.flows.times`,{n:M(n/i,2)}):`–`]})]},e.communityId))})]})}function X({community:e,run:t}){let n=d(),r=e.timeline,i=r.map(e=>e.size).reverse();return O(`section`,{class:`card`,"aria-labelledby":`life`,children:[O(`h2`,{id:`life`,children:n(`community.life`)}),O(I,{values:i,label:n(`community.life.label`,{sizes:i.join(`, `)})}),O(`div`,{class:`scroll`,tabIndex:0,role:`region`,"aria-labelledby":`life`,children:O(`table`,{children:[O(`thead`,{children:O(`tr`,{children:[O(`th`,{scope:`col`,children:n(`runs.analysis`)}),O(`th`,{scope:`col`,class:`number`,children:n(`map.column.members`)}),O(`th`,{scope:`col`,class:`number`,children:n(`community.joined`)}),O(`th`,{scope:`col`,class:`number`,children:n(`community.left`)}),O(`th`,{scope:`col`,children:n(`community.happened`)})]})}),O(`tbody`,{children:r.map(r=>O(`tr`,{class:r.run.runId===t.runId?`here`:void 0,children:[O(`th`,{scope:`row`,children:O(`a`,{href:h(`communities`,[e.communityId],{run:r.run.runId}),title:f(r.run.finishedAt),children:r.run.from||r.run.to?k(r.run.from,r.run.to):f(r.run.finishedAt)})}),O(`td`,{class:`number`,children:l(r.size)}),O(`td`,{class:`number`,children:r.joined===null?`–`:l(r.joined)}),O(`td`,{class:`number`,children:r.left===null?`–`:l(r.left)}),O(`td`,{children:r.events.map(e=>n(`happened.${e}`)).join(`, `)})]},r.run.runId))})]})})]})}var Z={name:`Merge`,text:`mutation Merge($ids: [ID!]!, $into: ID!) {
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
}`};function ee({community:e}){let t=d(),[n,r]=b(!1);return O(D,{children:[O(`button`,{type:`button`,class:`button`,onClick:()=>r(!0),children:t(`community.rename`)}),n&&O(te,{community:e,close:()=>r(!1)})]})}function te({community:e,close:t}){let n=d(),[r,i]=b(e.label),[a,o]=b(null),[s,l]=b(!1),u=async(e,n,r)=>{l(!0),o(null);try{await e(),j(),c(n),t(),r?.()}catch(e){o(e instanceof A?e:new A(`broken`,String(e))),l(!1)}},f=e.communityId,p=e=>u(()=>E(Q,{id:f,name:e}),n(`community.renamed`));return O(L,{title:n(`community.rename`),close:t,children:[O(`form`,{onSubmit:e=>{e.preventDefault(),p(r.trim()||null)},children:[O(`label`,{class:`field`,children:[O(`span`,{children:n(`community.name`)}),O(`input`,{type:`text`,maxLength:100,value:r,onInput:e=>i(e.currentTarget.value)})]}),O(`p`,{class:`note`,children:n(`community.name.note`,{generated:e.generatedLabel??`–`})}),a&&O(`p`,{class:`notice warn`,role:`alert`,children:[a.message,` `,a.remedy]}),O(`p`,{class:`actions`,children:[O(`button`,{type:`submit`,class:`button main`,disabled:s,children:n(`community.name.save`)}),O(`button`,{type:`button`,class:`button`,disabled:s,onClick:()=>void p(null),children:n(`community.name.generated`)})]})]}),O(ne,{community:e,busy:s,merge:e=>void u(()=>E(Z,{ids:[f],into:e}),n(`community.merged`),()=>g(h(`communities`,[e]))),separate:e=>void u(()=>E($,{ids:e}),n(`community.separated`))})]})}function ne({community:e,busy:t,merge:n,separate:r}){let i=d(),a=_().query.run,o=[...N(a??null,null).values()].filter(t=>t.communityId!==e.communityId).slice(0,300),[s,c]=b(``),l=(e.parts??[]).filter(t=>t!==e.communityId);return O(`section`,{children:[O(`h3`,{children:i(`community.merge`)}),O(`p`,{class:`note`,children:i(`community.merge.note`)}),O(F,{label:i(`community.merge.into`),value:s,choose:c,options:[[``,`–`],...o.map(e=>[e.communityId,e.label])]}),O(`p`,{class:`actions`,children:[O(`button`,{type:`button`,class:`button`,disabled:t||!s,onClick:()=>n(s),children:i(`community.merge.do`)}),l.length>0&&O(`button`,{type:`button`,class:`button`,disabled:t,onClick:()=>r(l),children:i(`community.separate`,{n:l.length})})]})]})}function re({run:e,id:t}){let{query:n}=_(),r=m(e.measures,n.measure),i={run:e.runId,community:t,measure:r},s=S(z,i);return O(`article`,{class:`community-view`,children:O(a,{asked:s,children:({community:n})=>n?O(D,{children:[O(ie,{community:n}),O(`div`,{class:`columns`,children:[O(ae,{community:n,measure:r}),O(`div`,{class:`stack`,children:[O(oe,{community:n}),O(X,{community:n,run:e})]})]}),O(q,{community:n}),O(`div`,{class:`columns`,children:[O(V,{community:n,run:e}),O(se,{community:n})]}),O(G,{community:n}),O(o,{operation:z,variables:i,cypher:ce(t),cli:`tular community ${t} --run ${e.runId}`})]}):O(P,{run:e,id:t})})})}function ie({community:e}){let t=d();return O(`header`,{class:`view-head`,children:[O(`h1`,{children:[O(u,{colour:e.colour}),` `,e.label]}),e.sentence&&O(`p`,{class:`lead`,children:e.sentence}),O(`div`,{class:`actions`,children:[O(`a`,{class:`button`,href:h(`map`,[],{sel:`community:${e.communityId}`}),children:t(`account.map`)}),O(`a`,{class:`button`,href:h(`rankings`,[],{community:e.communityId}),children:t(`community.ranking`)}),O(ee,{community:e})]})]})}function ae({community:e,measure:t}){let n=d(),r=Math.max(...e.topInfluencers.map(e=>Math.abs(e.score)),1e-12);return O(`section`,{class:`card`,"aria-labelledby":`leaders`,children:[O(`h2`,{id:`leaders`,children:n(`community.leaders`)}),O(`p`,{class:`quiet`,children:O(x,{measure:t,start:!0})}),O(`ol`,{class:`ten`,children:e.topInfluencers.map(({node:e,rank:t,score:a},o)=>O(`li`,{children:[O(`span`,{class:`place`,children:o+1}),O(`span`,{class:`who`,children:[O(w,{account:e}),O(`span`,{class:`note`,children:y(`role`,e.role)})]}),O(`span`,{class:`value`,children:[O(`span`,{class:`amount`,children:i(a)}),O(`span`,{class:`bar`,"aria-hidden":`true`,children:O(`span`,{style:{width:`${100*Math.abs(a)/r}%`}})}),O(`span`,{class:`note`,children:n(`community.overall`,{rank:l(t)})})]}),O(C,{account:e})]},e.key))})]})}function oe({community:e}){let t=d(),n=[[`Community.size`,t(`map.column.members`),l(e.size)],[`Community.stability`,t(`community.stability`),r(e.stability)],[`Community.eiIndex`,t(`community.openness`),M(e.eiIndex)],[`Community.conductance`,t(`community.conductance`),M(e.conductance)],[`Community.density`,t(`community.density`),r(e.density,1)],[`Community.audience`,t(`community.audience`),e.audience===null?`–`:l(e.audience)]];return O(`section`,{class:`card`,"aria-labelledby":`character`,children:[O(`h2`,{id:`character`,children:t(`community.character`)}),O(`dl`,{class:`facts`,children:n.map(([e,t,n])=>O(T,{of:e,name:t,value:n},e))}),e.terms&&e.terms.length>0&&O(D,{children:[O(`h3`,{children:O(v,{of:`Community.terms`,children:t(`community.terms`)})}),O(`ul`,{class:`chips`,children:e.terms.map(e=>O(`li`,{children:e},e))})]}),e.subcommunities.length>0&&O(D,{children:[O(`h3`,{children:O(v,{of:`Community.subcommunities`,children:t(`community.inside`)})}),O(`ul`,{class:`chips`,children:e.subcommunities.map(e=>O(`li`,{children:[e.label,` `,O(`span`,{class:`note`,children:l(e.size)})]},e.communityId))})]}),O(`h3`,{children:O(v,{of:`Community.roles`,children:t(`community.roles`)})}),O(`ul`,{class:`plain-list`,children:e.roles.map(e=>O(`li`,{children:[O(`span`,{class:`note`,children:l(e.accounts)}),` `,O(v,{of:`Role.${e.role}`,children:y(`role`,e.role)})]},e.role))})]})}function se({community:e}){let t=d();return e.audienceOverlap.length===0?null:O(`section`,{class:`card`,"aria-labelledby":`overlap`,children:[O(`h2`,{id:`overlap`,children:O(v,{of:`Community.audienceOverlap`,children:t(`community.overlap`)})}),O(`table`,{children:[O(`thead`,{children:O(`tr`,{children:[O(`th`,{scope:`col`,children:t(`column.community`)}),O(`th`,{scope:`col`,class:`number`,children:O(v,{of:`AudienceOverlap.shared`,children:t(`community.shared`)})}),O(`th`,{scope:`col`,class:`number`,children:O(v,{of:`AudienceOverlap.jaccard`,children:t(`community.jaccard`)})}),O(`th`,{scope:`col`,class:`number`,children:O(v,{of:`AudienceOverlap.expected`,children:t(`community.chance`)})})]})}),O(`tbody`,{children:e.audienceOverlap.map(e=>O(`tr`,{children:[O(`th`,{scope:`row`,children:O(`a`,{href:h(`communities`,[e.community.communityId]),children:e.community.label})}),O(`td`,{class:`number`,children:l(e.shared)}),O(`td`,{class:`number`,children:r(e.jaccard,1)}),O(`td`,{class:`number`,children:r(e.expected,1)})]},e.community.communityId))})]})]})}function ce(e){return[`MATCH (community:Community {id: '${e.replaceAll(`'`,`\\'`)}'})-[:OF]->(:Run {current: true})`,`MATCH (account:Account)-[:IN_COMMUNITY]->(community)`,`RETURN community.label AS community, account.handle AS handle, account.pagerank AS pagerank`,`ORDER BY pagerank DESC LIMIT 10`].join(`
`)}function le({run:e,parts:t}){let[n]=t;return n?O(re,{run:e,id:n}):O(ue,{run:e})}function ue({run:n}){let i=d(),{query:c}=_(),u=c.text?{text:c.text}:null,f={run:n.runId,filter:u,first:50,measure:m(n.measures,c.measure)},{asked:h,edges:g,hasMore:y,more:b}=e(R,f,e=>e.communities);return O(`article`,{class:`community-view`,children:[O(`header`,{class:`view-head`,children:[O(`h1`,{children:i(`nav.communities`)}),O(`p`,{class:`lead`,children:i(`communities.total`,{n:n.communityCount})})]}),O(`label`,{class:`field`,children:[O(`span`,{children:i(`communities.filter`)}),O(`input`,{type:`text`,value:c.text??``,onInput:e=>s({text:e.currentTarget.value},!0)})]}),O(a,{asked:h,children:()=>g.length===0?O(p,{title:i(`state.nothing`),children:i(`state.nothing.do`)}):O(`div`,{class:`scroll card`,tabIndex:0,role:`region`,"aria-label":i(`nav.communities`),children:O(`table`,{children:[O(`thead`,{children:O(`tr`,{children:[O(`th`,{scope:`col`,children:i(`column.community`)}),O(`th`,{scope:`col`,class:`number`,children:O(v,{of:`Community.size`,children:i(`map.column.members`)})}),O(`th`,{scope:`col`,children:i(`community.leaders`)}),O(`th`,{scope:`col`,class:`number`,children:O(v,{of:`Community.stability`,children:i(`community.stability`)})})]})}),O(`tbody`,{children:g.map(({node:e})=>O(`tr`,{children:[O(`th`,{scope:`row`,children:O(t,{community:e})}),O(`td`,{class:`number`,children:l(e.size)}),O(`td`,{children:e.topInfluencers.map((e,t)=>O(`span`,{children:[t>0&&`, `,O(w,{account:{...e.node,name:null}})]},e.node.key))}),O(`td`,{class:`number`,children:r(e.stability)})]},e.communityId))})]})})}),y&&O(`button`,{type:`button`,class:`button`,onClick:b,children:i(`list.more`)}),O(o,{operation:R,variables:f,cypher:de,cli:`tular communities`})]})}var de=`MATCH (community:Community)-[:OF]->(:Run {current: true})
RETURN community.id AS id, community.label AS label, community.size AS size
ORDER BY size DESC`;export{le as Communities};