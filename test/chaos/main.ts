import { isDeepStrictEqual, parseArgs } from 'node:util';
import { runChaos } from './exactly-once.js';

const { values } = parseArgs({
  options: {
    contacts: { type: 'string', default: '20000' },
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
  },
});
const options = { contacts: Number(values.contacts), kills: Number(values.kills), seed: Number(values.seed) };
const report = (progress: string): void => console.error(`chaos: ${progress}`);

report(`checkpoints in the database: ${JSON.stringify(options)}`);
const { undisturbed, disturbed, restarts } = await runChaos({ ...options, tally: 'checkpointed', report });
const once = isDeepStrictEqual(disturbed, undisturbed) && undisturbed.tally.applied === undisturbed.records;
console.log(JSON.stringify({ variant: 'checkpointed', once, restarts, undisturbed, disturbed }, null, 2));

report('control: offsets committed after the rows');
const control = await runChaos({ ...options, tally: 'commit-after', report });
const controlFails = control.disturbed.tally.applied !== control.disturbed.records;
console.log(
  JSON.stringify(
    {
      variant: 'commit-after',
      fails: controlFails,
      restarts: control.restarts,
      tally: control.disturbed.tally,
      records: control.disturbed.records,
    },
    null,
    2,
  ),
);
process.exitCode = once && controlFails ? 0 : 1;
