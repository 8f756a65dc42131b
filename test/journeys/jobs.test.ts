import { afterEach, describe, expect, test } from 'vitest'
import type { Job, JobContext } from '../../api/src/jobs/job.ts'
import { enqueue, enqueueAll } from '../../api/src/jobs/queue.ts'
import { aWorld, type World, type WorldSettings } from '../support/running-api.ts'

interface Run {
  data: { number?: number }
  attempt: number
}

/** A job that keeps a record of its runs; it does what `does` says. */
const aJob = (name: string, does: (context: JobContext) => unknown = () => {}, rest: Partial<Job> = {}) => {
  const runs: Run[] = []
  const job: Job = {
    name,
    run: async (context, data) => {
      runs.push({ data, attempt: context.attempt.number })
      await does(context)
    },
    ...rest,
  }
  return { job, runs }
}

const worlds: World[] = []
const aWorldOf = async (jobs: Job[], settings: WorldSettings = {}): Promise<World> => {
  const world = await aWorld({ jobs, ...settings })
  worlds.push(world)
  return world
}
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close()
})

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20))
}

const numbers = (runs: Run[]) => runs.map(({ data }) => data.number).sort((a, b) => (a ?? 0) - (b ?? 0))
const upTo = (count: number) => Array.from({ length: count }, (_, number) => number)

describe('a job that is asked for', () => {
  test('in a transaction that is rolled back never runs', async () => {
    const { job, runs } = aJob('count')
    const world = await aWorldOf([job])
    const rolledBack = world.em().transactional(async (tx) => {
      await enqueue(tx, 'count', {})
      throw new Error('changed my mind')
    })
    await expect(rolledBack).rejects.toThrow('changed my mind')
    expect(await world.runJobs()).toEqual([])
    expect(runs).toEqual([])
  })

  test('is not seen before the transaction is committed, and runs once after it', async () => {
    const { job, runs } = aJob('count')
    const world = await aWorldOf([job])
    await world.em().transactional(async (tx) => {
      await enqueue(tx, 'count', { number: 7 })
      expect(await world.runJobs()).toEqual([])
    })
    await world.runJobs()
    await world.runJobs()
    expect(runs).toEqual([{ data: { number: 7 }, attempt: 1 }])
  })

  test('costs one statement, and so do fifty of two names', async () => {
    const [one, other] = [aJob('one'), aJob('other')]
    const world = await aWorldOf([one.job, other.job])
    const statementsOf = async (add: (tx: ReturnType<World['em']>) => Promise<void>) => {
      let counted = 0
      await world.em().transactional(async (tx) => {
        await tx.execute('select 1')
        const before = world.proxy.statements()
        await add(tx)
        counted = world.proxy.statements() - before
      })
      return counted
    }
    expect(await statementsOf((tx) => enqueue(tx, 'one', {}))).toBe(1)
    const many = upTo(50).map((number) => ({ name: number % 2 ? 'one' : 'other', data: { number } }))
    expect(await statementsOf((tx) => enqueueAll(tx, many))).toBe(1)
    await world.runJobs()
    expect([one.runs.length, other.runs.length]).toEqual([26, 25])
  })

  test('under a name that nobody knows fails the transaction', async () => {
    const world = await aWorldOf([])
    const asked = world.em().transactional((tx) => enqueue(tx, 'no-such-job', {}))
    await expect(asked).rejects.toThrow(/no-such-job|foreign key/)
  })

  test('for later waits until then', async () => {
    const { job, runs } = aJob('later')
    const world = await aWorldOf([job])
    await enqueue(world.em(), 'later', {}, { runAfter: world.now().add({ minutes: 30 }) })
    world.clock.pass({ minutes: 29, seconds: 59 })
    await world.runJobs()
    expect(runs.length).toBe(0)
    world.clock.pass({ seconds: 1 })
    await world.runJobs()
    expect(runs.length).toBe(1)
  })

  test('twice under one key waits once; after it has run the key is free again', async () => {
    const { job, runs } = aJob('sweep')
    const world = await aWorldOf([job])
    const ask = (number: number, singletonKey: string) => enqueue(world.em(), 'sweep', { number }, { singletonKey })
    await ask(1, 'a')
    await ask(2, 'a')
    await ask(3, 'b')
    await world.runJobs()
    expect(numbers(runs)).toEqual([1, 3])
    await ask(4, 'a')
    await world.runJobs()
    expect(numbers(runs)).toEqual([1, 3, 4])
  })

  test('by a job runs in the same call', async () => {
    const second = aJob('second')
    const first = aJob('first', ({ db }) => enqueue(db, 'second', {}))
    const world = await aWorldOf([first.job, second.job])
    await enqueue(world.em(), 'first', {})
    expect((await world.runJobs()).map(({ name }) => name)).toEqual(['first', 'second'])
  })

  test('is told the time of the movable clock and holds a unit of work of its own', async () => {
    const seen: unknown[] = []
    const { job } = aJob('look', async ({ now, db }) => seen.push([now, await db.execute('select 1 as one')]))
    const world = await aWorldOf([job])
    await enqueue(world.em(), 'look', {})
    await world.runJobs()
    expect(seen).toEqual([[world.now(), [{ one: 1 }]]])
  })
})

