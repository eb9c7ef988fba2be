export const id=3972;export const ids=[3972];export const modules={63972:((e,t,o)=>{o.r(t),o.d(t,{Client:()=>r._H,DescribeSecretCommand:()=>r.X5,GetSecretValueCommand:()=>r.d2});var r=o(12994)})};
