import type { EntityManager } from '@mikro-orm/postgresql'

/** What binds a member to her group. Amounts are nobody's business here: that there is something is enough. */
export type OpenMatter = 'LOAN' | 'APPLICATION' | 'WRITTEN_OFF' | 'DEPOSIT' | 'CREDIT' | 'CLAIMS'

const matters = `
  select u.id as member,
    exists (select from loan where borrower_id = u.id and status = 'ACTIVE') as "LOAN",
    exists (select from loan_application where borrower_id = u.id and status not in ('DISBURSED', 'DECLINED', 'WITHDRAWN')) as "APPLICATION",
    exists (select from loan where borrower_id = u.id and status = 'WRITTEN_OFF') as "WRITTEN_OFF",
    exists (select from loan where borrower_id = u.id and status <> 'ACTIVE' and deposit_used < deposit) as "DEPOSIT",
    exists (select from loan l cross join lateral (
              select credit from loan_position where loan_id = l.id order by posted_at desc, id desc limit 1) p
            where l.borrower_id = u.id and p.credit > 0) as "CREDIT",
    open_claims(u.id) <> 0 as "CLAIMS"
  from users u where u.id = any(?::uuid[])`

/** What is not settled, of each member who has such a thing. The caller holds their memberships. */
export const openMatters = async (
  tx: EntityManager,
  memberIds: readonly string[],
): Promise<Map<string, OpenMatter[]>> => {
  const rows = await tx.execute<({ member: string } & Record<OpenMatter, boolean>)[]>(matters, [
    `{${memberIds.join(',')}}`,
  ])
  const found = rows.map(({ member, ...is }): [string, OpenMatter[]] => [
    member,
    (Object.keys(is) as OpenMatter[]).filter((matter) => is[matter]),
  ])
  return new Map(found.filter(([, open]) => open.length > 0))
}
