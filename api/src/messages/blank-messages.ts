import type { Job } from '../jobs/job.ts'
import { passingStatement, readRows } from '../storage/statement.ts'

/** Texts hold names, goods and addresses. After this nobody needs them to answer a question. */
const keptDays = 90

/** A message that nobody has sent in this time lost its job: its process died at the last attempt. */
const waitingDaysMax = 2

const blank = (which: string) =>
  passingStatement<{ id: string }>(`
    update message
    set text = '', subject = null, parameters = '{}', blanked_at = $1,
      status = case when status = 'WAITING' then 'FAILED' else status end,
      last_error = case when status = 'WAITING' then 'it had expired before it could be sent' else last_error end
    where id in (select id from message where blanked_at is null and ${which} limit 1000)
    returning id`)

const expired = blank(`expires_at <= $1`)
const old = blank(`created_at <= $1::timestamptz - interval '${keptDays} days'`)
const forgotten = passingStatement(`
  update message set status = 'FAILED', last_error = coalesce(last_error, 'its delivery was lost')
  where status = 'WAITING' and created_at <= $1::timestamptz - interval '${waitingDaysMax} days'`)

/** Blanks one-time codes as soon as they are worth nothing. The demo keeps them: its inbox shows what was sent. */
export const blankSecrets: Job = {
  name: 'blank-secrets',
  runs: { everySeconds: 300 },
  run: async ({ reader, now, env }) => {
    if (env.demo) return
    while ((await readRows(reader, expired, [now])).length > 0);
  },
}

/** Blanks the texts of old messages each night, and gives up those whose delivery was lost. */
export const blankOldMessages: Job = {
  name: 'blank-old-messages',
  runs: { dailyAt: '02:30' },
  run: async ({ reader, now }) => {
    await readRows(reader, forgotten, [now])
    while ((await readRows(reader, old, [now])).length > 0);
  },
}
