export {
  type DeadLetterSummary,
  listDeadLetters,
  requestSettlement,
  showDeadLetter,
} from './requests.js';
