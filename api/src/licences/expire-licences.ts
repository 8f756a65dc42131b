import { businessDay } from '../calendar.ts'
import type { Job } from '../jobs/job.ts'
import { lockShop } from '../shops/lock-shop.ts'

/** Closes the verified licences whose last day is over, and with them the mark that their products carry. */
export const expireLicences: Job = {
  name: 'expire-licences',
  runs: { dailyAt: '00:05' },
  run: async ({ db, now }) => {
    const today = businessDay(now).toString()
    const holders = await db.execute<{ id: string }[]>(
      `select distinct business_id as id from licence where status = 'VERIFIED' and expires_on < ? order by 1`,
      [today],
    )
    // One business after the other: products are locked for a moment only.
    for (const { id } of holders) {
      await db.transactional(async (tx) => {
        await lockShop(tx, id)
        await tx.execute(
          `update licence set status = 'EXPIRED', ended_at = ? where business_id = ? and status = 'VERIFIED' and expires_on < ?`,
          [now.toString(), id, today],
        )
      })
    }
  },
}
