import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { brokenRules, outOfSight, smallTargets } from '../support/access.ts'
import { productId } from '../support/application-makers.ts'
import { aSiteOf, press, type Site } from '../support/browser.ts'
import { aCardWorld, aPaidCardPurchase, type CardWorld, refundOrder } from '../support/card-people.ts'
import { addProduct, aPhoto } from '../support/catalogue-makers.ts'
import { escalateComplaint, openComplaint, writeToComplaint } from '../support/complaint-makers.ts'
import { aFormingGroup, aJoinedMember, anInvitation, askTransfer, recordElection } from '../support/group-makers.ts'
import { aLoan, payLoan } from '../support/loan-makers.ts'
import { confirmMandate, requestMandate } from '../support/mandate-makers.ts'
import { openMeeting } from '../support/meeting-makers.ts'
import {
  aBasket,
  aBusiness,
  aGroup,
  aMentor,
  anOfficer,
  anOrder,
  aProduct,
  aSale,
  type Business,
  checkOut,
  codeSentTo,
  completeOrder,
  type Goods,
  type SignedInPerson,
} from '../support/people.ts'
import { aHandedOverOrder, aReview } from '../support/review-makers.ts'
import { aCoupon, kelurahanIn, setBankAccount, setQris, setShopTerms } from '../support/shop-makers.ts'

let world: CardWorld
let site: Site
let kitchen: Business
let crisps: Goods
let mentor: SignedInPerson
let memberPath: string
let officer: SignedInPerson
let helped: Business
let borrower: SignedInPerson
let loanId: string
let complaintId: string
let groupSlug: string
let formingSlug: string

beforeAll(async () => {
  world = await aCardWorld()
  site = await aSiteOf(world)
  kitchen = await aBusiness(world, { name: 'Dapur Bu Yuli di Lorong Panjang Sekali' })
  crisps = await aProduct(world, kitchen, { name: 'Keripik Singkong', kinds: ['Asin', 'Balado'], price: 50_000 })
  await aProduct(world, kitchen, { name: 'Nastar Nanas Rumahan', stock: 0 })
  await addProduct(world, kitchen, { name: 'Bolu Kojo' }, kitchen.owner)
  mentor = await aMentor(world)
  helped = await aBusiness(world, { name: 'Jahit Bu Rosmina' })
  const group = await aGroup(world, mentor, [kitchen, helped])
  groupSlug = group.slug
  memberPath = `/dampingi/${groupSlug}/${kitchen.slug}`
  officer = await anOfficer(world)
  const heldOn = world.now().toZonedDateTimeISO('Asia/Jakarta').toPlainDate().toString()
  await openMeeting(world, mentor, { groupId: group.id, heldOn })
  await theGroups()
  await theShop()
  await theOrders()
  await requestMandate(world, helped.id, mentor)
  await confirmMandate(world, helped.id, await codeSentTo(world, helped.owner.phone), mentor)
  return () => site.close()
})

afterEach(() => site.leave())

const theGroups = async () => {
  const group = await aFormingGroup(world, mentor)
  formingSlug = group.slug
  const member = await aJoinedMember(world, mentor, group.id)
  await anInvitation(world, mentor, group.id, (await aBusiness(world)).owner)
  await recordElection(world, { groupId: group.id, memberId: member.owner.id }, mentor)
  await askTransfer(world, { memberId: kitchen.owner.id, toGroupId: group.id, reason: 'Pindah rumah' }, mentor)
  const loan = await aLoan(world, mentor)
  borrower = loan.business.owner
  loanId = loan.id
  await payLoan(world, mentor, loanId, 60_000n)
}

const theShop = async () => {
  await setShopTerms(world, kitchen, { zones: [{ kecamatan: 'Jelutung', fee: 8_000, freeFrom: 75_000 }] })
  await setQris(world, kitchen)
  await setBankAccount(world, kitchen)
  await aCoupon(world, kitchen)
  for (const [kind, number] of [
    ['NIB', '1234567890123'],
    ['HALAL', 'ID31000012345678'],
  ]) {
    await world.query(
      `mutation ($input: DeclareLicenceInput!) { declareLicence(input: $input) { __typename } }`,
      { input: { licenceId: randomUUID(), businessId: kitchen.id, kind, number } },
      kitchen.owner,
    )
  }
}

