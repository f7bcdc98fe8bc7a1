import { connectorContract } from '../../libs/connector-kit/testing/contract/index.js';
import { GoogleContractHarness } from './google-contract.harness.js';

connectorContract('Google', GoogleContractHarness.open, {
  faults: ['unavailable', 'quota', 'broken-connection'],
  lockOut: true,
  severalBooks: true,
  moves: false,
  booksVanish: false,
  unreadable: false,
  groups: true,
});
