import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { parseScenario } from '../../src/scenario/parse.js';
import { scenarioSchema } from '../../src/scenario/schema.js';
const q = readFileSync('/work/main/scenarios/quickstart.yaml','utf8');
const tries: [string, string][] = [
 ['unknown','wave_gap_days: 13'],['dup','trusts:\n  ashby: {}'],
];
test('q', () => {
  const s = parseScenario(readFileSync('/work/main/scenarios/london-2008.yaml','utf8'));
  console.log(s.settings.strategies.map(x=>[x.id,x.label,x.order.join(),x.goLiveDay.join(),x.programme.length,x.trusts[0].length]), s.warnings, s.inputs.length);
  console.log(s.inputs.filter(r=>r.source===''&&r.grade===''));
  console.log(JSON.stringify(scenarioSchema()).length);
  const bad = (f: (s: string)=>string, set: any[] = []) => { const t=performance.now(); try { const r=parseScenario(f(q),{set}); console.log('OK', r.warnings); } catch(e: any) { console.log(e.issues ? e.message : e, Math.round(performance.now()-t)); } };
  bad(s=>s.replace('wave_gap_weeks: 13','wave_gap_days: 91'));
  bad(s=>s.replace('wave_gap_weeks: 13','wave_gap_weeks: 13 weeks'));
  bad(s=>s.replace('  brook:\n','  ashby:\n'));
  bad(s=>s.replace('2026-04-06 ','2026-02-30 '));
  bad(s=>s.replace('referrals_per_week: 420','slots_per_weekday: -5\n      referrals_per_week: 42O'));
  bad(s=>s.replace('order: [ashby, brook]','order: [ashby, broook, ashby]'));
  bad(s=>s.replace('  local: {extends: local}','  local: {extends: locl, mechanisms: {learning_dip: {depth_share: 0.1}, hold: {waiting_gbp_per_month: 3, trigger: 4}, defects: off, holdd: off}}'));
  bad(s=>s.slice(0,s.indexOf('trusts:'))+'trusts: {}\n'+s.slice(s.indexOf('plan: ')));
  bad(s=>s.replace('ashby: {','__proto__: {'));
  bad(s=>'['.repeat(10000)); bad(s=>s+'x: '+'{a: '.repeat(10000)); bad(s=>s+'x:\n'+Array.from({length:10000},(_,i)=>' '.repeat(i+1)+'a:').join('\n')); bad(s=>s+'x: '+'- '.repeat(10000)); bad(s=>s+'x:\n  '+'- '.repeat(10000)+'1'); bad(s=>s+'? '.repeat(10000)+'1');
  bad(s=>s.replace('0.70}','0.71}'));
  bad(s=>s.replace('target_wait_weeks: 6','target_wait_weeks: {normal: [6, 3]}').replace('dna_share: 0.08','dna_share: {triangle: [1,2,3]}'));
  bad(s=>s.replace('target_wait_weeks: 6','target_wait_weeks: {triangular: [6, 3, 9]}').replace('dna_share: 0.08','dna_share: {value: 0.1, uniform: [0.1, 0.2]}'));
  bad(s=>s.replace('target_wait_weeks: 6','target_wait_weeks: 010').replace('dna_share: 0.08','dna_share: 1e400'));
  bad(s=>s.replace('golive: 1','golive: 2').replace('seed: quickstart-1','seed: 12').replace('replications: 50','replications: 1.5').replace('scenario: quick','scenario: quick_'));
  bad(s=>s.replace('kind: outpatients','kind: outpatient').replace('initial_list: balanced','initial_list: balancd'));
  bad(s=>s.replace('label: Two','lable: Two')+'\n---\na: 1\n'); bad(s=>s.replace('label: Two','lable: Two')); bad(s=>s+'decide_from: 2027-01-01\n');
  bad(s=>s, [{path:'trusts.asby.services.outpatients.dna_share', value:'0.1'},{path:'trusts.ashby.services.outpatients.dna_shar', value:'0.1'},{path:'mechanisms.learning_dip.depth_share',value:'2'},{path:'plan.first_go_live.x.y',value:'a'},{path:'replications',value:'10'}]);
  bad(s=>s, [{path:'replications',value:'10'},{path:'mechanisms.hold.lift_defects',value:'7'},{path:'strategies.local.mechanisms.hold',value:'off'}]);
  bad(s=>s.replace('seed: quickstart-1','seed: &a !!str x').replace('replications: 50','<<: *a'));
  bad(s=>s.replace('seed: quickstart-1','seed: ""').replace('2028-04-03','2026-04-06'));
  bad(s=>s.replace('2026-10-05','2026-01-05'));
  bad(s=>s.replace('local: {extends: local}','local: {extends: b}\n  b: {extends: c}\n  c: {extends: local}\n  d: {extends: d}\n  no_go_live: {}'));
  bad(s=>s.replace('label: Ashby General','label: "a\\u001b[31m"')); bad(s=>s.replace('label: Ashby General','label: a\u001b[31m')); bad(s=>''); bad(s=>'- 1'); bad(s=>'a: [');
});
