import { businessDay } from '../calendar.ts'
import type { Job } from '../jobs/job.ts'

/**
 * Counts anew how common each word is, folds the counts of the shelf into one row for each place, and puts the products of shops
 * whose pause is over back among those in stock. What is found does not wait for it.
 */
export const refreshSearch: Job = {
  name: 'refresh-search',
  runs: { everySeconds: 3600 },
  run: async ({ db, now }) => {
    await db.transactional(async (tx) => {
      const ended = await tx.execute<{ id: string }[]>(
        `select id from product where paused_until < ? order by id for no key update`,
        [businessDay(now).toString()],
      )
      await tx.execute(`update product set paused_until = null where id = any(?::uuid[])`, [
        `{${ended.map(({ id }) => id).join(',')}}`,
      ])
    })
    await db.execute('select refresh_search()')
  },
}
