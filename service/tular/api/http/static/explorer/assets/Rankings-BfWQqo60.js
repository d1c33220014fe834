import{t as e}from"./usePages-BHt4aCgA.js";import{D as t,E as n,H as r,J as i,K as a,L as o,M as s,N as c,P as l,Q as u,S as d,W as f,Y as p,a as m,at as h,c as g,et as _,i as v,it as y,j as b,k as ee,o as x,q as S,r as te,s as C,tt as w,ut as T,w as E,x as D,xt as O,yt as k}from"./index-DC6oF7q5.js";import{t as A}from"./Choice-DUOHLw64.js";import{t as j}from"./Sparkline-BVnUAgxC.js";import{t as M}from"./columns-BYyxtXXD.js";var N={name:`Ranking`,text:`query Ranking($run: ID!, $measure: Measure!, $weights: [MeasureWeight!], $filter: InfluencerFilter, $order: InfluencerOrder!, $compareTo: ID, $first: Int!, $after: String, $historyOf: Measure!, $beside: Measure!) {
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
}`};function P({run:e,ranked:t}){let n=h(),r=(T(f,{first:100}).data?.runs.edges??[]).map(e=>e.node),i=r.filter(t=>t.layer===e.layer),a=[...new Set([e.layer,...r.map(e=>e.layer)])],o=e.measures.map(e=>[e,x(C(e))]);return _(`div`,{class:`tools`,children:[_(A,{label:n(`rankings.measure`),value:t.measure,choose:e=>w({measure:e,weights:``}),options:o}),_(A,{label:n(`rankings.beside`),value:t.beside,choose:e=>w({beside:e}),options:o}),a.length>1&&_(A,{label:n(`rankings.layer`),value:e.layer,choose:e=>w({run:r.find(t=>t.layer===e)?.runId??``,with:``}),options:a.map(e=>[e,x(g(`layer`,e))])}),i.length>1&&_(O,{children:[_(A,{label:n(`rankings.window`),value:e.runId,choose:e=>w({run:e,with:``}),options:i.map(e=>[e.runId,F(e)])}),_(A,{label:n(`rankings.with`),value:t.compareTo??``,choose:e=>w({with:e,order:``}),options:[[``,n(`rankings.with.none`)],...i.filter(t=>t.runId!==e.runId).map(e=>[e.runId,F(e)])]})]}),t.compareTo&&_(A,{label:n(`rankings.order`),value:t.order,choose:e=>w({order:e===`SCORE`?``:e}),options:[[`SCORE`,n(`rankings.order.score`)],[`RANK_RISE`,n(`home.risen`)],[`RANK_FALL`,n(`home.fallen`)]]})]})}function F(e){return[x(te(e.from,e.to)),e.scope,n(e.finishedAt)].filter(Boolean).join(` · `)}var I=[`NANO`,`MICRO`,`MID`,`MACRO`,`MEGA`],L=[`ULTRA_PERIPHERAL`,`PERIPHERAL`,`CONNECTOR`,`KINLESS`,`PROVINCIAL_HUB`,`CONNECTOR_HUB`,`KINLESS_HUB`],R=[`PERSON`,`COMPANY`,`ORGANIZATION`,`INSTITUTION`,`MEDIA`,`UNKNOWN`];function ne(e,t){let n=S(t.measures,e.measure),r=a(t.measures),i=e.with??null;return{measure:n,beside:re(e,t,n,r),weights:z(e.weights,t.measures),filter:V(e),compareTo:i,order:i&&(e.order===`RANK_RISE`||e.order===`RANK_FALL`)?e.order:`SCORE`}}function re(e,t,n,r){return t.measures.find(t=>t===e.beside)||(n===r?S(t.measures):r)}function z(e,t){return(e??``).split(`,`).flatMap(e=>{let[n,r]=e.split(`:`),i=t.find(e=>e===n),a=Number(r);return i&&Number.isFinite(a)?[{measure:i,weight:a}]:[]})}function B(e){return e.map(({measure:e,weight:t})=>`${e}:${t}`).join(`,`)}function V(e){let t={},[n,r,i]=[e.kind,e.tier,e.role];return n&&(t.kind=R.filter(e=>n.split(`,`).includes(e))),r&&(t.tier=I.filter(e=>r.split(`,`).includes(e))),i&&(t.role=L.filter(e=>i.split(`,`).includes(e))),e.community&&(t.community=e.community.split(`,`)),e.language&&(t.language=e.language.split(`,`)),e.platform&&(t.platform=e.platform.split(`,`)),e.text&&(t.text=e.text),Number(e.least)>0&&(t.minAudience=Math.round(Number(e.least))),e.verified&&(t.verified=e.verified===`yes`),t}var H=[`kind`,`tier`,`role`,`community`,`language`,`platform`,`text`,`least`,`verified`];function U({run:e}){let t=h(),{query:n}=y(),r=H.filter(e=>n[e]),[i,a]=k(r.length>0);return _(`details`,{class:`panel`,open:i,onToggle:e=>a(e.currentTarget.open),children:[_(`summary`,{children:r.length?t(`filters.used`,{n:r.length}):t(`filters`)}),_(`div`,{class:`filters`,children:[_(W,{name:`text`,label:t(`filters.text`)}),_(W,{name:`least`,label:t(`filters.least`),number:!0}),_(W,{name:`language`,label:t(`filters.language`)}),_(W,{name:`platform`,label:t(`filters.platform`)}),_(G,{run:e}),_(A,{label:t(`filters.verified`),value:n.verified??``,choose:e=>w({verified:e}),options:[[``,t(`filters.any`)],[`yes`,t(`yes`)],[`no`,t(`no`)]]}),_(K,{name:`kind`,label:t(`filters.kind`),values:R}),_(K,{name:`tier`,label:t(`filters.tier`),values:I}),_(K,{name:`role`,label:t(`filters.role`),values:L})]}),r.length>0&&_(`button`,{type:`button`,class:`button small`,onClick:()=>w(Object.fromEntries(H.map(e=>[e,``]))),children:t(`filters.clear`)})]})}function W({name:e,label:t,number:n=!1}){let{query:r}=y();return _(`label`,{class:`field`,children:[_(`span`,{children:t}),_(`input`,{type:`text`,inputMode:n?`numeric`:`text`,value:r[e]??``,onChange:t=>w({[e]:t.currentTarget.value})})]})}function G({run:e}){let t=h(),{query:n}=y(),r=[...D(e.runId,null).values()].slice(0,200).map(e=>[e.communityId,e.label]);return _(A,{label:t(`filters.community`),value:n.community??``,choose:e=>w({community:e}),options:[[``,t(`filters.any`)],...r]})}function K({name:e,label:t,values:n}){let{query:r}=y(),i=(r[e]??``).split(`,`).filter(Boolean),a=t=>{let n=i.includes(t)?i.filter(e=>e!==t):[...i,t];w({[e]:n.join(`,`)})};return _(`fieldset`,{children:[_(`legend`,{children:t}),n.map(t=>_(`label`,{class:`check`,children:[_(`input`,{type:`checkbox`,checked:i.includes(t),onChange:()=>a(t)}),` `,x(g(e,t))]},t))]})}function q({edges:e,ranked:t,compared:n}){let r=h(),i=Math.max(...e.map(e=>Math.abs(e.score)),1e-12),a=e.some(e=>e.node.history.filter(e=>e.rank!==null).length>1);return _(`div`,{class:`scroll card`,tabIndex:0,role:`region`,"aria-label":r(`nav.rankings`),children:_(`table`,{class:`ranking`,children:[_(`thead`,{children:_(`tr`,{children:[_(`th`,{scope:`col`,class:`number`,children:r(`column.rank`)}),_(`th`,{scope:`col`,children:_(`span`,{class:`hidden`,children:r(`nav.shortlist`)})}),_(`th`,{scope:`col`,children:r(`column.account`)}),_(`th`,{scope:`col`,children:t.weights.length?r(`column.score`):_(v,{measure:t.measure,start:!0})}),_(`th`,{scope:`col`,class:`number`,children:_(v,{measure:t.beside,start:!0})}),_(`th`,{scope:`col`,class:`number`,children:_(m,{of:`Account.followersCount`,children:r(`column.stated`)})}),_(`th`,{scope:`col`,children:_(m,{of:`Account.role`,children:r(`column.role`)})}),n&&_(`th`,{scope:`col`,children:r(`column.change`)}),a&&_(`th`,{scope:`col`,children:r(`column.history`)})]})}),_(`tbody`,{children:e.map(e=>_(J,{edge:e,most:i,compared:n!==null,hasHistory:a},e.node.key))})]})})}function J({edge:e,most:n,compared:r,hasHistory:i}){let{node:a}=e;return _(`tr`,{children:[_(`td`,{class:`number place`,children:ee(e.rank)}),_(`td`,{children:_(c,{account:a})}),_(`th`,{scope:`row`,children:_(`span`,{class:`who`,children:[_(b,{account:a}),_(`span`,{class:`where`,children:_(s,{community:a.community})})]})}),_(`td`,{class:`measured`,children:[_(`span`,{class:`amount`,children:t(e.score)}),_(`span`,{class:`bar`,"aria-hidden":`true`,children:_(`span`,{style:{width:`${100*Math.abs(e.score)/n}%`}})})]}),_(`td`,{class:`number`,children:t(a.beside)}),_(`td`,{class:`number`,children:a.followersCount===null?`–`:d(a.followersCount)}),_(`td`,{class:`note`,children:a.role?g(`role`,a.role):`–`}),r&&_(Y,{edge:e}),i&&_(ie,{edge:e})]})}function Y({edge:e}){let t=h(),n=e.rankChange;return n===null?_(`td`,{class:`quiet`,children:t(`column.change.new`)}):n===0?_(`td`,{class:`quiet`,children:t(`rank.same`)}):_(`td`,{class:`change ${n>0?`up`:`down`}`,children:[_(`span`,{"aria-hidden":`true`,children:n>0?`▲ `:`▼ `}),t(n>0?`rank.up`:`rank.down`,{n:Math.abs(n)})]})}function ie({edge:e}){let t=h(),n=e.node.history.map(e=>e.rank).reverse(),r=t(`column.history.label`,{ranks:n.map(e=>e===null?`–`:E(e,0)).join(`, `)});return _(`td`,{children:_(j,{values:n,low:!0,label:r})})}var ae={name:`Scatter`,text:`query Scatter($run: ID!, $x: Measure!, $y: Measure!, $filter: InfluencerFilter) {
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
}`},oe=640,se=420,ce=44;function le({run:e,ranked:t}){let n=h(),[r,i]=[t.beside,t.measure],a=T(ae,r===i?null:{run:e.runId,x:r,y:i,filter:t.filter});return r===i?null:_(`section`,{class:`scatter card`,"aria-labelledby":`scatter`,children:[_(`h2`,{id:`scatter`,children:n(`scatter.title`,{x:C(r),y:C(i)})}),_(u,{asked:a,children:e=>_(de,{points:ue(e),x:r,y:i})})]})}function ue(e){let t=[...e.right.edges,...e.top.edges].map(e=>e.node);return[...new Map(t.map(e=>[e.key,e])).values()].filter(e=>e.x!==null&&e.y!==null)}function de({points:e,x:n,y:i}){let a=h(),[s,c]=k(null),[u,d]=[Z(e.map(e=>e.x??0),52,580),Z(e.map(e=>e.y??0),368,44)],f=fe(e),p=a(`scatter.label`,{n:e.length,x:C(n),y:C(i)});return _(`div`,{class:`columns`,children:[_(`figure`,{children:[_(`svg`,{viewBox:`0 0 ${oe} ${se}`,role:`img`,"aria-label":p,class:`plot`,onMouseLeave:()=>c(null),children:[_(`path`,{class:`axis`,d:`M${ce} 8V376H632`}),_(`text`,{x:630,y:406,class:`axis-name end`,children:[x(C(n)),` →`]}),_(`text`,{x:14,y:20,class:`axis-name`,children:[`↑ `,x(C(i))]}),e.map(e=>_(`a`,{href:l(e),tabIndex:-1,"aria-hidden":`true`,onMouseEnter:()=>c(e),children:_(`circle`,{cx:u(e.x??0),cy:d(e.y??0),r:s===e?7:5,fill:o(e.community?.colour)})},e.key)),pe(f).map(({one:e})=>_(`text`,{class:`point-name`,x:u(e.x??0),y:d(e.y??0)-8,children:r(e)},e.key))]}),_(`figcaption`,{class:`note`,children:s?`${r(s)}: ${C(n)} ${t(s.x)}, ${C(i)} ${t(s.y)}`:a(`scatter.note`)})]}),_(`div`,{class:`corners`,children:[_(X,{title:a(`scatter.quiet`,{x:C(n),y:C(i)}),points:f.carrying}),_(X,{title:a(`scatter.both`),points:f.both}),_(X,{title:a(`scatter.loud`,{x:C(n),y:C(i)}),points:f.watched}),_(`p`,{class:`note`,children:[_(v,{measure:n,start:!0}),` · `,_(v,{measure:i,start:!0})]})]})]})}function fe(e){let t=e=>(e.yPercentile??0)-(e.xPercentile??0),n=[...e].sort((e,n)=>t(n)-t(e)),r=e=>Math.min(e.xPercentile??0,e.yPercentile??0);return{carrying:n.filter(e=>t(e)>0).slice(0,4),both:[...e].sort((e,t)=>r(t)-r(e)).slice(0,4),watched:n.reverse().filter(e=>t(e)<0).slice(0,4)}}function pe({carrying:e,both:t,watched:n}){return[e[0],t[0],n[0]].flatMap(e=>e?[{one:e}]:[])}function X({title:e,points:t}){return t.length===0?null:_(`div`,{children:[_(`h3`,{children:e}),_(`ul`,{children:t.map(e=>_(`li`,{children:[_(b,{account:e}),` `,_(c,{account:e})]},e.key))})]})}function Z(e,t,n){let r=e.filter(e=>e>0),[i,a]=[Math.min(...r),Math.max(...r)],o=r.length>0&&a/i>100,s=e=>o?Math.log10(Math.max(e,i/2)):e,[c,l]=[s(o?i/2:Math.min(0,...e)),s(a)];return e=>t+(n-t)*(s(e)-c)/(l-c||1)}var me=10;function Q({run:e,ranked:t}){let n=h(),[r,i]=k(t.weights.length>0),a=t.weights,o=e=>w({weights:B(e)},!0),s=(e,t)=>o(a.map(n=>n.measure===e?{measure:e,weight:t}:n)),c=e.measures.filter(e=>!a.some(t=>t.measure===e));return _(`details`,{class:`panel`,open:r,onToggle:e=>i(e.currentTarget.open),children:[_(`summary`,{children:n(`rankings.weights`)}),_(`p`,{class:`note`,children:n(`rankings.weights.note`)}),_(`ul`,{class:`weights`,children:a.map(({measure:e,weight:t})=>_(`li`,{children:[_(v,{measure:e,start:!0}),_(`input`,{type:`range`,min:`-3`,max:`3`,step:`0.5`,value:t,"aria-label":n(`rankings.weight`,{measure:C(e)}),onInput:t=>s(e,Number(t.currentTarget.value))}),_(`output`,{children:E(t,1)}),_(`button`,{type:`button`,class:`icon`,"aria-label":n(`rankings.weight.remove`,{measure:C(e)}),onClick:()=>o(a.filter(t=>t.measure!==e)),children:`✕`})]},e))}),c.length>0&&a.length<me&&_(`select`,{"aria-label":n(`rankings.weight.add`),value:``,onChange:e=>o([...a,{measure:e.currentTarget.value,weight:1}]),children:[_(`option`,{value:``,children:n(`rankings.weight.add`)}),c.map(e=>_(`option`,{value:e,children:x(C(e))},e))]})]})}function he(e,{measure:t,weights:n,filter:r,compareTo:i,order:a,beside:o}){let s=n.length?`--weights ${n.map(e=>`${M(e.measure)}=${e.weight}`).join(`,`)}`:`--measure ${M(t)}`,c={RANK_RISE:`rising`,RANK_FALL:`falling`};return[`tular top`,`--run ${e.runId}`,s,`--show ${M(o)}`,...ge(r),...i?[`--compare ${i}`]:[],...c[a]?[`--order ${c[a]}`]:[]].join(` `)}function ge(e){let t=(e,t)=>(t??[]).map(t=>`--${e} ${$(t)}`);return[...t(`kind`,e.kind?.map(e=>e.toLowerCase())),...t(`tier`,e.tier?.map(e=>e.toLowerCase())),...t(`role`,e.role?.map(e=>e.toLowerCase())),...t(`community`,e.community),...t(`platform`,e.platform),...t(`language`,e.language),...e.text?[`--text ${$(e.text)}`]:[],...e.minAudience?[`--min-audience ${e.minAudience}`]:[],...e.verified===!0?[`--verified`]:[],...e.verified===!1?[`--unverified`]:[]]}function $(e){return/^[\w.@:-]+$/.test(e)?e:`'${e.replaceAll(`'`,`'\\''`)}'`}function _e({measure:e,beside:t,filter:n}){let r=M(e);return[`MATCH (account:Account)`,`WHERE ${[`account.run IS NOT NULL`,...n.kind?.length?[`account.kind IN ${JSON.stringify(n.kind)}`]:[],...n.community?.length?[`account.communityId IN ${JSON.stringify(n.community)}`]:[]].join(`
  AND `)}`,`RETURN account.handle AS handle, account.${r} AS ${r}, account.${M(t)} AS ${M(t)}`,`ORDER BY ${r} DESC LIMIT 25`].join(`
`)}var ve=25;function ye({run:t}){let n=h(),{query:r}=y(),a=ne(r,t),o=be(t.runId,a),{asked:s,edges:c,hasMore:l,more:d}=e(N,o,e=>e.influencers),f=s.data?.influencers.totalCount;return _(`article`,{class:`rankings`,children:[_(`header`,{class:`view-head`,children:[_(`h1`,{children:n(`nav.rankings`)}),_(`p`,{class:`lead`,children:[a.weights.length?n(`rankings.own`):n(`rankings.by`),` `,a.weights.length===0&&_(v,{measure:a.measure}),f!==void 0&&` · ${n(`rankings.total`,{n:f})}`]})]}),_(P,{run:t,ranked:a}),_(Q,{run:t,ranked:a}),_(U,{run:t}),_(u,{asked:s,children:e=>c.length===0?_(p,{title:n(`state.nothing`),children:n(`state.nothing.do`)}):_(O,{children:[_(q,{edges:c,ranked:a,compared:e.influencers.comparedTo}),l&&_(`button`,{type:`button`,class:`button`,onClick:d,children:n(`list.more`)})]})}),_(le,{run:t,ranked:a}),_(i,{operation:N,variables:o,cypher:_e(a),cli:he(t,a)})]})}function be(e,t){return{run:e,measure:t.measure,weights:t.weights.length?t.weights:null,filter:t.filter,order:t.order,compareTo:t.compareTo,first:ve,historyOf:t.measure,beside:t.beside}}export{ye as Rankings};