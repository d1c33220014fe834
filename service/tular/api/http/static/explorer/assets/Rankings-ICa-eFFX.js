import{t as e}from"./usePages-DNINClt5.js";import{A as t,B as n,Ct as r,D as i,F as a,G as o,I as s,J as c,L as l,M as u,P as d,T as f,Tt as p,X as m,Y as h,Z as g,a as _,c as v,et as y,ft as b,i as x,it as ee,k as S,nt as C,o as w,ot as T,r as te,rt as E,s as D,st as O,w as ne}from"./index-9gMQbcYz.js";import{t as re}from"./runs-CrcRaBLn.js";import{t as k}from"./Choice-Cj0HdXGQ.js";import{t as ie}from"./Sparkline-pEKUOl1h.js";import{t as A}from"./columns-BYyxtXXD.js";var j={name:`Ranking`,text:`query Ranking($run: ID!, $measure: Measure!, $weights: [MeasureWeight!], $filter: InfluencerFilter, $order: InfluencerOrder!, $compareTo: ID, $first: Int!, $after: String, $historyOf: Measure!, $beside: Measure!) {
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
}`};function M({run:e,ranked:t}){let n=O(),r=(b(re,{first:100}).data?.runs.edges??[]).map(e=>e.node),i=r.filter(t=>t.layer===e.layer),a=[...new Set([e.layer,...r.map(e=>e.layer)])],o=e.measures.map(e=>[e,w(D(e))]);return C(`div`,{class:`tools`,children:[C(k,{label:n(`rankings.measure`),value:t.measure,choose:e=>E({measure:e,weights:``}),options:o}),C(k,{label:n(`rankings.beside`),value:t.beside,choose:e=>E({beside:e}),options:o}),a.length>1&&C(k,{label:n(`rankings.layer`),value:e.layer,choose:e=>E({run:r.find(t=>t.layer===e)?.runId??``,with:``}),options:a.map(e=>[e,w(v(`layer`,e))])}),i.length>1&&C(p,{children:[C(k,{label:n(`rankings.window`),value:e.runId,choose:e=>E({run:e,with:``}),options:i.map(e=>[e.runId,N(e)])}),C(k,{label:n(`rankings.with`),value:t.compareTo??``,choose:e=>E({with:e,order:``}),options:[[``,n(`rankings.with.none`)],...i.filter(t=>t.runId!==e.runId).map(e=>[e.runId,N(e)])]})]}),t.compareTo&&C(k,{label:n(`rankings.order`),value:t.order,choose:e=>E({order:e===`SCORE`?``:e}),options:[[`SCORE`,n(`rankings.order.score`)],[`RANK_RISE`,n(`home.risen`)],[`RANK_FALL`,n(`home.fallen`)]]})]})}function N(e){return[w(te(e.from,e.to)),e.scope,S(e.finishedAt)].filter(Boolean).join(` · `)}var P=[`NANO`,`MICRO`,`MID`,`MACRO`,`MEGA`],F=[`ULTRA_PERIPHERAL`,`PERIPHERAL`,`CONNECTOR`,`KINLESS`,`PROVINCIAL_HUB`,`CONNECTOR_HUB`,`KINLESS_HUB`],I=[`PERSON`,`COMPANY`,`ORGANIZATION`,`INSTITUTION`,`MEDIA`,`UNKNOWN`];function L(e,t){let n=h(t.measures,e.measure),r=c(t.measures),i=e.with??null;return{measure:n,beside:R(e,t,n,r),weights:z(e.weights,t.measures),filter:V(e),compareTo:i,order:i&&(e.order===`RANK_RISE`||e.order===`RANK_FALL`)?e.order:`SCORE`}}function R(e,t,n,r){return t.measures.find(t=>t===e.beside)||(n===r?h(t.measures):r)}function z(e,t){return(e??``).split(`,`).flatMap(e=>{let[n,r]=e.split(`:`),i=t.find(e=>e===n),a=Number(r);return i&&Number.isFinite(a)?[{measure:i,weight:a}]:[]})}function B(e){return e.map(({measure:e,weight:t})=>`${e}:${t}`).join(`,`)}function V(e){let t={},[n,r,i]=[e.kind,e.tier,e.role];return n&&(t.kind=I.filter(e=>n.split(`,`).includes(e))),r&&(t.tier=P.filter(e=>r.split(`,`).includes(e))),i&&(t.role=F.filter(e=>i.split(`,`).includes(e))),e.community&&(t.community=e.community.split(`,`)),e.language&&(t.language=e.language.split(`,`)),e.platform&&(t.platform=e.platform.split(`,`)),e.text&&(t.text=e.text),Number(e.least)>0&&(t.minAudience=Math.round(Number(e.least))),e.verified&&(t.verified=e.verified===`yes`),t}var H=[`kind`,`tier`,`role`,`community`,`language`,`platform`,`text`,`least`,`verified`];function U({run:e}){let t=O(),{query:n}=T(),i=H.filter(e=>n[e]),[a,o]=r(i.length>0);return C(`details`,{class:`panel`,open:a,onToggle:e=>o(e.currentTarget.open),children:[C(`summary`,{children:i.length?t(`filters.used`,{n:i.length}):t(`filters`)}),C(`div`,{class:`filters`,children:[C(W,{name:`text`,label:t(`filters.text`)}),C(W,{name:`least`,label:t(`filters.least`),number:!0}),C(W,{name:`language`,label:t(`filters.language`)}),C(W,{name:`platform`,label:t(`filters.platform`)}),C(G,{run:e}),C(k,{label:t(`filters.verified`),value:n.verified??``,choose:e=>E({verified:e}),options:[[``,t(`filters.any`)],[`yes`,t(`yes`)],[`no`,t(`no`)]]}),C(K,{name:`kind`,label:t(`filters.kind`),values:I}),C(K,{name:`tier`,label:t(`filters.tier`),values:P}),C(K,{name:`role`,label:t(`filters.role`),values:F})]}),i.length>0&&C(`button`,{type:`button`,class:`button small`,onClick:()=>E(Object.fromEntries(H.map(e=>[e,``]))),children:t(`filters.clear`)})]})}function W({name:e,label:t,number:n=!1}){let{query:r}=T();return C(`label`,{class:`field`,children:[C(`span`,{children:t}),C(`input`,{type:`text`,inputMode:n?`numeric`:`text`,value:r[e]??``,onChange:t=>E({[e]:t.currentTarget.value})})]})}function G({run:e}){let t=O(),{query:n}=T(),r=[...ne(e.runId,null).values()].slice(0,200).map(e=>[e.communityId,e.label]);return C(k,{label:t(`filters.community`),value:n.community??``,choose:e=>E({community:e}),options:[[``,t(`filters.any`)],...r]})}function K({name:e,label:t,values:n}){let{query:r}=T(),i=(r[e]??``).split(`,`).filter(Boolean),a=t=>{let n=i.includes(t)?i.filter(e=>e!==t):[...i,t];E({[e]:n.join(`,`)})};return C(`fieldset`,{children:[C(`legend`,{children:t}),n.map(t=>C(`label`,{class:`check`,children:[C(`input`,{type:`checkbox`,checked:i.includes(t),onChange:()=>a(t)}),` `,w(v(e,t))]},t))]})}function q({edges:e,ranked:t,compared:n}){let r=O(),i=Math.max(...e.map(e=>Math.abs(e.score)),1e-12),a=e.some(e=>e.node.history.filter(e=>e.rank!==null).length>1);return C(`div`,{class:`scroll card`,tabIndex:0,role:`group`,"aria-label":r(`nav.rankings`),children:C(`table`,{class:`ranking`,children:[C(`thead`,{children:C(`tr`,{children:[C(`th`,{scope:`col`,class:`number`,children:r(`column.rank`)}),C(`th`,{scope:`col`,children:C(`span`,{class:`hidden`,children:r(`nav.shortlist`)})}),C(`th`,{scope:`col`,children:r(`column.account`)}),C(`th`,{scope:`col`,children:t.weights.length?r(`column.score`):C(x,{measure:t.measure,start:!0})}),C(`th`,{scope:`col`,class:`number`,children:C(x,{measure:t.beside,start:!0})}),C(`th`,{scope:`col`,class:`number`,children:C(_,{of:`Account.followersCount`,children:r(`column.stated`)})}),C(`th`,{scope:`col`,children:C(_,{of:`Account.role`,children:r(`column.role`)})}),n&&C(`th`,{scope:`col`,children:r(`column.change`)}),a&&C(`th`,{scope:`col`,children:r(`column.history`)})]})}),C(`tbody`,{children:e.map(e=>C(J,{edge:e,most:i,compared:n!==null,hasHistory:a},e.node.key))})]})})}function J({edge:e,most:n,compared:r,hasHistory:i}){let{node:o}=e;return C(`tr`,{children:[C(`td`,{class:`number place`,children:u(e.rank)}),C(`td`,{children:C(s,{account:o})}),C(`th`,{scope:`row`,children:C(`span`,{class:`who`,children:[C(d,{account:o}),C(`span`,{class:`where`,children:C(a,{community:o.community})})]})}),C(`td`,{class:`measured`,children:[C(`span`,{class:`amount`,children:t(e.score)}),C(`span`,{class:`bar`,"aria-hidden":`true`,children:C(`span`,{style:{width:`${100*Math.abs(e.score)/n}%`}})})]}),C(`td`,{class:`number`,children:t(o.beside)}),C(`td`,{class:`number`,children:o.followersCount===null?`–`:f(o.followersCount)}),C(`td`,{class:`note`,children:o.role?v(`role`,o.role):`–`}),r&&C(Y,{edge:e}),i&&C(ae,{edge:e})]})}function Y({edge:e}){let t=O(),n=e.rankChange;return n===null?C(`td`,{class:`quiet`,children:t(`column.change.new`)}):n===0?C(`td`,{class:`quiet`,children:t(`rank.same`)}):C(`td`,{class:`change ${n>0?`up`:`down`}`,children:[C(`span`,{"aria-hidden":`true`,children:n>0?`▲ `:`▼ `}),t(n>0?`rank.up`:`rank.down`,{n:Math.abs(n)})]})}function ae({edge:e}){let t=O(),n=e.node.history.map(e=>e.rank).reverse(),r=t(`column.history.label`,{ranks:n.map(e=>e===null?`–`:i(e,0)).join(`, `)});return C(`td`,{children:C(ie,{values:n,low:!0,label:r})})}var oe={name:`Scatter`,text:`query Scatter($run: ID!, $x: Measure!, $y: Measure!, $filter: InfluencerFilter) {
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
}`},se=640,ce=420,le=44;function ue({run:e,ranked:t}){let n=O(),[r,i]=[t.beside,t.measure],a=b(oe,r===i?null:{run:e.runId,x:r,y:i,filter:t.filter});return r===i?null:C(`section`,{class:`scatter card`,"aria-labelledby":`scatter`,children:[C(`h2`,{id:`scatter`,children:n(`scatter.title`,{x:D(r),y:D(i)})}),C(y,{asked:a,children:e=>C(fe,{points:de(e),x:r,y:i})})]})}function de(e){let t=[...e.right.edges,...e.top.edges].map(e=>e.node);return[...new Map(t.map(e=>[e.key,e])).values()].filter(e=>e.x!==null&&e.y!==null)}function fe({points:e,x:i,y:a}){let s=O(),[c,u]=r(null),[d,f]=[Z(e.map(e=>e.x??0),52,580),Z(e.map(e=>e.y??0),368,44)],p=pe(e),m=s(`scatter.label`,{n:e.length,x:D(i),y:D(a)});return C(`div`,{class:`columns`,children:[C(`figure`,{children:[C(`svg`,{viewBox:`0 0 ${se} ${ce}`,role:`img`,"aria-label":m,class:`plot`,onMouseLeave:()=>u(null),children:[C(`path`,{class:`axis`,d:`M${le} 8V376H632`}),C(`text`,{x:630,y:406,class:`axis-name end`,children:[w(D(i)),` →`]}),C(`text`,{x:14,y:20,class:`axis-name`,children:[`↑ `,w(D(a))]}),e.map(e=>C(`circle`,{cx:d(e.x??0),cy:f(e.y??0),r:c===e?7:5,fill:n(e.community?.colour),onMouseEnter:()=>u(e),onClick:()=>ee(l(e))},e.key)),me(p).map(({one:e})=>C(`text`,{class:`point-name`,x:Math.max(90,Math.min(550,d(e.x??0))),y:f(e.y??0)-9,children:o(e)},e.key))]}),C(`figcaption`,{class:`note`,children:c?`${o(c)}: ${D(i)} ${t(c.x)}, ${D(a)} ${t(c.y)}`:s(`scatter.note`)})]}),C(`div`,{class:`corners`,children:[C(X,{title:s(`scatter.quiet`,{x:D(i),y:D(a)}),points:p.carrying}),C(X,{title:s(`scatter.both`),points:p.both}),C(X,{title:s(`scatter.loud`,{x:D(i),y:D(a)}),points:p.watched}),C(`p`,{class:`note`,children:[C(x,{measure:i,start:!0}),` · `,C(x,{measure:a,start:!0})]})]})]})}function pe(e){let t=e=>(e.yPercentile??0)-(e.xPercentile??0),n=[...e].sort((e,n)=>t(n)-t(e)),r=e=>Math.min(e.xPercentile??0,e.yPercentile??0);return{carrying:n.filter(e=>t(e)>0).slice(0,4),both:[...e].sort((e,t)=>r(t)-r(e)).slice(0,4),watched:n.reverse().filter(e=>t(e)<0).slice(0,4)}}function me({carrying:e,both:t,watched:n}){return[e[0],t[0],n[0]].flatMap(e=>e?[{one:e}]:[])}function X({title:e,points:t}){return t.length===0?null:C(`div`,{children:[C(`h3`,{children:e}),C(`ul`,{children:t.map(e=>C(`li`,{children:[C(d,{account:e}),` `,C(s,{account:e})]},e.key))})]})}function Z(e,t,n){let r=e.filter(e=>e>0),[i,a]=[Math.min(...r),Math.max(...r)],o=r.length>0&&a/i>20,s=e=>o?Math.log10(Math.max(e,i/2)):e,[c,l]=[s(o?i/2:Math.min(0,...e)),s(a)];return e=>t+(n-t)*(s(e)-c)/(l-c||1)}var he=10;function ge({run:e,ranked:t}){let n=O(),[a,o]=r(t.weights.length>0),s=t.weights,c=e=>E({weights:B(e)},!0),l=(e,t)=>c(s.map(n=>n.measure===e?{measure:e,weight:t}:n)),u=e.measures.filter(e=>!s.some(t=>t.measure===e));return C(`details`,{class:`panel`,open:a,onToggle:e=>o(e.currentTarget.open),children:[C(`summary`,{children:n(`rankings.weights`)}),C(`p`,{class:`note`,children:n(`rankings.weights.note`)}),C(`ul`,{class:`weights`,children:s.map(({measure:e,weight:t})=>C(`li`,{children:[C(x,{measure:e,start:!0}),C(`input`,{type:`range`,min:`-3`,max:`3`,step:`0.5`,value:t,"aria-label":n(`rankings.weight`,{measure:D(e)}),onInput:t=>l(e,Number(t.currentTarget.value))}),C(`output`,{children:i(t,1)}),C(`button`,{type:`button`,class:`icon`,"aria-label":n(`rankings.weight.remove`,{measure:D(e)}),onClick:()=>c(s.filter(t=>t.measure!==e)),children:`✕`})]},e))}),u.length>0&&s.length<he&&C(`select`,{"aria-label":n(`rankings.weight.add`),value:``,onChange:e=>c([...s,{measure:e.currentTarget.value,weight:1}]),children:[C(`option`,{value:``,children:n(`rankings.weight.add`)}),u.map(e=>C(`option`,{value:e,children:w(D(e))},e))]})]})}function _e(e,{measure:t,weights:n,filter:r,compareTo:i,order:a,beside:o}){let s=n.length?`--weights ${n.map(e=>`${A(e.measure)}=${e.weight}`).join(`,`)}`:`--measure ${A(t)}`,c={RANK_RISE:`rising`,RANK_FALL:`falling`};return[`tular top`,`--run ${e.runId}`,s,`--show ${A(o)}`,...Q(r),...i?[`--compare ${i}`]:[],...c[a]?[`--order ${c[a]}`]:[]].join(` `)}function Q(e){let t=(e,t)=>(t??[]).map(t=>`--${e} ${$(t)}`);return[...t(`kind`,e.kind?.map(e=>e.toLowerCase())),...t(`tier`,e.tier?.map(e=>e.toLowerCase())),...t(`role`,e.role?.map(e=>e.toLowerCase())),...t(`community`,e.community),...t(`platform`,e.platform),...t(`language`,e.language),...e.text?[`--text ${$(e.text)}`]:[],...e.minAudience?[`--min-audience ${e.minAudience}`]:[],...e.verified===!0?[`--verified`]:[],...e.verified===!1?[`--unverified`]:[]]}function $(e){return/^[\w.@:-]+$/.test(e)?e:`'${e.replaceAll(`'`,`'\\''`)}'`}function ve({measure:e,beside:t,filter:n}){let r=A(e);return[`MATCH (account:Account)`,`WHERE ${[`account.run IS NOT NULL`,...n.kind?.length?[`account.kind IN ${JSON.stringify(n.kind)}`]:[],...n.community?.length?[`account.communityId IN ${JSON.stringify(n.community)}`]:[]].join(`
  AND `)}`,`RETURN account.handle AS handle, account.${r} AS ${r}, account.${A(t)} AS ${A(t)}`,`ORDER BY ${r} DESC LIMIT 25`].join(`
`)}function ye(e,{measure:t}){return`run = tular.open_run("${e.runId}")\nrun.ranking("${A(t)}", first=25)`}var be=25;function xe({run:t}){let n=O(),{query:r}=T(),i=L(r,t),a=Se(t.runId,i),{asked:o,edges:s,hasMore:c,more:l}=e(j,a,e=>e.influencers),u=o.data?.influencers.totalCount;return C(`article`,{class:`rankings`,children:[C(`header`,{class:`view-head`,children:[C(`h1`,{children:n(`nav.rankings`)}),C(`p`,{class:`lead`,children:[i.weights.length?n(`rankings.own`):n(`rankings.by`),` `,i.weights.length===0&&C(x,{measure:i.measure}),u!==void 0&&` · ${n(`rankings.total`,{n:u})}`]})]}),C(M,{run:t,ranked:i}),C(ge,{run:t,ranked:i}),C(U,{run:t}),C(y,{asked:o,children:e=>s.length===0?C(g,{title:n(`state.nothing`),children:n(`state.nothing.do`)}):C(p,{children:[C(q,{edges:s,ranked:i,compared:e.influencers.comparedTo}),c&&C(`button`,{type:`button`,class:`button`,onClick:l,children:n(`list.more`)})]})}),C(ue,{run:t,ranked:i}),C(m,{operation:j,variables:a,cypher:ve(i),cli:_e(t,i),library:ye(t,i)})]})}function Se(e,t){return{run:e,measure:t.measure,weights:t.weights.length?t.weights:null,filter:t.filter,order:t.order,compareTo:t.compareTo,first:be,historyOf:t.measure,beside:t.beside}}export{xe as Rankings};