import{A as e,B as t,Ct as n,Dt as r,F as i,I as a,J as o,Mt as s,N as c,O as l,Pt as u,at as d,ct as f,dt as p,et as m,ft as h,j as g,lt as _,mt as v,o as y,ot as b,q as x,st as S,wt as C,yt as w}from"./index-BNrgsyaf.js";import{n as T,t as E}from"./Who-Cu5LT5WF.js";import{t as D}from"./Choice-7p1abkFF.js";import{t as O}from"./shell-Bb5KlsiT.js";var k={name:`Listening`,text:`query Listening($from: DateTime, $to: DateTime, $community: ID, $about: [String!], $list: String, $hours: Int!, $kinds: [TopicKind!], $subjects: [String!]!, $compare: Boolean!) {
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
}`};function A({title:e,posts:t}){let n=v();return f(`section`,{class:`card`,"aria-label":n(e),children:[f(`h2`,{children:f(y,{of:`VoicedPost.rule`,children:n(e)})}),t.length===0&&f(`p`,{class:`quiet`,children:n(`listening.asked.none`)}),f(`ul`,{class:`posts`,children:t.map(e=>f(`li`,{children:[f(`p`,{children:e.text}),f(`p`,{class:`note`,children:[f(E,{account:e.account,name:e.accountKey,short:!0}),` · `,c(e.at),` · `,n(`listening.rule`,{rule:e.rule})]})]},e.post))})]})}var j=[`HASHTAG`,`LINK`,`MENTION`,`TERM`],M=[`6`,`24`,`168`],N=`24`;function P(e){return M.find(t=>t===e.step)??N}function F(e){return j.find(t=>t===e.kind)??``}function I(e){return(e??``).split(`,`).map(e=>e.trim()).filter(Boolean)}function L(e){let t=F(e),n=I(e.about),r=I(e.against);return{from:R(e.from),to:R(e.to),community:e.community??null,about:n.length?n:null,list:e.watch??null,hours:Number(P(e)),kinds:t?[t]:null,subjects:r,compare:r.length>0}}function R(e){return e&&!Number.isNaN(Date.parse(e))?`${e.slice(0,10)}T00:00:00Z`:null}function z(e,t){return`${{HASHTAG:`#`,MENTION:`@`,LINK:``,TERM:``}[e]}${t}`}function B(e){return[`tular listen`,...[[`--from`,e.from],[`--to`,e.to],[`--community`,e.community],[`--list`,e.watch],[`--kind`,F(e).toLowerCase()],[`--hours`,P(e)===N?``:P(e)],...I(e.about).map(e=>[`--about`,e]),...I(e.against).map(e=>[`--share-of`,e])].flatMap(([e,t])=>t?[`${e} ${O(t)}`]:[])].join(` `)}function V({run:e}){let t=v(),{query:n}=h(),r=[...l(e.runId,null).values()].slice(0,200).map(e=>[e.communityId,e.label]);return f(`div`,{class:`panel`,children:f(`div`,{class:`filters`,role:`group`,"aria-label":t(`listening.choices`),children:[f(H,{name:`from`,type:`date`,label:t(`listening.from`)}),f(H,{name:`to`,type:`date`,label:t(`listening.to`)}),f(H,{name:`about`,type:`text`,label:t(`listening.about`)}),f(H,{name:`against`,type:`text`,label:t(`listening.against`)}),f(D,{label:t(`column.community`),value:n.community??``,choose:e=>_({community:e}),options:[[``,t(`listening.everybody`)],...r]}),f(D,{label:t(`listening.kind`),value:F(n),choose:e=>_({kind:e}),options:[[``,t(`listening.kind.usual`)],...j.map(e=>[e,t(`listening.kind.${e}`)])]}),f(D,{label:t(`listening.step`),value:P(n),choose:e=>_({step:e}),options:M.map(e=>[e,t(`listening.step.${e}`)])})]})})}function H({name:e,type:t,label:n}){let{query:r}=h(),i=r[e]??``,a=t=>_({[e]:t.currentTarget.value});return f(`label`,{class:`field`,children:[f(`span`,{children:n}),t===`date`?f(`input`,{type:`date`,value:i,onChange:a}):f(`input`,{type:`text`,value:i,onChange:a})]})}var U=12;function W({heard:e}){let t=v(),n=G(e.rising).slice(0,U);return f(`section`,{class:`card`,"aria-labelledby":`rising`,children:[f(`h2`,{id:`rising`,children:f(y,{of:`Listening.rising`,children:t(`listening.rising`)})}),n.length===0?f(`p`,{class:`quiet`,children:t(`listening.rising.none`)}):f(u,{children:[f(K,{heard:e,topics:n}),f(q,{topics:n}),f(`p`,{class:`note`,children:t(`listening.rising.note`)})]})]})}function G(e){let t=new Map;for(let n of e){let e=z(n.kind,n.topic),r=t.get(`${n.kind} ${e}`)??{name:e,kind:n.kind,bursts:[]};r.bursts.push(n),t.set(`${n.kind} ${e}`,r)}return[...t.values()]}function K({heard:t,topics:n}){let r=v(),[i,a]=[Date.parse(t.from),Date.parse(t.to)],o=e=>`${100*e/Math.max(1,a-i)}%`;return f(`div`,{class:`bursts`,role:`img`,"aria-label":r(`listening.rising.label`,{n:n.length,names:n.map(e=>e.name).join(`, `)}),children:[n.map(e=>f(`div`,{children:[f(`span`,{class:`topic`,children:e.name}),f(`span`,{class:`time`,children:e.bursts.map(e=>f(`i`,{class:e.beyondChance?`sure`:void 0,style:{left:o(Date.parse(e.start)-i),width:o(Date.parse(e.end)-Date.parse(e.start))}},e.start))})]},`${e.kind} ${e.name}`)),f(`div`,{class:`note`,children:[f(`span`,{}),f(`span`,{class:`ends`,children:[f(`span`,{children:e(t.from)}),f(`span`,{children:e(t.to)})]})]})]})}function q({topics:e}){let t=v();return f(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`rising`,children:f(`table`,{class:`topics`,children:[f(`thead`,{children:f(`tr`,{children:[f(`th`,{scope:`col`,children:t(`listening.topic`)}),f(`th`,{scope:`col`,children:f(y,{of:`RisingTopic.lift`,children:t(`listening.when`)})}),f(`th`,{scope:`col`,children:f(y,{of:`RisingTopic.starters`,children:t(`listening.starters`)})}),f(`th`,{scope:`col`,children:f(y,{of:`RisingTopic.amplifiers`,children:t(`listening.amplifiers`)})})]})}),f(`tbody`,{children:e.map(e=>f(J,{topic:e},`${e.kind} ${e.name}`))})]})})}function J({topic:{name:t,kind:n,bursts:r}}){let{query:a}=h(),[o]=r;return f(`tr`,{children:[f(`th`,{scope:`row`,children:n===`LINK`?t:f(`a`,{href:p(`listening`,[],{...a,about:t,watch:``}),children:t})}),f(`td`,{children:f(`ul`,{class:`plain-list when`,children:r.map(e=>f(Y,{burst:e},e.start))})}),f(`td`,{children:f(`ul`,{class:`plain-list`,children:o?.starters.map(t=>f(`li`,{children:[f(E,{account:t.account,name:t.accountKey,short:!0}),` `,f(`span`,{class:`note`,children:e(t.at)})]},t.accountKey))})}),f(`td`,{children:f(`ul`,{class:`plain-list`,children:o?.amplifiers.map(e=>f(`li`,{children:[f(E,{account:e.account,name:e.accountKey,short:!0}),` `,f(`span`,{class:`note`,children:i(e.share)})]},e.accountKey))})})]})}function Y({burst:t}){let n=v(),r={n:t.used,heard:a(t.heard),times:g(t.lift,1)};return f(`li`,{children:[e(t.start),` – `,e(t.end),` `,t.beyondChance&&f(`span`,{class:`tag`,children:n(`listening.chance`)}),f(`span`,{class:`note`,children:n(`listening.used`,r)})]})}function X({heard:t,subjects:n}){let r=v(),{query:o}=h(),s=Number(P(o))*36e5,c=(n[0]?.steps??[]).map((e,n)=>new Date(Date.parse(t.from)+n*s).toISOString()),l=n.map(e=>({name:e.subject,values:e.steps}));return f(`section`,{class:`card`,"aria-labelledby":`share-of-voice`,children:[f(`h2`,{id:`share-of-voice`,children:f(y,{of:`SubjectVoice.share`,children:r(`campaigns.voice`)})}),f(T,{starts:c,lines:l,moments:[],label:r(`listening.voice.label`,{names:l.map(e=>e.name).join(`, `)})}),f(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`share-of-voice`,children:f(`table`,{children:[f(`thead`,{children:f(`tr`,{children:[f(`th`,{scope:`col`,children:r(`listening.subject`)}),f(`th`,{scope:`col`,class:`number`,children:r(`campaigns.posts`)}),f(`th`,{scope:`col`,class:`number`,children:r(`fact.accounts`)}),f(`th`,{scope:`col`,class:`number`,children:r(`campaigns.voice`)}),f(`th`,{scope:`col`,children:r(`listening.loudest`)})]})}),f(`tbody`,{children:n.map(t=>f(`tr`,{children:[f(`th`,{scope:`row`,children:t.subject}),f(`td`,{class:`number`,children:a(t.posts)}),f(`td`,{class:`number`,children:a(t.accounts)}),f(`td`,{class:`number`,children:i(t.share,1)}),f(`td`,{children:t.posts>0?e(c[t.steps.indexOf(Math.max(...t.steps))]??null):`–`})]},t.subject))})]})})]})}function Z({pairs:e}){let t=v();return f(`section`,{class:`card`,"aria-labelledby":`together`,children:[f(`h2`,{id:`together`,children:t(`listening.together`)}),e.length===0?f(`p`,{class:`quiet`,children:t(`listening.together.none`)}):f(`div`,{class:`scroll`,tabIndex:0,role:`group`,"aria-labelledby":`together`,children:f(`table`,{children:[f(`thead`,{children:f(`tr`,{children:[f(`th`,{scope:`col`,children:t(`listening.topic`)}),f(`th`,{scope:`col`,children:t(`listening.with`)}),f(`th`,{scope:`col`,class:`number`,children:f(y,{of:`TopicsTogether.together`,children:t(`campaigns.posts`)})}),f(`th`,{scope:`col`,class:`number`,children:f(y,{of:`TopicsTogether.lift`,children:t(`listening.times`)})})]})}),f(`tbody`,{children:e.map(e=>f(`tr`,{children:[f(`th`,{scope:`row`,children:e.first}),f(`td`,{children:e.second}),f(`td`,{class:`number`,children:a(e.together)}),f(`td`,{class:`number`,children:[g(e.lift,1),`×`]})]},`${e.first} ${e.second}`))})]})})]})}function Q({voices:e}){let n=v();return f(`section`,{class:`card`,"aria-labelledby":`voices`,children:[f(`h2`,{id:`voices`,children:f(y,{of:`Voice.share`,children:n(`listening.voices`)})}),e.length===0&&f(`p`,{class:`quiet`,children:n(`listening.nobody`)}),f(`ol`,{class:`flow-list`,children:e.map(r=>f(`li`,{children:[f(E,{account:r.account,name:r.accountKey}),` `,r.account&&f(t,{account:r.account}),f(`span`,{class:`bar`,"aria-hidden":`true`,children:f(`span`,{style:{width:`${100*r.posts/Math.max(1,e[0]?.posts??1)}%`}})}),f(`span`,{class:`note`,children:[n(`listening.posts`,{n:r.posts}),` · `,i(r.share,1)]})]},r.accountKey))}),f(`p`,{class:`note`,children:n(`listening.voices.note`,{n:a(e.length)})})]})}var $={name:`WatchLists`,text:`query WatchLists {
  watchLists(first: 100) {
    name
    accountKeys
    subjects
    seenAt
  }
}`},ee={name:`SaveWatchList`,text:`mutation SaveWatchList($name: String!, $accounts: [String!], $subjects: [String!]) {
  saveWatchList(name: $name, accounts: $accounts, subjects: $subjects) {
    name
  }
}`},te={name:`MarkWatchListSeen`,text:`mutation MarkWatchListSeen($name: String!, $at: DateTime!) {
  markWatchListSeen(name: $name, at: $at) {
    seenAt
  }
}`},ne={name:`DeleteWatchList`,text:`mutation DeleteWatchList($name: String!) {
  deleteWatchList(name: $name)
}`};function re({heardUntil:e}){let t=v(),{query:i}=h(),[a,o]=s(null),l=w($,{}),u=l.data?.watchLists??[],d=l.failure??l.failures[0]??null,p=u.find(e=>e.name===i.watch),m=(e,t,i)=>{C(e,t).then(()=>{o(null),i(),n()},e=>o(e instanceof r?e:new r(`broken`,String(e))))};return f(`details`,{class:`panel`,open:!!i.watch||void 0,children:[f(`summary`,{children:u.length?t(`lists.some`,{n:u.length}):t(`lists.none`)}),f(`ul`,{class:`chips`,children:u.map(e=>f(`li`,{children:[f(`button`,{type:`button`,class:`link`,"aria-pressed":e===p,onClick:()=>_({watch:e===p?``:e.name}),children:e.name}),` `,f(`span`,{class:`note`,children:t(`lists.holds`,{n:e.accountKeys.length,subjects:e.subjects.join(`, `)})})]},e.name))}),p&&f(`p`,{class:`actions`,children:[f(`span`,{class:`quiet`,children:p.seenAt?t(`lists.seen`,{when:c(p.seenAt)}):t(`lists.unseen`)}),e&&f(`button`,{type:`button`,class:`button small`,onClick:()=>m(te,{name:p.name,at:e},()=>S(t(`lists.marked`))),children:t(`lists.mark`)}),f(`button`,{type:`button`,class:`button small`,onClick:()=>m(ne,{name:p.name},()=>_({watch:``})),children:t(`lists.delete`,{name:p.name})})]}),f(ie,{send:m}),[a,d].map(e=>e&&f(`p`,{class:`notice warn`,role:`alert`,children:b(e)},e.message))]})}function ie({send:e}){let t=v(),{query:n}=h(),[r,i]=s(``),a=x().map(ae),o=I(n.about);return a.length+o.length===0?f(`p`,{class:`note`,children:t(`lists.how`)}):f(`form`,{class:`actions`,onSubmit:t=>{t.preventDefault(),e(ee,{name:r,accounts:a,subjects:o},()=>{i(``),_({watch:r,about:``})})},children:[f(`label`,{class:`field`,children:[f(`span`,{children:t(`lists.save.as`,{what:[...o,...a].join(`, `)})}),f(`input`,{type:`text`,maxLength:100,required:!0,value:r,onInput:e=>i(e.currentTarget.value)})]}),f(`button`,{type:`submit`,class:`button`,children:t(`lists.save`)})]})}function ae(e){let{id:t,handle:n}=o(e);return n?`@${n}`:t??e}function oe({run:e}){let t=v(),{query:n}=h(),r=L(n),i=w(k,r),a=i.data?.listening??null;return f(`article`,{class:`listening`,children:[f(`header`,{class:`view-head`,children:[f(`h1`,{children:t(`nav.listening`)}),f(`p`,{class:`lead`,children:t(`listening.lead`)})]}),f(V,{run:e}),f(re,{heardUntil:a?.to??null}),f(d,{asked:i,children:({listening:e})=>f(ce,{heard:e})}),f(m,{operation:k,variables:r,cypher:se,cli:B(n)})]})}var se=`MATCH (a:Account)-[:POSTED]->(p:Post)-[:TAGGED]->(h:Hashtag)
WHERE p.at >= datetime() - duration({days: 28})
RETURN h.tag AS hashtag, date.truncate("week", date(p.at)) AS week, count(p) AS posts, count(DISTINCT a) AS accounts
ORDER BY posts DESC LIMIT 50`;function ce({heard:t}){let n=v();return f(u,{children:[f(`p`,{class:`lead`,children:[n(`listening.heard`,{n:t.posts,accounts:a(t.accounts),from:e(t.from),to:e(t.to)}),` `,t.truncated&&n(`listening.truncated`)]}),f(W,{heard:t}),t.shareOfVoice&&f(X,{heard:t,subjects:t.shareOfVoice}),f(`div`,{class:`columns`,children:[f(Q,{voices:t.voices}),f(Z,{pairs:t.together})]}),f(`div`,{class:`columns`,children:[f(A,{title:`listening.questions`,posts:t.questions}),f(A,{title:`listening.complaints`,posts:t.complaints})]})]})}export{oe as ListeningView};