/** Lets minus and plus count on the page, so that ten pieces are ten taps and one way to the server. */

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-steps-count]')) {
  const count = form.elements.namedItem('stok')
  if (!(count instanceof HTMLInputElement)) continue
  form.addEventListener('click', (event) => {
    const pressed = event.target instanceof Element && event.target.closest<HTMLButtonElement>('button[name="langkah"]')
    if (!pressed) return
    event.preventDefault()
    const now = Number(count.value)
    if (!Number.isInteger(now)) return
    count.value = String(Math.max(0, now + (pressed.value === 'tambah' ? 1 : -1)))
    for (const minus of form.querySelectorAll<HTMLButtonElement>('[value="kurang"]'))
      minus.disabled = count.value === '0'
  })
}
