/** How a seller is called: "Ibu Sumiati", whatever of it stands in her name already. */
export const ibu = (name: string): string =>
  /^(ibu|bu)\s/i.test(name) ? name.replace(/^bu\s/i, 'Ibu ') : `Ibu ${name}`
