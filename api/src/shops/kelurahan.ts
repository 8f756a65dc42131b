import city from './kota-jambi.json' with { type: 'json' }

export interface Kelurahan {
  /** Of the ministry of the interior, 15.71.01.1001. */
  code: string
  name: string
  kecamatan: string
  postalCode: string
  /** Beyond the Batanghari: whoever delivers there takes the bridge or a boat. */
  acrossRiver: boolean
}

const acrossRiver = new Set(['Pelayangan', 'Danau Teluk'])

/** The 68 kelurahan of Kota Jambi by district and name. Names: idn-area-data (ODbL); postcodes: wilayah_kodepos (MIT). */
export const allKelurahan: readonly Kelurahan[] = city.kecamatan.flatMap((kecamatan) =>
  kecamatan.kelurahan.map(({ code, name, postalCode }) => ({
    code,
    name,
    kecamatan: kecamatan.name,
    postalCode,
    acrossRiver: acrossRiver.has(kecamatan.name),
  })),
)

const byCode = new Map(allKelurahan.map((kelurahan) => [kelurahan.code, kelurahan]))

export const kelurahanOfCode = (code: string): Kelurahan | null => byCode.get(code) ?? null

export const kecamatanNames: readonly string[] = city.kecamatan.map(({ name }) => name)
