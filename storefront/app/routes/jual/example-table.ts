import { attachment } from '../../attachment.ts'

/** Columns as the API names them in its own tables; an empty kode is a new product. */
const lines = [
  'kode;produk;varian;kategori;keterangan;satuan;berat_gram;tahan_hari;dibuat_pesanan;lama_hari;status;harga;harga_coret;stok',
  ';Keripik Singkong;Asin;Keripik & Camilan;Renyah, digoreng setiap hari.;bungkus;250;60;tidak;;draf;15000;;20',
  ';Keripik Singkong;Balado;;;;;;;;;17000;20000;12',
  ';Bolu Kojo;;;Manis pandan, untuk hajatan.;loyang;1000;3;ya;2;draf;60000;;',
]

/** A table to begin with: two products, one of them in two kinds. The mark tells spreadsheets that it is UTF-8. */
export const loader = () =>
  attachment(`\ufeff${lines.join('\r\n')}\r\n`, { name: 'contoh-barang.csv', type: 'text/csv; charset=utf-8' })
