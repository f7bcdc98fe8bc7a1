import { snapshotContract } from '../../libs/connector-kit/testing/contract/index.js';
import { carddavKinds } from '../support/servers/carddav.js';
import { CarddavContractHarness } from './carddav-contract.harness.js';

for (const kind of carddavKinds) {
  snapshotContract(kind, () => CarddavContractHarness.open(kind), {
    faults: ['unavailable', 'quota', 'broken-connection'],
    revokeAccess: true,
    severalBooks: true,
    // A card's record is named by its path, which is another one in another book.
    moves: false,
    booksVanish: true,
    unreadable: true,
    groups: true,
  });
}
