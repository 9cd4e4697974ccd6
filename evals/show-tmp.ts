import { parseStatement } from '/work/main/core/src/importing/parse-statement.ts';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
for (const f of process.argv.slice(2)) { try { const s = parseStatement(readFileSync(f), {fileName: basename(f), defaultCurrency:'XAF'});
console.log('=====',basename(f), s.format, s.accounts.map(a=>a.key+'/'+a.currency+'/'+a.balances.length).join(' '), 'nc',s.notCounted, 'q', s.questions.map(q=>q.field).join());
for (const i of s.inferences) if(!process.env.Q) console.log('   ',i.field, JSON.stringify(i.value), i.confidence.toFixed(2), i.reason);
for (const l of s.lines.slice(0,process.env.N?+process.env.N:4)) console.log('   >',l.row,l.date,l.amount,l.currency,'|',l.payee,'|',l.descriptor.slice(0,100),'|n',l.notes,'|id',l.externalId,'|',l.category,'|',l.status,l.balance,l.original?JSON.stringify(l.original):'',l.accountKey,l.problem??'');
for (const l of s.lines.slice(4)) if (l.problem) console.log('   >',l.row,l.problem);
} catch(e) { console.log('=====',basename(f),e.code, e.message, e.code?'':e.stack); } }
