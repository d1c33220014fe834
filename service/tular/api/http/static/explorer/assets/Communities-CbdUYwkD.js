import{t as e}from"./usePages-BxL7CIWJ.js";import{$ as t,C as n,D as r,E as i,I as a,J as o,M as s,N as c,O as l,Q as u,Y as d,a as f,at as p,bt as m,c as h,et as g,i as _,it as v,j as y,k as b,mt as x,n as S,nt as C,pt as w,q as T,r as E,rt as D,t as O,tt as k,ut as A,vt as j,w as M,x as N}from"./index-BlwZsvVd.js";import{t as P}from"./Gone-BZITIIql.js";import{t as F}from"./Choice-BiCvC9fV.js";import{t as I}from"./Sparkline-Cb4gsAtJ.js";import{t as L}from"./Dialog-CTk-nJPS.js";var R={name:`CommunityList`,text:`query CommunityList($run: ID!, $filter: CommunityFilter, $first: Int!, $after: String, $measure: Measure!) {
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
}`};function V({community:e,run:t}){let n=p(),i=[...N(t.runId,null).values()].filter(t=>t.communityId!==e.communityId).slice(0,200),[a,o]=j(``),s=a||H(e)||i[0]?.communityId||``,l=A(B,s?{run:t.runId,between:[e.communityId,s]}:null);return i.length===0?null:g(`section`,{class:`card`,"aria-labelledby":`bridges`,children:[g(`h2`,{id:`bridges`,children:n(`community.bridges`)}),g(F,{label:n(`community.bridges.to`),value:s,choose:o,options:i.map(e=>[e.communityId,e.label])}),g(u,{asked:l,children:({influencers:e})=>e.edges.every(e=>e.score===0)?g(`p`,{children:n(`community.bridges.none`)}):g(`ol`,{class:`neighbours`,children:e.edges.map(({node:e,score:t})=>g(`li`,{children:[g(y,{account:e}),g(`span`,{class:`note`,children:n(`community.bridges.pairs`,{n:r(t)})}),g(c,{account:e})]},e.key))})})]})}function H(e){let t=e.flows.find(e=>e.source.communityId!==e.target.communityId);return t&&(t.source.communityId===e.communityId?t.target:t.source).communityId}var[U,W]=[640,150];function G({community:e}){let t=p(),r=[...e.echo].reverse();if(r.length===0)return null;let i=(U-20)/r.length,a=r.reduce((e,t)=>e+t.retweets,0),o=r.reduce((e,t)=>e+t.inside,0),s=t(`community.echo.sentence`,{share:l(o/a),n:b(a)});return g(`section`,{class:`card`,"aria-labelledby":`echo`,children:[g(`h2`,{id:`echo`,children:g(f,{of:`Community.echo`,children:t(`community.echo`)})}),g(`p`,{children:s}),g(`svg`,{class:`echo`,viewBox:`0 0 ${U} ${W+18}`,role:`img`,"aria-label":s,children:[r.map((e,t)=>g(`g`,{children:[g(`rect`,{x:10+t*i,y:W*(1-e.share),width:Math.max(i-3,1),height:W*e.share,rx:`2`,children:g(`title`,{children:`${n(e.period)}: ${l(e.share)}`})}),g(`line`,{x1:10+t*i,x2:10+(t+1)*i-3,y1:W*(1-e.expected),y2:W*(1-e.expected)})]},e.period)),g(`text`,{x:`10`,y:W+15,children:n(r[0]?.period??null)}),g(`text`,{x:U-10,y:W+15,class:`end`,children:n(r[r.length-1]?.period??null)})]}),g(`details`,{children:[g(`summary`,{children:t(`map.table`)}),g(`table`,{children:[g(`thead`,{children:g(`tr`,{children:[g(`th`,{scope:`col`,children:t(`community.week`)}),g(`th`,{scope:`col`,class:`number`,children:g(f,{of:`EchoPoint.retweets`,children:t(`community.retweets`)})}),g(`th`,{scope:`col`,class:`number`,children:g(f,{of:`EchoPoint.share`,children:t(`community.echo.inside`)})}),g(`th`,{scope:`col`,class:`number`,children:g(f,{of:`EchoPoint.expected`,children:t(`community.chance`)})})]})}),g(`tbody`,{children:r.map(e=>g(`tr`,{children:[g(`th`,{scope:`row`,children:n(e.period)}),g(`td`,{class:`number`,children:b(e.retweets)}),g(`td`,{class:`number`,children:l(e.share)}),g(`td`,{class:`number`,children:l(e.expected)})]},e.period))})]})]})]})}var K=8;function q({community:e}){let t=p(),n=e.flows.filter(e=>e.source.communityId!==e.target.communityId),r=n.filter(t=>t.source.communityId===e.communityId).map(e=>J(e.target,e)),i=n.filter(t=>t.target.communityId===e.communityId).map(e=>J(e.source,e));return r.length+i.length===0?null:g(`section`,{class:`card flows`,"aria-labelledby":`flows`,children:[g(`h2`,{id:`flows`,children:t(`community.flows`)}),g(`p`,{class:`quiet`,children:g(f,{of:`CommunityFlow.expected`,children:t(`community.flows.note`)})}),g(`div`,{class:`columns`,children:[g(Y,{title:t(`community.flows.out`),flows:r}),g(Y,{title:t(`community.flows.in`),flows:i})]})]})}function J(e,{weight:t,expected:n}){return{other:e,weight:t,expected:n??0}}function Y({title:e,flows:t}){let n=p(),r=[...t].sort((e,t)=>t.weight-e.weight).slice(0,K),i=Math.max(...r.flatMap(e=>[e.weight,e.expected]),1);return g(`div`,{children:[g(`h3`,{children:e}),g(`ul`,{class:`flow-list`,children:r.map(({other:e,weight:t,expected:r})=>g(`li`,{children:[g(s,{community:e}),g(`span`,{class:`beside`,"aria-hidden":`true`,children:[g(`span`,{class:t>r?`tie`:void 0,style:{width:`${100*t/i}%`}}),g(`i`,{style:{left:`${100*r/i}%`}})]}),g(`span`,{class:`note`,children:[b(t),` · `,r>0?n(`community.flows.times`,{n:M(t/r,2)}):`–`]})]},e.communityId))})]})}function X({community:e,run:t}){let n=p(),r=e.timeline,a=r.map(e=>e.size).reverse();return g(`section`,{class:`card`,"aria-labelledby":`life`,children:[g(`h2`,{id:`life`,children:n(`community.life`)}),g(I,{values:a,label:n(`community.life.label`,{sizes:a.join(`, `)})}),g(`div`,{class:`scroll`,tabIndex:0,role:`region`,"aria-labelledby":`life`,children:g(`table`,{children:[g(`thead`,{children:g(`tr`,{children:[g(`th`,{scope:`col`,children:n(`runs.analysis`)}),g(`th`,{scope:`col`,class:`number`,children:n(`map.column.members`)}),g(`th`,{scope:`col`,class:`number`,children:n(`community.joined`)}),g(`th`,{scope:`col`,class:`number`,children:n(`community.left`)}),g(`th`,{scope:`col`,children:n(`community.happened`)})]})}),g(`tbody`,{children:r.map(r=>g(`tr`,{class:r.run.runId===t.runId?`here`:void 0,children:[g(`th`,{scope:`row`,children:g(`a`,{href:D(`communities`,[e.communityId],{run:r.run.runId}),title:i(r.run.finishedAt),children:r.run.from||r.run.to?E(r.run.from,r.run.to):i(r.run.finishedAt)})}),g(`td`,{class:`number`,children:b(r.size)}),g(`td`,{class:`number`,children:r.joined===null?`–`:b(r.joined)}),g(`td`,{class:`number`,children:r.left===null?`–`:b(r.left)}),g(`td`,{children:r.events.map(e=>n(`happened.${e}`)).join(`, `)})]},r.run.runId))})]})})]})}var Z={name:`Merge`,text:`mutation Merge($ids: [ID!]!, $into: ID!) {
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
}`};function ee({community:e}){let t=p(),[n,r]=j(!1);return g(m,{children:[g(`button`,{type:`button`,class:`button`,onClick:()=>r(!0),children:t(`community.rename`)}),n&&g(te,{community:e,close:()=>r(!1)})]})}function te({community:e,close:n}){let r=p(),[i,a]=j(e.label),[o,s]=j(null),[c,l]=j(!1),u=async(e,r,i)=>{l(!0),s(null);try{await e(),O(),t(r),n(),i?.()}catch(e){s(e instanceof x?e:new x(`broken`,String(e))),l(!1)}},d=e.communityId,f=e=>u(()=>w(Q,{id:d,name:e}),r(`community.renamed`));return g(L,{title:r(`community.rename`),close:n,children:[g(`form`,{onSubmit:e=>{e.preventDefault(),f(i.trim()||null)},children:[g(`label`,{class:`field`,children:[g(`span`,{children:r(`community.name`)}),g(`input`,{type:`text`,maxLength:100,value:i,onInput:e=>a(e.currentTarget.value)})]}),g(`p`,{class:`note`,children:r(`community.name.note`,{generated:e.generatedLabel??`–`})}),o&&g(`p`,{class:`notice warn`,role:`alert`,children:[o.message,` `,o.remedy]}),g(`p`,{class:`actions`,children:[g(`button`,{type:`submit`,class:`button main`,disabled:c,children:r(`community.name.save`)}),g(`button`,{type:`button`,class:`button`,disabled:c,onClick:()=>void f(null),children:r(`community.name.generated`)})]})]}),g(ne,{community:e,busy:c,merge:e=>void u(()=>w(Z,{ids:[d],into:e}),r(`community.merged`),()=>C(D(`communities`,[e]))),separate:e=>void u(()=>w($,{ids:e}),r(`community.separated`))})]})}function ne({community:e,busy:t,merge:n,separate:r}){let i=p(),a=v().query.run,o=[...N(a??null,null).values()].filter(t=>t.communityId!==e.communityId).slice(0,300),[s,c]=j(``),l=(e.parts??[]).filter(t=>t!==e.communityId);return g(`section`,{children:[g(`h3`,{children:i(`community.merge`)}),g(`p`,{class:`note`,children:i(`community.merge.note`)}),g(F,{label:i(`community.merge.into`),value:s,choose:c,options:[[``,`–`],...o.map(e=>[e.communityId,e.label])]}),g(`p`,{class:`actions`,children:[g(`button`,{type:`button`,class:`button`,disabled:t||!s,onClick:()=>n(s),children:i(`community.merge.do`)}),l.length>0&&g(`button`,{type:`button`,class:`button`,disabled:t,onClick:()=>r(l),children:i(`community.separate`,{n:l.length})})]})]})}function re({run:e,id:t}){let{query:n}=v(),r=T(e.measures,n.measure),i={run:e.runId,community:t,measure:r},a=A(z,i);return g(`article`,{class:`community-view`,children:g(u,{asked:a,children:({community:n})=>n?g(m,{children:[g(ie,{community:n}),g(`div`,{class:`columns`,children:[g(ae,{community:n,measure:r}),g(`div`,{class:`stack`,children:[g(oe,{community:n}),g(X,{community:n,run:e})]})]}),g(q,{community:n}),g(`div`,{class:`columns`,children:[g(V,{community:n,run:e}),g(se,{community:n})]}),g(G,{community:n}),g(o,{operation:z,variables:i,cypher:ce(t),cli:`tular community ${t} --run ${e.runId}`})]}):g(P,{run:e,id:t})})})}function ie({community:e}){let t=p();return g(`header`,{class:`view-head`,children:[g(`h1`,{children:[g(a,{colour:e.colour}),` `,e.label]}),e.sentence&&g(`p`,{class:`lead`,children:e.sentence}),g(`div`,{class:`actions`,children:[g(`a`,{class:`button`,href:D(`map`,[],{sel:`community:${e.communityId}`}),children:t(`account.map`)}),g(`a`,{class:`button`,href:D(`rankings`,[],{community:e.communityId}),children:t(`community.ranking`)}),g(ee,{community:e})]})]})}function ae({community:e,measure:t}){let n=p(),i=Math.max(...e.topInfluencers.map(e=>Math.abs(e.score)),1e-12);return g(`section`,{class:`card`,"aria-labelledby":`leaders`,children:[g(`h2`,{id:`leaders`,children:n(`community.leaders`)}),g(`p`,{class:`quiet`,children:g(_,{measure:t,start:!0})}),g(`ol`,{class:`ten`,children:e.topInfluencers.map(({node:e,rank:t,score:a},o)=>g(`li`,{children:[g(`span`,{class:`place`,children:o+1}),g(`span`,{class:`who`,children:[g(y,{account:e}),g(`span`,{class:`note`,children:h(`role`,e.role)})]}),g(`span`,{class:`value`,children:[g(`span`,{class:`amount`,children:r(a)}),g(`span`,{class:`bar`,"aria-hidden":`true`,children:g(`span`,{style:{width:`${100*Math.abs(a)/i}%`}})}),g(`span`,{class:`note`,children:n(`community.overall`,{rank:b(t)})})]}),g(c,{account:e})]},e.key))})]})}function oe({community:e}){let t=p(),n=[[`Community.size`,t(`map.column.members`),b(e.size)],[`Community.stability`,t(`community.stability`),l(e.stability)],[`Community.eiIndex`,t(`community.openness`),M(e.eiIndex)],[`Community.conductance`,t(`community.conductance`),M(e.conductance)],[`Community.density`,t(`community.density`),l(e.density,1)],[`Community.audience`,t(`community.audience`),e.audience===null?`–`:b(e.audience)]];return g(`section`,{class:`card`,"aria-labelledby":`character`,children:[g(`h2`,{id:`character`,children:t(`community.character`)}),g(`dl`,{class:`facts`,children:n.map(([e,t,n])=>g(S,{of:e,name:t,value:n},e))}),e.terms&&e.terms.length>0&&g(m,{children:[g(`h3`,{children:g(f,{of:`Community.terms`,children:t(`community.terms`)})}),g(`ul`,{class:`chips`,children:e.terms.map(e=>g(`li`,{children:e},e))})]}),e.subcommunities.length>0&&g(m,{children:[g(`h3`,{children:g(f,{of:`Community.subcommunities`,children:t(`community.inside`)})}),g(`ul`,{class:`chips`,children:e.subcommunities.map(e=>g(`li`,{children:[e.label,` `,g(`span`,{class:`note`,children:b(e.size)})]},e.communityId))})]}),g(`h3`,{children:g(f,{of:`Community.roles`,children:t(`community.roles`)})}),g(`ul`,{class:`plain-list`,children:e.roles.map(e=>g(`li`,{children:[g(`span`,{class:`note`,children:b(e.accounts)}),` `,g(f,{of:`Role.${e.role}`,children:h(`role`,e.role)})]},e.role))})]})}function se({community:e}){let t=p();return e.audienceOverlap.length===0?null:g(`section`,{class:`card`,"aria-labelledby":`overlap`,children:[g(`h2`,{id:`overlap`,children:g(f,{of:`Community.audienceOverlap`,children:t(`community.overlap`)})}),g(`table`,{children:[g(`thead`,{children:g(`tr`,{children:[g(`th`,{scope:`col`,children:t(`column.community`)}),g(`th`,{scope:`col`,class:`number`,children:g(f,{of:`AudienceOverlap.shared`,children:t(`community.shared`)})}),g(`th`,{scope:`col`,class:`number`,children:g(f,{of:`AudienceOverlap.jaccard`,children:t(`community.jaccard`)})}),g(`th`,{scope:`col`,class:`number`,children:g(f,{of:`AudienceOverlap.expected`,children:t(`community.chance`)})})]})}),g(`tbody`,{children:e.audienceOverlap.map(e=>g(`tr`,{children:[g(`th`,{scope:`row`,children:g(`a`,{href:D(`communities`,[e.community.communityId]),children:e.community.label})}),g(`td`,{class:`number`,children:b(e.shared)}),g(`td`,{class:`number`,children:l(e.jaccard,1)}),g(`td`,{class:`number`,children:l(e.expected,1)})]},e.community.communityId))})]})]})}function ce(e){return[`MATCH (community:Community {id: '${e.replaceAll(`'`,`\\'`)}'})-[:OF]->(:Run {current: true})`,`MATCH (account:Account)-[:IN_COMMUNITY]->(community)`,`RETURN community.label AS community, account.handle AS handle, account.pagerank AS pagerank`,`ORDER BY pagerank DESC LIMIT 10`].join(`
`)}function le({run:e,parts:t}){let[n]=t;return n?g(re,{run:e,id:n}):g(ue,{run:e})}function ue({run:t}){let n=p(),{query:r}=v(),i=r.text?{text:r.text}:null,a={run:t.runId,filter:i,first:50,measure:T(t.measures,r.measure)},{asked:c,edges:m,hasMore:h,more:_}=e(R,a,e=>e.communities);return g(`article`,{class:`community-view`,children:[g(`header`,{class:`view-head`,children:[g(`h1`,{children:n(`nav.communities`)}),g(`p`,{class:`lead`,children:n(`communities.total`,{n:t.communityCount})})]}),g(`label`,{class:`field`,children:[g(`span`,{children:n(`communities.filter`)}),g(`input`,{type:`text`,value:r.text??``,onInput:e=>k({text:e.currentTarget.value},!0)})]}),g(u,{asked:c,children:()=>m.length===0?g(d,{title:n(`state.nothing`),children:n(`state.nothing.do`)}):g(`div`,{class:`scroll card`,tabIndex:0,role:`region`,"aria-label":n(`nav.communities`),children:g(`table`,{children:[g(`thead`,{children:g(`tr`,{children:[g(`th`,{scope:`col`,children:n(`column.community`)}),g(`th`,{scope:`col`,class:`number`,children:g(f,{of:`Community.size`,children:n(`map.column.members`)})}),g(`th`,{scope:`col`,children:n(`community.leaders`)}),g(`th`,{scope:`col`,class:`number`,children:g(f,{of:`Community.stability`,children:n(`community.stability`)})})]})}),g(`tbody`,{children:m.map(({node:e})=>g(`tr`,{children:[g(`th`,{scope:`row`,children:g(s,{community:e})}),g(`td`,{class:`number`,children:b(e.size)}),g(`td`,{children:e.topInfluencers.map((e,t)=>g(`span`,{children:[t>0&&`, `,g(y,{account:{...e.node,name:null}})]},e.node.key))}),g(`td`,{class:`number`,children:l(e.stability)})]},e.communityId))})]})})}),h&&g(`button`,{type:`button`,class:`button`,onClick:_,children:n(`list.more`)}),g(o,{operation:R,variables:a,cypher:de,cli:`tular communities`})]})}var de=`MATCH (community:Community)-[:OF]->(:Run {current: true})
RETURN community.id AS id, community.label AS label, community.size AS size
ORDER BY size DESC`;export{le as Communities};