const theOrders = async () => {
  await anOrder(world, [{ goods: crisps, quantity: 2 }])
  const { code } = await kelurahanIn(world, 'Jelutung')
  const brought = { delivery: 'SELLER_DELIVERY', address: 'Lorong Mawar 12', kelurahan: code, landmark: 'Dekat masjid' }
  await checkOut(world, aBasket([{ goods: crisps }], { ...brought, payment: 'QRIS', note: 'Jangan pedas' }))
  const { id } = await aSale(world, kitchen, [{ goods: crisps, quantity: 3 }])
  await refundOrder(world, { orderId: id, amount: 20_000 }, kitchen.owner)
  const { reviewId } = await aReview(world, kitchen, crisps, { stars: 2, text: 'Agak asin.' })
  await world.query(
    `mutation ($id: ID!) { reportReview(reviewId: $id, reason: "Bukan pembeli") { __typename } }`,
    { id: reviewId },
    kitchen.owner,
  )
  const { order, trackingToken } = await aHandedOverOrder(world, kitchen, [crisps])
  const { complaint } = await openComplaint(world, { orderId: order.id, trackingToken })
  await writeToComplaint(world, { complaintId: complaint.id }, kitchen.owner)
  await escalateComplaint(world, complaint.id, trackingToken)
  complaintId = complaint.id
  const another = await aHandedOverOrder(world, kitchen, [crisps])
  await openComplaint(world, { orderId: another.order.id, trackingToken: another.trackingToken })
  const { purchase, intent } = await aPaidCardPurchase(world, [{ goods: crisps, quantity: 2 }])
  await completeOrder(world, purchase.orders[0].id, kitchen.owner)
  world.stripe.dispute(intent.id)
  await refundOrder(world, { orderId: purchase.orders[0].id, amount: 25_000 }, kitchen.owner)
  await world.runJobs()
  await world.hear()
}

const open = async (path: string, as: { token: string }): Promise<Page> => {
  const page = await site.screen({ as })
  await page.goto(path)
  return page
}

/** A page of the desk with all that is folded away in sight. */
const unfolded = async (path: string, as: { token: string } = officer): Promise<Page> => {
  const page = await open(path, as)
  await page.evaluate(`for (const part of document.querySelectorAll('main details')) part.open = true`)
  return page
}

/** A page whose form was sent as it stood. */
const sent = async (path: string, button: string, as: { token: string } = kitchen.owner): Promise<Page> => {
  const page = await open(path, as)
  await press(page.getByRole('button', { name: button, exact: true }))
  return page
}

