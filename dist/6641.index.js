export const id=6641;export const ids=[6641];export const modules={36641:((e,o,s)=>{s.r(o),s.d(o,{Client:()=>t.gd,DescribeScalableTargetsCommand:()=>t.sH});var t=s(11491)})};
