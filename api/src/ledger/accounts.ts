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