describe('a job that fails', () => {
  const retry = { timesMax: 3, firstAfterSeconds: 60, afterSecondsMax: 240 }

  test('is tried again, later and later, and ends as a dead letter that the figures show', async () => {
    const { job, runs } = aJob(
      'fail',
      () => {
        throw new Error('the provider is away')
      },
      { retry },
    )
    const world = await aWorldOf([job])
    await enqueue(world.em(), 'fail', { number: 1 })
    await world.runJobs({ mayFail: true })
    await world.runJobs({ mayFail: true })
    expect(runs.length).toBe(1)
    const states: string[] = []
    for (const minutes of [2, 4, 4, 60]) {
      const metrics = await (await fetch(`${world.urls[0]}/metrics`)).text()
      states.push(/jobs_queued\{job="fail",state="(\w+)"\} 1/.exec(metrics)?.[1] ?? 'none')
      world.clock.pass({ minutes })
      await world.runJobs({ mayFail: true })
    }
    expect(runs.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4])
    expect(states).toEqual(['retrying', 'retrying', 'retrying', 'dead'])
    const metrics = await (await fetch(`${world.urls[0]}/metrics`)).text()
    expect(metrics).toContain('jobs_run_total{job="fail",outcome="failed"} 3')
    expect(metrics).toContain('jobs_run_total{job="fail",outcome="dead"} 1')
    const [letter] = await world.sql(
      `select data, source_name, source_output from pgboss.job where name = 'dead-letters'`,
    )
    expect(letter).toMatchObject({ data: { number: 1 }, source_name: 'fail' })
    expect(JSON.stringify(letter.source_output)).toContain('the provider is away')
  })

  test('once is done at the second try, and the others are not kept waiting', async () => {
    const flaky = aJob('flaky', ({ attempt }) => {
      if (attempt.number === 1) throw new Error('not yet')
    })
    const calm = aJob('calm')
    const world = await aWorldOf([flaky.job, calm.job])
    await enqueueAll(world.em(), [
      { name: 'flaky', data: {} },
      { name: 'calm', data: {} },
    ])
    const ran = await world.runJobs({ mayFail: true })
    expect(ran.map(({ name, error }) => [name, error?.message ?? null])).toEqual([
      ['calm', null],
      ['flaky', 'not yet'],
    ])
    world.clock.pass({ seconds: 10 })
    await world.runJobs()
    expect(flaky.runs.length).toBe(2)
    world.clock.pass({ days: 1 })
    expect(await world.runJobs()).toEqual([])
  })

  test('knows its last try', async () => {
    const last: boolean[] = []
    const { job } = aJob(
      'fail',
      ({ attempt }) => {
        last.push(attempt.isLast)
        throw new Error('no')
      },
      { retry: { timesMax: 1, firstAfterSeconds: 1, afterSecondsMax: 1 } },
    )
    const world = await aWorldOf([job])
    await enqueue(world.em(), 'fail', {})
    await world.runJobs({ mayFail: true })
    world.clock.pass({ seconds: 2 })
    await world.runJobs({ mayFail: true })
    expect(last).toEqual([false, true])
  })
})

