// The placeholder pictures of the demo shop. A real member photographs her own goods; until then a shopper should still
// see what a thing is, so every product gets a drawing of its own. The drawing is a pure function of the product: the
// same product gives the same bytes on every machine, which lets a picture be cached for ever and compared in a test.
import { craftDefaults, crafts } from './pictures/crafts.ts'
import { anyTakeHome, pantry, pantryDefaults } from './pictures/pantry.ts'
import { newArt, palette, pick } from './pictures/pen.ts'
import { snackDefaults, snacks } from './pictures/snacks.ts'
import { type Backdrop, backdrop, type Composition, type Tint } from './pictures/stage.ts'

export interface PicturedProduct {
  readonly slug: string
  readonly name: string
  readonly category: string
}

// Maps and not records: a seller chooses her slugs, and one called `constructor` must not find what every object has.
const known = new Map<string, Composition>(Object.entries({ ...snacks, ...pantry, ...crafts }))
const defaults = new Map(Object.entries({ ...snackDefaults, ...pantryDefaults, ...craftDefaults }))

/**
 * What a name gives away about a product that nobody has drawn. The first word that fits lends the drawing of a product
 * we know; the words are Indonesian because the names are.
 */
const clues: readonly (readonly [category: string, words: RegExp, drawnAs: string])[] = [
  ['keripik', /singkong.*(balado|pedas)/, 'keripik-singkong-balado'],
  ['keripik', /singkong|ubi kayu/, 'keripik-singkong-original-asin'],
  ['keripik', /pisang/, 'keripik-pisang-manis-gula-aren'],
  ['keripik', /tempe/, 'keripik-tempe-daun-jeruk'],
  ['keripik', /\bubi\b|talas/, 'keripik-ubi-ungu'],
  ['keripik', /peyek/, 'peyek-kacang-tanah'],
  ['keripik', /balado|pedas/, 'keripik-singkong-balado'],
  ['kue-basah', /padamaran/, 'kue-padamaran-isi-6'],
  ['kue-basah', /bolu/, 'bolu-kojo-pandan'],
  ['kue-basah', /takjil|paket|campur/, 'paket-takjil-campur-isi-10'],
  ['kue-basah', /maksuba|lapis/, 'kue-maksuba'],
  ['kue-kering', /hampers|paket|parsel/, 'hampers-lebaran-3-toples'],
  ['kue-kering', /nastar/, 'nastar-nanas-tangkit-500-g'],
  ['kue-kering', /keju|kastengel/, 'kastengel-keju-500-g'],
  ['kue-kering', /salju/, 'putri-salju-500-g'],
  ['kue-kering', /stik/, 'stik-bawang-300-g'],
  ['kopi', /saset|jahe/, 'kopi-jahe-merah-isi-10-saset'],
  ['kopi', /drip/, 'kopi-drip-bag-liberika-isi-5'],
  ['kopi', /biji/, 'kopi-biji-liberika-tungkal-200-g'],
  ['minuman', /jahe/, 'jahe-merah-serbuk-200-g'],
  ['minuman', /kunyit/, 'kunyit-asam-serbuk-200-g'],
  ['minuman', /wedang|uwuh/, 'wedang-uwuh-isi-5'],
  ['olahan-ikan', /abon/, 'abon-ikan-patin-100-g'],
  ['olahan-ikan', /kerupuk/, 'kerupuk-patin-mentah-500-g'],
  ['olahan-ikan', /salai|asap/, 'ikan-salai-patin-250-g'],
  ['olahan-ikan', /empek/, 'pempek-patin-beku-isi-10'],
  ['sambal-bumbu', /tempoyak|durian/, 'tempoyak-murni-250-g'],
  ['sambal-bumbu', /bawang/, 'sambal-bawang-botol-180-g'],
  ['sambal-bumbu', /bumbu|gulai/, 'bumbu-gulai-tempoyak-instan'],
  ['oleh-oleh', /dodol/, 'dodol-nanas-250-g'],
  ['oleh-oleh', /selai/, 'selai-nanas-250-g'],
  ['oleh-oleh', /sirup/, 'sirup-nanas-500-ml'],
  ['oleh-oleh', /\bgula\b/, 'gula-semut-aren-500-g'],
  ['oleh-oleh', /minyak|vco/, 'minyak-kelapa-murni-vco-250-ml'],
  ['oleh-oleh', /sabun/, 'sabun-batang-vco-80-g'],
  ['batik', /angso/, 'kain-batik-cap-angso-duo-2-meter'],
  ['batik', /durian/, 'kain-batik-cap-durian-pecah-2-meter'],
  ['batik', /kapal/, 'kain-batik-tulis-kapal-sanggat-2-meter'],
  ['batik', /manggis/, 'kain-batik-tulis-tampuk-manggis-2-meter'],
  ['batik', /selendang|batanghari/, 'selendang-batik-batanghari'],
  ['batik', /kemeja|baju|blus/, 'kemeja-batik-cap-pria'],
  ['kerajinan-kain', /tengkuluk/, 'tengkuluk-siap-pakai'],
  ['kerajinan-kain', /pouch|dompet/, 'pouch-batik-perca'],
  ['kerajinan-kain', /masker/, 'masker-kain-batik-isi-3'],
  ['kerajinan-kain', /bantal/, 'sarung-bantal-batik-40-x-40'],
  ['kerajinan-kain', /mukena/, 'mukena-katun-bordir'],
  ['anyaman', /\btas\b/, 'tas-belanja-anyam-pandan'],
  ['anyaman', /dompet/, 'dompet-pandan-kancing'],
  ['anyaman', /tikar/, 'tikar-pandan-100-x-200-cm'],
  ['anyaman', /tisu|kotak/, 'kotak-tisu-anyam'],
  ['anyaman', /tatakan/, 'tatakan-gelas-resam-isi-6'],
]

const composed = ({ slug, name, category }: PicturedProduct): Composition => {
  const own = known.get(slug)
  if (own) return own
  const words = name.toLowerCase()
  const clue = clues.find(([place, pattern]) => place === category && pattern.test(words))
  const like = clue && known.get(clue[2])
  const tint = pick<Tint>(slug, ['cream', 'rose', 'sage', 'sky', 'sand', 'butter', 'lilac', 'mint'])
  if (like) return { ...like, tint }
  const draw = pick(slug, defaults.get(category) ?? [anyTakeHome(palette.kraft, palette.mengkudu)])
  if (category === 'batik') return { tint, backdrop: 'flat', draw }
  if (category === 'kue-basah') return { tint, backdrop: 'counter', draw }
  const standing = pick<Backdrop>(name, ['table', 'sun', 'arch'])
  // Plaited and sewn goods are drawn large already; a package with something beside it leaves room to grow.
  if (category === 'anyaman' || category === 'kerajinan-kain') return { tint, backdrop: standing, draw }
  return { tint, backdrop: standing, draw, frame: [1.15, -82, -90] }
}

/** Draws a product as a square SVG, light enough to stand beside forty others and free of anything from outside. */
export const drawPicture = (product: PicturedProduct): string => {
  const { tint, backdrop: kind, draw, frame } = composed(product)
  const art = newArt(product.slug)
  const ground = backdrop(art, tint, kind)
  const drawn = draw(art)
  const placed = frame ? `<g transform="translate(${frame[1]} ${frame[2]})scale(${frame[0]})">${drawn}</g>` : drawn
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" width="960" height="960" viewBox="0 0 960 960">' +
    `<defs>${art.defs.join('')}</defs>${ground}${placed}</svg>`
  )
}
