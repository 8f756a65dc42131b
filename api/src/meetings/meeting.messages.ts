import { formatRupiah } from '@maju-bersama/money'

const dayOf = (day: Temporal.PlainDate): string =>
  day.toLocaleString('id-ID', { weekday: 'long', day: 'numeric', month: 'long' })

/** What the receipt of a member says; amounts in whole rupiah, 0 where there is nothing. */
export interface Receipt {
  heldOn: Temporal.PlainDate
  own: bigint
  loanNumber: string | null
  outstanding: bigint
  covered: bigint
  claims: bigint
  contribution: bigint
  /** For whom she covered. */
  coveredFor: readonly { name: string; amount: bigint }[]
  /** What others gave back to her. */
  givenBack: bigint
}

export const receiptText = (receipt: Receipt): string =>
  [
    `Bukti pertemuan ${dayOf(receipt.heldOn)}, Bu.`,
    receipt.own > 0n && `Angsuran ${receipt.loanNumber} diterima ${formatRupiah(receipt.own)}.`,
    receipt.covered > 0n && `Ditalangi anggota lain ${formatRupiah(receipt.covered)}.`,
    receipt.claims > 0n && `Talangan yang Ibu kembalikan ${formatRupiah(receipt.claims)}.`,
    receipt.contribution > 0n && `Dana kelompok ${formatRupiah(receipt.contribution)}.`,
    ...receipt.coveredFor.map(({ name, amount }) => `Ibu menalangi ${name} ${formatRupiah(amount)}.`),
    receipt.givenBack > 0n && `Talangan kembali kepada Ibu ${formatRupiah(receipt.givenBack)}.`,
    receipt.loanNumber && `Sisa pinjaman ${formatRupiah(receipt.outstanding)}.`,
    'Kalau ada yang keliru, beri tahu pendamping.',
  ]
    .filter(Boolean)
    .join(' ')

export const reversalText = (amount: bigint, loanNumber: string, reason: string): string =>
  `Bu, catatan pembayaran ${formatRupiah(amount)} untuk ${loanNumber} dibatalkan. Alasannya: ${reason}. Tanyakan kepada pendamping bila ini keliru.`

export const contributionReversedText = (amount: bigint, groupName: string, reason: string): string =>
  `Bu, catatan dana ${groupName} ${formatRupiah(amount)} dibatalkan. Alasannya: ${reason}. Tanyakan kepada pendamping bila ini keliru.`
