import { fakeHistory, fakeLive, fakeLogin } from '../fake-network/fixtures.js';
import { historyContract, liveContract, loginContract } from './index.js';

liveContract('a network in memory', fakeLive);
historyContract('a network in memory', fakeHistory, ['depth', 'no-answer', 'no-permission']);
loginContract('a network in memory', fakeLogin, { passkeys: true });
