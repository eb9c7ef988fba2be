export const id=171;export const ids=[171];export const modules={4171:((e,t,o)=>{o.r(t),o.d(t,{Client:()=>r.jBj,GetParametersCommand:()=>r.AFe});var r=o(4736)})};
