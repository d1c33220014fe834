import{N as e,_t as t,ft as n,lt as r,ot as i}from"./index-DxGfRyMj.js";var a={name:`CommunityLife`,text:`query CommunityLife($id: ID!) {
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
}`};function s({wanted:e}){let t=n();if(e.startsWith(`community:`))return i(c,{id:e.slice(10)});let r=e.slice(e.indexOf(`/`)+1);return i(`p`,{class:`notice warn`,children:t(`map.gone.account`,{name:r})})}function c({id:s,whole:c=!1}){let u=n(),d=t(a,{id:s}),f=d.data&&l(d.data),p=t(o,f?{id:s,run:f.run.runId}:null);if(d.loading||p.loading)return null;let m=p.data?.community?.label??s;return i(`div`,{class:`notice warn`,role:`status`,children:[c?i(`h1`,{class:`notice-title`,children:u(`map.gone.community`,{name:m})}):i(`p`,{children:u(`map.gone.community`,{name:m})}),f&&i(`p`,{children:i(`a`,{href:r(`communities`,[s],{run:f.run.runId}),children:u(`map.gone.last`,{when:e(f.run.finishedAt),n:f.size})})})]})}function l(e){return Object.values(e).flat().filter(e=>e.size>0).sort((e,t)=>t.run.finishedAt.localeCompare(e.run.finishedAt))[0]??null}export{s as n,c as t};