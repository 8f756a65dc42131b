import type { QueryResultRow } from 'pg'
import { passingStatement, type Reader, readOne, readRows, statement } from '../storage/statement.ts'
import type { ExportRow } from './export.rules.ts'

/** One file of an export. */
export interface Dataset {
  name: string
  /** One sentence for the seller. */
  about: string
  columns: readonly string[]
  /** Every row of the business $1, with its columns, "_at" and "_id", by which they are ordered. */
  sql: string
}

/** Columns as they are called in the file, each with what it is read from. */
const dataset = (
  name: string,
  about: string,
  columns: Record<string, string>,
  { from, at, id }: { from: string; at: string; id: string },
): Dataset => ({
  name,
  about,
  columns: Object.keys(columns),
  sql: `select ${Object.entries(columns)
    .map(([column, source]) => `${source} as "${column}"`)
    .join(', ')}, ${at} as "_at", ${id} as "_id" ${from}`,
})

const owner = '(select owner_id from business where id = $1)'
const ordersOfBusiness = 'from orders o join purchase p on p.id = o.purchase_id'

/** Everything that is kept about a business and its owner. */
export const datasets: readonly Dataset[] = [
  dataset(
    'profil',
    'Data diri Ibu dan data usaha.',
    {
      nama_pemilik: 'u.name',
      nomor_hp: 'u.phone',
      peran: `array_to_string(u.roles, ', ')`,
      terdaftar: 'u.created_at',
      nama_usaha: 'b.name',
      alamat_toko: 'b.slug',
      cerita: 'b.story',
      kelurahan: 'b.kelurahan',
      kecamatan: 'b.kecamatan',
      punya_toko: 'b.has_shop',
      bisa_diambil: 'b.offers_pickup',
      bisa_diantar: 'b.offers_delivery',
      catatan_ambil: 'b.pickup_note',
      whatsapp: 'b.whatsapp',
      tutup_sejak: 'b.paused_at',
      tutup_sampai: 'b.paused_until',
      usaha_terdaftar: 'b.registered_at',
    },
    { from: 'from business b join users u on u.id = b.owner_id where b.id = $1', at: 'b.registered_at', id: 'b.id' },
  ),
  dataset(
    'kelompok',
    'Kelompok yang Ibu ikuti.',
    {
      kelompok: 'g.name',
      nomor_anggota: 'm.member_number',
      masuk: 'm.joined_on',
      keluar: 'm.left_on',
      alasan_keluar: 'm.left_reason',
      pendamping: 'u.name',
    },
    {
      from: `from group_membership m join member_group g on g.id = m.group_id join users u on u.id = g.mentor_id
             where m.member_id = ${owner}`,
      at: 'm.joined_on::timestamptz',
      id: 'm.id',
    },
  ),
  dataset(
    'ketua-kelompok',
    'Kapan Ibu menjadi ketua.',
    { kelompok: 'g.name', mulai: 't.starts_on', sampai: 't.ends_on', alasan_berakhir: 't.end_reason' },
    {
      from: `from chair_term t join member_group g on g.id = t.group_id where t.member_id = ${owner}`,
      at: 't.starts_on::timestamptz',
      id: 't.id',
    },
  ),
  dataset(
    'undangan-kelompok',
    'Undangan masuk kelompok dan jawaban Ibu.',
    {
      kelompok: 'g.name',
      diundang_oleh: 'u.name',
      diundang: 'i.invited_at',
      jawaban: 'i.answer',
      dijawab: 'i.answered_at',
    },
    {
      from: `from group_invitation i join member_group g on g.id = i.group_id join users u on u.id = i.invited_by
             where i.member_id = ${owner}`,
      at: 'i.invited_at',
      id: 'i.id',
    },
  ),
  dataset(
    'pindah-kelompok',
    'Usul pindah kelompok.',
    {
      dari: 'f.name',
      ke: 'g.name',
      alasan: 't.reason',
      diusulkan_oleh: 'u.name',
      diusulkan: 't.asked_at',
      ibu_setuju: 't.member_agreed_at',
      kelompok_setuju: 't.group_agreed_at',
      status: 't.status',
    },
    {
      from: `from group_transfer t join member_group f on f.id = t.from_group_id join member_group g on g.id = t.to_group_id
             join users u on u.id = t.asked_by where t.member_id = ${owner}`,
      at: 't.asked_at',
      id: 't.id',
    },
  ),
  dataset(
    'pengalihan-pinjaman',
    'Usul mengalihkan pinjaman, dari Ibu atau kepada Ibu.',
    {
      pinjaman: 'l.number',
      dari: 'f.name',
      kepada: 't.name',
      alasan: 'a.reason',
      diusulkan: 'a.asked_at',
      setuju_dari: 'a.from_agreed_at',
      setuju_kepada: 'a.to_agreed_at',
      status: 'a.status',
    },
    {
      from: `from loan_assignment a join loan l on l.id = a.loan_id join users f on f.id = a.from_member_id
             join users t on t.id = a.to_member_id where ${owner} in (a.from_member_id, a.to_member_id)`,
      at: 'a.asked_at',
      id: 'a.id',
    },
  ),
  dataset(
    'ongkir',
    'Ongkos antar tiap kecamatan.',
    { kecamatan: 'z.kecamatan', ongkir: 'z.fee', gratis_mulai: 'z.free_from' },
    {
      from: 'from delivery_zone z join business b on b.id = z.business_id where z.business_id = $1',
      at: 'b.registered_at',
      id: `md5(z.kecamatan)::uuid`,
    },
  ),
  dataset(
    'tujuan-pembayaran',
    'QRIS dan rekening, yang dipakai dan yang dulu.',
    {
      cara: 'a.method',
      isi_qris: 'a.qris_payload',
      nmid: 'a.nmid',
      nama_qris: 'a.merchant_name',
      bank: 'a.bank',
      nomor_rekening: 'a.account_number',
      nama_rekening: 'a.account_holder',
      dipakai_sejak: 'a.set_at',
      dihapus: 'a.withdrawn_at',
    },
    { from: 'from payment_account a where a.business_id = $1', at: 'a.set_at', id: 'a.id' },
  ),
  dataset(
    'izin-usaha',
    'NIB, P-IRT, halal dan BPOM.',
    {
      jenis: 'l.kind',
      nomor: 'l.number',
      produk: 'p.name',
      status: 'l.status',
      berlaku_sampai: 'l.expires_on',
      dicatat: 'l.declared_at',
      diputuskan: 'l.decided_at',
      alasan_ditolak: 'l.rejection',
    },
    {
      from: 'from licence l left join product p on p.id = l.product_id where l.business_id = $1',
      at: 'l.declared_at',
      id: 'l.id',
    },
  ),
  dataset(
    'produk',
    'Semua produk.',
    {
      kode: 'p.slug',
      nama: 'p.name',
      kategori: 'c.name',
      keterangan: 'p.description',
      satuan: 'p.unit',
      berat_gram: 'p.weight_grams',
      tahan_hari: 'p.shelf_life_days',
      dibuat_pesanan: 'p.made_to_order',
      lama_hari: 'p.lead_time_days',
      status: 'p.status',
      terjual: 'p.sold_count',
      jumlah_ulasan: 'p.rating_count',
      jumlah_bintang: 'p.rating_sum',
    },
    {
      from: `from product p join category c on c.slug = p.category_slug join business b on b.id = p.business_id
             where p.business_id = $1`,
      // Products carry no instant: they stand in the order in which they came.
      at: `b.registered_at + p.newest_rank * interval '1 microsecond'`,
      id: 'p.id',
    },
  ),
  dataset(
    'varian',
    'Harga dan stok tiap varian.',
    {
      kode_produk: 'p.slug',
      produk: 'p.name',
      varian: 'v.name',
      harga: 'v.price',
      harga_coret: 'v.compare_at_price',
      stok: 'v.stock',
      tidak_dijual_sejak: 'v.retired_at',
    },
    {
      from: `from product_variant v join product p on p.id = v.product_id join business b on b.id = p.business_id
             where p.business_id = $1`,
      at: `b.registered_at + p.newest_rank * interval '1 microsecond'`,
      id: 'v.id',
    },
  ),
  dataset(
    'foto-produk',
    'Alamat foto tiap produk.',
    {
      kode_produk: 'p.slug',
      urutan: 'i.position',
      berkas: `coalesce(i.path, m.path || '-' || m.width || '.jpg')`,
      keterangan: 'i.alt',
    },
    {
      from: `from product_image i join product p on p.id = i.product_id join business b on b.id = p.business_id
             left join image m on m.id = i.image_id where p.business_id = $1`,
      at: `b.registered_at + p.newest_rank * interval '1 microsecond'`,
      id: 'i.id',
    },
  ),
  dataset(
    'kupon',
    'Kupon yang Ibu buat.',
    {
      kode: 'c.code',
      jenis: 'c.kind',
      potongan: 'c.amount',
      persen: 'c.percent',
      potongan_paling_banyak: 'c.discount_max',
      belanja_paling_sedikit: 'c.subtotal_min',
      mulai: 'c.starts_at',
      sampai: 'c.ends_at',
      dipakai: 'c.uses',
      jumlah_potongan: 'c.spent',
      diakhiri: 'c.ended_at',
    },
    { from: 'from coupon c where c.business_id = $1', at: 'c.created_at', id: 'c.id' },
  ),
  dataset(
    'pesanan',
    'Semua pesanan.',
    {
      nomor: 'o.number',
      status: 'o.status',
      pembeli: 'p.buyer_name',
      nomor_hp: 'p.buyer_phone',
      lewat: 'p.via',
      cara_ambil: 'o.delivery',
      alamat: 'o.address',
      kelurahan: 'o.kelurahan',
      kecamatan: 'o.kecamatan',
      patokan: 'o.landmark',
      catatan: 'o.note',
      cara_bayar: 'o.payment_method',
      harga_barang: 'o.subtotal',
      ongkir: 'o.delivery_fee',
      potongan: 'o.discount',
      angka_unik: 'o.transfer_digits',
      jumlah: 'o.total',
      dikembalikan: 'o.refunded',
      dipesan: 'o.placed_at',
      diterima: 'o.confirmed_at',
      siap: 'o.ready_at',
      dibayar: 'o.paid_at',
      diserahkan: 'o.completed_at',
      dibatalkan: 'o.cancelled_at',
      alasan_batal: 'o.cancel_reason',
      selesai: 'o.settled_at',
    },
    { from: `${ordersOfBusiness} where o.business_id = $1`, at: 'o.placed_at', id: 'o.id' },
  ),
  dataset(
    'barang-pesanan',
    'Barang di tiap pesanan.',
    {
      nomor_pesanan: 'o.number',
      barang: 'l.name',
      banyaknya: 'l.quantity',
      harga_satuan: 'l.unit_price',
      jumlah: 'l.total',
    },
    {
      from: 'from orders o join order_line l on l.order_id = o.id where o.business_id = $1',
      at: 'o.placed_at',
      id: 'l.id',
    },
  ),
  dataset(
    'pembayaran',
    'Uang yang masuk.',
    {
      nomor_pesanan: 'o.number',
      cara: 'y.method',
      jumlah: 'y.amount',
      biaya_kartu: 'y.fee',
      diterima: 'y.confirmed_at',
    },
    {
      from: 'from payment y join orders o on o.id = y.order_id where o.business_id = $1',
      at: 'y.confirmed_at',
      id: 'y.id',
    },
  ),
  dataset(
    'uang-kembali',
    'Uang yang dikembalikan ke pembeli.',
    {
      nomor_pesanan: 'o.number',
      cara: 'r.method',
      jumlah: 'r.amount',
      alasan: 'r.reason',
      status: 'r.status',
      barang_kembali: 'r.goods_returned',
      diminta: 'r.requested_at',
      dikembalikan: 'r.refunded_at',
    },
    {
      from: 'from refund r join orders o on o.id = r.order_id where o.business_id = $1',
      at: 'r.requested_at',
      id: 'r.id',
    },
  ),
  dataset(
    'sengketa-kartu',
    'Pembayaran kartu yang diadukan pembeli ke banknya.',
    {
      nomor_pesanan: 'o.number',
      jumlah: 's.amount',
      alasan: 'd.reason',
      status: 'd.status',
      dibuka: 'd.opened_at',
      selesai: 'd.closed_at',
    },
    {
      from: `from dispute_order s join dispute d on d.id = s.dispute_id join orders o on o.id = s.order_id
             where o.business_id = $1`,
      at: 'd.opened_at',
      id: 'o.id',
    },
  ),
  dataset(
    'setoran',
    'Uang kartu yang dikirim kepada Ibu.',
    {
      jumlah: 's.amount',
      bukti: 's.reference',
      bank: 's.bank',
      nomor_rekening: 's.account_number',
      dikirim: 's.paid_at',
      kembali: 's.returned_at',
      alasan_kembali: 's.return_reason',
    },
    { from: 'from seller_payout s where s.business_id = $1', at: 's.paid_at', id: 's.id' },
  ),
  dataset(
    'catatan-jualan',
    'Jualan di luar toko yang dicatat.',
    {
      barang: 'r.description',
      banyaknya: 'r.quantity',
      jumlah: 'r.amount',
      cara_bayar: 'r.payment_method',
      tanggal: 'r.sold_on',
      dicatat_oleh: 'u.name',
      dicatat: 'r.recorded_at',
      dibatalkan: 'r.withdrawn_at',
      diperiksa_oleh: 'c.name',
      diperiksa: 'r.verified_at',
    },
    {
      from: `from recorded_sale r join users u on u.id = r.recorded_by left join users c on c.id = r.verified_by
             where r.business_id = $1`,
      at: 'r.recorded_at',
      id: 'r.id',
    },
  ),
  dataset(
    'keuangan',
    'Biaya usaha dan rumah tangga tiap minggu, seperti Ibu sampaikan.',
    {
      tanggal: 'f.declared_on',
      modal_per_10000: 'f.cost_of_goods_basis_points',
      biaya_usaha: 'f.operating_cost',
      belanja_rumah: 'f.household_expenses',
      pendapatan_lain: 'f.other_household_income',
      angsuran_lain: 'f.outside_debt_service',
      disampaikan_oleh: 'u.name',
      disampaikan: 'f.declared_at',
    },
    {
      from: 'from business_finances f join users u on u.id = f.declared_by where f.business_id = $1',
      at: 'f.declared_at',
      id: 'f.id',
    },
  ),
  dataset(
    'kemampuan-bayar',
    'Hitungan kemampuan bayar, dengan semua angka yang dipakai.',
    {
      tanggal: 'a.as_of',
      aturan_versi: 'a.policy_version',
      dihitung: 'a.assessed_at',
      hasil: 'a.estimate',
      angka: 'a.input',
      bukti: 'a.evidence',
    },
    { from: 'from capacity_assessment a where a.business_id = $1', at: 'a.assessed_at', id: 'a.id' },
  ),
  dataset(
    'ulasan',
    'Ulasan pembeli dan jawaban Ibu.',
    {
      produk: 'p.name',
      bintang: 'r.stars',
      ulasan: 'r.text',
      oleh: 'r.author_name',
      status: 'r.status',
      alasan_disembunyikan: 'r.hidden_reason',
      ditulis: 'r.written_at',
      diubah: 'r.edited_at',
      jawaban: 'r.reply',
      dijawab: 'r.replied_at',
    },
    {
      from: 'from product_review r join product p on p.id = r.product_id where r.business_id = $1',
      at: 'r.written_at',
      id: 'r.id',
    },
  ),
  dataset(
    'keluhan',
    'Keluhan dan permintaan kembali.',
    {
      nomor: 'c.number',
      nomor_pesanan: 'o.number',
      jenis: 'c.kind',
      alasan: 'c.reason',
      status: 'c.status',
      dibuka: 'c.opened_at',
      batas_jawab: 'c.answer_due_at',
      dijawab: 'c.answered_at',
      dibantu_petugas: 'c.escalated_at',
      batas_putusan: 'c.decision_due_at',
      kembalikan: 'c.refund_amount',
      diminta_kembali: 'c.refund_ordered_at',
      batas_kembali: 'c.refund_due_at',
      selesai: 'c.resolved_at',
      hasil: 'c.resolution',
      catatan: 'c.resolution_note',
      diputuskan_oleh: 'c.resolved_by',
    },
    {
      from: 'from complaint c join orders o on o.id = c.order_id where c.business_id = $1',
      at: 'c.opened_at',
      id: 'c.id',
    },
  ),
  dataset(
    'isi-keluhan',
    'Percakapan di tiap keluhan.',
    { nomor_keluhan: 'c.number', urutan: 'm.number', dari: 'm.author', isi: 'm.text', ditulis: 'm.written_at' },
    {
      from: 'from complaint_message m join complaint c on c.id = m.complaint_id where c.business_id = $1',
      at: 'm.written_at',
      id: 'm.id',
    },
  ),
  dataset(
    'pesan',
    'Kabar yang kami kirim kepada Ibu. Kode rahasia tidak ikut.',
    {
      jenis: 'm.kind',
      judul: 'm.subject',
      isi: 'm.text',
      status: 'm.status',
      dibuat: 'm.created_at',
      dikirim: 'm.sent_at',
    },
    {
      from: `from message m where m.recipient_phone = (select phone from users where id = ${owner})
             and m.kind not in ('SIGN_IN_CODE', 'MANDATE_CODE')`,
      at: 'm.created_at',
      id: 'm.id',
    },
  ),
  dataset(
    'lapor-bayar',
    'Pembeli yang bilang sudah membayar, dan jawaban Ibu.',
    { nomor_pesanan: 'o.number', dilaporkan: 'r.reported_at', dijawab_belum: 'r.denied_at', alasan: 'r.denial' },
    {
      from: 'from payment_report r join orders o on o.id = r.order_id where o.business_id = $1',
      at: 'r.reported_at',
      id: `md5(r.order_id::text || r.number)::uuid`,
    },
  ),
  dataset(
    'pengajuan-pinjaman',
    'Pinjaman yang Ibu ajukan.',
    {
      nomor: 'a.number',
      jumlah: 'a.principal',
      minggu: 'a.weeks',
      untuk: 'a.purpose',
      status: 'a.status',
      dibuat: 'a.created_at',
      diajukan: 'a.submitted_at',
      alasan_akhir: 'a.end_reason',
    },
    { from: 'from loan_application a where a.business_id = $1', at: 'a.created_at', id: 'a.id' },
  ),
  dataset(
    'penilaian-pinjaman',
    'Penilaian pendamping atas pengajuan Ibu.',
    {
      nomor_pengajuan: 'a.number',
      kemampuan_paling_banyak: 'p.capacity_max',
      disarankan: 'p.recommended_principal',
      minggu: 'p.recommended_weeks',
      catatan: 'p.note',
      oleh: 'u.name',
      dinilai: 'p.appraised_at',
    },
    {
      from: `from loan_appraisal p join loan_application a on a.id = p.application_id join users u on u.id = p.appraised_by
             where a.business_id = $1`,
      at: 'p.appraised_at',
      id: 'p.id',
    },
  ),
  dataset(
    'suara-pinjaman',
    'Suara Ibu untuk pinjaman anggota lain.',
    {
      nomor_pengajuan: 'a.number',
      setuju: 'v.says_yes',
      alasan: 'v.reason',
      kapan: 'v.voted_at',
      dicatat_oleh: 'u.name',
      dibatalkan: 'v.contested_at',
    },
    {
      from: `from loan_application_vote v join loan_application a on a.id = v.application_id left join users u on u.id = v.recorded_by
             where v.voter_id = ${owner}`,
      at: 'v.voted_at',
      id: 'v.id',
    },
  ),
  dataset(
    'pinjaman',
    'Pinjaman Ibu dan keadaannya.',
    {
      nomor: 'l.number',
      pokok: 'l.principal',
      jasa: 'l.margin',
      angsuran: 'l.regular_instalment',
      minggu: 'l.weeks',
      uang_pertanggungjawaban: 'l.deposit',
      cair: 'l.disbursed_on',
      status: 'l.status',
      lunas: 'l.closed_on',
    },
    { from: 'from loan l where l.business_id = $1', at: 'l.disbursed_at', id: 'l.id' },
  ),
  dataset(
    'kehadiran',
    'Hadir atau tidaknya Ibu di pertemuan kelompok.',
    { kelompok: 'g.name', tanggal: 'm.held_on', kehadiran: 'a.presence', dicatat: 'a.recorded_at' },
    {
      from: `from meeting_attendance a join meeting m on m.id = a.meeting_id join member_group g on g.id = m.group_id
             where a.member_id = ${owner}`,
      at: 'a.recorded_at',
      id: 'm.id',
    },
  ),
  dataset(
    'setoran-pertemuan',
    'Yang Ibu setor di pertemuan, dan untuk apa.',
    {
      tanggal: 'm.held_on',
      jumlah: 'l.amount',
      angsuran: 'l.own_amount',
      talangan_dikembalikan: 'l.claims_amount',
      dana_kelompok: 'l.contribution',
      dana_dibatalkan: 'b.reversed_at',
      cara: 'l.method',
      disimpan: 's.posted_at',
    },
    {
      from: `from collection_sheet_line l join collection_sheet s on s.id = l.sheet_id join meeting m on m.id = s.meeting_id
             left join group_fund_entry f on f.group_id = m.group_id and f.member_id = l.member_id
               and f.kind = 'CONTRIBUTION' and f.posted_at = s.posted_at
             left join fund_contribution_reversal b on b.contribution_id = f.id
             where l.member_id = ${owner}`,
      at: 's.posted_at',
      id: 'l.id',
    },
  ),
  dataset(
    'talangan',
    'Talangan dari dan untuk Ibu: jumlah, sisa.',
    {
      ditalangi: 'b.name',
      menalangi: 'p.name',
      jumlah: 'c.amount',
      sisa: 'c.balance',
      sejak: 'c.made_at',
    },
    {
      from: `from cover_claim c join users b on b.id = c.borrower_id left join users p on p.id = c.payer_id
             where ${owner} in (c.borrower_id, c.payer_id)`,
      at: 'c.made_at',
      id: 'c.id',
    },
  ),
  dataset(
    'mutasi-pinjaman',
    'Semua yang terjadi pada pinjaman Ibu: pencairan, pembayaran, pembatalan.',
    {
      nomor_pinjaman: 'l.number',
      jenis: 'e.kind',
      tanggal: 'e.happened_on',
      jumlah: 'e.amount',
      cara: 'e.method',
      dicatat: 'e.posted_at',
      alasan: 'e.reason',
    },
    {
      from: 'from loan_event e join loan l on l.id = e.loan_id where l.business_id = $1',
      at: 'e.posted_at',
      id: 'e.id',
    },
  ),
  dataset(
    'siapa-melihat',
    'Siapa melihat angka usaha Ibu, dan kapan.',
    { oleh: 'u.name', melihat: 'r.what', kapan: 'r.read_at' },
    {
      from: `from financial_read r join users u on u.id = r.reader_id where r.subject_id = ${owner}`,
      at: 'r.read_at',
      id: 'r.id',
    },
  ),
  dataset(
    'izin-pendamping',
    'Izin yang Ibu berikan kepada pendamping.',
    { pendamping: 'u.name', diberikan: 'm.confirmed_at', sampai: 'm.expires_at', dihentikan: 'm.ended_at' },
    {
      from: `from mandate m join users u on u.id = m.mentor_id where m.business_id = $1 and m.confirmed_at is not null`,
      at: 'm.confirmed_at',
      id: 'm.id',
    },
  ),
  dataset(
    'dikerjakan-pendamping',
    'Apa yang dikerjakan pendamping atas nama Ibu.',
    { pendamping: 'u.name', dikerjakan: 'a.what', kapan: 'a.acted_at' },
    {
      from: 'from acted_on_behalf a join users u on u.id = a.mentor_id where a.business_id = $1',
      at: 'a.acted_at',
      id: 'a.id',
    },
  ),
  dataset(
    'unduhan',
    'Kapan data ini pernah diunduh.',
    { oleh: 'u.name', kapan: 'e.exported_at' },
    {
      from: 'from data_export e join users u on u.id = e.exported_by where e.business_id = $1',
      at: 'e.exported_at',
      id: 'e.id',
    },
  ),
]

