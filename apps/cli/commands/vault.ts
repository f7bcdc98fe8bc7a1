import { z } from 'zod';
import { loadConfig } from '#service-kit/program';
import { Vault, vaultKeys, WrongVaultKey } from '#vault';
import { type Command, CommandFailed } from '../command.js';
import { withDatabase } from '../environment.js';

const keysConfig = z.object({ ...vaultKeys });
const AT_ONCE = 10;

const rotate: Command = {
  words: 'vault rotate',
  usage: 'wrap every secret with KITH_VAULT_KEY; KITH_VAULT_OLD_KEY opens those not yet wrapped',
  async run() {
    const { KITH_VAULT_KEY: key, KITH_VAULT_OLD_KEY: oldKey } = loadConfig(keysConfig, process.env);
    return withDatabase(async (database) => {
      const vault = await opened(Vault.open({ database, key, oldKey }));
      let [sum, wrapped] = [0, 0];
      do {
        wrapped = await vault.rewrap(AT_ONCE);
        sum += wrapped;
      } while (wrapped > 0);
      return [`${sum} secrets wrapped anew; all are wrapped with KITH_VAULT_KEY now, and KITH_VAULT_OLD_KEY can go.`];
    });
  },
};

async function opened(vault: Promise<Vault>): Promise<Vault> {
  try {
    return await vault;
  } catch (error) {
    throw error instanceof WrongVaultKey ? new CommandFailed(error.message) : error;
  }
}

export const vaultCommands: readonly Command[] = [rotate];
