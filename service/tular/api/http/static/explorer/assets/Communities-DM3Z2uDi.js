import{t as e}from"./usePages-376Qfx5k.js";import{$ as t,A as n,B as r,Dt as i,F as a,I as o,Mt as s,N as c,O as l,P as u,Pt as d,R as f,U as p,a as m,at as h,ct as g,dt as _,et as v,ft as y,i as b,j as x,l as S,lt as C,mt as w,o as T,ot as E,r as D,st as ee,t as O,tt as k,ut as A,wt as j,yt as M,z as N}from"./index-BNrgsyaf.js";import{t as P}from"./Gone-BW_kG_W6.js";import{t as F}from"./Choice-7p1abkFF.js";import{t as I}from"./Sparkline-D-f92d2P.js";import{t as L}from"./Dialog-DuWDl4mP.js";import{t as R}from"./shell-Bb5KlsiT.js";var z={name:`CommunityList`,text:`query CommunityList($run: ID!, $filter: CommunityFilter, $first: Int!, $after: String, $measure: Measure!) {
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
}`},B={name:`CommunityView`,text:`query CommunityView($run: ID!, $community: ID!, $measure: Measure!) {
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
}`},V={name:`Bridges`,text:`query Bridges($run: ID!, $between: [ID!]!) {
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
}`};function H({community:e,run:t}){let n=w(),i=[...l(t.runId,null).values()].filter(t=>t.communityId!==e.communityId).slice(0,200),[a,o]=s(``),c=a||U(e)||i[0]?.communityId||``,d=M(V,c?{run:t.runId,between:[e.communityId,c]}:null);return i.length===0?null:g(`section`,{class:`card`,"aria-labelledby":`bridges`,children:[g(`h2`,{id:`bridges`,children:n(`community.bridges`)}),g(F,{label:n(`community.bridges.to`),value:c,choose:o,options:i.map(e=>[e.communityId,e.label])}),g(h,{asked:d,children:({influencers:e})=>e.edges.every(e=>e.score===0)?g(`p`,{children:n(`community.bridges.none`)}):g(`ol`,{class:`neighbours`,children:e.edges.map(({node:e,score:t})=>g(`li`,{children:[g(f,{account:e}),g(`span`,{class:`note`,children:n(`community.bridges.pairs`,{n:u(t)})}),g(r,{account:e})]},e.key))})})]})}function U(e){let t=e.flows.find(e=>e.source.communityId!==e.target.communityId);return t&&(t.source.communityId===e.communityId?t.target:t.source).communityId}var[W,G]=[640,150];function K({community:e}){let t=w(),r=[...e.echo].reverse();if(r.length===0)return null;let i=(W-20)/r.length,s=r.reduce((e,t)=>e+t.retweets,0),c=r.reduce((e,t)=>e+t.inside,0),l=t(`community.echo.sentence`,{share:a(c/s),n:o(s)});return g(`section`,{class:`card`,"aria-labelledby":`echo`,children:[g(`h2`,{id:`echo`,children:g(T,{of:`Community.echo`,children:t(`community.echo`)})}),g(`p`,{children:l}),g(`svg`,{class:`echo`,viewBox:`0 0 ${W} ${G+18}`,role:`img`,"aria-label":l,children:[r.map((e,t)=>g(`g`,{children:[g(`rect`,{x:10+t*i,y:G*(1-e.share),width:Math.max(i-3,1),height:G*e.share,rx:`2`,children:g(`title`,{children:`${n(e.period)}: ${a(e.share)}`})}),g(`line`,{x1:10+t*i,x2:10+(t+1)*i-3,y1:G*(1-e.expected),y2:G*(1-e.expected)})]},e.period)),g(`text`,{x:`10`,y:G+15,children:n(r[0]?.period??null)}),g(`text`,{x:W-10,y:G+15,class:`end`,children:n(r[r.length-1]?.period??null)})]}),g(`details`,{children:[g(`summary`,{children:t(`map.table`)}),g(`table`,{children:[g(`thead`,{children:g(`tr`,{children:[g(`th`,{scope:`col`,children:t(`community.week`)}),g(`th`,{scope:`col`,class:`number`,children:g(T,{of:`EchoPoint.retweets`,children:t(`community.retweets`)})}),g(`th`,{scope:`col`,class:`number`,children:g(T,{of:`EchoPoint.share`,children:t(`community.echo.inside`)})}),g(`th`,{scope:`col`,class:`number`,children:g(T,{of:`EchoPoint.expected`,children:t(`community.chance`)})})]})}),g(`tbody`,{children:r.map(e=>g(`tr`,{children:[g(`th`,{scope:`row`,children:n(e.period)}),g(`td`,{class:`number`,children:o(e.retweets)}),g(`td`,{class:`number`,children:a(e.share)}),g(`td`,{class:`number`,children:a(e.expected)})]},e.period))})]})]})]})}var q=8;function J({community:e}){let t=w(),n=e.flows.filter(e=>e.source.communityId!==e.target.communityId),r=n.filter(t=>t.source.communityId===e.communityId).map(e=>Y(e.target,e)),i=n.filter(t=>t.target.communityId===e.communityId).map(e=>Y(e.source,e));return r.length+i.length===0?null:g(`section`,{class:`card flows`,"aria-labelledby":`flows`,children:[g(`h2`,{id:`flows`,children:t(`community.flows`)}),g(`p`,{class:`quiet`,children:g(T,{of:`CommunityFlow.expected`,children:t(`community.flows.note`)})}),g(`div`,{class:`columns`,children:[g(X,{title:t(`community.flows.out`),flows:r}),g(X,{title:t(`community.flows.in`),flows:i})]})]})}function Y(e,{weight:t,expected:n}){return{other:e,weight:t,expected:n??0}}function X({title:e,flows:t}){let n=w(),r=[...t].sort((e,t)=>t.weight-e.weight).slice(0,q),i=Math.max(...r.flatMap(e=>[e.weight,e.expected]),1);return g(`div`,{children:[g(`h3`,{children:e}),g(`ul`,{class:`flow-list`,children:r.map(({other:e,weight:t,expected:r})=>g(`li`,{children:[g(N,{community:e}),g(`span`,{class:`beside`,"aria-hidden":`true`,children:[g(`span`,{class:t>r?`tie`:void 0,style:{width:`${100*t/i}%`}}),g(`i`,{style:{left:`${100*r/i}%`}})]}),g(`span`,{class:`note`,children:[o(t),` · `,r>0?n(`community.flows.times`,{n:x(t/r,2)}):`–`]})]},e.communityId))})]})}function Z({community:e,run:t}){let n=w(),r=e.timeline,i=r.map(e=>e.size).reverse();return g(`section`,{class:`card`,"aria-labelledby":`life`,children:[g(`h2`,{id:`life`,children:n(`community.life`)}),g(I,{values:i,label:n(`community.life.label`,{sizes:i.join(`, `)})}),g(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`life`,children:g(`table`,{children:[g(`thead`,{children:g(`tr`,{children:[g(`th`,{scope:`col`,children:n(`runs.analysis`)}),g(`th`,{scope:`col`,class:`number`,children:n(`map.column.members`)}),g(`th`,{scope:`col`,class:`number`,children:n(`community.joined`)}),g(`th`,{scope:`col`,class:`number`,children:n(`community.left`)}),g(`th`,{scope:`col`,children:n(`community.happened`)})]})}),g(`tbody`,{children:r.map(r=>g(`tr`,{class:r.run.runId===t.runId?`here`:void 0,children:[g(`th`,{scope:`row`,children:g(`a`,{href:_(`communities`,[e.communityId],{run:r.run.runId}),title:c(r.run.finishedAt),children:r.run.from||r.run.to?b(r.run.from,r.run.to):c(r.run.finishedAt)})}),g(`td`,{class:`number`,children:o(r.size)}),g(`td`,{class:`number`,children:r.joined===null?`–`:o(r.joined)}),g(`td`,{class:`number`,children:r.left===null?`–`:o(r.left)}),g(`td`,{children:r.events.map(e=>n(`happened.${e}`)).join(`, `)})]},r.run.runId))})]})})]})}var Q={name:`Merge`,text:`mutation Merge($ids: [ID!]!, $into: ID!) {
  mergeCommunities(ids: $ids, into: $into) {
    communityId
    parts
    size
  }
}`},$={name:`Rename`,text:`mutation Rename($id: ID!, $name: String) {
  renameCommunity(id: $id, name: $name) {
    communityId
    label
    generatedLabel
  }
}`},te={name:`Separate`,text:`mutation Separate($ids: [ID!]!) {
  separateCommunities(ids: $ids) {
    communityId
    size
  }
}`};function ne({community:e}){let t=w(),[n,r]=s(!1);return g(d,{children:[g(`button`,{type:`button`,class:`button`,onClick:()=>r(!0),children:t(`community.rename`)}),n&&g(re,{community:e,close:()=>r(!1)})]})}function re({community:e,close:t}){let n=w(),[r,a]=s(e.label),[o,c]=s(null),[l,u]=s(!1),d=async(e,n,r)=>{u(!0),c(null);try{await e(),O(),ee(n),t(),r?.()}catch(e){c(e instanceof i?e:new i(`broken`,String(e))),u(!1)}},f=e.communityId,p=e=>d(()=>j($,{id:f,name:e}),n(`community.renamed`));return g(L,{title:n(`community.rename`),close:t,children:[g(`form`,{onSubmit:e=>{e.preventDefault(),p(r.trim()||null)},children:[g(`label`,{class:`field`,children:[g(`span`,{children:n(`community.name`)}),g(`input`,{type:`text`,maxLength:100,value:r,onInput:e=>a(e.currentTarget.value)})]}),g(`p`,{class:`note`,children:n(`community.name.note`,{generated:e.generatedLabel??`–`})}),o&&g(`p`,{class:`notice warn`,role:`alert`,children:E(o)}),g(`p`,{class:`actions`,children:[g(`button`,{type:`submit`,class:`button main`,disabled:l,children:n(`community.name.save`)}),g(`button`,{type:`button`,class:`button`,disabled:l,onClick:()=>void p(null),children:n(`community.name.generated`)})]})]}),g(ie,{community:e,busy:l,merge:e=>void d(()=>j(Q,{ids:[f],into:e}),n(`community.merged`),()=>A(_(`communities`,[e]))),separate:e=>void d(()=>j(te,{ids:e}),n(`community.separated`))})]})}function ie({community:e,busy:t,merge:n,separate:r}){let i=w(),a=y().query.run,o=[...l(a??null,null).values()].filter(t=>t.communityId!==e.communityId).slice(0,300),[c,u]=s(``),d=(e.parts??[]).filter(t=>t!==e.communityId);return g(`section`,{children:[g(`h3`,{children:i(`community.merge`)}),g(`p`,{class:`note`,children:i(`community.merge.note`)}),g(F,{label:i(`community.merge.into`),value:c,choose:u,options:[[``,`–`],...o.map(e=>[e.communityId,e.label])]}),g(`p`,{class:`actions`,children:[g(`button`,{type:`button`,class:`button`,disabled:t||!c,onClick:()=>n(c),children:i(`community.merge.do`)}),d.length>0&&g(`button`,{type:`button`,class:`button`,disabled:t,onClick:()=>r(d),children:i(`community.separate`,{n:d.length})})]})]})}function ae({run:e,id:n}){let{query:r}=y(),i=t(e.measures,r.measure),a={run:e.runId,community:n,measure:i},o=M(B,a);return g(`article`,{class:`community-view`,children:g(h,{asked:o,children:({community:t})=>t?g(d,{children:[g(oe,{community:t}),g(`div`,{class:`columns`,children:[g(se,{community:t,measure:i}),g(`div`,{class:`stack`,children:[g(ce,{community:t}),g(Z,{community:t,run:e})]})]}),g(J,{community:t}),g(`div`,{class:`columns`,children:[g(H,{community:t,run:e}),g(le,{community:t})]}),g(K,{community:t}),g(v,{operation:B,variables:a,cypher:ue(n),cli:`tular community ${R(n)} --run ${e.runId}`})]}):g(P,{whole:!0,id:n})})})}function oe({community:e}){let t=w();return g(`header`,{class:`view-head`,children:[g(`h1`,{children:[g(p,{colour:e.colour}),` `,e.label]}),e.sentence&&g(`p`,{class:`lead`,children:e.sentence}),g(`div`,{class:`actions`,children:[g(`a`,{class:`button`,href:_(`map`,[],{sel:`community:${e.communityId}`}),children:t(`account.map`)}),g(`a`,{class:`button`,href:_(`rankings`,[],{community:e.communityId}),children:t(`community.ranking`)}),g(ne,{community:e})]})]})}function se({community:e,measure:t}){let n=w(),i=Math.max(...e.topInfluencers.map(e=>Math.abs(e.score)),1e-12);return g(`section`,{class:`card`,"aria-labelledby":`leaders`,children:[g(`h2`,{id:`leaders`,children:n(`community.leaders`)}),g(`p`,{class:`quiet`,children:g(m,{measure:t,start:!0})}),g(`ol`,{class:`ten`,children:e.topInfluencers.map(({node:e,rank:t,score:a},s)=>g(`li`,{children:[g(`span`,{class:`place`,children:s+1}),g(`span`,{class:`who`,children:[g(f,{account:e}),g(`span`,{class:`note`,children:S(`role`,e.role)})]}),g(`span`,{class:`value`,children:[g(`span`,{class:`amount`,children:u(a)}),g(`span`,{class:`bar`,"aria-hidden":`true`,children:g(`span`,{style:{width:`${100*Math.abs(a)/i}%`}})}),g(`span`,{class:`note`,children:n(`community.overall`,{rank:o(t)})})]}),g(r,{account:e})]},e.key))})]})}function ce({community:e}){let t=w(),n=[[`Community.size`,t(`map.column.members`),o(e.size)],[`Community.stability`,t(`community.stability`),a(e.stability)],[`Community.eiIndex`,t(`community.openness`),x(e.eiIndex)],[`Community.conductance`,t(`community.conductance`),x(e.conductance)],[`Community.density`,t(`community.density`),a(e.density,1)],[`Community.audience`,t(`community.audience`),e.audience===null?`–`:o(e.audience)]];return g(`section`,{class:`card`,"aria-labelledby":`character`,children:[g(`h2`,{id:`character`,children:t(`community.character`)}),g(`dl`,{class:`facts`,children:n.map(([e,t,n])=>g(D,{of:e,name:t,value:n},e))}),e.terms&&e.terms.length>0&&g(d,{children:[g(`h3`,{children:g(T,{of:`Community.terms`,children:t(`community.terms`)})}),g(`ul`,{class:`chips`,children:e.terms.map(e=>g(`li`,{children:e},e))})]}),e.subcommunities.length>0&&g(d,{children:[g(`h3`,{children:g(T,{of:`Community.subcommunities`,children:t(`community.inside`)})}),g(`ul`,{class:`chips`,children:e.subcommunities.map(e=>g(`li`,{children:[e.label,` `,g(`span`,{class:`note`,children:o(e.size)})]},e.communityId))})]}),g(`h3`,{children:g(T,{of:`Community.roles`,children:t(`community.roles`)})}),g(`ul`,{class:`plain-list`,children:e.roles.map(e=>g(`li`,{children:[g(`span`,{class:`note`,children:o(e.accounts)}),` `,g(T,{of:`Role.${e.role}`,children:S(`role`,e.role)})]},e.role))})]})}function le({community:e}){let t=w();return e.audienceOverlap.length===0?null:g(`section`,{class:`card`,"aria-labelledby":`overlap`,children:[g(`h2`,{id:`overlap`,children:g(T,{of:`Community.audienceOverlap`,children:t(`community.overlap`)})}),g(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`overlap`,children:g(`table`,{children:[g(`thead`,{children:g(`tr`,{children:[g(`th`,{scope:`col`,children:t(`column.community`)}),g(`th`,{scope:`col`,class:`number`,children:g(T,{of:`SharedAudience.shared`,children:t(`community.shared`)})}),g(`th`,{scope:`col`,class:`number`,children:g(T,{of:`SharedAudience.jaccard`,children:t(`community.jaccard`)})}),g(`th`,{scope:`col`,class:`number`,children:g(T,{of:`SharedAudience.expected`,children:t(`community.chance`)})})]})}),g(`tbody`,{children:e.audienceOverlap.map(e=>g(`tr`,{children:[g(`th`,{scope:`row`,children:g(`a`,{href:_(`communities`,[e.community.communityId]),children:e.community.label})}),g(`td`,{class:`number`,children:o(e.shared)}),g(`td`,{class:`number`,children:a(e.jaccard,1)}),g(`td`,{class:`number`,children:a(e.expected,1)})]},e.community.communityId))})]})})]})}function ue(e){return[`MATCH (community:Community {id: '${e.replaceAll(`'`,`\\'`)}'})-[:OF]->(:Run {current: true})`,`MATCH (account:Account)-[:IN_COMMUNITY]->(community)`,`RETURN community.label AS community, account.handle AS handle, account.pagerank AS pagerank`,`ORDER BY pagerank DESC LIMIT 10`].join(`
`)}function de({run:e,parts:t}){let[n]=t;return n?g(ae,{run:e,id:n}):g(fe,{run:e})}function fe({run:n}){let r=w(),{query:i}=y(),s=i.text?{text:i.text}:null,c={run:n.runId,filter:s,first:50,measure:t(n.measures,i.measure)},{asked:l,edges:u,hasMore:d,more:p}=e(z,c,e=>e.communities);return g(`article`,{class:`community-view`,children:[g(`header`,{class:`view-head`,children:[g(`h1`,{children:r(`nav.communities`)}),g(`p`,{class:`lead`,children:r(`communities.total`,{n:n.communityCount})})]}),g(`label`,{class:`field`,children:[g(`span`,{children:r(`communities.filter`)}),g(`input`,{type:`text`,value:i.text??``,onInput:e=>C({text:e.currentTarget.value},!0)})]}),g(h,{asked:l,children:()=>u.length===0?g(k,{title:r(`state.nothing`),children:r(`state.nothing.do`)}):g(`div`,{class:`scroll card`,tabIndex:0,role:`group`,"aria-label":r(`nav.communities`),children:g(`table`,{children:[g(`thead`,{children:g(`tr`,{children:[g(`th`,{scope:`col`,children:r(`column.community`)}),g(`th`,{scope:`col`,class:`number`,children:g(T,{of:`Community.size`,children:r(`map.column.members`)})}),g(`th`,{scope:`col`,children:r(`community.leaders`)}),g(`th`,{scope:`col`,class:`number`,children:g(T,{of:`Community.stability`,children:r(`community.stability`)})})]})}),g(`tbody`,{children:u.map(({node:e})=>g(`tr`,{children:[g(`th`,{scope:`row`,children:g(N,{community:e})}),g(`td`,{class:`number`,children:o(e.size)}),g(`td`,{children:e.topInfluencers.map((e,t)=>g(`span`,{children:[t>0&&`, `,g(f,{account:{...e.node,name:null}})]},e.node.key))}),g(`td`,{class:`number`,children:a(e.stability)})]},e.communityId))})]})})}),d&&g(`button`,{type:`button`,class:`button`,onClick:p,children:r(`list.more`)}),g(v,{operation:z,variables:c,cypher:pe,cli:`tular communities`})]})}var pe=`MATCH (community:Community)-[:OF]->(:Run {current: true})
RETURN community.id AS id, community.label AS label, community.size AS size
ORDER BY size DESC`;export{de as Communities};