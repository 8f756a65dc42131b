import type pg from 'pg'
import type { Reader } from '../../api/src/storage/statement.ts'

/** A step of how PostgreSQL went about a statement. */
export interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: PlanNode[]
}

/** Runs a query function and tells how PostgreSQL went about each of its statements. */
export const plansOf = async (pool: pg.Pool, ask: (reader: Reader) => Promise<unknown>): Promise<PlanNode[][]> => {
  const asked: { text: string; values: unknown[] }[] = []
  const reader = {
    query: (config: { text: string; values: unknown[] }) => {
      asked.push(config)
      return pool.query(config)
    },
  } as unknown as Reader
  await ask(reader)
  const plans: PlanNode[][] = []
  for (const { text, values } of asked) {
    const { rows } = await pool.query(`explain (analyze, format json) ${text}`, values)
    plans.push(flat(rows[0]['QUERY PLAN'][0].Plan))
  }
  return plans
}

const flat = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flat)]

/** Steps that read a table from its first row to its last. */
export const scanned = (plan: PlanNode[], table: string): PlanNode[] =>
  plan.filter(
    (node) => node['Node Type'].includes('Seq Scan') && node['Relation Name'] === table && node['Actual Loops'] > 0,
  )

/** Indexes that were looked into, and not only planned for. */
export const indexes = (plan: PlanNode[]): string[] =>
  plan.filter((node) => node['Actual Loops'] > 0).flatMap((node) => node['Index Name'] ?? [])

/** Rows that were looked at, those that a filter then left out too, before any limit. */
export const rowsRead = (plan: PlanNode[], table: string): number =>
  plan
    .filter((node) => node['Relation Name'] === table)
    .reduce(
      (sum, node) => sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
      0,
    )
