import{t as e}from"./usePages-BHt4aCgA.js";import{$ as t,C as n,D as r,E as i,I as a,J as o,M as s,N as c,O as l,Q as u,Y as d,a as f,at as p,c as m,et as h,i as g,it as _,j as v,k as y,mt as b,n as x,nt as S,pt as C,q as w,r as T,rt as E,t as D,tt as O,ut as k,w as A,x as j,xt as M,yt as N}from"./index-DC6oF7q5.js";import{t as P}from"./Gone-DK28ow_4.js";import{t as F}from"./Choice-DUOHLw64.js";import{t as I}from"./Sparkline-BVnUAgxC.js";import{t as L}from"./Dialog-6HtQJE_3.js";var R={name:`CommunityList`,text:`query CommunityList($run: ID!, $filter: CommunityFilter, $first: Int!, $after: String, $measure: Measure!) {
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
}`};function V({community:e,run:t}){let n=p(),i=[...j(t.runId,null).values()].filter(t=>t.communityId!==e.communityId).slice(0,200),[a,o]=N(``),s=a||H(e)||i[0]?.communityId||``,l=k(B,s?{run:t.runId,between:[e.communityId,s]}:null);return i.length===0?null:h(`section`,{class:`card`,"aria-labelledby":`bridges`,children:[h(`h2`,{id:`bridges`,children:n(`community.bridges`)}),h(F,{label:n(`community.bridges.to`),value:s,choose:o,options:i.map(e=>[e.communityId,e.label])}),h(u,{asked:l,children:({influencers:e})=>e.edges.every(e=>e.score===0)?h(`p`,{children:n(`community.bridges.none`)}):h(`ol`,{class:`neighbours`,children:e.edges.map(({node:e,score:t})=>h(`li`,{children:[h(v,{account:e}),h(`span`,{class:`note`,children:n(`community.bridges.pairs`,{n:r(t)})}),h(c,{account:e})]},e.key))})})]})}function H(e){let t=e.flows.find(e=>e.source.communityId!==e.target.communityId);return t&&(t.source.communityId===e.communityId?t.target:t.source).communityId}var[U,W]=[640,150];function G({community:e}){let t=p(),r=[...e.echo].reverse();if(r.length===0)return null;let i=(U-20)/r.length,a=r.reduce((e,t)=>e+t.retweets,0),o=r.reduce((e,t)=>e+t.inside,0),s=t(`community.echo.sentence`,{share:l(o/a),n:y(a)});return h(`section`,{class:`card`,"aria-labelledby":`echo`,children:[h(`h2`,{id:`echo`,children:h(f,{of:`Community.echo`,children:t(`community.echo`)})}),h(`p`,{children:s}),h(`svg`,{class:`echo`,viewBox:`0 0 ${U} ${W+18}`,role:`img`,"aria-label":s,children:[r.map((e,t)=>h(`g`,{children:[h(`rect`,{x:10+t*i,y:W*(1-e.share),width:Math.max(i-3,1),height:W*e.share,rx:`2`,children:h(`title`,{children:`${n(e.period)}: ${l(e.share)}`})}),h(`line`,{x1:10+t*i,x2:10+(t+1)*i-3,y1:W*(1-e.expected),y2:W*(1-e.expected)})]},e.period)),h(`text`,{x:`10`,y:W+15,children:n(r[0]?.period??null)}),h(`text`,{x:U-10,y:W+15,class:`end`,children:n(r[r.length-1]?.period??null)})]}),h(`details`,{children:[h(`summary`,{children:t(`map.table`)}),h(`table`,{children:[h(`thead`,{children:h(`tr`,{children:[h(`th`,{scope:`col`,children:t(`community.week`)}),h(`th`,{scope:`col`,class:`number`,children:h(f,{of:`EchoPoint.retweets`,children:t(`community.retweets`)})}),h(`th`,{scope:`col`,class:`number`,children:h(f,{of:`EchoPoint.share`,children:t(`community.echo.inside`)})}),h(`th`,{scope:`col`,class:`number`,children:h(f,{of:`EchoPoint.expected`,children:t(`community.chance`)})})]})}),h(`tbody`,{children:r.map(e=>h(`tr`,{children:[h(`th`,{scope:`row`,children:n(e.period)}),h(`td`,{class:`number`,children:y(e.retweets)}),h(`td`,{class:`number`,children:l(e.share)}),h(`td`,{class:`number`,children:l(e.expected)})]},e.period))})]})]})]})}var K=8;function q({community:e}){let t=p(),n=e.flows.filter(e=>e.source.communityId!==e.target.communityId),r=n.filter(t=>t.source.communityId===e.communityId).map(e=>J(e.target,e)),i=n.filter(t=>t.target.communityId===e.communityId).map(e=>J(e.source,e));return r.length+i.length===0?null:h(`section`,{class:`card flows`,"aria-labelledby":`flows`,children:[h(`h2`,{id:`flows`,children:t(`community.flows`)}),h(`p`,{class:`quiet`,children:h(f,{of:`CommunityFlow.expected`,children:t(`community.flows.note`)})}),h(`div`,{class:`columns`,children:[h(Y,{title:t(`community.flows.out`),flows:r}),h(Y,{title:t(`community.flows.in`),flows:i})]})]})}function J(e,{weight:t,expected:n}){return{other:e,weight:t,expected:n??0}}function Y({title:e,flows:t}){let n=p(),r=[...t].sort((e,t)=>t.weight-e.weight).slice(0,K),i=Math.max(...r.flatMap(e=>[e.weight,e.expected]),1);return h(`div`,{children:[h(`h3`,{children:e}),h(`ul`,{class:`flow-list`,children:r.map(({other:e,weight:t,expected:r})=>h(`li`,{children:[h(s,{community:e}),h(`span`,{class:`beside`,"aria-hidden":`true`,children:[h(`span`,{class:t>r?`tie`:void 0,style:{width:`${100*t/i}%`}}),h(`i`,{style:{left:`${100*r/i}%`}})]}),h(`span`,{class:`note`,children:[y(t),` · `,r>0?n(`community.flows.times`,{n:A(t/r,2)}):`–`]})]},e.communityId))})]})}function X({community:e,run:t}){let n=p(),r=e.timeline,a=r.map(e=>e.size).reverse();return h(`section`,{class:`card`,"aria-labelledby":`life`,children:[h(`h2`,{id:`life`,children:n(`community.life`)}),h(I,{values:a,label:n(`community.life.label`,{sizes:a.join(`, `)})}),h(`div`,{class:`scroll`,tabIndex:0,role:`region`,"aria-labelledby":`life`,children:h(`table`,{children:[h(`thead`,{children:h(`tr`,{children:[h(`th`,{scope:`col`,children:n(`runs.analysis`)}),h(`th`,{scope:`col`,class:`number`,children:n(`map.column.members`)}),h(`th`,{scope:`col`,class:`number`,children:n(`community.joined`)}),h(`th`,{scope:`col`,class:`number`,children:n(`community.left`)}),h(`th`,{scope:`col`,children:n(`community.happened`)})]})}),h(`tbody`,{children:r.map(r=>h(`tr`,{class:r.run.runId===t.runId?`here`:void 0,children:[h(`th`,{scope:`row`,children:h(`a`,{href:E(`communities`,[e.communityId],{run:r.run.runId}),title:i(r.run.finishedAt),children:r.run.from||r.run.to?T(r.run.from,r.run.to):i(r.run.finishedAt)})}),h(`td`,{class:`number`,children:y(r.size)}),h(`td`,{class:`number`,children:r.joined===null?`–`:y(r.joined)}),h(`td`,{class:`number`,children:r.left===null?`–`:y(r.left)}),h(`td`,{children:r.events.map(e=>n(`happened.${e}`)).join(`, `)})]},r.run.runId))})]})})]})}var Z={name:`Merge`,text:`mutation Merge($ids: [ID!]!, $into: ID!) {
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
}`};function ee({community:e}){let t=p(),[n,r]=N(!1);return h(M,{children:[h(`button`,{type:`button`,class:`button`,onClick:()=>r(!0),children:t(`community.rename`)}),n&&h(te,{community:e,close:()=>r(!1)})]})}function te({community:e,close:n}){let r=p(),[i,a]=N(e.label),[o,s]=N(null),[c,l]=N(!1),u=async(e,r,i)=>{l(!0),s(null);try{await e(),D(),t(r),n(),i?.()}catch(e){s(e instanceof b?e:new b(`broken`,String(e))),l(!1)}},d=e.communityId,f=e=>u(()=>C(Q,{id:d,name:e}),r(`community.renamed`));return h(L,{title:r(`community.rename`),close:n,children:[h(`form`,{onSubmit:e=>{e.preventDefault(),f(i.trim()||null)},children:[h(`label`,{class:`field`,children:[h(`span`,{children:r(`community.name`)}),h(`input`,{type:`text`,maxLength:100,value:i,onInput:e=>a(e.currentTarget.value)})]}),h(`p`,{class:`note`,children:r(`community.name.note`,{generated:e.generatedLabel??`–`})}),o&&h(`p`,{class:`notice warn`,role:`alert`,children:[o.message,` `,o.remedy]}),h(`p`,{class:`actions`,children:[h(`button`,{type:`submit`,class:`button main`,disabled:c,children:r(`community.name.save`)}),h(`button`,{type:`button`,class:`button`,disabled:c,onClick:()=>void f(null),children:r(`community.name.generated`)})]})]}),h(ne,{community:e,busy:c,merge:e=>void u(()=>C(Z,{ids:[d],into:e}),r(`community.merged`),()=>S(E(`communities`,[e]))),separate:e=>void u(()=>C($,{ids:e}),r(`community.separated`))})]})}function ne({community:e,busy:t,merge:n,separate:r}){let i=p(),a=_().query.run,o=[...j(a??null,null).values()].filter(t=>t.communityId!==e.communityId).slice(0,300),[s,c]=N(``),l=(e.parts??[]).filter(t=>t!==e.communityId);return h(`section`,{children:[h(`h3`,{children:i(`community.merge`)}),h(`p`,{class:`note`,children:i(`community.merge.note`)}),h(F,{label:i(`community.merge.into`),value:s,choose:c,options:[[``,`–`],...o.map(e=>[e.communityId,e.label])]}),h(`p`,{class:`actions`,children:[h(`button`,{type:`button`,class:`button`,disabled:t||!s,onClick:()=>n(s),children:i(`community.merge.do`)}),l.length>0&&h(`button`,{type:`button`,class:`button`,disabled:t,onClick:()=>r(l),children:i(`community.separate`,{n:l.length})})]})]})}function re({run:e,id:t}){let{query:n}=_(),r=w(e.measures,n.measure),i={run:e.runId,community:t,measure:r},a=k(z,i);return h(`article`,{class:`community-view`,children:h(u,{asked:a,children:({community:n})=>n?h(M,{children:[h(ie,{community:n}),h(`div`,{class:`columns`,children:[h(ae,{community:n,measure:r}),h(`div`,{class:`stack`,children:[h(oe,{community:n}),h(X,{community:n,run:e})]})]}),h(q,{community:n}),h(`div`,{class:`columns`,children:[h(V,{community:n,run:e}),h(se,{community:n})]}),h(G,{community:n}),h(o,{operation:z,variables:i,cypher:ce(t),cli:`tular community ${t} --run ${e.runId}`})]}):h(P,{run:e,id:t})})})}function ie({community:e}){let t=p();return h(`header`,{class:`view-head`,children:[h(`h1`,{children:[h(a,{colour:e.colour}),` `,e.label]}),e.sentence&&h(`p`,{class:`lead`,children:e.sentence}),h(`div`,{class:`actions`,children:[h(`a`,{class:`button`,href:E(`map`,[],{sel:`community:${e.communityId}`}),children:t(`account.map`)}),h(`a`,{class:`button`,href:E(`rankings`,[],{community:e.communityId}),children:t(`community.ranking`)}),h(ee,{community:e})]})]})}function ae({community:e,measure:t}){let n=p(),i=Math.max(...e.topInfluencers.map(e=>Math.abs(e.score)),1e-12);return h(`section`,{class:`card`,"aria-labelledby":`leaders`,children:[h(`h2`,{id:`leaders`,children:n(`community.leaders`)}),h(`p`,{class:`quiet`,children:h(g,{measure:t,start:!0})}),h(`ol`,{class:`ten`,children:e.topInfluencers.map(({node:e,rank:t,score:a},o)=>h(`li`,{children:[h(`span`,{class:`place`,children:o+1}),h(`span`,{class:`who`,children:[h(v,{account:e}),h(`span`,{class:`note`,children:m(`role`,e.role)})]}),h(`span`,{class:`value`,children:[h(`span`,{class:`amount`,children:r(a)}),h(`span`,{class:`bar`,"aria-hidden":`true`,children:h(`span`,{style:{width:`${100*Math.abs(a)/i}%`}})}),h(`span`,{class:`note`,children:n(`community.overall`,{rank:y(t)})})]}),h(c,{account:e})]},e.key))})]})}function oe({community:e}){let t=p(),n=[[`Community.size`,t(`map.column.members`),y(e.size)],[`Community.stability`,t(`community.stability`),l(e.stability)],[`Community.eiIndex`,t(`community.openness`),A(e.eiIndex)],[`Community.conductance`,t(`community.conductance`),A(e.conductance)],[`Community.density`,t(`community.density`),l(e.density,1)],[`Community.audience`,t(`community.audience`),e.audience===null?`–`:y(e.audience)]];return h(`section`,{class:`card`,"aria-labelledby":`character`,children:[h(`h2`,{id:`character`,children:t(`community.character`)}),h(`dl`,{class:`facts`,children:n.map(([e,t,n])=>h(x,{of:e,name:t,value:n},e))}),e.terms&&e.terms.length>0&&h(M,{children:[h(`h3`,{children:h(f,{of:`Community.terms`,children:t(`community.terms`)})}),h(`ul`,{class:`chips`,children:e.terms.map(e=>h(`li`,{children:e},e))})]}),e.subcommunities.length>0&&h(M,{children:[h(`h3`,{children:h(f,{of:`Community.subcommunities`,children:t(`community.inside`)})}),h(`ul`,{class:`chips`,children:e.subcommunities.map(e=>h(`li`,{children:[e.label,` `,h(`span`,{class:`note`,children:y(e.size)})]},e.communityId))})]}),h(`h3`,{children:h(f,{of:`Community.roles`,children:t(`community.roles`)})}),h(`ul`,{class:`plain-list`,children:e.roles.map(e=>h(`li`,{children:[h(`span`,{class:`note`,children:y(e.accounts)}),` `,h(f,{of:`Role.${e.role}`,children:m(`role`,e.role)})]},e.role))})]})}function se({community:e}){let t=p();return e.audienceOverlap.length===0?null:h(`section`,{class:`card`,"aria-labelledby":`overlap`,children:[h(`h2`,{id:`overlap`,children:h(f,{of:`Community.audienceOverlap`,children:t(`community.overlap`)})}),h(`table`,{children:[h(`thead`,{children:h(`tr`,{children:[h(`th`,{scope:`col`,children:t(`column.community`)}),h(`th`,{scope:`col`,class:`number`,children:h(f,{of:`AudienceOverlap.shared`,children:t(`community.shared`)})}),h(`th`,{scope:`col`,class:`number`,children:h(f,{of:`AudienceOverlap.jaccard`,children:t(`community.jaccard`)})}),h(`th`,{scope:`col`,class:`number`,children:h(f,{of:`AudienceOverlap.expected`,children:t(`community.chance`)})})]})}),h(`tbody`,{children:e.audienceOverlap.map(e=>h(`tr`,{children:[h(`th`,{scope:`row`,children:h(`a`,{href:E(`communities`,[e.community.communityId]),children:e.community.label})}),h(`td`,{class:`number`,children:y(e.shared)}),h(`td`,{class:`number`,children:l(e.jaccard,1)}),h(`td`,{class:`number`,children:l(e.expected,1)})]},e.community.communityId))})]})]})}function ce(e){return[`MATCH (community:Community {id: '${e.replaceAll(`'`,`\\'`)}'})-[:OF]->(:Run {current: true})`,`MATCH (account:Account)-[:IN_COMMUNITY]->(community)`,`RETURN community.label AS community, account.handle AS handle, account.pagerank AS pagerank`,`ORDER BY pagerank DESC LIMIT 10`].join(`
`)}function le({run:e,parts:t}){let[n]=t;return n?h(re,{run:e,id:n}):h(ue,{run:e})}function ue({run:t}){let n=p(),{query:r}=_(),i=r.text?{text:r.text}:null,a={run:t.runId,filter:i,first:50,measure:w(t.measures,r.measure)},{asked:c,edges:m,hasMore:g,more:b}=e(R,a,e=>e.communities);return h(`article`,{class:`community-view`,children:[h(`header`,{class:`view-head`,children:[h(`h1`,{children:n(`nav.communities`)}),h(`p`,{class:`lead`,children:n(`communities.total`,{n:t.communityCount})})]}),h(`label`,{class:`field`,children:[h(`span`,{children:n(`communities.filter`)}),h(`input`,{type:`text`,value:r.text??``,onInput:e=>O({text:e.currentTarget.value},!0)})]}),h(u,{asked:c,children:()=>m.length===0?h(d,{title:n(`state.nothing`),children:n(`state.nothing.do`)}):h(`div`,{class:`scroll card`,tabIndex:0,role:`region`,"aria-label":n(`nav.communities`),children:h(`table`,{children:[h(`thead`,{children:h(`tr`,{children:[h(`th`,{scope:`col`,children:n(`column.community`)}),h(`th`,{scope:`col`,class:`number`,children:h(f,{of:`Community.size`,children:n(`map.column.members`)})}),h(`th`,{scope:`col`,children:n(`community.leaders`)}),h(`th`,{scope:`col`,class:`number`,children:h(f,{of:`Community.stability`,children:n(`community.stability`)})})]})}),h(`tbody`,{children:m.map(({node:e})=>h(`tr`,{children:[h(`th`,{scope:`row`,children:h(s,{community:e})}),h(`td`,{class:`number`,children:y(e.size)}),h(`td`,{children:e.topInfluencers.map((e,t)=>h(`span`,{children:[t>0&&`, `,h(v,{account:{...e.node,name:null}})]},e.node.key))}),h(`td`,{class:`number`,children:l(e.stability)})]},e.communityId))})]})})}),g&&h(`button`,{type:`button`,class:`button`,onClick:b,children:n(`list.more`)}),h(o,{operation:R,variables:a,cypher:de,cli:`tular communities`})]})}var de=`MATCH (community:Community)-[:OF]->(:Run {current: true})
RETURN community.id AS id, community.label AS label, community.size AS size
ORDER BY size DESC`;export{le as Communities};