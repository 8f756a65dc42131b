import { index, layout, prefix, type RouteConfig, type RouteConfigEntry, route } from '@react-router/dev/routes'
import { deskReports } from './reports/desk-report-names.ts'

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
    route('saran', 'routes/produk/suggestions.ts', id('saran')),
    route('keranjang', 'routes/keranjang/basket.tsx', id('keranjang')),
    route('keranjang/ubah', 'routes/keranjang/change.ts', id('keranjang/ubah')),
    route('keranjang/setujui', 'routes/keranjang/accept.ts', id('keranjang/setujui')),
    route('keranjang/terima', 'routes/keranjang/deliver.ts', id('keranjang/terima')),
    route('keranjang/isi', 'routes/keranjang/adopt.ts', id('keranjang/isi')),
    route('bayar', 'routes/bayar/checkout.tsx', id('bayar')),
    route('pesanan', 'routes/pesanan/purchases.tsx', id('pesanan')),
    route('pesanan/:trackingToken', 'routes/pesanan/purchase.tsx', id('pesanan/:trackingToken')),
    route('kabar-stok/:token', 'routes/kabar-stok/stop.tsx', id('kabar-stok/:token')),
    route('keluhan', 'routes/keluhan/channel.tsx', id('keluhan')),
    route('masuk', 'routes/masuk/phone.tsx', id('masuk')),
    route('masuk/kode', 'routes/masuk/code.tsx', id('masuk/kode')),
    route('keluar', 'routes/keluar.ts', id('keluar')),
  ]
}

