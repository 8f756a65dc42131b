import type { Pool } from 'pg'

/**
 * Whether the demo's data stand in this database.
 *
 * @throws Error in one line when the database holds people but was not made as a demo
 */
export const demoState = async (pool: Pool): Promise<'none' | 'unfinished' | 'finished'> => {
  const { rows } = await pool.query<{ people: boolean; begun: boolean; finished: boolean }>(`
    select exists (select from users) as people, exists (select from demo_world) as begun,
           exists (select from demo_world where finished_at is not null) as finished`)
  const [state] = rows
  if (state?.people && !state.begun) {
    throw new Error('DEMO=1 is refused: this database holds people and was not made as a demo')
  }
  if (state?.finished) return 'finished'
  return state?.begun ? 'unfinished' : 'none'
}
