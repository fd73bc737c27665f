export const id=142;export const ids=[142];export const modules={142:((r,t,e)=>{e.d(t,{explainFailure:()=>s});var n=e(5071),o=e(1491),i=e(7439);function s(r){let t=r instanceof o.CommandError?r.message:(0,n.Uc)(r);if(!(r instanceof o.CommandError||r instanceof n.yo))return t;let[e]=function(r,t=i.jA){return t.filter(({signatures:t})=>t.some(t=>t.test(r)))}(r instanceof o.CommandError?`${t}
${r.result.stderr}`:t);if(void 0===e||t.includes(e.id))return t;let{id:s,title:a,cause:d,cure:c}=e;return`${t}
${s} ${a}: ${d}
  what to do: ${c}`}})};