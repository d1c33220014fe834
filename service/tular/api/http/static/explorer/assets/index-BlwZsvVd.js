const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/BehindDoors-Baw5wGk4.js","assets/Dialog-CTk-nJPS.js","assets/MapView-BuIO-1Wa.js","assets/Gone-BZITIIql.js","assets/Choice-BiCvC9fV.js","assets/save-ppOqeUMH.js","assets/Rankings-DMmDees-.js","assets/usePages-BxL7CIWJ.js","assets/Sparkline-Cb4gsAtJ.js","assets/columns-BYyxtXXD.js","assets/Communities-CbdUYwkD.js","assets/RunsView-CIrUwCo6.js","assets/ShortlistView-loriBk8h.js","assets/AccountView-CjLk9TtB.js"])))=>i.map(i=>d[i]);
var e,t,n,r,i,a,o,s,c,l,u=Symbol.for(`pv`),d={},f=[],p=/^m(i|n|o|s|text|space)$/,m=Array.isArray,h=f.slice,g=Object.assign;function _(e){e&&e.parentNode&&e.remove()}function v(n,r,i,a,o){var s={type:n,props:r,key:i,ref:a,__k:null,__:null,__b:0,__e:null,__c:null,constructor:u,__v:o||++t,__i:-1,__u:0};return!o&&e.vnode&&e.vnode(s),s}function y(e){return e.children}function b(e,t){this.props=e,this.context=t,this.__g=0}function x(e,t){if(t==null)return e.__&&x(e.__,e.__i+1);for(var n;t<e.__k.length;t++)if((n=e.__k[t])&&n.__e)return n.__e;return typeof e.type!=`function`||e.props.__P?null:x(e)}function S(t){var n,r=t.__v,i=r.__e,a=[],o=[],s=t.__P;s&&((n=g({constructor:u},r)).__v=r.__v+1,e.vnode&&e.vnode(n),A(s,n,r,t.__n,s.namespaceURI,32&r.__u?[i]:null,a,i||x(r),32&r.__u,o),n.__v=r.__v,n.__.__k[n.__i]=n,j(a,n,o),r.__=r.__e=null,n.__e!=i&&C(n))}function C(e){if((e=e.__)&&e.__c&&!e.props.__P)return e.__e=null,e.__k.some(function(t){return t&&(e.__e=t.__e)}),C(e)}function w(t){(8&t.__g||(t.__g|=8,n.push(t),i++))&&r==e.debounceRendering||((r=e.debounceRendering)||queueMicrotask)(T)}function T(){try{for(var e,t=1;n.length;)n.length>t&&n.sort(a),e=n.shift(),t=n.length,8&e.__g&&S(e)}finally{(i=n.length)&&(r||queueMicrotask)(T)}}function ee(e,t,n,r,i,a,o,s,c,l,u){var p,m,h,g,_,v,y=r.__k||f,b=t.length;for(c=E(n,t,y,c,b),p=0;p<b;p++)(h=n.__k[p])!=null&&(m=~h.__i&&y[h.__i]||d,h.__i=p,v=A(e,h,m,i,a,o,s,c,l,u),g=h.__e,(m.ref!=h.ref||8&m.__u)&&(m.ref&&oe(m.ref,null,h,m),h.ref&&u.push(h.ref,h.__c||g,h)),_||=g,4&h.__u?(c=D(h,c,e,!m.__v),m.__e&&(m.__e=null)):typeof h.type==`function`&&v!==void 0?c=v:g&&(c=g.nextSibling),h.__u&=-21);return n.__e=_,c}function E(e,t,n,r,i){var a,o,s,c,l,d,f,p,h,g=n.length,_=g,b=0,S=0,C=e.__k=Array(i);for(a=0;a<i;a++)(o=t[a])!=null&&typeof o!=`boolean`&&typeof o!=`function`?(typeof o!=`object`||o.constructor===String?o=C[a]=v(null,o):m(o)?o=C[a]=v(y,{children:o}):o.constructor===u&&o.__b?o=C[a]=v(o.type,o.props,o.key,o.ref,o.__v):C[a]=o,c=a+b,o.__=e,o.__b=e.__b+1,s=null,~(l=o.__i=te(o,n,c,_))&&(_--,(s=n[l])&&(s.__u|=2)),s&&s.__v?(o.__u|=16,l==c-1?b--:l==c+1?b++:l!=c&&(l>c?b--:b++,S=1)):(~l||(i>g?b--:i<g&&b++),typeof o.type!=`function`&&(o.__u|=4))):C[a]=null;if(S){for(d=[],f=[],a=0;a<i;a++)if((o=C[a])&&16&o.__u){for(b=0,p=d.length;b<p;)d[h=b+p>>1]<o.__i?b=h+1:p=h;d[b]=o.__i,f[a]=b+1}for(b=d.length;a--;)f[a]&&(f[a]==b?b--:C[a].__u|=4)}if(_)for(a=0;a<g;a++)!(s=n[a])||2&s.__u||(s.__e==r&&(r=x(s)),se(s,s));return r}function D(e,t,n,r){var i,a,o,s;if(typeof e.type==`function`){if(e.props.__P)return t;if(i=e.__k)for(a=0;a<i.length;a++)i[a]&&(i[a].__=e,t=D(i[a],t,n,!1));return t}for(t&&!t.parentNode&&(t=x(e))&&!t.parentNode&&(t=null),o=e.__e,s=t;s&&s.nodeType==8;)s=s.nextSibling;for(o!=s&&(!r&&n.moveBefore&&o.parentNode?n.moveBefore(o,t):n.insertBefore(o,t||null)),t=o;(t&&=t.nextSibling)&&t.nodeType==8&&!t.data.startsWith(`$s`););return t}function te(e,t,n,r){var i,a=e.key,o=e.type,s=t[n],c=s&&!(2&s.__u);if(s===null&&a==null||c&&a==s.key&&o==s.type)return n;if(r>+!!c){for(i=n-1;i>=0;i--)if((s=t[i])&&!(2&s.__u)&&a==s.key&&o==s.type)return i;for(i=n+1;i<t.length;i++)if((s=t[i])&&!(2&s.__u)&&a==s.key&&o==s.type)return i}return-1}function O(e,t,n){n??=``,t[0]==`-`?e.setProperty(t,n):e[t]=n}function k(e,t,n,r,i){var a,o;if(t==`style`){if(typeof n==`string`)e.style.cssText=n;else{if(typeof r==`string`&&(e.style.cssText=r=``),r)for(t in r)n&&t in n||O(e.style,t);if(n)for(t in n)r&&n[t]==r[t]||O(e.style,t,n[t])}}else if(t[0]==`o`&&t[1]==`n`)typeof n!=`function`&&(n=null),typeof r!=`function`&&(r=null),(e.__e||={})[t]=n,n&&r||(o=l[t]||(l[t]=ne(t)),(e.__a||={})[t]=c,a=t!=(t=t.replace(s,`$1`)),(t=t.slice(2))[0]<`a`&&(t=t.toLowerCase()),n?e.addEventListener(t,o,a):e.removeEventListener(t,o,a));else{if(i==`http://www.w3.org/2000/svg`)t=t.replace(/xlink(H|:h)/,`h`).replace(/sName$/,`s`);else if(t!=`width`&&t!=`height`&&t!=`href`&&t!=`list`&&t!=`form`&&t!=`tabIndex`&&t!=`download`&&t!=`rowSpan`&&t!=`colSpan`&&t!=`role`&&t!=`popover`&&t in e)try{e[t]=n??``;return}catch{}if(typeof n==`function`)return;n==null||!1===n&&t[4]!=`-`?e.removeAttribute(t):e.setAttribute(t,t==`popover`&&n==1?``:n)}}function ne(t){return function(n){var r=this.__e;if(r){if(r=r[t],n[o]==null)n[o]=c++;else if(n[o]<this.__a[t])return;return r(e.event?e.event(n):n)}}}function A(t,n,r,i,a,o,s,c,l,d){var p,h,v,S,C,w,T,E,D,te,O,k,ne,A,j,oe,M,N,P=n.type;if(n.constructor!==u)return null;128&r.__u&&(l=32&r.__u,p=r.__c.__z)&&(n.__u|=l,h=o=[],p.nodeType==8?c=re(p,o):o.push(p),c=o[0]||c),(p=e.__b)&&p(n);e:if(typeof P==`function`){v=s.length;try{if(E=n.props,D=(p=P.prototype)&&p.render,te=(p=P.contextType)&&i[p.__c],O=p?te?te.props.value:p.__:i,(S=r.__c)?(n.__c=S,2&S.__g&&(S.__g|=1)):(D?n.__c=S=new P(E,O):(n.__c=S=new b(E,O),S.constructor=P,S.render=ce),te&&te.sub(S),S.state||(S.state={}),S.__n=i,S.__g|=8,S.__h=[],S.__k=[]),D&&(S.__s||(S.__s=S.state),P.getDerivedStateFromProps&&(S.__s==S.state&&(S.__s=g({},S.__s)),g(S.__s,P.getDerivedStateFromProps(E,S.__s)))),C=S.props,w=S.state,S.__v=n,r.__c){if(E!==C&&D&&!P.getDerivedStateFromProps&&S.componentWillReceiveProps&&S.componentWillReceiveProps(E,O),n.__v==r.__v&&!(8&S.__g)||!(4&S.__g)&&S.shouldComponentUpdate&&!1===S.shouldComponentUpdate(E,S.__s,O)){n.__v!=r.__v&&(S.props=E,S.state=S.__s,S.__g&=-9),n.__e=r.__e,n.__k=r.__k,n.__k.some(function(e){e&&(e.__=n)}),f.push.apply(S.__h,S.__k),S.__k=[],S.__h.length&&s.push(S),c=x(r);break e}S.componentWillUpdate&&S.componentWillUpdate(E,S.__s,O),D&&S.componentDidUpdate&&S.__h.push(function(){S.componentDidUpdate(C,w,T)})}else D&&!P.getDerivedStateFromProps&&S.componentWillMount&&S.componentWillMount(),D&&S.componentDidMount&&S.__h.push(S.componentDidMount);S.context=O,S.props=E,S.__P=t,S.__g&=-5,k=e.__r,ne=D?25:0;do S.__g&=-9,k&&k(n),p=S.render(S.props,S.state=S.__s,S.context);while(8&S.__g&&++ne<25);D&&(f.push.apply(S.__h,S.__k),S.__k=[]),S.state=S.__s,S.getChildContext&&(i=g({},i,S.getChildContext())),D&&r.__c&&S.getSnapshotBeforeUpdate&&(T=S.getSnapshotBeforeUpdate(C,w)),A=p&&p.type===y&&p.key==null?p.props.children:p,E.__P&&(p=c,a=(t=E.__P).namespaceURI,l=o=null,r.props&&r.props.__P!=t&&(r.__k.some(function(e){e&&se(e,e)}),r.__k=null),c=r.__k?x(r,0):null),c=ee(t,m(A)?A:[A],n,r,i,a,o,s,c,l,d),E.__P&&(n.__e=null,c=p),n.__u&=-161,h&&h.some(_),S.__h.length&&s.push(S),1&S.__g&&(S.__g&=-4)}catch(t){if(s.length=v,n.__v=null,l||o){if(t&&t.then){if(n.__u|=128|l,o){for(~(M=o.indexOf(c||void 0))||(M=o.length);(N=o[M-1])&&N.nodeType==8;)M--;for(;M<o.length;M++)if(N=o[M]){if(o[M]=null,j){if(N==oe)break}else{if(N.nodeType!=8)break;N.data.startsWith(`$s`)&&(oe=re(j=N))}}}if(!j){for(;c&&c.nodeType==8&&c.nextSibling;)c=c.nextSibling;j=c}(p=re(j=n.__c.__z||(n.__c.__z=j)))?(n.__e=j,c=p):n.__e=c,c&&=c.nextSibling}else o&&o.some(_)}else n.__e=r.__e;n.__k||=r.__k||[],t&&t.then||ie(n),e.__e(t,n,r)}}else c=n.__e=ae(r.__e,n,r,i,a,o,s,l,d,t);return(p=e.diffed)&&p(n),c}function re(e,t){if(e&&e.nodeType==8&&e.data.startsWith(`$s`))for(var n=1;e=e.nextSibling;){if(e.nodeType==8){if(e.data.startsWith(`$s`))n++;else if(e.data.startsWith(`/$s`)&&!--n)return e}t&&t.push(e)}}function ie(e){e&&(e.__c&&(e.__c.__g|=4),e.__k&&e.__k.some(ie))}function j(t,n,r){for(var i=0;i<r.length;)oe(r[i++],r[i++],r[i++]);e.__c&&e.__c(n,t),t.some(function(n){try{t=n.__h,n.__h=[],t.some(function(e){e.call(n)})}catch(t){e.__e(t,n.__v)}})}function ae(t,n,r,i,a,o,s,c,l,u){var f,g,v,y,b,S,C,w,T=r.props||d,E=n.props,D=n.type;if(D==`svg`?a=`http://www.w3.org/2000/svg`:D==`math`?a=`http://www.w3.org/1998/Math/MathML`:a||=`http://www.w3.org/1999/xhtml`,o){for(f=0;f<o.length;f++)if((b=o[f])&&(D?b.localName==D:b.nodeType==3)){t=b,o[f]=null;break}}if(!t){if(w=u.ownerDocument||document,!D)return w.createTextNode(E);t=w.createElementNS(a,D,E.is?E:u),c&&=(e.__m&&e.__m(n,o),!1),o=null}if(D){if(u=D==`template`&&t.content||t,o=D==`textarea`&&E.defaultValue!=null?null:o&&h.call(u.childNodes),!c&&o)for(T={},f=0;f<t.attributes.length;f++)T[(b=t.attributes[f]).name]=b.value;for(f in T)b=T[f],f==`dangerouslySetInnerHTML`?v=b:f==`children`||f in E||f==`value`&&`defaultValue`in E||f==`checked`&&`defaultChecked`in E||k(t,f,null,b,a);for(f in E)b=E[f],f==`children`?y=b:f==`dangerouslySetInnerHTML`?g=b:f==`value`?S=b:f==`checked`?C=b:c&&typeof b!=`function`||T[f]===b||k(t,f,b,T[f],a);g?(c||v&&(g.__html==v.__html||g.__html==t.innerHTML)||(t.innerHTML=g.__html),n.__k=[]):(v&&(t.textContent=``),(D==`foreignObject`||a==`http://www.w3.org/1998/Math/MathML`&&p.test(D))&&(a=`http://www.w3.org/1999/xhtml`),ee(u,m(y)?y:[y],n,r,i,a,o,s,o?o[0]:r.__k&&x(r,0),c,l),o&&o.some(_)),c&&D!=`textarea`||(f=`value`,D==`progress`&&S==null?t.removeAttribute(f):S==null||S===t[f]&&(D!=`progress`||S)||k(t,f,S,T[f],a),f=`checked`,C!=null&&C!=t[f]&&k(t,f,C,T[f],a))}else T===E||c&&t.data==E||(t.data=E);return t}function oe(t,n,r,i){try{typeof t==`function`?n?n.__x=t(n)||1:(i&&=i.__c||i.__e)&&(n=i.__x)&&(i.__x=null,typeof n==`function`?n():t(null)):t.current=n}catch(t){e.__e(t,r)}}function se(t,n,r){var i,a,o,s;if(e.unmount&&e.unmount(t),!(i=t.ref)||i.current&&i.current!=t.__e||oe(i,null,n,t),i=t.__c){if(i.componentWillUnmount)try{i.componentWillUnmount()}catch(t){e.__e(t,n)}i.__P=i.__n=null}if(i=t.__k)for(s=0;s<i.length;s++)i[s]&&se(i[s],n,typeof t.type!=`function`||r&&!t.props.__P);!r&&(i=t.__c)&&(i=i.__z)&&(a=re(i,o=[]))&&(i==t.__e&&o.some(_),_(a),_(i)),r||_(t.__e),t.__e=t.__c=t.__=null}function ce(e,t,n){return this.constructor(e,n)}function M(t,n){var r,i,a,o;e.__&&e.__(t,n),n.nodeType==9&&(n=n.documentElement),i=(r=t&&32&t.__u)?null:n.__k,n.__k=v(y,{children:[t]}),a=[],o=[],A(n,n.__k,i||d,d,n.namespaceURI,i?null:n.firstChild?h.call(n.childNodes):null,a,i?i.__e:n.firstChild,r,o),j(a,n.__k,o),n.__k.props.children=null}e={__e:function(e,t,n,r){for(var a,o,s;t=t.__;)if((a=t.__c)&&!(1&a.__g)){a.__g|=4;try{if((s=(o=a.constructor)&&o.getDerivedStateFromError)&&a.setState(o.getDerivedStateFromError(e)),a.componentDidCatch&&(a.componentDidCatch(e,r||{}),s=1),s&&8&a.__g)return void(a.__g|=2)}catch(t){e=t}}throw i=0,e}},t=0,b.prototype.setState=function(e,t){var n=this.__s;n&&n!=this.state||(n=this.__s=g({},this.state)),typeof e==`function`&&(e=e(g({},n),this.props)),e&&(g(n,e),this.__v&&(t&&this.__k.push(t),w(this)))},b.prototype.forceUpdate=function(e){this.__v&&(this.__g|=4,e&&this.__h.push(e),w(this))},b.prototype.render=y,n=[],i=0,a=function(e,t){return e.__v.__b-t.__v.__b},o=Symbol(),s=/(PointerCapture)$|Capture$/i,c=0,l={};var N,P,le,ue,de=Object.is,fe=0,pe=[],me=[],F=e,he=F.__b,ge=F.__r,_e=F.diffed,ve=F.__c,ye=F.unmount,be=F.__;function xe(e,t){F.__h&&F.__h(P,e,fe||t),fe=0;var n=P.__H||(P.__H={__:[],__h:[]});return e>=n.__.length&&n.__.push({}),n.__[e]}function I(e){return fe=1,Se(Me,e)}function Se(e,t,n){var r=xe(N++,2);if(r.t=e,!r.__c&&(r.__=[n?n(t):Me(void 0,t),function(e){var t=(r.__N||r.__)[0],n=r.t(t,e);de(t,n)||(r.__N=[n,r.__[1]],r.__c.setState({}))}],r.__c=P,!P.__f)){P.__f=!0;var i=P.shouldComponentUpdate;P.shouldComponentUpdate=function(e,t,n){var r=this.__H;if(!r)return!0;var a=!1,o=this.props!=e;if(r.__.some(function(e){e.__N&&(a=!0,de(e.__[0],e.__N[0])||(o=!0))}),i){var s=i.call(this,e,t,n);return a?s||o:s}return!a||o}}return r.__}function L(e,t){var n=xe(N++,3);!F.__s&&je(n.__H,t)&&(n.__P=!0,n.__=e,n.u=t,P.__H.__h.push(n))}function R(e){return fe=5,Ce(function(){return{current:e}},[])}function Ce(e,t){var n=xe(N++,7);return je(n.__H,t)&&(n.__=e(),n.__H=t),n.__}function we(){var e=xe(N++,11);if(!e.__){for(var t=P.__v;!t.__m&&t.__;)t=t.__;var n=t.__m||(t.__m=[0,0]);e.__=`P`+n[0]+`-`+n[1]++}return e.__}function Te(){var e;do{for(;e=me.shift();)try{ke(e)}catch(t){F.__e(t,{__:(e=e.__P)&&e.__v})}for(;e=pe.shift();){var t=e.__H;if(e.__P&&t)try{t.__h.some(ke),t.__h.some(Ae),t.__h=[]}catch(n){t.__h=[],F.__e(n,e.__v)}}}while(me.length)}F.__b=function(e){P=null,he&&he(e)},F.__=function(e,t){e&&t.__k&&t.__k.__m&&(e.__m=t.__k.__m),be&&be(e,t)},F.__r=function(e){ge&&ge(e),N=0;var t=(P=e.__c).__H;t&&(le==P?P.__h=[]:(t.__h.some(ke),t.__h.some(Ae),N=0),t.__h=[],t.__.some(function(e){e.__N&&(e.__=e.__N),e.u=e.__N=void 0})),le=P},F.diffed=function(e){_e&&_e(e);var t=e.__c;t&&t.__H&&(t.__H.__h.length&&Oe(pe.push(t)),t.__H.__.some(function(e){e.u&&(e.__H=e.u)})),le=P=null},F.__c=function(e,t){t.some(function(e){try{e.__h.some(ke),e.__h=e.__h.filter(function(e){return!e.__||Ae(e)})}catch(t){e.__h=[function(){throw t}]}}),ve&&ve(e,t)},F.unmount=function(e){ye&&ye(e);var t,n,r=e.__c;r&&r.__H&&(r.__H.__.some(function(r){try{if(r.__P&&r.__c){if(n===void 0){for(n=e.__;n&&(!n.__c||!n.__c.__P);)n=n.__;n&&=n.__c}r.__P=n,Oe(me.push(r))}else ke(r)}catch(e){t=e}}),r.__H=void 0,t&&F.__e(t,r.__v))};var Ee=typeof requestAnimationFrame==`function`;function De(e){var t,n=function(){clearTimeout(r),Ee&&cancelAnimationFrame(t),setTimeout(e)},r=setTimeout(n,35);Ee&&(t=requestAnimationFrame(n))}function Oe(e){e!=1&&ue==F.requestAnimationFrame||((ue=F.requestAnimationFrame)||De)(Te)}function ke(e){var t=P,n=e.__c;typeof n==`function`&&(e.__c=void 0,n()),P=t}function Ae(e){var t=P;e.__c=e.__(),P=t}function je(e,t){return!e||e.length!=t.length||t.some(function(t,n){return!de(t,e[n])})}function Me(e,t){return typeof t==`function`?t(e):t}var z=class{held;watchers=new Set;constructor(e){this.held=e}get value(){return this.held}set(e){if(!Object.is(e,this.held)){this.held=e;for(let t of[...this.watchers])t(e)}}watch(e){return this.watchers.add(e),()=>this.watchers.delete(e)}};function B(e){let[t,n]=I(e.value);return L(()=>(n(e.value),e.watch(e=>n(e))),[e]),t}var Ne=class extends Error{kind;code;remedy;path;retryAfter;constructor(e,t,n=``,r=``,i=[],a=0){super(t),this.kind=e,this.code=n,this.remedy=r,this.path=i,this.retryAfter=a}};function Pe(e,t=200){let n=e.extensions?.code??``;return new Ne(Fe(t,n),e.message,n,e.extensions?.remedy??``,e.path)}function Fe(e,t){return e===401||e===403||t===`UNAUTHENTICATED`||t===`FORBIDDEN`?`forbidden`:e===429||e===503?`busy`:e>=500||t===`INTERNAL`?`broken`:`refused`}var Ie=``;function Le(e){Ie=e.trim()}function Re(){return Ie!==``}function ze(){return Ie?{Authorization:`Bearer ${Ie}`}:{}}async function Be(e,t,n){let r=await Ve(e,t,n),i=await He(r),a=(i.errors??[]).map(e=>Pe(e,r.status)),o=i.data?a.find(e=>e.path.length===1):a[0];if(o)throw We(o,r);if(!i.data)throw Ue(r);return{data:i.data,failures:a}}async function Ve(e,t,n){try{return await fetch(`/graphql`,{method:`POST`,headers:{"Content-Type":`application/json`,Accept:`application/graphql-response+json, application/json`,...ze()},body:JSON.stringify({query:e.text,operationName:e.name,variables:t}),signal:n??null})}catch(e){throw e instanceof DOMException&&e.name===`AbortError`?e:new Ne(`unreachable`,`The service does not answer.`)}}async function He(e){try{return await e.json()}catch{throw Ue(e)}}function Ue(e){return Pe({message:`The service answered with status ${e.status}.`},e.status)}function We(e,t){let n=Number(t.headers.get(`Retry-After`))||0;return new Ne(e.kind,e.message,e.code,e.remedy,e.path,n)}var Ge=60,V=new Map,Ke=new Set;function qe(e,t){return`${e.name} ${JSON.stringify(t)}`}function Je(e){return V.get(e)}async function Ye(e,t,n){let r=await Be(e,t,n);return r.failures.length===0&&Xe(qe(e,t),r),r}function Xe(e,t){V.delete(e),V.set(e,t);for(let e of V.keys()){if(V.size<=Ge)break;V.delete(e)}}function Ze(){V.clear();for(let e of[...Ke])e()}function Qe(e){return Ke.add(e),()=>Ke.delete(e)}var $e=2e3,et=new z(!0),tt;function nt(){et.set(!0)}function rt(){et.set(!1),tt??=setTimeout(it,$e)}async function it(){tt=void 0;try{if((await fetch(`/health/live`,{cache:`no-store`})).ok){et.set(!0),Ze();return}}catch{}tt=setTimeout(it,$e)}function H(e,t){let n=t===null?``:qe(e,t),[r,i]=I(0),[a,o]=I(),s=R(null);L(()=>Qe(()=>i(e=>e+1)),[]),L(()=>{if(t===null||Je(n))return;let r=new AbortController;return Ye(e,t,r.signal).then(e=>{nt(),r.signal.aborted||o({name:n,answer:e,failure:null})},e=>{if(r.signal.aborted)return;let t=e instanceof Ne?e:new Ne(`broken`,String(e));t.kind===`unreachable`&&rt(),o({name:n,answer:null,failure:t})}),()=>r.abort()},[n,r]);let c=Je(n)??(a?.name===n?a.answer:null);c&&(s.current=c),t===null&&(s.current=null);let l=!c&&a?.name===n?a.failure:null,u=c??s.current;return{data:u?.data??null,failures:u?.failures??[],failure:l,loading:t!==null&&!c&&!l,stale:!c&&u!==null}}var at=new z(pt(`theme`,[`auto`,`light`,`dark`],`auto`)),U=new z(pt(`language`,[`en`,`id`],ft()));at.watch(e=>{mt(`theme`,e),ot(e)}),U.watch(e=>mt(`language`,e));function ot(e=at.value){e===`auto`?delete document.documentElement.dataset.theme:document.documentElement.dataset.theme=e,st.set(lt()?`dark`:`light`)}var st=new z(`light`),ct=matchMedia(`(prefers-color-scheme: dark)`);ct.addEventListener(`change`,()=>ot());function lt(){return at.value===`auto`?ct.matches:at.value===`dark`}var ut=matchMedia(`(prefers-reduced-motion: reduce)`);function dt(){return ut.matches}function ft(){return/^(id|in|ms)\b/i.test(navigator.language)?`id`:`en`}function pt(e,t,n){try{let r=localStorage.getItem(`tular.${e}`);return r&&t.includes(r)?r:n}catch{return n}}function mt(e,t){try{localStorage.setItem(`tular.${e}`,t)}catch{}}var ht={"app.name":`Tular`,"app.skip":`Skip to the content`,"app.views":`Views`,"nav.overview":`Overview`,"nav.map":`Map`,"nav.rankings":`Rankings`,"nav.communities":`Communities`,"view.account":`Account`,"nav.runs":`Runs`,"nav.shortlist":`Shortlist`,"nav.graphiql":`GraphiQL`,"settings.theme":`Appearance`,"settings.theme.auto":`Appearance: as the system`,"settings.theme.light":`Appearance: light`,"settings.theme.dark":`Appearance: dark`,"settings.language":`Language`,"state.loading":`Loading …`,"state.stale":`Renewing …`,"state.unreachable":`The service does not answer.`,"state.unreachable.do":"What you see stays. The page tries again by itself; if it lasts, look whether `tular serve` is running.","state.back":`The service is back.`,"state.retry":`Try again`,"state.failed":`This could not be shown.`,"state.partial":`A part is missing: {message}`,"state.part":`This part of the page could not be fetched.`,"state.part.do":`Load the page again`,"state.norun":`Nothing has been analysed yet.`,"state.norun.do":`Load relations and analyse them; this page fills itself then.`,"state.noview":`There is no such page.`,"state.noview.do":`The address may be from another version. The overview is one click away.`,"state.runGone":`The analysis {run} of this link is no longer here.`,"state.runGone.do":`Show the current one`,"state.older":`You are looking at the analysis of {when}.`,"state.older.do":`Show the current one`,"state.newer":`A newer analysis is here.`,"state.newer.do":`Show it`,"state.nothing":`Nothing fits.`,"state.nothing.do":`Take a filter away, or choose another measure.`,"key.needed":`This service wants an access key.`,"key.label":`Access key`,"key.use":`Use it`,"key.note":`It is kept in this tab's memory only and is gone when you close it.`,"key.refused":`The service did not accept this key for what you see here.`,"search.label":`Search accounts and communities`,"search.placeholder":`Search a name, a handle, a subject`,"search.none":`Nobody and nothing here fits “{text}”.`,"search.more":`All {n} accounts that fit`,"search.accounts":`Accounts`,"search.communities":`Communities`,"search.found":`One suggestion. Arrow keys choose.|{n} suggestions. Arrow keys choose.`,"layer.FOLLOWS":`who follows whom`,"layer.RETWEETS":`who retweets whom`,"layer.QUOTES":`who quotes whom`,"layer.REPLIES":`who replies to whom`,"layer.MENTIONS":`who mentions whom`,"window.all":`all that was loaded`,"window.from":`from {from}`,"window.to":`until {to}`,"window.both":`{from} to {to}`,"home.title":`{accounts} accounts in {communities} communities`,"home.title.none":`{accounts} accounts`,"home.lead":`{layer}, {window}: {relations} relations, analysed {when}.`,"home.scope":`Limited to: {scope}.`,"home.shape.POLARISED_CROWD":`It is *split*: two large groups with little between them.`,"home.shape.TIGHT_CROWD":`It is *one crowd*: nearly everybody is tied to many others.`,"home.shape.BRAND_CLUSTERS":`It is *scattered*: many speak of the same thing and hardly to each other.`,"home.shape.COMMUNITY_CLUSTERS":`It is a set of *neighbourhoods*: several groups, each with its own leading voices.`,"home.shape.BROADCAST":`It is *a stage*: many listen to one voice and hardly to each other.`,"home.shape.SUPPORT":`It is *a help desk*: one voice speaks to many.`,"home.real":`The communities are *more than chance*: random networks with as many relations show far weaker groups.`,"home.chance":`The communities are *no clearer than chance* would make them. Read their borders with care.`,"home.untested":`Whether the communities are *more than chance* was not tested.`,"home.map":`The map`,"home.map.open":`Open the map`,"home.leading":`Who leads`,"home.carrying":`Who carries the message`,"home.by":`Lead by`,"home.leading.note":`The ten who lead by {measure}.`,"home.watched":`Who has the biggest audience`,"home.watched.note":`The ten with the most by {measure}.`,"home.both":`{n} account is in both lists.|{n} accounts are in both lists.`,"home.both.none":`Nobody is in both lists: a big audience is not the same as influence.`,"home.other":`No. {rank} by {measure}`,"home.all":`The whole ranking`,"home.changes":`Since the run before`,"home.changes.first":`This is the first analysis of its kind. After the next one, this place tells what changed.`,"home.changes.none":`No community was born, grew, shrank, split, merged or dissolved.`,"home.changes.compared":`Compared with the analysis of {when}.`,"home.risen":`Risen most`,"home.fallen":`Fallen most`,"home.facts":`At a glance`,"fact.accounts":`Accounts`,"fact.relations":`Relations`,"fact.communities":`Communities`,"fact.modularity":`Modularity`,"fact.largest":`In the two largest`,"fact.analysed":`Analysed`,"event.BORN":`{after} is new, with {n} members.`,"event.GROWN":`{after} grew from {was} to {n} members.`,"event.SHRUNK":`{after} shrank from {was} to {n} members.`,"event.SPLIT":`{before} split into {after}.`,"event.MERGED":`{after} was formed of {before}.`,"event.DISSOLVED":`{before} dissolved: its {was} members have no common community any more.`,"rank.up":`up {n}`,"rank.down":`down {n}`,"rank.same":`unchanged`,"rank.of":`No. {rank}`,"list.add":`Add {name} to the shortlist`,"list.remove":`Take {name} off the shortlist`,"list.count":`{n} on the shortlist`,"list.more":`More`,"list.full":`The shortlist holds {n} accounts; take one off to add another.`,"column.rank":`No.`,"column.account":`Account`,"column.community":`Community`,"column.score":`Own score`,"column.stated":`Stated followers`,"column.role":`Role`,"column.change":`Change`,"column.change.new":`was not there`,"column.history":`History`,"column.history.label":`Ranks in the latest analyses, oldest first: {ranks}`,"rankings.by":`Everybody, in the order of`,"rankings.own":`Everybody, in the order of a score of your own`,"rankings.total":`one account|{n} accounts`,"rankings.measure":`Lead by`,"rankings.beside":`Beside it`,"rankings.layer":`Layer`,"rankings.window":`Window`,"rankings.with":`Compare with`,"rankings.with.none":`no other analysis`,"rankings.order":`Order`,"rankings.order.score":`Best first`,"rankings.weights":`A score of your own`,"rankings.weights.note":`The mean of percentiles by the measures you choose, by the weights you give. Below zero, whoever the measure ranks last gains.`,"rankings.weight":`Weight of {measure}`,"rankings.weight.add":`Add a measure …`,"rankings.weight.remove":`Take {measure} out of the score`,filters:`Filters`,"filters.used":`One filter|{n} filters`,"filters.clear":`Take all filters away`,"filters.any":`any`,"filters.text":`Words in handle, name or bio`,"filters.least":`Least followers`,"filters.language":`Language (en, id, …)`,"filters.platform":`Platform (x, mastodon, …)`,"filters.community":`Community`,"filters.verified":`Verified`,"filters.kind":`Kind`,"filters.tier":`Audience`,"filters.role":`Role`,"scatter.title":`{y} against {x}`,"scatter.label":`{n} accounts by {x}, to the right, and {y}, upwards. The lists beside name the corners.`,"scatter.note":`Everybody among the hundred best by either. Point at one to read its values.`,"scatter.quiet":`Low by {x}, high by {y}`,"scatter.both":`Ahead by both`,"scatter.loud":`High by {x}, low by {y}`,"account.none":`Which account?`,"account.none.do":`Search for a handle or a name above.`,"account.unknown":`There is no account {name}.`,"account.unknown.do":`It may have another handle now. Search for its name above.`,"account.unrelated":`It has no relation in the layer and window of this analysis, so nothing was computed for it. Another layer or window may have it.`,"account.map":`Show on the map`,"account.profile":`Profile`,"account.following":`Stated following`,"account.posts.count":`Stated posts`,"account.location":`Location`,"account.since":`Since`,"account.confidence":`Sureness of community`,"account.strengths":`Strong and weak`,"account.strong":`Strong in {list}.`,"account.weak":`Weak in {list}.`,"account.average":`It stands out in nothing, neither way.`,"account.peers":`Among {n} accounts of its size, {least} to {most} loaded followers`,"account.all":`Among all accounts of the analysis: it has no measure of audience to find peers by.`,"account.ahead":`ahead of {n} %`,"account.percentile":`Ahead of, %`,"account.ego":`Those around it`,"account.ego.count":`One account is related to it.|{n} accounts are related to it.`,"account.ego.some":`The {n} that lead are shown.`,"account.ego.label":`{name} in the middle of {n} accounts, with the relations among them. The list beside says the same.`,"account.ego.communities":`From one community|From {n} communities`,"account.ego.both":`both ways`,"account.ego.out":`it points at them`,"account.ego.in":`they point at it`,"account.history":`Over the analyses`,"account.live":`Now`,"account.posts":`Recent posts`,"account.posts.none":`No post of it is loaded.`,"account.posts.silent":`(no text loaded)`,"account.posts.retweet":`· repeats another post`,"account.posts.quote":`· quotes another post`,"account.posts.reply":`· answers another post`,"account.relations":`Relations`,"account.incoming":`To it`,"account.outgoing":`From it`,"account.rhythm":`Rhythm of its week`,"account.rhythm.busiest":`Of {posts} posts, most come on {day} at {hour} ({zone}).`,"runs.analysis":`Analysis`,"role.long.ULTRA_PERIPHERAL":`It keeps to its own community.`,"role.long.PERIPHERAL":`It lives mostly inside its community.`,"role.long.CONNECTOR":`It connects its community with others.`,"role.long.KINLESS":`It is at home in all communities and in none.`,"role.long.PROVINCIAL_HUB":`It is a leading voice inside its community.`,"role.long.CONNECTOR_HUB":`It leads its community and carries to others.`,"role.long.KINLESS_HUB":`It is a leading voice across all communities.`,"communities.total":`One group found in this analysis, by who is tied to whom.|{n} groups found in this analysis, by who is tied to whom.`,"communities.filter":`Words in name or sentence`,"community.leaders":`Who leads it`,"community.stability":`Stability`,"community.openness":`Openness`,"community.conductance":`Conductance`,"community.density":`Density`,"community.audience":`Audience`,"community.character":`What it is like`,"community.terms":`Words that set it apart`,"community.inside":`Inside it`,"community.roles":`Parts that members play`,"community.overall":`No. {rank} of all`,"community.ranking":`Rank its members`,"community.overlap":`Shares its audience with`,"community.shared":`Shared`,"community.jaccard":`Of either`,"community.chance":`By chance`,"community.flows":`What flows out and in`,"community.flows.note":`The mark is what chance gives; a bar beyond it is a tie.`,"community.flows.out":`Out: its members follow, repeat or mention …`,"community.flows.in":`In: … who follow, repeat or mention its members`,"community.flows.times":`{n} × chance`,"community.bridges":`Who joins it to another`,"community.bridges.to":`To`,"community.bridges.none":`Nobody is related to both.`,"community.bridges.pairs":`{n} pairs`,"community.life":`Its life`,"community.life.label":`Members in the latest analyses, oldest first: {sizes}`,"community.joined":`Came`,"community.left":`Left`,"community.happened":`What happened`,"community.echo":`Echo`,"community.echo.sentence":`{share} of {n} retweets by members are of members. The line marks what chance gives.`,"community.echo.inside":`Of members`,"community.week":`Week`,"community.retweets":`Retweets`,"community.rename":`Name or merge`,"community.renamed":`The name is changed.`,"community.merged":`They are shown as one.`,"community.separated":`They are shown by themselves again.`,"community.name":`Name`,"community.name.note":`Everybody sees it, in all analyses that have this community and in later ones. Its own words suggest: {generated}`,"community.name.save":`Save the name`,"community.name.generated":`Use the suggested name`,"community.merge":`Show it as part of another community`,"community.merge.note":`For what is one to you and two to the algorithm. Nothing that was computed is changed; it can be taken back.`,"community.merge.into":`Part of`,"community.merge.do":`Show as one`,"community.separate":`Show the other one by itself again|Show the {n} others by themselves again`,"happened.BORN":`new`,"happened.GROWN":`grew`,"happened.SHRUNK":`shrank`,"happened.SPLIT":`split`,"happened.MERGED":`merged`,"happened.DISSOLVED":`dissolved`,"runs.lead":`Every number of this page comes from one of these. An analysis never changes once it is done.`,"runs.compare":`Compare the two`,"runs.choose":`Tick two to compare them.`,"runs.choose.one":`Compare the analysis of {when}`,"runs.current":`current`,"runs.took":`Took`,"runs.look":`Look at it`,"runs.of":`Analysis of {when}`,"runs.found":`What it found`,"runs.how":`How`,"runs.id":`Run`,"runs.seed":`Seed`,"runs.fingerprint":`Fingerprint`,"runs.compared":`Compared`,"runs.measures":`Measures`,"runs.parameters":`Every choice, and the software`,"runs.z":`Beyond chance, in deviations`,"runs.polarisation":`Polarisation`,"runs.centralisation":`Centralisation`,"runs.crossing":`Crossing`,"runs.topics":`Conversations by hashtag`,"runs.time":`Where its {time} went`,"runs.step":`Step`,"runs.beside":`Two analyses beside each other`,"runs.all":`All analyses`,"runs.scope":`Limited to`,"runs.shape":`Shape`,"runs.unlike":`They look at different layers, so ranks of one say nothing of the other.`,"runs.moved":`Who moved, by {measure}`,"runs.nobody":`Nobody.`,"shape.POLARISED_CROWD":`split in two`,"shape.TIGHT_CROWD":`one crowd`,"shape.BRAND_CLUSTERS":`scattered`,"shape.COMMUNITY_CLUSTERS":`neighbourhoods`,"shape.BROADCAST":`a stage`,"shape.SUPPORT":`a help desk`,"shortlist.empty":`Nobody is on the shortlist yet.`,"shortlist.empty.do":`The star beside an account puts it here. The list is part of the address: a link takes it along.`,"shortlist.lead":`Side by side. Bars show how many of all accounts each is ahead of.`,"shortlist.csv":`Take along as CSV`,"shortlist.clear":`Empty the list`,"shortlist.drop":`Take it off`,"shortlist.reached":`Communities reached`,"shortlist.overlap":`Do they reach the same people?`,"shortlist.overlap.note":`Accounts around both, as a share of the smaller of the two circles. A high share means that one adds little to the other.`,"shortlist.overlap.some":`Of large circles, the hundred that lead are compared.`,"community.without":`no community`,"community.members":`{n} member|{n} members`,"behind.open":`The query behind this`,"behind.title":`The query behind this`,"behind.note":`The same answer by other doors. Nothing here is special to this page.`,"behind.copy":`Copy`,"behind.copied":`Copied`,"behind.graphiql":`Open GraphiQL`,"behind.graphql":`GraphQL`,"behind.cypher":`Cypher`,"behind.cli":`Command line`,"behind.python":`Python`,"behind.cypher.current":`Neo4j holds the scores and communities of the current run.`,"behind.cypher.none":`Neo4j does not hold this; a finished run's tables do. GraphQL, the command line and Python read them.`,"dialog.close":`Close`,"define.of":`What {name} means`,"map.label":`Map of communities`,"map.help":`Arrow keys go from one to the next, Enter goes inside, Escape goes out, plus and minus zoom, 0 shows everything.`,"map.region.community":`{label}, {n} members. {ties}`,"map.region.account":`{name}, in {community}. No. {rank}.`,"map.region.ties":`Strongest tie to {label}.`,"map.region.noties":`No tie beyond chance.`,"map.region.all":`The whole map: {n} communities.`,"map.region.end":`Nobody further in this direction.`,"map.zoom.in":`Zoom in`,"map.zoom.out":`Zoom out`,"map.zoom.all":`Show everything`,"map.loading":`Drawing the map …`,"map.truncated":`Smaller communities are left out here; the table and the search have them.`,"map.none":`No community has {n} members or more.`,"map.nowebgl":`This browser draws no WebGL, so there is no picture. The table beside has everything that it would show.`,"map.table":`As a table`,"map.picture":`As a picture`,"map.colour":`Colour`,"map.colour.community":`Community`,"map.colour.tier":`Audience size`,"map.colour.role":`Role`,"map.colour.kind":`Kind of account`,"map.colour.platform":`Platform`,"map.colour.language":`Language`,"map.colour.verified":`Verified`,"map.size":`Size by`,"map.flows":`Ties`,"map.flows.ties":`Stronger than chance`,"map.flows.all":`All`,"map.flows.none":`None`,"map.legend":`Legend`,"map.legend.size":`Circles: communities, by number of members`,"map.legend.flows":`Lines: more relations between two communities than chance gives`,"map.legend.dots":`Dots: members, larger for a higher {measure}`,"map.legend.unknown":`not known`,"map.download":`Download`,"map.download.picture":`Picture (PNG)`,"map.download.data":`{level}, {format}`,"map.play":`Play through the runs`,"map.pause":`Stop`,"map.playing":`Analysis of {when}`,"map.selected.open":`Open`,"map.selected.close":`Close`,"map.column.name":`Community`,"map.column.members":`Members`,"map.column.ties":`Strongest ties, times what chance gives`,"map.gone.account":`{name} is not in this analysis.`,"map.gone.community":`The community “{name}” is not in this analysis.`,"map.gone.last":`Last seen in the analysis of {when}, with {n} members.`,"measure.FOLLOWERS":`followers`,"measure.IN_DEGREE":`relations in`,"measure.OUT_DEGREE":`relations out`,"measure.IN_STRENGTH":`weight in`,"measure.OUT_STRENGTH":`weight out`,"measure.PAGERANK":`PageRank`,"measure.PERSONALISED_PAGERANK":`personalised PageRank`,"measure.HITS_AUTHORITY":`authority (HITS)`,"measure.HITS_HUB":`hub (HITS)`,"measure.CORENESS":`coreness`,"measure.BETWEENNESS":`betweenness`,"measure.EIGENVECTOR":`eigenvector centrality`,"measure.KATZ":`Katz centrality`,"measure.COLLECTIVE_INFLUENCE":`collective influence`,"measure.VOTERANK":`VoteRank`,"measure.CLOSENESS":`closeness`,"measure.HARMONIC":`harmonic centrality`,"measure.CLUSTERING":`clustering`,"measure.RECIPROCITY":`reciprocity`,"measure.CONSTRAINT":`constraint`,"measure.EFFECTIVE_SIZE":`effective size`,"measure.PARTICIPATION":`participation`,"measure.WITHIN_MODULE_DEGREE":`standing in its community`,"measure.TWO_STEP_REACH":`two-step reach`,"measure.FOLLOWERS_GAINED":`followers gained`,"measure.FOLLOWERS_LOST":`followers lost`,"measure.GROWTH_RATE":`growth rate`,"measure.CHURN_RATE":`churn rate`,"measure.PEER_PERCENTILE":`percentile among peers`,"measure.RETWEETS_RECEIVED":`retweets received`,"measure.MENTIONS_RECEIVED":`mentions received`,"measure.REPLIES_RECEIVED":`replies received`,"measure.QUOTES_RECEIVED":`quotes received`,"measure.RETWEETS_PER_POST":`retweets a post`,"measure.RETWEETS_PER_FOLLOWER":`retweets a follower`,"measure.MENTIONS_PER_POST":`mentions a post`,"measure.MENTIONS_PER_FOLLOWER":`mentions a follower`,"measure.DISTINCT_RETWEETERS":`different retweeters`,"measure.REPEAT_RETWEETERS":`repeat retweeters`,"measure.RETWEET_H_INDEX":`retweet h-index`,"measure.ENGAGED_AUDIENCE":`engaged audience`,"measure.ENGAGED_FOLLOWERS":`engaged followers`,"measure.MEDIAN_SECONDS_TO_RETWEET":`seconds to a retweet`,"measure.GATEKEEPER":`gatekeeper`,"measure.REPRESENTATIVE":`representative`,"measure.COORDINATOR":`coordinator`,"measure.ITINERANT":`itinerant`,"measure.LIAISON":`liaison`,"tier.NANO":`nano`,"tier.MICRO":`micro`,"tier.MID":`mid`,"tier.MACRO":`macro`,"tier.MEGA":`mega`,"role.ULTRA_PERIPHERAL":`keeps to its community`,"role.PERIPHERAL":`mostly in its community`,"role.CONNECTOR":`connects communities`,"role.KINLESS":`at home everywhere`,"role.PROVINCIAL_HUB":`leads its community`,"role.CONNECTOR_HUB":`leads and connects`,"role.KINLESS_HUB":`leads everywhere`,"kind.PERSON":`person`,"kind.COMPANY":`company`,"kind.ORGANIZATION":`organisation`,"kind.INSTITUTION":`institution`,"kind.MEDIA":`media`,"kind.UNKNOWN":`not known`,yes:`yes`,no:`no`};function gt(e){return e in ht}var _t=(function(){let e=typeof document<`u`&&document.createElement(`link`).relList;return e&&e.supports&&e.supports(`modulepreload`)?`modulepreload`:`preload`})(),vt=function(e){return`/static/explorer/`+e},yt={},bt={},xt=function(e){return e.pathname.endsWith(`.css`)},St=function(e,t,n){if(t in e)return e[t];let r=n();if(!r){e[t]=void 0;return}let i=r.then(()=>{e[t]=void 0},n=>{throw delete e[t],n});return e[t]=i,i},W=function(e,t,n){let r=Promise.resolve();if(t&&t.length>0){let e,i=document.querySelector(`meta[property=csp-nonce]`),a=i?.nonce||i?.getAttribute(`nonce`);function o(e){return Promise.all(e.map(e=>Promise.resolve(e).then(e=>({status:`fulfilled`,value:e}),e=>({status:`rejected`,reason:e}))))}function s(e){return import.meta.resolve?new URL(import.meta.resolve(e)):new URL(e,import.meta.url)}r=o(t.map(t=>{t=vt(t,n);let r=s(t),i=xt(r);return St(yt,r.href,()=>{if(e===void 0){e={all:new Set,styles:new Set};let t=document.getElementsByTagName(`link`);for(let n=t.length-1;n>=0;n--){let r=t[n];e.all.add(r.href),r.rel===`stylesheet`&&e.styles.add(r.href)}}let t=i?e.styles:e.all,n=i?bt[r.href]:void 0;if(!n&&t.has(r.href))return;let o=document.createElement(`link`);if(o.rel=i?`stylesheet`:_t,i||(o.as=`script`),o.crossOrigin=``,o.href=r.href,a&&o.setAttribute(`nonce`,a),n&&delete bt[r.href],n?.isConnected?n.replaceWith(o):document.head.appendChild(o),i)return new Promise((e,t)=>{let n=i=>{o.removeEventListener(`load`,n),o.removeEventListener(`error`,n),i.type===`error`?(bt[r.href]=o,t(Error(`Unable to preload CSS for ${r}`))):e(i)};o.addEventListener(`load`,n),o.addEventListener(`error`,n)})})}).filter(e=>e!==void 0))}function i(e){let t=new Event(`vite:preloadError`,{cancelable:!0});if(t.payload=e,window.dispatchEvent(t),!t.defaultPrevented)throw e}return r.then(t=>{for(let e of t||[])e.status===`rejected`&&i(e.reason);return e().catch(i)})},Ct=new z(ht);async function wt(){let e=U.value;document.documentElement.lang=e,Ct.set(e===`id`?(await W(async()=>{let{id:e}=await import(`./id-GOIJVLoZ.js`);return{id:e}},[])).id:ht)}function G(){return B(Ct),K}function K(e,t={}){let[n,r]=Ct.value[e].split(`|`);return(r!==void 0&&t.n!==1?r:n??``).replace(/\{(\w+)\}/g,(e,n)=>Tt(t[n]))}function Tt(e){return typeof e==`number`?e.toLocaleString(U.value):e??``}var Et={name:`Frame`,text:`query Frame($run: ID) {
  run(id: $run) {
    ...RunFacts
  }
  current: run {
    runId
  }
}

fragment RunFacts on Run {
  runId
  layer
  from
  to
  scope
  finishedAt
  seconds
  accountCount
  relationCount
  communityCount
  modularity
  measures
  current
}`},Dt=[`run`,`list`],q=new z(kt(location.hash));window.addEventListener(`hashchange`,()=>q.set(kt(location.hash))),window.addEventListener(`popstate`,()=>q.set(kt(location.hash)));function Ot(){return B(q)}function kt(e){let[t=``,n=``]=Pt(e.replace(/^#\/?/,``)),[r=``,...i]=t.split(`/`).map(Ft);return{view:r,parts:i.filter(Boolean),query:Object.fromEntries(new URLSearchParams(n))}}function At({view:e,parts:t,query:n}){let r=[e,...t].map(It).join(`/`),i=Object.entries(n).filter(([,e])=>e!==``).map(([e,t])=>`${It(e)}=${It(t)}`).join(`&`);return`#/${r}${i?`?${i}`:``}`}function J(e,t=[],n={},r=q.value){return At({view:e,parts:t,query:{...Nt(r),...n}})}function jt(e,t=!1){let n=q.value,r=Object.fromEntries(Object.entries({...n.query,...e}).filter(([,e])=>e!==``));Mt(At({...n,query:r}),t)}function Mt(e,t=!1){e!==location.hash&&(t?history.replaceState(null,``,e):history.pushState(null,``,e),q.set(kt(e)))}function Nt(e){return Object.fromEntries(Dt.flatMap(t=>e.query[t]?[[t,e.query[t]]]:[]))}function Pt(e){let t=e.indexOf(`?`);return t<0?[e,``]:[e.slice(0,t),e.slice(t+1)]}function Ft(e){try{return decodeURIComponent(e)}catch{return e}}function It(e){return encodeURIComponent(e).replace(/%40/g,`@`).replace(/%3A/g,`:`).replace(/%2C/g,`,`)}var Lt=Symbol.for(`pv`),Rt=0;Array.isArray;function Y(t,n,r,i,a,o){n||={};var s,c,l=n;if(`ref`in l&&typeof t!=`function`)for(c in l={},n)c==`ref`?s=n[c]:l[c]=n[c];var u={type:t,props:l,key:r,ref:s,__k:null,__:null,__b:0,__e:null,__c:null,constructor:Lt,__v:--Rt,__i:-1,__u:0};return(a||o)&&(u.__source=a,u.__self=o),e.vnode&&e.vnode(u),u}var zt=new z(``);function X(e){zt.set(zt.value===e?`${e}\u00a0`:e)}function Bt(){return Y(`p`,{class:`hidden`,role:`status`,"aria-live":`polite`,"data-testid":`announcer`,children:B(zt)})}function Vt(){let e=G();return Y(`p`,{class:`notice quiet`,role:`status`,children:[Y(`span`,{class:`pulse`,"aria-hidden":`true`}),` `,e(`state.loading`)]})}function Ht({title:e,children:t}){return Y(`div`,{class:`notice`,children:[Y(`p`,{class:`notice-title`,children:e}),t&&Y(`p`,{children:t})]})}function Ut({failure:e}){let t=G(),n=e.kind===`unreachable`;return Y(`div`,{class:`notice warn`,role:`alert`,children:[Y(`p`,{class:`notice-title`,children:t(n?`state.unreachable`:`state.failed`)}),Y(`p`,{children:n?t(`state.unreachable.do`):`${e.message} ${e.remedy}`}),Y(`button`,{type:`button`,class:`button`,onClick:Ze,children:t(`state.retry`)})]})}function Wt({failures:e}){let t=G();return e.length===0?null:Y(`div`,{class:`notice warn`,role:`status`,children:[...new Set(e.map(e=>`${e.message} ${e.remedy}`.trim()))].map(e=>Y(`p`,{children:t(`state.partial`,{message:e})},e))})}function Gt({asked:e,children:t}){return e.failure&&!e.data?Y(Ut,{failure:e.failure}):e.data?Y(`div`,{class:e.stale?`stale`:void 0,"aria-busy":e.stale,children:[Y(Wt,{failures:e.failures}),t(e.data)]}):Y(Vt,{})}function Z(e){let t=null;return function(n){let[r,i]=I(()=>t),[a,o]=I(!1),[s,c]=I(0);return L(()=>Qe(()=>c(e=>e+1)),[]),L(()=>{let n=!0;return t||e().then(e=>{t=e,n&&i(()=>e)},()=>{rt(),n&&o(!0)}),()=>{n=!1}},[s]),r?Y(r,{...n}):Y(a?Kt:Vt,{})}}function Kt(){let e=G();return Y(`div`,{class:`notice warn`,role:`alert`,children:[Y(`p`,{class:`notice-title`,children:e(`state.part`)}),Y(`button`,{type:`button`,class:`button`,onClick:()=>location.reload(),children:e(`state.part.do`)})]})}var qt={name:`Overview`,text:`query Overview($run: ID!, $measure: Measure!, $audience: Measure!) {
  run(id: $run) {
    ...RunFacts
    verdict
    compared
    significance {
      communities
      z
      samples
    }
    shape {
      kind
      twoLargest
      inHub
      scattered
    }
  }
  leading: influencers(runId: $run, measure: $measure, first: 10) {
    edges {
      rank
      score
      node {
        ...Person
        other: rank(measure: $audience)
        followersCount
      }
    }
  }
  watched: influencers(runId: $run, measure: $audience, first: 10) {
    edges {
      rank
      score
      node {
        ...Person
        other: rank(measure: $measure)
        followersCount
      }
    }
  }
}

fragment RunFacts on Run {
  runId
  layer
  from
  to
  scope
  finishedAt
  seconds
  accountCount
  relationCount
  communityCount
  modularity
  measures
  current
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
}`},Jt=Z(()=>W(()=>import(`./BehindDoors-Baw5wGk4.js`).then(e=>e.BehindDoors),__vite__mapDeps([0,1])));function Yt(e){let t=G(),[n,r]=I(!1);return Y(y,{children:[Y(`button`,{type:`button`,class:`button plain small behind`,onClick:()=>r(!0),children:[Y(`span`,{"aria-hidden":`true`,children:`{ }`}),` `,t(`behind.open`)]}),n&&Y(Jt,{...e,close:()=>r(!1)})]})}var Xt=[`RETWEETS_RECEIVED`,`DISTINCT_RETWEETERS`,`MENTIONS_RECEIVED`,`ENGAGED_AUDIENCE`],Zt=[`PAGERANK`,`IN_STRENGTH`,`IN_DEGREE`],Qt=[`FOLLOWERS`,`IN_DEGREE`];function $t(e,t){return rn(e,[...t?[t]:[],...Zt])}function en(e,t){return rn(e,[...t?[t]:[],...Qt])}function tn(e,t){return rn(e,[...t?[t]:[],...Xt,...Zt])}function nn(e){return/RETWEET|MENTION|REPL|QUOTE|ENGAGED/.test(e)}function rn(e,t){return t.find(t=>e.includes(t))??e[0]??`PAGERANK`}var an={name:`Changes`,text:`query Changes($run: ID!, $before: ID!, $measure: Measure!) {
  run(id: $run) {
    runId
    compared
    communityEvents(first: 8) {
      kind
      before
      after
      sizeBefore
      sizeAfter
      moved
      communities {
        communityId
        label
        colour
      }
    }
  }
  risen: influencers(
    runId: $run
    compareTo: $before
    measure: $measure
    order: RANK_RISE
    first: 5
  ) {
    edges {
      rank
      previousRank
      rankChange
      node {
        ...Person
      }
    }
  }
  fallen: influencers(
    runId: $run
    compareTo: $before
    measure: $measure
    order: RANK_FALL
    first: 5
  ) {
    edges {
      rank
      previousRank
      rankChange
      node {
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
}`},on={name:`Runs`,text:`query Runs($first: Int!, $after: String) {
  runs(first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...RunFacts
      }
    }
  }
}

fragment RunFacts on Run {
  runId
  layer
  from
  to
  scope
  finishedAt
  seconds
  accountCount
  relationCount
  communityCount
  modularity
  measures
  current
}`};function sn(e){return`${e.platform??e.key.split(`:`)[0]??``}/${e.handle?`@${e.handle}`:e.key.slice(e.key.indexOf(`:`)+1)}`}function cn(e){let t=e.indexOf(`/`),[n,r]=t<0?[``,e]:[e.slice(0,t),e.slice(t+1)];return r.startsWith(`@`)?n?{handle:r.slice(1),platform:n}:{handle:r.slice(1)}:{id:n?`${n}:${r}`:r}}function ln(e){return e.handle?`@${e.handle}`:e.name||e.key}function un(e=q.value){return(e.query.list??``).split(`,`).filter(Boolean)}function dn(){return un(Ot())}function fn(e){let t=sn(e),n=un();hn(n.includes(t)?n.filter(e=>e!==t):[...n,t].slice(0,12))}function pn(e){hn(un().filter(t=>t!==e))}function mn(){hn([])}function hn(e){jt({list:e.join(`,`)})}function gn({colour:e}){return Y(`span`,{class:`dot`,"aria-hidden":`true`,style:{background:_n(e)}})}function _n(e){return e&&/^#[0-9a-f]{6}$/i.test(e)?e:`#8a94a0`}function vn(e){return J(`account`,sn(e).split(`/`))}function yn(e){return J(`communities`,[e])}function bn({account:e}){let t=ln(e);return Y(`a`,{class:`account`,href:vn(e),children:[Y(`span`,{class:`handle`,children:t}),e.name&&e.name!==t&&Y(`span`,{class:`name`,children:[` `,e.name]})]})}function xn({community:e}){let t=G();return e?Y(`a`,{class:`community`,href:yn(e.communityId),children:[Y(gn,{colour:e.colour}),Y(`span`,{children:e.label})]}):Y(`span`,{class:`quiet`,children:t(`community.without`)})}function Sn({account:e}){let t=G(),n=dn().includes(sn(e)),r=ln(e),i=t(n?`list.remove`:`list.add`,{name:r});return Y(`button`,{type:`button`,class:`star`,"aria-pressed":n,"aria-label":i,title:i,onClick:()=>fn(e),children:Y(`svg`,{viewBox:`0 0 20 20`,"aria-hidden":`true`,children:Y(`path`,{d:`M10 2.5l2.3 4.9 5.2.7-3.8 3.7.9 5.3L10 14.6l-4.6 2.5.9-5.3L2.5 8.1l5.2-.7z`})})})}function Cn({title:e,edges:t}){let n=G(),r=t.filter(e=>e.rankChange);return Y(`div`,{children:[Y(`h3`,{children:e}),r.length===0&&Y(`p`,{class:`quiet`,children:n(`runs.nobody`)}),Y(`ol`,{class:`movers-list`,children:r.map(({node:e,rank:t,rankChange:r})=>Y(`li`,{children:[Y(bn,{account:e}),Y(`span`,{class:`change ${(r??0)>0?`up`:`down`}`,children:n((r??0)>0?`rank.up`:`rank.down`,{n:Math.abs(r??0)})}),Y(`span`,{class:`note`,children:n(`rank.of`,{rank:t})}),Y(Sn,{account:e})]},e.key))})]})}function wn({event:e,names:t}){let n=G()(`event.${e.kind}`,{before:``,after:``,n:e.sizeAfter??0,was:e.sizeBefore??0}).split(/([\u0001\u0002])/).map(n=>n===``?Y(Tn,{ids:e.before,names:t}):n===``?Y(Tn,{ids:e.after,names:t}):n);return Y(`li`,{class:`event ${e.kind.toLowerCase()}`,children:n})}function Tn({ids:e,names:t}){return Y(y,{children:[e.slice(0,4).map((e,n)=>Y(`span`,{children:[n>0&&`, `,Y(En,{id:e,name:t.get(e)})]},e)),e.length>4&&` …`]})}function En({id:e,name:t}){let n=t?Y(y,{children:[Y(gn,{colour:t.colour}),` `,t.label]}):Y(`code`,{children:e});return t?.here?Y(`a`,{href:yn(e),children:n}):Y(`span`,{children:n})}function Dn(e){return e.toLocaleString(U.value,{maximumFractionDigits:0})}function On(e){return e.toLocaleString(U.value,{notation:`compact`,maximumFractionDigits:1})}function kn(e){return e<1e6?Dn(e):On(e)}function An(e){if(e==null)return`–`;if(Number.isInteger(e))return Dn(e);let t=Math.abs(e)<1e-4&&e!==0?{notation:`scientific`}:{};return e.toLocaleString(U.value,{maximumSignificantDigits:3,...t})}function jn(e,t=0){return e==null?`–`:e.toLocaleString(U.value,{style:`percent`,maximumFractionDigits:t})}function Mn(e,t=2){return e==null?`–`:e.toLocaleString(U.value,{maximumFractionDigits:t})}function Nn(e){return e?new Date(e).toLocaleDateString(U.value,{dateStyle:`medium`,timeZone:`UTC`}):``}function Pn(e){return new Date(e).toLocaleString(U.value,{dateStyle:`medium`,timeStyle:`short`})}var Fn=[[`year`,31536e3],[`month`,2592e3],[`day`,86400],[`hour`,3600],[`minute`,60]];function In(e,t=Date.now()){let n=(Date.parse(e)-t)/1e3,r=new Intl.RelativeTimeFormat(U.value,{numeric:`auto`});for(let[e,t]of Fn)if(Math.abs(n)>=t)return r.format(Math.round(n/t),e);return r.format(0,`minute`)}function Ln(e){return e<1?`${Dn(e*1e3)} ms`:e<90?`${Mn(e,1)} s`:`${Mn(e/60,1)} min`}var Rn={name:`CommunityNames`,text:`query CommunityNames($run: ID) {
  communityMap(runId: $run, minSize: 1, membersPerCommunity: 0) {
    communities {
      communityId
      label
      colour
    }
  }
}`};function zn(e,t){let n=H(Rn,{run:e}),r=H(Rn,t===null?null:{run:t});return Ce(()=>{let e=new Map;for(let t of Bn(r.data))e.set(t.communityId,{...t,here:!1});for(let t of Bn(n.data))e.set(t.communityId,{...t,here:!0});return e},[n.data,r.data])}function Bn(e){return e?.communityMap.communities??[]}function Vn({run:e,measure:t}){let n=G(),r=H(on,{first:50}),i=r.data&&Hn(e,r.data);return Y(`section`,{class:`changes card`,"aria-labelledby":`changes`,children:[Y(`h2`,{id:`changes`,children:n(`home.changes`)}),Y(Gt,{asked:r,children:()=>i?Y(Un,{run:e,before:i,measure:t}):Y(`p`,{children:n(`home.changes.first`)})})]})}function Hn(e,{runs:t}){return t.edges.map(e=>e.node).filter(t=>t.layer===e.layer&&t.scope===e.scope&&t.finishedAt<e.finishedAt)[0]??null}function Un({run:e,before:t,measure:n}){let r=G(),i=t.measures.includes(n)?n:t.measures.find(t=>e.measures.includes(t))??`PAGERANK`,a=H(an,{run:e.runId,before:t.runId,measure:i}),o=zn(e.runId,t.runId);return Y(Gt,{asked:a,children:e=>Y(y,{children:[Y(`p`,{class:`quiet`,children:r(`home.changes.compared`,{when:Pn(t.finishedAt)})}),Y(`div`,{class:`columns`,children:[Y(Wn,{data:e,names:o}),Y(`div`,{class:`movers`,children:[Y(Cn,{title:r(`home.risen`),edges:e.risen.edges}),Y(Cn,{title:r(`home.fallen`),edges:e.fallen.edges})]})]})]})})}function Wn({data:e,names:t}){let n=G(),r=e.run?.communityEvents??[];return r.length===0?Y(`p`,{children:n(`home.changes.none`)}):Y(`ul`,{class:`events`,children:r.map((e,n)=>Y(wn,{event:e,names:t},n))})}var Gn=`#98a1ab`,Kn={NANO:`#9fb8d8`,MICRO:`#6f9bd1`,MID:`#3f7cc4`,MACRO:`#8a4fb5`,MEGA:`#c2347a`,ULTRA_PERIPHERAL:`#b7c0c9`,PERIPHERAL:`#8fa0b0`,CONNECTOR:`#2f9c95`,KINLESS:`#64b96a`,PROVINCIAL_HUB:`#3f7cc4`,CONNECTOR_HUB:`#d9822b`,KINLESS_HUB:`#c2347a`,PERSON:`#3f7cc4`,COMPANY:`#d9822b`,ORGANIZATION:`#2f9c95`,INSTITUTION:`#8a4fb5`,MEDIA:`#c2347a`,true:`#3f7cc4`,false:`#b7c0c9`},qn=[`#3f7cc4`,`#d9822b`,`#2f9c95`,`#c2347a`,`#8a4fb5`,`#64b96a`,`#b59a2e`,`#5b6bb0`];function Jn(e,t,n){if(e===`community`){let e=new Map(t.map(e=>[e.id,_n(e.colour)]));return{of:t=>e.get(t.community)??`#98a1ab`,legend:[]}}let r=Xn(n.map(t=>Yn(t,e)));return{of:t=>r.get(Yn(t,e))??`#98a1ab`,legend:[...r].map(([e,t])=>({value:e,colour:t}))}}function Yn(e,t){let n=e[t];return n===null||n===`UNKNOWN`?``:String(n)}function Xn(e){let t=new Map;for(let n of e)t.set(n,(t.get(n)??0)+1);let n=[...t].sort((e,t)=>t[1]-e[1]).map(([e])=>e),r=qn[Symbol.iterator]();return new Map(n.map(e=>[e,e===``?Gn:Kn[e]??r.next().value??`#98a1ab`]))}var Zn=2e3,Qn=5e3,$n=[`community`,`tier`,`role`,`kind`,`platform`,`language`,`verified`],er=[`ties`,`all`,`none`];function Q(e){return`community:${e}`}function $(e){return`account:${e}`}function tr(e,t){let n=t.communities.find(t=>Q(t.id)===e);if(n)return K(`map.region.community`,{label:n.label,n:n.size,ties:nr(n.id,t)});let r=t.members.find(t=>$(t.key)===e);if(r){let e=t.communities.find(e=>e.id===r.community)?.label??K(`community.without`);return K(`map.region.account`,{name:ln(r),community:e,rank:r.rank||`–`})}return K(`map.region.all`,{n:t.communities.length})}function nr(e,t){let[n]=rr(e,t.flows),r=t.communities.find(e=>e.id===n?.other);return r?K(`map.region.ties`,{label:r.label}):K(`map.region.noties`)}function rr(e,t){let n=new Map;for(let r of t){if(r.source===r.target||r.source!==e&&r.target!==e)continue;let t=r.source===e?r.target:r.source,i=n.get(t)??{weight:0,expected:0};n.set(t,{weight:i.weight+r.weight,expected:i.expected+(r.expected??0)})}return[...n].filter(([,e])=>e.expected>0&&e.weight>e.expected).map(([e,t])=>({other:e,times:t.weight/t.expected,weight:t.weight})).sort((e,t)=>t.times-e.times)}var ir={ArrowUp:{x:0,y:1},ArrowDown:{x:0,y:-1},ArrowLeft:{x:-1,y:0},ArrowRight:{x:1,y:0}},ar=.35;function or(e,t,n,r=new Set){let i=ir[t],a=null,o=1/0;for(let t of n){let[n,s]=[t.x-e.x,t.y-e.y],c=Math.hypot(n,s);if(t.node===e.node||c===0)continue;let l=(n*i.x+s*i.y)/c;if(l<ar)continue;let u=c/l**2*(r.has(t.node)?1/3:1);u<o&&([a,o]=[t,u])}return a}function sr(e){return e in ir}function cr(e,t,n,r,i){if(e.ctrlKey||e.metaKey||e.altKey)return;let a=sr(e.key)?()=>lr(e.key,t,n,r,i):{"+":()=>t.zoom(1.6),"=":()=>t.zoom(1.6),"-":()=>t.zoom(1/1.6),0:()=>t.everything(),Enter:()=>ur(t,n,r,i),Escape:()=>dr(t,n,r,i)}[e.key];a&&(e.key!==`Escape`||r)&&(e.preventDefault(),e.stopPropagation(),a())}function lr(e,t,n,r,i){let a=r?.startsWith(`account:`)?pr(n):fr(n),o=a.find(e=>e.node===r),s=o?or(o,e,a,mr(o.node,n)):a[0];if(!s)return X(K(`map.region.end`));i(s.node),t.reveal(s),X(tr(s.node,n))}function ur(e,t,n,r){let i=t.communities.find(e=>Q(e.id)===n);if(i){let n=t.members.filter(e=>e.community===i.id),a=n.reduce((e,t)=>t.rank&&t.rank<e.rank?t:e,n[0]??null);return a?(e.approach(i,i.radius),r($(a.key)),X(tr($(a.key),t))):e.approach(i,i.radius)}let a=t.members.find(e=>$(e.key)===n);a&&Mt(J(`account`,sn(a).split(`/`)))}function dr(e,t,n,r){let i=t.members.find(e=>$(e.key)===n),a=i?Q(i.community):null;r(a),a||e.everything(),X(tr(a,t))}function fr(e){return e.communities.map(e=>({...e,node:Q(e.id)}))}function pr(e){return e.members.map(e=>({x:e.x,y:e.y,radius:0,node:$(e.key)}))}function mr(e,t){let n=new Set,r=(t,r)=>{t===e&&n.add(r),r===e&&n.add(t)};for(let e of t.relations)r($(e.source),$(e.target));for(let e of t.flows)e.expected!==null&&e.weight>e.expected&&r(Q(e.source),Q(e.target));return n}function hr(e){let t=G(),n=R(null),[r,i]=I(null),[a,o]=I(!1),s=B(st)===`dark`,c=R(e);c.current=e,gr(n,c,s,i,o);let{model:l,open:u,colouring:d,flows:f,selected:p}=e;return L(()=>{if(!r)return;let e={paint:Jn(d,l.communities,l.members),flows:f,open:u,dark:s};r.show(l,e),r.emphasise(vr(p,l))},[r,l,[...u].join(),d,f,s,p]),a?Y(`p`,{class:`notice`,children:t(`map.nowebgl`)}):Y(`div`,{ref:n,class:`map-picture`,role:e.moving?`application`:`img`,"aria-label":e.moving?`${t(`map.label`)}. ${t(`map.help`)}`:t(`map.label`),tabIndex:e.moving?0:void 0,"data-testid":`map-picture`,onFocus:()=>e.moving&&X(tr(p,l)),onKeyDown:t=>r&&e.moving&&cr(t,r,l,p,e.select)})}function gr(e,t,n,r,i){L(()=>{let a=null,o=!1,s;return(async()=>{let{Scene:i}=await W(async()=>{let{Scene:e}=await import(`./scene-DqFZL9q6.js`);return{Scene:e}},[]);if(o||!e.current)return;let{model:c,open:l,colouring:u,flows:d,moving:f,standpoint:p}=t.current,m={paint:Jn(u,c.communities,c.members),flows:d,open:l,dark:n};a=new i(e.current,c,m,_r(t,()=>a),f),p&&a.go(p,!1),s=new ResizeObserver(()=>a?.resize()),s.observe(e.current),t.current.look(a.view()),t.current.ready?.(a),e.current.dataset.drawn=`true`,r(a)})().catch(()=>i(!0)),()=>{o=!0,s?.disconnect(),a?.kill()}},[])}function _r(e,t){return{select:t=>e.current.select(t),hover:t=>e.current.hover?.(t),open:n=>{let r=e.current.model.communities.find(e=>Q(e.id)===n);r&&t()?.approach(r,r.radius)},moved:t=>{e.current.look(t),e.current.stand?.({x:t.x,y:t.y,width:t.halfWidth*2})}}}function vr(e,t){if(!e)return null;let n=new Set([e]);for(let r of t.flows){if(r.expected===null||r.weight<=r.expected)continue;let[t,i]=[Q(r.source),Q(r.target)];t===e&&n.add(i),i===e&&n.add(t)}for(let r of t.relations){let[t,i]=[$(r.source),$(r.target)];(t===e||i===e)&&n.add(t).add(i)}for(let r of t.members){let t=Q(r.community);t===e&&n.add($(r.key)),$(r.key)===e&&n.add(t)}return n}function yr({model:e}){let t=G(),n=new Map(e.communities.map(e=>[e.id,e]));return Y(`div`,{class:`scroll`,tabIndex:0,role:`region`,"aria-label":t(`map.table`),children:Y(`table`,{children:[Y(`thead`,{children:Y(`tr`,{children:[Y(`th`,{scope:`col`,children:t(`map.column.name`)}),Y(`th`,{scope:`col`,class:`number`,children:t(`map.column.members`)}),Y(`th`,{scope:`col`,children:t(`map.column.ties`)})]})}),Y(`tbody`,{children:e.communities.map(t=>Y(`tr`,{children:[Y(`th`,{scope:`row`,children:Y(xn,{community:br(t)})}),Y(`td`,{class:`number`,children:Dn(t.size)}),Y(`td`,{children:xr(t.id,e,n)})]},t.id))})]})})}function br(e){return{communityId:e.id,label:e.label,colour:e.colour}}function xr(e,t,n){return rr(e,t.flows).slice(0,3).map(e=>`${n.get(e.other)?.label??e.other} (${Mn(e.times,1)}×)`).join(`; `)||`–`}var Sr={name:`MapAccount`,text:`query MapAccount($run: ID!, $id: ID, $handle: String, $platform: String, $measure: Measure!) {
  account(id: $id, handle: $handle, platform: $platform, runId: $run) {
    ...MapPerson
    score(measure: $measure)
    rank(measure: $measure)
    egoNetwork(limit: 40, measure: $measure) {
      neighbourCount
      truncated
      accounts {
        ...MapPerson
      }
      relations {
        source {
          key
        }
        target {
          key
        }
        weight
      }
    }
  }
}

fragment MapPerson on Account {
  key
  platform
  handle
  name
  kind
  tier
  role
  language
  verified
  x
  y
  community {
    communityId
    label
    colour
  }
}`},Cr={name:`MapOverview`,text:`query MapOverview($run: ID!, $minSize: Int!) {
  communityMap(runId: $run, minSize: $minSize, membersPerCommunity: 0) {
    truncated
    run {
      runId
    }
    communities {
      communityId
      label
      colour
      size
      x
      y
      radius
    }
    flows {
      relations
      weight
      expected
      source {
        communityId
      }
      target {
        communityId
      }
    }
    downloads {
      level
      format
      url
    }
  }
}`},wr=400;function Tr(e,t,n=e.length){let r=e.filter(e=>e.radius*t.scale>=95&&Dr(e,t)).sort((e,n)=>Or(e,t)-Or(n,t)),i=Zn-Math.min(n,Zn)-100,a=[];for(let e of r){let n=Math.min(e.size,wr,Er(e,t),i);if(n<=0)break;i-=n,a.push({id:e.id,members:n,parts:e.radius*t.scale>=150})}return a}function Er(e,t){return Math.ceil(e.radius*t.scale/130)*100}function Dr(e,t){return Math.abs(e.x-t.x)<t.halfWidth+e.radius*.8&&Math.abs(e.y-t.y)<t.halfHeight+e.radius*.8}function Or(e,t){return Math.hypot(e.x-t.x,e.y-t.y)}var kr={name:`MapMembers`,text:`query MapMembers($run: ID!, $communities: [ID!]!, $measure: Measure!, $first: Int!, $after: String) {
  influencers(
    runId: $run
    measure: $measure
    filter: {community: $communities}
    first: $first
    after: $after
  ) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      rank
      score
      percentile
      node {
        key
        platform
        handle
        name
        kind
        tier
        role
        language
        verified
        x
        y
        community {
          communityId
        }
      }
    }
  }
}`},Ar={name:`MapParts`,text:`query MapParts($run: ID!, $community: ID!) {
  community(id: $community, runId: $run) {
    communityId
    subcommunities(first: 30) {
      communityId
      label
      size
      x
      y
      radius
    }
  }
}`},jr=100,Mr=40,Nr=class{run;measure;changed;near=new Map;constructor(e,t,n){this.run=e,this.measure=t,this.changed=n}want(e){for(let t of e){let e=this.of(t.id);e.asking||(e.members.length<t.members&&!e.whole||t.parts&&e.parts===null)&&this.fetch(t,e)}}members(e){return e.flatMap(e=>this.near.get(e.id)?.members.slice(0,e.members)??[])}parts(e){return e.flatMap(e=>e.parts?this.near.get(e.id)?.parts??[]:[])}of(e){let t=this.near.get(e)??{members:[],cursor:null,whole:!1,parts:null,asking:!1};this.near.delete(e),this.near.set(e,t);for(let e of this.near.keys()){if(this.near.size<=Mr)break;this.near.delete(e)}return t}async fetch(e,t){t.asking=!0;try{t.members.length<e.members&&!t.whole&&await this.page(e.id,t),e.parts&&t.parts===null&&await this.inside(e.id,t)}catch{t.whole=!0,t.parts??=[]}t.asking=!1,this.changed(),this.want([e])}async page(e,t){let{influencers:n}=(await Be(kr,{run:this.run,communities:[e],measure:this.measure,first:jr,after:t.cursor})).data;for(let{node:r,rank:i,percentile:a}of n.edges){let n=Pr(r,e,i,a);n&&t.members.push(n)}t.cursor=n.pageInfo.endCursor,t.whole=!n.pageInfo.hasNextPage}async inside(e,t){let{community:n}=(await Be(Ar,{run:this.run,community:e})).data;t.parts=(n?.subcommunities??[]).map(({communityId:t,...n})=>({...n,id:t,parent:e}))}};function Pr(e,t,n,r){if(e.x===null||e.y===null)return null;let{key:i,platform:a,handle:o,name:s,kind:c,tier:l,role:u,language:d,verified:f,x:p,y:m}=e;return{key:i,platform:a,handle:o,name:s,kind:c,tier:l,role:u,language:d,verified:f,x:p,y:m,community:t,rank:n,weight:Math.max(0,((r??50)-50)/50)}}var Fr=3;function Ir(e,t,n){let r=H(Cr,{run:e,minSize:Fr}),i=H(Sr,n===null?null:{run:e,measure:t,...cn(n)}),[,a]=I(0),o=Ce(()=>new Nr(e,t,()=>a(e=>e+1)),[e,t]),[s,c]=I([]),l=Ce(()=>Lr(r.data),[r.data]),u=R(null),d=e=>{u.current=e,c(t=>{let n=Tr(l,e);return Vr(t,n)?t:n})};L(()=>{u.current&&d(u.current)},[l]),L(()=>o.want(s),[o,s]);let f=o.members(s),p=o.parts(s);return{asked:r,account:i,model:Ce(()=>r.data&&{communities:l,flows:Rr(r.data),parts:zr(p,l),...Br(f,i.data)},[r.data,l,f.length,f[0],p.length,s,i.data]),open:new Set(s.map(e=>e.id)),look:d}}function Lr(e){return(e?.communityMap.communities??[]).map(({communityId:e,...t})=>({...t,id:e}))}function Rr(e){return e.communityMap.flows.map(({source:e,target:t,weight:n,expected:r})=>({source:e.communityId,target:t.communityId,weight:n,expected:r}))}function zr(e,t){let n=new Map(t.map(e=>[e.id,e.radius]));return e.filter(e=>e.radius<.6*(n.get(e.parent)??0))}function Br(e,t){let n=t?.account;if(!n?.egoNetwork)return{members:e,relations:[]};let r=new Set(e.map(e=>e.key)),i=[n,...n.egoNetwork.accounts].flatMap((e,t)=>{let i=Pr(e,e.community?.communityId??``,t===0?n.rank??0:0,t===0?100:80);return i&&!r.has(i.key)?[i]:[]}),a=n.egoNetwork.relations.map(e=>({source:e.source.key,target:e.target.key,weight:e.weight}));return{members:[...i,...e],relations:a}}function Vr(e,t){return e.length===t.length&&e.every((e,n)=>e.id===t[n]?.id&&e.members===t[n]?.members&&e.parts===t[n]?.parts)}function Hr({run:e,measure:t}){let n=G(),r=Ir(e.runId,t,null);return e.communityCount===0?null:Y(`section`,{class:`home-map`,"aria-labelledby":`home-map`,children:[Y(`header`,{children:[Y(`h2`,{id:`home-map`,children:n(`home.map`)}),Y(`a`,{class:`button`,href:J(`map`),children:n(`home.map.open`)})]}),Y(Gt,{asked:r.asked,children:()=>r.model&&Y(`div`,{class:`frame`,children:[Y(hr,{model:{...r.model,members:[],parts:[]},open:Ur,selected:null,colouring:`community`,flows:`ties`,moving:!1,standpoint:null,look:()=>void 0,select:e=>e&&Mt(yn(e.slice(e.indexOf(`:`)+1)))}),Y(`details`,{class:`twin`,children:[Y(`summary`,{children:n(`map.table`)}),Y(yr,{model:r.model})]})]})})]})}var Ur=new Set;function Wr(e){return Gr(`measure`,e)}function Gr(e,t){if(!t)return K(`map.legend.unknown`);let n=`${e}.${t}`;return gt(n)?K(n):t.toLowerCase().replaceAll(`_`,` `)}function Kr(e){return e.charAt(0).toLocaleUpperCase()+e.slice(1)}var qr={name:`Catalogue`,text:`query Catalogue {
  measures: __type(name: "Measure") {
    enumValues {
      name
      description
    }
  }
  roles: __type(name: "Role") {
    enumValues {
      name
      description
    }
  }
  shapes: __type(name: "ShapeClass") {
    enumValues {
      name
      description
    }
  }
  run: __type(name: "Run") {
    ...Fields
  }
  shape: __type(name: "Shape") {
    ...Fields
  }
  significance: __type(name: "Significance") {
    ...Fields
  }
  polarisation: __type(name: "Polarisation") {
    ...Fields
  }
  account: __type(name: "Account") {
    ...Fields
  }
  community: __type(name: "Community") {
    ...Fields
  }
  flow: __type(name: "CommunityFlow") {
    ...Fields
  }
  overlap: __type(name: "AudienceOverlap") {
    ...Fields
  }
  echo: __type(name: "EchoPoint") {
    ...Fields
  }
  peers: __type(name: "PeerGroup") {
    ...Fields
  }
  edge: __type(name: "InfluencerEdge") {
    ...Fields
  }
}

