import { parseStatement } from '@expenseai/core/importing/parse-statement';
import { readInBulk } from '@expenseai/core/categorising/read-in-bulk';
import { createModel } from '@expenseai/core/categorising/model';
import { defaultCategories } from '@expenseai/core/categorising/default-categories';
import { buildProposals, matchableLines } from '/work/main/backend/src/features/imports/build-proposals.ts';
import { zstdCompressSync } from 'node:zlib';
const n=100000; let x=1; let s='Date,Description,Amount\n';
const pay=['REWE SAGT DANKE','SHELL 1234','NETFLIX.COM','AMAZON MKTPLACE','CORNER CAFE','LIDL DIENSTL','DB VERTRIEB','SPOTIFY AB','ALDI SUED','APOTHEKE AM MARKT','TELEKOM','MIETE HAUSVERWALTUNG'];
for(let i=0;i<n;i++){x=(x*1103515245+12345)%2147483648; const d=new Date(Date.UTC(2022,0,1)+Math.floor(i/n*1460)*864e5).toISOString().slice(0,10); s+=`${d},${pay[x%12]} ${x%97} REF ${i},-${((x%20000)/100+1).toFixed(2)}\n`;}
const bytes=Buffer.from(s);
let c=process.cpuUsage();
const lap=(name:string)=>{const d=process.cpuUsage(c); console.log(name,((d.user+d.system)/1000).toFixed(0)); c=process.cpuUsage();};
const st=parseStatement(bytes,{defaultCurrency:'EUR'}); lap('parse');
const m=matchableLines(st); lap('matchable');
const cats=defaultCategories('en').flatMap(g=>g.categories.map((k:any)=>({id:crypto.randomUUID(),name:k.name,kind:k.kind,common:k.common})));
const model=createModel(cats as any,new Map()); lap('model');
const p=buildProposals(st,m,new Map(),{read:readInBulk(model,new Map()),payeeCategories:new Map(),categoriesByName:new Map(),currencies:new Map()}); lap('proposals');
let b=0; for(let i=0;i<p.length;i+=1000) b+=zstdCompressSync(JSON.stringify(p.slice(i,i+1000)),{params:{100:1}}).length; lap('json+zstd'); console.log(b);