/** Every page of those who work here, and every state in which it has something else to say. */
const pages: [string, () => Promise<Page>][] = [
  ['a seller’s home', () => open('/jual', kitchen.owner)],
  ['an earlier week', () => open('/jual?minggu=2026-11-16', kitchen.owner)],
  ['open orders', () => open('/jual/pesanan', kitchen.owner)],
  ['orders that are over', () => open('/jual/pesanan?selesai=1', kitchen.owner)],
  ['goods', () => open('/jual/barang', kitchen.owner)],
  ['goods that there are not', () => open('/jual/barang?cari=zzz', kitchen.owner)],
  ['new goods', () => open('/jual/barang/baru', kitchen.owner)],
  ['new goods with their faults', () => sent('/jual/barang/baru', 'Jual sekarang')],
  [
    'new goods whose photo was kept',
    async () => {
      const page = await open('/jual/barang/baru', kitchen.owner)
      const photo = { name: 'a.jpg', mimeType: 'image/jpeg', buffer: await aPhoto(600, 400) }
      await page.getByLabel('Pilih foto').setInputFiles(photo)
      await page.getByText('Foto siap dikirim.').waitFor()
      await press(page.getByRole('button', { name: 'Jual sekarang' }))
      return page
    },
  ],
  ['goods to be edited', () => open(`/jual/barang/${crisps.id}`, kitchen.owner)],
  ['the shop', () => open('/jual/toko', kitchen.owner)],
  ['coupons', () => open('/jual/kupon', kitchen.owner)],
  ['a coupon with its faults', () => sent('/jual/kupon', 'Buat kupon')],
  ['a table', () => open('/jual/impor', kitchen.owner)],
  [
    'a table that was looked at',
    async () => {
      const page = await open('/jual/impor', kitchen.owner)
      const csv = 'kode;produk;kategori;harga;stok\n;Rempeyek;keripik;17000;5\n;Bolu;keripik;murah;5\n'
      await page.getByLabel('Berkas tabel').setInputFiles({
        name: 'barang.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(csv),
      })
      await press(page.getByRole('button', { name: 'Periksa dulu' }))
      return page
    },
  ],
  ['reviews', () => open('/jual/ulasan', kitchen.owner)],
  ['complaints', () => open('/jual/keluhan', kitchen.owner)],
  ['a complaint', () => open(`/jual/keluhan/${complaintId}`, kitchen.owner)],
  ['card money', () => open('/jual/uang', kitchen.owner)],
  ['her data', () => open('/jual/data', kitchen.owner)],
  ['a seller’s home while she is helped', () => open('/jual', helped.owner)],
  ['her data while she is helped', () => open('/jual/data', helped.owner)],
  ['somebody’s shop for her mentor', () => open(`/jual?usaha=${helped.slug}`, mentor)],
  ['the groups of a mentor who helps', () => open('/dampingi?izin=selesai', mentor)],
  ['asking for leave', () => open(`${memberPath}/bantu`, mentor)],
  ['the code', () => open(`${memberPath}/bantu?kode=terkirim`, mentor)],
  ['a new group', () => open('/dampingi/kelompok-baru', mentor)],
  ['a new group with its faults', () => sent('/dampingi/kelompok-baru', 'Mulai kelompok', mentor)],
  ['a group that its mentor forms', () => unfolded(`/dampingi/${formingSlug}/kelompok`, mentor)],
  ['a group that meets', () => unfolded(`/dampingi/${groupSlug}/kelompok`, mentor)],
  ['a draft for a member', () => open(`/dampingi/${groupSlug}/usulan/baru`, mentor)],
  ['a meeting that may be called off', () => unfolded(`/dampingi/${groupSlug}/pertemuan`, mentor)],
  ['her loan with its book and schedule', () => unfolded(`/jual/pinjaman/${loanId}`, borrower)],
  ['her group, which she may leave for another', () => open('/jual/kelompok', kitchen.owner)],
  ['licences', () => open('/dampingi/izin', mentor)],
  ['the books', () => open('/program', officer)],
  ['reviews for officers', () => open('/program/ulasan', officer)],
  ['complaints for officers', () => open('/program/keluhan', officer)],
  ['a complaint for officers', () => open(`/program/keluhan/${complaintId}`, officer)],
  ['card money for officers', () => open('/program/kartu', officer)],
  ['payouts', () => open('/program/kiriman', officer)],
  ['what mentors wrote down', () => open('/program/catatan', officer)],
  ['licences for officers', () => open('/program/izin', officer)],
  ['holidays', () => open('/program/libur', officer)],
  ['cash that a mentor holds', () => open('/dampingi/setoran', mentor)],
  ['groups for officers', () => open('/program/kelompok', officer)],
  ['a group for officers', () => unfolded(`/program/kelompok/${groupSlug}`)],
  ['a group that is formed', () => unfolded(`/program/kelompok/${formingSlug}`)],
  ['the fund of a group', () => open(`/program/kelompok/${groupSlug}/dana`, officer)],
  ['changes of loans', () => open('/program/perubahan', officer)],
  ['cash to count', () => open('/program/kas', officer)],
  ['funds of the programme', () => open('/program/dana', officer)],
  ['everybody and their offices', () => unfolded('/program/pengguna')],
  ['all rules', () => unfolded('/program/aturan')],
  ['terms of a kind of loan', () => unfolded(`/program/aturan/pinjaman/${productId}`)],
  ['figures of capacity', () => unfolded('/program/aturan/kemampuan')],
  ['rules for groups', () => unfolded('/program/aturan/kelompok')],
  ['what one officer may waive', () => unfolded('/program/aturan/petugas')],
]

test.each(pages)('%s breaks no rule of WCAG 2.2 AA, fits a thumb, and fits the window at 200 %', async (_, opened) => {
  const page = await opened()
  expect.soft(await smallTargets(page), 'targets below 48 px').toEqual([])
  expect.soft(await brokenRules(page), 'WCAG 2.2 AA').toEqual([])
  // Of a small phone, of the smallest, and of the first at 200 %.
  for (const width of [360, 320, 180]) expect.soft(await outOfSight(page, width), `at ${width} px`).toEqual([])
})

test('each of a seller’s five places is 48 px high and wide at least, on the smallest phone too', async () => {
  const page = await site.screen({ as: kitchen.owner, width: 320 })
  await page.goto('/jual')
  const places = page.getByRole('navigation', { name: 'Halaman jualan' }).getByRole('link')
  expect(await places.count()).toBe(5)
  for (const place of await places.all()) {
    const box = await place.boundingBox()
    expect(box?.height).toBeGreaterThanOrEqual(48)
    expect(box?.width).toBeGreaterThanOrEqual(48)
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(800)
  }
})
