/**
 * The accounts that code posts to, by what they hold. Codes and names stand in the table `ledger_account`.
 *
 * The memorandum accounts record settled sales, however they were paid: never the platform's money.
 */
export const marketplaceAccounts = {
  cardCash: '1100',
  bank: '1110',
  owedToSellers: '2100',
  /** Card money that no order wants: on its way back to the buyer. */
  owedToBuyers: '2190',
  /** What the provider takes and no seller caused. */
  providerCosts: '5100',
  receivedBySellers: '9100',
  receivedByCard: '9110',
  settledSales: '9200',
} as const

/** Accounts of the programme book. Margin, penalties and fees are income when they are paid. */
export const programmeAccounts = {
  officeCash: '1100',
  /** Collected in the meetings, not yet handed over. */
  fieldCash: '1110',
  bank: '1120',
  /** The control account of all loans: principal that is out. */
  loans: '1200',
  claims: '1300',
  deposits: '2200',
  memberCredit: '2300',
  owedToCoverers: '2310',
  solidarityFunds: '2400',
  capital: '3100',
  margin: '4100',
  penalties: '4110',
  fees: '4120',
  recoveries: '4200',
  writtenOff: '5100',
} as const
