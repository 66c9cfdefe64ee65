import { createHash, randomBytes } from 'node:crypto';
import { hostname, userInfo } from 'node:os';

/** The device that journals are named after: always the same for this user on this machine, and telling to a person who sees the file. */
export function thisDevice(): string {
  const host = hostname();
  const name = host.replace(/[^A-Za-z0-9]+/g, '').slice(0, 20) || 'device';
  const who = (() => {
    try {
      return userInfo().username;
    } catch {
      // A user without an account entry (containers).
      return randomBytes(4).toString('hex');
    }
  })();
  return `${name}-${createHash('sha256').update(`${host}\n${who}`).digest('hex').slice(0, 6)}`;
}
