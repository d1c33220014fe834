import{F as e,I as t,L as n,M as r,N as i,Z as a,_t as o,a as s,c,et as l,ft as u,i as d,it as f,j as p,jt as m,kt as h,l as g,lt as _,o as v,ot as y,r as b,s as x,tt as S,ut as C}from"./index-DxGfRyMj.js";import{t as w}from"./usePages-juznz1ZP.js";import{t as T}from"./runs-CrcRaBLn.js";import{t as E}from"./ReportLink-Ce8beGQ4.js";var D={name:`CompareRuns`,text:`query CompareRuns($a: ID!, $b: ID!) {
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
}`};function O({a:e,b:t}){let n=u(),r=o(D,{a:e,b:t});return y(`article`,{class:`runs-view`,children:[y(`header`,{class:`view-head`,children:[y(`h1`,{children:n(`runs.beside`)}),y(`p`,{children:y(`a`,{href:_(`runs`),children:n(`runs.all`)})})]}),y(f,{asked:r,children:r=>r.a&&r.b?y(m,{children:[y(A,{a:r.a,b:r.b}),y(N,{a:r.a,b:r.b}),y(l,{operation:D,variables:{a:e,b:t},cypher:k,cli:`tular top --run ${t} --compare ${e} --order rising`})]}):y(S,{title:n(`state.runGone`,{run:r.a?t:e})})})]})}var k=`MATCH (run:Run)
RETURN run.id AS run, run.parameters AS parameters, run.fingerprint AS fingerprint
ORDER BY run.startedAt DESC`;function A({a:n,b:r}){let a=u(),o=[j(a(`rankings.layer`),n,r,e=>x(g(`layer`,e.layer))),j(a(`rankings.window`),n,r,e=>d(e.from,e.to)),j(a(`runs.scope`),n,r,e=>e.scope||`–`),j(a(`fact.accounts`),n,r,e=>t(e.accountCount)),j(a(`fact.relations`),n,r,e=>t(e.relationCount)),j(a(`fact.communities`),n,r,e=>t(e.communityCount)),j(a(`fact.modularity`),n,r,e=>p(e.modularity,3)),j(a(`community.openness`),n,r,e=>p(e.eiIndex)),j(a(`runs.shape`),n,r,e=>e.shape?a(`shape.${e.shape.kind}`):`–`),j(a(`fact.largest`),n,r,t=>e(t.shape?.twoLargest)),j(a(`runs.seed`),n,r,e=>String(e.seed)),j(a(`runs.fingerprint`),n,r,e=>e.fingerprint),...M(n,r)];return y(`div`,{class:`scroll card`,tabIndex:0,role:`group`,"aria-label":a(`runs.beside`),children:y(`table`,{children:[y(`thead`,{children:y(`tr`,{children:[y(`td`,{}),[n,r].map(e=>y(`th`,{scope:`col`,children:y(`a`,{href:_(`runs`,[e.runId]),children:i(e.finishedAt)})},e.runId))]})}),y(`tbody`,{children:o.map(([e,t,n])=>y(`tr`,{class:t===n?void 0:`differs`,children:[y(`th`,{scope:`row`,children:e}),y(`td`,{children:t}),y(`td`,{children:n})]},e))})]})})}function j(e,t,n,r){return[e,r(t),r(n)]}function M(e,t){let[n,r]=[e.parameters,t.parameters],i=[...new Set([...Object.keys(n),...Object.keys(r)])].sort(),a=e=>e==null?`–`:JSON.stringify(e).replaceAll(`,`,`, `);return i.map(e=>[e,a(n[e]),a(r[e])]).filter(([,e,t])=>e!==t)}function N({a:e,b:t}){let r=u(),i=t.measures.find(t=>t===`PAGERANK`&&e.measures.includes(t))??t.measures.find(t=>e.measures.includes(t)),s=e.layer===t.layer,l=o(a,i&&s?{run:t.runId,before:e.runId,measure:i}:null);return!i||!s?y(`p`,{class:`notice`,children:r(`runs.unlike`)}):y(`section`,{class:`card`,"aria-labelledby":`moved`,children:[y(`h2`,{id:`moved`,children:r(`runs.moved`,{measure:c(i)})}),y(f,{asked:l,children:e=>y(`div`,{class:`columns`,children:[y(n,{title:r(`home.risen`),edges:e.risen.edges}),y(n,{title:r(`home.fallen`),edges:e.fallen.edges})]})})]})}var P={name:`RunDetails`,text:`query RunDetails($run: ID!) {
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
}`};function F({id:e}){let t=u(),n=o(P,{run:e});return y(`article`,{class:`runs-view`,children:y(f,{asked:n,children:({run:n})=>n?y(m,{children:[y(`header`,{class:`view-head`,children:[y(`h1`,{children:t(`runs.of`,{when:i(n.finishedAt)})}),y(`p`,{class:`lead`,children:[x(g(`layer`,n.layer)),`, `,d(n.from,n.to),`. `,n.scope]}),y(`p`,{class:`actions`,children:[y(E,{of:`run.html?run=${n.runId}`}),y(`a`,{class:`button`,href:_(``,[],{run:n.current?``:n.runId}),children:t(`runs.look`)})]})]}),y(`div`,{class:`columns`,children:[y(I,{run:n}),y(L,{run:n})]}),y(z,{run:n}),y(l,{operation:P,variables:{run:e},cypher:B(e),cli:`tular runs --json | jq '.[] | select(.runId == "${e}")'`})]}):y(S,{whole:!0,title:t(`state.runGone`,{run:e})})})})}function I({run:n}){let r=u();return y(`section`,{class:`card`,"aria-labelledby":`found`,children:[y(`h2`,{id:`found`,children:r(`runs.found`)}),y(`dl`,{class:`facts`,children:[y(b,{of:`Run.accountCount`,name:r(`fact.accounts`),value:t(n.accountCount)}),y(b,{of:`Run.relationCount`,name:r(`fact.relations`),value:t(n.relationCount)}),y(b,{of:`Run.communityCount`,name:r(`fact.communities`),value:t(n.communityCount)}),y(b,{of:`Run.modularity`,name:r(`fact.modularity`),value:p(n.modularity,3)}),y(b,{of:`Run.eiIndex`,name:r(`community.openness`),value:p(n.eiIndex)}),n.significance&&y(b,{of:`Significance.z`,name:r(`runs.z`),value:p(n.significance.z,1)}),n.polarisation&&y(b,{of:`Polarisation.normalised`,name:r(`runs.polarisation`),value:p(n.polarisation.normalised)}),n.shape&&y(b,{of:`Shape.inCentralisation`,name:r(`runs.centralisation`),value:p(n.shape.inCentralisation)}),n.shape&&y(b,{of:`Shape.crossing`,name:r(`runs.crossing`),value:e(n.shape.crossing,1)})]}),n.verdict&&y(`p`,{class:`quiet`,children:n.verdict}),n.topicShapes.length>0&&y(m,{children:[y(`h3`,{children:y(v,{of:`Run.topicShapes`,children:r(`runs.topics`)})}),y(`ul`,{class:`plain-list`,children:n.topicShapes.map(e=>y(`li`,{children:[`#`,e.topic,` `,y(v,{of:`ShapeClass.${e.kind}`,children:r(`shape.${e.kind}`)}),` `,y(`span`,{class:`note`,children:t(e.accounts)})]},e.topic))})]})]})}function L({run:e}){let t=u();return y(`section`,{class:`card`,"aria-labelledby":`how`,children:[y(`h2`,{id:`how`,children:t(`runs.how`)}),y(`dl`,{class:`pairs`,children:[y(R,{name:t(`runs.id`),value:e.runId}),y(R,{name:t(`runs.seed`),value:String(e.seed)}),y(R,{name:t(`runs.fingerprint`),value:e.fingerprint}),e.communityMethod&&y(R,{name:t(`fact.communities`),value:e.communityMethod}),e.compared&&y(R,{name:t(`runs.compared`),value:e.compared})]}),y(`h3`,{children:t(`runs.measures`)}),y(`p`,{children:e.measures.map((e,t)=>y(`span`,{children:[t>0&&`, `,y(s,{measure:e})]},e))}),y(`details`,{children:[y(`summary`,{children:t(`runs.parameters`)}),y(`pre`,{tabIndex:0,children:y(`code`,{children:JSON.stringify({parameters:e.parameters,versions:e.versions},null,2)})})]})]})}function R({name:e,value:t}){return y(`div`,{children:[y(`dt`,{children:e}),y(`dd`,{children:t})]})}function z({run:e}){let t=u(),n=Math.max(...e.steps.map(e=>e.seconds),1e-9);return y(`section`,{class:`card`,"aria-labelledby":`time`,children:[y(`h2`,{id:`time`,children:t(`runs.time`,{time:r(e.seconds)})}),y(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`time`,children:y(`table`,{children:[y(`thead`,{children:y(`tr`,{children:[y(`th`,{scope:`col`,children:t(`runs.step`)}),y(`th`,{scope:`col`,class:`number`,children:t(`runs.took`)}),y(`th`,{scope:`col`,"aria-hidden":`true`}),y(`th`,{scope:`col`,children:t(`runs.how`)})]})}),y(`tbody`,{children:e.steps.map((e,t)=>y(`tr`,{children:[y(`th`,{scope:`row`,children:e.name}),y(`td`,{class:`number`,children:r(e.seconds)}),y(`td`,{class:`measured`,"aria-hidden":`true`,children:y(`span`,{class:`bar`,children:y(`span`,{style:{width:`${100*e.seconds/n}%`}})})}),y(`td`,{class:`note`,children:e.method})]},t))})]})})]})}function B(e){return`MATCH (run:Run {id: '${e.replaceAll(`'`,`\\'`)}'})\nRETURN run`}function V({parts:e}){let{query:t}=C();if(t.a&&t.b)return y(O,{a:t.a,b:t.b});let[n]=e;return n?y(F,{id:n}):y(H,{})}function H(){let e=u(),t={first:50},{asked:n,edges:r,hasMore:i,more:a}=w(T,t,e=>e.runs),[o,s]=h([]),c=e=>s(t=>t.includes(e)?t.filter(t=>t!==e):[...t,e].slice(-2)),[d,p]=r.map(e=>e.node.runId).filter(e=>o.includes(e));return y(`article`,{class:`runs-view`,children:[y(`header`,{class:`view-head`,children:[y(`h1`,{children:e(`nav.runs`)}),y(`p`,{class:`lead`,children:e(`runs.lead`)})]}),y(f,{asked:n,children:()=>y(m,{children:[y(`p`,{children:d&&p?y(`a`,{class:`button main`,href:_(`runs`,[],{a:p,b:d}),children:e(`runs.compare`)}):y(`span`,{class:`quiet`,children:e(`runs.choose`)})}),y(`div`,{class:`scroll card`,tabIndex:0,role:`group`,"aria-label":e(`nav.runs`),children:y(`table`,{children:[y(`thead`,{children:y(`tr`,{children:[y(`th`,{scope:`col`,children:y(`span`,{class:`hidden`,children:e(`runs.compare`)})}),y(`th`,{scope:`col`,children:e(`runs.analysis`)}),y(`th`,{scope:`col`,children:e(`rankings.layer`)}),y(`th`,{scope:`col`,children:e(`rankings.window`)}),y(`th`,{scope:`col`,class:`number`,children:e(`fact.accounts`)}),y(`th`,{scope:`col`,class:`number`,children:e(`fact.relations`)}),y(`th`,{scope:`col`,class:`number`,children:e(`fact.communities`)}),y(`th`,{scope:`col`,class:`number`,children:e(`fact.modularity`)}),y(`th`,{scope:`col`,class:`number`,children:e(`runs.took`)}),y(`th`,{scope:`col`,children:y(`span`,{class:`hidden`,children:e(`runs.look`)})})]})}),y(`tbody`,{children:r.map(({node:e})=>y(W,{run:e,chosen:o.includes(e.runId),flip:c},e.runId))})]})}),i&&y(`button`,{type:`button`,class:`button`,onClick:a,children:e(`list.more`)})]})}),y(l,{operation:T,variables:t,cypher:U,cli:`tular runs`})]})}var U=`MATCH (run:Run)
RETURN run.id AS run, run.layer AS layer, run.from AS from, run.to AS to, run.current AS current
ORDER BY run.startedAt DESC`;function W({run:e,chosen:n,flip:a}){let o=u(),s=i(e.finishedAt);return y(`tr`,{class:e.current?`here`:void 0,children:[y(`td`,{children:y(`input`,{type:`checkbox`,checked:n,"aria-label":o(`runs.choose.one`,{when:s}),onChange:()=>a(e.runId)})}),y(`th`,{scope:`row`,children:[y(`a`,{href:_(`runs`,[e.runId]),children:s}),` `,e.current&&y(`span`,{class:`tag`,children:o(`runs.current`)})]}),y(`td`,{children:x(g(`layer`,e.layer))}),y(`td`,{children:[d(e.from,e.to),` `,e.scope&&y(`span`,{class:`note`,children:e.scope})]}),y(`td`,{class:`number`,children:t(e.accountCount)}),y(`td`,{class:`number`,children:t(e.relationCount)}),y(`td`,{class:`number`,children:t(e.communityCount)}),y(`td`,{class:`number`,children:p(e.modularity)}),y(`td`,{class:`number`,children:r(e.seconds)}),y(`td`,{children:y(`a`,{href:_(``,[],{run:e.current?``:e.runId}),children:o(`runs.look`)})})]})}export{V as RunsView};