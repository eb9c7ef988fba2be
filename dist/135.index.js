export const id=135;export const ids=[135];export const modules={2135:((o,r,e)=>{e.r(r),e.d(r,{Client:()=>s.TFr,DescribeLogGroupsCommand:()=>s.VlF});var s=e(2684)})};