export default [
  ...buyerPages('id'),
  ...prefix('en', buyerPages('en')),

  layout('routes/jual/workplace.tsx', [
    route('jual', 'routes/jual/home.tsx'),
    route('jual/pesanan', 'routes/jual/orders.tsx'),
    route('jual/catat', 'routes/jual/record-sale.tsx'),
    route('jual/barang', 'routes/jual/goods.tsx'),
    route('jual/barang/baru', 'routes/jual/goods-new.tsx'),
    route('jual/barang/:product', 'routes/jual/goods-edit.tsx'),
    route('jual/toko', 'routes/jual/shop.tsx'),
    route('jual/kupon', 'routes/jual/coupons.tsx'),
    route('jual/impor', 'routes/jual/import.tsx'),
    route('jual/barang.csv', 'routes/jual/export-table.ts'),
    route('jual/contoh.csv', 'routes/jual/example-table.ts'),
    route('jual/ulasan', 'routes/jual/reviews.tsx'),
    route('jual/keluhan', 'routes/jual/complaints.tsx'),
    route('jual/keluhan/:complaint', 'routes/jual/complaint.tsx'),
    route('jual/uang', 'routes/jual/money.tsx'),
    route('jual/data', 'routes/jual/data.tsx'),
    route('jual/data.zip', 'routes/jual/data-archive.ts'),
    route('jual/pinjaman', 'routes/jual/loan.tsx'),
    route('jual/pinjaman/ajukan', 'routes/jual/pinjaman/apply.tsx'),
    route('jual/pinjaman/pengajuan/:application', 'routes/jual/pinjaman/application.tsx'),
    route('jual/pinjaman/:loan', 'routes/jual/pinjaman/loan.tsx'),
    route('jual/kelompok', 'routes/jual/kelompok/group.tsx'),
  ]),

  route('dampingi', 'routes/dampingi/groups.tsx'),
  route('dampingi/kelompok-baru', 'routes/dampingi/kelompok/start.tsx'),
  route('dampingi/setoran', 'routes/dampingi/cash.tsx'),
  route('dampingi/izin', 'routes/dampingi/licences.tsx'),
  route('dampingi/selesai', 'routes/dampingi/stop-helping.ts'),
  route('dampingi/:group', 'routes/dampingi/group.tsx'),
  route('dampingi/:group/kelompok', 'routes/dampingi/kelompok/keeping.tsx'),
  route('dampingi/:group/pertemuan', 'routes/dampingi/pertemuan/meeting.tsx'),
  route('dampingi/:group/usulan', 'routes/dampingi/usulan/applications.tsx'),
  route('dampingi/:group/usulan/baru', 'routes/dampingi/usulan/draft.tsx'),
  route('dampingi/:group/usulan/:application', 'routes/program/pengajuan/application.tsx', { id: 'dampingi/usulan' }),
  route('dampingi/:group/lembar.pdf', 'routes/dampingi/meeting-form.ts'),
  route('dampingi/:group/:business', 'routes/dampingi/business.tsx'),
  route('dampingi/:group/:business/bantu', 'routes/dampingi/help.tsx'),

  // Papers as files: each under one address for whoever may read it.
  ...['buku.pdf', 'buku.csv', 'jadwal.pdf', 'jadwal.csv', 'perjanjian.pdf'].map((file) =>
    route(`jual/pinjaman/:loan/${file}`, 'routes/pinjaman/paper.ts', { id: `paper:${file}` }),
  ),
  route('jual/pinjaman/:loan/kuitansi/:payment', 'routes/pinjaman/receipt.ts'),
  ...deskReports.flatMap((report) =>
    ['csv', 'pdf'].map((kind) =>
      route(`program/laporan/${report}.${kind}`, 'routes/program/laporan/file.ts', { id: `report:${report}.${kind}` }),
    ),
  ),

  layout('routes/program/desk.tsx', [
    route('program', 'routes/program/books.tsx'),
    route('program/portofolio', 'routes/program/portfolio.tsx'),
    route('program/laporan', 'routes/program/laporan/reports.tsx'),
    route('program/laporan/:report', 'routes/program/laporan/report.tsx'),
    route('program/pengajuan', 'routes/program/pengajuan/queue.tsx'),
    route('program/pengajuan/:application', 'routes/program/pengajuan/application.tsx'),
    route('program/pinjaman', 'routes/program/pinjaman/loans.tsx'),
    route('program/pinjaman/:loan', 'routes/program/pinjaman/loan.tsx'),
    route('program/kas', 'routes/program/cash.tsx'),
    route('program/dana', 'routes/program/funds.tsx'),
    route('program/pengguna', 'routes/program/people.tsx'),
    route('program/perubahan', 'routes/program/pinjaman/changes.tsx'),
    route('program/kelompok', 'routes/program/kelompok/groups.tsx'),
    route('program/kelompok/:group', 'routes/program/kelompok/group.tsx'),
    route('program/kelompok/:group/dana', 'routes/program/kelompok/fund.tsx'),
    route('program/aturan', 'routes/program/aturan/rules.tsx'),
    route('program/aturan/pinjaman/:product', 'routes/program/aturan/product-rules.tsx'),
    route('program/aturan/kemampuan', 'routes/program/aturan/capacity-rules.tsx'),
    route('program/aturan/kelompok', 'routes/program/aturan/group-rules.tsx'),
    route('program/aturan/petugas', 'routes/program/aturan/lending-rules.tsx'),
    route('program/ulasan', 'routes/program/reviews.tsx'),
    route('program/keluhan', 'routes/program/complaints.tsx'),
    route('program/keluhan/:complaint', 'routes/program/complaint.tsx'),
    route('program/kartu', 'routes/program/cards.tsx'),
    route('program/kiriman', 'routes/program/payouts.tsx'),
    route('program/kiriman.csv', 'routes/program/payout-list.ts'),
    route('program/catatan', 'routes/program/mentor-sales.tsx'),
    route('program/izin', 'routes/dampingi/licences.tsx', { id: 'program/izin' }),
    route('program/libur', 'routes/program/holidays.tsx'),
  ]),

  route('demo/pesan', 'routes/demo/inbox.tsx'),
  route('demo/whatsapp', 'routes/demo/chat.tsx'),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig
