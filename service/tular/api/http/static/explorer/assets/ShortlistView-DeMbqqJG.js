import{A as e,Ct as t,F as n,G as r,H as i,M as a,P as o,Q as s,T as c,Tt as l,U as u,V as d,W as f,X as p,Z as m,a as h,bt as g,c as _,et as v,ft as y,ht as b,i as x,j as S,mt as C,nt as w,st as T}from"./index-9gMQbcYz.js";import{t as E}from"./save-ppOqeUMH.js";import{t as D}from"./columns-BYyxtXXD.js";var O={name:`ShortlistAccount`,text:`query ShortlistAccount($run: ID!, $id: ID, $handle: String, $platform: String) {
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
}`};function k(e,t){return`\ufeff${[[`run`,`key`,`handle`,`name`,`community`,`communityId`,`role`,`tier`,`followersCount`,...e.measures.map(D)],...t.map(t=>[e.runId,t.key,t.handle,t.name,t.community?.label,t.community?.communityId,t.role,t.tier,t.followersCount,...e.measures.map(e=>t.scores.find(t=>t.measure===e)?.score)])].map(e=>e.map(A).join(`,`)).join(`\r
`)}\r\n`}function A(e){if(e==null)return``;if(typeof e==`number`)return String(e);let t=/^[=+\-@\t\r]/.test(e)?`'${e}`:e;return/[",\r\n]/.test(t)?`"${t.replaceAll(`"`,`""`)}"`:t}var j={name:`Overlaps`,text:`query Overlaps($run: ID!, $accounts: [ID!]!) {
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
}`},M=10;function N({run:e,accounts:t}){let n=T(),r=t.slice(0,M),i={run:e,accounts:r.map(e=>e.key)},a=y(j,r.length>1?i:null);return r.length<2?null:w(`section`,{class:`card`,"aria-labelledby":`overlap`,children:[w(`h2`,{id:`overlap`,children:n(`shortlist.overlap`)}),w(v,{asked:a,children:({audienceOverlap:e})=>e&&w(l,{children:[w(`p`,{class:`lead`,children:n(`shortlist.reach`,{n:e.reach})}),w(`div`,{class:`columns`,children:[w(F,{found:e}),w(I,{found:e,accounts:r})]}),w(p,{operation:j,variables:i,cli:`tular overlap ${r.map(P).join(` `)}`})]})})]})}function P(e){return e.handle?`@${e.handle}`:e.key}function F({found:e}){let t=T();return w(`div`,{children:[w(`h3`,{children:w(h,{of:`AudienceOverlap.order`,children:t(`shortlist.order`)})}),w(`ol`,{class:`flow-list`,children:e.order.map(n=>w(`li`,{children:[w(o,{account:{...n.account,name:null}}),w(`span`,{class:`bar`,"aria-hidden":`true`,children:w(`span`,{style:{width:`${100*n.reach/Math.max(e.reach,1)}%`}})}),w(`span`,{class:`note`,children:t(`shortlist.adds`,{n:n.added,reach:a(n.reach)})})]},n.account.key))})]})}function I({found:e,accounts:t}){let n=T(),i=new Map(e.audiences.map(e=>[e.account.key,e]));return w(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-label":n(`shortlist.shared`),children:w(`table`,{children:[w(`thead`,{children:w(`tr`,{children:[w(`th`,{scope:`col`,children:w(h,{of:`OverlapPair.ofSmaller`,children:n(`shortlist.shared`)})}),t.map(e=>w(`th`,{scope:`col`,class:`number`,children:r(e)},e.key)),w(`th`,{scope:`col`,class:`number`,children:w(h,{of:`AudienceOf.unique`,children:n(`shortlist.alone`)})})]})}),w(`tbody`,{children:t.map(n=>w(`tr`,{children:[w(`th`,{scope:`row`,children:r(n)}),t.map(t=>w(`td`,{class:`number`,children:n===t?a(i.get(n.key)?.size??0):S(L(e,n.key,t.key)?.ofSmaller)},t.key)),w(`td`,{class:`number`,children:S(i.get(n.key)?.unique)})]},n.key))})]})})}function L(e,t,n){return e.pairs.find(({first:e,second:r})=>e.key===t&&r.key===n||e.key===n&&r.key===t)}function R({run:e}){let t=T(),n=u(),r=z(e.runId,n);if(n.length===0)return w(m,{whole:!0,title:t(`shortlist.empty`),children:t(`shortlist.empty.do`)});let a=n.flatMap(e=>r.get(e)??[]),o=n.filter(e=>r.has(e)&&!r.get(e)),c={run:e.runId,...f(n[0]??``)};return w(`article`,{class:`shortlist`,children:[w(`header`,{class:`view-head`,children:[w(`h1`,{children:t(`nav.shortlist`)}),w(`p`,{class:`lead`,children:t(`shortlist.lead`)}),w(`p`,{class:`actions`,children:[w(`button`,{type:`button`,class:`button main`,disabled:a.length===0,onClick:()=>G(e,a),children:t(`shortlist.csv`)}),w(`button`,{type:`button`,class:`button`,onClick:d,children:t(`shortlist.clear`)})]})]}),o.map(e=>w(`p`,{class:`notice warn`,children:[t(`map.gone.account`,{name:e.slice(e.indexOf(`/`)+1)}),` `,w(`button`,{type:`button`,class:`button small`,onClick:()=>i(e),children:t(`shortlist.drop`)})]},e)),r.size<n.length?w(s,{}):a.length>0&&w(B,{run:e,accounts:a,list:n}),w(N,{run:e.runId,accounts:a}),w(p,{operation:O,variables:c,cypher:K(a),cli:a.map(e=>`tular account ${e.handle?`@${e.handle}`:e.key}`).join(`
`)})]})}function z(e,n){let[r,i]=t(new Map),[a,o]=t(0);return g(()=>C(()=>o(e=>e+1)),[]),g(()=>{let t=new AbortController;for(let r of n){let n=e=>!t.signal.aborted&&i(t=>new Map(t).set(r,e));b(O,{run:e,...f(r)},t.signal).then(({data:e})=>n(e.account),()=>n(null))}return()=>t.abort()},[e,n.join(),a]),r}function B({run:e,accounts:t,list:a}){let s=T();return w(`div`,{class:`scroll card`,tabIndex:0,role:`group`,"aria-label":s(`nav.shortlist`),children:w(`table`,{class:`side-by-side`,children:[w(`thead`,{children:w(`tr`,{children:[w(`td`,{}),t.map(e=>w(`th`,{scope:`col`,children:[w(o,{account:{...e,name:null}}),w(`button`,{type:`button`,class:`icon`,"aria-label":s(`list.remove`,{name:r(e)}),onClick:()=>i(a.find(t=>W(t,e))??``),children:`✕`})]},e.key))]})}),w(`tbody`,{children:[w(V,{name:s(`column.community`),accounts:t,cell:e=>w(n,{community:e.community})}),w(V,{name:s(`column.role`),accounts:t,cell:e=>_(`role`,e.role)}),w(V,{name:s(`column.stated`),accounts:t,cell:e=>e.followersCount===null?`–`:c(e.followersCount)}),w(V,{name:s(`shortlist.reached`),accounts:t,cell:e=>U(e)}),e.measures.map(e=>w(`tr`,{children:[w(`th`,{scope:`row`,children:w(x,{measure:e,start:!0})}),t.map(t=>w(H,{score:t.scores.find(t=>t.measure===e)},t.key))]},e))]})]})})}function V({name:e,accounts:t,cell:n}){return w(`tr`,{children:[w(`th`,{scope:`row`,children:e}),t.map(e=>w(`td`,{children:n(e)},e.key))]})}function H({score:t}){let n=T();return!t||t.score===null?w(`td`,{children:`–`}):w(`td`,{class:`measured`,children:[w(`span`,{class:`amount`,children:e(t.score)}),` `,w(`span`,{class:`note`,children:n(`rank.of`,{rank:t.rank??`–`})}),w(`span`,{class:`bar`,"aria-hidden":`true`,children:w(`span`,{style:{width:`${t.percentile??0}%`}})})]})}function U(e){let t=(e.egoNetwork?.accounts??[]).flatMap(e=>e.community?[e.community.communityId]:[]);return a(new Set(t).size)}function W(e,t){let{id:n,handle:r,platform:i}=f(e);return n===t.key||r?.toLowerCase()===t.handle?.toLowerCase()&&(!i||i===t.platform)}function G(e,t){E(new Blob([k(e,t)],{type:`text/csv;charset=utf-8`}),`${e.runId}-shortlist.csv`)}function K(e){let t=JSON.stringify(e.map(e=>e.key)),n=(e[0]?.scores??[]).map(e=>D(e.measure));return[`MATCH (account:Account)`,`WHERE account.key IN ${t}`,`RETURN account.handle AS handle, ${n.map(e=>`account.${e} AS ${e}`).join(`, `)}`].join(`
`)}export{R as ShortlistView};