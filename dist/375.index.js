export const id=375;export const ids=[375];export const modules={58375:((o,t,e)=>{e.r(t),e.d(t,{Client:()=>d.h8v,GetRoleCommand:()=>d.kbp});var d=e(16764)})};
