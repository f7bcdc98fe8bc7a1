const CHECK_EVERY_MS = 1_000;

/**
 * Sends SIGTERM to this process when the npm that started it ends: npm can be killed alone, and its command would then keep
 * running. Does nothing if npm did not start this process: a closed terminal sends SIGHUP, and a background process outlives
 * its shell.
 */
export function stopWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    // The system gives an orphan another parent at once.
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, CHECK_EVERY_MS);
  timer.unref();
}
