import{t as e}from"./usePages-376Qfx5k.js";import{$ as t,B as n,I as r,Mt as i,N as a,O as o,P as s,Pt as c,Q as l,R as u,V as d,W as f,Y as p,a as m,at as h,c as g,ct as _,et as v,ft as y,i as b,j as x,k as S,l as C,lt as w,mt as T,o as E,s as D,tt as ee,ut as te,yt as O,z as ne}from"./index-BNrgsyaf.js";import{t as k}from"./runs-CrcRaBLn.js";import{t as A}from"./Choice-7p1abkFF.js";import{i as j,r as M,t as N}from"./values-DmhuHBDQ.js";import{t as P}from"./Sparkline-D-f92d2P.js";import{t as F}from"./columns-BYyxtXXD.js";import{t as I}from"./shell-Bb5KlsiT.js";var L={name:`Ranking`,text:`query Ranking($run: ID!, $measure: Measure!, $weights: [MeasureWeight!], $filter: InfluencerFilter, $order: InfluencerOrder!, $compareTo: ID, $first: Int!, $after: String, $historyOf: Measure!, $beside: Measure!) {
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
}`};function R({run:e,ranked:t}){let n=T(),r=(O(k,{first:100}).data?.runs.edges??[]).map(e=>e.node),i=r.filter(t=>t.layer===e.layer),a=[...new Set([e.layer,...r.map(e=>e.layer)])],o=e.measures.map(e=>[e,D(g(e))]);return _(`div`,{class:`tools`,children:[_(A,{label:n(`rankings.measure`),value:t.measure,choose:e=>w({measure:e,weights:``}),options:o}),_(A,{label:n(`rankings.beside`),value:t.beside,choose:e=>w({beside:e}),options:o}),a.length>1&&_(A,{label:n(`rankings.layer`),value:e.layer,choose:e=>w({run:r.find(t=>t.layer===e)?.runId??``,with:``}),options:a.map(e=>[e,D(C(`layer`,e))])}),i.length>1&&_(c,{children:[_(A,{label:n(`rankings.window`),value:e.runId,choose:e=>w({run:e,with:``}),options:i.map(e=>[e.runId,z(e)])}),_(A,{label:n(`rankings.with`),value:t.compareTo??``,choose:e=>w({with:e,order:``}),options:[[``,n(`rankings.with.none`)],...i.filter(t=>t.runId!==e.runId).map(e=>[e.runId,z(e)])]})]}),t.compareTo&&_(A,{label:n(`rankings.order`),value:t.order,choose:e=>w({order:e===`SCORE`?``:e}),options:[[`SCORE`,n(`rankings.order.score`)],[`RANK_RISE`,n(`home.risen`)],[`RANK_FALL`,n(`home.fallen`)]]})]})}function z(e){return[D(b(e.from,e.to)),e.scope,a(e.finishedAt)].filter(Boolean).join(` · `)}function B(e,n){let r=t(n.measures,e.measure),i=l(n.measures),a=e.with??null;return{measure:r,beside:V(e,n,r,i),weights:H(e.weights,n.measures),filter:W(e),compareTo:a,order:a&&(e.order===`RANK_RISE`||e.order===`RANK_FALL`)?e.order:`SCORE`}}function V(e,n,r,i){return n.measures.find(t=>t===e.beside)||(r===i?t(n.measures):i)}function H(e,t){return(e??``).split(`,`).flatMap(e=>{let[n,r]=e.split(`:`),i=t.find(e=>e===n),a=Number(r);return i&&Number.isFinite(a)?[{measure:i,weight:a}]:[]})}function U(e){return e.map(({measure:e,weight:t})=>`${e}:${t}`).join(`,`)}function W(e){let t={},[n,r,i]=[e.kind,e.tier,e.role];return n&&(t.kind=N.filter(e=>n.split(`,`).includes(e))),r&&(t.tier=j.filter(e=>r.split(`,`).includes(e))),i&&(t.role=M.filter(e=>i.split(`,`).includes(e))),e.community&&(t.community=e.community.split(`,`)),e.language&&(t.language=e.language.split(`,`)),e.platform&&(t.platform=e.platform.split(`,`)),e.text&&(t.text=e.text),Number(e.least)>0&&(t.minAudience=Math.round(Number(e.least))),e.verified&&(t.verified=e.verified===`yes`),t}var G=[`kind`,`tier`,`role`,`community`,`language`,`platform`,`text`,`least`,`verified`];function K({run:e}){let t=T(),{query:n}=y(),r=G.filter(e=>n[e]),[a,o]=i(r.length>0);return _(`details`,{class:`panel`,open:a,onToggle:e=>o(e.currentTarget.open),children:[_(`summary`,{children:r.length?t(`filters.used`,{n:r.length}):t(`filters`)}),_(`div`,{class:`filters`,children:[_(q,{name:`text`,label:t(`filters.text`)}),_(q,{name:`least`,label:t(`filters.least`),number:!0}),_(q,{name:`language`,label:t(`filters.language`)}),_(q,{name:`platform`,label:t(`filters.platform`)}),_(J,{run:e}),_(A,{label:t(`filters.verified`),value:n.verified??``,choose:e=>w({verified:e}),options:[[``,t(`filters.any`)],[`yes`,t(`yes`)],[`no`,t(`no`)]]}),_(Y,{name:`kind`,label:t(`filters.kind`),values:N}),_(Y,{name:`tier`,label:t(`filters.tier`),values:j}),_(Y,{name:`role`,label:t(`filters.role`),values:M})]}),r.length>0&&_(`button`,{type:`button`,class:`button small`,onClick:()=>w(Object.fromEntries(G.map(e=>[e,``]))),children:t(`filters.clear`)})]})}function q({name:e,label:t,number:n=!1}){let{query:r}=y();return _(`label`,{class:`field`,children:[_(`span`,{children:t}),_(`input`,{type:`text`,inputMode:n?`numeric`:`text`,value:r[e]??``,onChange:t=>w({[e]:t.currentTarget.value})})]})}function J({run:e}){let t=T(),{query:n}=y(),r=[...o(e.runId,null).values()].slice(0,200).map(e=>[e.communityId,e.label]);return _(A,{label:t(`filters.community`),value:n.community??``,choose:e=>w({community:e}),options:[[``,t(`filters.any`)],...r]})}function Y({name:e,label:t,values:n}){let{query:r}=y(),i=(r[e]??``).split(`,`).filter(Boolean),a=t=>{let n=i.includes(t)?i.filter(e=>e!==t):[...i,t];w({[e]:n.join(`,`)})};return _(`fieldset`,{children:[_(`legend`,{children:t}),n.map(t=>_(`label`,{class:`check`,children:[_(`input`,{type:`checkbox`,checked:i.includes(t),onChange:()=>a(t)}),` `,D(C(e,t))]},t))]})}function X({edges:e,ranked:t,compared:n}){let r=T(),i=Math.max(...e.map(e=>Math.abs(e.score)),1e-12),a=e.some(e=>e.node.history.filter(e=>e.rank!==null).length>1);return _(`div`,{class:`scroll card`,tabIndex:0,role:`group`,"aria-label":r(`nav.rankings`),children:_(`table`,{class:`ranking`,children:[_(`thead`,{children:_(`tr`,{children:[_(`th`,{scope:`col`,class:`number`,children:r(`column.rank`)}),_(`th`,{scope:`col`,children:_(`span`,{class:`hidden`,children:r(`nav.shortlist`)})}),_(`th`,{scope:`col`,children:r(`column.account`)}),_(`th`,{scope:`col`,children:t.weights.length?r(`column.score`):_(m,{measure:t.measure,start:!0})}),_(`th`,{scope:`col`,class:`number`,children:_(m,{measure:t.beside,start:!0})}),_(`th`,{scope:`col`,class:`number`,children:_(E,{of:`Account.followersCount`,children:r(`column.stated`)})}),_(`th`,{scope:`col`,children:_(E,{of:`Account.role`,children:r(`column.role`)})}),n&&_(`th`,{scope:`col`,children:r(`column.change`)}),a&&_(`th`,{scope:`col`,children:r(`column.history`)})]})}),_(`tbody`,{children:e.map(e=>_(Z,{edge:e,most:i,compared:n!==null,hasHistory:a},e.node.key))})]})})}function Z({edge:e,most:t,compared:i,hasHistory:a}){let{node:o}=e;return _(`tr`,{children:[_(`td`,{class:`number place`,children:r(e.rank)}),_(`td`,{children:_(n,{account:o})}),_(`th`,{scope:`row`,children:_(`span`,{class:`who`,children:[_(u,{account:o}),_(`span`,{class:`where`,children:_(ne,{community:o.community})})]})}),_(`td`,{class:`measured`,children:[_(`span`,{class:`amount`,children:s(e.score)}),_(`span`,{class:`bar`,"aria-hidden":`true`,children:_(`span`,{style:{width:`${100*Math.abs(e.score)/t}%`}})})]}),_(`td`,{class:`number`,children:s(o.beside)}),_(`td`,{class:`number`,children:o.followersCount===null?`–`:S(o.followersCount)}),_(`td`,{class:`note`,children:o.role?C(`role`,o.role):`–`}),i&&_(re,{edge:e}),a&&_(ie,{edge:e})]})}function re({edge:e}){let t=T(),n=e.rankChange;return n===null?_(`td`,{class:`quiet`,children:t(`column.change.new`)}):n===0?_(`td`,{class:`quiet`,children:t(`rank.same`)}):_(`td`,{class:`change ${n>0?`up`:`down`}`,children:[_(`span`,{"aria-hidden":`true`,children:n>0?`▲ `:`▼ `}),t(n>0?`rank.up`:`rank.down`,{n:Math.abs(n)})]})}function ie({edge:e}){let t=T(),n=e.node.history.map(e=>e.rank).reverse(),r=t(`column.history.label`,{ranks:n.map(e=>e===null?`–`:x(e,0)).join(`, `)});return _(`td`,{children:_(P,{values:n,low:!0,label:r})})}var ae={name:`Scatter`,text:`query Scatter($run: ID!, $x: Measure!, $y: Measure!, $filter: InfluencerFilter) {
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
}`},oe=640,se=420,ce=44;function le({run:e,ranked:t}){let n=T(),[r,i]=[t.beside,t.measure],a=O(ae,r===i?null:{run:e.runId,x:r,y:i,filter:t.filter});return r===i?null:_(`section`,{class:`scatter card`,"aria-labelledby":`scatter`,children:[_(`h2`,{id:`scatter`,children:n(`scatter.title`,{x:g(r),y:g(i)})}),_(h,{asked:a,children:e=>_(de,{points:ue(e),x:r,y:i})})]})}function ue(e){let t=[...e.right.edges,...e.top.edges].map(e=>e.node);return[...new Map(t.map(e=>[e.key,e])).values()].filter(e=>e.x!==null&&e.y!==null)}function de({points:e,x:t,y:n}){let r=T(),[a,o]=i(null),[c,l]=[$(e.map(e=>e.x??0),52,580),$(e.map(e=>e.y??0),368,44)],u=fe(e),h=r(`scatter.label`,{n:e.length,x:g(t),y:g(n)});return _(`div`,{class:`columns`,children:[_(`figure`,{children:[_(`svg`,{viewBox:`0 0 ${oe} ${se}`,role:`img`,"aria-label":h,class:`plot`,onMouseLeave:()=>o(null),children:[_(`path`,{class:`axis`,d:`M${ce} 8V376H632`}),_(`text`,{x:630,y:406,class:`axis-name end`,children:[D(g(t)),` →`]}),_(`text`,{x:14,y:20,class:`axis-name`,children:[`↑ `,D(g(n))]}),e.map(e=>_(`circle`,{cx:c(e.x??0),cy:l(e.y??0),r:a===e?7:5,fill:f(e.community?.colour),onMouseEnter:()=>o(e),onClick:()=>te(d(e))},e.key)),pe(u).map(({one:e})=>_(`text`,{class:`point-name`,x:Math.max(90,Math.min(550,c(e.x??0))),y:l(e.y??0)-9,children:p(e)},e.key))]}),_(`figcaption`,{class:`note`,children:a?`${p(a)}: ${g(t)} ${s(a.x)}, ${g(n)} ${s(a.y)}`:r(`scatter.note`)})]}),_(`div`,{class:`corners`,children:[_(Q,{title:r(`scatter.quiet`,{x:g(t),y:g(n)}),points:u.carrying}),_(Q,{title:r(`scatter.both`),points:u.both}),_(Q,{title:r(`scatter.loud`,{x:g(t),y:g(n)}),points:u.watched}),_(`p`,{class:`note`,children:[_(m,{measure:t,start:!0}),` · `,_(m,{measure:n,start:!0})]})]})]})}function fe(e){let t=e=>(e.yPercentile??0)-(e.xPercentile??0),n=[...e].sort((e,n)=>t(n)-t(e)),r=e=>Math.min(e.xPercentile??0,e.yPercentile??0);return{carrying:n.filter(e=>t(e)>0).slice(0,4),both:[...e].sort((e,t)=>r(t)-r(e)).slice(0,4),watched:n.reverse().filter(e=>t(e)<0).slice(0,4)}}function pe({carrying:e,both:t,watched:n}){return[e[0],t[0],n[0]].flatMap(e=>e?[{one:e}]:[])}function Q({title:e,points:t}){return t.length===0?null:_(`div`,{children:[_(`h3`,{children:e}),_(`ul`,{children:t.map(e=>_(`li`,{children:[_(u,{account:e}),` `,_(n,{account:e})]},e.key))})]})}function $(e,t,n){let r=e.filter(e=>e>0),[i,a]=[Math.min(...r),Math.max(...r)],o=r.length>0&&a/i>20,s=e=>o?Math.log10(Math.max(e,i/2)):e,[c,l]=[s(o?i/2:Math.min(0,...e)),s(a)];return e=>t+(n-t)*(s(e)-c)/(l-c||1)}var me=10;function he({run:e,ranked:t}){let n=T(),[r,a]=i(t.weights.length>0),o=t.weights,s=e=>w({weights:U(e)},!0),c=(e,t)=>s(o.map(n=>n.measure===e?{measure:e,weight:t}:n)),l=e.measures.filter(e=>!o.some(t=>t.measure===e));return _(`details`,{class:`panel`,open:r,onToggle:e=>a(e.currentTarget.open),children:[_(`summary`,{children:n(`rankings.weights`)}),_(`p`,{class:`note`,children:n(`rankings.weights.note`)}),_(`ul`,{class:`weights`,children:o.map(({measure:e,weight:t})=>_(`li`,{children:[_(m,{measure:e,start:!0}),_(`input`,{type:`range`,min:`-3`,max:`3`,step:`0.5`,value:t,"aria-label":n(`rankings.weight`,{measure:g(e)}),onInput:t=>c(e,Number(t.currentTarget.value))}),_(`output`,{children:x(t,1)}),_(`button`,{type:`button`,class:`icon`,"aria-label":n(`rankings.weight.remove`,{measure:g(e)}),onClick:()=>s(o.filter(t=>t.measure!==e)),children:`✕`})]},e))}),l.length>0&&o.length<me&&_(`select`,{"aria-label":n(`rankings.weight.add`),value:``,onChange:e=>s([...o,{measure:e.currentTarget.value,weight:1}]),children:[_(`option`,{value:``,children:n(`rankings.weight.add`)}),l.map(e=>_(`option`,{value:e,children:D(g(e))},e))]})]})}function ge(e,{measure:t,weights:n,filter:r,compareTo:i,order:a,beside:o}){let s=n.length?`--weights ${n.map(e=>`${F(e.measure)}=${e.weight}`).join(`,`)}`:`--measure ${F(t)}`,c={RANK_RISE:`rising`,RANK_FALL:`falling`};return[`tular top`,`--run ${e.runId}`,s,`--show ${F(o)}`,..._e(r),...i?[`--compare ${i}`]:[],...c[a]?[`--order ${c[a]}`]:[]].join(` `)}function _e(e){let t=(e,t)=>(t??[]).map(t=>`--${e} ${I(t)}`);return[...t(`kind`,e.kind?.map(e=>e.toLowerCase())),...t(`tier`,e.tier?.map(e=>e.toLowerCase())),...t(`role`,e.role?.map(e=>e.toLowerCase())),...t(`community`,e.community),...t(`platform`,e.platform),...t(`language`,e.language),...e.text?[`--text ${I(e.text)}`]:[],...e.minAudience?[`--min-audience ${e.minAudience}`]:[],...e.verified===!0?[`--verified`]:[],...e.verified===!1?[`--unverified`]:[]]}function ve({measure:e,beside:t,filter:n}){let r=F(e);return[`MATCH (account:Account)`,`WHERE ${[`account.run IS NOT NULL`,...n.kind?.length?[`account.kind IN ${JSON.stringify(n.kind)}`]:[],...n.community?.length?[`account.communityId IN ${JSON.stringify(n.community)}`]:[]].join(`
  AND `)}`,`RETURN account.handle AS handle, account.${r} AS ${r}, account.${F(t)} AS ${F(t)}`,`ORDER BY ${r} DESC LIMIT 25`].join(`
`)}function ye(e,{measure:t}){return`run = tular.open_run("${e.runId}")\nrun.ranking("${F(t)}", first=25)`}var be=25;function xe({run:t}){let n=T(),{query:r}=y(),i=B(r,t),a=Se(t.runId,i),{asked:o,edges:s,hasMore:l,more:u}=e(L,a,e=>e.influencers),d=o.data?.influencers.totalCount;return _(`article`,{class:`rankings`,children:[_(`header`,{class:`view-head`,children:[_(`h1`,{children:n(`nav.rankings`)}),_(`p`,{class:`lead`,children:[i.weights.length?n(`rankings.own`):n(`rankings.by`),` `,i.weights.length===0&&_(m,{measure:i.measure}),d!==void 0&&` · ${n(`rankings.total`,{n:d})}`]})]}),_(R,{run:t,ranked:i}),_(he,{run:t,ranked:i}),_(K,{run:t}),_(h,{asked:o,children:e=>s.length===0?_(ee,{title:n(`state.nothing`),children:n(`state.nothing.do`)}):_(c,{children:[_(X,{edges:s,ranked:i,compared:e.influencers.comparedTo}),l&&_(`button`,{type:`button`,class:`button`,onClick:u,children:n(`list.more`)})]})}),_(le,{run:t,ranked:i}),_(v,{operation:L,variables:a,cypher:ve(i),cli:ge(t,i),library:ye(t,i)})]})}function Se(e,t){return{run:e,measure:t.measure,weights:t.weights.length?t.weights:null,filter:t.filter,order:t.order,compareTo:t.compareTo,first:be,historyOf:t.measure,beside:t.beside}}export{xe as Rankings};