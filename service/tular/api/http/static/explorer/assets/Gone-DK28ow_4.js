import{E as e,at as t,et as n,rt as r,ut as i}from"./index-DC6oF7q5.js";var a={name:`CommunityLife`,text:`query CommunityLife($id: ID!, $layer: Layer) {
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
}`};function s({run:e,wanted:r}){let i=t();if(r.startsWith(`community:`))return n(c,{run:e,id:r.slice(10)});let a=r.slice(r.indexOf(`/`)+1);return n(`p`,{class:`notice warn`,children:i(`map.gone.account`,{name:a})})}function c({run:s,id:c}){let l=t(),u=i(a,{id:c,layer:s.layer}),d=u.data?.communityTimeline.find(e=>e.size>0)??null,f=i(o,d?{id:c,run:d.run.runId}:null);if(u.loading||f.loading)return null;let p=f.data?.community?.label??c;return n(`div`,{class:`notice warn`,role:`status`,children:[n(`p`,{children:l(`map.gone.community`,{name:p})}),d&&n(`p`,{children:n(`a`,{href:r(`communities`,[c],{run:d.run.runId}),children:l(`map.gone.last`,{when:e(d.run.finishedAt),n:d.size})})})]})}export{s as n,c as t};