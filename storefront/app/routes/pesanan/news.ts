/** What has just been done, as the address says it after the form was sent. */
export const news = ['batal', 'ulasan', 'keluhan', 'bayar', 'balasan', 'petugas', 'cabut'] as const
export type News = (typeof news)[number]

export const isNews = (text: string | null): text is News => news.some((one) => one === text)
