import{t as e}from"./usePages-BxL7CIWJ.js";import{D as t,E as n,H as r,J as i,K as a,L as o,M as s,N as c,P as l,Q as u,S as d,W as f,Y as p,a as m,at as h,bt as g,c as _,et as v,i as y,it as b,j as x,k as ee,o as S,q as C,r as w,s as T,tt as E,ut as D,vt as O,w as k,x as te}from"./index-BlwZsvVd.js";import{t as A}from"./Choice-BiCvC9fV.js";import{t as j}from"./Sparkline-Cb4gsAtJ.js";import{t as M}from"./columns-BYyxtXXD.js";var N={name:`Ranking`,text:`query Ranking($run: ID!, $measure: Measure!, $weights: [MeasureWeight!], $filter: InfluencerFilter, $order: InfluencerOrder!, $compareTo: ID, $first: Int!, $after: String, $historyOf: Measure!, $beside: Measure!) {
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
}`};function P({run:e,ranked:t}){let n=h(),r=(D(f,{first:100}).data?.runs.edges??[]).map(e=>e.node),i=r.filter(t=>t.layer===e.layer),a=[...new Set([e.layer,...r.map(e=>e.layer)])],o=e.measures.map(e=>[e,S(T(e))]);return v(`div`,{class:`tools`,children:[v(A,{label:n(`rankings.measure`),value:t.measure,choose:e=>E({measure:e,weights:``}),options:o}),v(A,{label:n(`rankings.beside`),value:t.beside,choose:e=>E({beside:e}),options:o}),a.length>1&&v(A,{label:n(`rankings.layer`),value:e.layer,choose:e=>E({run:r.find(t=>t.layer===e)?.runId??``,with:``}),options:a.map(e=>[e,S(_(`layer`,e))])}),i.length>1&&v(g,{children:[v(A,{label:n(`rankings.window`),value:e.runId,choose:e=>E({run:e,with:``}),options:i.map(e=>[e.runId,F(e)])}),v(A,{label:n(`rankings.with`),value:t.compareTo??``,choose:e=>E({with:e,order:``}),options:[[``,n(`rankings.with.none`)],...i.filter(t=>t.runId!==e.runId).map(e=>[e.runId,F(e)])]})]}),t.compareTo&&v(A,{label:n(`rankings.order`),value:t.order,choose:e=>E({order:e===`SCORE`?``:e}),options:[[`SCORE`,n(`rankings.order.score`)],[`RANK_RISE`,n(`home.risen`)],[`RANK_FALL`,n(`home.fallen`)]]})]})}function F(e){return[S(w(e.from,e.to)),e.scope,n(e.finishedAt)].filter(Boolean).join(` · `)}var I=[`NANO`,`MICRO`,`MID`,`MACRO`,`MEGA`],L=[`ULTRA_PERIPHERAL`,`PERIPHERAL`,`CONNECTOR`,`KINLESS`,`PROVINCIAL_HUB`,`CONNECTOR_HUB`,`KINLESS_HUB`],R=[`PERSON`,`COMPANY`,`ORGANIZATION`,`INSTITUTION`,`MEDIA`,`UNKNOWN`];function ne(e,t){let n=C(t.measures,e.measure),r=a(t.measures),i=e.with??null;return{measure:n,beside:re(e,t,n,r),weights:z(e.weights,t.measures),filter:V(e),compareTo:i,order:i&&(e.order===`RANK_RISE`||e.order===`RANK_FALL`)?e.order:`SCORE`}}function re(e,t,n,r){return t.measures.find(t=>t===e.beside)||(n===r?C(t.measures):r)}function z(e,t){return(e??``).split(`,`).flatMap(e=>{let[n,r]=e.split(`:`),i=t.find(e=>e===n),a=Number(r);return i&&Number.isFinite(a)?[{measure:i,weight:a}]:[]})}function B(e){return e.map(({measure:e,weight:t})=>`${e}:${t}`).join(`,`)}function V(e){let t={},[n,r,i]=[e.kind,e.tier,e.role];return n&&(t.kind=R.filter(e=>n.split(`,`).includes(e))),r&&(t.tier=I.filter(e=>r.split(`,`).includes(e))),i&&(t.role=L.filter(e=>i.split(`,`).includes(e))),e.community&&(t.community=e.community.split(`,`)),e.language&&(t.language=e.language.split(`,`)),e.platform&&(t.platform=e.platform.split(`,`)),e.text&&(t.text=e.text),Number(e.least)>0&&(t.minAudience=Math.round(Number(e.least))),e.verified&&(t.verified=e.verified===`yes`),t}var H=[`kind`,`tier`,`role`,`community`,`language`,`platform`,`text`,`least`,`verified`];function U({run:e}){let t=h(),{query:n}=b(),r=H.filter(e=>n[e]),[i,a]=O(r.length>0);return v(`details`,{class:`panel`,open:i,onToggle:e=>a(e.currentTarget.open),children:[v(`summary`,{children:r.length?t(`filters.used`,{n:r.length}):t(`filters`)}),v(`div`,{class:`filters`,children:[v(W,{name:`text`,label:t(`filters.text`)}),v(W,{name:`least`,label:t(`filters.least`),number:!0}),v(W,{name:`language`,label:t(`filters.language`)}),v(W,{name:`platform`,label:t(`filters.platform`)}),v(G,{run:e}),v(A,{label:t(`filters.verified`),value:n.verified??``,choose:e=>E({verified:e}),options:[[``,t(`filters.any`)],[`yes`,t(`yes`)],[`no`,t(`no`)]]}),v(K,{name:`kind`,label:t(`filters.kind`),values:R}),v(K,{name:`tier`,label:t(`filters.tier`),values:I}),v(K,{name:`role`,label:t(`filters.role`),values:L})]}),r.length>0&&v(`button`,{type:`button`,class:`button small`,onClick:()=>E(Object.fromEntries(H.map(e=>[e,``]))),children:t(`filters.clear`)})]})}function W({name:e,label:t,number:n=!1}){let{query:r}=b();return v(`label`,{class:`field`,children:[v(`span`,{children:t}),v(`input`,{type:`text`,inputMode:n?`numeric`:`text`,value:r[e]??``,onChange:t=>E({[e]:t.currentTarget.value})})]})}function G({run:e}){let t=h(),{query:n}=b(),r=[...te(e.runId,null).values()].slice(0,200).map(e=>[e.communityId,e.label]);return v(A,{label:t(`filters.community`),value:n.community??``,choose:e=>E({community:e}),options:[[``,t(`filters.any`)],...r]})}function K({name:e,label:t,values:n}){let{query:r}=b(),i=(r[e]??``).split(`,`).filter(Boolean),a=t=>{let n=i.includes(t)?i.filter(e=>e!==t):[...i,t];E({[e]:n.join(`,`)})};return v(`fieldset`,{children:[v(`legend`,{children:t}),n.map(t=>v(`label`,{class:`check`,children:[v(`input`,{type:`checkbox`,checked:i.includes(t),onChange:()=>a(t)}),` `,S(_(e,t))]},t))]})}function q({edges:e,ranked:t,compared:n}){let r=h(),i=Math.max(...e.map(e=>Math.abs(e.score)),1e-12),a=e.some(e=>e.node.history.filter(e=>e.rank!==null).length>1);return v(`div`,{class:`scroll card`,tabIndex:0,role:`region`,"aria-label":r(`nav.rankings`),children:v(`table`,{class:`ranking`,children:[v(`thead`,{children:v(`tr`,{children:[v(`th`,{scope:`col`,class:`number`,children:r(`column.rank`)}),v(`th`,{scope:`col`,children:v(`span`,{class:`hidden`,children:r(`nav.shortlist`)})}),v(`th`,{scope:`col`,children:r(`column.account`)}),v(`th`,{scope:`col`,children:t.weights.length?r(`column.score`):v(y,{measure:t.measure,start:!0})}),v(`th`,{scope:`col`,class:`number`,children:v(y,{measure:t.beside,start:!0})}),v(`th`,{scope:`col`,class:`number`,children:v(m,{of:`Account.followersCount`,children:r(`column.stated`)})}),v(`th`,{scope:`col`,children:v(m,{of:`Account.role`,children:r(`column.role`)})}),n&&v(`th`,{scope:`col`,children:r(`column.change`)}),a&&v(`th`,{scope:`col`,children:r(`column.history`)})]})}),v(`tbody`,{children:e.map(e=>v(J,{edge:e,most:i,compared:n!==null,hasHistory:a},e.node.key))})]})})}function J({edge:e,most:n,compared:r,hasHistory:i}){let{node:a}=e;return v(`tr`,{children:[v(`td`,{class:`number place`,children:ee(e.rank)}),v(`td`,{children:v(c,{account:a})}),v(`th`,{scope:`row`,children:v(`span`,{class:`who`,children:[v(x,{account:a}),v(`span`,{class:`where`,children:v(s,{community:a.community})})]})}),v(`td`,{class:`measured`,children:[v(`span`,{class:`amount`,children:t(e.score)}),v(`span`,{class:`bar`,"aria-hidden":`true`,children:v(`span`,{style:{width:`${100*Math.abs(e.score)/n}%`}})})]}),v(`td`,{class:`number`,children:t(a.beside)}),v(`td`,{class:`number`,children:a.followersCount===null?`–`:d(a.followersCount)}),v(`td`,{class:`note`,children:a.role?_(`role`,a.role):`–`}),r&&v(Y,{edge:e}),i&&v(ie,{edge:e})]})}function Y({edge:e}){let t=h(),n=e.rankChange;return n===null?v(`td`,{class:`quiet`,children:t(`column.change.new`)}):n===0?v(`td`,{class:`quiet`,children:t(`rank.same`)}):v(`td`,{class:`change ${n>0?`up`:`down`}`,children:[v(`span`,{"aria-hidden":`true`,children:n>0?`▲ `:`▼ `}),t(n>0?`rank.up`:`rank.down`,{n:Math.abs(n)})]})}function ie({edge:e}){let t=h(),n=e.node.history.map(e=>e.rank).reverse(),r=t(`column.history.label`,{ranks:n.map(e=>e===null?`–`:k(e,0)).join(`, `)});return v(`td`,{children:v(j,{values:n,low:!0,label:r})})}var ae={name:`Scatter`,text:`query Scatter($run: ID!, $x: Measure!, $y: Measure!, $filter: InfluencerFilter) {
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
}`},oe=640,se=420,ce=44;function le({run:e,ranked:t}){let n=h(),[r,i]=[t.beside,t.measure],a=D(ae,r===i?null:{run:e.runId,x:r,y:i,filter:t.filter});return r===i?null:v(`section`,{class:`scatter card`,"aria-labelledby":`scatter`,children:[v(`h2`,{id:`scatter`,children:n(`scatter.title`,{x:T(r),y:T(i)})}),v(u,{asked:a,children:e=>v(de,{points:ue(e),x:r,y:i})})]})}function ue(e){let t=[...e.right.edges,...e.top.edges].map(e=>e.node);return[...new Map(t.map(e=>[e.key,e])).values()].filter(e=>e.x!==null&&e.y!==null)}function de({points:e,x:n,y:i}){let a=h(),[s,c]=O(null),[u,d]=[Z(e.map(e=>e.x??0),52,580),Z(e.map(e=>e.y??0),368,44)],f=fe(e),p=a(`scatter.label`,{n:e.length,x:T(n),y:T(i)});return v(`div`,{class:`columns`,children:[v(`figure`,{children:[v(`svg`,{viewBox:`0 0 ${oe} ${se}`,role:`img`,"aria-label":p,class:`plot`,onMouseLeave:()=>c(null),children:[v(`path`,{class:`axis`,d:`M${ce} 8V376H632`}),v(`text`,{x:630,y:406,class:`axis-name end`,children:[S(T(n)),` →`]}),v(`text`,{x:14,y:20,class:`axis-name`,children:[`↑ `,S(T(i))]}),e.map(e=>v(`a`,{href:l(e),tabIndex:-1,"aria-hidden":`true`,onMouseEnter:()=>c(e),children:v(`circle`,{cx:u(e.x??0),cy:d(e.y??0),r:s===e?7:5,fill:o(e.community?.colour)})},e.key)),pe(f).map(({one:e})=>v(`text`,{class:`point-name`,x:u(e.x??0),y:d(e.y??0)-8,children:r(e)},e.key))]}),v(`figcaption`,{class:`note`,children:s?`${r(s)}: ${T(n)} ${t(s.x)}, ${T(i)} ${t(s.y)}`:a(`scatter.note`)})]}),v(`div`,{class:`corners`,children:[v(X,{title:a(`scatter.quiet`,{x:T(n),y:T(i)}),points:f.carrying}),v(X,{title:a(`scatter.both`),points:f.both}),v(X,{title:a(`scatter.loud`,{x:T(n),y:T(i)}),points:f.watched}),v(`p`,{class:`note`,children:[v(y,{measure:n,start:!0}),` · `,v(y,{measure:i,start:!0})]})]})]})}function fe(e){let t=e=>(e.yPercentile??0)-(e.xPercentile??0),n=[...e].sort((e,n)=>t(n)-t(e)),r=e=>Math.min(e.xPercentile??0,e.yPercentile??0);return{carrying:n.filter(e=>t(e)>0).slice(0,4),both:[...e].sort((e,t)=>r(t)-r(e)).slice(0,4),watched:n.reverse().filter(e=>t(e)<0).slice(0,4)}}function pe({carrying:e,both:t,watched:n}){return[e[0],t[0],n[0]].flatMap(e=>e?[{one:e}]:[])}function X({title:e,points:t}){return t.length===0?null:v(`div`,{children:[v(`h3`,{children:e}),v(`ul`,{children:t.map(e=>v(`li`,{children:[v(x,{account:e}),` `,v(c,{account:e})]},e.key))})]})}function Z(e,t,n){let r=e.filter(e=>e>0),[i,a]=[Math.min(...r),Math.max(...r)],o=r.length>0&&a/i>100,s=e=>o?Math.log10(Math.max(e,i/2)):e,[c,l]=[s(o?i/2:Math.min(0,...e)),s(a)];return e=>t+(n-t)*(s(e)-c)/(l-c||1)}var me=10;function Q({run:e,ranked:t}){let n=h(),[r,i]=O(t.weights.length>0),a=t.weights,o=e=>E({weights:B(e)},!0),s=(e,t)=>o(a.map(n=>n.measure===e?{measure:e,weight:t}:n)),c=e.measures.filter(e=>!a.some(t=>t.measure===e));return v(`details`,{class:`panel`,open:r,onToggle:e=>i(e.currentTarget.open),children:[v(`summary`,{children:n(`rankings.weights`)}),v(`p`,{class:`note`,children:n(`rankings.weights.note`)}),v(`ul`,{class:`weights`,children:a.map(({measure:e,weight:t})=>v(`li`,{children:[v(y,{measure:e,start:!0}),v(`input`,{type:`range`,min:`-3`,max:`3`,step:`0.5`,value:t,"aria-label":n(`rankings.weight`,{measure:T(e)}),onInput:t=>s(e,Number(t.currentTarget.value))}),v(`output`,{children:k(t,1)}),v(`button`,{type:`button`,class:`icon`,"aria-label":n(`rankings.weight.remove`,{measure:T(e)}),onClick:()=>o(a.filter(t=>t.measure!==e)),children:`✕`})]},e))}),c.length>0&&a.length<me&&v(`select`,{"aria-label":n(`rankings.weight.add`),value:``,onChange:e=>o([...a,{measure:e.currentTarget.value,weight:1}]),children:[v(`option`,{value:``,children:n(`rankings.weight.add`)}),c.map(e=>v(`option`,{value:e,children:S(T(e))},e))]})]})}function he(e,{measure:t,weights:n,filter:r,compareTo:i,order:a,beside:o}){let s=n.length?`--weights ${n.map(e=>`${M(e.measure)}=${e.weight}`).join(`,`)}`:`--measure ${M(t)}`,c={RANK_RISE:`rising`,RANK_FALL:`falling`};return[`tular top`,`--run ${e.runId}`,s,`--show ${M(o)}`,...ge(r),...i?[`--compare ${i}`]:[],...c[a]?[`--order ${c[a]}`]:[]].join(` `)}function ge(e){let t=(e,t)=>(t??[]).map(t=>`--${e} ${$(t)}`);return[...t(`kind`,e.kind?.map(e=>e.toLowerCase())),...t(`tier`,e.tier?.map(e=>e.toLowerCase())),...t(`role`,e.role?.map(e=>e.toLowerCase())),...t(`community`,e.community),...t(`platform`,e.platform),...t(`language`,e.language),...e.text?[`--text ${$(e.text)}`]:[],...e.minAudience?[`--min-audience ${e.minAudience}`]:[],...e.verified===!0?[`--verified`]:[],...e.verified===!1?[`--unverified`]:[]]}function $(e){return/^[\w.@:-]+$/.test(e)?e:`'${e.replaceAll(`'`,`'\\''`)}'`}function _e({measure:e,beside:t,filter:n}){let r=M(e);return[`MATCH (account:Account)`,`WHERE ${[`account.run IS NOT NULL`,...n.kind?.length?[`account.kind IN ${JSON.stringify(n.kind)}`]:[],...n.community?.length?[`account.communityId IN ${JSON.stringify(n.community)}`]:[]].join(`
  AND `)}`,`RETURN account.handle AS handle, account.${r} AS ${r}, account.${M(t)} AS ${M(t)}`,`ORDER BY ${r} DESC LIMIT 25`].join(`
`)}var ve=25;function ye({run:t}){let n=h(),{query:r}=b(),a=ne(r,t),o=be(t.runId,a),{asked:s,edges:c,hasMore:l,more:d}=e(N,o,e=>e.influencers),f=s.data?.influencers.totalCount;return v(`article`,{class:`rankings`,children:[v(`header`,{class:`view-head`,children:[v(`h1`,{children:n(`nav.rankings`)}),v(`p`,{class:`lead`,children:[a.weights.length?n(`rankings.own`):n(`rankings.by`),` `,a.weights.length===0&&v(y,{measure:a.measure}),f!==void 0&&` · ${n(`rankings.total`,{n:f})}`]})]}),v(P,{run:t,ranked:a}),v(Q,{run:t,ranked:a}),v(U,{run:t}),v(u,{asked:s,children:e=>c.length===0?v(p,{title:n(`state.nothing`),children:n(`state.nothing.do`)}):v(g,{children:[v(q,{edges:c,ranked:a,compared:e.influencers.comparedTo}),l&&v(`button`,{type:`button`,class:`button`,onClick:d,children:n(`list.more`)})]})}),v(le,{run:t,ranked:a}),v(i,{operation:N,variables:o,cypher:_e(a),cli:he(t,a)})]})}function be(e,t){return{run:e,measure:t.measure,weights:t.weights.length?t.weights:null,filter:t.filter,order:t.order,compareTo:t.compareTo,first:ve,historyOf:t.measure,beside:t.beside}}export{ye as Rankings};