export { deriveRates, type EffectiveRates, type LoanCashFlows } from './derive-rates.ts'
export {
  type Instalment,
  type LoanMethod,
  type LoanQuote,
  type LoanTerms,
  quoteLoan,
  type RoundingMode,
} from './quote-loan.ts'
