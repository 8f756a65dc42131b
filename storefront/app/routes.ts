import { index, layout, prefix, type RouteConfig, type RouteConfigEntry, route } from '@react-router/dev/routes'

/** What buyers see, in Indonesian at the root and in English below /en. The names make the routes of the two differ. */
const buyerPages = (language: string): RouteConfigEntry[] => {
  const id = (path: string) => ({ id: `${language}:${path}` })
  return [
    layout('routes/shop-window.tsx', id('shop-window'), [
      index('routes/home.tsx', id('/')),
      route('produk', 'routes/produk/list.tsx', id('produk')),
      route('kategori/:slug', 'routes/kategori/category.tsx', id('kategori/:slug')),
      route('usaha/:slug', 'routes/usaha/business.tsx', id('usaha/:slug')),
    ]),
    route('produk/:slug', 'routes/produk/product.tsx', id('produk/:slug')),
    route('keranjang', 'routes/keranjang/basket.tsx', id('keranjang')),
    route('keranjang/ubah', 'routes/keranjang/change.ts', id('keranjang/ubah')),
    route('keranjang/setujui', 'routes/keranjang/accept.ts', id('keranjang/setujui')),
    route('bayar', 'routes/bayar/checkout.tsx', id('bayar')),
    route('pesanan/:trackingToken', 'routes/pesanan/purchase.tsx', id('pesanan/:trackingToken')),
    route('masuk', 'routes/masuk/phone.tsx', id('masuk')),
    route('masuk/kode', 'routes/masuk/code.tsx', id('masuk/kode')),
    route('keluar', 'routes/keluar.ts', id('keluar')),
  ]
}

export default [
  ...buyerPages('id'),
  ...prefix('en', buyerPages('en')),

  route('jual', 'routes/jual/home.tsx'),
  route('jual/catat', 'routes/jual/record-sale.tsx'),
  route('jual/pinjaman', 'routes/jual/loan.tsx'),

  route('dampingi', 'routes/dampingi/groups.tsx'),
  route('dampingi/:group', 'routes/dampingi/group.tsx'),
  route('dampingi/:group/:business', 'routes/dampingi/business.tsx'),

  route('program', 'routes/program.tsx'),

  route('demo/pesan', 'routes/demo/inbox.tsx'),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig
