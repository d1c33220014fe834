import{A as e,At as t,B as n,F as r,I as i,J as a,Mt as o,N as s,O as c,St as l,Tt as u,at as d,ct as f,dt as p,et as m,it as h,j as g,o as _,ot as v,pt as y,q as b,st as x,ut as S,vt as C,xt as w}from"./index-CCX0BKmV.js";import{n as T,t as E}from"./Who-9oGy5C9a.js";import{t as D}from"./Choice-BhBcimgy.js";var O={name:`Listening`,text:`query Listening($from: DateTime, $to: DateTime, $community: ID, $about: [String!], $list: String, $hours: Int!, $kinds: [TopicKind!], $subjects: [String!]!, $compare: Boolean!) {
  listening(
    from: $from
    to: $to
    community: $community
    about: $about
    list: $list
    hours: $hours
  ) {
    from
    to
    posts
    accounts
    truncated
    rising(kinds: $kinds, first: 20) {
      kind
      topic
      start
      end
      used
      heard
      lift
      beyondChance
      starters {
        accountKey
        at
        account {
          ...Person
        }
      }
      amplifiers {
        accountKey
        retweets
        share
        account {
          ...Person
        }
      }
    }
    together(first: 10) {
      first
      second
      together
      lift
    }
    voices(first: 10) {
      accountKey
      posts
      share
      account {
        ...Person
      }
    }
    shareOfVoice(subjects: $subjects) @include(if: $compare) {
      subject
      posts
      accounts
      share
      steps
    }
    questions(first: 5) {
      ...Said
    }
    complaints(first: 5) {
      ...Said
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
}

fragment Said on VoicedPost {
  post
  at
  text
  rule
  accountKey
  account {
    ...Person
  }
}`};function k({title:e,posts:t}){let n=y();return x(`section`,{class:`card`,"aria-label":n(e),children:[x(`h2`,{children:x(_,{of:`VoicedPost.rule`,children:n(e)})}),t.length===0&&x(`p`,{class:`quiet`,children:n(`listening.asked.none`)}),x(`ul`,{class:`posts`,children:t.map(e=>x(`li`,{children:[x(`p`,{children:e.text}),x(`p`,{class:`note`,children:[x(E,{account:e.account,name:e.accountKey,short:!0}),` · `,s(e.at),` · `,n(`listening.rule`,{rule:e.rule})]})]},e.post))})]})}var A=[`HASHTAG`,`LINK`,`MENTION`,`TERM`],j=[`6`,`24`,`168`],M=`24`;function N(e){return j.find(t=>t===e.step)??M}function P(e){return A.find(t=>t===e.kind)??``}function F(e){return(e??``).split(`,`).map(e=>e.trim()).filter(Boolean)}function I(e){let t=P(e),n=F(e.about),r=F(e.against);return{from:L(e.from),to:L(e.to),community:e.community??null,about:n.length?n:null,list:e.watch??null,hours:Number(N(e)),kinds:t?[t]:null,subjects:r,compare:r.length>0}}function L(e){return e&&!Number.isNaN(Date.parse(e))?`${e.slice(0,10)}T00:00:00Z`:null}function R(e,t){return`${{HASHTAG:`#`,MENTION:`@`,LINK:``,TERM:``}[e]}${t}`}function z(e){return[`tular listen`,...[[`--from`,e.from],[`--to`,e.to],[`--community`,e.community],[`--list`,e.watch],[`--kind`,P(e).toLowerCase()],[`--hours`,N(e)===M?``:N(e)],...F(e.about).map(e=>[`--about`,e]),...F(e.against).map(e=>[`--share-of`,e])].flatMap(([e,t])=>t?[`${e} ${JSON.stringify(t)}`]:[])].join(` `)}function B({run:e}){let t=y(),{query:n}=p(),r=[...c(e.runId,null).values()].slice(0,200).map(e=>[e.communityId,e.label]);return x(`div`,{class:`panel`,children:x(`div`,{class:`filters`,role:`group`,"aria-label":t(`listening.choices`),children:[x(V,{name:`from`,type:`date`,label:t(`listening.from`)}),x(V,{name:`to`,type:`date`,label:t(`listening.to`)}),x(V,{name:`about`,type:`text`,label:t(`listening.about`)}),x(V,{name:`against`,type:`text`,label:t(`listening.against`)}),x(D,{label:t(`column.community`),value:n.community??``,choose:e=>f({community:e}),options:[[``,t(`listening.everybody`)],...r]}),x(D,{label:t(`listening.kind`),value:P(n),choose:e=>f({kind:e}),options:[[``,t(`listening.kind.usual`)],...A.map(e=>[e,t(`listening.kind.${e}`)])]}),x(D,{label:t(`listening.step`),value:N(n),choose:e=>f({step:e}),options:j.map(e=>[e,t(`listening.step.${e}`)])})]})})}function V({name:e,type:t,label:n}){let{query:r}=p(),i=r[e]??``,a=t=>f({[e]:t.currentTarget.value});return x(`label`,{class:`field`,children:[x(`span`,{children:n}),t===`date`?x(`input`,{type:`date`,value:i,onChange:a}):x(`input`,{type:`text`,value:i,onChange:a})]})}var H=12;function U({heard:e}){let t=y(),n=W(e.rising).slice(0,H);return x(`section`,{class:`card`,"aria-labelledby":`rising`,children:[x(`h2`,{id:`rising`,children:x(_,{of:`Listening.rising`,children:t(`listening.rising`)})}),n.length===0?x(`p`,{class:`quiet`,children:t(`listening.rising.none`)}):x(o,{children:[x(G,{heard:e,topics:n}),x(K,{topics:n}),x(`p`,{class:`note`,children:t(`listening.rising.note`)})]})]})}function W(e){let t=new Map;for(let n of e){let e=R(n.kind,n.topic),r=t.get(`${n.kind} ${e}`)??{name:e,kind:n.kind,bursts:[]};r.bursts.push(n),t.set(`${n.kind} ${e}`,r)}return[...t.values()]}function G({heard:t,topics:n}){let r=y(),[i,a]=[Date.parse(t.from),Date.parse(t.to)],o=e=>`${100*e/Math.max(1,a-i)}%`;return x(`div`,{class:`bursts`,role:`img`,"aria-label":r(`listening.rising.label`,{n:n.length,names:n.map(e=>e.name).join(`, `)}),children:[n.map(e=>x(`div`,{children:[x(`span`,{class:`topic`,children:e.name}),x(`span`,{class:`time`,children:e.bursts.map(e=>x(`i`,{class:e.beyondChance?`sure`:void 0,style:{left:o(Date.parse(e.start)-i),width:o(Date.parse(e.end)-Date.parse(e.start))}},e.start))})]},`${e.kind} ${e.name}`)),x(`div`,{class:`note`,children:[x(`span`,{}),x(`span`,{class:`ends`,children:[x(`span`,{children:e(t.from)}),x(`span`,{children:e(t.to)})]})]})]})}function K({topics:e}){let t=y();return x(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`rising`,children:x(`table`,{class:`topics`,children:[x(`thead`,{children:x(`tr`,{children:[x(`th`,{scope:`col`,children:t(`listening.topic`)}),x(`th`,{scope:`col`,children:x(_,{of:`RisingTopic.lift`,children:t(`listening.when`)})}),x(`th`,{scope:`col`,children:x(_,{of:`RisingTopic.starters`,children:t(`listening.starters`)})}),x(`th`,{scope:`col`,children:x(_,{of:`RisingTopic.amplifiers`,children:t(`listening.amplifiers`)})})]})}),x(`tbody`,{children:e.map(e=>x(q,{topic:e},`${e.kind} ${e.name}`))})]})})}function q({topic:{name:t,kind:n,bursts:i}}){let{query:a}=p(),[o]=i;return x(`tr`,{children:[x(`th`,{scope:`row`,children:n===`LINK`?t:x(`a`,{href:S(`listening`,[],{...a,about:t,watch:``}),children:t})}),x(`td`,{children:x(`ul`,{class:`plain-list when`,children:i.map(e=>x(J,{burst:e},e.start))})}),x(`td`,{children:x(`ul`,{class:`plain-list`,children:o?.starters.map(t=>x(`li`,{children:[x(E,{account:t.account,name:t.accountKey,short:!0}),` `,x(`span`,{class:`note`,children:e(t.at)})]},t.accountKey))})}),x(`td`,{children:x(`ul`,{class:`plain-list`,children:o?.amplifiers.map(e=>x(`li`,{children:[x(E,{account:e.account,name:e.accountKey,short:!0}),` `,x(`span`,{class:`note`,children:r(e.share)})]},e.accountKey))})})]})}function J({burst:t}){let n=y(),r={n:t.used,heard:i(t.heard),times:g(t.lift,1)};return x(`li`,{children:[e(t.start),` – `,e(t.end),` `,t.beyondChance&&x(`span`,{class:`tag`,children:n(`listening.chance`)}),x(`span`,{class:`note`,children:n(`listening.used`,r)})]})}function Y({heard:t,subjects:n}){let a=y(),{query:o}=p(),s=Number(N(o))*36e5,c=(n[0]?.steps??[]).map((e,n)=>new Date(Date.parse(t.from)+n*s).toISOString()),l=n.map(e=>({name:e.subject,values:e.steps}));return x(`section`,{class:`card`,"aria-labelledby":`share-of-voice`,children:[x(`h2`,{id:`share-of-voice`,children:x(_,{of:`SubjectVoice.share`,children:a(`campaigns.voice`)})}),x(T,{starts:c,lines:l,moments:[],label:a(`listening.voice.label`,{names:l.map(e=>e.name).join(`, `)})}),x(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`share-of-voice`,children:x(`table`,{children:[x(`thead`,{children:x(`tr`,{children:[x(`th`,{scope:`col`,children:a(`listening.subject`)}),x(`th`,{scope:`col`,class:`number`,children:a(`campaigns.posts`)}),x(`th`,{scope:`col`,class:`number`,children:a(`fact.accounts`)}),x(`th`,{scope:`col`,class:`number`,children:a(`campaigns.voice`)}),x(`th`,{scope:`col`,children:a(`listening.loudest`)})]})}),x(`tbody`,{children:n.map(t=>x(`tr`,{children:[x(`th`,{scope:`row`,children:t.subject}),x(`td`,{class:`number`,children:i(t.posts)}),x(`td`,{class:`number`,children:i(t.accounts)}),x(`td`,{class:`number`,children:r(t.share,1)}),x(`td`,{children:t.posts>0?e(c[t.steps.indexOf(Math.max(...t.steps))]??null):`–`})]},t.subject))})]})})]})}function X({pairs:e}){let t=y();return x(`section`,{class:`card`,"aria-labelledby":`together`,children:[x(`h2`,{id:`together`,children:t(`listening.together`)}),e.length===0?x(`p`,{class:`quiet`,children:t(`listening.together.none`)}):x(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`together`,children:x(`table`,{children:[x(`thead`,{children:x(`tr`,{children:[x(`th`,{scope:`col`,children:t(`listening.topic`)}),x(`th`,{scope:`col`,children:t(`listening.with`)}),x(`th`,{scope:`col`,class:`number`,children:x(_,{of:`TopicsTogether.together`,children:t(`campaigns.posts`)})}),x(`th`,{scope:`col`,class:`number`,children:x(_,{of:`TopicsTogether.lift`,children:t(`listening.times`)})})]})}),x(`tbody`,{children:e.map(e=>x(`tr`,{children:[x(`th`,{scope:`row`,children:e.first}),x(`td`,{children:e.second}),x(`td`,{class:`number`,children:i(e.together)}),x(`td`,{class:`number`,children:[g(e.lift,1),`×`]})]},`${e.first} ${e.second}`))})]})})]})}function Z({voices:e}){let t=y();return x(`section`,{class:`card`,"aria-labelledby":`voices`,children:[x(`h2`,{id:`voices`,children:x(_,{of:`Voice.share`,children:t(`listening.voices`)})}),e.length===0&&x(`p`,{class:`quiet`,children:t(`listening.nobody`)}),x(`ol`,{class:`flow-list`,children:e.map(i=>x(`li`,{children:[x(E,{account:i.account,name:i.accountKey}),` `,i.account&&x(n,{account:i.account}),x(`span`,{class:`bar`,"aria-hidden":`true`,children:x(`span`,{style:{width:`${100*i.posts/Math.max(1,e[0]?.posts??1)}%`}})}),x(`span`,{class:`note`,children:[t(`listening.posts`,{n:i.posts}),` · `,r(i.share,1)]})]},i.accountKey))}),x(`p`,{class:`note`,children:t(`listening.voices.note`,{n:i(e.length)})})]})}var Q={name:`WatchLists`,text:`query WatchLists {
  watchLists(first: 100) {
    name
    accountKeys
    subjects
    seenAt
  }
}`},$={name:`SaveWatchList`,text:`mutation SaveWatchList($name: String!, $accounts: [String!], $subjects: [String!]) {
  saveWatchList(name: $name, accounts: $accounts, subjects: $subjects) {
    name
  }
}`},ee={name:`MarkWatchListSeen`,text:`mutation MarkWatchListSeen($name: String!, $at: DateTime!) {
  markWatchListSeen(name: $name, at: $at) {
    seenAt
  }
}`},te={name:`DeleteWatchList`,text:`mutation DeleteWatchList($name: String!) {
  deleteWatchList(name: $name)
}`};function ne({heardUntil:e}){let n=y(),{query:r}=p(),[i,a]=t(null),o=C(Q,{}).data?.watchLists??[],c=o.find(e=>e.name===r.watch),m=(e,t,n)=>{l(e,t).then(()=>{a(null),n(),w()},e=>a(e instanceof u?e:new u(`broken`,String(e))))};return x(`details`,{class:`panel`,open:!!r.watch||void 0,children:[x(`summary`,{children:o.length?n(`lists.some`,{n:o.length}):n(`lists.none`)}),x(`ul`,{class:`chips`,children:o.map(e=>x(`li`,{children:[x(`button`,{type:`button`,class:`link`,"aria-pressed":e===c,onClick:()=>f({watch:e===c?``:e.name}),children:e.name}),` `,x(`span`,{class:`note`,children:n(`lists.holds`,{n:e.accountKeys.length,subjects:e.subjects.join(`, `)})})]},e.name))}),c&&x(`p`,{class:`actions`,children:[x(`span`,{class:`quiet`,children:c.seenAt?n(`lists.seen`,{when:s(c.seenAt)}):n(`lists.unseen`)}),e&&x(`button`,{type:`button`,class:`button small`,onClick:()=>m(ee,{name:c.name,at:e},()=>v(n(`lists.marked`))),children:n(`lists.mark`)}),x(`button`,{type:`button`,class:`button small`,onClick:()=>m(te,{name:c.name},()=>f({watch:``})),children:n(`lists.delete`,{name:c.name})})]}),x(re,{send:m}),i&&x(`p`,{class:`notice warn`,role:`alert`,children:d(i)})]})}function re({send:e}){let n=y(),{query:r}=p(),[i,a]=t(``),o=b().map(ie),s=F(r.about);return o.length+s.length===0?x(`p`,{class:`note`,children:n(`lists.how`)}):x(`form`,{class:`actions`,onSubmit:t=>{t.preventDefault(),e($,{name:i,accounts:o,subjects:s},()=>{a(``),f({watch:i,about:``})})},children:[x(`label`,{class:`field`,children:[x(`span`,{children:n(`lists.save.as`,{what:[...s,...o].join(`, `)})}),x(`input`,{type:`text`,maxLength:100,required:!0,value:i,onInput:e=>a(e.currentTarget.value)})]}),x(`button`,{type:`submit`,class:`button`,children:n(`lists.save`)})]})}function ie(e){let{id:t,handle:n}=a(e);return n?`@${n}`:t??e}function ae({run:e}){let t=y(),{query:n}=p(),r=I(n),i=C(O,r),a=i.data?.listening??null;return x(`article`,{class:`listening`,children:[x(`header`,{class:`view-head`,children:[x(`h1`,{children:t(`nav.listening`)}),x(`p`,{class:`lead`,children:t(`listening.lead`)})]}),x(B,{run:e}),x(ne,{heardUntil:a?.to??null}),x(h,{asked:i,children:({listening:e})=>x(se,{heard:e})}),x(m,{operation:O,variables:r,cypher:oe,cli:z(n)})]})}var oe=`MATCH (a:Account)-[:POSTED]->(p:Post)-[:TAGGED]->(h:Hashtag)
WHERE p.at >= datetime() - duration({days: 28})
RETURN h.tag AS hashtag, date.truncate("week", date(p.at)) AS week, count(p) AS posts, count(DISTINCT a) AS accounts
ORDER BY posts DESC LIMIT 50`;function se({heard:t}){let n=y();return x(o,{children:[x(`p`,{class:`lead`,children:[n(`listening.heard`,{n:t.posts,accounts:i(t.accounts),from:e(t.from),to:e(t.to)}),` `,t.truncated&&n(`listening.truncated`)]}),x(U,{heard:t}),t.shareOfVoice&&x(Y,{heard:t,subjects:t.shareOfVoice}),x(`div`,{class:`columns`,children:[x(Z,{voices:t.voices}),x(X,{pairs:t.together})]}),x(`div`,{class:`columns`,children:[x(k,{title:`listening.questions`,posts:t.questions}),x(k,{title:`listening.complaints`,posts:t.complaints})]})]})}export{ae as ListeningView};