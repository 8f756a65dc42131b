import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assertBalanced, type EntryDraft, reversed, type TransactionDraft } from './ledger.rules.ts'

const entry = (debit: bigint, credit: bigint): EntryDraft => ({ account: '9100', businessId: null, debit, credit })
const draft = (entries: EntryDraft[]): TransactionDraft => ({
  book: 'MARKETPLACE',
  kind: 'SALE_SETTLED',
  sourceId: 's',
  bookedOn: Temporal.PlainDate.from('2026-11-25'),
  entries,
})

test.each<[string, EntryDraft[], boolean]>([
  ['two equal sides', [entry(5n, 0n), entry(0n, 5n)], true],
  ['one debit against two credits', [entry(5n, 0n), entry(0n, 3n), entry(0n, 2n)], true],
  ['sides that differ by a rupiah', [entry(5n, 0n), entry(0n, 4n)], false],
  ['no entry', [], false],
  ['an entry with both sides', [entry(5n, 5n), entry(1n, 0n), entry(0n, 1n)], false],
  ['an entry with neither side', [entry(0n, 0n), entry(1n, 0n), entry(0n, 1n)], false],
  ['amounts below zero', [entry(-5n, 0n), entry(0n, -5n)], false],
  ['amounts above 2^53 that differ by a rupiah', [entry(2n ** 60n, 0n), entry(0n, 2n ** 60n - 1n)], false],
])('%s balance', (_, entries, balances) => {
  const assert = () => assertBalanced(draft(entries))
  if (balances) expect(assert).not.toThrow()
  else expect(assert).toThrow(RangeError)
})

test('a reversal balances when the original does, and together they are nothing in every account', () => {
  const amounts = fc.array(fc.bigInt({ min: 1n, max: 10n ** 15n }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(amounts, (debits) => {
      const total = debits.reduce((sum, amount) => sum + amount, 0n)
      const entries = [...debits.map((amount) => entry(amount, 0n)), { ...entry(0n, total), account: '9200' }]
      const contra = reversed(entries)
      assertBalanced(draft(contra))
      for (const account of ['9100', '9200']) {
        const left = [...entries, ...contra]
          .filter((one) => one.account === account)
          .reduce((sum, { debit, credit }) => sum + debit - credit, 0n)
        expect(left).toBe(0n)
      }
      expect(reversed(contra)).toEqual(entries)
    }),
  )
})
