export const id=620;export const ids=[620];export const modules={10620:((o,e,r)=>{r.r(e),r.d(e,{Client:()=>s.WBn,DescribeAlarmsCommand:()=>s.zWD});var s=r(44085)})};
