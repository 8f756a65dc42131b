import { type Reader, readRows, statement } from '../storage/statement.ts'
import type { CapacityPolicyVersion } from './capacity.queries.ts'
import { type CapacityFigures, figuresOf } from './capacity-policy.rules.ts'
import { decodeExact } from './exact-json.ts'

export interface CapacityPolicyRow extends CapacityFigures {
  version: number
  effectiveFrom: Temporal.PlainDate
  isInForce: boolean
  note: string
  decidedBy: string | null
  decidedAt: Temporal.Instant | null
}

const all = statement<Omit<CapacityPolicyRow, keyof CapacityFigures> & { figures: unknown }>(`
  select p.version, p.effective_from as "effectiveFrom", p.note, u.name as "decidedBy", p.decided_at as "decidedAt", p.figures,
         p.version = (select max(version) from capacity_policy where effective_from <= $1) as "isInForce"
  from capacity_policy p left join users u on u.id = p.decided_by
  order by p.version desc`)

/** Newest first. */
export const capacityPolicies = async (reader: Reader, today: Temporal.PlainDate): Promise<CapacityPolicyRow[]> =>
  (await readRows(reader, all, [today])).map(({ figures, ...row }) => ({
    ...row,
    ...figuresOf(decodeExact<Omit<CapacityPolicyVersion, 'version'>>(figures)),
  }))
