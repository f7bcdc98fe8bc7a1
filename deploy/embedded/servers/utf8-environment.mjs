/**
 * The environment of this process, with file names in UTF-8: under LC_ALL=C (cron, systemd, ssh) Java reads no path that contains
 * other letters than ASCII. Linux only; elsewhere file names are always UTF-8. C.UTF-8 is part of glibc since 2.35 and of Debian
 * and Red Hat longer, and musl knows no other encoding.
 * @returns {NodeJS.ProcessEnv}
 */
export function utf8Environment() {
  return process.platform === 'linux' ? { ...process.env, LC_ALL: 'C.UTF-8' } : process.env;
}
