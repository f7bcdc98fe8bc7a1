// npm start: from a clone to a running Kith. This part also runs on an older Node and with nothing installed; the
// supervisor, on the Node that the project pins, does the rest.

import { rmSync } from 'node:fs';
import path from 'node:path';
import { handOver } from './hand-over.mjs';
import { stopWithNpm } from './parent.mjs';
import { nodeFlags, pinnedNode, projectRoot, runFile, serversRecord, servicesRecord, startLock } from './paths.mjs';
import { openStateFolder, prepare } from './prepare/prepare.mjs';
import { Progress } from './progress.mjs';
import { releaseLock, takeLock } from './servers/lock.mjs';
import { stopLeftovers } from './servers/process-group.mjs';
import { runMain, Trouble } from './trouble.mjs';

stopWithNpm();
await runMain(async () => {
  process.chdir(projectRoot);
  openStateFolder();
  const holder = takeLock(startLock);
  if (holder !== process.pid) {
    throw new Trouble(
      `Kith already runs from this clone (process ${holder}); ${runFile} holds its URL and key. ` +
        'Stop it with Ctrl-C in its terminal to start it anew.',
    );
  }
  // Left by a run that was killed.
  rmSync(runFile, { force: true });
  try {
    await prepare(new Progress(process.stdout), { kafka: !process.env.KITH_KAFKA_BROKERS });
    const supervisor = path.join(projectRoot, 'deploy', 'embedded', 'supervisor', 'main.mjs');
    return await handOver(pinnedNode, [...nodeFlags, supervisor], { channel: true });
  } finally {
    // Nothing is left, unless the supervisor was killed.
    const left = [...(await stopLeftovers(servicesRecord)), ...(await stopLeftovers(serversRecord))];
    if (left.length > 0) console.error(`The supervisor was killed. Stopped what it had left: ${left.join(', ')}.`);
    rmSync(runFile, { force: true });
    releaseLock(startLock);
  }
});
