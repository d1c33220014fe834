import{t as e}from"./usePages-wk1RRGfz.js";import{A as t,B as n,E as r,F as i,G as a,H as o,J as s,L as c,M as l,O as u,Q as d,S as f,T as p,U as m,V as h,Z as g,a as _,c as v,dt as y,i as b,it as x,j as S,k as C,o as w,pt as T,q as E,r as D,s as O,w as k,x as A,z as ee}from"./index-BSLtdN52.js";import{t as j}from"./Choice-BbDj8y5L.js";import{t as M}from"./Sparkline-5JKY5rp5.js";var N={name:`Ranking`,text:`query Ranking($run: ID!, $measure: Measure!, $weights: [MeasureWeight!], $filter: InfluencerFilter, $order: InfluencerOrder!, $compareTo: ID, $first: Int!, $after: String, $historyOf: Measure!, $beside: Measure!) {
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
}`};function te({run:e,ranked:t}){let n=d(),r=(x(ee,{first:100}).data?.runs.edges??[]).map(e=>e.node),i=r.filter(t=>t.layer===e.layer),a=[...new Set([e.layer,...r.map(e=>e.layer)])],o=e.measures.map(e=>[e,w(O(e))]);return E(`div`,{class:`tools`,children:[E(j,{label:n(`rankings.measure`),value:t.measure,choose:e=>s({measure:e,weights:``}),options:o}),E(j,{label:n(`rankings.beside`),value:t.beside,choose:e=>s({beside:e}),options:o}),a.length>1&&E(j,{label:n(`rankings.layer`),value:e.layer,choose:e=>s({run:r.find(t=>t.layer===e)?.runId??``,with:``}),options:a.map(e=>[e,w(v(`layer`,e))])}),i.length>1&&E(T,{children:[E(j,{label:n(`rankings.window`),value:e.runId,choose:e=>s({run:e,with:``}),options:i.map(e=>[e.runId,P(e)])}),E(j,{label:n(`rankings.with`),value:t.compareTo??``,choose:e=>s({with:e,order:``}),options:[[``,n(`rankings.with.none`)],...i.filter(t=>t.runId!==e.runId).map(e=>[e.runId,P(e)])]})]}),t.compareTo&&E(j,{label:n(`rankings.order`),value:t.order,choose:e=>s({order:e===`SCORE`?``:e}),options:[[`SCORE`,n(`rankings.order.score`)],[`RANK_RISE`,n(`home.risen`)],[`RANK_FALL`,n(`home.fallen`)]]})]})}function P(e){return[w(D(e.from,e.to)),e.focus,p(e.finishedAt)].filter(Boolean).join(` · `)}var F=[`NANO`,`MICRO`,`MID`,`MACRO`,`MEGA`],I=[`ULTRA_PERIPHERAL`,`PERIPHERAL`,`CONNECTOR`,`KINLESS`,`PROVINCIAL_HUB`,`CONNECTOR_HUB`,`KINLESS_HUB`],L=[`PERSON`,`COMPANY`,`ORGANIZATION`,`INSTITUTION`,`MEDIA`,`UNKNOWN`];function ne(e,t){let r=h(t.measures,e.measure),i=n(t.measures),a=e.with??null;return{measure:r,beside:re(e,t,r,i),weights:ie(e.weights,t.measures),filter:z(e),compareTo:a,order:a&&(e.order===`RANK_RISE`||e.order===`RANK_FALL`)?e.order:`SCORE`}}function re(e,t,n,r){return t.measures.find(t=>t===e.beside)||(n===r?h(t.measures):r)}function ie(e,t){return(e??``).split(`,`).flatMap(e=>{let[n,r]=e.split(`:`),i=t.find(e=>e===n),a=Number(r);return i&&Number.isFinite(a)?[{measure:i,weight:a}]:[]})}function R(e){return e.map(({measure:e,weight:t})=>`${e}:${t}`).join(`,`)}function z(e){let t={},[n,r,i]=[e.kind,e.tier,e.role];return n&&(t.kind=L.filter(e=>n.split(`,`).includes(e))),r&&(t.tier=F.filter(e=>r.split(`,`).includes(e))),i&&(t.role=I.filter(e=>i.split(`,`).includes(e))),e.community&&(t.community=e.community.split(`,`)),e.language&&(t.language=e.language.split(`,`)),e.platform&&(t.platform=e.platform.split(`,`)),e.text&&(t.text=e.text),Number(e.least)>0&&(t.minAudience=Math.round(Number(e.least))),e.verified&&(t.verified=e.verified===`yes`),t}var B=[`kind`,`tier`,`role`,`community`,`language`,`platform`,`text`,`least`,`verified`];function V({run:e}){let t=d(),{query:n}=g(),r=B.filter(e=>n[e]),[i,a]=y(r.length>0);return E(`details`,{class:`panel`,open:i,onToggle:e=>a(e.currentTarget.open),children:[E(`summary`,{children:r.length?t(`filters.used`,{n:r.length}):t(`filters`)}),E(`div`,{class:`filters`,children:[E(H,{name:`text`,label:t(`filters.text`)}),E(H,{name:`least`,label:t(`filters.least`),number:!0}),E(H,{name:`language`,label:t(`filters.language`)}),E(H,{name:`platform`,label:t(`filters.platform`)}),E(U,{run:e}),E(j,{label:t(`filters.verified`),value:n.verified??``,choose:e=>s({verified:e}),options:[[``,t(`filters.any`)],[`yes`,t(`yes`)],[`no`,t(`no`)]]}),E(W,{name:`kind`,label:t(`filters.kind`),values:L}),E(W,{name:`tier`,label:t(`filters.tier`),values:F}),E(W,{name:`role`,label:t(`filters.role`),values:I})]}),r.length>0&&E(`button`,{type:`button`,class:`button small`,onClick:()=>s(Object.fromEntries(B.map(e=>[e,``]))),children:t(`filters.clear`)})]})}function H({name:e,label:t,number:n=!1}){let{query:r}=g();return E(`label`,{class:`field`,children:[E(`span`,{children:t}),E(`input`,{type:`text`,inputMode:n?`numeric`:`text`,value:r[e]??``,onChange:t=>s({[e]:t.currentTarget.value})})]})}function U({run:e}){let t=d(),{query:n}=g(),r=[...A(e.runId,null).values()].slice(0,200).map(e=>[e.communityId,e.label]);return E(j,{label:t(`filters.community`),value:n.community??``,choose:e=>s({community:e}),options:[[``,t(`filters.any`)],...r]})}function W({name:e,label:t,values:n}){let{query:r}=g(),i=(r[e]??``).split(`,`).filter(Boolean),a=t=>{let n=i.includes(t)?i.filter(e=>e!==t):[...i,t];s({[e]:n.join(`,`)})};return E(`fieldset`,{children:[E(`legend`,{children:t}),n.map(t=>E(`label`,{class:`check`,children:[E(`input`,{type:`checkbox`,checked:i.includes(t),onChange:()=>a(t)}),` `,w(v(e,t))]},t))]})}function G({edges:e,ranked:t,compared:n}){let r=d(),i=Math.max(...e.map(e=>Math.abs(e.score)),1e-12),a=e.some(e=>e.node.history.filter(e=>e.rank!==null).length>1);return E(`div`,{class:`scroll card`,tabIndex:0,role:`region`,"aria-label":r(`nav.rankings`),children:E(`table`,{class:`ranking`,children:[E(`thead`,{children:E(`tr`,{children:[E(`th`,{scope:`col`,class:`number`,children:r(`column.rank`)}),E(`th`,{scope:`col`,children:E(`span`,{class:`hidden`,children:r(`nav.shortlist`)})}),E(`th`,{scope:`col`,children:r(`column.account`)}),E(`th`,{scope:`col`,children:t.weights.length?r(`column.score`):E(b,{measure:t.measure,start:!0})}),E(`th`,{scope:`col`,class:`number`,children:E(b,{measure:t.beside,start:!0})}),E(`th`,{scope:`col`,class:`number`,children:E(_,{of:`Account.followersCount`,children:r(`column.stated`)})}),E(`th`,{scope:`col`,children:E(_,{of:`Account.role`,children:r(`column.role`)})}),n&&E(`th`,{scope:`col`,children:r(`column.change`)}),a&&E(`th`,{scope:`col`,children:r(`column.history`)})]})}),E(`tbody`,{children:e.map(e=>E(K,{edge:e,most:i,compared:n!==null,hasHistory:a},e.node.key))})]})})}function K({edge:e,most:n,compared:i,hasHistory:a}){let{node:o}=e;return E(`tr`,{children:[E(`td`,{class:`number place`,children:u(e.rank)}),E(`td`,{children:E(S,{account:o})}),E(`th`,{scope:`row`,children:E(`span`,{class:`who`,children:[E(C,{account:o}),E(`span`,{class:`where`,children:E(t,{community:o.community})})]})}),E(`td`,{class:`measured`,children:[E(`span`,{class:`amount`,children:r(e.score)}),E(`span`,{class:`bar`,"aria-hidden":`true`,children:E(`span`,{style:{width:`${100*Math.abs(e.score)/n}%`}})})]}),E(`td`,{class:`number`,children:r(o.beside)}),E(`td`,{class:`number`,children:o.followersCount===null?`–`:f(o.followersCount)}),E(`td`,{class:`note`,children:o.role?v(`role`,o.role):`–`}),i&&E(q,{edge:e}),a&&E(J,{edge:e})]})}function q({edge:e}){let t=d(),n=e.rankChange;return n===null?E(`td`,{class:`quiet`,children:t(`column.change.new`)}):n===0?E(`td`,{class:`quiet`,children:t(`rank.same`)}):E(`td`,{class:`change ${n>0?`up`:`down`}`,children:[E(`span`,{"aria-hidden":`true`,children:n>0?`▲ `:`▼ `}),t(n>0?`rank.up`:`rank.down`,{n:Math.abs(n)})]})}function J({edge:e}){let t=d(),n=e.node.history.map(e=>e.rank).reverse(),r=t(`column.history.label`,{ranks:n.map(e=>e===null?`–`:k(e,0)).join(`, `)});return E(`td`,{children:E(M,{values:n,low:!0,label:r})})}var ae={name:`Scatter`,text:`query Scatter($run: ID!, $x: Measure!, $y: Measure!, $filter: InfluencerFilter) {
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
}`},oe=640,se=420,ce=44;function le({run:e,ranked:t}){let n=d(),[r,i]=[t.beside,t.measure],o=x(ae,r===i?null:{run:e.runId,x:r,y:i,filter:t.filter});return r===i?null:E(`section`,{class:`scatter card`,"aria-labelledby":`scatter`,children:[E(`h2`,{id:`scatter`,children:n(`scatter.title`,{x:O(r),y:O(i)})}),E(a,{asked:o,children:e=>E(de,{points:ue(e),x:r,y:i})})]})}function ue(e){let t=[...e.right.edges,...e.top.edges].map(e=>e.node);return[...new Map(t.map(e=>[e.key,e])).values()].filter(e=>e.x!==null&&e.y!==null)}function de({points:e,x:t,y:n}){let a=d(),[o,s]=y(null),[u,f]=[X(e.map(e=>e.x??0),52,580),X(e.map(e=>e.y??0),368,44)],p=fe(e),m=a(`scatter.label`,{n:e.length,x:O(t),y:O(n)});return E(`div`,{class:`columns`,children:[E(`figure`,{children:[E(`svg`,{viewBox:`0 0 ${oe} ${se}`,role:`img`,"aria-label":m,class:`plot`,onMouseLeave:()=>s(null),children:[E(`path`,{class:`axis`,d:`M${ce} 8V376H632`}),E(`text`,{x:630,y:406,class:`axis-name end`,children:[w(O(t)),` →`]}),E(`text`,{x:14,y:20,class:`axis-name`,children:[`↑ `,w(O(n))]}),e.map(e=>E(`a`,{href:l(e),tabIndex:-1,"aria-hidden":`true`,onMouseEnter:()=>s(e),children:E(`circle`,{cx:u(e.x??0),cy:f(e.y??0),r:o===e?7:5,fill:i(e.community?.colour)})},e.key)),pe(p).map(({one:e})=>E(`text`,{class:`point-name`,x:u(e.x??0),y:f(e.y??0)-8,children:c(e)},e.key))]}),E(`figcaption`,{class:`note`,children:o?`${c(o)}: ${O(t)} ${r(o.x)}, ${O(n)} ${r(o.y)}`:a(`scatter.note`)})]}),E(`div`,{class:`corners`,children:[E(Y,{title:a(`scatter.quiet`,{x:O(t),y:O(n)}),points:p.carrying}),E(Y,{title:a(`scatter.both`),points:p.both}),E(Y,{title:a(`scatter.loud`,{x:O(t),y:O(n)}),points:p.watched}),E(`p`,{class:`note`,children:[E(b,{measure:t,start:!0}),` · `,E(b,{measure:n,start:!0})]})]})]})}function fe(e){let t=e=>(e.yPercentile??0)-(e.xPercentile??0),n=[...e].sort((e,n)=>t(n)-t(e)),r=e=>Math.min(e.xPercentile??0,e.yPercentile??0);return{carrying:n.filter(e=>t(e)>0).slice(0,4),both:[...e].sort((e,t)=>r(t)-r(e)).slice(0,4),watched:n.reverse().filter(e=>t(e)<0).slice(0,4)}}function pe({carrying:e,both:t,watched:n}){return[e[0],t[0],n[0]].flatMap(e=>e?[{one:e}]:[])}function Y({title:e,points:t}){return t.length===0?null:E(`div`,{children:[E(`h3`,{children:e}),E(`ul`,{children:t.map(e=>E(`li`,{children:[E(C,{account:e}),` `,E(S,{account:e})]},e.key))})]})}function X(e,t,n){let r=e.filter(e=>e>0),[i,a]=[Math.min(...r),Math.max(...r)],o=r.length>0&&a/i>100,s=e=>o?Math.log10(Math.max(e,i/2)):e,[c,l]=[s(o?i/2:Math.min(0,...e)),s(a)];return e=>t+(n-t)*(s(e)-c)/(l-c||1)}var me=10;function he({run:e,ranked:t}){let n=d(),[r,i]=y(t.weights.length>0),a=t.weights,o=e=>s({weights:R(e)},!0),c=(e,t)=>o(a.map(n=>n.measure===e?{measure:e,weight:t}:n)),l=e.measures.filter(e=>!a.some(t=>t.measure===e));return E(`details`,{class:`panel`,open:r,onToggle:e=>i(e.currentTarget.open),children:[E(`summary`,{children:n(`rankings.weights`)}),E(`p`,{class:`note`,children:n(`rankings.weights.note`)}),E(`ul`,{class:`weights`,children:a.map(({measure:e,weight:t})=>E(`li`,{children:[E(b,{measure:e,start:!0}),E(`input`,{type:`range`,min:`-3`,max:`3`,step:`0.5`,value:t,"aria-label":n(`rankings.weight`,{measure:O(e)}),onInput:t=>c(e,Number(t.currentTarget.value))}),E(`output`,{children:k(t,1)}),E(`button`,{type:`button`,class:`icon`,"aria-label":n(`rankings.weight.remove`,{measure:O(e)}),onClick:()=>o(a.filter(t=>t.measure!==e)),children:`✕`})]},e))}),l.length>0&&a.length<me&&E(`select`,{"aria-label":n(`rankings.weight.add`),value:``,onChange:e=>o([...a,{measure:e.currentTarget.value,weight:1}]),children:[E(`option`,{value:``,children:n(`rankings.weight.add`)}),l.map(e=>E(`option`,{value:e,children:w(O(e))},e))]})]})}function Z(e){return e.toLowerCase().replace(/_(\w)/g,(e,t)=>t.toUpperCase())}function ge(e,{measure:t,weights:n,filter:r,compareTo:i,order:a,beside:o}){let s=n.length?`--weights ${n.map(e=>`${Z(e.measure)}=${e.weight}`).join(`,`)}`:`--measure ${Z(t)}`,c={RANK_RISE:`rising`,RANK_FALL:`falling`};return[`tular top`,`--run ${e.runId}`,s,`--show ${Z(o)}`,...Q(r),...i?[`--compare ${i}`]:[],...c[a]?[`--order ${c[a]}`]:[]].join(` `)}function Q(e){let t=(e,t)=>(t??[]).map(t=>`--${e} ${$(t)}`);return[...t(`kind`,e.kind?.map(e=>e.toLowerCase())),...t(`tier`,e.tier?.map(e=>e.toLowerCase())),...t(`role`,e.role?.map(e=>e.toLowerCase())),...t(`community`,e.community),...t(`platform`,e.platform),...t(`language`,e.language),...e.text?[`--text ${$(e.text)}`]:[],...e.minAudience?[`--min-audience ${e.minAudience}`]:[],...e.verified===!0?[`--verified`]:[],...e.verified===!1?[`--unverified`]:[]]}function $(e){return/^[\w.@:-]+$/.test(e)?e:`'${e.replaceAll(`'`,`'\\''`)}'`}function _e({measure:e,beside:t,filter:n}){let r=Z(e);return[`MATCH (account:Account)`,`WHERE ${[`account.run IS NOT NULL`,...n.kind?.length?[`account.kind IN ${JSON.stringify(n.kind)}`]:[],...n.community?.length?[`account.communityId IN ${JSON.stringify(n.community)}`]:[]].join(`
  AND `)}`,`RETURN account.handle AS handle, account.${r} AS ${r}, account.${Z(t)} AS ${Z(t)}`,`ORDER BY ${r} DESC LIMIT 25`].join(`
`)}var ve=25;function ye({run:t}){let n=d(),{query:r}=g(),i=ne(r,t),s=be(t.runId,i),{asked:c,edges:l,hasMore:u,more:f}=e(N,s,e=>e.influencers),p=c.data?.influencers.totalCount;return E(`article`,{class:`rankings`,children:[E(`header`,{class:`view-head`,children:[E(`h1`,{children:n(`nav.rankings`)}),E(`p`,{class:`lead`,children:[i.weights.length?n(`rankings.own`):n(`rankings.by`),` `,i.weights.length===0&&E(b,{measure:i.measure}),p!==void 0&&` · ${n(`rankings.total`,{n:p})}`]})]}),E(te,{run:t,ranked:i}),E(he,{run:t,ranked:i}),E(V,{run:t}),E(a,{asked:c,children:e=>l.length===0?E(m,{title:n(`state.nothing`),children:n(`state.nothing.do`)}):E(T,{children:[E(G,{edges:l,ranked:i,compared:e.influencers.comparedTo}),u&&E(`button`,{type:`button`,class:`button`,onClick:f,children:n(`list.more`)})]})}),E(le,{run:t,ranked:i}),E(o,{operation:N,variables:s,cypher:_e(i),cli:ge(t,i)})]})}function be(e,t){return{run:e,measure:t.measure,weights:t.weights.length?t.weights:null,filter:t.filter,order:t.order,compareTo:t.compareTo,first:ve,historyOf:t.measure,beside:t.beside}}export{ye as Rankings};