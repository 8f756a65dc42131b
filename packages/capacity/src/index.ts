export {
  adjustedSales,
  type CapacityEstimate,
  type CapacityInput,
  type CapacityLimit,
  type CapacityRule,
  type CapacityWeek,
  type Confidence,
  estimateCapacity,
  type MaxLoan,
  type SeasonType,
} from './estimate-capacity.ts'
export { explain } from './explain.ts'
export { type CapacityPolicy, policyDefault } from './policy.ts'
