import { evaluateImports } from '/work/main/evals/src/imports.ts';
console.log(JSON.stringify(evaluateImports(process.argv[2] ?? '/work/shared/data'),(k,v)=>k==='notYet'?v.length:v,1));