fragment Fields on __Type {
  name
  fields {
    name
    description
  }
}`},Jr=new z(new Map),Yr=!1;function Xr(e){return L(()=>void Zr(),[]),B(Jr).get(e)??``}async function Zr(){if(!Yr){Yr=!0;try{Jr.set(Qr((await Be(qr,{})).data))}catch{Yr=!1}}}function Qr(e){let{measures:t,roles:n,shapes:r,...i}=e,a=new Map,o={Measure:t,Role:n,ShapeClass:r};for(let[e,t]of Object.entries(o))for(let n of t?.enumValues??[])a.set(`${e}.${n.name}`,n.description??``);for(let e of Object.values(i))for(let t of e?.fields??[])a.set(`${e?.name}.${t.name}`,t.description??``);return a}var $r=/\s(?=(?:Raised by|Range|Cost|Source):|(?:High|Low) leads\.)/;function ei(e){return e.split($r).map(e=>e.trim())}function ti({of:e,children:t}){let n=Xr(e),r=we(),[i,a]=I(!1),o=R(null);return n?Y(`span`,{class:`defined`,onMouseEnter:()=>a(!0),onMouseLeave:()=>a(!1),children:[Y(`button`,{ref:o,type:`button`,class:`term`,"aria-describedby":i?r:void 0,onFocus:()=>a(!0),onBlur:()=>a(!1),onClick:e=>{e.stopPropagation(),a(!0)},onKeyDown:e=>{e.key===`Escape`&&i&&(e.stopPropagation(),a(!1))},children:t}),i&&Y(ni,{id:r,at:o.current,lines:ei(n)})]}):Y(`span`,{children:t})}function ni({id:e,at:t,lines:n}){let r=R(null);return L(()=>{r.current&&t&&ri(r.current,t.getBoundingClientRect())},[t]),Y(`span`,{ref:r,id:e,role:`tooltip`,class:`bubble`,lang:`en`,children:n.map((e,t)=>Y(`span`,{class:t?`fact`:`definition`,children:e},t))})}function ri(e,t){let{width:n,height:r}=e.getBoundingClientRect(),i=t.bottom+6,a=i+r>innerHeight-8?Math.max(8,t.top-r-6):i;e.style.left=`${Math.max(8,Math.min(t.left,innerWidth-n-8))}px`,e.style.top=`${a}px`}function ii({measure:e,start:t=!1}){let n=Wr(e);return Y(ti,{of:`Measure.${e}`,children:t?Kr(n):n})}function ai({data:e,run:t,measure:n,audience:r}){let i=G(),a=new Set(e.leading.edges.map(e=>e.node.key)),o=e.watched.edges.filter(e=>a.has(e.node.key)),s=new Set(o.map(e=>e.node.key));return Y(`section`,{class:`leaders`,children:[Y(`div`,{class:`columns`,children:[Y(`div`,{class:`card`,children:[Y(`header`,{children:[Y(`h2`,{children:i(nn(n)?`home.carrying`:`home.leading`)}),Y(`label`,{class:`inline`,children:[Y(`span`,{class:`hidden`,children:i(`home.by`)}),Y(`select`,{value:n,onChange:e=>jt({measure:e.currentTarget.value}),children:t.measures.map(e=>Y(`option`,{value:e,children:Kr(Wr(e))},e))})]})]}),Y(`p`,{class:`quiet`,children:Y(oi,{word:`home.leading.note`,measure:n})}),Y(si,{edges:e.leading.edges,otherMeasure:r,both:s})]}),Y(`div`,{class:`card`,children:[Y(`header`,{children:Y(`h2`,{children:i(`home.watched`)})}),Y(`p`,{class:`quiet`,children:Y(oi,{word:`home.watched.note`,measure:r})}),Y(si,{edges:e.watched.edges,otherMeasure:n,both:s})]})]}),Y(`p`,{class:`after`,children:[o.length?i(`home.both`,{n:o.length}):i(`home.both.none`),` `,vi(`rankings`)&&Y(`a`,{href:J(`rankings`,[],{measure:n}),children:i(`home.all`)})]})]})}function oi({word:e,measure:t}){let[n,r]=G()(e,{measure:`\0`}).split(`\0`);return Y(y,{children:[n,Y(ii,{measure:t}),r]})}function si({edges:e,otherMeasure:t,both:n}){let r=G(),i=Math.max(...e.map(e=>Math.abs(e.score)),1e-12);return Y(`ol`,{class:`ten`,children:e.map(({rank:e,score:a,node:o})=>Y(`li`,{class:n.has(o.key)?`both`:void 0,children:[Y(`span`,{class:`place`,children:e}),Y(`span`,{class:`who`,children:[Y(bn,{account:o}),Y(`span`,{class:`where`,children:Y(xn,{community:o.community})})]}),Y(`span`,{class:`value`,children:[Y(`span`,{class:`amount`,children:An(a)}),Y(`span`,{class:`bar`,"aria-hidden":`true`,children:Y(`span`,{style:{width:`${100*Math.abs(a)/i}%`}})}),Y(`span`,{class:`note`,children:r(`home.other`,{rank:o.other??`–`,measure:Wr(t)})})]}),Y(Sn,{account:o})]},o.key))})}function ci(e,t){return e&&t?K(`window.both`,{from:Nn(e),to:Nn(t)}):e?K(`window.from`,{from:Nn(e)}):t?K(`window.to`,{to:Nn(t)}):K(`window.all`)}function li({run:e}){let t=G();return Y(`section`,{class:`summary`,children:[Y(`h1`,{children:t(e.communityCount>0?`home.title`:`home.title.none`,{accounts:e.accountCount,communities:e.communityCount})}),Y(`p`,{class:`lead`,children:[t(`home.lead`,{layer:Kr(Gr(`layer`,e.layer)),window:ci(e.from,e.to),relations:e.relationCount,when:In(e.finishedAt)}),` `,e.scope&&t(`home.scope`,{scope:e.scope})]}),Y(`ul`,{class:`verdicts`,children:[Y(`li`,{children:ui(e,t)}),Y(`li`,{children:di(e,t)})]}),Y(pi,{run:e})]})}function ui(e,t){let n=e.shape?.kind,r=`home.shape.${n}`;return!n||!gt(r)?null:Y(fi,{text:t(r),of:`ShapeClass.${n}`})}function di(e,t){return Y(fi,{text:t(e.significance?e.significance.communities?`home.real`:`home.chance`:`home.untested`),of:`Run.significance`})}function fi({text:e,of:t}){let[n,r,i]=e.split(`*`);return Y(y,{children:[n,Y(ti,{of:t,children:r}),i]})}function pi({run:e}){let t=G();return Y(`dl`,{class:`facts`,"aria-label":t(`home.facts`),children:[Y(mi,{of:`Run.accountCount`,name:t(`fact.accounts`),value:kn(e.accountCount)}),Y(mi,{of:`Run.relationCount`,name:t(`fact.relations`),value:kn(e.relationCount)}),Y(mi,{of:`Run.communityCount`,name:t(`fact.communities`),value:kn(e.communityCount)}),Y(mi,{of:`Run.modularity`,name:t(`fact.modularity`),value:Mn(e.modularity)}),e.shape&&Y(mi,{of:`Shape.twoLargest`,name:t(`fact.largest`),value:jn(e.shape.twoLargest)}),Y(mi,{of:`Run.finishedAt`,name:t(`fact.analysed`),value:Nn(e.finishedAt)})]})}function mi({of:e,name:t,value:n}){return Y(`div`,{children:[Y(`dt`,{children:Y(ti,{of:e,children:t})}),Y(`dd`,{children:n})]})}function hi({run:e}){let{query:t}=Ot(),n=tn(e.measures,t.measure),r=en(e.measures),i={run:e.runId,measure:n,audience:r};return Y(`article`,{class:`home`,children:[Y(Gt,{asked:H(qt,i),children:t=>Y(y,{children:[Y(`div`,{class:`hero`,children:[t.run&&Y(li,{run:t.run}),Y(Hr,{run:e,measure:n})]}),Y(ai,{data:t,run:e,measure:n,audience:r})]})}),Y(Vn,{run:e,measure:n}),Y(Yt,{operation:qt,variables:i,cli:`tular top --measure ${n.toLowerCase()}\ntular communities`,cypher:gi})]})}var gi=`MATCH (account:Account)
WHERE account.run IS NOT NULL
RETURN account.handle AS handle, account.pagerank AS pagerank, account.communityId AS community
ORDER BY pagerank DESC LIMIT 10`,_i=[{name:``,word:`nav.overview`,show:hi},{name:`map`,word:`nav.map`,wide:!0,show:Z(()=>W(()=>import(`./MapView-BuIO-1Wa.js`).then(e=>e.MapView),__vite__mapDeps([2,3,4,5])))},{name:`rankings`,word:`nav.rankings`,show:Z(()=>W(()=>import(`./Rankings-DMmDees-.js`).then(e=>e.Rankings),__vite__mapDeps([6,7,4,8,9])))},{name:`communities`,word:`nav.communities`,show:Z(()=>W(()=>import(`./Communities-CbdUYwkD.js`).then(e=>e.Communities),__vite__mapDeps([10,7,3,4,8,1])))},{name:`runs`,word:`nav.runs`,show:Z(()=>W(()=>import(`./RunsView-CIrUwCo6.js`).then(e=>e.RunsView),__vite__mapDeps([11,7])))},{name:`shortlist`,word:`nav.shortlist`,hidden:!0,show:Z(()=>W(()=>import(`./ShortlistView-loriBk8h.js`).then(e=>e.ShortlistView),__vite__mapDeps([12,5,9])))},{name:`account`,word:`view.account`,hidden:!0,show:Z(()=>W(()=>import(`./AccountView-CjLk9TtB.js`).then(e=>e.AccountView),__vite__mapDeps([13,4,8])))}];function vi(e){return _i.find(t=>t.name===e)}function yi(){let e=G();return Y(`div`,{role:`status`,children:!B(et)&&Y(`p`,{class:`strip warn`,"data-testid":`unreachable`,children:[Y(`strong`,{children:e(`state.unreachable`)}),` `,e(`state.unreachable.do`)]})})}var bi={name:`Search`,text:`query Search($run: ID!, $text: String!) {
  influencers(runId: $run, measure: PAGERANK, filter: {text: $text}, first: 6) {
    totalCount
    edges {
      node {
        ...Person
      }
    }
  }
  communities(runId: $run, filter: {text: $text}, first: 4) {
    totalCount
    edges {
      node {
        communityId
        label
        colour
        size
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
}`},xi=160;function Si({run:e}){let t=G(),n=we(),r=R(null),[i,a]=I(``),[o,s]=I(!1),[c,l]=I(-1),u=wi(i.trim()),d=H(bi,u.length>1?{run:e,text:u}:null),f=d.data&&!d.loading?Ci(d.data,e=>t(`community.members`,{n:e})):[],p=o&&u.length>1&&d.data!==null;L(()=>{l(-1),p&&X(f.length?t(`search.found`,{n:f.length}):t(`search.none`,{text:u}))},[u,p,d.data]),Ti(r);let m=e=>{s(!1),a(``),q.value.view===`map`?jt({sel:e.selects,at:``}):Mt(e.href)};return Y(`div`,{class:`search`,role:`search`,children:[Y(`input`,{ref:r,type:`text`,enterKeyHint:`search`,role:`combobox`,autoComplete:`off`,spellcheck:!1,maxLength:100,"aria-label":t(`search.label`),placeholder:t(`search.placeholder`),"aria-expanded":p,"aria-controls":n,"aria-autocomplete":`list`,"aria-activedescendant":c>=0&&p?`${n}-${c}`:void 0,value:i,onInput:e=>{a(e.currentTarget.value),s(!0)},onFocus:()=>s(!0),onBlur:()=>s(!1),onKeyDown:e=>{let t={ArrowDown:1,ArrowUp:-1}[e.key];if(t&&p)e.preventDefault(),l(e=>(e+t+f.length+ +(e<0&&t<0))%Math.max(1,f.length));else if(e.key===`Enter`){let e=f[Math.max(0,c)];e&&p&&m(e)}else e.key===`Escape`&&s(!1)}}),Y(`ul`,{id:n,role:`listbox`,"aria-label":t(`search.label`),hidden:!p||f.length===0,children:f.map((e,t)=>Y(`li`,{id:`${n}-${t}`,role:`option`,"aria-selected":t===c,onMouseDown:e=>e.preventDefault(),onClick:()=>m(e),children:[e.colour!==null&&Y(gn,{colour:e.colour}),Y(`span`,{class:`what`,children:e.label}),Y(`span`,{class:`note`,children:e.note})]},e.id))}),p&&f.length===0&&!d.loading&&Y(`p`,{class:`none`,children:t(`search.none`,{text:u})})]})}function Ci(e,t){let n=e.influencers.edges.map(({node:e})=>({id:e.key,group:`accounts`,label:ln(e),note:e.name??``,colour:e.community?.colour??``,href:vn(e),selects:sn(e)})),r=e.communities.edges.map(({node:e})=>({id:e.communityId,group:`communities`,label:e.label,note:t(e.size),colour:e.colour,href:yn(e.communityId),selects:`community:${e.communityId}`}));return[...n,...r]}function wi(e){let[t,n]=I(e);return L(()=>{let t=setTimeout(()=>n(e),xi);return()=>clearTimeout(t)},[e]),t}function Ti(e){L(()=>{let t=t=>{let n=t.target;t.key!==`/`||t.ctrlKey||t.metaKey||/^(INPUT|TEXTAREA|SELECT)$/.test(n.tagName)||(t.preventDefault(),e.current?.focus())};return addEventListener(`keydown`,t),()=>removeEventListener(`keydown`,t)},[])}function Ei({run:e}){let t=G(),n=Ot();return Y(`header`,{class:`top`,children:[Y(`a`,{class:`brand`,href:J(``),"aria-label":`${t(`app.name`)}: ${t(`nav.overview`)}`,children:[Y(`svg`,{viewBox:`0 0 32 32`,"aria-hidden":`true`,children:[Y(`path`,{d:`M8 22 16 8l9 11ZM8 22l17-3`}),Y(`circle`,{cx:`16`,cy:`8`,r:`5`}),Y(`circle`,{cx:`8`,cy:`22`,r:`4`}),Y(`circle`,{cx:`25`,cy:`19`,r:`3`})]}),Y(`span`,{children:t(`app.name`)})]}),Y(`nav`,{"aria-label":t(`app.views`),children:_i.filter(e=>!e.hidden).map(e=>Y(`a`,{href:J(e.name),"aria-current":e.name===n.view?`page`:void 0,children:t(e.word)},e.name))}),e&&Y(Si,{run:e.runId}),Y(`div`,{class:`settings`,children:[Y(ki,{}),Y(Ai,{})]})]})}var Di={auto:`light`,light:`dark`,dark:`auto`},Oi={auto:`M10 3a7 7 0 1 0 0 14zM10 3v14a7 7 0 0 0 0-14z`,light:`M10 6a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM10 1v3M10 16v3M1 10h3M16 10h3M3.6 3.6l2.1 2.1M14.3 14.3l2.1 2.1M16.4 3.6l-2.1 2.1M5.7 14.3l-2.1 2.1`,dark:`M16.5 12.5A7 7 0 0 1 7.5 3.5a7 7 0 1 0 9 9z`};function ki(){let e=G(),t=B(at),n=e(`settings.theme.${t}`);return Y(`button`,{type:`button`,class:`icon theme-${t}`,"aria-label":n,title:n,onClick:()=>at.set(Di[t]),children:Y(`svg`,{viewBox:`0 0 20 20`,"aria-hidden":`true`,children:Y(`path`,{d:Oi[t]})})})}function Ai(){let e=G(),t=B(U);return Y(`select`,{class:`plain`,"aria-label":e(`settings.language`),value:t,onChange:e=>U.set(e.currentTarget.value),children:[Y(`option`,{value:`en`,children:`English`}),Y(`option`,{value:`id`,children:`Bahasa Indonesia`})]})}function ji({refused:e}){let t=G(),[n,r]=I(``);return Y(`form`,{class:`notice`,onSubmit:e=>{e.preventDefault(),Le(n),r(``),Ze()},children:[Y(`p`,{class:`notice-title`,children:t(`key.needed`)}),Re()&&Y(`p`,{role:`alert`,children:[t(`key.refused`),` `,e.message]}),Y(`label`,{class:`field`,children:[Y(`span`,{children:t(`key.label`)}),Y(`input`,{type:`password`,autoComplete:`off`,spellcheck:!1,value:n,onInput:e=>r(e.currentTarget.value)})]}),Y(`button`,{type:`submit`,class:`button main`,disabled:!n.trim(),children:t(`key.use`)}),Y(`p`,{class:`quiet`,children:t(`key.note`)})]})}var Mi=3e4;function Ni(e,t){let[n,r]=I(!1);return L(()=>{if(r(!1),!e||!t)return;let n=async()=>{if(!document.hidden)try{let{current:t}=(await Be(Et,{run:null})).data;r(t!==null&&t.runId!==e)}catch{}},i=setInterval(n,Mi);return addEventListener(`focus`,n),()=>{clearInterval(i),removeEventListener(`focus`,n)}},[e,t]),n}var Pi=new BroadcastChannel(`tular`);Pi.addEventListener(`message`,()=>Ze());function Fi(){Ze(),Pi.postMessage(`names`)}function Ii({run:e,chosen:t,newer:n}){let r=G();return t&&!e.current?Y(`p`,{class:`strip`,children:[r(`state.older`,{when:Pn(e.finishedAt)}),` `,Y(`button`,{type:`button`,class:`button small`,onClick:()=>jt({run:``}),children:r(`state.older.do`)})]}):n?Y(`p`,{class:`strip`,role:`status`,children:[r(`state.newer`),` `,Y(`button`,{type:`button`,class:`button small`,onClick:Ze,children:r(`state.newer.do`)})]}):null}function Li(){let e=G(),t=dn(),{view:n}=Ot();return t.length===0||n===`shortlist`||!vi(`shortlist`)?null:Y(`aside`,{class:`tray`,"aria-label":e(`nav.shortlist`),children:Y(`a`,{class:`button main`,href:J(`shortlist`),children:e(`list.count`,{n:t.length})})})}function Ri(){let e=G(),{view:t,parts:n,query:r}=Ot(),i=H(Et,{run:r.run??null}),a=vi(t),o=i.data?.run??null,s=R(null),c=Ni(o?.runId??null,!r.run);return Wi(s,t+n.join(`/`)),L(()=>{document.title=a?`${e(a.word)} · Tular`:`Tular`},[a,e]),Y(y,{children:[Y(`a`,{class:`skip`,href:`#content`,onClick:e=>Ui(e,s.current),children:e(`app.skip`)}),Y(Ei,{run:o}),Y(yi,{}),Y(`main`,{ref:s,id:`content`,tabIndex:-1,class:a?.wide?`wide`:void 0,children:[o&&Y(Ii,{run:o,chosen:!!r.run,newer:c}),Y(zi,{asked:i,run:o,wanted:r.run,parts:n,view:a})]}),Y(Li,{}),Y(Bt,{})]})}function zi({asked:e,run:t,wanted:n,parts:r,view:i}){let a=G();return e.failure?.kind===`forbidden`?Y(ji,{refused:e.failure}):e.failure&&!e.data&&!Bi(e.failure.code)?Y(Ut,{failure:e.failure}):e.loading&&!e.data?Y(Vt,{}):!t&&n?Y(Vi,{run:n}):t?i?Y(i.show,{run:t,parts:r}):Y(Ht,{title:a(`state.noview`),children:a(`state.noview.do`)}):Y(Hi,{})}function Bi(e){return/RUN/.test(e)}function Vi({run:e}){let t=G();return Y(Ht,{title:t(`state.runGone`,{run:e}),children:Y(`button`,{type:`button`,class:`button`,onClick:()=>jt({run:``}),children:t(`state.runGone.do`)})})}function Hi(){let e=G();return Y(`div`,{class:`notice`,children:[Y(`p`,{class:`notice-title`,children:e(`state.norun`)}),Y(`p`,{children:e(`state.norun.do`)}),Y(`pre`,{children:Y(`code`,{children:[`tular load FILE …`,`
`,`tular analyze`]})})]})}function Ui(e,t){e.preventDefault(),t?.focus()}function Wi(e,t){let n=R(t);L(()=>{n.current!==t&&(n.current=t,e.current?.focus({preventScroll:!0}),scrollTo(0,0))},[t])}ot(),U.watch(()=>void wt()),wt().finally(()=>{let e=document.getElementById(`explorer`);e&&M(Y(Ri,{}),e)});export{X as $,Cn as A,dn as B,Nn as C,An as D,Pn as E,yn as F,an as G,ln as H,gn as I,Yt as J,en as K,_n as L,xn as M,Sn as N,jn as O,vn as P,Gt as Q,mn as R,On as S,Ln as T,sn as U,cn as V,on as W,Vt as X,Ht as Y,Wt as Z,Zn as _,R as _t,ti as a,G as at,Jn as b,y as bt,Gr as c,U as ct,yr as d,qe as dt,Y as et,hr as f,Qe as ft,Qn as g,we as gt,er as h,L as ht,ii as i,Ot as it,bn as j,Dn as k,Ir as l,dt as lt,$n as m,Ne as mt,mi as n,Mt as nt,Kr as o,gt as ot,rr as p,Be as pt,$t as q,ci as r,J as rt,Wr as s,st,Fi as t,jt as tt,Cr as u,H as ut,$ as v,I as vt,Mn as w,zn as x,Q as y,Ce as yt,pn as z};