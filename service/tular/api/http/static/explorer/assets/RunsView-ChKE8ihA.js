import{A as e,E as t,G as n,J as r,O as i,Q as a,T as o,W as s,Y as c,a as l,at as u,c as d,et as f,i as p,it as m,k as h,n as g,o as _,r as v,rt as y,s as b,ut as x,w as S,xt as C,yt as w}from"./index-DC6oF7q5.js";import{t as T}from"./usePages-BHt4aCgA.js";var E={name:`CompareRuns`,text:`query CompareRuns($a: ID!, $b: ID!) {
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
}`};function D({a:e,b:t}){let n=u(),i=x(E,{a:e,b:t});return f(`article`,{class:`runs-view`,children:[f(`header`,{class:`view-head`,children:[f(`h1`,{children:n(`runs.beside`)}),f(`p`,{children:f(`a`,{href:y(`runs`),children:n(`runs.all`)})})]}),f(a,{asked:i,children:i=>i.a&&i.b?f(C,{children:[f(k,{a:i.a,b:i.b}),f(M,{a:i.a,b:i.b}),f(r,{operation:E,variables:{a:e,b:t},cypher:O,cli:`tular top --run ${t} --compare ${e} --order rising`})]}):f(c,{title:n(`state.runGone`,{run:i.a?t:e})})})]})}var O=`MATCH (run:Run)
RETURN run.id AS run, run.parameters AS parameters, run.fingerprint AS fingerprint
ORDER BY run.startedAt DESC`;function k({a:e,b:n}){let r=u(),a=[A(r(`rankings.layer`),e,n,e=>_(d(`layer`,e.layer))),A(r(`rankings.window`),e,n,e=>v(e.from,e.to)),A(r(`runs.scope`),e,n,e=>e.scope||`–`),A(r(`fact.accounts`),e,n,e=>h(e.accountCount)),A(r(`fact.relations`),e,n,e=>h(e.relationCount)),A(r(`fact.communities`),e,n,e=>h(e.communityCount)),A(r(`fact.modularity`),e,n,e=>S(e.modularity,3)),A(r(`community.openness`),e,n,e=>S(e.eiIndex)),A(r(`runs.shape`),e,n,e=>e.shape?r(`shape.${e.shape.kind}`):`–`),A(r(`fact.largest`),e,n,e=>i(e.shape?.twoLargest)),A(r(`runs.seed`),e,n,e=>String(e.seed)),A(r(`runs.fingerprint`),e,n,e=>e.fingerprint),...j(e,n)];return f(`div`,{class:`scroll card`,tabIndex:0,role:`region`,"aria-label":r(`runs.beside`),children:f(`table`,{children:[f(`thead`,{children:f(`tr`,{children:[f(`td`,{}),[e,n].map(e=>f(`th`,{scope:`col`,children:f(`a`,{href:y(`runs`,[e.runId]),children:t(e.finishedAt)})},e.runId))]})}),f(`tbody`,{children:a.map(([e,t,n])=>f(`tr`,{class:t===n?void 0:`differs`,children:[f(`th`,{scope:`row`,children:e}),f(`td`,{children:t}),f(`td`,{children:n})]},e))})]})})}function A(e,t,n,r){return[e,r(t),r(n)]}function j(e,t){let[n,r]=[e.parameters,t.parameters],i=[...new Set([...Object.keys(n),...Object.keys(r)])].sort(),a=e=>e==null?`–`:JSON.stringify(e).replaceAll(`,`,`, `);return i.map(e=>[e,a(n[e]),a(r[e])]).filter(([,e,t])=>e!==t)}function M({a:t,b:r}){let i=u(),o=r.measures.find(e=>e===`PAGERANK`&&t.measures.includes(e))??r.measures.find(e=>t.measures.includes(e)),s=t.layer===r.layer,c=x(n,o&&s?{run:r.runId,before:t.runId,measure:o}:null);return!o||!s?f(`p`,{class:`notice`,children:i(`runs.unlike`)}):f(`section`,{class:`card`,"aria-labelledby":`moved`,children:[f(`h2`,{id:`moved`,children:i(`runs.moved`,{measure:b(o)})}),f(a,{asked:c,children:t=>f(`div`,{class:`columns`,children:[f(e,{title:i(`home.risen`),edges:t.risen.edges}),f(e,{title:i(`home.fallen`),edges:t.fallen.edges})]})})]})}var N={name:`RunDetails`,text:`query RunDetails($run: ID!) {
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
}`};function P({id:e}){let n=u(),i=x(N,{run:e});return f(`article`,{class:`runs-view`,children:f(a,{asked:i,children:({run:i})=>i?f(C,{children:[f(`header`,{class:`view-head`,children:[f(`h1`,{children:n(`runs.of`,{when:t(i.finishedAt)})}),f(`p`,{class:`lead`,children:[_(d(`layer`,i.layer)),`, `,v(i.from,i.to),`. `,i.scope]}),f(`p`,{children:f(`a`,{class:`button`,href:y(``,[],{run:i.current?``:i.runId}),children:n(`runs.look`)})})]}),f(`div`,{class:`columns`,children:[f(F,{run:i}),f(I,{run:i})]}),f(R,{run:i}),f(r,{operation:N,variables:{run:e},cypher:z(e),cli:`tular runs --json | jq '.[] | select(.runId == "${e}")'`})]}):f(c,{title:n(`state.runGone`,{run:e})})})})}function F({run:e}){let t=u();return f(`section`,{class:`card`,"aria-labelledby":`found`,children:[f(`h2`,{id:`found`,children:t(`runs.found`)}),f(`dl`,{class:`facts`,children:[f(g,{of:`Run.accountCount`,name:t(`fact.accounts`),value:h(e.accountCount)}),f(g,{of:`Run.relationCount`,name:t(`fact.relations`),value:h(e.relationCount)}),f(g,{of:`Run.communityCount`,name:t(`fact.communities`),value:h(e.communityCount)}),f(g,{of:`Run.modularity`,name:t(`fact.modularity`),value:S(e.modularity,3)}),f(g,{of:`Run.eiIndex`,name:t(`community.openness`),value:S(e.eiIndex)}),e.significance&&f(g,{of:`Significance.z`,name:t(`runs.z`),value:S(e.significance.z,1)}),e.polarisation&&f(g,{of:`Polarisation.normalised`,name:t(`runs.polarisation`),value:S(e.polarisation.normalised)}),e.shape&&f(g,{of:`Shape.inCentralisation`,name:t(`runs.centralisation`),value:S(e.shape.inCentralisation)}),e.shape&&f(g,{of:`Shape.crossing`,name:t(`runs.crossing`),value:i(e.shape.crossing,1)})]}),e.verdict&&f(`p`,{class:`quiet`,children:e.verdict}),e.topicShapes.length>0&&f(C,{children:[f(`h3`,{children:f(l,{of:`Run.topicShapes`,children:t(`runs.topics`)})}),f(`ul`,{class:`plain-list`,children:e.topicShapes.map(e=>f(`li`,{children:[`#`,e.topic,` `,f(l,{of:`ShapeClass.${e.kind}`,children:t(`shape.${e.kind}`)}),` `,f(`span`,{class:`note`,children:h(e.accounts)})]},e.topic))})]})]})}function I({run:e}){let t=u();return f(`section`,{class:`card`,"aria-labelledby":`how`,children:[f(`h2`,{id:`how`,children:t(`runs.how`)}),f(`dl`,{class:`pairs`,children:[f(L,{name:t(`runs.id`),value:e.runId}),f(L,{name:t(`runs.seed`),value:String(e.seed)}),f(L,{name:t(`runs.fingerprint`),value:e.fingerprint}),e.communityMethod&&f(L,{name:t(`fact.communities`),value:e.communityMethod}),e.compared&&f(L,{name:t(`runs.compared`),value:e.compared})]}),f(`h3`,{children:t(`runs.measures`)}),f(`p`,{children:e.measures.map((e,t)=>f(`span`,{children:[t>0&&`, `,f(p,{measure:e})]},e))}),f(`details`,{children:[f(`summary`,{children:t(`runs.parameters`)}),f(`pre`,{tabIndex:0,children:f(`code`,{children:JSON.stringify({parameters:e.parameters,versions:e.versions},null,2)})})]})]})}function L({name:e,value:t}){return f(`div`,{children:[f(`dt`,{children:e}),f(`dd`,{children:t})]})}function R({run:e}){let t=u(),n=Math.max(...e.steps.map(e=>e.seconds),1e-9);return f(`section`,{class:`card`,"aria-labelledby":`time`,children:[f(`h2`,{id:`time`,children:t(`runs.time`,{time:o(e.seconds)})}),f(`div`,{class:`scroll`,tabIndex:0,role:`region`,"aria-labelledby":`time`,children:f(`table`,{children:[f(`thead`,{children:f(`tr`,{children:[f(`th`,{scope:`col`,children:t(`runs.step`)}),f(`th`,{scope:`col`,class:`number`,children:t(`runs.took`)}),f(`th`,{scope:`col`,"aria-hidden":`true`}),f(`th`,{scope:`col`,children:t(`runs.how`)})]})}),f(`tbody`,{children:e.steps.map((e,t)=>f(`tr`,{children:[f(`th`,{scope:`row`,children:e.name}),f(`td`,{class:`number`,children:o(e.seconds)}),f(`td`,{class:`measured`,"aria-hidden":`true`,children:f(`span`,{class:`bar`,children:f(`span`,{style:{width:`${100*e.seconds/n}%`}})})}),f(`td`,{class:`note`,children:e.method})]},t))})]})})]})}function z(e){return`MATCH (run:Run {id: '${e.replaceAll(`'`,`\\'`)}'})\nRETURN run`}function B({parts:e}){let{query:t}=m();if(t.a&&t.b)return f(D,{a:t.a,b:t.b});let[n]=e;return n?f(P,{id:n}):f(V,{})}function V(){let e=u(),t={first:50},{asked:n,edges:i,hasMore:o,more:c}=T(s,t,e=>e.runs),[l,d]=w([]),p=e=>d(t=>t.includes(e)?t.filter(t=>t!==e):[...t,e].slice(-2)),[m,h]=i.map(e=>e.node.runId).filter(e=>l.includes(e));return f(`article`,{class:`runs-view`,children:[f(`header`,{class:`view-head`,children:[f(`h1`,{children:e(`nav.runs`)}),f(`p`,{class:`lead`,children:e(`runs.lead`)})]}),f(a,{asked:n,children:()=>f(C,{children:[f(`p`,{children:m&&h?f(`a`,{class:`button main`,href:y(`runs`,[],{a:h,b:m}),children:e(`runs.compare`)}):f(`span`,{class:`quiet`,children:e(`runs.choose`)})}),f(`div`,{class:`scroll card`,tabIndex:0,role:`region`,"aria-label":e(`nav.runs`),children:f(`table`,{children:[f(`thead`,{children:f(`tr`,{children:[f(`th`,{scope:`col`,children:f(`span`,{class:`hidden`,children:e(`runs.compare`)})}),f(`th`,{scope:`col`,children:e(`runs.analysis`)}),f(`th`,{scope:`col`,children:e(`rankings.layer`)}),f(`th`,{scope:`col`,children:e(`rankings.window`)}),f(`th`,{scope:`col`,class:`number`,children:e(`fact.accounts`)}),f(`th`,{scope:`col`,class:`number`,children:e(`fact.relations`)}),f(`th`,{scope:`col`,class:`number`,children:e(`fact.communities`)}),f(`th`,{scope:`col`,class:`number`,children:e(`fact.modularity`)}),f(`th`,{scope:`col`,class:`number`,children:e(`runs.took`)}),f(`th`,{scope:`col`,children:f(`span`,{class:`hidden`,children:e(`runs.look`)})})]})}),f(`tbody`,{children:i.map(({node:e})=>f(U,{run:e,chosen:l.includes(e.runId),flip:p},e.runId))})]})}),o&&f(`button`,{type:`button`,class:`button`,onClick:c,children:e(`list.more`)})]})}),f(r,{operation:s,variables:t,cypher:H,cli:`tular runs`})]})}var H=`MATCH (run:Run)
RETURN run.id AS run, run.layer AS layer, run.from AS from, run.to AS to, run.current AS current
ORDER BY run.startedAt DESC`;function U({run:e,chosen:n,flip:r}){let i=u(),a=t(e.finishedAt);return f(`tr`,{class:e.current?`here`:void 0,children:[f(`td`,{children:f(`input`,{type:`checkbox`,checked:n,"aria-label":i(`runs.choose.one`,{when:a}),onChange:()=>r(e.runId)})}),f(`th`,{scope:`row`,children:[f(`a`,{href:y(`runs`,[e.runId]),children:a}),` `,e.current&&f(`span`,{class:`tag`,children:i(`runs.current`)})]}),f(`td`,{children:_(d(`layer`,e.layer))}),f(`td`,{children:[v(e.from,e.to),` `,e.scope&&f(`span`,{class:`note`,children:e.scope})]}),f(`td`,{class:`number`,children:h(e.accountCount)}),f(`td`,{class:`number`,children:h(e.relationCount)}),f(`td`,{class:`number`,children:h(e.communityCount)}),f(`td`,{class:`number`,children:S(e.modularity)}),f(`td`,{class:`number`,children:o(e.seconds)}),f(`td`,{children:f(`a`,{href:y(``,[],{run:e.current?``:e.runId}),children:i(`runs.look`)})})]})}export{B as RunsView};