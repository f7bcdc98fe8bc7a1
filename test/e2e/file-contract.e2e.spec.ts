import { connectorContract } from '../../libs/connector-kit/testing/contract/index.js';
import { FileContractHarness } from './file-contract.harness.js';

connectorContract('a file', FileContractHarness.open, {
  faults: [],
  lockOut: false,
  severalBooks: false,
  moves: false,
  booksVanish: false,
  unreadable: true,
  groups: true,
  listsAnew: true,
});
