export { deriveRates, disclosedRates, type EffectiveRates, type LoanCashFlows } from './derive-rates.ts'
export {
  type Instalment,
  type LoanMethod,
  type LoanQuote,
  type LoanTerms,
  quoteLoan,
  type RoundingMode,
} from './quote-loan.ts'
export {
  type Allocation,
  type Amounts,
  daysPastDue,
  dueTotal,
  type InstalmentState,
  type LoanBasis,
  type LoanEvent,
  type LoanPart,
  type LoanState,
  loanParts,
  oldestOpenDueOn,
  openOf,
  openTotal,
  outstandingPrincipal,
  replayLoan,
  type SettlementQuote,
  type Surplus,
  settlementQuote,
} from './replay-loan.ts'
