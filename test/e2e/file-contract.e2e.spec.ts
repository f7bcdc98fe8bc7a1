import { snapshotContract } from '../../libs/connector-kit/testing/contract/index.js';
import { FileContractHarness } from './file-contract.harness.js';

snapshotContract('a file', FileContractHarness.open, {
  faults: [],
  revokeAccess: false,
  severalBooks: false,
  moves: false,
  booksVanish: false,
  unreadable: true,
  groups: true,
  completeListingsOnly: true,
});
