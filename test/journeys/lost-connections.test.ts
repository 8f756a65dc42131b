import { expect, test } from 'vitest'
import { aWorld } from '../support/running-api.ts'

test('connections that end in the middle of transactions take no place in the pool, and the API closes', async () => {
  const world = await aWorld({ environment: { databaseConnectionsMax: 3 } })
  for (let round = 0; round < 2; round += 1) {
    const cut = await Promise.allSettled(
      Array.from({ length: 3 }, () =>
        world.em().transactional(async (tx) => {
          await tx.execute('select pg_terminate_backend(pg_backend_pid())')
        }),
      ),
    )
    expect(cut.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    // Waits for a place.
    expect((await world.em().execute('select 1 as one'))[0]).toEqual({ one: 1 })
  }
  // It waits for every connection that is lent.
  await world.close()
})