const rowsMax = 1000

type KeyedRow = ExportRow & QueryResultRow & { _at: Temporal.Instant; _id: string }

/** The rows of a dataset, so many at a time: a seller of ten thousand orders takes no more of the database at once than another. */
export async function* rowsOf(reader: Reader, { sql }: Dataset, businessId: string): AsyncGenerator<ExportRow[]> {
  const page = passingStatement<KeyedRow>(`
    select * from (${sql}) d
    where $2::timestamptz is null or ("_at", "_id") > ($2, $3::uuid)
    order by "_at", "_id" limit ${rowsMax}`)
  let after: [string, string] | null = null
  for (;;) {
    const rows: KeyedRow[] = await readRows(reader, page, [businessId, after?.[0] ?? null, after?.[1] ?? null])
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < rowsMax) return
    after = [last._at.toString(), last._id]
  }
}

// Counted and written down in one statement, for the owner alone.
const begun = statement<{ owns: boolean; recent: number }>(`
  with asked as (
    select b.id, b.owner_id = $2 as owns,
           (select count(*)::int from data_export e where e.business_id = b.id and e.exported_at > $4::timestamptz - interval '1 hour') as recent
    from business b where b.id = $1
  ), written as (
    insert into data_export (id, business_id, exported_by, request_id, exported_at)
    select $5, id, $2, $3, $4 from asked where owns and recent < $6
  )
  select owns, recent from asked`)

export const beginExport = (
  reader: Reader,
  values: { id: string; businessId: string; viewerId: string; requestId: string; now: Temporal.Instant; max: number },
): Promise<{ owns: boolean; recent: number } | null> =>
  readOne(reader, begun, [values.businessId, values.viewerId, values.requestId, values.now, values.id, values.max])
