import{t as e}from"./usePages-BjtOCoas.js";import{$ as t,At as n,B as r,I as i,Mt as a,N as o,O as s,P as c,Q as l,R as u,V as d,W as f,Y as p,a as m,c as h,ct as g,dt as _,et as v,i as ee,it as y,j as b,k as te,l as x,lt as ne,o as S,pt as C,s as w,st as T,tt as re,vt as E,z as D}from"./index-CCX0BKmV.js";import{t as O}from"./runs-CrcRaBLn.js";import{t as k}from"./Choice-BhBcimgy.js";import{i as A,r as j,t as M}from"./values-DmhuHBDQ.js";import{t as ie}from"./Sparkline-Ce8SR4eT.js";import{t as N}from"./columns-BYyxtXXD.js";var P={name:`Ranking`,text:`query Ranking($run: ID!, $measure: Measure!, $weights: [MeasureWeight!], $filter: InfluencerFilter, $order: InfluencerOrder!, $compareTo: ID, $first: Int!, $after: String, $historyOf: Measure!, $beside: Measure!) {
  influencers(
    runId: $run
    measure: $measure
    weights: $weights
    filter: $filter
    order: $order
    compareTo: $compareTo
    first: $first
    after: $after
  ) {
    totalCount
    comparedTo {
      runId
      finishedAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      rank
      position
      score
      percentile
      previousRank
      rankChange
      parts {
        measure
        contribution
      }
      node {
        ...Person
        tier
        role
        followersCount
        beside: score(measure: $beside)
        history(measure: $historyOf, first: 8) {
          rank
          run {
            finishedAt
          }
        }
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
}`};function F({run:e,ranked:t}){let n=C(),r=(E(O,{first:100}).data?.runs.edges??[]).map(e=>e.node),i=r.filter(t=>t.layer===e.layer),o=[...new Set([e.layer,...r.map(e=>e.layer)])],s=e.measures.map(e=>[e,w(h(e))]);return T(`div`,{class:`tools`,children:[T(k,{label:n(`rankings.measure`),value:t.measure,choose:e=>g({measure:e,weights:``}),options:s}),T(k,{label:n(`rankings.beside`),value:t.beside,choose:e=>g({beside:e}),options:s}),o.length>1&&T(k,{label:n(`rankings.layer`),value:e.layer,choose:e=>g({run:r.find(t=>t.layer===e)?.runId??``,with:``}),options:o.map(e=>[e,w(x(`layer`,e))])}),i.length>1&&T(a,{children:[T(k,{label:n(`rankings.window`),value:e.runId,choose:e=>g({run:e,with:``}),options:i.map(e=>[e.runId,I(e)])}),T(k,{label:n(`rankings.with`),value:t.compareTo??``,choose:e=>g({with:e,order:``}),options:[[``,n(`rankings.with.none`)],...i.filter(t=>t.runId!==e.runId).map(e=>[e.runId,I(e)])]})]}),t.compareTo&&T(k,{label:n(`rankings.order`),value:t.order,choose:e=>g({order:e===`SCORE`?``:e}),options:[[`SCORE`,n(`rankings.order.score`)],[`RANK_RISE`,n(`home.risen`)],[`RANK_FALL`,n(`home.fallen`)]]})]})}function I(e){return[w(ee(e.from,e.to)),e.scope,o(e.finishedAt)].filter(Boolean).join(` · `)}function L(e,n){let r=t(n.measures,e.measure),i=l(n.measures),a=e.with??null;return{measure:r,beside:R(e,n,r,i),weights:z(e.weights,n.measures),filter:V(e),compareTo:a,order:a&&(e.order===`RANK_RISE`||e.order===`RANK_FALL`)?e.order:`SCORE`}}function R(e,n,r,i){return n.measures.find(t=>t===e.beside)||(r===i?t(n.measures):i)}function z(e,t){return(e??``).split(`,`).flatMap(e=>{let[n,r]=e.split(`:`),i=t.find(e=>e===n),a=Number(r);return i&&Number.isFinite(a)?[{measure:i,weight:a}]:[]})}function B(e){return e.map(({measure:e,weight:t})=>`${e}:${t}`).join(`,`)}function V(e){let t={},[n,r,i]=[e.kind,e.tier,e.role];return n&&(t.kind=M.filter(e=>n.split(`,`).includes(e))),r&&(t.tier=A.filter(e=>r.split(`,`).includes(e))),i&&(t.role=j.filter(e=>i.split(`,`).includes(e))),e.community&&(t.community=e.community.split(`,`)),e.language&&(t.language=e.language.split(`,`)),e.platform&&(t.platform=e.platform.split(`,`)),e.text&&(t.text=e.text),Number(e.least)>0&&(t.minAudience=Math.round(Number(e.least))),e.verified&&(t.verified=e.verified===`yes`),t}var H=[`kind`,`tier`,`role`,`community`,`language`,`platform`,`text`,`least`,`verified`];function U({run:e}){let t=C(),{query:r}=_(),i=H.filter(e=>r[e]),[a,o]=n(i.length>0);return T(`details`,{class:`panel`,open:a,onToggle:e=>o(e.currentTarget.open),children:[T(`summary`,{children:i.length?t(`filters.used`,{n:i.length}):t(`filters`)}),T(`div`,{class:`filters`,children:[T(W,{name:`text`,label:t(`filters.text`)}),T(W,{name:`least`,label:t(`filters.least`),number:!0}),T(W,{name:`language`,label:t(`filters.language`)}),T(W,{name:`platform`,label:t(`filters.platform`)}),T(G,{run:e}),T(k,{label:t(`filters.verified`),value:r.verified??``,choose:e=>g({verified:e}),options:[[``,t(`filters.any`)],[`yes`,t(`yes`)],[`no`,t(`no`)]]}),T(K,{name:`kind`,label:t(`filters.kind`),values:M}),T(K,{name:`tier`,label:t(`filters.tier`),values:A}),T(K,{name:`role`,label:t(`filters.role`),values:j})]}),i.length>0&&T(`button`,{type:`button`,class:`button small`,onClick:()=>g(Object.fromEntries(H.map(e=>[e,``]))),children:t(`filters.clear`)})]})}function W({name:e,label:t,number:n=!1}){let{query:r}=_();return T(`label`,{class:`field`,children:[T(`span`,{children:t}),T(`input`,{type:`text`,inputMode:n?`numeric`:`text`,value:r[e]??``,onChange:t=>g({[e]:t.currentTarget.value})})]})}function G({run:e}){let t=C(),{query:n}=_(),r=[...s(e.runId,null).values()].slice(0,200).map(e=>[e.communityId,e.label]);return T(k,{label:t(`filters.community`),value:n.community??``,choose:e=>g({community:e}),options:[[``,t(`filters.any`)],...r]})}function K({name:e,label:t,values:n}){let{query:r}=_(),i=(r[e]??``).split(`,`).filter(Boolean),a=t=>{let n=i.includes(t)?i.filter(e=>e!==t):[...i,t];g({[e]:n.join(`,`)})};return T(`fieldset`,{children:[T(`legend`,{children:t}),n.map(t=>T(`label`,{class:`check`,children:[T(`input`,{type:`checkbox`,checked:i.includes(t),onChange:()=>a(t)}),` `,w(x(e,t))]},t))]})}function q({edges:e,ranked:t,compared:n}){let r=C(),i=Math.max(...e.map(e=>Math.abs(e.score)),1e-12),a=e.some(e=>e.node.history.filter(e=>e.rank!==null).length>1);return T(`div`,{class:`scroll card`,tabIndex:0,role:`group`,"aria-label":r(`nav.rankings`),children:T(`table`,{class:`ranking`,children:[T(`thead`,{children:T(`tr`,{children:[T(`th`,{scope:`col`,class:`number`,children:r(`column.rank`)}),T(`th`,{scope:`col`,children:T(`span`,{class:`hidden`,children:r(`nav.shortlist`)})}),T(`th`,{scope:`col`,children:r(`column.account`)}),T(`th`,{scope:`col`,children:t.weights.length?r(`column.score`):T(m,{measure:t.measure,start:!0})}),T(`th`,{scope:`col`,class:`number`,children:T(m,{measure:t.beside,start:!0})}),T(`th`,{scope:`col`,class:`number`,children:T(S,{of:`Account.followersCount`,children:r(`column.stated`)})}),T(`th`,{scope:`col`,children:T(S,{of:`Account.role`,children:r(`column.role`)})}),n&&T(`th`,{scope:`col`,children:r(`column.change`)}),a&&T(`th`,{scope:`col`,children:r(`column.history`)})]})}),T(`tbody`,{children:e.map(e=>T(J,{edge:e,most:i,compared:n!==null,hasHistory:a},e.node.key))})]})})}function J({edge:e,most:t,compared:n,hasHistory:a}){let{node:o}=e;return T(`tr`,{children:[T(`td`,{class:`number place`,children:i(e.rank)}),T(`td`,{children:T(r,{account:o})}),T(`th`,{scope:`row`,children:T(`span`,{class:`who`,children:[T(u,{account:o}),T(`span`,{class:`where`,children:T(D,{community:o.community})})]})}),T(`td`,{class:`measured`,children:[T(`span`,{class:`amount`,children:c(e.score)}),T(`span`,{class:`bar`,"aria-hidden":`true`,children:T(`span`,{style:{width:`${100*Math.abs(e.score)/t}%`}})})]}),T(`td`,{class:`number`,children:c(o.beside)}),T(`td`,{class:`number`,children:o.followersCount===null?`–`:te(o.followersCount)}),T(`td`,{class:`note`,children:o.role?x(`role`,o.role):`–`}),n&&T(Y,{edge:e}),a&&T(ae,{edge:e})]})}function Y({edge:e}){let t=C(),n=e.rankChange;return n===null?T(`td`,{class:`quiet`,children:t(`column.change.new`)}):n===0?T(`td`,{class:`quiet`,children:t(`rank.same`)}):T(`td`,{class:`change ${n>0?`up`:`down`}`,children:[T(`span`,{"aria-hidden":`true`,children:n>0?`▲ `:`▼ `}),t(n>0?`rank.up`:`rank.down`,{n:Math.abs(n)})]})}function ae({edge:e}){let t=C(),n=e.node.history.map(e=>e.rank).reverse(),r=t(`column.history.label`,{ranks:n.map(e=>e===null?`–`:b(e,0)).join(`, `)});return T(`td`,{children:T(ie,{values:n,low:!0,label:r})})}var oe={name:`Scatter`,text:`query Scatter($run: ID!, $x: Measure!, $y: Measure!, $filter: InfluencerFilter) {
  right: influencers(runId: $run, measure: $x, filter: $filter, first: 100) {
    edges {
      node {
        ...Person
        x: score(measure: $x)
        y: score(measure: $y)
        xPercentile: percentile(measure: $x)
        yPercentile: percentile(measure: $y)
      }
    }
  }
  top: influencers(runId: $run, measure: $y, filter: $filter, first: 100) {
    edges {
      node {
        ...Person
        x: score(measure: $x)
        y: score(measure: $y)
        xPercentile: percentile(measure: $x)
        yPercentile: percentile(measure: $y)
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
}`},se=640,ce=420,le=44;function ue({run:e,ranked:t}){let n=C(),[r,i]=[t.beside,t.measure],a=E(oe,r===i?null:{run:e.runId,x:r,y:i,filter:t.filter});return r===i?null:T(`section`,{class:`scatter card`,"aria-labelledby":`scatter`,children:[T(`h2`,{id:`scatter`,children:n(`scatter.title`,{x:h(r),y:h(i)})}),T(y,{asked:a,children:e=>T(fe,{points:de(e),x:r,y:i})})]})}function de(e){let t=[...e.right.edges,...e.top.edges].map(e=>e.node);return[...new Map(t.map(e=>[e.key,e])).values()].filter(e=>e.x!==null&&e.y!==null)}function fe({points:e,x:t,y:r}){let i=C(),[a,o]=n(null),[s,l]=[Z(e.map(e=>e.x??0),52,580),Z(e.map(e=>e.y??0),368,44)],u=pe(e),g=i(`scatter.label`,{n:e.length,x:h(t),y:h(r)});return T(`div`,{class:`columns`,children:[T(`figure`,{children:[T(`svg`,{viewBox:`0 0 ${se} ${ce}`,role:`img`,"aria-label":g,class:`plot`,onMouseLeave:()=>o(null),children:[T(`path`,{class:`axis`,d:`M${le} 8V376H632`}),T(`text`,{x:630,y:406,class:`axis-name end`,children:[w(h(t)),` →`]}),T(`text`,{x:14,y:20,class:`axis-name`,children:[`↑ `,w(h(r))]}),e.map(e=>T(`circle`,{cx:s(e.x??0),cy:l(e.y??0),r:a===e?7:5,fill:f(e.community?.colour),onMouseEnter:()=>o(e),onClick:()=>ne(d(e))},e.key)),me(u).map(({one:e})=>T(`text`,{class:`point-name`,x:Math.max(90,Math.min(550,s(e.x??0))),y:l(e.y??0)-9,children:p(e)},e.key))]}),T(`figcaption`,{class:`note`,children:a?`${p(a)}: ${h(t)} ${c(a.x)}, ${h(r)} ${c(a.y)}`:i(`scatter.note`)})]}),T(`div`,{class:`corners`,children:[T(X,{title:i(`scatter.quiet`,{x:h(t),y:h(r)}),points:u.carrying}),T(X,{title:i(`scatter.both`),points:u.both}),T(X,{title:i(`scatter.loud`,{x:h(t),y:h(r)}),points:u.watched}),T(`p`,{class:`note`,children:[T(m,{measure:t,start:!0}),` · `,T(m,{measure:r,start:!0})]})]})]})}function pe(e){let t=e=>(e.yPercentile??0)-(e.xPercentile??0),n=[...e].sort((e,n)=>t(n)-t(e)),r=e=>Math.min(e.xPercentile??0,e.yPercentile??0);return{carrying:n.filter(e=>t(e)>0).slice(0,4),both:[...e].sort((e,t)=>r(t)-r(e)).slice(0,4),watched:n.reverse().filter(e=>t(e)<0).slice(0,4)}}function me({carrying:e,both:t,watched:n}){return[e[0],t[0],n[0]].flatMap(e=>e?[{one:e}]:[])}function X({title:e,points:t}){return t.length===0?null:T(`div`,{children:[T(`h3`,{children:e}),T(`ul`,{children:t.map(e=>T(`li`,{children:[T(u,{account:e}),` `,T(r,{account:e})]},e.key))})]})}function Z(e,t,n){let r=e.filter(e=>e>0),[i,a]=[Math.min(...r),Math.max(...r)],o=r.length>0&&a/i>20,s=e=>o?Math.log10(Math.max(e,i/2)):e,[c,l]=[s(o?i/2:Math.min(0,...e)),s(a)];return e=>t+(n-t)*(s(e)-c)/(l-c||1)}var Q=10;function he({run:e,ranked:t}){let r=C(),[i,a]=n(t.weights.length>0),o=t.weights,s=e=>g({weights:B(e)},!0),c=(e,t)=>s(o.map(n=>n.measure===e?{measure:e,weight:t}:n)),l=e.measures.filter(e=>!o.some(t=>t.measure===e));return T(`details`,{class:`panel`,open:i,onToggle:e=>a(e.currentTarget.open),children:[T(`summary`,{children:r(`rankings.weights`)}),T(`p`,{class:`note`,children:r(`rankings.weights.note`)}),T(`ul`,{class:`weights`,children:o.map(({measure:e,weight:t})=>T(`li`,{children:[T(m,{measure:e,start:!0}),T(`input`,{type:`range`,min:`-3`,max:`3`,step:`0.5`,value:t,"aria-label":r(`rankings.weight`,{measure:h(e)}),onInput:t=>c(e,Number(t.currentTarget.value))}),T(`output`,{children:b(t,1)}),T(`button`,{type:`button`,class:`icon`,"aria-label":r(`rankings.weight.remove`,{measure:h(e)}),onClick:()=>s(o.filter(t=>t.measure!==e)),children:`✕`})]},e))}),l.length>0&&o.length<Q&&T(`select`,{"aria-label":r(`rankings.weight.add`),value:``,onChange:e=>s([...o,{measure:e.currentTarget.value,weight:1}]),children:[T(`option`,{value:``,children:r(`rankings.weight.add`)}),l.map(e=>T(`option`,{value:e,children:w(h(e))},e))]})]})}function ge(e,{measure:t,weights:n,filter:r,compareTo:i,order:a,beside:o}){let s=n.length?`--weights ${n.map(e=>`${N(e.measure)}=${e.weight}`).join(`,`)}`:`--measure ${N(t)}`,c={RANK_RISE:`rising`,RANK_FALL:`falling`};return[`tular top`,`--run ${e.runId}`,s,`--show ${N(o)}`,..._e(r),...i?[`--compare ${i}`]:[],...c[a]?[`--order ${c[a]}`]:[]].join(` `)}function _e(e){let t=(e,t)=>(t??[]).map(t=>`--${e} ${$(t)}`);return[...t(`kind`,e.kind?.map(e=>e.toLowerCase())),...t(`tier`,e.tier?.map(e=>e.toLowerCase())),...t(`role`,e.role?.map(e=>e.toLowerCase())),...t(`community`,e.community),...t(`platform`,e.platform),...t(`language`,e.language),...e.text?[`--text ${$(e.text)}`]:[],...e.minAudience?[`--min-audience ${e.minAudience}`]:[],...e.verified===!0?[`--verified`]:[],...e.verified===!1?[`--unverified`]:[]]}function $(e){return/^[\w.@:-]+$/.test(e)?e:`'${e.replaceAll(`'`,`'\\''`)}'`}function ve({measure:e,beside:t,filter:n}){let r=N(e);return[`MATCH (account:Account)`,`WHERE ${[`account.run IS NOT NULL`,...n.kind?.length?[`account.kind IN ${JSON.stringify(n.kind)}`]:[],...n.community?.length?[`account.communityId IN ${JSON.stringify(n.community)}`]:[]].join(`
  AND `)}`,`RETURN account.handle AS handle, account.${r} AS ${r}, account.${N(t)} AS ${N(t)}`,`ORDER BY ${r} DESC LIMIT 25`].join(`
`)}function ye(e,{measure:t}){return`run = tular.open_run("${e.runId}")\nrun.ranking("${N(t)}", first=25)`}var be=25;function xe({run:t}){let n=C(),{query:r}=_(),i=L(r,t),o=Se(t.runId,i),{asked:s,edges:c,hasMore:l,more:u}=e(P,o,e=>e.influencers),d=s.data?.influencers.totalCount;return T(`article`,{class:`rankings`,children:[T(`header`,{class:`view-head`,children:[T(`h1`,{children:n(`nav.rankings`)}),T(`p`,{class:`lead`,children:[i.weights.length?n(`rankings.own`):n(`rankings.by`),` `,i.weights.length===0&&T(m,{measure:i.measure}),d!==void 0&&` · ${n(`rankings.total`,{n:d})}`]})]}),T(F,{run:t,ranked:i}),T(he,{run:t,ranked:i}),T(U,{run:t}),T(y,{asked:s,children:e=>c.length===0?T(re,{title:n(`state.nothing`),children:n(`state.nothing.do`)}):T(a,{children:[T(q,{edges:c,ranked:i,compared:e.influencers.comparedTo}),l&&T(`button`,{type:`button`,class:`button`,onClick:u,children:n(`list.more`)})]})}),T(ue,{run:t,ranked:i}),T(v,{operation:P,variables:o,cypher:ve(i),cli:ge(t,i),library:ye(t,i)})]})}function Se(e,t){return{run:e,measure:t.measure,weights:t.weights.length?t.weights:null,filter:t.filter,order:t.order,compareTo:t.compareTo,first:be,historyOf:t.measure,beside:t.beside}}export{xe as Rankings};