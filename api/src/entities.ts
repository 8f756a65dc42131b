import { Business } from './businesses/business.entity.ts'
import { BusinessFinances } from './capacity/finances.entity.ts'
import { Product, ProductImage, ProductVariant } from './catalogue/product.entity.ts'
import { ChairTerm, Group, GroupMembership } from './groups/group.entity.ts'
import { Session, SignInCode, User } from './identity/user.entity.ts'
import { LedgerEntry, LedgerTransaction } from './ledger/ledger.entity.ts'
import { Message } from './messages/message.entity.ts'
import { Order, OrderLine, Purchase } from './orders/order.entity.ts'
import { Payment } from './payments/payment.entity.ts'
import { RecordedSale } from './sales/recorded-sale.entity.ts'

/** What is stored, of all modules. */
export const entities = [
  Message,
  User,
  SignInCode,
  Session,
  LedgerTransaction,
  LedgerEntry,
  Business,
  Group,
  GroupMembership,
  ChairTerm,
  Product,
  ProductVariant,
  ProductImage,
  Purchase,
  Order,
  OrderLine,
  Payment,
  RecordedSale,
  BusinessFinances,
]
