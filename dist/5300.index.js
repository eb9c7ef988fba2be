export const id=5300;export const ids=[5300];export const modules={35300:((o,t,e)=>{e.r(t),e.d(t,{Client:()=>s.m1N,DescribeStacksCommand:()=>s.Y47});var s=e(3805)})};
