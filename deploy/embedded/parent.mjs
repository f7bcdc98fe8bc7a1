const LOOK_EVERY_MS = 1_000;

/**
 * Asks us to stop, by SIGTERM, when the command that started us is gone: npm can be ended alone, and what it runs would go
 * on with nobody to stop it. Only under npm (or what stands in for it). Started directly we follow the system's own rule: a
 * terminal that closes sends SIGHUP, and a shell that ends leaves running what it put into the background.
 */
export function stopWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    // An orphan is handed to another parent at once.
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY_MS);
  timer.unref();
}
