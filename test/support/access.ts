/// <reference lib="dom" />
import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** The rules of WCAG 2.2 AA, and the contrast of AAA for amounts. Opens everything that is folded away. */
export const brokenRules = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    for (const details of document.querySelectorAll('details')) details.open = true
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run({
      runOnly: { type: 'tag', values: tags },
      rules: { 'color-contrast-enhanced': { enabled: true } },
      resultTypes: ['violations'],
    })
    return violations.flatMap(({ id, help, nodes }) =>
      nodes
        .filter(({ html }) => id !== 'color-contrast-enhanced' || /^<[^>]* class="[^"]*\bamount\b/.test(html))
        .map(({ target, html }) => `${help}: ${target.join(' ')} ${html.slice(0, 120)}`),
    )
  })
}

/**
 * What sticks out of the window to the right, so that the page scrolls sideways, or out of a box that cuts it off. Wide tables
 * scroll in frames of their own.
 */
export const outOfSight = async (page: Page, width: number): Promise<string[]> => {
  await page.setViewportSize({ width, height: 800 })
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    const rightOf = (element: Element) => element.getBoundingClientRect().right
    const innermost = (elements: Element[]) =>
      elements.filter((element) => !elements.some((other) => other !== element && element.contains(other)))
    const told = (what: string) => (element: Element) => `${what} ${element.outerHTML.slice(0, 200)}`

    const all = [...document.body.querySelectorAll('*')].filter((element) => !element.closest('section[tabindex="0"]'))
    const wide = scrollWidth > clientWidth ? all.filter((element) => rightOf(element) > clientWidth) : []
    const boxes = all.filter((box) => box.clientWidth > 1 && getComputedStyle(box).overflowX === 'hidden')
    const cut = boxes.flatMap((box) =>
      [...box.querySelectorAll('*')].filter(
        (element) => element.textContent?.trim() && rightOf(element) > rightOf(box) + 1,
      ),
    )
    const page = scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide`] : []
    return [...page, ...innermost(wide).map(told('wide:')), ...innermost(cut).map(told('cut off:'))].slice(0, 9)
  })
}

/** What a finger may miss: lower or narrower than 48 px. A link inside of a sentence is as high as its line. */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a, button, select, summary, input, textarea')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.tabIndex >= 0)
      .map((element) => element.closest('label') ?? element)
      .filter((element) => getComputedStyle(element).display !== 'inline')
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      // What only a screen reader meets is one pixel wide.
      .filter(({ box }) => box.width > 1 && (box.height < 47.5 || box.width < 47.5))
      .map(({ element, box }) => `${box.width} × ${box.height} ${element.outerHTML.slice(0, 160)}`),
  )
