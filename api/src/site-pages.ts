/** Pages of the storefront that messages lead to, below its address. A test holds them against its routes. */
export const sitePages = {
  purchase: (trackingToken: string) => `/pesanan/${trackingToken}`,
  product: (slug: string) => `/produk/${slug}`,
  stopStockNotice: (token: string) => `/kabar-stok/${token}`,
  // Her pages name the business: she may own another.
  ordersOf: (businessSlug: string) => `/jual/pesanan?usaha=${businessSlug}`,
  complaintsOf: (businessSlug: string) => `/jual/keluhan?usaha=${businessSlug}`,
  /** Where an officer decides on it. */
  escalatedComplaint: (complaintId: string) => `/program/keluhan/${complaintId}`,
  reviewsOf: (businessSlug: string) => `/jual/ulasan?usaha=${businessSlug}`,
  /** Where she sees who may act for her, and ends it. */
  mandatesOf: (businessSlug: string) => `/jual/data?usaha=${businessSlug}#bantuan`,
  /** Where a borrower agrees to the price, follows her application and says that she has the money. */
  ownApplication: (applicationId: string) => `/jual/pinjaman/pengajuan/${applicationId}`,
  /** Where a member votes, and says that a vote was not hers. */
  ownVotes: () => '/jual/kelompok#usulan',
  mentoredApplication: (groupSlug: string, applicationId: string) => `/dampingi/${groupSlug}/usulan/${applicationId}`,
} as const
