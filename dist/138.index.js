export const id=138;export const ids=[138];export const modules={9138:((t,e,o)=>{o.r(e),o.d(e,{Client:()=>d.iM,GetCallerIdentityCommand:()=>d.zI});var d=o(1695)})};
