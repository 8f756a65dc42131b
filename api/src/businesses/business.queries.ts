import DataLoader from 'dataloader'
import { type Reader, readOne, readRows, statement } from '../storage/statement.ts'

export interface BusinessRow {
  id: string
  slug: string
  name: string
  story: string
  kelurahan: string
  kecamatan: string
}

const columns = 'id, slug, name, story, kelurahan, kecamatan'

const shopBySlug = statement<BusinessRow>(`select ${columns} from business where slug = $1 and has_shop`)

export const shopOfSlug = (reader: Reader, slug: string): Promise<BusinessRow | null> =>
  readOne(reader, shopBySlug, [slug])

const shopsFrom = statement<BusinessRow>(`
  select ${columns} from business where has_shop and slug > $1 order by slug limit $2`)

/** Shops in the order of their slugs, which is that of their names. */
export const shops = (reader: Reader, after: string | null, limit: number): Promise<BusinessRow[]> =>
  readRows(reader, shopsFrom, [after ?? '', limit])

const shopsCounted = statement<{ count: number }>(`select count(*)::int as count from business where has_shop`)

export const countShops = async (reader: Reader): Promise<number> => (await readOne(reader, shopsCounted))?.count ?? 0

const byIds = statement<BusinessRow>(`select ${columns} from business where id = any($1::uuid[])`)

export const businessLoader = (reader: Reader): DataLoader<string, BusinessRow> =>
  new DataLoader(async (ids) => {
    const found = new Map((await readRows(reader, byIds, [ids])).map((row) => [row.id, row]))
    return ids.map((id) => found.get(id) ?? new Error(`no business ${id}`))
  })

const ofOwner = statement<BusinessRow>(`select ${columns} from business where owner_id = $1 order by registered_at, id`)

export const businessesOfOwner = (reader: Reader, ownerId: string): Promise<BusinessRow[]> =>
  readRows(reader, ofOwner, [ownerId])
