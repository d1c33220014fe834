import{N as e,ct as t,dt as n,mt as r,yt as i}from"./index-BNrgsyaf.js";var a={name:`CommunityLife`,text:`query CommunityLife($id: ID!) {
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
}`};function s({wanted:e}){let n=r();if(e.startsWith(`community:`))return t(c,{id:e.slice(10)});let i=e.slice(e.indexOf(`/`)+1);return t(`p`,{class:`notice warn`,children:n(`map.gone.account`,{name:i})})}function c({id:s,whole:c=!1}){let u=r(),d=i(a,{id:s}),f=d.data&&l(d.data),p=i(o,f?{id:s,run:f.run.runId}:null);if(d.loading||p.loading)return null;let m=p.data?.community?.label??s;return t(`div`,{class:`notice warn`,role:`status`,children:[c?t(`h1`,{class:`notice-title`,children:u(`map.gone.community`,{name:m})}):t(`p`,{children:u(`map.gone.community`,{name:m})}),f&&t(`p`,{children:t(`a`,{href:n(`communities`,[s],{run:f.run.runId}),children:u(`map.gone.last`,{when:e(f.run.finishedAt),n:f.size})})})]})}function l(e){return Object.values(e).flat().filter(e=>e.size>0).sort((e,t)=>t.run.finishedAt.localeCompare(e.run.finishedAt))[0]??null}export{s as n,c as t};