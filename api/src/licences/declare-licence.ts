import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { mayManage } from '../groups/manage-permission.ts'
import { lockShop } from '../shops/lock-shop.ts'
import type { NotYourShop } from '../shops/shop.graphql.ts'
import { notYourShop } from '../shops/shop.refusals.ts'
import { badInput } from '../wire/input.ts'
import { Licence } from './licence.entity.ts'
import type { LicenceIdTaken, LicenceWaits } from './licence.graphql.ts'
import { type LicenceKind, licenceNames, licenceSubjects, readLicence } from './licence.rules.ts'

export interface LicenceDraft {
  licenceId: string
  kind: LicenceKind
  businessId: string
  /** Null: of the business as a whole. */
  productId: string | null
  /** As it is printed. */
  number: string
  expiresOn: Temporal.PlainDate | null
}

/**
 * Writes down a licence that she says she has. Nobody sees it until it has been verified; one that counts already goes on counting
 * until then.
 *
 * @throws BAD_USER_INPUT when its form is not that of its kind, or the product is not hers
 */
export const declareLicence = (
  db: EntityManager,
  now: Temporal.Instant,
  who: { id: string },
  { licenceId, kind, businessId, productId, ...written }: LicenceDraft,
): Promise<{ licenceId: string } | NotYourShop | LicenceWaits | LicenceIdTaken> =>
  db.transactional(async (tx) => {
    if (!(await mayManage(tx, who, businessId, { now, what: 'declareLicence' })))
      return { ...notYourShop, field: ['input', 'businessId'] }
    await lockShop(tx, businessId)
    const subject = productId === null ? 'BUSINESS' : 'PRODUCT'
    if (!licenceSubjects[kind].includes(subject)) {
      throw badInput(
        ['input', 'productId'],
        productId === null
          ? `Pilih produk untuk ${licenceNames[kind]} ini.`
          : `${licenceNames[kind]} berlaku untuk usaha.`,
      )
    }
    if (productId !== null) await checkProduct(tx, productId, businessId)
    const form = readLicence(kind, written.number, written.expiresOn, businessDay(now))
    if ('fault' in form) throw badInput(['input', form.of], form.fault)

    const declared = await tx.findOne(Licence, { id: licenceId })
    if (declared) {
      const same = declared.businessId === businessId && declared.kind === kind && declared.number === form.number
      return same && declared.productId === productId ? { licenceId } : licenceIdTaken
    }
    if ((await tx.count(Licence, { kind, businessId, productId, status: 'DECLARED' })) > 0) return licenceWaits
    tx.create(Licence, {
      id: licenceId,
      kind,
      businessId,
      productId,
      ...form,
      status: 'DECLARED',
      declaredBy: who.id,
      declaredAt: now,
    })
    return { licenceId }
  })

const checkProduct = async (tx: EntityManager, productId: string, businessId: string): Promise<void> => {
  const found = await tx.execute<unknown[]>(`select from product where id = ? and business_id = ?`, [
    productId,
    businessId,
  ])
  if (found.length === 0) throw badInput(['input', 'productId'], 'Produk ini bukan dari usaha Ibu.')
}

const licenceWaits: LicenceWaits = {
  __typename: 'LicenceWaits',
  message: 'Izin ini sedang menunggu diperiksa. Tarik dulu yang lama jika nomornya salah.',
  field: ['input', 'kind'],
}

const licenceIdTaken: LicenceIdTaken = {
  __typename: 'LicenceIdTaken',
  message: 'Izin ini sudah dikirim dengan isi yang lain. Muat ulang halaman, lalu coba lagi.',
  field: ['input', 'licenceId'],
}
