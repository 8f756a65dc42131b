import { forgetStockNotices } from './catalogue/forget-stock-notices.ts'
import { importProducts } from './catalogue/import-products.ts'
import { refreshSearch } from './catalogue/refresh-search.ts'
import { sendStockNotices } from './catalogue/send-stock-notices.ts'
import { closeOrderedRefund } from './complaints/close-ordered-refund.ts'
import { escalateComplaints } from './complaints/escalate-complaints.ts'
import type { Job } from './jobs/job.ts'
import { applyMeetingChanges } from './lending/apply-meeting-changes.ts'
import { chargeLateInstalments } from './lending/charge-late-instalments.ts'
import { moveHolidays } from './lending/move-closed-days.ts'
import { expireLicences } from './licences/expire-licences.ts'
import { blankOldMessages, blankSecrets } from './messages/blank-messages.ts'
import { deliverMessage } from './messages/deliver-message.ts'
import { expireOrders } from './orders/expire-orders.ts'
import { cardFee } from './payments/learn-card-fee.ts'
import { cardRefund, cardRefundsCheck } from './payments/refund-by-card.ts'
import { cardResume, cardSessionOutdated, cardSweep } from './payments/sweep-cards.ts'

/** What is done outside requests, of all modules. */
export const jobs: readonly Job[] = [
  deliverMessage,
  blankSecrets,
  blankOldMessages,
  expireLicences,
  applyMeetingChanges,
  importProducts,
  expireOrders,
  escalateComplaints,
  closeOrderedRefund,
  refreshSearch,
  sendStockNotices,
  forgetStockNotices,
  cardFee,
  cardRefund,
  cardRefundsCheck,
  cardResume,
  cardSessionOutdated,
  cardSweep,
  moveHolidays,
  chargeLateInstalments,
]
