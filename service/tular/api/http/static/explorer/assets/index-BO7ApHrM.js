var e,t,n,r,i,a,o,s,c,l,u=Symbol.for(`pv`),d={},f=[],p=/^m(i|n|o|s|text|space)$/,m=Array.isArray,h=f.slice,g=Object.assign;function _(e){e&&e.parentNode&&e.remove()}function v(n,r,i,a,o){var s={type:n,props:r,key:i,ref:a,__k:null,__:null,__b:0,__e:null,__c:null,constructor:u,__v:o||++t,__i:-1,__u:0};return!o&&e.vnode&&e.vnode(s),s}function y(e){return e.children}function b(e,t){this.props=e,this.context=t,this.__g=0}function x(e,t){if(t==null)return e.__&&x(e.__,e.__i+1);for(var n;t<e.__k.length;t++)if((n=e.__k[t])&&n.__e)return n.__e;return typeof e.type!=`function`||e.props.__P?null:x(e)}function S(t){var n,r=t.__v,i=r.__e,a=[],o=[],s=t.__P;s&&((n=g({constructor:u},r)).__v=r.__v+1,e.vnode&&e.vnode(n),j(s,n,r,t.__n,s.namespaceURI,32&r.__u?[i]:null,a,i||x(r),32&r.__u,o),n.__v=r.__v,n.__.__k[n.__i]=n,M(a,n,o),r.__=r.__e=null,n.__e!=i&&C(n))}function C(e){if((e=e.__)&&e.__c&&!e.props.__P)return e.__e=null,e.__k.some(function(t){return t&&(e.__e=t.__e)}),C(e)}function w(t){(8&t.__g||(t.__g|=8,n.push(t),i++))&&r==e.debounceRendering||((r=e.debounceRendering)||queueMicrotask)(T)}function T(){try{for(var e,t=1;n.length;)n.length>t&&n.sort(a),e=n.shift(),t=n.length,8&e.__g&&S(e)}finally{(i=n.length)&&(r||queueMicrotask)(T)}}function ee(e,t,n,r,i,a,o,s,c,l,u){var p,m,h,g,_,v,y=r.__k||f,b=t.length;for(c=E(n,t,y,c,b),p=0;p<b;p++)(h=n.__k[p])!=null&&(m=~h.__i&&y[h.__i]||d,h.__i=p,v=j(e,h,m,i,a,o,s,c,l,u),g=h.__e,(m.ref!=h.ref||8&m.__u)&&(m.ref&&ae(m.ref,null,h,m),h.ref&&u.push(h.ref,h.__c||g,h)),_||=g,4&h.__u?(c=D(h,c,e,!m.__v),m.__e&&(m.__e=null)):typeof h.type==`function`&&v!==void 0?c=v:g&&(c=g.nextSibling),h.__u&=-21);return n.__e=_,c}function E(e,t,n,r,i){var a,o,s,c,l,d,f,p,h,g=n.length,_=g,b=0,S=0,C=e.__k=Array(i);for(a=0;a<i;a++)(o=t[a])!=null&&typeof o!=`boolean`&&typeof o!=`function`?(typeof o!=`object`||o.constructor===String?o=C[a]=v(null,o):m(o)?o=C[a]=v(y,{children:o}):o.constructor===u&&o.__b?o=C[a]=v(o.type,o.props,o.key,o.ref,o.__v):C[a]=o,c=a+b,o.__=e,o.__b=e.__b+1,s=null,~(l=o.__i=O(o,n,c,_))&&(_--,(s=n[l])&&(s.__u|=2)),s&&s.__v?(o.__u|=16,l==c-1?b--:l==c+1?b++:l!=c&&(l>c?b--:b++,S=1)):(~l||(i>g?b--:i<g&&b++),typeof o.type!=`function`&&(o.__u|=4))):C[a]=null;if(S){for(d=[],f=[],a=0;a<i;a++)if((o=C[a])&&16&o.__u){for(b=0,p=d.length;b<p;)d[h=b+p>>1]<o.__i?b=h+1:p=h;d[b]=o.__i,f[a]=b+1}for(b=d.length;a--;)f[a]&&(f[a]==b?b--:C[a].__u|=4)}if(_)for(a=0;a<g;a++)!(s=n[a])||2&s.__u||(s.__e==r&&(r=x(s)),oe(s,s));return r}function D(e,t,n,r){var i,a,o,s;if(typeof e.type==`function`){if(e.props.__P)return t;if(i=e.__k)for(a=0;a<i.length;a++)i[a]&&(i[a].__=e,t=D(i[a],t,n,!1));return t}for(t&&!t.parentNode&&(t=x(e))&&!t.parentNode&&(t=null),o=e.__e,s=t;s&&s.nodeType==8;)s=s.nextSibling;for(o!=s&&(!r&&n.moveBefore&&o.parentNode?n.moveBefore(o,t):n.insertBefore(o,t||null)),t=o;(t&&=t.nextSibling)&&t.nodeType==8&&!t.data.startsWith(`$s`););return t}function O(e,t,n,r){var i,a=e.key,o=e.type,s=t[n],c=s&&!(2&s.__u);if(s===null&&a==null||c&&a==s.key&&o==s.type)return n;if(r>+!!c){for(i=n-1;i>=0;i--)if((s=t[i])&&!(2&s.__u)&&a==s.key&&o==s.type)return i;for(i=n+1;i<t.length;i++)if((s=t[i])&&!(2&s.__u)&&a==s.key&&o==s.type)return i}return-1}function k(e,t,n){n??=``,t[0]==`-`?e.setProperty(t,n):e[t]=n}function A(e,t,n,r,i){var a,o;if(t==`style`){if(typeof n==`string`)e.style.cssText=n;else{if(typeof r==`string`&&(e.style.cssText=r=``),r)for(t in r)n&&t in n||k(e.style,t);if(n)for(t in n)r&&n[t]==r[t]||k(e.style,t,n[t])}}else if(t[0]==`o`&&t[1]==`n`)typeof n!=`function`&&(n=null),typeof r!=`function`&&(r=null),(e.__e||={})[t]=n,n&&r||(o=l[t]||(l[t]=te(t)),(e.__a||={})[t]=c,a=t!=(t=t.replace(s,`$1`)),(t=t.slice(2))[0]<`a`&&(t=t.toLowerCase()),n?e.addEventListener(t,o,a):e.removeEventListener(t,o,a));else{if(i==`http://www.w3.org/2000/svg`)t=t.replace(/xlink(H|:h)/,`h`).replace(/sName$/,`s`);else if(t!=`width`&&t!=`height`&&t!=`href`&&t!=`list`&&t!=`form`&&t!=`tabIndex`&&t!=`download`&&t!=`rowSpan`&&t!=`colSpan`&&t!=`role`&&t!=`popover`&&t in e)try{e[t]=n??``;return}catch{}if(typeof n==`function`)return;n==null||!1===n&&t[4]!=`-`?e.removeAttribute(t):e.setAttribute(t,t==`popover`&&n==1?``:n)}}function te(t){return function(n){var r=this.__e;if(r){if(r=r[t],n[o]==null)n[o]=c++;else if(n[o]<this.__a[t])return;return r(e.event?e.event(n):n)}}}function j(t,n,r,i,a,o,s,c,l,d){var p,h,v,S,C,w,T,E,D,O,k,A,te,j,M,ae,N,P,F=n.type;if(n.constructor!==u)return null;128&r.__u&&(l=32&r.__u,p=r.__c.__z)&&(n.__u|=l,h=o=[],p.nodeType==8?c=ne(p,o):o.push(p),c=o[0]||c),(p=e.__b)&&p(n);e:if(typeof F==`function`){v=s.length;try{if(E=n.props,D=(p=F.prototype)&&p.render,O=(p=F.contextType)&&i[p.__c],k=p?O?O.props.value:p.__:i,(S=r.__c)?(n.__c=S,2&S.__g&&(S.__g|=1)):(D?n.__c=S=new F(E,k):(n.__c=S=new b(E,k),S.constructor=F,S.render=se),O&&O.sub(S),S.state||(S.state={}),S.__n=i,S.__g|=8,S.__h=[],S.__k=[]),D&&(S.__s||(S.__s=S.state),F.getDerivedStateFromProps&&(S.__s==S.state&&(S.__s=g({},S.__s)),g(S.__s,F.getDerivedStateFromProps(E,S.__s)))),C=S.props,w=S.state,S.__v=n,r.__c){if(E!==C&&D&&!F.getDerivedStateFromProps&&S.componentWillReceiveProps&&S.componentWillReceiveProps(E,k),n.__v==r.__v&&!(8&S.__g)||!(4&S.__g)&&S.shouldComponentUpdate&&!1===S.shouldComponentUpdate(E,S.__s,k)){n.__v!=r.__v&&(S.props=E,S.state=S.__s,S.__g&=-9),n.__e=r.__e,n.__k=r.__k,n.__k.some(function(e){e&&(e.__=n)}),f.push.apply(S.__h,S.__k),S.__k=[],S.__h.length&&s.push(S),c=x(r);break e}S.componentWillUpdate&&S.componentWillUpdate(E,S.__s,k),D&&S.componentDidUpdate&&S.__h.push(function(){S.componentDidUpdate(C,w,T)})}else D&&!F.getDerivedStateFromProps&&S.componentWillMount&&S.componentWillMount(),D&&S.componentDidMount&&S.__h.push(S.componentDidMount);S.context=k,S.props=E,S.__P=t,S.__g&=-5,A=e.__r,te=D?25:0;do S.__g&=-9,A&&A(n),p=S.render(S.props,S.state=S.__s,S.context);while(8&S.__g&&++te<25);D&&(f.push.apply(S.__h,S.__k),S.__k=[]),S.state=S.__s,S.getChildContext&&(i=g({},i,S.getChildContext())),D&&r.__c&&S.getSnapshotBeforeUpdate&&(T=S.getSnapshotBeforeUpdate(C,w)),j=p&&p.type===y&&p.key==null?p.props.children:p,E.__P&&(p=c,a=(t=E.__P).namespaceURI,l=o=null,r.props&&r.props.__P!=t&&(r.__k.some(function(e){e&&oe(e,e)}),r.__k=null),c=r.__k?x(r,0):null),c=ee(t,m(j)?j:[j],n,r,i,a,o,s,c,l,d),E.__P&&(n.__e=null,c=p),n.__u&=-161,h&&h.some(_),S.__h.length&&s.push(S),1&S.__g&&(S.__g&=-4)}catch(t){if(s.length=v,n.__v=null,l||o){if(t&&t.then){if(n.__u|=128|l,o){for(~(N=o.indexOf(c||void 0))||(N=o.length);(P=o[N-1])&&P.nodeType==8;)N--;for(;N<o.length;N++)if(P=o[N]){if(o[N]=null,M){if(P==ae)break}else{if(P.nodeType!=8)break;P.data.startsWith(`$s`)&&(ae=ne(M=P))}}}if(!M){for(;c&&c.nodeType==8&&c.nextSibling;)c=c.nextSibling;M=c}(p=ne(M=n.__c.__z||(n.__c.__z=M)))?(n.__e=M,c=p):n.__e=c,c&&=c.nextSibling}else o&&o.some(_)}else n.__e=r.__e;n.__k||=r.__k||[],t&&t.then||re(n),e.__e(t,n,r)}}else c=n.__e=ie(r.__e,n,r,i,a,o,s,l,d,t);return(p=e.diffed)&&p(n),c}function ne(e,t){if(e&&e.nodeType==8&&e.data.startsWith(`$s`))for(var n=1;e=e.nextSibling;){if(e.nodeType==8){if(e.data.startsWith(`$s`))n++;else if(e.data.startsWith(`/$s`)&&!--n)return e}t&&t.push(e)}}function re(e){e&&(e.__c&&(e.__c.__g|=4),e.__k&&e.__k.some(re))}function M(t,n,r){for(var i=0;i<r.length;)ae(r[i++],r[i++],r[i++]);e.__c&&e.__c(n,t),t.some(function(n){try{t=n.__h,n.__h=[],t.some(function(e){e.call(n)})}catch(t){e.__e(t,n.__v)}})}function ie(t,n,r,i,a,o,s,c,l,u){var f,g,v,y,b,S,C,w,T=r.props||d,E=n.props,D=n.type;if(D==`svg`?a=`http://www.w3.org/2000/svg`:D==`math`?a=`http://www.w3.org/1998/Math/MathML`:a||=`http://www.w3.org/1999/xhtml`,o){for(f=0;f<o.length;f++)if((b=o[f])&&(D?b.localName==D:b.nodeType==3)){t=b,o[f]=null;break}}if(!t){if(w=u.ownerDocument||document,!D)return w.createTextNode(E);t=w.createElementNS(a,D,E.is?E:u),c&&=(e.__m&&e.__m(n,o),!1),o=null}if(D){if(u=D==`template`&&t.content||t,o=D==`textarea`&&E.defaultValue!=null?null:o&&h.call(u.childNodes),!c&&o)for(T={},f=0;f<t.attributes.length;f++)T[(b=t.attributes[f]).name]=b.value;for(f in T)b=T[f],f==`dangerouslySetInnerHTML`?v=b:f==`children`||f in E||f==`value`&&`defaultValue`in E||f==`checked`&&`defaultChecked`in E||A(t,f,null,b,a);for(f in E)b=E[f],f==`children`?y=b:f==`dangerouslySetInnerHTML`?g=b:f==`value`?S=b:f==`checked`?C=b:c&&typeof b!=`function`||T[f]===b||A(t,f,b,T[f],a);g?(c||v&&(g.__html==v.__html||g.__html==t.innerHTML)||(t.innerHTML=g.__html),n.__k=[]):(v&&(t.textContent=``),(D==`foreignObject`||a==`http://www.w3.org/1998/Math/MathML`&&p.test(D))&&(a=`http://www.w3.org/1999/xhtml`),ee(u,m(y)?y:[y],n,r,i,a,o,s,o?o[0]:r.__k&&x(r,0),c,l),o&&o.some(_)),c&&D!=`textarea`||(f=`value`,D==`progress`&&S==null?t.removeAttribute(f):S==null||S===t[f]&&(D!=`progress`||S)||A(t,f,S,T[f],a),f=`checked`,C!=null&&C!=t[f]&&A(t,f,C,T[f],a))}else T===E||c&&t.data==E||(t.data=E);return t}function ae(t,n,r,i){try{typeof t==`function`?n?n.__x=t(n)||1:(i&&=i.__c||i.__e)&&(n=i.__x)&&(i.__x=null,typeof n==`function`?n():t(null)):t.current=n}catch(t){e.__e(t,r)}}function oe(t,n,r){var i,a,o,s;if(e.unmount&&e.unmount(t),!(i=t.ref)||i.current&&i.current!=t.__e||ae(i,null,n,t),i=t.__c){if(i.componentWillUnmount)try{i.componentWillUnmount()}catch(t){e.__e(t,n)}i.__P=i.__n=null}if(i=t.__k)for(s=0;s<i.length;s++)i[s]&&oe(i[s],n,typeof t.type!=`function`||r&&!t.props.__P);!r&&(i=t.__c)&&(i=i.__z)&&(a=ne(i,o=[]))&&(i==t.__e&&o.some(_),_(a),_(i)),r||_(t.__e),t.__e=t.__c=t.__=null}function se(e,t,n){return this.constructor(e,n)}function N(t,n){var r,i,a,o;e.__&&e.__(t,n),n.nodeType==9&&(n=n.documentElement),i=(r=t&&32&t.__u)?null:n.__k,n.__k=v(y,{children:[t]}),a=[],o=[],j(n,n.__k,i||d,d,n.namespaceURI,i?null:n.firstChild?h.call(n.childNodes):null,a,i?i.__e:n.firstChild,r,o),M(a,n.__k,o),n.__k.props.children=null}e={__e:function(e,t,n,r){for(var a,o,s;t=t.__;)if((a=t.__c)&&!(1&a.__g)){a.__g|=4;try{if((s=(o=a.constructor)&&o.getDerivedStateFromError)&&a.setState(o.getDerivedStateFromError(e)),a.componentDidCatch&&(a.componentDidCatch(e,r||{}),s=1),s&&8&a.__g)return void(a.__g|=2)}catch(t){e=t}}throw i=0,e}},t=0,b.prototype.setState=function(e,t){var n=this.__s;n&&n!=this.state||(n=this.__s=g({},this.state)),typeof e==`function`&&(e=e(g({},n),this.props)),e&&(g(n,e),this.__v&&(t&&this.__k.push(t),w(this)))},b.prototype.forceUpdate=function(e){this.__v&&(this.__g|=4,e&&this.__h.push(e),w(this))},b.prototype.render=y,n=[],i=0,a=function(e,t){return e.__v.__b-t.__v.__b},o=Symbol(),s=/(PointerCapture)$|Capture$/i,c=0,l={};var P,F,ce,le,ue=Object.is,de=0,fe=[],pe=[],I=e,me=I.__b,he=I.__r,ge=I.diffed,_e=I.__c,ve=I.unmount,ye=I.__;function be(e,t){I.__h&&I.__h(F,e,de||t),de=0;var n=F.__H||(F.__H={__:[],__h:[]});return e>=n.__.length&&n.__.push({}),n.__[e]}function L(e){return de=1,xe(je,e)}function xe(e,t,n){var r=be(P++,2);if(r.t=e,!r.__c&&(r.__=[n?n(t):je(void 0,t),function(e){var t=(r.__N||r.__)[0],n=r.t(t,e);ue(t,n)||(r.__N=[n,r.__[1]],r.__c.setState({}))}],r.__c=F,!F.__f)){F.__f=!0;var i=F.shouldComponentUpdate;F.shouldComponentUpdate=function(e,t,n){var r=this.__H;if(!r)return!0;var a=!1,o=this.props!=e;if(r.__.some(function(e){e.__N&&(a=!0,ue(e.__[0],e.__N[0])||(o=!0))}),i){var s=i.call(this,e,t,n);return a?s||o:s}return!a||o}}return r.__}function R(e,t){var n=be(P++,3);!I.__s&&Ae(n.__H,t)&&(n.__P=!0,n.__=e,n.u=t,F.__H.__h.push(n))}function z(e){return de=5,Se(function(){return{current:e}},[])}function Se(e,t){var n=be(P++,7);return Ae(n.__H,t)&&(n.__=e(),n.__H=t),n.__}function Ce(){var e=be(P++,11);if(!e.__){for(var t=F.__v;!t.__m&&t.__;)t=t.__;var n=t.__m||(t.__m=[0,0]);e.__=`P`+n[0]+`-`+n[1]++}return e.__}function we(){var e;do{for(;e=pe.shift();)try{Oe(e)}catch(t){I.__e(t,{__:(e=e.__P)&&e.__v})}for(;e=fe.shift();){var t=e.__H;if(e.__P&&t)try{t.__h.some(Oe),t.__h.some(ke),t.__h=[]}catch(n){t.__h=[],I.__e(n,e.__v)}}}while(pe.length)}I.__b=function(e){F=null,me&&me(e)},I.__=function(e,t){e&&t.__k&&t.__k.__m&&(e.__m=t.__k.__m),ye&&ye(e,t)},I.__r=function(e){he&&he(e),P=0;var t=(F=e.__c).__H;t&&(ce==F?F.__h=[]:(t.__h.some(Oe),t.__h.some(ke),P=0),t.__h=[],t.__.some(function(e){e.__N&&(e.__=e.__N),e.u=e.__N=void 0})),ce=F},I.diffed=function(e){ge&&ge(e);var t=e.__c;t&&t.__H&&(t.__H.__h.length&&De(fe.push(t)),t.__H.__.some(function(e){e.u&&(e.__H=e.u)})),ce=F=null},I.__c=function(e,t){t.some(function(e){try{e.__h.some(Oe),e.__h=e.__h.filter(function(e){return!e.__||ke(e)})}catch(t){e.__h=[function(){throw t}]}}),_e&&_e(e,t)},I.unmount=function(e){ve&&ve(e);var t,n,r=e.__c;r&&r.__H&&(r.__H.__.some(function(r){try{if(r.__P&&r.__c){if(n===void 0){for(n=e.__;n&&(!n.__c||!n.__c.__P);)n=n.__;n&&=n.__c}r.__P=n,De(pe.push(r))}else Oe(r)}catch(e){t=e}}),r.__H=void 0,t&&I.__e(t,r.__v))};var Te=typeof requestAnimationFrame==`function`;function Ee(e){var t,n=function(){clearTimeout(r),Te&&cancelAnimationFrame(t),setTimeout(e)},r=setTimeout(n,35);Te&&(t=requestAnimationFrame(n))}function De(e){e!=1&&le==I.requestAnimationFrame||((le=I.requestAnimationFrame)||Ee)(we)}function Oe(e){var t=F,n=e.__c;typeof n==`function`&&(e.__c=void 0,n()),F=t}function ke(e){var t=F;e.__c=e.__(),F=t}function Ae(e,t){return!e||e.length!=t.length||t.some(function(t,n){return!ue(t,e[n])})}function je(e,t){return typeof t==`function`?t(e):t}var B=class{held;watchers=new Set;constructor(e){this.held=e}get value(){return this.held}set(e){if(!Object.is(e,this.held)){this.held=e;for(let t of[...this.watchers])t(e)}}watch(e){return this.watchers.add(e),()=>this.watchers.delete(e)}};function V(e){let[t,n]=L(e.value);return R(()=>(n(e.value),e.watch(e=>n(e))),[e]),t}var Me=class extends Error{kind;code;remedy;path;retryAfter;constructor(e,t,n=``,r=``,i=[],a=0){super(t),this.kind=e,this.code=n,this.remedy=r,this.path=i,this.retryAfter=a}};function Ne(e,t=200){let n=e.extensions?.code??``;return new Me(Pe(t,n),e.message,n,e.extensions?.remedy??``,e.path)}function Pe(e,t){return e===401||e===403||t===`UNAUTHENTICATED`||t===`FORBIDDEN`?`forbidden`:e===429||e===503?`busy`:e>=500||t===`INTERNAL`?`broken`:`refused`}var Fe=``;function Ie(e){Fe=e.trim()}function Le(){return Fe!==``}function Re(){return Fe?{Authorization:`Bearer ${Fe}`}:{}}async function ze(e,t,n){let r=await Be(e,t,n),i=await Ve(r),a=(i.errors??[]).map(e=>Ne(e,r.status));if(!i.data)throw a[0]?Ue(a[0],r):He(r);return{data:i.data,failures:a}}async function Be(e,t,n){try{return await fetch(`/graphql`,{method:`POST`,headers:{"Content-Type":`application/json`,Accept:`application/graphql-response+json, application/json`,...Re()},body:JSON.stringify({query:e.text,operationName:e.name,variables:t}),signal:n??null})}catch(e){throw e instanceof DOMException&&e.name===`AbortError`?e:new Me(`unreachable`,`The service does not answer.`)}}async function Ve(e){try{return await e.json()}catch{throw He(e)}}function He(e){return Ne({message:`The service answered with status ${e.status}.`},e.status)}function Ue(e,t){let n=Number(t.headers.get(`Retry-After`))||0;return new Me(e.kind,e.message,e.code,e.remedy,e.path,n)}var We=60,H=new Map,Ge=new Set;function Ke(e,t){return`${e.name} ${JSON.stringify(t)}`}function qe(e){return H.get(e)}async function Je(e,t,n){let r=await ze(e,t,n);return r.failures.length===0&&Ye(Ke(e,t),r),r}function Ye(e,t){H.delete(e),H.set(e,t);for(let e of H.keys()){if(H.size<=We)break;H.delete(e)}}function Xe(){H.clear();for(let e of[...Ge])e()}function Ze(e){return Ge.add(e),()=>Ge.delete(e)}var Qe=2e3,$e=new B(!0),et;function tt(){$e.set(!0)}function nt(){$e.set(!1),et??=setTimeout(rt,Qe)}async function rt(){et=void 0;try{if((await fetch(`/health/live`,{cache:`no-store`})).ok){$e.set(!0),Xe();return}}catch{}et=setTimeout(rt,Qe)}function U(e,t){let n=t===null?``:Ke(e,t),[r,i]=L(0),[a,o]=L(),s=z(null);R(()=>Ze(()=>i(e=>e+1)),[]),R(()=>{if(t===null||qe(n))return;let r=new AbortController;return Je(e,t,r.signal).then(e=>{tt(),r.signal.aborted||o({name:n,answer:e,failure:null})},e=>{if(r.signal.aborted)return;let t=e instanceof Me?e:new Me(`broken`,String(e));t.kind===`unreachable`&&nt(),o({name:n,answer:null,failure:t})}),()=>r.abort()},[n,r]);let c=qe(n)??(a?.name===n?a.answer:null);c&&(s.current=c),t===null&&(s.current=null);let l=!c&&a?.name===n?a.failure:null,u=c??s.current;return{data:u?.data??null,failures:u?.failures??[],failure:l,loading:t!==null&&!c&&!l,stale:!c&&u!==null}}var W=new B(dt(`theme`,[`auto`,`light`,`dark`],`auto`)),G=new B(dt(`language`,[`en`,`id`],ut()));W.watch(e=>{ft(`theme`,e),it(e)}),G.watch(e=>ft(`language`,e));function it(e=W.value){e===`auto`?delete document.documentElement.dataset.theme:document.documentElement.dataset.theme=e,at.set(st()?`dark`:`light`)}var at=new B(`light`),ot=matchMedia(`(prefers-color-scheme: dark)`);ot.addEventListener(`change`,()=>it());function st(){return W.value===`auto`?ot.matches:W.value===`dark`}var ct=matchMedia(`(prefers-reduced-motion: reduce)`);function lt(){return ct.matches}function ut(){return/^(id|in|ms)\b/i.test(navigator.language)?`id`:`en`}function dt(e,t,n){try{let r=localStorage.getItem(`tular.${e}`);return r&&t.includes(r)?r:n}catch{return n}}function ft(e,t){try{localStorage.setItem(`tular.${e}`,t)}catch{}}var pt={"app.name":`Tular`,"app.skip":`Skip to the content`,"app.views":`Views`,"nav.overview":`Overview`,"nav.map":`Map`,"nav.rankings":`Rankings`,"nav.communities":`Communities`,"nav.runs":`Runs`,"nav.shortlist":`Shortlist`,"nav.graphiql":`GraphiQL`,"settings.theme":`Appearance`,"settings.theme.auto":`Appearance: as the system`,"settings.theme.light":`Appearance: light`,"settings.theme.dark":`Appearance: dark`,"settings.language":`Language`,"state.loading":`Loading …`,"state.stale":`Renewing …`,"state.unreachable":`The service does not answer.`,"state.unreachable.do":"What you see stays. The page tries again by itself; if it lasts, look whether `tular serve` is running.","state.back":`The service is back.`,"state.retry":`Try again`,"state.failed":`This could not be shown.`,"state.partial":`A part is missing: {message}`,"state.norun":`Nothing has been analysed yet.`,"state.norun.do":`Load relations and analyse them; this page fills itself then.`,"state.noview":`There is no such page.`,"state.noview.do":`The address may be from another version. The overview is one click away.`,"state.runGone":`The analysis {run} of this link is no longer here.`,"state.runGone.do":`Show the current one`,"state.older":`You are looking at the analysis of {when}.`,"state.older.do":`Show the current one`,"state.newer":`A newer analysis is here.`,"state.newer.do":`Show it`,"state.nothing":`Nothing fits.`,"state.nothing.do":`Take a filter away, or choose another measure.`,"key.needed":`This service wants an access key.`,"key.label":`Access key`,"key.use":`Use it`,"key.note":`It is kept in this tab's memory only and is gone when you close it.`,"key.refused":`The service did not accept this key for what you see here.`,"search.label":`Search accounts and communities`,"search.placeholder":`Search a name, a handle, a subject`,"search.none":`Nobody and nothing here fits “{text}”.`,"search.more":`All {n} accounts that fit`,"search.accounts":`Accounts`,"search.communities":`Communities`,"search.found":`One suggestion. Arrow keys choose.|{n} suggestions. Arrow keys choose.`,"layer.FOLLOWS":`who follows whom`,"layer.RETWEETS":`who retweets whom`,"layer.QUOTES":`who quotes whom`,"layer.REPLIES":`who replies to whom`,"layer.MENTIONS":`who mentions whom`,"window.all":`all that was loaded`,"window.from":`from {from}`,"window.to":`until {to}`,"window.both":`{from} to {to}`,"home.title":`{accounts} accounts in {communities} communities`,"home.title.none":`{accounts} accounts`,"home.lead":`{layer}, {window}: {relations} relations, analysed {when}.`,"home.focus":`Limited to: {focus}.`,"home.shape.POLARISED_CROWD":`It is *split*: two large groups with little between them.`,"home.shape.TIGHT_CROWD":`It is *one crowd*: nearly everybody is tied to many others.`,"home.shape.BRAND_CLUSTERS":`It is *scattered*: many speak of the same thing and hardly to each other.`,"home.shape.COMMUNITY_CLUSTERS":`It is a set of *neighbourhoods*: several groups, each with its own leading voices.`,"home.shape.BROADCAST":`It is *a stage*: many listen to one voice and hardly to each other.`,"home.shape.SUPPORT":`It is *a help desk*: one voice speaks to many.`,"home.real":`The communities are *more than chance*: random networks with as many relations show far weaker groups.`,"home.chance":`The communities are *no clearer than chance* would make them. Read their borders with care.`,"home.untested":`Whether the communities are *more than chance* was not tested.`,"home.map":`The map`,"home.map.open":`Open the map`,"home.leading":`Who leads`,"home.carrying":`Who carries the message`,"home.by":`Lead by`,"home.leading.note":`The ten who lead by {measure}.`,"home.watched":`Who has the biggest audience`,"home.watched.note":`The ten with the most by {measure}.`,"home.both":`{n} account is in both lists.|{n} accounts are in both lists.`,"home.both.none":`Nobody is in both lists: a big audience is not the same as influence.`,"home.other":`No. {rank} by {measure}`,"home.all":`The whole ranking`,"home.changes":`Since the run before`,"home.changes.first":`This is the first analysis of its kind. After the next one, this place tells what changed.`,"home.changes.none":`No community was born, grew, shrank, split, merged or dissolved.`,"home.changes.compared":`Compared with the analysis of {when}.`,"home.risen":`Risen most`,"home.fallen":`Fallen most`,"home.facts":`At a glance`,"fact.accounts":`Accounts`,"fact.relations":`Relations`,"fact.communities":`Communities`,"fact.modularity":`Modularity`,"fact.largest":`In the two largest`,"fact.analysed":`Analysed`,"event.BORN":`{after} is new, with {n} members.`,"event.GROWN":`{after} grew from {was} to {n} members.`,"event.SHRUNK":`{after} shrank from {was} to {n} members.`,"event.SPLIT":`{before} split into {after}.`,"event.MERGED":`{after} was formed of {before}.`,"event.DISSOLVED":`{before} dissolved: its {was} members have no common community any more.`,"rank.up":`up {n}`,"rank.down":`down {n}`,"rank.same":`unchanged`,"rank.of":`No. {rank}`,"list.add":`Add {name} to the shortlist`,"list.remove":`Take {name} off the shortlist`,"list.count":`{n} on the shortlist`,"community.without":`no community`,"community.members":`{n} member|{n} members`,"behind.open":`The query behind this`,"behind.title":`The query behind this`,"behind.note":`The same answer by other doors. Nothing here is special to this page.`,"behind.copy":`Copy`,"behind.copied":`Copied`,"behind.graphiql":`Open GraphiQL`,"behind.graphql":`GraphQL`,"behind.cypher":`Cypher`,"behind.cli":`Command line`,"behind.python":`Python`,"behind.cypher.current":`Neo4j holds the scores and communities of the current run.`,"behind.cypher.none":`Neo4j does not hold this; a finished run's tables do. GraphQL, the command line and Python read them.`,"dialog.close":`Close`,"define.of":`What {name} means`,"map.label":`Map of communities`,"map.help":`Arrow keys go from one to the next, Enter goes inside, Escape goes out, plus and minus zoom, 0 shows everything.`,"map.region.community":`{label}, {n} members. {ties}`,"map.region.account":`{name}, in {community}. No. {rank}.`,"map.region.ties":`Strongest tie to {label}.`,"map.region.noties":`No tie beyond chance.`,"map.region.all":`The whole map: {n} communities.`,"map.region.end":`Nobody further in this direction.`,"map.zoom.in":`Zoom in`,"map.zoom.out":`Zoom out`,"map.zoom.all":`Show everything`,"map.loading":`Drawing the map …`,"map.truncated":`Smaller communities are left out here; the table and the search have them.`,"map.none":`No community has {n} members or more.`,"map.nowebgl":`This browser draws no WebGL, so there is no picture. The table beside has everything that it would show.`,"map.table":`As a table`,"map.picture":`As a picture`,"map.colour":`Colour`,"map.colour.community":`Community`,"map.colour.tier":`Audience size`,"map.colour.role":`Role`,"map.colour.kind":`Kind of account`,"map.colour.platform":`Platform`,"map.colour.language":`Language`,"map.colour.verified":`Verified`,"map.size":`Size by`,"map.flows":`Ties`,"map.flows.ties":`Stronger than chance`,"map.flows.all":`All`,"map.flows.none":`None`,"map.legend":`Legend`,"map.legend.size":`Circles: communities, by number of members`,"map.legend.flows":`Lines: more relations between two communities than chance gives`,"map.legend.dots":`Dots: members, larger for a higher {measure}`,"map.legend.unknown":`not known`,"map.download":`Download`,"map.download.picture":`Picture (PNG)`,"map.download.data":`{level}, {format}`,"map.play":`Play through the runs`,"map.pause":`Stop`,"map.playing":`Analysis of {when}`,"map.selected.open":`Open`,"map.selected.close":`Close`,"map.column.name":`Community`,"map.column.members":`Members`,"map.column.ties":`Strongest ties, times what chance gives`,"map.gone.account":`{name} is not in this analysis.`,"map.gone.community":`The community “{name}” is not in this analysis.`,"map.gone.last":`Last seen in the analysis of {when}, with {n} members.`,"measure.FOLLOWERS":`followers`,"measure.IN_DEGREE":`relations in`,"measure.OUT_DEGREE":`relations out`,"measure.IN_STRENGTH":`weight in`,"measure.OUT_STRENGTH":`weight out`,"measure.PAGERANK":`PageRank`,"measure.PERSONALISED_PAGERANK":`personalised PageRank`,"measure.HITS_AUTHORITY":`authority (HITS)`,"measure.HITS_HUB":`hub (HITS)`,"measure.CORENESS":`coreness`,"measure.BETWEENNESS":`betweenness`,"measure.EIGENVECTOR":`eigenvector centrality`,"measure.KATZ":`Katz centrality`,"measure.COLLECTIVE_INFLUENCE":`collective influence`,"measure.VOTERANK":`VoteRank`,"measure.CLOSENESS":`closeness`,"measure.HARMONIC":`harmonic centrality`,"measure.CLUSTERING":`clustering`,"measure.RECIPROCITY":`reciprocity`,"measure.CONSTRAINT":`constraint`,"measure.EFFECTIVE_SIZE":`effective size`,"measure.PARTICIPATION":`participation`,"measure.WITHIN_MODULE_DEGREE":`standing in its community`,"measure.TWO_STEP_REACH":`two-step reach`,"measure.FOLLOWERS_GAINED":`followers gained`,"measure.FOLLOWERS_LOST":`followers lost`,"measure.GROWTH_RATE":`growth rate`,"measure.CHURN_RATE":`churn rate`,"measure.PEER_PERCENTILE":`percentile among peers`,"measure.RETWEETS_RECEIVED":`retweets received`,"measure.MENTIONS_RECEIVED":`mentions received`,"measure.REPLIES_RECEIVED":`replies received`,"measure.QUOTES_RECEIVED":`quotes received`,"measure.RETWEETS_PER_POST":`retweets a post`,"measure.RETWEETS_PER_FOLLOWER":`retweets a follower`,"measure.MENTIONS_PER_POST":`mentions a post`,"measure.MENTIONS_PER_FOLLOWER":`mentions a follower`,"measure.DISTINCT_RETWEETERS":`different retweeters`,"measure.REPEAT_RETWEETERS":`repeat retweeters`,"measure.RETWEET_H_INDEX":`retweet h-index`,"measure.ENGAGED_AUDIENCE":`engaged audience`,"measure.ENGAGED_FOLLOWERS":`engaged followers`,"measure.MEDIAN_SECONDS_TO_RETWEET":`seconds to a retweet`,"measure.GATEKEEPER":`gatekeeper`,"measure.REPRESENTATIVE":`representative`,"measure.COORDINATOR":`coordinator`,"measure.ITINERANT":`itinerant`,"measure.LIAISON":`liaison`,"tier.NANO":`nano`,"tier.MICRO":`micro`,"tier.MID":`mid`,"tier.MACRO":`macro`,"tier.MEGA":`mega`,"role.ULTRA_PERIPHERAL":`keeps to its community`,"role.PERIPHERAL":`mostly in its community`,"role.CONNECTOR":`connects communities`,"role.KINLESS":`at home everywhere`,"role.PROVINCIAL_HUB":`leads its community`,"role.CONNECTOR_HUB":`leads and connects`,"role.KINLESS_HUB":`leads everywhere`,"kind.PERSON":`person`,"kind.COMPANY":`company`,"kind.ORGANIZATION":`organisation`,"kind.INSTITUTION":`institution`,"kind.MEDIA":`media`,"kind.UNKNOWN":`not known`,yes:`yes`,no:`no`};function mt(e){return e in pt}var ht=(function(){let e=typeof document<`u`&&document.createElement(`link`).relList;return e&&e.supports&&e.supports(`modulepreload`)?`modulepreload`:`preload`})(),gt=function(e){return`/static/explorer/`+e},_t={},vt={},yt=function(e){return e.pathname.endsWith(`.css`)},bt=function(e,t,n){if(t in e)return e[t];let r=n();if(!r){e[t]=void 0;return}let i=r.then(()=>{e[t]=void 0},n=>{throw delete e[t],n});return e[t]=i,i},xt=function(e,t,n){let r=Promise.resolve();if(t&&t.length>0){let e,i=document.querySelector(`meta[property=csp-nonce]`),a=i?.nonce||i?.getAttribute(`nonce`);function o(e){return Promise.all(e.map(e=>Promise.resolve(e).then(e=>({status:`fulfilled`,value:e}),e=>({status:`rejected`,reason:e}))))}function s(e){return import.meta.resolve?new URL(import.meta.resolve(e)):new URL(e,import.meta.url)}r=o(t.map(t=>{t=gt(t,n);let r=s(t),i=yt(r);return bt(_t,r.href,()=>{if(e===void 0){e={all:new Set,styles:new Set};let t=document.getElementsByTagName(`link`);for(let n=t.length-1;n>=0;n--){let r=t[n];e.all.add(r.href),r.rel===`stylesheet`&&e.styles.add(r.href)}}let t=i?e.styles:e.all,n=i?vt[r.href]:void 0;if(!n&&t.has(r.href))return;let o=document.createElement(`link`);if(o.rel=i?`stylesheet`:ht,i||(o.as=`script`),o.crossOrigin=``,o.href=r.href,a&&o.setAttribute(`nonce`,a),n&&delete vt[r.href],n?.isConnected?n.replaceWith(o):document.head.appendChild(o),i)return new Promise((e,t)=>{let n=i=>{o.removeEventListener(`load`,n),o.removeEventListener(`error`,n),i.type===`error`?(vt[r.href]=o,t(Error(`Unable to preload CSS for ${r}`))):e(i)};o.addEventListener(`load`,n),o.addEventListener(`error`,n)})})}).filter(e=>e!==void 0))}function i(e){let t=new Event(`vite:preloadError`,{cancelable:!0});if(t.payload=e,window.dispatchEvent(t),!t.defaultPrevented)throw e}return r.then(t=>{for(let e of t||[])e.status===`rejected`&&i(e.reason);return e().catch(i)})},St=new B(pt);async function Ct(){let e=G.value;document.documentElement.lang=e,St.set(e===`id`?(await xt(async()=>{let{id:e}=await import(`./id-D0nIKCJ0.js`);return{id:e}},[])).id:pt)}function K(){return V(St),q}function q(e,t={}){let[n,r]=St.value[e].split(`|`);return(r!==void 0&&t.n!==1?r:n??``).replace(/\{(\w+)\}/g,(e,n)=>wt(t[n]))}function wt(e){return typeof e==`number`?e.toLocaleString(G.value):e??``}var Tt={name:`Frame`,text:`query Frame($run: ID) {
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
  focus
  finishedAt
  seconds
  accountCount
  relationCount
  communityCount
  modularity
  measures
  current
}`},Et=[`run`,`list`],J=new B(Dt(location.hash));window.addEventListener(`hashchange`,()=>J.set(Dt(location.hash))),window.addEventListener(`popstate`,()=>J.set(Dt(location.hash)));function Y(){return V(J)}function Dt(e){let[t=``,n=``]=Mt(e.replace(/^#\/?/,``)),[r=``,...i]=t.split(`/`).map(Nt);return{view:r,parts:i.filter(Boolean),query:Object.fromEntries(new URLSearchParams(n))}}function Ot({view:e,parts:t,query:n}){let r=[e,...t].map(Pt).join(`/`),i=Object.entries(n).filter(([,e])=>e!==``).map(([e,t])=>`${Pt(e)}=${Pt(t)}`).join(`&`);return`#/${r}${i?`?${i}`:``}`}function X(e,t=[],n={},r=J.value){return Ot({view:e,parts:t,query:{...jt(r),...n}})}function kt(e,t=!1){let n=J.value,r=Object.fromEntries(Object.entries({...n.query,...e}).filter(([,e])=>e!==``));At(Ot({...n,query:r}),t)}function At(e,t=!1){e!==location.hash&&(t?history.replaceState(null,``,e):history.pushState(null,``,e),J.set(Dt(e)))}function jt(e){return Object.fromEntries(Et.flatMap(t=>e.query[t]?[[t,e.query[t]]]:[]))}function Mt(e){let t=e.indexOf(`?`);return t<0?[e,``]:[e.slice(0,t),e.slice(t+1)]}function Nt(e){try{return decodeURIComponent(e)}catch{return e}}function Pt(e){return encodeURIComponent(e).replace(/%40/g,`@`).replace(/%3A/g,`:`).replace(/%2C/g,`,`)}var Ft=Symbol.for(`pv`),It=0;Array.isArray;function Z(t,n,r,i,a,o){n||={};var s,c,l=n;if(`ref`in l&&typeof t!=`function`)for(c in l={},n)c==`ref`?s=n[c]:l[c]=n[c];var u={type:t,props:l,key:r,ref:s,__k:null,__:null,__b:0,__e:null,__c:null,constructor:Ft,__v:--It,__i:-1,__u:0};return(a||o)&&(u.__source=a,u.__self=o),e.vnode&&e.vnode(u),u}var Lt=new B(``);function Rt(e){Lt.set(Lt.value===e?`${e}\u00a0`:e)}function zt(){return Z(`p`,{class:`hidden`,role:`status`,"aria-live":`polite`,"data-testid":`announcer`,children:V(Lt)})}function Bt(){let e=K();return Z(`p`,{class:`notice quiet`,role:`status`,children:[Z(`span`,{class:`pulse`,"aria-hidden":`true`}),` `,e(`state.loading`)]})}function Vt({title:e,children:t}){return Z(`div`,{class:`notice`,children:[Z(`p`,{class:`notice-title`,children:e}),t&&Z(`p`,{children:t})]})}function Ht({failure:e}){let t=K(),n=e.kind===`unreachable`;return Z(`div`,{class:`notice warn`,role:`alert`,children:[Z(`p`,{class:`notice-title`,children:t(n?`state.unreachable`:`state.failed`)}),Z(`p`,{children:n?t(`state.unreachable.do`):`${e.message} ${e.remedy}`}),Z(`button`,{type:`button`,class:`button`,onClick:Xe,children:t(`state.retry`)})]})}function Ut({failures:e}){let t=K();return e.length===0?null:Z(`div`,{class:`notice warn`,role:`status`,children:[...new Set(e.map(e=>`${e.message} ${e.remedy}`.trim()))].map(e=>Z(`p`,{children:t(`state.partial`,{message:e})},e))})}function Wt({asked:e,children:t}){return e.failure&&!e.data?Z(Ht,{failure:e.failure}):e.data?Z(`div`,{class:e.stale?`stale`:void 0,"aria-busy":e.stale,children:[Z(Ut,{failures:e.failures}),t(e.data)]}):Z(Bt,{})}function Gt(e){let t=null;return function(n){let[r,i]=L(()=>t);return R(()=>{let n=!0;return t||e().then(e=>{t=e,n&&i(()=>e)}),()=>{n=!1}},[]),r?Z(r,{...n}):null}}var Kt={name:`Overview`,text:`query Overview($run: ID!, $measure: Measure!, $audience: Measure!) {
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
  focus
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
}`},qt=Gt(()=>xt(()=>import(`./BehindDoors-D1qd4DAi.js`).then(e=>e.BehindDoors),[]));function Jt(e){let t=K(),[n,r]=L(!1);return Z(y,{children:[Z(`button`,{type:`button`,class:`button plain small behind`,onClick:()=>r(!0),children:[Z(`span`,{"aria-hidden":`true`,children:`{ }`}),` `,t(`behind.open`)]}),n&&Z(qt,{...e,close:()=>r(!1)})]})}var Yt=[`RETWEETS_RECEIVED`,`DISTINCT_RETWEETERS`,`MENTIONS_RECEIVED`,`ENGAGED_AUDIENCE`],Xt=[`PAGERANK`,`IN_STRENGTH`,`IN_DEGREE`],Zt=[`FOLLOWERS`,`IN_DEGREE`];function Qt(e,t){return nn(e,[...t?[t]:[],...Xt])}function $t(e,t){return nn(e,[...t?[t]:[],...Zt])}function en(e,t){return nn(e,[...t?[t]:[],...Yt,...Xt])}function tn(e){return/RETWEET|MENTION|REPL|QUOTE|ENGAGED/.test(e)}function nn(e,t){return t.find(t=>e.includes(t))??e[0]??`PAGERANK`}var rn={name:`Changes`,text:`query Changes($run: ID!, $before: ID!, $measure: Measure!) {
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
}`},an={name:`Runs`,text:`query Runs($first: Int!, $after: String) {
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
  focus
  finishedAt
  seconds
  accountCount
  relationCount
  communityCount
  modularity
  measures
  current
}`};function on(e){return`${e.platform??e.key.split(`:`)[0]??``}/${e.handle?`@${e.handle}`:e.key.slice(e.key.indexOf(`:`)+1)}`}function sn(e){let t=e.indexOf(`/`),[n,r]=t<0?[``,e]:[e.slice(0,t),e.slice(t+1)];return r.startsWith(`@`)?n?{handle:r.slice(1),platform:n}:{handle:r.slice(1)}:{id:n?`${n}:${r}`:r}}function cn(e){return e.handle?`@${e.handle}`:e.name||e.key}function ln(e=J.value){return(e.query.list??``).split(`,`).filter(Boolean)}function un(){return ln(Y())}function dn(e){let t=on(e),n=ln();fn(n.includes(t)?n.filter(e=>e!==t):[...n,t].slice(0,12))}function fn(e){kt({list:e.join(`,`)})}function pn({colour:e}){return Z(`span`,{class:`dot`,"aria-hidden":`true`,style:{background:mn(e)}})}function mn(e){return e&&/^#[0-9a-f]{6}$/i.test(e)?e:`#8a94a0`}function hn(e){return X(`account`,on(e).split(`/`))}function gn(e){return X(`community`,[e])}function _n({account:e}){let t=cn(e);return Z(`a`,{class:`account`,href:hn(e),children:[Z(`span`,{class:`handle`,children:t}),e.name&&e.name!==t&&Z(`span`,{class:`name`,children:[` `,e.name]})]})}function vn({community:e}){let t=K();return e?Z(`a`,{class:`community`,href:gn(e.communityId),children:[Z(pn,{colour:e.colour}),Z(`span`,{children:e.label})]}):Z(`span`,{class:`quiet`,children:t(`community.without`)})}function yn({account:e}){let t=K(),n=un().includes(on(e)),r=cn(e),i=t(n?`list.remove`:`list.add`,{name:r});return Z(`button`,{type:`button`,class:`star`,"aria-pressed":n,"aria-label":i,title:i,onClick:()=>dn(e),children:Z(`svg`,{viewBox:`0 0 20 20`,"aria-hidden":`true`,children:Z(`path`,{d:`M10 2.5l2.3 4.9 5.2.7-3.8 3.7.9 5.3L10 14.6l-4.6 2.5.9-5.3L2.5 8.1l5.2-.7z`})})})}function bn({event:e,names:t}){let n=K()(`event.${e.kind}`,{before:``,after:``,n:e.sizeAfter??0,was:e.sizeBefore??0}).split(/([\u0001\u0002])/).map(n=>n===``?Z(xn,{ids:e.before,names:t}):n===``?Z(xn,{ids:e.after,names:t}):n);return Z(`li`,{class:`event ${e.kind.toLowerCase()}`,children:n})}function xn({ids:e,names:t}){return Z(y,{children:[e.slice(0,4).map((e,n)=>Z(`span`,{children:[n>0&&`, `,Z(Sn,{id:e,name:t.get(e)})]},e)),e.length>4&&` …`]})}function Sn({id:e,name:t}){let n=t?Z(y,{children:[Z(pn,{colour:t.colour}),` `,t.label]}):Z(`code`,{children:e});return t?.here?Z(`a`,{href:gn(e),children:n}):Z(`span`,{children:n})}function Cn(e){return e.toLocaleString(G.value,{maximumFractionDigits:0})}function wn(e){return e.toLocaleString(G.value,{notation:`compact`,maximumFractionDigits:1})}function Tn(e){if(e==null)return`–`;if(Number.isInteger(e))return Cn(e);let t=Math.abs(e)<1e-4&&e!==0?{notation:`scientific`}:{};return e.toLocaleString(G.value,{maximumSignificantDigits:3,...t})}function En(e,t=0){return e==null?`–`:e.toLocaleString(G.value,{style:`percent`,maximumFractionDigits:t})}function Dn(e,t=2){return e==null?`–`:e.toLocaleString(G.value,{maximumFractionDigits:t})}function On(e){return e?new Date(e).toLocaleDateString(G.value,{dateStyle:`medium`,timeZone:`UTC`}):``}function kn(e){return new Date(e).toLocaleString(G.value,{dateStyle:`medium`,timeStyle:`short`})}var An=[[`year`,31536e3],[`month`,2592e3],[`day`,86400],[`hour`,3600],[`minute`,60]];function jn(e,t=Date.now()){let n=(Date.parse(e)-t)/1e3,r=new Intl.RelativeTimeFormat(G.value,{numeric:`auto`});for(let[e,t]of An)if(Math.abs(n)>=t)return r.format(Math.round(n/t),e);return r.format(0,`minute`)}var Mn={name:`CommunityNames`,text:`query CommunityNames($run: ID!) {
  communityMap(runId: $run, minSize: 1, membersPerCommunity: 0) {
    communities {
      communityId
      label
      colour
    }
  }
}`};function Nn(e,t){let n=U(Mn,{run:e}),r=U(Mn,t===null?null:{run:t});return Se(()=>{let e=new Map;for(let t of Pn(r.data))e.set(t.communityId,{...t,here:!1});for(let t of Pn(n.data))e.set(t.communityId,{...t,here:!0});return e},[n.data,r.data])}function Pn(e){return e?.communityMap.communities??[]}function Fn({run:e,measure:t}){let n=K(),r=U(an,{first:50}),i=r.data&&In(e,r.data);return Z(`section`,{class:`changes card`,"aria-labelledby":`changes`,children:[Z(`h2`,{id:`changes`,children:n(`home.changes`)}),Z(Wt,{asked:r,children:()=>i?Z(Ln,{run:e,before:i,measure:t}):Z(`p`,{children:n(`home.changes.first`)})})]})}function In(e,{runs:t}){return t.edges.map(e=>e.node).filter(t=>t.layer===e.layer&&t.focus===e.focus&&t.finishedAt<e.finishedAt)[0]??null}function Ln({run:e,before:t,measure:n}){let r=K(),i=t.measures.includes(n)?n:t.measures.find(t=>e.measures.includes(t))??`PAGERANK`,a=U(rn,{run:e.runId,before:t.runId,measure:i}),o=Nn(e.runId,t.runId);return Z(Wt,{asked:a,children:e=>Z(y,{children:[Z(`p`,{class:`quiet`,children:r(`home.changes.compared`,{when:kn(t.finishedAt)})}),Z(`div`,{class:`columns`,children:[Z(Rn,{data:e,names:o}),Z(`div`,{class:`movers`,children:[Z(zn,{title:r(`home.risen`),edges:e.risen.edges}),Z(zn,{title:r(`home.fallen`),edges:e.fallen.edges})]})]})]})})}function Rn({data:e,names:t}){let n=K(),r=e.run?.communityEvents??[];return r.length===0?Z(`p`,{children:n(`home.changes.none`)}):Z(`ul`,{class:`events`,children:r.map((e,n)=>Z(bn,{event:e,names:t},n))})}function zn({title:e,edges:t}){let n=K(),r=t.filter(e=>e.rankChange);return r.length===0?null:Z(`div`,{children:[Z(`h3`,{children:e}),Z(`ol`,{class:`movers-list`,children:r.map(({node:e,rank:t,rankChange:r})=>Z(`li`,{children:[Z(_n,{account:e}),Z(`span`,{class:`change ${(r??0)>0?`up`:`down`}`,children:n((r??0)>0?`rank.up`:`rank.down`,{n:Math.abs(r??0)})}),Z(`span`,{class:`note`,children:n(`rank.of`,{rank:t})}),Z(yn,{account:e})]},e.key))})]})}var Bn=`#98a1ab`,Vn={NANO:`#9fb8d8`,MICRO:`#6f9bd1`,MID:`#3f7cc4`,MACRO:`#8a4fb5`,MEGA:`#c2347a`,ULTRA_PERIPHERAL:`#b7c0c9`,PERIPHERAL:`#8fa0b0`,CONNECTOR:`#2f9c95`,KINLESS:`#64b96a`,PROVINCIAL_HUB:`#3f7cc4`,CONNECTOR_HUB:`#d9822b`,KINLESS_HUB:`#c2347a`,PERSON:`#3f7cc4`,COMPANY:`#d9822b`,ORGANIZATION:`#2f9c95`,INSTITUTION:`#8a4fb5`,MEDIA:`#c2347a`,true:`#3f7cc4`,false:`#b7c0c9`},Hn=[`#3f7cc4`,`#d9822b`,`#2f9c95`,`#c2347a`,`#8a4fb5`,`#64b96a`,`#b59a2e`,`#5b6bb0`];function Un(e,t,n){if(e===`community`){let e=new Map(t.map(e=>[e.id,mn(e.colour)]));return{of:t=>e.get(t.community)??`#98a1ab`,legend:[]}}let r=Gn(n.map(t=>Wn(t,e)));return{of:t=>r.get(Wn(t,e))??`#98a1ab`,legend:[...r].map(([e,t])=>({value:e,colour:t}))}}function Wn(e,t){let n=e[t];return n===null||n===`UNKNOWN`?``:String(n)}function Gn(e){let t=new Map;for(let n of e)t.set(n,(t.get(n)??0)+1);let n=[...t].sort((e,t)=>t[1]-e[1]).map(([e])=>e),r=Hn[Symbol.iterator]();return new Map(n.map(e=>[e,e===``?Bn:Vn[e]??r.next().value??`#98a1ab`]))}var Kn=2e3,qn=5e3,Jn=[`community`,`tier`,`role`,`kind`,`platform`,`language`,`verified`],Yn=[`ties`,`all`,`none`];function Q(e){return`community:${e}`}function $(e){return`account:${e}`}function Xn(e,t){let n=t.communities.find(t=>Q(t.id)===e);if(n)return q(`map.region.community`,{label:n.label,n:n.size,ties:Zn(n.id,t)});let r=t.members.find(t=>$(t.key)===e);if(r){let e=t.communities.find(e=>e.id===r.community)?.label??q(`community.without`);return q(`map.region.account`,{name:cn(r),community:e,rank:r.rank||`–`})}return q(`map.region.all`,{n:t.communities.length})}function Zn(e,t){let[n]=Qn(e,t.flows),r=t.communities.find(e=>e.id===n?.other);return r?q(`map.region.ties`,{label:r.label}):q(`map.region.noties`)}function Qn(e,t){let n=new Map;for(let r of t){if(r.source===r.target||r.source!==e&&r.target!==e)continue;let t=r.source===e?r.target:r.source,i=n.get(t)??{weight:0,expected:0};n.set(t,{weight:i.weight+r.weight,expected:i.expected+(r.expected??0)})}return[...n].filter(([,e])=>e.expected>0&&e.weight>e.expected).map(([e,t])=>({other:e,times:t.weight/t.expected,weight:t.weight})).sort((e,t)=>t.times-e.times)}var $n={ArrowUp:{x:0,y:1},ArrowDown:{x:0,y:-1},ArrowLeft:{x:-1,y:0},ArrowRight:{x:1,y:0}},er=.35;function tr(e,t,n,r=new Set){let i=$n[t],a=null,o=1/0;for(let t of n){let[n,s]=[t.x-e.x,t.y-e.y],c=Math.hypot(n,s);if(t.node===e.node||c===0)continue;let l=(n*i.x+s*i.y)/c;if(l<er)continue;let u=c/l**2*(r.has(t.node)?1/3:1);u<o&&([a,o]=[t,u])}return a}function nr(e){return e in $n}function rr(e,t,n,r,i){if(e.ctrlKey||e.metaKey||e.altKey)return;let a=nr(e.key)?()=>ir(e.key,t,n,r,i):{"+":()=>t.zoom(1.6),"=":()=>t.zoom(1.6),"-":()=>t.zoom(1/1.6),0:()=>t.everything(),Enter:()=>ar(t,n,r,i),Escape:()=>or(t,n,r,i)}[e.key];a&&(e.key!==`Escape`||r)&&(e.preventDefault(),e.stopPropagation(),a())}function ir(e,t,n,r,i){let a=r?.startsWith(`account:`)?cr(n):sr(n),o=a.find(e=>e.node===r),s=o?tr(o,e,a,lr(o.node,n)):a[0];if(!s)return Rt(q(`map.region.end`));i(s.node),t.reveal(s),Rt(Xn(s.node,n))}function ar(e,t,n,r){let i=t.communities.find(e=>Q(e.id)===n);if(i){let n=t.members.filter(e=>e.community===i.id),a=n.reduce((e,t)=>t.rank&&t.rank<e.rank?t:e,n[0]??null);return a?(e.approach(i,i.radius),r($(a.key)),Rt(Xn($(a.key),t))):e.approach(i,i.radius)}let a=t.members.find(e=>$(e.key)===n);a&&At(X(`account`,on(a).split(`/`)))}function or(e,t,n,r){let i=t.members.find(e=>$(e.key)===n),a=i?Q(i.community):null;r(a),a||e.everything(),Rt(Xn(a,t))}function sr(e){return e.communities.map(e=>({...e,node:Q(e.id)}))}function cr(e){return e.members.map(e=>({x:e.x,y:e.y,radius:0,node:$(e.key)}))}function lr(e,t){let n=new Set,r=(t,r)=>{t===e&&n.add(r),r===e&&n.add(t)};for(let e of t.relations)r($(e.source),$(e.target));for(let e of t.flows)e.expected!==null&&e.weight>e.expected&&r(Q(e.source),Q(e.target));return n}function ur(e){let t=K(),n=z(null),[r,i]=L(null),[a,o]=L(!1),s=V(at)===`dark`,c=z(e);c.current=e,dr(n,c,s,i,o);let{model:l,open:u,colouring:d,flows:f,selected:p}=e;return R(()=>{if(!r)return;let e={paint:Un(d,l.communities,l.members),flows:f,open:u,dark:s};r.show(l,e),r.emphasise(pr(p,l))},[r,l,[...u].join(),d,f,s,p]),a?Z(`p`,{class:`notice`,children:t(`map.nowebgl`)}):Z(`div`,{ref:n,class:`map-picture`,role:e.moving?`application`:`img`,"aria-label":e.moving?`${t(`map.label`)}. ${t(`map.help`)}`:t(`map.label`),tabIndex:e.moving?0:void 0,"data-testid":`map-picture`,onFocus:()=>e.moving&&Rt(Xn(p,l)),onKeyDown:t=>r&&e.moving&&rr(t,r,l,p,e.select)})}function dr(e,t,n,r,i){R(()=>{let a=null,o=!1,s;return(async()=>{let{Scene:i}=await xt(async()=>{let{Scene:e}=await import(`./scene-DDtOuYRf.js`);return{Scene:e}},[]);if(o||!e.current)return;let{model:c,open:l,colouring:u,flows:d,moving:f,standpoint:p}=t.current,m={paint:Un(u,c.communities,c.members),flows:d,open:l,dark:n};a=new i(e.current,c,m,fr(t,()=>a),f),p&&a.go(p,!1),s=new ResizeObserver(()=>a?.resize()),s.observe(e.current),t.current.look(a.view()),t.current.ready?.(a),e.current.dataset.drawn=`true`,r(a)})().catch(()=>i(!0)),()=>{o=!0,s?.disconnect(),a?.kill()}},[])}function fr(e,t){return{select:t=>e.current.select(t),hover:t=>e.current.hover?.(t),open:n=>{let r=e.current.model.communities.find(e=>Q(e.id)===n);r&&t()?.approach(r,r.radius)},moved:t=>{e.current.look(t),e.current.stand?.({x:t.x,y:t.y,width:t.halfWidth*2})}}}function pr(e,t){if(!e)return null;let n=new Set([e]);for(let r of t.flows){if(r.expected===null||r.weight<=r.expected)continue;let[t,i]=[Q(r.source),Q(r.target)];t===e&&n.add(i),i===e&&n.add(t)}for(let r of t.relations){let[t,i]=[$(r.source),$(r.target)];(t===e||i===e)&&n.add(t).add(i)}for(let r of t.members){let t=Q(r.community);t===e&&n.add($(r.key)),$(r.key)===e&&n.add(t)}return n}function mr({model:e}){let t=K(),n=new Map(e.communities.map(e=>[e.id,e]));return Z(`div`,{class:`scroll`,tabIndex:0,role:`region`,"aria-label":t(`map.table`),children:Z(`table`,{children:[Z(`thead`,{children:Z(`tr`,{children:[Z(`th`,{scope:`col`,children:t(`map.column.name`)}),Z(`th`,{scope:`col`,class:`number`,children:t(`map.column.members`)}),Z(`th`,{scope:`col`,children:t(`map.column.ties`)})]})}),Z(`tbody`,{children:e.communities.map(t=>Z(`tr`,{children:[Z(`th`,{scope:`row`,children:Z(vn,{community:hr(t)})}),Z(`td`,{class:`number`,children:Cn(t.size)}),Z(`td`,{children:gr(t.id,e,n)})]},t.id))})]})})}function hr(e){return{communityId:e.id,label:e.label,colour:e.colour}}function gr(e,t,n){return Qn(e,t.flows).slice(0,3).map(e=>`${n.get(e.other)?.label??e.other} (${Dn(e.times,1)}×)`).join(`; `)||`–`}var _r={name:`MapAccount`,text:`query MapAccount($run: ID!, $id: ID, $handle: String, $platform: String, $measure: Measure!) {
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
}`},vr={name:`MapOverview`,text:`query MapOverview($run: ID!, $minSize: Int!) {
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
}`},yr=400;function br(e,t,n=e.length){let r=e.filter(e=>e.radius*t.scale>=95&&Sr(e,t)).sort((e,n)=>Cr(e,t)-Cr(n,t)),i=Kn-Math.min(n,Kn)-100,a=[];for(let e of r){let n=Math.min(e.size,yr,xr(e,t),i);if(n<=0)break;i-=n,a.push({id:e.id,members:n,parts:e.radius*t.scale>=150})}return a}function xr(e,t){return Math.ceil(e.radius*t.scale/130)*100}function Sr(e,t){return Math.abs(e.x-t.x)<t.halfWidth+e.radius*.8&&Math.abs(e.y-t.y)<t.halfHeight+e.radius*.8}function Cr(e,t){return Math.hypot(e.x-t.x,e.y-t.y)}var wr={name:`MapMembers`,text:`query MapMembers($run: ID!, $communities: [ID!]!, $measure: Measure!, $first: Int!, $after: String) {
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
}`},Tr={name:`MapParts`,text:`query MapParts($run: ID!, $community: ID!) {
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
}`},Er=100,Dr=40,Or=class{run;measure;changed;near=new Map;constructor(e,t,n){this.run=e,this.measure=t,this.changed=n}want(e){for(let t of e){let e=this.of(t.id);e.asking||(e.members.length<t.members&&!e.whole||t.parts&&e.parts===null)&&this.fetch(t,e)}}members(e){return e.flatMap(e=>this.near.get(e.id)?.members.slice(0,e.members)??[])}parts(e){return e.flatMap(e=>e.parts?this.near.get(e.id)?.parts??[]:[])}of(e){let t=this.near.get(e)??{members:[],cursor:null,whole:!1,parts:null,asking:!1};this.near.delete(e),this.near.set(e,t);for(let e of this.near.keys()){if(this.near.size<=Dr)break;this.near.delete(e)}return t}async fetch(e,t){t.asking=!0;try{t.members.length<e.members&&!t.whole&&await this.page(e.id,t),e.parts&&t.parts===null&&await this.inside(e.id,t)}catch{t.whole=!0,t.parts??=[]}t.asking=!1,this.changed(),this.want([e])}async page(e,t){let{influencers:n}=(await ze(wr,{run:this.run,communities:[e],measure:this.measure,first:Er,after:t.cursor})).data;for(let{node:r,rank:i,percentile:a}of n.edges){let n=kr(r,e,i,a);n&&t.members.push(n)}t.cursor=n.pageInfo.endCursor,t.whole=!n.pageInfo.hasNextPage}async inside(e,t){let{community:n}=(await ze(Tr,{run:this.run,community:e})).data;t.parts=(n?.subcommunities??[]).map(({communityId:t,...n})=>({...n,id:t,parent:e}))}};function kr(e,t,n,r){if(e.x===null||e.y===null)return null;let{key:i,platform:a,handle:o,name:s,kind:c,tier:l,role:u,language:d,verified:f,x:p,y:m}=e;return{key:i,platform:a,handle:o,name:s,kind:c,tier:l,role:u,language:d,verified:f,x:p,y:m,community:t,rank:n,weight:Math.max(0,((r??50)-50)/50)}}var Ar=3;function jr(e,t,n){let r=U(vr,{run:e,minSize:Ar}),i=U(_r,n===null?null:{run:e,measure:t,...sn(n)}),[,a]=L(0),o=Se(()=>new Or(e,t,()=>a(e=>e+1)),[e,t]),[s,c]=L([]),l=Se(()=>Mr(r.data),[r.data]),u=z(null),d=e=>{u.current=e,c(t=>{let n=br(l,e);return Ir(t,n)?t:n})};R(()=>{u.current&&d(u.current)},[l]),R(()=>o.want(s),[o,s]);let f=o.members(s),p=o.parts(s);return{asked:r,account:i,model:Se(()=>r.data&&{communities:l,flows:Nr(r.data),parts:Pr(p,l),...Fr(f,i.data)},[r.data,l,f.length,f[0],p.length,s,i.data]),open:new Set(s.map(e=>e.id)),look:d}}function Mr(e){return(e?.communityMap.communities??[]).map(({communityId:e,...t})=>({...t,id:e}))}function Nr(e){return e.communityMap.flows.map(({source:e,target:t,weight:n,expected:r})=>({source:e.communityId,target:t.communityId,weight:n,expected:r}))}function Pr(e,t){let n=new Map(t.map(e=>[e.id,e.radius]));return e.filter(e=>e.radius<.6*(n.get(e.parent)??0))}function Fr(e,t){let n=t?.account;if(!n?.egoNetwork)return{members:e,relations:[]};let r=new Set(e.map(e=>e.key)),i=[n,...n.egoNetwork.accounts].flatMap((e,t)=>{let i=kr(e,e.community?.communityId??``,t===0?n.rank??0:0,t===0?100:80);return i&&!r.has(i.key)?[i]:[]}),a=n.egoNetwork.relations.map(e=>({source:e.source.key,target:e.target.key,weight:e.weight}));return{members:[...i,...e],relations:a}}function Ir(e,t){return e.length===t.length&&e.every((e,n)=>e.id===t[n]?.id&&e.members===t[n]?.members&&e.parts===t[n]?.parts)}function Lr({run:e,measure:t}){let n=K(),r=jr(e.runId,t,null);return e.communityCount===0?null:Z(`section`,{class:`home-map`,"aria-labelledby":`home-map`,children:[Z(`header`,{children:[Z(`h2`,{id:`home-map`,children:n(`home.map`)}),Z(`a`,{class:`button`,href:X(`map`),children:n(`home.map.open`)})]}),Z(Wt,{asked:r.asked,children:()=>r.model&&Z(`div`,{class:`frame`,children:[Z(ur,{model:{...r.model,members:[],parts:[]},open:Rr,selected:null,colouring:`community`,flows:`ties`,moving:!1,standpoint:null,look:()=>void 0,select:e=>e&&At(gn(e.slice(e.indexOf(`:`)+1)))}),Z(`details`,{class:`twin`,children:[Z(`summary`,{children:n(`map.table`)}),Z(mr,{model:r.model})]})]})})]})}var Rr=new Set;function zr(e){return Br(`measure`,e)}function Br(e,t){if(!t)return q(`map.legend.unknown`);let n=`${e}.${t}`;return mt(n)?q(n):t.toLowerCase().replaceAll(`_`,` `)}function Vr(e){return e.charAt(0).toLocaleUpperCase()+e.slice(1)}var Hr={name:`Catalogue`,text:`query Catalogue {
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
}`},Ur=new B(new Map),Wr=!1;function Gr(e){return R(()=>void Kr(),[]),V(Ur).get(e)??``}async function Kr(){if(!Wr){Wr=!0;try{Ur.set(qr((await ze(Hr,{})).data))}catch{Wr=!1}}}function qr(e){let{measures:t,roles:n,shapes:r,...i}=e,a=new Map,o={Measure:t,Role:n,ShapeClass:r};for(let[e,t]of Object.entries(o))for(let n of t?.enumValues??[])a.set(`${e}.${n.name}`,n.description??``);for(let e of Object.values(i))for(let t of e?.fields??[])a.set(`${e?.name}.${t.name}`,t.description??``);return a}var Jr=/\s(?=(?:Raised by|Range|Cost|Source):|(?:High|Low) leads\.)/;function Yr(e){return e.split(Jr).map(e=>e.trim())}function Xr({of:e,children:t}){let n=Gr(e),r=Ce(),[i,a]=L(!1),o=z(null);return n?Z(`span`,{class:`defined`,onMouseEnter:()=>a(!0),onMouseLeave:()=>a(!1),children:[Z(`button`,{ref:o,type:`button`,class:`term`,"aria-describedby":i?r:void 0,onFocus:()=>a(!0),onBlur:()=>a(!1),onClick:e=>{e.stopPropagation(),a(!0)},onKeyDown:e=>{e.key===`Escape`&&i&&(e.stopPropagation(),a(!1))},children:t}),i&&Z(Zr,{id:r,at:o.current,lines:Yr(n)})]}):Z(`span`,{children:t})}function Zr({id:e,at:t,lines:n}){let r=z(null);return R(()=>{r.current&&t&&Qr(r.current,t.getBoundingClientRect())},[t]),Z(`span`,{ref:r,id:e,role:`tooltip`,class:`bubble`,lang:`en`,children:n.map((e,t)=>Z(`span`,{class:t?`fact`:`definition`,children:e},t))})}function Qr(e,t){let{width:n,height:r}=e.getBoundingClientRect(),i=t.bottom+6,a=i+r>innerHeight-8?Math.max(8,t.top-r-6):i;e.style.left=`${Math.max(8,Math.min(t.left,innerWidth-n-8))}px`,e.style.top=`${a}px`}function $r({measure:e,start:t=!1}){let n=zr(e);return Z(Xr,{of:`Measure.${e}`,children:t?Vr(n):n})}function ei({data:e,run:t,measure:n,audience:r}){let i=K(),a=new Set(e.leading.edges.map(e=>e.node.key)),o=e.watched.edges.filter(e=>a.has(e.node.key)),s=new Set(o.map(e=>e.node.key));return Z(`section`,{class:`leaders`,children:[Z(`div`,{class:`columns`,children:[Z(`div`,{class:`card`,children:[Z(`header`,{children:[Z(`h2`,{children:i(tn(n)?`home.carrying`:`home.leading`)}),Z(`label`,{class:`inline`,children:[Z(`span`,{class:`hidden`,children:i(`home.by`)}),Z(`select`,{value:n,onChange:e=>kt({measure:e.currentTarget.value}),children:t.measures.map(e=>Z(`option`,{value:e,children:Vr(zr(e))},e))})]})]}),Z(`p`,{class:`quiet`,children:Z(ti,{word:`home.leading.note`,measure:n})}),Z(ni,{edges:e.leading.edges,otherMeasure:r,both:s})]}),Z(`div`,{class:`card`,children:[Z(`header`,{children:Z(`h2`,{children:i(`home.watched`)})}),Z(`p`,{class:`quiet`,children:Z(ti,{word:`home.watched.note`,measure:r})}),Z(ni,{edges:e.watched.edges,otherMeasure:n,both:s})]})]}),Z(`p`,{class:`after`,children:[o.length?i(`home.both`,{n:o.length}):i(`home.both.none`),` `,pi(`rankings`)&&Z(`a`,{href:X(`rankings`,[],{measure:n}),children:i(`home.all`)})]})]})}function ti({word:e,measure:t}){let[n,r]=K()(e,{measure:`\0`}).split(`\0`);return Z(y,{children:[n,Z($r,{measure:t}),r]})}function ni({edges:e,otherMeasure:t,both:n}){let r=K(),i=Math.max(...e.map(e=>Math.abs(e.score)),1e-12);return Z(`ol`,{class:`ten`,children:e.map(({rank:e,score:a,node:o})=>Z(`li`,{class:n.has(o.key)?`both`:void 0,children:[Z(`span`,{class:`place`,children:e}),Z(`span`,{class:`who`,children:[Z(_n,{account:o}),Z(`span`,{class:`where`,children:Z(vn,{community:o.community})})]}),Z(`span`,{class:`value`,children:[Z(`span`,{class:`amount`,children:Tn(a)}),Z(`span`,{class:`bar`,"aria-hidden":`true`,children:Z(`span`,{style:{width:`${100*Math.abs(a)/i}%`}})}),Z(`span`,{class:`note`,children:r(`home.other`,{rank:o.other??`–`,measure:zr(t)})})]}),Z(yn,{account:o})]},o.key))})}function ri(e,t){return e&&t?q(`window.both`,{from:On(e),to:On(t)}):e?q(`window.from`,{from:On(e)}):t?q(`window.to`,{to:On(t)}):q(`window.all`)}function ii({run:e}){let t=K();return Z(`section`,{class:`summary`,children:[Z(`h1`,{children:t(e.communityCount>0?`home.title`:`home.title.none`,{accounts:e.accountCount,communities:e.communityCount})}),Z(`p`,{class:`lead`,children:[t(`home.lead`,{layer:Vr(Br(`layer`,e.layer)),window:ri(e.from,e.to),relations:e.relationCount,when:jn(e.finishedAt)}),` `,e.focus&&t(`home.focus`,{focus:e.focus})]}),Z(`ul`,{class:`verdicts`,children:[Z(`li`,{children:ai(e,t)}),Z(`li`,{children:oi(e,t)})]}),Z(ci,{run:e})]})}function ai(e,t){let n=e.shape?.kind,r=`home.shape.${n}`;return!n||!mt(r)?null:Z(si,{text:t(r),of:`ShapeClass.${n}`})}function oi(e,t){return Z(si,{text:t(e.significance?e.significance.communities?`home.real`:`home.chance`:`home.untested`),of:`Run.significance`})}function si({text:e,of:t}){let[n,r,i]=e.split(`*`);return Z(y,{children:[n,Z(Xr,{of:t,children:r}),i]})}function ci({run:e}){let t=K();return Z(`dl`,{class:`facts`,"aria-label":t(`home.facts`),children:[Z(li,{of:`Run.accountCount`,name:t(`fact.accounts`),value:wn(e.accountCount)}),Z(li,{of:`Run.relationCount`,name:t(`fact.relations`),value:wn(e.relationCount)}),Z(li,{of:`Run.communityCount`,name:t(`fact.communities`),value:wn(e.communityCount)}),Z(li,{of:`Run.modularity`,name:t(`fact.modularity`),value:Dn(e.modularity)}),e.shape&&Z(li,{of:`Shape.twoLargest`,name:t(`fact.largest`),value:En(e.shape.twoLargest)}),Z(li,{of:`Run.finishedAt`,name:t(`fact.analysed`),value:On(e.finishedAt)})]})}function li({of:e,name:t,value:n}){return Z(`div`,{children:[Z(`dt`,{children:Z(Xr,{of:e,children:t})}),Z(`dd`,{children:n})]})}function ui({run:e}){let{query:t}=Y(),n=en(e.measures,t.measure),r=$t(e.measures),i={run:e.runId,measure:n,audience:r};return Z(`article`,{class:`home`,children:[Z(Wt,{asked:U(Kt,i),children:t=>Z(y,{children:[Z(`div`,{class:`hero`,children:[t.run&&Z(ii,{run:t.run}),Z(Lr,{run:e,measure:n})]}),Z(ei,{data:t,run:e,measure:n,audience:r})]})}),Z(Fn,{run:e,measure:n}),Z(Jt,{operation:Kt,variables:i,cli:`tular top --measure ${n.toLowerCase()}\ntular communities`,cypher:di})]})}var di=`MATCH (account:Account)
WHERE account.run IS NOT NULL
RETURN account.handle AS handle, account.pagerank AS pagerank, account.communityId AS community
ORDER BY pagerank DESC LIMIT 10`,fi=[{name:``,word:`nav.overview`,show:ui},{name:`map`,word:`nav.map`,wide:!0,show:Gt(()=>xt(()=>import(`./MapView-C7Ful0Po.js`).then(e=>e.MapView),[]))}];function pi(e){return fi.find(t=>t.name===e)}function mi(){let e=K();return Z(`div`,{role:`status`,children:!V($e)&&Z(`p`,{class:`strip warn`,"data-testid":`unreachable`,children:[Z(`strong`,{children:e(`state.unreachable`)}),` `,e(`state.unreachable.do`)]})})}var hi={name:`Search`,text:`query Search($run: ID!, $text: String!) {
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
}`},gi=160;function _i({run:e}){let t=K(),n=Ce(),r=z(null),[i,a]=L(``),[o,s]=L(!1),[c,l]=L(-1),u=yi(i.trim()),d=U(hi,u.length>1?{run:e,text:u}:null),f=d.data&&!d.loading?vi(d.data,e=>t(`community.members`,{n:e})):[],p=o&&u.length>1&&d.data!==null;R(()=>{l(-1),p&&Rt(f.length?t(`search.found`,{n:f.length}):t(`search.none`,{text:u}))},[u,p,d.data]),bi(r);let m=e=>{s(!1),a(``),J.value.view===`map`?kt({sel:e.selects,at:``}):At(e.href)};return Z(`div`,{class:`search`,role:`search`,children:[Z(`input`,{ref:r,type:`text`,enterKeyHint:`search`,role:`combobox`,autoComplete:`off`,spellcheck:!1,maxLength:100,"aria-label":t(`search.label`),placeholder:t(`search.placeholder`),"aria-expanded":p,"aria-controls":n,"aria-autocomplete":`list`,"aria-activedescendant":c>=0&&p?`${n}-${c}`:void 0,value:i,onInput:e=>{a(e.currentTarget.value),s(!0)},onFocus:()=>s(!0),onBlur:()=>s(!1),onKeyDown:e=>{let t={ArrowDown:1,ArrowUp:-1}[e.key];if(t&&p)e.preventDefault(),l(e=>(e+t+f.length+ +(e<0&&t<0))%Math.max(1,f.length));else if(e.key===`Enter`){let e=f[Math.max(0,c)];e&&p&&m(e)}else e.key===`Escape`&&s(!1)}}),Z(`ul`,{id:n,role:`listbox`,"aria-label":t(`search.label`),hidden:!p||f.length===0,children:f.map((e,t)=>Z(`li`,{id:`${n}-${t}`,role:`option`,"aria-selected":t===c,onMouseDown:e=>e.preventDefault(),onClick:()=>m(e),children:[e.colour!==null&&Z(pn,{colour:e.colour}),Z(`span`,{class:`what`,children:e.label}),Z(`span`,{class:`note`,children:e.note})]},e.id))}),p&&f.length===0&&!d.loading&&Z(`p`,{class:`none`,children:t(`search.none`,{text:u})})]})}function vi(e,t){let n=e.influencers.edges.map(({node:e})=>({id:e.key,group:`accounts`,label:cn(e),note:e.name??``,colour:e.community?.colour??``,href:hn(e),selects:on(e)})),r=e.communities.edges.map(({node:e})=>({id:e.communityId,group:`communities`,label:e.label,note:t(e.size),colour:e.colour,href:gn(e.communityId),selects:`community:${e.communityId}`}));return[...n,...r]}function yi(e){let[t,n]=L(e);return R(()=>{let t=setTimeout(()=>n(e),gi);return()=>clearTimeout(t)},[e]),t}function bi(e){R(()=>{let t=t=>{let n=t.target;t.key!==`/`||t.ctrlKey||t.metaKey||/^(INPUT|TEXTAREA|SELECT)$/.test(n.tagName)||(t.preventDefault(),e.current?.focus())};return addEventListener(`keydown`,t),()=>removeEventListener(`keydown`,t)},[])}function xi({run:e}){let t=K(),n=Y();return Z(`header`,{class:`top`,children:[Z(`a`,{class:`brand`,href:X(``),"aria-label":`${t(`app.name`)}: ${t(`nav.overview`)}`,children:[Z(`svg`,{viewBox:`0 0 32 32`,"aria-hidden":`true`,children:[Z(`path`,{d:`M8 22 16 8l9 11ZM8 22l17-3`}),Z(`circle`,{cx:`16`,cy:`8`,r:`5`}),Z(`circle`,{cx:`8`,cy:`22`,r:`4`}),Z(`circle`,{cx:`25`,cy:`19`,r:`3`})]}),Z(`span`,{children:t(`app.name`)})]}),Z(`nav`,{"aria-label":t(`app.views`),children:fi.filter(e=>!e.hidden).map(e=>Z(`a`,{href:X(e.name),"aria-current":e.name===n.view?`page`:void 0,children:t(e.word)},e.name))}),e&&Z(_i,{run:e.runId}),Z(`div`,{class:`settings`,children:[Z(wi,{}),Z(Ti,{})]})]})}var Si={auto:`light`,light:`dark`,dark:`auto`},Ci={auto:`M10 3a7 7 0 1 0 0 14zM10 3v14a7 7 0 0 0 0-14z`,light:`M10 6a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM10 1v3M10 16v3M1 10h3M16 10h3M3.6 3.6l2.1 2.1M14.3 14.3l2.1 2.1M16.4 3.6l-2.1 2.1M5.7 14.3l-2.1 2.1`,dark:`M16.5 12.5A7 7 0 0 1 7.5 3.5a7 7 0 1 0 9 9z`};function wi(){let e=K(),t=V(W),n=e(`settings.theme.${t}`);return Z(`button`,{type:`button`,class:`icon theme-${t}`,"aria-label":n,title:n,onClick:()=>W.set(Si[t]),children:Z(`svg`,{viewBox:`0 0 20 20`,"aria-hidden":`true`,children:Z(`path`,{d:Ci[t]})})})}function Ti(){let e=K(),t=V(G);return Z(`select`,{class:`plain`,"aria-label":e(`settings.language`),value:t,onChange:e=>G.set(e.currentTarget.value),children:[Z(`option`,{value:`en`,children:`English`}),Z(`option`,{value:`id`,children:`Bahasa Indonesia`})]})}function Ei({refused:e}){let t=K(),[n,r]=L(``);return Z(`form`,{class:`notice`,onSubmit:e=>{e.preventDefault(),Ie(n),r(``),Xe()},children:[Z(`p`,{class:`notice-title`,children:t(`key.needed`)}),Le()&&Z(`p`,{role:`alert`,children:[t(`key.refused`),` `,e.message]}),Z(`label`,{class:`field`,children:[Z(`span`,{children:t(`key.label`)}),Z(`input`,{type:`password`,autoComplete:`off`,spellcheck:!1,value:n,onInput:e=>r(e.currentTarget.value)})]}),Z(`button`,{type:`submit`,class:`button main`,disabled:!n.trim(),children:t(`key.use`)}),Z(`p`,{class:`quiet`,children:t(`key.note`)})]})}var Di=3e4;function Oi(e,t){let[n,r]=L(!1);return R(()=>{if(r(!1),!e||!t)return;let n=async()=>{if(!document.hidden)try{let{current:t}=(await ze(Tt,{run:null})).data;r(t!==null&&t.runId!==e)}catch{}},i=setInterval(n,Di);return addEventListener(`focus`,n),()=>{clearInterval(i),removeEventListener(`focus`,n)}},[e,t]),n}new BroadcastChannel(`tular`).addEventListener(`message`,()=>Xe());function ki({run:e,chosen:t,newer:n}){let r=K();return t&&!e.current?Z(`p`,{class:`strip`,children:[r(`state.older`,{when:kn(e.finishedAt)}),` `,Z(`button`,{type:`button`,class:`button small`,onClick:()=>kt({run:``}),children:r(`state.older.do`)})]}):n?Z(`p`,{class:`strip`,role:`status`,children:[r(`state.newer`),` `,Z(`button`,{type:`button`,class:`button small`,onClick:Xe,children:r(`state.newer.do`)})]}):null}function Ai(){let e=K(),t=un(),{view:n}=Y();return t.length===0||n===`shortlist`||!pi(`shortlist`)?null:Z(`aside`,{class:`tray`,"aria-label":e(`nav.shortlist`),children:Z(`a`,{class:`button main`,href:X(`shortlist`),children:e(`list.count`,{n:t.length})})})}function ji(){let e=K(),{view:t,parts:n,query:r}=Y(),i=U(Tt,{run:r.run??null}),a=pi(t),o=i.data?.run??null,s=z(null),c=Oi(o?.runId??null,!r.run);return Li(s,t+n.join(`/`)),R(()=>{document.title=a?`${e(a.word)} · Tular`:`Tular`},[a,e]),Z(y,{children:[Z(`a`,{class:`skip`,href:`#content`,onClick:e=>Ii(e,s.current),children:e(`app.skip`)}),Z(xi,{run:o}),Z(mi,{}),Z(`main`,{ref:s,id:`content`,tabIndex:-1,class:a?.wide?`wide`:void 0,children:[o&&Z(ki,{run:o,chosen:!!r.run,newer:c}),Z(Mi,{asked:i,run:o,wanted:r.run,parts:n,view:a})]}),Z(Ai,{}),Z(zt,{})]})}function Mi({asked:e,run:t,wanted:n,parts:r,view:i}){let a=K();return e.failure?.kind===`forbidden`?Z(Ei,{refused:e.failure}):e.failure&&!e.data&&!Ni(e.failure.code)?Z(Ht,{failure:e.failure}):e.loading&&!e.data?Z(Bt,{}):!t&&n?Z(Pi,{run:n}):t?i?Z(i.show,{run:t,parts:r}):Z(Vt,{title:a(`state.noview`),children:a(`state.noview.do`)}):Z(Fi,{})}function Ni(e){return/RUN/.test(e)}function Pi({run:e}){let t=K();return Z(Vt,{title:t(`state.runGone`,{run:e}),children:Z(`button`,{type:`button`,class:`button`,onClick:()=>kt({run:``}),children:t(`state.runGone.do`)})})}function Fi(){let e=K();return Z(`div`,{class:`notice`,children:[Z(`p`,{class:`notice-title`,children:e(`state.norun`)}),Z(`p`,{children:e(`state.norun.do`)}),Z(`pre`,{children:Z(`code`,{children:[`tular load FILE …`,`
`,`tular analyze`]})})]})}function Ii(e,t){e.preventDefault(),t?.focus()}function Li(e,t){let n=z(t);R(()=>{n.current!==t&&(n.current=t,e.current?.focus({preventScroll:!0}),scrollTo(0,0))},[t])}it(),G.watch(()=>void Ct()),Ct().finally(()=>{let e=document.getElementById(`explorer`);e&&N(Z(ji,{}),e)});export{Ut as A,lt as B,gn as C,Qt as D,on as E,Y as F,L as G,R as H,K as I,y as K,pt as L,Z as M,kt as N,Jt as O,X as P,mt as R,hn as S,cn as T,Ce as U,U as V,z as W,kn as _,vr as a,vn as b,Qn as c,qn as d,Kn as f,Dn as g,Un as h,jr as i,Wt as j,Vt as k,Jn as l,Q as m,zr as n,mr as o,$ as p,Br as r,ur as s,Vr as t,Yn as u,Cn as v,pn as w,yn as x,_n as y,at as z};