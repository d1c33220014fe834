import{Q as e,T as t,X as n,it as r,q as i}from"./index-BSLtdN52.js";var a={name:`CommunityLife`,text:`query CommunityLife($id: ID!, $layer: Layer) {
  communityTimeline(id: $id, layer: $layer, first: 20) {
    size
    events
    run {
      runId
      finishedAt
    }
  }
}`},o={name:`CommunityThen`,text:`query CommunityThen($id: ID!, $run: ID!) {
  community(id: $id, runId: $run) {
    label
    size
  }
}`};function s({run:t,wanted:n}){let r=e();if(n.startsWith(`community:`))return i(c,{run:t,id:n.slice(10)});let a=n.slice(n.indexOf(`/`)+1);return i(`p`,{class:`notice warn`,children:r(`map.gone.account`,{name:a})})}function c({run:s,id:c}){let l=e(),u=r(a,{id:c,layer:s.layer}),d=u.data?.communityTimeline.find(e=>e.size>0)??null,f=r(o,d?{id:c,run:d.run.runId}:null);if(u.loading||f.loading)return null;let p=f.data?.community?.label??c;return i(`div`,{class:`notice warn`,role:`status`,children:[i(`p`,{children:l(`map.gone.community`,{name:p})}),d&&i(`p`,{children:i(`a`,{href:n(`communities`,[c],{run:d.run.runId}),children:l(`map.gone.last`,{when:t(d.run.finishedAt),n:d.size})})})]})}export{s as n,c as t};