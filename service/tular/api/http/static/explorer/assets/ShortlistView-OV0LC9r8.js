import{F as e,G as t,I as n,J as r,K as i,Mt as a,P as o,Pt as s,R as c,St as l,Y as u,a as d,at as f,ct as p,et as m,k as h,kt as g,l as _,mt as v,o as y,q as b,rt as x,tt as S,wt as C,yt as w,z as T}from"./index-BNrgsyaf.js";import{n as E}from"./save-Duyv0Chb.js";import{t as D}from"./columns-BYyxtXXD.js";import{t as O}from"./ReportLink-BepW37sf.js";import{t as k}from"./shell-Bb5KlsiT.js";var A={name:`ShortlistAccount`,text:`query ShortlistAccount($run: ID!, $id: ID, $handle: String, $platform: String) {
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
}`};function j(e,t){return`\ufeff${[[`run`,`key`,`handle`,`name`,`community`,`communityId`,`role`,`tier`,`followersCount`,...e.measures.map(D)],...t.map(t=>[e.runId,t.key,t.handle,t.name,t.community?.label,t.community?.communityId,t.role,t.tier,t.followersCount,...e.measures.map(e=>t.scores.find(t=>t.measure===e)?.score)])].map(e=>e.map(M).join(`,`)).join(`\r
`)}\r\n`}function M(e){if(e==null)return``;if(typeof e==`number`)return String(e);let t=/^[=+\-@\t\r]/.test(e)?`'${e}`:e;return/[",\r\n]/.test(t)?`"${t.replaceAll(`"`,`""`)}"`:t}var N={name:`Overlaps`,text:`query Overlaps($run: ID!, $accounts: [ID!]!) {
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
}`},P=20;function F({found:t,accounts:r}){let i=v(),a=Math.max(1,...t.intersections.map(e=>e.size));return p(s,{children:[p(`h3`,{id:`intersections`,children:p(y,{of:`AudienceOverlap.intersections`,children:i(`shortlist.combinations`)})}),p(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`intersections`,children:p(`table`,{class:`upset`,children:[p(`thead`,{children:p(`tr`,{children:[r.map(e=>p(`th`,{scope:`col`,children:u(e)},e.key)),p(`th`,{scope:`col`,class:`number`,children:i(`fact.accounts`)}),p(`th`,{scope:`col`,children:i(`shortlist.ofReach`)})]})}),p(`tbody`,{children:t.intersections.slice(0,P).map(({accounts:i,size:o})=>p(`tr`,{children:[r.map(e=>p(I,{inside:i.some(t=>t.key===e.key)},e.key)),p(`td`,{class:`number`,children:n(o)}),p(`td`,{class:`measured`,children:[e(o/Math.max(1,t.reach),1),p(`span`,{class:`bar`,"aria-hidden":`true`,children:p(`span`,{style:{width:`${100*o/a}%`}})})]})]},i.map(e=>e.key).join()))})]})}),t.intersections.length>P&&p(`p`,{class:`note`,children:i(`shortlist.largest`,{n:P})})]})}function I({inside:e}){let t=v();return p(`td`,{class:e?`in`:`out`,children:p(`span`,{class:`hidden`,children:t(e?`yes`:`no`)})})}var L=10;function R({run:e,accounts:t}){let n=v(),r=t.slice(0,L),i={run:e,accounts:r.map(e=>e.key)},a=w(N,r.length>1?i:null);return r.length<2?null:p(`section`,{class:`card`,"aria-labelledby":`overlap`,children:[p(`h2`,{id:`overlap`,children:n(`shortlist.overlap`)}),p(f,{asked:a,children:({audienceOverlap:e})=>e&&p(s,{children:[p(`p`,{class:`lead`,children:n(`shortlist.reach`,{n:e.reach})}),p(`div`,{class:`columns`,children:[p(V,{found:e}),p(H,{found:e,accounts:r})]}),p(F,{found:e,accounts:r}),p(m,{operation:N,variables:i,cypher:z(r),cli:`tular overlap ${r.map(e=>k(B(e))).join(` `)}`})]})})]})}function z(e){return[`UNWIND ${JSON.stringify(e.map(e=>e.key))} AS account`,`MATCH (f:Account)-[:FOLLOWS]->(a:Account {key: account})`,`WITH f, collect(account) AS followed`,`RETURN followed, count(f) AS accounts ORDER BY accounts DESC`].join(`
`)}function B(e){return e.handle?`@${e.handle}`:e.key}function V({found:e}){let t=v();return p(`div`,{children:[p(`h3`,{children:p(y,{of:`AudienceOverlap.order`,children:t(`shortlist.order`)})}),p(`ol`,{class:`flow-list`,children:e.order.map(r=>p(`li`,{children:[p(c,{account:{...r.account,name:null}}),p(`span`,{class:`bar`,"aria-hidden":`true`,children:p(`span`,{style:{width:`${100*r.reach/Math.max(e.reach,1)}%`}})}),p(`span`,{class:`note`,children:t(`shortlist.adds`,{n:r.added,reach:n(r.reach)})})]},r.account.key))})]})}function H({found:t,accounts:r}){let i=v(),a=new Map(t.audiences.map(e=>[e.account.key,e]));return p(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-label":i(`shortlist.shared`),children:p(`table`,{children:[p(`thead`,{children:p(`tr`,{children:[p(`th`,{scope:`col`,children:p(y,{of:`OverlapPair.ofSmaller`,children:i(`shortlist.shared`)})}),r.map(e=>p(`th`,{scope:`col`,class:`number`,children:u(e)},e.key)),p(`th`,{scope:`col`,class:`number`,children:p(y,{of:`AudienceOf.unique`,children:i(`shortlist.alone`)})})]})}),p(`tbody`,{children:r.map(i=>p(`tr`,{children:[p(`th`,{scope:`row`,children:u(i)}),r.map(r=>p(`td`,{class:`number`,children:i===r?n(a.get(i.key)?.size??0):e(U(t,i.key,r.key)?.ofSmaller)},r.key)),p(`td`,{class:`number`,children:e(a.get(i.key)?.unique)})]},i.key))})]})})}function U(e,t,n){return e.pairs.find(({first:e,second:r})=>e.key===t&&r.key===n||e.key===n&&r.key===t)}function W({run:e}){let n=v(),a=b(),o=G(e.runId,a);if(a.length===0)return p(S,{whole:!0,title:n(`shortlist.empty`),children:n(`shortlist.empty.do`)});let s=a.flatMap(e=>o.get(e)??[]),c=a.filter(e=>o.has(e)&&!o.get(e)),l={run:e.runId,...r(a[0]??``)};return p(`article`,{class:`shortlist`,children:[p(`header`,{class:`view-head`,children:[p(`h1`,{children:n(`nav.shortlist`)}),p(`p`,{class:`lead`,children:n(`shortlist.lead`)}),p(`p`,{class:`actions`,children:[p(`button`,{type:`button`,class:`button main`,disabled:s.length===0,onClick:()=>Z(e,s),children:n(`shortlist.csv`)}),s.length>1&&p(O,{of:`vetting.html?run=${e.runId}${s.slice(0,10).map(e=>`&account=${encodeURIComponent(e.key)}`).join(``)}`}),p(`button`,{type:`button`,class:`button`,onClick:t,children:n(`shortlist.clear`)})]})]}),c.map(e=>p(`p`,{class:`notice warn`,children:[n(`map.gone.account`,{name:e.slice(e.indexOf(`/`)+1)}),` `,p(`button`,{type:`button`,class:`button small`,onClick:()=>i(e),children:n(`shortlist.drop`)})]},e)),o.size<a.length?p(x,{}):s.length>0&&p(K,{run:e,accounts:s,list:a}),p(R,{run:e.runId,accounts:s}),p(m,{operation:A,variables:l,cypher:Q(s),cli:s.map(e=>`tular account ${k(e.handle?`@${e.handle}`:e.key)}`).join(`
`)})]})}function G(e,t){let[n,i]=a(new Map),[o,s]=a(0);return g(()=>l(()=>s(e=>e+1)),[]),g(()=>{let n=new AbortController;for(let a of t){let t=e=>!n.signal.aborted&&i(t=>new Map(t).set(a,e));C(A,{run:e,...r(a)},n.signal).then(({data:e})=>t(e.account),()=>t(null))}return()=>n.abort()},[e,t.join(),o]),n}function K({run:e,accounts:t,list:n}){let r=v();return p(`div`,{class:`scroll card`,tabIndex:0,role:`group`,"aria-label":r(`nav.shortlist`),children:p(`table`,{class:`side-by-side`,children:[p(`thead`,{children:p(`tr`,{children:[p(`td`,{}),t.map(e=>p(`th`,{scope:`col`,children:[p(c,{account:{...e,name:null}}),p(`button`,{type:`button`,class:`icon`,"aria-label":r(`list.remove`,{name:u(e)}),onClick:()=>i(n.find(t=>X(t,e))??``),children:`✕`})]},e.key))]})}),p(`tbody`,{children:[p(q,{name:r(`column.community`),accounts:t,cell:e=>p(T,{community:e.community})}),p(q,{name:r(`column.role`),accounts:t,cell:e=>_(`role`,e.role)}),p(q,{name:r(`column.stated`),accounts:t,cell:e=>e.followersCount===null?`–`:h(e.followersCount)}),p(q,{name:r(`shortlist.reached`),accounts:t,cell:e=>Y(e)}),e.measures.map(e=>p(`tr`,{children:[p(`th`,{scope:`row`,children:p(d,{measure:e,start:!0})}),t.map(t=>p(J,{score:t.scores.find(t=>t.measure===e)},t.key))]},e))]})]})})}function q({name:e,accounts:t,cell:n}){return p(`tr`,{children:[p(`th`,{scope:`row`,children:e}),t.map(e=>p(`td`,{children:n(e)},e.key))]})}function J({score:e}){let t=v();return!e||e.score===null?p(`td`,{children:`–`}):p(`td`,{class:`measured`,children:[p(`span`,{class:`amount`,children:o(e.score)}),` `,p(`span`,{class:`note`,children:t(`rank.of`,{rank:e.rank??`–`})}),p(`span`,{class:`bar`,"aria-hidden":`true`,children:p(`span`,{style:{width:`${e.percentile??0}%`}})})]})}function Y(e){let t=(e.egoNetwork?.accounts??[]).flatMap(e=>e.community?[e.community.communityId]:[]);return n(new Set(t).size)}function X(e,t){let{id:n,handle:i,platform:a}=r(e);return n===t.key||i?.toLowerCase()===t.handle?.toLowerCase()&&(!a||a===t.platform)}function Z(e,t){E(new Blob([j(e,t)],{type:`text/csv;charset=utf-8`}),`${e.runId}-shortlist.csv`)}function Q(e){let t=JSON.stringify(e.map(e=>e.key)),n=(e[0]?.scores??[]).map(e=>D(e.measure));return[`MATCH (account:Account)`,`WHERE account.key IN ${t}`,`RETURN account.handle AS handle, ${n.map(e=>`account.${e} AS ${e}`).join(`, `)}`].join(`
`)}export{W as ShortlistView};