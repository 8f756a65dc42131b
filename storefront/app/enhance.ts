/** Comforts on top of pages that work without them. */

/** Counted from a click: long enough for an answer on a slow line, short enough to try again after a lost one. */
const pressAgainAfterMs = 15_000

// A second tap on a slow line would send the form twice. The server copes; the buyer should not have to wonder.
addEventListener('submit', (event) => {
  const pressed = event.submitter
  if (!(pressed instanceof HTMLButtonElement)) return
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

addEventListener('change', ({ target }) => {
  const field = target instanceof Element && target.closest<HTMLInputElement | HTMLSelectElement>('[data-submits]')
  if (field) field.form?.requestSubmit()
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
