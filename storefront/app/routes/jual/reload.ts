/** Looks again after a moment: something on the page is under way. */
const againMs = 1_500
setTimeout(() => location.reload(), againMs)
