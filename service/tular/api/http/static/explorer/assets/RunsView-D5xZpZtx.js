import{F as e,I as t,L as n,M as r,Mt as i,N as a,Pt as o,Z as s,a as c,at as l,c as u,ct as d,dt as f,et as p,ft as m,i as h,j as g,l as _,mt as v,o as y,r as b,s as x,tt as S,yt as C}from"./index-BNrgsyaf.js";import{t as w}from"./usePages-376Qfx5k.js";import{t as T}from"./runs-CrcRaBLn.js";import{t as E}from"./shell-Bb5KlsiT.js";import{t as D}from"./ReportLink-BepW37sf.js";var O={name:`CompareRuns`,text:`query CompareRuns($a: ID!, $b: ID!) {
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
}`};function k({a:e,b:t}){let n=v(),r=C(O,{a:e,b:t});return d(`article`,{class:`runs-view`,children:[d(`header`,{class:`view-head`,children:[d(`h1`,{children:n(`runs.beside`)}),d(`p`,{children:d(`a`,{href:f(`runs`),children:n(`runs.all`)})})]}),d(l,{asked:r,children:r=>r.a&&r.b?d(o,{children:[d(j,{a:r.a,b:r.b}),d(P,{a:r.a,b:r.b}),d(p,{operation:O,variables:{a:e,b:t},cypher:A,cli:`tular top --run ${E(t)} --compare ${E(e)} --order rising`})]}):d(S,{title:n(`state.runGone`,{run:r.a?t:e})})})]})}var A=`MATCH (run:Run)
RETURN run.id AS run, run.parameters AS parameters, run.fingerprint AS fingerprint
ORDER BY run.startedAt DESC`;function j({a:n,b:r}){let i=v(),o=[M(i(`rankings.layer`),n,r,e=>x(_(`layer`,e.layer))),M(i(`rankings.window`),n,r,e=>h(e.from,e.to)),M(i(`runs.scope`),n,r,e=>e.scope||`–`),M(i(`fact.accounts`),n,r,e=>t(e.accountCount)),M(i(`fact.relations`),n,r,e=>t(e.relationCount)),M(i(`fact.communities`),n,r,e=>t(e.communityCount)),M(i(`fact.modularity`),n,r,e=>g(e.modularity,3)),M(i(`community.openness`),n,r,e=>g(e.eiIndex)),M(i(`runs.shape`),n,r,e=>e.shape?i(`shape.${e.shape.kind}`):`–`),M(i(`fact.largest`),n,r,t=>e(t.shape?.twoLargest)),M(i(`runs.seed`),n,r,e=>String(e.seed)),M(i(`runs.fingerprint`),n,r,e=>e.fingerprint),...N(n,r)];return d(`div`,{class:`scroll card`,tabIndex:0,role:`group`,"aria-label":i(`runs.beside`),children:d(`table`,{children:[d(`thead`,{children:d(`tr`,{children:[d(`td`,{}),[n,r].map(e=>d(`th`,{scope:`col`,children:d(`a`,{href:f(`runs`,[e.runId]),children:a(e.finishedAt)})},e.runId))]})}),d(`tbody`,{children:o.map(([e,t,n])=>d(`tr`,{class:t===n?void 0:`differs`,children:[d(`th`,{scope:`row`,children:e}),d(`td`,{children:t}),d(`td`,{children:n})]},e))})]})})}function M(e,t,n,r){return[e,r(t),r(n)]}function N(e,t){let[n,r]=[e.parameters,t.parameters],i=[...new Set([...Object.keys(n),...Object.keys(r)])].sort(),a=e=>e==null?`–`:JSON.stringify(e).replaceAll(`,`,`, `);return i.map(e=>[e,a(n[e]),a(r[e])]).filter(([,e,t])=>e!==t)}function P({a:e,b:t}){let r=v(),i=t.measures.find(t=>t===`PAGERANK`&&e.measures.includes(t))??t.measures.find(t=>e.measures.includes(t)),a=e.layer===t.layer,o=C(s,i&&a?{run:t.runId,before:e.runId,measure:i}:null);return!i||!a?d(`p`,{class:`notice`,children:r(`runs.unlike`)}):d(`section`,{class:`card`,"aria-labelledby":`moved`,children:[d(`h2`,{id:`moved`,children:r(`runs.moved`,{measure:u(i)})}),d(l,{asked:o,children:e=>d(`div`,{class:`columns`,children:[d(n,{title:r(`home.risen`),edges:e.risen.edges}),d(n,{title:r(`home.fallen`),edges:e.fallen.edges})]})})]})}var F={name:`RunDetails`,text:`query RunDetails($run: ID!) {
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
}`};function I({id:e}){let t=v(),n=C(F,{run:e});return d(`article`,{class:`runs-view`,children:d(l,{asked:n,children:({run:n})=>n?d(o,{children:[d(`header`,{class:`view-head`,children:[d(`h1`,{children:t(`runs.of`,{when:a(n.finishedAt)})}),d(`p`,{class:`lead`,children:[x(_(`layer`,n.layer)),`, `,h(n.from,n.to),`. `,n.scope]}),d(`p`,{class:`actions`,children:[d(D,{of:`run.html?run=${n.runId}`}),d(`a`,{class:`button`,href:f(``,[],{run:n.current?``:n.runId}),children:t(`runs.look`)})]})]}),d(`div`,{class:`columns`,children:[d(L,{run:n}),d(R,{run:n})]}),d(B,{run:n}),d(p,{operation:F,variables:{run:e},cypher:V(e),cli:`tular runs --json | jq ${E(`.[] | select(.runId == ${JSON.stringify(e)})`)}`})]}):d(S,{whole:!0,title:t(`state.runGone`,{run:e})})})})}function L({run:n}){let r=v();return d(`section`,{class:`card`,"aria-labelledby":`found`,children:[d(`h2`,{id:`found`,children:r(`runs.found`)}),d(`dl`,{class:`facts`,children:[d(b,{of:`Run.accountCount`,name:r(`fact.accounts`),value:t(n.accountCount)}),d(b,{of:`Run.relationCount`,name:r(`fact.relations`),value:t(n.relationCount)}),d(b,{of:`Run.communityCount`,name:r(`fact.communities`),value:t(n.communityCount)}),d(b,{of:`Run.modularity`,name:r(`fact.modularity`),value:g(n.modularity,3)}),d(b,{of:`Run.eiIndex`,name:r(`community.openness`),value:g(n.eiIndex)}),n.significance&&d(b,{of:`Significance.z`,name:r(`runs.z`),value:g(n.significance.z,1)}),n.polarisation&&d(b,{of:`Polarisation.normalised`,name:r(`runs.polarisation`),value:g(n.polarisation.normalised)}),n.shape&&d(b,{of:`Shape.inCentralisation`,name:r(`runs.centralisation`),value:g(n.shape.inCentralisation)}),n.shape&&d(b,{of:`Shape.crossing`,name:r(`runs.crossing`),value:e(n.shape.crossing,1)})]}),n.verdict&&d(`p`,{class:`quiet`,children:n.verdict}),n.topicShapes.length>0&&d(o,{children:[d(`h3`,{children:d(y,{of:`Run.topicShapes`,children:r(`runs.topics`)})}),d(`ul`,{class:`plain-list`,children:n.topicShapes.map(e=>d(`li`,{children:[`#`,e.topic,` `,d(y,{of:`ShapeClass.${e.kind}`,children:r(`shape.${e.kind}`)}),` `,d(`span`,{class:`note`,children:t(e.accounts)})]},e.topic))})]})]})}function R({run:e}){let t=v();return d(`section`,{class:`card`,"aria-labelledby":`how`,children:[d(`h2`,{id:`how`,children:t(`runs.how`)}),d(`dl`,{class:`pairs`,children:[d(z,{name:t(`runs.id`),value:e.runId}),d(z,{name:t(`runs.seed`),value:String(e.seed)}),d(z,{name:t(`runs.fingerprint`),value:e.fingerprint}),e.communityMethod&&d(z,{name:t(`fact.communities`),value:e.communityMethod}),e.compared&&d(z,{name:t(`runs.compared`),value:e.compared})]}),d(`h3`,{children:t(`runs.measures`)}),d(`p`,{children:e.measures.map((e,t)=>d(`span`,{children:[t>0&&`, `,d(c,{measure:e})]},e))}),d(`details`,{children:[d(`summary`,{children:t(`runs.parameters`)}),d(`pre`,{tabIndex:0,children:d(`code`,{children:JSON.stringify({parameters:e.parameters,versions:e.versions},null,2)})})]})]})}function z({name:e,value:t}){return d(`div`,{children:[d(`dt`,{children:e}),d(`dd`,{children:t})]})}function B({run:e}){let t=v(),n=Math.max(...e.steps.map(e=>e.seconds),1e-9);return d(`section`,{class:`card`,"aria-labelledby":`time`,children:[d(`h2`,{id:`time`,children:t(`runs.time`,{time:r(e.seconds)})}),d(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`time`,children:d(`table`,{children:[d(`thead`,{children:d(`tr`,{children:[d(`th`,{scope:`col`,children:t(`runs.step`)}),d(`th`,{scope:`col`,class:`number`,children:t(`runs.took`)}),d(`th`,{scope:`col`,"aria-hidden":`true`}),d(`th`,{scope:`col`,children:t(`runs.how`)})]})}),d(`tbody`,{children:e.steps.map((e,t)=>d(`tr`,{children:[d(`th`,{scope:`row`,children:e.name}),d(`td`,{class:`number`,children:r(e.seconds)}),d(`td`,{class:`measured`,"aria-hidden":`true`,children:d(`span`,{class:`bar`,children:d(`span`,{style:{width:`${100*e.seconds/n}%`}})})}),d(`td`,{class:`note`,children:e.method})]},t))})]})})]})}function V(e){return`MATCH (run:Run {id: '${e.replaceAll(`'`,`\\'`)}'})\nRETURN run`}function H({parts:e}){let{query:t}=m();if(t.a&&t.b)return d(k,{a:t.a,b:t.b});let[n]=e;return n?d(I,{id:n}):d(U,{})}function U(){let e=v(),t={first:50},{asked:n,edges:r,hasMore:a,more:s}=w(T,t,e=>e.runs),[c,u]=i([]),m=e=>u(t=>t.includes(e)?t.filter(t=>t!==e):[...t,e].slice(-2)),[h,g]=r.map(e=>e.node.runId).filter(e=>c.includes(e));return d(`article`,{class:`runs-view`,children:[d(`header`,{class:`view-head`,children:[d(`h1`,{children:e(`nav.runs`)}),d(`p`,{class:`lead`,children:e(`runs.lead`)})]}),d(l,{asked:n,children:()=>d(o,{children:[d(`p`,{children:h&&g?d(`a`,{class:`button main`,href:f(`runs`,[],{a:g,b:h}),children:e(`runs.compare`)}):d(`span`,{class:`quiet`,children:e(`runs.choose`)})}),d(`div`,{class:`scroll card`,tabIndex:0,role:`group`,"aria-label":e(`nav.runs`),children:d(`table`,{children:[d(`thead`,{children:d(`tr`,{children:[d(`th`,{scope:`col`,children:d(`span`,{class:`hidden`,children:e(`runs.compare`)})}),d(`th`,{scope:`col`,children:e(`runs.analysis`)}),d(`th`,{scope:`col`,children:e(`rankings.layer`)}),d(`th`,{scope:`col`,children:e(`rankings.window`)}),d(`th`,{scope:`col`,class:`number`,children:e(`fact.accounts`)}),d(`th`,{scope:`col`,class:`number`,children:e(`fact.relations`)}),d(`th`,{scope:`col`,class:`number`,children:e(`fact.communities`)}),d(`th`,{scope:`col`,class:`number`,children:e(`fact.modularity`)}),d(`th`,{scope:`col`,class:`number`,children:e(`runs.took`)}),d(`th`,{scope:`col`,children:d(`span`,{class:`hidden`,children:e(`runs.look`)})})]})}),d(`tbody`,{children:r.map(({node:e})=>d(G,{run:e,chosen:c.includes(e.runId),flip:m},e.runId))})]})}),a&&d(`button`,{type:`button`,class:`button`,onClick:s,children:e(`list.more`)})]})}),d(p,{operation:T,variables:t,cypher:W,cli:`tular runs`})]})}var W=`MATCH (run:Run)
RETURN run.id AS run, run.layer AS layer, run.from AS from, run.to AS to, run.current AS current
ORDER BY run.startedAt DESC`;function G({run:e,chosen:n,flip:i}){let o=v(),s=a(e.finishedAt);return d(`tr`,{class:e.current?`here`:void 0,children:[d(`td`,{children:d(`input`,{type:`checkbox`,checked:n,"aria-label":o(`runs.choose.one`,{when:s}),onChange:()=>i(e.runId)})}),d(`th`,{scope:`row`,children:[d(`a`,{href:f(`runs`,[e.runId]),children:s}),` `,e.current&&d(`span`,{class:`tag`,children:o(`runs.current`)})]}),d(`td`,{children:x(_(`layer`,e.layer))}),d(`td`,{children:[h(e.from,e.to),` `,e.scope&&d(`span`,{class:`note`,children:e.scope})]}),d(`td`,{class:`number`,children:t(e.accountCount)}),d(`td`,{class:`number`,children:t(e.relationCount)}),d(`td`,{class:`number`,children:t(e.communityCount)}),d(`td`,{class:`number`,children:g(e.modularity)}),d(`td`,{class:`number`,children:r(e.seconds)}),d(`td`,{children:d(`a`,{href:f(``,[],{run:e.current?``:e.runId}),children:o(`runs.look`)})})]})}export{H as RunsView};