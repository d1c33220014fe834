import{At as e,Dt as t,F as n,G as r,I as i,J as a,K as o,Mt as s,P as c,R as l,St as u,Y as d,a as f,bt as p,et as m,it as h,k as g,l as _,nt as v,o as y,pt as b,q as x,st as S,tt as C,vt as w,z as T}from"./index-CCX0BKmV.js";import{n as E}from"./save-DK2yTH0c.js";import{t as D}from"./columns-BYyxtXXD.js";import{t as O}from"./ReportLink-CVZpwQA2.js";var k={name:`ShortlistAccount`,text:`query ShortlistAccount($run: ID!, $id: ID, $handle: String, $platform: String) {
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
}`},N=20;function P({found:e,accounts:t}){let r=b(),a=Math.max(1,...e.intersections.map(e=>e.size));return S(s,{children:[S(`h3`,{id:`intersections`,children:S(y,{of:`AudienceOverlap.intersections`,children:r(`shortlist.combinations`)})}),S(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`intersections`,children:S(`table`,{class:`upset`,children:[S(`thead`,{children:S(`tr`,{children:[t.map(e=>S(`th`,{scope:`col`,children:d(e)},e.key)),S(`th`,{scope:`col`,class:`number`,children:r(`fact.accounts`)}),S(`th`,{scope:`col`,children:r(`shortlist.ofReach`)})]})}),S(`tbody`,{children:e.intersections.slice(0,N).map(({accounts:r,size:o})=>S(`tr`,{children:[t.map(e=>S(F,{inside:r.some(t=>t.key===e.key)},e.key)),S(`td`,{class:`number`,children:i(o)}),S(`td`,{class:`measured`,children:[n(o/Math.max(1,e.reach),1),S(`span`,{class:`bar`,"aria-hidden":`true`,children:S(`span`,{style:{width:`${100*o/a}%`}})})]})]},r.map(e=>e.key).join()))})]})}),e.intersections.length>N&&S(`p`,{class:`note`,children:r(`shortlist.largest`,{n:N})})]})}function F({inside:e}){let t=b();return S(`td`,{class:e?`in`:`out`,children:S(`span`,{class:`hidden`,children:t(e?`yes`:`no`)})})}var I=10;function L({run:e,accounts:t}){let n=b(),r=t.slice(0,I),i={run:e,accounts:r.map(e=>e.key)},a=w(M,r.length>1?i:null);return r.length<2?null:S(`section`,{class:`card`,"aria-labelledby":`overlap`,children:[S(`h2`,{id:`overlap`,children:n(`shortlist.overlap`)}),S(h,{asked:a,children:({audienceOverlap:e})=>e&&S(s,{children:[S(`p`,{class:`lead`,children:n(`shortlist.reach`,{n:e.reach})}),S(`div`,{class:`columns`,children:[S(B,{found:e}),S(V,{found:e,accounts:r})]}),S(P,{found:e,accounts:r}),S(m,{operation:M,variables:i,cypher:R(r),cli:`tular overlap ${r.map(z).join(` `)}`})]})})]})}function R(e){return[`UNWIND ${JSON.stringify(e.map(e=>e.key))} AS account`,`MATCH (f:Account)-[:FOLLOWS]->(a:Account {key: account})`,`WITH f, collect(account) AS followed`,`RETURN followed, count(f) AS accounts ORDER BY accounts DESC`].join(`
`)}function z(e){return e.handle?`@${e.handle}`:e.key}function B({found:e}){let t=b();return S(`div`,{children:[S(`h3`,{children:S(y,{of:`AudienceOverlap.order`,children:t(`shortlist.order`)})}),S(`ol`,{class:`flow-list`,children:e.order.map(n=>S(`li`,{children:[S(l,{account:{...n.account,name:null}}),S(`span`,{class:`bar`,"aria-hidden":`true`,children:S(`span`,{style:{width:`${100*n.reach/Math.max(e.reach,1)}%`}})}),S(`span`,{class:`note`,children:t(`shortlist.adds`,{n:n.added,reach:i(n.reach)})})]},n.account.key))})]})}function V({found:e,accounts:t}){let r=b(),a=new Map(e.audiences.map(e=>[e.account.key,e]));return S(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-label":r(`shortlist.shared`),children:S(`table`,{children:[S(`thead`,{children:S(`tr`,{children:[S(`th`,{scope:`col`,children:S(y,{of:`OverlapPair.ofSmaller`,children:r(`shortlist.shared`)})}),t.map(e=>S(`th`,{scope:`col`,class:`number`,children:d(e)},e.key)),S(`th`,{scope:`col`,class:`number`,children:S(y,{of:`AudienceOf.unique`,children:r(`shortlist.alone`)})})]})}),S(`tbody`,{children:t.map(r=>S(`tr`,{children:[S(`th`,{scope:`row`,children:d(r)}),t.map(t=>S(`td`,{class:`number`,children:r===t?i(a.get(r.key)?.size??0):n(H(e,r.key,t.key)?.ofSmaller)},t.key)),S(`td`,{class:`number`,children:n(a.get(r.key)?.unique)})]},r.key))})]})})}function H(e,t,n){return e.pairs.find(({first:e,second:r})=>e.key===t&&r.key===n||e.key===n&&r.key===t)}function U({run:e}){let t=b(),n=x(),i=W(e.runId,n);if(n.length===0)return S(C,{whole:!0,title:t(`shortlist.empty`),children:t(`shortlist.empty.do`)});let s=n.flatMap(e=>i.get(e)??[]),c=n.filter(e=>i.has(e)&&!i.get(e)),l={run:e.runId,...a(n[0]??``)};return S(`article`,{class:`shortlist`,children:[S(`header`,{class:`view-head`,children:[S(`h1`,{children:t(`nav.shortlist`)}),S(`p`,{class:`lead`,children:t(`shortlist.lead`)}),S(`p`,{class:`actions`,children:[S(`button`,{type:`button`,class:`button main`,disabled:s.length===0,onClick:()=>X(e,s),children:t(`shortlist.csv`)}),s.length>1&&S(O,{of:`vetting.html?run=${e.runId}${s.slice(0,10).map(e=>`&account=${encodeURIComponent(e.key)}`).join(``)}`}),S(`button`,{type:`button`,class:`button`,onClick:r,children:t(`shortlist.clear`)})]})]}),c.map(e=>S(`p`,{class:`notice warn`,children:[t(`map.gone.account`,{name:e.slice(e.indexOf(`/`)+1)}),` `,S(`button`,{type:`button`,class:`button small`,onClick:()=>o(e),children:t(`shortlist.drop`)})]},e)),i.size<n.length?S(v,{}):s.length>0&&S(G,{run:e,accounts:s,list:n}),S(L,{run:e.runId,accounts:s}),S(m,{operation:k,variables:l,cypher:Z(s),cli:s.map(e=>`tular account ${e.handle?`@${e.handle}`:e.key}`).join(`
`)})]})}function W(n,r){let[i,o]=e(new Map),[s,c]=e(0);return t(()=>p(()=>c(e=>e+1)),[]),t(()=>{let e=new AbortController;for(let t of r){let r=n=>!e.signal.aborted&&o(e=>new Map(e).set(t,n));u(k,{run:n,...a(t)},e.signal).then(({data:e})=>r(e.account),()=>r(null))}return()=>e.abort()},[n,r.join(),s]),i}function G({run:e,accounts:t,list:n}){let r=b();return S(`div`,{class:`scroll card`,tabIndex:0,role:`group`,"aria-label":r(`nav.shortlist`),children:S(`table`,{class:`side-by-side`,children:[S(`thead`,{children:S(`tr`,{children:[S(`td`,{}),t.map(e=>S(`th`,{scope:`col`,children:[S(l,{account:{...e,name:null}}),S(`button`,{type:`button`,class:`icon`,"aria-label":r(`list.remove`,{name:d(e)}),onClick:()=>o(n.find(t=>Y(t,e))??``),children:`✕`})]},e.key))]})}),S(`tbody`,{children:[S(K,{name:r(`column.community`),accounts:t,cell:e=>S(T,{community:e.community})}),S(K,{name:r(`column.role`),accounts:t,cell:e=>_(`role`,e.role)}),S(K,{name:r(`column.stated`),accounts:t,cell:e=>e.followersCount===null?`–`:g(e.followersCount)}),S(K,{name:r(`shortlist.reached`),accounts:t,cell:e=>J(e)}),e.measures.map(e=>S(`tr`,{children:[S(`th`,{scope:`row`,children:S(f,{measure:e,start:!0})}),t.map(t=>S(q,{score:t.scores.find(t=>t.measure===e)},t.key))]},e))]})]})})}function K({name:e,accounts:t,cell:n}){return S(`tr`,{children:[S(`th`,{scope:`row`,children:e}),t.map(e=>S(`td`,{children:n(e)},e.key))]})}function q({score:e}){let t=b();return!e||e.score===null?S(`td`,{children:`–`}):S(`td`,{class:`measured`,children:[S(`span`,{class:`amount`,children:c(e.score)}),` `,S(`span`,{class:`note`,children:t(`rank.of`,{rank:e.rank??`–`})}),S(`span`,{class:`bar`,"aria-hidden":`true`,children:S(`span`,{style:{width:`${e.percentile??0}%`}})})]})}function J(e){let t=(e.egoNetwork?.accounts??[]).flatMap(e=>e.community?[e.community.communityId]:[]);return i(new Set(t).size)}function Y(e,t){let{id:n,handle:r,platform:i}=a(e);return n===t.key||r?.toLowerCase()===t.handle?.toLowerCase()&&(!i||i===t.platform)}function X(e,t){E(new Blob([A(e,t)],{type:`text/csv;charset=utf-8`}),`${e.runId}-shortlist.csv`)}function Z(e){let t=JSON.stringify(e.map(e=>e.key)),n=(e[0]?.scores??[]).map(e=>D(e.measure));return[`MATCH (account:Account)`,`WHERE account.key IN ${t}`,`RETURN account.handle AS handle, ${n.map(e=>`account.${e} AS ${e}`).join(`, `)}`].join(`
`)}export{U as ShortlistView};