import { beforeAll, describe, expect, test } from 'vitest'
import { theDemoCatalogue } from '../support/demo-catalogue.ts'
import { aWorld, type World } from '../support/running-api.ts'

// What people would type, and what they would be glad to see for it, out of the demo catalogue: 3 what they look for, 2 nearly that,
// 1 better than nothing. Judged by hand; what is not named is worth nothing.

type Grades = Record<string, 1 | 2 | 3>

const all = (grade: 1 | 2 | 3, slugs: string): Grades =>
  Object.fromEntries(slugs.split(' ').map((slug) => [slug, grade]))

const cassava = all(3, 'keripik-singkong-balado keripik-singkong-original-asin')
const snacks = all(
  3,
  'keripik-singkong-balado keripik-singkong-original-asin keripik-pisang-manis-gula-aren keripik-tempe-daun-jeruk keripik-ubi-ungu peyek-kacang-tanah',
)
const liberica = all(
  3,
  'kopi-bubuk-liberika-tungkal-200-g kopi-biji-liberika-tungkal-200-g kopi-drip-bag-liberika-isi-5',
)
const coffee = { ...liberica, ...all(3, 'kopi-bubuk-robusta-250-g kopi-jahe-merah-isi-10-saset') }
const crackers = all(3, 'kerupuk-patin-mentah-500-g kerupuk-kulit-patin-100-g')
const catfishKitchen = {
  ...crackers,
  ...all(
    3,
    'abon-ikan-patin-100-g abon-ikan-patin-pedas-100-g stik-patin-keju-100-g ikan-salai-patin-250-g pempek-patin-beku-isi-10',
  ),
}
const cloth = all(
  3,
  'kain-batik-cap-angso-duo-2-meter kain-batik-cap-durian-pecah-2-meter kain-batik-tulis-kapal-sanggat-2-meter kain-batik-tulis-tampuk-manggis-2-meter',
)
const hampers = { ...all(3, 'hampers-lebaran-3-toples'), ...all(2, 'hampers-keranjang-pandan-kosong') }
const coconut = all(
  3,
  'minyak-kelapa-murni-vco-250-ml gula-semut-aren-500-g keripik-kelapa-100-g serundeng-kelapa-200-g sabun-batang-vco-80-g',
)
const pineapple = all(
  3,
  'dodol-nanas-250-g selai-nanas-250-g keripik-nanas-100-g sirup-nanas-500-ml manisan-nanas-kering-150-g',
)

