export {
  type DeadLetterSummary,
  listDeadLetters,
  requestSettlement,
  type SettlementOutcome,
  showDeadLetter,
} from './requests.js';
