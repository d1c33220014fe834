import{Et as e,F as t,G as n,I as r,J as i,K as a,P as o,R as s,Y as c,_t as l,a as u,et as d,ft as f,it as p,jt as m,k as h,kt as g,l as _,nt as v,o as y,ot as b,q as x,tt as S,xt as C,yt as w,z as T}from"./index-DxGfRyMj.js";import{n as E}from"./save-CFLZ7gy5.js";import{t as D}from"./columns-BYyxtXXD.js";import{t as O}from"./ReportLink-Ce8beGQ4.js";var k={name:`ShortlistAccount`,text:`query ShortlistAccount($run: ID!, $id: ID, $handle: String, $platform: String) {
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
}`};function A(e,t){return`\ufeff${[[`run`,`key`,`handle`,`name`,`community`,`communityId`,`role`,`tier`,`followersCount`,...e.measures.map(D)],...t.map(t=>[e.runId,t.key,t.handle,t.name,t.community?.label,t.community?.communityId,t.role,t.tier,t.followersCount,...e.measures.map(e=>t.scores.find(t=>t.measure===e)?.score)])].map(e=>e.map(j).join(`,`)).join(`\r
`)}\r\n`}function j(e){if(e==null)return``;if(typeof e==`number`)return String(e);let t=/^[=+\-@\t\r]/.test(e)?`'${e}`:e;return/[",\r\n]/.test(t)?`"${t.replaceAll(`"`,`""`)}"`:t}var M={name:`Overlaps`,text:`query Overlaps($run: ID!, $accounts: [ID!]!) {
  audienceOverlap(accounts: $accounts, runId: $run) {
    reach
    audiences {
      size
      exclusive
      unique
      account {
        key
      }
    }
    pairs {
      shared
      ofSmaller
      ofUnion
      first {
        key
      }
      second {
        key
      }
    }
    intersections {
      size
      accounts {
        key
      }
    }
    order {
      added
      reach
      account {
        ...Person
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
}`},N=20;function P({found:e,accounts:n}){let i=f(),a=Math.max(1,...e.intersections.map(e=>e.size));return b(m,{children:[b(`h3`,{id:`intersections`,children:b(y,{of:`AudienceOverlap.intersections`,children:i(`shortlist.combinations`)})}),b(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`intersections`,children:b(`table`,{class:`upset`,children:[b(`thead`,{children:b(`tr`,{children:[n.map(e=>b(`th`,{scope:`col`,children:c(e)},e.key)),b(`th`,{scope:`col`,class:`number`,children:i(`fact.accounts`)}),b(`th`,{scope:`col`,children:i(`shortlist.ofReach`)})]})}),b(`tbody`,{children:e.intersections.slice(0,N).map(({accounts:i,size:o})=>b(`tr`,{children:[n.map(e=>b(F,{inside:i.some(t=>t.key===e.key)},e.key)),b(`td`,{class:`number`,children:r(o)}),b(`td`,{class:`measured`,children:[t(o/Math.max(1,e.reach),1),b(`span`,{class:`bar`,"aria-hidden":`true`,children:b(`span`,{style:{width:`${100*o/a}%`}})})]})]},i.map(e=>e.key).join()))})]})}),e.intersections.length>N&&b(`p`,{class:`note`,children:i(`shortlist.largest`,{n:N})})]})}function F({inside:e}){let t=f();return b(`td`,{class:e?`in`:`out`,children:b(`span`,{class:`hidden`,children:t(e?`yes`:`no`)})})}var I=10;function L({run:e,accounts:t}){let n=f(),r=t.slice(0,I),i={run:e,accounts:r.map(e=>e.key)},a=l(M,r.length>1?i:null);return r.length<2?null:b(`section`,{class:`card`,"aria-labelledby":`overlap`,children:[b(`h2`,{id:`overlap`,children:n(`shortlist.overlap`)}),b(p,{asked:a,children:({audienceOverlap:e})=>e&&b(m,{children:[b(`p`,{class:`lead`,children:n(`shortlist.reach`,{n:e.reach})}),b(`div`,{class:`columns`,children:[b(B,{found:e}),b(V,{found:e,accounts:r})]}),b(P,{found:e,accounts:r}),b(d,{operation:M,variables:i,cypher:R(r),cli:`tular overlap ${r.map(z).join(` `)}`})]})})]})}function R(e){return[`UNWIND ${JSON.stringify(e.map(e=>e.key))} AS account`,`MATCH (f:Account)-[:FOLLOWS]->(a:Account {key: account})`,`WITH f, collect(account) AS followed`,`RETURN followed, count(f) AS accounts ORDER BY accounts DESC`].join(`
`)}function z(e){return e.handle?`@${e.handle}`:e.key}function B({found:e}){let t=f();return b(`div`,{children:[b(`h3`,{children:b(y,{of:`AudienceOverlap.order`,children:t(`shortlist.order`)})}),b(`ol`,{class:`flow-list`,children:e.order.map(n=>b(`li`,{children:[b(s,{account:{...n.account,name:null}}),b(`span`,{class:`bar`,"aria-hidden":`true`,children:b(`span`,{style:{width:`${100*n.reach/Math.max(e.reach,1)}%`}})}),b(`span`,{class:`note`,children:t(`shortlist.adds`,{n:n.added,reach:r(n.reach)})})]},n.account.key))})]})}function V({found:e,accounts:n}){let i=f(),a=new Map(e.audiences.map(e=>[e.account.key,e]));return b(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-label":i(`shortlist.shared`),children:b(`table`,{children:[b(`thead`,{children:b(`tr`,{children:[b(`th`,{scope:`col`,children:b(y,{of:`OverlapPair.ofSmaller`,children:i(`shortlist.shared`)})}),n.map(e=>b(`th`,{scope:`col`,class:`number`,children:c(e)},e.key)),b(`th`,{scope:`col`,class:`number`,children:b(y,{of:`AudienceOf.unique`,children:i(`shortlist.alone`)})})]})}),b(`tbody`,{children:n.map(i=>b(`tr`,{children:[b(`th`,{scope:`row`,children:c(i)}),n.map(n=>b(`td`,{class:`number`,children:i===n?r(a.get(i.key)?.size??0):t(H(e,i.key,n.key)?.ofSmaller)},n.key)),b(`td`,{class:`number`,children:t(a.get(i.key)?.unique)})]},i.key))})]})})}function H(e,t,n){return e.pairs.find(({first:e,second:r})=>e.key===t&&r.key===n||e.key===n&&r.key===t)}function U({run:e}){let t=f(),r=x(),o=W(e.runId,r);if(r.length===0)return b(S,{whole:!0,title:t(`shortlist.empty`),children:t(`shortlist.empty.do`)});let s=r.flatMap(e=>o.get(e)??[]),c=r.filter(e=>o.has(e)&&!o.get(e)),l={run:e.runId,...i(r[0]??``)};return b(`article`,{class:`shortlist`,children:[b(`header`,{class:`view-head`,children:[b(`h1`,{children:t(`nav.shortlist`)}),b(`p`,{class:`lead`,children:t(`shortlist.lead`)}),b(`p`,{class:`actions`,children:[b(`button`,{type:`button`,class:`button main`,disabled:s.length===0,onClick:()=>X(e,s),children:t(`shortlist.csv`)}),s.length>1&&b(O,{of:`vetting.html?run=${e.runId}${s.slice(0,10).map(e=>`&account=${encodeURIComponent(e.key)}`).join(``)}`}),b(`button`,{type:`button`,class:`button`,onClick:n,children:t(`shortlist.clear`)})]})]}),c.map(e=>b(`p`,{class:`notice warn`,children:[t(`map.gone.account`,{name:e.slice(e.indexOf(`/`)+1)}),` `,b(`button`,{type:`button`,class:`button small`,onClick:()=>a(e),children:t(`shortlist.drop`)})]},e)),o.size<r.length?b(v,{}):s.length>0&&b(G,{run:e,accounts:s,list:r}),b(L,{run:e.runId,accounts:s}),b(d,{operation:k,variables:l,cypher:Z(s),cli:s.map(e=>`tular account ${e.handle?`@${e.handle}`:e.key}`).join(`
`)})]})}function W(t,n){let[r,a]=g(new Map),[o,s]=g(0);return e(()=>w(()=>s(e=>e+1)),[]),e(()=>{let e=new AbortController;for(let r of n){let n=t=>!e.signal.aborted&&a(e=>new Map(e).set(r,t));C(k,{run:t,...i(r)},e.signal).then(({data:e})=>n(e.account),()=>n(null))}return()=>e.abort()},[t,n.join(),o]),r}function G({run:e,accounts:t,list:n}){let r=f();return b(`div`,{class:`scroll card`,tabIndex:0,role:`group`,"aria-label":r(`nav.shortlist`),children:b(`table`,{class:`side-by-side`,children:[b(`thead`,{children:b(`tr`,{children:[b(`td`,{}),t.map(e=>b(`th`,{scope:`col`,children:[b(s,{account:{...e,name:null}}),b(`button`,{type:`button`,class:`icon`,"aria-label":r(`list.remove`,{name:c(e)}),onClick:()=>a(n.find(t=>Y(t,e))??``),children:`✕`})]},e.key))]})}),b(`tbody`,{children:[b(K,{name:r(`column.community`),accounts:t,cell:e=>b(T,{community:e.community})}),b(K,{name:r(`column.role`),accounts:t,cell:e=>_(`role`,e.role)}),b(K,{name:r(`column.stated`),accounts:t,cell:e=>e.followersCount===null?`–`:h(e.followersCount)}),b(K,{name:r(`shortlist.reached`),accounts:t,cell:e=>J(e)}),e.measures.map(e=>b(`tr`,{children:[b(`th`,{scope:`row`,children:b(u,{measure:e,start:!0})}),t.map(t=>b(q,{score:t.scores.find(t=>t.measure===e)},t.key))]},e))]})]})})}function K({name:e,accounts:t,cell:n}){return b(`tr`,{children:[b(`th`,{scope:`row`,children:e}),t.map(e=>b(`td`,{children:n(e)},e.key))]})}function q({score:e}){let t=f();return!e||e.score===null?b(`td`,{children:`–`}):b(`td`,{class:`measured`,children:[b(`span`,{class:`amount`,children:o(e.score)}),` `,b(`span`,{class:`note`,children:t(`rank.of`,{rank:e.rank??`–`})}),b(`span`,{class:`bar`,"aria-hidden":`true`,children:b(`span`,{style:{width:`${e.percentile??0}%`}})})]})}function J(e){let t=(e.egoNetwork?.accounts??[]).flatMap(e=>e.community?[e.community.communityId]:[]);return r(new Set(t).size)}function Y(e,t){let{id:n,handle:r,platform:a}=i(e);return n===t.key||r?.toLowerCase()===t.handle?.toLowerCase()&&(!a||a===t.platform)}function X(e,t){E(new Blob([A(e,t)],{type:`text/csv;charset=utf-8`}),`${e.runId}-shortlist.csv`)}function Z(e){let t=JSON.stringify(e.map(e=>e.key)),n=(e[0]?.scores??[]).map(e=>D(e.measure));return[`MATCH (account:Account)`,`WHERE account.key IN ${t}`,`RETURN account.handle AS handle, ${n.map(e=>`account.${e} AS ${e}`).join(`, `)}`].join(`
`)}export{U as ShortlistView};