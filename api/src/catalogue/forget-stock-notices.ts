import type { Job } from '../jobs/job.ts'
import { passingStatement, readRows } from '../storage/statement.ts'

const forgotten = passingStatement(`delete from stock_notice where expires_at <= $1`)

/** Keeps the promise of the consent: after ninety days a number or address is no longer here, told or not. */
export const forgetStockNotices: Job = {
  name: 'forget-stock-notices',
  runs: { dailyAt: '02:40' },
  run: async ({ reader, now }) => {
    await readRows(reader, forgotten, [now])
  },
}
