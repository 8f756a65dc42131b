import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import type { LoanPolicyRefused } from '../lending/loan-product.graphql.ts'
import { type CapacityFigures, policyFault, storedOf } from './capacity-policy.rules.ts'
import { encodeExact } from './exact-json.ts'

export type CapacityPolicyDraft = CapacityFigures & { effectiveFrom: Temporal.PlainDate; note: string }

/** Decides figures that hold from a day on. Sent twice in a row it is one version. */
export const createCapacityPolicy = (
  db: EntityManager,
  now: Temporal.Instant,
  officer: { id: string },
  { effectiveFrom, note, ...figures }: CapacityPolicyDraft,
): Promise<{ version: number } | LoanPolicyRefused> =>
  db.transactional(async (tx) => {
    await tx.execute(`select pg_advisory_xact_lock(hashtextextended('capacity policy', 0))`)
    const encoded = encodeExact(storedOf(figures))
    const [last] = await tx.execute<[{ version: number; effectiveFrom: string; isSame: boolean }]>(
      `select version, effective_from::text as "effectiveFrom",
              figures = ?::jsonb and effective_from = ? and note = ? as "isSame"
       from capacity_policy order by version desc limit 1`,
      [encoded, effectiveFrom.toString(), note],
    )
    if (last.isSame) return { version: last.version }
    const [tomorrow, before] = [businessDay(now).add({ days: 1 }), Temporal.PlainDate.from(last.effectiveFrom)]
    const soonest = Temporal.PlainDate.compare(before, tomorrow) > 0 ? before : tomorrow
    if (Temporal.PlainDate.compare(effectiveFrom, soonest) < 0) {
      return refused(
        'effectiveFrom',
        `Aturan baru berlaku paling cepat ${soonest.toLocaleString('id-ID', { dateStyle: 'long' })}. Hari yang sudah mulai memakai aturan lama.`,
      )
    }
    const fault = policyFault(figures)
    if (fault) return refused(...fault)
    await tx.execute(
      `insert into capacity_policy (version, effective_from, figures, note, decided_by, decided_at) values (?, ?, ?::jsonb, ?, ?, ?)`,
      [last.version + 1, effectiveFrom.toString(), encoded, note, officer.id, now.toString()],
    )
    return { version: last.version + 1 }
  })

const refused = (field: string, message: string): LoanPolicyRefused => ({
  __typename: 'LoanPolicyRefused',
  message,
  field: ['input', field],
})
