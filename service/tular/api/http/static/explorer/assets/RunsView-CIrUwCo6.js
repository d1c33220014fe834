import{A as e,E as t,G as n,J as r,O as i,Q as a,T as o,W as s,Y as c,a as l,at as u,bt as d,c as f,et as p,i as m,it as h,k as g,n as _,o as v,r as y,rt as b,s as x,ut as S,vt as C,w}from"./index-BlwZsvVd.js";import{t as T}from"./usePages-BxL7CIWJ.js";var E={name:`CompareRuns`,text:`query CompareRuns($a: ID!, $b: ID!) {
  a: run(id: $a) {
    ...Compared
  }
  b: run(id: $b) {
    ...Compared
  }
}

fragment Compared on Run {
  ...RunFacts
  seed
  fingerprint
  communityMethod
  verdict
  eiIndex
  parameters
  versions
  shape {
    kind
    inCentralisation
    scattered
    twoLargest
    crossing
  }
}

fragment RunFacts on Run {
  runId
  layer
  from
  to
  scope
  finishedAt
  seconds
  accountCount
  relationCount
  communityCount
  modularity
  measures
  current
}`};function D({a:e,b:t}){let n=u(),i=S(E,{a:e,b:t});return p(`article`,{class:`runs-view`,children:[p(`header`,{class:`view-head`,children:[p(`h1`,{children:n(`runs.beside`)}),p(`p`,{children:p(`a`,{href:b(`runs`),children:n(`runs.all`)})})]}),p(a,{asked:i,children:i=>i.a&&i.b?p(d,{children:[p(k,{a:i.a,b:i.b}),p(M,{a:i.a,b:i.b}),p(r,{operation:E,variables:{a:e,b:t},cypher:O,cli:`tular top --run ${t} --compare ${e} --order rising`})]}):p(c,{title:n(`state.runGone`,{run:i.a?t:e})})})]})}var O=`MATCH (run:Run)
RETURN run.id AS run, run.parameters AS parameters, run.fingerprint AS fingerprint
ORDER BY run.startedAt DESC`;function k({a:e,b:n}){let r=u(),a=[A(r(`rankings.layer`),e,n,e=>v(f(`layer`,e.layer))),A(r(`rankings.window`),e,n,e=>y(e.from,e.to)),A(r(`runs.scope`),e,n,e=>e.scope||`–`),A(r(`fact.accounts`),e,n,e=>g(e.accountCount)),A(r(`fact.relations`),e,n,e=>g(e.relationCount)),A(r(`fact.communities`),e,n,e=>g(e.communityCount)),A(r(`fact.modularity`),e,n,e=>w(e.modularity,3)),A(r(`community.openness`),e,n,e=>w(e.eiIndex)),A(r(`runs.shape`),e,n,e=>e.shape?r(`shape.${e.shape.kind}`):`–`),A(r(`fact.largest`),e,n,e=>i(e.shape?.twoLargest)),A(r(`runs.seed`),e,n,e=>String(e.seed)),A(r(`runs.fingerprint`),e,n,e=>e.fingerprint),...j(e,n)];return p(`div`,{class:`scroll card`,tabIndex:0,role:`region`,"aria-label":r(`runs.beside`),children:p(`table`,{children:[p(`thead`,{children:p(`tr`,{children:[p(`td`,{}),[e,n].map(e=>p(`th`,{scope:`col`,children:p(`a`,{href:b(`runs`,[e.runId]),children:t(e.finishedAt)})},e.runId))]})}),p(`tbody`,{children:a.map(([e,t,n])=>p(`tr`,{class:t===n?void 0:`differs`,children:[p(`th`,{scope:`row`,children:e}),p(`td`,{children:t}),p(`td`,{children:n})]},e))})]})})}function A(e,t,n,r){return[e,r(t),r(n)]}function j(e,t){let[n,r]=[e.parameters,t.parameters],i=[...new Set([...Object.keys(n),...Object.keys(r)])].sort(),a=e=>e==null?`–`:JSON.stringify(e).replaceAll(`,`,`, `);return i.map(e=>[e,a(n[e]),a(r[e])]).filter(([,e,t])=>e!==t)}function M({a:t,b:r}){let i=u(),o=r.measures.find(e=>e===`PAGERANK`&&t.measures.includes(e))??r.measures.find(e=>t.measures.includes(e)),s=t.layer===r.layer,c=S(n,o&&s?{run:r.runId,before:t.runId,measure:o}:null);return!o||!s?p(`p`,{class:`notice`,children:i(`runs.unlike`)}):p(`section`,{class:`card`,"aria-labelledby":`moved`,children:[p(`h2`,{id:`moved`,children:i(`runs.moved`,{measure:x(o)})}),p(a,{asked:c,children:t=>p(`div`,{class:`columns`,children:[p(e,{title:i(`home.risen`),edges:t.risen.edges}),p(e,{title:i(`home.fallen`),edges:t.fallen.edges})]})})]})}var N={name:`RunDetails`,text:`query RunDetails($run: ID!) {
  run(id: $run) {
    ...RunFacts
    startedAt
    communityMethod
    verdict
    compared
    eiIndex
    seed
    fingerprint
    versions
    parameters
    steps {
      name
      seconds
      method
    }
    shape {
      kind
      density
      inCentralisation
      outCentralisation
      inHub
      outHub
      scattered
      modularity
      twoLargest
      crossing
    }
    significance {
      communities
      modularity
      nullMean
      nullDeviation
      z
      p
      samples
    }
    polarisation {
      controversy
      nullMean
      normalised
      z
      eiIndex
    }
    topicShapes(first: 10) {
      topic
      kind
      accounts
    }
  }
}

fragment RunFacts on Run {
  runId
  layer
  from
  to
  scope
  finishedAt
  seconds
  accountCount
  relationCount
  communityCount
  modularity
  measures
  current
}`};function P({id:e}){let n=u(),i=S(N,{run:e});return p(`article`,{class:`runs-view`,children:p(a,{asked:i,children:({run:i})=>i?p(d,{children:[p(`header`,{class:`view-head`,children:[p(`h1`,{children:n(`runs.of`,{when:t(i.finishedAt)})}),p(`p`,{class:`lead`,children:[v(f(`layer`,i.layer)),`, `,y(i.from,i.to),`. `,i.scope]}),p(`p`,{children:p(`a`,{class:`button`,href:b(``,[],{run:i.current?``:i.runId}),children:n(`runs.look`)})})]}),p(`div`,{class:`columns`,children:[p(F,{run:i}),p(I,{run:i})]}),p(R,{run:i}),p(r,{operation:N,variables:{run:e},cypher:z(e),cli:`tular runs --json | jq '.[] | select(.runId == "${e}")'`})]}):p(c,{title:n(`state.runGone`,{run:e})})})})}function F({run:e}){let t=u();return p(`section`,{class:`card`,"aria-labelledby":`found`,children:[p(`h2`,{id:`found`,children:t(`runs.found`)}),p(`dl`,{class:`facts`,children:[p(_,{of:`Run.accountCount`,name:t(`fact.accounts`),value:g(e.accountCount)}),p(_,{of:`Run.relationCount`,name:t(`fact.relations`),value:g(e.relationCount)}),p(_,{of:`Run.communityCount`,name:t(`fact.communities`),value:g(e.communityCount)}),p(_,{of:`Run.modularity`,name:t(`fact.modularity`),value:w(e.modularity,3)}),p(_,{of:`Run.eiIndex`,name:t(`community.openness`),value:w(e.eiIndex)}),e.significance&&p(_,{of:`Significance.z`,name:t(`runs.z`),value:w(e.significance.z,1)}),e.polarisation&&p(_,{of:`Polarisation.normalised`,name:t(`runs.polarisation`),value:w(e.polarisation.normalised)}),e.shape&&p(_,{of:`Shape.inCentralisation`,name:t(`runs.centralisation`),value:w(e.shape.inCentralisation)}),e.shape&&p(_,{of:`Shape.crossing`,name:t(`runs.crossing`),value:i(e.shape.crossing,1)})]}),e.verdict&&p(`p`,{class:`quiet`,children:e.verdict}),e.topicShapes.length>0&&p(d,{children:[p(`h3`,{children:p(l,{of:`Run.topicShapes`,children:t(`runs.topics`)})}),p(`ul`,{class:`plain-list`,children:e.topicShapes.map(e=>p(`li`,{children:[`#`,e.topic,` `,p(l,{of:`ShapeClass.${e.kind}`,children:t(`shape.${e.kind}`)}),` `,p(`span`,{class:`note`,children:g(e.accounts)})]},e.topic))})]})]})}function I({run:e}){let t=u();return p(`section`,{class:`card`,"aria-labelledby":`how`,children:[p(`h2`,{id:`how`,children:t(`runs.how`)}),p(`dl`,{class:`pairs`,children:[p(L,{name:t(`runs.id`),value:e.runId}),p(L,{name:t(`runs.seed`),value:String(e.seed)}),p(L,{name:t(`runs.fingerprint`),value:e.fingerprint}),e.communityMethod&&p(L,{name:t(`fact.communities`),value:e.communityMethod}),e.compared&&p(L,{name:t(`runs.compared`),value:e.compared})]}),p(`h3`,{children:t(`runs.measures`)}),p(`p`,{children:e.measures.map((e,t)=>p(`span`,{children:[t>0&&`, `,p(m,{measure:e})]},e))}),p(`details`,{children:[p(`summary`,{children:t(`runs.parameters`)}),p(`pre`,{tabIndex:0,children:p(`code`,{children:JSON.stringify({parameters:e.parameters,versions:e.versions},null,2)})})]})]})}function L({name:e,value:t}){return p(`div`,{children:[p(`dt`,{children:e}),p(`dd`,{children:t})]})}function R({run:e}){let t=u(),n=Math.max(...e.steps.map(e=>e.seconds),1e-9);return p(`section`,{class:`card`,"aria-labelledby":`time`,children:[p(`h2`,{id:`time`,children:t(`runs.time`,{time:o(e.seconds)})}),p(`div`,{class:`scroll`,tabIndex:0,role:`region`,"aria-labelledby":`time`,children:p(`table`,{children:[p(`thead`,{children:p(`tr`,{children:[p(`th`,{scope:`col`,children:t(`runs.step`)}),p(`th`,{scope:`col`,class:`number`,children:t(`runs.took`)}),p(`th`,{scope:`col`,"aria-hidden":`true`}),p(`th`,{scope:`col`,children:t(`runs.how`)})]})}),p(`tbody`,{children:e.steps.map((e,t)=>p(`tr`,{children:[p(`th`,{scope:`row`,children:e.name}),p(`td`,{class:`number`,children:o(e.seconds)}),p(`td`,{class:`measured`,"aria-hidden":`true`,children:p(`span`,{class:`bar`,children:p(`span`,{style:{width:`${100*e.seconds/n}%`}})})}),p(`td`,{class:`note`,children:e.method})]},t))})]})})]})}function z(e){return`MATCH (run:Run {id: '${e.replaceAll(`'`,`\\'`)}'})\nRETURN run`}function B({parts:e}){let{query:t}=h();if(t.a&&t.b)return p(D,{a:t.a,b:t.b});let[n]=e;return n?p(P,{id:n}):p(V,{})}function V(){let e=u(),t={first:50},{asked:n,edges:i,hasMore:o,more:c}=T(s,t,e=>e.runs),[l,f]=C([]),m=e=>f(t=>t.includes(e)?t.filter(t=>t!==e):[...t,e].slice(-2)),[h,g]=i.map(e=>e.node.runId).filter(e=>l.includes(e));return p(`article`,{class:`runs-view`,children:[p(`header`,{class:`view-head`,children:[p(`h1`,{children:e(`nav.runs`)}),p(`p`,{class:`lead`,children:e(`runs.lead`)})]}),p(a,{asked:n,children:()=>p(d,{children:[p(`p`,{children:h&&g?p(`a`,{class:`button main`,href:b(`runs`,[],{a:g,b:h}),children:e(`runs.compare`)}):p(`span`,{class:`quiet`,children:e(`runs.choose`)})}),p(`div`,{class:`scroll card`,tabIndex:0,role:`region`,"aria-label":e(`nav.runs`),children:p(`table`,{children:[p(`thead`,{children:p(`tr`,{children:[p(`th`,{scope:`col`,children:p(`span`,{class:`hidden`,children:e(`runs.compare`)})}),p(`th`,{scope:`col`,children:e(`runs.analysis`)}),p(`th`,{scope:`col`,children:e(`rankings.layer`)}),p(`th`,{scope:`col`,children:e(`rankings.window`)}),p(`th`,{scope:`col`,class:`number`,children:e(`fact.accounts`)}),p(`th`,{scope:`col`,class:`number`,children:e(`fact.relations`)}),p(`th`,{scope:`col`,class:`number`,children:e(`fact.communities`)}),p(`th`,{scope:`col`,class:`number`,children:e(`fact.modularity`)}),p(`th`,{scope:`col`,class:`number`,children:e(`runs.took`)}),p(`th`,{scope:`col`,children:p(`span`,{class:`hidden`,children:e(`runs.look`)})})]})}),p(`tbody`,{children:i.map(({node:e})=>p(U,{run:e,chosen:l.includes(e.runId),flip:m},e.runId))})]})}),o&&p(`button`,{type:`button`,class:`button`,onClick:c,children:e(`list.more`)})]})}),p(r,{operation:s,variables:t,cypher:H,cli:`tular runs`})]})}var H=`MATCH (run:Run)
RETURN run.id AS run, run.layer AS layer, run.from AS from, run.to AS to, run.current AS current
ORDER BY run.startedAt DESC`;function U({run:e,chosen:n,flip:r}){let i=u(),a=t(e.finishedAt);return p(`tr`,{class:e.current?`here`:void 0,children:[p(`td`,{children:p(`input`,{type:`checkbox`,checked:n,"aria-label":i(`runs.choose.one`,{when:a}),onChange:()=>r(e.runId)})}),p(`th`,{scope:`row`,children:[p(`a`,{href:b(`runs`,[e.runId]),children:a}),` `,e.current&&p(`span`,{class:`tag`,children:i(`runs.current`)})]}),p(`td`,{children:v(f(`layer`,e.layer))}),p(`td`,{children:[y(e.from,e.to),` `,e.scope&&p(`span`,{class:`note`,children:e.scope})]}),p(`td`,{class:`number`,children:g(e.accountCount)}),p(`td`,{class:`number`,children:g(e.relationCount)}),p(`td`,{class:`number`,children:g(e.communityCount)}),p(`td`,{class:`number`,children:w(e.modularity)}),p(`td`,{class:`number`,children:o(e.seconds)}),p(`td`,{children:p(`a`,{href:b(``,[],{run:e.current?``:e.runId}),children:i(`runs.look`)})})]})}export{B as RunsView};