describe('a schedule', () => {
  const scheduled = () => aJob('sweep', () => {}, { runs: { everySeconds: 60 } })

  test('ticks once, whichever of two processes asks, and once more at the next minute', async () => {
    const { job, runs } = scheduled()
    const world = await aWorldOf([job], { instances: 2 })
    await Promise.all([world.runJobs({ of: 0 }), world.runJobs({ of: 1 })])
    world.clock.pass({ seconds: 59 })
    await world.runJobs({ of: 1 })
    expect(runs.length).toBe(1)
    world.clock.pass({ seconds: 1 })
    await Promise.all([world.runJobs({ of: 0 }), world.runJobs({ of: 1 })])
    expect(runs.length).toBe(2)
  })

  test('makes up for an hour of silence with one run', async () => {
    const { job, runs } = scheduled()
    const world = await aWorldOf([job])
    await world.runJobs()
    world.clock.pass({ hours: 1 })
    await world.runJobs()
    expect(runs.length).toBe(2)
  })

  test('that failed at one tick runs at the next all the same', async () => {
    const { job, runs } = aJob(
      'sweep',
      () => {
        throw new Error('no')
      },
      { runs: { everySeconds: 60 }, retry: { timesMax: 0, firstAfterSeconds: 0, afterSecondsMax: 0 } },
    )
    const world = await aWorldOf([job])
    await world.runJobs({ mayFail: true })
    world.clock.pass({ minutes: 1 })
    await world.runJobs({ mayFail: true })
    expect(runs.length).toBe(2)
  })
})

describe('workers', () => {
  test('of two processes run each of 60 jobs once, and no more than three at a time each', async () => {
    let running = 0
    let most = 0
    const { job, runs } = aJob('count', async ({ db }) => {
      running += 1
      most = Math.max(most, running)
      await db.execute('select pg_sleep(0.01)')
      running -= 1
    })
    const world = await aWorldOf([job], { instances: 2 })
    await enqueueAll(
      world.em(),
      upTo(60).map((number) => ({ name: 'count', data: { number } })),
    )
    await Promise.all(world.apis.map(({ jobs }) => jobs.start()))
    await until(async () => (await world.sql(`select from pgboss.job where state <> 'completed'`)).length === 0)
    expect(numbers(runs)).toEqual(upTo(60))
    expect(most).toBeGreaterThan(1)
    expect(most).toBeLessThanOrEqual(6)
  })

  test('find a job that is added while they are idle', async () => {
    const { job, runs } = aJob('count')
    const world = await aWorldOf([job], { environment: { jobs: true } })
    await until(async () => (await world.sql(`select from pgboss.job`)).length === 0)
    await enqueue(world.em(), 'count', { number: 1 })
    await until(() => runs.length === 1)
    await enqueue(world.em(), 'count', { number: 2 })
    await until(() => runs.length === 2)
  })

  test('tick', async () => {
    const { job, runs } = aJob('sweep', () => {}, { runs: { everySeconds: 60 } })
    const world = await aWorldOf([job], { environment: { jobs: true }, instances: 2 })
    await until(() => runs.length === 1)
    world.clock.pass({ minutes: 1 })
    await until(() => runs.length === 2)
  })

  test('go on after the database was away', async () => {
    const { job, runs } = aJob('count')
    const world = await aWorldOf([job], { environment: { jobs: true } })
    await enqueue(world.em(), 'count', { number: 1 })
    await until(() => runs.length === 1)
    world.proxy.cut()
    await new Promise((resolve) => setTimeout(resolve, 1500))
    world.proxy.mend()
    await enqueue(world.em(), 'count', { number: 2 })
    await until(() => runs.length === 2)
  })

  test('finish what they have begun before the process ends', async () => {
    const begun = Promise.withResolvers<void>()
    const gate = Promise.withResolvers<void>()
    const { job, runs } = aJob('slow', async ({ db }) => {
      begun.resolve()
      await gate.promise
      await db.execute('select 1')
    })
    const world = await aWorldOf([job], { instances: 2 })
    const [first] = world.apis
    await first?.jobs.start()
    await enqueueAll(world.em(), [{ name: 'slow', data: {} }])
    await begun.promise
    const stopped = first?.jobs.stop()
    await enqueue(world.em(), 'slow', { number: 2 })
    gate.resolve()
    await stopped
    expect(await world.sql('select state, count(*)::int from pgboss.job group by state order by state')).toEqual([
      { state: 'created', count: 1 },
      { state: 'completed', count: 1 },
    ])
    expect(runs.length).toBe(1)
  })
})
