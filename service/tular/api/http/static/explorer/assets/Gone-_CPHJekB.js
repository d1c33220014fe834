import{N as e,pt as t,st as n,ut as r,vt as i}from"./index-CCX0BKmV.js";var a={name:`CommunityLife`,text:`query CommunityLife($id: ID!) {
  follows: communityTimeline(id: $id, layer: FOLLOWS, first: 20) {
    ...Seen
  }
  retweets: communityTimeline(id: $id, layer: RETWEETS, first: 20) {
    ...Seen
  }
  quotes: communityTimeline(id: $id, layer: QUOTES, first: 20) {
    ...Seen
  }
  replies: communityTimeline(id: $id, layer: REPLIES, first: 20) {
    ...Seen
  }
  mentions: communityTimeline(id: $id, layer: MENTIONS, first: 20) {
    ...Seen
  }
}

fragment Seen on TimelinePoint {
  size
  run {
    runId
    finishedAt
  }
}`},o={name:`CommunityThen`,text:`query CommunityThen($id: ID!, $run: ID!) {
  community(id: $id, runId: $run) {
    label
    size
  }
}`};function s({wanted:e}){let r=t();if(e.startsWith(`community:`))return n(c,{id:e.slice(10)});let i=e.slice(e.indexOf(`/`)+1);return n(`p`,{class:`notice warn`,children:r(`map.gone.account`,{name:i})})}function c({id:s,whole:c=!1}){let u=t(),d=i(a,{id:s}),f=d.data&&l(d.data),p=i(o,f?{id:s,run:f.run.runId}:null);if(d.loading||p.loading)return null;let m=p.data?.community?.label??s;return n(`div`,{class:`notice warn`,role:`status`,children:[c?n(`h1`,{class:`notice-title`,children:u(`map.gone.community`,{name:m})}):n(`p`,{children:u(`map.gone.community`,{name:m})}),f&&n(`p`,{children:n(`a`,{href:r(`communities`,[s],{run:f.run.runId}),children:u(`map.gone.last`,{when:e(f.run.finishedAt),n:f.size})})})]})}function l(e){return Object.values(e).flat().filter(e=>e.size>0).sort((e,t)=>t.run.finishedAt.localeCompare(e.run.finishedAt))[0]??null}export{s as n,c as t};