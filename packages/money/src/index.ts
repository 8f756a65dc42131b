export { formatRupiah } from './format-rupiah.ts'
export { Rational } from './rational.ts'
export {
  divideHalfEven,
  type Rupiah,
  roundDownToStep,
  roundHalfEvenToStep,
  roundHalfUp,
  roundUpToStep,
} from './rupiah.ts'
