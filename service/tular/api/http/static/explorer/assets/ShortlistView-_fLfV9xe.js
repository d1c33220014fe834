import{B as e,D as t,H as n,J as r,M as i,O as a,R as o,S as s,V as c,X as l,Y as u,at as d,c as f,et as p,ft as m,gt as h,i as g,j as _,k as v,pt as y,yt as b,z as x}from"./index-DC6oF7q5.js";import{t as S}from"./save-ppOqeUMH.js";import{t as C}from"./columns-BYyxtXXD.js";var w={name:`ShortlistAccount`,text:`query ShortlistAccount($run: ID!, $id: ID, $handle: String, $platform: String) {
  account(id: $id, handle: $handle, platform: $platform, runId: $run) {
    ...Person
    tier
    role
    followersCount
    scores {
      measure
      score
      rank
      percentile
    }
    egoNetwork(limit: 100) {
      neighbourCount
      truncated
      accounts {
        key
        community {
          communityId
          label
          colour
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
}`};function T(e,t){return`\ufeff${[[`run`,`key`,`handle`,`name`,`community`,`communityId`,`role`,`tier`,`followersCount`,...e.measures.map(C)],...t.map(t=>[e.runId,t.key,t.handle,t.name,t.community?.label,t.community?.communityId,t.role,t.tier,t.followersCount,...e.measures.map(e=>t.scores.find(t=>t.measure===e)?.score)])].map(e=>e.map(E).join(`,`)).join(`\r
`)}\r\n`}function E(e){if(e==null)return``;if(typeof e==`number`)return String(e);let t=/^[=+\-@\t\r]/.test(e)?`'${e}`:e;return/[",\r\n]/.test(t)?`"${t.replaceAll(`"`,`""`)}"`:t}function D(e){let t=(e.egoNetwork?.accounts??[]).flatMap(e=>e.community?[e.community.communityId]:[]);return new Set(t)}function O(e,t){let[n,r]=[e,t].map(e=>new Set((e.egoNetwork?.accounts??[]).map(e=>e.key)));return!n?.size||!r?.size?null:[...n].filter(e=>r.has(e)).length/Math.min(n.size,r.size)}function k({run:t}){let n=d(),i=e(),a=A(t.runId,i);if(i.length===0)return p(u,{title:n(`shortlist.empty`),children:n(`shortlist.empty.do`)});let s=i.flatMap(e=>a.get(e)??[]),f=i.filter(e=>a.has(e)&&!a.get(e)),m={run:t.runId,...c(i[0]??``)};return p(`article`,{class:`shortlist`,children:[p(`header`,{class:`view-head`,children:[p(`h1`,{children:n(`nav.shortlist`)}),p(`p`,{class:`lead`,children:n(`shortlist.lead`)}),p(`p`,{class:`actions`,children:[p(`button`,{type:`button`,class:`button main`,disabled:s.length===0,onClick:()=>L(t,s),children:n(`shortlist.csv`)}),p(`button`,{type:`button`,class:`button`,onClick:o,children:n(`shortlist.clear`)})]})]}),f.map(e=>p(`p`,{class:`notice warn`,children:[n(`map.gone.account`,{name:e.slice(e.indexOf(`/`)+1)}),` `,p(`button`,{type:`button`,class:`button small`,onClick:()=>x(e),children:n(`shortlist.drop`)})]},e)),a.size<i.length?p(l,{}):s.length>0&&p(j,{run:t,accounts:s,list:i}),s.length>1&&p(F,{accounts:s}),p(r,{operation:w,variables:m,cypher:R(s),cli:s.map(e=>`tular account ${e.handle?`@${e.handle}`:e.key}`).join(`
`)})]})}function A(e,t){let[n,r]=b(new Map),[i,a]=b(0);return h(()=>m(()=>a(e=>e+1)),[]),h(()=>{let n=new AbortController;for(let i of t){let t=e=>!n.signal.aborted&&r(t=>new Map(t).set(i,e));y(w,{run:e,...c(i)},n.signal).then(({data:e})=>t(e.account),()=>t(null))}return()=>n.abort()},[e,t.join(),i]),n}function j({run:e,accounts:t,list:r}){let a=d();return p(`div`,{class:`scroll card`,tabIndex:0,role:`region`,"aria-label":a(`nav.shortlist`),children:p(`table`,{class:`side-by-side`,children:[p(`thead`,{children:p(`tr`,{children:[p(`td`,{}),t.map(e=>p(`th`,{scope:`col`,children:[p(_,{account:{...e,name:null}}),p(`button`,{type:`button`,class:`icon`,"aria-label":a(`list.remove`,{name:n(e)}),onClick:()=>x(r.find(t=>I(t,e))??``),children:`✕`})]},e.key))]})}),p(`tbody`,{children:[p(M,{name:a(`column.community`),accounts:t,cell:e=>p(i,{community:e.community})}),p(M,{name:a(`column.role`),accounts:t,cell:e=>f(`role`,e.role)}),p(M,{name:a(`column.stated`),accounts:t,cell:e=>e.followersCount===null?`–`:s(e.followersCount)}),p(M,{name:a(`shortlist.reached`),accounts:t,cell:e=>P(e)}),e.measures.map(e=>p(`tr`,{children:[p(`th`,{scope:`row`,children:p(g,{measure:e,start:!0})}),t.map(t=>p(N,{score:t.scores.find(t=>t.measure===e)},t.key))]},e))]})]})})}function M({name:e,accounts:t,cell:n}){return p(`tr`,{children:[p(`th`,{scope:`row`,children:e}),t.map(e=>p(`td`,{children:n(e)},e.key))]})}function N({score:e}){let n=d();return!e||e.score===null?p(`td`,{children:`–`}):p(`td`,{class:`measured`,children:[p(`span`,{class:`amount`,children:t(e.score)}),` `,p(`span`,{class:`note`,children:n(`rank.of`,{rank:e.rank??`–`})}),p(`span`,{class:`bar`,"aria-hidden":`true`,children:p(`span`,{style:{width:`${e.percentile??0}%`}})})]})}function P(e){return v(D(e).size)}function F({accounts:e}){let t=d(),r=e.some(e=>e.egoNetwork?.truncated);return p(`section`,{class:`card`,"aria-labelledby":`overlap`,children:[p(`h2`,{id:`overlap`,children:t(`shortlist.overlap`)}),p(`p`,{class:`quiet`,children:[t(`shortlist.overlap.note`),` `,r&&t(`shortlist.overlap.some`)]}),p(`div`,{class:`scroll`,tabIndex:0,role:`region`,"aria-labelledby":`overlap`,children:p(`table`,{children:[p(`thead`,{children:p(`tr`,{children:[p(`td`,{}),e.map(e=>p(`th`,{scope:`col`,children:n(e)},e.key))]})}),p(`tbody`,{children:e.map(t=>p(`tr`,{children:[p(`th`,{scope:`row`,children:n(t)}),e.map(e=>p(`td`,{children:t===e?`–`:a(O(t,e))},e.key))]},t.key))})]})})]})}function I(e,t){let{id:n,handle:r,platform:i}=c(e);return n===t.key||r?.toLowerCase()===t.handle?.toLowerCase()&&(!i||i===t.platform)}function L(e,t){S(new Blob([T(e,t)],{type:`text/csv;charset=utf-8`}),`${e.runId}-shortlist.csv`)}function R(e){let t=JSON.stringify(e.map(e=>e.key)),n=(e[0]?.scores??[]).map(e=>C(e.measure));return[`MATCH (account:Account)`,`WHERE account.key IN ${t}`,`RETURN account.handle AS handle, ${n.map(e=>`account.${e} AS ${e}`).join(`, `)}`].join(`
`)}export{k as ShortlistView};