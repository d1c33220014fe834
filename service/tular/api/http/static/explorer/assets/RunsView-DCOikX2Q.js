import{Ct as e,D as t,M as n,N as r,O as i,Tt as a,X as o,Z as s,a as c,at as l,c as u,et as d,ft as f,i as p,j as m,k as h,n as g,nt as _,o as v,ot as y,q as b,r as x,s as S,st as C}from"./index-9gMQbcYz.js";import{t as w}from"./usePages-DNINClt5.js";import{t as T}from"./runs-CrcRaBLn.js";var E={name:`CompareRuns`,text:`query CompareRuns($a: ID!, $b: ID!) {
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
}`};function D({a:e,b:t}){let n=C(),r=f(E,{a:e,b:t});return _(`article`,{class:`runs-view`,children:[_(`header`,{class:`view-head`,children:[_(`h1`,{children:n(`runs.beside`)}),_(`p`,{children:_(`a`,{href:l(`runs`),children:n(`runs.all`)})})]}),_(d,{asked:r,children:r=>r.a&&r.b?_(a,{children:[_(k,{a:r.a,b:r.b}),_(M,{a:r.a,b:r.b}),_(o,{operation:E,variables:{a:e,b:t},cypher:O,cli:`tular top --run ${t} --compare ${e} --order rising`})]}):_(s,{title:n(`state.runGone`,{run:r.a?t:e})})})]})}var O=`MATCH (run:Run)
RETURN run.id AS run, run.parameters AS parameters, run.fingerprint AS fingerprint
ORDER BY run.startedAt DESC`;function k({a:e,b:r}){let i=C(),a=[A(i(`rankings.layer`),e,r,e=>v(u(`layer`,e.layer))),A(i(`rankings.window`),e,r,e=>x(e.from,e.to)),A(i(`runs.scope`),e,r,e=>e.scope||`–`),A(i(`fact.accounts`),e,r,e=>n(e.accountCount)),A(i(`fact.relations`),e,r,e=>n(e.relationCount)),A(i(`fact.communities`),e,r,e=>n(e.communityCount)),A(i(`fact.modularity`),e,r,e=>t(e.modularity,3)),A(i(`community.openness`),e,r,e=>t(e.eiIndex)),A(i(`runs.shape`),e,r,e=>e.shape?i(`shape.${e.shape.kind}`):`–`),A(i(`fact.largest`),e,r,e=>m(e.shape?.twoLargest)),A(i(`runs.seed`),e,r,e=>String(e.seed)),A(i(`runs.fingerprint`),e,r,e=>e.fingerprint),...j(e,r)];return _(`div`,{class:`scroll card`,tabIndex:0,role:`group`,"aria-label":i(`runs.beside`),children:_(`table`,{children:[_(`thead`,{children:_(`tr`,{children:[_(`td`,{}),[e,r].map(e=>_(`th`,{scope:`col`,children:_(`a`,{href:l(`runs`,[e.runId]),children:h(e.finishedAt)})},e.runId))]})}),_(`tbody`,{children:a.map(([e,t,n])=>_(`tr`,{class:t===n?void 0:`differs`,children:[_(`th`,{scope:`row`,children:e}),_(`td`,{children:t}),_(`td`,{children:n})]},e))})]})})}function A(e,t,n,r){return[e,r(t),r(n)]}function j(e,t){let[n,r]=[e.parameters,t.parameters],i=[...new Set([...Object.keys(n),...Object.keys(r)])].sort(),a=e=>e==null?`–`:JSON.stringify(e).replaceAll(`,`,`, `);return i.map(e=>[e,a(n[e]),a(r[e])]).filter(([,e,t])=>e!==t)}function M({a:e,b:t}){let n=C(),i=t.measures.find(t=>t===`PAGERANK`&&e.measures.includes(t))??t.measures.find(t=>e.measures.includes(t)),a=e.layer===t.layer,o=f(b,i&&a?{run:t.runId,before:e.runId,measure:i}:null);return!i||!a?_(`p`,{class:`notice`,children:n(`runs.unlike`)}):_(`section`,{class:`card`,"aria-labelledby":`moved`,children:[_(`h2`,{id:`moved`,children:n(`runs.moved`,{measure:S(i)})}),_(d,{asked:o,children:e=>_(`div`,{class:`columns`,children:[_(r,{title:n(`home.risen`),edges:e.risen.edges}),_(r,{title:n(`home.fallen`),edges:e.fallen.edges})]})})]})}var N={name:`RunDetails`,text:`query RunDetails($run: ID!) {
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
}`};function P({id:e}){let t=C(),n=f(N,{run:e});return _(`article`,{class:`runs-view`,children:_(d,{asked:n,children:({run:n})=>n?_(a,{children:[_(`header`,{class:`view-head`,children:[_(`h1`,{children:t(`runs.of`,{when:h(n.finishedAt)})}),_(`p`,{class:`lead`,children:[v(u(`layer`,n.layer)),`, `,x(n.from,n.to),`. `,n.scope]}),_(`p`,{children:_(`a`,{class:`button`,href:l(``,[],{run:n.current?``:n.runId}),children:t(`runs.look`)})})]}),_(`div`,{class:`columns`,children:[_(F,{run:n}),_(I,{run:n})]}),_(R,{run:n}),_(o,{operation:N,variables:{run:e},cypher:z(e),cli:`tular runs --json | jq '.[] | select(.runId == "${e}")'`})]}):_(s,{whole:!0,title:t(`state.runGone`,{run:e})})})})}function F({run:e}){let r=C();return _(`section`,{class:`card`,"aria-labelledby":`found`,children:[_(`h2`,{id:`found`,children:r(`runs.found`)}),_(`dl`,{class:`facts`,children:[_(g,{of:`Run.accountCount`,name:r(`fact.accounts`),value:n(e.accountCount)}),_(g,{of:`Run.relationCount`,name:r(`fact.relations`),value:n(e.relationCount)}),_(g,{of:`Run.communityCount`,name:r(`fact.communities`),value:n(e.communityCount)}),_(g,{of:`Run.modularity`,name:r(`fact.modularity`),value:t(e.modularity,3)}),_(g,{of:`Run.eiIndex`,name:r(`community.openness`),value:t(e.eiIndex)}),e.significance&&_(g,{of:`Significance.z`,name:r(`runs.z`),value:t(e.significance.z,1)}),e.polarisation&&_(g,{of:`Polarisation.normalised`,name:r(`runs.polarisation`),value:t(e.polarisation.normalised)}),e.shape&&_(g,{of:`Shape.inCentralisation`,name:r(`runs.centralisation`),value:t(e.shape.inCentralisation)}),e.shape&&_(g,{of:`Shape.crossing`,name:r(`runs.crossing`),value:m(e.shape.crossing,1)})]}),e.verdict&&_(`p`,{class:`quiet`,children:e.verdict}),e.topicShapes.length>0&&_(a,{children:[_(`h3`,{children:_(c,{of:`Run.topicShapes`,children:r(`runs.topics`)})}),_(`ul`,{class:`plain-list`,children:e.topicShapes.map(e=>_(`li`,{children:[`#`,e.topic,` `,_(c,{of:`ShapeClass.${e.kind}`,children:r(`shape.${e.kind}`)}),` `,_(`span`,{class:`note`,children:n(e.accounts)})]},e.topic))})]})]})}function I({run:e}){let t=C();return _(`section`,{class:`card`,"aria-labelledby":`how`,children:[_(`h2`,{id:`how`,children:t(`runs.how`)}),_(`dl`,{class:`pairs`,children:[_(L,{name:t(`runs.id`),value:e.runId}),_(L,{name:t(`runs.seed`),value:String(e.seed)}),_(L,{name:t(`runs.fingerprint`),value:e.fingerprint}),e.communityMethod&&_(L,{name:t(`fact.communities`),value:e.communityMethod}),e.compared&&_(L,{name:t(`runs.compared`),value:e.compared})]}),_(`h3`,{children:t(`runs.measures`)}),_(`p`,{children:e.measures.map((e,t)=>_(`span`,{children:[t>0&&`, `,_(p,{measure:e})]},e))}),_(`details`,{children:[_(`summary`,{children:t(`runs.parameters`)}),_(`pre`,{tabIndex:0,children:_(`code`,{children:JSON.stringify({parameters:e.parameters,versions:e.versions},null,2)})})]})]})}function L({name:e,value:t}){return _(`div`,{children:[_(`dt`,{children:e}),_(`dd`,{children:t})]})}function R({run:e}){let t=C(),n=Math.max(...e.steps.map(e=>e.seconds),1e-9);return _(`section`,{class:`card`,"aria-labelledby":`time`,children:[_(`h2`,{id:`time`,children:t(`runs.time`,{time:i(e.seconds)})}),_(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`time`,children:_(`table`,{children:[_(`thead`,{children:_(`tr`,{children:[_(`th`,{scope:`col`,children:t(`runs.step`)}),_(`th`,{scope:`col`,class:`number`,children:t(`runs.took`)}),_(`th`,{scope:`col`,"aria-hidden":`true`}),_(`th`,{scope:`col`,children:t(`runs.how`)})]})}),_(`tbody`,{children:e.steps.map((e,t)=>_(`tr`,{children:[_(`th`,{scope:`row`,children:e.name}),_(`td`,{class:`number`,children:i(e.seconds)}),_(`td`,{class:`measured`,"aria-hidden":`true`,children:_(`span`,{class:`bar`,children:_(`span`,{style:{width:`${100*e.seconds/n}%`}})})}),_(`td`,{class:`note`,children:e.method})]},t))})]})})]})}function z(e){return`MATCH (run:Run {id: '${e.replaceAll(`'`,`\\'`)}'})\nRETURN run`}function B({parts:e}){let{query:t}=y();if(t.a&&t.b)return _(D,{a:t.a,b:t.b});let[n]=e;return n?_(P,{id:n}):_(V,{})}function V(){let t=C(),n={first:50},{asked:r,edges:i,hasMore:s,more:c}=w(T,n,e=>e.runs),[u,f]=e([]),p=e=>f(t=>t.includes(e)?t.filter(t=>t!==e):[...t,e].slice(-2)),[m,h]=i.map(e=>e.node.runId).filter(e=>u.includes(e));return _(`article`,{class:`runs-view`,children:[_(`header`,{class:`view-head`,children:[_(`h1`,{children:t(`nav.runs`)}),_(`p`,{class:`lead`,children:t(`runs.lead`)})]}),_(d,{asked:r,children:()=>_(a,{children:[_(`p`,{children:m&&h?_(`a`,{class:`button main`,href:l(`runs`,[],{a:h,b:m}),children:t(`runs.compare`)}):_(`span`,{class:`quiet`,children:t(`runs.choose`)})}),_(`div`,{class:`scroll card`,tabIndex:0,role:`group`,"aria-label":t(`nav.runs`),children:_(`table`,{children:[_(`thead`,{children:_(`tr`,{children:[_(`th`,{scope:`col`,children:_(`span`,{class:`hidden`,children:t(`runs.compare`)})}),_(`th`,{scope:`col`,children:t(`runs.analysis`)}),_(`th`,{scope:`col`,children:t(`rankings.layer`)}),_(`th`,{scope:`col`,children:t(`rankings.window`)}),_(`th`,{scope:`col`,class:`number`,children:t(`fact.accounts`)}),_(`th`,{scope:`col`,class:`number`,children:t(`fact.relations`)}),_(`th`,{scope:`col`,class:`number`,children:t(`fact.communities`)}),_(`th`,{scope:`col`,class:`number`,children:t(`fact.modularity`)}),_(`th`,{scope:`col`,class:`number`,children:t(`runs.took`)}),_(`th`,{scope:`col`,children:_(`span`,{class:`hidden`,children:t(`runs.look`)})})]})}),_(`tbody`,{children:i.map(({node:e})=>_(U,{run:e,chosen:u.includes(e.runId),flip:p},e.runId))})]})}),s&&_(`button`,{type:`button`,class:`button`,onClick:c,children:t(`list.more`)})]})}),_(o,{operation:T,variables:n,cypher:H,cli:`tular runs`})]})}var H=`MATCH (run:Run)
RETURN run.id AS run, run.layer AS layer, run.from AS from, run.to AS to, run.current AS current
ORDER BY run.startedAt DESC`;function U({run:e,chosen:r,flip:a}){let o=C(),s=h(e.finishedAt);return _(`tr`,{class:e.current?`here`:void 0,children:[_(`td`,{children:_(`input`,{type:`checkbox`,checked:r,"aria-label":o(`runs.choose.one`,{when:s}),onChange:()=>a(e.runId)})}),_(`th`,{scope:`row`,children:[_(`a`,{href:l(`runs`,[e.runId]),children:s}),` `,e.current&&_(`span`,{class:`tag`,children:o(`runs.current`)})]}),_(`td`,{children:v(u(`layer`,e.layer))}),_(`td`,{children:[x(e.from,e.to),` `,e.scope&&_(`span`,{class:`note`,children:e.scope})]}),_(`td`,{class:`number`,children:n(e.accountCount)}),_(`td`,{class:`number`,children:n(e.relationCount)}),_(`td`,{class:`number`,children:n(e.communityCount)}),_(`td`,{class:`number`,children:t(e.modularity)}),_(`td`,{class:`number`,children:i(e.seconds)}),_(`td`,{children:_(`a`,{href:l(``,[],{run:e.current?``:e.runId}),children:o(`runs.look`)})})]})}export{B as RunsView};