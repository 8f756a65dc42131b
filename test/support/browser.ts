import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import packed from '@sparticuz/chromium'
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import { drawPicture } from '../../api/src/demo/draw-picture.ts'
import { aWorld, type World, type WorldSettings } from './running-api.ts'
import { aStorefront, type StorefrontSettings } from './storefront.ts'

/** What one file of screens needs: a world, the storefront in front of it, and a browser. */
export interface Site {
  world: World
  url: string
  /** Where the storefront takes pictures from. */
  mediaDirectory: string
  /** Opens a browser of its own for one person, on a small phone. */
  screen(settings?: ScreenSettings): Promise<Page>
  /**
   * Closes every screen.
   *
   * @throws when a page complained meanwhile: an error in its console, a script that failed, a request to somebody else
   */
  leave(): Promise<void>
  close(): Promise<void>
}

export interface ScreenSettings {
  /** Whether the browser runs scripts. */
  scripts?: boolean
  /** Who is signed in. */
  as?: { token: string }
  /** What a browser kept from an earlier visit. */
  cookies?: Cookies
  width?: number
  height?: number
}

export type Cookies = Parameters<BrowserContext['addCookies']>[0]

const patienceMs = 10_000

export const aSite = async (settings?: WorldSettings): Promise<Site> => aSiteOf(await aWorld(settings))

export interface SiteSettings extends StorefrontSettings {
  /** Origins that its pages may lead to. */
  besides?: string[]
}

/** Closes the world when it is closed itself. */
export const aSiteOf = async (world: World, { besides = [], ...settings }: SiteSettings = {}): Promise<Site> => {
  const storefront = await aStorefront(world, settings).catch(async (error: unknown) => {
    await world.close()
    throw error
  })
  const { url, mediaDirectory } = storefront
  // The picture that every product has unless it is given one of its own.
  const picture = drawPicture({ slug: 'keripik', name: 'Keripik', category: 'keripik' })
  writeFileSync(join(mediaDirectory, 'gambar.svg'), picture)
  const browser = await aBrowser().catch(async (error: unknown) => {
    await storefront.close()
    await world.close()
    throw error
  })
  const faults: string[] = []

  return {
    world,
    url,
    mediaDirectory,
    screen: async ({ scripts = true, as, cookies = [], width = 360, height = 800 } = {}) => {
      const context = await browser.newContext({
        baseURL: url,
        viewport: { width, height },
        locale: 'id-ID',
        timezoneId: 'Asia/Jakarta',
        hasTouch: true,
        javaScriptEnabled: scripts,
      })
      context.setDefaultTimeout(patienceMs)
      watch(context, [storefront.url, ...besides], faults)
      await context.addCookies(cookies)
      if (as) await context.addCookies([{ name: 'sesi', value: as.token, url, httpOnly: true, sameSite: 'Lax' }])
      return context.newPage()
    },
    leave: async () => {
      await Promise.all(browser.contexts().map((context) => context.close()))
      const found = faults.splice(0)
      if (found.length > 0) throw new Error(`The pages complained:\n${found.join('\n')}`)
    },
    close: async () => {
      await browser.close()
      await storefront.close()
      await world.close()
    },
  }
}

const watch = (context: BrowserContext, origins: string[], faults: string[]) => {
  // A browser writes an error for a page with a status of 4xx too, and such pages are wanted.
  const documents = new Set<string>()
  context.on('request', (request) => {
    if (request.isNavigationRequest()) documents.add(withoutHash(request.url()))
    if (!/^(data|blob):/.test(request.url()) && !origins.includes(new URL(request.url()).origin))
      faults.push(`asks ${request.url()}`)
  })
  context.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} for ${response.url()}`)
  })
  context.on('console', (message) => {
    if (message.type() !== 'error') return
    if (/status of 4\d\d/.test(message.text()) && documents.has(withoutHash(message.location().url))) return
    faults.push(`${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => faults.push(`${error.error().stack}`))
}

const withoutHash = (url: string): string => url.replace(/#.*/, '')

const aBrowser = async (): Promise<Browser> => {
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-background-networking',
    // Pages may lead out, and nobody follows: there is no other machine.
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
  ]
  // The package has a browser for Linux; elsewhere there is one on the desk.
  if (process.platform !== 'linux') return chromium.launch({ args, channel: 'chrome' })
  return chromium.launch({ args, executablePath: await unpackedBrowser() })
}

/** Unpacked once on each machine, and moved into its place in one step: test files start at the same moment. */
const unpackedBrowser = async (): Promise<string> => {
  const manifest = join(createRequire(import.meta.url).resolve('@sparticuz/chromium'), '../../package.json')
  const place = join(tmpdir(), `maju-bersama-chromium-${JSON.parse(readFileSync(manifest, 'utf8')).version}`)
  if (!existsSync(place)) {
    const folder = mkdtempSync(`${place}-`)
    const { TMPDIR } = process.env
    process.env.TMPDIR = folder
    try {
      await packed.executablePath()
    } finally {
      if (TMPDIR === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = TMPDIR
    }
    try {
      renameSync(folder, place)
    } catch (error) {
      rmSync(folder, { recursive: true })
      // Unless another file was faster.
      if (!existsSync(place)) throw error
    }
  }
  return join(place, 'chromium')
}

/** Does what leads to another page, and waits for that page. */
export const follow = async (page: Page, act: () => Promise<unknown>): Promise<void> => {
  await Promise.all([page.waitForEvent('framenavigated'), act()])
  await page.waitForLoadState('domcontentloaded')
}

/** Presses a button or a link that leads to another page. */
export const press = (target: Locator): Promise<void> => follow(target.page(), () => target.click())

/** Words as a person reads them: one space is one space. */
export const wordsOf = async (target: Page | Locator): Promise<string> => {
  const locator = 'goto' in target ? target.getByRole('main') : target
  // biome-ignore lint/performance/useDomNodeTextContent: what is folded away is not read
  return (await locator.innerText()).replace(/\s+/g, ' ').trim()
}

/** What a screen reader says of a field after its name: its hint and its fault. */
export const descriptionOf = async (field: Locator): Promise<string> => {
  const ids = (await field.getAttribute('aria-describedby'))?.split(' ') ?? []
  const texts = await Promise.all(ids.map((id) => wordsOf(field.page().locator(`[id="${id}"]`))))
  return texts.join(' ')
}

/** Both ways in which people reach these pages. */
export const withAndWithoutScripts = [
  ['with JavaScript', true],
  ['without JavaScript', false],
] as const
