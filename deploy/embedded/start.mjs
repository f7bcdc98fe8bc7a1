// npm start, npm run own: installs, builds, then runs the supervisor of a world on the pinned Node. This file runs on older
// Node versions too, and before any package is installed.

import { rmSync } from 'node:fs';
import path from 'node:path';
import { handOver } from './hand-over.mjs';
import { stopWithNpm } from './npm-parent.mjs';
import { pinnedNode, projectRoot, waitingNodeFlags } from './paths.mjs';
import { openWorld, prepare } from './prepare/prepare.mjs';
import { Progress } from './progress.mjs';
import { releaseLock, takeLock } from './servers/lock.mjs';
import { stopLeftovers } from './servers/process-group.mjs';
import { runMain, UserFacingError } from './user-facing-error.mjs';
import { onlyWorldFrom } from './worlds.mjs';

stopWithNpm();
await runMain(async () => {
  const world = onlyWorldFrom(process.argv.slice(2));
  const { runFile, startLock, servicesRecord, serversRecord } = world;
  process.chdir(projectRoot);
  openWorld(world);
  const holder = takeLock(startLock);
  if (holder !== process.pid) {
    throw new UserFacingError(
      `Kith already runs from this clone (process ${holder}); its URL and key are in ${runFile}. ` +
        'To restart it, stop it first with Ctrl-C in its terminal.',
    );
  }
  // A killed run leaves it.
  rmSync(runFile, { force: true });
  try {
    await prepare(new Progress(process.stdout), { kafka: !process.env.KITH_KAFKA_BROKERS });
    const supervisor = path.join(projectRoot, 'deploy', 'embedded', 'supervisor', 'main.mjs');
    return await handOver(pinnedNode, [...waitingNodeFlags, supervisor, ...world.args], { channel: true });
  } finally {
    // A supervisor that was not killed leaves no process.
    const left = [...(await stopLeftovers(servicesRecord)), ...(await stopLeftovers(serversRecord))];
    if (left.length > 0) console.error(`The supervisor was killed. Stopped its processes: ${left.join(', ')}.`);
    rmSync(runFile, { force: true });
    releaseLock(startLock);
  }
});
