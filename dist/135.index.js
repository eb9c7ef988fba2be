export const id=135;export const ids=[135];export const modules={52135:((o,e,t)=>{t.r(e),t.d(e,{Client:()=>r.TFr,DescribeLogGroupsCommand:()=>r.VlF,GetLogEventsCommand:()=>r.h7S});var r=t(70303)})};
