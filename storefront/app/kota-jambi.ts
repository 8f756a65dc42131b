/** The districts of the city, as the API writes them. */
export const kecamatanNames = [
  'Alam Barajo',
  'Danau Sipin',
  'Danau Teluk',
  'Jambi Selatan',
  'Jambi Timur',
  'Jelutung',
  'Kota Baru',
  'Paal Merah',
  'Pasar Jambi',
  'Pelayangan',
  'Telanaipura',
] as const

/** Two districts lie beyond the Batanghari: whoever fetches something there takes the bridge or a boat. */
export const isAcrossTheRiver = (kecamatan: string): boolean => ['Danau Teluk', 'Pelayangan'].includes(kecamatan)
