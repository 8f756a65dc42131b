/** A photo that was sent with an earlier try of the same form. */
export type KeptPhoto = { id: string; url: string }

/** The name of the field that remembers what was sent for another. */
export const keptField = (name: string): string => `${name}Tersimpan`

export const keptText = ({ id, url }: KeptPhoto): string => `${id} ${url}`

/** All that were sent with earlier tries. Browsers do not fill in files again, so the page remembers them. */
export const keptPhotos = (form: FormData, name: string): KeptPhoto[] =>
  form.getAll(keptField(name)).flatMap((value) => {
    const [, id, url] = /^([\da-f-]{36}) (https?:\/\/\S+)$/.exec(String(value)) ?? []
    return id && url && URL.canParse(url) ? [{ id, url }] : []
  })

/** The one of a form that takes one. */
export const keptPhoto = (form: FormData, name: string): KeptPhoto | undefined => keptPhotos(form, name)[0]
