import { snapshotContract } from '../../libs/connector-kit/testing/contract/index.js';
import { GoogleContractHarness } from './google-contract.harness.js';

snapshotContract('Google', GoogleContractHarness.open, {
  faults: ['unavailable', 'quota', 'broken-connection'],
  revokeAccess: true,
  severalBooks: true,
  moves: false,
  booksVanish: false,
  unreadable: false,
  groups: true,
});
