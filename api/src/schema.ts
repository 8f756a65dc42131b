import 'reflect-metadata'
import { type GraphQLSchema, isAbstractType } from 'graphql'
import { buildSchemaSync, getMetadataStorage } from 'type-graphql'
import { LoanApplicationResolver } from './applications/application.resolver.ts'
import { BusinessResolver } from './businesses/business.resolver.ts'
import { WorkingDaysResolver } from './businesses/working-days.resolver.ts'
import { CapacityResolver } from './capacity/capacity.resolver.ts'
import { CapacityPolicyResolver } from './capacity/capacity-policy.resolver.ts'
import { OwnProductConnectionResolver, OwnProductResolver } from './catalogue/own-product.resolver.ts'
import { BusinessProductsResolver, ProductConnectionResolver, ProductResolver } from './catalogue/product.resolver.ts'
import { ProductImportResolver } from './catalogue/product-import.resolver.ts'
import { ProductLicenceResolver } from './catalogue/product-licences.resolver.ts'
import { SearchResolver } from './catalogue/search.resolver.ts'
import { StockNoticeResolver } from './catalogue/stock-notice.resolver.ts'
import {
  ComplaintMessageResolver,
  ComplaintResolver,
  ComplaintsOfOrderResolver,
  ComplaintsOfPurchaseResolver,
} from './complaints/complaint.resolver.ts'
import { CouponResolver } from './coupons/coupon.resolver.ts'
import { DeskResolver } from './desk/desk.resolver.ts'
import { ExportResolver } from './exports/export.resolver.ts'
import { FigureReadResolver } from './groups/figure-read.resolver.ts'
import { GroupResolver, OwnGroupResolver } from './groups/group.resolver.ts'
import { GroupActsResolver } from './groups/group-acts.resolver.ts'
import { MandateResolver } from './groups/mandate.resolver.ts'
import { RoleResolver } from './groups/role.resolver.ts'
import { UserResolver } from './identity/user.resolver.ts'
import { LedgerResolver } from './ledger/ledger.resolver.ts'
import { GroupExitResolver, OwnGroupLoansResolver } from './lending/group-exit.resolver.ts'
import { LoanResolver } from './lending/loan.resolver.ts'
import { LoanActsResolver } from './lending/loan-acts.resolver.ts'
import { LoanAssignmentResolver } from './lending/loan-assignment.resolver.ts'
import { LoanProductResolver } from './lending/loan-product.resolver.ts'
import { LoanQuoteResolver } from './lending/loan-quote.resolver.ts'
import { PortfolioResolver } from './lending/portfolio.resolver.ts'
import { SettlementResolver } from './lending/settlement.resolver.ts'
import { BusinessLicenceResolver, LicenceResolver } from './licences/licence.resolver.ts'
import { GroupFundResolver } from './meetings/group-fund.resolver.ts'
import { MeetingResolver } from './meetings/meeting.resolver.ts'
import { ReviewResolver } from './mentoring/review.resolver.ts'
import { MessageResolver } from './messages/message.resolver.ts'
import { OrderResolver, PurchaseResolver } from './orders/order.resolver.ts'
import {
  CheckedOutResolver,
  OrderPaymentResolver,
  PaymentResolver,
  PurchasePaymentResolver,
} from './payments/payment.resolver.ts'
import { PayoutResolver } from './payments/payout.resolver.ts'
import { AuditResolver } from './reports/audit.resolver.ts'
import { LoanPapersResolver } from './reports/loan-papers.resolver.ts'
import { MeetingFormResolver } from './reports/meeting-form.resolver.ts'
import { MoneyListsResolver } from './reports/money-lists.resolver.ts'
import { TrendResolver } from './reports/trend.resolver.ts'
import {
  ModeratedReviewResolver,
  ProductReviewResolver,
  RatingOfBusinessResolver,
  ReviewsOfProductResolver,
  ReviewsOfPurchaseResolver,
} from './reviews/review.resolver.ts'
import { SalesResolver } from './sales/sales.resolver.ts'
import { SellerWeekResolver } from './sales/week-in-sentences.resolver.ts'
import { PauseResolver } from './shops/pause.resolver.ts'
import { ShopResolver } from './shops/shop.resolver.ts'

// Fields without a resolver of their own are read off the row: no wrapper, no promise for each of them.
for (const type of getMetadataStorage().objectTypes) type.simpleResolvers = true

/** What is promised, put together from all modules. */
export const schema: GraphQLSchema = buildSchemaSync({
  resolvers: [
    MessageResolver,
    UserResolver,
    LedgerResolver,
    BusinessResolver,
    WorkingDaysResolver,
    MandateResolver,
    FigureReadResolver,
    GroupResolver,
    OwnGroupResolver,
    GroupActsResolver,
    RoleResolver,
    ProductConnectionResolver,
    ProductResolver,
    BusinessProductsResolver,
    OwnProductConnectionResolver,
    OwnProductResolver,
    ProductLicenceResolver,
    SearchResolver,
    ProductImportResolver,
    StockNoticeResolver,
    LicenceResolver,
    BusinessLicenceResolver,
    PauseResolver,
    ShopResolver,
    CouponResolver,
    PurchaseResolver,
    OrderResolver,
    PaymentResolver,
    CheckedOutResolver,
    PurchasePaymentResolver,
    OrderPaymentResolver,
    PayoutResolver,
    ReviewsOfProductResolver,
    RatingOfBusinessResolver,
    ReviewsOfPurchaseResolver,
    ProductReviewResolver,
    ModeratedReviewResolver,
    ComplaintsOfPurchaseResolver,
    ComplaintsOfOrderResolver,
    ComplaintResolver,
    ComplaintMessageResolver,
    SalesResolver,
    SellerWeekResolver,
    CapacityResolver,
    CapacityPolicyResolver,
    ExportResolver,
    DeskResolver,
    LoanQuoteResolver,
    LoanProductResolver,
    LoanApplicationResolver,
    LoanResolver,
    LoanActsResolver,
    SettlementResolver,
    GroupExitResolver,
    OwnGroupLoansResolver,
    LoanAssignmentResolver,
    PortfolioResolver,
    GroupFundResolver,
    MeetingResolver,
    LoanPapersResolver,
    MoneyListsResolver,
    TrendResolver,
    AuditResolver,
    MeetingFormResolver,
    ReviewResolver,
  ],
  // Input is judged by the schemas beside the resolvers, which name the field in Indonesian.
  validate: false,
})

// Every member of a union says its own name. The resolvers that the builder makes are asynchronous, which compiled operations
// cannot wait for.
for (const type of Object.values(schema.getTypeMap())) {
  if (isAbstractType(type)) type.resolveType = (value: { __typename: string }) => value.__typename
}
