/** Comforts on top of pages that work without them. */

/** Counted from a click: long enough for an answer on a slow line, short enough to try again after a lost one. */
const pressAgainAfterMs = 15_000

// A second tap on a slow line would send the form twice. The server copes; the buyer should not have to wonder.
addEventListener('submit', (event) => {
  const pressed = event.submitter
  if (!(pressed instanceof HTMLButtonElement)) return
  if (pressed.name === 'hitung') {
    event.preventDefault()
    if (pressed.form) workOut(pressed.form)
    return
  }
  // After this event: a disabled button would not send its own value.
  setTimeout(() => {
    pressed.disabled = true
  })
  setTimeout(() => {
    pressed.disabled = false
  }, pressAgainAfterMs)
})

// The browser's back button brings the page back as it was left: with the button pressed.
addEventListener('pageshow', (event) => {
  if (!event.persisted) return
  for (const button of document.querySelectorAll<HTMLButtonElement>('button:disabled')) button.disabled = false
})

type FormField = HTMLInputElement | HTMLSelectElement

addEventListener('change', ({ target }) => {
  if (!(target instanceof Element)) return
  target.closest<FormField>('[data-submits]')?.form?.requestSubmit()
  const { form } = target.closest<FormField>('[data-recalculates]') ?? {}
  if (form) workOut(form)
})

/** Fills the parts of the page that follow from what was chosen. What was typed stays, and so does the focus. */
const refresh = (page: Document) => {
  const { activeElement } = document
  for (const part of document.querySelectorAll('[data-fresh]')) {
    const fresh = page.getElementById(part.id)
    if (fresh && fresh.innerHTML !== part.innerHTML) part.replaceChildren(...fresh.childNodes)
  }
  if (activeElement?.id) document.getElementById(activeElement.id)?.focus({ preventScroll: true })
}

const pageAt = async (address: string, init?: RequestInit) =>
  new DOMParser().parseFromString(await (await fetch(address, init)).text(), 'text/html')

let asked = 0

/** Asks for the form again as it is filled in now. On a lost line nothing happens: ordering checks the total anyway. */
const workOut = async (form: HTMLFormElement) => {
  asked += 1
  const mine = asked
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
  const page = await pageAt(location.href, { method: 'POST', body }).catch(() => undefined)
  if (!page || mine !== asked) return
  // Something that she must read first.
  if (page.querySelector('[role="alert"]')) form.submit()
  else refresh(page)
}

/** How long a page looks whether money has arrived that is on its way. */
const looksMax = 60
const lookEveryMs = 5_000

// Coming back from paying by card: the news may arrive a little later than the buyer.
const look = async (times: number) => {
  if (times === 0 || !document.querySelector('[data-awaits]')) return
  const page = await pageAt(location.href).catch(() => undefined)
  if (page) refresh(page)
  setTimeout(look, lookEveryMs, times - 1)
}
setTimeout(look, lookEveryMs, looksMax)

const suggestAfterMs = 150
let typed: ReturnType<typeof setTimeout> | undefined

// What a search field may mean is suggested as options of its list. On a lost line the old ones stay.
addEventListener('input', ({ target }) => {
  if (!(target instanceof HTMLInputElement) || !target.dataset.suggests) return
  clearTimeout(typed)
  typed = setTimeout(async () => {
    const address = `${target.dataset.suggests}?teks=${encodeURIComponent(target.value)}`
    const found: [string, string][] = await fetch(address).then(
      (answer) => answer.json(),
      () => [],
    )
    if (found.length > 0) target.list?.replaceChildren(...found.map(([text, what]) => new Option(what, text)))
  }, suggestAfterMs)
})

addEventListener('click', async ({ target }) => {
  const button = target instanceof Element && target.closest<HTMLButtonElement>('button[data-copy]')
  if (!button) return
  await navigator.clipboard.writeText(button.dataset.copy ?? '')
  const status = button.parentElement?.querySelector('[data-copied]')
  if (status) status.textContent = button.dataset.done ?? ''
})

// The clipboard exists on secure pages only; elsewhere the button would do nothing.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) button.hidden = false
}
