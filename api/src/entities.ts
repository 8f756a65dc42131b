import { LoanApplication, LoanApplicationVote, LoanAppraisal } from './applications/application.entity.ts'
import { Business } from './businesses/business.entity.ts'
import { BusinessFinances } from './capacity/finances.entity.ts'
import { Product, ProductImage, ProductVariant } from './catalogue/product.entity.ts'
import { ProductImport } from './catalogue/product-import.entity.ts'
import { Complaint, ComplaintMessage } from './complaints/complaint.entity.ts'
import { Coupon, CouponRedemption } from './coupons/coupon.entity.ts'
import {
  ChairTerm,
  ChecklistMark,
  Group,
  GroupInvitation,
  GroupMeeting,
  GroupMembership,
  GroupPolicy,
  GroupTransfer,
} from './groups/group.entity.ts'
import { Mandate } from './groups/mandate.entity.ts'
import { Session, SignInCode, User } from './identity/user.entity.ts'
import { LedgerEntry, LedgerTransaction } from './ledger/ledger.entity.ts'
import { Loan, LoanAllocation, LoanEventRecord, LoanProduct, LoanProductVersion } from './lending/loan.entity.ts'
import { LoanAssignment } from './lending/loan-assignment.entity.ts'
import { LoanChange, ProgrammeFund } from './lending/loan-change.entity.ts'
import { Licence } from './licences/licence.entity.ts'
import {
  CashHandover,
  ClaimEntry,
  CollectionSheet,
  CollectionSheetLine,
  ContributionReversal,
  CoverClaim,
  GroupFundEntry,
  Meeting,
} from './meetings/meeting.entity.ts'
import { Message } from './messages/message.entity.ts'
import { Order, OrderLine, Purchase } from './orders/order.entity.ts'
import { CardSession, CardSessionOrder, Dispute, DisputeOrder } from './payments/card.entity.ts'
import { Payment, Refund, RefundAttempt } from './payments/payment.entity.ts'
import { PaymentReport } from './payments/payment-report.entity.ts'
import { ProviderPayout, SellerPayout } from './payments/payout.entity.ts'
import {
  ProductReview,
  ProductReviewModeration,
  ProductReviewReport,
  ProductReviewVersion,
} from './reviews/review.entity.ts'
import { RecordedSale } from './sales/recorded-sale.entity.ts'
import { DeliveryZone, PaymentAccount } from './shops/shop.entity.ts'

/** What is stored, of all modules. */
export const entities = [
  Message,
  User,
  SignInCode,
  Session,
  LedgerTransaction,
  LedgerEntry,
  Business,
  GroupPolicy,
  Group,
  GroupMeeting,
  ChecklistMark,
  GroupMembership,
  GroupInvitation,
  GroupTransfer,
  ChairTerm,
  Mandate,
  Product,
  ProductVariant,
  ProductImage,
  ProductImport,
  Licence,
  DeliveryZone,
  PaymentAccount,
  Coupon,
  CouponRedemption,
  Purchase,
  Order,
  OrderLine,
  Payment,
  PaymentReport,
  CardSession,
  CardSessionOrder,
  Refund,
  RefundAttempt,
  Dispute,
  DisputeOrder,
  ProviderPayout,
  SellerPayout,
  ProductReview,
  ProductReviewVersion,
  ProductReviewReport,
  ProductReviewModeration,
  Complaint,
  ComplaintMessage,
  RecordedSale,
  BusinessFinances,
  LoanProduct,
  LoanProductVersion,
  Loan,
  LoanEventRecord,
  LoanAllocation,
  LoanApplication,
  LoanApplicationVote,
  LoanAppraisal,
  LoanAssignment,
  Meeting,
  CollectionSheet,
  CollectionSheetLine,
  ContributionReversal,
  CoverClaim,
  ClaimEntry,
  GroupFundEntry,
  CashHandover,
  LoanChange,
  ProgrammeFund,
]
