import{At as e,F as t,I as n,L as r,M as i,Mt as a,N as o,Z as s,a as c,c as l,dt as u,et as d,i as f,it as p,j as m,l as h,o as g,pt as _,r as v,s as y,st as b,tt as x,ut as S,vt as C}from"./index-CCX0BKmV.js";import{t as w}from"./usePages-BjtOCoas.js";import{t as T}from"./runs-CrcRaBLn.js";import{t as E}from"./ReportLink-CVZpwQA2.js";var D={name:`CompareRuns`,text:`query CompareRuns($a: ID!, $b: ID!) {
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
}`};function O({a:e,b:t}){let n=_(),r=C(D,{a:e,b:t});return b(`article`,{class:`runs-view`,children:[b(`header`,{class:`view-head`,children:[b(`h1`,{children:n(`runs.beside`)}),b(`p`,{children:b(`a`,{href:S(`runs`),children:n(`runs.all`)})})]}),b(p,{asked:r,children:r=>r.a&&r.b?b(a,{children:[b(A,{a:r.a,b:r.b}),b(N,{a:r.a,b:r.b}),b(d,{operation:D,variables:{a:e,b:t},cypher:k,cli:`tular top --run ${t} --compare ${e} --order rising`})]}):b(x,{title:n(`state.runGone`,{run:r.a?t:e})})})]})}var k=`MATCH (run:Run)
RETURN run.id AS run, run.parameters AS parameters, run.fingerprint AS fingerprint
ORDER BY run.startedAt DESC`;function A({a:e,b:r}){let i=_(),a=[j(i(`rankings.layer`),e,r,e=>y(h(`layer`,e.layer))),j(i(`rankings.window`),e,r,e=>f(e.from,e.to)),j(i(`runs.scope`),e,r,e=>e.scope||`–`),j(i(`fact.accounts`),e,r,e=>n(e.accountCount)),j(i(`fact.relations`),e,r,e=>n(e.relationCount)),j(i(`fact.communities`),e,r,e=>n(e.communityCount)),j(i(`fact.modularity`),e,r,e=>m(e.modularity,3)),j(i(`community.openness`),e,r,e=>m(e.eiIndex)),j(i(`runs.shape`),e,r,e=>e.shape?i(`shape.${e.shape.kind}`):`–`),j(i(`fact.largest`),e,r,e=>t(e.shape?.twoLargest)),j(i(`runs.seed`),e,r,e=>String(e.seed)),j(i(`runs.fingerprint`),e,r,e=>e.fingerprint),...M(e,r)];return b(`div`,{class:`scroll card`,tabIndex:0,role:`group`,"aria-label":i(`runs.beside`),children:b(`table`,{children:[b(`thead`,{children:b(`tr`,{children:[b(`td`,{}),[e,r].map(e=>b(`th`,{scope:`col`,children:b(`a`,{href:S(`runs`,[e.runId]),children:o(e.finishedAt)})},e.runId))]})}),b(`tbody`,{children:a.map(([e,t,n])=>b(`tr`,{class:t===n?void 0:`differs`,children:[b(`th`,{scope:`row`,children:e}),b(`td`,{children:t}),b(`td`,{children:n})]},e))})]})})}function j(e,t,n,r){return[e,r(t),r(n)]}function M(e,t){let[n,r]=[e.parameters,t.parameters],i=[...new Set([...Object.keys(n),...Object.keys(r)])].sort(),a=e=>e==null?`–`:JSON.stringify(e).replaceAll(`,`,`, `);return i.map(e=>[e,a(n[e]),a(r[e])]).filter(([,e,t])=>e!==t)}function N({a:e,b:t}){let n=_(),i=t.measures.find(t=>t===`PAGERANK`&&e.measures.includes(t))??t.measures.find(t=>e.measures.includes(t)),a=e.layer===t.layer,o=C(s,i&&a?{run:t.runId,before:e.runId,measure:i}:null);return!i||!a?b(`p`,{class:`notice`,children:n(`runs.unlike`)}):b(`section`,{class:`card`,"aria-labelledby":`moved`,children:[b(`h2`,{id:`moved`,children:n(`runs.moved`,{measure:l(i)})}),b(p,{asked:o,children:e=>b(`div`,{class:`columns`,children:[b(r,{title:n(`home.risen`),edges:e.risen.edges}),b(r,{title:n(`home.fallen`),edges:e.fallen.edges})]})})]})}var P={name:`RunDetails`,text:`query RunDetails($run: ID!) {
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
}`};function F({id:e}){let t=_(),n=C(P,{run:e});return b(`article`,{class:`runs-view`,children:b(p,{asked:n,children:({run:n})=>n?b(a,{children:[b(`header`,{class:`view-head`,children:[b(`h1`,{children:t(`runs.of`,{when:o(n.finishedAt)})}),b(`p`,{class:`lead`,children:[y(h(`layer`,n.layer)),`, `,f(n.from,n.to),`. `,n.scope]}),b(`p`,{class:`actions`,children:[b(E,{of:`run.html?run=${n.runId}`}),b(`a`,{class:`button`,href:S(``,[],{run:n.current?``:n.runId}),children:t(`runs.look`)})]})]}),b(`div`,{class:`columns`,children:[b(I,{run:n}),b(L,{run:n})]}),b(z,{run:n}),b(d,{operation:P,variables:{run:e},cypher:B(e),cli:`tular runs --json | jq '.[] | select(.runId == "${e}")'`})]}):b(x,{whole:!0,title:t(`state.runGone`,{run:e})})})})}function I({run:e}){let r=_();return b(`section`,{class:`card`,"aria-labelledby":`found`,children:[b(`h2`,{id:`found`,children:r(`runs.found`)}),b(`dl`,{class:`facts`,children:[b(v,{of:`Run.accountCount`,name:r(`fact.accounts`),value:n(e.accountCount)}),b(v,{of:`Run.relationCount`,name:r(`fact.relations`),value:n(e.relationCount)}),b(v,{of:`Run.communityCount`,name:r(`fact.communities`),value:n(e.communityCount)}),b(v,{of:`Run.modularity`,name:r(`fact.modularity`),value:m(e.modularity,3)}),b(v,{of:`Run.eiIndex`,name:r(`community.openness`),value:m(e.eiIndex)}),e.significance&&b(v,{of:`Significance.z`,name:r(`runs.z`),value:m(e.significance.z,1)}),e.polarisation&&b(v,{of:`Polarisation.normalised`,name:r(`runs.polarisation`),value:m(e.polarisation.normalised)}),e.shape&&b(v,{of:`Shape.inCentralisation`,name:r(`runs.centralisation`),value:m(e.shape.inCentralisation)}),e.shape&&b(v,{of:`Shape.crossing`,name:r(`runs.crossing`),value:t(e.shape.crossing,1)})]}),e.verdict&&b(`p`,{class:`quiet`,children:e.verdict}),e.topicShapes.length>0&&b(a,{children:[b(`h3`,{children:b(g,{of:`Run.topicShapes`,children:r(`runs.topics`)})}),b(`ul`,{class:`plain-list`,children:e.topicShapes.map(e=>b(`li`,{children:[`#`,e.topic,` `,b(g,{of:`ShapeClass.${e.kind}`,children:r(`shape.${e.kind}`)}),` `,b(`span`,{class:`note`,children:n(e.accounts)})]},e.topic))})]})]})}function L({run:e}){let t=_();return b(`section`,{class:`card`,"aria-labelledby":`how`,children:[b(`h2`,{id:`how`,children:t(`runs.how`)}),b(`dl`,{class:`pairs`,children:[b(R,{name:t(`runs.id`),value:e.runId}),b(R,{name:t(`runs.seed`),value:String(e.seed)}),b(R,{name:t(`runs.fingerprint`),value:e.fingerprint}),e.communityMethod&&b(R,{name:t(`fact.communities`),value:e.communityMethod}),e.compared&&b(R,{name:t(`runs.compared`),value:e.compared})]}),b(`h3`,{children:t(`runs.measures`)}),b(`p`,{children:e.measures.map((e,t)=>b(`span`,{children:[t>0&&`, `,b(c,{measure:e})]},e))}),b(`details`,{children:[b(`summary`,{children:t(`runs.parameters`)}),b(`pre`,{tabIndex:0,children:b(`code`,{children:JSON.stringify({parameters:e.parameters,versions:e.versions},null,2)})})]})]})}function R({name:e,value:t}){return b(`div`,{children:[b(`dt`,{children:e}),b(`dd`,{children:t})]})}function z({run:e}){let t=_(),n=Math.max(...e.steps.map(e=>e.seconds),1e-9);return b(`section`,{class:`card`,"aria-labelledby":`time`,children:[b(`h2`,{id:`time`,children:t(`runs.time`,{time:i(e.seconds)})}),b(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`time`,children:b(`table`,{children:[b(`thead`,{children:b(`tr`,{children:[b(`th`,{scope:`col`,children:t(`runs.step`)}),b(`th`,{scope:`col`,class:`number`,children:t(`runs.took`)}),b(`th`,{scope:`col`,"aria-hidden":`true`}),b(`th`,{scope:`col`,children:t(`runs.how`)})]})}),b(`tbody`,{children:e.steps.map((e,t)=>b(`tr`,{children:[b(`th`,{scope:`row`,children:e.name}),b(`td`,{class:`number`,children:i(e.seconds)}),b(`td`,{class:`measured`,"aria-hidden":`true`,children:b(`span`,{class:`bar`,children:b(`span`,{style:{width:`${100*e.seconds/n}%`}})})}),b(`td`,{class:`note`,children:e.method})]},t))})]})})]})}function B(e){return`MATCH (run:Run {id: '${e.replaceAll(`'`,`\\'`)}'})\nRETURN run`}function V({parts:e}){let{query:t}=u();if(t.a&&t.b)return b(O,{a:t.a,b:t.b});let[n]=e;return n?b(F,{id:n}):b(H,{})}function H(){let t=_(),n={first:50},{asked:r,edges:i,hasMore:o,more:s}=w(T,n,e=>e.runs),[c,l]=e([]),u=e=>l(t=>t.includes(e)?t.filter(t=>t!==e):[...t,e].slice(-2)),[f,m]=i.map(e=>e.node.runId).filter(e=>c.includes(e));return b(`article`,{class:`runs-view`,children:[b(`header`,{class:`view-head`,children:[b(`h1`,{children:t(`nav.runs`)}),b(`p`,{class:`lead`,children:t(`runs.lead`)})]}),b(p,{asked:r,children:()=>b(a,{children:[b(`p`,{children:f&&m?b(`a`,{class:`button main`,href:S(`runs`,[],{a:m,b:f}),children:t(`runs.compare`)}):b(`span`,{class:`quiet`,children:t(`runs.choose`)})}),b(`div`,{class:`scroll card`,tabIndex:0,role:`group`,"aria-label":t(`nav.runs`),children:b(`table`,{children:[b(`thead`,{children:b(`tr`,{children:[b(`th`,{scope:`col`,children:b(`span`,{class:`hidden`,children:t(`runs.compare`)})}),b(`th`,{scope:`col`,children:t(`runs.analysis`)}),b(`th`,{scope:`col`,children:t(`rankings.layer`)}),b(`th`,{scope:`col`,children:t(`rankings.window`)}),b(`th`,{scope:`col`,class:`number`,children:t(`fact.accounts`)}),b(`th`,{scope:`col`,class:`number`,children:t(`fact.relations`)}),b(`th`,{scope:`col`,class:`number`,children:t(`fact.communities`)}),b(`th`,{scope:`col`,class:`number`,children:t(`fact.modularity`)}),b(`th`,{scope:`col`,class:`number`,children:t(`runs.took`)}),b(`th`,{scope:`col`,children:b(`span`,{class:`hidden`,children:t(`runs.look`)})})]})}),b(`tbody`,{children:i.map(({node:e})=>b(W,{run:e,chosen:c.includes(e.runId),flip:u},e.runId))})]})}),o&&b(`button`,{type:`button`,class:`button`,onClick:s,children:t(`list.more`)})]})}),b(d,{operation:T,variables:n,cypher:U,cli:`tular runs`})]})}var U=`MATCH (run:Run)
RETURN run.id AS run, run.layer AS layer, run.from AS from, run.to AS to, run.current AS current
ORDER BY run.startedAt DESC`;function W({run:e,chosen:t,flip:r}){let a=_(),s=o(e.finishedAt);return b(`tr`,{class:e.current?`here`:void 0,children:[b(`td`,{children:b(`input`,{type:`checkbox`,checked:t,"aria-label":a(`runs.choose.one`,{when:s}),onChange:()=>r(e.runId)})}),b(`th`,{scope:`row`,children:[b(`a`,{href:S(`runs`,[e.runId]),children:s}),` `,e.current&&b(`span`,{class:`tag`,children:a(`runs.current`)})]}),b(`td`,{children:y(h(`layer`,e.layer))}),b(`td`,{children:[f(e.from,e.to),` `,e.scope&&b(`span`,{class:`note`,children:e.scope})]}),b(`td`,{class:`number`,children:n(e.accountCount)}),b(`td`,{class:`number`,children:n(e.relationCount)}),b(`td`,{class:`number`,children:n(e.communityCount)}),b(`td`,{class:`number`,children:m(e.modularity)}),b(`td`,{class:`number`,children:i(e.seconds)}),b(`td`,{children:b(`a`,{href:S(``,[],{run:e.current?``:e.runId}),children:a(`runs.look`)})})]})}export{V as RunsView};