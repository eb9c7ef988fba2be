export const id=4171;export const ids=[4171];export const modules={84171:((e,t,o)=>{o.r(t),o.d(t,{Client:()=>r.jBj,GetParametersCommand:()=>r.AFe});var r=o(34736)})};