const judged: [search: string, grades: Grades][] = [
  // As it is spelt.
  ['keripik singkong', cassava],
  ['kopi', coffee],
  ['batik tulis', all(3, 'kain-batik-tulis-kapal-sanggat-2-meter kain-batik-tulis-tampuk-manggis-2-meter')],
  ['kain batik', { ...cloth, ...all(2, 'selendang-batik-batanghari'), ...all(1, 'masker-kain-batik-isi-3') }],
  ['nanas', { ...pineapple, ...all(2, 'nastar-nanas-tangkit-500-g') }],
  ['tikar', all(3, 'tikar-pandan-100-x-200-cm')],
  ['kue kering keju', all(3, 'kastengel-keju-500-g')],
  ['bolu pandan', all(3, 'bolu-kojo-pandan')],
  ['vco', { ...all(3, 'minyak-kelapa-murni-vco-250-ml'), ...all(3, 'sabun-batang-vco-80-g') }],
  // Mistyped, in a hurry, and as it is spoken.
  ['kripik singkng', cassava],
  ['keripk pisang', all(3, 'keripik-pisang-manis-gula-aren')],
  ['kopi liberka', liberica],
  ['krpk pdas', all(3, 'keripik-singkong-balado')],
  ['kastangel', all(3, 'kastengel-keju-500-g')],
  ['btaik duren pecah', all(3, 'kain-batik-cap-durian-pecah-2-meter')],
  ['sambel tempoyakk', { ...all(3, 'sambal-tempoyak-teri-200-g'), ...all(1, 'bumbu-gulai-tempoyak-instan') }],
  ['selai nenas', all(3, 'selai-nanas-250-g')],
  ['empek empek', all(3, 'pempek-patin-beku-isi-10')],
  ['minyakkelapa', all(3, 'minyak-kelapa-murni-vco-250-ml')],
  ['mukenah', all(3, 'mukena-katun-bordir')],
  ['tempat tisu', all(3, 'kotak-tisu-anyam')],
  ['kunir asem', all(3, 'kunyit-asam-serbuk-200-g')],
  // In other forms of the word.
  ['tas anyaman', all(3, 'tas-belanja-anyam-pandan')],
  [
    'dianyam',
    {
      ...all(3, 'tas-belanja-anyam-pandan kotak-tisu-anyam'),
      ...all(
        2,
        'dompet-pandan-kancing tikar-pandan-100-x-200-cm tatakan-gelas-resam-isi-6 hampers-keranjang-pandan-kosong',
      ),
    },
  ],
  ['manisan kering', all(3, 'manisan-nanas-kering-150-g')],
  ['minuman menghangatkan', all(3, 'jahe-merah-serbuk-200-g kunyit-asam-serbuk-200-g')],
  ['jahit sesuai ukuran', all(3, 'kemeja-batik-cap-pria')],
  ['taburan keju parut', all(3, 'kastengel-keju-500-g')],
  ['menggoreng singkong', all(3, 'keripik-singkong-original-asin')],
  ['berbuka puasa', all(3, 'paket-takjil-campur-isi-10')],
  ['penghangat', all(3, 'jahe-merah-serbuk-200-g kunyit-asam-serbuk-200-g sambal-lingkung-ikan-150-g')],
  [
    'menggorengnya',
    all(
      3,
      'keripik-singkong-original-asin keripik-pisang-manis-gula-aren keripik-nanas-100-g kerupuk-patin-mentah-500-g sambal-bawang-botol-180-g',
    ),
  ],
  // In sentences.
  ['mau cari keripik yang murah', { ...snacks, ...all(3, 'keripik-nanas-100-g keripik-kelapa-100-g') }],
  ['oleh-oleh khas jambi', { ...pineapple, ...coconut, ...all(2, 'kopi-drip-bag-liberika-isi-5') }],
  ['kue buat lebaran', { ...all(3, 'hampers-lebaran-3-toples'), ...all(2, 'kue-maksuba') }],
  ['jual kopi jahe terbaik di jambi', all(3, 'kopi-jahe-merah-isi-10-saset')],
  ['pempek palembang', all(3, 'pempek-patin-beku-isi-10')],
  // By what is in it, and what it is for.
  ['takjil buka puasa', all(3, 'paket-takjil-campur-isi-10')],
  [
    'gula aren',
    {
      ...all(3, 'gula-semut-aren-500-g'),
      ...all(2, 'keripik-pisang-manis-gula-aren'),
      ...all(1, 'kopi-jahe-merah-isi-10-saset jahe-merah-serbuk-200-g'),
    },
  ],
  ['fermentasi durian', all(3, 'tempoyak-murni-250-g')],
  ['kayu secang', { ...all(3, 'sirup-secang-350-ml'), ...all(2, 'wedang-uwuh-isi-5') }],
  ['penutup kepala', all(3, 'tengkuluk-siap-pakai')],
  ['ikan asap', all(3, 'ikan-salai-patin-250-g')],
  ['parsel lebaran', hampers],
  ['jamu', all(3, 'kunyit-asam-serbuk-200-g jahe-merah-serbuk-200-g')],
  // By category and by business.
  ['cemilan', { ...snacks, ...all(2, 'stik-bawang-300-g') }],
  ['krupuk ikan', crackers],
  ['Dapur Patin', catfishKitchen],
  ['kelapo sijenjang', coconut],
  ['nanas manis eka jaya', pineapple],
  // In English.
  ['banana chips', all(3, 'keripik-pisang-manis-gula-aren')],
  ['coffee', coffee],
  ['ginger drink', { ...all(3, 'jahe-merah-serbuk-200-g'), ...all(2, 'wedang-uwuh-isi-5') }],
  ['pineapple syrup', all(3, 'sirup-nanas-500-ml')],
]

const depth = 10

/** Normalised discounted cumulative gain: 1 where what is best comes first, nothing that is worth nothing before it. */
const gain = (found: string[], grades: Grades): number => {
  const sum = (worth: number[]) =>
    worth.slice(0, depth).reduce((total, grade, at) => total + (2 ** grade - 1) / Math.log2(at + 2), 0)
  const ideal = Object.values(grades).toSorted((a, b) => b - a)
  return sum(found.map((slug) => grades[slug] ?? 0)) / sum(ideal)
}

let world: World
const gains = new Map<string, number>()

beforeAll(async () => {
  world = await aWorld()
  await theDemoCatalogue(world)
  return () => world.close()
})

const found = async (search: string): Promise<string[]> => {
  const { products } = await world.query(
    `query ($search: String) { products(first: ${depth}, search: $search) { nodes { slug } } }`,
    { search },
  )
  return products.nodes.map(({ slug }: { slug: string }) => slug)
}

describe('a search', () => {
  test.each(judged)('for %j begins with what is looked for, and holds most of it', async (search, grades) => {
    const slugs = await found(search)
    gains.set(search, gain(slugs, grades))
    expect(grades[slugs[0] ?? ''] ?? 0, JSON.stringify(slugs)).toBeGreaterThanOrEqual(2)
    expect(gains.get(search), JSON.stringify(slugs)).toBeGreaterThanOrEqual(0.6)
  })

  test('finds nearly always nearly all of it first', () => {
    const mean = [...gains.values()].reduce((sum, each) => sum + each, 0) / judged.length
    expect([mean >= 0.97, mean]).toEqual([true, mean])
  })
})
