import type { Page } from 'playwright-core'
import { type Cookies, press } from './browser.ts'
import { aBusiness, aProduct, type Business, type Goods } from './people.ts'
import type { World } from './running-api.ts'

// What several journeys of buyers share: shops that nobody else looks for, and the way into the basket.

const makers = ['Yuli', 'Rosmina', 'Halimah', 'Sumiati', 'Nurhayati', 'Zubaidah', 'Ermawati', 'Fatimah', 'Maryam']
const towns = ['Olak', 'Pelayangan', 'Beliung', 'Kenali', 'Jelutung', 'Legok', 'Telanai', 'Danau']
let shops = 0

/** Nobody else's: a name that no other case looks for. */
const aName = (): string => {
  shops += 1
  return `${makers[shops % makers.length]} ${towns[Math.floor(shops / makers.length) % towns.length]}`
}

export interface Kitchen extends Business {
  crisps: Goods
}

/** A kitchen with crisps of two kinds on its shelf. */
export const aKitchen = async (world: World): Promise<Kitchen> => {
  const name = aName()
  const business = await aBusiness(world, { name: `Dapur ${name}` })
  const crisps = await aProduct(world, business, {
    name: `Keripik Singkong ${name}`,
    kinds: ['Asin', 'Balado'],
    price: 15_000,
    stock: 20,
  })
  return { ...business, crisps }
}

export interface Tailor extends Business {
  bag: Goods
}

/** A tailor with three bags. */
export const aTailor = async (world: World): Promise<Tailor> => {
  const name = aName()
  const business = await aBusiness(world, { name: `Jahit ${name}`, kecamatan: 'Jelutung' })
  const bag = await aProduct(world, business, {
    name: `Tas Perca ${name}`,
    categorySlug: 'kerajinan-kain',
    price: 85_000,
    stock: 3,
  })
  return { ...business, bag }
}

export const addToBasket = async (page: Page, goods: Goods, kind?: string): Promise<void> => {
  await page.goto(`/produk/${goods.slug}`)
  if (kind) await page.getByRole('radio', { name: kind }).check()
  await press(page.getByRole('button', { name: 'Masukkan keranjang' }))
}

export const fillIn = async (page: Page, phone: string): Promise<void> => {
  await page.getByLabel('Nama', { exact: true }).fill('Rina Wulandari')
  await page.getByLabel('Nomor HP').fill(phone)
}

/** Without those that a browser forgets when it is closed. */
export const keptCookies = async (page: Page): Promise<Cookies> =>
  (await page.context().storageState()).cookies.filter(({ expires }) => expires > 0)
