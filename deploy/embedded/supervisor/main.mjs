// The supervisor of a world: starts the servers and the services, in the demo also syncs the sandbox, keeps all processes running
// and stops them in order.

import { rmSync } from 'node:fs';
import { Progress } from '../progress.mjs';
import { inheritLock, releaseLock } from '../servers/lock.mjs';
import { ProcessGroup } from '../servers/process-group.mjs';
import { runMain } from '../user-facing-error.mjs';
import { onlyWorldFrom } from '../worlds.mjs';
import { runWorld } from './run-world.mjs';

await runMain(async () => {
  const world = onlyWorldFrom(process.argv.slice(2));
  inheritLock(world.startLock);
  const progress = new Progress(process.stdout);
  const servers = new ProcessGroup(world.serversRecord);
  const services = new ProcessGroup(world.servicesRecord);
  try {
    await Promise.race([stopRequested(), runWorld({ world, progress, servers, services })]);
    return 0;
  } finally {
    rmSync(world.runFile, { force: true });
    if (servers.size + services.size > 0) {
      await progress.step('Stopping', async () => {
        // Services first: they need the servers to finish their batches.
        await services.stopAll();
        await servers.stopAll();
      });
    }
    releaseLock(world.startLock);
  }
});
// Pending requests and the IPC channel must not keep the process alive.
process.exit();

/** Resolves on Ctrl-C, on SIGTERM, and when the terminal or `start.mjs` ends. */
function stopRequested() {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, resolve);
    process.once('disconnect', resolve);
  });
}
