import{A as e,B as t,F as n,I as r,J as i,N as a,O as o,_t as s,at as c,bt as l,et as u,ft as d,it as f,j as p,jt as m,kt as h,lt as g,o as _,ot as v,q as y,st as b,ut as x,wt as S,xt as C}from"./index-DxGfRyMj.js";import{n as w,t as T}from"./Who-BjecOlFT.js";import{t as E}from"./Choice-DoMRAb1D.js";var D={name:`Listening`,text:`query Listening($from: DateTime, $to: DateTime, $community: ID, $about: [String!], $list: String, $hours: Int!, $kinds: [TopicKind!], $subjects: [String!]!, $compare: Boolean!) {
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
}`};function O({title:e,posts:t}){let n=d();return v(`section`,{class:`card`,"aria-label":n(e),children:[v(`h2`,{children:v(_,{of:`VoicedPost.rule`,children:n(e)})}),t.length===0&&v(`p`,{class:`quiet`,children:n(`listening.asked.none`)}),v(`ul`,{class:`posts`,children:t.map(e=>v(`li`,{children:[v(`p`,{children:e.text}),v(`p`,{class:`note`,children:[v(T,{account:e.account,name:e.accountKey,short:!0}),` · `,a(e.at),` · `,n(`listening.rule`,{rule:e.rule})]})]},e.post))})]})}var k=[`HASHTAG`,`LINK`,`MENTION`,`TERM`],A=[`6`,`24`,`168`],j=`24`;function M(e){return A.find(t=>t===e.step)??j}function N(e){return k.find(t=>t===e.kind)??``}function P(e){return(e??``).split(`,`).map(e=>e.trim()).filter(Boolean)}function F(e){let t=N(e),n=P(e.about),r=P(e.against);return{from:I(e.from),to:I(e.to),community:e.community??null,about:n.length?n:null,list:e.watch??null,hours:Number(M(e)),kinds:t?[t]:null,subjects:r,compare:r.length>0}}function I(e){return e&&!Number.isNaN(Date.parse(e))?`${e.slice(0,10)}T00:00:00Z`:null}function L(e,t){return`${{HASHTAG:`#`,MENTION:`@`,LINK:``,TERM:``}[e]}${t}`}function R(e){return[`tular listen`,...[[`--from`,e.from],[`--to`,e.to],[`--community`,e.community],[`--list`,e.watch],[`--kind`,N(e).toLowerCase()],[`--hours`,M(e)===j?``:M(e)],...P(e.about).map(e=>[`--about`,e]),...P(e.against).map(e=>[`--share-of`,e])].flatMap(([e,t])=>t?[`${e} ${JSON.stringify(t)}`]:[])].join(` `)}function z({run:e}){let t=d(),{query:n}=x(),r=[...o(e.runId,null).values()].slice(0,200).map(e=>[e.communityId,e.label]);return v(`div`,{class:`panel`,children:v(`div`,{class:`filters`,role:`group`,"aria-label":t(`listening.choices`),children:[v(B,{name:`from`,type:`date`,label:t(`listening.from`)}),v(B,{name:`to`,type:`date`,label:t(`listening.to`)}),v(B,{name:`about`,type:`text`,label:t(`listening.about`)}),v(B,{name:`against`,type:`text`,label:t(`listening.against`)}),v(E,{label:t(`column.community`),value:n.community??``,choose:e=>b({community:e}),options:[[``,t(`listening.everybody`)],...r]}),v(E,{label:t(`listening.kind`),value:N(n),choose:e=>b({kind:e}),options:[[``,t(`listening.kind.usual`)],...k.map(e=>[e,t(`listening.kind.${e}`)])]}),v(E,{label:t(`listening.step`),value:M(n),choose:e=>b({step:e}),options:A.map(e=>[e,t(`listening.step.${e}`)])})]})})}function B({name:e,type:t,label:n}){let{query:r}=x(),i=r[e]??``,a=t=>b({[e]:t.currentTarget.value});return v(`label`,{class:`field`,children:[v(`span`,{children:n}),t===`date`?v(`input`,{type:`date`,value:i,onChange:a}):v(`input`,{type:`text`,value:i,onChange:a})]})}var V=12;function H({heard:e}){let t=d(),n=U(e.rising).slice(0,V);return v(`section`,{class:`card`,"aria-labelledby":`rising`,children:[v(`h2`,{id:`rising`,children:v(_,{of:`Listening.rising`,children:t(`listening.rising`)})}),n.length===0?v(`p`,{class:`quiet`,children:t(`listening.rising.none`)}):v(m,{children:[v(W,{heard:e,topics:n}),v(G,{topics:n}),v(`p`,{class:`note`,children:t(`listening.rising.note`)})]})]})}function U(e){let t=new Map;for(let n of e){let e=L(n.kind,n.topic),r=t.get(`${n.kind} ${e}`)??{name:e,kind:n.kind,bursts:[]};r.bursts.push(n),t.set(`${n.kind} ${e}`,r)}return[...t.values()]}function W({heard:t,topics:n}){let r=d(),[i,a]=[Date.parse(t.from),Date.parse(t.to)],o=e=>`${100*e/Math.max(1,a-i)}%`;return v(`div`,{class:`bursts`,role:`img`,"aria-label":r(`listening.rising.label`,{n:n.length,names:n.map(e=>e.name).join(`, `)}),children:[n.map(e=>v(`div`,{children:[v(`span`,{class:`topic`,children:e.name}),v(`span`,{class:`time`,children:e.bursts.map(e=>v(`i`,{class:e.beyondChance?`sure`:void 0,style:{left:o(Date.parse(e.start)-i),width:o(Date.parse(e.end)-Date.parse(e.start))}},e.start))})]},`${e.kind} ${e.name}`)),v(`div`,{class:`note`,children:[v(`span`,{}),v(`span`,{class:`ends`,children:[v(`span`,{children:e(t.from)}),v(`span`,{children:e(t.to)})]})]})]})}function G({topics:e}){let t=d();return v(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`rising`,children:v(`table`,{class:`topics`,children:[v(`thead`,{children:v(`tr`,{children:[v(`th`,{scope:`col`,children:t(`listening.topic`)}),v(`th`,{scope:`col`,children:v(_,{of:`RisingTopic.lift`,children:t(`listening.when`)})}),v(`th`,{scope:`col`,children:v(_,{of:`RisingTopic.starters`,children:t(`listening.starters`)})}),v(`th`,{scope:`col`,children:v(_,{of:`RisingTopic.amplifiers`,children:t(`listening.amplifiers`)})})]})}),v(`tbody`,{children:e.map(e=>v(K,{topic:e},`${e.kind} ${e.name}`))})]})})}function K({topic:{name:t,kind:r,bursts:i}}){let{query:a}=x(),[o]=i;return v(`tr`,{children:[v(`th`,{scope:`row`,children:r===`LINK`?t:v(`a`,{href:g(`listening`,[],{...a,about:t,watch:``}),children:t})}),v(`td`,{children:v(`ul`,{class:`plain-list when`,children:i.map(e=>v(q,{burst:e},e.start))})}),v(`td`,{children:v(`ul`,{class:`plain-list`,children:o?.starters.map(t=>v(`li`,{children:[v(T,{account:t.account,name:t.accountKey,short:!0}),` `,v(`span`,{class:`note`,children:e(t.at)})]},t.accountKey))})}),v(`td`,{children:v(`ul`,{class:`plain-list`,children:o?.amplifiers.map(e=>v(`li`,{children:[v(T,{account:e.account,name:e.accountKey,short:!0}),` `,v(`span`,{class:`note`,children:n(e.share)})]},e.accountKey))})})]})}function q({burst:t}){let n=d(),i={n:t.used,heard:r(t.heard),times:p(t.lift,1)};return v(`li`,{children:[e(t.start),` – `,e(t.end),` `,t.beyondChance&&v(`span`,{class:`tag`,children:n(`listening.chance`)}),v(`span`,{class:`note`,children:n(`listening.used`,i)})]})}function J({heard:t,subjects:i}){let a=d(),{query:o}=x(),s=Number(M(o))*36e5,c=(i[0]?.steps??[]).map((e,n)=>new Date(Date.parse(t.from)+n*s).toISOString()),l=i.map(e=>({name:e.subject,values:e.steps}));return v(`section`,{class:`card`,"aria-labelledby":`share-of-voice`,children:[v(`h2`,{id:`share-of-voice`,children:v(_,{of:`SubjectVoice.share`,children:a(`campaigns.voice`)})}),v(w,{starts:c,lines:l,moments:[],label:a(`listening.voice.label`,{names:l.map(e=>e.name).join(`, `)})}),v(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`share-of-voice`,children:v(`table`,{children:[v(`thead`,{children:v(`tr`,{children:[v(`th`,{scope:`col`,children:a(`listening.subject`)}),v(`th`,{scope:`col`,class:`number`,children:a(`campaigns.posts`)}),v(`th`,{scope:`col`,class:`number`,children:a(`fact.accounts`)}),v(`th`,{scope:`col`,class:`number`,children:a(`campaigns.voice`)}),v(`th`,{scope:`col`,children:a(`listening.loudest`)})]})}),v(`tbody`,{children:i.map(t=>v(`tr`,{children:[v(`th`,{scope:`row`,children:t.subject}),v(`td`,{class:`number`,children:r(t.posts)}),v(`td`,{class:`number`,children:r(t.accounts)}),v(`td`,{class:`number`,children:n(t.share,1)}),v(`td`,{children:t.posts>0?e(c[t.steps.indexOf(Math.max(...t.steps))]??null):`–`})]},t.subject))})]})})]})}function Y({pairs:e}){let t=d();return v(`section`,{class:`card`,"aria-labelledby":`together`,children:[v(`h2`,{id:`together`,children:t(`listening.together`)}),e.length===0?v(`p`,{class:`quiet`,children:t(`listening.together.none`)}):v(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`together`,children:v(`table`,{children:[v(`thead`,{children:v(`tr`,{children:[v(`th`,{scope:`col`,children:t(`listening.topic`)}),v(`th`,{scope:`col`,children:t(`listening.with`)}),v(`th`,{scope:`col`,class:`number`,children:v(_,{of:`TopicsTogether.together`,children:t(`campaigns.posts`)})}),v(`th`,{scope:`col`,class:`number`,children:v(_,{of:`TopicsTogether.lift`,children:t(`listening.times`)})})]})}),v(`tbody`,{children:e.map(e=>v(`tr`,{children:[v(`th`,{scope:`row`,children:e.first}),v(`td`,{children:e.second}),v(`td`,{class:`number`,children:r(e.together)}),v(`td`,{class:`number`,children:[p(e.lift,1),`×`]})]},`${e.first} ${e.second}`))})]})})]})}function X({voices:e}){let i=d();return v(`section`,{class:`card`,"aria-labelledby":`voices`,children:[v(`h2`,{id:`voices`,children:v(_,{of:`Voice.share`,children:i(`listening.voices`)})}),e.length===0&&v(`p`,{class:`quiet`,children:i(`listening.nobody`)}),v(`ol`,{class:`flow-list`,children:e.map(r=>v(`li`,{children:[v(T,{account:r.account,name:r.accountKey}),` `,r.account&&v(t,{account:r.account}),v(`span`,{class:`bar`,"aria-hidden":`true`,children:v(`span`,{style:{width:`${100*r.posts/Math.max(1,e[0]?.posts??1)}%`}})}),v(`span`,{class:`note`,children:[i(`listening.posts`,{n:r.posts}),` · `,n(r.share,1)]})]},r.accountKey))}),v(`p`,{class:`note`,children:i(`listening.voices.note`,{n:r(e.length)})})]})}var Z={name:`WatchLists`,text:`query WatchLists {
  watchLists(first: 100) {
    name
    accountKeys
    subjects
    seenAt
  }
}`},Q={name:`SaveWatchList`,text:`mutation SaveWatchList($name: String!, $accounts: [String!], $subjects: [String!]) {
  saveWatchList(name: $name, accounts: $accounts, subjects: $subjects) {
    name
  }
}`},$={name:`MarkWatchListSeen`,text:`mutation MarkWatchListSeen($name: String!, $at: DateTime!) {
  markWatchListSeen(name: $name, at: $at) {
    seenAt
  }
}`},ee={name:`DeleteWatchList`,text:`mutation DeleteWatchList($name: String!) {
  deleteWatchList(name: $name)
}`};function te({heardUntil:e}){let t=d(),{query:n}=x(),[r,i]=h(null),o=s(Z,{}).data?.watchLists??[],u=o.find(e=>e.name===n.watch),f=(e,t,n)=>{C(e,t).then(()=>{i(null),n(),l()},e=>i(e instanceof S?e:new S(`broken`,String(e))))};return v(`details`,{class:`panel`,open:!!n.watch||void 0,children:[v(`summary`,{children:o.length?t(`lists.some`,{n:o.length}):t(`lists.none`)}),v(`ul`,{class:`chips`,children:o.map(e=>v(`li`,{children:[v(`button`,{type:`button`,class:`link`,"aria-pressed":e===u,onClick:()=>b({watch:e===u?``:e.name}),children:e.name}),` `,v(`span`,{class:`note`,children:t(`lists.holds`,{n:e.accountKeys.length,subjects:e.subjects.join(`, `)})})]},e.name))}),u&&v(`p`,{class:`actions`,children:[v(`span`,{class:`quiet`,children:u.seenAt?t(`lists.seen`,{when:a(u.seenAt)}):t(`lists.unseen`)}),e&&v(`button`,{type:`button`,class:`button small`,onClick:()=>f($,{name:u.name,at:e},()=>c(t(`lists.marked`))),children:t(`lists.mark`)}),v(`button`,{type:`button`,class:`button small`,onClick:()=>f(ee,{name:u.name},()=>b({watch:``})),children:t(`lists.delete`,{name:u.name})})]}),v(ne,{send:f}),r&&v(`p`,{class:`notice warn`,role:`alert`,children:[r.message,` `,r.remedy]})]})}function ne({send:e}){let t=d(),{query:n}=x(),[r,i]=h(``),a=y().map(re),o=P(n.about);return a.length+o.length===0?v(`p`,{class:`note`,children:t(`lists.how`)}):v(`form`,{class:`actions`,onSubmit:t=>{t.preventDefault(),e(Q,{name:r,accounts:a,subjects:o},()=>{i(``),b({watch:r,about:``})})},children:[v(`label`,{class:`field`,children:[v(`span`,{children:t(`lists.save.as`,{what:[...o,...a].join(`, `)})}),v(`input`,{type:`text`,maxLength:100,required:!0,value:r,onInput:e=>i(e.currentTarget.value)})]}),v(`button`,{type:`submit`,class:`button`,children:t(`lists.save`)})]})}function re(e){let{id:t,handle:n}=i(e);return n?`@${n}`:t??e}function ie({run:e}){let t=d(),{query:n}=x(),r=F(n),i=s(D,r),a=i.data?.listening??null;return v(`article`,{class:`listening`,children:[v(`header`,{class:`view-head`,children:[v(`h1`,{children:t(`nav.listening`)}),v(`p`,{class:`lead`,children:t(`listening.lead`)})]}),v(z,{run:e}),v(te,{heardUntil:a?.to??null}),v(f,{asked:i,children:({listening:e})=>v(oe,{heard:e})}),v(u,{operation:D,variables:r,cypher:ae,cli:R(n)})]})}var ae=`MATCH (a:Account)-[:POSTED]->(p:Post)-[:TAGGED]->(h:Hashtag)
WHERE p.at >= datetime() - duration({days: 28})
RETURN h.tag AS hashtag, date.truncate("week", date(p.at)) AS week, count(p) AS posts, count(DISTINCT a) AS accounts
ORDER BY posts DESC LIMIT 50`;function oe({heard:t}){let n=d();return v(m,{children:[v(`p`,{class:`lead`,children:[n(`listening.heard`,{n:t.posts,accounts:r(t.accounts),from:e(t.from),to:e(t.to)}),` `,t.truncated&&n(`listening.truncated`)]}),v(H,{heard:t}),t.shareOfVoice&&v(J,{heard:t,subjects:t.shareOfVoice}),v(`div`,{class:`columns`,children:[v(X,{voices:t.voices}),v(Y,{pairs:t.together})]}),v(`div`,{class:`columns`,children:[v(O,{title:`listening.questions`,posts:t.questions}),v(O,{title:`listening.complaints`,posts:t.complaints})]})]})}export{ie as ListeningView};